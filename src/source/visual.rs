//! Visual order: Arabic stored as it was drawn from left to right by old systems, each line reversed.

use super::clean::is_letter_form;
use crate::diagnostic::{Code, Diagnostic};

/// Fewest words that must testify before a text is turned round, and fewest of them that could not be words at all.
const FEWEST_WITNESSES: usize = 4;
pub(super) const FEWEST_IMPOSSIBLE: usize = 2;

/// Whether the Arabic of a text is stored in visual order, by what cannot stand where it stands: ة and ى at the
/// beginning of words, the article at their end («لا…»), final forms first and initial forms last.
#[must_use]
pub(super) fn line_order(text: &str) -> bool {
    let (mut logical, mut visual, mut impossible) = (0usize, 0usize, 0usize);
    for word in text.split(|c: char| !is_word_part(c)) {
        let mut letters = word.chars();
        let (Some(first), Some(last)) = (letters.next(), letters.next_back()) else { continue };
        let (Some(second), Some(before_last)) = (word.chars().nth(1), word.chars().rev().nth(1)) else { continue };
        if letters.next().is_none() {
            continue;
        }
        if is_letter_form(first) && is_letter_form(last) {
            logical += usize::from(position(first) == Some(Position::Initial)) + usize::from(position(last) == Some(Position::Final));
            let wrong = usize::from(position(first) == Some(Position::Final)) + usize::from(position(last) == Some(Position::Initial));
            visual += wrong;
            impossible += wrong;
            continue;
        }
        logical += usize::from(first == 'ا' && second == 'ل') + usize::from(matches!(last, 'ة' | 'ى'));
        visual += usize::from(before_last == 'ل' && last == 'ا') + 2 * usize::from(matches!(first, 'ة' | 'ى'));
        impossible += usize::from(matches!(first, 'ة' | 'ى'));
    }
    visual >= FEWEST_WITNESSES && impossible >= FEWEST_IMPOSSIBLE && visual > 3 * logical
}

fn is_word_part(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{65F}' | '\u{670}'..='\u{6D3}') || is_letter_form(c)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Initial,
    Final,
}

/// Which place in a word a glyph code is made for, by its compatibility decomposition: every glyph is followed in the
/// block by those of the same letter, in the order isolated, final, initial, medial (Unicode 17, Arabic Presentation
/// Forms-B). Letters that do not join forward have no initial form.
fn position(c: char) -> Option<Position> {
    // (first glyph, how many forms): the runs of U+FE80 to U+FEF4.
    const RUNS: [(u32, u32); 36] = [
        (0xFE80, 1),
        (0xFE81, 2),
        (0xFE83, 2),
        (0xFE85, 2),
        (0xFE87, 2),
        (0xFE89, 4),
        (0xFE8D, 2),
        (0xFE8F, 4),
        (0xFE93, 2),
        (0xFE95, 4),
        (0xFE99, 4),
        (0xFE9D, 4),
        (0xFEA1, 4),
        (0xFEA5, 4),
        (0xFEA9, 2),
        (0xFEAB, 2),
        (0xFEAD, 2),
        (0xFEAF, 2),
        (0xFEB1, 4),
        (0xFEB5, 4),
        (0xFEB9, 4),
        (0xFEBD, 4),
        (0xFEC1, 4),
        (0xFEC5, 4),
        (0xFEC9, 4),
        (0xFECD, 4),
        (0xFED1, 4),
        (0xFED5, 4),
        (0xFED9, 4),
        (0xFEDD, 4),
        (0xFEE1, 4),
        (0xFEE5, 4),
        (0xFEE9, 4),
        (0xFEED, 2),
        (0xFEEF, 2),
        (0xFEF1, 4),
    ];
    let code = u32::from(c);
    let &(start, forms) = RUNS.iter().rev().find(|&&(start, _)| start <= code)?;
    match (forms, code - start) {
        (2 | 4, 1) => Some(Position::Final),
        (4, 2) => Some(Position::Initial),
        _ => None,
    }
}

pub(super) fn report(text: &str) -> Diagnostic {
    let at = text.find(is_word_part).unwrap_or(0);
    Diagnostic::warning(Code::VisualOrder, "the Arabic is stored in visual order, each line reversed; it is shown in reading order")
        .at_byte(text, at)
        .help("store the text in reading order, with a program that converts visual to logical Arabic")
}

/// Each line that holds Arabic turned round, its Latin words and numbers kept as they are, its brackets mirrored.
pub(super) fn in_reading_order(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        if line.contains(is_word_part) {
            turn_round(line, &mut out);
        } else {
            out.push_str(line);
        }
        out.push_str(end);
    }
    out
}

fn turn_round(line: &str, out: &mut String) {
    // Marks stay behind their letters, Latin words and numbers stay whole: both are kept as one piece.
    let mut pieces: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut whole = false;
    for (i, c) in line.char_indices() {
        let forward = c.is_ascii_alphanumeric() || matches!(c, '٠'..='٩');
        let inner = whole && matches!(c, '.' | ',' | '\'' | '@' | '/' | '%' | '_');
        let mark = crate::text::fold::is_haraka(c);
        if i > start && !(whole && (forward || inner)) && !mark {
            pieces.push(&line[start..i]);
            start = i;
        }
        whole = forward || (inner && whole);
    }
    pieces.push(&line[start..]);
    for piece in pieces.iter().rev() {
        match *piece {
            "(" => out.push(')'),
            ")" => out.push('('),
            "«" => out.push('»'),
            "»" => out.push('«'),
            "[" => out.push(']'),
            "]" => out.push('['),
            other => out.push_str(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::clean::clean;
    use super::*;

    #[test]
    fn reversed_lines_are_known_and_turned_round() {
        let right = "أعلنت الشركة الجديدة (أمس) أن المدينة الصناعية في جدة تضم 25 مصنعا\nوقالت الوزارة إن القيمة كبيرة على المدى";
        let reversed = in_reading_order(right);
        assert!(line_order(&reversed) && !line_order(right));
        let (text, said) = clean(reversed);
        assert_eq!(text, right);
        assert_eq!((said[0].code, said[0].line, said[0].column), (Code::VisualOrder, Some(1), Some(1)));
    }

    #[test]
    fn shapes_testify_too() {
        // «محمد» and «سعيد» drawn from left to right.
        let drawn = "\u{FEAA}\u{FEE4}\u{FEA4}\u{FEE3} \u{FEAA}\u{FEF4}\u{FECC}\u{FEB3}";
        assert_eq!(clean(drawn.to_owned()).0, "سعيد محمد");
        let logical = "\u{FEE3}\u{FEA4}\u{FEE4}\u{FEAA} \u{FEB3}\u{FECC}\u{FEF4}\u{FEAA}";
        assert_eq!(clean(logical.to_owned()).0, "محمد سعيد");
    }

    #[test]
    fn words_that_end_in_la_prove_nothing_alone() {
        assert!(!line_order("أهلا وسهلا ومثلا وليلا وأصلا وقليلا بكل الناس والضيوف في الدار والبلد"));
        assert!(!line_order("قليلا جميلا طويلا بديلا والبيت والدار"));
        assert!(!line_order(""));
    }
}
