//! Whether the first letter of an Arabic word is a joined particle: decided once for each word, over the whole archive.
//!
//! `وأحمد` is `أحمد` with a particle, `وزير` is a word of its own. The rest must stand in the archive by itself, and
//! nothing may speak for the whole: it is never seen with the article (no particle stands between ال and its word), it
//! is no word of a name, and it is not much more frequent than the rest (`لبنان` and a lone `بنان`).

use super::collect::Term;
use crate::text::stem::readings;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A whole word that is this many times as frequent as the rest is a word of its own.
const OWN_WORD: u32 = 3;
/// The rest outweighs the word's own article where it is this many times as frequent as that.
const STRAY_ARTICLE: u32 = 100;
/// A particle can stand before another: و + ب + word.
const CHAIN: usize = 3;

/// The keys that stand for another key, with that key. `names` holds the keys of all words of topics' names.
pub(super) fn redirects<S: std::hash::BuildHasher>(
    terms: &HashMap<Box<str>, Term, S>,
    names: &HashSet<String>,
) -> BTreeMap<Box<str>, Box<str>> {
    let mut found: BTreeMap<Box<str>, Box<str>> = BTreeMap::new();
    for (key, term) in terms {
        if let Some(target) = target(key, term, terms, names) {
            found.insert(key.clone(), target.into());
        }
    }
    let follow = |key: &str| {
        let mut last = found.get(key)?;
        for _ in 0..CHAIN {
            let Some(next) = found.get(last) else { break };
            last = next;
        }
        // A circle would need each of two words to be the other with a particle.
        (**last != *key && !found.contains_key(last)).then(|| last.clone())
    };
    found.keys().filter_map(|key| Some((key.clone(), follow(key)?))).collect()
}

fn target<S: std::hash::BuildHasher>(
    key: &str,
    term: &Term,
    terms: &HashMap<Box<str>, Term, S>,
    names: &HashSet<String>,
) -> Option<String> {
    if names.contains(key) || term.tokens == 0 {
        return None;
    }
    let attested = readings(key).into_iter().filter_map(|rest| {
        let other = terms.get(rest.as_str()).filter(|t| t.tokens > 0)?;
        Some((other.tokens, rest))
    });
    // The first of the most frequent.
    let (tokens, rest) = attested.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let own = term.articles > 0 && tokens < STRAY_ARTICLE * term.articles;
    (!own && term.tokens <= tokens.saturating_mul(OWN_WORD)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(words: &[(&str, u32, u32)], names: &[&str]) -> Vec<String> {
        let terms: HashMap<Box<str>, Term> =
            words.iter().map(|&(key, tokens, articles)| (key.into(), Term { tokens, articles, ..Term::default() })).collect();
        let names = names.iter().map(|n| (*n).to_owned()).collect();
        redirects(&terms, &names).into_iter().map(|(from, to)| format!("{from} {to}")).collect()
    }

    #[test]
    fn a_particle_comes_off_where_the_rest_is_attested() {
        assert_eq!(decide(&[("احمد", 5, 0), ("واحمد", 2, 0)], &[]), ["واحمد احمد"]);
        assert_eq!(decide(&[("واحمد", 2, 0)], &[]), Vec::<String>::new());
        assert_eq!(decide(&[("ترامب", 9, 0), ("بترامب", 2, 0), ("وبترامب", 1, 0)], &[]), ["بترامب ترامب", "وبترامب ترامب"]);
    }

    #[test]
    fn a_word_of_its_own_stays_whole() {
        let table: &[(&[(&str, u32, u32)], &[&str])] = &[
            (&[("وزير", 9, 4), ("زير", 12, 0)], &[]),
            (&[("لبنان", 40, 0), ("بنان", 1, 0)], &[]),
            (&[("فانس", 3, 0), ("انس", 6, 0)], &["فانس"]),
        ];
        for (words, names) in table {
            assert_eq!(decide(words, names), Vec::<String>::new(), "{words:?}");
        }
    }
}
