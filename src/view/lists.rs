//! Pages that list: home, topics, one topic, dates, one month.

use super::chrome::About;
use super::pages::{DatesView, HomeView, MonthLink, MonthView, SpellingView, StoryCard, TopicView, TopicsView, YearView};
use super::parts::{TopicGroup, TopicLink};
use super::{Desk, Views, html};
use crate::archive::{ArticleId, TopicId};
use crate::interface::Interface;
use crate::knowledge::Kind;
use crate::page::Page;
use crate::text::Language;
use crate::text::bidi;
use crate::text::date::PartialDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Articles beside the lead of the front page.
const SECONDS: usize = 3;
/// Stories shown on the front page, and articles named under each beside its first.
const FRONT_STORIES: usize = 3;
const FRONT_OTHERS: usize = 2;
/// Topics shown on the front page.
const FRONT_TOPICS: usize = 24;
/// Neighbours and spellings shown on a topic's page.
const NEIGHBOURS: usize = 12;

impl Views<'_> {
    /// A language's home page.
    #[must_use]
    pub fn home(&self, language: Language, number: usize) -> HomeView {
        let desk = self.desk(language);
        let interface = desk.interface;
        let lists = self.plan.lists.of(language);
        let topics = self.archive.topic_ids().filter(|&t| !lists.topic(t).is_empty()).count();
        let (articles_tally, topics_tally) = (interface.count("articles", lists.all.len()), interface.count("topics", topics));
        let page = Page::Home { language, page: number };
        let description = match html::clean(&interface.site.description) {
            own if !own.is_empty() => own,
            _ => interface
                .phrase("home_description", &[("site", &interface.site.title), ("articles", &articles_tally), ("topics", &topics_tally)]),
        };
        let mut chrome = desk.chrome(About {
            page: &page,
            kind: "home",
            name: desk.numbered(interface.word("latest"), number),
            description: desk.numbered(&description, number),
        });
        if number == 1 {
            chrome.title = html::clean(&interface.site.title);
            chrome.name.clone_from(&chrome.title);
        }
        let mut articles = desk.slice(&lists.all, number);
        let mut front = Vec::new();
        if number == 1 {
            let cut = articles.len().min(1 + SECONDS);
            front = desk.cards(&articles[..cut]);
            articles = &articles[cut..];
        }
        let mut front = front.into_iter();
        HomeView {
            page: chrome,
            tally: interface.phrase("tally", &[("articles", &articles_tally), ("topics", &topics_tally)]),
            lead: front.next(),
            seconds: front.collect(),
            articles: desk.cards(articles),
            stories: if number == 1 { desk.front_stories() } else { Vec::new() },
            topics: if number == 1 { desk.weightiest_topics() } else { Vec::new() },
            pager: desk.pager(number, lists.all.len(), |page| Page::Home { language, page }),
        }
    }

    /// Every topic, by kind.
    #[must_use]
    pub fn topics(&self, language: Language) -> TopicsView {
        let desk = self.desk(language);
        let interface = desk.interface;
        let groups = desk.groups(self.archive.topic_ids().collect());
        let tally = interface.count("topics", groups.iter().map(|g| g.topics.len()).sum());
        let heading = interface.word("topics").to_owned();
        let chrome = desk.chrome(About {
            page: &Page::Topics { language },
            kind: "list",
            name: heading.clone(),
            description: interface.phrase("topics_description", &[("site", &interface.site.title), ("count", &tally)]),
        });
        TopicsView { page: chrome, heading, tally, groups }
    }

    /// One topic.
    #[must_use]
    pub fn topic(&self, id: TopicId, language: Language, number: usize) -> TopicView {
        let desk = self.desk(language);
        let interface = desk.interface;
        let topic = self.archive.topic(id);
        let articles = self.plan.lists.of(language).topic(id);
        let name = desk.topic_name(topic);
        let tally = interface.count("articles", articles.len());
        let about = interface.phrase("topic_description", &[("topic", &name.text), ("site", &interface.site.title), ("count", &tally)]);
        let page = Page::Topic { topic: id, language, page: number };
        let chrome = desk.chrome(About {
            page: &page,
            kind: "topic",
            name: desk.numbered(&desk.distinct_name(id), number),
            description: desk.numbered(&about.replacen(&name.text, &desk.distinct_name(id), 1), number),
        });
        let wikidata = topic.wikidata.as_deref().filter(|q| is_wikidata_id(q));
        TopicView {
            page: chrome,
            id: topic.id.clone(),
            kind: topic.kind.name(),
            kind_label: kind_label(interface, topic.kind).to_owned(),
            other_name: desk.other_name(topic),
            wikidata: wikidata.map(|q| format!("https://www.wikidata.org/wiki/{q}")).unwrap_or_default(),
            tally,
            span: desk.span_of(articles),
            spellings: topic.spellings.iter().take(NEIGHBOURS).map(|(text, times)| desk.spelling(text, *times)).collect(),
            articles: desk.briefs(desk.slice(articles, number)),
            neighbours: topic
                .neighbours
                .iter()
                .take(NEIGHBOURS)
                .map(|(t, _)| desk.full_topic_link(*t))
                .filter(|t| t.articles > 0)
                .collect(),
            pager: desk.pager(number, articles.len(), |page| Page::Topic { topic: id, language, page }),
            name,
        }
    }

    /// Every year and month, and what has no date.
    #[must_use]
    pub fn dates(&self, language: Language, number: usize) -> DatesView {
        let desk = self.desk(language);
        let interface = desk.interface;
        let lists = self.plan.lists.of(language);
        let heading = interface.word("by_date").to_owned();
        let chrome = desk.chrome(About {
            page: &Page::Dates { language, page: number },
            kind: "list",
            name: desk.numbered(&heading, number),
            description: desk.numbered(&interface.phrase("dates_description", &[("site", &interface.site.title)]), number),
        });
        let undated = lists.undated.len();
        DatesView {
            page: chrome,
            heading,
            years: if number == 1 { desk.years() } else { Vec::new() },
            undated: desk.cards(desk.slice(&lists.undated, number)),
            undated_tally: if undated == 0 { String::new() } else { interface.count("undated_articles", undated) },
            pager: desk.pager(number, undated, |page| Page::Dates { language, page }),
        }
    }

    /// One month.
    #[must_use]
    pub fn month(&self, language: Language, month: PartialDate, number: usize) -> MonthView {
        let desk = self.desk(language);
        let interface = desk.interface;
        let articles = self.plan.lists.of(language).months.get(&month).map_or(&[][..], Vec::as_slice);
        let date = desk.date(month);
        let heading = interface.phrase("month_title", &[("month", &date.text)]);
        let count = interface.count("articles", articles.len());
        let about = interface.phrase("month_description", &[("month", &date.text), ("site", &interface.site.title), ("count", &count)]);
        let page = Page::Month { language, month, page: number };
        let chrome = desk.chrome(About {
            page: &page,
            kind: "list",
            name: desk.numbered(&heading, number),
            description: desk.numbered(&about, number),
        });
        MonthView {
            page: chrome,
            heading,
            date,
            articles: desk.cards(desk.slice(articles, number)),
            pager: desk.pager(number, articles.len(), |page| Page::Month { language, month, page }),
        }
    }
}

impl Desk<'_, '_> {
    /// Topics by kind, those with most articles first.
    pub(super) fn groups(&self, topics: Vec<TopicId>) -> Vec<TopicGroup> {
        let mut by_kind: BTreeMap<Kind, Vec<TopicLink>> = BTreeMap::new();
        for id in topics {
            let link = self.full_topic_link(id);
            if link.articles > 0 {
                by_kind.entry(self.archive().topic(id).kind).or_default().push(link);
            }
        }
        by_kind
            .into_iter()
            .map(|(kind, mut topics)| {
                topics.sort_by_key(|t| Reverse(t.articles));
                TopicGroup { kind: kind.name(), label: kinds_label(self.interface, kind).to_owned(), topics }
            })
            .collect()
    }

    /// The newest stories that several articles tell.
    fn front_stories(&self) -> Vec<StoryCard> {
        let stories = &self.views.plan.lists.of(self.language).stories;
        stories.iter().take(FRONT_STORIES).map(|&story| self.story_card(story, None, FRONT_OTHERS)).collect()
    }

    fn weightiest_topics(&self) -> Vec<TopicLink> {
        let lists = self.views.plan.lists.of(self.language);
        let mut ids: Vec<TopicId> = self.archive().topic_ids().filter(|&t| !lists.topic(t).is_empty()).collect();
        ids.sort_by_key(|&t| (Reverse(lists.topic(t).len()), t));
        ids.truncate(FRONT_TOPICS);
        ids.into_iter().map(|id| self.full_topic_link(id)).collect()
    }

    /// A topic's name; with its kind and id where another page has the same, since titles are unique.
    fn distinct_name(&self, id: TopicId) -> String {
        let topic = self.archive().topic(id);
        let name = self.topic_name(topic).text;
        let shared = [&topic.names.ar, &topic.names.en].into_iter().flatten().any(|name| self.views.is_repeated(name));
        if shared { format!("{name} ({} {})", kind_label(self.interface, topic.kind), topic.id) } else { name }
    }

    fn spelling(&self, text: &str, times: u32) -> SpellingView {
        let language = match bidi::first_direction(text).map(html::language_of_direction) {
            // Arabic script in a Persian archive is no foreign spelling.
            Some(language) if language.direction() == self.direction() => self.language,
            Some(language) => language,
            None => self.language,
        };
        SpellingView { text: self.text(text, language), count: self.interface.count("times", times as usize) }
    }

    /// «من 2022 إلى 2024»: the years between the first and last dates of some articles.
    pub(super) fn span_of(&self, articles: &[ArticleId]) -> String {
        let dates = || articles.iter().filter_map(|&a| self.archive().article(a).entry.date.as_ref()).map(|d| d.value);
        match (dates().min(), dates().max()) {
            (Some(first), Some(last)) if first != last => {
                self.interface.phrase("span", &[("from", &self.interface.date(first)), ("to", &self.interface.date(last))])
            }
            (Some(only), _) => self.interface.date(only),
            _ => String::new(),
        }
    }

    fn years(&self) -> Vec<YearView> {
        let lists = self.views.plan.lists.of(self.language);
        let mut years: BTreeMap<i16, (usize, Vec<MonthLink>, &[ArticleId])> = BTreeMap::new();
        for (year, articles) in &lists.years {
            let slot = years.entry(year.year()).or_default();
            slot.0 += articles.len();
            slot.2 = articles;
        }
        for (&month, articles) in lists.months.iter().rev() {
            let slot = years.entry(month.year()).or_default();
            slot.0 += articles.len();
            slot.1.push(MonthLink {
                url: self.address(&Page::Month { language: self.language, month, page: 1 }),
                date: self.date(month),
                count: self.interface.count("articles", articles.len()),
            });
        }
        let view = |(year, (count, months, articles)): (i16, (usize, Vec<MonthLink>, &[ArticleId]))| {
            Some(YearView {
                date: self.date(PartialDate::year_only(year)?),
                count: self.interface.count("articles", count),
                months,
                articles: self.cards(articles),
            })
        };
        years.into_iter().rev().filter_map(view).collect()
    }
}

/// A kind's name in the singular.
fn kind_label(interface: &Interface, kind: Kind) -> &str {
    interface.word(match kind {
        Kind::Person => "kind_person",
        Kind::Organisation => "kind_organisation",
        Kind::Place => "kind_place",
        Kind::Event => "kind_event",
        Kind::Work => "kind_work",
        Kind::Subject => "kind_subject",
    })
}

/// A kind's name in the plural.
fn kinds_label(interface: &Interface, kind: Kind) -> &str {
    interface.word(match kind {
        Kind::Person => "kinds_person",
        Kind::Organisation => "kinds_organisation",
        Kind::Place => "kinds_place",
        Kind::Event => "kinds_event",
        Kind::Work => "kinds_work",
        Kind::Subject => "kinds_subject",
    })
}

/// `Q22686`.
pub(super) fn is_wikidata_id(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}
