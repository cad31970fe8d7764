//! Numbers in words, Arabic and English: «ثلاثة آلاف», «مليونين وثلاثمئة ألف», "two hundred and five".
//!
//! The grammar of Arabic numbers is that of Ryding, A Reference Grammar of Modern Standard Arabic (2005), chapter 15:
//! units before tens joined by و, teens of unit and عشر, duals of hundreds and scales, the counted scale in the plural
//! after 3 to 10 and in the singular after all others. Gender and case do not change a value, so all forms of a word
//! stand together. That of English is the Chicago Manual of Style's (17th edition, 9.2 to 9.5).
//!
//! Words come **folded** ([`super::fold::fold`]), without a joined preposition. A number may begin with digits before
//! a scale («3 آلاف», "40 million"). Years read in pairs ("nineteen eighty-four") are two numbers here.
//!
//! ```
//! use warraq::text::number_words::{arabic_number, english_number};
//! assert_eq!(arabic_number(&["مليونين", "وثلاثمئة", "الف", "نسمة"]), Some((2_300_000, 3)));
//! assert_eq!(english_number(&["two", "hundred", "and", "five", "people"]), Some((205, 4)));
//! ```

use super::numeral::parse_integer;

/// One to ten in every gender and case; two before عشر loses its last letter.
const UNITS: [(&str, u64); 27] = [
    ("واحد", 1),
    ("واحدة", 1),
    ("اثنان", 2),
    ("اثنين", 2),
    ("اثنتان", 2),
    ("اثنتين", 2),
    ("ثلاث", 3),
    ("ثلاثة", 3),
    ("اربع", 4),
    ("اربعة", 4),
    ("خمس", 5),
    ("خمسة", 5),
    ("ست", 6),
    ("ستة", 6),
    ("سبع", 7),
    ("سبعة", 7),
    ("ثمان", 8),
    ("ثماني", 8),
    ("ثمانية", 8),
    ("ثمانيا", 8),
    ("تسع", 9),
    ("تسعة", 9),
    ("عشر", 10),
    ("عشرة", 10),
    // «إحدى» and «أحد» alone mean "one of": numbers only before عشر and tens.
    ("احد", 1),
    ("احدي", 1),
    ("حادية", 1),
];

/// Two before عشر.
const TWO_OF_TWELVE: [&str; 4] = ["اثنا", "اثني", "اثنتا", "اثنتي"];

/// Stems of the tens, before ون and ين.
const TENS: [(&str, u64); 8] = [("عشر", 20), ("ثلاث", 30), ("اربع", 40), ("خمس", 50), ("ست", 60), ("سبع", 70), ("ثمان", 80), ("تسع", 90)];

/// One, two and many of each scale; of two in every case, and before a noun.
const SCALES: [(&[&str], &[&str], u64); 5] = [
    (&["الف", "الفا", "الاف"], &["الفان", "الفين", "الفي"], 1_000),
    (&["مليون", "مليونا", "ملايين"], &["مليونان", "مليونين", "مليوني"], 1_000_000),
    (&["مليار", "مليارا", "مليارات", "بليون", "بلايين"], &["ملياران", "مليارين", "ملياري"], 1_000_000_000),
    (&["تريليون", "تريليونا", "تريليونات", "ترليون"], &["تريليونان", "تريليونين", "تريليوني"], 1_000_000_000_000),
    (&["كوادريليون"], &[], 1_000_000_000_000_000),
];

const HUNDRED: [&str; 4] = ["مئة", "مائة", "مئات", "مية"];
const TWO_HUNDRED: [&str; 8] = ["مئتان", "مئتين", "مئتا", "مئتي", "مائتان", "مائتين", "مائتا", "مائتي"];

/// The value of the number in words that begins `words`, and how many of them it takes. `None` where none begins
/// there, or beyond what `u64` holds.
#[must_use]
pub fn arabic_number(words: &[&str]) -> Option<(u64, usize)> {
    let (mut total, mut taken) = (0u64, 0);
    let mut below = u64::MAX;
    loop {
        let from = if taken == 0 { Some((*words.first()?, 0)) } else { joined(words, taken) };
        let Some((first, at)) = from else { break };
        let Some((value, scale, end)) = arabic_group(first, words, at, below) else { break };
        total = total.checked_add(value)?;
        taken = end;
        below = scale;
        // What has no scale is the last part.
        if scale == 1 {
            break;
        }
    }
    (taken > 0).then_some((total, taken))
}

/// The word joined by و to what stands before `at`, without it, and where it stands.
fn joined<'w>(words: &[&'w str], at: usize) -> Option<(&'w str, usize)> {
    match *words.get(at)? {
        "و" => words.get(at + 1).map(|word| (*word, at + 1)),
        word => word.strip_prefix('و').map(|rest| (rest, at)),
    }
}

/// A number below a thousand with the scale that counts it: value, scale, and one past its last word.
fn arabic_group(first: &str, words: &[&str], at: usize, below: u64) -> Option<(u64, u64, usize)> {
    for (many, two, scale) in SCALES.iter().filter(|s| s.2 < below) {
        if two.contains(&first) {
            return Some((2 * scale, *scale, at + 1));
        }
        if many.contains(&first) {
            return Some((*scale, *scale, at + 1));
        }
    }
    let (value, end) = parse_integer(first).map(|digits| (digits, at + 1)).or_else(|| below_thousand(first, words, at))?;
    let counted = words.get(end).and_then(|word| SCALES.iter().find(|s| s.0.contains(word) && s.2 < below));
    match counted {
        Some(&(_, _, scale)) => Some((value.checked_mul(scale)?, scale, end + 1)),
        // Digits alone are no number in words.
        None if parse_integer(first).is_some() => None,
        None => Some((value, 1, end)),
    }
}

fn below_thousand(first: &str, words: &[&str], at: usize) -> Option<(u64, usize)> {
    let Some((hundreds, end)) = hundreds(first, words, at) else { return below_hundred(first, words, at) };
    let rest = joined(words, end).and_then(|(word, at)| below_hundred(word, words, at));
    Some(rest.map_or((hundreds, end), |(value, end)| (hundreds + value, end)))
}

fn hundreds(first: &str, words: &[&str], at: usize) -> Option<(u64, usize)> {
    if HUNDRED.contains(&first) {
        return Some((100, at + 1));
    }
    if TWO_HUNDRED.contains(&first) {
        return Some((200, at + 1));
    }
    // «ثلاثمئة», «ثلاث مئة»; «ثماني» before a hundred keeps its yeh or not.
    let joined = HUNDRED.iter().find_map(|hundred| first.strip_suffix(hundred)).filter(|unit| !unit.is_empty());
    let (unit, end) = match joined {
        Some(unit) => (unit, at + 1),
        None if words.get(at + 1).is_some_and(|next| HUNDRED.contains(next)) => (first, at + 2),
        None => return None,
    };
    unit_of(unit).filter(|value| (3..=9).contains(value)).map(|value| (value * 100, end))
}

fn unit_of(word: &str) -> Option<u64> {
    UNITS.iter().find(|unit| unit.0 == word).map(|unit| unit.1)
}

fn below_hundred(first: &str, words: &[&str], at: usize) -> Option<(u64, usize)> {
    if let Some(tens) = tens_of(first) {
        return Some((tens, at + 1));
    }
    let teen = words.get(at + 1).is_some_and(|next| matches!(*next, "عشر" | "عشرة"));
    if TWO_OF_TWELVE.contains(&first) {
        return teen.then_some((12, at + 2));
    }
    let unit = unit_of(first)?;
    if teen && unit < 10 {
        return Some((unit + 10, at + 2));
    }
    let tens = joined(words, at + 1).filter(|_| unit < 10).and_then(|(word, at)| Some((tens_of(word)?, at + 1)));
    match tens {
        Some((tens, end)) => Some((unit + tens, end)),
        None if matches!(first, "احد" | "احدي" | "حادية") => None,
        None => Some((unit, at + 1)),
    }
}

fn tens_of(word: &str) -> Option<u64> {
    let stem = word.strip_suffix("ون").or_else(|| word.strip_suffix("ين"))?;
    TENS.iter().find(|ten| ten.0 == stem).map(|ten| ten.1)
}

const ENGLISH_UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const ENGLISH_TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ENGLISH_SCALES: [(&str, u64); 4] =
    [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000), ("trillion", 1_000_000_000_000)];

/// As [`arabic_number`], for English. A hyphen stands within a word ("twenty-five") or as a word of its own.
#[must_use]
pub fn english_number(words: &[&str]) -> Option<(u64, usize)> {
    let (mut total, mut taken) = (0u64, 0);
    let mut below = u64::MAX;
    loop {
        let and = usize::from(taken > 0 && words.get(taken) == Some(&"and"));
        let Some((value, end)) = english_hundreds(words, taken + and) else { break };
        let scale = words.get(end).and_then(|word| ENGLISH_SCALES.iter().find(|s| s.0 == *word)).filter(|s| s.1 < below);
        let digits = parse_integer(words[taken + and]).is_some();
        // "five million and three thousand" is one number, "five million and three people came" too.
        match scale {
            Some(&(_, scale)) => {
                total = total.checked_add(value.checked_mul(scale)?)?;
                (taken, below) = (end + 1, scale);
            }
            None if digits || value >= below => break,
            None => {
                total = total.checked_add(value)?;
                taken = end;
                break;
            }
        }
    }
    (taken > 0).then_some((total, taken))
}

fn english_hundreds(words: &[&str], at: usize) -> Option<(u64, usize)> {
    let first = *words.get(at)?;
    if let Some(digits) = parse_integer(first) {
        return Some((digits, at + 1));
    }
    let next = |word: &str| words.get(at + 1) == Some(&word);
    let one = matches!(first, "a" | "an") && (next("hundred") || ENGLISH_SCALES.iter().any(|s| next(s.0)));
    let (value, end) = if one { (1, at + 1) } else { english_below_hundred(words, at)? };
    if words.get(end) != Some(&"hundred") || value >= 100 {
        return Some((value, end));
    }
    let and = usize::from(words.get(end + 1) == Some(&"and"));
    let rest = english_below_hundred(words, end + 1 + and).filter(|&(rest, _)| rest > 0);
    Some(rest.map_or((value * 100, end + 1), |(rest, end)| (value * 100 + rest, end)))
}

fn english_below_hundred(words: &[&str], at: usize) -> Option<(u64, usize)> {
    let place = |list: &[&str], word: &str| list.iter().position(|w| *w == word).map(|i| i as u64);
    let word = *words.get(at)?;
    if let Some(unit) = place(&ENGLISH_UNITS, word) {
        return Some((unit, at + 1));
    }
    let unit = |word: &str| place(&ENGLISH_UNITS, word).filter(|unit| (1..10).contains(unit));
    let tens = |word: &str| place(&ENGLISH_TENS, word).map(|i| 20 + 10 * i);
    if let Some((before, after)) = word.split_once(['-', '\u{2010}']) {
        return Some((tens(before)? + unit(after)?, at + 1));
    }
    let tens = tens(word)?;
    let hyphen = usize::from(words.get(at + 1).is_some_and(|w| matches!(*w, "-" | "\u{2010}")));
    let unit = words.get(at + 1 + hyphen).and_then(|word| unit(word));
    Some(unit.map_or((tens, at + 1), |unit| (tens + unit, at + 2 + hyphen)))
}

#[cfg(test)]
#[path = "number_words_tests.rs"]
mod tests;
