//! The subject of an Arabic verb of saying that stands before it.

use super::quotes_speaker::Subject;
use super::quotes_words::{Class, Words};
use crate::text::Span;

/// Most words of a subject before its verb.
const MOST_WORDS: usize = 10;
/// Most words of it with what commas part from the name.
const WITH_COMMAS: usize = 20;
/// Words from «التي» back to the office that it speaks of.
const HEAD: usize = 6;

/// The subject of an Arabic verb that has none after it: «مصدر من داخل الوزارة قال إن», «أحمد علي، مدير المعهد، قال»,
/// «الخبيرة ماري روا التي تقول».
pub(super) fn before_arabic(words: &Words<'_>, verb: usize) -> Subject {
    if verb > 0 && matches!(words.written(verb - 1), "التي" | "الذي" | "الذين") {
        return relative_head(words, verb - 1);
    }
    if words.all[verb].joined {
        return Subject::Last;
    }
    if verb > 0 && words.is_mark(verb - 1, &['،', '-', '–']) {
        return between_commas(words, verb - 1);
    }
    let floor = verb.saturating_sub(MOST_WORDS);
    let mut start = verb;
    while start > floor && words.all[start - 1].quote == 0 && words.is_arabic(start - 1) && !is_conjunction(words, start - 1) {
        if is_end(words, start - 1) {
            break;
        }
        start -= 1;
    }
    let at_head = start == 0 || words.ends_sentence(start - 1) || is_conjunction(words, start - 1);
    // «وكانت الوزارة أعلنت».
    let was = words.written(start).trim_start_matches('و');
    start += usize::from(start + 1 < verb && matches!(was, "كان" | "كانت"));
    let bound = matches!(words.class(start), Some(Class::Stop | Class::Aside));
    let relative = verb > 0 && words.class(verb - 1) == Some(Class::Stop);
    if !at_head || start == verb || bound || relative {
        return Subject::Last;
    }
    named(words, start, verb)
}

/// The first part of a sentence whose subject is followed by parts between commas; an office goes on with the name in
/// the next part.
fn between_commas(words: &Words<'_>, comma: usize) -> Subject {
    let floor = comma.saturating_sub(WITH_COMMAS);
    let start = (floor..comma).rev().find(|&k| words.ends_sentence(k) || words.all[k].quote > 0).map_or(floor, |k| k + 1);
    let whole = start == 0 || start > floor;
    let plain = |i: usize| matches!(words.class(i), None | Some(Class::Person | Class::Honorific | Class::Role | Class::Body));
    let end = (start..=comma).find(|&k| words.is_mark(k, &['،', '-', '–'])).unwrap_or(comma);
    let name = end > start && end - start <= MOST_WORDS && (start..end).all(|i| words.is_arabic(i) && plain(i));
    if !whole || !name {
        return Subject::Last;
    }
    let office = (start..end).any(|i| matches!(words.class(i), Some(Class::Person | Class::Role)));
    let next = (end + 1..=comma).find(|&k| words.is_mark(k, &['،', '-', '–']));
    match next.filter(|&next| office && next > end + 2 && next - end <= HEAD) {
        Some(next) if (end + 1..next).all(|i| words.is_arabic(i) && words.class(i).is_none_or(|c| c == Class::Honorific)) => {
            named(words, start, next)
        }
        _ => named(words, start, end),
    }
}

/// What «التي» speaks of: the office and name before it.
fn relative_head(words: &Words<'_>, relative: usize) -> Subject {
    let floor = relative.saturating_sub(HEAD);
    let office = (floor..relative)
        .rev()
        .take_while(|&i| {
            words.is_arabic(i) && words.all[i].quote == 0 && matches!(words.class(i), None | Some(Class::Person | Class::Honorific))
        })
        .find(|&i| matches!(words.class(i), Some(Class::Person | Class::Honorific)));
    office.map_or(Subject::Last, |office| named(words, office, relative))
}

fn named(words: &Words<'_>, start: usize, end: usize) -> Subject {
    Subject::Named(Span { start: words.all[start].token.span.start, end: words.all[end - 1].token.span.end }, false)
}

fn is_conjunction(words: &Words<'_>, i: usize) -> bool {
    matches!(words.written(i), "لكن" | "ولكن" | "بينما" | "فيما" | "حيث" | "إذ" | "أن" | "إن" | "غير")
}

/// Whether a word before the verb cannot belong to its subject.
fn is_end(words: &Words<'_>, i: usize) -> bool {
    matches!(
        words.class(i),
        Some(Class::That | Class::Verb | Class::Weak | Class::Pronoun | Class::Clause | Class::According | Class::Participle)
    )
}
