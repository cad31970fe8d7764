//! One struct for each kind of page.

use super::parts::{Card, Chrome, DateView, Pager, Switch, Text, TopicGroup, TopicLink};
use serde::Serialize;

/// The home page: the archive's articles, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// What every page has.
    pub page: Chrome,
    /// «20 مقالا، 45 موضوعا».
    pub tally: String,
    /// The article that opens the first page.
    pub lead: Option<Card>,
    /// Those beside it.
    pub seconds: Vec<Card>,
    /// This page's other articles.
    pub articles: Vec<Card>,
    /// Stories that several articles tell, newest first; only on the first page.
    pub stories: Vec<StoryCard>,
    /// The weightiest topics; only on the first page.
    pub topics: Vec<TopicLink>,
    /// Where more than one page is needed.
    pub pager: Option<Pager>,
}

/// A value of the record («How do we know?»).
#[derive(Clone, Debug, Serialize)]
pub struct Evidence {
    /// What was derived, in the reader's language («العنوان»).
    pub label: String,
    /// Its value.
    pub value: Text,
    /// How, in the reader's language.
    pub method: String,
    /// The words it was taken from; empty text where there are none.
    pub said: Text,
    /// Address of the passage on this page (`#p3`), empty where it does not stand in the text.
    pub passage: String,
}

/// Credits of one role.
#[derive(Clone, Debug, Serialize)]
pub struct CreditView {
    /// The role in the reader's language.
    pub role: String,
    /// The names.
    pub names: Vec<Text>,
}

/// A related article with the reason.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedView {
    /// The article.
    pub card: Card,
    /// Topics that both share, weightiest first.
    pub shared: Vec<TopicLink>,
}

/// A date mentioned in the text.
#[derive(Clone, Debug, Serialize)]
pub struct MentionedDate {
    /// The date.
    pub date: DateView,
    /// The words that say it.
    pub said: Text,
    /// Address of the passage on this page.
    pub passage: String,
}

/// One subheading, for the table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingLink {
    /// Address on this page.
    pub anchor: String,
    /// Its words.
    pub text: Text,
}

/// One article in one language's chrome.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    /// What every page has.
    pub page: Chrome,
    /// Title.
    pub title: Text,
    /// Summary, empty text where there is none.
    pub summary: Text,
    /// Language of the text.
    pub lang: String,
    /// Direction of the text.
    pub dir: &'static str,
    /// Whether the text's language is not the page's.
    pub foreign: bool,
    /// A sentence that says so, empty where it is not.
    pub foreign_note: String,
    /// The name of the text's language in the reader's language.
    pub language_name: String,
    /// When it was published, if known.
    pub date: Option<DateView>,
    /// When it was changed, if known.
    pub updated: Option<DateView>,
    /// The latest date mentioned, where the date is not known: a lower bound.
    pub not_before: Option<DateView>,
    /// Who published it.
    pub outlet: Option<Text>,
    /// Address of the outlet's topic, empty where it is none.
    pub outlet_url: String,
    /// Where it was first published, empty where not known.
    pub source_url: String,
    /// The host of that address, for people.
    pub source_host: String,
    /// «4 دقائق قراءة».
    pub reading_time: String,
    /// Who wrote, translated, checked it.
    pub credits: Vec<CreditView>,
    /// Subheadings, where there are three or more.
    pub contents: Vec<HeadingLink>,
    /// The text as HTML: safe, with topic links, isolates and paragraph anchors.
    pub body: String,
    /// Its topics by kind.
    pub topics: Vec<TopicGroup>,
    /// Dates that it mentions, in order of time.
    pub dates: Vec<MentionedDate>,
    /// The story that it belongs to, with its other articles.
    pub story: Option<StoryCard>,
    /// What to read next, best first; not what stands in the story.
    pub related: Vec<RelatedView>,
    /// The same article in other languages.
    pub translations: Vec<Switch>,
    /// How each value was found.
    pub evidence: Vec<Evidence>,
}

/// All topics.
#[derive(Clone, Debug, Serialize)]
pub struct TopicsView {
    /// What every page has.
    pub page: Chrome,
    /// The page's heading.
    pub heading: String,
    /// How many there are.
    pub tally: String,
    /// By kind, weightiest first.
    pub groups: Vec<TopicGroup>,
}

/// A story in a list.
#[derive(Clone, Debug, Serialize)]
pub struct StoryCard {
    /// Address, from the host's root.
    pub url: String,
    /// The title of the article that tells it best.
    pub title: Text,
    /// «4 مقالات».
    pub tally: String,
    /// First and last dates of its articles, where known.
    pub span: String,
    /// Topics that most of its articles share, weightiest first.
    pub topics: Vec<TopicLink>,
    /// Its other articles' titles, newest first, with their addresses.
    pub others: Vec<Card>,
}

/// Every story.
#[derive(Clone, Debug, Serialize)]
pub struct StoriesView {
    /// What every page has.
    pub page: Chrome,
    /// The page's heading.
    pub heading: String,
    /// «12 قصة».
    pub tally: String,
    /// This page's stories, the one with the newest article first.
    pub stories: Vec<StoryCard>,
    /// Where more than one page is needed.
    pub pager: Option<Pager>,
}

/// One article of a story, with what it alone tells.
#[derive(Clone, Debug, Serialize)]
pub struct StoryArticle {
    /// The article.
    pub card: Card,
    /// A sentence that says so where the wording is that of an article before it, empty elsewhere.
    pub same_text: String,
    /// Topics that no other article of the story has, weightiest first.
    pub only: Vec<TopicLink>,
    /// Dates that no other article of the story mentions, in order of time.
    pub dates: Vec<DateView>,
    /// Whom it quotes, where that is a topic.
    pub speakers: Vec<TopicLink>,
}

/// One story: its articles side by side.
#[derive(Clone, Debug, Serialize)]
pub struct StoryView {
    /// What every page has.
    pub page: Chrome,
    /// The title of the article that tells it best.
    pub title: Text,
    /// «4 مقالات».
    pub tally: String,
    /// First and last dates of its articles, where known.
    pub span: String,
    /// How it is known that they are one story.
    pub method: String,
    /// Topics that most of its articles share, weightiest first.
    pub topics: Vec<TopicLink>,
    /// Its articles, the oldest first, undated ones last.
    pub articles: Vec<StoryArticle>,
}

/// A spelling of a topic's name with how often it occurs.
#[derive(Clone, Debug, Serialize)]
pub struct SpellingView {
    /// As written.
    pub text: Text,
    /// How often, written out.
    pub count: String,
}

/// One topic.
#[derive(Clone, Debug, Serialize)]
pub struct TopicView {
    /// What every page has.
    pub page: Chrome,
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: &'static str,
    /// The kind's name in the singular.
    pub kind_label: String,
    /// Its name for this reader.
    pub name: Text,
    /// Its name in the other language, where known.
    pub other_name: Option<Text>,
    /// Wikidata's page for it, empty where not known.
    pub wikidata: String,
    /// «12 مقالا».
    pub tally: String,
    /// First and last dates of its articles, where known.
    pub span: String,
    /// Spellings seen, most frequent first.
    pub spellings: Vec<SpellingView>,
    /// This page's articles, newest first.
    pub articles: Vec<Card>,
    /// Topics that come along with it, strongest first.
    pub neighbours: Vec<TopicLink>,
    /// Where more than one page is needed.
    pub pager: Option<Pager>,
}

/// One month or year of the archive.
#[derive(Clone, Debug, Serialize)]
pub struct MonthLink {
    /// Address, from the host's root.
    pub url: String,
    /// «أغسطس 2024».
    pub date: DateView,
    /// Articles, written out.
    pub count: String,
}

/// One year with its months.
#[derive(Clone, Debug, Serialize)]
pub struct YearView {
    /// The year.
    pub date: DateView,
    /// Articles in it, written out.
    pub count: String,
    /// Its months.
    pub months: Vec<MonthLink>,
    /// Articles of which only the year is known.
    pub articles: Vec<Card>,
}

/// All dates.
#[derive(Clone, Debug, Serialize)]
pub struct DatesView {
    /// What every page has.
    pub page: Chrome,
    /// The page's heading.
    pub heading: String,
    /// Newest first.
    pub years: Vec<YearView>,
    /// Articles whose date is not known, with their number written out.
    pub undated: Vec<Card>,
    /// «5 مقالات بلا تاريخ»; empty where all are dated.
    pub undated_tally: String,
    /// Pages of the undated, where more than one is needed.
    pub pager: Option<Pager>,
}

/// The articles of one month.
#[derive(Clone, Debug, Serialize)]
pub struct MonthView {
    /// What every page has.
    pub page: Chrome,
    /// The page's heading.
    pub heading: String,
    /// The month.
    pub date: DateView,
    /// Its articles, newest first.
    pub articles: Vec<Card>,
    /// Where more than one page is needed.
    pub pager: Option<Pager>,
}

/// Search. What it finds, the browser shows.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// What every page has.
    pub page: Chrome,
    /// The page's heading.
    pub heading: String,
    /// What the script says to the reader, as JSON.
    pub speech: String,
}

/// The page for addresses that do not exist, in every language at once.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {
    /// What every page has, in the default language.
    pub page: Chrome,
    /// One part a language, the default language first.
    pub parts: Vec<NotFoundPart>,
}

/// One language's part of the page for addresses that do not exist.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundPart {
    /// Language.
    pub lang: String,
    /// Direction.
    pub dir: &'static str,
    /// «الصفحة غير موجودة».
    pub heading: String,
    /// What to do.
    pub advice: String,
    /// Address of that language's home.
    pub home: String,
    /// Its words.
    pub home_label: String,
}

/// The site's root: sends the reader to their language.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    /// What every page has, in the default language.
    pub page: Chrome,
    /// Every language's home, the default language first.
    pub languages: Vec<EntryLanguage>,
}

/// One language of the entry page.
#[derive(Clone, Debug, Serialize)]
pub struct EntryLanguage {
    /// Language.
    pub lang: String,
    /// Direction.
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: String,
    /// The site's title in it.
    pub title: String,
    /// The site's description in it.
    pub description: String,
    /// Address of its home.
    pub url: String,
}

/// A page that only leads on to another: former addresses.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectView {
    /// What every page has.
    pub page: Chrome,
    /// Where to, from the host's root.
    pub target: String,
    /// Title of the page there.
    pub title: Text,
}
