//! Datelines: where and by whom a report was filed, at the head of its first paragraph.
//!
//! A head is taken only if every part of it is understood: places, agencies, dates, and the name of a reporter before
//! them; and if a dash, a colon, a bracket or the line's end closes it. So prose with a dash in it is never a dateline.

use super::Reading;
use super::dateline_parts::{Part, parts};
use crate::knowledge::{AuthorityId, Kind, words};
use crate::text::Span;
use crate::text::date::PartialDate;
use crate::text::fold::fold;

/// A dateline.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Dateline {
    /// From the first letter of the text to the first of the prose, in bytes of the body.
    pub place: Span,
    /// The agency or outlet, as written, without brackets.
    pub agency: Option<Span>,
    /// The agency's entry in the authority list, where it has one.
    pub agency_topic: Option<AuthorityId>,
    /// The city, as written.
    pub city: Option<Span>,
    /// The date, with the words that say it.
    pub date: Option<(PartialDate, Span)>,
    /// The reporter, where a name stands before the place.
    pub author: Option<Span>,
}

/// Most words of an agency or outlet that no list has, in brackets.
const AGENCY_WORDS: usize = 4;
/// Most words of a place in capitals that no list has (WEST PALM BEACH).
const PLACE_WORDS: usize = 4;
/// Words of a reporter's name.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// The dateline of an article.
#[must_use]
pub fn dateline(reading: &Reading<'_>) -> Option<Dateline> {
    let paragraph = *reading.paragraphs.first()?;
    let (parts, dates) = parts(reading, paragraph);
    let closers = (0..parts.len()).rev().filter(|&i| matches!(parts[i], Part::Mark { .. } | Part::LineEnd(_)));
    for closer in closers {
        let Some(mut head) = head(reading, &parts[..closer], &dates) else { continue };
        let after = &parts[closer];
        let end = after.end(reading.text());
        if !closes(reading, &parts, closer, &head) {
            continue;
        }
        head.found.place = Span { start: paragraph.start, end: end.min(paragraph.end) };
        return Some(head.found);
    }
    loose_head(reading, &parts, paragraph)
}

/// What was understood of a head so far.
#[derive(Default)]
struct Head {
    found: Dateline,
    /// Whether a place or agency of the list stands in it, rather than one known by its capitals alone.
    listed: bool,
    /// The place is written in capitals or in a script without them.
    capital: bool,
    filler: bool,
    unknown: Vec<Span>,
}

/// Reads the parts of a head; `None` where one of them is neither place nor agency, date or name.
fn head(reading: &Reading<'_>, parts: &[Part], dates: &[(Span, Option<PartialDate>)]) -> Option<Head> {
    let mut head = Head::default();
    let mut bracket = false;
    for (i, part) in parts.iter().enumerate() {
        match *part {
            Part::Mark { sign: '(' | '[', .. } => bracket = true,
            Part::Mark { sign: ')' | ']', .. } => bracket = false,
            Part::Mark { sign: ':', .. } | Part::LineEnd(_) => return None,
            Part::Mark { .. } => {}
            Part::Date(index) => {
                if let (Some(date), None) = (dates[index].1, head.found.date) {
                    head.found.date = Some((date, dates[index].0));
                }
            }
            Part::Words(place) => {
                let first = head.found.city.is_none() && head.found.agency.is_none();
                let comma = i > 0 && matches!(parts[i - 1], Part::Mark { sign: ',' | '،' | '/', .. });
                words_part(reading, place, bracket, first, comma, &mut head)?;
            }
        }
    }
    let found = &mut head.found;
    if found.city.is_none() && (found.agency.is_none() || (found.agency_topic.is_none() && !head.filler)) {
        return None;
    }
    // «اسم المراسل - الصحيفة - المدينة»: the first unknown is a person if it looks like one, the second an outlet.
    match head.unknown.as_slice() {
        [] => {}
        [one] if found.agency.is_some() && found.city.is_some() && is_name(reading.words(*one)) => found.author = Some(*one),
        [_] if found.city.is_some() => {}
        [person, outlet] if found.city.is_some() && found.agency.is_none() && is_name(reading.words(*person)) => {
            found.author = Some(*person);
            found.agency = Some(*outlet);
        }
        _ => return None,
    }
    Some(head)
}

fn words_part(reading: &Reading<'_>, place: Span, bracket: bool, first: bool, comma: bool, head: &mut Head) -> Option<()> {
    let written = reading.words(place);
    let count = written.split_whitespace().count();
    if let Some(topic) = reading.authority.medium(written) {
        head.found.agency = head.found.agency.or(Some(place));
        head.found.agency_topic = head.found.agency_topic.or(Some(topic));
        head.listed = true;
        return Some(());
    }
    if words::dateline_fillers().contains(&fold(written)) {
        head.filler = true;
        return Some(());
    }
    if is_place(reading, written) {
        head.found.city = head.found.city.or(Some(place));
        head.listed = true;
        head.capital |= in_capitals(written) || !written.is_ascii();
        return Some(());
    }
    if bracket {
        let named = written.chars().any(char::is_alphabetic);
        if named && head.found.agency.is_none() {
            head.found.agency = Some(place);
        }
        return (count <= AGENCY_WORDS).then_some(());
    }
    if let Some((city, agency)) = two_known(reading, place) {
        head.found.city = head.found.city.or(Some(city));
        head.found.agency = head.found.agency.or(Some(agency));
        head.found.agency_topic = head.found.agency_topic.or_else(|| reading.authority.medium(reading.words(agency)));
        head.listed = true;
        return Some(());
    }
    if count <= PLACE_WORDS
        && in_capitals(written)
        && !words::kickers().contains(&fold(written))
        && reading.authority.named(written).is_empty()
    {
        head.found.city = head.found.city.or(Some(place));
        head.capital = true;
        return Some(());
    }
    // The state or country after a place: "Iowa", "Gaza Strip", "N.C."
    if comma && head.found.city.is_some() && count <= 3 && written.split_whitespace().all(|w| w.starts_with(char::is_uppercase)) {
        return Some(());
    }
    let arabic = written.starts_with(|c: char| ('\u{620}'..='\u{64A}').contains(&c));
    if first && arabic && count <= *NAME_WORDS.end() && head.unknown.len() < 2 {
        head.unknown.push(place);
        return Some(());
    }
    None
}

/// «المدينة واس»: a place and an agency of the list, side by side.
fn two_known(reading: &Reading<'_>, place: Span) -> Option<(Span, Span)> {
    let written = reading.words(place);
    for (at, _) in written.match_indices(' ').take(4) {
        let (left, right) = (Span { start: place.start, end: place.start }, Span { start: place.end, end: place.end });
        let middle = place.start + u32::try_from(at).unwrap_or(u32::MAX);
        let left = Span { end: middle, ..left };
        let right = Span { start: middle + 1, ..right }.trimmed(reading.text());
        if is_place(reading, reading.words(left)) && reading.authority.medium(reading.words(right)).is_some() {
            return Some((left, right));
        }
        if is_place(reading, reading.words(right)) && reading.authority.medium(reading.words(left)).is_some() {
            return Some((right, left));
        }
    }
    None
}

fn is_place(reading: &Reading<'_>, written: &str) -> bool {
    let listed = |name: &str| reading.authority.named(name).iter().any(|&id| reading.authority.topic(id).kind == Kind::Place);
    // «القدس المحتلة», «مدينة غزة»: a word about a place beside its name.
    let beside = || {
        let (first, last) = (written.split_once(' '), written.rsplit_once(' '));
        last.is_some_and(|(name, word)| words::place_words().contains(&fold(word)) && listed(name))
            || first.is_some_and(|(word, name)| words::place_words().contains(&fold(word)) && listed(name))
    };
    listed(written) || beside()
}

fn is_name(written: &str) -> bool {
    NAME_WORDS.contains(&written.split_whitespace().count())
}

fn in_capitals(written: &str) -> bool {
    let letters = written.chars().filter(|c| c.is_alphabetic());
    let mut count = 0;
    for letter in letters {
        if !letter.is_uppercase() {
            return false;
        }
        count += 1;
    }
    count >= 3
}

/// Whether the mark at `closer` closes a head of this kind, by itself and by what follows.
fn closes(reading: &Reading<'_>, parts: &[Part], closer: usize, head: &Head) -> bool {
    let found = &head.found;
    let rest = reading.text().get(parts[closer].end(reading.text()) as usize..).unwrap_or("");
    let next_word: String =
        rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | '،')).next().unwrap_or("").chars().take(20).collect();
    if words::relatives().contains(&fold(&next_word)) {
        return false;
    }
    let known_city = found.city.is_some() && head.listed;
    match parts[closer] {
        Part::Mark { sign: '-' | '–' | '—' | '―' | 'ـ', before, after, .. } => {
            let spaced = before || after || matches!(parts[closer], Part::Mark { sign: '–' | '—' | '―', .. });
            // In mixed case «Paris - the city» is prose; a sentence of its own begins with a capital.
            let own = head.capital || found.agency.is_some() || found.date.is_some() || !next_word.starts_with(char::is_lowercase);
            spaced && own && (head.unknown.is_empty() || known_city)
        }
        Part::Mark { sign: ':', .. } => {
            let city = found.city.is_some_and(|city| !reading.words(city).is_ascii());
            found.agency_topic.is_some()
                || (found.city.is_some() && (found.agency.is_some() || found.date.is_some()))
                || found.author.is_some()
                || (city && head.listed)
        }
        Part::Mark { sign: ')' | ']', .. } => found.agency_topic.is_some() && !matches!(parts.get(closer + 1), Some(Part::Mark { .. })),
        Part::LineEnd(_) => {
            let several = parts[..closer].iter().filter(|p| matches!(p, Part::Words(_) | Part::Date(_))).count() > 1;
            several && (found.agency.is_some() || found.date.is_some() || (known_city && reading.language.is_arabic_script()))
        }
        _ => false,
    }
}

/// «الجزيرة نت-لندن شارك المئات»: an agency joined to a place by a hyphen without spaces, and nothing that closes it.
fn loose_head(reading: &Reading<'_>, parts: &[Part], paragraph: Span) -> Option<Dateline> {
    let [Part::Words(agency), Part::Mark { sign: '-' | '–', before: false, after: false, .. }, Part::Words(rest), ..] = parts else {
        return None;
    };
    let topic = reading.authority.medium(reading.words(*agency))?;
    let words = reading.words(*rest);
    let end = words.find(char::is_whitespace)?;
    let city = Span { start: rest.start, end: rest.start + u32::try_from(end).ok()? };
    let (place, filler) = (is_place(reading, reading.words(city)), words::dateline_fillers().contains(&fold(reading.words(city))));
    if !place && !filler {
        return None;
    }
    let end = city.end + u32::try_from(words[end..].len() - words[end..].trim_start().len()).ok()?;
    Some(Dateline {
        place: Span { start: paragraph.start, end },
        agency: Some(*agency),
        agency_topic: Some(topic),
        city: place.then_some(city),
        ..Dateline::default()
    })
}

#[cfg(test)]
#[path = "dateline_tests.rs"]
mod tests;
