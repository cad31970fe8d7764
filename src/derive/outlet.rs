//! The outlet: who published or reported an article, where the text says so.
//!
//! Front matter goes before a line that names the outlet or claims the rights, that before the dateline, the byline and an
//! agency in brackets at the end. Last comes what the wording implies. An agency that is merely cited is none of these.

use super::dates::visible;
use super::outlet_wording::implied;
use super::{Derived, FactMethod, Outlet, Reading};
use crate::knowledge::AuthorityId;
use crate::source::{NoteKind, Role};
use crate::text::Span;

/// Longest name in closing brackets, in bytes: agencies' names in full fit.
const CLOSING: usize = 80;

/// The article's outlet.
#[must_use]
pub fn outlet(reading: &Reading<'_>) -> Option<Derived<Outlet, FactMethod>> {
    let front = reading.article.front.outlet.as_deref().map(|name| stated(reading, name, name, FactMethod::FrontMatter));
    front
        .or_else(|| of_notes(reading))
        .or_else(|| of_dateline(reading))
        .or_else(|| of_byline(reading))
        .or_else(|| closing(reading))
        .or_else(|| implied(reading))
}

fn stated(reading: &Reading<'_>, name: &str, evidence: &str, method: FactMethod) -> Derived<Outlet, FactMethod> {
    let topic = medium(reading, name).or_else(|| reading.authority.by_name(name));
    Derived { value: Outlet { name: visible(name.trim()), topic }, method, evidence: visible(evidence.trim()), place: None }
}

fn medium(reading: &Reading<'_>, name: &str) -> Option<AuthorityId> {
    reading.authority.medium(name.trim())
}

/// A line that names the outlet, or claims the rights.
fn of_notes(reading: &Reading<'_>) -> Option<Derived<Outlet, FactMethod>> {
    let note = reading.article.notes.iter().find(|n| n.kind == NoteKind::Outlet && !n.value.trim().is_empty())?;
    Some(stated(reading, &note.value, &note.evidence, FactMethod::Stated))
}

fn of_dateline(reading: &Reading<'_>) -> Option<Derived<Outlet, FactMethod>> {
    if let Some((agency, dateline)) = reading.dateline.as_ref().and_then(|d| Some((d.agency?, d))) {
        let name = visible(reading.words(agency));
        let evidence = visible(reading.words(dateline.place).trim());
        return Some(Derived {
            value: Outlet { name, topic: dateline.agency_topic },
            method: FactMethod::Dateline,
            evidence,
            place: Some(agency),
        });
    }
    // A dateline with its date on a line of its own: «الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس».
    let notes = reading.article.notes.iter().filter(|n| n.kind == NoteKind::Published);
    notes.flat_map(|note| [note.value.rsplit(' ').next(), note.value.split(' ').next()].map(|word| (word, note))).find_map(
        |(word, note)| {
            let name = word?.trim_matches(['(', ')', '-', '–', ':', '/']);
            medium(reading, name).map(|_| stated(reading, name, &note.evidence, FactMethod::Dateline))
        },
    )
}

/// "By Reuters", «رويترز», "Jane Roe, Associated Press", «مراسل الجزيرة نت».
fn of_byline(reading: &Reading<'_>) -> Option<Derived<Outlet, FactMethod>> {
    let bylines = reading.article.notes.iter().filter(|n| n.kind == NoteKind::Credit(Role::Author));
    for note in bylines {
        for part in note.value.split(['،', ',', ';', '|', '-', '–', '—', '/', '(', ')']) {
            let part = part.trim();
            let name = ["مراسل ", "مراسلة "].iter().find_map(|title| part.strip_prefix(title)).unwrap_or(part);
            if medium(reading, name).is_some() {
                return Some(stated(reading, name, &note.evidence, FactMethod::Stated));
            }
        }
    }
    None
}

/// «(رويترز)» at the end of the text or of its first paragraph.
fn closing(reading: &Reading<'_>) -> Option<Derived<Outlet, FactMethod>> {
    let ends = [reading.paragraphs.last(), reading.paragraphs.first()];
    ends.into_iter().flatten().find_map(|&paragraph| {
        let text = reading.words(paragraph);
        let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '۔'));
        let inner = trimmed.strip_suffix([')', ']'])?;
        let open = inner.rfind(['(', '['])?;
        let name = &inner[open + 1..];
        let topic = medium(reading, name).filter(|_| name.len() <= CLOSING)?;
        let place = Span::of(name, reading.text())?;
        let evidence = visible(&trimmed[open..]);
        Some(Derived {
            value: Outlet { name: visible(name.trim()), topic: Some(topic) },
            method: FactMethod::Stated,
            evidence,
            place: Some(place),
        })
    })
}

#[cfg(test)]
#[path = "outlet_tests.rs"]
mod tests;
