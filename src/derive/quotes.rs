//! Quotations: what is said word for word, by whom, and the verb that proves it.
//!
//! First every verb of saying outside of quotation marks is found with its subject, so that «وأضاف» and "she said" know who
//! spoke last, in indirect speech too. Then each marked passage looks for the verb that rules it: one before it in its
//! sentence, one right after it, or that of the quotation it continues.

use super::quotes_actors::{Actors, Gender, Speaker, own_gender};
use super::quotes_arabic::before_arabic;
use super::quotes_english::english_subject;
use super::quotes_lead::{Known, lead};
use super::quotes_marks::{Marked, marked};
use super::quotes_proof::{Cue, Earlier, Proof, continued, is_tied, orphan, prove};
use super::quotes_speaker::{Subject, after, cited, cited_from};
use super::quotes_words::{Class, Words, is_personal};
use super::{Mention, NameRef, Quote, Reading};
use crate::knowledge::Kind;
use crate::text::Span;
use crate::text::TokenKind;
use crate::text::fold::fold;
use std::collections::HashMap;
use std::ops::Range;

/// Words and marks, quotations included, beyond which no verb is looked for: it keeps the search linear.
pub(super) const FAR: usize = 160;
/// Words between a verb and the quotation it rules, where a colon or «إن» stands right before it: titles are long.
pub(super) const TIED: usize = 40;
/// Paragraphs after the last verb of saying in which a quotation without one is still that speaker's.
const HEARD: usize = 3;

/// The article's quotations, in order. `mentions` are its names in order, to tell who speaks.
#[must_use]
pub fn quotes(reading: &Reading<'_>, mentions: &[Mention]) -> Vec<Quote> {
    let mut walk = Walk {
        reading,
        mentions,
        last: None,
        actors: Actors::default(),
        lead: None,
        surnames: HashMap::new(),
        carried: None,
        heard: None,
        found: Vec::new(),
    };
    for (number, &paragraph) in reading.paragraphs.iter().enumerate() {
        walk.paragraph(paragraph, number);
    }
    walk.found
}

struct Walk<'w> {
    reading: &'w Reading<'w>,
    mentions: &'w [Mention],
    /// Who spoke last.
    last: Option<Speaker>,
    /// Who has been spoken of.
    actors: Actors,
    /// Whom the sentence being read is about.
    lead: Option<Speaker>,
    /// The last word of every name that has spoken, for «وايزر» after «ويندي وايزر».
    surnames: HashMap<String, NameRef>,
    /// Speech that the next paragraph may go on with, and whether it surely goes on.
    carried: Option<(Proof, bool)>,
    /// The paragraph of the last verb of saying, and the verb.
    heard: Option<(usize, String)>,
    found: Vec<Quote>,
}

impl Walk<'_> {
    fn paragraph(&mut self, paragraph: Span, number: usize) {
        let marks = marked(self.reading, paragraph);
        let words = Words::new(self.reading, paragraph, &marks);
        let carried = self.carried.take();
        let mut previous: Option<Earlier> = None;
        let mut cues: Vec<Cue> = Vec::new();
        let mut read = 0;
        for (index, mark) in marks.iter().enumerate() {
            let (first, end) = words.ranges[index];
            if end == 0 {
                continue;
            }
            // The verbs before the quotation, and so who is spoken of there.
            self.read_cues(&words, read..first, &mut cues);
            read = read.max(first);
            let before = cues.len();
            let latest = self.actors.find(None, false);
            // The verb right after it speaks of those named before it.
            let follows = (end..words.all.len().min(end + FAR)).find(|&i| words.all[i].quote > 0).unwrap_or(words.all.len().min(end + FAR));
            self.read_cues(&words, read..follows, &mut cues);
            read = read.max(follows);
            let proof = prove(&words, index, &cues, before)
                .or_else(|| continued(&words, index, previous.as_ref(), carried.as_ref()))
                .or_else(|| {
                    let (_, cue) = self.heard.as_ref().filter(|h| number <= h.0 + HEARD)?;
                    orphan(&words, index).then(|| Proof { speaker: latest, cue: cue.clone() }).filter(|p| p.speaker.is_some())
                });
            self.hear(&words, &cues, number);
            let Some(proof) = proof else { continue };
            let text = self.reading.words(mark.inner);
            if text.trim().is_empty() {
                continue;
            }
            previous = Some(Earlier { index, proof: proof.clone() });
            self.found.push(Quote {
                place: mark.inner.trimmed(self.reading.text()),
                speaker: proof.speaker.as_ref().and_then(|s| s.name),
                speaker_text: proof.speaker.as_ref().map(|s| s.text.clone()),
                cue: proof.cue.clone(),
            });
            self.heard = Some((number, proof.cue.clone()));
            self.carried = Some((proof, mark.open));
        }
        self.read_cues(&words, read..words.all.len(), &mut cues);
        self.hear(&words, &cues, number);
        self.carry_colon(&words, &cues, &marks);
    }

    /// The verb that a quotation without one goes back to.
    fn hear(&mut self, words: &Words<'_>, cues: &[Cue], paragraph: usize) {
        if let Some(cue) = cues.last().filter(|c| matches!(c.class, Class::Verb | Class::Participle)) {
            self.heard = Some((paragraph, words.written(cue.word).to_owned()));
        }
    }

    /// «قالت الوزارة:» at the end of a paragraph: what it said stands in the next.
    fn carry_colon(&mut self, words: &Words<'_>, cues: &[Cue], marks: &[Marked]) {
        let last = words.all.len().saturating_sub(1);
        if let (true, Some(cue)) = (words.is_mark(last, &[':']), cues.last()) {
            if words.distance(cue.word, last) <= TIED && !words.parted(cue.word, last) {
                self.carried = Some((Proof { speaker: cue.speaker.clone(), cue: words.written(cue.word).to_owned() }, true));
            }
        } else if marks.is_empty() {
            self.carried = None;
        }
    }

    /// The verbs of saying in a part of the paragraph, outside of quotations, in order, each with its speaker.
    fn read_cues(&mut self, words: &Words<'_>, part: Range<usize>, cues: &mut Vec<Cue>) {
        for i in part {
            let word = words.all[i];
            if word.quote > 0 {
                continue;
            }
            if words.begins_sentence(i) {
                self.begin_sentence(words, i);
            }
            let class = match word.class {
                Some(Class::Goes)
                    if words.written(i + 1) == "on" && words.all.get(i + 2).is_none_or(|w| w.token.kind == TokenKind::Mark) =>
                {
                    Class::Verb
                }
                Some(class @ (Class::Verb | Class::Weak | Class::Participle | Class::Cited | Class::According | Class::Judging)) => class,
                _ => continue,
            };
            if (class == Class::According && !is_according(words, i)) || is_naming(words, i) {
                continue;
            }
            let gender = verb_gender(words, i, class);
            let (subject, speaker) = self.resolve(words, i, class, gender, cues.last());
            // "For example, say, “…”": an order, nobody's speech.
            if subject == Subject::Nobody && matches!(words.written(i), "say" | "write" | "argue" | "explain" | "warn" | "insist") {
                continue;
            }
            // A source that is cited in passing does not take the word from who has it.
            let takes_word = !matches!(class, Class::According | Class::Judging) && (class != Class::Weak || is_tied(words, i));
            if let (true, Some(speaker)) = (takes_word && !matches!(subject, Subject::Nobody), &speaker) {
                let named = matches!(subject, Subject::Named(..));
                let human = self.is_human(speaker);
                self.actors.meet(speaker, own_gender(&speaker.text).or(gender.filter(|_| named)), human);
                self.last = Some(speaker.clone());
            }
            cues.push(Cue { word: i, class, joined: word.joined, speaker });
        }
    }

    /// The speaker of the verb at `i`, and the words that say so.
    fn resolve(
        &mut self,
        words: &Words<'_>,
        i: usize,
        class: Class,
        gender: Option<Gender>,
        cue: Option<&Cue>,
    ) -> (Subject, Option<Speaker>) {
        let subject = match class {
            Class::Participle => Subject::Sentence,
            Class::According => after(words, i),
            Class::Cited => cited(words, i),
            _ if words.is_arabic(i) => match cited_from(words, i).unwrap_or_else(|| after(words, i)) {
                Subject::Last => before_arabic(words, i),
                named => named,
            },
            _ => english_subject(words, i),
        };
        let speaker = match subject {
            Subject::Named(span, article) => Some(self.speaker(span, article)),
            Subject::Pronoun(gender) => self.actors.find(Some(gender), true),
            Subject::Last if gender.is_some() && words.is_arabic(i) => self.actors.find(gender, false),
            Subject::Last => self.last.clone(),
            Subject::Sentence => self.of_sentence(words, i, cue),
            Subject::Nobody => None,
        };
        (subject, speaker)
    }

    /// Whom the sentence that begins at word `i` is about is remembered, for "he said" after it.
    fn begin_sentence(&mut self, words: &Words<'_>, i: usize) {
        self.lead = None;
        if words.is_arabic(i) {
            return;
        }
        let known = |span: Span| self.known(span);
        self.lead = match lead(words, i, &known) {
            Subject::Named(span, article) => Some(self.speaker(span, article)),
            Subject::Pronoun(gender) => self.actors.find(Some(gender), true),
            _ => None,
        };
        if let Some(lead) = &self.lead {
            self.actors.meet(lead, own_gender(&lead.text), self.is_human(lead));
        }
    }

    /// Whether a speaker is a person, as far as words tell: a person of the list, a name, or an office.
    fn is_human(&self, speaker: &Speaker) -> bool {
        match speaker.name {
            Some(NameRef::Known(id)) => self.reading.authority.topic(id).kind == Kind::Person,
            _ => is_personal(&speaker.text),
        }
    }

    /// What the list and the text so far say of a run of words.
    fn known(&self, span: Span) -> Known {
        let first = self.mentions.partition_point(|m| m.place.end <= span.start);
        let mut ranks = self.mentions[first..].iter().take_while(|m| m.place.start < span.end).map(|m| self.rank(m));
        match ranks.try_fold(None, |best: Option<u8>, rank| if rank == 2 { Err(()) } else { Ok(best.max(Some(rank))) }) {
            Err(()) => Known::Person,
            Ok(Some(_)) => Known::Other,
            Ok(None) => {
                let last = self.reading.words(span).rsplit(' ').next().unwrap_or("");
                if self.actors.knows(last) { Known::Person } else { Known::Unknown }
            }
        }
    }

    /// The subject of «قائلا»: that of a verb of saying before it in the sentence, or whom the sentence is about, or the
    /// first person whom it names.
    fn of_sentence(&mut self, words: &Words<'_>, i: usize, cue: Option<&Cue>) -> Option<Speaker> {
        let floor = i.saturating_sub(FAR);
        let start = (floor..i).rev().find(|&j| words.ends_sentence(j)).map_or(floor, |j| j + 1);
        if let Some(cue) = cue.filter(|c| c.word >= start && c.speaker.is_some()) {
            return cue.speaker.clone();
        }
        if let Some(lead) = &self.lead {
            return Some(lead.clone());
        }
        let from = words.all[start].token.span.start;
        let to = words.all[i].token.span.start;
        let first = self.mentions.partition_point(|m| m.place.start < from);
        let names = self.mentions[first..].iter().take_while(|m| m.place.start < to);
        let person = |m: &&Mention| self.rank(m) == 2 && !words.is_quoted(m.place.start);
        match names.filter(person).map(|m| m.place).next() {
            Some(place) => Some(self.speaker(place, false)),
            None => self.last.clone(),
        }
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

/// The gender that a verb's form shows; none in English, and none in the plural.
fn verb_gender(words: &Words<'_>, i: usize, class: Class) -> Option<Gender> {
    if !words.is_arabic(i) || !matches!(class, Class::Verb | Class::Weak) {
        return None;
    }
    let written = words.written(i);
    let bare = if words.all[i].joined { written.strip_prefix(['و', 'ف']).unwrap_or(written) } else { written };
    if bare.ends_with("وا") || bare.ends_with("ون") || bare.ends_with("تا") {
        None
    } else if bare.ends_with('ت')
        || (bare.starts_with('ت') && !bare.starts_with("تحدث") && !matches!(bare, "تابع" | "تساءل" | "توقع" | "تعهد"))
    {
        Some(Gender::Female)
    } else {
        Some(Gender::Male)
    }
}

/// «طلبت عدم ذكر اسمها»: the noun, no verb of saying.
fn is_naming(words: &Words<'_>, i: usize) -> bool {
    (i > 0 && matches!(words.written(i - 1), "عدم" | "دون"))
        || words.written(i + 1).strip_prefix("اسم").is_some_and(|ending| matches!(ending, "ه" | "ها" | "هم" | "هما"))
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

#[cfg(test)]
#[path = "quotes_tests.rs"]
mod tests;
