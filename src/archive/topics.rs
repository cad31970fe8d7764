//! Topics of the whole archive: one record for each thing that an article is about or names.

use super::variants::{Merged, merge, suggestions};
use super::{ArticleId, ArticleTopic, Suggestion, TopicId, TopicRecord};
use crate::derive::{Entry, FoundName, NameRef};
use crate::knowledge::matcher::normal_name;
use crate::knowledge::{Authority, AuthorityId};
use crate::text::Bilingual;
use crate::text::fold::fold;
use crate::text::slug::slug;
use std::collections::{BTreeMap, HashMap};

/// Most topics that come along with one topic and are kept.
const NEIGHBOURS: usize = 12;
/// Most articles of one topic that are looked at for its neighbours: the newest.
const ARTICLES_FOR_NEIGHBOURS: usize = 400;
/// Most spellings kept for one topic.
const SPELLINGS: usize = 24;
/// Below this weight the medium that published an article is no topic of it.
const OUTLET_WEIGHT: f32 = 0.5;

/// A name's identity over the archive, before topics are numbered.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Identity {
    Known(AuthorityId),
    /// Found in articles: the number of its class in [`Merged`].
    Named(u32),
}

/// The topics of an archive and each article's part in them.
pub(super) struct Topics {
    pub(super) records: Vec<TopicRecord>,
    /// By article: its topics, heaviest first.
    pub(super) of_article: Vec<Vec<ArticleTopic>>,
    /// By article: the topic of each of its names that is one, by name.
    pub(super) of_names: Vec<Vec<(NameRef, TopicId)>>,
    /// By article: the topic of its outlet.
    pub(super) of_outlet: Vec<Option<TopicId>>,
    /// Names that are no topics, for a person to decide.
    pub(super) suggestions: Vec<Suggestion>,
}

/// The id of a topic that the authority list does not have: its name in Latin letters, else a mark of its Arabic name.
#[must_use]
pub fn found_id(found: &FoundName) -> String {
    id_of(&found.names)
}

/// The id that a topic with these names gets.
#[must_use]
pub fn id_of(names: &Bilingual<Option<String>>) -> String {
    // Accents are folded: an id has the letters a to z.
    let latin = names.en.as_deref().and_then(|name| slug(&fold(name))).filter(|s| crate::knowledge::authority_file::is_topic_id(s));
    latin.unwrap_or_else(|| {
        let name = names.ar.as_deref().or(names.en.as_deref()).unwrap_or_default();
        format!("t-{}", &blake3::hash(normal_name(name).as_bytes()).to_hex()[..10])
    })
}

/// Links names to topics. `entries` are in the archive's order.
pub(super) fn link_topics(entries: &[Entry], authority: &Authority) -> Topics {
    let mut ids: BTreeMap<String, (Identity, Seed)> = BTreeMap::new();
    let mut keys: HashMap<Identity, String> = HashMap::new();
    let merged = merge(entries);
    for (article, entry) in entries.iter().enumerate() {
        for &(name, _) in &entry.weights {
            let Some(identity) = identity(&merged, article, name) else { continue };
            keys.entry(identity.clone()).or_insert_with(|| {
                let seed = Seed::new(&identity, &merged, authority);
                let mut id = seed.id.clone();
                // A found name whose id another topic has gets its own.
                while ids.contains_key(&id) || (matches!(identity, Identity::Named(_)) && authority.by_id(&id).is_some()) {
                    id.push_str("-2");
                }
                ids.insert(id.clone(), (identity, seed));
                id
            });
        }
    }
    let numbers: HashMap<Identity, TopicId> =
        ids.values().enumerate().map(|(i, (identity, _))| (identity.clone(), TopicId(u32::try_from(i).unwrap_or(u32::MAX)))).collect();
    let mut records: Vec<TopicRecord> = ids.into_iter().map(|(id, (_, seed))| seed.record(id)).collect();
    let mut of_article = Vec::with_capacity(entries.len());
    let mut of_names = Vec::with_capacity(entries.len());
    let mut of_outlet = Vec::with_capacity(entries.len());
    for (article, entry) in entries.iter().enumerate() {
        let number = |name| identity(&merged, article, name).and_then(|i| numbers.get(&i)).copied();
        let outlet = entry.outlet.as_ref().and_then(|o| o.value.topic).and_then(|t| number(NameRef::Known(t)));
        of_article.push(topics_of(entry, outlet, &number));
        let mut names: Vec<(NameRef, TopicId)> = entry.weights.iter().filter_map(|&(name, _)| Some((name, number(name)?))).collect();
        names.sort_unstable();
        of_names.push(names);
        of_outlet.push(outlet);
    }
    fill_articles(&mut records, &of_article);
    fill_spellings(&mut records, entries, &of_names);
    fill_neighbours(&mut records, &of_article);
    Topics { records, of_article, of_names, of_outlet, suggestions: suggestions(&merged) }
}

/// What a topic's record begins with.
struct Seed {
    id: String,
    known: bool,
    kind: crate::knowledge::Kind,
    class: Option<String>,
    names: Bilingual<Option<String>>,
    wikidata: Option<String>,
}

impl Seed {
    fn new(identity: &Identity, merged: &Merged, authority: &Authority) -> Self {
        match *identity {
            Identity::Known(id) => {
                let topic = authority.topic(id);
                Self {
                    id: topic.id.clone(),
                    known: true,
                    kind: topic.kind,
                    class: topic.class.clone(),
                    names: topic.names.clone(),
                    wikidata: topic.wikidata.clone(),
                }
            }
            Identity::Named(class) => {
                let class = &merged.classes[class as usize];
                Self { id: id_of(&class.names), known: false, kind: class.kind(), class: None, names: class.names.clone(), wikidata: None }
            }
        }
    }

    fn record(self, id: String) -> TopicRecord {
        TopicRecord {
            id,
            kind: self.kind,
            class: self.class,
            names: self.names,
            known: self.known,
            wikidata: self.wikidata,
            articles: Vec::new(),
            spellings: Vec::new(),
            neighbours: Vec::new(),
        }
    }
}

fn identity(merged: &Merged, article: usize, name: NameRef) -> Option<Identity> {
    match name {
        NameRef::Known(id) => Some(Identity::Known(id)),
        NameRef::Found(index) => merged.topic(article, index).map(Identity::Named),
    }
}

fn topics_of(entry: &Entry, outlet: Option<TopicId>, number: &dyn Fn(NameRef) -> Option<TopicId>) -> Vec<ArticleTopic> {
    let mut topics: Vec<ArticleTopic> = Vec::with_capacity(entry.weights.len());
    for &(name, weight) in &entry.weights {
        let Some(topic) = number(name) else { continue };
        let own_outlet = outlet == Some(topic) && weight < OUTLET_WEIGHT;
        if !own_outlet && !topics.iter().any(|t| t.topic == topic) {
            topics.push(ArticleTopic { topic, weight });
        }
    }
    topics
}

fn fill_articles(records: &mut [TopicRecord], of_article: &[Vec<ArticleTopic>]) {
    for (index, topics) in of_article.iter().enumerate() {
        let article = ArticleId(u32::try_from(index).unwrap_or(u32::MAX));
        for topic in topics {
            records[topic.topic.0 as usize].articles.push((article, topic.weight));
        }
    }
}

fn fill_spellings(records: &mut [TopicRecord], entries: &[Entry], of_names: &[Vec<(NameRef, TopicId)>]) {
    let mut counts: Vec<HashMap<&str, u32>> = vec![HashMap::new(); records.len()];
    for (entry, names) in entries.iter().zip(of_names) {
        for (name, spelling, count) in &entry.spellings {
            if let Ok(at) = names.binary_search_by_key(name, |&(n, _)| n) {
                let topic = names[at].1;
                *counts[topic.0 as usize].entry(spelling.as_str()).or_default() += u32::from(*count);
            }
        }
    }
    for (record, counts) in records.iter_mut().zip(counts) {
        let mut spellings: Vec<(String, u32)> = counts.into_iter().map(|(s, n)| (s.to_owned(), n)).collect();
        spellings.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        spellings.truncate(SPELLINGS);
        record.spellings = spellings;
    }
}

/// How strongly topics come along with each other: the cosine of their weights over articles.
fn fill_neighbours(records: &mut [TopicRecord], of_article: &[Vec<ArticleTopic>]) {
    let lengths: Vec<f32> = records.iter().map(|r| r.articles.iter().map(|(_, w)| w * w).sum::<f32>().sqrt()).collect();
    let neighbours: Vec<Vec<(TopicId, f32)>> = records
        .iter()
        .enumerate()
        .map(|(own, record)| {
            let mut shared: HashMap<TopicId, f32> = HashMap::new();
            for &(article, weight) in record.articles.iter().take(ARTICLES_FOR_NEIGHBOURS) {
                for other in of_article[article.0 as usize].iter().filter(|t| t.topic.0 as usize != own) {
                    *shared.entry(other.topic).or_default() += weight * other.weight;
                }
            }
            let mut strengths: Vec<(TopicId, f32)> = shared
                .into_iter()
                .map(|(topic, product)| (topic, (product / (lengths[own] * lengths[topic.0 as usize])).min(1.0)))
                .collect();
            strengths.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            strengths.truncate(NEIGHBOURS);
            strengths
        })
        .collect();
    for (record, neighbours) in records.iter_mut().zip(neighbours) {
        record.neighbours = neighbours;
    }
}
