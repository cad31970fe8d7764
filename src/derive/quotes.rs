//! Quotations: what is said word for word, by whom, and the verb that proves it.

use super::{Mention, Quote, Reading};

/// The article's quotations, in order. `mentions` are its names in order, to tell who speaks.
#[must_use]
pub fn quotes(_reading: &Reading<'_>, _mentions: &[Mention]) -> Vec<Quote> {
    Vec::new()
}
