//! Whether an Arabic clause is a whole one: a verb of the list (`knowledge::arabic_verbs`) says what it needs, and
//! `arabic_phrases` what stands beside it.

use super::Start;
use super::arabic::{expected, start_key};
use super::arabic_phrases::{Beside, walk};
use super::arabic_words::{is_preposition, is_verb, is_verbal_noun, looks_like_past, looks_like_present};
use super::line::{Line, is_comma};
use crate::knowledge::arabic_verbs::{Needs, needs_with_pronoun};
use crate::knowledge::words;

/// Whether the title from `start` to `end` has a verb with all that it needs; `None` where its verb is not known.
/// At a clear end (`clear`) the doubtful noun phrases count too.
pub(super) fn is_complete(line: &Line<'_>, start: &Start, end: usize, clear: bool) -> Option<bool> {
    let mut verb = start.at;
    let first = start_key(line, start);
    if let Some(at) = expected(line, start.at) {
        let clause = Start { at, cut: 0, quality: 1.0, clause: false };
        return if at < end { is_complete(line, &clause, end, clear) } else { Some(false) };
    }
    let negated = matches!(first, "لم" | "لن" | "لا" | "قد" | "سوف");
    if negated {
        verb = line.kept_from(start.at + 1)?;
    }
    let key = if negated { line.key(verb) } else { first };
    if let Some(needs) = needs_with_pronoun(key).filter(|n| n.is_clear() || negated || !start.clause || key.starts_with(['ي', 'ت'])) {
        return Some(verb_is_complete(line, needs, verb, end, (clear, false)));
    }
    if negated || is_verb(first) || looks_like_past(first) || looks_like_present(first) {
        return None;
    }
    let verbal_noun = is_verbal_noun(first);
    // The subject stands first: the verb comes later.
    let mut relative = false;
    for i in (start.at + 1..end).filter(|&i| !line.words[i].dropped) {
        let key = line.key(i);
        relative = !is_comma(key) && (relative || words::arabic_relatives().contains(key));
        if relative {
            continue;
        }
        if matches!(key, "ان" | "بان") {
            return None;
        }
        if let Some(needs) = needs_with_pronoun(key).filter(|n| n.is_clear() || follows_subject(line, i)) {
            return Some(verb_is_complete(line, needs, i, end, (clear, true)));
        }
        if looks_like_past(key) || looks_like_present(key) || key.ends_with("وا") && key.chars().count() >= 5 {
            return None;
        }
    }
    // A noun without any verb: a verbal noun is a headline, another noun waits for its predicate.
    (!verbal_noun).then_some(false)
}

/// «بوتين نجا من …»: a past that might be a noun too is a verb after a closed subject and before a preposition.
fn follows_subject(line: &Line<'_>, at: usize) -> bool {
    let before = line.kept_before(at).map_or("", |b| line.key(b));
    let named = line.kept_before(at).is_some_and(|b| line.words[b].named);
    let next = line.kept_from(at + 1).map_or("", |n| line.key(n));
    (named || before.starts_with("ال")) && (is_preposition(next) || Needs::of_preposition(next) != Needs::default())
}

/// Whether the verb at `verb` has all it needs before `end`, and the clause with أن that completes it has too.
fn verb_is_complete(line: &Line<'_>, needs: Needs, verb: usize, end: usize, (clear, has_subject): (bool, bool)) -> bool {
    let beside = walk(line, verb + 1, end);
    if !is_satisfied(needs, beside, clear, has_subject) {
        return false;
    }
    let kept = |i: &usize| !line.words[*i].dropped;
    // «أنها ستوقع …»: the pronoun is the subject.
    let pronoun = |i: usize| matches!(line.key(i), "انه" | "انها" | "انهم" | "انهما" | "بانه" | "بانها" | "بانهم");
    if let Some(second) = (verb + 1..end).filter(kept).find(|&i| pronoun(i)).and_then(|p| line.kept_from(p + 1))
        && let Some(needs) = needs_with_pronoun(line.key(second))
    {
        return second < end && is_satisfied(needs, walk(line, second + 1, end), clear, true);
    }
    let particle = (verb + 1..end).filter(kept).find(|&i| matches!(line.key(i), "ان" | "بان"));
    let Some(at) = particle.and_then(|p| line.kept_from(p + 1)).filter(|&at| at < end) else { return particle.is_none() };
    let clause = Start { at, cut: 0, quality: 1.0, clause: true };
    is_complete(line, &clause, end, clear) != Some(false)
}

fn is_satisfied(needs: Needs, beside: Beside, clear: bool, has_subject: bool) -> bool {
    let nouns = usize::from(has_subject) + if clear { beside.likely } else { beside.sure };
    let subject = has_subject || beside.likely > 0;
    needs.has(Needs::NOTHING) && subject
        || needs.has(Needs::OBJECT) && (nouns >= 2 || subject && beside.clause)
        || needs.has(Needs::PREDICATE) && (nouns >= 2 || subject && (beside.verb || beside.prepositions != Needs::default()))
        || needs.has(Needs::CLAUSE) && subject && beside.clause
        || subject && needs.has(beside.prepositions)
        // «توصل إلى اتفاق»، «توصل لاتفاق».
        || subject && needs.has(Needs::of_preposition("الي")) && beside.prepositions.has(Needs::of_preposition("ل"))
}
