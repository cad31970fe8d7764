//! The head of a first paragraph, taken apart: words, marks and dates.

use super::Reading;
use super::dates_lex::lex_into;
use super::dates_parse::Parser;
use super::dates_stated::stated_in;
use crate::text::Span;
use crate::text::date::PartialDate;

/// One part of a possible dateline.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// Words between marks.
    Words(Span),
    /// A date, by its index.
    Date(usize),
    /// A mark, whether white space stands on either side, and where the mark ends.
    Mark { sign: char, before: bool, after: bool, end: u32 },
    /// The end of the line or paragraph.
    LineEnd(u32),
}

/// How far into the paragraph a dateline may reach, in scalar values: datelines of the press end within 60, those with
/// a reporter's name or the date in two calendars within 100.
const REACH: usize = 100;
/// Most parts of a head: name, outlet, place, region, date, agency and the marks between.
const PARTS: usize = 16;

impl Part {
    /// Where the prose goes on after this part, in bytes of the body.
    pub(super) fn end(self, text: &str) -> u32 {
        let end = match self {
            Self::Words(place) => place.end,
            Self::Date(_) => 0,
            Self::Mark { end, .. } | Self::LineEnd(end) => end,
        };
        let rest = text.get(end as usize..).unwrap_or("");
        let blank = rest
            .chars()
            .take(8)
            .take_while(|&c| c != '\n' && (c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '\u{200e}' | '\u{200f}')));
        end + u32::try_from(blank.map(char::len_utf8).sum::<usize>()).unwrap_or(0)
    }
}

/// Whether a sign parts the words of a head.
fn is_sign(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | 'ـ' | ':' | '/' | ',' | '،' | '(' | ')' | '[' | ']' | '|' | '*' | '•')
}

/// The parts of the head of `paragraph`, and the dates among them.
pub(super) fn parts(reading: &Reading<'_>, paragraph: Span) -> (Vec<Part>, Vec<(Span, Option<PartialDate>)>) {
    let text = reading.words(paragraph);
    let reach = text.char_indices().nth(REACH).map_or(text.len(), |(i, _)| i);
    let line = text[..reach].find('\n').unwrap_or(reach);
    let window = Span::new(paragraph.start as usize, paragraph.start as usize + line);
    let ends_here = line < reach || reach == text.len();
    let dates = dates(reading, window);
    let mut parts = Vec::new();
    let mut begin = window.start;
    let mut skip_to = window.start;
    let body = reading.text();
    let push_words = |parts: &mut Vec<Part>, begin: u32, end: u32| {
        let words = Span { start: begin, end: end.max(begin) }.trimmed(body);
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
    };
    for (offset, c) in reading.words(window).char_indices() {
        let at = window.start + u32::try_from(offset).unwrap_or(u32::MAX);
        if at < skip_to {
            continue;
        }
        if let Some(index) = dates.iter().position(|d| d.0.start == at) {
            push_words(&mut parts, begin, at);
            parts.push(Part::Date(index));
            skip_to = dates[index].0.end;
            begin = skip_to;
            continue;
        }
        // Prose that holds none of a head's marks is not read further.
        if parts.len() >= PARTS || matches!(c, '"' | '«' | '“' | '.' | '؟' | '!' | '؛') && !inside_word(body, at) {
            if c != '.' || parts.len() >= PARTS {
                push_words(&mut parts, begin, at);
                return (parts, dates);
            }
            continue;
        }
        let end = at + u32::try_from(c.len_utf8()).unwrap_or(0);
        let before = body[..at as usize].chars().next_back().is_none_or(char::is_whitespace);
        let after = body[end as usize..].chars().next().is_none_or(char::is_whitespace);
        // A tatweel is a dash only where it joins no letters.
        if is_sign(c) && (c != 'ـ' || before || (after && stands_after_word(body, at))) {
            push_words(&mut parts, begin, at);
            parts.push(Part::Mark { sign: c, before, after, end });
            begin = end;
        }
    }
    push_words(&mut parts, begin, window.end);
    if ends_here {
        parts.push(Part::LineEnd(window.end));
    }
    (parts, dates)
}

/// Whether the mark at a byte is written on to the word after it, as in initials and decimal points.
fn inside_word(body: &str, at: u32) -> bool {
    body[at as usize..].chars().nth(1).is_some_and(char::is_alphanumeric)
}

/// Whether a tatweel at the end of a word follows a letter that cannot be joined to the left: then it is no stretching.
fn stands_after_word(body: &str, at: u32) -> bool {
    body[..at as usize]
        .chars()
        .next_back()
        .is_some_and(|c| matches!(c, 'ا' | 'أ' | 'إ' | 'آ' | 'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ؤ' | 'ة' | 'ى' | 'ء' | ')'))
}

/// The dates that begin in a window, full or without a year, in order.
fn dates(reading: &Reading<'_>, window: Span) -> Vec<(Span, Option<PartialDate>)> {
    let range = reading.range_in(window);
    let mut items = Vec::new();
    lex_into(reading.text(), &reading.tokens[range.clone()], &reading.keys, range.start, &mut items);
    let parser = Parser { items: &items, day_first: reading.language.is_arabic_script() };
    let mut found = Vec::new();
    let mut i = 0;
    while i < items.len() {
        let Some(hit) = parser.date_at(i) else {
            i += 1;
            continue;
        };
        let place = Span { start: items[i].place.start, end: items[hit.end - 1].place.end };
        let within = reading.tokens_in(place);
        let date = hit.date.or_else(|| stated_in(reading.text(), within, reading.language).map(|d| d.0));
        found.push((place, date));
        i = hit.end.max(i + 1);
    }
    found
}
