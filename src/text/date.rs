//! Calendar dates that may be known only in part.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A Gregorian date known to the year, the month or the day. Orders by time, coarser before finer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PartialDate {
    year: i16,
    month: u8,
    day: u8,
}

/// How far a date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// Year, month and day.
    Day,
}

impl PartialDate {
    /// A year alone, 1 to 9999.
    #[must_use]
    pub fn year_only(year: i16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self { year, month: 0, day: 0 })
    }

    /// A year and a month.
    #[must_use]
    pub fn year_month(year: i16, month: u8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month, day: 0 })
    }

    /// A whole date; `None` for days that no calendar has (30 February).
    #[must_use]
    pub fn day(year: i16, month: u8, day: u8) -> Option<Self> {
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        (1..=9999).contains(&year).then_some(Self { year, month, day })
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601, the forms of the data formats).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let part = |range: std::ops::Range<usize>| {
            text.get(range).filter(|t| t.bytes().all(|b| b.is_ascii_digit())).and_then(|t| t.parse::<i16>().ok())
        };
        let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
        let small = |n: i16| u8::try_from(n).ok();
        match text.len() {
            4 => Self::year_only(part(0..4)?),
            7 if dash(4) => Self::year_month(part(0..4)?, small(part(5..7)?)?),
            10 if dash(4) && dash(7) => Self::day(part(0..4)?, small(part(5..7)?)?, small(part(8..10)?)?),
            _ => None,
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, where known.
    #[must_use]
    pub fn day_of_month(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// How far it is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The first day that it can mean.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self { year: self.year, month: self.month.max(1), day: self.day.max(1) }
    }

    /// Days since 1 January of the year 1; `None` for a date not known to the day.
    #[must_use]
    pub fn day_number(self) -> Option<i32> {
        let date = |year, month, day| jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
        let since = date(self.year, self.month()?, self.day_of_month()?)?.duration_since(date(1, 1_u8, 1_u8)?);
        i32::try_from(since.as_hours() / 24).ok()
    }

    /// Whether both can mean the same day.
    #[must_use]
    pub fn agrees_with(self, other: Self) -> bool {
        self.year == other.year
            && (self.month == 0 || other.month == 0 || self.month == other.month)
            && (self.day == 0 || other.day == 0 || self.day == other.day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(format!("`{text}` is no date of the form YYYY, YYYY-MM or YYYY-MM-DD")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_forms_are_read_and_written() {
        for text in ["2024", "2024-08", "2024-08-12"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
        for bad in ["", "24", "2024-13", "2023-02-29", "2024-8-1", "٢٠٢٤", "0000"] {
            assert_eq!(PartialDate::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn coarse_dates_agree_with_finer_ones_inside_them() {
        let d = |t| PartialDate::parse(t).unwrap();
        assert!(d("2024").agrees_with(d("2024-08-12")));
        assert!(d("2024-08").agrees_with(d("2024-08-12")));
        assert!(!d("2024-07").agrees_with(d("2024-08-12")));
        assert!(d("2024") < d("2024-01") && d("2024-01") < d("2024-01-01"));
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let number = |text: &str| PartialDate::parse(text).unwrap().day_number();
        for (from, to, days) in [
            ("2024-02-28", "2024-03-01", 2),
            ("2023-02-28", "2023-03-01", 1),
            ("2023-12-31", "2024-01-01", 1),
            ("1900-01-01", "2000-01-01", 36_524),
        ] {
            assert_eq!(number(to).unwrap() - number(from).unwrap(), days, "{from} {to}");
        }
        assert_eq!(number("0001-01-02"), Some(1));
        assert_eq!(number("2024-02"), None);
    }
}
