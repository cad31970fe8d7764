//! Sitemaps (<https://www.sitemaps.org/protocol.html>), with the languages of each page.

use crate::page::{Page, SITEMAP_LIMIT, sitemap_part};
use crate::text::date::{PartialDate, Precision};
use crate::view::Views;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// One part of the sitemap, from 1; the whole where there is one alone. Second views stand in none.
pub(super) fn part(views: &Views<'_>, number: usize, out: &mut Vec<u8>) -> io::Result<()> {
    let base = &views.site().base_url;
    let mut xml = open(out, "urlset", &[("xmlns:xhtml", "http://www.w3.org/1999/xhtml")])?;
    let indexed = views.plan().pages.iter().filter(|(_, page)| page.is_indexed(views.archive(), views.site()));
    for (route, page) in indexed.skip((number.max(1) - 1) * SITEMAP_LIMIT).take(SITEMAP_LIMIT) {
        xml.write_event(Event::Start(BytesStart::new("url")))?;
        text(&mut xml, "loc", &base.absolute(route))?;
        if let Some(day) = last_change(views, page) {
            text(&mut xml, "lastmod", &day)?;
        }
        for alternate in views.alternates(page) {
            let attributes = [("rel", "alternate"), ("hreflang", alternate.hreflang.as_str()), ("href", alternate.url.as_str())];
            xml.create_element("xhtml:link").with_attributes(attributes).write_empty()?;
        }
        xml.write_event(Event::End(BytesEnd::new("url")))?;
    }
    close(xml, "urlset")
}

/// The list of all parts.
pub(super) fn index(views: &Views<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let mut xml = open(out, "sitemapindex", &[])?;
    let parts = views.plan().pages.iter().filter_map(|(_, page)| if let Page::Sitemap { part } = page { Some(*part) } else { None });
    for part in parts {
        let address = views.site().base_url.absolute(&sitemap_part(part));
        xml.create_element("sitemap").write_inner_content(|xml| text(xml, "loc", &address))?;
    }
    close(xml, "sitemapindex")
}

/// The day on which an article was last changed, where it is known; lists change with every article and say nothing.
fn last_change(views: &Views<'_>, page: &Page) -> Option<String> {
    let Page::Article { article, .. } = page else { return None };
    let entry = &views.archive().article(*article).entry;
    let whole = |date: PartialDate| (date.precision() == Precision::Day).then(|| date.to_string());
    entry.updated.as_ref().and_then(|d| whole(d.value)).or_else(|| entry.date.as_ref().and_then(|d| whole(d.value)))
}

fn open<'o>(out: &'o mut Vec<u8>, root: &str, more: &[(&str, &str)]) -> io::Result<Writer<&'o mut Vec<u8>>> {
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let mut start = BytesStart::new(root);
    start.push_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    for &attribute in more {
        start.push_attribute(attribute);
    }
    xml.write_event(Event::Start(start))?;
    Ok(xml)
}

fn close(mut xml: Writer<&mut Vec<u8>>, root: &str) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(root)))?;
    xml.get_mut().push(b'\n');
    Ok(())
}

fn text(xml: &mut Writer<&mut Vec<u8>>, name: &str, words: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(words)).map(|_| ())
}
