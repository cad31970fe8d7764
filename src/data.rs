//! The archive as data: the records that `inspect` and `export` print, one JSON object an article.
//!
//! Offsets are in Unicode scalar values here and nowhere else.

use crate::derive::{Entry, FactMethod, NameRef, TextMethod};
use crate::knowledge::{Authority, Kind};
use crate::source::Role;
use crate::text::date::{PartialDate, Precision};
use crate::text::{Language, ScalarIndex, Span};
use serde::Serialize;
use std::collections::BTreeMap;

/// One article.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    #[serde(flatten)]
    linked: Option<Linked<'a>>,
    path: &'a str,
    encoding: &'a str,
    language: Language,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passages: Vec<PassageRecord<'a>>,
    title: ValueRecord<'a>,
    summary: ValueRecord<'a>,
    date: Option<DateRecord<'a>>,
    dates: Vec<MentionedRecord<'a>>,
    outlet: Option<OutletRecord<'a>>,
    credits: Vec<CreditRecord<'a>>,
    headings: &'a [String],
    topics: Vec<TopicRecord<'a>>,
    quotes: Vec<QuoteRecord<'a>>,
    words: u32,
    reading_minutes: u32,
    warnings: Vec<WarningRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
}

/// What an article has only as part of an archive.
#[derive(Debug, Serialize)]
pub struct Linked<'a> {
    /// Stable name.
    pub id: &'a str,
    /// Absolute address of its page in each interface language.
    pub url: BTreeMap<String, String>,
    /// What to read next, best first.
    pub related: Vec<RelatedRecord<'a>>,
    /// Id of its story.
    pub story: Option<&'a str>,
    /// The same article in other languages.
    pub translations: Vec<TranslationRecord<'a>>,
}

/// One related article.
#[derive(Debug, Serialize)]
pub struct RelatedRecord<'a> {
    /// Its id.
    pub id: &'a str,
    /// How closely: 0 to 1.
    pub score: f32,
    /// Ids of shared topics.
    pub topics: Vec<&'a str>,
}

/// One translation.
#[derive(Debug, Serialize)]
pub struct TranslationRecord<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its language.
    pub language: Language,
    /// How it is known.
    pub method: crate::archive::TranslationMethod,
}

#[derive(Debug, Serialize)]
struct ValueRecord<'a> {
    text: &'a str,
    method: TextMethod,
    evidence: &'a str,
}

#[derive(Debug, Serialize)]
struct DateRecord<'a> {
    value: PartialDate,
    precision: Precision,
    method: FactMethod,
    evidence: &'a str,
}

#[derive(Debug, Serialize)]
struct MentionedRecord<'a> {
    value: PartialDate,
    precision: Precision,
    text: &'a str,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    relative: bool,
}

#[derive(Debug, Serialize)]
struct OutletRecord<'a> {
    text: &'a str,
    topic: Option<&'a str>,
    method: FactMethod,
    evidence: &'a str,
}

#[derive(Debug, Serialize)]
struct CreditRecord<'a> {
    role: Role,
    name: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    inferred: bool,
}

#[derive(Debug, Serialize)]
struct TopicRecord<'a> {
    id: &'a str,
    kind: Kind,
    ar: Option<&'a str>,
    en: Option<&'a str>,
    weight: f32,
    known: bool,
    mentions: Vec<PlaceRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct PlaceRecord<'a> {
    text: &'a str,
    start: u32,
    end: u32,
}

/// A passage in another language than its article's.
#[derive(Debug, Serialize)]
struct PassageRecord<'a> {
    language: Language,
    text: &'a str,
    start: u32,
    end: u32,
}

#[derive(Debug, Serialize)]
struct QuoteRecord<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    speaker: Option<&'a str>,
    speaker_text: Option<&'a str>,
    cue: &'a str,
}

#[derive(Debug, Serialize)]
struct WarningRecord<'a> {
    code: &'static str,
    message: &'a str,
    line: Option<u32>,
}

/// How a name is shown in data.
#[derive(Clone, Copy, Debug)]
pub struct NamedTopic<'a> {
    /// Stable name.
    pub id: &'a str,
    /// What it is.
    pub kind: Kind,
    /// Arabic name.
    pub ar: Option<&'a str>,
    /// English name.
    pub en: Option<&'a str>,
    /// Whether the authority list has it.
    pub known: bool,
}

impl<'a> NamedTopic<'a> {
    /// An entry of the authority list.
    #[must_use]
    pub fn of_authority(authority: &'a Authority, id: crate::knowledge::AuthorityId) -> Self {
        let topic = authority.topic(id);
        Self { id: &topic.id, kind: topic.kind, ar: topic.names.ar.as_deref(), en: topic.names.en.as_deref(), known: true }
    }
}

/// The record of one article. `body` is the text that the entry's places point into; `with_body` prints it too.
/// `name` tells how each name is shown: `None` leaves it out.
#[must_use]
pub fn record<'a>(
    entry: &'a Entry,
    body: &'a str,
    with_body: bool,
    weights: &[(NameRef, f32)],
    name: &dyn Fn(NameRef) -> Option<NamedTopic<'a>>,
    linked: Option<Linked<'a>>,
) -> Record<'a> {
    let index = ScalarIndex::new(body);
    let at = |place: Span| (index.scalar(place.start), index.scalar(place.end));
    Record {
        linked,
        path: &entry.path,
        encoding: entry.encoding,
        language: entry.language,
        passages: entry
            .passages
            .iter()
            .map(|p| {
                let (start, end) = at(p.place);
                PassageRecord { language: p.language, text: p.place.of_text(body), start, end }
            })
            .collect(),
        title: ValueRecord { text: &entry.title.value, method: entry.title.method, evidence: &entry.title.evidence },
        summary: ValueRecord { text: &entry.summary.value, method: entry.summary.method, evidence: &entry.summary.evidence },
        date: entry.date.as_ref().map(|d| DateRecord {
            value: d.value,
            precision: d.value.precision(),
            method: d.method,
            evidence: &d.evidence,
        }),
        dates: entry
            .dates
            .iter()
            .map(|d| {
                let (start, end) = at(d.place);
                MentionedRecord {
                    value: d.date,
                    precision: d.date.precision(),
                    text: d.place.of_text(body),
                    start,
                    end,
                    relative: d.relative,
                }
            })
            .collect(),
        outlet: entry.outlet.as_ref().map(|o| OutletRecord {
            text: &o.value.name,
            topic: o.value.topic.and_then(|t| name(NameRef::Known(t))).map(|t| t.id),
            method: o.method,
            evidence: &o.evidence,
        }),
        credits: entry.credits.iter().map(|c| CreditRecord { role: c.role, name: &c.name, inferred: c.inferred }).collect(),
        headings: &entry.headings,
        topics: topics(entry, body, weights, name, &at),
        quotes: entry
            .quotes
            .iter()
            .map(|q| {
                let (start, end) = at(q.place);
                QuoteRecord {
                    text: q.place.of_text(body),
                    start,
                    end,
                    speaker: q.speaker.and_then(name).map(|t| t.id),
                    speaker_text: q.speaker_text.as_deref(),
                    cue: &q.cue,
                }
            })
            .collect(),
        words: entry.words,
        reading_minutes: entry.reading_minutes,
        warnings: entry.diagnostics.iter().map(|d| WarningRecord { code: d.code.name(), message: &d.message, line: d.line }).collect(),
        body: with_body.then_some(body),
    }
}

/// Names of one id are one topic, however many references lead to it.
fn topics<'a>(
    entry: &'a Entry,
    body: &'a str,
    weights: &[(NameRef, f32)],
    name: &dyn Fn(NameRef) -> Option<NamedTopic<'a>>,
    at: &dyn Fn(Span) -> (u32, u32),
) -> Vec<TopicRecord<'a>> {
    let mut records: Vec<TopicRecord<'a>> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for &(reference, weight) in weights {
        let Some(topic) = name(reference) else { continue };
        places.entry(topic.id).or_insert_with(|| {
            records.push(TopicRecord {
                id: topic.id,
                kind: topic.kind,
                ar: topic.ar,
                en: topic.en,
                weight,
                known: topic.known,
                mentions: Vec::new(),
            });
            records.len() - 1
        });
    }
    for mention in &entry.mentions {
        let Some(&record) = name(mention.name).and_then(|topic| places.get(topic.id)) else { continue };
        let (start, end) = at(mention.place);
        records[record].mentions.push(PlaceRecord { text: mention.place.of_text(body), start, end });
    }
    records
}
