//! The words of a passage as the parts that dates are made of: months, numbers, ordinals, weekdays, and what joins them.

use crate::knowledge::words::date_words;
use crate::text::fold::is_invisible;
use crate::text::month::{Month, Series};
use crate::text::numeral::{arabic_ordinal, digit_value, number_words, parse_integer, small_cardinal};
use crate::text::token::Keys;
use crate::text::{Span, Token, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a word does in a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Word {
    Of,
    And,
    To,
    The,
    YearNoun,
    YearNouns,
    YearAdjective,
    MonthNoun,
    DayNoun,
    Era,
    HijriEra,
    BeforeEra,
    Corresponding,
    Past,
    Now,
    This,
    Next,
    Yesterday,
    Today,
    Tomorrow,
    Ago,
    Before,
    DayUnit,
    MonthUnit,
    YearUnit,
    TwoDays,
    TwoMonths,
    TwoYears,
    Cue,
    Event,
    Quantity,
    Vision,
    Unit,
    MonthEpithet,
    On,
}

/// One part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lex {
    /// A whole number without separators.
    Number {
        value: u32,
        digits: u8,
    },
    /// Three numbers joined by full stops.
    Dotted([(u32, u8); 3]),
    /// A month of the Gregorian year; whether its name is of the Levant.
    Month {
        number: u8,
        levantine: bool,
    },
    /// A month of the Hijri year.
    Hijri(u8),
    /// A day of the month in words.
    Ordinal(u8),
    /// A count in words.
    Cardinal(u8),
    /// 0 is Monday.
    Weekday(u8),
    Word(Word),
    Mark(char),
    /// Any other word: whether it is Latin, and begins in lower case.
    Other {
        latin: bool,
        lower: bool,
    },
    /// As [`Lex::Other`], a verb that says when: whether it is Latin, and speaks of the future.
    Verb {
        latin: bool,
        future: bool,
    },
    /// Past the last part.
    End,
}

/// A part with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) lex: Lex,
    pub(super) place: Span,
    /// Whether nothing stands between it and the part before.
    pub(super) tight: bool,
}

/// Days of the week, folded, Monday first.
const WEEKDAYS: [(&str, u8); 14] = [
    ("الاثنين", 0),
    ("الثلاثاء", 1),
    ("الاربعاء", 2),
    ("الخميس", 3),
    ("الجمعة", 4),
    ("السبت", 5),
    ("الاحد", 6),
    ("monday", 0),
    ("tuesday", 1),
    ("wednesday", 2),
    ("thursday", 3),
    ("friday", 4),
    ("saturday", 5),
    ("sunday", 6),
];

/// All single words with one meaning here.
static WORDS: LazyLock<FxHashMap<&'static str, Lex>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Lex> =
        date_words().iter().filter_map(|(word, class)| Some((word, lex_of(word, class)?))).collect();
    words.extend(WEEKDAYS.map(|(name, day)| (name, Lex::Weekday(day))));
    words
});

fn lex_of(word: &str, class: &str) -> Option<Lex> {
    match class {
        "first-day" => Some(Lex::Number { value: 1, digits: 1 }),
        "future" | "past-verb" => Some(Lex::Verb { latin: word.is_ascii(), future: class == "future" }),
        _ => word_of(class).map(Lex::Word),
    }
}

fn word_of(class: &str) -> Option<Word> {
    Some(match class {
        "of" => Word::Of,
        "and" => Word::And,
        "to" => Word::To,
        "the" => Word::The,
        "year-noun" => Word::YearNoun,
        "year-nouns" => Word::YearNouns,
        "year-adjective" => Word::YearAdjective,
        "month-noun" => Word::MonthNoun,
        "day-noun" => Word::DayNoun,
        "era" => Word::Era,
        "hijri-era" => Word::HijriEra,
        "before-era" => Word::BeforeEra,
        "corresponding" => Word::Corresponding,
        "past" => Word::Past,
        "now" => Word::Now,
        "this" => Word::This,
        "next" => Word::Next,
        "yesterday" => Word::Yesterday,
        "today" => Word::Today,
        "tomorrow" => Word::Tomorrow,
        "ago" => Word::Ago,
        "before" => Word::Before,
        "day-unit" => Word::DayUnit,
        "month-unit" => Word::MonthUnit,
        "year-unit" => Word::YearUnit,
        "two-days" => Word::TwoDays,
        "two-months" => Word::TwoMonths,
        "two-years" => Word::TwoYears,
        "cue" => Word::Cue,
        "event" => Word::Event,
        "quantity" => Word::Quantity,
        "vision" => Word::Vision,
        "unit" => Word::Unit,
        "on" => Word::On,
        "month-epithet" => Word::MonthEpithet,
        _ => return None,
    })
}

/// Reads the tokens of one passage into `items`, which is cleared first. `keys` holds their keys from number `first` on.
/// Linear.
pub(super) fn lex_into(text: &str, tokens: &[Token], keys: &Keys, first: usize, items: &mut Vec<Item>) {
    items.clear();
    let mut i = 0;
    let mut last_end = u32::MAX;
    while let Some(token) = tokens.get(i) {
        let next = tokens.get(i + 1).filter(|next| next.is_word()).map(|_| keys.get(first + i + 1));
        let (lex, words, cut) = read(*token, text, keys.get(first + i), next);
        let place = Span {
            start: token.span.start + after_letters(token.text(text), cut),
            end: tokens[(i + words - 1).min(tokens.len() - 1)].span.end,
        };
        items.push(Item { lex, place, tight: token.span.start == last_end });
        last_end = place.end;
        i += words;
    }
}

/// What a token says, how many tokens it took, and how many letters of joined particles stand before it.
fn read(token: Token, text: &str, key: &str, next: Option<&str>) -> (Lex, usize, usize) {
    let written = token.text(text);
    match token.kind {
        TokenKind::Mark => (Lex::Mark(written.chars().next().unwrap_or(' ')), 1, 0),
        TokenKind::Number => (number(written), 1, 0),
        TokenKind::OtherWord => (Lex::Other { latin: false, lower: false }, 1, 0),
        TokenKind::Latin => (latin(written, key), 1, 0),
        TokenKind::Arabic => arabic(key, next),
    }
}

/// The byte after the first `letters` letters of a word, the marks over them included.
fn after_letters(word: &str, letters: usize) -> u32 {
    if letters == 0 {
        return 0;
    }
    let mut left = letters;
    for (offset, c) in word.char_indices() {
        if left == 0 && !is_invisible(c) {
            return u32::try_from(offset).unwrap_or(0);
        }
        left = left.saturating_sub(usize::from(!is_invisible(c)));
    }
    0
}

fn number(written: &str) -> Lex {
    let digits = written.chars().count();
    if digits <= 4 && written.chars().all(|c| digit_value(c).is_some()) {
        let value = parse_integer(written).and_then(|v| u32::try_from(v).ok());
        return value.map_or(Lex::Other { latin: false, lower: false }, |value| Lex::Number {
            value,
            digits: u8::try_from(digits).unwrap_or(u8::MAX),
        });
    }
    // «12.8.2024» is one token: the full stops stand between digits.
    dotted(written).unwrap_or(Lex::Mark('#'))
}

fn dotted(written: &str) -> Option<Lex> {
    // Ten digits and two full stops, each of at most two bytes.
    if written.len() > 24 || !written.contains('.') {
        return None;
    }
    let mut parts = written.split('.');
    let mut part = || {
        let digits = parts.next()?;
        Some((u32::try_from(parse_integer(digits)?).ok()?, u8::try_from(digits.chars().count()).ok()?))
    };
    let three = [part()?, part()?, part()?];
    parts.next().is_none().then_some(Lex::Dotted(three))
}

fn latin(written: &str, key: &str) -> Lex {
    let lower = written.chars().next().is_some_and(char::is_lowercase);
    let known = FIRST_WORDS.contains(key);
    if let Some(month) = Some(key).filter(|_| known).and_then(|key| Month::read(key, None)) {
        // "may" and "march" are verbs: a month takes a capital.
        return if lower { Lex::Other { latin: true, lower } } else { of_month(month) };
    }
    match known.then(|| WORDS.get(key)).flatten() {
        Some(&Lex::Weekday(_)) if lower => Lex::Other { latin: true, lower },
        Some(&lex) => lex,
        None if lower && key.len() > 4 && key.ends_with("ed") => Lex::Verb { latin: true, future: false },
        None if known => small_cardinal(key).map_or(Lex::Other { latin: true, lower }, Lex::Cardinal),
        None => Lex::Other { latin: true, lower },
    }
}

fn arabic(key: &str, next: Option<&str>) -> (Lex, usize, usize) {
    if let Some((lex, words)) = arabic_word(key, next) {
        return (lex, words, 0);
    }
    // Joined particles («وفبراير»; «بحلول» stays whole): only before what is then a part of a date.
    let mut rest = key;
    let mut cut = 0;
    for particles in [&['و', 'ف'][..], &['ب', 'ل', 'ك'][..]] {
        let Some(after) = rest.strip_prefix(particles) else { continue };
        rest = after;
        cut += 1;
        if let Some((lex, words)) = arabic_word(rest, next).filter(|found| takes_particles(found.0)) {
            return (lex, words, cut);
        }
        // «للعام», «للاثنين»: ل has taken the article's alef.
        let with_article = rest.strip_prefix('ل').filter(|_| key.contains("لل")).map(|bare| format!("ال{bare}"));
        if let Some((lex, words)) = with_article.and_then(|word| arabic_word(&word, next)).filter(|found| takes_particles(found.0)) {
            return (lex, words, cut);
        }
    }
    if is_future(key) { (Lex::Verb { latin: false, future: true }, 1, 0) } else { (Lex::Other { latin: false, lower: false }, 1, 0) }
}

/// Beginnings of words in سي and ست that are no verbs of the future: «سيارة», «ستة».
const NO_FUTURE: [&str; 30] = [
    "سيار",
    "سياس",
    "سياح",
    "سياد",
    "سياق",
    "سياج",
    "سيد",
    "سيطر",
    "سيناء",
    "سيناري",
    "سينما",
    "سيرة",
    "سيره",
    "سيول",
    "سيف",
    "سيما",
    "سيلف",
    "سيمنس",
    "سيسي",
    "سيدني",
    "سيبيري",
    "ستار",
    "ستاد",
    "ستين",
    "ستون",
    "ستوكهولم",
    "ستيف",
    "ستان",
    "ستريت",
    "ستائر",
];

/// «سيعقد», «وستبدأ»: the letter of the future before a present tense.
fn is_future(key: &str) -> bool {
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    (bare.starts_with("سي") || bare.starts_with("ست")) && bare.chars().nth(4).is_some() && !NO_FUTURE.iter().any(|no| bare.starts_with(no))
}

/// Every word that is a part of a date, or the first of one: most words of a text are none, and are told by one look.
static FIRST_WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| WORDS.keys().copied().chain(Month::first_words()).chain(number_words()).collect());

fn takes_particles(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Month { .. }
            | Lex::Hijri(_)
            | Lex::Weekday(_)
            | Lex::Ordinal(_)
            | Lex::Word(Word::YearNoun | Word::YearNouns | Word::MonthNoun | Word::DayNoun | Word::Cue | Word::Before | Word::Yesterday)
    )
}

fn arabic_word(key: &str, next: Option<&str>) -> Option<(Lex, usize)> {
    if !FIRST_WORDS.contains(key) {
        return None;
    }
    if let Some(month) = Month::read(key, next) {
        return Some((of_month(month), month.words));
    }
    if let Some(&lex) = WORDS.get(key) {
        return Some((lex, 1));
    }
    if let Some((value, words)) = arabic_ordinal(key, next) {
        return Some((Lex::Ordinal(value), words));
    }
    small_cardinal(key).map(|value| (Lex::Cardinal(value), 1))
}

fn of_month(month: Month) -> Lex {
    match month.series {
        Series::Hijri => Lex::Hijri(month.number),
        series => Lex::Month { number: month.number, levantine: series == Series::Levantine },
    }
}
