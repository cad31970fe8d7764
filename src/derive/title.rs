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
use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::authority::Kind;
use crate::knowledge::matcher::Found;
use crate::text::fold::is_format_mark;
use crate::text::{Language, Span, Token, TokenKind};
use candidate::{Attributed, Candidate, Start, candidates};
use line::Line;
use score::Recurrence;

/// Sentences from which candidates are taken: the news stands in the first three; more only where those are short.
const CANDIDATE_SENTENCES: usize = 8;
/// Sentences in which a sound Arabic title settles the matter; English features tell their news anywhere in the beginning.
const TITLE_SENTENCES: usize = 5;
/// Most characters of a title.
const MOST_CHARACTERS: usize = 200;
/// Words of a title where there is nothing but the beginning of the text to go by.
const PLAIN_WORDS: usize = 12;

/// Whether a folded Arabic verb goes on with what somebody was saying.
pub(crate) fn continues(key: &str) -> bool {
    arabic_words::continues(key)
}

/// A sentence of an Arabic text without the phrase or the conjunction that ties it to the one before («ومن جهة أخرى، …»).
pub(crate) fn untied(reading: &Reading<'_>, sentence: Span) -> Span {
    let line = Line::new(reading.text(), reading.tokens_in(sentence), 0);
    let Some((at, cut)) = arabic::head(&line) else { return sentence };
    let start = line.words[at].span.start + u32::try_from(cut).unwrap_or(0);
    let quoted = line.words[..at].iter().any(|w| w.is_mark() && !line::is_comma(&w.key));
    if quoted { sentence } else { Span { start, end: sentence.end } }
}

/// The article's title; never empty.
#[must_use]
pub fn title(reading: &Reading<'_>) -> Derived<String, TextMethod> {
    judged(reading).0
}

/// The article's title, as [`title`]; says where it is one to be reviewed: no sentence held a whole clause that stands alone.
#[must_use]
pub fn reviewed(reading: &Reading<'_>, diagnostics: &mut Vec<Diagnostic>) -> Derived<String, TextMethod> {
    let (title, sound) = judged(reading);
    if !sound {
        diagnostics.push(
            Diagnostic::review(Code::WeakTitle, format!("the title may stop short or lean on what it does not say: `{}`", title.value))
                .in_file(&reading.article.path)
                .help("put a headline on the first line, or write `title = \"…\"` in front matter"),
        );
    }
    title
}

/// The title, and whether it is stated or a whole clause that stands alone. Of texts in other languages the first words
/// are all that is asked for.
fn judged(reading: &Reading<'_>) -> (Derived<String, TextMethod>, bool) {
    let article = reading.article;
    if let Some(title) = &article.front.title {
        return (Derived { value: title.clone(), method: TextMethod::FrontMatter, evidence: title.clone(), place: None }, true);
    }
    if let Some(headline) = &article.headline {
        let (value, evidence) = (headline.text.clone(), headline.evidence.clone());
        return (Derived { value, method: TextMethod::Headline, evidence, place: None }, true);
    }
    match reading.language.primary() {
        Language::AR | Language::EN => best_candidate(reading).unwrap_or_else(|| (plain(reading), false)),
        _ => (plain(reading), true),
    }
}

/// The best title that can be made, and whether it is sound.
fn best_candidate(reading: &Reading<'_>) -> Option<(Derived<String, TextMethod>, bool)> {
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
    let mut best: Option<(Candidate, f32, bool)> = None;
    // Arabic news is told first: a later sentence is asked only where those before it hold no sound title.
    let mut settled: Option<usize> = None;
    for index in 0..lines.len() {
        let line = &lines[index];
        if settled.is_some_and(|number| number < line.number) && arabic {
            break;
        }
        let topical = recurrence.is_topical(line, &names);
        let first = lines.iter().position(|l| l.number == line.number).unwrap_or(index);
        for candidate in candidates(&lines, index, reading.language) {
            if first < index && candidate.says_the_same(line, &lines[first]) {
                continue;
            }
            let sound = topical && (line.number < TITLE_SENTENCES || !arabic) && candidate.is_sound();
            let score = score::score(&candidate, line, &recurrence, &names, arabic);
            let settles = sound && !(arabic && candidate.is_reserve());
            let better = best.as_ref().is_none_or(|b| sound && !b.2 || sound == b.2 && score > b.1);
            if better && (sound || settled.is_none()) {
                best = Some((candidate, score, sound));
            }
            if settles {
                settled = Some(line.number);
            }
        }
    }
    let (candidate, _, sound) = best?;
    let line = &lines[candidate.line];
    let place = candidate.place(line);
    let value = candidate.render(line);
    (!value.is_empty())
        .then(|| (Derived { value, method: TextMethod::Derived, evidence: visible(reading.words(place)), place: Some(place) }, sound))
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
mod english_tests;
#[cfg(test)]
mod tests;
