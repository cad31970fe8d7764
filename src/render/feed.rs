//! Atom feeds (RFC 4287).

use crate::archive::{ArticleId, TopicId, routes};
use crate::derive::Entry;
use crate::page::{Page, home_language};
use crate::source::Role;
use crate::text::Language;
use crate::text::date::PartialDate;
use crate::view::html::clean;
use crate::view::{Views, stamp};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// What stands for the time of an archive in which nothing is dated: the clock is no input.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

/// The feed of a language: its newest articles.
pub(super) fn language(views: &Views<'_>, language: Language, out: &mut Vec<u8>) -> io::Result<()> {
    let interface = views.interface(language);
    let feed = Feed {
        title: clean(&interface.site.title),
        subtitle: clean(&interface.site.description),
        feed: routes::feed(language),
        page: Page::Home { language, page: 1 },
        articles: &views.plan().lists.of(language).all,
    };
    write(views, language, &feed, out)
}

/// The feed of a topic.
pub(super) fn topic(views: &Views<'_>, topic: TopicId, language: Language, out: &mut Vec<u8>) -> io::Result<()> {
    let interface = views.interface(language);
    let record = views.archive().topic(topic);
    let name = record.names.for_reader(language).map_or(record.id.as_str(), |(name, _)| name);
    let feed = Feed {
        title: clean(&interface.phrase("topic_feed", &[("topic", name), ("site", &interface.site.title)])),
        subtitle: String::new(),
        feed: routes::topic_feed(views.archive(), topic, language),
        page: Page::Topic { topic, language, page: 1 },
        articles: views.plan().lists.of(language).topic(topic),
    };
    write(views, language, &feed, out)
}

struct Feed<'a> {
    title: String,
    subtitle: String,
    feed: String,
    page: Page,
    articles: &'a [ArticleId],
}

fn write(views: &Views<'_>, language: Language, feed: &Feed<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let base = &views.site().base_url;
    let own = base.absolute(&feed.feed);
    let shown = &feed.articles[..feed.articles.len().min(views.site().feed_articles)];
    let newest = shown.iter().map(|&a| updated(views, a)).max().unwrap_or_else(|| NO_TIME.to_owned());
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let mut root = BytesStart::new("feed");
    root.push_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    root.push_attribute(("xml:lang", language.as_str()));
    xml.write_event(Event::Start(root))?;
    text(&mut xml, "id", &own)?;
    text(&mut xml, "title", &feed.title)?;
    if !feed.subtitle.is_empty() {
        text(&mut xml, "subtitle", &feed.subtitle)?;
    }
    text(&mut xml, "updated", &newest)?;
    link(&mut xml, "self", "application/atom+xml", &own)?;
    link(&mut xml, "alternate", "text/html", &base.absolute(&feed.page.route(views.archive())))?;
    author(&mut xml, &clean(&views.interface(language).site.title))?;
    for &article in shown {
        entry(&mut xml, views, language, article)?;
    }
    xml.write_event(Event::End(BytesEnd::new("feed")))?;
    xml.get_mut().push(b'\n');
    Ok(())
}

fn entry(xml: &mut Writer<&mut Vec<u8>>, views: &Views<'_>, language: Language, id: ArticleId) -> io::Result<()> {
    let archive = views.archive();
    let base = &views.site().base_url;
    let record = archive.article(id);
    let known = &record.entry;
    let mut root = BytesStart::new("entry");
    root.push_attribute(("xml:lang", known.language.as_str()));
    xml.write_event(Event::Start(root))?;
    // One article is one entry in every feed: its id is the address at which it is at home.
    text(xml, "id", &base.absolute(&routes::article_in(archive, id, home_language(archive, views.site(), id))))?;
    let title = clean(&known.title.value);
    text(xml, "title", &title)?;
    text(xml, "updated", &updated(views, id))?;
    if let Some(published) = instant(known.date.as_ref().map(|d| d.value), known.time.as_deref(), &views.site().timezone) {
        text(xml, "published", &published)?;
    }
    link(xml, "alternate", "text/html", &base.absolute(&routes::article_in(archive, id, language)))?;
    author(xml, &author_of(known, &views.interface(language).site.title))?;
    let summary = clean(&known.summary.value);
    text(xml, "summary", if summary.is_empty() { &title } else { &summary })?;
    for topic in record.topics.iter().take(8).map(|t| archive.topic(t.topic)) {
        let label = topic.names.for_reader(language).map_or(topic.id.as_str(), |(name, _)| name);
        xml.create_element("category").with_attributes([("term", topic.id.as_str()), ("label", clean(label).as_str())]).write_empty()?;
    }
    xml.write_event(Event::End(BytesEnd::new("entry")))
}

fn author_of(entry: &Entry, site: &str) -> String {
    let written: Vec<&str> = entry.credits.iter().filter(|c| c.role == Role::Author).map(|c| c.name.as_str()).collect();
    let outlet = entry.outlet.as_ref().map(|o| o.value.name.as_str());
    clean(&if written.is_empty() { outlet.unwrap_or(site).to_owned() } else { written.join(", ") })
}

/// When an entry last changed: as stated, else as published, else the latest date that the article mentions, else the
/// archive's newest date.
fn updated(views: &Views<'_>, id: ArticleId) -> String {
    let entry = &views.archive().article(id).entry;
    let zone = &views.site().timezone;
    let of = |date: Option<PartialDate>| instant(date.map(PartialDate::first_day), None, zone);
    of(entry.updated.as_ref().map(|d| d.value))
        .or_else(|| instant(entry.date.as_ref().map(|d| d.value.first_day()), entry.time.as_deref(), zone))
        .or_else(|| of(entry.latest_mentioned().map(|d| d.date)))
        .or_else(|| of(views.newest_date()))
        .unwrap_or_else(|| NO_TIME.to_owned())
}

/// A moment as RFC 3339 has it; a day begins at midnight in the site's zone. `None` where the day is not known.
fn instant(date: Option<PartialDate>, time: Option<&str>, zone: &str) -> Option<String> {
    let day = date.filter(|d| d.day_of_month().is_some())?.to_string();
    time.and_then(|time| stamp(&day, time, zone)).or_else(|| stamp(&day, "T00:00:00", zone)).or_else(|| Some(format!("{day}T00:00:00Z")))
}

fn text(xml: &mut Writer<&mut Vec<u8>>, name: &str, words: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(words)).map(|_| ())
}

fn link(xml: &mut Writer<&mut Vec<u8>>, rel: &str, kind: &str, href: &str) -> io::Result<()> {
    xml.create_element("link").with_attributes([("rel", rel), ("type", kind), ("href", href)]).write_empty().map(|_| ())
}

fn author(xml: &mut Writer<&mut Vec<u8>>, name: &str) -> io::Result<()> {
    xml.create_element("author").write_inner_content(|xml| text(xml, "name", name)).map(|_| ())
}
