//! Lines that speak about the article: credits, bylines, date lines, copyright. Plain text and Markdown share them.

use super::article::{NoteKind, Role};
use super::lexicon::{Labels, labels};
use super::shape::{self, Ending};
use crate::text::fold::fold;

/// Where a line stands: the same words can be a byline at the top and prose in the middle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Position {
    /// Among the first lines.
    Top,
    /// Among the last lines.
    End,
}

/// What a line states about the article; empty for prose. One line may state two things
/// (`Reporting by …; editing by …`).
pub(super) fn read(line: &str, position: Position) -> Vec<(NoteKind, String)> {
    // The longest label with the longest list of names is far below this.
    const LONGEST: usize = 600;
    if line.len() > LONGEST {
        return Vec::new();
    }
    let bare = undecorated(line);
    if bare.is_empty() {
        return Vec::new();
    }
    if let Some(owner) = copyright(bare) {
        return vec![(NoteKind::Outlet, owner)];
    }
    if let Some(parts) = chained(bare) {
        return parts;
    }
    let bulleted = bare.len() < line.trim().len();
    let found = labelled(bare).or_else(|| opened(bare, position, bulleted)).or_else(|| date_line(bare, position));
    found.into_iter().collect()
}

/// Whether a line is a label with nothing after it, whose values may stand on the next lines.
pub(super) fn is_bare_source_label(line: &str) -> bool {
    let bare = undecorated(line);
    let Some((label, value)) = cut_label(bare) else { return false };
    value.trim().is_empty() && kind_of_label(label) == Some(NoteKind::Credit(Role::Source))
}

/// Without bullet, emphasis marks and brackets around the whole.
pub(super) fn undecorated(line: &str) -> &str {
    let mut bare = line
        .trim()
        .trim_start_matches(['-', '–', '—', '•', '*', '·', '▪', '●', '◦', '_', ' ', '\u{A0}', '|'])
        .trim_end_matches(['*', '_', ' ']);
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(inner) = bare.strip_prefix(open).and_then(|b| b.strip_suffix(close)).filter(|inner| !inner.contains([open, close])) {
            bare = inner.trim();
        }
    }
    bare
}

fn cut_label(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '：', '|'])?;
    let width = line[at..].chars().next().map_or(1, char::len_utf8);
    // `https://…` is no label.
    (!line[at..].starts_with("://"))
        .then(|| (line[..at].trim_matches(['*', '_', ' ']), line[at + width..].trim_start_matches(['*', '_']).trim()))
}

fn kind_of_label(label: &str) -> Option<NoteKind> {
    let folded = fold(label);
    let list: &Labels = labels();
    if let Some(&kind) = list.before_colon.get(folded.trim()) {
        return Some(kind);
    }
    // «ترجمة وتحرير», «إعداد وترجمة»: every word a label of its own, the first one names the role.
    let mut words = folded.split_whitespace();
    let &kind = list.before_colon.get(words.next()?)?;
    let is_label =
        |word: &str| word.strip_prefix('و').is_some_and(|w| list.before_colon.contains_key(w)) || matches!(word, "and" | "&" | "/" | "و");
    let mut any = false;
    for word in words {
        any = true;
        if !is_label(word) && !list.before_colon.contains_key(word) {
            return None;
        }
    }
    any.then_some(kind)
}

fn labelled(line: &str) -> Option<(NoteKind, String)> {
    let (label, value) = cut_label(line)?;
    let kind = kind_of_label(label)?;
    let fits = match kind {
        NoteKind::Published | NoteKind::Updated => {
            value.chars().any(|c| crate::text::numeral::digit_value(c).is_some()) && shape::words(value) <= 14
        }
        _ => {
            is_stub(value)
                || shape::is_address(value)
                || has_names(value)
                || (kind == NoteKind::Credit(Role::Source) && is_source_list(value))
        }
    };
    fits.then(|| (kind, if is_stub(value) { String::new() } else { value.trim_end_matches(['.', '،', ',']).trim().to_owned() }))
}

/// Nothing, or a mere count: «المصادر: 1».
fn is_stub(value: &str) -> bool {
    value.chars().all(|c| crate::text::numeral::digit_value(c).is_some() || !c.is_alphanumeric()) && value.chars().count() <= 6
}

/// One name or several: no part longer than six words, none a sentence or a quotation.
fn has_names(value: &str) -> bool {
    let sentence =
        shape::has_inner_stop(value) || matches!(shape::ending(value), Ending::Middle) || value.contains(['؟', '?', '!', '“', '«', '…']);
    let parts = value.split(['،', ',', ';', '؛', '/', '&', '|']);
    !sentence && shape::words(value) <= 40 && parts.flat_map(|part| part.split(" and ")).all(|part| shape::words(part) <= 6)
}

fn is_source_list(value: &str) -> bool {
    shape::has_address(value) && shape::words(value) <= 20
}

fn opened(line: &str, position: Position, bulleted: bool) -> Option<(NoteKind, String)> {
    let list = labels();
    // At most the longest opener's words are looked at, so a long line costs no more than a short one.
    let mut ends = word_ends(line, list.longest_opener);
    while let Some(end) = ends.pop() {
        let Some(&kind) = list.openers.get(&fold(&line[..end])) else { continue };
        let value = line[end..].trim_start_matches([' ', '\u{A0}', '-', '–', '—']).trim_end_matches(['.', '،', ',']).trim();
        let fits = match kind {
            NoteKind::Published | NoteKind::Updated => {
                shape::words(value) <= 12 && (shape::is_date_line(value) || shape::is_date_line(line))
            }
            _ if line.is_ascii() || !shape::is_arabic(line) => is_latin_byline(value),
            _ => is_arabic_byline(&fold(&line[..end]), value, position, bulleted),
        };
        if fits {
            return Some((kind, value.to_owned()));
        }
    }
    None
}

/// Where the first words of a line end.
fn word_ends(line: &str, most: usize) -> Vec<usize> {
    line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(i, _)| i).take(most).collect()
}

/// Names, and after them where and what they are (`Jane Roe, Staff Writer`, `Jane Roe in London`).
fn is_latin_byline(value: &str) -> bool {
    let mut parts = value.split([',', ';', '|']).flat_map(|part| part.split(" and ")).map(str::trim).filter(|part| !part.is_empty());
    let named = parts.next().is_some_and(|first| shape::is_name(first.split(" in ").next().unwrap_or(first), 5));
    let capital = |part: &str| part.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic());
    named && shape::words(value) <= 24 && !shape::has_inner_stop(value) && parts.all(|part| shape::words(part) <= 6 && capital(part))
}

/// Without a colon an Arabic label may begin a sentence: the words after it must be a name and nothing else.
fn is_arabic_byline(opener: &str, value: &str, position: Position, bulleted: bool) -> bool {
    let count = shape::words(value);
    let verb = matches!(opener, "كتب" | "كتبت" | "كتبه");
    let byline = opener == "بقلم";
    let single = |name: &str| {
        shape::is_name(name, 4) && !name.split_whitespace().next().is_some_and(|first| first.starts_with("ال") && first.chars().count() > 3)
    };
    let names = value.split(['،', ',']).all(|name| single(name.trim()));
    names && (2..=8).contains(&count) && (byline || bulleted || (count <= 3 && (!verb || position == Position::Top)))
}

fn date_line(line: &str, position: Position) -> Option<(NoteKind, String)> {
    (position == Position::Top && shape::is_date_line(line)).then(|| (NoteKind::Published, line.to_owned()))
}

/// `Reporting by A; editing by B`: two labels on one line.
fn chained(line: &str) -> Option<Vec<(NoteKind, String)>> {
    let parts: Vec<&str> = line.split([';', '؛', '|', '/']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 || parts.len() > 6 {
        return None;
    }
    let mut found: Vec<(NoteKind, String)> = Vec::new();
    for part in parts {
        match labelled(part).or_else(|| opened(part, Position::End, true)) {
            Some(note) => found.push(note),
            // Another name for the role before it.
            None if !found.is_empty() && shape::is_name(part.trim_end_matches('.'), 5) => {
                if let Some((_, value)) = found.last_mut() {
                    value.push_str("; ");
                    value.push_str(part);
                }
            }
            None => return None,
        }
    }
    (found.len() >= 2).then_some(found)
}

/// Who owns the text, where a line claims it: what is left when the claim is taken away.
fn copyright(line: &str) -> Option<String> {
    const CLAIMS: [&str; 12] = [
        "©",
        "(c)",
        "(C)",
        "Copyright",
        "copyright",
        "COPYRIGHT",
        "All rights reserved",
        "all rights reserved",
        "جميع الحقوق محفوظة",
        "كافة الحقوق محفوظة",
        "الحقوق محفوظة",
        "حقوق النشر محفوظة",
    ];
    let begins = CLAIMS.iter().any(|claim| line.starts_with(claim));
    let ends = CLAIMS[6..].iter().any(|claim| line.trim_end_matches('.').ends_with(claim)) && line.contains(['©']);
    if !(begins || ends) || shape::words(line) > 25 {
        return None;
    }
    let mut owner = line.to_owned();
    for claim in CLAIMS {
        owner = owner.replace(claim, " ");
    }
    let is_year = |word: &str| {
        !word.is_empty() && word.chars().all(|c| crate::text::numeral::digit_value(c).is_some() || matches!(c, '-' | '–' | '.' | ','))
    };
    let words: Vec<&str> = owner.split_whitespace().filter(|word| !is_year(word) && word.chars().any(char::is_alphanumeric)).collect();
    let words = match words.split_first() {
        Some((&("by" | "to" | "By" | "لدى" | "ل" | "لـ"), rest)) => rest,
        _ => &words[..],
    };
    // Longer than a name: a sentence about rights («Copyright law was changed …»).
    (words.len() <= 8).then(|| words.join(" ").trim_matches(['.', ',', '،', '-', ' ']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str, position: Position) -> Option<(NoteKind, String)> {
        let mut found = read(line, position);
        assert!(found.len() <= 1, "{line}: {found:?}");
        found.pop()
    }

    #[test]
    fn labels_are_read_in_both_languages() {
        use NoteKind::{Credit, Outlet, Published, Updated};
        for (line, kind, value) in [
            ("- ترجمة: عمران كاظم حسين", Credit(Role::Translator), "عمران كاظم حسين"),
            ("- تدقيق علمي ولغوي: بهاء كاظم", Credit(Role::Reviewer), "بهاء كاظم"),
            ("- المصادر: 1", Credit(Role::Source), ""),
            ("المصدر: https://example.org/a?b=1", Credit(Role::Source), "https://example.org/a?b=1"),
            ("المصادر: رويترز، سي إن إن، نيويورك تايمز", Credit(Role::Source), "رويترز، سي إن إن، نيويورك تايمز"),
            ("ترجمة وتحرير: سعاد الخطيب", Credit(Role::Translator), "سعاد الخطيب"),
            ("**الكاتب:** علي حسن", Credit(Role::Author), "علي حسن"),
            ("(بقلم: علي حسن)", Credit(Role::Author), "علي حسن"),
            ("بقلم علي حسن", Credit(Role::Author), "علي حسن"),
            ("By Tim Balk", Credit(Role::Author), "Tim Balk"),
            ("By JANE ROE and John Doe, Associated Press", Credit(Role::Author), "JANE ROE and John Doe, Associated Press"),
            ("Translated by Omar Haddad.", Credit(Role::Translator), "Omar Haddad"),
            ("Edited by: Ann Lee", Credit(Role::Editor), "Ann Lee"),
            ("Photographs by Ann Lee", Credit(Role::Photographer), "Ann Lee"),
            ("Sources: Reuters, AP", Credit(Role::Source), "Reuters, AP"),
            ("نشر في: 12 أغسطس 2024", Published, "12 أغسطس 2024"),
            ("نشر في 12 أغسطس 2024", Published, "12 أغسطس 2024"),
            ("تاريخ النشر: 2024-08-12", Published, "2024-08-12"),
            ("آخر تحديث: الثلاثاء 13 أغسطس 2024 - 10:20", Updated, "الثلاثاء 13 أغسطس 2024 - 10:20"),
            ("Published August 12, 2024", Published, "August 12, 2024"),
            ("Last updated: Aug. 12, 2024 3:04 PM ET", Updated, "Aug. 12, 2024 3:04 PM ET"),
            ("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس", Published, "الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس"),
            ("© 2024 The Example Times. All rights reserved.", Outlet, "The Example Times"),
            ("جميع الحقوق محفوظة © صحيفة المثال 2024", Outlet, "صحيفة المثال"),
        ] {
            assert_eq!(one(line, Position::Top), Some((kind, value.to_owned())), "{line}");
        }
    }

    #[test]
    fn one_line_may_credit_two() {
        assert_eq!(
            read("Reporting by Jane Roe in London; editing by John Doe", Position::End),
            [(NoteKind::Credit(Role::Author), "Jane Roe in London".to_owned()), (NoteKind::Credit(Role::Editor), "John Doe".to_owned())]
        );
        assert_eq!(
            read("ترجمة: علي حسن | تحرير: سعاد الخطيب", Position::End),
            [(NoteKind::Credit(Role::Translator), "علي حسن".to_owned()), (NoteKind::Credit(Role::Editor), "سعاد الخطيب".to_owned())]
        );
    }

    #[test]
    fn prose_is_no_note() {
        for line in [
            "وقال: لن نعود",
            "وقال:",
            "By the time he left, the crowd had gone.",
            "By 2030 Riyadh will double its metro",
            "كتب ماسك على إكس أنه سيعود",
            "كتب رئيس الوزراء مقالا جديدا عن الأزمة",
            "ترجمة الأدب العربي إلى الإنجليزية",
            "المصدر: قال شاهد عيان إن السيارة كانت مسرعة جدا قبل أن تصطدم بالحاجز وتنقلب",
            "Source: “We did not know what to do.”",
            "Copyright law was changed in 1998 so that works stay protected for seventy years after death",
            "Updated rules for drivers take effect",
            "تحرير الموصل من التنظيم",
            "https://example.org/",
            "",
        ] {
            for position in [Position::Top, Position::End] {
                assert_eq!(read(line, position), [], "{line}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_line_can_be_read(line in "(By |ترجمة: |© |Published )?\\PC{0,60}") {
            let _ = read(&line, Position::Top);
            let _ = read(&line, Position::End);
        }
    }
}
