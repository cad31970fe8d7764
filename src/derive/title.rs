//! The title: the text's own headline, or one made from its words.
//!
//! A derived title is true to the text: its words are the text's, in their order. Only the edges of a sentence,
//! parentheses, asides and the day of the report are left out, and «قال فلان إن …» may become «فلان: …». Several
//! candidates (the lead clause cut at a clause boundary, the main clause after a lead-in, reported speech) are compared by
//! `score`. The news is told first: a later sentence is asked only where the one before it holds no complete clause.

mod arabic;
mod arabic_clause;
mod arabic_edge;
mod arabic_phrases;
mod arabic_speech;
mod arabic_whole;
mod arabic_words;
mod candidate;
mod english;
mod english_auxiliary;
mod english_edges;
mod english_score;
mod english_starts;
mod english_tags;
mod english_trim;
mod english_verb_tags;
mod english_whole;
mod fillers;
mod line;
pub(crate) mod score;
mod trim;
mod trim_persons;

use super::{Derived, Reading, TextMethod};
use crate::knowledge::authority::Kind;
use crate::knowledge::matcher::Found;
use crate::text::fold::is_format_mark;
use crate::text::{Language, Span, Token, TokenKind};
use candidate::{Attributed, Candidate, Start, candidates};
use line::Line;
use score::Recurrence;

/// Sentences from which candidates are taken: the news stands in the first three; more only where those are short.
const CANDIDATE_SENTENCES: usize = 10;
/// Sentences in which a sound title settles the matter.
const TITLE_SENTENCES: usize = 10;
/// Most characters of a title.
const MOST_CHARACTERS: usize = 200;
/// Words of a title where there is nothing but the beginning of the text to go by.
const PLAIN_WORDS: usize = 12;

/// Whether a folded Arabic verb goes on with what somebody was saying.
pub(crate) fn continues(key: &str) -> bool {
    arabic_words::continues(key)
}

/// The article's title; never empty.
#[must_use]
pub fn title(reading: &Reading<'_>) -> Derived<String, TextMethod> {
    let article = reading.article;
    if let Some(title) = &article.front.title {
        return Derived { value: title.clone(), method: TextMethod::FrontMatter, evidence: title.clone(), place: None };
    }
    if let Some(headline) = &article.headline {
        return Derived { value: headline.text.clone(), method: TextMethod::Headline, evidence: headline.evidence.clone(), place: None };
    }
    let best = match reading.language.primary() {
        Language::AR | Language::EN => best_candidate(reading),
        _ => None,
    };
    best.map_or_else(|| plain(reading), |(derived, _)| derived)
}

/// How far the derived title of an article can be trusted: the score of the best candidate; `None` where the title is
/// stated or where nothing but the text's first words could be taken.
#[must_use]
pub fn confidence(reading: &Reading<'_>) -> Option<f32> {
    best_candidate(reading).map(|(_, score)| score)
}

fn best_candidate(reading: &Reading<'_>) -> Option<(Derived<String, TextMethod>, f32)> {
    let mut lines = lines(reading);
    let recurrence = Recurrence::new(reading, &lines);
    let found = names(reading, &lines);
    let names: Vec<Span> = found.iter().map(|f| f.place).collect();
    for word in lines.iter_mut().flat_map(|l| &mut l.words) {
        let name = names.iter().find(|n| n.overlaps(word.span));
        word.named = name.is_some();
        word.prefixed = name.is_some_and(|n| n.start > word.span.start);
    }
    let person = |f: &&Found| reading.authority.topic(f.topic).kind == Kind::Person;
    let people: Vec<Span> = found.iter().filter(person).map(|f| f.place).collect();
    let arabic = reading.language.is_arabic_script();
    let lines: Vec<Line<'_>> = lines.iter().flat_map(|line| trim::variants(line, &people, arabic)).collect();
    let mut best: Option<(Candidate, f32)> = None;
    // The news is told first: a later sentence is asked only where those before it hold no sound title.
    let mut settled: Option<usize> = None;
    for index in 0..lines.len() {
        let line = &lines[index];
        if settled.is_some_and(|number| number < line.number) && (arabic || line.number >= TITLE_SENTENCES) {
            break;
        }
        let topical = recurrence.is_topical(line, &names);
        let first = lines.iter().position(|l| l.number == line.number).unwrap_or(index);
        for candidate in candidates(&lines, index, reading.language) {
            if first < index && candidate.says_the_same(line, &lines[first]) {
                continue;
            }
            let sound = topical && line.number < TITLE_SENTENCES && candidate.is_sound();
            let score = score::score(&candidate, line, &recurrence, &names, arabic);
            let first_sound = sound && settled.is_none();
            if first_sound || (sound || settled.is_none()) && best.as_ref().is_none_or(|b| score > b.1) {
                best = Some((candidate, score));
            }
            if sound {
                settled = Some(line.number);
            }
        }
    }
    let (candidate, score) = best?;
    let line = &lines[candidate.line];
    let place = candidate.place(line);
    let value = candidate.render(line);
    (!value.is_empty())
        .then(|| (Derived { value, method: TextMethod::Derived, evidence: visible(reading.words(place)), place: Some(place) }, score))
}

fn lines<'a>(reading: &Reading<'a>) -> Vec<Line<'a>> {
    let from = reading.prose_start();
    let mut lines = Vec::new();
    for &sentence in reading.sentences.iter().filter(|s| s.end > from).take(CANDIDATE_SENTENCES) {
        let sentence = Span { start: sentence.start.max(from), end: sentence.end };
        let mut line = Line::new(reading.text(), reading.tokens_in(sentence), lines.len());
        fillers::drop_fillers(&mut line);
        lines.push(line);
    }
    lines
}

/// The names of the authority list in the lines.
fn names(reading: &Reading<'_>, lines: &[Line<'_>]) -> Vec<Found> {
    let (Some(first), Some(last)) = (lines.first().and_then(|l| l.words.first()), lines.last().and_then(|l| l.words.last())) else {
        return Vec::new();
    };
    let place = Span { start: first.span.start, end: last.span.end };
    reading.authority.matcher().find(reading.text(), reading.tokens_in(place), &[place])
}

/// Without a candidate: the first subheading, the first words of the text, or the file's name.
fn plain(reading: &Reading<'_>) -> Derived<String, TextMethod> {
    let text = reading.text();
    let from = reading.paragraphs.first().map_or(0, |_| reading.prose_start());
    let prose = reading.sentences.iter().find(|s| s.end > from).map(|s| Span { start: s.start.max(from), end: s.end });
    let heading = reading.article.body.headings().first().copied().filter(|h| h.len() <= MOST_CHARACTERS);
    let whole = prose.or(heading).unwrap_or_else(|| Span::new(0, text.len()));
    let said = |t: &&Token| t.is_word() || t.kind == TokenKind::Number;
    let mut words = reading.tokens_in(whole).iter().filter(said);
    let Some(first) = words.next() else { return named_by_file(reading) };
    let start = first.span.start as usize;
    let mut end = first.span.end as usize;
    for word in words.take(PLAIN_WORDS - 1).take_while(|w| w.span.end as usize - start <= MOST_CHARACTERS) {
        end = word.span.end as usize;
    }
    // One word as long as a book: its first letters.
    if let Some((cut, _)) = text[start..end].char_indices().nth(MOST_CHARACTERS) {
        end = start + cut;
    }
    // A quotation that would stay open is cut off before it opens.
    for (open, close) in [('«', '»'), ('“', '”'), ('(', ')'), ('[', ']')] {
        let words = &text[start..end];
        if let Some(at) = words.rfind(open).filter(|&at| at > 0 && !words[at..].contains(close)) {
            end = start + words[..at].trim_end().len();
        }
    }
    let place = Span::new(start, end);
    let value = visible(place.of_text(text));
    Derived {
        evidence: value.clone(),
        value: value.split_whitespace().collect::<Vec<_>>().join(" "),
        method: TextMethod::Derived,
        place: Some(place),
    }
}

fn named_by_file(reading: &Reading<'_>) -> Derived<String, TextMethod> {
    let path = &reading.article.path;
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').find(|part| !part.is_empty()).unwrap_or(name);
    let value = if stem.is_empty() { "…".to_owned() } else { stem.chars().take(MOST_CHARACTERS).collect() };
    Derived { value, method: TextMethod::Derived, evidence: String::new(), place: None }
}

fn visible(text: &str) -> String {
    text.chars().filter(|&c| !is_format_mark(c)).collect()
}

#[cfg(test)]
mod tests;
