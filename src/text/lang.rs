//! Languages and their direction.

use serde::{Deserialize, Serialize, Serializer, de};
use std::fmt;

/// Longest language tag kept, in bytes: language, script and region (`zh-Hant-TW`) fit.
const LONGEST: usize = 12;

/// A BCP 47 language tag, small enough to be copied about.
///
/// No language is special in type: `ar` and `en` are values like `fa` or `und` (RFC 5646, section 4.1 for `und`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; LONGEST]);

/// The direction in which a script is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Language {
    /// Arabic.
    pub const AR: Self = Self::known(b"ar");
    /// English.
    pub const EN: Self = Self::known(b"en");
    /// Persian.
    pub const FA: Self = Self::known(b"fa");
    /// Urdu.
    pub const UR: Self = Self::known(b"ur");
    /// Not determined.
    pub const UND: Self = Self::known(b"und");

    const fn known(tag: &[u8]) -> Self {
        let mut bytes = [0; LONGEST];
        let mut i = 0;
        while i < tag.len() {
            bytes[i] = tag[i];
            i += 1;
        }
        Self(bytes)
    }

    /// Reads a tag: ASCII letters, digits and hyphens, at most twelve bytes, beginning with two or three letters.
    /// The first subtag is put in lower case, as RFC 5646 (section 2.1.1) writes it.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next()?;
        let fits = tag.len() <= LONGEST
            && (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && tag.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        fits.then(|| {
            let mut bytes = [0; LONGEST];
            bytes[..tag.len()].copy_from_slice(tag.as_bytes());
            bytes[..primary.len()].make_ascii_lowercase();
            Self(bytes)
        })
    }

    /// The tag as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|&b| b == 0).unwrap_or(LONGEST);
        std::str::from_utf8(&self.0[..end]).unwrap_or("und")
    }

    /// The language alone, without script and region: `ar` of `ar-EG`.
    #[must_use]
    pub fn primary(self) -> Self {
        let mut bytes = self.0;
        if let Some(end) = bytes.iter().position(|&b| b == b'-') {
            bytes[end..].fill(0);
        }
        Self(bytes)
    }

    /// The direction of the language's usual script (CLDR 48, `scriptMetadata`: RTL of the likely script).
    #[must_use]
    pub fn direction(self) -> Direction {
        const RTL: [&str; 11] = ["ar", "fa", "ur", "he", "ps", "ckb", "yi", "dv", "sd", "ug", "syr"];
        if self.is_in_latin_letters() {
            return Direction::Ltr;
        }
        if RTL.contains(&self.primary().as_str()) { Direction::Rtl } else { Direction::Ltr }
    }

    /// Whether texts in this language are written in the Arabic script.
    #[must_use]
    pub fn is_arabic_script(self) -> bool {
        const ARABIC_SCRIPT: [&str; 7] = ["ar", "fa", "ur", "ps", "ckb", "sd", "ug"];
        ARABIC_SCRIPT.contains(&self.primary().as_str()) && !self.is_in_latin_letters()
    }

    /// Whether the tag says that the text is written in Latin letters, whatever its language's usual script
    /// (`ar-Latn`; ISO 15924).
    fn is_in_latin_letters(self) -> bool {
        self.as_str().split('-').any(|part| part.eq_ignore_ascii_case("latn"))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Self::parse(&tag).ok_or_else(|| de::Error::custom(format!("`{tag}` is not a language tag such as \"ar\" or \"en\"")))
    }
}

/// One thing in each of the archive's two languages.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Bilingual<T> {
    /// The Arabic one.
    pub ar: T,
    /// The English one.
    pub en: T,
}

impl<T> Bilingual<Option<T>> {
    /// What is there for a reader of `language`: their own where it is known, else the other, with the language it
    /// is in. Readers of a right-to-left language are nearer to Arabic, all others to English.
    #[must_use]
    pub fn for_reader(&self, language: Language) -> Option<(&T, Language)> {
        let ar = self.ar.as_ref().map(|t| (t, Language::AR));
        let en = self.en.as_ref().map(|t| (t, Language::EN));
        if language.is_arabic_script() { ar.or(en) } else { en.or(ar) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_and_written_back() {
        for (written, read) in [("ar", "ar"), ("EN", "en"), ("ar-EG", "ar-EG"), ("zh-Hant-TW", "zh-Hant-TW")] {
            assert_eq!(Language::parse(written).unwrap().as_str(), read);
        }
        for bad in ["", "a", "arabic", "ar_EG", "ar-", "عربي", "en-x-very-long-tag"] {
            assert_eq!(Language::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn direction_follows_the_primary_language() {
        assert_eq!(Language::parse("ar-EG").unwrap().direction(), Direction::Rtl);
        assert_eq!(Language::FA.direction(), Direction::Rtl);
        assert_eq!(Language::parse("en-GB").unwrap().direction(), Direction::Ltr);
        let arabizi = Language::parse("ar-Latn").unwrap();
        assert_eq!((arabizi.direction(), arabizi.is_arabic_script()), (Direction::Ltr, false));
        assert_eq!(Language::UND.direction(), Direction::Ltr);
    }
}
