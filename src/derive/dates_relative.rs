//! Relative words («أمس», «الشهر الماضي», "on Tuesday"): resolved against a stated day, and only then.

use super::dates_lex::{Lex, Word};
use super::dates_parse::{Hit, Parser};
use crate::text::date::PartialDate;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Most units that a count of days, months or years may have («قبل 10 سنوات»): beyond it, speech is no longer a date.
const MOST: u32 = 100;

/// The side of a weekday without a word beside it in a clause of the future: the day itself or the next one.
const COMING: i64 = 2;
/// Words before and after a weekday among which the verb of its clause is looked for.
const CLAUSE: usize = 12;

/// The stated day that relative words are counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Base(Date);

impl Base {
    /// `None` for a date that is not known to the day.
    pub(super) fn new(date: PartialDate) -> Option<Self> {
        let (month, day) = (date.month()?, date.day_of_month()?);
        Date::new(date.year(), i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Self)
    }

    fn days(self, days: i64) -> Option<PartialDate> {
        of_day(self.0.checked_add(days.days()).ok()?)
    }

    fn months(self, months: i64) -> Option<PartialDate> {
        let date = self.0.first_of_month().checked_add(months.months()).ok()?;
        PartialDate::year_month(date.year(), u8::try_from(date.month()).ok()?)
    }

    fn years(self, years: i64) -> Option<PartialDate> {
        PartialDate::year_only(self.0.year().checked_add(i16::try_from(years).ok()?)?)
    }

    /// The day of the week nearest before (`-1`), on or before (`0`), after (`1`), or on or after ([`COMING`]) the stated
    /// day.
    fn weekday(self, weekday: u8, side: i64) -> Option<PartialDate> {
        let wanted = i64::from(weekday);
        let own = i64::from(self.0.weekday().to_monday_zero_offset());
        let back = (own - wanted).rem_euclid(7);
        let days = match side {
            0 => -back,
            COMING if back == 0 => 0,
            COMING | 1 => 7 - back,
            _ if back == 0 => -7,
            _ => -back,
        };
        self.days(days)
    }

    fn is(self, weekday: u8) -> bool {
        i8::try_from(weekday).ok().and_then(|w| Weekday::from_monday_zero_offset(w).ok()) == Some(self.0.weekday())
    }

    /// The month of a name with «الماضي», «الجاري», «المقبل» beside it.
    fn named_month(self, month: u8, day: Option<u8>, side: i64) -> Option<PartialDate> {
        let own = u8::try_from(self.0.month()).ok()?;
        let year = match side {
            -1 if month >= own => self.0.year() - 1,
            1 if month <= own => self.0.year() + 1,
            _ => self.0.year(),
        };
        match day {
            Some(day) => PartialDate::day(year, month, day),
            None => PartialDate::year_month(year, month),
        }
    }
}

fn of_day(date: Date) -> Option<PartialDate> {
    PartialDate::day(date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?)
}

/// Past, present or future, as a word beside a noun says it.
fn side(lex: Lex) -> Option<i64> {
    match lex {
        Lex::Word(Word::Past) => Some(-1),
        Lex::Word(Word::Now | Word::This) => Some(0),
        Lex::Word(Word::Next) => Some(1),
        _ => None,
    }
}

/// A month (and day) without a year, made whole by what follows: «مايو الماضي», «6 يناير من العام الماضي».
pub(super) fn completed(parser: &Parser<'_>, hit: &Hit, base: Base) -> Option<(usize, PartialDate)> {
    let (month, day) = hit.open?;
    if let Some(side) = side(parser.at(hit.end)).filter(|_| !parser.is(hit.end + 1, Word::YearNoun)) {
        return Some((hit.end + 1, base.named_month(month, day, side)?));
    }
    let of = usize::from(parser.is(hit.end, Word::Of));
    let (end, year) = noun_with_side(parser, hit.end + of, Word::YearNoun).map(|(end, side)| (end, base.years(side)))?;
    let year = year?.year();
    let date = day.map_or_else(|| PartialDate::year_month(year, month), |day| PartialDate::day(year, month, day))?;
    Some((end, date))
}

/// «العام الماضي», «هذا العام», "last year": where it ends, and its side.
fn noun_with_side(parser: &Parser<'_>, i: usize, noun: Word) -> Option<(usize, i64)> {
    if parser.is(i, noun) {
        return side(parser.at(i + 1)).filter(|_| !parser.is(i + 1, Word::This)).map(|side| (i + 2, side));
    }
    let before = side(parser.at(i)).filter(|_| parser.is(i + 1, noun))?;
    // "over the last year" is a length of time.
    (parser.before(i) != Lex::Word(Word::The)).then_some((i + 2, before))
}

/// The relative date that begins at part `i`: one past its end, and what it comes to.
pub(super) fn relative_at(parser: &Parser<'_>, i: usize, base: Base) -> Option<(usize, PartialDate)> {
    match parser.at(i) {
        Lex::Word(Word::Yesterday) => yesterday(parser, i, base),
        Lex::Word(Word::Tomorrow) => beside_weekday(parser, i + 1, base.days(1)?, base, 1),
        Lex::Word(Word::DayNoun) => today(parser, i, base),
        Lex::Weekday(weekday) => {
            // «جمعة» in a name, "Black Friday", "every Monday".
            let named = matches!(parser.before(i), Lex::Other { latin: true, lower: false } | Lex::Word(Word::Quantity));
            let written_out = matches!(parser.at(i + 1), Lex::Number { .. } | Lex::Ordinal(_) | Lex::Month { .. } | Lex::Hijri(_));
            let after_comma =
                matches!(parser.at(i + 1), Lex::Mark(_)) && matches!(parser.at(i + 2), Lex::Number { .. } | Lex::Month { .. });
            (!named && !written_out && !after_comma).then(|| named_day(parser, i, weekday, base)).flatten()
        }
        Lex::Word(Word::Before) => counted_before(parser, i, base),
        Lex::Number { .. } | Lex::Cardinal(_) => counted_ago(parser, i, base),
        Lex::Word(Word::Past | Word::Next) if matches!(parser.at(i + 1), Lex::Weekday(_) | Lex::Month { .. }) => {
            let side = side(parser.at(i))?;
            match parser.at(i + 1) {
                Lex::Weekday(weekday) => Some((i + 2, base.weekday(weekday, side)?)),
                Lex::Month { number, .. } if !matches!(parser.at(i + 2), Lex::Number { .. }) => {
                    Some((i + 2, base.named_month(number, None, side)?))
                }
                _ => None,
            }
        }
        Lex::Word(Word::YearNoun | Word::MonthNoun | Word::Past | Word::This | Word::Next) => {
            if let Some((end, side)) = noun_with_side(parser, i, Word::YearNoun) {
                return Some((end, base.years(side)?));
            }
            let (end, side) = noun_with_side(parser, i, Word::MonthNoun)?;
            Some((end, base.months(side)?))
        }
        _ => None,
    }
}

fn yesterday(parser: &Parser<'_>, i: usize, base: Base) -> Option<(usize, PartialDate)> {
    if parser.at(i + 1) == Lex::Ordinal(1) {
        return beside_weekday(parser, i + 2, base.days(-2)?, base, 0);
    }
    beside_weekday(parser, i + 1, base.days(-1)?, base, 0)
}

/// A day with its weekday written beside it («أمس الثلاثاء»): the weekday decides, being the plainer word.
fn beside_weekday(parser: &Parser<'_>, j: usize, day: PartialDate, base: Base, side: i64) -> Option<(usize, PartialDate)> {
    let Lex::Weekday(weekday) = parser.at(j) else { return Some((j, day)) };
    Some((j + 1, base.weekday(weekday, side)?))
}

/// «اليوم الاثنين», «اليوم (الثلاثاء)», «يوم الأحد المقبل». A bare «اليوم» may mean nowadays and is left alone.
fn today(parser: &Parser<'_>, i: usize, base: Base) -> Option<(usize, PartialDate)> {
    let bracket = usize::from(parser.at(i + 1) == Lex::Mark('('));
    let j = i + 1 + bracket;
    let Lex::Weekday(weekday) = parser.at(j) else { return None };
    if matches!(parser.at(j + 1), Lex::Number { .. } | Lex::Ordinal(_) | Lex::Month { .. } | Lex::Hijri(_)) {
        return None;
    }
    if bracket == 1 {
        let end = j + 1 + usize::from(parser.at(j + 1) == Lex::Mark(')'));
        let day = if base.is(weekday) { base.days(0)? } else { base.weekday(weekday, 0)? };
        return Some((end, day));
    }
    named_day(parser, j, weekday, base)
}

fn named_day(parser: &Parser<'_>, i: usize, weekday: u8, base: Base) -> Option<(usize, PartialDate)> {
    match side(parser.at(i + 1)).filter(|_| !matches!(parser.at(i + 2), Lex::Word(Word::YearNoun | Word::MonthNoun))) {
        Some(side) if side != 0 => {
            // «الثلاثاء المقبل 11 أغسطس» says the day itself.
            let written_out = matches!(parser.at(i + 2), Lex::Number { .. } | Lex::Ordinal(_));
            (!written_out).then_some((i + 2, base.weekday(weekday, side)?))
        }
        // «هذا الاثنين» too: only a verb of the future says that it is to come.
        _ => Some((i + 1, base.weekday(weekday, if is_coming(parser, i) { COMING } else { 0 })?)),
    }
}

/// Whether the verb of a weekday's clause speaks of the future: the nearest before it in its sentence, else the first
/// after it ("On Monday, X will meet Y"). A verb of the past between them settles it the other way.
fn is_coming(parser: &Parser<'_>, i: usize) -> bool {
    let ends = |lex: &Lex| matches!(lex, Lex::Mark('.' | '!' | '?' | '؟') | Lex::End);
    let verb = |lex: Lex| if let Lex::Verb { future, .. } = lex { Some(future) } else { None };
    let before = (i.saturating_sub(CLAUSE)..i).rev().map(|j| parser.at(j)).take_while(|lex| !ends(lex)).find_map(verb);
    let after = || (i + 1..=i + CLAUSE).map(|j| parser.at(j)).take_while(|lex| !ends(lex)).find_map(verb);
    before.or_else(after).unwrap_or(false)
}

/// «قبل يومين», «قبل ثلاثة أيام»; but «قبل يومين من الانتخابات» counts from another day.
fn counted_before(parser: &Parser<'_>, i: usize, base: Base) -> Option<(usize, PartialDate)> {
    let (end, date) = match parser.at(i + 1) {
        Lex::Word(Word::TwoDays) => (i + 2, base.days(-2)),
        Lex::Word(Word::TwoMonths) => (i + 2, base.months(-2)),
        Lex::Word(Word::TwoYears) => (i + 2, base.years(-2)),
        _ => {
            let count = count(parser.at(i + 1))?;
            (i + 3, unit_before(parser.at(i + 2), count, base))
        }
    };
    (!matches!(parser.at(end), Lex::Word(Word::Of))).then_some((end, date?))
}

/// "two days ago", "10 years ago".
fn counted_ago(parser: &Parser<'_>, i: usize, base: Base) -> Option<(usize, PartialDate)> {
    if !parser.is(i + 2, Word::Ago) {
        return None;
    }
    Some((i + 3, unit_before(parser.at(i + 1), count(parser.at(i))?, base)?))
}

fn count(lex: Lex) -> Option<i64> {
    match lex {
        Lex::Number { value, .. } if value <= MOST => Some(i64::from(value)),
        Lex::Cardinal(value) => Some(i64::from(value)),
        _ => None,
    }
}

fn unit_before(unit: Lex, count: i64, base: Base) -> Option<PartialDate> {
    match unit {
        Lex::Word(Word::DayUnit | Word::DayNoun) => base.days(-count),
        Lex::Word(Word::MonthUnit | Word::MonthNoun) => base.months(-count),
        Lex::Word(Word::YearUnit | Word::YearNoun | Word::YearNouns) => base.years(-count),
        _ => None,
    }
}
