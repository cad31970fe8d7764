//! Translations that nobody declared: articles in two languages that name the same things, the same numbers and the same
//! dates, and are about as long.

use super::compare::{product, shared, unit};
use super::{ArticleTopic, TopicRecord};
use crate::derive::Entry;
use rayon::prelude::*;
use std::collections::HashMap;

/// Most articles of one topic or number that are looked at: what more articles share tells no translation.
const MOST_SHARING: usize = 64;
/// Most articles that are compared in full with one article.
const COMPARED: usize = 24;
/// What topics, numbers and dates count. They add up to 1.
const TOPICS: f32 = 0.55;
const FACTS: f32 = 0.3;
const DATES: f32 = 0.15;
/// Most times over that one is longer than the other.
const LONGEST: f32 = 1.8;
/// From this likeness on two articles are taken for one text in two languages, where the next likeliest stands back by
/// [`MARGIN`] and each is the other's likeliest.
const CERTAIN: f32 = 0.5;
const MARGIN: f32 = 0.12;
/// From here on the editor is asked.
const LIKELY: f32 = 0.35;

/// Two articles that may be one text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Pair {
    pub(super) a: u32,
    pub(super) b: u32,
    /// 0 to 1.
    pub(super) likeness: f32,
    /// Whether it may be taken without asking.
    pub(super) certain: bool,
}

/// What is compared of the archive's articles.
struct Compared<'a> {
    entries: &'a [Entry],
    /// By article: topics with their weight in a vector of length 1, by topic.
    topics: Vec<Vec<(u32, f32)>>,
    /// By article: numbers and Latin words with how much they tell.
    facts: Vec<Vec<(u32, f32)>>,
    /// By article: its dates, in order.
    dates: Vec<Vec<crate::text::date::PartialDate>>,
    records: &'a [TopicRecord],
    by_fact: HashMap<u32, Vec<u32>>,
}

/// Pairs of articles in different languages that may be translations, likeliest first. `alone` says which articles have
/// no declared translation.
pub(super) fn pairs(entries: &[Entry], of_article: &[Vec<ArticleTopic>], topics: &[TopicRecord], alone: &[bool]) -> Vec<Pair> {
    let compared = Compared::new(entries, of_article, topics);
    let best: Vec<Vec<(u32, f32)>> = (0..entries.len())
        .into_par_iter()
        .with_min_len(64)
        .map(|own| if alone[own] { compared.likeliest(own, alone) } else { Vec::new() })
        .collect();
    let mut pairs: Vec<Pair> = Vec::new();
    for (own, found) in (0..).zip(&best) {
        let Some(&(other, likeness)) = found.first().filter(|f| f.1 >= LIKELY && f.0 > own) else { continue };
        let second = |of: &[(u32, f32)]| of.get(1).map_or(0.0, |s| s.1);
        let back = &best[other as usize];
        if back.first().is_some_and(|b| b.0 == own) {
            let next = second(found).max(second(back));
            pairs.push(Pair { a: own, b: other, likeness, certain: likeness >= CERTAIN && likeness - next >= MARGIN });
        }
    }
    pairs.sort_by(|x, y| y.likeness.total_cmp(&x.likeness).then((x.a, x.b).cmp(&(y.a, y.b))));
    pairs
}

impl<'a> Compared<'a> {
    fn new(entries: &'a [Entry], of_article: &[Vec<ArticleTopic>], topics: &'a [TopicRecord]) -> Self {
        let mut by_fact: HashMap<u32, Vec<u32>> = HashMap::new();
        for (article, entry) in (0..).zip(entries) {
            for &fact in &entry.signature.facts {
                by_fact.entry(fact).or_default().push(article);
            }
        }
        let rarity = |having: usize| rarity(having, entries.len());
        let weights = of_article.iter().map(|own| {
            let mut weights: Vec<(u32, f32)> = own
                .iter()
                .filter(|t| topics[t.topic.0 as usize].has_both_names())
                .map(|t| (t.topic.0, (0.2 + t.weight) * rarity(topics[t.topic.0 as usize].articles.len())))
                .collect();
            weights.sort_by_key(|w| w.0);
            unit(weights)
        });
        let facts = entries.iter().map(|e| e.signature.facts.iter().map(|&f| (f, rarity(by_fact.get(&f).map_or(1, Vec::len)))).collect());
        let dates = entries.iter().map(|e| {
            let mut dates: Vec<_> = e.dates.iter().filter(|d| !d.relative).map(|d| d.date).collect();
            dates.sort_unstable();
            dates.dedup();
            dates
        });
        Self { entries, topics: weights.collect(), facts: facts.collect(), dates: dates.collect(), records: topics, by_fact }
    }

    /// The articles in other languages that are most like one, best first.
    fn likeliest(&self, own: usize, alone: &[bool]) -> Vec<(u32, f32)> {
        let mut sums: HashMap<u32, f32> = HashMap::new();
        let language = self.entries[own].language.primary();
        for &(topic, weight) in &self.topics[own] {
            let articles = &self.records[topic as usize].articles;
            if articles.len() <= MOST_SHARING {
                for (other, _) in articles {
                    *sums.entry(other.0).or_default() += weight;
                }
            }
        }
        for &(fact, weight) in &self.facts[own] {
            let Some(articles) = self.by_fact.get(&fact).filter(|a| a.len() <= MOST_SHARING) else { continue };
            for &other in articles {
                *sums.entry(other).or_default() += weight / 16.0;
            }
        }
        let mut found: Vec<(u32, f32)> = sums
            .into_iter()
            .filter(|&(other, _)| alone[other as usize] && self.entries[other as usize].language.primary() != language)
            .collect();
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        found.sort_by(order);
        found.truncate(COMPARED);
        for (other, likeness) in &mut found {
            *likeness = self.between(own, *other as usize);
        }
        found.sort_by(order);
        found.truncate(2);
        found
    }

    fn between(&self, a: usize, b: usize) -> f32 {
        let (long, short) = {
            let (x, y) = (length(&self.entries[a]), length(&self.entries[b]));
            (x.max(y), x.min(y).max(1.0))
        };
        if long / short > LONGEST {
            return 0.0;
        }
        let topics = product(&self.topics[a], &self.topics[b]);
        let sum = |of: &[(u32, f32)]| of.iter().map(|f| f.1).sum::<f32>();
        let facts = 2.0 * shared(&self.facts[a], &self.facts[b]).map(|(x, _)| x).sum::<f32>()
            / (sum(&self.facts[a]) + sum(&self.facts[b])).max(f32::MIN_POSITIVE);
        let same = self.dates[a].iter().filter(|d| self.dates[b].binary_search(d).is_ok()).count();
        let dates = ratio(2 * same, self.dates[a].len() + self.dates[b].len());
        // Where neither has dates, what they share must do without.
        let weight = if self.dates[a].is_empty() && self.dates[b].is_empty() { TOPICS + FACTS } else { 1.0 };
        (TOPICS * topics + FACTS * facts + DATES * dates) / weight
    }
}

/// The length of an article as it would be in English: Arabic says the same in fewer words, since it joins its particles.
fn length(entry: &Entry) -> f32 {
    const ARABIC: f32 = 1.2;
    let words = ratio(entry.words as usize, 1);
    if entry.language.is_arabic_script() { words * ARABIC } else { words }
}

#[expect(clippy::cast_precision_loss, reason = "counts; three digits matter")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// Inverse document frequency (Spärck Jones, 1972).
fn rarity(having: usize, all: usize) -> f32 {
    ratio(all + 1, having.max(1)).ln() + 0.3
}
