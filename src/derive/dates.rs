//! Dates: when an article was published, and the dates that it mentions.

use super::dates_lex::{Item, Lex, lex_into};
use super::dates_parse::{Hit, Parser};
use super::dates_path::date_of_path;
use super::dates_relative::{Base, completed, relative_at};
use super::dates_stated::stated_date;
use super::{DateMention, Derived, FactMethod, Reading};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{NoteKind, StatedDate};
use crate::text::Span;
use crate::text::date::PartialDate;
use crate::text::fold::is_format_mark;

/// When the article was published, and when it was last changed, where anything says so.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Published {
    /// First publication.
    pub date: Option<Derived<PartialDate, FactMethod>>,
    /// Last change.
    pub updated: Option<Derived<PartialDate, FactMethod>>,
}

/// One source of the date of publication.
struct Source {
    date: Derived<PartialDate, FactMethod>,
    name: String,
    line: Option<u32>,
}

/// The stated dates of an article. Front matter goes before a stated line, that before the dateline, that before the
/// file's name; two that cannot be the same day are reported.
#[must_use]
pub fn published(reading: &Reading<'_>, diagnostics: &mut Vec<Diagnostic>) -> Published {
    let front = &reading.article.front;
    let mut sources = Vec::new();
    sources.extend(front.date.as_ref().map(|date| Source { date: of_front(date), name: "the front matter".to_owned(), line: None }));
    sources.extend(note_sources(reading, NoteKind::Published));
    sources.extend(of_dateline(reading));
    let path = &reading.article.path;
    sources.extend(date_of_path(path).map(|(date, words)| Source {
        date: Derived { value: date, method: FactMethod::FileName, evidence: words.to_owned(), place: None },
        name: "the file's name or folder".to_owned(),
        line: None,
    }));
    report_conflict(path, &sources, diagnostics);
    let updated =
        front.updated.as_ref().map(of_front).or_else(|| note_sources(reading, NoteKind::Updated).into_iter().next().map(|s| s.date));
    Published { date: best(sources), updated }
}

/// The first source; a coarser one gives way to a finer one that agrees with it.
fn best(sources: Vec<Source>) -> Option<Derived<PartialDate, FactMethod>> {
    let first = sources.first()?.date.value;
    let finer = sources.iter().position(|s| s.date.value.precision() > first.precision() && s.date.value.agrees_with(first));
    sources.into_iter().nth(finer.unwrap_or(0)).map(|s| s.date)
}

fn of_front(stated: &StatedDate) -> Derived<PartialDate, FactMethod> {
    Derived { value: stated.date, method: FactMethod::FrontMatter, evidence: stated.evidence.clone(), place: None }
}

/// The dates that lines of one kind state. A Hijri date that stands alone is converted, and its line is the evidence.
fn note_sources(reading: &Reading<'_>, kind: NoteKind) -> Vec<Source> {
    let notes = reading.article.notes.iter().filter(|n| n.kind == kind);
    notes
        .filter_map(|note| {
            let (value, _, converted) = stated_date(&note.value, reading.language)?;
            let evidence = if converted { with_calendar(&note.evidence) } else { visible(note.evidence.trim()) };
            let date = Derived { value, method: FactMethod::Stated, evidence, place: None };
            Some(Source { date, name: format!("the line `{}`", visible(note.evidence.trim())), line: Some(note.line) })
        })
        .collect()
}

fn of_dateline(reading: &Reading<'_>) -> Option<Source> {
    let (value, place) = reading.dateline.as_ref()?.date?;
    let words = visible(reading.words(place));
    let lunar = stated_date(&words, reading.language).is_some_and(|d| d.2);
    let evidence = if lunar { with_calendar(&words) } else { words };
    let date = Derived { value, method: FactMethod::Dateline, evidence, place: Some(place) };
    Some(Source { date, name: "the dateline".to_owned(), line: reading.article.body.source_line(place.start) })
}

/// Words as evidence: as they stand, invisible marks aside.
pub(super) fn visible(words: &str) -> String {
    words.chars().filter(|&c| !is_format_mark(c)).collect()
}

/// Evidence of a date that was converted from the Hijri calendar.
fn with_calendar(words: &str) -> String {
    format!("{} (Umm al-Qura)", visible(words.trim()))
}

fn report_conflict(path: &str, sources: &[Source], diagnostics: &mut Vec<Diagnostic>) {
    let full = |s: &&Source| s.date.value.day_of_month().is_some();
    let mut days = sources.iter().filter(full);
    let Some(first) = days.next() else { return };
    let Some(other) = days.find(|s| s.date.value != first.date.value) else { return };
    let message = format!("{} says {} and {} says {}: the first is taken", first.name, first.date.value, other.name, other.date.value);
    let mut warning =
        Diagnostic::warning(Code::DateConflict, message).in_file(path).help("correct one of them, or state the date in front matter");
    warning.line = other.line.or(first.line);
    diagnostics.push(warning);
}

/// The dates that the body mentions, in order. Relative words are resolved only against `stated`, and only where it is
/// known to the day. A day or month without a year says no date and is left out.
#[must_use]
pub fn mentioned(reading: &Reading<'_>, stated: Option<PartialDate>, diagnostics: &mut Vec<Diagnostic>) -> Vec<DateMention> {
    let base = stated.and_then(Base::new);
    let mut found = Vec::new();
    let mut items = Vec::new();
    for &passage in &reading.passages {
        let range = reading.range_in(passage);
        lex_into(reading.text(), &reading.tokens[range.clone()], &reading.keys, range.start, &mut items);
        let mut walk = Walk {
            reading,
            parser: Parser { items: &items, day_first: reading.language.is_arabic_script() },
            base,
            found: &mut found,
            year_end: None,
        };
        walk.passage(diagnostics);
    }
    found
}

struct Walk<'w> {
    reading: &'w Reading<'w>,
    parser: Parser<'w>,
    base: Option<Base>,
    found: &'w mut Vec<DateMention>,
    /// One past the last bare year: the next number of a range or row may be one too.
    year_end: Option<usize>,
}

impl Walk<'_> {
    fn passage(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let mut i = 0;
        while i < self.parser.items.len() {
            i = self.step(i, diagnostics).max(i + 1);
        }
    }

    /// Reads what begins at part `i`; one past its end.
    fn step(&mut self, i: usize, diagnostics: &mut Vec<Diagnostic>) -> usize {
        if let Some(hit) = self.parser.date_at(i) {
            return self.take(i, &hit, diagnostics);
        }
        let chained = self.year_end.is_some_and(|end| i == end + 1);
        if let Some((first, hit)) = self.parser.year_at(i, chained) {
            self.push(first, hit.end, hit.date, false);
            self.year_end = Some(hit.end);
            return hit.end;
        }
        if let Some(date) = self.short_year(i).filter(|_| chained) {
            self.push(i, i + 1, Some(date), false);
            return i + 1;
        }
        if let Some((end, date)) = self.base.and_then(|base| relative_at(&self.parser, i, base)) {
            self.push(i, end, Some(date), true);
            return end;
        }
        i + 1
    }

    fn take(&mut self, i: usize, hit: &Hit, diagnostics: &mut Vec<Diagnostic>) -> usize {
        if let Some((taken, left)) = hit.conflict {
            let place = self.place(i, hit.end);
            let message = format!("`{}` names two months ({taken} and {left}): read as month {taken}", visible(self.reading.words(place)));
            let mut warning =
                Diagnostic::warning(Code::MonthConflict, message).in_file(&self.reading.article.path).help("correct one of the two names");
            warning.line = self.reading.article.body.source_line(place.start);
            diagnostics.push(warning);
        }
        if hit.date.is_some() {
            self.push(i, hit.end, hit.date, false);
        } else if let Some((end, date)) = self.base.and_then(|base| completed(&self.parser, hit, base)) {
            self.push(i, end, Some(date), true);
            return end;
        }
        hit.end
    }

    /// The second year of "2022-23".
    fn short_year(&self, i: usize) -> Option<PartialDate> {
        let Lex::Number { value, digits: digits @ 1..=2 } = self.parser.at(i) else { return None };
        let dash = matches!(self.parser.before(i), Lex::Mark('-' | '–' | '/'));
        let last = self.found.last()?.date.year();
        // "2007–8" leaves out the decade too.
        let span = if digits == 1 { 10 } else { 100 };
        let year = last / span * span + i16::try_from(value).ok()?;
        // Only the year after: "2022-23" is a season, "1914-18" a war, "2024-08" a month.
        let follows = year == last + 1 || (digits == 2 && year > last && value > 12);
        let free = !self.parser.tight(i + 1) || matches!(self.parser.at(i + 1), Lex::Mark(_));
        (dash && self.parser.tight(i) && free && follows).then(|| PartialDate::year_only(year)).flatten()
    }

    fn place(&self, first: usize, end: usize) -> Span {
        let items: &[Item] = self.parser.items;
        Span { start: items[first].place.start, end: items[end - 1].place.end }
    }

    fn push(&mut self, first: usize, end: usize, date: Option<PartialDate>, relative: bool) {
        let Some(date) = date else { return };
        let place = self.place(first, end);
        // A word for year that the date before has taken stays with it.
        let start = self.found.last().map_or(0, |d| d.place.end).max(place.start);
        if start < place.end {
            self.found.push(DateMention { date, place: Span { start, ..place }, relative });
        }
    }
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
