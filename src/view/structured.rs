//! Structured data: schema.org's NewsArticle as JSON-LD (<https://schema.org/NewsArticle>).

use super::Desk;
use super::html;
use super::parts::Chrome;
use crate::archive::{ArticleId, TopicId};
use crate::derive::Entry;
use crate::knowledge::Kind;
use crate::page::{Page, home_language};
use crate::source::Role;
use crate::text::date::{PartialDate, Precision};
use serde_json::{Map, Value, json};

/// Weight from which on an article is about a topic rather than mentioning it, and how many it is about at most.
const ABOUT_WEIGHT: f32 = 0.5;
const ABOUT: usize = 4;
/// Topics mentioned, at most: structured data is no second body.
const MENTIONS: usize = 16;

impl Desk<'_, '_> {
    /// The article's JSON-LD, for the page that stands in search engines; empty for a second view of it.
    pub(super) fn json_ld(&self, id: ArticleId, chrome: &Chrome, headline: &str) -> String {
        if chrome.canonical != chrome.url {
            return String::new();
        }
        let record = self.archive().article(id);
        let entry = &record.entry;
        let site = html::clean(&self.interface.site.title);
        let mut data = Map::new();
        let mut put = |key: &str, value: Value| {
            if !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()) {
                data.insert(key.to_owned(), value);
            }
        };
        put("@context", json!("https://schema.org"));
        put("@type", json!("NewsArticle"));
        put("headline", json!(headline));
        put("description", json!(chrome.description));
        put("inLanguage", json!(entry.language.as_str()));
        put("url", json!(chrome.url));
        put("mainEntityOfPage", json!({ "@type": "WebPage", "@id": chrome.url }));
        put("isAccessibleForFree", json!(true));
        put("wordCount", json!(entry.words));
        put("author", self.authors(id));
        put("translator", people(entry, Role::Translator));
        put("editor", people(entry, Role::Editor));
        put("publisher", json!({ "@type": "Organization", "name": site, "url": self.views.site.base_url.absolute("") }));
        put("datePublished", if chrome.published.is_empty() { Value::Null } else { json!(chrome.published) });
        put("dateModified", entry.updated.as_ref().and_then(|d| whole_day(d.value)).map_or(Value::Null, Value::String));
        let mut about: Vec<TopicId> = record.topics.iter().filter(|t| t.weight >= ABOUT_WEIGHT).map(|t| t.topic).collect();
        about.truncate(ABOUT);
        let mentioned = record.topics.iter().map(|t| t.topic).filter(|t| !about.contains(t)).take(MENTIONS).collect::<Vec<_>>();
        put("about", about.iter().map(|t| self.thing(*t)).collect());
        put("mentions", mentioned.iter().map(|t| self.thing(*t)).collect());
        put("isBasedOn", entry.source_url.as_ref().map_or(Value::Null, |url| json!(url)));
        put("workTranslation", record.translations.iter().map(|t| self.translation(t.article)).collect());
        script_safe(&Value::Object(data).to_string())
    }

    /// Whoever wrote it; else who published it; else the site.
    fn authors(&self, id: ArticleId) -> Value {
        let entry = &self.archive().article(id).entry;
        let people = people(entry, Role::Author);
        if people.as_array().is_some_and(|list| !list.is_empty()) {
            return people;
        }
        let name = entry.outlet.as_ref().map_or(&self.interface.site.title, |o| &o.value.name);
        json!([{ "@type": "Organization", "name": html::clean(name) }])
    }

    fn thing(&self, id: TopicId) -> Value {
        let topic = self.archive().topic(id);
        let kind = match topic.kind {
            Kind::Person => "Person",
            Kind::Organisation => "Organization",
            Kind::Place => "Place",
            Kind::Event => "Event",
            Kind::Work => "CreativeWork",
            Kind::Subject => "Thing",
        };
        let page = Page::Topic { topic: id, language: self.language, page: 1 };
        let mut thing = json!({
            "@type": kind,
            "name": self.topic_name(topic).text,
            "url": self.views.site.base_url.absolute(&page.route(self.archive())),
        });
        if let Some(other) = self.other_name(topic) {
            thing["alternateName"] = json!(other.text);
        }
        if let Some(q) = topic.wikidata.as_deref().filter(|q| super::lists::is_wikidata_id(q)) {
            thing["sameAs"] = json!(format!("https://www.wikidata.org/wiki/{q}"));
        }
        thing
    }

    fn translation(&self, id: ArticleId) -> Value {
        let entry = &self.archive().article(id).entry;
        let page = Page::Article { article: id, language: home_language(self.archive(), self.views.site, id) };
        let url = self.views.site.base_url.absolute(&page.route(self.archive()));
        json!({ "@type": "NewsArticle", "@id": url, "inLanguage": entry.language.as_str(), "headline": html::clean(&entry.title.value) })
    }
}

fn people(entry: &Entry, role: Role) -> Value {
    entry.credits.iter().filter(|c| c.role == role).map(|c| json!({ "@type": "Person", "name": html::clean(&c.name) })).collect()
}

fn whole_day(date: PartialDate) -> Option<String> {
    (date.precision() == Precision::Day).then(|| date.to_string())
}

/// When an article was published, as ISO 8601 writes it: with time and zone where they are stated, else the day. `None`
/// where the day is not known: half a date would be read as its first day.
#[must_use]
pub fn published_time(entry: &Entry, zone: &str) -> Option<String> {
    let day = entry.date.as_ref().and_then(|d| whole_day(d.value))?;
    let Some(time) = &entry.time else { return Some(day) };
    Some(stamp(&day, time, zone).unwrap_or(day))
}

/// Day and stated time as RFC 3339 has them; a time without a zone is meant in the site's.
#[must_use]
pub(crate) fn stamp(day: &str, time: &str, zone: &str) -> Option<String> {
    let written = format!("{day}{time}");
    if let Ok(instant) = written.parse::<jiff::Timestamp>() {
        // Kept as stated: the zone of the desk that published it says more than UTC.
        let stated = time.trim_start_matches('T');
        let full = stated.len() >= 8 && stated.as_bytes().get(5) == Some(&b':');
        return Some(if full { written } else { instant.to_string() });
    }
    let civil: jiff::civil::DateTime = written.parse().ok()?;
    let zoned = civil.to_zoned(jiff::tz::TimeZone::get(zone).ok()?).ok()?;
    Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// JSON that may stand in a script element: nothing in it ends the element, opens a comment, or breaks a line in
/// JavaScript (HTML, section 4.12.1.3).
fn script_safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", c as u32)),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_json_ends_its_script() {
        let hostile = script_safe(&json!({ "a": "</script><!--\u{2028}&" }).to_string());
        assert!(!hostile.contains(['<', '>', '&', '\u{2028}']));
        assert_eq!(serde_json::from_str::<Value>(&hostile).unwrap()["a"], "</script><!--\u{2028}&");
    }

    #[test]
    fn times_keep_their_zone_or_take_the_sites() {
        assert_eq!(stamp("2024-08-12", "T14:20:00+03:00", "UTC").as_deref(), Some("2024-08-12T14:20:00+03:00"));
        assert_eq!(stamp("2024-08-12", "T14:20:00", "Asia/Riyadh").as_deref(), Some("2024-08-12T14:20:00+03:00"));
        assert_eq!(stamp("2024-08-12", "T14:20", "UTC").as_deref(), Some("2024-08-12T14:20:00+00:00"));
        assert_eq!(stamp("2024-08-12", "soon", "UTC"), None);
    }
}
