//! Mixed directions: runs of foreign script inside a text, and isolates for plain-text output.

use super::lang::Direction;
use super::span::Span;

/// U+2068 FIRST STRONG ISOLATE.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// U+2069 POP DIRECTIONAL ISOLATE.
const POP_ISOLATE: char = '\u{2069}';

/// `text` between isolates, for terminals and logs: it takes its own direction and leaves that of the line alone
/// (UAX 9, section 2.4). Direction controls within are left out, so that a hostile text cannot reorder the line.
#[must_use]
pub fn isolated(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 6);
    out.push(FIRST_STRONG_ISOLATE);
    out.extend(text.chars().filter(|&c| !is_direction_control(c)));
    out.push(POP_ISOLATE);
    out
}

/// Marks, embeddings, overrides and isolates that change the direction of what follows.
#[must_use]
pub fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The direction of a letter; `None` for digits, marks and spaces.
#[must_use]
#[expect(clippy::match_same_arms, reason = "the arms stand in the order of how often they are met")]
pub fn letter_direction(c: char) -> Option<Direction> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(Direction::Ltr),
        '\0'..='\u{A9}' => None,
        // The common letters and marks are told apart without a look into the Unicode tables.
        '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}' => Some(Direction::Rtl),
        '\u{60C}'..='\u{60F}' | '\u{61B}'..='\u{61F}' | '\u{64B}'..='\u{66D}' | '\u{2000}'..='\u{206F}' => None,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => c.is_alphabetic().then_some(Direction::Rtl),
        _ => c.is_alphabetic().then_some(Direction::Ltr),
    }
}

/// The direction of a text's first letter.
#[must_use]
pub fn first_direction(text: &str) -> Option<Direction> {
    text.chars().find_map(letter_direction)
}

/// Letters of each direction in `text`: left to right, right to left.
#[must_use]
pub fn letter_counts(text: &str) -> (usize, usize) {
    let mut counts = (0, 0);
    for c in text.chars() {
        match letter_direction(c) {
            Some(Direction::Ltr) => counts.0 += 1,
            Some(Direction::Rtl) => counts.1 += 1,
            None => {}
        }
    }
    counts
}

/// The parts of `text` that run against `base`, each to be isolated in HTML. Spans are bytes of `text`, in order,
/// apart from each other.
///
/// A run begins and ends with a letter or digit of its own direction and takes in what stands between its words, so
/// that «Truth Social» is one run. In a right-to-left text the run also takes the marks that would be torn off:
/// the signs of `C++`, `C#`, `@name`, `#tag`, `.NET`, addresses, and telephone numbers, ISO dates and ranges of
/// numbers written with Latin hyphens, whose parts the bidirectional algorithm would swap (UAX 9, rules W4 to N2).
#[must_use]
pub fn foreign_runs(text: &str, base: Direction) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = match letter_direction(c) {
            Some(direction) if direction != base => Some(at),
            None if base == Direction::Rtl && (c.is_ascii_digit() || matches!(c, '+' | '@' | '#' | '.')) && !inside_word(text, at) => {
                Some(at)
            }
            _ => None,
        };
        let end = start.and_then(|start| if base == Direction::Rtl { ltr_end(text, start) } else { rtl_end(text, start) });
        match end {
            Some(end) => {
                match runs.last_mut() {
                    // Two runs parted only by spaces or a hyphen are one.
                    Some(last) if joins(&text[last.end as usize..at]) && letter_direction(c).is_some() => {
                        last.end = u32::try_from(end).unwrap_or(u32::MAX);
                    }
                    _ => runs.push(Span::new(at, end)),
                }
                at = end;
            }
            None => at += c.len_utf8(),
        }
    }
    runs
}

fn inside_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric())
}

fn joins(between: &str) -> bool {
    between.len() <= 3 && between.chars().all(|c| matches!(c, ' ' | '-' | '–' | '&' | '\u{A0}'))
}

/// The end of a left-to-right word, address, number range or sign-bearing name that begins at `start`; `None` where a
/// plain number stands there, which needs no isolate.
fn ltr_end(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let mut end = 0;
    let mut letters = false;
    let mut joined_digits = 0;
    let mut previous = ' ';
    for (i, c) in rest.char_indices() {
        if letter_direction(c) == Some(Direction::Ltr) {
            letters = true;
            end = i + c.len_utf8();
        } else if c.is_ascii_digit() {
            if matches!(previous, '-' | '/' | ':' | '–') && i > 0 {
                joined_digits += 1;
            }
            end = i + 1;
        } else if letters && matches!(c, '+' | '#' | '%') {
            end = i + 1;
        } else if c.is_whitespace() || !is_inner(c) || super::bidi::letter_direction(c) == Some(Direction::Rtl) {
            break;
        }
        previous = c;
    }
    // «+44 20 7946 0000»: groups of digits after a plus sign belong together.
    if !letters && rest.starts_with('+') {
        return phone_end(rest).map(|e| start + e);
    }
    if letters && rest[end..].starts_with('/') && rest[..end].contains("://") {
        end += 1;
    }
    // A dotted acronym keeps its last stop: U.S.
    if letters && rest[end..].starts_with('.') && is_dotted_acronym(&rest[..end]) {
        end += 1;
    }
    ((letters || joined_digits > 0) && end > 0).then_some(start + end)
}

fn is_dotted_acronym(word: &str) -> bool {
    word.len() >= 3 && word.split('.').all(|part| part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic())
}

fn is_inner(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '-' | '–' | '_' | '@' | '/' | ':' | '&' | '+' | '#' | '?' | '=' | '%' | '~' | '$')
}

fn phone_end(rest: &str) -> Option<usize> {
    let mut end = 0;
    let mut digits = 0;
    for (i, c) in rest.char_indices() {
        if c.is_ascii_digit() {
            digits += 1;
            end = i + 1;
        } else if !matches!(c, '+' | ' ' | '-' | '(' | ')') {
            break;
        }
    }
    (digits >= 7).then_some(end)
}

fn rtl_end(text: &str, start: usize) -> Option<usize> {
    let mut end = None;
    for (i, c) in text[start..].char_indices() {
        match letter_direction(c) {
            Some(Direction::Rtl) => end = Some(start + i + c.len_utf8()),
            Some(Direction::Ltr) => break,
            None if super::fold::is_invisible(c) && end == Some(start + i) => end = Some(start + i + c.len_utf8()),
            None if c == '\n' || matches!(c, '(' | ')' | '"' | '“' | '”' | '«' | '»' | '.' | '!' | '?' | ';' | ':') => break,
            None => {}
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str, base: Direction) -> Vec<&str> {
        foreign_runs(text, base).into_iter().map(|s| s.of_text(text)).collect()
    }

    #[test]
    fn latin_in_arabic() {
        let table: &[(&str, &[&str])] = &[
            ("أطلق تروث سوشال Truth Social في شباط", &["Truth Social"]),
            ("كتب بلغة C++، ثم C#.", &["C++", "C#"]),
            ("على https://example.org/a/?q=1 وعلى me@example.org.", &["https://example.org/a/?q=1", "me@example.org"]),
            ("بين 2021-2024 وفي 2024-08-12، و20 عاما", &["2021-2024", "2024-08-12"]),
            ("هاتف +44 20 7946 0000.", &["+44 20 7946 0000"]),
            ("قال @elonmusk إن #X", &["@elonmusk", "#X"]),
            ("منصة X 1.2 مليار", &["X"]),
            ("في U.S. اليوم", &["U.S."]),
            ("بلا لاتينية 15 ألفا", &[]),
        ];
        for (text, want) in table {
            assert_eq!(runs(text, Direction::Rtl), *want, "{text}");
        }
    }

    #[test]
    fn arabic_in_english() {
        assert_eq!(runs("The word (حرية التعبير) and إكس.", Direction::Ltr), ["حرية التعبير", "إكس"]);
    }

    #[test]
    fn isolates_are_closed_and_controls_are_left_out() {
        assert_eq!(isolated("a\u{202E}b"), "\u{2068}ab\u{2069}");
    }

    proptest::proptest! {
        #[test]
        fn runs_are_ordered_parts_of_any_text(text in "[ -~ا-ي٠-٩«»،\\PC]{0,60}") {
            for base in [Direction::Rtl, Direction::Ltr] {
                let mut last = 0;
                for span in foreign_runs(&text, base) {
                    proptest::prop_assert!(span.start >= last && !span.of_text(&text).is_empty());
                    last = span.end;
                }
            }
        }
    }
}
