//! The subject of an English verb of saying: before it, after it, or at the head of its clause.

use super::quotes_lead::pronoun;
use super::quotes_speaker::{Subject, after, joins};
use super::quotes_words::{Class, Words};
use crate::text::{Span, TokenKind};

/// Most words that name a speaker before the verb.
const MOST_WORDS: usize = 10;
/// Words and marks before a verb in which its clause begins: "X, 18, from Y, a Z in W, said".
const REACH: usize = 40;

/// Most words and marks of a bracket after a name.
const BRACKET: usize = 9;

/// English puts the subject before the verb, or after it where the verb follows the quotation: “…,” said X.
pub(super) fn english_subject(words: &Words<'_>, verb: usize) -> Subject {
    if words.written(verb + 1) == "by" {
        return after(words, verb + 1);
    }
    let inverted =
        verb > 0 && (words.all[verb - 1].quote > 0 || (words.is_mark(verb - 1, &[',']) && verb > 1 && words.all[verb - 2].quote > 0));
    let (first, second) = if inverted { (after(words, verb), before(words, verb)) } else { (before(words, verb), after(words, verb)) };
    match (first, inverted) {
        (Subject::Nobody | Subject::Last, true) => second,
        (Subject::Nobody, false) if verb == 0 || words.ends_sentence(verb - 1) => second,
        _ => first,
    }
}

/// The subject before word `verb`: "X, the mayor of Y, said".
pub(super) fn before(words: &Words<'_>, verb: usize) -> Subject {
    let adverb = |i: usize| words.class(i) == Some(Class::Aside) || (words.written(i).ends_with("ly") && !words.is_capital(i));
    let mut j = verb;
    while j > 0 && words.all[j - 1].quote == 0 && adverb(j - 1) {
        j -= 1;
    }
    // "Sen. Jane Roe (D-Ohio) said".
    if j > 0 && words.is_mark(j - 1, &[')']) {
        j = (j.saturating_sub(BRACKET)..j - 1).rev().find(|&k| words.is_mark(k, &['('])).unwrap_or(j);
    }
    let Some(i) = j.checked_sub(1) else { return Subject::Nobody };
    if words.all[i].quote > 0 {
        return Subject::Nobody;
    }
    if let Some(gender) = pronoun(words.written(i)) {
        return Subject::Pronoun(gender);
    }
    match (words.class(i), words.written(i)) {
        (Some(Class::Unknown), _) => return Subject::Nobody,
        (Some(Class::Pronoun), who) if who.eq_ignore_ascii_case("who") => return relative_head(words, i),
        (Some(Class::Pronoun), _) => return Subject::Last,
        (_, "and" | "but") => return Subject::Sentence,
        // "She went on to say".
        (_, "to") if i >= 2 && words.written(i - 1) == "on" && words.class(i - 2) == Some(Class::Goes) => return before(words, i - 2),
        (_, "to") => return Subject::Nobody,
        _ => {}
    }
    if is_pause(words, i) { apposed(words, i) } else { noun_phrase(words, j) }
}

/// The subject of a verb that a pause parts from it: the first part of its clause that can be one. A part that is a
/// name says it better than an office before it ("The boys' stepfather, Kurt Roe, said").
fn apposed(words: &Words<'_>, pause: usize) -> Subject {
    let floor = pause.saturating_sub(REACH);
    let start = (floor..pause).rev().find(|&k| words.ends_sentence(k) || words.all[k].quote > 0).map_or(floor, |k| k + 1);
    let mut found = Subject::Nobody;
    let mut part = start;
    while part < pause {
        let end = (part..pause).find(|&k| is_pause(words, k)).unwrap_or(pause);
        let named = is_full_name(words, part, end);
        if found != Subject::Nobody {
            return if named { noun_phrase(words, end) } else { found };
        }
        if end > part && is_nominal(words, part, end) {
            found = match pronoun(words.written(part)).filter(|_| end == part + 1) {
                Some(gender) => return Subject::Pronoun(gender),
                None => noun_phrase(words, end),
            };
            if named {
                return found;
            }
        }
        part = end + 1;
    }
    found
}

/// Whether a part of a clause, between two pauses, can be a subject: it opens with no preposition, conjunction, number
/// or adverb, and holds no verb of saying.
fn is_nominal(words: &Words<'_>, first: usize, end: usize) -> bool {
    let opener = words.class(first);
    let lower = words.written(first).to_lowercase();
    let bound = matches!(opener, Some(Class::Stop | Class::Clause | Class::That | Class::According | Class::Aside | Class::Participle))
        || matches!(lower.as_str(), "of" | "for" | "from" | "despite" | "according" | "and" | "or" | "not" | "including" | "between")
        || lower.ends_with("ly")
        || words.all[first].token.kind == TokenKind::Number;
    let says = (first..end).any(|i| matches!(words.class(i), Some(Class::Verb | Class::Weak)));
    let names = words.is_capital(first)
        || matches!(lower.as_str(), "the" | "a" | "an" | "his" | "her" | "their" | "its" | "one" | "another" | "he" | "she")
        || (first..end).any(|i| words.is_capital(i) || matches!(words.class(i), Some(Class::Person | Class::Role)));
    !bound && !says && names
}

/// Whether a part is nothing but a full name.
fn is_full_name(words: &Words<'_>, first: usize, end: usize) -> bool {
    end > first && (first..end).all(|i| words.is_capital(i) || joins(words, i)) && is_capital_name(words, first, end)
}

/// Whether capitalised words have two of some length, as a full name has.
pub(super) fn is_capital_name(words: &Words<'_>, first: usize, end: usize) -> bool {
    let long = |i: &usize| words.all[*i].token.kind == TokenKind::Latin && words.written(*i).chars().nth(2).is_some();
    let plain = |i: &usize| words.written(*i).chars().skip(1).any(char::is_lowercase) && words.class(*i).is_none_or(|c| c == Class::Person);
    (first..end).filter(long).filter(plain).count() >= 2
}

/// A comma, or a dash with space around it.
fn is_pause(words: &Words<'_>, i: usize) -> bool {
    words.is_mark(i, &[',', '،', '–', '—']) || (words.is_mark(i, &['-']) && !(words.is_tight(i) && words.is_tight(i + 1)))
}

/// "Smith, who said": what stands before the comma.
fn relative_head(words: &Words<'_>, who: usize) -> Subject {
    let comma = usize::from(who > 0 && words.is_mark(who - 1, &[',']));
    if who > comma { noun_phrase(words, who - comma) } else { Subject::Nobody }
}

/// The noun phrase that ends before word `end`.
pub(super) fn noun_phrase(words: &Words<'_>, end: usize) -> Subject {
    let floor = end.saturating_sub(MOST_WORDS + 4);
    let mut start = end;
    while start > floor {
        let i = start - 1;
        if words.all[i].quote > 0 {
            break;
        }
        if words.all[i].token.kind == TokenKind::Mark {
            if !joins(words, i) {
                break;
            }
        } else if ["and", "or"].iter().any(|word| words.written(i).eq_ignore_ascii_case(word)) {
            let names = start < end && words.is_capital(start) && i > 0 && words.is_capital(i - 1);
            if !names {
                break;
            }
        } else {
            match words.class(i) {
                Some(
                    Class::That | Class::Clause | Class::Verb | Class::Pronoun | Class::Unknown | Class::According | Class::Participle,
                ) => break,
                Some(Class::Stop) if !matches!(words.written(i), "in" | "at" | "with" | "on" | "to") => break,
                _ => {}
            }
        }
        start -= 1;
    }
    // "In a statement Musk": the last run of capitalised words.
    let lead = words.written(start).to_lowercase();
    if matches!(lead.as_str(), "in" | "at" | "on" | "with" | "for" | "after" | "during" | "to" | "from" | "of" | "by") {
        let run = (start + 1..end).rev().take_while(|&i| words.is_capital(i) || joins(words, i)).last();
        start = run.unwrap_or(end);
    }
    while start < end && matches!(words.class(start), Some(Class::Aside)) {
        start += 1;
    }
    let count = (start..end).filter(|&i| words.all[i].token.is_word()).count();
    let bare = count == 1 && matches!(words.written(start).to_lowercase().as_str(), "the" | "a" | "an" | "this" | "these" | "those");
    if count == 0 || count > MOST_WORDS || bare {
        return Subject::Nobody;
    }
    Subject::Named(Span { start: words.all[start].token.span.start, end: words.all[end - 1].token.span.end }, false)
}
