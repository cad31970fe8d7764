//! What each language's lists hold, and in which order: one article in several languages stands in a list once, in the
//! version that the list's reader is shown.

use super::{Archive, ArticleId, StoryId, TopicId};
use crate::text::Language;
use crate::text::date::PartialDate;
use std::collections::BTreeMap;

/// The lists of every interface language.
#[derive(Debug, Default)]
pub struct Lists {
    languages: Vec<(Language, LanguageLists)>,
}

/// The lists of one language; articles newest first in each.
#[derive(Debug, Default)]
pub struct LanguageLists {
    /// Every article.
    pub all: Vec<ArticleId>,
    /// Articles whose month is known, by month.
    pub months: BTreeMap<PartialDate, Vec<ArticleId>>,
    /// Articles of which only the year is known, by year.
    pub years: BTreeMap<PartialDate, Vec<ArticleId>>,
    /// Articles without a date.
    pub undated: Vec<ArticleId>,
    /// Stories that have two articles or more for this reader, the one with the newest article first.
    pub stories: Vec<StoryId>,
    /// Articles by topic.
    topics: Vec<Vec<ArticleId>>,
    /// Articles by story.
    of_stories: Vec<Vec<ArticleId>>,
}

static EMPTY: LanguageLists = LanguageLists {
    all: Vec::new(),
    months: BTreeMap::new(),
    years: BTreeMap::new(),
    undated: Vec::new(),
    stories: Vec::new(),
    topics: Vec::new(),
    of_stories: Vec::new(),
};

impl Lists {
    /// The lists of an archive for readers of these languages.
    #[must_use]
    pub fn new(archive: &Archive, languages: impl IntoIterator<Item = Language>) -> Self {
        Self { languages: languages.into_iter().map(|language| (language, LanguageLists::new(archive, language))).collect() }
    }

    /// One language's lists; empty ones for a language that the site does not have.
    #[must_use]
    pub fn of(&self, language: Language) -> &LanguageLists {
        self.languages.iter().find(|(l, _)| *l == language).map_or(&EMPTY, |(_, lists)| lists)
    }
}

impl LanguageLists {
    fn new(archive: &Archive, language: Language) -> Self {
        let shown = |articles: &mut dyn Iterator<Item = ArticleId>| {
            let mut list: Vec<ArticleId> = articles.map(|a| archive.version_for(a, language)).collect();
            // Ids count from the newest article.
            list.sort_unstable();
            list.dedup();
            list
        };
        let all = shown(&mut archive.article_ids());
        let topics = archive.topics.iter().map(|topic| shown(&mut topic.articles.iter().map(|(a, _)| *a))).collect();
        let of_stories: Vec<Vec<ArticleId>> = archive.stories.iter().map(|story| shown(&mut story.articles.iter().copied())).collect();
        let stories = (0..).zip(&of_stories).filter(|(_, articles)| articles.len() > 1).map(|(number, _)| StoryId(number)).collect();
        let mut lists = Self { stories, topics, of_stories, ..Self::default() };
        for &id in &all {
            let date = archive.article(id).entry.date.as_ref().map(|d| d.value);
            match date.map(|d| (d, d.month().and_then(|month| PartialDate::year_month(d.year(), month)))) {
                Some((_, Some(month))) => lists.months.entry(month).or_default().push(id),
                Some((year, None)) => lists.years.entry(year).or_default().push(id),
                None => lists.undated.push(id),
            }
        }
        lists.all = all;
        lists
    }

    /// A story's articles.
    #[must_use]
    pub fn story(&self, story: StoryId) -> &[ArticleId] {
        self.of_stories.get(story.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// A topic's articles.
    #[must_use]
    pub fn topic(&self, topic: TopicId) -> &[ArticleId] {
        self.topics.get(topic.0 as usize).map_or(&[], Vec::as_slice)
    }
}
