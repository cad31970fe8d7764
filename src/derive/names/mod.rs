//! Names that no list has, found in one article by what stands around them and by how they look.
//!
//! Rules propose candidates, each with what speaks for it ([`arabic`], [`arabic_bodies`], [`english`]). Candidates of one
//! name are counted together ([`group`]), a Latin gloss joins both scripts ([`gloss`]), short forms join the full form they
//! belong to, names are carried to their other places ([`carry`]), and what is left unsure is dropped ([`settle`]).
//! The words of listed names are never taken ([`listed`]). Time is linear in the words of the article.

mod arabic;
mod arabic_bodies;
mod arabic_parts;
mod candidate;
mod carry;
mod english;
mod gloss;
mod group;
mod listed;
mod settle;
#[cfg(test)]
mod tests;
mod words;

use super::{FoundName, Mention, Reading};

/// The names that no list has, appended to `found`, and every mention of an article in order: `known` and the new ones.
#[must_use]
pub fn discover(reading: &Reading<'_>, mut known: Vec<Mention>, found: &mut Vec<FoundName>) -> Vec<Mention> {
    listed::without_namesakes(reading, &mut known);
    let words = words::Words::new(reading, &listed::taking(reading, &known));
    let mut candidates = Vec::new();
    arabic::persons(&words, &mut candidates);
    arabic_bodies::bodies(&words, &mut candidates);
    english::names(&words, &mut candidates);
    let short = listed::short_forms(reading, &words, &known);
    settle::settle(reading.authority, &words, candidates, known, &short, found)
}
