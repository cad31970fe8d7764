//! The words of all articles, gathered article by article in compact buffers.

use super::encode::{push_number, take_byte, take_number};
use super::words::Words;
use std::collections::HashMap;

/// All that is known of one key so far.
#[derive(Default)]
pub(super) struct Term {
    /// How often it stands in texts, and how often with the Arabic article.
    pub(super) tokens: u32,
    pub(super) articles: u32,
    /// How many documents have it.
    pub(super) documents: u32,
    /// The last document added.
    pub(super) last: u32,
    /// For each document, the last first: gap, level, positions.
    pub(super) data: Vec<u8>,
}

/// One document of a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Posting {
    pub(super) document: u32,
    /// Weighted occurrences, in [`super::words::STEPS`].
    pub(super) level: u16,
    /// Places, ascending.
    pub(super) positions: Vec<u32>,
}

impl Term {
    fn add(&mut self, document: u32, level: u8, positions: &[u8]) {
        let gap = if self.documents == 0 { document } else { self.last - document };
        push_number(&mut self.data, gap);
        self.data.push(level);
        self.data.extend_from_slice(positions);
        self.last = document;
        self.documents += 1;
    }

    /// Its documents, ascending.
    pub(super) fn postings(&self) -> Vec<Posting> {
        let mut bytes = self.data.as_slice();
        let mut found = Vec::with_capacity(self.documents as usize);
        let mut document = 0;
        for index in 0..self.documents {
            let gap = take_number(&mut bytes);
            document = if index == 0 { gap } else { document - gap };
            let level = u16::from(take_byte(&mut bytes));
            let mut at = 0;
            let positions = (0..take_number(&mut bytes))
                .map(|_| {
                    at += take_number(&mut bytes);
                    at
                })
                .collect();
            found.push(Posting { document, level, positions });
        }
        found.reverse();
        found
    }
}

/// The documents of several keys that are one word.
pub(super) fn merged(terms: &[&Term]) -> Vec<Posting> {
    let mut all: Vec<Posting> = terms.iter().flat_map(|t| t.postings()).collect();
    if terms.len() < 2 {
        return all;
    }
    all.sort_by_key(|p| p.document);
    let mut out: Vec<Posting> = Vec::with_capacity(all.len());
    for posting in all {
        match out.last_mut().filter(|last| last.document == posting.document) {
            Some(last) => {
                last.level += posting.level;
                last.positions.extend(posting.positions);
                last.positions.sort_unstable();
            }
            None => out.push(posting),
        }
    }
    out
}

/// Gathers the words of an archive. Memory: about a third of the texts' size.
#[derive(Default)]
pub struct Collector {
    pub(super) terms: HashMap<Box<str>, Term>,
}

impl Collector {
    /// Adds an article. Documents come in descending order, as the archive has its articles from the newest on.
    pub fn add(&mut self, document: u32, words: &Words) {
        for word in words.iter() {
            let term = match self.terms.get_mut(word.key) {
                Some(term) => term,
                None => self.terms.entry(word.key.into()).or_default(),
            };
            term.tokens += word.tokens;
            term.articles += word.articles;
            term.add(document, word.level, word.positions);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(postings: &[(u32, u8, &[u32])]) -> Term {
        let mut term = Term::default();
        for (document, level, places) in postings {
            let mut bytes = Vec::new();
            push_number(&mut bytes, u32::try_from(places.len()).unwrap());
            let mut last = 0;
            for place in *places {
                push_number(&mut bytes, place - last);
                last = *place;
            }
            term.add(*document, *level, &bytes);
        }
        term
    }

    #[test]
    fn documents_come_back_ascending() {
        let found = term(&[(900, 3, &[4, 7]), (5, 1, &[]), (0, 2, &[300])]).postings();
        assert_eq!(found.iter().map(|p| p.document).collect::<Vec<_>>(), [0, 5, 900]);
        assert_eq!((found[2].level, found[2].positions.as_slice()), (3, [4, 7].as_slice()));
    }

    #[test]
    fn two_keys_of_one_word_share_their_documents() {
        let (a, b) = (term(&[(7, 2, &[1]), (3, 1, &[0])]), term(&[(7, 3, &[0, 9])]));
        let found = merged(&[&a, &b]);
        assert_eq!(found.len(), 2);
        assert_eq!((found[1].level, found[1].positions.as_slice()), (5, [0, 1, 9].as_slice()));
    }
}
