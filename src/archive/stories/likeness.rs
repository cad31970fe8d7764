//! How like two articles of one language are: words, topics and time.

use super::{COPY, Matter};
use crate::archive::compare::{nearest, product, unit};
use crate::archive::{ArticleTopic, TopicId};
use crate::derive::Entry;
use crate::derive::signature::is_frequent;
use crate::knowledge::Kind;
use rayon::prelude::*;
use std::collections::HashMap;

/// Most stems of an article by which others are looked for: those that say most.
const LEADS: usize = 20;
/// Most articles of one stem that are looked at (see [`nearest`]).
const NEAREST: usize = 96;
/// Most articles that are compared in full with one article.
const COMPARED: usize = 64;
/// Likeness below which two articles count as having nothing to do with each other.
const LEAST: f32 = 0.08;
/// What it counts that both tell the same kind of event of the same persons, bodies or events.
const NUCLEUS: f32 = 0.17;
/// From this weight on a topic is one that an article is about.
const HEAVY: f32 = 0.35;
/// Shared topics that make sure whose event it is.
const SURE: f32 = 2.0;
/// Articles of any subject that a small archive is thought to stand among, and in how many of them a frequent word stands:
/// so that in an archive of five articles a word like "day" does not pass for rare.
const BACKGROUND: f32 = 200.0;
const FREQUENT: f32 = 40.0;
/// What is left of a word that stands in every article, and articles added for it: in an archive of two articles on one
/// event every word that tells it stands in both.
const COMMON: f32 = 0.2;
const FEW: f32 = 3.0;
/// Days for which an event stays one story, and after which a report is of another.
const FRESH: i32 = 2;
const STALE: i32 = 12;
/// What is left of the likeness where a date is not known.
const UNDATED: f32 = 0.75;

/// A likeness of two articles: the first, the second, how much from 0 to 1.
pub(super) type Edge = (u32, u32, f32);

/// What articles are compared by.
pub(super) struct Likeness<'a> {
    entries: &'a [Entry],
    /// By article: stems with their weight in a vector of length 1, ordered by stem.
    stems: Vec<Vec<(u32, f32)>>,
    /// By article: the persons, bodies and events that it is about, in order.
    heavy: Vec<Vec<TopicId>>,
    /// By article: the day it was published, counted from some day.
    days: Vec<Option<i32>>,
    /// By language and stem: its articles in order.
    postings: HashMap<(u8, u32), Vec<u32>>,
    language: &'a [u8],
}

impl<'a> Likeness<'a> {
    pub(super) fn new(matter: &Matter<'a>) -> Self {
        let entries = matter.entries;
        let language = matter.language;
        let mut postings: HashMap<(u8, u32), Vec<u32>> = HashMap::new();
        let mut articles_in = [0_usize; 256];
        for ((article, entry), &language) in (0..).zip(entries).zip(language) {
            articles_in[usize::from(language)] += 1;
            for &(stem, _) in &entry.signature.stems {
                postings.entry((language, stem)).or_default().push(article);
            }
        }
        let stems = entries.iter().zip(language).map(|(entry, &language)| {
            let weigh = |&(stem, weight): &(u32, f32)| {
                let having = postings.get(&(language, stem)).map_or(1, Vec::len);
                (stem, weight * rarity(having, articles_in[usize::from(language)], is_frequent(stem)))
            };
            unit(entry.signature.stems.iter().map(weigh).collect())
        });
        let stems = stems.collect();
        let named = |t: &&ArticleTopic| {
            t.weight >= HEAVY && matches!(matter.topics[t.topic.0 as usize].kind, Kind::Person | Kind::Organisation | Kind::Event)
        };
        let heavy = matter.of_article.iter().map(|topics| {
            let mut heavy: Vec<TopicId> = topics.iter().filter(named).map(|t| t.topic).collect();
            heavy.sort_unstable();
            heavy
        });
        let heavy = heavy.collect();
        let days = entries.iter().map(|e| e.date.as_ref().and_then(|d| d.value.day_number())).collect();
        Self { entries, stems, heavy, days, postings, language }
    }

    /// Every two articles of one language that are alike at all, each pair once.
    pub(super) fn edges(&self) -> Vec<Edge> {
        let mut edges: Vec<Edge> = (0..self.entries.len())
            .into_par_iter()
            .with_min_len(64)
            .map_init(|| (vec![0.0_f32; self.entries.len()], Vec::new()), |(sums, touched), own| self.edges_of(own, sums, touched))
            .flatten_iter()
            .collect();
        edges.sort_unstable_by_key(|e| (e.0, e.1));
        edges.dedup_by_key(|e| (e.0, e.1));
        edges
    }

    /// `sums` is all zero before and after.
    fn edges_of(&self, own: usize, sums: &mut [f32], touched: &mut Vec<u32>) -> Vec<Edge> {
        let mut leads = self.stems[own].clone();
        leads.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        for &(stem, weight) in leads.iter().take(LEADS) {
            let Some(postings) = self.postings.get(&(self.language[own], stem)) else { continue };
            for &other in nearest(postings, own, NEAREST, |&article| article) {
                if sums[other as usize] == 0.0 {
                    touched.push(other);
                }
                sums[other as usize] += weight * weight;
            }
        }
        let mut found: Vec<(u32, f32)> = touched.drain(..).map(|other| (other, std::mem::take(&mut sums[other as usize]))).collect();
        found.retain(|&(other, _)| other as usize != own);
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if found.len() > COMPARED {
            found.select_nth_unstable_by(COMPARED - 1, order);
            found.truncate(COMPARED);
        }
        found
            .into_iter()
            .filter_map(|(other, _)| {
                let like = self.between(own, other as usize);
                let own = u32::try_from(own).unwrap_or(u32::MAX);
                (like >= LEAST).then_some((own.min(other), own.max(other), like))
            })
            .collect()
    }

    /// How like two articles are, 0 to 1.
    fn between(&self, a: usize, b: usize) -> f32 {
        if self.entries[a].signature.resemblance(&self.entries[b].signature) >= COPY {
            return 1.0;
        }
        let words = product(&self.stems[a], &self.stems[b]);
        let time = match (self.days[a], self.days[b]) {
            (Some(x), Some(y)) => freshness((x - y).abs()),
            _ => UNDATED,
        };
        (words + NUCLEUS * self.nucleus(a, b)).min(1.0) * time
    }

    /// How far two articles tell the same kind of event of the same persons, bodies and events, 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "counts of topics and kinds")]
    fn nucleus(&self, a: usize, b: usize) -> f32 {
        let (x, y) = (self.entries[a].signature.events, self.entries[b].signature.events);
        let kinds = (x & y).count_ones() as f32 / x.count_ones().max(y.count_ones()).max(1) as f32;
        let shared = self.heavy[a].iter().filter(|t| self.heavy[b].binary_search(t).is_ok()).count();
        let same = if kinds > 0.0 { f32::midpoint(1.0, kinds) } else { 0.0 };
        same * (shared as f32 / SURE).min(1.0)
    }
}

/// What is left of a likeness when so many days lie between.
fn freshness(days: i32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few days")]
    let over = (days - FRESH).clamp(0, STALE) as f32;
    #[expect(clippy::cast_precision_loss, reason = "a few days")]
    let all = (STALE - FRESH) as f32;
    (1.0 - over / all).max(0.0)
}

/// Inverse document frequency (Spärck Jones, 1972), smoothed by the background, and once more within the archive alone: a
/// word on all its articles tells none of them from another.
#[expect(clippy::cast_precision_loss, reason = "counts of articles; three digits matter")]
fn rarity(having: usize, all: usize, frequent: bool) -> f32 {
    let background = if frequent { FREQUENT } else { 1.0 };
    let anywhere = ((all as f32 + BACKGROUND) / (having as f32 + background)).ln();
    let share = |articles: f32| ((all as f32 + FEW) / articles).ln() + COMMON;
    anywhere * (share(having.max(1) as f32) / share(1.0)).sqrt()
}
