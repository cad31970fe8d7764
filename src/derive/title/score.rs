//! What makes one candidate a better title than another: a linear score over a handful of features.

use super::Candidate;
use super::line::Line;
use crate::derive::Reading;
use crate::knowledge::words;
use crate::text::clitic::light_stem;
use crate::text::fold::fold_into;
use crate::text::{Span, TokenKind};
use std::collections::HashMap;

/// How far into the body the recurrence of words is counted, in tokens: four long newspaper pages.
const COUNTED_TOKENS: usize = 4000;
/// How often a word recurs before more makes no difference.
const ENOUGH: f32 = 5.0;

/// The weights.
pub(super) struct Weights {
    pub(super) edge: f32,
    pub(super) start: f32,
    pub(super) density: f32,
    pub(super) coverage: f32,
    pub(super) names: f32,
    pub(super) later: f32,
    pub(super) short: f32,
    pub(super) long: f32,
    pub(super) attributed: f32,
    pub(super) leaning: f32,
    pub(super) unfinished: f32,
    pub(super) quoted: f32,
    pub(super) question: f32,
    pub(super) best_short: f32,
    pub(super) best_long: f32,
}

impl Weights {
    pub(super) fn load() -> Self {
        let g = |n: &str, d: f32| std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
        Self {
            edge: g("W_EDGE", 0.8),
            start: g("W_START", 0.6),
            density: g("W_DENSITY", 1.0),
            coverage: g("W_COVERAGE", 0.6),
            names: g("W_NAMES", 0.2),
            later: g("W_LATER", 0.35),
            short: g("W_SHORT", 0.15),
            long: g("W_LONG", 0.08),
            attributed: g("W_ATTR", 0.5),
            leaning: g("W_LEAN", 1.0),
            unfinished: g("W_UNF", 1.5),
            quoted: g("W_QUOTED", 0.5),
            question: g("W_QUESTION", 0.2),
            best_short: g("W_BS", 7.0),
            best_long: g("W_BL", 13.0),
        }
    }
}

/// How often the content words of the candidates' sentences recur in the body.
pub(super) struct Recurrence {
    counts: HashMap<String, u32>,
    most: f32,
}

impl Recurrence {
    /// Counts, in the beginning of the body, the stems of the words in `lines`.
    pub(super) fn new(reading: &Reading<'_>, lines: &[Line<'_>]) -> Self {
        let mut counts: HashMap<String, u32> = HashMap::new();
        for word in lines.iter().flat_map(|l| &l.words).filter(|w| is_content(&w.key, w.kind)) {
            counts.entry(stem(&word.key, word.kind).to_owned()).or_insert(0);
        }
        let text = reading.text();
        let mut key = String::new();
        for token in reading.tokens.iter().take(COUNTED_TOKENS).filter(|t| t.kind != TokenKind::Mark) {
            key.clear();
            fold_into(token.text(text), &mut key);
            if let Some(count) = counts.get_mut(stem(&key, token.kind)) {
                *count += 1;
            }
        }
        let most = counts.values().copied().max().unwrap_or(1);
        Self { counts, most: (small(most as usize) - 1.0).clamp(1.0, ENOUGH) }
    }

    /// How often a word recurs beyond its first time: 0 to 1.
    pub(super) fn of(&self, key: &str, kind: TokenKind) -> f32 {
        let count = self.counts.get(stem(key, kind)).copied().unwrap_or(1).max(1);
        ((small(count as usize) - 1.0) / self.most).min(1.0)
    }
}

/// The stem under which a folded word is counted.
pub(crate) fn stem(key: &str, kind: TokenKind) -> &str {
    match kind {
        TokenKind::Arabic => light_stem(key),
        TokenKind::Latin => {
            let plain = key.strip_suffix("'s").unwrap_or(key);
            plain.strip_suffix('s').filter(|r| r.len() >= 4 && !r.ends_with('s')).unwrap_or(plain)
        }
        _ => key,
    }
}

/// Whether a folded word says what a text is about.
pub(crate) fn is_content(key: &str, kind: TokenKind) -> bool {
    match kind {
        TokenKind::Mark => false,
        TokenKind::Number => true,
        TokenKind::Arabic => key.chars().count() >= 3 && !words::arabic_stop_words().contains(key),
        _ => key.len() >= 2 && !words::english_stop_words().contains(key),
    }
}

/// The score of a candidate; higher is better.
pub(super) fn score(weights: &Weights, candidate: &Candidate, line: &Line<'_>, recurrence: &Recurrence, names: &[Span]) -> f32 {
    let mut content = 0.0;
    let mut recurring = 0.0;
    for i in candidate.kept(line) {
        let word = &line.words[i];
        if is_content(&word.key, word.kind) {
            content += 1.0;
            recurring += recurrence.of(&word.key, word.kind);
        }
    }
    let words = small(candidate.words(line));
    let density = if content > 0.0 { recurring / content } else { 0.0 };
    let coverage = (recurring / 4.0).min(1.5);
    let named = names.iter().filter(|n| candidate.kept(line).any(|i| line.words[i].span.overlaps(**n))).count().min(3);
    let length = (weights.best_short - words).max(0.0) * weights.short + (words - weights.best_long).max(0.0) * weights.long;
    let flag = |on: bool, weight: f32| if on { weight } else { 0.0 };
    weights.edge * candidate.edge + weights.start * candidate.start.quality + weights.density * density + weights.coverage * coverage + weights.names * small(named)
        - weights.later * small(line.number).min(4.0)
        - length
        + flag(candidate.speaker.is_some(), weights.attributed)
        - flag(candidate.leaning, weights.leaning)
        - flag(candidate.unfinished, weights.unfinished)
        - flag(candidate.quoted, weights.quoted)
        - flag(candidate.question, weights.question)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words, far below 2^24")]
pub(super) fn small(count: usize) -> f32 {
    count as f32
}
