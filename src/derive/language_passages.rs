//! Passages in another language than their article's: runs of another script, sentences, and what stands in quotation
//! marks.

use super::Reading;
use super::language::of_evidence;
use super::language_evidence::{Evidence, is_address};
use crate::text::{Language, Span, Token, TokenKind};

/// Fewest words of a run of foreign script that is a passage: one or two are a name or a term.
const FEWEST_WORDS: usize = 3;
/// Fewest words of a sentence or quotation that can be told to be in another language of the same script.
const FEWEST_WORDS_SAME_SCRIPT: usize = 6;
/// Fewest words of a run from which a language other than English is told.
const FEWEST_WORDS_TO_TELL: u32 = 8;
/// How much of such a passage must be function words: higher than for a text, since it is short.
const FUNCTION_WORDS: f64 = 0.25;
/// The same where not one word speaks for the article's own language.
const FUNCTION_WORDS_ALONE: f64 = 0.18;

/// How many words must speak for it.
const FEWEST_FUNCTION_WORDS: f64 = 2.0;

/// A passage in another language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Passage {
    /// Where it stands, in bytes of the body.
    pub place: Span,
    /// Its language; `und` where only its script is sure.
    pub language: Language,
}

/// The passages whose language is not the article's: runs of three words or more in another script; whole sentences, and
/// quotations within them, in another language of the same script. In order, none overlapping. Linear.
#[must_use]
pub fn foreign_passages(reading: &Reading<'_>) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut sentences = reading.sentences.iter().peekable();
    for &passage in &reading.passages {
        let mut any = false;
        while let Some(&&sentence) = sentences.peek().filter(|s| s.end <= passage.end) {
            sentences.next();
            if sentence.start >= passage.start {
                any = true;
                in_sentence(reading, sentence, &mut found);
            }
        }
        // Headings and cells are not parted into sentences.
        if !any {
            in_sentence(reading, passage, &mut found);
        }
    }
    found
}

fn in_sentence(reading: &Reading<'_>, sentence: Span, found: &mut Vec<Passage>) {
    let tokens = reading.tokens_in(sentence);
    let before = found.len();
    foreign_runs(reading, tokens, found);
    if found.len() > before {
        return;
    }
    if let Some(language) = other_of_script(reading, sentence, tokens) {
        push(reading, Passage { place: sentence, language }, found);
        return;
    }
    let text = reading.text();
    let mut open: Option<usize> = None;
    for (i, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Mark || !matches!(token.text(text), "\"" | "“" | "”" | "«" | "»" | "„") {
            continue;
        }
        if let Some(first) = open.filter(|&first| i > first + FEWEST_WORDS_SAME_SCRIPT) {
            let place = Span { start: tokens[first].span.end, end: token.span.start }.trimmed(text);
            if let Some(language) = other_of_script(reading, place, &tokens[first + 1..i]) {
                found.push(Passage { place, language });
            }
        }
        open = Some(i);
    }
}

/// Appends a sentence; one that goes on in the language of the sentence before it is one passage with it.
fn push(reading: &Reading<'_>, passage: Passage, found: &mut Vec<Passage>) {
    match found.last_mut() {
        Some(last)
            if last.language == passage.language
                && Span { start: last.place.end, end: passage.place.start }.of_text(reading.text()).chars().all(|c| c == ' ') =>
        {
            last.place.end = passage.place.end;
        }
        _ => found.push(passage),
    }
}

/// Whether words of a kind are written in the script of the article's language.
fn own_script(kind: TokenKind, language: Language) -> bool {
    match kind {
        TokenKind::Arabic => language.is_arabic_script(),
        TokenKind::Latin => !language.is_arabic_script() && !is_of_other_script(language),
        TokenKind::OtherWord => is_of_other_script(language),
        TokenKind::Number | TokenKind::Mark => true,
    }
}

fn is_of_other_script(language: Language) -> bool {
    const OTHER: [&str; 17] = ["ru", "uk", "be", "bg", "sr", "el", "he", "zh", "ja", "ko", "hi", "bn", "th", "hy", "ka", "am", "zgh"];
    OTHER.contains(&language.primary().as_str())
}

fn foreign_runs(reading: &Reading<'_>, tokens: &[Token], found: &mut Vec<Passage>) {
    let language = reading.language;
    let mut at = 0;
    while at < tokens.len() {
        let kind = tokens[at].kind;
        if own_script(kind, language) {
            at += 1;
            continue;
        }
        let (mut last, mut words) = (at, 0);
        for (i, token) in tokens.iter().enumerate().skip(at) {
            if token.kind == kind {
                (last, words) = (i, words + 1);
            } else if token.is_word() {
                break;
            }
        }
        let place = Span { start: tokens[at].span.start, end: tokens[last].span.end };
        if words >= FEWEST_WORDS && !is_address(reading.words(place)) {
            let other = of_run(reading.words(place));
            if other.primary() != language.primary() {
                found.push(Passage { place, language: other });
            }
        }
        at = last + 1;
    }
}

/// The language of a run. A few words with an article of French or Spanish may be a name of any language («Le Monde»).
fn of_run(run: &str) -> Language {
    let evidence = Evidence::of(std::iter::once(run));
    let found = of_evidence(&evidence);
    let doubt = evidence.words < FEWEST_WORDS_TO_TELL
        && evidence.first().is_some_and(|(first, _)| first != Language::EN && evidence.speaks_for(Language::EN) == 0.0);
    if found == Language::EN && doubt { Language::UND } else { found }
}

/// Another language of the article's own script, where function words leave no doubt.
fn other_of_script(reading: &Reading<'_>, place: Span, tokens: &[Token]) -> Option<Language> {
    let words = reading.words(place);
    let language = reading.language.primary();
    // Only letters that Arabic has not can prove another language of its script.
    let arabic = language == Language::AR && !words.chars().any(|c| matches!(c, '\u{671}'..='\u{6D3}' | '\u{6D5}'));
    if arabic || tokens.iter().filter(|t| t.is_word()).nth(FEWEST_WORDS_SAME_SCRIPT - 1).is_none() {
        return None;
    }
    let evidence = Evidence::of(std::iter::once(words));
    let (first, share) = evidence.first()?;
    let own = evidence.speaks_for(language);
    let enough = share >= FUNCTION_WORDS || (share >= FUNCTION_WORDS_ALONE && own == 0.0);
    // Two words of a sentence may be of many languages.
    let enough = enough && share * f64::from(evidence.words) >= FEWEST_FUNCTION_WORDS;
    let sure = first.primary() != language && enough && own < share / 4.0;
    (sure && of_evidence(&evidence) == first).then_some(first)
}
