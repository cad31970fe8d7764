//! Lines and paragraphs of plain text: which line breaks were meant, and which only wrap.

use super::shape::{self, Ending};

/// One line of the file that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Without white space at its ends.
    pub(super) text: &'t str,
    /// From 1.
    pub(super) number: u32,
    /// Whether a blank line, or nothing, stands before it.
    pub(super) after_blank: bool,
    /// Whether the file has white space at its beginning.
    pub(super) indented: bool,
}

/// Lines that are one paragraph, heading or list item.
#[derive(Clone, Debug)]
pub(super) struct Unit<'t> {
    /// Its lines in order; never empty.
    pub(super) lines: Vec<Line<'t>>,
    /// Whether a blank line stands after it.
    pub(super) before_blank: bool,
}

impl Unit<'_> {
    /// Its lines with white space made single.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        for (i, line) in self.lines.iter().enumerate() {
            if i > 0 {
                out.push(' ');
            }
            shape::single_spaced(line.text, &mut out);
        }
        out
    }

    /// Its lines as they stand in the file, white space at their ends aside.
    pub(super) fn evidence(&self) -> String {
        self.lines.iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
    }

    /// The first line.
    pub(super) fn first(&self) -> &Line<'_> {
        &self.lines[0]
    }
}

/// The lines of `text` that are not blank; its first line is number `first_line` of the file.
pub(super) fn lines(text: &str, first_line: u32) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut after_blank = true;
    let mut number = first_line;
    for line in text.split('\n') {
        let trimmed = line.trim();
        // A line of marks alone («ـــ», `* * *`) parts passages as a blank one does; `=====` under a headline is drawn.
        if trimmed.chars().any(crate::text::letter::is_alphanumeric) {
            found.push(Line { text: trimmed, number, after_blank, indented: line.starts_with([' ', '\t', '\u{A0}', '\u{3000}']) });
            after_blank = false;
        } else if !trimmed.is_empty() && !is_drawn(trimmed) {
            found.push(Line { text: trimmed, number, after_blank, indented: false });
            after_blank = false;
        } else {
            after_blank = true;
        }
        number = number.saturating_add(1);
    }
    found
}

/// Whether a line is a drawn rule: one sign again and again.
fn is_drawn(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return true };
    let mut count = 1;
    signs.all(|c| {
        count += 1;
        c == first
    }) && count >= 3
        && !first.is_alphanumeric()
}

/// Joins lines into units.
pub(super) fn units<'t>(lines: &[Line<'t>]) -> Vec<Unit<'t>> {
    let width = wrap_width(lines);
    let mut found: Vec<Unit<'t>> = Vec::new();
    for (i, &line) in lines.iter().enumerate() {
        let joins = match (width, found.last()) {
            (Some(width), Some(unit)) => continues(unit, &line, width),
            _ => false,
        };
        let before_blank = lines.get(i + 1).is_none_or(|next| next.after_blank);
        match found.last_mut() {
            Some(unit) if joins => {
                unit.lines.push(line);
                unit.before_blank = before_blank;
            }
            _ => found.push(Unit { lines: vec![line], before_blank }),
        }
    }
    found
}

/// Widths at which people and programs wrap: a telegram's to a wide terminal's.
const NARROWEST: usize = 36;
const WIDEST: usize = 132;

/// The column at which the text is wrapped, in scalar values; `None` where every line break is meant.
///
/// A break only wraps if the next line's first word would not have fitted. Where that holds for nearly all breaks
/// between lines, the text is wrapped; paragraphs on lines of their own differ in length, and hardly ever all end just
/// short of one width.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let lengths: Vec<usize> = lines.iter().map(|line| line.text.chars().take(WIDEST + 1).count()).collect();
    let pairs: Vec<usize> = (1..lines.len()).filter(|&i| !lines[i].after_blank).collect();
    // The widest line of all, unless a few stray ones (addresses, tables) stand out.
    let mut widths: Vec<usize> = pairs.iter().map(|&i| lengths[i - 1]).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len().saturating_sub(1 + widths.len() / 50))?;
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let over = lengths.iter().filter(|&&length| length > width + 8).count();
    let (mut full, mut open, mut breaks) = (0, 0, 0);
    for &i in &pairs {
        if begins_item(lines[i].text) || lines[i].indented != lines[i - 1].indented {
            continue;
        }
        breaks += 1;
        full += usize::from(is_full(lengths[i - 1], lines[i].text, width));
        open += usize::from(!matches!(shape::ending(lines[i - 1].text), Ending::Stop | Ending::Open));
    }
    let wrapped = full >= 2 && full * 10 >= breaks * 6 && open * 10 >= breaks * 6 && over * 20 <= lines.len();
    wrapped.then_some(width)
}

/// Whether the first word of `next` would not have fitted on a line of `length`.
fn is_full(length: usize, next: &str, width: usize) -> bool {
    let first = next.split_whitespace().next().map_or(0, |word| word.chars().take(WIDEST).count());
    // Wrapping programs count marks and wide letters differently: a little slack.
    length + 1 + first + 2 > width
}

fn continues(unit: &Unit<'_>, line: &Line<'_>, width: usize) -> bool {
    let Some(last) = unit.lines.last() else { return false };
    if line.after_blank {
        return false;
    }
    let length = last.text.chars().take(WIDEST + 1).count();
    // Whoever wraps does not leave one line far wider than the others: it stands for itself.
    if length > width + 8 {
        return false;
    }
    // A dash may stand at the beginning of a line because the line before was full.
    if begins_item(line.text)
        && !(is_full(length, line.text, width)
            && !matches!(shape::ending(last.text), Ending::Stop | Ending::Open)
            && !last.text.ends_with(':'))
    {
        return false;
    }
    let indents = line.indented && !last.indented && unit.lines.len() > 1;
    let ends = shape::ending(last.text) == Ending::Stop;
    if indents && ends {
        return false;
    }
    is_full(length, line.text, width) || (!ends && length * 3 >= width * 2)
}

/// How a list item begins, if one does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Marker {
    /// A sign.
    Sign(char),
    /// A number.
    Number(u64),
}

/// The list marker of a line, and what follows it.
pub(super) fn marker(line: &str) -> Option<(Marker, &str)> {
    let first = line.chars().next()?;
    if matches!(first, '-' | '–' | '—' | '•' | '*' | '·' | '▪' | '●' | '◦' | '■' | '✓' | '➤' | '►') {
        let rest = line[first.len_utf8()..].strip_prefix([' ', '\t', '\u{A0}'])?;
        return Some((Marker::Sign(first), rest.trim()));
    }
    let digits = line.char_indices().find(|&(_, c)| crate::text::numeral::digit_value(c).is_none()).map_or(line.len(), |(i, _)| i);
    if digits == 0 || line[..digits].chars().count() > 3 {
        return None;
    }
    let number = crate::text::numeral::parse_integer(&line[..digits])?;
    let rest = &line[digits..];
    let close = rest.trim_start_matches([' ', 'ـ']).chars().next().filter(|c| matches!(c, '.' | ')' | '-' | '–' | '/'))?;
    let at = rest.find(close)? + close.len_utf8();
    let after = &rest[at..];
    // «1.5 مليون», `10-year`: a number goes on, or a word.
    let apart = after.starts_with([' ', '\t', '\u{A0}'])
        || (after.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) && close != '/');
    apart.then(|| (Marker::Number(number), after.trim()))
}

fn begins_item(line: &str) -> bool {
    marker(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        units(&lines(text, 1)).iter().map(Unit::text).collect()
    }

    const WRAPPED: &str = "The minister said on Tuesday that the government would not raise\n\
        taxes this year, although the deficit had grown faster than was\n\
        expected, and that a plan would be shown to parliament in autumn.\n\
        Critics called it late.\n\
        \n\
        Two parties have asked for a debate on the matter, which the\n\
        speaker has promised for next week, before the summer break.\n";

    #[test]
    fn wrapped_lines_are_joined() {
        let found = texts(WRAPPED);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("in autumn. Critics called it late.") && found[1].starts_with("Two parties"));
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        let text = "فقرة أولى طويلة بما يكفي لتكون جملة تامة في خبر من الأخبار.\nفقرة ثانية.\n\nعنوان فرعي\n\nفقرة ثالثة أطول قليلا من الثانية.\nرابعة.";
        assert_eq!(texts(text).len(), 5);
        assert_eq!(texts("سطر\nسطر آخر\nثالث").len(), 3);
    }

    #[test]
    fn a_heading_over_wrapped_lines_stays_apart() {
        let found = texts(&format!("A short headline\n{WRAPPED}"));
        assert_eq!(found[0], "A short headline");
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn white_space_of_any_kind_is_single_and_blank_lines_are_blank() {
        assert_eq!(texts("a\u{A0}\u{3000}b \t c\n \u{2009}\t\n====\nd"), ["a b c", "d"]);
        assert_eq!(lines("\n\na\n\nb", 7).iter().map(|l| (l.number, l.after_blank)).collect::<Vec<_>>(), [(9, true), (11, true)]);
    }

    #[test]
    fn list_markers_are_told_from_numbers_in_prose() {
        for (line, want) in [
            ("- قال", Some((Marker::Sign('-'), "قال"))),
            ("1. One", Some((Marker::Number(1), "One"))),
            ("٢- اثنان", Some((Marker::Number(2), "اثنان"))),
            ("3) three", Some((Marker::Number(3), "three"))),
            ("1984. كان عاما", None),
            ("1.5 مليون", None),
            ("10-year plan", None),
            ("-5 درجات", None),
        ] {
            assert_eq!(marker(line), want, "{line}");
        }
    }
}
