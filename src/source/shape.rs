//! What a line looks like: how it ends, how its words are written, whether it could be a name or a date. Everything
//! here looks at form, never at meaning.

use super::lexicon;
use crate::text::fold::{fold, folded_chars};
use crate::text::letter::is_alphanumeric;
use crate::text::numeral::digit_value;

/// How a line ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// As a sentence: one full stop.
    Stop,
    /// `!`, `?`, `؟`, `…`: sentences and headlines both do.
    Open,
    /// In the middle: comma, semicolon, colon.
    Middle,
    /// With a letter, digit or closing mark.
    None,
}

/// How a line ends, closing marks left aside.
pub(super) fn ending(line: &str) -> Ending {
    let core = line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '»' | ')' | ']' | '\'' | '*' | '_'));
    let mut back = core.chars().rev();
    match back.next() {
        Some('.') if core.ends_with("..") || ends_with_abbreviation(core) => Ending::Open,
        Some('.' | '۔') => Ending::Stop,
        Some('!' | '?' | '؟' | '…') => Ending::Open,
        Some(',' | '،' | ';' | '؛' | ':') => Ending::Middle,
        _ => Ending::None,
    }
}

/// `U.S.`, `Inc.`: a stop that belongs to the word.
fn ends_with_abbreviation(core: &str) -> bool {
    let last = core.rsplit(char::is_whitespace).next().unwrap_or("");
    let inner = last.trim_end_matches('.');
    matches!(inner, "Inc" | "Corp" | "Co" | "Ltd" | "Jr" | "Sr" | "etc" | "No")
        || (inner.contains('.') && inner.split('.').all(|part| part.chars().count() == 1))
}

/// Words parted by white space, those without a letter or digit left out.
pub(super) fn words(line: &str) -> usize {
    line.split_whitespace().filter(|word| word.chars().any(is_alphanumeric)).count()
}

/// Whether most letters are Arabic script.
pub(super) fn is_arabic(line: &str) -> bool {
    let (ltr, rtl) = crate::text::bidi::letter_counts(line);
    rtl > ltr
}

/// Whether the longer words of a Latin line begin with capitals, as headlines of many outlets do.
pub(super) fn is_title_case(line: &str) -> bool {
    let (mut capital, mut all) = (0, 0);
    for word in line.split_whitespace() {
        let word = word.trim_start_matches(|c: char| !is_alphanumeric(c));
        if word.chars().count() >= 4 && word.chars().next().is_some_and(char::is_alphabetic) {
            all += 1;
            capital += usize::from(word.chars().next().is_some_and(char::is_uppercase));
        }
    }
    all >= 2 && capital * 4 >= all * 3
}

/// Whether a sentence ends inside the line and another begins: a stop, white space, then no small letter.
pub(super) fn has_inner_stop(line: &str) -> bool {
    let mut previous = "";
    for word in line.split_whitespace() {
        let begins = word.chars().find(|&c| is_alphanumeric(c)).is_some_and(|c| !c.is_lowercase());
        let stem = previous.trim_end_matches(['"', '”', '’', '»', ')', '\'']);
        let stops = stem.strip_suffix('.').is_some_and(|w| !w.ends_with('.') && w.chars().count() > 3 && !w.contains('.'));
        if stops && begins && !matches!(stem, "Sept." | "Prof." | "Corp." | "Capt." | "Pres.") {
            return true;
        }
        previous = word;
    }
    false
}

/// Whether a web address stands in the line.
pub(super) fn has_address(line: &str) -> bool {
    line.contains("http:") || line.contains("https:") || line.contains("www.")
}

/// Whether the whole line is one web address.
pub(super) fn is_address(line: &str) -> bool {
    has_address(line) && !line.contains(char::is_whitespace)
}

/// Whether a line begins with words that web pages put around a text.
pub(super) fn is_furniture(line: &str) -> bool {
    let folded = fold(line);
    let plain: Vec<&str> = folded.split(|c: char| !is_alphanumeric(c) && c != '-').filter(|w| !w.is_empty()).take(3).collect();
    (2..=plain.len()).any(|n| lexicon::furniture().contains(&plain[..n].join(" ")))
        || (words(line) <= 3 && plain.first().is_some_and(|first| lexicon::furniture().contains(*first)))
}

/// Whether a line could be one personal name: two to `most` words of letters, none a particle; Latin words begin with
/// capitals, joining words (`de`, `bin`) aside.
pub(super) fn is_name(line: &str, most: usize) -> bool {
    let mut count = 0;
    for word in line.split_whitespace() {
        count += 1;
        let bare = word.trim_matches(['.', ',', '،', '"', '(', ')']);
        let first = bare.chars().next();
        let letters = !bare.is_empty()
            && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’' | 'ـ') || crate::text::fold::is_invisible(c));
        let small = first.is_some_and(char::is_lowercase);
        let joins =
            matches!(bare, "de" | "da" | "del" | "di" | "la" | "le" | "van" | "von" | "der" | "bin" | "bint" | "ibn" | "al" | "el" | "and");
        if !letters || (small && !joins && !bare.starts_with("al-") && !bare.starts_with("el-")) || is_particle(bare) {
            return false;
        }
    }
    (1..=most).contains(&count)
}

/// Whether a word is one that no name holds. Marks aside, but not folded: the name «علي» is not the particle «على».
pub(super) fn is_particle(word: &str) -> bool {
    let key: String = word.chars().filter(|&c| !crate::text::fold::is_invisible(c)).flat_map(char::to_lowercase).collect();
    lexicon::particles().contains(&key)
}

/// Whether at least half of a short line is the words and numbers of a date, a year or an hour among them: a date
/// line, whatever else stands in it (a city, an agency).
pub(super) fn is_date_line(line: &str) -> bool {
    if words(line) > 16 || matches!(ending(line), Ending::Stop | Ending::Middle) || !line.chars().any(|c| digit_value(c).is_some()) {
        return false;
    }
    let folded = fold(line);
    let (mut dated, mut all, mut anchor, mut month) = (0, 0, false, false);
    for word in folded.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | ',' | '|' | '(' | ')' | '–' | '،' | '.')) {
        let word = word.trim_matches(|c: char| !is_alphanumeric(c));
        if word.is_empty() {
            continue;
        }
        all += 1;
        let number = word.trim_end_matches(['م', 'ه']).trim_end_matches("st").trim_end_matches("th");
        let is_number = number.bytes().all(|b| b.is_ascii_digit() || b == b':') && !number.is_empty();
        anchor |= (is_number && number.len() == 4) || number.contains(':');
        let is_word = lexicon::date_words().contains(word);
        month |= is_word && word.chars().count() > 2;
        dated += usize::from(is_number || is_word);
    }
    let numeric = line.chars().all(|c| !c.is_alphabetic());
    all >= 2 && dated * 2 >= all && anchor && (month || numeric) || is_iso(line)
}

fn is_iso(line: &str) -> bool {
    crate::text::date::PartialDate::parse(line.trim()).is_some_and(|date| date.day_of_month().is_some())
}

/// Whether two lines say the same but for signs, marks and white space.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let mut key_of_a = folded_chars(a).filter(|&c| is_alphanumeric(c)).peekable();
    key_of_a.peek().is_some() && key_of_a.eq(folded_chars(b).filter(|&c| is_alphanumeric(c)))
}

/// Trimmed, with single spaces: what a paragraph's lines become.
pub(super) fn single_spaced(text: &str, out: &mut String) {
    // Nearly every line has single spaces already.
    let odd = |pair: &[u8]| match pair[0] {
        b' ' => pair[1] == b' ',
        // White space beyond the space: controls; NEL and no-break space; Ogham; U+2000 to 205F; ideographic space.
        0x09..=0x0D | 0x1C..=0x1F => true,
        0xC2 => matches!(pair[1], 0x85 | 0xA0),
        0xE1 => pair[1] == 0x9A,
        0xE2 => matches!(pair[1], 0x80 | 0x81),
        0xE3 => pair[1] == 0x80,
        _ => false,
    };
    let is_space = |c: char| c.is_whitespace();
    if !text.as_bytes().windows(2).any(odd) || !has_odd_space(text) {
        out.push_str(text.trim_matches(is_space));
        return;
    }
    for (i, word) in text.split(is_space).filter(|word| !word.is_empty()).enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// Whether white space other than a single space stands in a text.
fn has_odd_space(text: &str) -> bool {
    let mut before = 'x';
    text.chars().any(|c| {
        let odd = c.is_whitespace() && (c != ' ' || before == ' ');
        before = c;
        odd
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_told_apart() {
        for (line, want) in [
            ("قال الوزير.", Ending::Stop),
            ("“It is done.”", Ending::Stop),
            ("In the U.S.", Ending::Open),
            ("ماذا بعد؟", Ending::Open),
            ("والله..", Ending::Open),
            ("قال:", Ending::Middle),
            ("عنوان «جديد»", Ending::None),
        ] {
            assert_eq!(ending(line), want, "{line}");
        }
    }

    #[test]
    fn date_lines_are_told_from_lines_with_a_date() {
        for line in [
            "الرياض 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس",
            "الثلاثاء 12 أغسطس 2024",
            "August 12, 2024",
            "Tue, 12 Aug 2024 10:00 GMT",
            "12/08/2024 - 14:30",
            "2024-08-12",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in ["انتخابات 2024 في الميزان", "Windows 10 EOL in 2025", "مواجهات يوم 12 أغسطس تهز المدينة من جديد", "24", "1984"]
        {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn names_have_no_particles() {
        for line in ["Tim Balk", "John F. Kennedy", "عبير الدخيل", "Ludwig van Beethoven"] {
            assert!(is_name(line, 4), "{line}");
        }
        for line in ["in the house", "ماسك على إكس", "the time he left", "Windows 10", "one two three four five"] {
            assert!(!is_name(line, 4), "{line}");
        }
    }
}
