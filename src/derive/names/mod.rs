//! Names that no list has, found in one article by what stands around them and by how they look.
//!
//! Rules propose candidates, each with what speaks for it ([`arabic`], [`arabic_bodies`], [`english`]). Candidates of one
//! name are counted together, short forms join the full form they belong to, and what is left unsure is dropped
//! ([`settle`]). Names already found by the authority list are never touched.

mod arabic;
mod arabic_bodies;
mod candidate;
mod english;
mod settle;
mod words;

use super::{FoundName, Mention, Reading};

/// The names that no list has, appended to `found`, and every mention of an article in order: `known` and the new ones.
#[must_use]
pub fn discover(reading: &Reading<'_>, known: Vec<Mention>, found: &mut Vec<FoundName>) -> Vec<Mention> {
    let words = words::Words::new(reading, &known);
    let mut candidates = Vec::new();
    arabic::persons(&words, &mut candidates);
    arabic_bodies::bodies(&words, &mut candidates);
    english::names(&words, &mut candidates);
    settle::settle(&words, candidates, known, found)
}
