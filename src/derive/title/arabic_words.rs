//! What an Arabic word can be, as far as lists and endings tell: a verb, a conjunction with a word joined to it, a word
//! that waits for another.

use super::line::Line;
use crate::knowledge::arabic_verbs::{Needs, needs};
use crate::knowledge::words::{self, WordSet};

/// Whether a folded word is a form of a verb of `list`, which holds third persons masculine: the word itself, the
/// feminine past (ت), plurals (وا، ون), the feminine present (ت for ي) and the future (س).
pub(super) fn is_form(list: &WordSet, key: &str) -> bool {
    if list.contains(key) {
        return true;
    }
    let lookup = |k: &str| list.contains(k);
    if let Some(base) = key.strip_suffix('ت').filter(|b| b.chars().count() >= 2)
        && (lookup(base) || lookup(&format!("{base}ي")) || lookup(&format!("{base}ا")))
    {
        return true;
    }
    if let Some(base) = key.strip_suffix("وا").or_else(|| key.strip_suffix("ون")).or_else(|| key.strip_suffix("تا"))
        && base.chars().count() >= 3
        && (lookup(base) || lookup(&format!("{base}ي")))
    {
        return true;
    }
    // The future is a present with س before it; «سامر» is none of أمر.
    let present = key.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت'])).unwrap_or(key);
    if present.len() < key.len() && lookup(present) {
        return true;
    }
    present.strip_prefix('ت').filter(|rest| rest.chars().count() >= 2).is_some_and(|rest| lookup(&format!("ي{rest}")))
}

/// Whether a folded word is a finite verb that the lists know.
pub(super) fn is_verb(key: &str) -> bool {
    needs(key).is_some_and(Needs::is_clear) || is_form(words::arabic_verbs(), key) || is_form(words::arabic_reporting_verbs(), key)
}

/// A feminine past verb by its ending alone: «وألغت». Nouns in ات and the few in ت are no verbs.
pub(super) fn looks_like_past(key: &str) -> bool {
    const NOUNS: [&str; 12] = ["بيت", "وقت", "موت", "صوت", "بنت", "اخت", "كويت", "انترنت", "زيت", "تحت", "ثابت", "مؤقت"];
    key.ends_with('ت') && !key.ends_with("ات") && key.chars().count() >= 4 && !key.starts_with("ال") && !NOUNS.contains(&key)
}

/// A masculine present verb by its beginning: few nouns begin with ي.
pub(super) fn looks_like_present(key: &str) -> bool {
    const NOUNS: [&str; 16] = [
        "يناير",
        "يوليو",
        "يونيو",
        "يوليوز",
        "ياسر",
        "يوسف",
        "يحيي",
        "يورو",
        "ياسين",
        "يهود",
        "يهودي",
        "يابان",
        "يومي",
        "يوميا",
        "يوم",
        "يمني",
    ];
    key.starts_with('ي') && key.chars().count() >= 4 && !NOUNS.contains(&key)
}

/// A word without a leading و or ف, where that is surely a conjunction.
pub(super) fn without_conjunction(key: &str) -> Option<&str> {
    if let Some(rest) = key.strip_prefix('و') {
        let own = words::arabic_waw_words().iter().any(|w| key.starts_with(w))
            && (needs(key).is_some()
                || !needs(rest).is_some_and(|n| n.is_clear() || rest.chars().count() >= 4)
                    && !is_form(words::arabic_reporting_verbs(), rest));
        return (rest.chars().count() >= 2 && (!own || rest.starts_with("ال") && key.chars().count() > 6)).then_some(rest);
    }
    key.strip_prefix('ف').filter(|rest| {
        rest.chars().count() >= 3 && (is_verb(rest) || rest.starts_with("ال") || words::arabic_clause_openers().contains(rest))
    })
}

pub(super) fn never_last(key: &str) -> bool {
    let list = words::arabic_never_last();
    list.contains(key)
        || without_conjunction(key).is_some_and(|rest| list.contains(rest))
        || ["ل", "ب"].iter().any(|p| key.strip_prefix(p).is_some_and(|r| r.chars().count() >= 4 && list.contains(r)))
}

/// Bytes of the written word that are left when its first letter is taken off.
pub(super) fn rest_len(written: &str, _rest: &str) -> usize {
    let mut chars = written.chars();
    chars.next();
    chars.as_str().len()
}

pub(super) fn is_preposition(key: &str) -> bool {
    matches!(
        key,
        "من" | "الي"
            | "علي"
            | "عن"
            | "رغم"
            | "رغما"
            | "حتي"
            | "مع"
            | "لدي"
            | "منذ"
            | "في"
            | "تحت"
            | "عند"
            | "عندما"
            | "اذا"
            | "لو"
            | "كلما"
            | "لئن"
            | "بعدما"
    ) || (key.starts_with("لل") || key.starts_with("بال"))
}

pub(super) fn phrase_with_first(line: &Line<'_>, list: &WordSet, at: usize, first: &str) -> usize {
    let mut phrase = first.to_owned();
    let mut longest = usize::from(list.contains(&phrase));
    for taken in 1..list.longest_phrase() {
        let Some(word) = line.words.get(at + taken).filter(|w| !w.is_mark()) else { break };
        phrase.push(' ');
        phrase.push_str(&word.key);
        if list.contains(&phrase) {
            longest = taken + 1;
        }
    }
    longest
}

/// Whether a folded word without the article is a verbal noun: one of the list, or of the shapes تفعيل، إفعال، انفعال،
/// افتعال، استفعال، مفاعلة (Ryding 2005, chapter 5).
pub(super) fn is_verbal_noun(key: &str) -> bool {
    if words::arabic_headline_nouns().contains(key) {
        return true;
    }
    let mut letters = ['\0'; 8];
    let mut count = 0;
    for letter in key.chars() {
        if count == letters.len() {
            return false;
        }
        letters[count] = letter;
        count += 1;
    }
    match letters[..count] {
        ['ت', _, _, 'ي', last] => last != 'ن',
        ['ا', second, _, 'ا', _] => second != 'ل',
        ['ا', 'ن', _, _, 'ا', _] | ['ا', _, 'ت', _, 'ا', _] | ['ا', 'س', 'ت', _, _, 'ا', _] | ['م', _, 'ا', _, _, 'ة'] => true,
        _ => false,
    }
}

/// The masculine past or present form under which the complements are listed.
pub(super) fn base_of(key: &str) -> String {
    let list = words::arabic_verbs();
    let reporting = words::arabic_reporting_verbs();
    let known = |k: &str| list.contains(k) || reporting.contains(k);
    if known(key) {
        return key.to_owned();
    }
    if let Some(base) = key.strip_suffix('ت') {
        for tail in ["", "ي", "ا"] {
            let form = format!("{base}{tail}");
            if known(&form) {
                return form;
            }
        }
    }
    if let Some(rest) = key.strip_prefix('س').unwrap_or(key).strip_prefix('ت') {
        let form = format!("ي{rest}");
        if known(&form) {
            return form;
        }
    }
    key.to_owned()
}

/// Whether a verb goes on with what somebody was saying.
pub(super) fn continues(key: &str) -> bool {
    is_form(words::arabic_continuing_verbs(), key)
}
