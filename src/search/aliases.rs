//! Names of topics, so that a query in one script finds articles in the other.

use super::facet;
use crate::archive::{Archive, TopicRecord};
use crate::text::TokenKind;
use crate::text::stem::search_key;
use crate::text::token::tokenize;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Most topics that one name leads to: the ones with most articles.
const TOPICS: usize = 3;
/// Most words of a name.
const WORDS: usize = 5;
/// Most spellings told with a topic.
const SPELLINGS: usize = 6;

/// The keys of a name's words.
fn keys(name: &str) -> Vec<String> {
    tokenize(name).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| search_key(t.text(name))).filter(|k| !k.is_empty()).collect()
}

fn names(topic: &TopicRecord) -> impl Iterator<Item = &str> {
    let both = [topic.names.ar.as_deref(), topic.names.en.as_deref()];
    both.into_iter().flatten().chain(topic.spellings.iter().map(|(s, _)| s.as_str()))
}

/// The keys of all words of topics' names: words that no particle is taken from.
pub(super) fn words(archive: &Archive) -> HashSet<String> {
    archive.topics.iter().flat_map(|t| names(t).flat_map(keys)).collect()
}

/// What the client is told of topics' names.
pub(super) struct Names {
    /// By the keys of a name's words, joined by spaces: the ids of the topics of that name. A name that is its topic's
    /// only one is left out, since its words find as much.
    pub(super) aliases: BTreeMap<String, Vec<String>>,
    /// By a topic's key in the lexicon: its names and its spellings.
    pub(super) topics: BTreeMap<String, Value>,
}

/// The names of all topics; `resolved` gives the word that a key stands for.
pub(super) fn all(archive: &Archive, resolved: &dyn Fn(&str) -> String) -> Names {
    let mut found: BTreeMap<String, Vec<&TopicRecord>> = BTreeMap::new();
    for topic in &archive.topics {
        let of_topic: BTreeSet<String> = names(topic)
            .map(keys)
            .filter(|k| (1..=WORDS).contains(&k.len()))
            .map(|k| k.iter().map(|key| resolved(key)).collect::<Vec<_>>().join(" "))
            .collect();
        for alias in of_topic.iter().filter(|_| of_topic.len() > 1) {
            found.entry(alias.clone()).or_default().push(topic);
        }
    }
    let aliases = found.into_iter().map(|(alias, mut topics)| {
        topics.sort_by_key(|t| (Reverse(t.articles.len()), t.id.as_str()));
        (alias, topics.into_iter().take(TOPICS).map(|t| t.id.clone()).collect())
    });
    let aliases = aliases.collect();
    Names { aliases, topics: archive.topics.iter().map(|t| (facet::key(facet::TOPIC, &t.id), told(t))).collect() }
}

/// Names and spellings, the latter as far as their words are others: `الامم المتحدة` says no more than `الأمم المتحدة`.
fn told(topic: &TopicRecord) -> Value {
    let mut seen: BTreeSet<Vec<String>> = names(topic).take(2).map(keys).collect();
    let spellings = topic.spellings.iter().map(|(s, _)| s).filter(|s| seen.insert(keys(s))).take(SPELLINGS);
    let spellings: Vec<&String> = spellings.collect();
    json!([topic.names.ar, topic.names.en, spellings])
}
