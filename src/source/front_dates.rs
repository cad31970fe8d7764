//! Dates as people write them in front matter.

use super::front_matter::StatedDate;
use crate::text::date::PartialDate;
use crate::text::fold::fold;
use crate::text::month::{Month, Series};
use crate::text::numeral::{digit_value, parse_integer};

/// The date that a text states: `2024`, `2024-08`, `2024-08-12` or `2024/08/12`, with a time of day and zone after a
/// space or `T`; or a day, month name and year in either language and either order. Forms that can mean two days
/// (12/08/2024) state none.
pub(super) fn stated_date(text: &str) -> Option<StatedDate> {
    let evidence = text.trim().to_owned();
    let ascii: String = evidence.chars().map(|c| digit_value(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)).collect();
    let (date, time) = numeric(&ascii).or_else(|| named(&ascii).map(|date| (date, None)))?;
    Some(StatedDate { date, time, evidence })
}

fn numeric(text: &str) -> Option<(PartialDate, Option<String>)> {
    let day_end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (day, rest) = text.split_at(day_end);
    let mut parts = day.split(['-', '/', '.']);
    let year = parts.next().filter(|y| y.len() == 4)?;
    let mut iso = vec![year.to_owned()];
    for part in parts {
        let number: u8 = part.parse().ok().filter(|_| matches!(part.len(), 1 | 2))?;
        iso.push(format!("{number:02}"));
    }
    let date = PartialDate::parse(&iso.join("-"))?;
    let rest = rest.trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        return Some((date, None));
    }
    date.day_of_month()?;
    Some((date, Some(time_of_day(rest)?)))
}

/// `T14:20:00+03:00` out of `14:20 +0300` and its like.
fn time_of_day(text: &str) -> Option<String> {
    let clock_end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(text.len());
    let (clock, zone) = text.split_at(clock_end);
    let whole = clock.split('.').next().unwrap_or(clock);
    let fields: Vec<u8> = whole.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[hour, minute, ref second @ ..] = fields.as_slice() else { return None };
    let second = second.first().copied().unwrap_or(0);
    (hour < 24 && minute < 60 && second <= 60 && fields.len() <= 3).then_some(())?;
    Some(format!("T{hour:02}:{minute:02}:{second:02}{}", zone_offset(zone.trim())?))
}

fn zone_offset(zone: &str) -> Option<String> {
    if zone.is_empty() {
        return Some(String::new());
    }
    if matches!(zone, "Z" | "z" | "UTC" | "GMT") {
        return Some("Z".to_owned());
    }
    let sign = zone.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits: String = zone[1..].chars().filter(|&c| c != ':').collect();
    let hours = digits.get(0..2)?;
    let minutes = if digits.len() == 2 { "00" } else { digits.get(2..4).filter(|_| digits.len() == 4)? };
    let in_range = hours.parse::<u8>().ok()? < 24 && minutes.parse::<u8>().ok()? < 60;
    in_range.then(|| format!("{sign}{hours}:{minutes}"))
}

fn named(text: &str) -> Option<PartialDate> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split([' ', ',', '،', '.', '/']).filter(|w| !w.is_empty()).collect();
    let numbers: Vec<u64> = words.iter().filter_map(|w| parse_integer(w.trim_end_matches('م'))).collect();
    let letters: Vec<&str> = words
        .iter()
        .filter(|w| parse_integer(w.trim_end_matches('م')).is_none() && !matches!(**w, "م" | "of" | "من" | "شهر" | "عام"))
        .copied()
        .collect();
    let month = month_number(&letters)?;
    let year = i16::try_from(*numbers.iter().find(|&&n| (1000..=9999).contains(&n))?).ok()?;
    match numbers.iter().find(|&&n| (1..=31).contains(&n)) {
        Some(&day) if numbers.len() == 2 => PartialDate::day(year, month, u8::try_from(day).ok()?),
        None if numbers.len() == 1 => PartialDate::year_month(year, month),
        _ => None,
    }
}

/// The month that words name and nothing else: one name, or two names of one month («آب أغسطس»).
fn month_number(words: &[&str]) -> Option<u8> {
    let read = |at: usize| Month::read(words.get(at)?, words.get(at + 1).copied()).filter(|m| m.series != Series::Hijri);
    let first = read(0)?;
    match read(first.words) {
        None if words.len() == first.words => Some(first.number),
        Some(second) if words.len() == first.words + second.words && second.number == first.number => Some(first.number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (written, date, time) in [
            ("2024-08-12", "2024-08-12", None),
            ("2024/8/2", "2024-08-02", None),
            ("٢٠٢٤-٠٨-١٢", "2024-08-12", None),
            ("2024-08", "2024-08", None),
            ("2024", "2024", None),
            ("2024-08-12T14:20:00Z", "2024-08-12", Some("T14:20:00Z")),
            ("2024-08-12 14:20:05.5 +0300", "2024-08-12", Some("T14:20:05+03:00")),
            ("2024-08-12 9:05", "2024-08-12", Some("T09:05:00")),
            ("12 August 2024", "2024-08-12", None),
            ("Aug. 12, 2024", "2024-08-12", None),
            ("12 أغسطس 2024م", "2024-08-12", None),
            ("6 كانون الثاني 2021", "2021-01-06", None),
            ("آب 2024", "2024-08", None),
            ("12 آب/أغسطس 2024", "2024-08-12", None),
            ("أغسطس / آب 2024", "2024-08", None),
            ("4 Sept. 2024", "2024-09-04", None),
        ] {
            let stated = stated_date(written).unwrap_or_else(|| panic!("{written} states a date"));
            assert_eq!((stated.date.to_string().as_str(), stated.time.as_deref(), stated.evidence.as_str()), (date, time, written));
        }
    }

    #[test]
    fn what_states_no_one_day_is_none() {
        for written in [
            "",
            "12/08/2024",
            "2024-02-30",
            "soon",
            "2024-08-12 25:00",
            "2024-08 10:00",
            "12 13 August 2024",
            "99999",
            "نوفمبر/كانون الأول 2021",
            "5 شوال 2024",
        ] {
            assert_eq!(stated_date(written), None, "{written}");
        }
    }
}
