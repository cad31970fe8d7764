//! What one article adds to the index: its words with their weight and places, and what it can be filtered by.

use super::encode::push_number;
use super::facet;
use crate::archive::{Archive, ArticleId};
use crate::derive::{NameRef, TextMethod};
use crate::source::Body;
use crate::text::stem::key_into;
use crate::text::token::tokenize;
use crate::text::{Span, TokenKind};
use std::collections::HashMap;

/// A field's weight, the length (in words) that counts as usual, and how much length matters (BM25F, Zaragoza and
/// others, Microsoft Cambridge at TREC-13, 2004). The usual lengths are fixed, so that one article's change leaves the
/// weights of all others as they were.
struct Field {
    weight: f32,
    usual: f32,
    slope: f32,
}

const TITLE: Field = Field { weight: 5.0, usual: 12.0, slope: 0.3 };
const SUMMARY: Field = Field { weight: 1.5, usual: 30.0, slope: 0.3 };
const TOPICS: Field = Field { weight: 1.5, usual: 8.0, slope: 0.0 };
const BODY: Field = Field { weight: 1.0, usual: 400.0, slope: 0.75 };
/// Steps of a level for one occurrence of weight 1.
pub(super) const STEPS: f32 = 16.0;
/// Places left free between fields, so that no phrase runs over their edge; half of it between paragraphs.
const GAP: u32 = 8;

/// The words of one article, in the order of their first place.
pub struct Words {
    keys: String,
    entries: Vec<Entry>,
    positions: Vec<u8>,
}

struct Entry {
    key_end: usize,
    level: u8,
    tokens: u32,
    articles: u32,
    positions_end: usize,
}

/// One key of an article.
pub(super) struct Word<'w> {
    pub(super) key: &'w str,
    /// Weighted occurrences in [`STEPS`].
    pub(super) level: u8,
    /// How often it stands there.
    pub(super) tokens: u32,
    /// How often with the Arabic article.
    pub(super) articles: u32,
    /// How many places, then the gaps between them, as numbers.
    pub(super) positions: &'w [u8],
}

impl Words {
    /// Reads one article.
    #[must_use]
    pub fn new(archive: &Archive, id: ArticleId, body: &Body) -> Self {
        let entry = &archive.article(id).entry;
        let mut reader = Reader::default();
        reader.field(&TITLE, &[&entry.title.value], true);
        // A derived summary repeats the body: it adds weight, and no places.
        reader.field(&SUMMARY, &[&entry.summary.value], entry.summary.method == TextMethod::FrontMatter);
        let passages: Vec<&str> = body.passages().iter().map(|span| span.of_text(&body.text)).collect();
        reader.field(&BODY, &passages, true);
        let names: Vec<&str> = archive
            .article(id)
            .topics
            .iter()
            .take(4)
            .filter_map(|t| Some(archive.topic(t.topic).names.for_reader(entry.language)?.0.as_str()))
            .collect();
        reader.field(&TOPICS, &names, false);
        facets(&mut reader, archive, id, body);
        reader.finish()
    }

    /// Each word.
    pub(super) fn iter(&self) -> impl Iterator<Item = Word<'_>> {
        let (mut key, mut places) = (0, 0);
        self.entries.iter().map(move |entry| {
            let word = Word {
                key: Span::new(key, entry.key_end).of_text(&self.keys),
                level: entry.level,
                tokens: entry.tokens,
                articles: entry.articles,
                positions: &self.positions[places..entry.positions_end],
            };
            (key, places) = (entry.key_end, entry.positions_end);
            word
        })
    }
}

/// Language, outlet, topics and quoted people, as keys of their own.
fn facets(reader: &mut Reader, archive: &Archive, id: ArticleId, body: &Body) {
    let record = archive.article(id);
    let entry = &record.entry;
    reader.facet(&facet::key(facet::LANGUAGE, entry.language.primary().as_str()), 1.0, None);
    if let Some(outlet) = facet::outlet(archive, id) {
        reader.facet(&facet::key(facet::OUTLET, &outlet), 1.0, None);
    }
    for &(name, topic) in &record.name_topics {
        let weight = entry.weights.iter().find(|(n, _)| *n == name).map_or(0.0, |(_, w)| *w);
        reader.facet(&facet::key(facet::TOPIC, &archive.topic(topic).id), 0.5 + 3.0 * weight, None);
    }
    let paragraphs = body.paragraphs();
    for quote in &entry.quotes {
        let speaker = quote.speaker.and_then(|speaker: NameRef| archive.topic_of(id, speaker));
        let paragraph = paragraphs.iter().position(|p| p.start <= quote.place.start && quote.place.start < p.end);
        if let (Some(speaker), Some(paragraph)) = (speaker, paragraph) {
            let number = u32::try_from(paragraph + 1).unwrap_or(u32::MAX);
            reader.facet(&facet::key(facet::QUOTES, &archive.topic(speaker).id), 1.0, Some(number));
        }
    }
}

#[derive(Default)]
struct Reader {
    places: HashMap<String, usize>,
    found: Vec<(String, Found)>,
    at: u32,
    key: String,
}

#[derive(Default)]
struct Found {
    weight: f32,
    tokens: u32,
    articles: u32,
    positions: Vec<u32>,
}

impl Reader {
    fn found(&mut self, key: &str) -> &mut Found {
        let index = if let Some(&index) = self.places.get(key) {
            index
        } else {
            self.places.insert(key.to_owned(), self.found.len());
            self.found.push((key.to_owned(), Found::default()));
            self.found.len() - 1
        };
        &mut self.found[index].1
    }

    fn field(&mut self, field: &Field, passages: &[&str], placed: bool) {
        let tokens: Vec<Vec<_>> =
            passages.iter().map(|p| tokenize(p).into_iter().filter(|t| t.kind != TokenKind::Mark).collect()).collect();
        let words = u16::try_from(tokens.iter().map(Vec::len).sum::<usize>()).unwrap_or(u16::MAX);
        let length = 1.0 - field.slope + field.slope * f32::from(words) / field.usual;
        let weight = field.weight / length.max(0.2);
        for (passage, tokens) in passages.iter().zip(tokens) {
            for token in tokens {
                let mut key = std::mem::take(&mut self.key);
                let article = key_into(token.text(passage), &mut key);
                let at = self.at;
                if !key.is_empty() {
                    let found = self.found(&key);
                    found.weight += weight;
                    if placed {
                        found.tokens += 1;
                        found.articles += u32::from(article);
                        found.positions.push(at);
                    }
                }
                self.at += u32::from(placed);
                self.key = key;
            }
            self.at += GAP / 2;
        }
        self.at += GAP / 2;
    }

    fn facet(&mut self, key: &str, weight: f32, place: Option<u32>) {
        let found = self.found(key);
        found.weight = found.weight.max(weight);
        found.positions.extend(place);
    }

    fn finish(self) -> Words {
        let mut words = Words { keys: String::new(), entries: Vec::with_capacity(self.found.len()), positions: Vec::new() };
        for (key, mut found) in self.found {
            words.keys.push_str(&key);
            found.positions.sort_unstable();
            found.positions.dedup();
            push_number(&mut words.positions, u32::try_from(found.positions.len()).unwrap_or(u32::MAX));
            let mut last = 0;
            for place in found.positions {
                push_number(&mut words.positions, place - last);
                last = place;
            }
            words.entries.push(Entry {
                key_end: words.keys.len(),
                level: level(found.weight),
                tokens: found.tokens,
                articles: found.articles,
                positions_end: words.positions.len(),
            });
        }
        words
    }
}

/// A weight in [`STEPS`], from 1 to 255.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn level(weight: f32) -> u8 {
    (weight * STEPS).round().clamp(1.0, 255.0) as u8
}
