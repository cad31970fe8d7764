//! All articles together: what they share, how they lead to each other, and every address.
//!
//! Linking is the only step that sees the whole archive. It works on [`Entry`] records alone, never on texts.

pub mod address;
mod compare;
#[cfg(test)]
pub(crate) mod fixture;
mod found_translations;
pub mod link;
pub mod lists;
mod related;
pub mod routes;
mod stories;
pub mod topics;
mod translations;
mod variants;

#[cfg(test)]
mod link_tests;
#[cfg(test)]
mod variants_tests;

pub use link::link;
pub use variants::Suggestion;

use crate::derive::{Entry, NameRef};
use crate::knowledge::{Class, Kind};
use crate::text::date::PartialDate;
use crate::text::{Bilingual, Language};

/// An article's index in [`Archive::articles`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ArticleId(pub u32);

/// A topic's index in [`Archive::topics`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TopicId(pub u32);

/// A story's index in [`Archive::stories`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct StoryId(pub u32);

/// A linked archive, complete when it is made.
#[derive(Debug)]
pub struct Archive {
    /// Every article that is published, newest first; undated ones after the dated, by path.
    pub articles: Vec<ArticleRecord>,
    /// Every topic that an article has, by id.
    pub topics: Vec<TopicRecord>,
    /// Every story, the one with the newest article first.
    pub stories: Vec<StoryRecord>,
    /// Names that may deserve a topic, for a person to decide: those that matter most and are most doubtful first.
    pub suggestions: Vec<Suggestion>,
}

/// One article with its place in the archive.
#[derive(Debug)]
pub struct ArticleRecord {
    /// What is known of it by itself.
    pub entry: Entry,
    /// Stable name in data: its slug, with the language after a dot where the file's name carries one.
    pub id: String,
    /// Path segments below `LANG/articles/`, parted by `/`.
    pub slug: String,
    /// Its topics, heaviest first.
    pub topics: Vec<ArticleTopic>,
    /// The topic of each of the entry's names that is one, by name.
    pub name_topics: Vec<(NameRef, TopicId)>,
    /// The topic that published it, where it is one.
    pub outlet_topic: Option<TopicId>,
    /// What to read next, best first.
    pub related: Vec<Related>,
    /// Its story, where it has one.
    pub story: Option<StoryId>,
    /// The same article in other languages, by language.
    pub translations: Vec<Translation>,
}

/// One topic of an article.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ArticleTopic {
    /// Which.
    pub topic: TopicId,
    /// How much the article is about it: 0 to 1, the heaviest topic of an article near 1.
    pub weight: f32,
}

/// A related article.
#[derive(Clone, PartialEq, Debug)]
pub struct Related {
    /// Which.
    pub article: ArticleId,
    /// How closely: 0 to 1.
    pub score: f32,
    /// Topics that both share, weightiest first.
    pub topics: Vec<TopicId>,
}

/// The same article in another language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Translation {
    /// Which.
    pub article: ArticleId,
    /// How it is known.
    pub method: TranslationMethod,
}

/// How a translation is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TranslationMethod {
    /// By file name or front matter.
    Declared,
    /// By what both say.
    Found,
}

/// One topic of the archive.
#[derive(Debug)]
pub struct TopicRecord {
    /// Stable name in addresses.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// A finer kind, where the authority list gives one.
    pub class: Option<Class>,
    /// Its names.
    pub names: Bilingual<Option<String>>,
    /// Whether the authority list has it; otherwise the articles alone name it.
    pub known: bool,
    /// Wikidata's id, where given.
    pub wikidata: Option<String>,
    /// Its articles, newest first, with its weight there.
    pub articles: Vec<(ArticleId, f32)>,
    /// Spellings seen with counts, most frequent first.
    pub spellings: Vec<(String, u32)>,
    /// Topics that come along with it, strongest first, with their strength (0 to 1).
    pub neighbours: Vec<(TopicId, f32)>,
}

/// Articles on one event.
#[derive(Debug)]
pub struct StoryRecord {
    /// Stable name in addresses: what front matter states, else made of the oldest article's name.
    pub id: String,
    /// Whether front matter states it; otherwise the articles' words show it.
    pub stated: bool,
    /// Its articles, newest first.
    pub articles: Vec<ArticleId>,
    /// Groups of articles that are copies of one text, each with two articles or more.
    pub copies: Vec<Vec<ArticleId>>,
    /// Topics that most of its articles share, weightiest first.
    pub topics: Vec<TopicId>,
}

impl TopicRecord {
    /// Whether articles of both languages can name it.
    #[must_use]
    pub fn has_both_names(&self) -> bool {
        self.names.ar.is_some() && self.names.en.is_some()
    }
}

impl Archive {
    /// One article.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> &ArticleRecord {
        &self.articles[id.0 as usize]
    }

    /// One topic.
    #[must_use]
    pub fn topic(&self, id: TopicId) -> &TopicRecord {
        &self.topics[id.0 as usize]
    }

    /// One story.
    #[must_use]
    pub fn story(&self, id: StoryId) -> &StoryRecord {
        &self.stories[id.0 as usize]
    }

    /// The topic that a name of an article stands for; `None` where the name is no topic of the archive.
    #[must_use]
    pub fn topic_of(&self, article: ArticleId, name: NameRef) -> Option<TopicId> {
        let record = self.article(article);
        let index = record.name_topics.binary_search_by_key(&name, |&(n, _)| n).ok()?;
        Some(record.name_topics[index].1)
    }

    /// Every article's id, newest first.
    pub fn article_ids(&self) -> impl Iterator<Item = ArticleId> + use<> {
        (0..u32::try_from(self.articles.len()).unwrap_or(u32::MAX)).map(ArticleId)
    }

    /// Every topic's id, by name.
    pub fn topic_ids(&self) -> impl Iterator<Item = TopicId> + use<> {
        (0..u32::try_from(self.topics.len()).unwrap_or(u32::MAX)).map(TopicId)
    }

    /// The article that a reader of `language` is shown in place of `article`: its translation into that language
    /// where there is one, else itself. Where several versions are there and none is in `language`, the first of them
    /// stands for all, so that they share one page and one place in lists.
    #[must_use]
    pub fn version_for(&self, article: ArticleId, language: Language) -> ArticleId {
        let language = language.primary();
        let versions = || std::iter::once(article).chain(self.article(article).translations.iter().map(|t| t.article));
        versions().find(|&a| self.article(a).entry.language.primary() == language).or_else(|| versions().min()).unwrap_or(article)
    }

    /// The latest date that any article states, to the day: what stands in for today, since the clock is no input.
    #[must_use]
    pub fn newest_date(&self) -> Option<PartialDate> {
        self.articles.iter().filter_map(|a| a.entry.date.as_ref()).map(|d| d.value.first_day()).max()
    }
}
