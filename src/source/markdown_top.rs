//! What is taken off a Markdown text before it is read as blocks: notes, and the headline.

use super::article::Headline;
use super::body::BlockKind;
use super::layout::{self, Line, Unit};
use super::markdown::Events;
use super::{headline, note_lines};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use std::ops::Range;

/// Takes the notes out, with the code that plain text uses; their lines become blank, so that places stay right.
pub(super) fn without_notes(text: &str, first_line: u32) -> (String, Vec<super::Note>) {
    let has_table = text.lines().any(|line| line.contains("-|") || line.contains("- |"));
    let fenced = fenced_lines(text, first_line);
    let is_prose = |line: &Line<'_>| {
        let code = fenced.binary_search(&line.number).is_ok();
        !(code || line.text.starts_with(['#', '>', '|', '<']) || line.text.starts_with("[^") || (has_table && line.text.contains('|')))
    };
    let lines: Vec<Line<'_>> = layout::lines(text, first_line).into_iter().filter(is_prose).collect();
    let (is_note, mut notes) = note_lines::find(&lines);
    if notes.is_empty() {
        return (text.to_owned(), notes);
    }
    for note in &mut notes {
        note.value = without_links(&note.value);
    }
    let taken: Vec<u32> = lines.iter().zip(&is_note).filter(|&(_, &note)| note).map(|(line, _)| line.number).collect();
    let mut out = String::with_capacity(text.len());
    let mut next = taken.iter().peekable();
    for (number, line) in (first_line..).zip(text.split_inclusive('\n')) {
        if next.next_if(|&&taken| taken == number).is_some() {
            out.push_str(if line.ends_with('\n') { "\n" } else { "" });
        } else {
            out.push_str(line);
        }
    }
    (out, notes)
}

/// The lines of fenced code, fences among them, in order.
fn fenced_lines(text: &str, first_line: u32) -> Vec<u32> {
    let mut fenced = false;
    let mut found = Vec::new();
    for (number, line) in (first_line..).zip(text.lines()) {
        let fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        if fence || fenced {
            found.push(number);
        }
        fenced ^= fence;
    }
    found
}

/// `[text](address)` and `<address>` as text and address.
fn without_links(value: &str) -> String {
    let mut out = String::new();
    for event in Parser::new(value) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            _ => {}
        }
    }
    // Signs at the beginning can make Markdown of a plain value.
    if out.trim().is_empty() { value.to_owned() } else { out.trim().to_owned() }
}

/// The events of the heading that is the headline: one before all text, or else the only one of level 1 if it stands
/// near the top (after a picture or a line or two).
pub(super) fn headline_range(events: &Events<'_>) -> Option<Range<usize>> {
    const NEAR: usize = 2;
    let mut leaves = 0;
    let mut depth = 0usize;
    let tops = events.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))).count();
    for (i, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                if leaves == 0 || (*level == HeadingLevel::H1 && tops == 1 && leaves <= NEAR) {
                    let end = events[i..].iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_))))?;
                    return Some(i..i + end + 1);
                }
                leaves += 1;
                depth += 1;
            }
            Event::Start(_) => {
                leaves += usize::from(depth == 0);
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if leaves > NEAR && depth == 0 {
            return None;
        }
    }
    None
}

/// The first paragraph of a text without any heading, where it has a headline's shape.
pub(super) fn first_paragraph(body: &mut super::Body) -> Option<Headline> {
    let is_paragraph = |i: usize| body.blocks.get(i).is_some_and(|block| matches!(block.kind, BlockKind::Paragraph));
    if !is_paragraph(0) || !is_paragraph(1) || body.inlines.iter().any(|inline| inline.span.start < body.blocks[1].span.start) {
        return None;
    }
    let line_of = |i: usize| body.source_line(body.blocks[i].span.start).unwrap_or(1);
    let texts = [0, 1].map(|i| (body.blocks[i].span.of_text(&body.text).to_owned(), line_of(i)));
    let units = texts.each_ref().map(|(text, number)| Unit {
        lines: vec![Line { text: text.as_str(), number: *number, after_blank: true, indented: false }],
        before_blank: true,
    });
    let (headline, taken) = headline::find(&units)?;
    if taken != 1 {
        return None;
    }
    super::markdown_body::drop_first(body);
    Some(headline)
}
