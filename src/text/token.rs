//! Tokens: words, numbers and marks, each with its place in the original text.

use super::fold::is_invisible;
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
    while let Some(c) = text[at..].chars().next() {
        let class = classify(c);
        let end = match class {
            // A mark without a letter before it (a stray haraka) belongs to no token.
            Class::Space | Class::Inside => {
                at += c.len_utf8();
                continue;
            }
            Class::Digit => number_end(text, at),
            Class::Arabic => word_end(text, at, Class::Arabic),
            Class::Latin => latin_end(text, at),
            Class::Other => word_end(text, at, Class::Other),
            Class::Mark => at + c.len_utf8(),
        };
        let kind = match class {
            Class::Arabic => TokenKind::Arabic,
            Class::Latin => TokenKind::Latin,
            Class::Other => TokenKind::OtherWord,
            Class::Digit => TokenKind::Number,
            _ => TokenKind::Mark,
        };
        tokens.push(Token { span: Span::new(at, end), kind });
        at = end;
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

#[expect(clippy::match_same_arms, reason = "the arms stand in the order of how often they are met")]
fn classify(c: char) -> Class {
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

    proptest::proptest! {
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
