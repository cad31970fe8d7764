//! The outlet: who published or reported an article, where the text says so.

use super::{Derived, FactMethod, Outlet, Reading};

/// The article's outlet.
#[must_use]
pub fn outlet(_reading: &Reading<'_>) -> Option<Derived<Outlet, FactMethod>> {
    None
}
