//! Plain text: headline, notes, subheadings, lists and paragraphs, by the shape of lines.

use super::Parsed;
use super::article::{Headline, Note};
use super::body::{Block, BlockKind, Body};
use super::headline;
use super::layout::{self, Line, Marker, Unit};
use super::note_lines;
use super::shape::{self, Ending};
use crate::text::Span;
use crate::text::fold::fold;

/// Reads a text whose first line is number `first_line` of its file.
pub(super) fn parse(text: &str, first_line: u32) -> Parsed {
    let lines = layout::lines(text, first_line);
    let (lines, notes) = without_notes(&lines);
    let mut units = layout::units(&lines);
    let mut found = None;
    if let Some((headline, taken)) = headline::find(&units) {
        units.drain(..taken);
        if units.first().is_some_and(|unit| repeats(&headline, &unit.text())) && units.len() > 1 {
            units.remove(0);
        }
        found = Some(headline);
    }
    Parsed { headline: found, body: body(&units), notes, diagnostics: Vec::new() }
}

fn repeats(headline: &Headline, line: &str) -> bool {
    let bare = headline::without_kicker(&headline.text);
    [headline.text.as_str(), bare, &headline.evidence].iter().any(|said| shape::same_words(said, line))
}

/// Takes the notes off the first and last lines.
fn without_notes<'t>(lines: &[Line<'t>]) -> (Vec<Line<'t>>, Vec<Note>) {
    let (is_note, found) = note_lines::find(lines);
    let mut kept: Vec<Line<'t>> = Vec::with_capacity(lines.len());
    let mut parted = false;
    for (line, &note) in lines.iter().zip(&is_note) {
        // A line that was taken out parts what stands around it.
        parted |= note;
        if !note {
            kept.push(Line { after_blank: line.after_blank || parted, ..*line });
            parted = false;
        }
    }
    (kept, found)
}

fn body(units: &[Unit<'_>]) -> Body {
    let texts: Vec<String> = units.iter().map(Unit::text).collect();
    let mut builder = Builder::default();
    let mut i = 0;
    while i < units.len() {
        let end = list_end(&texts, i);
        if end >= i + 2 {
            builder.list(&units[i..end], &texts[i..end]);
            i = end;
            continue;
        }
        let kind = if is_subheading(units, &texts, i) { BlockKind::Heading { level: 2 } } else { BlockKind::Paragraph };
        let block = builder.leaf(kind, &texts[i], units[i].first().number);
        builder.body.blocks.push(block);
        i += 1;
    }
    builder.body
}

#[derive(Default)]
struct Builder {
    body: Body,
}

impl Builder {
    fn leaf(&mut self, kind: BlockKind, text: &str, line: u32) -> Block {
        if !self.body.text.is_empty() {
            self.body.text.push('\n');
        }
        let start = self.body.text.len();
        self.body.text.push_str(text);
        let span = Span::new(start, self.body.text.len());
        self.body.lines.push((span.start, line));
        Block { kind, span, children: Vec::new() }
    }

    fn list(&mut self, units: &[Unit<'_>], texts: &[String]) {
        let mut items = Vec::with_capacity(units.len());
        let mut start = None;
        for (unit, text) in units.iter().zip(texts) {
            let Some((marker, rest)) = layout::marker(text) else { continue };
            if let (Marker::Number(number), true) = (marker, items.is_empty()) {
                start = Some(number);
            }
            let paragraph = self.leaf(BlockKind::Paragraph, rest, unit.first().number);
            items.push(Block { kind: BlockKind::Item, span: paragraph.span, children: vec![paragraph] });
        }
        if let (Some(first), Some(last)) = (items.first(), items.last()) {
            let span = Span { start: first.span.start, end: last.span.end };
            self.body.blocks.push(Block { kind: BlockKind::List { start }, span, children: items });
        }
    }
}

/// One past the last unit of the list that begins at `from`; `from` itself where none does. Items have one sign, or
/// numbers that count up by one, and say something.
fn list_end(texts: &[String], from: usize) -> usize {
    // Longer items are turns of speech or numbered passages.
    const LONGEST_ITEM: usize = 60;
    let item = |i: usize| {
        texts.get(i).and_then(|text| layout::marker(text)).filter(|(_, rest)| !rest.is_empty() && shape::words(rest) <= LONGEST_ITEM)
    };
    let Some((mut last, _)) = item(from) else { return from };
    let mut end = from + 1;
    while let Some((marker, _)) = item(end) {
        let goes_on = match (last, marker) {
            (Marker::Sign(a), Marker::Sign(b)) => a == b,
            (Marker::Number(a), Marker::Number(b)) => a.checked_add(1) == Some(b),
            _ => false,
        };
        if !goes_on {
            break;
        }
        last = marker;
        end += 1;
    }
    end
}

/// Longest subheading, in words and scalar values.
const LONGEST_SUBHEADING: (usize, usize) = (12, 90);

fn is_subheading(units: &[Unit<'_>], texts: &[String], i: usize) -> bool {
    let text = texts[i].as_str();
    let (Some(next), Some(before)) = (texts.get(i + 1), i.checked_sub(1).map(|b| texts[b].as_str())) else { return false };
    // Most paragraphs are out of the question by their length in bytes alone.
    if text.len() > LONGEST_SUBHEADING.1 * 4 {
        return false;
    }
    let words = shape::words(text);
    let small = text.chars().next().is_some_and(char::is_lowercase);
    if words == 0 || small || words > LONGEST_SUBHEADING.0 || shape::has_inner_stop(text) || text.chars().count() > LONGEST_SUBHEADING.1 {
        return false;
    }
    let question = text.ends_with(['؟', '?']);
    let unterminated = match shape::ending(text) {
        Ending::None => true,
        Ending::Open => question && words <= 8,
        Ending::Middle | Ending::Stop => false,
    };
    // Below it stands prose, and it does not stand in a row of short lines.
    let prose_below = is_passage(next) || (texts.get(i + 2).is_some_and(|after| is_passage(after)) && !units[i].before_blank);
    let row = !is_passage(before) && i >= 2 && !is_passage(&texts[i - 2]);
    unterminated
        && prose_below
        && !row
        && !is_speech(text, question)
        && !shape::has_address(text)
        && !shape::is_furniture(text)
        && !shape::is_date_line(text)
}

/// Prose of some length: a sentence that ends, or too many words for a label.
fn is_passage(text: &str) -> bool {
    const SURELY_LONG: usize = 600;
    if text.len() > SURELY_LONG {
        return true;
    }
    let words = shape::words(text);
    words > 15 || (words >= 5 && matches!(shape::ending(text), Ending::Stop | Ending::Middle)) || (words > LONGEST_SUBHEADING.0)
}

/// A turn of speech, a clause that goes on («وأضاف…»), or a bare number.
fn is_speech(text: &str, question: bool) -> bool {
    let letters = text.chars().any(char::is_alphabetic);
    let quoted = text.starts_with(['"', '“', '«', '”']) && text.ends_with(['"', '”', '»', '“']);
    let dash = matches!(layout::marker(text), Some((Marker::Sign(_), _)));
    let first = fold(text.split_whitespace().next().unwrap_or(""));
    let clause = first.starts_with('و') && shape::words(text) >= 6 && !question;
    !letters || quoted || dash || clause
}
