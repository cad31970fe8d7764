//! What a result shows: small shards of articles, and the directories that name the shards.

use super::encode::{Content, Shard, coded, hex, pack};
use super::{facet, number};
use crate::archive::{Archive, ArticleId};
use crate::site::Site;
use rayon::prelude::*;
use serde_json::{Value, json};

/// Articles in one shard: ten results come from ten shards, so they are small.
pub(super) const PER_SHARD: usize = 16;
/// Shards that one directory names.
pub(super) const PER_DIRECTORY: usize = 256;
/// Topics shown with a result.
const TOPICS: usize = 3;

/// Shards of articles in order, and their directories in order.
pub(super) fn shards(archive: &Archive, site: &Site) -> (Vec<Shard>, Vec<Shard>) {
    let ids: Vec<ArticleId> = archive.article_ids().collect();
    let ordered: Vec<ArticleId> = ids.into_iter().rev().collect();
    debug_assert!(ordered.first().is_none_or(|&id| number(archive, id) == 0));
    let shards: Vec<Shard> =
        ordered.par_chunks(PER_SHARD).map(|ids| pack(Content::Text, &coded(&shard(archive, site, ids).to_string()))).collect();
    let directories = shards.chunks(PER_DIRECTORY).map(|names| {
        let names: Vec<String> = names.iter().map(|s| hex(s.name)).collect();
        pack(Content::Text, &coded(&json!(names).to_string()))
    });
    let directories = directories.collect();
    (shards, directories)
}

/// Outlets and topics stand once for the whole shard.
fn shard(archive: &Archive, site: &Site, ids: &[ArticleId]) -> Value {
    let mut outlets: Vec<Value> = Vec::new();
    let mut topics: Vec<Value> = Vec::new();
    let articles: Vec<Value> = ids
        .iter()
        .map(|&id| {
            let record = archive.article(id);
            let entry = &record.entry;
            let outlet = facet::outlet(archive, id).map(|key| place(&mut outlets, outlet(archive, id, &key)));
            let shown: Vec<usize> = record
                .topics
                .iter()
                .take(TOPICS)
                .map(|t| {
                    let topic = archive.topic(t.topic);
                    place(&mut topics, json!([topic.id, topic.names.ar, topic.names.en]))
                })
                .collect();
            // Chromes whose page at this address shows this very text: all, unless it has translations.
            let chromes: Vec<&str> =
                site.languages.iter().filter(|l| archive.version_for(id, l.language) == id).map(|l| l.language.as_str()).collect();
            let date = entry.date.as_ref().map(|d| d.value.to_string());
            json!([entry.title.value, record.slug, entry.language.primary().as_str(), chromes.join(" "), date, outlet, shown])
        })
        .collect();
    json!({ "articles": articles, "outlets": outlets, "topics": topics })
}

/// The outlet's key and its names, where they differ from it.
fn outlet(archive: &Archive, id: ArticleId, key: &str) -> Value {
    match archive.article(id).outlet_topic {
        Some(topic) => {
            let names = &archive.topic(topic).names;
            json!([key, names.ar, names.en])
        }
        None => json!([key, null, null]),
    }
}

fn place(list: &mut Vec<Value>, value: Value) -> usize {
    list.iter().position(|v| *v == value).unwrap_or_else(|| {
        list.push(value);
        list.len() - 1
    })
}

/// Years with the number of their first article; year 0 for those without a date.
pub(super) fn years(archive: &Archive) -> Vec<(i16, u32)> {
    let mut years: Vec<(i16, u32)> = Vec::new();
    for (document, article) in archive.articles.iter().rev().enumerate() {
        let year = article.entry.date.as_ref().map_or(0, |d| d.value.year());
        if years.last().is_none_or(|(last, _)| *last != year) {
            years.push((year, u32::try_from(document).unwrap_or(u32::MAX)));
        }
    }
    years
}
