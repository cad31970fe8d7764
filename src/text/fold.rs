//! Folding: one key for all the ways in which a word is written. Keys are compared, never shown.

use super::letter::{ARABIC_BLOCK, arabic_place};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key of a whole string: [`fold_char`] for each scalar value.
///
/// ```
/// use warraq::text::fold::fold;
/// assert_eq!(fold("إِيـلون"), "ايلون");
/// assert_eq!(fold("ERDOĞAN ٢٠٢٤"), "erdogan 2024");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    fold_into(text, &mut key);
    key
}

/// Appends the key of `text` to `key`; for callers that reuse one buffer over many words.
pub fn fold_into(text: &str, key: &mut String) {
    if text.is_ascii() {
        let from = key.len();
        key.push_str(text);
        // Bytes below 0x80 are boundaries wherever they stand.
        if let Some(added) = key.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    // What folding leaves alone is copied in runs: most of every Arabic word.
    let mut run = 0;
    for (at, c) in text.char_indices() {
        match quick(c) {
            Quick::Same => {}
            Quick::Other(folded) => {
                key.push_str(&text[run..at]);
                run = at + c.len_utf8();
                key.extend(folded);
            }
            Quick::Slow => {
                key.push_str(&text[run..at]);
                run = at + c.len_utf8();
                fold_slowly(c, &mut |folded| key.push(folded));
            }
        }
    }
    key.push_str(&text[run..]);
}

/// The key of `text`, one scalar value after the other, for comparisons that may end early.
pub fn folded_chars(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(|c| {
        let (one, many) = match quick(c) {
            Quick::Same => (Some(c), Vec::new()),
            Quick::Other(folded) => (folded, Vec::new()),
            Quick::Slow => {
                let mut parts = Vec::new();
                fold_slowly(c, &mut |folded| parts.push(folded));
                (None, parts)
            }
        };
        one.into_iter().chain(many)
    })
}

/// Folds one scalar value, handing zero or more scalar values to `emit`.
///
/// The rules, in order:
/// 1. harakat, Quranic marks, tatweel and invisible marks vanish ([`is_invisible`], Unicode 17 blocks Arabic and
///    General Punctuation);
/// 2. alef with hamza or madda, and alef wasla, become bare alef; alef maqsura and Farsi yeh become yeh; Farsi kaf
///    becomes kaf; letters for foreign sounds become their Arabic neighbours (ڤ ف, پ ب, چ ج, گ ك, ژ ز).
///    ة and ه stay apart: folding them merges real names;
/// 3. Arabic-Indic and Persian digits and their separators become ASCII;
/// 4. Latin letters lose case and accents; all else is decomposed for compatibility (NFKD, UAX 15), which covers the
///    presentation forms, and each part is folded again.
pub fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    match quick(c) {
        Quick::Same => emit(c),
        Quick::Other(folded) => folded.into_iter().for_each(emit),
        Quick::Slow => fold_slowly(c, emit),
    }
}

/// What folding does to one scalar value, as far as that is told without the tables of Unicode.
enum Quick {
    /// It stays.
    Same,
    /// It becomes another one, or vanishes.
    Other(Option<char>),
    /// It is to be decomposed.
    Slow,
}

#[inline]
fn quick(c: char) -> Quick {
    if c.is_ascii() {
        return if c.is_ascii_uppercase() { Quick::Other(Some(c.to_ascii_lowercase())) } else { Quick::Same };
    }
    if let Some(place) = arabic_place(c) {
        let folded = ARABIC[place as usize & 0xFF];
        return match folded {
            '\0' => Quick::Other(None),
            _ if folded == c => Quick::Same,
            _ => Quick::Other(Some(folded)),
        };
    }
    match c {
        '«' | '»' | '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201F}' => Quick::Same,
        _ if is_format_mark(c) => Quick::Other(None),
        _ => Quick::Slow,
    }
}

/// What each scalar value of the Arabic block becomes; NUL where it vanishes.
static ARABIC: [char; 256] = arabic_table();

const fn arabic_table() -> [char; 256] {
    let mut table = ['\0'; 256];
    let mut place = 0;
    while place < 256 {
        // Every value of the block is a scalar value.
        if let Some(c) = char::from_u32(ARABIC_BLOCK + place) {
            table[place as usize] = match fold_arabic(c) {
                _ if is_invisible(c) => '\0',
                Some(letter) => letter,
                None => c,
            };
        }
        place += 1;
    }
    table
}

fn fold_slowly(c: char, emit: &mut impl FnMut(char)) {
    for part in std::iter::once(c).nfkd() {
        if is_combining_mark(part) || is_invisible(part) {
            continue;
        }
        match fold_arabic(part) {
            Some(letter) => emit(letter),
            None => part.to_lowercase().for_each(&mut *emit),
        }
    }
}

const fn fold_arabic(c: char) -> Option<char> {
    Some(match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' => 'ي',
        'ک' | 'گ' => 'ك',
        'ڤ' => 'ف',
        'پ' => 'ب',
        'چ' => 'ج',
        'ژ' => 'ز',
        'ہ' | 'ھ' => 'ه',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '٫' => '.',
        '٬' | '،' => ',',
        '٪' => '%',
        _ => return None,
    })
}

const fn digit(c: char, zero: char) -> char {
    match char::from_digit(c as u32 - zero as u32, 10) {
        Some(digit) => digit,
        None => c,
    }
}

/// Whether a scalar value changes nothing about which word is written: Arabic vowel marks (harakat, U+0610 to 061A,
/// 064B to 065F, 0670, 06D6 to 06ED), tatweel, and the invisible marks (soft hyphen, zero-width and direction marks,
/// variation selectors, byte order mark).
#[must_use]
#[inline]
pub const fn is_invisible(c: char) -> bool {
    match c {
        '\0'..='\u{AC}' | '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' => false,
        '\u{640}' => true,
        _ => is_haraka(c) || is_format_mark(c),
    }
}

/// Arabic vowel and recitation marks.
#[must_use]
pub const fn is_haraka(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}')
}

/// Invisible format marks: soft hyphen, zero-width characters, direction marks, embeddings and isolates, variation
/// selectors, byte order mark.
#[must_use]
pub const fn is_format_mark(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

/// Words as they are shown: as they stand, format marks and tatweel left out.
#[must_use]
pub fn visible(words: &str) -> String {
    words.chars().filter(|&c| !is_format_mark(c) && c != '\u{640}').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_share_a_key() {
        let table: &[(&str, &[&str])] = &[
            ("ايلون", &["إيلون", "ايلون", "إيـلـون", "إِيلُون"]),
            ("علي", &["على", "علي", "علی"]),
            ("كاف", &["کاف", "كاف", "گاف"]),
            ("فيينا", &["ڤيينا", "فيينا"]),
            ("2024", &["٢٠٢٤", "۲۰۲۴", "2024"]),
            ("3.5%", &["٣٫٥٪", "3.5%"]),
            ("erdogan", &["Erdoğan", "ERDOGAN", "Erdogan"]),
            ("الله", &["ﷲ", "الله"]),
            ("لا", &["ﻻ", "لا", "لأ"]),
            ("truth social", &["Truth\u{200F} Social"]),
        ];
        for (key, spellings) in table {
            for spelling in *spellings {
                assert_eq!(fold(spelling), *key, "{spelling}");
            }
        }
    }

    #[test]
    fn different_words_keep_different_keys() {
        for (a, b) in [("سورة", "سوره"), ("سؤال", "سوال"), ("رئيس", "ريس")] {
            assert_ne!(fold(a), fold(b));
        }
    }

    proptest::proptest! {
        #[test]
        fn every_way_of_folding_gives_one_key(text in "[\\PC\\u{640}-\\u{66C}ﷲﻻéĞ“”…]{0,40}") {
            let mut by_char = String::new();
            text.chars().for_each(|c| fold_char(c, &mut |folded| by_char.push(folded)));
            proptest::prop_assert_eq!(&fold(&text), &by_char);
            proptest::prop_assert_eq!(folded_chars(&text).collect::<String>(), by_char);
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
