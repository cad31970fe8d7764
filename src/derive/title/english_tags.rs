//! Parts of speech of an English sentence, as far as titling needs them: function words by list, verbs by their forms and
//! neighbours. A word that nothing proves a verb is a noun.

use super::english_verb_tags::{unknown_third, verb_of, verbal};
use super::line::Line;
use crate::knowledge::words;
use crate::text::TokenKind;

/// What a token does in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tag {
    /// Left out of titles.
    Dropped,
    /// A mark; a hyphen within a word is [`Tag::Noun`].
    Mark,
    /// `the`, `many`
    Determiner,
    /// `his`
    Owner,
    /// `he`, `them`
    Pronoun,
    /// `it's`: a subject with its verb.
    PronounVerb,
    /// `in`
    Preposition,
    /// `to`
    To,
    /// `that`
    That,
    /// `and`
    Coordinator,
    /// `because`: opens a clause.
    Subordinator,
    /// `after`: opens a clause or is a preposition.
    Either,
    /// `who`
    Relative,
    /// `is`
    Be,
    /// `has`
    Have,
    /// `does`
    Do,
    /// `will`
    Modal,
    /// Another finite verb.
    Finite,
    /// `take` after `to` or an auxiliary.
    Base,
    /// `taking`
    Ing,
    /// `taken`
    Participle,
    /// `not`, `recently`
    Adverb,
    /// `new`
    Adjective,
    /// Digits.
    Number,
    /// Any other word with a small letter.
    Noun,
    /// Any other word with a capital.
    Name,
}

impl Tag {
    /// Whether it is a finite verb or auxiliary.
    pub(super) fn is_finite(self) -> bool {
        matches!(self, Self::Be | Self::Have | Self::Do | Self::Modal | Self::Finite | Self::PronounVerb)
    }

    /// Whether it is an auxiliary.
    pub(super) fn is_auxiliary(self) -> bool {
        matches!(self, Self::Be | Self::Have | Self::Do | Self::Modal)
    }

    /// Whether a group of nouns can begin with it.
    pub(super) fn opens_noun(self) -> bool {
        matches!(self, Self::Determiner | Self::Owner | Self::Pronoun | Self::Adjective | Self::Number | Self::Noun | Self::Name)
    }

    /// Whether a group of nouns can end with it.
    pub(super) fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Name | Self::Number | Self::Pronoun)
    }
}

/// The tags of a line's tokens.
pub(super) fn tags(line: &Line<'_>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::with_capacity(line.words.len());
    for at in 0..line.words.len() {
        let tag = if line.words[at].dropped { Tag::Dropped } else { tag(line, &tags, at) };
        tags.push(tag);
    }
    tags
}

fn tag(line: &Line<'_>, tags: &[Tag], at: usize) -> Tag {
    let word = &line.words[at];
    if word.is_mark() {
        return if is_inner_hyphen(line, at) { Tag::Noun } else { Tag::Mark };
    }
    if word.kind == TokenKind::Number {
        return Tag::Number;
    }
    let capital = line.text_of(at).starts_with(char::is_uppercase);
    let first = line.kept_before(at).is_none_or(|b| matches!(line.key(b), "\"" | "“"));
    // `Will Smith`, `May`: a capital within the sentence makes a name of a function word, unless the whole is in capitals.
    let name = capital && !first;
    if at > 0 && is_inner_hyphen(line, at - 1) {
        return if name { Tag::Name } else { Tag::Noun };
    }
    let month =
        matches!(word.key.as_str(), "may" | "march") && capital && line.words.get(at + 1).is_some_and(|w| w.kind == TokenKind::Number);
    if month || is_inner_hyphen(line, at + 1) {
        return if capital { Tag::Name } else { Tag::Noun };
    }
    if let Some(tag) = listed(line, tags, at).filter(|_| !name || word.key.len() <= 2) {
        return tag;
    }
    if name {
        return Tag::Name;
    }
    if let Some(tag) = verb_of(&word.key).and_then(|verb| verbal(line, tags, at, verb, first)) {
        return tag;
    }
    if unknown_third(line, tags, at) {
        return Tag::Finite;
    }
    if word.key.len() > 4
        && word.key.ends_with("ly")
        && !matches!(word.key.as_str(), "family" | "supply" | "reply" | "assembly" | "rally" | "ally" | "italy" | "july")
    {
        return Tag::Adverb;
    }
    if capital { Tag::Name } else { Tag::Noun }
}

/// A hyphen between two words that no space parts.
pub(super) fn is_inner_hyphen(line: &Line<'_>, at: usize) -> bool {
    matches!(line.key(at), "-" | "‑") && at > 0 && at + 1 < line.words.len() && !line.spaced_before(at) && !line.spaced_after(at)
}

fn listed(line: &Line<'_>, tags: &[Tag], at: usize) -> Option<Tag> {
    let key = line.key(at);
    Some(match words::english_word_classes().class(key)? {
        "determiner" => Tag::Determiner,
        "possessive" => Tag::Owner,
        "pronoun" => Tag::Pronoun,
        "clause-pronoun" => Tag::PronounVerb,
        "existential" => Tag::Adverb,
        "adjective"
            if matches!(key, "first" | "last")
                && line
                    .kept_from(at + 1)
                    .is_none_or(|n| line.words[n].is_mark() || matches!(line.key(n), "if" | "when" | "because" | "before" | "after")) =>
        {
            Tag::Adverb
        }
        "preposition" => preposition(line, at),
        "to" => Tag::To,
        "that" => Tag::That,
        "coordinator" => Tag::Coordinator,
        "subordinator" => Tag::Subordinator,
        "either" => Tag::Either,
        "relative" => Tag::Relative,
        "be" => Tag::Be,
        "infinite-be" => Tag::Participle,
        "have" => Tag::Have,
        "do" => Tag::Do,
        "modal" => Tag::Modal,
        "adverb" => Tag::Adverb,
        // `set`, `expected`, `open`, `lead` are verbs too.
        "adjective" if verb_of(key).is_none() || last(tags).is_some_and(|t| matches!(t, Tag::Determiner | Tag::Owner)) => Tag::Adjective,
        _ => return None,
    })
}

/// `up`, `out` and their like go with the verb where no noun follows them.
fn preposition(line: &Line<'_>, at: usize) -> Tag {
    let particle =
        matches!(line.key(at), "off" | "up" | "down" | "out" | "over" | "away" | "on" | "in" | "around" | "along" | "through" | "about");
    let ends =
        line.kept_from(at + 1).is_none_or(|n| line.words[n].is_mark() && !matches!(line.key(n), "\"" | "“" | "$" | "£" | "€" | "#" | "'"));
    if particle && ends { Tag::Adverb } else { Tag::Preposition }
}

/// The last tag before, adverbs aside.
pub(super) fn last(tags: &[Tag]) -> Option<Tag> {
    tags.iter().rev().copied().find(|t| !matches!(t, Tag::Dropped | Tag::Adverb))
}
