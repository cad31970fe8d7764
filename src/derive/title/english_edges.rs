//! Where an English title may end.

use super::english::Tagged;
use super::english_tags::Tag;
use super::line::{is_closing, is_comma, is_dash, is_stop};
use crate::knowledge::words;

/// Most tokens of an attribution that trails a sentence: ", the ministry said in a statement on Monday".
const LONGEST_ATTRIBUTION: usize = 16;

/// Measures of time.
const UNITS: [&str; 14] =
    ["second", "seconds", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decades"];

/// How good an end lies between the kept tokens `last` and `next`; 0 to 1, `None` where no title may end.
pub(super) fn edge(tagged: &Tagged<'_, '_>, last: usize, next: Option<usize>) -> Option<f32> {
    let line = tagged.line;
    if !can_be_last(tagged, last, next) {
        return None;
    }
    let Some(next) = next else { return line.whole.then_some(1.0) };
    if line.words[next].is_mark() {
        return edge_at_mark(tagged, next);
    }
    let (key, following) = (line.key(last), line.key(next));
    if !line.spaced_before(next) {
        return None;
    }
    // "just weeks before": the measure goes with what it measures.
    if UNITS.contains(&key) && matches!(following, "before" | "after" | "since" | "until" | "when" | "in" | "of" | "as") {
        return None;
    }
    let verbal = matches!(tagged.tags[last], Tag::Finite | Tag::Base | Tag::Participle | Tag::Ing);
    let clause = clause_follows(tagged, next + 1);
    match tagged.tags[next] {
        // "as" opens a clause, or it names ("announced Rivas as the winner").
        Tag::Either if following == "as" => (clause && !verbal).then_some(0.75),
        Tag::Either => (!verbal || clause).then_some(0.75),
        Tag::Subordinator => (following != "whether" && !(verbal && following == "if")).then_some(0.75),
        Tag::Relative => (matches!(following, "who" | "which" | "whom") && !verbal).then_some(0.35),
        Tag::That => (matches!(tagged.tags[last], Tag::Noun) && next_is_finite(tagged, next + 1)).then_some(0.3),
        Tag::Preposition if !verbal => edge_at_preposition(tagged, last, next),
        // "never disarm first if"
        Tag::Adverb if !verbal => adverb_alone(tagged, next).then_some(0.6),
        Tag::Coordinator => (matches!(following, "and" | "but") && next_is_finite(tagged, next + 1)).then_some(0.5),
        _ => None,
    }
}

/// Whether a title may end with a token.
fn can_be_last(tagged: &Tagged<'_, '_>, last: usize, next: Option<usize>) -> bool {
    let line = tagged.line;
    let key = line.key(last);
    let word = &line.words[last];
    if word.is_mark() {
        return is_closing(key) || matches!(key, "\"" | "%" | "?" | "!" | "'" | "’");
    }
    let stops = next.is_none_or(|n| line.words[n].is_mark());
    match tagged.tags[last] {
        // "contradict it," is complete, and so is "shut down".
        Tag::Pronoun | Tag::Adverb => return stops,
        Tag::Noun | Tag::Name | Tag::Number | Tag::Participle | Tag::Finite | Tag::Base | Tag::Ing => {}
        Tag::Adjective => return stops || next.is_some_and(|n| matches!(tagged.tags[n], Tag::Either | Tag::Subordinator)),
        _ => return false,
    }
    let acronym = key.len() > 1 && line.text_of(last).chars().all(char::is_uppercase);
    // At a sentence's end nothing is missing.
    acronym || stops || !words::english_never_last().contains(key)
}

/// A preposition may complete what stands before it; the looser it is, the better the end.
fn edge_at_preposition(tagged: &Tagged<'_, '_>, last: usize, next: usize) -> Option<f32> {
    let line = tagged.line;
    let (key, following) = (line.key(last), line.key(next));
    if line.phrase(words::english_adjuncts(), next) == 0 && line.phrase(words::english_clause_openers(), next) == 0 {
        return None;
    }
    let clause = line.kept_from(next + 1).is_some_and(|n| matches!(tagged.tags[n], Tag::Relative | Tag::Subordinator));
    let firm = matches!(following, "amid" | "despite" | "following" | "during" | "after" | "before");
    // "the first model in years"
    let span = following == "in" && UNITS.contains(&line.key(next + 1));
    if clause || span || !firm && words::english_waiting().contains(key) {
        return None;
    }
    Some(match following {
        "amid" | "despite" | "following" | "during" | "according" | "without" | "including" | "throughout" => 0.75,
        "in" | "at" | "near" | "outside" | "inside" | "across" | "within" | "via" | "around" | "under" => 0.4,
        _ => 0.25,
    })
}

/// Whether an adverb stands between the end of a phrase and what opens the next.
fn adverb_alone(tagged: &Tagged<'_, '_>, at: usize) -> bool {
    tagged.line.kept_from(at + 1).is_none_or(|n| matches!(tagged.tags[n], Tag::Mark | Tag::Subordinator | Tag::Either))
}

/// Whether a finite verb follows at once, adverbs aside.
fn next_is_finite(tagged: &Tagged<'_, '_>, from: usize) -> bool {
    tagged.tags[from.min(tagged.tags.len())..].iter().find(|t| !matches!(t, Tag::Dropped | Tag::Adverb)).is_some_and(|t| t.is_finite())
}

/// Whether a clause with a finite verb stands from `from` on, before the next comma.
fn clause_follows(tagged: &Tagged<'_, '_>, from: usize) -> bool {
    const FURTHEST: usize = 12;
    let line = tagged.line;
    for i in from..line.words.len().min(from + FURTHEST) {
        if tagged.finite(i) {
            return true;
        }
        if tagged.tags[i] == Tag::Mark && (is_comma(line.key(i)) || is_stop(line.key(i)) || is_dash(line.key(i))) {
            return false;
        }
    }
    false
}

fn edge_at_mark(tagged: &Tagged<'_, '_>, next: usize) -> Option<f32> {
    let line = tagged.line;
    let mark = line.key(next);
    if is_stop(mark) {
        let rest = (next + 1..line.words.len()).all(|i| line.words[i].dropped || line.words[i].is_mark());
        return (rest && mark != "?").then_some(1.0);
    }
    if is_dash(mark) {
        return (line.spaced_before(next) || mark == "—").then_some(0.8);
    }
    if mark == ":" {
        let before = line.kept_before(next).map_or("", |i| line.key(i));
        return (!words::english_reporting_verbs().contains(before)
            && !matches!(before, "following" | "this" | "these" | "includes" | "include"))
        .then_some(0.6);
    }
    if !is_comma(mark) {
        return None;
    }
    if mark == ";" {
        return Some(0.95);
    }
    let Some(after) = line.kept_from(next + 1) else { return Some(1.0) };
    if attribution_at(tagged, after) {
        return Some(0.95);
    }
    match tagged.tags[after] {
        Tag::Coordinator => clause_follows(tagged, after + 1).then_some(0.8),
        Tag::Relative | Tag::Subordinator | Tag::Either | Tag::Ing | Tag::To => Some(0.9),
        Tag::Preposition | Tag::Participle | Tag::Adverb => Some(0.8),
        // An apposition, or the next of a list.
        _ => (!in_list(tagged, after)).then_some(0.6),
    }
}

/// Whether the words after a comma are one of a list: "and" follows without a finite verb between.
fn in_list(tagged: &Tagged<'_, '_>, from: usize) -> bool {
    const FURTHEST: usize = 20;
    for i in from..tagged.tags.len().min(from + FURTHEST) {
        match tagged.tags[i] {
            Tag::Coordinator => return true,
            tag if tag.is_finite() => return false,
            Tag::Mark if is_stop(tagged.line.key(i)) => return false,
            _ => {}
        }
    }
    false
}

/// Whether nothing but an attribution stands from `at` to the sentence's end: "the ministry said on Monday".
fn attribution_at(tagged: &Tagged<'_, '_>, at: usize) -> bool {
    let line = tagged.line;
    let end = line.words.len().min(at + LONGEST_ATTRIBUTION);
    let says = (at..end)
        .take_while(|&i| {
            line.words[i].dropped || !matches!(tagged.tags[i], Tag::Relative | Tag::That | Tag::Coordinator) && !is_dash(line.key(i))
        })
        .find(|&i| words::english_reporting_verbs().contains(line.key(i)));
    let Some(says) = says else { return false };
    // "…, she said, adding": what is said stood before it; "…, saying prices rose" goes on.
    let after = line.kept_from(says + 1).map_or(Tag::Mark, |i| tagged.tags[i]);
    let subject_behind = says == at || line.kept_from(at) == Some(says);
    subject_behind || matches!(after, Tag::Mark | Tag::Preposition | Tag::Adverb | Tag::Either | Tag::Ing | Tag::To)
}
