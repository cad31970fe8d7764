//! Slugs: readable, stable names in addresses and on disk.

use unicode_normalization::UnicodeNormalization;

/// Longest path segment, in bytes: GitHub's and most file systems' limit is 255, less room for suffixes.
pub const LONGEST_SEGMENT: usize = 200;

/// Names that no segment may have: pagination's own, and devices on Windows ([MS-DOS device names]).
///
/// [MS-DOS device names]: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const RESERVED: [&str; 6] = ["page", "con", "prn", "aux", "nul", "index"];

/// One path segment out of any text: NFC, lower case, letters and digits of every script kept, all else one hyphen.
/// At most [`LONGEST_SEGMENT`] bytes, cut between scalar values. `None` where nothing is left or the name is reserved.
#[must_use]
pub fn slug(text: &str) -> Option<String> {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        if super::fold::is_invisible(c) {
            // Tatweel, harakat and direction marks neither show nor part words.
            continue;
        }
        if c.is_alphanumeric() || is_mark_of_word(c, &slug) {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    // Lower-casing can decompose (İ): compose once more.
    let mut slug: String = slug.nfc().collect();
    if slug.len() > LONGEST_SEGMENT {
        let end = (0..=LONGEST_SEGMENT).rev().find(|&i| slug.is_char_boundary(i)).unwrap_or(0);
        slug.truncate(end);
    }
    let slug = slug.trim_matches('-');
    (!slug.is_empty() && !is_reserved(slug)).then(|| slug.to_owned())
}

/// Combining marks (as in Devanagari or decomposed Latin) stay with their letter.
fn is_mark_of_word(c: char, before: &str) -> bool {
    !before.is_empty() && unicode_normalization::char::is_combining_mark(c)
}

/// Whether a segment is a name that addresses or file systems keep for themselves.
#[must_use]
pub fn is_reserved(segment: &str) -> bool {
    RESERVED.contains(&segment) || is_numbered_device(segment)
}

fn is_numbered_device(segment: &str) -> bool {
    let number = segment.strip_prefix("com").or_else(|| segment.strip_prefix("lpt"));
    number.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_every_script_are_kept() {
        for (text, want) in [
            ("Hello, World!", Some("hello-world")),
            ("حظر إكس في البرازيل", Some("حظر-إكس-في-البرازيل")),
            ("مُحَمَّد ـ علي", Some("محمد-علي")),
            ("000_96ef6fabba2f5b37", Some("000-96ef6fabba2f5b37")),
            ("İstanbul", Some("i\u{307}stanbul")),
            ("--", None),
            ("..", None),
            ("", None),
            ("page", None),
            ("CON", None),
            ("com1", None),
            ("comma", Some("comma")),
        ] {
            assert_eq!(slug(text).as_deref(), want, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_slug_is_its_own_slug(text in "\\PC{0,300}") {
            if let Some(first) = slug(&text) {
                proptest::prop_assert!(first.len() <= LONGEST_SEGMENT);
                proptest::prop_assert_eq!(slug(&first), Some(first));
            }
        }
    }
}
