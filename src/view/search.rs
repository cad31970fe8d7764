//! The search page: what its script needs to speak to the reader.

use super::chrome::About;
use super::pages::SearchView;
use super::{Desk, Views};
use crate::page::Page;
use crate::text::Language;
use crate::text::date::PartialDate;
use serde_json::{Map, Value, json};

impl Views<'_> {
    /// A language's search page.
    #[must_use]
    pub fn search(&self, language: Language) -> SearchView {
        let desk = self.desk(language);
        let interface = desk.interface;
        let heading = interface.word("search").to_owned();
        let chrome = desk.chrome(About {
            page: &Page::Search { language },
            kind: "search",
            name: heading.clone(),
            description: interface.phrase("search_description", &[("site", &interface.site.title)]),
        });
        SearchView { page: chrome, heading, speech: speech(&desk).to_string() }
    }
}

/// Every word, phrase and pattern that the script uses. A phrase keeps its braces: each name stands for itself.
fn speech(desk: &Desk<'_, '_>) -> Value {
    let interface = desk.interface;
    let words = [
        ("none", interface.word("search_none").to_owned()),
        ("broken", interface.word("search_broken").to_owned()),
        ("unable", interface.word("search_unable").to_owned()),
        ("most", interface.word("search_most").to_owned()),
        ("undated", interface.word("undated").to_owned()),
        ("colon", interface.word("colon").to_owned()),
        ("alsoOff", interface.word("search_also_off").to_owned()),
        ("alsoOn", interface.word("search_also_on").to_owned()),
        ("also", interface.phrase("search_also", &[("names", "{names}")])),
        ("corrected", interface.phrase("search_corrected", &[("words", "{words}")])),
        ("ignored", interface.phrase("search_ignored", &[("words", "{words}")])),
        ("quotations", interface.phrase("search_quotations", &[("name", "{name}")])),
        ("remove", interface.phrase("search_remove", &[("name", "{name}")])),
        ("lang", interface.word("language_switch").to_owned()),
        ("year", interface.word("search_year").to_owned()),
        ("outlet", interface.word("label_outlet").to_owned()),
        ("topic", interface.word("topics").to_owned()),
        ("quotes", interface.word("search_passages").to_owned()),
    ];
    let words: Map<String, Value> = words.into_iter().map(|(id, text)| (id.to_owned(), json!(text))).collect();
    let site = &desk.views.site;
    let languages: Map<String, Value> = desk
        .views
        .archive
        .articles
        .iter()
        .map(|a| a.entry.language.primary())
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .map(|l| (l.to_string(), json!([interface.language_name(l), l.direction().as_str()])))
        .collect();
    json!({
        "words": words,
        "found": interface.forms("found_articles"),
        "languages": languages,
        "digits": (0..10).map(|d| interface.number(d)).collect::<String>(),
        "thousand": interface.number(1000),
        "dates": dates(desk),
        "base": site.base_url.path(),
        "topics": desk.local(&crate::archive::routes::topics(desk.language)),
    })
}

/// Patterns of dates, with `{d}` and `{y}` in the place of the numbers: twelve of days, twelve of months, one of years.
fn dates(desk: &Desk<'_, '_>) -> Value {
    let interface = desk.interface;
    let (day, year) = (28, 2001);
    let plain = |number: usize| interface.number(number).chars().filter(|c| c.is_numeric()).collect::<String>();
    let pattern = |date: Option<PartialDate>| {
        let text = date.map(|d| interface.date(d)).unwrap_or_default();
        text.replace(&plain(year), "{y}").replace(&plain(day), "{d}")
    };
    let days: Vec<String> = (1..=12).map(|month| pattern(PartialDate::day(2001, month, 28))).collect();
    let months: Vec<String> = (1..=12).map(|month| pattern(PartialDate::year_month(2001, month))).collect();
    json!({ "day": days, "month": months, "year": pattern(PartialDate::year_only(2001)) })
}
