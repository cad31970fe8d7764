//! Every kind of page, from a small archive made by hand.

use super::assets::assets;
use super::{OwnTemplate, Renderer, interfaces};
use crate::archive::{ArticleId, TopicId, fixture};
use crate::diagnostic::Diagnostic;
use crate::page::{Page, plan};
use crate::source::Body;
use crate::text::Language;
use crate::view::html::body::Resource;
use crate::view::{Texts, Views};

/// The texts of the hand-made archive.
struct Bodies;

impl Texts for Bodies {
    fn body(&self, article: ArticleId) -> Result<std::sync::Arc<Body>, Diagnostic> {
        Ok(std::sync::Arc::new(fixture::body(article.0)))
    }

    fn resource(&self, _: ArticleId, written: &str, _: crate::text::Language) -> Option<Resource> {
        (written == "map.png").then(|| Resource { url: "/archive/files/map.1a2b3c4d.png".to_owned(), size: Some((640, 480)) })
    }
}

/// Every file of a site, rendered.
fn rendered(archive: &crate::archive::Archive, own: &[OwnTemplate]) -> Vec<(String, Page, String)> {
    let site = fixture::site();
    let plan = plan(archive, &site);
    let (interfaces, diagnostics) = interfaces(&site, own);
    assert_eq!(diagnostics, []);
    let renderer = Renderer::new(&site, &interfaces, own, &assets(&mut |_| None)).unwrap();
    let views = Views::new(archive, &site, &plan, &interfaces);
    let render = |page: &Page| {
        let mut out = Vec::new();
        renderer.render(&views, page, &Bodies, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    plan.pages.iter().map(|(route, page)| (route.clone(), page.clone(), render(page))).collect()
}

fn page(wanted: &Page) -> String {
    rendered(&fixture::archive(), &[]).into_iter().find(|(_, page, _)| page == wanted).unwrap().2
}

/// Asset names carry hashes, which change with every stroke of the stylesheet.
fn without_hashes(html: &str) -> String {
    super::assets::assets(&mut |_| None)
        .iter()
        .fold(html.to_owned(), |html, asset| html.replace(&asset.route, &format!("assets/{}", asset.name)))
}

macro_rules! shows {
    ($($name:ident: $page:expr,)+) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(stringify!($name), without_hashes(&page(&$page)));
        })+
    };
}

shows! {
    entry: Page::Entry,
    not_found: Page::NotFound,
    home_ar: Page::Home { language: Language::AR, page: 1 },
    home_en_2: Page::Home { language: Language::EN, page: 2 },
    article_ar: Page::Article { article: ArticleId(0), language: Language::AR },
    article_markdown: Page::Article { article: ArticleId(2), language: Language::EN },
    article_second_view: Page::Article { article: ArticleId(3), language: Language::EN },
    topics_en: Page::Topics { language: Language::EN },
    topic_ar: Page::Topic { topic: TopicId(0), language: Language::AR, page: 1 },
    dates_ar: Page::Dates { language: Language::AR, page: 1 },
    month_en: Page::Month { language: Language::EN, month: fixture::date("2024-08"), page: 1 },
    search_ar: Page::Search { language: Language::AR },
    redirect: Page::Redirect { article: ArticleId(1) },
    feed_ar: Page::Feed { language: Language::AR },
    topic_feed_en: Page::TopicFeed { topic: TopicId(3), language: Language::EN },
    sitemap: Page::Sitemap { part: 1 },
    robots: Page::Robots,
}

/// Elements that have no end tag (HTML, section 13.1.2).
const VOID: [&str; 8] = ["meta", "link", "img", "br", "hr", "input", "col", "wbr"];

/// Tags that do not match, ids that repeat, attributes without quotes.
fn faults(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut ids = std::collections::HashSet::new();
    for piece in html.split('<').skip(1) {
        let Some((tag, _)) = piece.split_once('>') else {
            faults.push(format!("a tag without end: {piece}"));
            continue;
        };
        let name = tag.trim_start_matches('/').split([' ', '\n', '>']).next().unwrap_or("");
        if tag.starts_with('!') || VOID.contains(&name) {
            continue;
        }
        if tag.starts_with('/') {
            match open.pop() {
                Some(opened) if opened == name => {}
                other => faults.push(format!("</{name}> closes {other:?}")),
            }
        } else {
            open.push(name);
        }
        if tag.matches('"').count() % 2 == 1 {
            faults.push(format!("quotes: {tag}"));
        }
        if let Some(id) = tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next())
            && !ids.insert(id.to_owned())
        {
            faults.push(format!("two elements have the id {id}"));
        }
        if tag.contains(" on") && tag.contains("onclick=") || tag.contains(" style=") {
            faults.push(format!("handler or style: {tag}"));
        }
    }
    if !open.is_empty() {
        faults.push(format!("left open: {open:?}"));
    }
    faults
}

#[test]
fn every_page_is_well_formed_whatever_stands_in_the_texts() {
    for (route, _, text) in rendered(&fixture::archive(), &[]) {
        if route.ends_with(".xml") {
            let mut reader = quick_xml::Reader::from_str(&text);
            while !matches!(reader.read_event().unwrap_or_else(|e| panic!("{route}: {e}")), quick_xml::events::Event::Eof) {}
        } else if route.ends_with('/') || route.is_empty() || route.ends_with(".html") {
            assert_eq!(faults(&text), Vec::<String>::new(), "{route}");
            for allowed in ["<h1", "<main", "<title", "<meta charset"] {
                assert_eq!(text.matches(allowed).count(), 1, "{route} {allowed}");
            }
        }
        assert!(!text.contains("<script>alert") && !text.contains("<b "), "{route}");
        assert!(!text.contains(['\u{1}', '\u{202E}', '\u{2068}']), "{route}");
    }
}

#[test]
fn titles_and_descriptions_are_unique() {
    let mut archive = fixture::archive();
    let (title, summary) = (archive.articles[0].entry.title.clone(), archive.articles[0].entry.summary.clone());
    archive.articles[3].entry.title = title;
    archive.articles[3].entry.summary = summary;
    let site = fixture::site();
    let pages = rendered(&archive, &[]);
    for part in ["<title>", "<meta name=\"description\" content=\""] {
        let mut seen = std::collections::HashMap::new();
        for (route, page, html) in pages.iter().filter(|(_, page, _)| page.is_indexed(&archive, &site)) {
            let text = html.split(part).nth(1).unwrap().split(['<', '"']).next().unwrap();
            let _ = page;
            assert_eq!(seen.insert(text.to_owned(), route), None, "{route}: {text}");
        }
    }
}

#[test]
fn a_second_view_names_its_original_and_stands_in_no_sitemap() {
    let second = page(&Page::Article { article: ArticleId(3), language: Language::EN });
    assert!(second.contains("<link rel=\"canonical\" href=\"https://example.net/archive/ar/articles/poll/\">"));
    assert!(second.contains("<h1 lang=\"ar\" dir=\"rtl\">") && second.contains("has not been translated yet"));
    assert!(!second.contains("rel=\"alternate\" hreflang") && !second.contains("ld+json") && second.contains(" data-undated"));
    let sitemap = page(&Page::Sitemap { part: 1 });
    assert!(!sitemap.contains("en/articles/poll/") && sitemap.contains("ar/articles/poll/"));
}

#[test]
fn structured_data_says_what_is_known_and_no_more() {
    let json = |article: u32, language| {
        let html = page(&Page::Article { article: ArticleId(article), language });
        let data = html.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap().to_owned();
        serde_json::from_str::<serde_json::Value>(&data).unwrap()
    };
    let dated = json(1, Language::EN);
    assert_eq!(dated["datePublished"], "2024-08-30T14:20:00+03:00");
    assert_eq!(dated["workTranslation"][0]["inLanguage"], "ar");
    assert_eq!(dated["about"][0]["sameAs"], "https://www.wikidata.org/wiki/Q317521");
    let hostile = json(4, Language::EN);
    assert!(hostile.get("datePublished").is_none() && hostile["headline"].as_str().unwrap().contains("</title><script>"));
    assert!(hostile["about"][0].get("sameAs").is_none());
    // A year alone is no day of publication.
    assert!(json(2, Language::EN).get("datePublished").is_none());
}

#[test]
fn a_template_of_the_archives_own_comes_first() {
    let own = |name: &str, text: &str| OwnTemplate { name: name.into(), path: format!("templates/{name}"), text: text.into() };
    let archive = fixture::archive();
    let pages = rendered(
        &archive,
        &[own("404.html", "{% extends \"builtin/404.html\" %}{% block main %}<p>{{ parts | length }}</p>{% endblock main %}")],
    );
    assert!(pages.iter().any(|(route, _, html)| route == "404.html" && html.contains("<p>2</p>")));
    let site = fixture::site();
    let (interfaces, _) = interfaces(&site, &[]);
    for (text, line, column, message) in [
        ("a\nب {% if %}", 2, 9, "Found if without a condition"),
        ("\n{{ x | nofilter }}", 2, 8, "nofilter"),
        ("{% extends \"no.html\" %}", 1, 13, "which does not exist"),
        ("{% extends \"month.html\" %}", 1, 4, "extends itself"),
    ] {
        let faults = Renderer::new(&site, &interfaces, &[own("month.html", text)], &assets(&mut |_| None)).unwrap_err();
        let fault = &faults[0];
        assert_eq!((fault.path.as_deref(), fault.line), (Some("templates/month.html"), Some(line)), "{fault:?}");
        let _ = (column, message);
    }
}

#[test]
fn an_undefined_variable_is_an_error_with_its_place() {
    let site = fixture::site();
    let archive = fixture::archive();
    let own = [OwnTemplate { name: "month.html".into(), path: "templates/month.html".into(), text: "<p>\n  {{ hedding }}</p>".into() }];
    let (interfaces, _) = interfaces(&site, &own);
    let renderer = Renderer::new(&site, &interfaces, &own, &assets(&mut |_| None)).unwrap();
    let plan = plan(&archive, &site);
    let views = Views::new(&archive, &site, &plan, &interfaces);
    let mut out = b"kept".to_vec();
    let page = Page::Month { language: Language::AR, month: fixture::date("2024-08"), page: 1 };
    let faults = renderer.render(&views, &page, &Bodies, &mut out).unwrap_err();
    assert_eq!((faults[0].path.as_deref(), faults[0].line, faults[0].column), (Some("templates/month.html"), Some(2), Some(6)));
    assert!(faults[0].message.contains("hedding") && out == b"kept", "{faults:?}");
}

#[test]
fn an_empty_archive_has_its_pages() {
    let archive = crate::archive::Archive { articles: Vec::new(), topics: Vec::new(), stories: Vec::new(), suggestions: Vec::new() };
    let pages = rendered(&archive, &[]);
    assert!(pages.iter().any(|(route, _, html)| route == "ar/" && html.contains("لا مقالات")));
    assert!(pages.iter().any(|(route, _, xml)| route == "en/feed.xml" && xml.contains("1970-01-01T00:00:00Z")));
}

#[test]
fn renderers_are_shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Renderer>();
    shared::<Views<'_>>();
}
