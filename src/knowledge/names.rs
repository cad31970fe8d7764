//! What tells a name from another word: lists of given names, of titles, offices and heads of names, of common words, and
//! for Arabic the table of roots ([`roots`]) and the shape of foreign words ([`shape`]).
//!
//! The persons of the built-in authority list add their given names and family names, its countries their demonyms.

pub mod roots;
pub mod shape;

use super::Kind;
use super::authority::built_in_topics;
use super::words;
use crate::text::fold::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word is known as; a word may be several things.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Marks(u32);

impl Marks {
    /// No list has the word.
    pub const NONE: Self = Self(0);
    /// A given name and hardly ever another word.
    pub const GIVEN: Self = Self(1);
    /// A given name that is also an ordinary word.
    pub const GIVEN_WORD: Self = Self(1 << 1);
    /// A family name.
    pub const SURNAME: Self = Self(1 << 2);
    /// Right before a person's name, outside of it.
    pub const TITLE: Self = Self(1 << 3);
    /// An office or trade: its holder's name follows what it is the office of.
    pub const OFFICE: Self = Self(1 << 4);
    /// A relative or fellow, before a name.
    pub const KIN: Self = Self(1 << 5);
    /// Head noun of a body's name.
    pub const BODY: Self = Self(1 << 6);
    /// Noun before the name of a medium.
    pub const MEDIUM: Self = Self(1 << 7);
    /// Noun before or after the name of a company or team.
    pub const FIRM: Self = Self(1 << 8);
    /// Noun before the name of a place, outside of it.
    pub const PLACE: Self = Self(1 << 9);
    /// Noun that is part of a place's name.
    pub const AREA: Self = Self(1 << 10);
    /// Joins the parts of a name.
    pub const PARTICLE: Self = Self(1 << 11);
    /// Stands after a title and before the name.
    pub const TAIL: Self = Self(1 << 12);
    /// A verb.
    pub const VERB: Self = Self(1 << 13);
    /// A verb of saying.
    pub const SPEECH: Self = Self(1 << 14);
    /// Particles, pronouns and other words that are part of no name by themselves.
    pub const COMMON: Self = Self(1 << 15);
    /// Of a country or place: «الفرنسي».
    pub const DEMONYM: Self = Self(1 << 16);
    /// First word of a body's name before "of" or "for" (English).
    pub const BODY_OF: Self = Self(1 << 17);
    /// First word of an area's name (English).
    pub const AREA_OF: Self = Self(1 << 18);
    /// Capitalised, but in no name by itself (English).
    pub const NEVER: Self = Self(1 << 19);
    /// A verb of saying after a name (English).
    pub const SAYS: Self = Self(1 << 20);

    /// A given name from another language than the list's.
    pub const FOREIGN: Self = Self(1 << 21);

    /// Whether it is any of `other`.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of one language with their marks.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: HashMap<Box<str>, Marks>,
}

impl Lexicon {
    /// The marks of a **folded** word.
    #[must_use]
    pub fn marks(&self, folded: &str) -> Marks {
        self.words.get(folded).copied().unwrap_or(Marks::NONE)
    }

    /// Every word with its marks, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Marks)> {
        self.words.iter().map(|(word, marks)| (&**word, *marks))
    }

    fn add(&mut self, folded: &str, marks: Marks) {
        if let Some(known) = self.words.get_mut(folded) {
            *known = known.with(marks);
        } else if !folded.is_empty() {
            self.words.insert(folded.into(), marks);
        }
    }

    /// Lines of `class: word word`; a class that `classes` does not name is left out.
    fn add_classes(&mut self, file: &str, classes: &[(&str, Marks)]) {
        for line in file.lines().filter(|l| !l.starts_with('#')) {
            let Some((class, listed)) = line.split_once(':') else { continue };
            let Some((_, marks)) = classes.iter().find(|(name, _)| *name == class) else { continue };
            listed.split_whitespace().for_each(|word| self.add(&fold(word), *marks));
        }
    }

    fn add_words(&mut self, file: &str, marks: Marks) {
        let listed = file.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace);
        listed.for_each(|word| self.add(&fold(word), marks));
    }
}

/// Classes that both cue files have.
const CUES: [(&str, Marks); 15] = [
    ("title", Marks::TITLE),
    ("office", Marks::OFFICE),
    ("kin", Marks::KIN),
    ("body", Marks::BODY),
    ("medium", Marks::MEDIUM),
    ("firm", Marks::FIRM),
    ("place", Marks::PLACE),
    ("area", Marks::AREA),
    ("particle", Marks::PARTICLE),
    ("tail", Marks::TAIL),
    ("person-after", Marks::SAYS),
    ("body-of", Marks::BODY_OF),
    ("area-of", Marks::AREA_OF),
    ("never", Marks::NEVER),
    ("word", Marks::COMMON),
];

/// The Arabic lexicon.
#[must_use]
pub fn arabic() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        let mut lexicon = Lexicon::default();
        let given = [
            ("arabic", Marks::GIVEN),
            ("foreign", Marks::GIVEN.with(Marks::FOREIGN)),
            ("word", Marks::GIVEN_WORD),
            ("surname", Marks::SURNAME),
        ];
        lexicon.add_classes(GIVEN_AR, &given);
        lexicon.add_classes(include_str!("words/names/cues-ar.txt"), &CUES);
        lexicon.add_words(COMMON_AR, Marks::COMMON);
        for list in [words::arabic_stop_words(), words::calendar_words(), words::arabic_never_last(), words::arabic_clause_openers()] {
            list.iter().filter(|w| !w.contains(' ')).for_each(|word| lexicon.add(word, Marks::COMMON));
        }
        words::arabic_verbs().iter().for_each(|verb| add_verb(&mut lexicon, verb, Marks::VERB));
        words::arabic_reporting_verbs().iter().for_each(|verb| add_verb(&mut lexicon, verb, Marks::VERB.with(Marks::SPEECH)));
        add_authority(&mut lexicon, true);
        lexicon
    });
    &LEXICON
}

/// The English lexicon.
#[must_use]
pub fn english() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        let mut lexicon = Lexicon::default();
        lexicon.add_classes(include_str!("words/names/given-en.txt"), &[("name", Marks::GIVEN), ("word", Marks::GIVEN_WORD)]);
        lexicon.add_classes(include_str!("words/names/cues-en.txt"), &CUES);
        for list in [words::english_stop_words(), words::calendar_words(), words::english_never_last(), words::english_clause_openers()] {
            list.iter().filter(|w| !w.contains(' ')).for_each(|word| lexicon.add(word, Marks::COMMON));
        }
        words::english_verbs::english_finite_verbs().for_each(|verb| lexicon.add(verb, Marks::VERB));
        words::english_reporting_verbs().iter().for_each(|verb| lexicon.add(verb, Marks::VERB.with(Marks::SPEECH)));
        add_authority(&mut lexicon, false);
        lexicon
    });
    &LEXICON
}

/// Given names and common words, for what is learnt from them.
pub(super) const GIVEN_AR: &str = include_str!("words/names/given-ar.txt");
pub(super) const COMMON_AR: &str = include_str!("words/names/common-ar.txt");

/// A listed verb, third person masculine, with its feminine, plural and future forms.
fn add_verb(lexicon: &mut Lexicon, verb: &str, marks: Marks) {
    lexicon.add(verb, marks);
    if let Some(rest) = verb.strip_prefix('ي') {
        for form in [format!("ت{rest}"), format!("سي{rest}"), format!("ست{rest}"), format!("{verb}ون")] {
            lexicon.add(&form, marks);
        }
        return;
    }
    let stem = verb.strip_suffix(['ي', 'ا']).unwrap_or(verb);
    for form in [format!("{stem}ت"), format!("{verb}وا"), format!("{verb}ت")] {
        lexicon.add(&form, marks);
    }
}

/// The given names and family names of listed persons, and the demonyms of listed places.
fn add_authority(lexicon: &mut Lexicon, arabic: bool) {
    for topic in built_in_topics() {
        let name = if arabic { topic.names.ar.as_deref() } else { topic.names.en.as_deref() };
        if topic.kind == Kind::Person {
            let parts: Vec<String> = name.unwrap_or_default().split_whitespace().map(fold).collect();
            let [first, .., last] = parts.as_slice() else { continue };
            for (part, marks) in [(first, Marks::GIVEN), (last, Marks::SURNAME)] {
                let other = lexicon.marks(part);
                let free = !other.any(Marks::COMMON.with(Marks::VERB).with(Marks::TITLE).with(Marks::GIVEN_WORD).with(Marks::PARTICLE));
                if free && part.chars().count() >= 3 && !part.starts_with("ال") {
                    // An Arabic word that the roots explain is no sure name by this alone.
                    let plain = arabic && roots::explains(part) && !other.any(Marks::GIVEN);
                    match (plain, marks) {
                        (true, Marks::GIVEN) => lexicon.add(part, Marks::GIVEN_WORD),
                        (true, _) => {}
                        _ => lexicon.add(part, marks),
                    }
                }
            }
        }
        for demonym in topic.demonyms.iter().filter(|d| !d.contains(' ') && d.is_ascii() != arabic) {
            lexicon.add(&fold(demonym), Marks::DEMONYM);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_what_they_are() {
        assert!(arabic().marks(&fold("أحمد")).any(Marks::GIVEN));
        assert!(arabic().marks(&fold("قالت")).any(Marks::SPEECH));
        assert!(arabic().marks(&fold("فرنسية")).any(Marks::DEMONYM));
        assert!(arabic().marks("كريم").any(Marks::GIVEN_WORD) && !arabic().marks("كريم").any(Marks::GIVEN));
        assert!(english().marks("margaret").any(Marks::GIVEN));
        assert_eq!(english().marks("qwzx"), Marks::NONE);
    }

    #[test]
    fn every_list_says_what_it_is() {
        for file in [GIVEN_AR, COMMON_AR, include_str!("words/names/given-en.txt"), include_str!("words/names/cues-ar.txt")] {
            assert!(file.starts_with("# "));
        }
    }
}
