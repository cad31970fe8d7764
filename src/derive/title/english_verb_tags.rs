//! Whether a word that can be a verb is one, by its neighbours.

use super::english_tags::{Tag, is_inner_hyphen, last};
use super::line::Line;
use crate::knowledge::words;
use crate::knowledge::words::english_verbs::{Verb, english_verb, form, frame};

/// The verb that a word can be; one in -ed or -ing that no list has may be any verb.
pub(super) fn verb_of(key: &str) -> Option<Verb> {
    const NO_VERBS: [&str; 12] =
        ["hundred", "indeed", "speed", "thing", "evening", "morning", "spring", "string", "king", "ceiling", "breed", "during"];
    english_verb(key).or_else(|| {
        let frames = frame::OBJECT | frame::BARE;
        if NO_VERBS.contains(&key) || key.len() < 5 {
            None
        } else if key.ends_with("ed") && !key.ends_with("eed") {
            Some(Verb { forms: form::PAST | form::PARTICIPLE, frames, noun: false })
        } else if key.ends_with("ing") {
            Some(Verb { forms: form::ING, frames, noun: false })
        } else {
            None
        }
    })
}

/// Whether the nouns just before can be the subject of a verb in -s: a name, or a singular with its article.
fn has_singular_head(line: &Line<'_>, tags: &[Tag]) -> bool {
    for at in (0..tags.len()).rev() {
        match tags[at] {
            Tag::Dropped | Tag::Adverb | Tag::Noun | Tag::Adjective | Tag::Number => {}
            Tag::Name | Tag::Owner | Tag::Pronoun | Tag::Relative | Tag::That => return true,
            Tag::Determiner => return matches!(line.key(at), "the" | "a" | "an" | "this" | "each" | "every" | "another" | "any" | "no"),
            Tag::Preposition => return has_singular_head(line, &tags[..at]),
            Tag::Coordinator | Tag::Mark => return true,
            _ => return false,
        }
    }
    false
}

/// "The gazette reposts the letter": a word in -s between a singular and "the".
pub(super) fn unknown_third(line: &Line<'_>, tags: &[Tag], at: usize) -> bool {
    let key = line.key(at);
    let after = line.kept_from(at + 1).map_or("", |n| line.key(n));
    let singular = line.kept_before(at).is_some_and(|b| !line.key(b).ends_with('s'));
    key.len() > 4
        && key.ends_with('s')
        && !key.ends_with("ss")
        && !key.ends_with("'s")
        && verb_of(key).is_none()
        && singular
        && matches!(last(tags), Some(Tag::Noun | Tag::Name))
        && matches!(words::english_word_classes().class(after), Some("determiner" | "possessive"))
        && !tags.iter().any(|t| t.is_finite())
}

/// The tag of a word that can be a form of `verb`; `None` where its neighbours make a noun of it.
pub(super) fn verbal(line: &Line<'_>, tags: &[Tag], at: usize, verb: Verb, first: bool) -> Option<Tag> {
    let before = last(tags);
    let auxiliary = before.is_some_and(Tag::is_auxiliary);
    let be_inside = auxiliary || line.kept_before(at).is_some_and(|b| matches!(line.key(b), "been" | "being" | "be"));
    if verb.is(form::ING) {
        // `the building`, `a meeting`
        let noun = before.is_some_and(|t| matches!(t, Tag::Determiner | Tag::Owner | Tag::Adjective));
        return Some(if noun { Tag::Noun } else { Tag::Ing });
    }
    if matches!(before, Some(Tag::To | Tag::Modal | Tag::Do)) && verb.is(form::BASE) {
        return Some(Tag::Base);
    }
    if before == Some(Tag::Coordinator) && verb.is(form::BASE) && !verb.noun && tags.contains(&Tag::To) {
        return Some(Tag::Base);
    }
    if verb.is(form::PARTICIPLE) && be_inside {
        return Some(Tag::Participle);
    }
    if matches!(before, Some(Tag::Determiner | Tag::Owner | Tag::Adjective | Tag::Number | Tag::Preposition | Tag::To)) {
        // `the accused`, `of reported cases`
        return if verb.is(form::PARTICIPLE) && !verb.is(form::BASE) { Some(Tag::Adjective) } else { None };
    }
    if verb.is(form::PAST) {
        return Some(past(line, tags, at, verb, first));
    }
    if verb.is(form::PARTICIPLE) {
        return Some(Tag::Participle);
    }
    present(line, tags, at, verb, first)
}

/// A form in -ed and its like: finite where it has a subject before it and what completes it behind it.
fn past(line: &Line<'_>, tags: &[Tag], at: usize, verb: Verb, first: bool) -> Tag {
    if first {
        return Tag::Participle;
    }
    if !verb.is(form::PARTICIPLE) {
        return Tag::Finite;
    }
    let Some(before) = last(tags) else { return Tag::Participle };
    let after = line.kept_from(at + 1);
    let plain = after
        .is_none_or(|n| line.words[n].is_mark() && !matches!(line.key(n), "\"" | "“" | "$" | "£" | "€" | "'" | "#" | "‘" | "''" | "`"));
    let class = after.and_then(|n| words::english_word_classes().class(line.key(n)));
    let stands = match class {
        _ if plain => verb.ends() || verb.takes(frame::CLAUSE),
        Some("preposition" | "either" | "subordinator" | "adverb") => {
            verb.ends() || verb.takes(frame::PREPOSITION) || class == Some("adverb")
        }
        Some("to") => verb.ends() || verb.takes(frame::INFINITIVE | frame::PREPOSITION),
        _ => true,
    };
    let by = after.is_some_and(|n| line.key(n) == "by") && verb.takes(frame::OBJECT);
    match before {
        Tag::Pronoun | Tag::Relative | Tag::That => Tag::Finite,
        Tag::Coordinator | Tag::Mark => {
            if stands && !by && tags.iter().any(|t| t.is_finite()) {
                Tag::Finite
            } else {
                Tag::Participle
            }
        }
        Tag::Noun | Tag::Name => {
            if !stands || by || finite_follows(line, at) {
                Tag::Participle
            } else {
                Tag::Finite
            }
        }
        _ => Tag::Participle,
    }
}

/// Whether an auxiliary follows before the clause's end, so that the form before it can only have been a participle.
fn finite_follows(line: &Line<'_>, at: usize) -> bool {
    const FURTHEST: usize = 14;
    for i in (at + 1..line.words.len().min(at + FURTHEST)).filter(|&i| !line.words[i].dropped) {
        let key = line.key(i);
        if line.words[i].is_mark() && !is_inner_hyphen(line, i) && key != "'" {
            return false;
        }
        match words::english_word_classes().class(key) {
            Some("be" | "have" | "do" | "modal") => return true,
            Some("relative" | "that" | "subordinator" | "either" | "coordinator" | "pronoun" | "clause-pronoun") => return false,
            // "a study published in May found that …": a second verb with its complement.
            None if i > at + 1
                && english_verb(key).is_some_and(|v| v.is(form::PAST))
                && line.kept_before(i).is_some_and(|b| words::english_word_classes().class(line.key(b)).is_none()) =>
            {
                let after = line.kept_from(i + 1).map_or("", |n| line.key(n));
                if matches!(words::english_word_classes().class(after), Some("that" | "determiner" | "possessive" | "to"))
                    || !english_verb(key).is_some_and(|v| v.is(form::PARTICIPLE))
                {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// `plans`, `plan`: a verb where a subject stands before it and its complement behind it.
fn present(line: &Line<'_>, tags: &[Tag], at: usize, verb: Verb, first: bool) -> Option<Tag> {
    let subject = (0..at).rev().find(|&i| !matches!(tags[i], Tag::Dropped | Tag::Adverb));
    let plural = subject.is_some_and(|b| {
        let key = line.key(b);
        key.len() > 3 && key.ends_with('s') && !key.ends_with("ss") && !key.ends_with("us") && !key.ends_with("'s")
            || matches!(
                key,
                "people" | "men" | "women" | "children" | "police" | "media" | "i" | "you" | "we" | "they" | "who" | "that" | "which"
            )
    });
    let before = last(tags);
    let after = line.kept_from(at + 1);
    let class = after.and_then(|n| words::english_word_classes().class(line.key(n)));
    let complement = match class {
        Some("determiner" | "possessive" | "pronoun" | "that" | "clause-pronoun") => true,
        Some("to") => verb.takes(frame::INFINITIVE | frame::PREPOSITION) || verb.ends(),
        Some("preposition") if after.is_some_and(|n| matches!(line.key(n), "off" | "up" | "down" | "out" | "over")) => true,
        Some("preposition" | "adverb" | "either" | "subordinator" | "relative") => {
            verb.ends() || verb.takes(frame::PREPOSITION | frame::CLAUSE)
        }
        Some("be" | "have" | "do" | "modal") => false,
        _ => {
            after.is_some_and(|n| !line.words[n].is_mark() || matches!(line.key(n), "\"" | "“" | "$" | "£" | "€"))
                || verb.ends()
                || verb.takes(frame::CLAUSE)
        }
    };
    if verb.is(form::THIRD) {
        let agrees = match before {
            Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative | Tag::That) => {
                !plural || matches!(before, Some(Tag::Relative | Tag::That)) || before == Some(Tag::Name)
            }
            Some(Tag::Coordinator | Tag::Mark) => tags.iter().any(|t| t.is_finite()) || before == Some(Tag::Mark),
            _ => false,
        };
        if !agrees || !complement {
            return (!verb.noun && agrees).then_some(Tag::Finite);
        }
        // Two nouns in a row: `the company plans`; a finite verb in this clause already makes it a noun.
        let had = tags
            .iter()
            .rev()
            .take_while(|t| !matches!(t, Tag::Mark | Tag::Relative | Tag::That | Tag::Subordinator | Tag::Either | Tag::Coordinator))
            .any(|t| t.is_finite());
        if verb.noun && !has_singular_head(line, tags) {
            return None;
        }
        let told = tags.iter().rev().any(|t| *t == Tag::Finite);
        return (!had || !verb.noun && told).then_some(Tag::Finite);
    }
    // The base: an order at the head, or the present after a plural.
    if first {
        return (!verb.noun || matches!(class, Some("determiner" | "possessive"))).then_some(Tag::Base);
    }
    let follows_subject = plural && matches!(before, Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative | Tag::That));
    let had = tags
        .iter()
        .rev()
        .take_while(|t| !matches!(t, Tag::Mark | Tag::Relative | Tag::That | Tag::Subordinator | Tag::Either | Tag::Coordinator))
        .any(|t| t.is_finite());
    (follows_subject && complement && !had).then_some(Tag::Finite)
}
