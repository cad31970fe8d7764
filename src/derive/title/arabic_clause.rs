//! What an Arabic clause holds: how many noun phrases, which prepositions, whether a clause with أن. A verb of the list
//! (`knowledge::arabic_verbs`) says what it needs, and so whether a title that ends here is a whole one.
//!
//! The noun phrases are told apart by the article. A bare noun waits for a genitive (إضافة), a word with the article
//! closes the phrase, further words with the article are its adjectives, and the next bare noun begins a phrase of its
//! own: «أعلنت | وزارة التجارة | بدء تطبيق الدليل». Persons' names break the rule («وزير الدفاع | بيني غانتس»), so after
//! a title of office bare words are a name, and elsewhere a phrase is surely a second one only where its first word has
//! the marks of a common noun.

use super::Start;
use super::arabic::{expected, start_key};
use super::arabic_words::{is_preposition, is_verb, is_verbal_noun, looks_like_past, looks_like_present, without_conjunction};
use super::line::{Line, is_comma, is_opening};
use crate::knowledge::arabic_verbs::{Needs, needs, needs_with_pronoun};
use crate::knowledge::words;
use crate::text::TokenKind;

/// What stands beside a verb.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    /// Noun phrases that surely are phrases of their own.
    sure: usize,
    /// Those and the ones that may be a name in apposition.
    likely: usize,
    prepositions: Needs,
    /// A clause with أن, or what is said after a colon or in quotation marks.
    clause: bool,
    /// A further verb.
    verb: bool,
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

/// Whether the title from `start` to `end` has a verb with all that it needs; `None` where its verb is not known.
/// At a clear end (`clear`) the doubtful noun phrases count too.
pub(super) fn is_complete(line: &Line<'_>, start: &Start, end: usize, clear: bool) -> Option<bool> {
    let mut verb = start.at;
    let first = start_key(line, start);
    if let Some(at) = expected(line, start.at) {
        let clause = Start { at, cut: 0, quality: 1.0, clause: false };
        return if at < end { is_complete(line, &clause, end, clear) } else { Some(false) };
    }
    let negated = matches!(first, "لم" | "لن" | "لا" | "قد" | "سوف");
    if negated {
        verb = line.kept_from(start.at + 1)?;
    }
    let key = if negated { line.key(verb) } else { first };
    if let Some(needs) = needs_with_pronoun(key).filter(|n| n.is_clear() || negated || !start.clause || key.starts_with(['ي', 'ت'])) {
        return Some(verb_is_complete(line, needs, verb, end, (clear, false)));
    }
    if negated || is_verb(first) || looks_like_past(first) || looks_like_present(first) {
        return None;
    }
    let verbal_noun = is_verbal_noun(first);
    // The subject stands first: the verb comes later.
    let mut relative = false;
    for i in (start.at + 1..end).filter(|&i| !line.words[i].dropped) {
        let key = line.key(i);
        relative = !is_comma(key) && (relative || words::arabic_relatives().contains(key));
        if relative {
            continue;
        }
        if matches!(key, "ان" | "بان") {
            return None;
        }
        if let Some(needs) = needs_with_pronoun(key).filter(|n| n.is_clear() || follows_subject(line, i)) {
            return Some(verb_is_complete(line, needs, i, end, (clear, true)));
        }
        if looks_like_past(key) || looks_like_present(key) || key.ends_with("وا") && key.chars().count() >= 5 {
            return None;
        }
    }
    // A noun without any verb: a verbal noun is a headline, another noun waits for its predicate.
    (!verbal_noun).then_some(false)
}

/// «بوتين نجا من …»: a past that might be a noun too is a verb after a closed subject and before a preposition.
fn follows_subject(line: &Line<'_>, at: usize) -> bool {
    let before = line.kept_before(at).map_or("", |b| line.key(b));
    let named = line.kept_before(at).is_some_and(|b| line.words[b].named);
    let next = line.kept_from(at + 1).map_or("", |n| line.key(n));
    (named || before.starts_with("ال")) && (is_preposition(next) || Needs::of_preposition(next) != Needs::default())
}

/// Whether the verb at `verb` has all it needs before `end`, and the clause with أن that completes it has too.
fn verb_is_complete(line: &Line<'_>, needs: Needs, verb: usize, end: usize, (clear, has_subject): (bool, bool)) -> bool {
    let beside = walk(line, verb + 1, end);
    if !is_satisfied(needs, beside, clear, has_subject) {
        return false;
    }
    let kept = |i: &usize| !line.words[*i].dropped;
    // «أنها ستوقع …»: the pronoun is the subject.
    let pronoun = |i: usize| matches!(line.key(i), "انه" | "انها" | "انهم" | "انهما" | "بانه" | "بانها" | "بانهم");
    if let Some(second) = (verb + 1..end).filter(kept).find(|&i| pronoun(i)).and_then(|p| line.kept_from(p + 1))
        && let Some(needs) = needs_with_pronoun(line.key(second))
    {
        return second < end && is_satisfied(needs, walk(line, second + 1, end), clear, true);
    }
    let particle = (verb + 1..end).filter(kept).find(|&i| matches!(line.key(i), "ان" | "بان"));
    let Some(at) = particle.and_then(|p| line.kept_from(p + 1)).filter(|&at| at < end) else { return particle.is_none() };
    let clause = Start { at, cut: 0, quality: 1.0, clause: true };
    is_complete(line, &clause, end, clear) != Some(false)
}

fn is_satisfied(needs: Needs, beside: Beside, clear: bool, has_subject: bool) -> bool {
    let nouns = usize::from(has_subject) + if clear { beside.likely } else { beside.sure };
    let subject = has_subject || beside.likely > 0;
    needs.has(Needs::NOTHING) && subject
        || needs.has(Needs::OBJECT) && (nouns >= 2 || subject && beside.clause)
        || needs.has(Needs::PREDICATE) && (nouns >= 2 || subject && (beside.verb || beside.prepositions != Needs::default()))
        || needs.has(Needs::CLAUSE) && subject && beside.clause
        || subject && needs.has(beside.prepositions)
        // «توصل إلى اتفاق»، «توصل لاتفاق».
        || subject && needs.has(Needs::of_preposition("الي")) && beside.prepositions.has(Needs::of_preposition("ل"))
}

fn walk(line: &Line<'_>, from: usize, end: usize) -> Beside {
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
            return None;
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
                self.name = self.found.likely == 1 && self.found.prepositions == Needs::default() && words::arabic_given_names().contains(key);
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
        if !(verbal || after_phrase && !is_verbal_noun(key) && !self.line.words[at].named) {
            return false;
        }
        self.found.prepositions = self.found.prepositions.with(Needs::of_preposition(letter));
        self.phrase = Phrase::Open;
        self.governed = false;
        true
    }
}
