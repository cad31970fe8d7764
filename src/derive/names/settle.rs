//! From candidates to names: what speaks for one name is counted together over the article, short forms join the full form
//! that they belong to, and each name is carried to its other places.

use super::candidate::Candidate;
use super::carry::carry;
use super::gloss::{gloss_of, place};
use super::group::{Groups, Same};
use super::words::{Shape, Words};
use crate::derive::entry::Certainty;
use crate::derive::{FoundName, Mention, NameRef};
use crate::knowledge::{Authority, Kind};
use crate::text::bidi::first_direction;
use crate::text::fold::visible;
use crate::text::{Bilingual, Direction};
use std::collections::{BTreeMap, HashMap};

/// Least evidence, in hundredths, of a name that is kept.
const KEPT: u32 = 40;
/// Least evidence of a name that other articles can prove.
const LIKELY: u32 = 60;
/// Least evidence of a name that is sure by the article alone.
const SURE: u32 = 85;

/// Names by their one-word form, for [`carry`]; `None` where two share it.
pub(super) type Forms = HashMap<String, Option<NameRef>>;

/// The article's mentions, `known` and new, in order; new names are appended to `found`. `listed` has the last words of
/// listed persons that the article names in full.
pub(super) fn settle(
    authority: &Authority,
    words: &Words<'_>,
    mut candidates: Vec<Candidate>,
    known: Vec<Mention>,
    listed: &HashMap<&str, Option<NameRef>>,
    found: &mut Vec<FoundName>,
) -> Vec<Mention> {
    drop_overlaps(&mut candidates);
    let glosses = glosses(words, &candidates);
    let mut groups = Groups::new(&candidates);
    join_glosses(&candidates, &glosses, &mut groups);
    groups.join_particles(words, &candidates);
    groups.join_short(&candidates, listed);
    let names = name_groups(authority, words, &candidates, &glosses, &groups, found);
    let mut forms: Forms = listed.iter().map(|(&form, &name)| (form.to_owned(), name)).collect();
    let mut added: Vec<Mention> = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let name = match groups.root(groups.of[index]) {
            Ok(group) => names.get(&group).copied(),
            Err(known) => Some(known),
        };
        let Some(name) = name else { continue };
        added.push(Mention { place: candidate.place, name });
        taken.push(candidate.words);
        if let Some(&gloss) = glosses.get(&index) {
            added.push(Mention { place: place(words, gloss), name });
            taken.push(gloss);
        }
        add_forms(words, candidate, name, &mut forms);
    }
    taken.sort_unstable();
    carry(words, &taken, &forms, &mut added);
    with_known(known, added)
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

/// The Latin words beside each Arabic candidate that say the same name, by candidate.
fn glosses(words: &Words<'_>, candidates: &[Candidate]) -> BTreeMap<usize, (usize, usize)> {
    candidates.iter().enumerate().filter_map(|(index, c)| Some((index, gloss_of(words, c)?))).collect()
}

/// The Latin candidate within a gloss joins the Arabic one.
fn join_glosses(candidates: &[Candidate], glosses: &BTreeMap<usize, (usize, usize)>, groups: &mut Groups<'_>) {
    for (&index, gloss) in glosses {
        let own = groups.of[index];
        groups.all[own].glossed();
        let latin = candidates[index + 1..].iter().take_while(|c| c.words.0 <= gloss.1).position(|c| c.words.0 >= gloss.0);
        if let Some(other) = latin.map(|at| groups.of[index + 1 + at]).filter(|&o| o != own && groups.all[o].same.is_none()) {
            groups.all[other].same = Some(Same::As(own));
        }
    }
}

/// A found name for every group that enough speaks for.
fn name_groups(
    authority: &Authority,
    words: &Words<'_>,
    candidates: &[Candidate],
    glosses: &BTreeMap<usize, (usize, usize)>,
    groups: &Groups<'_>,
    found: &mut Vec<FoundName>,
) -> BTreeMap<usize, NameRef> {
    let mut latin: HashMap<usize, String> = HashMap::new();
    for (&index, &gloss) in glosses {
        if let Ok(group) = groups.root(groups.of[index]) {
            let text = visible(place(words, gloss).of_text(words.text));
            let longer = latin.get(&group).is_none_or(|t| t.len() < text.len());
            if longer {
                latin.insert(group, text);
            }
        }
    }
    let mut names = BTreeMap::new();
    for (index, group) in groups.all.iter().enumerate().filter(|(_, g)| g.same.is_none()) {
        let (kind, evidence) = group.kind();
        let Ok(number) = u16::try_from(found.len()) else { break };
        if evidence < KEPT {
            continue;
        }
        let name = visible(candidates[group.first].place.of_text(words.text));
        // A listed name that was not found as such is hidden, or lacks the company that it needs.
        if !authority.named(&name).is_empty() {
            continue;
        }
        let certainty = match evidence {
            SURE.. if group.parts > 1 => Certainty::Sure,
            LIKELY.. => Certainty::Likely,
            _ => Certainty::Doubtful,
        };
        let names_in = match first_direction(&name) {
            Some(Direction::Rtl) => Bilingual { ar: Some(name), en: latin.remove(&index) },
            _ => Bilingual { ar: None, en: Some(name) },
        };
        found.push(FoundName { kind, names: names_in, stated: false, certainty });
        names.insert(index, NameRef::Found(number));
    }
    names
}

/// The forms by which a candidate's name is named again.
fn add_forms(words: &Words<'_>, candidate: &Candidate, name: NameRef, forms: &mut Forms) {
    let mut add = |form: &str| {
        forms.entry(form.to_owned()).and_modify(|n| *n = n.filter(|&other| other == name)).or_insert(Some(name));
    };
    // A common word with the article is the name only beside its head.
    let common = words.definite(candidate.words.0) && words.shape(candidate.words.0) == Shape::Plain;
    if candidate.parts == 1 && (!common || candidate.kind == Some(Kind::Person)) {
        add(&candidate.key);
    }
    if let Some(short) = &candidate.short {
        add(short);
    }
}

/// All mentions in order. A subject gives way to a name that it stands in.
fn with_known(known: Vec<Mention>, mut added: Vec<Mention>) -> Vec<Mention> {
    added.sort_unstable_by_key(|m| (m.place.start, std::cmp::Reverse(m.place.end)));
    let mut end = 0;
    added.retain(|m| {
        let free = m.place.start >= end;
        end = end.max(m.place.end);
        free
    });
    let mut all = Vec::with_capacity(known.len() + added.len());
    let mut next = 0;
    for mention in known {
        while added.get(next).is_some_and(|a| a.place.end <= mention.place.start) {
            all.push(added[next]);
            next += 1;
        }
        if added.get(next).is_none_or(|a| a.place.start >= mention.place.end) {
            all.push(mention);
        }
    }
    all.extend_from_slice(&added[next..]);
    all
}
