//! Related articles: by the topics that two articles share, the rarer the better.

use super::compare::nearest;
use super::{ArticleId, ArticleTopic, Related, StoryId, TopicId, TopicRecord};
use rayon::prelude::*;

/// Most articles of one topic that are compared with an article: those nearest to it in the archive's order, half
/// newer and half older. It bounds the work for an article by its topics, however large the archive.
const NEAREST: usize = 192;
/// Most topics of an article that are followed, the heaviest.
const FOLLOWED: usize = 16;
/// Least score that is worth showing.
const LEAST: f32 = 0.08;
/// Most shared topics named as the reason.
const REASONS: usize = 4;
/// Candidates kept beyond those shown, so that translations and stories can be thinned out.
const SPARE: usize = 4;

/// What is needed of the archive.
pub(super) struct Graph<'a> {
    pub(super) of_article: &'a [Vec<ArticleTopic>],
    pub(super) topics: &'a [TopicRecord],
    /// By article: the lowest article of its group of declared translations; itself where it has none. A translation that
    /// was found stays a relative, in case it is none.
    pub(super) declared: &'a [u32],
    /// By article: the same with the translations that were found.
    pub(super) work: &'a [u32],
    /// By article: its story.
    pub(super) story: &'a [Option<StoryId>],
    /// By article: whether two articles are in the same language (an index of the language).
    pub(super) language: &'a [u8],
}

/// The related articles of each article, best first, at most `most` each.
///
/// The score is the cosine of the two articles' topics, each weighted by its weight in the article and by how rare it
/// is in the archive (inverse document frequency: Spärck Jones, 1972).
pub(super) fn related(graph: &Graph<'_>, most: usize) -> Vec<Vec<Related>> {
    let count = graph.of_article.len();
    let rarity: Vec<f32> = graph.topics.iter().map(|t| idf(t.articles.len(), count)).collect();
    let norms = Norms::new(graph, &rarity);
    (0..count)
        .into_par_iter()
        .with_min_len(256)
        .map_init(
            || (vec![0.0_f32; count], Vec::new()),
            |(scores, touched), own| {
                let candidates = scored(graph, &rarity, own, scores, touched);
                let best = pick(graph, &norms, own, candidates, most);
                best.into_iter()
                    .map(|(article, score)| Related {
                        article: id(article),
                        score: (score * 1000.0).round() / 1000.0,
                        topics: reasons(graph, &rarity, own, article),
                    })
                    .collect()
            },
        )
        .collect()
}

/// Lengths of the articles' vectors of topics.
struct Norms {
    /// By article: over all its topics.
    all: Vec<f32>,
    /// By article: over those with names in both languages. Between languages no others can be shared, and a name that
    /// one language alone has says nothing against two articles' being alike.
    across: Vec<f32>,
}

impl Norms {
    fn new(graph: &Graph<'_>, rarity: &[f32]) -> Self {
        let length = |topics: &[ArticleTopic], counts: &dyn Fn(&TopicRecord) -> bool| {
            let counted = topics.iter().filter(|t| counts(&graph.topics[t.topic.0 as usize]));
            counted.map(|t| (t.weight * rarity[t.topic.0 as usize]).powi(2)).sum::<f32>().sqrt()
        };
        Self {
            all: graph.of_article.iter().map(|topics| length(topics, &|_| true)).collect(),
            across: graph.of_article.iter().map(|topics| length(topics, &TopicRecord::has_both_names)).collect(),
        }
    }

    fn of(&self, graph: &Graph<'_>, a: usize, b: usize) -> f32 {
        let norms = if graph.language[a] == graph.language[b] { &self.all } else { &self.across };
        (norms[a] * norms[b]).max(f32::MIN_POSITIVE)
    }
}

/// Articles that share a topic with `own`, with the product of their weights. `scores` is all zero before and after.
fn scored(graph: &Graph<'_>, rarity: &[f32], own: usize, scores: &mut [f32], touched: &mut Vec<u32>) -> Vec<(u32, f32)> {
    for topic in graph.of_article[own].iter().take(FOLLOWED) {
        let rare = rarity[topic.topic.0 as usize];
        for &(article, weight) in nearest(&graph.topics[topic.topic.0 as usize].articles, own, NEAREST, |(article, _)| article.0) {
            let at = article.0 as usize;
            if graph.declared[at] == graph.declared[own] {
                continue;
            }
            if scores[at] == 0.0 {
                touched.push(article.0);
            }
            scores[at] += topic.weight * weight * rare * rare;
        }
    }
    touched.drain(..).map(|article| (article, std::mem::take(&mut scores[article as usize]))).collect()
}

/// What stands once in a list of relatives: a story or an article in all its languages; of the article's own story, one
/// article in each language, since the others are shown as the story.
#[derive(PartialEq)]
enum Once {
    Story(StoryId),
    OwnStory(u8),
    Work(u32),
}

fn once(graph: &Graph<'_>, own: usize, article: u32) -> Once {
    let at = article as usize;
    match graph.story[at] {
        Some(_) if graph.story[at] == graph.story[own] => Once::OwnStory(graph.language[at]),
        Some(story) => Once::Story(story),
        None => Once::Work(graph.work[at]),
    }
}

/// The best candidates, no story and no article twice: the version in the article's own language where there is one.
fn pick(graph: &Graph<'_>, norms: &Norms, own: usize, mut candidates: Vec<(u32, f32)>, most: usize) -> Vec<(u32, f32)> {
    for (article, score) in &mut candidates {
        *score = (*score / norms.of(graph, own, *article as usize)).min(1.0);
    }
    candidates.retain(|c| c.1 >= LEAST);
    let same_language = |article: u32| graph.language[article as usize] == graph.language[own];
    let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    let keep = most * SPARE;
    if candidates.len() > keep && keep > 0 {
        candidates.select_nth_unstable_by(keep - 1, order);
        candidates.truncate(keep);
    }
    candidates.sort_by(order);
    let mut picked: Vec<(Once, u32, f32)> = Vec::new();
    for (article, score) in candidates {
        let once = once(graph, own, article);
        let same_work = |other: u32| graph.work[other as usize] == graph.work[article as usize];
        match picked.iter_mut().find(|(other, id, _)| *other == once || same_work(*id)) {
            Some(other) if same_work(other.1) && !same_language(other.1) && same_language(article) => other.1 = article,
            Some(_) => {}
            None => picked.push((once, article, score)),
        }
    }
    picked.truncate(most);
    picked.into_iter().map(|(_, article, score)| (article, score)).collect()
}

fn reasons(graph: &Graph<'_>, rarity: &[f32], own: usize, other: u32) -> Vec<TopicId> {
    let theirs = &graph.of_article[other as usize];
    let mut shared: Vec<(TopicId, f32)> = graph.of_article[own]
        .iter()
        .filter_map(|a| {
            let b = theirs.iter().find(|b| b.topic == a.topic)?;
            Some((a.topic, a.weight * b.weight * rarity[a.topic.0 as usize].powi(2)))
        })
        .collect();
    shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    shared.into_iter().take(REASONS).map(|(topic, _)| topic).collect()
}

fn id(article: u32) -> ArticleId {
    ArticleId(article)
}

/// Inverse document frequency, never zero: a topic on every article still says a little.
#[expect(clippy::cast_precision_loss, reason = "counts of articles; three digits matter")]
fn idf(having: usize, all: usize) -> f32 {
    (1.0 + all as f32 / having.max(1) as f32).ln()
}
