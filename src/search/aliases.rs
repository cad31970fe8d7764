//! Names of topics, so that a query in one script finds articles in the other.

use crate::archive::{Archive, TopicRecord};
use crate::text::TokenKind;
use crate::text::stem::search_key;
use crate::text::token::tokenize;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

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

/// By the keys of a name's words, joined by spaces: the topics of that name, each with its names and spellings.
pub(super) fn aliases(archive: &Archive) -> BTreeMap<String, Value> {
    let mut found: HashMap<String, Vec<&TopicRecord>> = HashMap::new();
    for topic in &archive.topics {
        let of_topic: HashSet<Vec<String>> = names(topic).map(keys).filter(|k| (1..=WORDS).contains(&k.len())).collect();
        for alias in of_topic {
            found.entry(alias.join(" ")).or_default().push(topic);
        }
    }
    found
        .into_iter()
        .map(|(alias, mut topics)| {
            topics.sort_by_key(|t| (Reverse(t.articles.len()), t.id.as_str()));
            topics.truncate(TOPICS);
            (alias, Value::Array(topics.into_iter().map(told).collect()))
        })
        .collect()
}

fn told(topic: &TopicRecord) -> Value {
    let mut spellings: Vec<&str> = Vec::new();
    for (spelling, _) in &topic.spellings {
        let known = names(topic).take(2).any(|n| n == spelling) && spellings.len() < SPELLINGS;
        if !known && spellings.len() < SPELLINGS {
            spellings.push(spelling);
        }
    }
    json!([topic.id, topic.names.ar, topic.names.en, spellings])
}

/// Names of the values that results are filtered by, by their keys.
pub(super) fn labels(archive: &Archive) -> BTreeMap<String, Value> {
    let mut labels = BTreeMap::new();
    for topic in &archive.topics {
        let names = json!([topic.names.ar, topic.names.en]);
        for kind in [super::facet::TOPIC, super::facet::QUOTES, super::facet::OUTLET] {
            labels.insert(super::facet::key(kind, &topic.id), names.clone());
        }
    }
    labels
}
