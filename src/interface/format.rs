//! Dates, numbers and plurals as a locale writes them (CLDR through ICU4X). Formatters are made once a language.

use crate::text::date::PartialDate;
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use std::fmt;

/// Formatters of one locale.
pub struct Formats {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    year: FixedCalendarDateTimeFormatter<Gregorian, Y>,
    number: DecimalFormatter,
    plural: PluralRules,
}

impl fmt::Debug for Formats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Formats")
    }
}

impl Formats {
    /// The formatters of a BCP 47 locale. ICU falls back to neutral forms for languages that it does not know.
    ///
    /// # Errors
    /// Why there are none, as a sentence.
    pub fn new(locale: &str) -> Result<Self, String> {
        let locale: Locale = locale.parse().map_err(|_| format!("`{locale}` is no locale"))?;
        let fault = |error: &dyn fmt::Display| format!("the forms of locale `{locale}` cannot be had: {error}");
        Ok(Self {
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).map_err(|e| fault(&e))?,
            month: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YM::long()).map_err(|e| fault(&e))?,
            year: FixedCalendarDateTimeFormatter::try_new((&locale).into(), Y::long()).map_err(|e| fault(&e))?,
            number: DecimalFormatter::try_new((&locale).into(), icu_decimal::options::DecimalFormatterOptions::default())
                .map_err(|e| fault(&e))?,
            plural: PluralRules::try_new_cardinal((&locale).into()).map_err(|e| fault(&e))?,
        })
    }

    /// A date as far as it is known: «12 أغسطس 2024», `August 2024`, `2024`.
    #[must_use]
    pub fn date(&self, date: PartialDate) -> String {
        let first = date.first_day();
        let (year, month, day) = (i32::from(first.year()), first.month().unwrap_or(1), first.day_of_month().unwrap_or(1));
        // A `PartialDate` is checked when it is made; were it not, the ISO form is still true.
        let Ok(calendar) = Date::try_new_gregorian(year, month, day) else { return date.to_string() };
        let text = match (date.month(), date.day_of_month()) {
            (None, _) => self.year.format(&calendar).to_string(),
            (_, None) => self.month.format(&calendar).to_string(),
            _ => self.day.format(&calendar).to_string(),
        };
        without_direction_controls(text)
    }

    /// A number with the locale's digits and separators.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        without_direction_controls(self.number.format(&Decimal::from(number)).to_string())
    }

    /// The plural category of a number.
    #[must_use]
    pub fn plural(&self, number: usize) -> PluralCategory {
        self.plural.category_for(number)
    }
}

/// CLDR puts direction marks into some patterns. In HTML direction is markup's affair.
fn without_direction_controls(text: String) -> String {
    if text.contains(crate::text::bidi::is_direction_control) {
        text.chars().filter(|&c| !crate::text::bidi::is_direction_control(c)).collect()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_far_as_they_are_known() {
        let table = [
            ("ar", "2024-08-12", "12 أغسطس 2024"),
            ("ar", "2024-08", "أغسطس 2024"),
            ("ar", "2024", "2024"),
            ("ar-SY", "2024-08-12", "١٢ آب ٢٠٢٤"),
            ("ar-u-nu-arab", "2024", "٢٠٢٤"),
            ("en-GB", "2024-08-12", "12 August 2024"),
            ("en-US", "2024-08-12", "August 12, 2024"),
            ("fa", "2024-08", "اوت ۲۰۲۴"),
        ];
        for (locale, date, want) in table {
            assert_eq!(Formats::new(locale).unwrap().date(PartialDate::parse(date).unwrap()), want, "{locale} {date}");
        }
    }

    #[test]
    fn numbers_take_the_digits_of_the_locale() {
        assert_eq!(Formats::new("ar").unwrap().number(1234), "1,234");
        assert_eq!(Formats::new("ar-u-nu-arab").unwrap().number(1234), "١٬٢٣٤");
        assert_eq!(Formats::new("en-GB").unwrap().number(1234), "1,234");
        assert!(Formats::new("not a locale").is_err());
    }
}
