//! Every address of the site, made in one place.
//!
//! A route is a path below the site's root, without a leading slash: `ar/topics/x/`. One that ends in a slash is a page
//! whose file is `index.html` there.

use super::{Archive, ArticleId, TopicId};
use crate::text::Language;
use crate::text::date::PartialDate;

/// `ar/` or `ar/page/2/`; pages count from 1.
#[must_use]
pub fn home(language: Language, page: usize) -> String {
    paged(format!("{language}/"), page)
}

/// `ar/topics/`.
#[must_use]
pub fn topics(language: Language) -> String {
    format!("{language}/topics/")
}

/// `ar/topics/x/` or `ar/topics/x/page/2/`.
#[must_use]
pub fn topic(archive: &Archive, topic: TopicId, language: Language, page: usize) -> String {
    paged(format!("{language}/topics/{}/", archive.topic(topic).id), page)
}

/// `ar/topics/x/feed.xml`.
#[must_use]
pub fn topic_feed(archive: &Archive, topic: TopicId, language: Language) -> String {
    format!("{language}/topics/{}/feed.xml", archive.topic(topic).id)
}

/// `ar/dates/`, and its further pages of undated articles.
#[must_use]
pub fn dates(language: Language, page: usize) -> String {
    paged(format!("{language}/dates/"), page)
}

/// `ar/dates/2024/08/` for a date known to the month or day.
#[must_use]
pub fn month(language: Language, date: PartialDate, page: usize) -> String {
    paged(format!("{language}/dates/{:04}/{:02}/", date.year(), date.month().unwrap_or(1)), page)
}

/// `ar/search/`.
#[must_use]
pub fn search(language: Language) -> String {
    format!("{language}/search/")
}

/// `ar/feed.xml`.
#[must_use]
pub fn feed(language: Language) -> String {
    format!("{language}/feed.xml")
}

/// The page of this very text in `language`'s chrome.
#[must_use]
pub fn article_in(archive: &Archive, article: ArticleId, language: Language) -> String {
    format!("{language}/articles/{}/", archive.article(article).slug)
}

/// Where a reader of `language` reads this article: its translation's page where there is one, else this text's page
/// in their chrome.
#[must_use]
pub fn article(archive: &Archive, article: ArticleId, language: Language) -> String {
    article_in(archive, archive.version_for(article, language), language)
}

/// The file that a route is written to.
#[must_use]
pub fn file(route: &str) -> String {
    if route.is_empty() || route.ends_with('/') { format!("{route}index.html") } else { route.to_owned() }
}

fn paged(route: String, page: usize) -> String {
    if page <= 1 { route } else { format!("{route}page/{page}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_leads_to_one_file() {
        assert_eq!(file("ar/"), "ar/index.html");
        assert_eq!(file(""), "index.html");
        assert_eq!(file("ar/feed.xml"), "ar/feed.xml");
        assert_eq!(home(Language::AR, 1), "ar/");
        assert_eq!(home(Language::EN, 3), "en/page/3/");
    }
}
