//! Weights: what an article is about, told apart from what it merely names.

use super::{Derived, Mention, NameRef, Reading, TextMethod};
use crate::knowledge::Kind;
use crate::text::Span;
use crate::text::token::tokenize;
use std::collections::BTreeMap;

/// How much of a name's strength stays where it names a news medium: reports cite media more than they treat of them.
const MEDIUM: f32 = 0.35;
/// The same for subjects, whose words are frequent by nature.
const SUBJECT: f32 = 0.7;
/// The same for places that no title and no lead names.
const PLACE: f32 = 0.8;
/// Added strength of a name in the title.
const IN_TITLE: f32 = 1.5;
/// Added strength of a name in the first paragraph.
const IN_LEAD: f32 = 0.8;
/// Added strength of a topic that front matter states.
const STATED: f32 = 3.0;

/// The weight of every name in an article, heaviest first: 0 to 1, the heaviest 1.
///
/// Strength grows with the logarithm of repetition, with a place in title and lead, and with how far through the text
/// the name is spread. Names inside the dateline count nothing.
#[must_use]
pub fn weights(
    reading: &Reading<'_>,
    title: &Derived<String, TextMethod>,
    mentions: &[Mention],
    stated: &[NameRef],
) -> Vec<(NameRef, f32)> {
    let mut seen: BTreeMap<NameRef, Vec<Span>> = BTreeMap::new();
    let dateline_end = reading.dateline.as_ref().map_or(0, |d| d.place.end);
    for mention in mentions.iter().filter(|m| m.place.start >= dateline_end) {
        seen.entry(mention.name).or_default().push(mention.place);
    }
    for &name in stated {
        seen.entry(name).or_default();
    }
    let titled = names_in(reading, &title.value);
    for &name in &titled {
        seen.entry(name).or_default();
    }
    let lead_end = reading.paragraphs.first().map_or(0, |p| p.end);
    let length = reading.text().len().max(1);
    let mut weights: Vec<(NameRef, f32)> = seen
        .into_iter()
        .map(|(name, places)| {
            let lead = places.first().is_some_and(|p| p.start < lead_end);
            let spread = match (places.first(), places.last()) {
                (Some(first), Some(last)) => ratio((last.end - first.start) as usize, length),
                _ => 0.0,
            };
            let in_title = titled.contains(&name);
            let mut strength = (1.0 + ratio(places.len(), 1)).ln() * (0.6 + 0.4 * spread);
            strength += if in_title { IN_TITLE } else { 0.0 } + if lead { IN_LEAD } else { 0.0 };
            strength *= kind_factor(reading, name, in_title || lead);
            strength += if stated.contains(&name) { STATED } else { 0.0 };
            (name, strength)
        })
        .collect();
    let heaviest = weights.iter().map(|w| w.1).fold(0.0, f32::max);
    for weight in &mut weights {
        // Three decimals: enough to order by, and the same on every machine's formatter.
        weight.1 = (weight.1 / heaviest * 1000.0).round() / 1000.0;
    }
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    weights
}

fn kind_factor(reading: &Reading<'_>, name: NameRef, prominent: bool) -> f32 {
    let NameRef::Known(id) = name else { return 1.0 };
    let topic = reading.authority.topic(id);
    match topic.kind {
        _ if topic.is("agency") || topic.is("outlet") => MEDIUM,
        Kind::Subject => SUBJECT,
        Kind::Place if !prominent => PLACE,
        _ => 1.0,
    }
}

/// Names of the authority list in a short text of its own.
fn names_in(reading: &Reading<'_>, text: &str) -> Vec<NameRef> {
    let whole = [Span::new(0, text.len())];
    let mut names: Vec<_> = reading
        .authority
        .matcher()
        .find(text, &tokenize(text), &whole)
        .into_iter()
        .filter(|f| !reading.authority.topic(f.topic).hidden)
        .map(|f| NameRef::Known(f.topic))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[expect(clippy::cast_precision_loss, reason = "lengths and counts far below 2^24 matter, and only to three decimals")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}
