//! What warraq has to say about an archive: one type for every fault and every doubt. Nothing is printed here.

use serde::{Serialize, Serializer};
use std::fmt;

/// How grave a diagnostic is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A derived value that is unsure: nothing is wrong, and an editor who knows better can say so. `check` lists them.
    Review,
    /// Something a person should look at; the result is usable.
    Warning,
    /// Something is left out or not done.
    Error,
}

/// Declares the codes once: the enum, its names, and the list that the docs' test reads.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// What kind of thing a diagnostic says. The names are stable: people filter by them.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the docs.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable name, as printed.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

codes! {
    /// A file or folder could not be read.
    Unreadable = "unreadable",
    /// A link on disk leads outside of the root.
    LinkOutside = "link-outside",
    /// A file that is no regular file (a pipe, socket or device).
    SpecialFile = "special-file",
    /// A file name that is not UTF-8.
    FileName = "file-name",
    /// The folder of sources holds no article.
    NoArticles = "no-articles",
    /// An article without text.
    EmptyArticle = "empty-article",
    /// A file that is no text.
    NotText = "not-text",
    /// Bytes that the encoding does not have; replaced.
    BadBytes = "bad-bytes",
    /// A legacy encoding was detected.
    LegacyEncoding = "legacy-encoding",
    /// Text stored in visual order (reversed).
    VisualOrder = "visual-order",
    /// Direction controls or other invisible marks that reorder text were dropped.
    HiddenControls = "hidden-controls",
    /// Front matter that cannot be read.
    FrontMatter = "front-matter",
    /// A front matter key that does not exist.
    UnknownKey = "unknown-key",
    /// A value of the wrong kind in front matter.
    BadValue = "bad-value",
    /// Raw HTML in Markdown that is not shown.
    RawHtml = "raw-html",
    /// A picture or file that an article refers to is not there.
    MissingAsset = "missing-asset",
    /// A picture from another site, shown as a link.
    ExternalImage = "external-image",
    /// Two articles have one address.
    DuplicateSlug = "duplicate-slug",
    /// A slug that cannot be used.
    BadSlug = "bad-slug",
    /// An alias that cannot be used or is taken.
    BadAlias = "bad-alias",
    /// `translation_of` names no article, or one in the same language.
    BadTranslation = "bad-translation",
    /// Two articles in different languages may be one.
    LikelyTranslation = "likely-translation",
    /// Two parts of the program or archive write one output path.
    OutputCollision = "output-collision",
    /// Two dates in one text contradict each other.
    DateConflict = "date-conflict",
    /// Two month names that should be one month are not.
    MonthConflict = "month-conflict",
    /// The language is neither of the archive's languages.
    OtherLanguage = "other-language",
    /// The title could not be derived well.
    WeakTitle = "weak-title",
    /// site.toml is missing.
    NoSite = "no-site",
    /// site.toml cannot be read.
    BadSite = "bad-site",
    /// `base_url` is missing; a local one is used.
    NoBaseUrl = "no-base-url",
    /// topics.toml cannot be read.
    BadTopics = "bad-topics",
    /// Two topics have one id.
    DuplicateTopic = "duplicate-topic",
    /// Two topics share an alias.
    SharedAlias = "shared-alias",
    /// An alias too short or too common to be matched.
    WeakAlias = "weak-alias",
    /// An entry of topics.toml changes or matches nothing.
    UnusedTopic = "unused-topic",
    /// A template cannot be read or shown.
    Template = "template",
    /// An interface message is missing or wrong.
    Message = "message",
    /// A static file cannot be used.
    StaticFile = "static-file",
    /// The output folder is not a safe place.
    UnsafeOutput = "unsafe-output",
    /// The output could not be written.
    Unwritable = "unwritable",
    /// A source changed while it was being built.
    ChangedWhileBuilding = "changed-while-building",
    /// A link inside the site leads nowhere.
    BrokenLink = "broken-link",
    /// The site is larger than its host allows.
    SiteSize = "site-size",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One thing to say: what, where, and how to mend it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Diagnostic {
    /// How grave.
    pub level: Level,
    /// What kind.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop; names of things between backticks.
    pub message: String,
    /// The file, relative to the root, with `/`.
    pub path: Option<String>,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column, from 1, in scalar values.
    pub column: Option<u32>,
    /// How to mend it.
    pub help: Option<String>,
    /// The line it stands on, for people; no part of the data format.
    #[serde(skip)]
    pub excerpt: Option<String>,
}

impl Diagnostic {
    /// An error without a place.
    #[must_use]
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self { level: Level::Error, code, message: message.into(), path: None, line: None, column: None, help: None, excerpt: None }
    }

    /// A warning without a place.
    #[must_use]
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::error(code, message) }
    }

    /// Something to review, without a place.
    #[must_use]
    pub fn review(code: Code, message: impl Into<String>) -> Self {
        Self { level: Level::Review, ..Self::error(code, message) }
    }

    /// Names the file.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Names the line, from 1.
    #[must_use]
    pub fn at_line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// Names line and column of a byte offset in `text`, and keeps the line as excerpt.
    #[must_use]
    pub fn at_byte(mut self, text: &str, byte: usize) -> Self {
        let place = Place::of(text, byte);
        self.line = Some(place.line);
        self.column = Some(place.column);
        self.excerpt = Some(place.text.chars().take(160).collect());
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether it is but a value to review.
    #[must_use]
    pub fn is_review(&self) -> bool {
        self.level == Level::Review
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.level == Level::Error
    }
}

/// A place as people name it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place<'t> {
    /// From 1.
    pub line: u32,
    /// From 1, in scalar values.
    pub column: u32,
    /// The line itself.
    pub text: &'t str,
}

impl<'t> Place<'t> {
    /// Line and column of a byte offset; offsets past the end name the end.
    #[must_use]
    pub fn of(text: &'t str, byte: usize) -> Self {
        let byte = (0..=byte.min(text.len())).rev().find(|&b| text.is_char_boundary(b)).unwrap_or(0);
        let start = text[..byte].rfind('\n').map_or(0, |i| i + 1);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            line: count(text[..byte].matches('\n').count() + 1),
            column: count(text[start..byte].chars().count() + 1),
            text: text[start..].lines().next().unwrap_or(""),
        }
    }
}

/// The nearest of `known` to `written` by edit distance, where it is near enough to be a slip of the hand (at most a
/// third of its length).
#[must_use]
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let budget = written.chars().count().div_ceil(3);
    known
        .into_iter()
        .map(|candidate| (distance(written, candidate), candidate))
        .filter(|(distance, _)| *distance <= budget)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Edits (insertion, deletion, substitution, swap of neighbours) from `a` to `b`: optimal string alignment.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut best = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_scalar_values_from_one() {
        let text = "سطر\nثان: x";
        let at = text.find('x').unwrap();
        assert_eq!(Place::of(text, at), Place { line: 2, column: 6, text: "ثان: x" });
        assert_eq!(Place::of("", 9), Place { line: 1, column: 1, text: "" });
    }

    #[test]
    fn the_nearest_key_is_named_only_when_near() {
        let keys = ["title", "outlet", "author"];
        assert_eq!(nearest("titel", keys), Some("title"));
        assert_eq!(nearest("auther", keys), Some("author"));
        assert_eq!(nearest("weather", keys), None);
    }

    #[test]
    fn code_names_are_unique() {
        let names: std::collections::BTreeSet<_> = Code::ALL.iter().map(|c| c.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
