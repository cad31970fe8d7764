//! A sentence laid out for titling: its words with their keys, and which of them a title leaves out.

use crate::knowledge::words::WordSet;
use crate::text::fold::fold_into;
use crate::text::{Span, Token, TokenKind};

/// Most tokens of one sentence that are looked at: a title is taken from a sentence's beginning, and a text without
/// full stops must not cost more than one with them.
pub(super) const LONGEST_LINE: usize = 90;

/// Longest word whose key is made, in bytes.
const LONGEST_WORD: usize = 256;

/// One token of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Where it stands, in bytes of the body.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: TokenKind,
    /// Folded, dots of acronyms kept; a mark's key is the mark.
    pub(super) key: String,
    /// Whether titles leave it out (a parenthesis, a day's name that only dates the report).
    pub(super) dropped: bool,
    /// Whether it belongs to a name of the authority list.
    pub(super) named: bool,
    /// Whether a particle is joined to that name («بالرياض»).
    pub(super) prefixed: bool,
}

impl Word {
    /// Whether it is a mark.
    pub(super) fn is_mark(&self) -> bool {
        self.kind == TokenKind::Mark
    }
}

/// One sentence.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    /// The body.
    pub(super) text: &'t str,
    /// Its tokens, at most [`LONGEST_LINE`].
    pub(super) words: Vec<Word>,
    /// How many sentences stand before it.
    pub(super) number: usize,
    /// Whether the sentence ends where the words end (it was not cut at [`LONGEST_LINE`]).
    pub(super) whole: bool,
}

impl<'t> Line<'t> {
    /// Lays out the tokens of one sentence.
    pub(super) fn new(text: &'t str, tokens: &[Token], number: usize) -> Self {
        let words = tokens.iter().take(LONGEST_LINE).map(|token| {
            let mut key = String::new();
            // One "word" may be megabytes long; no list holds such a word.
            fold_into(token.text(text).get(..token.span.len().min(LONGEST_WORD)).unwrap_or(""), &mut key);
            if key.contains('’') {
                key = key.replace('’', "'");
            }
            Word { span: token.span, kind: token.kind, key, dropped: false, named: false, prefixed: false }
        });
        Self { text, words: words.collect(), number, whole: tokens.len() <= LONGEST_LINE }
    }

    /// Leaves a range of tokens out of titles.
    pub(super) fn drop_range(&mut self, range: std::ops::Range<usize>) {
        for word in &mut self.words[range] {
            word.dropped = true;
        }
    }

    /// The characters of a word.
    pub(super) fn text_of(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |w| w.span.of_text(self.text))
    }

    /// The key of a word; empty past the end.
    pub(super) fn key(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.key.as_str())
    }

    /// The first token at or after `at` that a title keeps.
    pub(super) fn kept_from(&self, at: usize) -> Option<usize> {
        (at..self.words.len()).find(|&i| !self.words[i].dropped)
    }

    /// The last token before `at` that a title keeps.
    pub(super) fn kept_before(&self, at: usize) -> Option<usize> {
        (0..at.min(self.words.len())).rev().find(|&i| !self.words[i].dropped)
    }

    /// How many words (marks aside) a title would keep of a range.
    pub(super) fn count(&self, range: std::ops::Range<usize>) -> usize {
        self.words[range].iter().filter(|w| !w.dropped && !w.is_mark()).count()
    }

    /// How many tokens the longest phrase of `list` that begins at `at` takes; 0 where none does.
    pub(super) fn phrase(&self, list: &WordSet, at: usize) -> usize {
        let mut phrase = String::new();
        let mut longest = 0;
        for (taken, word) in self.words[at.min(self.words.len())..].iter().take(list.longest_phrase()).enumerate() {
            if word.is_mark() {
                break;
            }
            if taken > 0 {
                phrase.push(' ');
            }
            phrase.push_str(&word.key);
            if list.contains(&phrase) {
                longest = taken + 1;
            }
        }
        longest
    }

    /// Whether white space (or nothing) stands before a token.
    pub(super) fn spaced_before(&self, at: usize) -> bool {
        at == 0 || self.words[at - 1].span.end < self.words[at].span.start
    }

    /// Whether white space (or nothing) stands after a token.
    pub(super) fn spaced_after(&self, at: usize) -> bool {
        at + 1 >= self.words.len() || self.words[at].span.end < self.words[at + 1].span.start
    }

    /// Whether quotations and brackets are balanced in the kept words of a range.
    pub(super) fn balanced(&self, range: std::ops::Range<usize>) -> bool {
        let mut open: Vec<char> = Vec::new();
        for i in range {
            let word = &self.words[i];
            if word.dropped || !word.is_mark() {
                continue;
            }
            let Some(c) = word.key.chars().next() else { continue };
            match c {
                '(' | '[' | '«' | '“' | '{' => open.push(closing(c)),
                ')' | ']' | '»' | '”' | '}' if open.pop() != Some(c) => return false,
                '"' | '`' | '″' | '„' => {
                    if open.last() == Some(&'"') {
                        open.pop();
                    } else {
                        open.push('"');
                    }
                }
                '\'' | '‘' if c == '‘' || self.spaced_before(i) => open.push('\''),
                '\'' | '’' if open.last() == Some(&'\'') => {
                    open.pop();
                }
                _ => {}
            }
        }
        open.is_empty()
    }
}

fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        '«' => '»',
        '{' => '}',
        _ => '”',
    }
}

/// Whether a key is a comma or semicolon of either script (folding makes «،» a plain comma).
pub(super) fn is_comma(key: &str) -> bool {
    matches!(key, "," | "،" | "؛" | ";")
}

/// Whether a key opens a quotation or bracket.
pub(super) fn is_opening(key: &str) -> bool {
    matches!(key, "(" | "[" | "«" | "“" | "{" | "‘")
}

/// Whether a key closes a quotation or bracket.
pub(super) fn is_closing(key: &str) -> bool {
    matches!(key, ")" | "]" | "»" | "”" | "}")
}

/// Whether a key ends a sentence.
pub(super) fn is_stop(key: &str) -> bool {
    matches!(key, "." | "!" | "?" | "؟" | "…")
}

/// Whether a key is a dash of any length.
pub(super) fn is_dash(key: &str) -> bool {
    matches!(key, "-" | "–" | "—")
}
