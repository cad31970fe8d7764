//! The date that a short text of its own states: a line, a dateline, a value.

use super::dates_lex::lex_into;
use super::dates_parse::Parser;
use crate::text::date::PartialDate;
use crate::text::token::{Keys, tokenize};
use crate::text::{Language, Span, Token};
use icu_calendar::Date;

/// The first date that a short text of its own states (a line, a value of front matter), its place, and whether it was
/// worked out from a Hijri date by the Umm al-Qura calendar (the civil calendar of Saudi Arabia, as ICU4X tabulates it).
pub(super) fn stated_date(text: &str, language: Language) -> Option<(PartialDate, Span, bool)> {
    let tokens = tokenize(text);
    stated_in(text, &tokens, language)
}

/// The first date in some tokens of `text`, as [`stated_date`] reads it: the finest of those that stand there.
pub(super) fn stated_in(text: &str, tokens: &[Token], language: Language) -> Option<(PartialDate, Span, bool)> {
    let mut items = Vec::new();
    lex_into(text, tokens, &Keys::new(text, tokens), 0, &mut items);
    let parser = Parser { items: &items, day_first: language.is_arabic_script() };
    let mut lunar = None;
    let mut coarse = None;
    let mut i = 0;
    while i < items.len() {
        let found = parser.date_at(i).map(|hit| (i, hit)).or_else(|| parser.year_at(i, false));
        let Some((first, hit)) = found else {
            i += 1;
            continue;
        };
        let place = Span { start: items[first].place.start, end: items[hit.end - 1].place.end };
        match (hit.date, hit.hijri) {
            (Some(date), _) if date.day_of_month().is_some() => return Some((date, place, false)),
            (Some(date), _) => coarse = coarse.or(Some((date, place, false))),
            (None, Some(hijri)) => lunar = lunar.or_else(|| umm_al_qura(hijri).map(|date| (date, place, true))),
            (None, None) => {}
        }
        i = hit.end.max(i + 1);
    }
    lunar.or(coarse)
}

fn umm_al_qura((year, month, date_day): (i32, u8, u8)) -> Option<PartialDate> {
    let date = Date::try_new_hijri_with_calendar(year, month, date_day, icu_calendar::cal::Hijri::new_umm_al_qura()).ok()?;
    let date = date.to_calendar(icu_calendar::Gregorian);
    PartialDate::day(i16::try_from(date.year().extended_year()).ok()?, date.month().ordinal, date.day_of_month().0)
}
