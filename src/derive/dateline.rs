//! Datelines: where and by whom a report was filed, at the head of its first paragraph.

use super::Reading;
use crate::knowledge::AuthorityId;
use crate::text::Span;
use crate::text::date::PartialDate;

/// A dateline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dateline {
    /// From the first letter of the text to the first of the prose, in bytes of the body.
    pub place: Span,
    /// The agency or outlet, as written, without brackets.
    pub agency: Option<Span>,
    /// The agency's entry in the authority list, where it has one.
    pub agency_topic: Option<AuthorityId>,
    /// The city, as written.
    pub city: Option<Span>,
    /// The date, with the words that say it.
    pub date: Option<(PartialDate, Span)>,
}

/// The dateline of an article.
#[must_use]
pub fn dateline(_reading: &Reading<'_>) -> Option<Dateline> {
    None
}
