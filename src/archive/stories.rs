//! Stories: articles on one event.
//!
//! Within each language, articles are compared by their words (tf-idf cosine of the signatures' stems), by whether both
//! tell the same kind of event of the same persons and bodies, and by how far apart their dates lie, and joined by average
//! link: two groups become one where their articles resemble each other on average. Across languages, groups are joined
//! by translations. What front matter states is kept as it is stated.

mod clusters;
mod likeness;

use super::address::Address;
use super::{ArticleId, ArticleTopic, StoryId, StoryRecord, TopicId, TopicRecord};
use crate::derive::Entry;
use crate::text::slug::slug;
use clusters::Clusters;
use likeness::Likeness;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Most topics named for a story.
const SHARED: usize = 8;

/// What is needed of the archive to tell its stories.
pub(super) struct Matter<'a> {
    pub(super) entries: &'a [Entry],
    pub(super) of_article: &'a [Vec<ArticleTopic>],
    pub(super) topics: &'a [TopicRecord],
    /// By article: its language, as a number.
    pub(super) language: &'a [u8],
    /// By article: the first article of its group of translations.
    pub(super) work: &'a [u32],
}

/// From here on two groups of one language tell one story.
const TOGETHER: f32 = 0.155;
/// From here on two articles are copies of one text (see [`crate::derive::Signature::resemblance`]).
pub(super) const COPY: f32 = 0.5;

/// The stories of the archive, the one with the newest article first, and each article's.
pub(super) fn stories(matter: &Matter<'_>, addresses: &[Address]) -> (Vec<StoryRecord>, Vec<Option<StoryId>>) {
    let groups = groups(matter);
    let mut of_article = vec![None; matter.entries.len()];
    let mut taken: HashMap<String, u32> = HashMap::new();
    let mut records = Vec::with_capacity(groups.len());
    for (number, group) in (0..).zip(groups) {
        for &article in &group {
            of_article[article as usize] = Some(StoryId(number));
        }
        let stated = group.iter().find_map(|&a| matter.entries[a as usize].story.as_deref());
        let mut id = stated.map_or_else(|| made_id(&group, addresses), stated_id);
        while taken.contains_key(&id) {
            id.push_str("-2");
        }
        taken.insert(id.clone(), number);
        records.push(StoryRecord {
            id,
            stated: stated.is_some(),
            copies: copies(matter.entries, &group),
            topics: shared_topics(matter, &group),
            articles: group.into_iter().map(ArticleId).collect(),
        });
    }
    (records, of_article)
}

fn groups(matter: &Matter<'_>) -> Vec<Vec<u32>> {
    let likeness = Likeness::new(matter);
    let mut clusters = Clusters::new(matter.entries.iter().map(|e| e.story.as_deref()), likeness.edges());
    clusters.join_while_above(TOGETHER);
    for (article, &work) in (0..).zip(matter.work) {
        clusters.join(article, work);
    }
    clusters.groups(|group| group.iter().any(|&a| matter.work[a as usize] != matter.work[group[0] as usize]))
}

/// What front matter states, in the letters of an address.
fn stated_id(written: &str) -> String {
    slug(written).unwrap_or_else(|| format!("s-{}", &blake3::hash(written.as_bytes()).to_hex()[..10]))
}

/// An id out of the oldest article's name: it stays when newer articles join.
fn made_id(group: &[u32], addresses: &[Address]) -> String {
    let oldest = group.last().map(|&a| addresses[a as usize].slug.as_str()).unwrap_or_default();
    let name = oldest.rsplit('/').next().unwrap_or(oldest);
    let mark = &blake3::hash(oldest.as_bytes()).to_hex()[..6];
    let short: String = name.chars().take(60).collect();
    format!("{}-{mark}", short.trim_end_matches('-'))
}

/// Articles of a story whose wording is the same, in groups.
fn copies(entries: &[Entry], group: &[u32]) -> Vec<Vec<ArticleId>> {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for &article in group {
        let own = &entries[article as usize].signature;
        let same = |other: &u32| own.resemblance(&entries[*other as usize].signature) >= COPY;
        match groups.iter_mut().find(|g| same(&g[0])) {
            Some(found) => found.push(article),
            None => groups.push(vec![article]),
        }
    }
    groups.retain(|g| g.len() > 1);
    groups.into_iter().map(|g| g.into_iter().map(ArticleId).collect()).collect()
}

/// Topics that more than half of a story's articles have, by their weight there. Versions of one article in several
/// languages count as one.
fn shared_topics(matter: &Matter<'_>, group: &[u32]) -> Vec<TopicId> {
    let works: BTreeSet<u32> = group.iter().map(|&a| matter.work[a as usize]).collect();
    let mut counted: BTreeMap<TopicId, (BTreeSet<u32>, f32)> = BTreeMap::new();
    for &article in group {
        for topic in &matter.of_article[article as usize] {
            let slot = counted.entry(topic.topic).or_default();
            slot.0.insert(matter.work[article as usize]);
            slot.1 += topic.weight;
        }
    }
    let mut shared: Vec<(TopicId, f32)> =
        counted.into_iter().filter(|(_, (having, _))| 2 * having.len() > works.len()).map(|(t, (_, weight))| (t, weight)).collect();
    shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    shared.into_iter().take(SHARED).map(|(topic, _)| topic).collect()
}

#[cfg(test)]
#[path = "story_tests.rs"]
mod tests;
