//! Quotation marks: which passages of a paragraph stand between them.

use super::Reading;
use crate::text::Span;

/// What stands between a pair of marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Marked {
    /// Marks included.
    pub(super) outer: Span,
    /// Marks aside.
    pub(super) inner: Span,
    /// Whether the paragraph ended before a closing mark: speech that the next paragraph goes on with.
    pub(super) open: bool,
}

/// A kind of marks: pairs of one kind close each other only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Straight,
    Curly,
    Angle,
    Single,
    Backtick,
    Commas,
    Brackets,
}

/// What a mark does where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Turn {
    Open,
    Close,
    Either,
}

/// An opening mark that waits for its closing one.
struct Pending {
    kind: Kind,
    depth: u32,
    start: u32,
    inner: u32,
}

/// The outermost marked passages of a paragraph, in order. Marks of other kinds within them belong to them.
///
/// A straight mark opens after white space or an opening sign and closes after a word; one that could do neither («5"»)
/// is no mark. Where an opening mark comes while one of its kind is open, straight marks start afresh (the first had no
/// partner), others nest. Curly marks are taken as found, since Arabic texts write them in either order.
pub(super) fn marked(reading: &Reading<'_>, paragraph: Span) -> Vec<Marked> {
    let text = reading.words(paragraph);
    let mut found: Vec<Marked> = Vec::new();
    let mut pending: Option<Pending> = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let rest = &text[offset..];
        let Some((kind, turn, length)) = mark(c, rest, before) else {
            before = c;
            continue;
        };
        for _ in 1..rest[..length].chars().count() {
            chars.next();
        }
        let at = paragraph.start + u32::try_from(offset).unwrap_or(u32::MAX);
        let end = at + u32::try_from(length).unwrap_or(0);
        let after = rest[length..].chars().next().unwrap_or(' ');
        step(&mut pending, &mut found, kind, turn, (at, end), (before, after));
        before = c;
    }
    if let Some(last) = pending.filter(|p| matches!(p.kind, Kind::Curly | Kind::Angle | Kind::Straight)) {
        let inner = Span { start: last.inner, end: paragraph.end.max(last.inner) };
        found.push(Marked { outer: Span { start: last.start, ..inner }, inner, open: true });
    }
    found
}

fn step(
    pending: &mut Option<Pending>,
    found: &mut Vec<Marked>,
    kind: Kind,
    turn: Turn,
    (at, end): (u32, u32),
    (before, after): (char, char),
) {
    match pending {
        None => {
            if turn != Turn::Close && may_open(kind, before, after) {
                *pending = Some(Pending { kind, depth: 0, start: at, inner: end });
            }
        }
        Some(open) if open.kind == kind => {
            let reopens = turn == Turn::Open || (kind == Kind::Straight && before.is_whitespace() && !after.is_whitespace());
            // These do not nest in themselves: the first had no partner.
            if reopens && matches!(kind, Kind::Straight | Kind::Curly | Kind::Backtick) {
                *pending = Some(Pending { kind, depth: 0, start: at, inner: end });
            } else if reopens {
                open.depth += 1;
            } else if open.depth > 0 {
                open.depth -= 1;
            } else {
                let (start, inner) = (open.start, Span { start: open.inner, end: at });
                *pending = None;
                if !inner.is_empty() {
                    found.push(Marked { outer: Span { start, end }, inner, open: false });
                }
            }
        }
        Some(_) => {}
    }
}

/// The mark at the head of `rest`: its kind, its turn and its length in bytes.
fn mark(c: char, rest: &str, before: char) -> Option<(Kind, Turn, usize)> {
    let one = |kind, turn| Some((kind, turn, c.len_utf8()));
    match c {
        '"' | '\u{FF02}' => one(Kind::Straight, Turn::Either),
        '«' => one(Kind::Angle, Turn::Open),
        '»' => one(Kind::Angle, Turn::Close),
        '“' | '„' => {
            let last = rest[c.len_utf8()..].chars().next().is_none_or(char::is_whitespace);
            let may_close = last || before.is_alphanumeric() || matches!(before, '.' | '!' | '؟');
            one(Kind::Curly, if may_close { Turn::Either } else { Turn::Open })
        }
        '”' => one(Kind::Curly, Turn::Either),
        '‘' => one(Kind::Single, Turn::Open),
        // Between letters it is an apostrophe.
        '’' if !rest.chars().nth(1).is_some_and(char::is_alphanumeric) => one(Kind::Single, Turn::Close),
        '`' if rest.starts_with("``") => Some((Kind::Backtick, Turn::Open, 2)),
        '\'' if rest.starts_with("''") => Some((Kind::Backtick, Turn::Close, 2)),
        '،' if rest.starts_with("،،") => Some((Kind::Commas, Turn::Either, "،،".len())),
        '(' if rest.starts_with("((") => Some((Kind::Brackets, Turn::Open, 2)),
        ')' if rest.starts_with("))") => Some((Kind::Brackets, Turn::Close, 2)),
        _ => None,
    }
}

fn may_open(kind: Kind, before: char, after: char) -> bool {
    match kind {
        Kind::Straight => !after.is_whitespace() && !before.is_ascii_digit() || before.is_whitespace(),
        Kind::Curly => !after.is_whitespace() && (before.is_whitespace() || after.is_alphanumeric() || !before.is_alphanumeric()),
        Kind::Single => after.is_alphanumeric() && !before.is_alphanumeric(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::testing::{article_of, authority};

    fn inner(text: &str) -> Vec<String> {
        let article = article_of(text);
        let reading = Reading::new(&article, authority());
        reading.paragraphs.iter().flat_map(|&p| marked(&reading, p)).map(|m| reading.words(m.inner).to_owned()).collect()
    }

    #[test]
    fn marks_pair_within_a_paragraph() {
        let table: &[(&str, &[&str])] = &[
            ("قال «نعم» ثم “لا” ثم \"ربما\".", &["نعم", "لا", "ربما"]),
            ("قال ،،نعم،، و((لا)).", &["نعم", "لا"]),
            ("He said ‘it isn’t so’ and ``no''.", &["it isn’t so", "no"]),
            ("«خارج «داخل» خارج»", &["خارج «داخل» خارج"]),
            ("A 5\" pipe and \"one quote\" here", &["one quote"]),
            ("\"first\nsecond\"", &["first"]),
            ("”معكوس“ ثم ”آخر”", &["معكوس", "آخر"]),
            ("»", &[]),
            ("«", &[]),
        ];
        for (text, want) in table {
            let found: Vec<String> = inner(text).into_iter().filter(|t| !t.is_empty()).collect();
            assert_eq!(found, *want, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_ordered_pairs(text in "(\\PC|\"|«|»|“|”|‘|’|``|''|،،|\\(\\(|\\)\\)|\n| ){0,40}") {
            let article = article_of(&text);
            let reading = Reading::new(&article, authority());
            let mut last = 0;
            for m in reading.paragraphs.iter().flat_map(|&p| marked(&reading, p)) {
                proptest::prop_assert!(m.outer.start >= last && m.outer.contains(m.inner));
                proptest::prop_assert!(text.get(m.inner.range()).is_some() && text.get(m.outer.range()).is_some());
                last = m.outer.end;
            }
        }
    }
}
