//! The auxiliaries that headlines leave out: "Two ferries (have been) sold to a shipyard".

use super::english::Tagged;
use super::english_tags::Tag;
use std::ops::Range;

/// Participles that say what something is rather than what was done to it: they keep their "is".
const STATES: [&str; 20] = [
    "known",
    "based",
    "located",
    "born",
    "married",
    "made",
    "supposed",
    "involved",
    "interested",
    "pleased",
    "excited",
    "concerned",
    "tired",
    "done",
    "gone",
    "used",
    "called",
    "needed",
    "aimed",
    "scared",
];

/// The auxiliaries of a passive main verb, which a title leaves out where its participle alone tells it.
pub(super) fn silent(tagged: &Tagged<'_, '_>, start: usize, verb: usize, last: usize) -> Range<usize> {
    let (line, tags) = (tagged.line, &tagged.tags);
    let nominal = (start..verb)
        .rev()
        .find(|&i| !matches!(tags[i], Tag::Dropped | Tag::Adverb))
        .is_some_and(|i| matches!(tags[i], Tag::Noun | Tag::Name));
    if !nominal || !matches!(tags[verb], Tag::Be | Tag::Have) || line.key(verb).ends_with("n't") {
        return 0..0;
    }
    let mut end = verb + 1;
    while tags.get(end) == Some(&Tag::Participle) && matches!(line.key(end), "been" | "being") && line.key(end - 1) != "being" {
        end += 1;
    }
    let key = line.key(end);
    let be = tags[verb] == Tag::Be || end > verb + 1;
    let passive = be && tags.get(end) == Some(&Tag::Participle) && !STATES.contains(&key) && key != "being";
    // A second verb would miss the auxiliary: "was seen as late and was stopped".
    let alone = !tags[end.min(tags.len())..last].iter().any(|t| t.is_finite());
    if passive && alone { verb..end } else { 0..0 }
}
