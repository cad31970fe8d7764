//! Whom an English sentence is about: its first person outside of quotations that no preposition holds.

use super::quotes_actors::Gender;
use super::quotes_english::{is_capital_name, noun_phrase};
use super::quotes_speaker::Subject;
use super::quotes_words::{Class, Words};
use crate::text::{Span, TokenKind};

/// Words of a sentence that are looked at.
const REACH: usize = 48;
/// Most words of a name.
const LONGEST: usize = 6;

/// What the authority list and the text so far say of a run of capitalised words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Known {
    /// A person of the list, or one whom the text has named in full.
    Person,
    /// A body or place of the list.
    Other,
    /// Nothing.
    Unknown,
}

/// The gender that a pronoun says; `None` for another word.
pub(super) fn pronoun(written: &str) -> Option<Gender> {
    let is = |word: &str| written.eq_ignore_ascii_case(word);
    if is("he") {
        Some(Gender::Male)
    } else if is("she") {
        Some(Gender::Female)
    } else {
        None
    }
}

/// The person whom the sentence that begins at word `start` is about. `known` says what is known of a run's words.
pub(super) fn lead(words: &Words<'_>, start: usize, known: &dyn Fn(Span) -> Known) -> Subject {
    let mut i = start;
    let end = words.all.len().min(start + REACH);
    while i < end && !words.ends_sentence(i) {
        let word = &words.all[i];
        if word.quote > 0 || word.token.kind != TokenKind::Latin {
            i += 1;
            continue;
        }
        if let Some(gender) = pronoun(words.written(i)) {
            return Subject::Pronoun(gender);
        }
        let office = matches!(word.class, Some(Class::Person | Class::Role)) && !words.is_capital(i) && i > start;
        if let Some(subject) = office.then(|| by_office(words, i)).flatten() {
            return subject;
        }
        if !words.is_capital(i) {
            i += 1;
            continue;
        }
        let run = run_end(words, i, end);
        let first = i + usize::from(i == start && run > i + 1 && is_plain(words, i));
        let span = Span { start: words.all[first].token.span.start, end: words.all[run - 1].token.span.end };
        let possessive = ends_possessive(words, run);
        if !possessive && !held(words, first) && run - first <= LONGEST {
            match known(span) {
                Known::Person => return Subject::Named(span, false),
                Known::Unknown if is_capital_name(words, first, run) && !has_body(words, first, run) => return Subject::Named(span, false),
                _ => {}
            }
        }
        i = run;
    }
    Subject::Nobody
}

/// "The president of X is": an office stands for its holder, where no name follows it.
fn by_office(words: &Words<'_>, i: usize) -> Option<Subject> {
    let named = words.is_capital(i + 1) || (words.is_mark(i + 1, &[',']) && words.is_capital(i + 2));
    let found = noun_phrase(words, i + 1);
    let Subject::Named(span, _) = found else { return None };
    let first = span.of_text(words.text).split(' ').next().unwrap_or("").to_lowercase();
    let begins = (0..=i).rev().take(LONGEST * 2).find(|&k| words.all[k].token.span.start == span.start);
    (!named && begins.is_some_and(|k| !held(words, k)) && matches!(first.as_str(), "the" | "another" | "one" | "a" | "an")).then_some(found)
}

/// One past the run of capitalised words that begins at `i`, with the marks and particles that join them.
fn run_end(words: &Words<'_>, i: usize, end: usize) -> usize {
    let mut run = i + 1;
    loop {
        if run >= end || words.all[run].quote > 0 {
            return run;
        }
        let initial = words.is_mark(run, &['.']) && !words.ends_sentence(run) && words.is_tight(run) && words.is_capital(run + 1);
        let hyphen = words.is_mark(run, &['-', '–']) && words.is_tight(run) && words.is_tight(run + 1) && words.is_capital(run + 1);
        let particle =
            matches!(words.written(run), "de" | "van" | "bin" | "al" | "el" | "von" | "der" | "ibn" | "la") && words.is_capital(run + 1);
        if words.is_capital(run) && words.all[run].token.kind == TokenKind::Latin {
            run += 1;
        } else if initial || hyphen || particle {
            run += 2;
        } else {
            return run;
        }
    }
}

/// Whether a run is a possessive: "Smith’s", and "Smith’ s" as some texts have it.
fn ends_possessive(words: &Words<'_>, run: usize) -> bool {
    let last = words.written(run - 1);
    last.ends_with("'s") || last.ends_with("’s") || (words.is_mark(run, &['\'', '’']) && words.is_tight(run))
}

/// Words before a name that keep it from being a subject.
const HOLDERS: [&str; 21] = [
    "of",
    "for",
    "with",
    "from",
    "and",
    "than",
    "like",
    "against",
    "between",
    "by",
    "to",
    "in",
    "at",
    "on",
    "near",
    "into",
    "over",
    "or",
    "under",
    "toward",
    "including",
];

/// Whether a preposition or conjunction holds the word: it is no subject.
fn held(words: &Words<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    HOLDERS.iter().any(|word| words.written(before).eq_ignore_ascii_case(word))
}

/// A word that takes its capital from the sentence's beginning only.
fn is_plain(words: &Words<'_>, i: usize) -> bool {
    let folded = words.written(i).to_lowercase();
    words.class(i).is_some_and(|c| c != Class::Person && c != Class::Role)
        || crate::knowledge::words::english_stop_words().contains(&folded)
}

/// Whether a run names a body or place by one of its words ("University").
fn has_body(words: &Words<'_>, first: usize, run: usize) -> bool {
    (first..run).any(|i| words.class(i) == Some(Class::Body))
}
