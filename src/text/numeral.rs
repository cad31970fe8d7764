//! Numbers as they are written: digits of three families, separators, and ordinals and cardinals in words.

/// Reads a whole number in ASCII, Arabic-Indic or Persian digits, without separators. `None` for anything else or
/// beyond `u64`.
#[must_use]
pub fn parse_integer(text: &str) -> Option<u64> {
    let mut value: u64 = 0;
    let mut any = false;
    for c in text.chars() {
        value = value.checked_mul(10)?.checked_add(u64::from(digit_value(c)?))?;
        any = true;
    }
    any.then_some(value)
}

/// The value of one digit of the three families.
#[must_use]
pub fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    }
}

/// Units of Arabic ordinals, folded, both genders (Ryding, A Reference Grammar of Modern Standard Arabic, 2005, 15.2).
const ORDINALS: [(&str, u8); 21] = [
    ("الاول", 1),
    ("الاولي", 1),
    ("الحادي", 1),
    ("الحادية", 1),
    ("الثاني", 2),
    ("الثانية", 2),
    ("الثالث", 3),
    ("الثالثة", 3),
    ("الرابع", 4),
    ("الرابعة", 4),
    ("الخامس", 5),
    ("الخامسة", 5),
    ("السادس", 6),
    ("السادسة", 6),
    ("السابع", 7),
    ("السابعة", 7),
    ("الثامن", 8),
    ("الثامنة", 8),
    ("التاسع", 9),
    ("التاسعة", 9),
    ("العاشر", 10),
];

/// Tens that end an ordinal or stand alone as one, folded, article off.
const TENS: [(&str, u8); 4] = [("عشرين", 20), ("عشرون", 20), ("ثلاثين", 30), ("ثلاثون", 30)];

/// An Arabic ordinal from 1 to 39 in **folded** words, with the number of words that it takes: «السادس» is (6, 1),
/// «الحادي والعشرين» (21, 2), «الثالث عشر» (13, 2), «الثلاثين» (30, 1).
#[must_use]
pub fn arabic_ordinal(word: &str, next: Option<&str>) -> Option<(u8, usize)> {
    if let Some(&(_, tens)) = word.strip_prefix("ال").and_then(|bare| TENS.iter().find(|t| t.0 == bare)) {
        return Some((tens, 1));
    }
    let &(_, unit) = ORDINALS.iter().find(|o| o.0 == word)?;
    let Some(next) = next else { return Some((unit, 1)) };
    if matches!(next, "عشر" | "عشرة") && unit < 10 {
        return Some((unit + 10, 2));
    }
    let tens = next.strip_prefix("وال").and_then(|bare| TENS.iter().find(|t| t.0 == bare));
    Some(tens.map_or((unit, 1), |t| (unit + t.1, 2)))
}

/// Cardinals from one to ten, folded, both genders and cases; English too.
const SMALL: [(&str, u8); 30] = [
    ("واحد", 1),
    ("اثنين", 2),
    ("اثنان", 2),
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
    ("ثماني", 8),
    ("ثمانية", 8),
    ("ثمان", 8),
    ("تسع", 9),
    ("تسعة", 9),
    ("عشر", 10),
    ("عشرة", 10),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
];

/// Small cardinals in words of both languages, folded: what counts days and years in «قبل ثلاثة أيام», "two years ago".
#[must_use]
pub fn small_cardinal(word: &str) -> Option<u8> {
    SMALL.iter().find(|s| s.0 == word).map(|s| s.1)
}

/// Every folded word with which [`arabic_ordinal`] or [`small_cardinal`] may begin.
pub fn number_words() -> impl Iterator<Item = &'static str> {
    let ordinals = ORDINALS.iter().map(|o| o.0);
    ordinals.chain(["العشرين", "العشرون", "الثلاثين", "الثلاثون"]).chain(SMALL.iter().map(|s| s.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_ordinals_take_one_word_or_two() {
        let table = [
            ("السادس", Some("من"), Some((6, 1))),
            ("الحادي", Some("والعشرين"), Some((21, 2))),
            ("الثالث", Some("عشر"), Some((13, 2))),
            ("الثلاثين", Some("من"), Some((30, 1))),
            ("العاشر", None, Some((10, 1))),
            ("البيت", None, None),
        ];
        for (word, next, want) in table {
            assert_eq!(arabic_ordinal(word, next), want, "{word}");
        }
    }

    #[test]
    fn digits_of_three_families() {
        assert_eq!(parse_integer("2024"), Some(2024));
        assert_eq!(parse_integer("٢٠٢٤"), Some(2024));
        assert_eq!(parse_integer("۲۰۲۴"), Some(2024));
        assert_eq!(parse_integer("20x"), None);
        assert_eq!(parse_integer(""), None);
        assert_eq!(parse_integer("99999999999999999999999"), None);
    }
}
