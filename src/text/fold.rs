//! Folding: one key for all the ways in which a word is written. Keys are compared, never shown.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key of a whole string: [`fold_char`] for each scalar value.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    fold_into(text, &mut key);
    key
}

/// Appends the key of `text` to `key`; for callers that reuse one buffer over many words.
pub fn fold_into(text: &str, key: &mut String) {
    for c in text.chars() {
        fold_char(c, &mut |folded| key.push(folded));
    }
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
    if c.is_ascii() {
        return emit(c.to_ascii_lowercase());
    }
    if is_invisible(c) {
        return;
    }
    if let Some(letter) = fold_arabic(c) {
        return emit(letter);
    }
    if ('\u{600}'..='\u{6FF}').contains(&c) {
        return emit(c);
    }
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

fn fold_arabic(c: char) -> Option<char> {
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

fn digit(c: char, zero: char) -> char {
    char::from_digit(c as u32 - zero as u32, 10).unwrap_or(c)
}

/// Whether a scalar value changes nothing about which word is written: Arabic vowel marks (harakat, U+0610 to 061A,
/// 064B to 065F, 0670, 06D6 to 06ED), tatweel, and the invisible marks (soft hyphen, zero-width and direction marks,
/// variation selectors, byte order mark).
#[must_use]
pub fn is_invisible(c: char) -> bool {
    is_haraka(c) || is_format_mark(c) || c == '\u{640}'
}

/// Arabic vowel and recitation marks.
#[must_use]
pub fn is_haraka(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}')
}

/// Invisible format marks: soft hyphen, zero-width characters, direction marks, embeddings and isolates, variation
/// selectors, byte order mark.
#[must_use]
pub fn is_format_mark(c: char) -> bool {
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
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
