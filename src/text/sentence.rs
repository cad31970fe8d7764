//! Sentences: where one ends and the next begins, in Arabic and English prose.

use super::span::Span;

/// The sentences of one paragraph of `text`, as spans in bytes of `text`. White space between them belongs to none.
/// Linear in the length of the paragraph.
///
/// A sentence ends at `.`, `!`, `?`, `؟`, `…` or at a line break, with the closing marks that follow, unless
/// - the full stop stands inside a number, an abbreviation (`Mr.`, `U.S.`, `د.`) or before a lower-case letter;
/// - the next character that is not white space closes a bracket or quotation.
///
/// The Arabic semicolon does not end a sentence; news uses it as a comma. (UAX 29, section 5, with its rules SB6 to SB8
/// and the abbreviations of both languages' style books.)
#[must_use]
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let body = paragraph.of_text(text);
    let base = paragraph.start as usize;
    let mut found = Vec::new();
    let mut begin = 0;
    let mut from = 0;
    while let Some((at, c)) = next_stop(body, from) {
        from = at + c.len_utf8();
        if c == '\n' {
            push(&mut found, text, base + begin, base + at);
            begin = from;
            continue;
        }
        let mut end = from;
        for next in body[end..].chars().take_while(|&next| is_terminator(next) || is_closing(next)) {
            // A straight mark after white space would open the next quotation; here it directly follows.
            end += next.len_utf8();
        }
        from = end;
        if ends_here(body, begin, at, end, c) {
            push(&mut found, text, base + begin, base + end);
            begin = end;
        }
    }
    push(&mut found, text, base + begin, base + body.len());
    found
}

/// The next terminator or line feed from a byte on.
fn next_stop(body: &str, from: usize) -> Option<(usize, char)> {
    let bytes = body.as_bytes();
    let mut at = from;
    loop {
        // Marks beyond ASCII are known by their last byte, which few letters share: U+061F, U+06D4, U+2026.
        at += bytes.get(at..)?.iter().position(|&byte| matches!(byte, b'.' | b'!' | b'?' | b'\n' | 0x9F | 0x94 | 0xA6))?;
        let before = &bytes[from..at];
        match bytes[at] {
            0x9F if before.ends_with(&[0xD8]) => return Some((at - 1, '؟')),
            0x94 if before.ends_with(&[0xDB]) => return Some((at - 1, '۔')),
            0xA6 if before.ends_with(&[0xE2, 0x80]) => return Some((at - 2, '…')),
            byte @ 0..0x80 => return Some((at, char::from(byte))),
            _ => at += 1,
        }
    }
}

fn push(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = Span::new(start, end).trimmed(text);
    if !span.is_empty() {
        found.push(span);
    }
}

/// Whether `c` can end a sentence.
#[must_use]
pub fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '»' | ')' | ']' | '\'')
}

fn ends_here(body: &str, begin: usize, at: usize, end: usize, c: char) -> bool {
    let after = &body[end..];
    let Some(next) = after.chars().next() else { return true };
    let spaced = next.is_whitespace();
    if !spaced {
        // «قال.وأضاف»: careless typing, a new sentence; but never inside numbers, addresses and Latin names.
        return c != '.'
            || (is_arabic(next) && body[begin..at].chars().next_back().is_some_and(is_arabic) && !is_abbreviation(body, begin, at));
    }
    if c == '.' && is_abbreviation(body, begin, at) {
        return false;
    }
    let coming = after.trim_start().chars().next();
    !coming.is_some_and(|n| n.is_lowercase() || matches!(n, '»' | '”' | ')' | ',' | '،'))
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6D3}')
}

/// English abbreviations that take a full stop and do not end a sentence.
const ENGLISH: [&str; 47] = [
    "v", "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt", "maj", "st", "jr", "sr", "vs", "no",
    "inc", "corp", "co", "ltd", "rev", "hon", "pres", "sec", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov",
    "dec", "approx", "est", "fig", "e.g", "i.e", "cf", "etc",
];

/// Arabic abbreviations: titles (د. م. أ. ص.), eras (ق. م. هـ.) and «الخ».
const ARABIC: [&str; 9] = ["د", "م", "أ", "ا", "ص", "ت", "ق", "هـ", "أ.د"];

fn is_abbreviation(body: &str, begin: usize, stop: usize) -> bool {
    // The longest abbreviation, and room for a sign before it: a text without white space is not read over and over.
    const LONGEST: usize = 24;
    let nearest = (begin.max(stop.saturating_sub(LONGEST))..=stop).find(|&at| body.is_char_boundary(at));
    let before = &body[nearest.unwrap_or(stop)..stop];
    let start = before
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '“' | '"' | '-' | '–' | '—' | '،'))
        .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    let word = &before[start..];
    if word.is_empty() {
        return false;
    }
    if ARABIC.contains(&word) {
        return true;
    }
    let lower = word.to_ascii_lowercase();
    if ENGLISH.contains(&lower.as_str()) {
        return true;
    }
    let mut letters = word.split('.');
    letters.all(|part| part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic())
        && (word.len() > 1 || word.as_bytes()[0].is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|s| s.of_text(text)).collect()
    }

    #[test]
    fn boundaries() {
        let table: &[(&str, &[&str])] = &[
            ("قال. وأضاف؟ نعم!", &["قال.", "وأضاف؟", "نعم!"]),
            ("التقى د. أحمد وزير الصحة. ثم غادر.", &["التقى د. أحمد وزير الصحة.", "ثم غادر."]),
            ("Mr. Musk left. He paid $1.2 billion.", &["Mr. Musk left.", "He paid $1.2 billion."]),
            ("The U.S. Senate voted. Yes.", &["The U.S. Senate voted.", "Yes."]),
            ("John F. Kennedy spoke on Aug. 12, 2024. Then", &["John F. Kennedy spoke on Aug. 12, 2024.", "Then"]),
            ("قال «لن نعود أبدا.» ثم خرج", &["قال «لن نعود أبدا.»", "ثم خرج"]),
            ("“It is done.” He left.", &["“It is done.”", "He left."]),
            ("wait... what? ok", &["wait... what? ok"]),
            ("بلغت 7.5 ملايين؛ وهو رقم كبير.", &["بلغت 7.5 ملايين؛ وهو رقم كبير."]),
            ("انتهى الأمر.وبدأ آخر", &["انتهى الأمر.", "وبدأ آخر"]),
            ("سطر أول\nسطر ثان", &["سطر أول", "سطر ثان"]),
            ("", &[]),
        ];
        for (text, want) in table {
            assert_eq!(split(text), *want, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_stop_is_found(text in "[a.!?\n؟۔…اٟئ—ڔ٦]{0,40}") {
            let mut found = Vec::new();
            let mut from = 0;
            while let Some((at, c)) = next_stop(&text, from) {
                found.push((at, c));
                from = at + c.len_utf8();
            }
            let want: Vec<_> = text.char_indices().filter(|&(_, c)| is_terminator(c) || c == '\n').collect();
            proptest::prop_assert_eq!(found, want);
        }

        #[test]
        fn sentences_are_ordered_parts_of_any_text(text in "\\PC{0,80}") {
            let mut last = 0;
            for span in sentences(&text, Span::new(0, text.len())) {
                proptest::prop_assert!(span.start >= last && !span.of_text(&text).is_empty());
                last = span.end;
            }
        }
    }
}
