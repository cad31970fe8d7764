//! What every page has: titles, addresses, languages, navigation.

use super::parts::{Alternate, Chrome, FeedLink, Globals, NavItem, Pager, SiteView, Switch};
use super::{Desk, Views, html};
use crate::archive::routes;
use crate::interface::Interface;
use crate::page::{Page, home_language, pages_of};
use crate::site::{Site, SiteLanguage};
use crate::text::Language;

/// Longest description, in characters: what search engines and link previews show of it.
const LONGEST_DESCRIPTION: usize = 280;

/// What a page says of itself, for [`Desk::chrome`].
pub(super) struct About<'p> {
    pub(super) page: &'p Page,
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) description: String,
}

/// What every template of an interface's language sees.
#[must_use]
pub fn globals(site: &Site, interface: &Interface) -> Globals {
    let (base, language) = (&site.base_url, interface.language());
    Globals {
        site: SiteView {
            title: html::clean(&interface.site.title),
            description: html::clean(&interface.site.description),
            origin: base.origin().to_owned(),
            base: base.path().to_owned(),
            home: base.local(&routes::home(language, 1)),
            topics: base.local(&routes::topics(language)),
            dates: base.local(&routes::dates(language, 1)),
            search: base.local(&routes::search(language)),
            feed: base.local(&routes::feed(language)),
        },
        words: interface.messages.words.clone(),
    }
}

impl Views<'_> {
    /// The page that shows in `language` what `page` shows in its own; `None` where that language has none.
    fn counterpart(&self, page: &Page, language: Language) -> Option<Page> {
        let lists = self.plan.lists.of(language);
        let fits = |number: usize, articles: usize| number <= pages_of(articles, self.site.articles_per_page);
        match *page {
            Page::Home { page, .. } => fits(page, lists.all.len()).then_some(Page::Home { language, page }),
            Page::Article { article, .. } => Some(Page::Article { article: self.archive.version_for(article, language), language }),
            Page::Topics { .. } => Some(Page::Topics { language }),
            Page::Search { .. } => Some(Page::Search { language }),
            Page::Topic { topic, page, .. } => fits(page, lists.topic(topic).len()).then_some(Page::Topic { topic, language, page }),
            Page::Dates { page, .. } => fits(page, lists.undated.len()).then_some(Page::Dates { language, page }),
            Page::Month { month, page, .. } => {
                lists.months.get(&month).filter(|articles| fits(page, articles.len())).map(|_| Page::Month { language, month, page })
            }
            _ => None,
        }
    }

    /// The true translations of a page, itself among them; empty where there is no other.
    pub(crate) fn translations_of(&self, page: &Page) -> Vec<(Language, Page)> {
        if !page.is_indexed(self.archive, self.site) {
            return Vec::new();
        }
        let languages = self.site.languages.iter().map(|l| l.language);
        let found: Vec<_> = languages
            .filter_map(|language| Some((language, self.counterpart(page, language)?)))
            .filter(|(language, other)| match other {
                Page::Article { article, .. } => home_language(self.archive, self.site, *article) == *language,
                _ => true,
            })
            .collect();
        if found.len() > 1 { found } else { Vec::new() }
    }

    /// The `hreflang` alternates of a page, `x-default` last.
    pub(crate) fn alternates(&self, page: &Page) -> Vec<Alternate> {
        let translations = self.translations_of(page);
        let absolute = |page: &Page| self.site.base_url.absolute(&page.route(self.archive));
        let default = translations.iter().find(|(l, _)| *l == self.site.default_language).or(translations.first());
        let x_default = default.map(|(_, page)| Alternate { hreflang: "x-default".to_owned(), url: absolute(page) });
        let each = translations.iter().map(|(language, page)| Alternate { hreflang: language.to_string(), url: absolute(page) });
        each.chain(x_default).collect()
    }

    /// The page that stands for `page` in search engines: itself, or the original of a second view.
    pub(crate) fn canonical(&self, page: &Page) -> Page {
        match *page {
            Page::Article { article, .. } => Page::Article { article, language: home_language(self.archive, self.site, article) },
            _ => page.clone(),
        }
    }
}

impl Desk<'_, '_> {
    pub(super) fn chrome(&self, about: About<'_>) -> Chrome {
        let About { page, kind, name, description } = about;
        let base = &self.views.site.base_url;
        let absolute = |page: &Page| base.absolute(&page.route(self.archive()));
        let interface = self.interface;
        Chrome {
            kind,
            lang: self.language.to_string(),
            dir: self.direction().as_str(),
            title: html::clean(&interface.phrase("page_title", &[("title", &name), ("site", &interface.site.title)])),
            name: html::clean(&name),
            description: shortened(&html::clean(&description)),
            canonical: absolute(&self.views.canonical(page)),
            url: absolute(page),
            robots: "",
            og_type: if kind == "article" { "article" } else { "website" },
            og_locale: og_locale(&interface.site),
            undated: false,
            published: String::new(),
            alternates: self.views.alternates(page),
            switch: self.switch(page),
            nav: self.nav(page),
            feeds: self.feeds(page),
            json_ld: String::new(),
        }
    }

    /// The title of a page of a list, which says its number from the second on.
    pub(super) fn numbered(&self, title: &str, page: usize) -> String {
        if page <= 1 {
            return title.to_owned();
        }
        self.interface.phrase("numbered_title", &[("title", title), ("page", &self.interface.number(page))])
    }

    fn switch(&self, page: &Page) -> Vec<Switch> {
        let others = self.views.site.languages.iter().map(|l| l.language).filter(|l| *l != self.language);
        others
            .map(|language| {
                let there = self.views.counterpart(page, language).unwrap_or_else(|| first_of_section(page, language));
                Switch {
                    lang: language.to_string(),
                    dir: language.direction().as_str(),
                    name: self.views.interface(language).messages.self_name.clone(),
                    url: self.address(&there),
                }
            })
            .collect()
    }

    fn nav(&self, page: &Page) -> Vec<NavItem> {
        let language = self.language;
        let section = first_of_section(page, language);
        let items = [
            (Page::Home { language, page: 1 }, self.interface.word("home")),
            (Page::Topics { language }, self.interface.word("topics")),
            (Page::Dates { language, page: 1 }, self.interface.word("dates")),
            (Page::Search { language }, self.interface.word("search")),
        ];
        items
            .into_iter()
            .map(|(target, label)| NavItem {
                label: label.to_owned(),
                url: self.address(&target),
                current: if target == *page {
                    "page"
                } else if target == section && !matches!(page, Page::Article { .. } | Page::NotFound | Page::Entry | Page::Redirect { .. })
                {
                    "true"
                } else {
                    ""
                },
            })
            .collect()
    }

    fn feeds(&self, page: &Page) -> Vec<FeedLink> {
        let site = html::clean(&self.interface.site.title);
        let mut feeds = vec![FeedLink { title: site.clone(), url: self.local(&routes::feed(self.language)) }];
        if let Page::Topic { topic, .. } = *page {
            let name = self.topic_name(self.archive().topic(topic)).text;
            feeds.push(FeedLink {
                title: self.interface.phrase("topic_feed", &[("topic", &name), ("site", &site)]),
                url: self.local(&routes::topic_feed(self.archive(), topic, self.language)),
            });
        }
        feeds
    }

    /// The pager of a list of `articles`, whose pages `at` names.
    pub(super) fn pager(&self, number: usize, articles: usize, at: impl Fn(usize) -> Page) -> Option<Pager> {
        let total = pages_of(articles, self.views.site.articles_per_page);
        (total > 1).then(|| Pager {
            number,
            total,
            label: self.interface.phrase("page_of", &[("page", &self.interface.number(number)), ("pages", &self.interface.number(total))]),
            previous: if number > 1 { self.address(&at(number - 1)) } else { String::new() },
            next: if number < total { self.address(&at(number + 1)) } else { String::new() },
        })
    }

    /// The part of a list that stands on page `number`.
    pub(super) fn slice<'l, T>(&self, list: &'l [T], number: usize) -> &'l [T] {
        let per_page = self.views.site.articles_per_page.max(1);
        let start = ((number.max(1) - 1) * per_page).min(list.len());
        &list[start..(start + per_page).min(list.len())]
    }
}

/// The page that opens the section in which `page` stands.
fn first_of_section(page: &Page, language: Language) -> Page {
    match page {
        Page::Topics { .. } | Page::Topic { .. } => Page::Topics { language },
        Page::Dates { .. } | Page::Month { .. } => Page::Dates { language, page: 1 },
        Page::Search { .. } => Page::Search { language },
        _ => Page::Home { language, page: 1 },
    }
}

/// `ar_AR`, `en_GB`: language and region as Open Graph writes them.
fn og_locale(site: &SiteLanguage) -> String {
    let language = site.language.primary();
    let region = site.locale.split('-').skip(1).take_while(|part| part.len() > 1).find(|part| part.len() == 2).map(str::to_uppercase);
    let usual = match language.as_str() {
        "en" => "US".to_owned(),
        "fa" => "IR".to_owned(),
        "ur" => "PK".to_owned(),
        other => other.to_uppercase(),
    };
    format!("{language}_{}", region.unwrap_or(usual))
}

/// A description cut at a word, where it is too long.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_DESCRIPTION {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST_DESCRIPTION).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches(['،', ',', ';', '؛', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_graph_locales_have_a_region() {
        for (tag, locale, want) in [
            ("ar", "ar", "ar_AR"),
            ("ar", "ar-SY", "ar_SY"),
            ("ar", "ar-u-nu-arab", "ar_AR"),
            ("en", "en-GB", "en_GB"),
            ("fa", "fa", "fa_IR"),
        ] {
            let site = SiteLanguage {
                language: Language::parse(tag).unwrap(),
                title: String::new(),
                description: String::new(),
                locale: locale.to_owned(),
            };
            assert_eq!(og_locale(&site), want);
        }
    }

    #[test]
    fn long_descriptions_end_at_a_word() {
        let long = "كلمة ".repeat(100);
        let short = shortened(&long);
        assert!(short.chars().count() <= LONGEST_DESCRIPTION + 1 && short.ends_with("كلمة…"), "{short}");
    }
}
