//! Whether an English title is whole: it has a main verb, each clause that it opens has one too, and each verb has what
//! completes it.

use super::english_tags::Tag;
use super::english_verb_tags::verb_of;
use super::line::{Line, is_comma, is_opening};
use crate::knowledge::words;
use crate::knowledge::words::english_verbs::{Verb, frame};
use std::ops::Range;

/// What a range of words lacks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wholeness {
    /// The main verb.
    pub(super) verb: Option<usize>,
    /// A clause is still without its verb where the range ends, or a verb without its object.
    pub(super) open: bool,
    /// A second verb stands where none can: the range was misread, or joins two sentences.
    pub(super) tangled: bool,
}

/// A group of verbs: `has been closed`.
struct Group {
    /// The last of them, which says what is done.
    head: usize,
    /// Whether the subject suffers it.
    passive: bool,
}

/// Walks a range once.
pub(super) fn wholeness(line: &Line<'_>, tags: &[Tag], range: Range<usize>) -> Wholeness {
    let mut walk = Walk {
        line,
        tags,
        end: range.end,
        found: Wholeness::default(),
        pending: 0,
        loose: false,
        saying: false,
        before: Tag::Dropped,
        joined: false,
    };
    let mut at = range.start;
    while at < range.end {
        at = walk.step(at);
    }
    walk.found.open |= walk.pending > 0;
    walk.found
}

struct Walk<'l, 't> {
    line: &'l Line<'t>,
    tags: &'l [Tag],
    end: usize,
    found: Wholeness,
    /// Clauses that were opened and have no verb yet.
    pending: u32,
    /// Whether "after" or its like stood, which may open a clause.
    loose: bool,
    /// Whether the last verb may be followed by a clause: "said prices rose".
    saying: bool,
    /// The last tag, adverbs aside.
    before: Tag,
    /// Whether "and" stood since the last verb, so that a clause of its own may follow.
    joined: bool,
}

impl Walk<'_, '_> {
    /// Takes in the token at `at`; the next one.
    fn step(&mut self, at: usize) -> usize {
        let tag = self.tags[at];
        if tag.is_finite() {
            return self.finite(at);
        }
        match tag {
            Tag::Dropped | Tag::Adverb => return at + 1,
            Tag::Relative | Tag::Subordinator => {
                // "whether to resign" has no verb of its own.
                let next = self.tags[at + 1..self.end].iter().find(|t| **t != Tag::Dropped);
                self.pending += u32::from(!next.is_some_and(|t| matches!(t, Tag::To | Tag::Ing | Tag::Participle)));
            }
            Tag::That => self.pending += 1,
            // "the work she does"
            Tag::Pronoun
                if matches!(self.before, Tag::Noun | Tag::Name) && matches!(self.line.key(at), "i" | "he" | "she" | "we" | "they") =>
            {
                self.pending += 1;
            }
            Tag::Either => self.loose = true,
            Tag::Coordinator => self.joined = true,
            Tag::To => self.found.open |= self.infinitive_lacks(at),
            Tag::Ing => {
                let last = self.before != Tag::Be && self.is_last(at);
                self.found.open |= last && !self.complete(&Group { head: at, passive: false });
            }
            _ => {}
        }
        self.before = tag;
        at + 1
    }

    /// A finite verb with all that belongs to it.
    fn finite(&mut self, at: usize) -> usize {
        let group = self.group(at);
        let joined = self.before == Tag::Coordinator;
        if joined && self.found.verb.is_some() {
            // One more verb of the same subject, or a clause of its own.
        } else if self.pending > 0 {
            self.pending -= 1;
        } else if self.found.verb.is_none() {
            self.found.verb = Some(at);
            self.found.tangled |= joined;
        } else if self.loose {
            self.loose = false;
        } else {
            self.found.tangled |= !self.saying && !self.joined;
        }
        self.saying = verb_of(self.line.key(group.head)).is_some_and(|v| v.takes(frame::CLAUSE));
        self.found.open |= self.tags[at] != Tag::PronounVerb && !self.complete(&group);
        self.joined = false;
        self.before = Tag::Finite;
        group.head + 1
    }

    /// The verbs from a finite one on: "will not be able", "has been closed".
    fn group(&self, first: usize) -> Group {
        let mut group = Group { head: first, passive: false };
        let mut be = self.tags[first] == Tag::Be;
        if !self.tags[first].is_auxiliary() {
            return group;
        }
        for at in first + 1..self.end {
            match self.tags[at] {
                Tag::Dropped | Tag::Adverb => {}
                Tag::Participle | Tag::Base | Tag::Ing => {
                    group.head = at;
                    if !is_be(self.line.key(at)) {
                        group.passive = be && self.tags[at] == Tag::Participle;
                        break;
                    }
                    be = true;
                }
                _ => break,
            }
        }
        group
    }

    /// "to ensure": whether the infinitive after "to" waits for its object.
    fn infinitive_lacks(&self, to: usize) -> bool {
        let base = (to + 1..self.end).find(|&j| !matches!(self.tags[j], Tag::Dropped | Tag::Adverb));
        base.is_some_and(|base| self.tags[base] == Tag::Base && !self.complete(&Group { head: base, passive: false }))
    }

    fn is_last(&self, at: usize) -> bool {
        self.tags[at + 1..self.end].iter().all(|t| matches!(t, Tag::Dropped | Tag::Mark | Tag::Adverb))
    }

    /// Whether what completes a verb stands between it and the end.
    fn complete(&self, group: &Group) -> bool {
        let key = self.line.key(group.head);
        let mut particle = false;
        let next = (group.head + 1..self.end).find(|&i| {
            particle |= self.tags[i] == Tag::Adverb;
            !matches!(self.tags[i], Tag::Dropped | Tag::Adverb)
        });
        let auxiliary = self.tags[group.head].is_auxiliary() || is_be(key);
        let verb = verb_of(key).unwrap_or(Verb { forms: 0, frames: frame::OBJECT | frame::BARE, noun: false });
        let Some(next) = next else {
            let alone = group.passive && !words::english_waiting().contains(key);
            return !auxiliary && (alone || verb.ends() || particle && verb.takes(frame::PREPOSITION));
        };
        if auxiliary {
            return !is_comma(self.line.key(next));
        }
        match self.tags[next] {
            Tag::Mark => opens_object(self.line.key(next)) || verb.ends() || group.passive,
            // "at least 1,008", "up to 200"
            Tag::Preposition if self.tags[next + 1..(next + 4).min(self.end).max(next + 1)].contains(&Tag::Number) => true,
            Tag::Preposition | Tag::Either | Tag::Subordinator => group.passive || verb.ends() || verb.takes(frame::PREPOSITION),
            Tag::To => group.passive || verb.ends() || verb.takes(frame::INFINITIVE | frame::PREPOSITION),
            _ => true,
        }
    }
}

fn is_be(key: &str) -> bool {
    matches!(key, "be" | "been" | "being")
}

/// Marks with which an object can begin.
fn opens_object(mark: &str) -> bool {
    is_opening(mark) || matches!(mark, "\"" | "$" | "£" | "€" | "'" | "#" | ":" | "`")
}
