//! What the letters and words of a text say of its language.

use super::language::tag;
use crate::text::Language;
use crate::text::letter::{is_alphabetic, is_alphanumeric};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Scripts that are told apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Script {
    Arabic,
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Han,
    Kana,
    Hangul,
    Devanagari,
    Bengali,
    Thai,
    Armenian,
    Georgian,
    Ethiopic,
    Tifinagh,
    Other,
}

/// The script of a letter, by the blocks of Unicode 17; `None` for what is no letter.
pub(super) fn script(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '\0'..='\u{A9}' => return None,
        _ if !is_alphabetic(c) => return None,
        '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}' => Script::Latin,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        '\u{530}'..='\u{58F}' => Script::Armenian,
        '\u{590}'..='\u{5FF}' => Script::Hebrew,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
            Script::Arabic
        }
        '\u{900}'..='\u{97F}' => Script::Devanagari,
        '\u{980}'..='\u{9FF}' => Script::Bengali,
        '\u{E00}'..='\u{E7F}' => Script::Thai,
        '\u{10A0}'..='\u{10FF}' => Script::Georgian,
        '\u{1200}'..='\u{137F}' => Script::Ethiopic,
        '\u{2D30}'..='\u{2D7F}' => Script::Tifinagh,
        '\u{3040}'..='\u{30FF}' => Script::Kana,
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => Script::Hangul,
        '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}' => Script::Han,
        _ => Script::Other,
    })
}

/// How many scripts there are.
const SCRIPTS: usize = Script::Other as usize + 1;
/// Letters below this are counted one by one: Latin, Greek, Cyrillic, Hebrew and Arabic.
const COUNTED: usize = 0x800;
/// Longest function word, in bytes: a longer word is not looked up.
const LONGEST: usize = 24;

/// Counts of a text's letters and words.
#[derive(Debug)]
pub(super) struct Evidence {
    letters: Vec<u32>,
    scripts: [u32; SCRIPTS],
    /// Whether any Latin letter has a diacritic.
    pub(super) marked_latin: bool,
    /// Words that have letters.
    pub(super) words: u32,
    /// Words of Arabic in Latin letters with its digits for ع, ح, ق («3arabi», "7abibi").
    pub(super) arabizi: u32,
    /// Function words of each language; one of several languages speaks for each of them in part.
    languages: Vec<(Language, f64)>,
}

impl Evidence {
    /// Counts the words of some texts.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut found =
            Self { letters: vec![0; COUNTED], scripts: [0; SCRIPTS], marked_latin: false, words: 0, arabizi: 0, languages: Vec::new() };
        for word in texts.flat_map(str::split_whitespace).filter(|w| !is_address(w)) {
            for c in word.chars() {
                if let Some(count) = found.letters.get_mut(c as usize) {
                    *count += 1;
                }
                if let Some(script) = script(c) {
                    found.scripts[script as usize] += 1;
                    found.marked_latin |= script == Script::Latin && !c.is_ascii();
                }
            }
            found.add_word(word);
        }
        for language in &mut found.languages {
            language.1 /= f64::from(found.words.max(1));
        }
        found.languages.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }

    fn add_word(&mut self, word: &str) {
        let word = word.trim_matches(|c: char| !is_alphanumeric(c));
        // L'eau, d'une: what stands after an elided article is the word.
        let word = word.rsplit_once(['\'', '’']).map_or(word, |(before, after)| if before.chars().nth(2).is_none() { after } else { word });
        if !word.chars().any(is_alphabetic) {
            return;
        }
        self.words += 1;
        self.arabizi += u32::from(is_arabizi(word));
        let Some(languages) = languages_of(word) else { return };
        let part = 1.0 / f64::from(u32::try_from(languages.len()).unwrap_or(1));
        for &language in languages {
            match self.languages.iter_mut().find(|f| f.0 == language) {
                Some(seen) => seen.1 += part,
                None => self.languages.push((language, part)),
            }
        }
    }

    /// The script of most letters and their number; among equals the first of the enum.
    pub(super) fn main_script(&self) -> Option<(Script, u32)> {
        let all = [
            Script::Arabic,
            Script::Latin,
            Script::Cyrillic,
            Script::Greek,
            Script::Hebrew,
            Script::Han,
            Script::Kana,
            Script::Hangul,
            Script::Devanagari,
            Script::Bengali,
            Script::Thai,
            Script::Armenian,
            Script::Georgian,
            Script::Ethiopic,
            Script::Tifinagh,
            Script::Other,
        ];
        let counted = all.map(|script| (script, self.scripts[script as usize]));
        counted.into_iter().rev().max_by_key(|s| s.1).filter(|s| s.1 > 0)
    }

    /// Whether a script occurs.
    pub(super) fn has(&self, script: Script) -> bool {
        self.scripts[script as usize] > 0
    }

    /// The share of some letters in those of the main script.
    pub(super) fn share(&self, own: &str) -> f64 {
        let total = self.main_script().map_or(1, |s| s.1);
        f64::from(own.chars().filter_map(|c| self.letters.get(c as usize)).sum::<u32>()) / f64::from(total.max(1))
    }

    /// The language that most function words speak for, and their share in all words.
    pub(super) fn first(&self) -> Option<(Language, f64)> {
        self.languages.first().copied()
    }

    /// The share of words that speak for a language.
    pub(super) fn speaks_for(&self, language: Language) -> f64 {
        self.languages.iter().find(|w| w.0 == language).map_or(0.0, |w| w.1)
    }
}

/// Addresses and handles are written in Latin letters whatever the language.
pub(super) fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.") || word.contains('@')
}

/// A word in small Latin letters with one of the digits that stand for letters of Arabic within or before them.
fn is_arabizi(word: &str) -> bool {
    let bytes = word.as_bytes();
    let letters = bytes.iter().filter(|b| b.is_ascii_lowercase()).count();
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let stands = |i: usize| {
        matches!(bytes[i], b'2' | b'3' | b'5' | b'6' | b'7' | b'8' | b'9') && bytes.get(i + 1).is_some_and(u8::is_ascii_lowercase)
    };
    letters >= 2 && (1..=2).contains(&digits) && letters + digits == bytes.len() && (0..bytes.len()).any(stands) && !is_ordinal(word)
}

/// "2nd", "3rd", "20th", "5k", "3d".
fn is_ordinal(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(
        rest,
        "nd" | "rd" | "th" | "st" | "km" | "kg" | "mm" | "cm" | "am" | "pm" | "gb" | "mb" | "ml" | "mg" | "ft" | "hr" | "hrs" | "min"
    )
}

/// For each word the languages whose function word it is.
static FUNCTION_WORD_LIST: LazyLock<FxHashMap<String, Vec<Language>>> = LazyLock::new(|| {
    let mut list: FxHashMap<String, Vec<Language>> = FxHashMap::default();
    for line in include_str!("../knowledge/words/function-words.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(language) = words.next().map(tag) else { continue };
        for word in words {
            let languages = list.entry(word.to_lowercase()).or_default();
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
    }
    list
});

/// The languages of a word, whatever its capitals. Words of ASCII letters are looked up without a string of their own.
fn languages_of(word: &str) -> Option<&'static [Language]> {
    if word.len() > LONGEST {
        return None;
    }
    if word.is_ascii() {
        let mut small = [0_u8; LONGEST];
        let small = small.get_mut(..word.len())?;
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        return FUNCTION_WORD_LIST.get(std::str::from_utf8(small).ok()?).map(Vec::as_slice);
    }
    if word.chars().any(char::is_uppercase) {
        return FUNCTION_WORD_LIST.get(&word.to_lowercase()).map(Vec::as_slice);
    }
    FUNCTION_WORD_LIST.get(word).map(Vec::as_slice)
}
