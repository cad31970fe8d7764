//! Tokens: words, numbers and marks, each with its place in the original text.

use super::fold::{fold_into, is_invisible};
use super::letter::ARABIC_BLOCK;
use super::span::Span;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters of the Arabic script, with the marks and tatweel written within.
    Arabic,
    /// Letters of the Latin script, with digits after the first letter (`G20`), inner apostrophes (`O'Brien`), and
    /// single letters joined by full stops (`U.S.`).
    Latin,
    /// Letters of any other script.
    OtherWord,
    /// Digits of any family with inner separators (`1.2`, `10,000`, `٣٫٥`).
    Number,
    /// One punctuation mark or symbol.
    Mark,
}

/// One token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands, in bytes of the tokenised text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// Whether it is a word of some script.
    #[must_use]
    pub fn is_word(self) -> bool {
        matches!(self.kind, TokenKind::Arabic | TokenKind::Latin | TokenKind::OtherWord)
    }

    /// Its characters.
    #[must_use]
    pub fn text(self, whole: &str) -> &str {
        self.span.of_text(whole)
    }
}

/// The tokens of `text`, in order. White space is left out. Linear in the length of the text.
///
/// Word boundaries are those of UAX 29 narrowed to what names in the news need: a script change ends a word («بـ34»,
/// «الـX»), a hyphen ends a word (so that «هاريس-والز» is two names), an apostrophe between letters does not.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 6 + 1);
    tokenize_into(text, &mut tokens);
    tokens
}

/// As [`tokenize`], into a buffer that the caller reuses.
pub fn tokenize_into(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut at = 0;
    while let Some(class) = class_at(text, at) {
        let width = || text[at..].chars().next().map_or(1, char::len_utf8);
        let (kind, end) = match class {
            // A mark without a letter before it (a stray haraka) belongs to no token.
            Class::Space | Class::Inside => {
                at += width();
                continue;
            }
            Class::Arabic => (TokenKind::Arabic, plain_end(text, at, class).unwrap_or_else(|| word_end(text, at, class))),
            Class::Latin => (TokenKind::Latin, plain_end(text, at, class).unwrap_or_else(|| latin_end(text, at))),
            Class::Other => (TokenKind::OtherWord, word_end(text, at, class)),
            Class::Digit => (TokenKind::Number, number_end(text, at)),
            Class::Mark => (TokenKind::Mark, at + width()),
        };
        tokens.push(Token { span: Span::new(at, end), kind });
        at = end;
    }
}

/// The class of the character that begins at a byte; `None` at the end.
#[inline]
fn class_at(text: &str, at: usize) -> Option<Class> {
    let bytes = text.as_bytes();
    match *bytes.get(at)? {
        byte @ 0..0x80 => Some(COMMON[usize::from(byte)]),
        lead @ 0xD8..=0xDB => Some(COMMON[arabic_index(lead, *bytes.get(at + 1)?)]),
        _ => text.get(at..)?.chars().next().map(classify),
    }
}

/// Where a letter of two bytes from U+0600 to 06FF has its class in [`COMMON`].
#[inline]
fn arabic_index(lead: u8, second: u8) -> usize {
    128 + (usize::from(lead & 3) << 6 | usize::from(second & 0x3F))
}

/// The end of a word that consists of plain letters alone, ASCII or Arabic, as nearly all do; `None` where something
/// stands in it or after it that takes a closer look.
#[inline]
fn plain_end(text: &str, at: usize, class: Class) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = at;
    if class == Class::Latin {
        end += bytes.get(at..)?.iter().position(|&byte| !LATIN_INNER[usize::from(byte)]).unwrap_or(bytes.len() - at);
        // An apostrophe may go on, the stop after a single letter too; what is not ASCII is looked at closely.
        return match bytes.get(end) {
            Some(b'\'' | 0x80..) => None,
            Some(b'.') if end == at + 1 => None,
            _ => Some(end),
        };
    }
    while let Some(&[lead @ 0xD8..=0xDB, second]) = bytes.get(end..end + 2) {
        match COMMON[arabic_index(lead, second)] {
            Class::Arabic => end += 2,
            Class::Inside => return None,
            _ => return Some(end),
        }
    }
    match bytes.get(end) {
        Some(0x80..) => None,
        _ => Some(end),
    }
}

/// ASCII letters and digits: what a Latin word goes on with.
static LATIN_INNER: [bool; 256] = {
    let mut inner = [false; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        inner[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    inner
};

/// The folded keys of a text's tokens, each folded once and kept in one string.
///
/// ```
/// use warraq::text::token::{Keys, tokenize};
/// let text = "قال إيـلون NOW!";
/// let keys = Keys::new(text, &tokenize(text));
/// assert_eq!((keys.get(1), keys.get(2), keys.get(3), keys.get(4)), ("ايلون", "now", "", ""));
/// ```
#[derive(Debug, Default)]
pub struct Keys {
    keys: String,
    /// One past each key.
    ends: Vec<u32>,
}

impl Keys {
    /// Folds every word and number of `text`; marks have an empty key.
    #[must_use]
    pub fn new(text: &str, tokens: &[Token]) -> Self {
        let mut keys = Self { keys: String::with_capacity(text.len()), ends: Vec::with_capacity(tokens.len()) };
        for token in tokens {
            if token.kind != TokenKind::Mark {
                fold_into(token.text(text), &mut keys.keys);
            }
            keys.ends.push(u32::try_from(keys.keys.len()).unwrap_or(u32::MAX));
        }
        keys
    }

    /// The key of token `i`; empty for a mark, and past the last token.
    #[must_use]
    pub fn get(&self, i: usize) -> &str {
        let start = i.checked_sub(1).map_or(0, |before| self.ends.get(before).map_or(usize::MAX, |&end| end as usize));
        self.ends.get(i).and_then(|&end| self.keys.get(start..end as usize)).unwrap_or("")
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Arabic,
    Latin,
    Other,
    Digit,
    /// Belongs to the word before it.
    Inside,
    Mark,
}

/// The classes of ASCII, then of the Arabic block: most of our texts is told by a look here.
static COMMON: [Class; 128 + 256] = common_classes();

const fn common_classes() -> [Class; 128 + 256] {
    let mut classes = [Class::Mark; 128 + 256];
    let mut i = 0;
    while i < classes.len() {
        let code = if i < 128 { i } else { ARABIC_BLOCK as usize + i - 128 };
        classes[i] = match code {
            0x61..=0x7A | 0x41..=0x5A => Class::Latin,
            0x30..=0x39 | 0x660..=0x669 | 0x6F0..=0x6F9 => Class::Digit,
            0x09..=0x0D | 0x20 => Class::Space,
            0x621..=0x63F | 0x641..=0x64A | 0x66E | 0x66F | 0x671..=0x6D3 | 0x6D5 | 0x6EE | 0x6EF | 0x6FA..=0x6FC | 0x6FF => Class::Arabic,
            // The one letter of the block that no word of our languages has (U+0620, Kashmiri).
            0x620 => Class::Other,
            0x61C | 0x640 => Class::Inside,
            0x610..=0x61A | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6DC | 0x6DF..=0x6E8 | 0x6EA..=0x6ED => Class::Inside,
            _ => Class::Mark,
        };
        i += 1;
    }
    classes
}

#[inline]
fn classify(c: char) -> Class {
    match c {
        '\0'..='\u{7F}' => COMMON[c as usize],
        '\u{600}'..='\u{6FF}' => COMMON[128 + c as usize - ARABIC_BLOCK as usize],
        _ => classify_any(c),
    }
}

/// The rule for any character; [`COMMON`] holds its answers for the common ones.
#[expect(clippy::match_same_arms, reason = "the arms stand in the order of how often they are met")]
fn classify_any(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Latin,
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => Class::Digit,
        ' ' | '\n' | '\t' | '\r' => Class::Space,
        '!'..='~' => Class::Mark,
        '\u{621}'..='\u{63F}'
        | '\u{641}'..='\u{64A}'
        | '\u{66E}'
        | '\u{66F}'
        | '\u{671}'..='\u{6D3}'
        | '\u{6D5}'
        | '\u{6EE}'
        | '\u{6EF}'
        | '\u{6FA}'..='\u{6FC}'
        | '\u{6FF}' => Class::Arabic,
        '\u{750}'..='\u{77F}'
        | '\u{8A0}'..='\u{8C9}'
        | '\u{FB50}'..='\u{FBB1}'
        | '\u{FBD3}'..='\u{FD3D}'
        | '\u{FD50}'..='\u{FDFB}'
        | '\u{FE70}'..='\u{FEFC}' => Class::Arabic,
        _ if is_invisible(c) => Class::Inside,
        _ if c.is_whitespace() => Class::Space,
        '\u{300}'..='\u{36F}' => Class::Inside,
        '\u{C0}'..='\u{24F}' if c.is_alphabetic() => Class::Latin,
        '\u{1E00}'..='\u{1EFF}' => Class::Latin,
        _ if c.is_alphabetic() => Class::Other,
        _ => Class::Mark,
    }
}

/// One past the last character of the word of `class` that begins at `at`; marks at its end stay outside of it.
fn word_end(text: &str, at: usize, class: Class) -> usize {
    let mut end = at;
    for (i, c) in text[at..].char_indices() {
        match classify(c) {
            Class::Inside if is_invisible(c) && !super::fold::is_format_mark(c) => end = at + i + c.len_utf8(),
            Class::Inside => {}
            found if found == class => end = at + i + c.len_utf8(),
            _ => break,
        }
    }
    end
}

fn latin_end(text: &str, at: usize) -> usize {
    let dotted = dotted_end(text, at);
    if dotted > at {
        return dotted;
    }
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        match classify(c) {
            Class::Latin => end = at + i + c.len_utf8(),
            Class::Digit if c.is_ascii() => end = at + i + c.len_utf8(),
            Class::Inside => {}
            Class::Mark if matches!(c, '\'' | '’') && chars.peek().is_some_and(|&(_, n)| classify(n) == Class::Latin) => {}
            _ => break,
        }
    }
    end
}

/// The end of single letters joined by full stops, two or more (`U.S.`, `U.N`), or `at` where none begin here.
fn dotted_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut letters = 0;
    let mut i = at;
    while bytes.get(i).is_some_and(u8::is_ascii_alphabetic) {
        let stop = bytes.get(i + 1) == Some(&b'.');
        let alone = !text[i + 1..].chars().next().is_some_and(char::is_alphanumeric);
        if !stop && (letters == 0 || !alone) {
            break;
        }
        letters += 1;
        end = i + 1 + usize::from(stop);
        i = end;
        if !stop {
            break;
        }
    }
    if letters >= 2 { end } else { at }
}

fn number_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        match c {
            _ if classify(c) == Class::Digit => end = at + i + c.len_utf8(),
            '.' | ',' | '٫' | '٬' if chars.peek().is_some_and(|&(_, n)| classify(n) == Class::Digit) => {}
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokenize(text).into_iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        let table: &[(&str, &[&str])] = &[
            ("قال ترامب: نعم.", &["قال", "ترامب", ":", "نعم", "."]),
            ("بـ34 مقعدا", &["بـ", "34", "مقعدا"]),
            ("لـX و«إكس»", &["لـ", "X", "و", "«", "إكس", "»"]),
            ("U.S. and U.N reform. A. B", &["U.S.", "and", "U.N", "reform", ".", "A", ".", "B"]),
            ("O'Brien's 1.2m", &["O'Brien's", "1.2", "m"]),
            ("هاريس-والز", &["هاريس", "-", "والز"]),
            ("٣٫٥ و10,000.", &["٣٫٥", "و", "10,000", "."]),
            ("G20 COVID-19", &["G20", "COVID", "-", "19"]),
            ("مُحَمَّدٌ", &["مُحَمَّدٌ"]),
            ("Erdoğan Привет", &["Erdoğan", "Привет"]),
            ("", &[]),
        ];
        for (text, want) in table {
            assert_eq!(texts(text), *want, "{text}");
        }
    }

    #[test]
    fn the_table_holds_the_rule() {
        for c in ('\0'..='\u{7F}').chain('\u{600}'..='\u{6FF}') {
            assert!(classify(c) == classify_any(c), "U+{:04X}", c as u32);
        }
    }

    proptest::proptest! {
        #[test]
        fn plain_words_end_where_the_rule_says(text in "[a-cA-C09ا-ت\u{64B}\u{640}'’. \u{200C}é،\u{301}-]{1,12}") {
            for (at, c) in text.char_indices() {
                let class = classify(c);
                let want = match class {
                    Class::Arabic => word_end(&text, at, class),
                    Class::Latin => latin_end(&text, at),
                    _ => continue,
                };
                proptest::prop_assert_eq!(plain_end(&text, at, class).unwrap_or(want), want, "{} at {}", &text, at);
            }
        }

        #[test]
        fn tokens_are_ordered_slices_of_any_text(text in "\\PC{0,60}") {
            let mut last = 0;
            for token in tokenize(&text) {
                proptest::prop_assert!(token.span.start >= last && !token.span.is_empty());
                proptest::prop_assert!(!token.text(&text).is_empty());
                last = token.span.end;
            }
        }
    }
}
