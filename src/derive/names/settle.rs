//! From candidates to names: what speaks for one name is counted together over the article, short forms join the full form
//! that they belong to, and each name is carried to its other places.

use super::candidate::Candidate;
use super::english::is_capital;
use super::words::{Shape, Words, shape_of};
use crate::derive::entry::Certainty;
use crate::derive::{FoundName, Mention, NameRef};
use crate::knowledge::Kind;
use crate::knowledge::names::Marks;
use crate::text::bidi::first_direction;
use crate::text::clitic::splits;
use crate::text::fold::visible;
use crate::text::{Bilingual, Direction, TokenKind};
use std::collections::{BTreeMap, HashMap};

/// Least evidence, in hundredths, of a name that is kept.
const KEPT: u32 = 45;
/// Least evidence of a name that is sure by the article alone.
const SURE: u32 = 85;
/// Added for each further mention, up to three.
const AGAIN: u32 = 10;

/// What is known of one name over the article.
#[derive(Default)]
struct Group {
    /// Index of the first candidate.
    first: usize,
    evidence: [u32; 3],
    untyped: u32,
    count: u32,
    parts: u8,
    /// The group of the full form, if this is a short one.
    joined: Option<usize>,
}

const KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Place];

impl Group {
    fn add(&mut self, candidate: &Candidate) {
        self.count += 1;
        self.parts = self.parts.max(candidate.parts);
        let weight = u32::from(candidate.evidence);
        match candidate.kind.and_then(|kind| KINDS.iter().position(|&k| k == kind)) {
            Some(index) => self.evidence[index] = self.evidence[index].max(weight) + if self.evidence[index] > 0 { AGAIN } else { 0 },
            None => self.untyped = (self.untyped + weight).min(60),
        }
    }

    /// The kind that most speaks for, and how much.
    fn kind(&self) -> (Kind, u32) {
        let index = (0..3).max_by_key(|&i| (self.evidence[i], 3 - i)).unwrap_or(0);
        (KINDS[index], self.evidence[index] + self.untyped / 2)
    }
}

/// The article's mentions, `known` and new, in order; new names are appended to `found`.
pub(super) fn settle(words: &Words<'_>, mut candidates: Vec<Candidate>, known: Vec<Mention>, found: &mut Vec<FoundName>) -> Vec<Mention> {
    drop_overlaps(&mut candidates);
    let candidates = candidates;
    let mut by_key: HashMap<&str, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut of: Vec<usize> = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let group = *by_key.entry(&candidate.key).or_insert_with(|| {
            groups.push(Group { first: index, ..Group::default() });
            groups.len() - 1
        });
        groups[group].add(candidate);
        of.push(group);
    }
    join_particles(words, &candidates, &by_key, &mut groups);
    join_short(&candidates, &by_key, &mut groups);
    let mut mentions = known;
    let mut names: BTreeMap<usize, NameRef> = BTreeMap::new();
    let mut at: HashMap<String, NameRef> = HashMap::new();
    for (index, group) in groups.iter().enumerate().filter(|(_, g)| g.joined.is_none()) {
        let (kind, evidence) = group.kind();
        let Ok(number) = u16::try_from(found.len()) else { break };
        if evidence < KEPT {
            continue;
        }
        let candidate = &candidates[group.first];
        let certainty = if evidence >= SURE && group.parts > 1 { Certainty::Sure } else { Certainty::Likely };
        let name = visible(candidate.place.of_text(words.text));
        let names_in = match first_direction(&name) {
            Some(Direction::Rtl) => Bilingual { ar: Some(name), en: None },
            _ => Bilingual { ar: None, en: Some(name) },
        };
        found.push(FoundName { kind, names: names_in, stated: false, certainty });
        names.insert(index, NameRef::Found(number));
    }
    let root = |mut group: usize| {
        for _ in 0..3 {
            match groups[group].joined {
                Some(full) => group = full,
                None => break,
            }
        }
        group
    };
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (candidate, &group) in candidates.iter().zip(&of) {
        let Some(&name) = names.get(&root(group)) else { continue };
        mentions.push(Mention { place: candidate.place, name });
        taken.push(candidate.words);
        // A common word with the article is the name only beside its head.
        let common = words.definite(candidate.words.0) && words.shape(candidate.words.0) == Shape::Plain;
        if candidate.parts == 1 && (!common || candidate.kind == Some(Kind::Person)) {
            at.insert(candidate.key.clone(), name);
        }
        if let Some(short) = &candidate.short {
            at.entry(short.clone()).or_insert(name);
        }
    }
    carry(words, &taken, &at, &mut mentions);
    mentions.sort_unstable_by_key(|m| (m.place.start, m.place.end));
    mentions
}

/// Of candidates that share a word, the one with more evidence stays, the longer of equals.
fn drop_overlaps(candidates: &mut Vec<Candidate>) {
    candidates.sort_by(|a, b| a.words.0.cmp(&b.words.0).then(b.words.1.cmp(&a.words.1)));
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates.drain(..) {
        match kept.last() {
            Some(last) if last.words.1 >= candidate.words.0 => {
                if (candidate.evidence, candidate.parts) > (last.evidence, last.parts) {
                    kept.pop();
                    kept.push(candidate);
                }
            }
            _ => kept.push(candidate),
        }
    }
    *candidates = kept;
}

/// «ولكليبنشتاين» joins «كليبنشتاين» where that is attested.
fn join_particles(words: &Words<'_>, candidates: &[Candidate], by_key: &HashMap<&str, usize>, groups: &mut [Group]) {
    let mut rest = String::new();
    for (key, &group) in by_key {
        let first = &candidates[groups[group].first];
        if !key.starts_with(['و', 'ف', 'ب', 'ل', 'ك']) || words.all[first.words.0].cut || words.is(first.words.0, Marks::GIVEN) {
            continue;
        }
        for split in splits(key) {
            split.rest.write(&mut rest);
            if let Some(&other) = by_key.get(rest.as_str()).filter(|&&o| o != group) {
                groups[group].joined = Some(other);
                break;
            }
        }
    }
}

/// «كليبنشتاين» joins «كين كليبنشتاين», where only one full form ends so.
fn join_short(candidates: &[Candidate], by_key: &HashMap<&str, usize>, groups: &mut [Group]) {
    let mut full: HashMap<&str, Option<usize>> = HashMap::new();
    let mut ordered: Vec<(&str, usize)> = by_key.iter().map(|(k, &g)| (*k, g)).collect();
    ordered.sort_unstable_by_key(|&(_, g)| g);
    for &(_, group) in &ordered {
        let candidate = &candidates[groups[group].first];
        let person = groups[group].kind().0 == Kind::Person;
        if let (Some(short), true, None) = (&candidate.short, person, groups[group].joined) {
            // Of two full forms that end so, one must hold the other.
            let holds = |other: usize| {
                let other = &candidates[groups[other].first].key;
                other.ends_with(&candidate.key) || candidate.key.ends_with(other.as_str())
            };
            full.entry(short).and_modify(|g| *g = g.filter(|&other| holds(other))).or_insert(Some(group));
        }
    }
    for &(key, group) in &ordered {
        let Some(&Some(target)) = full.get(key) else { continue };
        if target != group && groups[group].joined.is_none() && groups[group].parts == 1 {
            let (_, evidence) = groups[group].kind();
            groups[group].joined = Some(target);
            groups[target].count += 1;
            groups[target].evidence[0] += AGAIN.min(evidence);
        }
    }
}

/// Carries names to other places where their one-word form stands.
fn carry(words: &Words<'_>, taken: &[(usize, usize)], at: &HashMap<String, NameRef>, mentions: &mut Vec<Mention>) {
    if at.is_empty() {
        return;
    }
    let mut next = 0;
    let mut rest = String::new();
    for (i, word) in words.all.iter().enumerate() {
        while taken.get(next).is_some_and(|t| t.1 < i) {
            next += 1;
        }
        if taken.get(next).is_some_and(|t| t.0 <= i) || word.known {
            continue;
        }
        let key = words.key(i);
        if word.token.kind == TokenKind::Latin {
            if let Some(&name) = at.get(key).filter(|_| stands_alone(words, i)) {
                mentions.push(Mention { place: words.place(i, i), name });
            }
            continue;
        }
        if word.token.kind != TokenKind::Arabic {
            continue;
        }
        let plain = words.is(i, Marks::COMMON.with(Marks::VERB))
            || (shape_of(key) == Shape::Plain && word.marks == Marks::NONE && !words.definite(i));
        if let Some(&name) = at.get(key).filter(|_| !plain) {
            mentions.push(Mention { place: words.place(i, i), name });
            continue;
        }
        let after_given = i > 0 && words.is(i - 1, Marks::GIVEN) && !words.all[i - 1].known;
        if after_given || word.cut || word.marks != Marks::NONE || !key.starts_with(['و', 'ف', 'ب', 'ل', 'ك']) {
            continue;
        }
        for split in splits(key) {
            split.rest.write(&mut rest);
            if let Some(&name) = at.get(rest.as_str()) {
                let mut place = word.token.span;
                place.start += u32::try_from(super::words::offset_after(words.written(i), split.cut)).unwrap_or(0);
                mentions.push(Mention { place, name });
                break;
            }
        }
    }
}

/// Whether a capitalised Latin word is no part of a longer name: "Walker" but not "Walker Street", "Johnny Walker".
fn stands_alone(words: &Words<'_>, i: usize) -> bool {
    let of_one = |j: usize| words.get(j).is_some_and(|w| w.passage == words.all[i].passage) && is_capital(words, j);
    let title = |j: usize| words.is(j, Marks::TITLE.with(Marks::OFFICE).with(Marks::NEVER).with(Marks::COMMON).with(Marks::DEMONYM));
    let before = i > 0 && of_one(i - 1) && !title(i - 1);
    let possessive = words.written(i).ends_with("'s") || words.written(i).ends_with("’s");
    let after = of_one(i + 1) && !possessive;
    is_capital(words, i) && !before && !after && !words.is(i, Marks::COMMON.with(Marks::NEVER))
}
