//! Carrying a name to the other places of the article where its short form stands.

use super::english::is_capital;
use super::settle::Forms;
use super::words::{Shape, Words, offset_after, shape_of};
use crate::derive::Mention;
use crate::knowledge::names::Marks;
use crate::text::TokenKind;
use crate::text::clitic::splits;

/// Adds a mention for every word outside of `taken` (in order) that is the short form of a name.
pub(super) fn carry(words: &Words<'_>, taken: &[(usize, usize)], forms: &Forms, mentions: &mut Vec<Mention>) {
    if forms.is_empty() {
        return;
    }
    let mut next = 0;
    let mut rest = String::new();
    for (i, word) in words.all.iter().enumerate() {
        while taken.get(next).is_some_and(|t| t.1 < i) {
            next += 1;
        }
        if taken.get(next).is_some_and(|t| t.0 <= i) || word.known {
            continue;
        }
        let key = words.key(i);
        match word.token.kind {
            TokenKind::Latin => {
                if let Some(&Some(name)) = forms.get(key).filter(|_| stands_alone(words, i)) {
                    mentions.push(Mention { place: words.place(i, i), name });
                }
            }
            TokenKind::Arabic => {
                if let Some(&Some(name)) = forms.get(key) {
                    if !is_plain(words, i) {
                        mentions.push(Mention { place: words.place(i, i), name });
                    }
                } else if may_be_joined(words, i) {
                    for split in splits(key) {
                        split.rest.write(&mut rest);
                        if let Some(&Some(name)) = forms.get(rest.as_str()) {
                            let mut place = word.token.span;
                            place.start += u32::try_from(offset_after(words.written(i), split.cut)).unwrap_or(0);
                            mentions.push(Mention { place, name });
                            break;
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether a word is a common one here, though a name ends with it.
fn is_plain(words: &Words<'_>, i: usize) -> bool {
    words.is(i, Marks::COMMON.with(Marks::VERB))
        || (words.marks(i) == Marks::NONE && !words.definite(i) && shape_of(words.key(i)) == Shape::Plain)
}

/// Whether particles may be joined to an unlisted Arabic word: never after a given name.
fn may_be_joined(words: &Words<'_>, i: usize) -> bool {
    let after_given = i > 0 && words.is(i - 1, Marks::GIVEN) && !words.all[i - 1].known;
    !after_given && !words.all[i].cut && words.marks(i) == Marks::NONE && words.key(i).starts_with(['و', 'ف', 'ب', 'ل', 'ك'])
}

/// Whether a capitalised Latin word is no part of a longer name: "Walker" but not "Walker Street", "Johnny Walker".
fn stands_alone(words: &Words<'_>, i: usize) -> bool {
    let of_one = |j: usize| words.get(j).is_some_and(|w| w.passage == words.all[i].passage) && is_capital(words, j);
    let title = |j: usize| {
        words.is(j, Marks::TITLE.with(Marks::OFFICE).with(Marks::NEVER).with(Marks::COMMON).with(Marks::DEMONYM))
            && !words.is(j, Marks::GIVEN)
    };
    let before = i > 0 && of_one(i - 1) && !title(i - 1);
    let possessive = words.written(i).ends_with("'s") || words.written(i).ends_with("’s");
    let after = of_one(i + 1) && !possessive;
    is_capital(words, i) && !before && !after && !words.is(i, Marks::COMMON.with(Marks::NEVER))
}
