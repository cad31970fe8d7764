//! Which lines of a text are notes: the same for plain text and Markdown.

use super::article::Note;
use super::layout::{self, Line};
use super::notes::{self, Position};
use super::shape::{self, Ending};

/// Among how many first and last lines notes are looked for: a headline of two lines, byline and dates; credits.
const TOP: usize = 5;
const END: usize = 8;

/// For each line whether it is a note, and the notes in order. If nothing but notes is there, they are the text.
pub(super) fn find(lines: &[Line<'_>]) -> (Vec<bool>, Vec<Note>) {
    let mut is_note = vec![false; lines.len()];
    let mut found = Vec::new();
    let end_from = lines.len().saturating_sub(END);
    for (i, line) in lines.iter().enumerate().take(TOP) {
        // A list of sources stands at the end.
        if !notes::is_bare_source_label(line.text) {
            take(line, Position::Top, &mut found, &mut is_note[i]);
        }
    }
    let mut i = end_from.min(lines.len());
    while i < lines.len() {
        if !is_note[i] {
            take(&lines[i], Position::End, &mut found, &mut is_note[i]);
            if is_note[i] && notes::is_bare_source_label(lines[i].text) {
                i = take_list(lines, i, &mut found, &mut is_note);
            }
        }
        i += 1;
    }
    if is_note.iter().all(|&note| note) {
        return (vec![false; lines.len()], Vec::new());
    }
    found.sort_by_key(|note: &Note| note.line);
    (is_note, found)
}

fn take(line: &Line<'_>, position: Position, found: &mut Vec<Note>, is_note: &mut bool) {
    for (kind, value) in notes::read(line.text, position) {
        found.push(Note { kind, value, evidence: line.text.to_owned(), line: line.number });
        *is_note = true;
    }
}

/// «المصادر:» with its sources on the lines below: they become the note's value. Returns the last line taken.
fn take_list(lines: &[Line<'_>], label: usize, found: &mut [Note], is_note: &mut [bool]) -> usize {
    let mut last = label;
    let mut values: Vec<&str> = Vec::new();
    while let Some(line) = lines.get(last + 1) {
        let value = layout::marker(line.text).map_or(line.text, |(_, rest)| rest);
        let short = shape::words(value) <= 8 && !matches!(shape::ending(value), Ending::Stop);
        if !(short || shape::is_address(value)) || !notes::read(line.text, Position::End).is_empty() {
            break;
        }
        values.push(value);
        last += 1;
        is_note[last] = true;
    }
    if let Some(note) = found.last_mut().filter(|_| !values.is_empty()) {
        note.value = values.join("، ");
        for line in &lines[label + 1..=last] {
            note.evidence.push('\n');
            note.evidence.push_str(line.text);
        }
    }
    last
}
