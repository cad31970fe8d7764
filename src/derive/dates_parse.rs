//! Dates as they are written out: the grammar, over the parts of one passage.

use super::dates_lex::{Item, Lex, Word};
use crate::text::date::PartialDate;

/// Two month names that disagree: the number of the one taken and of the other.
type Conflict = Option<(u8, u8)>;

/// A date that a text states.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hit {
    /// One past its last part.
    pub(super) end: usize,
    /// What it says; `None` for what is no full date (a day without a year) and must not be read as another.
    pub(super) date: Option<PartialDate>,
    /// A Hijri date that stands alone.
    pub(super) hijri: Option<(i32, u8, u8)>,
    /// Month and day where the year is not said, for relative words that follow.
    pub(super) open: Option<(u8, Option<u8>)>,
    /// Two month names that disagree: the month taken and the other.
    pub(super) conflict: Conflict,
}

impl Hit {
    fn new(end: usize, date: Option<PartialDate>) -> Self {
        Self { end, date, hijri: None, open: None, conflict: None }
    }
}

/// Years that a bare number may mean beside a word for year, and beside weaker cues.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;
/// Years that a number may mean with hardly a cue: those that the news speaks of.
const RECENT: std::ops::RangeInclusive<u32> = 1900..=2050;
/// Hijri years that a date of our times can have (1300 AH began in 1882, 1500 AH begins in 2076).
const HIJRI_YEARS: std::ops::RangeInclusive<u32> = 1300..=1500;

/// The parts of one passage, with what the language says of numbers.
#[derive(Debug)]
pub(super) struct Parser<'i> {
    pub(super) items: &'i [Item],
    /// Whether `3/4/2024` has the day first: always in Arabic, never sure in English.
    pub(super) day_first: bool,
}

impl Parser<'_> {
    pub(super) fn at(&self, i: usize) -> Lex {
        self.items.get(i).map_or(Lex::End, |item| item.lex)
    }

    pub(super) fn before(&self, i: usize) -> Lex {
        i.checked_sub(1).map_or(Lex::End, |i| self.at(i))
    }

    pub(super) fn tight(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|item| item.tight)
    }

    pub(super) fn is(&self, i: usize, word: Word) -> bool {
        self.at(i) == Lex::Word(word)
    }

    fn is_dash(&self, i: usize) -> bool {
        matches!(self.at(i), Lex::Mark('-' | '–' | '—' | '/'))
    }

    /// The date that begins at part `i`, bare years aside.
    pub(super) fn date_at(&self, i: usize) -> Option<Hit> {
        match self.at(i) {
            Lex::Dotted(parts) => Some(Hit::new(i + 1, self.three(parts))),
            Lex::Number { .. } => self.numeric(i).or_else(|| self.day_range(i)).or_else(|| self.day_and_month(i)),
            Lex::Ordinal(_) => self.day_and_month(i),
            Lex::Month { .. } => self.month_and_year(i),
            Lex::Hijri(_) => self.hijri_from(i, None),
            _ => None,
        }
    }

    /// `12/8/2024`, `2024-08-12`.
    fn numeric(&self, i: usize) -> Option<Hit> {
        let Lex::Mark(separator @ ('/' | '-' | '–' | '.' | '\\')) = self.at(i + 1) else { return None };
        let number = |j: usize| match self.at(j) {
            Lex::Number { value, digits } => Some((value, digits)),
            _ => None,
        };
        let parts = [number(i)?, number(i + 2)?, number(i + 4)?];
        let whole = self.at(i + 3) == Lex::Mark(separator) && (1..=4).all(|k| self.tight(i + k));
        // In the middle of an address or a longer row of numbers nothing is a date.
        let joined_before = self.tight(i)
            && matches!(
                self.before(i),
                Lex::Mark('/' | '-' | '.' | '_' | '=' | '#' | '@') | Lex::Other { latin: true, .. } | Lex::Verb { latin: true, .. }
            );
        let joined_after =
            self.tight(i + 5) && (matches!(self.at(i + 5), Lex::Mark('/')) || (self.at(i + 5) == Lex::Mark('-') && self.tight(i + 6)));
        if !whole || joined_before || joined_after {
            return None;
        }
        if self.is(i + 5, Word::HijriEra) || (HIJRI_YEARS.contains(&parts[2].0) && parts[2].1 == 4) {
            let hijri = small(parts[0].0).zip(small(parts[1].0)).zip(i32::try_from(parts[2].0).ok()).map(|((d, m), y)| (y, m, d));
            let end = i + 5 + usize::from(self.is(i + 5, Word::HijriEra));
            return Some(self.with_gregorian(Hit { hijri, ..Hit::new(end, None) }));
        }
        let end = i + 5 + usize::from(self.is(i + 5, Word::Era));
        Some(Hit::new(end, self.three(parts)))
    }

    /// Three numbers as a date, where only one reading is possible.
    fn three(&self, parts: [(u32, u8); 3]) -> Option<PartialDate> {
        let [(a, digits_a), (b, digits_b), (c, digits_c)] = parts;
        if digits_a == 4 && digits_b <= 2 && digits_c <= 2 {
            return YEARS.contains(&a).then(|| day(a, b, c)).flatten();
        }
        if digits_c != 4 || digits_a > 2 || digits_b > 2 || !YEARS.contains(&c) {
            return None;
        }
        if self.day_first || a > 12 || a == b {
            day(c, b, a)
        } else if b > 12 {
            day(c, a, b)
        } else {
            None
        }
    }

    /// The first day of «12-14 أغسطس 2024», «بين 12 و14 أغسطس 2024».
    fn day_range(&self, i: usize) -> Option<Hit> {
        let first = self.day_number(i)?;
        let mut j = first.1;
        match self.at(j) {
            Lex::Mark('-' | '–' | '—') | Lex::Word(Word::And | Word::To) => j += 1,
            _ => return None,
        }
        let last = self.day_and_month(j)?.date?;
        Some(Hit::new(first.1, PartialDate::day(last.year(), last.month()?, first.0)))
    }

    /// A day's number and the part after it: «12», «12th», «السادس».
    fn day_number(&self, i: usize) -> Option<(u8, usize)> {
        match self.at(i) {
            Lex::Number { value: value @ 1..=31, digits: 1..=2 } => {
                let suffix = self.tight(i + 1) && matches!(self.at(i + 1), Lex::Other { latin: true, lower: true });
                Some((small(value)?, i + 1 + usize::from(suffix)))
            }
            Lex::Ordinal(value @ 1..=31) => Some((value, i + 1)),
            _ => None,
        }
    }

    /// «12 أغسطس 2024», «السادس من شهر يناير عام 2021», "12th of August, 2024".
    fn day_and_month(&self, i: usize) -> Option<Hit> {
        let (date_day, mut j) = self.day_number(i)?;
        let spelled = matches!(self.at(i), Lex::Ordinal(_));
        let of = self.is(j, Word::Of);
        j += usize::from(of);
        let named = self.is(j, Word::MonthNoun);
        j += usize::from(named);
        // «12/أغسطس/2024», "12-Aug-2024".
        let joined = !of && self.is_dash(j) && self.tight(j) && self.tight(j + 1);
        j += usize::from(joined);
        if let Lex::Hijri(_) = self.at(j) {
            return self.hijri_from(j, Some(date_day));
        }
        if spelled && !of && !named {
            return None;
        }
        let (month, mut j, conflict) = self.month(j)?;
        j += usize::from(joined && self.is_dash(j) && matches!(self.at(j + 1), Lex::Number { digits: 4, .. }));
        Some(self.with_year(j, month, Some(date_day), conflict))
    }

    /// "August 12, 2024", «مايو/أيار 2021», «أغسطس».
    fn month_and_year(&self, i: usize) -> Option<Hit> {
        let (month, j, conflict) = self.month(i)?;
        if let Some((date_day, after)) = self.day_number(j).filter(|_| matches!(self.at(j), Lex::Number { .. })) {
            let unit =
                matches!(self.at(after), Lex::Word(Word::Unit)) || (self.tight(after) && matches!(self.at(after), Lex::Mark(':' | '%')));
            if !unit {
                return Some(self.with_year(after, month, Some(date_day), conflict));
            }
        }
        Some(self.with_year(j, month, None, conflict))
    }

    /// A month's name or two names of one month, the part after, and the names' disagreement.
    fn month(&self, i: usize) -> Option<(u8, usize, Conflict)> {
        let Lex::Month { number, levantine } = self.at(i) else { return None };
        // "Aug." keeps its full stop.
        let mut j =
            i + 1 + usize::from(self.tight(i + 1) && self.at(i + 1) == Lex::Mark('.') && matches!(self.at(i + 2), Lex::Number { .. }));
        let plain = j;
        let bracket = self.at(j) == Lex::Mark('(');
        let joined = bracket || self.is_dash(j);
        j += usize::from(joined);
        let second = match self.at(j) {
            Lex::Month { number: other, levantine: of_levant } if of_levant != levantine && (joined || other == number) => Some(other),
            _ => None,
        };
        if let Some(other) = second {
            let end = j + 1 + usize::from(bracket && self.at(j + 1) == Lex::Mark(')'));
            let (taken, left) = if levantine { (other, number) } else { (number, other) };
            return Some((taken, end, (taken != left).then_some((taken, left))));
        }
        Some((number, plain, None))
    }

    fn with_year(&self, j: usize, month: u8, date_day: Option<u8>, conflict: Conflict) -> Hit {
        let Some((year, end)) = self.year_after(j) else {
            return Hit { open: Some((month, date_day)), conflict, ..Hit::new(j, None) };
        };
        let date = match date_day {
            Some(date_day) => day(year, u32::from(month), u32::from(date_day)),
            None => i16::try_from(year).ok().and_then(|year| PartialDate::year_month(year, month)),
        };
        Hit { conflict, ..Hit::new(end, date) }
    }

    /// The year that follows day or month: «2024», «من عام 2024», ", 2024", «2015م».
    fn year_after(&self, j: usize) -> Option<(u32, usize)> {
        let comma = matches!(self.at(j), Lex::Mark(',' | '،'));
        let mut k = j + usize::from(comma);
        // «مايو الماضي 2015».
        k += usize::from(self.is(k, Word::Past) && matches!(self.at(k + 1), Lex::Number { digits: 4, .. }));
        k += usize::from(self.is(k, Word::Of));
        let noun = self.is(k, Word::YearNoun);
        k += usize::from(noun);
        let Lex::Number { value, digits: 4 } = self.at(k) else { return None };
        let range = if comma { RECENT } else { YEARS };
        let counted = !noun && matches!(self.at(k + 1), Lex::Word(Word::Unit));
        if !range.contains(&value) || counted || self.is(k + 1, Word::HijriEra) {
            return None;
        }
        Some((value, k + 1 + usize::from(self.is(k + 1, Word::Era))))
    }

    /// A Hijri date from its month on, with the Gregorian one that is said to be the same.
    fn hijri_from(&self, i: usize, date_day: Option<u8>) -> Option<Hit> {
        let Lex::Hijri(month) = self.at(i) else { return None };
        // «رجب الفرد», «رمضان المبارك».
        let mut j = i + 1 + usize::from(self.is(i + 1, Word::MonthEpithet));
        j += usize::from(self.is(j, Word::Of));
        j += usize::from(self.is(j, Word::YearNoun));
        let year = match self.at(j) {
            Lex::Number { value, digits: 4 } if HIJRI_YEARS.contains(&value) => i32::try_from(value).ok(),
            _ => None,
        };
        j += usize::from(year.is_some());
        j += usize::from(year.is_some() && self.is(j, Word::HijriEra));
        let hijri = year.zip(date_day).map(|(year, date_day)| (year, month, date_day));
        Some(self.with_gregorian(Hit { hijri, ..Hit::new(j, None) }))
    }

    /// «… الموافق 10 أغسطس 2015م»: the Gregorian date is taken, the Hijri one stands in its words.
    fn with_gregorian(&self, hit: Hit) -> Hit {
        let mut j = hit.end;
        j += usize::from(matches!(self.at(j), Lex::Mark(',' | '،' | '(' | '-' | '–')));
        let said = self.is(j, Word::Corresponding);
        let bracketed = self.before(j) == Lex::Mark('(');
        j += usize::from(said);
        if !said && !bracketed {
            return hit;
        }
        j += usize::from(matches!(self.at(j), Lex::Mark(':') | Lex::Word(Word::To | Word::DayNoun)));
        j += usize::from(matches!(self.at(j), Lex::Weekday(_)));
        match self.at(j) {
            Lex::Number { .. } => self.numeric(j).or_else(|| self.day_and_month(j)).filter(|g| g.date.is_some()).unwrap_or(hit),
            _ => hit,
        }
    }

    /// A bare year at part `i`, where its neighbours say that it is one: its first part and the year. `chained` is
    /// whether the number before belongs to a year already read.
    pub(super) fn year_at(&self, i: usize, chained: bool) -> Option<(usize, Hit)> {
        let Lex::Number { value, digits: 4 } = self.at(i) else { return None };
        if !YEARS.contains(&value) || !self.free_number(i) {
            return None;
        }
        let mut first = i;
        let sure = match self.before(i) {
            Lex::Word(Word::YearNoun) => {
                first = i - 1;
                true
            }
            Lex::Word(Word::YearNouns) => true,
            Lex::Word(Word::YearAdjective) => {
                matches!(i.checked_sub(2).map(|j| self.at(j)), Some(Lex::Word(Word::YearNoun))) || self.is(i - 1, Word::YearAdjective)
            }
            _ => chained && self.joins(i - 1),
        };
        let era = self.is(i + 1, Word::Era) && (sure || self.tight(i + 1));
        let year = i16::try_from(value).ok().and_then(PartialDate::year_only);
        let found = sure || era || (self.weak_year(i, value) && !self.counted(i));
        found.then(|| (first, Hit::new(i + 1 + usize::from(era), year)))
    }

    /// Whether nothing written on to a number makes it something else than a year (`1990s`, `$2000`, `2000%`, `1436هـ`).
    fn free_number(&self, i: usize) -> bool {
        let after = self.at(i + 1);
        let tight_after = self.tight(i + 1);
        let other = match after {
            // «١٤٣٦-١٤٣٧هـ».
            Lex::Mark('-' | '–' | '/') if self.is(i + 3, Word::HijriEra) => true,
            // "2022/23".
            Lex::Mark('/') if tight_after && matches!(self.at(i + 2), Lex::Number { digits: 2, .. }) => false,
            Lex::Word(Word::HijriEra | Word::BeforeEra) | Lex::Mark('%' | '٪' | '$' | '€' | '£' | '°') => true,
            Lex::Mark(':' | '/' | '\\' | '_' | '=' | '@') if tight_after => {
                self.tight(i + 2) && !matches!(self.at(i + 2), Lex::Number { digits: 4, .. })
            }
            Lex::Other { .. } | Lex::Verb { .. } | Lex::Number { .. } | Lex::Dotted(_) if tight_after => true,
            _ => false,
        };
        let joined = self.tight(i)
            && match self.before(i) {
                Lex::Mark('-' | '–' | '/') => !matches!(self.before(i - 1), Lex::Number { digits: 4, .. } | Lex::Word(Word::Cue)),
                Lex::Mark('$' | '€' | '£' | '#' | '@' | '.' | '_' | '=' | '\\' | '+' | '&' | '?' | ':' | '\'' | '’') => true,
                Lex::Other { latin, .. } | Lex::Verb { latin, .. } => latin,
                _ => false,
            };
        !other && !joined
    }

    /// Whether the part at `j` joins two years of a row or range.
    fn joins(&self, j: usize) -> bool {
        matches!(self.at(j), Lex::Mark('-' | '–' | '—' | '/' | ',' | '،') | Lex::Word(Word::And | Word::To))
    }

    /// Whether a number counts what stands after it («2018 شخصا»).
    fn counted(&self, i: usize) -> bool {
        matches!(self.at(i + 1), Lex::Word(Word::Unit | Word::DayUnit | Word::MonthUnit | Word::YearUnit))
    }

    /// Whether a number may be a year by what stands before it alone.
    fn weak_year(&self, i: usize, value: u32) -> bool {
        let after = self.at(i + 1);
        let closes = matches!(after, Lex::Mark(_) | Lex::End | Lex::Word(_));
        let later = |lex: Lex| matches!(lex, Lex::Number { digits: 4, value: last } if last > value && RECENT.contains(&last));
        // «(2011-2015)», and «2011 2015» where the dash was lost.
        let range = (matches!(self.at(i + 1), Lex::Mark('-' | '–' | '—' | '/')) && later(self.at(i + 2)))
            || (matches!(self.before(i), Lex::Mark('«' | '(' | '“' | '"')) && later(self.at(i + 1)));
        if matches!(after, Lex::Word(Word::Event)) && RECENT.contains(&value) {
            return true;
        }
        match self.before(i) {
            // "2023 was a long year."
            Lex::End | Lex::Mark('.' | '?' | '!') | Lex::Word(Word::And) if is_lower(after) => {
                RECENT.contains(&value) && !value.is_multiple_of(1000)
            }
            Lex::Word(Word::Cue | Word::Before) => (1500..=2100).contains(&value) && (closes || RECENT.contains(&value)),
            Lex::Word(Word::Event) => RECENT.contains(&value),
            // «العام الجاري 2022».
            Lex::Word(Word::Now) => RECENT.contains(&value) && self.is(i.saturating_sub(2), Word::YearNoun),
            // «أكثر من 2000 امرأة».
            Lex::Word(Word::Of) if self.is(i.saturating_sub(2), Word::Quantity) => false,
            Lex::Word(Word::Of | Word::To | Word::And | Word::The | Word::Next | Word::Past | Word::This) => {
                RECENT.contains(&value) && (closes || matches!(self.before(i), Lex::Word(Word::The | Word::Of)))
            }
            Lex::Number { digits: 4, value: first } => {
                RECENT.contains(&first)
                    && first < value
                    && RECENT.contains(&value)
                    && matches!(self.before(i - 1), Lex::Mark('«' | '(' | '“'))
            }
            Lex::Mark('(' | '[' | '«') => range || (RECENT.contains(&value) && matches!(after, Lex::Mark(')' | ']' | ',' | '،'))),
            // "mid-2010".
            Lex::Mark('-' | '–') => self.tight(i) && matches!(self.before(i - 1), Lex::Word(Word::Cue)) && RECENT.contains(&value),
            Lex::Mark(',') => !self.tight(i) && RECENT.contains(&value) && matches!(after, Lex::Mark(',' | '.' | ')')),
            before @ (Lex::Other { latin: true, .. } | Lex::Verb { latin: true, .. }) => {
                is_lower(before) && RECENT.contains(&value) && !value.is_multiple_of(1000)
            }
            Lex::Other { latin: false, .. } | Lex::Verb { .. } => RECENT.contains(&value) && closes && !value.is_multiple_of(1000),
            _ => range,
        }
    }
}

/// A Latin word in lower case.
fn is_lower(lex: Lex) -> bool {
    matches!(lex, Lex::Other { latin: true, lower: true } | Lex::Verb { latin: true, .. })
}

fn day(year: u32, month: u32, date_day: u32) -> Option<PartialDate> {
    PartialDate::day(i16::try_from(year).ok()?, small(month)?, small(date_day)?)
}

fn small(value: u32) -> Option<u8> {
    u8::try_from(value).ok()
}
