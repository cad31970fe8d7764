//! Quotations: what is said word for word, by whom, and the verb that proves it.
//!
//! First every verb of saying outside of quotation marks is found with its subject, so that «وأضاف» and "she said" know who
//! spoke last, in indirect speech too. Then each marked passage looks for the verb that rules it: one before it in its
//! sentence, one right after it, or that of the quotation it continues.

use super::quotes_marks::{Marked, marked};
use super::quotes_speaker::{Subject, after, before, before_arabic, cited};
use super::quotes_words::{Class, Words};
use super::{Mention, NameRef, Quote, Reading};
use crate::knowledge::Kind;
use crate::text::Span;
use crate::text::fold::fold;
use std::collections::HashMap;

/// Fewest words of speech: shorter passages in quotes are mostly names, titles and doubted words.
const FEWEST: usize = 5;
/// Fewest where a colon or the verb stands right before a whole sentence.
const FEWEST_AFTER_COLON: usize = 2;
/// Words between a verb and the quotation it rules, where nothing ties them.
const NEAR: usize = 8;
/// The same where a colon or «إن» stands right before the quotation: titles of speakers are long.
const TIED: usize = 40;
/// Words and marks, quotations included, beyond which no verb is looked for: it keeps the search linear.
const FAR: usize = 160;
/// Words between a quotation's end and the verb that follows its speaker.
const FOLLOWING: usize = 12;

/// A speaker as found.
#[derive(Clone, PartialEq, Debug)]
struct Speaker {
    name: Option<NameRef>,
    text: String,
}

/// A verb of saying, its subject settled.
struct Cue {
    word: usize,
    class: Class,
    joined: bool,
    speaker: Option<Speaker>,
}

/// Why a passage is speech.
struct Proof {
    speaker: Option<Speaker>,
    cue: String,
}

/// The article's quotations, in order. `mentions` are its names in order, to tell who speaks.
#[must_use]
pub fn quotes(reading: &Reading<'_>, mentions: &[Mention]) -> Vec<Quote> {
    let mut walk = Walk { reading, mentions, last: None, surnames: HashMap::new(), carried: None, found: Vec::new() };
    for &paragraph in &reading.paragraphs {
        walk.paragraph(paragraph);
    }
    walk.found
}

struct Walk<'w> {
    reading: &'w Reading<'w>,
    mentions: &'w [Mention],
    /// Who spoke last.
    last: Option<Speaker>,
    /// The last word of every name that has spoken, for «وايزر» after «ويندي وايزر».
    surnames: HashMap<String, NameRef>,
    /// Speech that the next paragraph may go on with: its speaker and cue, and whether it surely goes on.
    carried: Option<(Option<Speaker>, String, bool)>,
    found: Vec<Quote>,
}

impl Walk<'_> {
    fn paragraph(&mut self, paragraph: Span) {
        let marks = marked(self.reading, paragraph);
        let words = Words::new(self.reading, paragraph, &marks);
        let cues = self.cues(&words);
        let carried = self.carried.take();
        let mut previous: Option<(usize, Option<Speaker>, String)> = None;
        let mut next_cue = 0;
        for (index, mark) in marks.iter().enumerate() {
            let (first, end) = words.ranges[index];
            if end == 0 {
                continue;
            }
            while cues.get(next_cue).is_some_and(|c| c.word < first) {
                next_cue += 1;
            }
            let around = (next_cue.checked_sub(1).map(|i| &cues[i]), cues.get(next_cue));
            let proof = prove(&words, index, around).or_else(|| continued(&words, index, previous.as_ref(), carried.as_ref()));
            let Some(proof) = proof else { continue };
            let text = self.reading.words(mark.inner);
            let place = mark.inner.trimmed(self.reading.text());
            if text.trim().is_empty() {
                continue;
            }
            let Proof { speaker, cue } = proof;
            previous = Some((index, speaker.clone(), cue.clone()));
            self.found.push(Quote {
                place,
                speaker: speaker.as_ref().and_then(|s| s.name),
                speaker_text: speaker.as_ref().map(|s| s.text.clone()),
                cue: cue.clone(),
            });
            self.carried = Some((speaker, cue, mark.open));
        }
        self.carry_colon(&words, &cues, &marks);
    }

    /// «قالت الوزارة:» at the end of a paragraph: what it said stands in the next.
    fn carry_colon(&mut self, words: &Words<'_>, cues: &[Cue], marks: &[Marked]) {
        let last = words.all.len().saturating_sub(1);
        if let (true, Some(cue)) = (words.is_mark(last, &[':']), cues.last()) {
            if words.distance(cue.word, last) <= TIED && !words.parted(cue.word, last) {
                self.carried = Some((cue.speaker.clone(), words.written(cue.word).to_owned(), true));
            }
        } else if marks.is_empty() {
            self.carried = None;
        }
    }

    /// The verbs of saying outside of quotations, in order, each with its speaker.
    fn cues(&mut self, words: &Words<'_>) -> Vec<Cue> {
        let mut cues: Vec<Cue> = Vec::new();
        for i in 0..words.all.len() {
            let word = words.all[i];
            let Some(class @ (Class::Verb | Class::Weak | Class::Participle | Class::Cited | Class::According)) =
                word.class.filter(|_| word.quote == 0)
            else {
                continue;
            };
            if (class == Class::According && !is_according(words, i)) || is_naming(words, i) {
                continue;
            }
            let subject = match class {
                Class::Participle => self.of_sentence(words, i, cues.last()),
                Class::According => after(words, i),
                Class::Cited => cited(words, i),
                _ if words.is_arabic(i) => match after(words, i) {
                    Subject::Last => before_arabic(words, i),
                    named => named,
                },
                _ => english_subject(words, i),
            };
            let speaker = match subject {
                Subject::Named(span, article) => Some(self.speaker(span, article)),
                Subject::Last => self.last.clone(),
                Subject::Nobody => None,
            };
            // A source that is cited in passing does not take the word from who has it.
            let takes_word = class != Class::According && (class != Class::Weak || is_tied(words, i));
            if takes_word && matches!(subject, Subject::Named(..)) {
                self.last.clone_from(&speaker);
            }
            cues.push(Cue { word: i, class, joined: word.joined, speaker });
        }
        cues
    }

    /// The subject of «قائلا»: that of a verb of saying before it in the sentence, or the first person whom the sentence names.
    fn of_sentence(&self, words: &Words<'_>, i: usize, cue: Option<&Cue>) -> Subject {
        let floor = i.saturating_sub(FAR);
        let start = (floor..i).rev().find(|&j| words.ends_sentence(j)).map_or(floor, |j| j + 1);
        if cue.is_some_and(|c| c.word >= start) {
            return Subject::Last;
        }
        let from = words.all[start].token.span.start;
        let to = words.all[i].token.span.start;
        let first = self.mentions.partition_point(|m| m.place.start < from);
        let names = self.mentions[first..].iter().take_while(|m| m.place.start < to);
        let person = |m: &&Mention| self.rank(m) == 2 && !words.is_quoted(m.place.start);
        names.filter(person).map(|m| Subject::Named(m.place, false)).next().unwrap_or(Subject::Last)
    }

    /// How well a mention can speak: 2 a person, 1 a body, 0 anything else.
    fn rank(&self, mention: &Mention) -> u8 {
        match mention.name {
            NameRef::Found(_) => 2,
            NameRef::Known(id) => match self.reading.authority.topic(id).kind {
                Kind::Person => 2,
                Kind::Organisation => 1,
                _ => 0,
            },
        }
    }

    fn speaker(&mut self, span: Span, article: bool) -> Speaker {
        let first = self.mentions.partition_point(|m| m.place.start < span.start);
        let within: Vec<&Mention> = self.mentions[first..].iter().take_while(|m| m.place.start < span.end).collect();
        // A name that begins inside a word («لترامب») is the one spoken to.
        let whole = |m: &&&Mention| self.reading.text()[..m.place.start as usize].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let spoken_to = within
            .iter()
            .find(|m| m.place.start > span.start && !whole(m))
            .filter(|m| self.reading.text()[..m.place.start as usize].ends_with('ل'));
        let span = spoken_to.map_or(span, |m| Span { end: m.place.start - 2, ..span }.trimmed(self.reading.text()));
        let best = within.iter().filter(|m| m.place.end <= span.end).max_by_key(|m| (self.rank(m), m.place.end));
        let alone = |m: &Mention| m.place == span;
        let name = best.filter(|m| self.rank(m) > 0 || alone(m)).map(|m| m.name);
        let people: Vec<Mention> = within.iter().filter(|m| self.rank(m) == 2).map(|&&m| m).collect();
        for mention in people {
            if let Some(surname) = self.reading.words(mention.place).rsplit(' ').next() {
                self.surnames.entry(fold(surname)).or_insert(mention.name);
            }
        }
        let surname = || self.surnames.get(&fold(self.reading.words(span).rsplit(' ').next()?)).copied();
        let name = name.or_else(surname);
        let written = super::dates::visible(self.reading.words(span));
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        Speaker { name, text: if article { format!("ال{written}") } else { written } }
    }
}

/// English puts the subject before the verb, or after it where the verb follows the quotation: “…,” said X.
fn english_subject(words: &Words<'_>, verb: usize) -> Subject {
    let inverted =
        verb > 0 && (words.all[verb - 1].quote > 0 || (words.is_mark(verb - 1, &[',']) && verb > 1 && words.all[verb - 2].quote > 0));
    let (first, second) = if inverted { (after(words, verb), before(words, verb)) } else { (before(words, verb), after(words, verb)) };
    match (first, inverted) {
        (Subject::Nobody | Subject::Last, true) => second,
        (Subject::Nobody, false) if verb == 0 || words.ends_sentence(verb - 1) => second,
        _ => first,
    }
}

/// «طلبت عدم ذكر اسمها»: the noun, no verb of saying.
fn is_naming(words: &Words<'_>, i: usize) -> bool {
    (i > 0 && matches!(words.written(i - 1), "عدم" | "دون"))
        || words.written(i + 1).strip_prefix("اسم").is_some_and(|ending| matches!(ending, "ه" | "ها" | "هم" | "هما"))
}

/// Whether «أن», "that" or a colon follows a verb soon.
fn is_tied(words: &Words<'_>, i: usize) -> bool {
    (i + 1..=i + NEAR).take_while(|&j| !words.ends_sentence(j)).any(|j| words.class(j) == Some(Class::That) || words.is_mark(j, &[':']))
}

/// «بحسب» and «وفق» by themselves; «قول» only after «على حد», "according" only before "to".
fn is_according(words: &Words<'_>, i: usize) -> bool {
    let before = |back: usize| i.checked_sub(back).map_or("", |j| words.written(j));
    match words.written(i) {
        "قول" | "تعبير" => before(1) == "حد",
        "لسان" => before(1) == "على",
        "according" | "According" => words.written(i + 1) == "to",
        _ => true,
    }
}

/// The verb that proves a passage to be speech, before it or after it.
fn prove(words: &Words<'_>, index: usize, (left, right): (Option<&Cue>, Option<&Cue>)) -> Option<Proof> {
    let first = words.ranges[index].0;
    let length = words.length(index);
    let proof = |cue: &Cue| Proof { speaker: cue.speaker.clone(), cue: words.written(cue.word).to_owned() };
    let colon = first > 0 && words.is_mark(first - 1, &[':']);
    let that = first > 0 && words.class(first - 1) == Some(Class::That);
    let left = left.filter(|cue| first - cue.word <= FAR && !words.parted(cue.word, first) && words.distance(cue.word, first) <= TIED + 1);
    let direct = left.is_some_and(|cue| cue.word + 1 == first || (cue.word + 2 == first && words.is_mark(first - 1, &[',', '،'])));
    let full = ends_sentence_within(words, index);
    if length < FEWEST && !((colon || direct) && length >= FEWEST_AFTER_COLON && full) {
        return None;
    }
    let work = |back: usize| first.checked_sub(back).is_some_and(|i| words.class(i) == Some(Class::Work) && words.all[i].quote == 0);
    let after_word = first > 0 && words.all[first - 1].token.is_word();
    let titled = !colon && (work(1) || (after_word && work(2)));
    let hanging =
        !colon && first > 0 && words.all[first - 1].quote == 0 && HOLDERS.contains(&words.written(first - 1).to_lowercase().as_str());
    if titled || hanging {
        return None;
    }
    let left = left.filter(|cue| cue.class != Class::Weak || colon || that || is_tied(words, cue.word));
    let tied = colon || that || direct || (first > 0 && words.is_mark(first - 1, &[',', '،']));
    let right = right.filter(|cue| follows(words, index, cue));
    match (left, right) {
        (Some(cue), _) if colon || that || direct => Some(proof(cue)),
        (Some(left), Some(right)) => {
            let near = words.distance(left.word + 1, first) <= NEAR && (tied || words.is_arabic(left.word));
            Some(proof(if near { left } else { right }))
        }
        (Some(cue), None) if words.distance(cue.word + 1, first) <= NEAR || (tied && words.distance(cue.word, first) <= NEAR * 2) => {
            Some(proof(cue))
        }
        (_, Some(cue)) => Some(proof(cue)),
        _ => None,
    }
}

/// Words after which a passage is a name or a fragment, no speech: prepositions and articles.
const HOLDERS: [&str; 29] = [
    "لـ", "بـ", "من", "في", "على", "عن", "لدى", "إلى", "اسم", "باسم", "يسمى", "تسمى", "of", "in", "at", "for", "like", "by", "with",
    "from", "the", "a", "an", "his", "her", "its", "their", "this", "or",
];

/// Whether a passage closes its sentence inside the marks, or right after them.
fn ends_sentence_within(words: &Words<'_>, index: usize) -> bool {
    let inside = words.last_char(index).is_some_and(|c| matches!(c, '.' | '!' | '?' | '؟' | '…'));
    inside || matches!(words.written(words.ranges[index].1), "." | "!" | "?" | "؟" | "…")
}

/// Whether a verb after a passage speaks of it: «…»، قال X; “…,” the mayor of Y said.
fn follows(words: &Words<'_>, index: usize, cue: &Cue) -> bool {
    let end = words.ranges[index].1;
    let bound = matches!(cue.class, Class::Participle | Class::Cited | Class::Weak);
    if bound || cue.word - end > FAR || (end..cue.word).any(|i| words.all[i].quote > 0) || words.parted(end, cue.word) {
        return false;
    }
    let between = words.distance(end, cue.word);
    if words.is_arabic(cue.word) {
        // A joined و begins a sentence of its own.
        let as_said = (end..end + 2).any(|i| matches!(words.written(i), "كما" | "هكذا"));
        return !cue.joined && between <= usize::from(as_said) + usize::from(cue.class == Class::According);
    }
    let last = words.last_char(index).unwrap_or(' ');
    let comma = words.is_mark(end, &[',', '،']);
    let new_sentence = last == '.' && words.is_capital(end) && !comma;
    let opens = matches!(words.class(end), Some(Class::That | Class::Clause | Class::Stop)) || matches!(words.written(end), "and" | "or");
    let closed = comma || matches!(last, ',' | '!' | '?' | '-' | '—' | '–' | '…');
    !new_sentence && !opens && between <= FOLLOWING && (closed || between <= 3)
}

/// A passage without a verb of its own that goes on with the one before it.
fn continued(
    words: &Words<'_>,
    index: usize,
    previous: Option<&(usize, Option<Speaker>, String)>,
    carried: Option<&(Option<Speaker>, String, bool)>,
) -> Option<Proof> {
    let (first, end) = words.ranges[index];
    if words.length(index) < FEWEST {
        return None;
    }
    if let Some((before, speaker, cue)) = previous {
        if *before + 1 != index {
            return None;
        }
        let from = words.ranges[*before].1;
        let adjacent = words.distance(from, first) == 0;
        // “…,” X said. “…”: a new sentence that is nothing but the passage.
        let own_sentence = first > 0
            && words.ends_sentence(first - 1)
            && ends_sentence_within(words, index)
            && words.distance(from, first) <= FOLLOWING * 2;
        return (adjacent || own_sentence).then(|| Proof { speaker: speaker.clone(), cue: cue.clone() });
    }
    let (speaker, cue, open) = carried.filter(|_| first == 0)?;
    let whole = words.distance(end, words.all.len()) == 0 && ends_sentence_within(words, index);
    (*open || whole).then(|| Proof { speaker: speaker.clone(), cue: cue.clone() })
}

#[cfg(test)]
#[path = "quotes_tests.rs"]
mod tests;
