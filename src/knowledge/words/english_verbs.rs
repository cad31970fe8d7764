//! English verbs: which forms a word can be, and what it waits for. Regular forms are made here from the lists of lemmas
//! and of irregular verbs.

use super::WordSet;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The forms that a word can be, as bits.
pub mod form {
    /// `take`
    pub const BASE: u8 = 1;
    /// `takes`
    pub const THIRD: u8 = 2;
    /// `took`
    pub const PAST: u8 = 4;
    /// `taken`
    pub const PARTICIPLE: u8 = 8;
    /// `taking`
    pub const ING: u8 = 16;
}

/// What may complete a verb, as bits.
pub mod frame {
    /// An object, which it needs where [`BARE`] is not set.
    pub const OBJECT: u8 = 1;
    /// Nothing.
    pub const BARE: u8 = 2;
    /// What is said.
    pub const CLAUSE: u8 = 4;
    /// `to do`
    pub const INFINITIVE: u8 = 8;
    /// A preposition of its own.
    pub const PREPOSITION: u8 = 16;
    /// What the subject is.
    pub const LINKING: u8 = 32;
}

/// What is known of one word as a verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verb {
    /// Bits of [`form`].
    pub forms: u8,
    /// Bits of [`frame`].
    pub frames: u8,
    /// Whether the base and the -s form are as often a noun.
    pub noun: bool,
}

impl Verb {
    /// Whether it can be one of `forms`.
    #[must_use]
    pub fn is(self, forms: u8) -> bool {
        self.forms & forms != 0
    }

    /// Whether it can go with one of `frames`.
    #[must_use]
    pub fn takes(self, frames: u8) -> bool {
        self.frames & frames != 0
    }

    /// Whether a clause can end with it.
    #[must_use]
    pub fn ends(self) -> bool {
        self.takes(frame::BARE)
    }
}

static FORMS: LazyLock<HashMap<String, Verb>> = LazyLock::new(forms);

/// The verb that a **folded** word can be a form of.
#[must_use]
pub fn english_verb(word: &str) -> Option<Verb> {
    FORMS.get(word).copied()
}

/// Every finite form that is no noun as well, in no order.
pub fn english_finite_verbs() -> impl Iterator<Item = &'static str> {
    FORMS.iter().filter(|(_, verb)| verb.is(form::THIRD | form::PAST) && !verb.noun).map(|(word, _)| word.as_str())
}

fn forms() -> HashMap<String, Verb> {
    let nouns = WordSet::parse(include_str!("verb-nouns-en.txt"));
    let mut lemmas: HashMap<&str, u8> = HashMap::new();
    for line in include_str!("verb-lemmas-en.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((class, verbs)) = line.split_once(':') else { continue };
        for verb in verbs.split_whitespace() {
            *lemmas.entry(verb).or_insert(0) |= frames(class);
        }
    }
    let mut irregular: HashMap<&str, (&str, &str)> = HashMap::new();
    for line in include_str!("verb-irregulars-en.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        if let (Some(base), Some(past), Some(participle)) = (words.next(), words.next(), words.next()) {
            irregular.insert(base, (past, participle));
            lemmas.entry(base).or_insert(frame::OBJECT | frame::BARE);
        }
    }
    let mut found: HashMap<String, Verb> = HashMap::new();
    for (&lemma, &frames) in &lemmas {
        let noun = nouns.contains(lemma);
        let mut add = |word: String, form: u8| {
            let verb = found.entry(word).or_default();
            verb.forms |= form;
            verb.frames |= frames;
            verb.noun |= noun;
        };
        add(lemma.to_owned(), form::BASE);
        add(third(lemma), form::THIRD);
        add(with_ending(lemma, "ing"), form::ING);
        if let Some(&(past, participle)) = irregular.get(lemma) {
            add(past.to_owned(), form::PAST);
            add(participle.to_owned(), form::PARTICIPLE);
        } else {
            add(with_ending(lemma, "ed"), form::PAST | form::PARTICIPLE);
        }
    }
    found
}

fn frames(class: &str) -> u8 {
    match class {
        "object" => frame::OBJECT,
        "both" => frame::OBJECT | frame::BARE,
        "none" => frame::BARE,
        "saying" => frame::CLAUSE | frame::OBJECT,
        "infinitive" => frame::INFINITIVE,
        "preposition" => frame::PREPOSITION,
        "linking" => frame::LINKING,
        _ => 0,
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// `cry` -> `cries`, `watch` -> `watches`, `take` -> `takes`.
fn third(lemma: &str) -> String {
    let letters = lemma.as_bytes();
    let before = letters.len().checked_sub(2).map_or(b' ', |i| letters[i]);
    if lemma.ends_with('y') && !is_vowel(before) {
        return format!("{}ies", &lemma[..lemma.len() - 1]);
    }
    let hissing = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end));
    format!("{lemma}{}", if hissing { "es" } else { "s" })
}

/// `ban` -> `banned`, `cry` -> `cried`, `move` -> `moving`.
fn with_ending(lemma: &str, ending: &str) -> String {
    /// Verbs of several syllables whose last letter is doubled.
    const DOUBLED: [&str; 32] = [
        "admit", "commit", "permit", "submit", "transmit", "omit", "emit", "refer", "prefer", "defer", "deter", "confer", "transfer",
        "infer", "occur", "recur", "incur", "concur", "rebel", "compel", "expel", "propel", "repel", "excel", "control", "patrol",
        "regret", "forget", "begin", "equip", "abet", "acquit",
    ];
    let letters = lemma.as_bytes();
    let at = |back: usize| letters.len().checked_sub(back).map_or(b' ', |i| letters[i]);
    let (last, before) = (at(1), at(2));
    let ing = ending == "ing";
    if last == b'e' && !(ing && matches!(before, b'e' | b'o' | b'y')) {
        if ing && before == b'i' {
            return format!("{}ying", &lemma[..lemma.len() - 2]);
        }
        return format!("{}{ending}", &lemma[..lemma.len() - 1]);
    }
    if last == b'y' && !is_vowel(before) && !ing {
        return format!("{}ied", &lemma[..lemma.len() - 1]);
    }
    if last == b'c' && matches!(before, b'i') {
        return format!("{lemma}k{ending}");
    }
    let vowels = letters.iter().filter(|&&l| is_vowel(l)).count();
    let short = vowels == 1 && is_vowel(before) && !is_vowel(last) && !matches!(last, b'w' | b'x' | b'y') && letters.len() > 2;
    let one_u = lemma.starts_with("qu") && vowels == 2 && is_vowel(before) && !is_vowel(last);
    if short || one_u || DOUBLED.contains(&lemma) {
        return format!("{lemma}{}{ending}", last as char);
    }
    format!("{lemma}{ending}")
}

#[cfg(test)]
mod tests {
    use super::form::{BASE, ING, PARTICIPLE, PAST, THIRD};
    use super::*;

    #[test]
    fn regular_and_irregular_forms_are_made() {
        for (word, form) in [
            ("ban", BASE),
            ("bans", THIRD),
            ("banned", PAST),
            ("banning", ING),
            ("denies", THIRD),
            ("denied", PARTICIPLE),
            ("watches", THIRD),
            ("taken", PARTICIPLE),
            ("took", PAST),
            ("moving", ING),
            ("dying", ING),
            ("fleeing", ING),
            ("admitted", PAST),
            ("opened", PAST),
            ("visited", PAST),
            ("quizzed", PAST),
        ] {
            assert!(english_verb(word).is_some_and(|verb| verb.is(form)), "{word}");
        }
        assert!(english_verb("openned").is_none() && english_verb("table").is_none());
    }

    #[test]
    fn a_verb_says_what_it_waits_for() {
        assert!(!english_verb("accused").unwrap().ends());
        assert!(english_verb("resigned").unwrap().ends());
        assert!(english_verb("relies").unwrap().takes(frame::PREPOSITION) && !english_verb("relies").unwrap().ends());
        assert!(english_verb("became").unwrap().takes(frame::LINKING));
        assert!(english_verb("plans").unwrap().noun);
    }
}
