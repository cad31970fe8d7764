//! A place that may hold a name, with what speaks for it.

use super::words::Words;
use crate::knowledge::Kind;
use crate::text::Span;

/// Words that may be a name.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// First and last word, as indices of the article's words.
    pub(super) words: (usize, usize),
    /// The name's place.
    pub(super) place: Span,
    /// Folded words with one space between.
    pub(super) key: String,
    /// What it names, where the words around it say so.
    pub(super) kind: Option<Kind>,
    /// How much speaks for its being a name of this kind, in hundredths; see each rule.
    pub(super) evidence: u8,
    /// Words of the name, particles counted with the word they belong to.
    pub(super) parts: u8,
    /// The key of its last part, by which a person is named again.
    pub(super) short: Option<String>,
}

impl Candidate {
    /// The words from `first` to `last`, as a name of this kind; evidence in hundredths, never more than all.
    pub(super) fn of(words: &Words<'_>, first: usize, last: usize, kind: Kind, evidence: u8) -> Self {
        Self {
            words: (first, last),
            place: words.place(first, last),
            key: words.joined(first, last),
            kind: Some(kind),
            evidence: evidence.min(100),
            parts: u8::try_from(last - first + 1).unwrap_or(u8::MAX),
            short: None,
        }
    }
}
