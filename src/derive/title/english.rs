//! English candidates: all the titles that could be made of one sentence, and what speaks against each.

use super::MOST_CHARACTERS;
use super::candidate::{Candidate, Faults, Start};
use super::english_auxiliary::silent;
use super::english_edges::edge;
use super::english_starts::{attributed, starts};
use super::english_tags::{Tag, tags};
use super::english_whole::{Wholeness, wholeness};
use super::line::Line;
use crate::knowledge::words;
use crate::text::TokenKind;
use std::ops::Range;

/// Fewest and most words of a candidate.
const FEWEST_WORDS: usize = 5;
const MOST_WORDS: usize = 16;
/// From here on an end is that of a clause.
const CLEAR_EDGE: f32 = 0.85;
/// Fewest words of a clause that could have been a title by itself.
const SHORTEST_CLAUSE: usize = 6;

/// A line with the tags of its tokens.
pub(super) struct Tagged<'l, 't> {
    pub(super) line: &'l Line<'t>,
    pub(super) tags: Vec<Tag>,
}

impl Tagged<'_, '_> {
    /// Whether a token is a finite verb.
    pub(super) fn finite(&self, at: usize) -> bool {
        self.tags.get(at).is_some_and(|t| t.is_finite())
    }
}

/// All that could be made of one line.
pub(super) fn candidates(line: &Line<'_>, index: usize) -> Vec<Candidate> {
    let tagged = Tagged { line, tags: tags(line) };
    let mut found = Vec::new();
    for start in starts(&tagged) {
        add(&mut found, &tagged, index, None, start);
    }
    if let Some(attributed) = attributed(&tagged) {
        let start = Start { at: attributed.clause, cut: 0, quality: 1.0, clause: true };
        add(&mut found, &tagged, index, Some(&attributed.speaker), start);
    }
    found
}

/// Adds a candidate for each end that the words from `start` on may have.
fn add(found: &mut Vec<Candidate>, tagged: &Tagged<'_, '_>, index: usize, speaker: Option<&Range<usize>>, start: Start) {
    let line = tagged.line;
    let mut words = speaker.map_or(0, |s| line.count(s.clone()));
    let mut clear = false;
    for last in (start.at..line.words.len()).filter(|&i| !line.words[i].dropped) {
        words += usize::from(!line.words[last].is_mark());
        let bytes = (line.words[last].span.end - line.words[start.at].span.start) as usize;
        if words > MOST_WORDS || bytes > 2 * MOST_CHARACTERS {
            break;
        }
        let next = line.kept_from(last + 1);
        if words < FEWEST_WORDS {
            continue;
        }
        let Some(edge) = edge(tagged, last, next) else { continue };
        if !line.balanced(start.at..last + 1) {
            continue;
        }
        let mut candidate =
            Candidate { line: index, speaker: speaker.cloned(), start, end: last + 1, edge, silent: 0..0, faults: Faults::default() };
        let whole = wholeness(line, &tagged.tags, start.at..last + 1);
        candidate.faults = faults(&candidate, tagged, whole);
        candidate.silent = whole.verb.map_or(0..0, |verb| silent(tagged, start.at, verb, last + 1));
        candidate.faults.overrun = clear && edge < CLEAR_EDGE;
        clear |= edge >= CLEAR_EDGE && words >= SHORTEST_CLAUSE;
        found.push(candidate);
    }
}

fn faults(candidate: &Candidate, tagged: &Tagged<'_, '_>, whole: Wholeness) -> Faults {
    let line = tagged.line;
    let range = candidate.start.at..candidate.end;
    let points = |i: usize| matches!(line.key(i), "them" | "these" | "those");
    let personal = |i: usize| {
        matches!(line.key(i), "i" | "me" | "my" | "i'm" | "i've" | "i'd" | "i'll" | "newsletter" | "inbox" | "subscribe" | "cookies")
    };
    let first = line.key(candidate.start.at);
    let own_line = is_own_line(tagged, &range);
    Faults {
        leaning: tagged.finite(range.start)
            || words::english_leaning().contains(first) && !(first == "there" && tagged.finite(range.start + 1))
            || range.clone().take(3).any(points),
        unfinished: !own_line && (whole.verb.is_none() || whole.tangled || whole.open) || candidate.start.quality < 0.15,
        quoted: line.words[range.start].is_mark() && !is_short_quotation(line, range.start),
        question: line.key(range.end - 1) == "?",
        personal: range.clone().any(personal),
        vague: is_vague(candidate, tagged, whole.verb),
        overrun: false,
    }
}

/// Whether a range is all of a line without a stop: a caption's or a subheading's words, which need no verb.
fn is_own_line(tagged: &Tagged<'_, '_>, range: &Range<usize>) -> bool {
    let line = tagged.line;
    let whole = line.whole && line.kept_from(range.end).is_none() && line.words[..range.start].iter().filter(|w| !w.dropped).count() <= 1;
    let starts = tagged.tags[range.start].opens_noun() && tagged.tags[range.start] != Tag::Pronoun;
    let names = range.clone().filter(|&i| tagged.tags[i] == Tag::Name).count();
    whole
        && starts
        && names > 0
        && names * 2 <= range.len()
        && !range.clone().any(|i| matches!(line.key(i), "." | "!" | "?" | ":" | "|" | "…" | ";"))
}

/// The name of a work in quotation marks.
fn is_short_quotation(line: &Line<'_>, at: usize) -> bool {
    const LONGEST: usize = 6;
    (at + 2..line.words.len().min(at + LONGEST)).any(|i| matches!(line.key(i), "”" | "\"" | "’" | "'"))
}

/// In a later sentence, a subject with "the" that neither a name nor a complement makes known.
fn is_vague(candidate: &Candidate, tagged: &Tagged<'_, '_>, verb: Option<usize>) -> bool {
    let (line, at) = (tagged.line, candidate.start.at);
    let article = at.checked_sub(1).is_some_and(|b| line.key(b) == "the") || line.key(at) == "the";
    let end = verb.unwrap_or(candidate.end);
    line.number > 0
        && article
        && !(at..end).any(|i| tagged.tags[i] == Tag::Name || line.words[i].kind == TokenKind::Number || line.key(i) == "of")
}
