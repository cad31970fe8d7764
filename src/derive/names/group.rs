//! Candidates of one name, counted together over an article.

use super::candidate::Candidate;
use super::words::Words;
use crate::derive::NameRef;
use crate::knowledge::Kind;
use crate::knowledge::names::Marks;
use crate::text::clitic::splits;
use std::collections::HashMap;

/// Added for each further mention.
const AGAIN: u32 = 10;
/// Added where a Latin gloss says that it is a name.
const GLOSSED: u32 = 20;
/// Most that words of no kind can add.
const MOST_UNTYPED: u32 = 60;

/// Whom or what a group is, if it is not a name of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Same {
    /// The short form of another group's name.
    As(usize),
    /// The short form of a listed name.
    Known(NameRef),
}

/// What is known of one name over the article.
#[derive(Default)]
pub(super) struct Group {
    /// Index of the first candidate.
    pub(super) first: usize,
    evidence: [u32; 3],
    untyped: u32,
    /// Most parts of a candidate.
    pub(super) parts: u8,
    /// What it is a short form of.
    pub(super) same: Option<Same>,
}

const KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Place];

impl Group {
    fn add(&mut self, candidate: &Candidate) {
        self.parts = self.parts.max(candidate.parts);
        let weight = u32::from(candidate.evidence);
        match candidate.kind.and_then(|kind| KINDS.iter().position(|&k| k == kind)) {
            Some(index) => self.evidence[index] = self.evidence[index].max(weight) + if self.evidence[index] > 0 { AGAIN } else { 0 },
            None => self.untyped = (self.untyped + weight).min(MOST_UNTYPED),
        }
    }

    /// The kind that most speaks for, and how much.
    pub(super) fn kind(&self) -> (Kind, u32) {
        let index = (0..KINDS.len()).max_by_key(|&i| (self.evidence[i], KINDS.len() - i)).unwrap_or(0);
        (KINDS[index], self.evidence[index] + self.untyped / 2)
    }

    /// A Latin gloss stands beside the name.
    pub(super) fn glossed(&mut self) {
        let index = KINDS.iter().position(|&k| k == self.kind().0).unwrap_or(0);
        self.evidence[index] += GLOSSED;
    }
}

/// The groups of an article's candidates, and the group of each candidate.
pub(super) struct Groups<'c> {
    pub(super) all: Vec<Group>,
    pub(super) of: Vec<usize>,
    by_key: HashMap<&'c str, usize>,
}

impl<'c> Groups<'c> {
    pub(super) fn new(candidates: &'c [Candidate]) -> Self {
        let mut groups = Self { all: Vec::new(), of: Vec::with_capacity(candidates.len()), by_key: HashMap::new() };
        for (index, candidate) in candidates.iter().enumerate() {
            let group = *groups.by_key.entry(&candidate.key).or_insert_with(|| {
                groups.all.push(Group { first: index, ..Group::default() });
                groups.all.len() - 1
            });
            groups.all[group].add(candidate);
            groups.of.push(group);
        }
        groups
    }

    /// The group or listed name that a group stands for in the end.
    pub(super) fn root(&self, mut group: usize) -> Result<usize, NameRef> {
        // A form joins a form that joins another at most.
        for _ in 0..4 {
            match self.all[group].same {
                Some(Same::As(other)) => group = other,
                Some(Same::Known(name)) => return Err(name),
                None => break,
            }
        }
        Ok(group)
    }

    /// «ولكليبنشتاين» joins «كليبنشتاين» where that is attested.
    pub(super) fn join_particles(&mut self, words: &Words<'_>, candidates: &[Candidate]) {
        let mut rest = String::new();
        for (key, &group) in &self.by_key {
            let first = candidates[self.all[group].first].words.0;
            if !key.starts_with(['و', 'ف', 'ب', 'ل', 'ك']) || words.all[first].cut || words.is(first, Marks::GIVEN) {
                continue;
            }
            for split in splits(key) {
                split.rest.write(&mut rest);
                if let Some(&other) = self.by_key.get(rest.as_str()).filter(|&&o| o != group) {
                    self.all[group].same = Some(Same::As(other));
                    break;
                }
            }
        }
    }

    /// «كليبنشتاين» joins «كين كليبنشتاين», where only one full form ends so, and the listed name of the article that
    /// ends so where no found one does. `listed` has the last words of listed persons that the article names in full.
    pub(super) fn join_short(&mut self, candidates: &[Candidate], listed: &HashMap<&str, Option<NameRef>>) {
        let mut full: HashMap<&str, Option<usize>> = HashMap::new();
        for (group, own) in self.all.iter().enumerate() {
            let candidate = &candidates[own.first];
            let (Some(short), Kind::Person, None) = (&candidate.short, own.kind().0, own.same) else { continue };
            // Of two full forms that end so, one must hold the other.
            let holds = |other: usize| {
                let other = &candidates[self.all[other].first].key;
                other.ends_with(&candidate.key) || candidate.key.ends_with(other.as_str())
            };
            full.entry(short).and_modify(|g| *g = g.filter(|&other| holds(other))).or_insert(Some(group));
        }
        for group in 0..self.all.len() {
            let own = &self.all[group];
            let key = candidates[own.first].key.as_str();
            if own.same.is_some() || own.parts > 1 {
                continue;
            }
            match (full.get(key), listed.get(key)) {
                (Some(&Some(target)), None) if target != group => {
                    let evidence = own.kind().1;
                    self.all[group].same = Some(Same::As(target));
                    self.all[target].evidence[0] += AGAIN.min(evidence);
                }
                (None, Some(&Some(name))) if own.kind().0 == Kind::Person || own.kind().1 < 40 => {
                    self.all[group].same = Some(Same::Known(name));
                }
                _ => {}
            }
        }
    }
}
