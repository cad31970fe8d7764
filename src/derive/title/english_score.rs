//! What makes one English candidate a better title than another.

use super::candidate::Candidate;
use super::line::{Line, Word};
use super::score::{Recurrence, is_content, small};
use crate::knowledge::words;
use crate::text::{Span, TokenKind};

// How likely a word of the first sentences is to stand in the headline that an editor writes: for one that never comes
// again in the text 5 in 100 (with a capital) and 2 in 100 (without), and evenly more each time it recurs. Of function
// words only prepositions and "the" are likely to; auxiliaries and pronouns are what headlines leave out. Counted on 200
// English news articles with their headlines; both halves of them agree to within 0.05.
const CAPITAL: Odds = Odds { once: 0.05, again: 0.07, most: 0.62 };
const SMALL: Odds = Odds { once: 0.02, again: 0.033, most: 0.44 };
const NUMBER: Odds = Odds { once: 0.05, again: 0.08, most: 0.3 };
const JOINING_WORD: f32 = 0.17;
const OTHER_FUNCTION_WORD: f32 = 0.04;
/// Words of an editor's headline, in the same articles.
const HEADLINE_WORDS: f32 = 10.5;

struct Odds {
    once: f32,
    again: f32,
    most: f32,
}

// The weights, in the unit of the first: fitted to the overlap with real headlines by ridge regression, halves of the
// articles against each other, and rounded; those that keep grammar were raised by reading.
const OVERLAP: f32 = 8.0;
const EDGE: f32 = 0.25;
const BEGINNING: f32 = 1.0;
const ATTRIBUTED: f32 = 0.2;
const GOOD_WORDS: std::ops::RangeInclusive<f32> = 7.0..=14.0;
const TOO_SHORT: f32 = 0.12;
const TOO_LONG: f32 = 0.1;
const LATER: f32 = 0.4;
const EACH_SENTENCE: f32 = 0.2;
const OVERRUN: f32 = 0.4;
const VAGUE: f32 = 0.8;
const ADDRESSED: f32 = 0.15;
const UNSOUND: f32 = 2.5;

/// The score of a candidate; higher is better.
pub(super) fn score(candidate: &Candidate, line: &Line<'_>, recurrence: &Recurrence, names: &[Span]) -> f32 {
    let count = small(candidate.words(line));
    let faults = &candidate.faults;
    let addressed = candidate.kept(line).any(|i| matches!(line.key(i), "you" | "your" | "we" | "our" | "us"));
    let unsound = [faults.leaning, faults.unfinished, faults.quoted, faults.question, faults.personal];
    let against = [(faults.overrun, OVERRUN), (faults.vague, VAGUE), (addressed, ADDRESSED), (line.number > 0, LATER)];
    OVERLAP * 2.0 * expected(candidate, line, recurrence, names) / (count + HEADLINE_WORDS)
        + EDGE * candidate.edge
        + BEGINNING * candidate.start.quality
        + if candidate.speaker.is_some() { ATTRIBUTED } else { 0.0 }
        - EACH_SENTENCE * small(line.number.min(6))
        - TOO_SHORT * (GOOD_WORDS.start() - count).max(0.0)
        - TOO_LONG * (count - GOOD_WORDS.end()).max(0.0)
        - against.iter().filter(|f| f.0).map(|f| f.1).sum::<f32>()
        - UNSOUND * small(unsound.iter().filter(|&&f| f).count())
}

/// How many of a candidate's words are to be expected in an editor's headline; a word that stands twice counts once.
fn expected(candidate: &Candidate, line: &Line<'_>, recurrence: &Recurrence, names: &[Span]) -> f32 {
    let mut sum = 0.0;
    for i in candidate.kept(line).filter(|&i| !line.words[i].is_mark()) {
        let word = &line.words[i];
        let repeated = candidate.kept(line).take_while(|&j| j < i).any(|j| line.words[j].key == word.key);
        if !repeated {
            let capital = line.text_of(i).starts_with(char::is_uppercase) || names.iter().any(|n| n.overlaps(word.span));
            sum += odds(word, capital, recurrence);
        }
    }
    sum
}

fn odds(word: &Word, capital: bool, recurrence: &Recurrence) -> f32 {
    if !is_content(&word.key, word.kind) {
        let joining = word.key == "the" || matches!(words::english_word_classes().class(&word.key), Some("preposition" | "to"));
        return if joining { JOINING_WORD } else { OTHER_FUNCTION_WORD };
    }
    let odds = if word.kind == TokenKind::Number {
        NUMBER
    } else if capital {
        CAPITAL
    } else {
        SMALL
    };
    let again = small(recurrence.times(word).saturating_sub(1));
    (odds.once + odds.again * again).min(odds.most)
}
