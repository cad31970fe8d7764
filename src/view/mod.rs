//! The template contract: the typed values that templates see, and nothing else.
//!
//! Each page kind has one struct ([`pages`]), made of shared parts ([`parts`]). They are plain data, ready to be shown:
//! every text carries the language and direction that it is written in ([`parts::Text`]), every address is complete,
//! every number and date is already written out in the reader's language. Templates show; they decide nothing.
//!
//! [`Views`] makes them from the archive. HTML itself is made in [`html`] alone.

mod article;
mod chrome;
pub mod html;
mod lists;
pub mod pages;
pub mod parts;
mod search;
mod single;
mod structured;

use crate::archive::{Archive, ArticleId, TopicId, TopicRecord, routes};
use crate::interface::Interface;
use crate::page::{Page, Plan};
use crate::site::Site;
use crate::text::date::PartialDate;
use crate::text::{Direction, Language};
pub use html::body::Resource;
use parts::{Card, DateView, Text, TopicLink};
use std::collections::HashMap;
use std::sync::Arc;

pub use chrome::globals;
pub use structured::published_time;
pub(crate) use structured::stamp;

/// What reads an article's text again when its page is shown, and knows what stands beside it.
pub trait Texts: Sync {
    /// The text of an article, as it was when the archive was linked.
    ///
    /// # Errors
    /// Why it cannot be read, or that it has changed.
    fn body(&self, article: ArticleId) -> Result<Arc<crate::source::Body>, crate::diagnostic::Diagnostic>;

    /// Where a relative link or picture of the article leads, as written there, for a reader of `language`; `None` where
    /// there is no such file.
    fn resource(&self, article: ArticleId, written: &str, language: Language) -> Option<Resource>;
}

/// Makes the views of one archive. Cheap to make, and shared by all threads that render.
pub struct Views<'a> {
    archive: &'a Archive,
    site: &'a Site,
    plan: &'a Plan,
    interfaces: &'a [Interface],
    /// Titles, summaries and topics' names that occur more than once, since each page's title must be its own.
    repeated: HashMap<&'a str, u32>,
    newest: Option<PartialDate>,
}

/// The views of one page: what a builder needs to hand.
#[derive(Clone, Copy)]
struct Desk<'v, 'a> {
    views: &'v Views<'a>,
    interface: &'v Interface,
    language: Language,
}

impl<'a> Views<'a> {
    /// `interfaces` holds one interface for each of the site's languages.
    #[must_use]
    pub fn new(archive: &'a Archive, site: &'a Site, plan: &'a Plan, interfaces: &'a [Interface]) -> Self {
        let mut repeated: HashMap<&str, u32> = HashMap::new();
        for article in &archive.articles {
            *repeated.entry(&article.entry.title.value).or_default() += 1;
            *repeated.entry(&article.entry.summary.value).or_default() += 1;
        }
        for name in archive.topics.iter().flat_map(|t| [&t.names.ar, &t.names.en]).flatten() {
            *repeated.entry(name).or_default() += 1;
        }
        repeated.retain(|_, times| *times > 1);
        Self { archive, site, plan, interfaces, repeated, newest: archive.newest_date() }
    }

    /// The archive.
    #[must_use]
    pub fn archive(&self) -> &'a Archive {
        self.archive
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> &'a Site {
        self.site
    }

    /// The archive's newest date.
    pub(crate) fn newest_date(&self) -> Option<PartialDate> {
        self.newest
    }

    /// Every page.
    #[must_use]
    pub fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The interface of a language; the default language's for one that the site does not have.
    ///
    /// # Panics
    /// Where no interface was given, which making a renderer rules out.
    #[must_use]
    pub fn interface(&self, language: Language) -> &'a Interface {
        self.interfaces.iter().find(|i| i.language() == language).unwrap_or(&self.interfaces[0])
    }

    fn desk(&self, language: Language) -> Desk<'_, 'a> {
        Desk { views: self, interface: self.interface(language), language }
    }

    /// Whether a title, summary or name belongs to several pages, which then need something to tell them apart.
    fn is_repeated(&self, text: &str) -> bool {
        self.repeated.contains_key(text)
    }
}

impl<'a> Desk<'_, 'a> {
    fn archive(&self) -> &'a Archive {
        self.views.archive
    }

    /// Text of a known language.
    fn text(&self, words: &str, language: Language) -> Text {
        let (language, direction) = (language.primary(), language.direction());
        let text = html::clean(words);
        let html = html::isolated(&text, direction);
        Text { html, text, foreign: language != self.language.primary(), lang: language.to_string(), dir: direction.as_str() }
    }

    /// A name whose language is not known: it stands in the page's own, its runs isolated.
    fn name(&self, words: &str) -> Text {
        self.text(words, self.language)
    }

    fn date(&self, date: PartialDate) -> DateView {
        DateView { iso: date.to_string(), text: self.interface.date(date) }
    }

    fn local(&self, route: &str) -> String {
        self.views.site.base_url.local(route)
    }

    fn address(&self, page: &Page) -> String {
        self.local(&page.route(self.archive()))
    }

    /// A topic's name for this reader; its id where it has none at all.
    fn topic_name(&self, topic: &TopicRecord) -> Text {
        match topic.names.for_reader(self.language) {
            Some((name, language)) => self.text(name, language),
            None => self.text(&topic.id, Language::EN),
        }
    }

    /// A topic's name in the language that [`Self::topic_name`] is not in.
    fn other_name(&self, topic: &TopicRecord) -> Option<Text> {
        let (other, language) = match topic.names.for_reader(self.language)?.1 {
            Language::AR => (&topic.names.en, Language::EN),
            _ => (&topic.names.ar, Language::AR),
        };
        other.as_ref().map(|name| self.text(name, language))
    }

    fn topic_url(&self, topic: TopicId) -> String {
        self.local(&routes::topic(self.archive(), topic, self.language, 1))
    }

    /// A topic in a list: name and address alone.
    fn topic_link(&self, id: TopicId) -> TopicLink {
        let topic = self.archive().topic(id);
        TopicLink {
            url: self.topic_url(id),
            name: self.topic_name(topic),
            other_name: None,
            count: String::new(),
            articles: self.views.plan.lists.of(self.language).topic(id).len(),
        }
    }

    /// A topic in a list, with both names and the number of its articles.
    fn full_topic_link(&self, id: TopicId) -> TopicLink {
        let link = self.topic_link(id);
        TopicLink { other_name: self.other_name(self.archive().topic(id)), count: self.interface.count("articles", link.articles), ..link }
    }

    fn outlet(&self, article: ArticleId) -> Option<Text> {
        let record = self.archive().article(article);
        let outlet = record.entry.outlet.as_ref()?;
        Some(match record.outlet_topic {
            Some(topic) => self.topic_name(self.archive().topic(topic)),
            None => self.name(&outlet.value.name),
        })
    }

    /// An article in a long list: its summary is left to the article's own page.
    fn brief(&self, article: ArticleId) -> Card {
        let record = self.archive().article(article);
        let entry = &record.entry;
        Card {
            url: self.local(&routes::article_in(self.archive(), article, self.language)),
            title: self.text(&entry.title.value, entry.language),
            summary: Text::default(),
            outlet: self.outlet(article),
            date: entry.date.as_ref().map(|d| self.date(d.value)),
            language_name: self.interface.language_name(entry.language),
            lang: entry.language.primary().to_string(),
            foreign: entry.language.primary() != self.language.primary(),
            topics: record.topics.iter().take(3).map(|t| self.topic_link(t.topic)).collect(),
        }
    }

    /// An article where there is room to tell what it says.
    fn card(&self, article: ArticleId) -> Card {
        let entry = &self.archive().article(article).entry;
        Card { summary: self.text(&entry.summary.value, entry.language), ..self.brief(article) }
    }

    fn cards(&self, articles: &[ArticleId]) -> Vec<Card> {
        articles.iter().map(|&a| self.card(a)).collect()
    }

    fn briefs(&self, articles: &[ArticleId]) -> Vec<Card> {
        articles.iter().map(|&a| self.brief(a)).collect()
    }

    fn direction(&self) -> Direction {
        self.language.direction()
    }
}
