//! Parts that several pages share.

use serde::Serialize;

/// A piece of text with its language: what a template wraps in `lang` and `dir` where they differ from the page's.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Text {
    /// The words, not escaped.
    pub text: String,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Whether language or direction differ from the page's.
    pub foreign: bool,
    /// The words as HTML: escaped, runs of the other direction isolated. Safe.
    pub html: String,
}

/// What every page has.
#[derive(Clone, Debug, Serialize)]
pub struct Chrome {
    /// `home`, `article`, `topic`, `list`, `search` or `404`: HTML's `data-kind`.
    pub kind: &'static str,
    /// The interface language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// For `<title>`; unique over the site.
    pub title: String,
    /// The page's own name, for link previews: the title without the site's.
    pub name: String,
    /// For `<meta name="description">`; unique over the site.
    pub description: String,
    /// The page's own absolute address; for a second view, the original's.
    pub canonical: String,
    /// Absolute address of this very page.
    pub url: String,
    /// `noindex` or empty.
    pub robots: &'static str,
    /// `og:type`: `article` or `website`.
    pub og_type: &'static str,
    /// `og:locale`, as `ar_AR`.
    pub og_locale: String,
    /// Whether the page shows an article whose day of publication is not known: HTML's `data-undated`.
    pub undated: bool,
    /// When the article was published, as ISO 8601 writes it; empty on other pages and where the day is not known.
    pub published: String,
    /// True translations of this page with itself and `x-default`; empty where there is none.
    pub alternates: Vec<Alternate>,
    /// The same page in the other languages, for the switch.
    pub switch: Vec<Switch>,
    /// Navigation.
    pub nav: Vec<NavItem>,
    /// The language's feed and, on a topic's page, the topic's.
    pub feeds: Vec<FeedLink>,
    /// JSON-LD, ready to stand in a script element; empty where there is none.
    pub json_ld: String,
}

/// What every template of one language sees beside its page: the same for the whole site, given to tera once.
#[derive(Clone, Debug, Serialize)]
pub struct Globals {
    /// The site, in this language.
    pub site: SiteView,
    /// Interface words of this language by their id.
    pub words: std::collections::BTreeMap<String, String>,
}

/// The site, in one language.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Its title.
    pub title: String,
    /// Its description, empty where none is given.
    pub description: String,
    /// `https://host`.
    pub origin: String,
    /// Path of the site below the host, with a slash at both ends.
    pub base: String,
    /// Address of the home page in this language.
    pub home: String,
    /// Address of the list of topics.
    pub topics: String,
    /// Address of the list of dates.
    pub dates: String,
    /// Address of search.
    pub search: String,
    /// Address of the feed.
    pub feed: String,
}

/// One `hreflang` alternate.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// Language tag or `x-default`.
    pub hreflang: String,
    /// Absolute address.
    pub url: String,
}

/// One way of the language switch.
#[derive(Clone, Debug, Serialize)]
pub struct Switch {
    /// Language tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: String,
    /// Address, from the host's root.
    pub url: String,
}

/// One entry of the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// Its words.
    pub label: String,
    /// Address, from the host's root.
    pub url: String,
    /// `page` for this very page, `true` for the section that it stands in, empty for others: `aria-current`.
    pub current: &'static str,
}

/// A feed to announce.
#[derive(Clone, Debug, Serialize)]
pub struct FeedLink {
    /// Its title.
    pub title: String,
    /// Address, from the host's root.
    pub url: String,
}

/// A date, written out.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// For `<time datetime>`: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`.
    pub iso: String,
    /// In the reader's language.
    pub text: String,
}

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Address, from the host's root.
    pub url: String,
    /// Its title.
    pub title: Text,
    /// Its summary, empty text where there is none and in long lists.
    pub summary: Text,
    /// Who published it, if known.
    pub outlet: Option<Text>,
    /// When, if known.
    pub date: Option<DateView>,
    /// The name of the article's language in the reader's language.
    pub language_name: String,
    /// Its language's tag.
    pub lang: String,
    /// Whether it is written in another language than the page.
    pub foreign: bool,
    /// The three weightiest topics.
    pub topics: Vec<TopicLink>,
}

/// A topic in a list.
#[derive(Clone, Debug, Serialize)]
pub struct TopicLink {
    /// Address, from the host's root.
    pub url: String,
    /// Its name for this reader.
    pub name: Text,
    /// Its name in the other language, where known.
    pub other_name: Option<Text>,
    /// Articles, written out («12 مقالا»); empty where no count is shown.
    pub count: String,
    /// Articles.
    pub articles: usize,
}

/// Topics of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct TopicGroup {
    /// `person`, `organisation`, `place`, `event`, `work` or `subject`.
    pub kind: &'static str,
    /// The kind's name in the plural.
    pub label: String,
    /// Its topics.
    pub topics: Vec<TopicLink>,
}

/// Pages of one list.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// From 1.
    pub number: usize,
    /// How many.
    pub total: usize,
    /// «صفحة 2 من 7».
    pub label: String,
    /// Address of the page before, empty on the first.
    pub previous: String,
    /// Address of the page after, empty on the last.
    pub next: String,
}
