//! Who speaks: the words beside a verb of saying that name its subject.

use super::quotes_words::{Class, Words};
use crate::text::{Span, TokenKind};

/// The subject of a verb of saying.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Subject {
    /// Named by these words; whether they lost the alef of their article to a joined ل.
    Named(Span, bool),
    /// A pronoun, or the verb's own ending: whoever spoke last.
    Last,
    /// Nobody that the text has named.
    Nobody,
}

/// Most words that name a speaker: title, name, and what they hang on.
const MOST_WORDS: usize = 10;
/// Most words within quotes or brackets that belong to a name («صحيفة "لوموند" (Le Monde)»).
const GLOSS: usize = 6;

/// Nouns before which a joined ل marks the one spoken to: «لشبكة», «لوكالة».
const HEARERS: [&str; 18] = [
    "لشبكة",
    "لقناة",
    "لوكالة",
    "لصحيفة",
    "لموقع",
    "لمجلة",
    "لإذاعة",
    "لهسبريس",
    "لهيسبريس",
    "لرويترز",
    "لراديو",
    "لبرنامج",
    "لجريدة",
    "لصحفيين",
    "لتلفزيون",
    "لمراسل",
    "لـ",
    "لوسائل",
];

/// The subject that follows word `verb`.
pub(super) fn after(words: &Words<'_>, verb: usize) -> Subject {
    let mut i = verb + 1;
    let mut asides = 0;
    while asides < 4 && (words.class(i) == Some(Class::Aside) || is_aside_phrase(words, i)) {
        i += if words.class(i) == Some(Class::Aside) { 1 } else { 2 };
        asides += 1;
    }
    let according = words.class(verb) == Some(Class::According);
    // «وفقا لما», «نقلا عن», "according to".
    if according && matches!(words.written(i), "عن" | "على" | "to" | "في") {
        i += 1;
    }
    if according && words.class(i) == Some(Class::According) {
        i += 1;
    }
    match words.class(i) {
        Some(Class::Pronoun) => return Subject::Last,
        Some(Class::Unknown) => return Subject::Nobody,
        _ => {}
    }
    let first = i;
    let mut end = None;
    let mut count = 0;
    while let Some(word) = words.get(i).filter(|_| count < MOST_WORDS) {
        if word.quote > 0 {
            let (from, to) = words.ranges[word.quote as usize - 1];
            // A short quotation after the first word belongs to the name; a long one is what is said.
            if from != i || to - from > GLOSS || (count == 0 && !is_quoted_name(words, verb, to)) {
                break;
            }
            count += 1;
            end = words.get(to - 1).map(|w| w.token.span.end);
            i = to;
            continue;
        }
        if word.token.kind == TokenKind::Mark {
            match gloss_end(words, i).filter(|_| count > 0) {
                Some(next) => {
                    end = words.get(next - 1).map(|w| w.token.span.end);
                    i = next;
                    continue;
                }
                None if count > 0 && joins(words, i) => {
                    i += 1;
                    continue;
                }
                None => break,
            }
        }
        let hearer = words.is_arabic(i) && count + usize::from(!according) > 0 && is_hearer(words.written(i));
        if hearer || ends_name(words, i, count) {
            break;
        }
        end = Some(word.token.span.end);
        count += 1;
        i += 1;
    }
    let (Some(end), Some(start)) = (end, words.get(first).map(|w| w.token.span.start)) else { return Subject::Last };
    let (start, article) = if according { without_lam(words.written(first), start) } else { (start, false) };
    Subject::Named(Span { start, end }, article)
}

/// «وقال "جيه بي مورغان" في مذكرة»: short marked words right after the verb are a name if the sentence goes on with a
/// word that ends a name.
fn is_quoted_name(words: &Words<'_>, verb: usize, to: usize) -> bool {
    words.is_arabic(verb) && matches!(words.class(to), Some(Class::Stop | Class::That))
}

/// «من جانبه», «من جهتها».
fn is_aside_phrase(words: &Words<'_>, i: usize) -> bool {
    words.written(i) == "من" && ["جانب", "جهت", "ناحيت", "طرف"].iter().any(|stem| words.written(i + 1).starts_with(stem))
}

fn is_hearer(written: &str) -> bool {
    written.starts_with("لل") || HEARERS.contains(&written)
}

fn ends_name(words: &Words<'_>, i: usize, count: usize) -> bool {
    match words.class(i) {
        Some(Class::Stop | Class::That | Class::Clause | Class::Participle | Class::According | Class::Cited) => true,
        Some(Class::Verb | Class::Weak) => !words.is_arabic(i) || count > 0,
        Some(Class::Pronoun | Class::Unknown | Class::Aside) => count > 0,
        _ if matches!(words.written(i), "هذا" | "هذه" | "ذلك" | "ببيان" | "بتصريح" | "بتغريدة" | "برسالة") => {
            count > 0
        }
        // «قالت الأسبوع الماضي», «وذكر بالفشل»: no subject.
        _ if matches!(words.written(i), "الأسبوع" | "الشهر" | "العام") || (count == 0 && words.written(i).starts_with("بال")) => {
            true
        }
        // «ندد الموقع بإعلانات»: what was done, not who did it.
        _ if count > 0 && ["بال", "بإ", "بأ"].iter().any(|joined| words.written(i).starts_with(joined)) => true,
        _ => matches!(words.written(i), "of" | "for" | "from" | "and") && count > 0 && words.is_capital(i - 1) && !words.is_capital(i + 1),
    }
}

/// One past the bracket that closes a gloss opened at `i`.
fn gloss_end(words: &Words<'_>, i: usize) -> Option<usize> {
    if !words.is_mark(i, &['(']) {
        return None;
    }
    (i + 1..i + 2 + GLOSS).find(|&j| words.is_mark(j, &[')'])).map(|j| j + 1)
}

/// A mark inside a name: a hyphen, the full stop of "Mr.".
fn joins(words: &Words<'_>, i: usize) -> bool {
    (words.is_mark(i, &['-', '–', '/', '&', '\'', '’']) && words.is_tight(i) && words.is_tight(i + 1))
        || (words.is_mark(i, &['.']) && !words.ends_sentence(i) && words.is_capital(i + 1))
}

/// A word after «وفقا» without its ل.
fn without_lam(written: &str, start: u32) -> (u32, bool) {
    let Some(rest) = written.strip_prefix('ل') else { return (start, false) };
    let by = u32::try_from(written.len() - rest.len()).unwrap_or(0);
    match rest.strip_prefix('ل') {
        Some(bare) if bare.chars().count() >= 2 => (start + by + u32::try_from(rest.len() - bare.len()).unwrap_or(0), true),
        _ if rest.chars().filter(|&c| c != 'ـ').count() >= 3 => (start + by, false),
        _ => (start, false),
    }
}

/// Most words looked at before a verb for its subject.
const REACH: usize = 24;

/// The subject before word `verb`: "X, the mayor of Y, said".
pub(super) fn before(words: &Words<'_>, verb: usize) -> Subject {
    let adverb = |i: usize| words.class(i) == Some(Class::Aside) || (words.written(i).ends_with("ly") && !words.is_capital(i));
    let mut j = verb;
    while j > 0 && words.all[j - 1].quote == 0 && adverb(j - 1) {
        j -= 1;
    }
    match j.checked_sub(1).map(|i| (i, words.class(i), words.all[i].quote)) {
        None | Some((_, Some(Class::Unknown), _)) => return Subject::Nobody,
        Some((i, Some(Class::Pronoun), 0)) if words.written(i).eq_ignore_ascii_case("who") => return relative_head(words, i),
        Some((_, Some(Class::Pronoun), 0)) => return Subject::Last,
        Some((_, _, quote)) if quote > 0 => return Subject::Nobody,
        _ => {}
    }
    if !is_pause(words, j - 1) {
        return noun_phrase(words, j);
    }
    let Some(comma) = pause_before(words, j - 1) else { return Subject::Nobody };
    // "The boys' stepfather, Kurt Roe, said": the name, wherever it stands.
    let inner = comma + 1..j - 1;
    let full = inner.clone().filter(|&i| words.written(i).chars().count() > 2 && !words.written(i).contains('.')).count() >= 2;
    if full && inner.len() <= MOST_WORDS / 2 && inner.clone().all(|i| words.is_capital(i) || joins(words, i)) {
        return noun_phrase(words, j - 1);
    }
    let found = noun_phrase(words, comma);
    // "Jane Roe, director of X, a group of Y, said": one more step back to the name.
    if let (Subject::Named(span, _), Some(earlier)) = (found, pause_before(words, comma)) {
        let lower = span.of_text(words.text).starts_with(char::is_lowercase);
        let begins = words.get(earlier + 1).is_some_and(|w| w.token.span.start == span.start);
        if lower && begins && words.is_capital(earlier.saturating_sub(1)) {
            return noun_phrase(words, earlier);
        }
    }
    found
}

/// A comma, or a dash with space around it.
fn is_pause(words: &Words<'_>, i: usize) -> bool {
    words.is_mark(i, &[',', '،', '–', '—']) || (words.is_mark(i, &['-']) && !(words.is_tight(i) && words.is_tight(i + 1)))
}

/// The pause before the one at `i`, in the same sentence.
fn pause_before(words: &Words<'_>, i: usize) -> Option<usize> {
    let floor = i.saturating_sub(REACH);
    (floor..i).rev().take_while(|&k| !words.ends_sentence(k) && words.all[k].quote == 0).find(|&k| is_pause(words, k))
}

/// "Smith, who said": what stands before the comma.
fn relative_head(words: &Words<'_>, who: usize) -> Subject {
    let comma = usize::from(who > 0 && words.is_mark(who - 1, &[',']));
    if who > comma { noun_phrase(words, who - comma) } else { Subject::Nobody }
}

/// The noun phrase that ends before word `end`.
fn noun_phrase(words: &Words<'_>, end: usize) -> Subject {
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
    if count == 0 || count > MOST_WORDS {
        return Subject::Nobody;
    }
    Subject::Named(Span { start: words.all[start].token.span.start, end: words.all[end - 1].token.span.end }, false)
}

/// The subject of an Arabic verb that has none after it: «مصدر من داخل الوزارة قال إن», where a clause begins with it.
pub(super) fn before_arabic(words: &Words<'_>, verb: usize) -> Subject {
    let conjunction = |i: usize| matches!(words.written(i), "لكن" | "ولكن" | "بينما" | "فيما" | "حيث" | "إذ" | "أن" | "إن" | "غير");
    let floor = verb.saturating_sub(MOST_WORDS);
    let mut start = verb;
    while start > floor && words.all[start - 1].quote == 0 && words.is_arabic(start - 1) && !conjunction(start - 1) {
        let ends = matches!(
            words.class(start - 1),
            Some(Class::That | Class::Verb | Class::Weak | Class::Pronoun | Class::Clause | Class::According | Class::Participle)
        );
        if ends {
            break;
        }
        start -= 1;
    }
    let at_head = start == 0 || words.ends_sentence(start - 1) || conjunction(start - 1);
    let bound = matches!(words.class(start), Some(Class::Stop | Class::Aside));
    let relative = verb > 0 && words.class(verb - 1) == Some(Class::Stop);
    if !at_head || start == verb || bound || relative || words.all[verb].joined {
        return Subject::Last;
    }
    Subject::Named(Span { start: words.all[start].token.span.start, end: words.all[verb - 1].token.span.end }, false)
}

/// Most words between «عن» and «قوله».
const CITED: usize = 16;

/// «نقلت الوكالة عن محافظ البنك قوله»: whom «عن» names.
pub(super) fn cited(words: &Words<'_>, word: usize) -> Subject {
    let floor = word.saturating_sub(CITED);
    let from = (floor..word).rev().take_while(|&i| !words.ends_sentence(i)).find(|&i| words.written(i) == "عن");
    // «على حد قوله».
    if word > 0 && words.written(word - 1) == "حد" {
        return Subject::Last;
    }
    from.map_or(Subject::Nobody, |from| after(words, from))
}
