//! What is known of one article once its words have been read: the record that the archive is linked from.
//!
//! Records are small and own no text of the article beyond short strings: places are spans into
//! [`crate::source::Body::text`], which is read again when a page is shown.

use super::Signature;
use super::language_passages::Passage;
use crate::diagnostic::Diagnostic;
use crate::knowledge::{AuthorityId, Kind};
use crate::source::Role;
use crate::text::date::PartialDate;
use crate::text::{Bilingual, Language, Span};

/// A value with the way it was found and the words that prove it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Derived<V, M> {
    /// The value.
    pub value: V,
    /// How it was found.
    pub method: M,
    /// The exact words it was taken from, invisible marks aside; empty where there are none (a blank value).
    pub evidence: String,
    /// Where they stand in the body, if they do.
    pub place: Option<Span>,
}

/// How a title or summary was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextMethod {
    /// Front matter states it.
    FrontMatter,
    /// The text's own first line.
    Headline,
    /// Made from the text's words.
    Derived,
}

/// How a date or outlet was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactMethod {
    /// Front matter states it.
    FrontMatter,
    /// A line of the text states it («نشر في», `Updated:`, a credit line).
    Stated,
    /// The dateline states it.
    Dateline,
    /// The file's name or folder states it.
    FileName,
    /// The text's wording implies it («تواصلت شبكة CNN مع…»).
    Inferred,
}

/// A date mentioned in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateMention {
    /// What it says.
    pub date: PartialDate,
    /// Where it says it.
    pub place: Span,
    /// Whether a relative word («أمس») was resolved against the stated date.
    pub relative: bool,
}

/// Who published or reported an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outlet {
    /// As written.
    pub name: String,
    /// The authority's entry, where it is one.
    pub topic: Option<AuthorityId>,
}

/// A person or source credited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Credit {
    /// For what.
    pub role: Role,
    /// As written.
    pub name: String,
    /// The exact line or words.
    pub evidence: String,
    /// Whether the text's wording implies it rather than states it.
    pub inferred: bool,
}

/// Who or what a mention names: an index into one of two lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum NameRef {
    /// In the authority list.
    Known(AuthorityId),
    /// In [`Entry::found`].
    Found(u16),
}

/// A name that no list has, found in the article or stated in its front matter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundName {
    /// What it names.
    pub kind: Kind,
    /// Its form in each script, where seen; the fullest form.
    pub names: Bilingual<Option<String>>,
    /// Whether front matter states it: then it is a topic without further proof.
    pub stated: bool,
    /// How sure it is that this is a name and of this kind.
    pub certainty: Certainty,
}

/// How sure a found name is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// About as likely as not: never a topic by itself.
    Doubtful,
    /// More likely than not: a topic only where other articles say so too.
    Likely,
    /// Sure by the article alone.
    Sure,
}

/// One place where a name stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Mention {
    /// The words, clitics outside.
    pub place: Span,
    /// Who or what.
    pub name: NameRef,
}

/// A quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote {
    /// What stands between the marks.
    pub place: Span,
    /// Who says it, where it is a topic.
    pub speaker: Option<NameRef>,
    /// How the text names the speaker.
    pub speaker_text: Option<String>,
    /// The verb or phrase that proves it is speech.
    pub cue: String,
}

/// All that is known of one article by itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// BLAKE3 of the file's bytes: a page shown later must show the same text.
    pub fingerprint: [u8; 32],
    /// As in [`crate::source::Article::encoding`].
    pub encoding: &'static str,
    /// The text's language.
    pub language: Language,
    /// Passages in other languages, in order.
    pub passages: Vec<Passage>,
    /// Its title; never empty.
    pub title: Derived<String, TextMethod>,
    /// Its summary; empty where nothing could be added to the title.
    pub summary: Derived<String, TextMethod>,
    /// When it was published, if anything says so.
    pub date: Option<Derived<PartialDate, FactMethod>>,
    /// Time and zone after the date, as front matter writes them.
    pub time: Option<String>,
    /// When it was last changed, if anything says so.
    pub updated: Option<Derived<PartialDate, FactMethod>>,
    /// Dates mentioned, in order of place.
    pub dates: Vec<DateMention>,
    /// Who published it, if anything says so.
    pub outlet: Option<Derived<Outlet, FactMethod>>,
    /// Credits, in order of role and place.
    pub credits: Vec<Credit>,
    /// Subheadings.
    pub headings: Vec<String>,
    /// Names that no list has.
    pub found: Vec<FoundName>,
    /// Every place where a name stands, in order.
    pub mentions: Vec<Mention>,
    /// How each name is spelled in the text, with counts, clitics outside; ordered.
    pub spellings: Vec<(NameRef, String, u16)>,
    /// What the article is about, heaviest first, with weights from 0 to 1 (see [`crate::derive::weights`]).
    pub weights: Vec<(NameRef, f32)>,
    /// Quotations, in order.
    pub quotes: Vec<Quote>,
    /// What is kept of its words to compare articles by.
    pub signature: Signature,
    /// Words of the body.
    pub words: u32,
    /// Minutes to read it, at least 1 (see [`crate::derive::reading_minutes`]).
    pub reading_minutes: u32,
    /// Length of the body, in bytes.
    pub body_len: u32,
    /// Where it was first published.
    pub source_url: Option<String>,
    /// `story` of the front matter.
    pub story: Option<String>,
    /// `slug` of the front matter.
    pub slug: Option<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Former paths.
    pub aliases: Vec<String>,
    /// `translation_of` of the front matter.
    pub translation_of: Option<String>,
    /// Pictures and files that it refers to, as written.
    pub assets: Vec<String>,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
}

impl Entry {
    /// The latest date mentioned that is known to at least the month: a lower bound for when the article was written,
    /// never its date.
    #[must_use]
    pub fn latest_mentioned(&self) -> Option<&DateMention> {
        self.dates.iter().filter(|d| !d.relative).max_by_key(|d| d.date)
    }
}
