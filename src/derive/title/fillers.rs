//! What a title leaves out of a sentence: parentheses, asides between dashes, and the day on which it was reported.

use super::line::{Line, is_closing, is_comma, is_dash};
use crate::knowledge::words;
use crate::text::TokenKind;

/// Most tokens within brackets or between dashes that are an aside; a longer stretch is a fault of the marks.
const LONGEST_ASIDE: usize = 25;

/// What a number in brackets may count.
const COUNTED: [&str; 8] = ["عاما", "سنه", "سنة", "الف", "الفا", "مليون", "يوما", "شخصا"];

/// Marks what a title leaves out.
pub(super) fn drop_fillers(line: &mut Line<'_>) {
    drop_brackets(line);
    drop_dashes(line);
    drop_days(line);
    drop_periods(line);
    drop_dates(line);
    drop_loose_commas(line);
}

/// Round and square brackets with all between them: glosses, abbreviations, notes.
fn drop_brackets(line: &mut Line<'_>) {
    let mut i = 0;
    while i < line.words.len() {
        let close = match line.key(i) {
            "(" => ")",
            "[" => "]",
            _ => {
                i += 1;
                continue;
            }
        };
        let limit = (i + LONGEST_ASIDE).min(line.words.len());
        match (i + 1..limit).find(|&j| line.key(j) == close) {
            // A bracket that is the whole of the sentence, or its head, is no aside.
            // «(30) عاما»: the number counts what follows.
            Some(end) if i > 0 && !(end == i + 2 && COUNTED.contains(&line.key(end + 1))) => {
                line.drop_range(i..end + 1);
                i = end + 1;
            }
            _ => i += 1,
        }
    }
}

/// «-اليوم الأربعاء-», «— as he put it —»: dashes that hug or that come in pairs within one sentence.
fn drop_dashes(line: &mut Line<'_>) {
    let mut i = 1;
    while i < line.words.len() {
        // «كلام -معترض- كلام», «كلام- معترض- كلام», "talk — aside — talk".
        let (before, after) = (line.spaced_before(i), line.spaced_after(i));
        if !is_dash(line.key(i)) || !before && !after && line.key(i) != "—" {
            i += 1;
            continue;
        }
        let limit = (i + LONGEST_ASIDE).min(line.words.len());
        let end = (i + 1..limit).find(|&j| {
            is_dash(line.key(j))
                && (before || !line.spaced_before(j))
                && (line.spaced_after(j) || line.key(j) == "—" || next_is_mark(line, j))
        });
        if let Some(end) = end {
            line.drop_range(i..end + 1);
            i = end + 1;
        } else {
            i += 1;
        }
    }
}

fn next_is_mark(line: &Line<'_>, at: usize) -> bool {
    line.words.get(at + 1).is_some_and(super::line::Word::is_mark)
}

fn is_calendar(line: &Line<'_>, at: usize) -> bool {
    line.words.get(at).is_some_and(|w| !w.is_mark() && words::calendar_words().contains(&w.key))
}

/// Words that may stand before the name of a day and go with it.
const BEFORE_DAY: [&str; 17] =
    ["عشيه", "عشية", "غدا", "اليوم", "امس", "يوم", "مساء", "صباح", "ظهر", "ليله", "فجر", "عصر", "on", "late", "early", "this", "last"];
/// Words and numbers that may stand after the name of a day and go with it.
const AFTER_DAY: [&str; 20] = [
    "الماضي",
    "قبل",
    "المقبل",
    "الجاري",
    "القادم",
    "الحالي",
    "الفارط",
    "المنصرم",
    "موافق",
    "الموافق",
    "صباحا",
    "مساء",
    "night",
    "morning",
    "afternoon",
    "evening",
    "من",
    "شهر",
    "ه",
    "م",
];
/// Words that date a report by themselves.
const ALONE: [&str; 4] = ["امس", "اليوم", "yesterday", "today"];
/// Prepositions that make the day part of what is said («منذ الأحد», "since Monday"): then it stays.
const HOLDS_DAY: [&str; 31] = [
    "هذا",
    "لهذا",
    "بهذا",
    "ذلك",
    "هذه",
    "منذ",
    "حتي",
    "من",
    "الي",
    "بدايه",
    "قبل",
    "بعد",
    "ليوم",
    "بين",
    "غد",
    "since",
    "until",
    "by",
    "before",
    "after",
    "from",
    "to",
    "through",
    "next",
    "and",
    "of",
    "every",
    "black",
    "good",
    "the",
    "between",
];

/// The day on which something was said or done: «اليوم الثلاثاء», "on Monday night". A day that a preposition or a
/// possessive makes part of the sentence stays.
fn drop_days(line: &mut Line<'_>) {
    let mut i = 0;
    while i < line.words.len() {
        if line.words[i].dropped {
            i += 1;
            continue;
        }
        let named = weekday(line, i);
        let alone = ALONE.contains(&line.key(i)) && !weekday(line, i + 1) && lone_day(line, i);
        if !named && !alone {
            i += 1;
            continue;
        }
        let mut start = i;
        while start > 0 && (BEFORE_DAY.contains(&line.key(start - 1)) || line.key(start - 1) == "the") && start > i.saturating_sub(3) {
            start -= 1;
        }
        if start > 0 && matches!(line.key(start - 1), "في" | "خلال") && start < i {
            start -= 1;
        }
        let mut end = i + 1;
        if named {
            while end < line.words.len()
                && end < i + 8
                && (AFTER_DAY.contains(&line.key(end)) || line.words[end].dropped || is_date_part(line, end))
            {
                end += 1;
            }
            while end > i + 1 && matches!(line.key(end - 1), "من" | "," | "شهر" | "قبل") {
                end -= 1;
            }
        }
        let held = start > 0 && (HOLDS_DAY.contains(&line.key(start - 1)) || line.words[start - 1].kind == TokenKind::Number);
        let possessive = line.key(i).ends_with("'s") || line.text_of(end.saturating_sub(1)).ends_with("'s");
        // English days stand bare or after "on"; a following noun ("Sunday singles", "Friday prayers") keeps the day.
        let modifier = line.words[i].kind == TokenKind::Latin && start == i && !english_day_is_bare(line, end);
        if !held && !possessive && !modifier && start > 0 {
            line.drop_range(start..end);
        }
        i = end.max(i + 1);
    }
}

/// «أمس» and «اليوم» alone date a report where they end a phrase: before a comma, a preposition or the end.
fn lone_day(line: &Line<'_>, at: usize) -> bool {
    if line.words[at].kind == TokenKind::Latin {
        return at + 1 >= line.words.len() || line.words[at + 1].is_mark();
    }
    let next = line.key(at + 1);
    // «أمس» dates whatever it stands beside; «اليوم» may also be "the day", then an adjective with the article follows.
    if line.key(at) == "امس" || at > 0 && line.key(at) == "اليوم" && !next.starts_with("ال") && next != "ان" {
        return at > 0 && next != "الاول";
    }
    at > 0
        && (line.words.get(at + 1).is_none_or(super::line::Word::is_mark)
            || line.phrase(words::arabic_adjuncts(), at + 1) > 0
            || matches!(line.key(at + 1), "ان" | "عن" | "علي"))
}

fn english_day_is_bare(line: &Line<'_>, end: usize) -> bool {
    line.words.get(end).is_none_or(|w| {
        w.is_mark()
            || words::english_never_last().contains(&w.key)
            || words::english_clause_openers().contains(&w.key)
            || words::english_leaning().contains(&w.key)
            || w.key.ends_with("ed")
            || w.key.ends_with("ing")
    })
}

fn weekday(line: &Line<'_>, at: usize) -> bool {
    const LATIN: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let key = line.key(at);
    LATIN.contains(&key)
        || (line.words.get(at).is_some_and(|w| w.kind == TokenKind::Arabic) && key.starts_with("ال") && is_calendar(line, at))
}

fn is_date_part(line: &Line<'_>, at: usize) -> bool {
    let word = &line.words[at];
    match word.kind {
        TokenKind::Number => word.key.len() <= 4 && word.key.bytes().all(|b| b.is_ascii_digit()),
        TokenKind::Arabic => is_calendar(line, at),
        // "24 July", "July 24"; "may" and "march" beside no number are verbs.
        TokenKind::Latin => {
            is_calendar(line, at)
                && !weekday(line, at)
                && [at - 1, at + 1].iter().any(|&j| line.words.get(j).is_some_and(|w| w.kind == TokenKind::Number))
        }
        TokenKind::Mark => {
            matches!(word.key.as_str(), "/" | "-")
                && line.words.get(at + 1).is_some_and(|w| w.kind == TokenKind::Number || is_calendar(line, at + 1))
        }
        TokenKind::OtherWord => false,
    }
}

/// «الشهر الماضي», «الليلة الماضية»: when it was, after a noun with the article, a name or a mark; an indefinite noun
/// before it makes it part of what is said («أحداث العام الماضي»), as a preposition does («منذ العام الماضي»).
fn drop_periods(line: &mut Line<'_>) {
    for i in 1..line.words.len().saturating_sub(1) {
        let period = matches!(line.key(i), "الشهر" | "الاسبوع" | "العام" | "السنه" | "السنة" | "الليله" | "الليلة");
        let past = matches!(line.key(i + 1), "الماضي" | "الماضيه" | "الماضية" | "الفارط" | "الفارطه" | "الفارطة" | "المنصرم" | "المنصرمة");
        if !period || !past || line.words[i].dropped {
            continue;
        }
        let before = line.key(i - 1);
        let within = matches!(before, "في" | "خلال") && i > 1;
        let free = line.words[i - 1].kind == TokenKind::Latin
            || i == 1
            || ["ال", "بال", "لل", "وال"].iter().any(|article| before.starts_with(article))
                && before.chars().count() > 3
                && !matches!(before, "الي" | "الا");
        if within || free {
            line.drop_range(i - usize::from(within)..i + 2);
        }
    }
}

/// Adjectives that may follow a date.
const AFTER_DATE: [&str; 6] = ["الماضي", "المقبل", "الجاري", "القادم", "الحالي", "المنصرم"];

/// "on 24 July 2023", "on May 24, 2023": the day of an event with its preposition and its year; nothing of it stays.
fn drop_dates(line: &mut Line<'_>) {
    let mut i = 1;
    while i + 2 < line.words.len() {
        if !matches!(line.key(i), "on" | "في") || line.words[i].dropped {
            i += 1;
            continue;
        }
        let day = |j: usize| line.words.get(j).is_some_and(|w| w.kind == TokenKind::Number && w.key.len() <= 2);
        let year = |j: usize| line.words.get(j).is_some_and(|w| w.kind == TokenKind::Number && w.key.len() == 4);
        let month = |j: usize| is_calendar(line, j) && !weekday(line, j);
        let end = if day(i + 1) && month(i + 2) {
            let year_at = if line.key(i + 3) == "/" && month(i + 4) { i + 5 } else { i + 3 };
            if year(year_at) { year_at + 1 } else { year_at }
        } else if month(i + 1) && day(i + 2) {
            match line.key(i + 3) {
                "," if year(i + 4) => i + 5,
                _ if year(i + 3) => i + 4,
                _ => i + 3,
            }
        } else {
            i += 1;
            continue;
        };
        // «في 23 فبراير/شباط الماضي»: the adjective goes with its date.
        let end = end + usize::from(AFTER_DATE.contains(&line.key(end)));
        line.drop_range(i..end.min(line.words.len()));
        i = end;
    }
}

/// A comma that no kept word follows before the next mark, or that hugs what was left out, goes with it.
fn drop_loose_commas(line: &mut Line<'_>) {
    for i in 0..line.words.len() {
        if line.words[i].dropped || !is_comma(line.key(i)) {
            continue;
        }
        let after_dropped = i > 0 && line.words[i - 1].dropped;
        let before = line.kept_before(i).is_none_or(|j| is_comma(line.key(j)));
        let next_closes = line.words.get(i + 1).is_some_and(|w| w.dropped)
            && line.kept_from(i + 1).is_none_or(|j| is_comma(line.key(j)) || is_closing(line.key(j)));
        // «الهيئة، اليوم الأربعاء، القائمة»: both commas belonged to what was left out.
        let opening = line.kept_before(i).filter(|&j| after_dropped && is_comma(line.key(j)) && line.words[j + 1].dropped);
        if let Some(opening) = opening {
            line.words[opening].dropped = true;
        }
        // The comma before an aside went with it: so does the one behind.
        let paired = (0..i).rev().take_while(|&j| line.words[j].dropped).any(|j| is_comma(line.key(j)));
        if after_dropped && (before || paired) || next_closes {
            line.words[i].dropped = true;
        }
    }
}
