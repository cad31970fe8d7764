//! What pages there are: every file of the site that is made from the archive, each address once.

use crate::archive::lists::Lists;
use crate::archive::{Archive, ArticleId, TopicId, routes};
use crate::diagnostic::{Code, Diagnostic};
use crate::site::Site;
use crate::text::Language;
use crate::text::date::PartialDate;
use std::collections::HashMap;

/// Addresses in one sitemap file (<https://www.sitemaps.org/protocol.html#index>).
pub const SITEMAP_LIMIT: usize = 50_000;

/// One page. Pages of a list count from 1.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Page {
    /// The site's root, which leads on to the reader's language.
    Entry,
    /// What the host shows for addresses that do not exist.
    NotFound,
    /// Every article, newest first.
    Home {
        /// Of which language.
        language: Language,
        /// Which page of the list.
        page: usize,
    },
    /// One article in one language's chrome.
    Article {
        /// Which.
        article: ArticleId,
        /// The chrome's language.
        language: Language,
    },
    /// Every topic.
    Topics {
        /// Of which language.
        language: Language,
    },
    /// One topic.
    Topic {
        /// Which.
        topic: TopicId,
        /// Of which language.
        language: Language,
        /// Which page of its articles.
        page: usize,
    },
    /// Every year and month.
    Dates {
        /// Of which language.
        language: Language,
        /// Which page of the undated.
        page: usize,
    },
    /// One month.
    Month {
        /// Of which language.
        language: Language,
        /// Year and month.
        month: PartialDate,
        /// Which page of its articles.
        page: usize,
    },
    /// Search, in the browser.
    Search {
        /// Of which language.
        language: Language,
    },
    /// A language's feed.
    Feed {
        /// Of which language.
        language: Language,
    },
    /// A topic's feed.
    TopicFeed {
        /// Which.
        topic: TopicId,
        /// Of which language.
        language: Language,
    },
    /// The sitemap, or the part of it with this number (from 1) where there are several.
    Sitemap {
        /// Which part.
        part: usize,
    },
    /// The list of the sitemap's parts, where there are several.
    SitemapIndex,
    /// robots.txt.
    Robots,
    /// An empty file that keeps GitHub Pages from running Jekyll over the site.
    NoJekyll,
    /// A former address of an article.
    Redirect {
        /// The article that stands elsewhere now.
        article: ArticleId,
    },
}

/// Every page with its route, and what was wrong with them.
#[derive(Debug, Default)]
pub struct Plan {
    /// Routes (see [`routes`]) and pages, in the order of [`Page`]'s variants within each language.
    pub pages: Vec<(String, Page)>,
    /// What the pages list.
    pub lists: Lists,
    /// Collisions and unusable aliases.
    pub diagnostics: Vec<Diagnostic>,
}

impl Page {
    /// The language of the page's chrome; `None` for what belongs to the whole site.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        match self {
            Self::Home { language, .. }
            | Self::Article { language, .. }
            | Self::Topics { language }
            | Self::Topic { language, .. }
            | Self::Dates { language, .. }
            | Self::Month { language, .. }
            | Self::Search { language }
            | Self::Feed { language }
            | Self::TopicFeed { language, .. } => Some(*language),
            Self::Entry
            | Self::NotFound
            | Self::Sitemap { .. }
            | Self::SitemapIndex
            | Self::Robots
            | Self::NoJekyll
            | Self::Redirect { .. } => None,
        }
    }

    /// Where it stands (see [`routes`]). A sitemap that is one of several parts is named by [`sitemap_part`].
    #[must_use]
    pub fn route(&self, archive: &Archive) -> String {
        match *self {
            Self::Entry => String::new(),
            Self::NotFound => "404.html".to_owned(),
            Self::Home { language, page } => routes::home(language, page),
            Self::Article { article, language } => routes::article_in(archive, article, language),
            Self::Topics { language } => routes::topics(language),
            Self::Topic { topic, language, page } => routes::topic(archive, topic, language, page),
            Self::Dates { language, page } => routes::dates(language, page),
            Self::Month { language, month, page } => routes::month(language, month, page),
            Self::Search { language } => routes::search(language),
            Self::Feed { language } => routes::feed(language),
            Self::TopicFeed { topic, language } => routes::topic_feed(archive, topic, language),
            Self::Sitemap { .. } | Self::SitemapIndex => "sitemap.xml".to_owned(),
            Self::Robots => "robots.txt".to_owned(),
            Self::NoJekyll => ".nojekyll".to_owned(),
            Self::Redirect { article } => archive.article(article).entry.aliases.first().cloned().unwrap_or_default(),
        }
    }

    /// Whether search engines should list it. A second view (an article in a chrome that is not its own) is the same
    /// text once more and names its original instead.
    #[must_use]
    pub fn is_indexed(&self, archive: &Archive, site: &Site) -> bool {
        match self {
            Self::Home { .. }
            | Self::Topics { .. }
            | Self::Topic { .. }
            | Self::Dates { .. }
            | Self::Month { .. }
            | Self::Search { .. } => true,
            Self::Article { article, language } => home_language(archive, site, *article) == *language,
            _ => false,
        }
    }

    /// What writes this page, for people.
    fn producer(&self, archive: &Archive) -> String {
        match self {
            Self::Article { article, .. } => format!("the article `{}`", archive.article(*article).entry.path),
            Self::Redirect { article } => format!("an alias of `{}`", archive.article(*article).entry.path),
            Self::Topic { topic, .. } | Self::TopicFeed { topic, .. } => format!("the topic `{}`", archive.topic(*topic).id),
            _ => "a page of warraq's own".to_owned(),
        }
    }
}

/// The language in whose chrome an article is at home: its own where the site has it, else the site's default.
#[must_use]
pub fn home_language(archive: &Archive, site: &Site, article: ArticleId) -> Language {
    let own = archive.article(article).entry.language.primary();
    site.languages.iter().map(|l| l.language).find(|l| l.primary() == own).unwrap_or(site.default_language)
}

/// How many pages a list of `articles` takes; an empty list takes one.
#[must_use]
pub fn pages_of(articles: usize, per_page: usize) -> usize {
    articles.div_ceil(per_page.max(1)).max(1)
}

/// Every page of the site.
#[must_use]
pub fn plan(archive: &Archive, site: &Site) -> Plan {
    let lists = Lists::new(archive, site.languages.iter().map(|l| l.language));
    let mut planner = Planner { archive, pages: Vec::new(), taken: HashMap::new(), diagnostics: Vec::new() };
    planner.add(String::new(), Page::Entry);
    for (route, page) in [("404.html", Page::NotFound), ("robots.txt", Page::Robots), (".nojekyll", Page::NoJekyll)] {
        planner.add(route.to_owned(), page);
    }
    for language in site.languages.iter().map(|l| l.language) {
        plan_language(&mut planner, site, &lists, language);
    }
    let indexed = planner.pages.iter().filter(|(_, page)| page.is_indexed(archive, site)).count();
    if indexed <= SITEMAP_LIMIT {
        planner.add("sitemap.xml".to_owned(), Page::Sitemap { part: 1 });
    } else {
        planner.add("sitemap.xml".to_owned(), Page::SitemapIndex);
        for part in 1..=indexed.div_ceil(SITEMAP_LIMIT) {
            planner.add(sitemap_part(part), Page::Sitemap { part });
        }
    }
    // Last, so that an alias never takes the address of a page.
    for article in archive.article_ids() {
        for alias in &archive.article(article).entry.aliases {
            planner.add_alias(alias, article);
        }
    }
    Plan { pages: planner.pages, lists, diagnostics: planner.diagnostics }
}

/// The route of one part of a sitemap that has several.
#[must_use]
pub fn sitemap_part(part: usize) -> String {
    format!("sitemap-{part}.xml")
}

fn plan_language(planner: &mut Planner<'_>, site: &Site, lists: &Lists, language: Language) {
    let archive = planner.archive;
    let lists = lists.of(language);
    let per_page = site.articles_per_page;
    for page in 1..=pages_of(lists.all.len(), per_page) {
        planner.add(routes::home(language, page), Page::Home { language, page });
    }
    for &article in &lists.all {
        planner.add(routes::article_in(archive, article, language), Page::Article { article, language });
    }
    planner.add(routes::topics(language), Page::Topics { language });
    for topic in archive.topic_ids() {
        let articles = lists.topic(topic).len();
        if articles == 0 {
            continue;
        }
        for page in 1..=pages_of(articles, per_page) {
            planner.add(routes::topic(archive, topic, language, page), Page::Topic { topic, language, page });
        }
        planner.add(routes::topic_feed(archive, topic, language), Page::TopicFeed { topic, language });
    }
    for page in 1..=pages_of(lists.undated.len(), per_page) {
        planner.add(routes::dates(language, page), Page::Dates { language, page });
    }
    for (&month, articles) in &lists.months {
        for page in 1..=pages_of(articles.len(), per_page) {
            planner.add(routes::month(language, month, page), Page::Month { language, month, page });
        }
    }
    planner.add(routes::search(language), Page::Search { language });
    planner.add(routes::feed(language), Page::Feed { language });
}

struct Planner<'a> {
    archive: &'a Archive,
    pages: Vec<(String, Page)>,
    /// Files that are written, with the page that writes each.
    taken: HashMap<String, usize>,
    diagnostics: Vec<Diagnostic>,
}

impl Planner<'_> {
    fn add(&mut self, route: String, page: Page) {
        let file = routes::file(&route);
        if let Some(&first) = self.taken.get(&file) {
            let first = &self.pages[first].1;
            let mut fault = Diagnostic::error(
                Code::OutputCollision,
                format!(
                    "`{file}` is written by {} and by {}; the first keeps it",
                    first.producer(self.archive),
                    page.producer(self.archive)
                ),
            )
            .help("give one of them another `slug` or alias");
            if let Page::Article { article, .. } | Page::Redirect { article } = page {
                fault = fault.in_file(self.archive.article(article).entry.path.clone());
            }
            self.diagnostics.push(fault);
            return;
        }
        self.taken.insert(file, self.pages.len());
        self.pages.push((route, page));
    }

    fn add_alias(&mut self, alias: &str, article: ArticleId) {
        match alias_route(alias) {
            Some(route) => self.add(route, Page::Redirect { article }),
            None => self.diagnostics.push(
                Diagnostic::error(Code::BadAlias, format!("`{alias}` cannot be an alias"))
                    .in_file(self.archive.article(article).entry.path.clone())
                    .help("an alias is a path within the site, such as /2023/old-name/, or old-name.html"),
            ),
        }
    }
}

/// The route of an alias: a folder, or a file that ends in `.html`.
fn alias_route(alias: &str) -> Option<String> {
    let path = alias.trim().trim_matches('/');
    let plain = |c: char| !c.is_control() && !matches!(c, '\\' | ':' | '?' | '#' | '"' | '<' | '>' | '|' | '*');
    let sound = |segment: &str| !segment.is_empty() && !segment.starts_with('.') && segment.len() <= 255 && segment.chars().all(plain);
    if !path.split('/').all(sound) {
        return None;
    }
    let is_file = std::path::Path::new(path).extension().is_some_and(|e| e == "html" || e == "htm");
    Some(if is_file { path.to_owned() } else { format!("{path}/") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::fixture;

    #[test]
    fn every_file_is_written_once_and_every_language_has_its_pages() {
        let (archive, site) = (fixture::archive(), fixture::site());
        let plan = plan(&archive, &site);
        assert_eq!(plan.diagnostics, []);
        let files: std::collections::BTreeSet<_> = plan.pages.iter().map(|(route, _)| routes::file(route)).collect();
        assert_eq!(files.len(), plan.pages.len());
        for language in ["ar", "en"] {
            for file in
                ["index.html", "page/2/index.html", "topics/index.html", "topics/elon-musk/index.html", "dates/index.html", "feed.xml"]
            {
                assert!(files.contains(&format!("{language}/{file}")), "{language}/{file}");
            }
        }
        insta::assert_snapshot!(files.into_iter().collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn a_translated_article_has_one_page_a_language() {
        let (archive, site) = (fixture::archive(), fixture::site());
        let plan = plan(&archive, &site);
        let of = |slug: &str| plan.pages.iter().filter(|(route, _)| route.ends_with(&format!("/articles/{slug}/"))).count();
        assert_eq!((of("brazil"), of("trump-interview")), (2, 2));
        let indexed = plan.pages.iter().filter(|(_, p)| matches!(p, Page::Article { .. }) && p.is_indexed(&archive, &site)).count();
        assert_eq!(indexed, archive.articles.len());
    }

    #[test]
    fn two_producers_of_one_file_are_both_named() {
        let mut archive = fixture::archive();
        archive.articles[1].entry.aliases = vec!["/ar/topics/elon-musk/".to_owned(), "../up".to_owned()];
        let plan = plan(&archive, &fixture::site());
        let messages: Vec<_> = plan.diagnostics.iter().map(|d| (d.code.name(), d.message.as_str())).collect();
        let path = &archive.articles[1].entry.path;
        assert_eq!(messages[0].0, "output-collision");
        assert!(messages[0].1.contains("the topic `elon-musk`") && messages[0].1.contains(path.as_str()), "{messages:?}");
        assert_eq!(messages[1], ("bad-alias", "`../up` cannot be an alias"));
    }

    #[test]
    fn aliases_are_paths_within_the_site() {
        for (alias, want) in [
            ("/old/name", Some("old/name/")),
            ("old.html", Some("old.html")),
            ("أخبار/قديم/", Some("أخبار/قديم/")),
            ("", None),
            ("a//b", None),
            ("a/../b", None),
            ("https://x.org/", None),
        ] {
            assert_eq!(alias_route(alias).as_deref(), want, "{alias}");
        }
    }
}
