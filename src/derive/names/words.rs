//! An article's words laid out for finding names: each with its folded key, its particles taken off and its marks.

use super::super::{Mention, Reading};
use crate::knowledge::names::{Lexicon, Marks, arabic, english, roots, shape};
use crate::text::clitic::splits;
use crate::text::fold::{fold_into, is_invisible};
use crate::text::{Span, Token, TokenKind};
use std::cell::Cell;

/// What an Arabic word that no list knows looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Not looked at yet.
    Unknown,
    /// A root explains it.
    Plain,
    /// Nothing explains it, and its letters are those of native words.
    Odd,
    /// Its letters are those of foreign names.
    Foreign,
}

/// One word or mark.
#[derive(Debug)]
pub(super) struct Word {
    /// As tokenised.
    pub(super) token: Token,
    /// Where the word begins once joined particles are off.
    pub(super) start: u32,
    key: (u32, u32),
    /// What lists say of it, without its particles.
    pub(super) marks: Marks,
    /// Whether a particle was taken off.
    pub(super) cut: bool,
    /// Whether the particle is و or ف alone.
    pub(super) and: bool,
    /// Whether it stands in a name of the authority list.
    pub(super) known: bool,
    /// Number of its passage.
    pub(super) passage: u32,
    shape: Cell<Shape>,
}

/// Foreignness above which an unexplained word is taken for foreign.
const FOREIGN: f32 = 0.25;
/// The same for a word that a root might explain.
const FOREIGN_DESPITE_ROOT: f32 = 1.5;

/// Letters from which the shape of a word outweighs a root.
const LONG: usize = 6;

/// The words of an article.
pub(super) struct Words<'r> {
    pub(super) text: &'r str,
    pub(super) all: Vec<Word>,
    keys: String,
    /// Whether the article writes final yeh and alef maqsura apart, so that «علي» is no preposition.
    pub(super) maqsura: bool,
}

impl<'r> Words<'r> {
    /// Lays out the words of every passage. `known` are the names already found, in order.
    pub(super) fn new(reading: &'r Reading<'r>, known: &[Mention]) -> Self {
        let text = reading.text();
        let mut words = Self { text, all: Vec::with_capacity(reading.tokens.len()), keys: String::new(), maqsura: false };
        let mut next = 0;
        for (passage, span) in reading.passages.iter().enumerate() {
            for &token in reading.tokens_in(*span) {
                while known.get(next).is_some_and(|m| m.place.end <= token.span.start) {
                    next += 1;
                }
                let inside = known.get(next).is_some_and(|m| m.place.start < token.span.end);
                words.push(token, inside, u32::try_from(passage).unwrap_or(u32::MAX));
            }
        }
        words
    }

    fn push(&mut self, token: Token, known: bool, passage: u32) {
        let from = self.keys.len();
        let mut word = Word {
            token,
            start: token.span.start,
            key: (0, 0),
            marks: Marks::NONE,
            cut: false,
            and: false,
            known,
            passage,
            shape: Cell::new(Shape::Unknown),
        };
        if token.kind != TokenKind::Mark {
            let written = token.text(self.text);
            fold_into(written, &mut self.keys);
            if token.kind == TokenKind::Arabic {
                self.maqsura |= written == "على" || written == "إلى" || written == "الى";
                word.key = (to_u32(from), to_u32(self.keys.len()));
                self.arabic_marks(&mut word);
            } else {
                let latin = from + self.keys[from..].len() - possessive(&self.keys[from..]);
                self.keys.truncate(latin);
                word.key = (to_u32(from), to_u32(latin));
                word.marks = english().marks(&self.keys[from..]);
            }
        }
        self.all.push(word);
    }

    /// Marks of the whole word, else of what is left once particles are off, if that is listed.
    fn arabic_marks(&mut self, word: &mut Word) {
        let lexicon: &Lexicon = arabic();
        let (from, to) = (word.key.0 as usize, word.key.1 as usize);
        let key = &self.keys[from..to];
        word.marks = lexicon.marks(key);
        if word.marks != Marks::NONE || !key.starts_with(['و', 'ف', 'ب', 'ل', 'ك']) {
            return;
        }
        // After a given name no particle is taken off: «رومانو برودي»; nor one that leaves a name of a whole word: «بيان».
        let before = self.all.last().filter(|b| b.token.kind == TokenKind::Arabic && b.passage == word.passage);
        let whole_word = roots::is_stem(key) || before.is_some_and(|b| b.marks.any(Marks::GIVEN) && !b.cut);
        let mut buffer = String::new();
        let mut best: Option<(usize, Marks, bool)> = None;
        for split in splits(key) {
            split.rest.write(&mut buffer);
            let marks = lexicon.marks(&buffer);
            let name = Marks::GIVEN.with(Marks::GIVEN_WORD).with(Marks::SURNAME);
            let kept = whole_word && marks.any(name) && !marks.any(Marks::COMMON) && !(split.cut == 'و'.len_utf8() && key.starts_with('و'));
            let enough = !kept && (buffer.chars().count() > 2 || marks.any(Marks::COMMON));
            if marks != Marks::NONE && enough {
                let whole = matches!(split.rest, crate::text::clitic::Rest::Bare(_));
                best = Some((split.cut, marks, whole));
                break;
            }
            // «والسوري», «بالدكتور»: the article says that the letter before it is a particle.
            let article = buffer.starts_with("ال") && buffer.chars().count() > 4;
            if article && best.is_none() {
                best = Some((split.cut, marks, matches!(split.rest, crate::text::clitic::Rest::Bare(_))));
            }
        }
        if let Some((cut, marks, whole)) = best {
            word.marks = marks;
            word.cut = true;
            word.and = matches!(&key[..cut], "و" | "ف");
            word.start = word.token.span.start + to_u32(offset_after(word.token.text(self.text), cut));
            if whole {
                word.key.0 += to_u32(cut);
            } else {
                // The key of «للرئيس» is that of «الرئيس».
                let rest = self.keys[from + cut + 'ل'.len_utf8()..to].to_owned();
                let start = self.keys.len();
                self.keys.push_str("ال");
                self.keys.push_str(&rest);
                word.key = (to_u32(start), to_u32(self.keys.len()));
            }
        }
    }

    pub(super) fn get(&self, i: usize) -> Option<&Word> {
        self.all.get(i)
    }

    /// The folded word, particles off.
    pub(super) fn key(&self, i: usize) -> &str {
        self.all.get(i).map_or("", |w| &self.keys[w.key.0 as usize..w.key.1 as usize])
    }

    pub(super) fn written(&self, i: usize) -> &'r str {
        self.all.get(i).map_or("", |w| w.token.text(self.text))
    }

    pub(super) fn marks(&self, i: usize) -> Marks {
        self.all.get(i).map_or(Marks::NONE, |w| w.marks)
    }

    pub(super) fn is(&self, i: usize, marks: Marks) -> bool {
        self.marks(i).any(marks)
    }

    pub(super) fn is_mark(&self, i: usize, marks: &[char]) -> bool {
        self.all.get(i).is_some_and(|w| w.token.kind == TokenKind::Mark) && self.written(i).starts_with(marks)
    }

    /// Whether word `i` is Arabic, in no listed name, and of the passage of word `of`.
    pub(super) fn free_arabic(&self, i: usize, of: usize) -> bool {
        self.all.get(i).is_some_and(|w| w.token.kind == TokenKind::Arabic && !w.known && w.passage == self.all[of].passage)
    }

    /// Whether an Arabic word has the article and is no listed name.
    pub(super) fn definite(&self, i: usize) -> bool {
        self.key(i).starts_with("ال") && self.key(i).chars().count() > 4 && !self.is(i, Marks::GIVEN.with(Marks::SURNAME))
    }

    /// What an unlisted Arabic word looks like; worked out once.
    pub(super) fn shape(&self, i: usize) -> Shape {
        let Some(word) = self.all.get(i) else { return Shape::Plain };
        if word.shape.get() == Shape::Unknown {
            // An accusative's ending is written under no name.
            let accusative = word.token.text(self.text).contains('\u{64B}');
            word.shape.set(if accusative { Shape::Plain } else { shape_of(self.key(i)) });
        }
        word.shape.get()
    }

    /// The place of words `first..=last`, the particles of the first and a Latin possessive off.
    pub(super) fn place(&self, first: usize, last: usize) -> Span {
        let end = self.all[last].token.span.end as usize;
        let off = if self.all[last].token.kind == TokenKind::Latin { possessive(self.written(last)) } else { 0 };
        Span::new(self.all[first].start as usize, end - off)
    }

    /// The keys of words `first..=last` with one space between, marks left out.
    pub(super) fn joined(&self, first: usize, last: usize) -> String {
        let mut joined = String::new();
        for i in (first..=last).filter(|&i| self.all[i].token.kind != TokenKind::Mark) {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(self.key(i));
        }
        joined
    }
}

/// What an unlisted word looks like.
pub(super) fn shape_of(key: &str) -> Shape {
    if key.chars().nth(1).is_none() {
        return Shape::Plain;
    }
    let foreign = shape::foreignness(key);
    if foreign > FOREIGN_DESPITE_ROOT && key.chars().count() >= LONG {
        return Shape::Foreign;
    }
    if roots::explains(key) || listed_with_ending(key) {
        Shape::Plain
    } else if foreign > FOREIGN {
        Shape::Foreign
    } else {
        Shape::Odd
    }
}

/// «برنامجها», «سينمائيا»: a common word with an ending.
fn listed_with_ending(key: &str) -> bool {
    const ENDINGS: [&str; 19] =
        ["ها", "هم", "هن", "هما", "نا", "ه", "ي", "ك", "ا", "ات", "ين", "ون", "ان", "ة", "ية", "يا", "تين", "اتها", "اته"];
    let lexicon = arabic();
    let known = |word: &str| {
        lexicon
            .marks(word)
            .any(Marks::COMMON.with(Marks::VERB).with(Marks::OFFICE).with(Marks::BODY).with(Marks::DEMONYM).with(Marks::PLACE))
            || word.strip_suffix('ت').is_some_and(|stem| lexicon.marks(&format!("{stem}ة")).any(Marks::COMMON.with(Marks::BODY)))
    };
    let bare = key.strip_prefix("ال").unwrap_or(key);
    (bare.len() < key.len() && known(bare))
        || ENDINGS.iter().any(|e| bare.strip_suffix(e).is_some_and(|rest| rest.chars().count() > 2 && known(rest)))
}

/// The byte of a written word after `cut` bytes of its key.
pub(super) fn offset_after(written: &str, cut: usize) -> usize {
    // Particles are single letters that folding leaves as they are.
    let letters = cut / 'و'.len_utf8();
    let mut seen = 0;
    for (offset, c) in written.char_indices() {
        if is_invisible(c) {
            continue;
        }
        if seen == letters {
            return offset;
        }
        seen += 1;
    }
    0
}

/// Bytes of a possessive ending.
fn possessive(word: &str) -> usize {
    ["'s", "’s", "'S", "’S"].iter().find(|e| word.len() > e.len() && word.ends_with(**e)).map_or(0, |e| e.len())
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
