//! The noun phrases of an Arabic clause and what else stands beside its verb.
//!
//! The phrases are told apart by the article. A bare noun waits for a genitive (إضافة), a word with the article
//! closes the phrase, further words with the article are its adjectives, and the next bare noun begins a phrase of its
//! own: «أعلنت | وزارة التجارة | بدء تطبيق الدليل». Persons' names break the rule («وزير الدفاع | بيني غانتس»), so after
//! a title of office bare words are a name, and elsewhere a phrase is surely a second one only where its first word has
//! the marks of a common noun.

use super::arabic_words::{is_preposition, is_verb, is_verbal_noun, without_conjunction};
use super::line::{Line, is_comma, is_opening};
use crate::knowledge::arabic_verbs::{Needs, needs};
use crate::knowledge::words;
use crate::text::TokenKind;

/// What stands beside a verb in its clause.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside {
    /// Noun phrases that surely are phrases of their own.
    pub(super) sure: usize,
    /// Those and the ones that may be a name in apposition.
    pub(super) likely: usize,
    pub(super) prepositions: Needs,
    /// A clause with أن, or what is said after a colon or in quotation marks.
    pub(super) clause: bool,
    /// A further verb.
    pub(super) verb: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phrase {
    /// None has begun.
    None,
    /// A bare noun that waits for its genitive.
    Open,
    /// Nothing is awaited.
    Closed,
}

/// Openers that are followed by a clause of its own or by another sentence.
const CONJUNCTIONS: [&str; 20] = [
    "حيث",
    "اذ",
    "بعدما",
    "عندما",
    "بينما",
    "فيما",
    "حينما",
    "كما",
    "لان",
    "لانه",
    "لانها",
    "لكن",
    "لكنه",
    "لكنها",
    "غير",
    "الا",
    "بل",
    "ثم",
    "وهو",
    "وهي",
];

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the phrase")]
struct Walk<'l, 't> {
    line: &'l Line<'t>,
    end: usize,
    found: Beside,
    phrase: Phrase,
    /// The next noun phrase belongs to a preposition.
    governed: bool,
    /// All nouns of the phrase are feminine singulars.
    feminine: bool,
    /// A title of office stands in the phrase and no name yet.
    office: bool,
    /// The words are a person's name.
    name: bool,
    /// Words of the phrase so far.
    words: usize,
}

pub(super) fn walk(line: &Line<'_>, from: usize, end: usize) -> Beside {
    let mut walk = Walk {
        line,
        end,
        found: Beside::default(),
        phrase: Phrase::None,
        governed: false,
        feminine: false,
        office: false,
        name: false,
        words: 0,
    };
    let mut at = from;
    while at < end {
        if line.words[at].dropped {
            at += 1;
            continue;
        }
        match walk.step(at) {
            Some(next) => at = next,
            None => break,
        }
    }
    walk.found
}

impl Walk<'_, '_> {
    /// Takes in the word at `at`; where to go on, or `None` where the clause ends.
    fn step(&mut self, at: usize) -> Option<usize> {
        let line = self.line;
        let key = line.key(at);
        if line.words[at].is_mark() {
            return self.mark(at);
        }
        if matches!(key, "ان" | "بان" | "انه" | "انها" | "انهم" | "بانه" | "بانها" | "بانهم") {
            // A clause has a noun and a predicate.
            self.found.clause = line.count(at..self.end) > 3;
            return None;
        }
        if words::arabic_relatives().contains(key) {
            let comma = (at + 1..self.end).find(|&i| !line.words[i].dropped && is_comma(line.key(i)))?;
            return Some(comma + 1);
        }
        let preposition = Needs::of_preposition(key);
        if preposition != Needs::default() || is_preposition(key) || line.phrase(words::arabic_adjuncts(), at) > 0 {
            return self.preposition(at, key, preposition);
        }
        if line.phrase(words::arabic_clause_openers(), at) > 0 {
            // «بعد أيام»: an adjunct, behind which the object may come; «حيث …»: a clause.
            let clause = line.kept_from(at + 1).is_none_or(|i| matches!(line.key(i), "ان" | "ما" | "كان" | "كانت") || is_verb(line.key(i)));
            return if clause || CONJUNCTIONS.contains(&key) { None } else { self.preposition(at, key, preposition) };
        }
        if let Some(rest) = without_conjunction(key) {
            if is_verb(rest) {
                return None;
            }
            self.phrase = if rest.starts_with("ال") { Phrase::Closed } else { Phrase::Open };
            return Some(at + 1);
        }
        if is_verb(key) && needs(key).is_some_and(Needs::is_clear) {
            self.found.verb = true;
            return None;
        }
        if key.starts_with("ال") && key.chars().count() > 3 {
            self.definite(key);
        } else {
            self.bare(at, key);
        }
        self.office |= words::arabic_offices().contains(key.strip_prefix("ال").unwrap_or(key));
        Some(at + 1)
    }

    /// Quotation marks hold a name or what is said; a comma parts nothing.
    fn mark(&mut self, at: usize) -> Option<usize> {
        let line = self.line;
        let key = line.key(at);
        if key == ":" {
            self.found.clause = true;
            return None;
        }
        if !is_opening(key) && key != "\"" {
            return Some(at + 1);
        }
        let close = (at + 1..self.end).find(|&i| line.words[i].is_mark() && matches!(line.key(i), "\"" | "»" | "”" | ")" | "]"))?;
        let said = line.count(at..close);
        if self.phrase == Phrase::None {
            self.begin(true);
        }
        self.found.clause |= said >= 4;
        self.phrase = Phrase::Closed;
        Some(close + 1)
    }

    /// A preposition, its noun phrase to follow, where a word does follow.
    fn preposition(&mut self, at: usize, key: &str, preposition: Needs) -> Option<usize> {
        let joined = if key.starts_with("لل") {
            Needs::of_preposition("ل")
        } else if key.starts_with("بال") {
            Needs::of_preposition("ب")
        } else {
            Needs::default()
        };
        if joined != Needs::default() {
            self.found.prepositions = self.found.prepositions.with(joined);
            self.phrase = Phrase::Closed;
            return Some(at + 1);
        }
        self.line.kept_from(at + 1).filter(|&i| i < self.end)?;
        self.found.prepositions = self.found.prepositions.with(preposition);
        self.phrase = Phrase::None;
        self.governed = true;
        Some(at + 1)
    }

    fn begin(&mut self, sure: bool) {
        if self.governed {
            self.governed = false;
        } else {
            self.found.likely += 1;
            self.found.sure += usize::from(sure);
        }
        self.feminine = true;
        self.office = false;
        self.name = false;
        self.words = 0;
    }

    fn definite(&mut self, key: &str) {
        let feminine = key.ends_with('ة');
        match self.phrase {
            Phrase::None => self.begin(true),
            // «أحمد عصيد | التراجعات»: two bare words that are no common nouns are a person's name.
            Phrase::Open if self.words >= 2 && self.name => self.begin(key.ends_with(['ة', 'ت'])),
            // «الشرطة | القبض»: no adjective of a feminine noun.
            Phrase::Closed if self.feminine && !feminine && !key.ends_with("ات") && !self.name => self.begin(true),
            _ => {}
        }
        self.feminine &= feminine;
        self.phrase = Phrase::Closed;
    }

    fn bare(&mut self, at: usize, key: &str) {
        let line = self.line;
        let word = &line.words[at];
        let tanwin = line.text_of(at).contains('\u{64B}') || key.ends_with('ا') && key.chars().count() >= 4 && !word.named;
        let next_definite = line.key(at + 1).starts_with("ال") && at + 1 < self.end;
        if self.joined_preposition(at, key) {
            return;
        }
        match self.phrase {
            Phrase::None => {
                self.begin(true);
                self.name =
                    self.found.likely == 1 && self.found.prepositions == Needs::default() && words::arabic_given_names().contains(key);
            }
            Phrase::Open if tanwin && !self.name => self.begin(true),
            // «لقي مهندس إيراني حتفه»: a noun with its pronoun begins a phrase, unless it is a genitive.
            Phrase::Open if self.words >= 2 && key.chars().count() >= 4 && key.ends_with('ه') => self.begin(true),
            Phrase::Open => {}
            Phrase::Closed => {
                let common = tanwin
                    || word.kind == TokenKind::Number
                    || is_verbal_noun(key)
                    || words::arabic_news_nouns().contains(key)
                    || key.ends_with('ة') && key.chars().count() >= 4
                    || key.ends_with("ات")
                    || next_definite && !self.office;
                if word.named && !common || self.office && !(tanwin || is_verbal_noun(key) || words::arabic_news_nouns().contains(key)) {
                    self.office = false;
                    self.name = true;
                } else if common {
                    self.begin(true);
                } else if !self.name {
                    self.begin(false);
                    self.name = true;
                }
            }
        }
        self.words += 1;
        self.feminine &= key.ends_with('ة');
        let closed = tanwin || word.named || word.kind != TokenKind::Arabic;
        self.phrase = if closed { Phrase::Closed } else { Phrase::Open };
    }

    /// «لمناقشة»، «بتطوير»: a verbal noun with its preposition; the same before a known name.
    fn joined_preposition(&mut self, at: usize, key: &str) -> bool {
        let Some(letter) = ["ل", "ب"].into_iter().find(|p| key.starts_with(p)) else { return false };
        let rest = &key[letter.len()..];
        let verbal = is_verbal_noun(rest);
        let after_phrase = self.phrase != Phrase::Open && rest.chars().count() >= 3 && self.found.likely > 0;
        let own = is_verbal_noun(key) || self.line.words[at].named;
        if !verbal && (!after_phrase || own) {
            return false;
        }
        self.found.prepositions = self.found.prepositions.with(Needs::of_preposition(letter));
        self.phrase = Phrase::Open;
        self.governed = false;
        true
    }
}
