//! The index as files: the lexicon in ranges of keys, each range with its postings and positions in pieces.

use super::collect::{Collector, Posting, Term, merged};
use super::encode::{Content, Name, Shard, coded, hex, pack, push_number};
use super::words::STEPS;
use super::{aliases, documents, facet, particles};
use crate::archive::Archive;
use crate::knowledge::words::{arabic_stop_words, english_stop_words};
use crate::site::Site;
use crate::text::stem::search_key;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};

/// Keys in one lexicon shard: words, and topics with their names, which take more room.
const WORDS: usize = 1024;
const TOPICS: usize = 96;
/// Documents in the lists of one lexicon shard's words, all together: each piece of a list is named there, six bytes a
/// piece, and a few words with long lists would make a large shard.
const LISTED: u32 = 100_000;
/// Bytes of one piece of postings and of positions, before packing.
const POSTINGS_PIECE: usize = 6 * 1024;
const POSITIONS_PIECE: usize = 24 * 1024;
/// Longest list of positions that is kept, in bytes: in phrases, a word more frequent than this matches any word.
const LONGEST_POSITIONS: usize = 128 * 1024;
/// Keys in one shard of the reversed lexicon, which answers for a wrong letter near a word's beginning.
const REVERSED_KEYS: usize = 2048;
/// Fewest letters of a word in which a wrong letter is forgiven.
const FORGIVEN: usize = 5;
/// Saturation of repeated words (BM25's k1, Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
const SATURATION: f32 = 1.2;
/// Ranks of a word in a document: one to this.
const RANKS: f32 = 15.0;

/// One key of the lexicon.
enum Item<'c> {
    /// A word, with all keys that are it.
    Word(Vec<&'c Term>),
    /// A key that is another word with a particle.
    Redirect(&'c str),
}

/// What a range of the lexicon tells of names.
#[derive(Default, serde::Serialize)]
struct Notes<'n> {
    /// Names that begin with a word of the range, with the ids of their topics.
    aliases: BTreeMap<&'n str, String>,
    /// Names and spellings of the topics of the range, by id.
    topics: BTreeMap<&'n str, &'n Value>,
}

/// What becomes of the index's files.
pub type Emit<'e, E> = &'e (dyn Fn(&str, &[u8]) -> Result<(), E> + Sync);

/// Writes the index of an archive.
///
/// # Errors
/// The first error of `emit`.
pub fn write<E: Send>(collector: &Collector, archive: &Archive, site: &Site, emit: Emit<'_, E>) -> Result<(), E> {
    let redirects = particles::redirects(&collector.terms, &aliases::words(archive));
    let items = items(collector, &redirects);
    let told = aliases::all(archive, &|key| redirects.get(key).map_or(key, |to| &**to).to_owned());
    let stop = stop_keys();
    let ranges = ranges(&items);
    let starts: Vec<&str> = ranges.iter().map(|r| r[0].0).collect();
    let mut notes: Vec<Notes<'_>> = ranges.iter().map(|_| Notes::default()).collect();
    for (alias, topics) in &told.aliases {
        if let Some(range) = range_of(&starts, alias.split(' ').next().unwrap_or("")) {
            notes[range].aliases.insert(alias, topics.join(" "));
        }
    }
    for (key, names) in told.topics.iter().filter(|(key, _)| collector.terms.contains_key(key.as_str())) {
        if let Some(range) = range_of(&starts, key) {
            notes[range].topics.insert(&key[1..], names);
        }
    }
    let names: Vec<Name> =
        ranges.par_iter().zip(&notes).map(|(range, notes)| lexicon(range, notes, &stop, emit)).collect::<Result<_, E>>()?;
    let lexicon: Vec<Value> = starts.iter().zip(&names).map(|(start, name)| json!([start, hex(*name)])).collect();
    let reversed = reversed(&items, emit)?;
    let (shards, directories) = documents::shards(archive, site);
    shards.par_iter().chain(&directories).try_for_each(|shard| put(shard, emit))?;
    let root = json!({
        "articles": archive.articles.len(),
        "years": documents::years(archive),
        "lexicon": lexicon,
        "reversed": hex(reversed),
        "directories": directories.iter().map(|d| hex(d.name)).collect::<Vec<_>>(),
        "perShard": documents::PER_SHARD,
        "perDirectory": documents::PER_DIRECTORY,
        "postingsPiece": POSTINGS_PIECE,
        "positionsPiece": POSITIONS_PIECE,
    });
    emit(super::ROOT_FILE, &pack(Content::Text, &coded(&root.to_string())).bytes)
}

fn put<E>(shard: &Shard, emit: Emit<'_, E>) -> Result<(), E> {
    emit(&super::shard_file(&hex(shard.name)), &shard.bytes)
}

/// Every key in the order of its UTF-16 units, as the client compares them.
fn items<'c>(collector: &'c Collector, redirects: &'c BTreeMap<Box<str>, Box<str>>) -> Vec<(&'c str, Item<'c>)> {
    let mut words: BTreeMap<&str, Vec<&Term>> = BTreeMap::new();
    let mut items: Vec<(&str, Item<'_>)> = Vec::with_capacity(collector.terms.len());
    for (key, term) in &collector.terms {
        match redirects.get(key) {
            Some(target) => {
                words.entry(target).or_default().push(term);
                items.push((key, Item::Redirect(target)));
            }
            None => words.entry(key).or_default().push(term),
        }
    }
    items.extend(words.into_iter().map(|(key, terms)| (key, Item::Word(terms))));
    items.par_sort_by(|a, b| by_units(a.0, b.0));
    items
}

/// The keys cut into shards; no shard holds both topics and words.
fn ranges<'i, 'c>(items: &'i [(&'c str, Item<'c>)]) -> Vec<&'i [(&'c str, Item<'c>)]> {
    let facets = items.partition_point(|(key, _)| facet::is_facet(key));
    let (facets, words) = items.split_at(facets);
    let mut ranges: Vec<_> = facets.chunks(TOPICS).collect();
    let (mut from, mut listed) = (0, 0_u32);
    for (at, (_, item)) in words.iter().enumerate() {
        let own = match item {
            Item::Word(terms) => terms.iter().map(|t| t.documents).sum(),
            Item::Redirect(_) => 0,
        };
        if at > from && (at - from == WORDS || listed.saturating_add(own) > LISTED) {
            ranges.push(&words[from..at]);
            (from, listed) = (at, 0);
        }
        listed = listed.saturating_add(own);
    }
    ranges.extend((from < words.len()).then(|| &words[from..]));
    ranges
}

fn by_units(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// The range in which a key stands or would stand.
fn range_of(starts: &[&str], key: &str) -> Option<usize> {
    (!starts.is_empty()).then(|| starts.partition_point(|s| by_units(s, key) != Ordering::Greater).saturating_sub(1))
}

/// Keys of words too common to be asked for beside others. `us` is also a country.
fn stop_keys() -> HashSet<String> {
    arabic_stop_words().iter().chain(english_stop_words().iter()).filter(|w| *w != "us").map(search_key).collect()
}

/// Writes one range of the lexicon with its pieces.
fn lexicon<E>(range: &[(&str, Item<'_>)], notes: &Notes<'_>, stop: &HashSet<String>, emit: Emit<'_, E>) -> Result<Name, E> {
    let mut postings = Pieces::new(Content::Postings, POSTINGS_PIECE);
    let mut positions = Pieces::new(Content::Positions, POSITIONS_PIECE);
    let mut entries = Vec::new();
    let mut last: Vec<u8> = Vec::new();
    for (key, item) in range {
        push_key(&mut entries, &mut last, key);
        let terms = match item {
            Item::Redirect(target) => {
                push_number(&mut entries, 0);
                push_target(&mut entries, key, target);
                continue;
            }
            Item::Word(terms) => merged(terms),
        };
        let documents = u32::try_from(terms.len()).unwrap_or(u32::MAX >> 1);
        let common = stop.contains(*key);
        push_number(&mut entries, documents << 1 | u32::from(common));
        // In a phrase a common word matches any word: its places would be a third of all.
        let (listed, placed) = (listed(&terms), if common { Vec::new() } else { placed(&terms) });
        for (pieces, bytes) in [(&mut postings, listed), (&mut positions, placed)] {
            push_number(&mut entries, u32::try_from(bytes.len()).unwrap_or(u32::MAX));
            pieces.push(&bytes);
        }
    }
    let mut payload = Vec::new();
    push_number(&mut payload, u32::try_from(range.len()).unwrap_or(u32::MAX));
    for pieces in [postings, positions] {
        let shards = pieces.finish();
        push_number(&mut payload, u32::try_from(shards.len()).unwrap_or(u32::MAX));
        for shard in &shards {
            payload.extend_from_slice(&shard.name);
            put(shard, emit)?;
        }
    }
    payload.extend_from_slice(&entries);
    payload.extend_from_slice(&coded(&json!(notes).to_string()));
    let shard = pack(Content::Lexicon, &payload);
    put(&shard, emit)?;
    Ok(shard.name)
}

/// A key as what it shares with the one before it, and the rest.
fn push_key(out: &mut Vec<u8>, last: &mut Vec<u8>, key: &str) {
    let bytes = coded(key);
    let shared = bytes.iter().zip(last.iter()).take_while(|(a, b)| a == b).count();
    push_number(out, u32::try_from(shared).unwrap_or(0));
    push_number(out, u32::try_from(bytes.len() - shared).unwrap_or(0));
    out.extend_from_slice(&bytes[shared..]);
    *last = bytes;
}

/// The word that a key stands for: how many bytes of the key are no part of it, or 0 and the word itself.
fn push_target(out: &mut Vec<u8>, key: &str, target: &str) {
    if let Some(particles) = key.strip_suffix(target) {
        push_number(out, u32::try_from(coded(particles).len()).unwrap_or(0));
        return;
    }
    let target = coded(target);
    push_number(out, 0);
    push_number(out, u32::try_from(target.len()).unwrap_or(0));
    out.extend_from_slice(&target);
}

/// Gaps between documents, then their ranks, two a byte.
fn listed(postings: &[Posting]) -> Vec<u8> {
    let mut out = Vec::with_capacity(postings.len() * 2);
    let mut last = 0;
    for posting in postings {
        push_number(&mut out, posting.document - last);
        last = posting.document;
    }
    out.extend(postings.chunks(2).map(|pair| rank(pair[0].level) | pair.get(1).map_or(0, |p| rank(p.level)) << 4));
    out
}

/// How much a word says about a document, from 1 to [`RANKS`].
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the ratio lies between 0 and 1")]
fn rank(level: u16) -> u8 {
    let weight = f32::from(level) / STEPS;
    (weight / (weight + SATURATION) * RANKS).round().clamp(1.0, RANKS) as u8
}

/// For each document how many places, then the gaps between them; nothing where there are too many.
fn placed(postings: &[Posting]) -> Vec<u8> {
    let mut out = Vec::new();
    if postings.iter().all(|p| p.positions.is_empty()) {
        return out;
    }
    for posting in postings {
        push_number(&mut out, u32::try_from(posting.positions.len()).unwrap_or(u32::MAX));
        let mut last = 0;
        for &place in &posting.positions {
            push_number(&mut out, place - last);
            last = place;
        }
        if out.len() > LONGEST_POSITIONS {
            return Vec::new();
        }
    }
    out
}

/// Lists one after another, cut into pieces of one size: a list begins a new piece unless it fits into the rest of the
/// last, and runs on through as many as it needs. So its place follows from the lengths of those before it.
struct Pieces {
    content: Content,
    size: usize,
    done: Vec<Shard>,
    open: Vec<u8>,
}

impl Pieces {
    fn new(content: Content, size: usize) -> Self {
        Self { content, size, done: Vec::new(), open: Vec::new() }
    }

    fn push(&mut self, mut bytes: &[u8]) {
        if !self.open.is_empty() && self.open.len() + bytes.len() > self.size {
            self.close();
        }
        while !bytes.is_empty() {
            if self.open.len() == self.size {
                self.close();
            }
            let (now, later) = bytes.split_at(bytes.len().min(self.size - self.open.len()));
            self.open.extend_from_slice(now);
            bytes = later;
        }
    }

    fn close(&mut self) {
        self.done.push(pack(self.content, &self.open));
        self.open.clear();
    }

    fn finish(mut self) -> Vec<Shard> {
        if !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

/// Writes the words of [`FORGIVEN`] letters and more, sorted from their ends; gives the name of the list of its shards.
fn reversed<E: Send>(items: &[(&str, Item<'_>)], emit: Emit<'_, E>) -> Result<Name, E> {
    let fits = |key: &str| !facet::is_facet(key) && key.chars().nth(FORGIVEN - 1).is_some();
    let mut keys: Vec<String> =
        items.iter().filter(|(key, item)| matches!(item, Item::Word(_)) && fits(key)).map(|(key, _)| key.chars().rev().collect()).collect();
    keys.par_sort_by(|a, b| by_units(a, b));
    let listed: Vec<Value> = keys
        .par_chunks(REVERSED_KEYS)
        .map(|range| {
            let (mut payload, mut last) = (Vec::new(), Vec::new());
            push_number(&mut payload, u32::try_from(range.len()).unwrap_or(u32::MAX));
            for key in range {
                push_key(&mut payload, &mut last, key);
            }
            let shard = pack(Content::Reversed, &payload);
            put(&shard, emit)?;
            Ok(json!([range[0], hex(shard.name)]))
        })
        .collect::<Result<_, E>>()?;
    let shard = pack(Content::Text, &coded(&json!(listed).to_string()));
    put(&shard, emit)?;
    Ok(shard.name)
}
