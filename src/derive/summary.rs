//! The summary: one to three sentences that add to the title.
//!
//! The sentences are the text's own, in their order and whole. The first is the lead where the title says less than half
//! of it; further ones follow while they are short of a paragraph's length, each of which must stand alone (no «وأضاف»,
//! no pronoun without its noun, no half of a quotation) and add more words than it repeats. What ties the first of them to
//! the sentence before it («ومن جهة أخرى») is left out.

use super::title::score::{is_content, stem};
use super::{Derived, Reading, TextMethod};
use crate::knowledge::words;
use crate::text::fold::{fold, is_format_mark};
use crate::text::{Language, Span, TokenKind};
use std::collections::HashSet;

/// Sentences that are looked at.
const CANDIDATE_SENTENCES: usize = 8;
/// Most sentences of a summary.
const MOST_SENTENCES: usize = 3;
/// Words from which a summary is long enough, and above which no further sentence is added.
const ENOUGH_WORDS: usize = 25;
const MOST_WORDS: usize = 60;
/// Fewest words of a sentence that says something.
const FEWEST_WORDS: usize = 6;
/// Most words of a single sentence; a longer one is cut off by no reader's patience but by search results.
const LONGEST_SENTENCE: usize = 80;
/// Fewest content words that the title's own sentence must add to it.
const FEWEST_NEW: usize = 5;
/// Share of a sentence's content words that may stand in the title already: above it the sentence repeats the title.
const MOST_REPEATED: f32 = 0.6;

/// The article's summary; empty where nothing could be added to the title.
#[must_use]
pub fn summary(reading: &Reading<'_>, title: &Derived<String, TextMethod>) -> Derived<String, TextMethod> {
    if let Some(summary) = &reading.article.front.summary {
        return Derived { value: summary.clone(), method: TextMethod::FrontMatter, evidence: summary.clone(), place: None };
    }
    let mut chosen = chosen(reading, title, false);
    if chosen.is_empty() {
        chosen = self::chosen(reading, title, true);
    }
    if let Some(first) = chosen.first_mut().filter(|_| reading.language.primary() == Language::AR) {
        *first = super::title::untied(reading, *first);
    }
    let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else {
        return Derived { value: String::new(), method: TextMethod::Derived, evidence: String::new(), place: None };
    };
    let place = Span { start: first.start, end: last.end };
    let value = chosen.iter().map(|&s| one_line(reading.words(s))).collect::<Vec<_>>().join(" ");
    Derived { value, method: TextMethod::Derived, evidence: visible(reading.words(place)), place: Some(place) }
}

/// The sentences of the summary. The sentence from which the title was made is passed over, unless `again` asks for it:
/// what it says beyond the title is better than nothing.
fn chosen(reading: &Reading<'_>, title: &Derived<String, TextMethod>, again: bool) -> Vec<Span> {
    let from = reading.prose_start();
    let mut said = stems_of_text(&title.value);
    let mut chosen = Vec::new();
    let mut words = 0;
    let sentences = reading.sentences.iter().filter(|s| s.end > from).take(CANDIDATE_SENTENCES);
    for (number, &sentence) in sentences.enumerate() {
        let sentence = Span { start: sentence.start.max(from), end: sentence.end };
        let count = reading.tokens_in(sentence).iter().filter(|t| t.kind != TokenKind::Mark).count();
        let fits = (FEWEST_WORDS..=LONGEST_SENTENCE).contains(&count) && (chosen.is_empty() || words + count <= MOST_WORDS);
        // A sentence that leans on the one before it may follow that one, in the summary or in the title above it.
        let leans_on_title = chosen.is_empty()
            && title.place.is_some_and(|p| reading.text().get(p.end as usize..sentence.start as usize).is_some_and(|g| g.len() < 2));
        if !fits || !stands_alone(reading, sentence, number > 0 && !follows(reading, &chosen, sentence) && !leans_on_title) {
            if chosen.is_empty() {
                continue;
            }
            break;
        }
        let stems = stems(reading, sentence);
        let repeated = stems.iter().filter(|s| said.contains(*s)).count();
        let titled = title.place.is_some_and(|p| p.overlaps(sentence));
        let repeats =
            if titled { !again || stems.len() < repeated + FEWEST_NEW } else { small(repeated) > MOST_REPEATED * small(stems.len()) };
        if repeats {
            continue;
        }
        said.extend(stems);
        chosen.push(sentence);
        words += count;
        if words >= ENOUGH_WORDS || chosen.len() == MOST_SENTENCES {
            break;
        }
    }
    chosen
}

/// Whether a sentence follows the last one that was chosen: then a pronoun has its noun.
fn follows(reading: &Reading<'_>, chosen: &[Span], sentence: Span) -> bool {
    chosen
        .last()
        .is_some_and(|last| reading.text().get(last.end as usize..sentence.start as usize).is_some_and(|gap| gap.trim().is_empty()))
}

/// Whether a sentence can be read without the one before it (`late`: there is one that the summary leaves out), and is
/// a whole one.
fn stands_alone(reading: &Reading<'_>, sentence: Span, late: bool) -> bool {
    let text = reading.words(sentence);
    let whole = text.trim_end_matches(['"', '”', '»', ')', '\'', '’', ']']).ends_with(['.', '!', '…', '؟', '?', '۔']);
    let arabic = reading.language.is_arabic_script();
    // Captions, labels and list lines end without a mark; a long line without one is a careless sentence.
    let count = text.split_whitespace().count();
    if (!whole && count < 2 * FEWEST_WORDS) || text.ends_with([':', '؟', '?']) || !balanced(text) {
        return false;
    }
    let Some(first) = reading.tokens_in(sentence).iter().find(|t| t.kind != TokenKind::Mark) else { return false };
    let key = fold(first.text(reading.text()));
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(&key);
    if reading.language.primary() == Language::EN {
        let tied = words::english_openers().contains(&key) || words::english_leaning().contains(&key);
        return !personal(&key) && (!late || !tied);
    }
    if !arabic {
        return true;
    }
    let leaning = words::arabic_leaning().contains(&key) || words::arabic_leaning().contains(bare);
    let continuing = super::title::continues(bare);
    !(late && (leaning || continuing || words::arabic_openers().contains(bare)))
}

fn personal(key: &str) -> bool {
    matches!(key, "i" | "you" | "my" | "your" | "i'm" | "i've")
}

/// Whether every quotation and bracket that opens is closed.
fn balanced(text: &str) -> bool {
    let count = |c: char| text.chars().filter(|&x| x == c).count();
    count('"') % 2 == 0 && [('«', '»'), ('“', '”'), ('(', ')'), ('[', ']')].iter().all(|&(open, close)| count(open) == count(close))
}

fn stems(reading: &Reading<'_>, place: Span) -> HashSet<String> {
    let tokens = reading.tokens_in(place);
    tokens
        .iter()
        .map(|t| (fold(t.text(reading.text())), t.kind))
        .filter(|(key, kind)| is_content(key, *kind))
        .map(|(key, kind)| stem(&key, kind).to_owned())
        .collect()
}

fn stems_of_text(text: &str) -> HashSet<String> {
    let tokens = crate::text::token::tokenize(text);
    tokens
        .iter()
        .map(|t| (fold(t.text(text)), t.kind))
        .filter(|(key, kind)| is_content(key, *kind))
        .map(|(key, kind)| stem(&key, kind).to_owned())
        .collect()
}

fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn visible(text: &str) -> String {
    text.chars().filter(|&c| !is_format_mark(c)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of words, far below 2^24")]
fn small(count: usize) -> f32 {
    count as f32
}
