//! The walk over a text's words: which names of the list begin where.

use super::{Matcher, Name, Role};
use crate::knowledge::authority::{AuthorityId, Kind};
use crate::text::clitic::{splits, without_article};
use crate::text::fold::{fold_char, is_invisible};
use crate::text::token::Keys;
use crate::text::{Span, Token, TokenKind};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// A text on which the list is laid.
pub(super) struct Walk<'a> {
    pub(super) matcher: &'a Matcher,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) keys: &'a Keys,
    /// Scratch: a word whose particle has taken the article's alef.
    pub(super) rest: String,
}

/// Where a name stands, the token after it, and whose it may be.
type Match = (Span, usize, Vec<(AuthorityId, Role)>);

impl<'a> Walk<'a> {
    /// The longest name that begins at token `at`: as written first, then with particles or the article taken off.
    pub(super) fn longest(&mut self, at: usize, end: usize) -> Option<Match> {
        let token = self.tokens[at];
        if token.kind == TokenKind::Mark {
            return None;
        }
        let key = self.key(at);
        let start = token.span.start as usize;
        // A word in small letters begins few names.
        let small = token.kind == TokenKind::Latin && self.text.as_bytes().get(start).is_some_and(u8::is_ascii_lowercase);
        let whole = if small { self.small_first_word(&key) } else { self.first_word(&key) };
        let found = whole.and_then(|word| self.follow(word, start, at, end, false));
        if found.is_some() || token.kind != TokenKind::Arabic {
            return found;
        }
        self.without_particles(&key, token, at, end)
    }

    /// The number of a folded word of the list.
    fn word(&self, key: &str) -> Option<u32> {
        self.matcher.words.get(key).copied()
    }

    /// As [`Walk::word`], for words that names begin with.
    fn first_word(&self, key: &str) -> Option<u32> {
        if self.matcher.first_words.may_hold(key) { self.word(key) } else { None }
    }

    /// As [`Walk::first_word`], for names that may begin with a small letter.
    fn small_first_word(&self, key: &str) -> Option<u32> {
        if self.matcher.small_first_words.may_hold(key) { self.word(key) } else { None }
    }

    fn without_particles(&mut self, key: &str, token: Token, at: usize, end: usize) -> Option<Match> {
        if let Some(found) = self.without_the(key, 0, token, at, end) {
            return Some(found);
        }
        for split in splits(key) {
            let mut rest = std::mem::take(&mut self.rest);
            split.rest.write(&mut rest);
            let word = self.first_word(&rest);
            // Where ل took the article's alef, the name begins at the lam that is left of it.
            let start = token.span.start as usize + self.original_offset(token, split.cut);
            let found = word
                .and_then(|word| self.follow(word, start, at, end, false))
                .or_else(|| self.without_the(&rest, split.cut, token, at, end));
            self.rest = rest;
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Subjects are listed without the article and found with it; the article then belongs to the words.
    fn without_the(&self, key: &str, cut: usize, token: Token, at: usize, end: usize) -> Option<Match> {
        let bare = without_article(key)?;
        let word = self.first_word(bare)?;
        let start = token.span.start as usize + self.original_offset(token, cut);
        self.follow(word, start, at, end, true)
    }

    /// Follows the trie from `word`, the reading of token `at`, as far as a name goes.
    fn follow(&self, word: u32, start: usize, at: usize, end: usize, mut loose: bool) -> Option<Match> {
        let mut node = self.matcher.begins[word as usize].node;
        if node == 0 {
            return None;
        }
        let mut best = self.end_at(node, start, at, at, loose);
        let mut next = at + 1;
        while next < end {
            let token = self.tokens[next];
            if token.kind == TokenKind::Mark {
                // A hyphen or apostrophe may stand inside a name, nothing else may.
                let tight = token.span.start == self.tokens[next - 1].span.end;
                if tight && matches!(token.text(self.text), "-" | "'" | "’" | "–" | "." | "&") {
                    next += 1;
                    continue;
                }
                break;
            }
            let key = self.key(next);
            let step = |key: &str| self.matcher.edges.get(&(node, self.word(key)?)).copied();
            let Some(onward) = step(&key).or_else(|| {
                let bare = without_article(&key)?;
                let onward = step(bare)?;
                loose = true;
                Some(onward)
            }) else {
                break;
            };
            node = onward;
            next += 1;
            if let Some(longer) = self.end_at(node, start, at, next - 1, loose) {
                best = Some(longer);
            }
        }
        best
    }

    fn end_at(&self, node: u32, start: usize, first: usize, last: usize, loose: bool) -> Option<Match> {
        let words = self.tokens[first..=last].iter().filter(|t| t.kind != TokenKind::Mark);
        let fits = |name: &Name| {
            let tokens = words.clone();
            (!loose || matches!(self.matcher.kinds[name.topic.0 as usize], Kind::Subject | Kind::Event))
                && name.capitals.iter().zip(tokens).all(|(capitals, token)| capitals.hold(token.text(self.text)))
        };
        let names: Vec<_> = self.matcher.ends[node as usize].iter().filter(|n| fits(n)).map(|n| (n.topic, n.role)).collect();
        if names.is_empty() {
            return None;
        }
        let end = self.tokens[last].span.end as usize - possessive(self.tokens[last].text(self.text));
        Some((Span::new(start, end.max(start)), last + 1, names))
    }

    /// The key of token `i`, a possessive ending and the dots of acronyms taken off.
    fn key(&self, i: usize) -> Cow<'a, str> {
        let key = self.keys.get(i);
        if self.tokens[i].kind != TokenKind::Latin {
            return Cow::Borrowed(key);
        }
        let key = &key[..key.len() - possessive(key)];
        if key.bytes().any(|byte| byte == b'.') { Cow::Owned(key.chars().filter(|&c| c != '.').collect()) } else { Cow::Borrowed(key) }
    }

    /// The byte of the original token at which its folded key has `cut` bytes behind it: marks within count with the
    /// letter before them.
    fn original_offset(&self, token: Token, cut: usize) -> usize {
        let text = token.text(self.text);
        let mut key = String::new();
        for (offset, c) in text.char_indices() {
            if key.len() >= cut && !is_invisible(c) {
                return offset;
            }
            fold_char(c, &mut |folded| key.push(folded));
        }
        0
    }

    /// The words of a paragraph, in all their readings, that guards ask for.
    pub(super) fn words_of(&mut self, paragraph: Span) -> FxHashSet<u32> {
        let first = self.tokens.partition_point(|t| t.span.start < paragraph.start);
        let mut words = FxHashSet::default();
        let known = |key: &str| if self.matcher.near_words.may_hold(key) { self.matcher.words.get(key).copied() } else { None };
        for (i, token) in self.tokens.iter().enumerate().skip(first).take_while(|(_, t)| t.span.start < paragraph.end) {
            if token.kind == TokenKind::Mark {
                continue;
            }
            let key = self.key(i);
            words.extend(known(&key));
            if token.kind == TokenKind::Arabic {
                words.extend(without_article(&key).and_then(known));
                for split in splits(&key) {
                    split.rest.write(&mut self.rest);
                    words.extend(known(&self.rest));
                    words.extend(without_article(&self.rest).and_then(known));
                }
            }
        }
        words
    }
}

/// Bytes of a possessive ending at the end of a Latin word (`'s`, `’s`, a bare apostrophe after s).
fn possessive(word: &str) -> usize {
    if !matches!(word.as_bytes().last(), Some(b's' | b'S')) {
        return 0;
    }
    for ending in ["'s", "’s", "'S", "’S"] {
        if word.len() > ending.len() && word.ends_with(ending) {
            return ending.len();
        }
    }
    0
}
