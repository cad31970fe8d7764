//! An article as it was read: what its file says, before anything is derived from its words.

use super::body::Body;
use super::front_matter::FrontMatter;
use crate::diagnostic::Diagnostic;

/// One article, complete when it is made.
#[derive(Clone, Debug)]
pub struct Article {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// The encoding it was read in, in lower case: `utf-8`, `windows-1256` (names of the WHATWG Encoding Standard,
    /// section 4.2).
    pub encoding: &'static str,
    /// What the front matter states.
    pub front: FrontMatter,
    /// The text's own first line, where it is a headline.
    pub headline: Option<Headline>,
    /// The text.
    pub body: Body,
    /// Credit, byline and date lines that were taken out of the text, in order.
    pub notes: Vec<Note>,
    /// What was noticed on the way; levels as in the contract's rules.
    pub diagnostics: Vec<Diagnostic>,
}

/// The text's own headline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Headline {
    /// As its editor printed it, a label in the line included, invisible marks aside.
    pub text: String,
    /// The exact line or lines of the file.
    pub evidence: String,
    /// The label («خاص», `Analysis:`) that stands above it or that it begins with.
    pub kicker: Option<String>,
    /// Line of the file, from 1.
    pub line: u32,
}

/// A line that speaks about the article instead of telling it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// What it states.
    pub kind: NoteKind,
    /// What stands after the label, trimmed: names, sources, or a date; empty for a stub.
    pub value: String,
    /// The exact line.
    pub evidence: String,
    /// Line of the file, from 1.
    pub line: u32,
}

/// What a note states.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum NoteKind {
    /// A credit or byline.
    Credit(Role),
    /// When it was published.
    Published,
    /// When it was last changed.
    Updated,
    /// Who published it.
    Outlet,
}

/// What a person or body did for an article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Wrote it.
    Author,
    /// Translated it.
    Translator,
    /// Checked its facts or language.
    Reviewer,
    /// Edited it.
    Editor,
    /// What it draws on.
    Source,
    /// Took its pictures.
    Photographer,
}
