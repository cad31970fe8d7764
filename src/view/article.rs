//! The page of one article.

use super::chrome::About;
use super::html::body::{self, BodyHtml, Input};
use super::pages::{ArticleView, CreditView, Evidence, HeadingLink, MentionedDate, RelatedView};
use super::parts::{Card, Switch};
use super::{Desk, Texts, Views, html, published_time};
use crate::archive::{ArticleId, ArticleRecord, TopicId, routes};
use crate::derive::{FactMethod, TextMethod};
use crate::interface::Interface;
use crate::page::Page;
use crate::source::{Body, Role};
use crate::text::url::encode;
use crate::text::{Language, Span};
use std::collections::{BTreeMap, HashSet};

/// Subheadings from which on a table of contents is worth its place.
const CONTENTS: usize = 3;

impl Views<'_> {
    /// An article in the chrome of `language`. `body` is its text, `texts` knows where its pictures stand.
    #[must_use]
    pub fn article(&self, id: ArticleId, language: Language, body: &Body, texts: &dyn Texts) -> ArticleView {
        let desk = self.desk(language);
        let record = self.archive.article(id);
        let entry = &record.entry;
        let interface = desk.interface;
        let written = desk.body(id, body, texts);
        let title = desk.text(&entry.title.value, entry.language);
        let foreign = title.foreign;
        let language_name = interface.language_name(entry.language);
        let page = Page::Article { article: id, language };
        let mut chrome =
            desk.chrome(About { page: &page, kind: "article", name: desk.distinct_title(record), description: desk.description(record) });
        // The page shows the headline as it is, whatever tells two titles apart.
        chrome.name.clone_from(&title.text);
        chrome.published = published_time(entry, &self.site.timezone).unwrap_or_default();
        chrome.undated = chrome.published.is_empty();
        chrome.json_ld = desk.json_ld(id, &chrome, &title.text);
        ArticleView {
            page: chrome,
            summary: desk.text(&entry.summary.value, entry.language),
            lang: title.lang.clone(),
            dir: title.dir,
            foreign,
            foreign_note: if foreign { desk.foreign_note(record, &language_name) } else { String::new() },
            date: entry.date.as_ref().map(|d| desk.date(d.value)),
            updated: entry.updated.as_ref().map(|d| desk.date(d.value)),
            not_before: if entry.date.is_some() { None } else { entry.latest_mentioned().map(|d| desk.date(d.date)) },
            outlet: desk.outlet(id),
            outlet_url: record.outlet_topic.filter(|t| desk.has_page(*t)).map(|t| desk.topic_url(t)).unwrap_or_default(),
            source_url: entry.source_url.clone().unwrap_or_default(),
            source_host: entry.source_url.as_deref().map(host).unwrap_or_default(),
            reading_time: interface.count("minutes", entry.reading_minutes as usize),
            credits: desk.credits(record),
            contents: desk.contents(record, body, &written),
            topics: desk.groups(record.topics.iter().map(|t| t.topic).collect()),
            dates: desk.mentioned_dates(record, body, &written),
            story: desk.story_of(id),
            related: desk.related(id),
            translations: desk.translations(record),
            evidence: desk.evidence(record, &written),
            body: written.html,
            language_name,
            title,
        }
    }
}

impl Desk<'_, '_> {
    fn has_page(&self, topic: TopicId) -> bool {
        !self.views.plan.lists.of(self.language).topic(topic).is_empty()
    }

    /// The text, with a link at the first place where prose names each topic.
    fn body(&self, id: ArticleId, body: &Body, texts: &dyn Texts) -> BodyHtml {
        let record = self.archive().article(id);
        let quotes: Vec<Span> = record.entry.quotes.iter().map(|q| q.place).collect();
        let linkable = body::linkable(body, &quotes);
        let mut seen: HashSet<TopicId> = HashSet::new();
        let mut topics: Vec<(Span, String)> = Vec::new();
        for mention in &record.entry.mentions {
            let Some(topic) = self.archive().topic_of(id, mention.name) else { continue };
            let apart = topics.last().is_none_or(|(last, _)| last.end <= mention.place.start);
            if apart && !seen.contains(&topic) && self.has_page(topic) && linkable(mention.place) {
                seen.insert(topic);
                topics.push((mention.place, self.topic_url(topic)));
            }
        }
        let resolve = |written: &str| texts.resource(id, written, self.language);
        body::write(Input {
            body,
            language: record.entry.language,
            interface: self.interface,
            passages: &record.entry.passages,
            topics,
            resolve: &resolve,
        })
    }

    /// The title for `<title>`: with the article's id where others have the same.
    fn distinct_title(&self, record: &ArticleRecord) -> String {
        let title = &record.entry.title.value;
        if self.views.is_repeated(title) { format!("{title} ({})", record.id) } else { title.clone() }
    }

    fn description(&self, record: &ArticleRecord) -> String {
        let summary = &record.entry.summary.value;
        let title = self.distinct_title(record);
        match summary.as_str() {
            "" => self.interface.phrase("article_description", &[("title", &title), ("site", &self.interface.site.title)]),
            _ if self.views.is_repeated(summary) => format!("{title}: {summary}"),
            _ => summary.clone(),
        }
    }

    fn foreign_note(&self, record: &ArticleRecord, language_name: &str) -> String {
        // A translation into a third language does not help this reader, but it is no lack of one.
        let id = if record.translations.is_empty() { "foreign_note" } else { "in_language" };
        match id {
            "foreign_note" => self.interface.phrase("foreign_note", &[("language", language_name)]),
            _ => self.interface.phrase("in_language", &[("language", language_name)]),
        }
    }

    fn credits(&self, record: &ArticleRecord) -> Vec<CreditView> {
        let mut by_role: BTreeMap<Role, CreditView> = BTreeMap::new();
        for credit in &record.entry.credits {
            let view = by_role
                .entry(credit.role)
                .or_insert_with(|| CreditView { role: role_label(self.interface, credit.role).to_owned(), names: Vec::new() });
            view.names.push(self.name(&credit.name));
        }
        by_role.into_values().collect()
    }

    fn contents(&self, record: &ArticleRecord, body: &Body, written: &BodyHtml) -> Vec<HeadingLink> {
        if written.headings.len() < CONTENTS {
            return Vec::new();
        }
        let link = |(id, span): &(String, Span)| HeadingLink {
            anchor: format!("#{}", encode(id)),
            text: self.text(span.of_text(&body.text), record.entry.language),
        };
        written.headings.iter().map(link).collect()
    }

    /// Each date once, at its first place, in order of time.
    fn mentioned_dates(&self, record: &ArticleRecord, body: &Body, written: &BodyHtml) -> Vec<MentionedDate> {
        let mut dates = BTreeMap::new();
        for mention in &record.entry.dates {
            dates.entry(mention.date).or_insert(mention.place);
        }
        let view = |(date, place): (_, Span)| MentionedDate {
            date: self.date(date),
            said: self.text(place.of_text(&body.text), record.entry.language),
            passage: passage(written, place),
        };
        dates.into_iter().map(view).collect()
    }

    /// Related articles in the version that this reader is shown.
    fn related(&self, id: ArticleId) -> Vec<RelatedView> {
        let archive = self.archive();
        let own = archive.version_for(id, self.language);
        let mut seen = HashSet::from([own, id]);
        let mut found = Vec::new();
        let story = archive.article(id).story.filter(|&s| self.views.plan.lists.of(self.language).story(s).len() > 1);
        for related in &archive.article(id).related {
            if story.is_some() && archive.article(related.article).story == story {
                continue;
            }
            if found.len() == self.views.site.related_articles {
                break;
            }
            let article = archive.version_for(related.article, self.language);
            if seen.insert(article) {
                let shared = related.topics.iter().filter(|t| self.has_page(**t)).take(4).map(|t| self.topic_link(*t)).collect();
                // The topics that both share are shown as the reason; more of them would say less.
                found.push(RelatedView { card: Card { topics: Vec::new(), ..self.brief(article) }, shared });
            }
        }
        found
    }

    fn translations(&self, record: &ArticleRecord) -> Vec<Switch> {
        let languages = || self.views.site.languages.iter().map(|l| l.language);
        let view = |article: ArticleId| {
            let own = self.archive().article(article).entry.language.primary();
            // Shown in its own chrome where the site has it, else in this page's.
            let language = languages().find(|l| l.primary() == own).unwrap_or(self.language);
            let name = languages().find(|l| l.primary() == own).map(|l| self.views.interface(l).messages.self_name.clone());
            Switch {
                lang: own.to_string(),
                dir: own.direction().as_str(),
                name: name.unwrap_or_else(|| self.interface.language_name(own)),
                url: self.local(&routes::article_in(self.archive(), article, language)),
            }
        };
        record.translations.iter().map(|t| view(t.article)).collect()
    }

    fn evidence(&self, record: &ArticleRecord, written: &BodyHtml) -> Vec<Evidence> {
        let entry = &record.entry;
        let (interface, language) = (self.interface, entry.language);
        let row = |label: &'static str, value, method: &'static str, words: &str, place: Option<Span>| Evidence {
            label: interface.word(label).to_owned(),
            value,
            method: interface.word(method).to_owned(),
            said: self.text(words, language),
            passage: place.map(|p| passage(written, p)).unwrap_or_default(),
        };
        let title = &entry.title;
        let mut rows = vec![row("label_title", self.text(&title.value, language), text_method(title.method), &title.evidence, title.place)];
        let summary = &entry.summary;
        if !summary.value.is_empty() {
            rows.push(row(
                "label_summary",
                self.text(&summary.value, language),
                text_method(summary.method),
                &summary.evidence,
                summary.place,
            ));
        }
        for (label, date) in [("label_date", &entry.date), ("label_updated", &entry.updated)] {
            if let Some(date) = date {
                rows.push(row(label, self.name(&interface.date(date.value)), fact_method(date.method), &date.evidence, date.place));
            }
        }
        if let Some(outlet) = &entry.outlet {
            rows.push(row("label_outlet", self.name(&outlet.value.name), fact_method(outlet.method), &outlet.evidence, outlet.place));
        }
        for credit in &entry.credits {
            let method = if credit.inferred { "method_inferred" } else { "method_stated" };
            rows.push(row(role_id(credit.role), self.name(&credit.name), method, &credit.evidence, None));
        }
        rows
    }
}

/// The address, on the article's own page, of the block in which a place stands.
fn passage(written: &BodyHtml, place: Span) -> String {
    written.anchor(place).map(|id| format!("#{}", encode(id))).unwrap_or_default()
}

/// The host of an address, without `www.`.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    html::clean(host.strip_prefix("www.").unwrap_or(host))
}

fn role_id(role: Role) -> &'static str {
    match role {
        Role::Author => "role_author",
        Role::Translator => "role_translator",
        Role::Reviewer => "role_reviewer",
        Role::Editor => "role_editor",
        Role::Source => "role_source",
        Role::Photographer => "role_photographer",
    }
}

fn role_label(interface: &Interface, role: Role) -> &str {
    interface.word(role_id(role))
}

fn text_method(method: TextMethod) -> &'static str {
    match method {
        TextMethod::FrontMatter => "method_front_matter",
        TextMethod::Headline => "method_headline",
        TextMethod::Derived => "method_derived",
    }
}

fn fact_method(method: FactMethod) -> &'static str {
    match method {
        FactMethod::FrontMatter => "method_front_matter",
        FactMethod::Stated => "method_stated",
        FactMethod::Dateline => "method_dateline",
        FactMethod::FileName => "method_file_name",
        FactMethod::Inferred => "method_inferred",
    }
}
