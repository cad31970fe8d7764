//! Stories: articles on one event, side by side.

use super::chrome::About;
use super::pages::{StoriesView, StoryArticle, StoryCard, StoryView};
use super::parts::TopicLink;
use super::{Desk, Views};
use crate::archive::{ArticleId, StoryId, TopicId};
use crate::derive::TextMethod;
use crate::page::Page;
use crate::text::Language;
use crate::text::date::PartialDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Other articles named beside a story's first in lists, and on an article's own page.
const OTHERS: usize = 3;
const SIBLINGS: usize = 6;
/// Topics named in a list of stories.
const TOPICS: usize = 4;
/// Most topics and dates that are shown as an article's own.
const DIFFERENCES: usize = 8;

impl Views<'_> {
    /// Every story.
    #[must_use]
    pub fn stories(&self, language: Language, number: usize) -> StoriesView {
        let desk = self.desk(language);
        let interface = desk.interface;
        let stories = &self.plan.lists.of(language).stories;
        let heading = interface.word("stories").to_owned();
        let tally = interface.count("stories", stories.len());
        let description = interface.phrase("stories_description", &[("site", &interface.site.title), ("count", &tally)]);
        let chrome = desk.chrome(About {
            page: &Page::Stories { language, page: number },
            kind: "list",
            name: desk.numbered(&heading, number),
            description: desk.numbered(&description, number),
        });
        StoriesView {
            page: chrome,
            heading,
            tally,
            stories: desk.slice(stories, number).iter().map(|&story| desk.story_card(story, None, OTHERS)).collect(),
            pager: desk.pager(number, stories.len(), |page| Page::Stories { language, page }),
        }
    }

    /// One story.
    #[must_use]
    pub fn story(&self, id: StoryId, language: Language) -> StoryView {
        let desk = self.desk(language);
        let interface = desk.interface;
        let story = self.archive.story(id);
        let shown = self.plan.lists.of(language).story(id);
        let title = desk.story_title(shown);
        let tally = interface.count("articles", shown.len());
        let name = interface.phrase("story_title", &[("title", &title.text)]);
        let chrome = desk.chrome(About {
            page: &Page::Story { story: id, language },
            kind: "story",
            name: if self.is_repeated(&title.text) { format!("{name} ({})", story.id) } else { name },
            description: interface.phrase("story_description", &[("title", &title.text), ("count", &tally)]),
        });
        StoryView {
            page: chrome,
            title,
            tally,
            span: desk.span_of(shown),
            method: if story.stated { interface.word("story_stated") } else { interface.word("story_found") }.to_owned(),
            topics: desk.shown_topics(story.topics.iter().copied()).collect(),
            articles: desk.side_by_side(id, shown),
        }
    }
}

impl Desk<'_, '_> {
    /// A story in a list. `beside` is the article on whose page it stands, which is not named there once more.
    pub(super) fn story_card(&self, id: StoryId, beside: Option<ArticleId>, most: usize) -> StoryCard {
        let shown = self.views.plan.lists.of(self.language).story(id);
        let first = self.teller(shown).filter(|_| beside.is_none());
        let others: Vec<ArticleId> = shown.iter().copied().filter(|a| Some(*a) != first && Some(*a) != beside).take(most).collect();
        StoryCard {
            url: self.address(&Page::Story { story: id, language: self.language }),
            title: self.story_title(shown),
            tally: self.interface.count("articles", shown.len()),
            span: self.span_of(shown),
            topics: self.shown_topics(self.archive().story(id).topics.iter().copied()).take(TOPICS).collect(),
            others: self.briefs(&others),
        }
    }

    /// The story on an article's page, where it has others to lead to.
    pub(super) fn story_of(&self, article: ArticleId) -> Option<StoryCard> {
        let story = self.archive().article(article).story?;
        let lists = self.views.plan.lists.of(self.language);
        (lists.story(story).len() > 1).then(|| self.story_card(story, Some(self.archive().version_for(article, self.language)), SIBLINGS))
    }

    /// The article that tells a story best: in the reader's language, with a headline of its own, the oldest of such.
    fn teller(&self, shown: &[ArticleId]) -> Option<ArticleId> {
        let rank = |&article: &ArticleId| {
            let entry = &self.archive().article(article).entry;
            (entry.language.primary() == self.language.primary(), entry.title.method != TextMethod::Derived, article)
        };
        shown.iter().copied().max_by_key(rank)
    }

    fn story_title(&self, shown: &[ArticleId]) -> super::Text {
        let Some(article) = self.teller(shown) else { return super::Text::default() };
        let entry = &self.archive().article(article).entry;
        self.text(&entry.title.value, entry.language)
    }

    fn shown_topics(&self, topics: impl Iterator<Item = TopicId>) -> impl Iterator<Item = TopicLink> {
        topics.filter(|t| !self.views.plan.lists.of(self.language).topic(*t).is_empty()).map(|t| self.topic_link(t))
    }

    /// The articles in order of time, with what each alone names.
    fn side_by_side(&self, id: StoryId, shown: &[ArticleId]) -> Vec<StoryArticle> {
        let archive = self.archive();
        let mut topics: BTreeMap<TopicId, usize> = BTreeMap::new();
        let mut dates: BTreeMap<PartialDate, usize> = BTreeMap::new();
        for &article in shown {
            let record = archive.article(article);
            record.topics.iter().for_each(|t| *topics.entry(t.topic).or_default() += 1);
            self.dates_of(article).into_iter().for_each(|date| *dates.entry(date).or_default() += 1);
        }
        let mut order: Vec<ArticleId> = shown.to_vec();
        // Ids count from the newest; the undated stand behind the dated in either order.
        order.sort_by_key(|&a| (archive.article(a).entry.date.is_none(), Reverse(a)));
        order
            .iter()
            .map(|&article| {
                let record = archive.article(article);
                let only = record.topics.iter().map(|t| t.topic).filter(|t| topics.get(t) == Some(&1));
                let mut speakers: Vec<TopicId> = record.entry.quotes.iter().filter_map(|q| archive.topic_of(article, q.speaker?)).collect();
                speakers.sort_unstable();
                speakers.dedup();
                StoryArticle {
                    card: self.card(article),
                    same_text: self.copied_from(id, article, &order),
                    only: self.shown_topics(only).take(DIFFERENCES).collect(),
                    dates: self
                        .dates_of(article)
                        .into_iter()
                        .filter(|d| dates.get(d) == Some(&1))
                        .take(DIFFERENCES)
                        .map(|d| self.date(d))
                        .collect(),
                    speakers: self.shown_topics(speakers.into_iter()).take(DIFFERENCES).collect(),
                }
            })
            .collect()
    }

    /// The dates that an article mentions, each once, in order of time.
    fn dates_of(&self, article: ArticleId) -> Vec<PartialDate> {
        let mut dates: Vec<PartialDate> = self.archive().article(article).entry.dates.iter().map(|d| d.date).collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    /// Says that an article has the wording of one that stands before it.
    fn copied_from(&self, story: StoryId, article: ArticleId, order: &[ArticleId]) -> String {
        let before = order.iter().take_while(|a| **a != article);
        let copies = self.archive().story(story).copies.iter().find(|copies| copies.contains(&article));
        let first = copies.and_then(|copies| before.copied().find(|a| copies.contains(a)));
        first.map_or_else(String::new, |first| {
            let title = &self.archive().article(first).entry.title.value;
            self.interface.phrase("same_text", &[("title", title)])
        })
    }
}
