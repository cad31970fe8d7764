//! The title: the text's own headline, or one made from its words.
//!
//! A derived title is true to the text: its words are the text's, in their order. Only the edges of a sentence,
//! parentheses, asides and the day of the report are left out, and «قال فلان إن …» may become «فلان: …». Several
//! candidates (the lead clause cut at a clause boundary, the main clause after a lead-in, reported speech, the same of
//! the sentences that follow, a subheading) are compared by [`score`].

mod arabic;
mod english;
mod fillers;
mod line;
pub(crate) mod score;

use super::{Derived, Reading, TextMethod};
use crate::text::fold::is_format_mark;
use crate::text::{Language, Span};
use line::Line;
use score::Recurrence;
use std::ops::Range;

/// Sentences from which candidates are taken: the news stands in the first three; more only where those are short.
const CANDIDATE_SENTENCES: usize = 8;
/// Fewest and most words of a candidate. Headlines of the news have 5 to 14 words in nine of ten cases.
const CANDIDATE_WORDS: std::ops::RangeInclusive<usize> = 4..=20;
/// From here on an end is a clause's; below it the sentence could go on, and a shorter cut often lacks its object.
const CLEAR_EDGE: f32 = 0.85;
/// Fewest words before an end that is none of a clause.
const FEWEST_BEFORE_WEAK_EDGE: usize = 6;
/// Words by which a text speaks of its writer or to its reader.
const PERSONAL_WORDS: [&str; 18] =
    ["i", "you", "we", "my", "your", "our", "us", "me", "i'm", "i've", "you're", "we're", "we've", "انا", "نحن", "انت", "لك", "لكم"];
/// Most characters of a title.
const MOST_CHARACTERS: usize = 200;
/// Words of a title where there is nothing but the beginning of the text to go by.
const PLAIN_WORDS: usize = 12;

/// Where a title may begin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    /// The token.
    at: usize,
    /// Bytes of a joined conjunction to leave out.
    cut: usize,
    /// 0 to 1: how well a title begins here.
    quality: f32,
}

/// Reported speech at the head of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Attributed {
    /// The tokens that name the speaker.
    speaker: Range<usize>,
    /// The token with which what is said begins.
    clause: usize,
}

/// One possible title.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Which line it comes from.
    line: usize,
    /// Who says it, put before a colon.
    speaker: Option<Range<usize>>,
    /// Where it begins.
    start: Start,
    /// One past its last token.
    end: usize,
    /// How good its end is, 0 to 1.
    edge: f32,
    /// Whether it begins with a word that points back.
    leaning: bool,
    /// Whether its verb lacks what completes it.
    unfinished: bool,
    /// Whether it begins with a quotation.
    quoted: bool,
    /// Whether it is a question.
    question: bool,
    /// Whether it speaks of "I" or to "you".
    personal: bool,
}

impl Candidate {
    /// The tokens that it keeps.
    fn kept<'l>(&self, line: &'l Line<'_>) -> impl Iterator<Item = usize> + use<'l> {
        let speaker = self.speaker.clone().unwrap_or(0..0);
        speaker.chain(self.start.at..self.end).filter(|&i| !line.words[i].dropped)
    }

    /// How many words it has.
    fn words(&self, line: &Line<'_>) -> usize {
        self.kept(line).filter(|&i| !line.words[i].is_mark()).count()
    }

    /// The title's text.
    fn render(&self, line: &Line<'_>) -> String {
        let mut title = String::new();
        if let Some(speaker) = &self.speaker {
            push_range(&mut title, line, speaker.clone(), 0);
            title.push_str(": ");
        }
        push_range(&mut title, line, self.start.at..self.end, self.start.cut);
        capitalised(&title)
    }

    /// Where it stands in the body.
    fn place(&self, line: &Line<'_>) -> Span {
        let first = self
            .speaker
            .as_ref()
            .map_or_else(|| line.words[self.start.at].span.start as usize + self.start.cut, |s| line.words[s.start].span.start as usize);
        Span::new(first, line.words[self.end - 1].span.end as usize)
    }
}

fn push_range(title: &mut String, line: &Line<'_>, range: Range<usize>, cut: usize) {
    let mut previous: Option<usize> = None;
    for i in range.clone().filter(|&i| !line.words[i].dropped) {
        if let Some(before) = previous {
            let gap = if before + 1 == i {
                line.words[before].span.end < line.words[i].span.start
            } else {
                !(line.words[i].is_mark() && (line::is_comma(line.key(i)) || line::is_closing(line.key(i))))
            };
            if gap {
                title.push(' ');
            }
        }
        let text = line.text_of(i);
        let text = if i == range.start { text.get(cut..).unwrap_or(text) } else { text };
        title.extend(text.chars().filter(|&c| !is_format_mark(c)));
        previous = Some(i);
    }
}

/// Whether a folded Arabic verb goes on with what somebody was saying.
pub(crate) fn continues(key: &str) -> bool {
    arabic::continues(key)
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
    let lines = lines(reading);
    let recurrence = Recurrence::new(reading, &lines);
    let names = names(reading, &lines);
    let arabic = reading.language.is_arabic_script();
    let mut best: Option<(Candidate, f32)> = None;
    for index in 0..lines.len() {
        for candidate in candidates(&lines, index, reading.language) {
            let score = score::score(&candidate, &lines[index], &recurrence, &names, arabic);
            if best.as_ref().is_none_or(|b| score > b.1) {
                best = Some((candidate, score));
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
    let arabic = reading.language.is_arabic_script();
    let mut lines = Vec::new();
    for &sentence in reading.sentences.iter().filter(|s| s.end > from).take(CANDIDATE_SENTENCES) {
        let sentence = Span { start: sentence.start.max(from), end: sentence.end };
        let opens = reading.paragraph_at(sentence.start).is_some_and(|p| p.start == sentence.start);
        let mut line = Line::new(reading.text(), reading.tokens_in(sentence), lines.len(), opens);
        fillers::drop_fillers(&mut line);
        if !arabic {
            english::drop_appositions(&mut line);
        }
        lines.push(line);
    }
    lines
}

/// The names of the authority list in the lines.
fn names(reading: &Reading<'_>, lines: &[Line<'_>]) -> Vec<Span> {
    let (Some(first), Some(last)) = (lines.first().and_then(|l| l.words.first()), lines.last().and_then(|l| l.words.last())) else {
        return Vec::new();
    };
    let place = Span { start: first.span.start, end: last.span.end };
    let found = reading.authority.matcher().find(reading.text(), reading.tokens_in(place), &[place]);
    found.into_iter().map(|f| f.place).collect()
}

fn candidates(lines: &[Line<'_>], index: usize, language: Language) -> Vec<Candidate> {
    let line = &lines[index];
    let arabic = language.is_arabic_script();
    let (starts, attributed) =
        if arabic { (arabic::starts(line), arabic::attributed(line)) } else { (english::starts(line), english::attributed(line)) };
    let mut found = Vec::new();
    for start in starts {
        add(&mut found, line, index, None, start, arabic);
    }
    if let Some(attributed) = attributed {
        let start = Start { at: attributed.clause, cut: 0, quality: 1.0 };
        add(&mut found, line, index, Some(attributed.speaker), start, arabic);
    }
    found
}

fn add(found: &mut Vec<Candidate>, line: &Line<'_>, index: usize, speaker: Option<Range<usize>>, start: Start, arabic: bool) {
    let mut words = speaker.clone().map_or(0, |s| line.count(s));
    for last in start.at..line.words.len() {
        if line.words[last].dropped {
            continue;
        }
        words += usize::from(!line.words[last].is_mark());
        if words > *CANDIDATE_WORDS.end() {
            break;
        }
        let next = line.kept_from(last + 1);
        let edge = if arabic { arabic::edge(line, last, next) } else { english::edge(line, last, next) };
        let Some(edge) = edge.filter(|&e| {
            words >= if e < CLEAR_EDGE { FEWEST_BEFORE_WEAK_EDGE } else { *CANDIDATE_WORDS.start() } && line.balanced(start.at..last + 1)
        }) else {
            continue;
        };
        let end = last + 1;
        let first = if arabic { arabic::start_key(line, &start) } else { line.key(start.at) };
        let continuing = arabic && speaker.is_none() && line.number > 0 && arabic::continues(first);
        found.push(Candidate {
            line: index,
            start,
            end,
            edge,
            leaning: continuing
                || crate::knowledge::words::arabic_leaning().contains(first)
                || crate::knowledge::words::english_leaning().contains(first),
            unfinished: if arabic {
                speaker.is_none() && arabic::is_unfinished(line, &start, end)
            } else {
                !english::has_predicate(line, start.at..end)
            },
            quoted: line.words[start.at].is_mark(),
            question: matches!(line.key(last), "?" | "؟"),
            personal: (start.at..end).any(|i| PERSONAL_WORDS.contains(&line.key(i))),
            speaker: speaker.clone(),
        });
    }
}

/// The first words of the text; the file's name where it has none.
fn plain(reading: &Reading<'_>) -> Derived<String, TextMethod> {
    let from = reading.prose_start();
    let mut words =
        reading.tokens_in(Span { start: from, end: u32::MAX }).iter().filter(|t| t.is_word() || t.kind == crate::text::TokenKind::Number);
    let Some(first) = words.next() else { return named_by_file(reading) };
    let _ = (first, PLAIN_WORDS, MOST_CHARACTERS);
    let end = words.take(PLAIN_WORDS - 1).last().unwrap_or(first).span.end;
    let place = Span { start: first.span.start, end };
    let value: String = visible(reading.words(place)).chars().take(MOST_CHARACTERS).collect();
    Derived { value, method: TextMethod::Derived, evidence: visible(reading.words(place)), place: Some(place) }
}

fn named_by_file(reading: &Reading<'_>) -> Derived<String, TextMethod> {
    Derived { value: reading.article.path.clone(), method: TextMethod::Derived, evidence: String::new(), place: None }
}

fn visible(text: &str) -> String {
    text.chars().filter(|&c| !is_format_mark(c)).collect()
}

fn capitalised(title: &str) -> String {
    let mut chars = title.chars();
    match chars.next() {
        Some(first) if first.is_ascii_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => title.to_owned(),
    }
}
