//! Mentions: every place where a name of the authority list stands, and the topics that front matter states.

use super::entry::Certainty;
use super::{DateMention, FoundName, Mention, NameRef, Reading};
use crate::knowledge::Kind;
use crate::text::bidi::first_direction;
use crate::text::fold::visible;
use crate::text::{Bilingual, Direction, Span};
use std::collections::BTreeMap;

/// The names of the list in the body, in order, none overlapping. Words of a date are no names: نيسان is a month in
/// «أبريل/نيسان 2019»; only events may be named by a date.
#[must_use]
pub fn known_names(reading: &Reading<'_>, dates: &[DateMention]) -> Vec<Mention> {
    let mut found = reading.authority.matcher().find_folded(reading.text(), &reading.tokens, &reading.keys, &reading.passages);
    let mut next = 0;
    found.retain(|name| {
        next += dates[next..].iter().take_while(|d| d.place.end <= name.place.start).count();
        let in_date = dates.get(next).is_some_and(|d| d.place.contains(name.place));
        let topic = reading.authority.topic(name.topic);
        !topic.hidden && (!in_date || topic.kind == Kind::Event)
    });
    found.into_iter().map(|f| Mention { place: f.place, name: NameRef::Known(f.topic) }).collect()
}

/// The topics that front matter states, in its order; a name that no list has becomes a found name of its own.
#[must_use]
pub fn stated_topics(reading: &Reading<'_>, found: &mut Vec<FoundName>) -> Vec<NameRef> {
    let mut stated = Vec::new();
    for written in &reading.article.front.topics {
        let name = written.trim();
        if name.is_empty() {
            continue;
        }
        let known = reading.authority.by_name(name).map(NameRef::Known);
        let reference = known.or_else(|| {
            let arabic = first_direction(name) == Some(Direction::Rtl);
            let index = u16::try_from(found.len()).ok()?;
            let (ar, en) = if arabic { (Some(name.to_owned()), None) } else { (None, Some(name.to_owned())) };
            found.push(FoundName { kind: Kind::Subject, names: Bilingual { ar, en }, stated: true, certainty: Certainty::Sure });
            Some(NameRef::Found(index))
        });
        if let Some(reference) = reference.filter(|r| !stated.contains(r)) {
            stated.push(reference);
        }
    }
    stated
}

/// How each name is spelled, with counts, ordered by name and spelling.
#[must_use]
pub fn spellings(reading: &Reading<'_>, mentions: &[Mention]) -> Vec<(NameRef, String, u16)> {
    let mut counts: BTreeMap<(NameRef, &str, &str), u16> = BTreeMap::new();
    for mention in mentions {
        let count = counts.entry((mention.name, lost_article(reading, mention.place), reading.words(mention.place))).or_default();
        *count = count.saturating_add(1);
    }
    let mut spellings: Vec<(NameRef, String, u16)> =
        counts.into_iter().map(|((name, article, words), count)| (name, format!("{article}{}", visible(words)), count)).collect();
    spellings.sort();
    spellings
}

/// The alef of an article that ل took: «للرياض» spells «الرياض».
fn lost_article(reading: &Reading<'_>, place: Span) -> &'static str {
    let before = &reading.text()[..place.start as usize];
    if before.ends_with('ل') && reading.words(place).starts_with('ل') { "ا" } else { "" }
}
