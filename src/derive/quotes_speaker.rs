//! Who speaks: the words beside a verb of saying that name its subject.

use super::quotes_actors::Gender;
use super::quotes_lead::pronoun;
use super::quotes_words::{Class, Words};
use crate::text::{Span, TokenKind};

/// The subject of a verb of saying.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Subject {
    /// Named by these words; whether they lost the alef of their article to a joined ل.
    Named(Span, bool),
    /// The verb's own ending, or a pronoun that says no gender: whoever spoke last.
    Last,
    /// "he", "she".
    Pronoun(Gender),
    /// The subject of the sentence's first verb: "He stood up and said".
    Sentence,
    /// Nobody that the text has named.
    Nobody,
}

/// Most words that name a speaker: title, name, and what they hang on.
const MOST_WORDS: usize = 12;
/// Most words within quotes or brackets that belong to a name («صحيفة "لوموند" (Le Monde)»).
const GLOSS: usize = 6;

/// Most words of a name between commas.
const NAME: usize = 5;

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
    let according = words.class(verb) == Some(Class::According);
    let first = match name_start(words, verb, according) {
        Ok(first) => first,
        Err(settled) => return settled,
    };
    let Some(end) = name_end(words, verb, first, according) else { return Subject::Last };
    let Some(start) = words.get(first).map(|w| w.token.span.start) else { return Subject::Last };
    let (start, article) = if according { without_lam(words.written(first), start) } else { (start, false) };
    Subject::Named(Span { start, end }, article)
}

/// Where the name after a verb begins, past asides; or the subject, where the first word settles it.
fn name_start(words: &Words<'_>, verb: usize, according: bool) -> Result<usize, Subject> {
    let mut i = verb + 1;
    let mut asides = 0;
    while asides < 4 && (words.class(i) == Some(Class::Aside) || is_aside_phrase(words, i)) {
        i += if words.class(i) == Some(Class::Aside) { 1 } else { 2 };
        asides += 1;
    }
    // «وفقا لما», «نقلا عن», "according to".
    i += usize::from(according && matches!(words.written(i), "عن" | "على" | "to" | "في"));
    i += usize::from(according && words.class(i) == Some(Class::According));
    if let Some(gender) = pronoun(words.written(i)) {
        return Err(Subject::Pronoun(gender));
    }
    // «حسب تعبيره», «على حد قولها».
    let own = ["تعبير", "قول", "وصف", "رأي", "كلام", "تصريح"].iter().any(|noun| words.written(i).strip_prefix(noun).is_some_and(is_suffix));
    if according && own {
        return Err(Subject::Last);
    }
    match words.class(i) {
        Some(Class::Pronoun) => return Err(Subject::Last),
        // «وتابعت تقول», «ومضى يقول».
        Some(Class::Verb) if words.is_arabic(i) && i == verb + 1 && is_imperfect(words.written(i)) => return Err(Subject::Last),
        Some(Class::Unknown) => return Err(Subject::Nobody),
        _ => {}
    }
    // «تؤكد ذلك فلانة».
    i += usize::from(matches!(words.written(i), "ذلك" | "هذا" | "الأمر") && words.is_arabic(verb) && words.class(i + 1).is_none());
    Ok(i)
}

/// The byte where the name that begins at word `first` ends; `None` where no name stands there.
fn name_end(words: &Words<'_>, verb: usize, first: usize, according: bool) -> Option<u32> {
    let mut i = first;
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
                }
                None if count > 0 && joins(words, i) => i += 1,
                None => return holder_of_office(words, first, i).or(end),
            }
            continue;
        }
        let hearer =
            words.is_arabic(i) && count + usize::from(!according) > 0 && is_hearer(words.written(i)) && !is_of_office(words, first, i);
        if hearer || (ends_name(words, i, count) && !goes_on_to_name(words, first, i)) {
            break;
        }
        end = Some(word.token.span.end);
        count += 1;
        i += 1;
    }
    end
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

/// The end of «إيلون ماسك» in «قال الرئيس التنفيذي للشركة، إيلون ماسك، إن»: a few words between commas after an office.
fn holder_of_office(words: &Words<'_>, first: usize, comma: usize) -> Option<u32> {
    let office = words.is_mark(comma, &['،']) && (first..comma).any(|k| matches!(words.class(k), Some(Class::Person | Class::Role)));
    let end = (comma + 1..=comma + 1 + NAME).find(|&k| words.is_mark(k, &['،']))?;
    let plain =
        (comma + 1..end).all(|k| words.is_arabic(k) && words.all[k].quote == 0 && words.class(k).is_none_or(|c| c == Class::Honorific));
    (office && plain && end > comma + 2).then(|| words.all[end - 1].token.span.end)
}

/// A pronoun joined to a noun.
fn is_suffix(ending: &str) -> bool {
    matches!(ending, "ه" | "ها" | "هم" | "هما" | "هن" | "اته" | "اتها")
}

/// Present tense: it begins with ي or ت.
fn is_imperfect(written: &str) -> bool {
    written.starts_with(['ي', 'ت']) && !written.ends_with('ت')
}

/// «الرئيس التنفيذي للمنصة عمر سراج»: after an office, ل joins what it is of, and a name follows.
fn is_of_office(words: &Words<'_>, first: usize, i: usize) -> bool {
    let office = i - first <= 3 && (first..i).any(|k| words.class(k) == Some(Class::Person)) && !HEARERS.contains(&words.written(i));
    let heard = ["للصح", "للجز", "لوكال", "للوكال", "للأناضول", "للقنا", "للتلفز", "للإذاع", "لموقع", "للموقع", "للشبك", "للمجل"];
    office
        && !heard.iter().any(|stem| words.written(i).starts_with(stem))
        && (words.is_mark(i + 1, &['،'])
            || words.all.get(i + 1).is_some_and(|w| w.quote == 0 && w.token.kind == TokenKind::Arabic && w.class.is_none()))
}

/// «مدير المركز في برلين الدكتور ضرغام»: a title soon after a place goes on with the name.
fn goes_on_to_name(words: &Words<'_>, first: usize, i: usize) -> bool {
    i > first
        && matches!(words.written(i), "في" | "لدى" | "من" | "عن" | "ب")
        && (i + 2..=i + 4)
            .take_while(|&k| words.all.get(k).is_some_and(|w| w.quote == 0 && w.token.kind == TokenKind::Arabic))
            .any(|k| words.class(k) == Some(Class::Honorific) && (i + 1..k).all(|m| words.class(m).is_none_or(|c| c == Class::Person)))
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
        _ if matches!(words.written(i), "الأسبوع" | "الشهر")
            || (words.written(i) == "العام" && (count == 0 || words.class(i - 1) != Some(Class::Person)))
            || (count == 0 && words.written(i).starts_with("بال")) =>
        {
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
pub(super) fn joins(words: &Words<'_>, i: usize) -> bool {
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

/// Most words between «عن» and «قوله».
const CITED: usize = 48;

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

/// Words between «نقلت» and «عن».
const REPORTED: usize = 12;

/// «نقلت الوكالة عن مسؤول أن»: a verb of passing on gives the word to whom «عن» names.
pub(super) fn cited_from(words: &Words<'_>, verb: usize) -> Option<Subject> {
    let written = words.written(verb);
    let bare = if words.all[verb].joined { written.strip_prefix(['و', 'ف']).unwrap_or(written) } else { written };
    if !matches!(bare, "نقل" | "نقلت" | "ينقل" | "تنقل" | "نقلوا") {
        return None;
    }
    let reach = verb + 1..(verb + REPORTED).min(words.all.len());
    let stop = |i: &usize| words.ends_sentence(*i) || words.class(*i) == Some(Class::That) || words.is_mark(*i, &[':']);
    let from = reach.take_while(|i| !stop(i)).find(|&i| words.written(i) == "عن" && words.all[i].quote == 0)?;
    match after(words, from) {
        named @ Subject::Named(..) => Some(named),
        _ => None,
    }
}
