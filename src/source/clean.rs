//! Text made whole: one composed form for every letter, no invisible marks, no glyph codes where letters are meant.
//! The number of lines stays as it is, so that places still name the file's own lines.

use super::visual;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::fold::{is_format_mark, is_haraka};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Cleans a decoded text. In this order: marks that reorder text are dropped and reported, other invisible marks are
/// dropped, presentation forms inside words become letters, the whole is composed (NFC, UAX 15), and text in visual
/// order is put in reading order and reported.
#[must_use]
pub(super) fn clean(text: String) -> (String, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    if text.is_ascii() && !text.bytes().any(|b| is_dropped_control(b.into())) {
        return (text, diagnostics);
    }
    let seen = survey(&text);
    if seen.suspect
        && let Some(said) = hidden_controls(&text)
    {
        diagnostics.push(said);
    }
    // Shapes tell the order of letters best while they are still there.
    let reversed = (seen.glyphs || seen.impossible >= visual::FEWEST_IMPOSSIBLE) && visual::line_order(&text);
    let mut text = if seen.suspect { without_invisible(&text) } else { text };
    if seen.glyphs {
        text = with_letters(&text);
    }
    if seen.to_compose || seen.glyphs {
        text = composed(text);
    }
    if reversed {
        diagnostics.push(visual::report(&text));
        text = visual::in_reading_order(&text);
    }
    (text, diagnostics)
}

/// What stands in a text that takes work: one reading tells that most need none.
#[derive(Default)]
struct Seen {
    suspect: bool,
    glyphs: bool,
    to_compose: bool,
    /// Words that begin with a letter that only ends words.
    impossible: usize,
}

fn survey(text: &str) -> Seen {
    let mut seen = Seen::default();
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        match c {
            ' '..='~' | '\n' | '\t' => {}
            'ة' | 'ى' => {
                // No letter of two bytes before it.
                let begins = at == 0 || bytes[at - 1].is_ascii();
                seen.impossible += usize::from(begins);
            }
            '\u{61D}'..='\u{64A}' => {}
            _ => {
                seen.suspect |= is_suspect(c);
                seen.glyphs |= is_letter_form(c);
                seen.to_compose |= !is_surely_composed(c);
            }
        }
    }
    seen
}

/// The text composed (NFC), line by line: no composition crosses a line feed, and most lines need none.
fn composed(text: String) -> String {
    let is_composed = |line: &str| line.chars().all(is_surely_composed) || is_nfc_quick(line.chars()) == IsNormalized::Yes;
    if text.split('\n').all(is_composed) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_composed(line) { out.push_str(line) } else { out.extend(line.nfc()) }
    }
    out
}

/// Letters and signs that no normalisation touches, by ranges: most of every text, and cheaper than the tables.
fn is_surely_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{600}'..='\u{60F}' | '\u{61B}'..='\u{64A}' | '\u{660}'..='\u{66F}' | '\u{671}'..='\u{6D5}' | '\u{2010}'..='\u{2027}')
}

/// Embeddings and overrides: what they do to a line cannot be seen in it (CVE-2021-42574, "Trojan Source").
fn is_reordering(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}')
}

fn hidden_controls(text: &str) -> Option<Diagnostic> {
    let first = text.find(is_reordering)?;
    let count = text.matches(is_reordering).count();
    let marks =
        if count == 1 { "1 hidden mark that reorders text was".to_owned() } else { format!("{count} hidden marks that reorder text were") };
    Some(
        Diagnostic::warning(Code::HiddenControls, format!("{marks} left out"))
            .at_byte(text, first)
            .help("delete the direction embeddings and overrides (U+202A to U+202E); the pages set direction by themselves"),
    )
}

fn is_dropped_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}')
}

fn is_suspect(c: char) -> bool {
    is_dropped_control(c) || is_format_mark(c) || matches!(c, '\u{180E}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Without invisible marks, but for those that a script or a picture needs: a non-joiner between letters of Persian
/// and its neighbours or of Indic scripts, a joiner within a sequence of pictures or Indic letters, variation selectors.
fn without_invisible(text: &str) -> String {
    let needs_non_joiner = text.chars().any(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' | 'ے' | 'ٹ'));
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let before = out.chars().next_back().unwrap_or(' ');
        let keep = match c {
            '\u{200C}' => {
                let after = chars.peek().copied().unwrap_or(' ');
                if is_arabic(before) { needs_non_joiner && is_arabic(after) } else { joins_others(before) && joins_others(after) }
            }
            '\u{200D}' => joins_others(before) && chars.peek().is_some_and(|&after| joins_others(after)),
            '\u{FE00}'..='\u{FE0F}' => !before.is_whitespace() && !is_arabic(before),
            // A form feed or vertical tab parts words.
            '\u{B}' | '\u{C}' => {
                out.push(' ');
                false
            }
            _ => !is_suspect(c),
        };
        if keep {
            out.push(c);
        }
    }
    out
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Pictures, their selectors, and letters of scripts in which joiners mean something.
fn joins_others(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{DFF}' | '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Glyph codes of letters (Arabic Presentation Forms A and B), without the signs and word ligatures of U+FDF0 to FDFF,
/// which are written on purpose.
pub(super) fn is_letter_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDC7}' | '\u{FE70}'..='\u{FEFC}')
}

/// Words that hold glyph codes, with letters in their place. A single glyph that stands alone is one that the text
/// speaks about, and stays.
fn with_letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_arabic) {
        out.push_str(&rest[..start]);
        let word = &rest[start..];
        let end = word.find(|c: char| !is_arabic(c)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        rest = after;
        let mut letters = word.chars();
        if letters.next().is_some() && letters.next().is_none() && !matches!(word, "\u{FEED}" | "\u{FEFB}") {
            out.push_str(word);
            continue;
        }
        for c in word.chars() {
            match c {
                // The isolated and medial forms of marks carry a space or tatweel of their own (Unicode 17, names list).
                '\u{FE70}'..='\u{FE7F}' => out.extend(std::iter::once(c).nfkc().filter(|&part| is_haraka(part))),
                _ if is_letter_form(c) => out.extend(std::iter::once(c).nfkc()),
                _ => out.push(c),
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        clean(text.to_owned()).0
    }

    #[test]
    fn letters_come_out_composed_and_plain() {
        for (written, wanted) in [
            ("ا\u{655}يلون و ا\u{654}حمد", "إيلون و أحمد"),
            ("caf\u{65}\u{301}", "café"),
            ("\u{FEE3}\u{FEA4}\u{FEE4}\u{FEAA}", "محمد"),
            ("\u{FEFB} \u{FE91}\u{FE84}\u{FEB1}", "لا بأس"),
            ("الحرف \u{FEEB} في البدء", "الحرف \u{FEEB} في البدء"),
            ("صلى الله عليه وسلم \u{FDFA}", "صلى الله عليه وسلم \u{FDFA}"),
            ("﴿بسم الله﴾", "﴿بسم الله﴾"),
        ] {
            assert_eq!(cleaned(written), wanted);
        }
    }

    #[test]
    fn invisible_marks_go_unless_a_script_needs_them() {
        for (written, wanted) in [
            ("Truth\u{200F} So\u{AD}cial\u{FEFF}\u{200B}", "Truth Social"),
            ("بـ\u{200C}تويتر", "بـتويتر"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("هـ\u{200D} 1446", "هـ 1446"),
            ("👩\u{200D}💻 ❤\u{FE0F}", "👩\u{200D}💻 ❤\u{FE0F}"),
            ("a\u{7}b\u{C}c", "ab c"),
        ] {
            assert_eq!(cleaned(written), wanted);
        }
    }

    #[test]
    fn marks_that_reorder_are_reported_once() {
        let (text, said) = clean("سطر\nabc \u{202E}def\u{202C}".to_owned());
        assert_eq!(text, "سطر\nabc def");
        assert_eq!(said.len(), 1);
        assert_eq!((said[0].code, said[0].line, said[0].column), (Code::HiddenControls, Some(2), Some(5)));
        assert_eq!(said[0].message, "2 hidden marks that reorder text were left out");
    }

    proptest::proptest! {
        #[test]
        fn cleaning_keeps_lines_and_settles(text in "[\\PC\n\u{200C}\u{200D}\u{202E}\u{FE80}-\u{FEFC}]{0,80}") {
            let (once, _) = clean(text.clone());
            proptest::prop_assert_eq!(once.matches('\n').count(), text.matches('\n').count());
            proptest::prop_assert!(!once.contains(is_reordering));
        }
    }
}
