//! A paragraph's words as the search for speech sees them: verbs of saying, what bounds a name, what stands in quotes.

use super::Reading;
use super::quotes_marks::Marked;
use crate::knowledge::words::speech_words;
use crate::text::fold::fold_into;
use crate::text::{Span, Token, TokenKind};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word does around speech.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// A finite verb of saying.
    Verb,
    /// A verb that may say or do: it proves speech only where «أن», "that" or a colon ties it.
    Weak,
    /// «قائلا», "saying".
    Participle,
    /// «قوله», after «نقلت … عن».
    Cited,
    /// «بحسب», "according".
    According,
    /// Opens what is said: «إن», "that".
    That,
    /// Stands for the last speaker.
    Pronoun,
    /// Stands for nobody the text has named: "I", "we".
    Unknown,
    /// May stand between verb and subject.
    Aside,
    /// Ends a name.
    Stop,
    /// Opens a clause.
    Clause,
    /// A spokesperson.
    Role,
    /// A work, whose title may stand in quotes.
    Work,
    /// A verb whose object is judged in quotes: "called it “…”".
    Judging,
    /// "went", a verb of saying before "on".
    Goes,
    /// An office or occupation: "president", «رئيس».
    Person,
    /// A title before a name: «الدكتور».
    Honorific,
    /// A word of the names of bodies and places: "University".
    Body,
}

static CLASSES: LazyLock<FxHashMap<&'static str, Class>> = LazyLock::new(|| {
    let class = |name: &str| {
        Some(match name {
            "verb" => Class::Verb,
            "weak" => Class::Weak,
            "participle" => Class::Participle,
            "cited" => Class::Cited,
            "according" => Class::According,
            "that" => Class::That,
            "pronoun" => Class::Pronoun,
            "unknown" => Class::Unknown,
            "aside" => Class::Aside,
            "stop" => Class::Stop,
            "clause" => Class::Clause,
            "role" => Class::Role,
            "work" => Class::Work,
            "judging" => Class::Judging,
            "goes" => Class::Goes,
            "person" => Class::Person,
            "honorific" => Class::Honorific,
            "body" => Class::Body,
            _ => return None,
        })
    };
    speech_words().iter().filter_map(|(word, name)| Some((word, class(name)?))).collect()
});

/// One word or mark of the paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) token: Token,
    pub(super) class: Option<Class>,
    /// Whether «و» or «ف» is joined to it.
    pub(super) joined: bool,
    /// One more than the index of the quotation it stands in; 0 outside.
    pub(super) quote: u32,
}

/// The words of one paragraph.
#[derive(Debug)]
pub(super) struct Words<'r> {
    pub(super) text: &'r str,
    pub(super) all: Vec<Word>,
    /// For each quotation, its first word and one past its last, marks included.
    pub(super) ranges: Vec<(usize, usize)>,
}

impl<'r> Words<'r> {
    pub(super) fn new(reading: &Reading<'r>, paragraph: Span, quotes: &[Marked]) -> Self {
        let text: &'r str = &reading.article.body.text;
        let mut words = Vec::new();
        let mut ranges = vec![(0, 0); quotes.len()];
        let mut quote = 0;
        for i in reading.range_in(paragraph) {
            let (token, key) = (reading.tokens[i], reading.keys.get(i));
            while quotes.get(quote).is_some_and(|q| q.outer.end <= token.span.start) {
                quote += 1;
            }
            let inside = quotes.get(quote).is_some_and(|q| q.outer.start <= token.span.start);
            if inside {
                if ranges[quote].1 == 0 {
                    ranges[quote].0 = words.len();
                }
                ranges[quote].1 = words.len() + 1;
            }
            let (class, joined) = if token.is_word() { class_of(token, text, key) } else { (None, false) };
            let quote = if inside { u32::try_from(quote + 1).unwrap_or(u32::MAX) } else { 0 };
            words.push(Word { token, class, joined, quote });
        }
        Self { text, all: words, ranges }
    }

    pub(super) fn get(&self, i: usize) -> Option<&Word> {
        self.all.get(i)
    }

    pub(super) fn written(&self, i: usize) -> &'r str {
        self.all.get(i).map_or("", |w| w.token.text(self.text))
    }

    pub(super) fn class(&self, i: usize) -> Option<Class> {
        self.all.get(i)?.class
    }

    pub(super) fn is_mark(&self, i: usize, marks: &[char]) -> bool {
        self.all
            .get(i)
            .is_some_and(|w| w.token.kind == TokenKind::Mark && self.written(i).chars().next().is_some_and(|c| marks.contains(&c)))
    }

    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.written(i).chars().next().is_some_and(char::is_uppercase)
    }

    pub(super) fn is_arabic(&self, i: usize) -> bool {
        self.all.get(i).is_some_and(|w| w.token.kind == TokenKind::Arabic)
    }

    /// Whether a sentence ends at word `i`, outside of quotations.
    pub(super) fn ends_sentence(&self, i: usize) -> bool {
        let Some(word) = self.all.get(i).filter(|w| w.quote == 0 && w.token.kind == TokenKind::Mark) else { return false };
        match self.written(i) {
            "!" | "?" | "؟" | "…" => true,
            "." => {
                let tight_after = self.all.get(i + 1).is_some_and(|n| n.token.span.start == word.token.span.end);
                // "Mr.", "Sen.", an initial: a short capitalised word before, a capital after.
                let short = i > 0 && self.is_capital(i - 1) && self.written(i - 1).chars().count() <= 4 && self.is_capital(i + 1);
                !short && (!tight_after || self.is_arabic(i + 1))
            }
            _ => false,
        }
    }

    /// Whether a sentence begins with word `i`, quotations before it aside.
    pub(super) fn begins_sentence(&self, i: usize) -> bool {
        i == 0 || self.ends_sentence(i - 1) || self.all[i - 1].quote > 0
    }

    /// Whether a sentence ends between two words.
    pub(super) fn parted(&self, from: usize, to: usize) -> bool {
        (from..to.min(self.all.len())).any(|i| self.ends_sentence(i))
    }

    /// Words, marks aside, outside of quotations between two places.
    pub(super) fn distance(&self, from: usize, to: usize) -> usize {
        self.all
            .get(from..to.min(self.all.len()))
            .map_or(0, |part| part.iter().filter(|w| w.quote == 0 && w.token.kind != TokenKind::Mark).count())
    }

    /// The last character of a quotation, closing marks aside.
    pub(super) fn last_char(&self, quote: usize) -> Option<char> {
        let (first, end) = self.ranges[quote];
        let last = (first..end).rev().map(|i| self.written(i)).find(|w| !matches!(*w, "\"" | "”" | "“" | "»" | "’" | "'" | ")" | "،،"))?;
        last.chars().next_back()
    }

    /// Whether the word at a byte stands in a quotation.
    pub(super) fn is_quoted(&self, byte: u32) -> bool {
        let after = self.all.partition_point(|w| w.token.span.start <= byte);
        after.checked_sub(1).is_some_and(|i| self.all[i].quote > 0)
    }

    /// Whether word `i` is written on to the word before it.
    pub(super) fn is_tight(&self, i: usize) -> bool {
        self.all.get(i).zip(i.checked_sub(1).and_then(|j| self.all.get(j))).is_some_and(|(a, b)| a.token.span.start == b.token.span.end)
    }

    /// Words within a quotation.
    pub(super) fn length(&self, quote: usize) -> usize {
        let (first, end) = self.ranges[quote];
        self.all[first..end].iter().filter(|w| w.token.kind != TokenKind::Mark).count()
    }
}

fn class_of(token: Token, text: &str, key: &str) -> (Option<Class>, bool) {
    if token.kind == TokenKind::Latin {
        let class = CLASSES.get(key).copied();
        // "saying", "adding": their subject is the sentence's.
        let participle = class == Some(Class::Verb) && key.ends_with("ing");
        return (if participle { Some(Class::Participle) } else { class }, false);
    }
    // «رأي» and «رأى», «روي» and «روى» share a key; the verb ends in ى.
    if ["راي", "روي", "حكي", "نفي"].iter().any(|verb| key.strip_prefix(['و', 'ف']).unwrap_or(key) == *verb)
        && !token.text(text).ends_with('ى')
    {
        return (None, false);
    }
    // «بين» and «بيّن» too: the verb has its shadda written.
    if key.ends_with("بين") && !token.text(text).contains('\u{651}') {
        return (None, false);
    }
    // «علي» is a name; the preposition is written «على», and «إلى» likewise.
    if matches!(key, "علي" | "الي") && token.text(text).ends_with('ي') {
        return (None, false);
    }
    if let Some(&class) = CLASSES.get(key) {
        return (Some(class), false);
    }
    let Some(rest) = key.strip_prefix(['و', 'ف']) else { return (None, false) };
    (CLASSES.get(rest).copied(), true)
}

/// Whether a speaker's words name a person: a capital or an office, and no word of bodies.
pub(super) fn is_personal(written: &str) -> bool {
    let (mut body, mut person) = (false, false);
    let mut key = String::new();
    for (i, word) in written.split(' ').enumerate() {
        key.clear();
        fold_into(word, &mut key);
        let class = CLASSES.get(key.as_str()).copied();
        body |= class == Some(Class::Body);
        let name = word.chars().next().is_some_and(char::is_uppercase) && (i > 0 || !matches!(key.as_str(), "the" | "a" | "an"));
        person |= name || matches!(class, Some(Class::Person | Class::Role | Class::Honorific));
    }
    person && !body
}
