//! Dates: when an article was published, and the dates that it mentions.

use super::{DateMention, Derived, FactMethod, Reading};
use crate::diagnostic::Diagnostic;
use crate::text::date::PartialDate;

/// When the article was published, and when it was last changed, where anything says so.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Published {
    /// First publication.
    pub date: Option<Derived<PartialDate, FactMethod>>,
    /// Last change.
    pub updated: Option<Derived<PartialDate, FactMethod>>,
}

/// The stated dates of an article.
#[must_use]
pub fn published(_reading: &Reading<'_>, _diagnostics: &mut Vec<Diagnostic>) -> Published {
    Published::default()
}

/// The dates that the body mentions, in order. Relative words are resolved only against `stated`.
#[must_use]
pub fn mentioned(_reading: &Reading<'_>, _stated: Option<PartialDate>, _diagnostics: &mut Vec<Diagnostic>) -> Vec<DateMention> {
    Vec::new()
}
