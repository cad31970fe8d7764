//! Which Arabic words a root and a pattern explain: «الافتتاحية» is افتعال of فتح with the article and an ending. What no
//! root explains is mostly a name or a loan. Words are taken folded ([`crate::text::fold`]).
//!
//! The patterns are those of the school grammars (forms I to X of the verb, their participles and verbal nouns, the
//! frequent broken plurals). The stems that the table yields are made once.

use crate::text::fold::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Patterns over the three letters of a root.
const PATTERNS: [&str; 50] = [
    "123", "1ا23", "12ا3", "12و3", "12ي3", "1و23", "م123", "م12و3", "م12ا3", "م1ا23", "م12ي3", "ا12ا3", "ت12ي3", "ت1ا23", "ت123", "ان123",
    "ان12ا3", "من123", "ا1ت2ا3", "ا1ت23", "م1ت23", "است12ا3", "است123", "مست123", "1وا23", "م1ا2ي3", "ا123", "12ائ3", "1ا2و3", "ت1ا2ي3",
    "ا12ي3", "ا1ا23", "ا12و3", "مت123", "مت1ا23", "ت12ا3", "1ي23", "12ا3ي", "متا23", "1و2ا3", "1ي2ا3", "ا1ا2ي3", "1وا2ي3", "12ي3ا", "12لا3",
    "ي123", "ن123", "ي1ت23", "يت1ا23", "يست123",
];
/// Patterns of roots whose second letter is weak, over the first and third.
const HOLLOW: [&str; 28] = [
    "1يا3", "ان1يا3", "ا1تيا3", "ا1تي3", "ي13", "ت13", "ن13", "1يي3", "ت1يي3", "1ويا3",
    "1ا3", "1ي3", "1و3", "م1ا3", "م1ي3", "م1و3", "ا1ا3", "ا1ي3", "است1ا3", "مست1ي3", "ان1ا3", "ا1ت3", "ا1تا3", "1ائ3", "م1تا3", "ا1يا3",
    "يست1ي3", "ي1ا3",
];
/// Patterns of roots whose third letter is weak, over the first two.
const DEFECTIVE: [&str; 28] = [
    "12ا", "12ي", "12و", "1ا2ي", "1ا2", "م12ي", "م12", "ت12ي", "ت1ا2ي", "ت1ا2", "ا1ت2ا", "ا1ت2ي", "م1ت2ي", "م1ت2", "است12ا", "است12ي",
    "مست12ي", "ان12ا", "ا12ا", "ا12ي", "12اء", "ا12اء", "ا1ت2اء", "است12اء", "ان12اء", "م1ا2ي", "متا2ي", "12",
];
/// Patterns of roots whose second and third letters are the same, over the first two.
const DOUBLED: [&str; 14] = ["ي12", "ت12", "12", "1ا2", "م12", "ا12", "است12", "مست12", "ان12", "من12", "ا1ت2", "م1ت2", "1وا2", "ت1ا2"];

/// Patterns of roots whose first letter is و, over the others.
const ASSIMILATED: [&str; 5] = ["23", "ي23", "ت23", "ن23", "مي2ا3"];

/// What may stand before a stem, longest first.
const PREFIXES: [&str; 42] = [
    "وبال", "فبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "وسيت", "وست", "وسي", "سيت", "ستت", "ويت", "وتت", "لل", "ال", "سي", "ست",
    "سن", "وي", "وت", "ون", "في", "فت", "وب", "ول", "لي", "لت", "يت", "تت", "نت", "ان", "و", "ف", "ب", "ل", "ك", "ت", "ي", "ن",
];
/// What may stand behind one, longest first.
const SUFFIXES: [&str; 61] = [
    "انيين", "انيون", "انية", "ائها", "ائهم", "اؤها", "اؤهم", "ائه", "اؤه", "اءها", "اوية", "اوي", "ننا", "يني", "تني", "ني", "هن", "كم", "يا", "تي",
    "و", "ياتها", "اتها", "اتهم", "يتها", "يتهم", "يتين", "تهما", "هما", "ناها", "ونها", "ونه", "يات", "يون", "يين", "يان", "اته", "تين", "تان", "وها", "وهم", "يته", "تها", "تهم", "ته",
    "ات", "ان", "ون", "ين", "ية", "وا", "تا", "نا", "ها", "هم", "اء", "ة", "ت", "ه", "ي", "ا",
];
/// Fewest letters that are left of a word.
const FEWEST: usize = 2;

/// Whether a root and a pattern explain a **folded** word.
#[must_use]
pub fn explains(word: &str) -> bool {
    let stems = &*STEMS;
    if known(stems, word) {
        return true;
    }
    PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| known(stems, rest)))
}

/// Whether a folded word is a stem as it stands, nothing taken off before it.
#[must_use]
pub fn is_stem(word: &str) -> bool {
    known(&STEMS, word)
}

/// Whether a word without its prefix is a stem, with or without an ending.
fn known(stems: &HashSet<Box<str>>, word: &str) -> bool {
    let long = |rest: &str| rest.chars().nth(FEWEST - 1).is_some();
    if long(word) && stems.contains(word) {
        return true;
    }
    SUFFIXES.iter().any(|suffix| {
        word.strip_suffix(suffix).is_some_and(|rest| {
            // Two letters are a stem only before a full ending.
            long(rest) && (rest.chars().count() > 2 || suffix.chars().count() > 1 || *suffix == "ة") && stems.contains(rest)
        })
    })
}

/// Every stem that the patterns make of the roots.
static STEMS: LazyLock<HashSet<Box<str>>> = LazyLock::new(|| {
    let mut stems = HashSet::with_capacity(100_000);
    let file = include_str!("../words/names/roots-ar.txt");
    let mut stem = String::new();
    let mut make = |pattern: &str, letters: [char; 3]| {
        stem.clear();
        for c in pattern.chars() {
            stem.push(match c {
                '1' => letters[0],
                '2' => letters[1],
                '3' => letters[2],
                other => other,
            });
        }
        if !stems.contains(stem.as_str()) {
            stems.insert(stem.as_str().into());
        }
    };
    for root in file.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace) {
        let letters: Vec<char> = fold(root).chars().collect();
        let &[first, second, third] = letters.as_slice() else {
            // Four letters stand for themselves in the patterns of four.
            let four: String = letters.iter().collect();
            for made in [four.clone(), format!("م{four}"), format!("ت{four}"), format!("ي{four}"), format!("مت{four}")] {
                make(&made, ['-'; 3]);
            }
            continue;
        };
        PATTERNS.iter().for_each(|p| make(p, [first, second, third]));
        if matches!(second, 'و' | 'ي') {
            HOLLOW.iter().for_each(|p| make(p, [first, second, third]));
        }
        if first == 'و' {
            ASSIMILATED.iter().for_each(|p| make(p, [first, second, third]));
        }
        if matches!(third, 'و' | 'ي' | 'ا') {
            DEFECTIVE.iter().for_each(|p| make(p, [first, second, third]));
        }
        if second == third {
            DOUBLED.iter().for_each(|p| make(p, [first, second, third]));
        }
        // The hamza of the middle and the end has its own seats.
        if second == 'ا' {
            for seat in ['ؤ', 'ئ'] {
                PATTERNS.iter().for_each(|p| make(p, [first, seat, third]));
            }
        }
        if third == 'ا' {
            for seat in ['ء', 'ئ', 'ؤ'] {
                PATTERNS.iter().for_each(|p| make(p, [first, second, seat]));
            }
        }
        if first == 'ا' {
            for seat in ['ؤ', 'ئ'] {
                PATTERNS.iter().for_each(|p| make(p, [seat, second, third]));
            }
        }
        // Form VIII and its kin change their ت beside some letters.
        let eighth = match first {
            'ز' | 'د' => Some('د'),
            'ص' | 'ض' | 'ط' => Some('ط'),
            'و' | 'ا' => None,
            _ => continue,
        };
        let (head, letter) = eighth.map_or((String::from("ت"), second), |infix| (format!("{first}{infix}"), second));
        for pattern in [format!("ا{head}{letter}ا{third}"), format!("ا{head}{letter}{third}"), format!("م{head}{letter}{third}"), format!("ي{head}{letter}{third}")] {
            make(&pattern, ['-'; 3]);
        }
    }
    stems
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_are_explained() {
        for word in ["الافتتاحية", "مسؤولون", "استخدامها", "والمشاركين", "اجتماع", "يتعاملون", "مؤتمر", "اضطرابات", "مصدر", "انقطاع", "قوانين"]
        {
            assert!(explains(&fold(word)), "{word}");
        }
    }

    #[test]
    fn foreign_names_are_not() {
        for word in ["كليبنشتاين", "شتاينماير", "غوتي", "دروغبا", "تروتنيف", "برديتش", "فيرجسون", "تشوانتشو", "زامبورتا"] {
            assert!(!explains(&fold(word)), "{word}");
        }
    }
}
