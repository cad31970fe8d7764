//! Word lists: one word or phrase a line, `#` begins a comment. Entries are folded when they are loaded.

pub mod english_verbs;

use crate::text::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// A set of folded words and phrases.
#[derive(Debug)]
pub struct WordSet {
    words: FxHashSet<String>,
    longest: usize,
}

impl WordSet {
    /// Reads a list.
    #[must_use]
    pub fn parse(file: &str) -> Self {
        let words: FxHashSet<String> =
            file.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty()).map(fold).collect();
        let longest = words.iter().map(|w| w.split(' ').count()).max().unwrap_or(0);
        Self { words, longest }
    }

    /// Whether a **folded** word or phrase stands in the list.
    #[must_use]
    pub fn contains(&self, folded: &str) -> bool {
        self.words.contains(folded)
    }

    /// Words in the longest phrase.
    #[must_use]
    pub fn longest_phrase(&self) -> usize {
        self.longest
    }

    /// Every entry, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}

/// Folded words with the class that the list puts each in. A line reads `class: word word`.
#[derive(Debug)]
pub struct ClassedWords {
    classes: FxHashMap<String, &'static str>,
}

impl ClassedWords {
    /// Reads a list; a word that stands twice keeps its first class.
    #[must_use]
    pub fn parse(file: &'static str) -> Self {
        let mut classes = FxHashMap::default();
        for line in file.lines().map(|line| line.split('#').next().unwrap_or("")) {
            let Some((class, words)) = line.split_once(':') else { continue };
            for word in words.split_whitespace() {
                classes.entry(fold(word)).or_insert(class.trim());
            }
        }
        Self { classes }
    }

    /// The class of a **folded** word.
    #[must_use]
    pub fn class(&self, folded: &str) -> Option<&'static str> {
        self.classes.get(folded).copied()
    }

    /// Every word with its class, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.classes.iter().map(|(word, class)| (word.as_str(), *class))
    }
}

/// Words that dates are built from.
#[must_use]
pub fn date_words() -> &'static ClassedWords {
    static LIST: LazyLock<ClassedWords> = LazyLock::new(|| ClassedWords::parse(include_str!("date-words.txt")));
    &LIST
}

/// Words that prove speech, and those that bound the name of a speaker.
#[must_use]
pub fn speech_words() -> &'static ClassedWords {
    static LIST: LazyLock<ClassedWords> = LazyLock::new(|| ClassedWords::parse(include_str!("speech-words.txt")));
    &LIST
}

/// Words by which a title or a lead says what kind of event it tells, by kind; compared without the article and joined
/// particles.
#[must_use]
pub fn event_words() -> &'static ClassedWords {
    static LIST: LazyLock<ClassedWords> = LazyLock::new(|| ClassedWords::parse(include_str!("event-words.txt")));
    &LIST
}

/// English function words by class.
#[must_use]
pub fn english_word_classes() -> &'static ClassedWords {
    static LIST: LazyLock<ClassedWords> = LazyLock::new(|| ClassedWords::parse(include_str!("word-classes-en.txt")));
    &LIST
}

/// Declares one list: its accessor and the file it is read from, once.
macro_rules! word_lists {
    ($($(#[doc = $doc:literal])+ $name:ident = $file:literal;)+) => {
        $($(#[doc = $doc])+
        #[must_use]
        pub fn $name() -> &'static WordSet {
            static LIST: LazyLock<WordSet> = LazyLock::new(|| WordSet::parse(include_str!($file)));
            &LIST
        })+

        #[cfg(test)]
        const FILES: &[(&str, &str)] = &[$(($file, include_str!($file)),)+];
    };
}

word_lists! {
    /// Arabic words too common to carry a subject.
    arabic_stop_words = "stop-ar.txt";
    /// English words too common to carry a subject.
    english_stop_words = "stop-en.txt";
    /// Arabic words that stand in news of every subject.
    arabic_frequent_words = "frequent-ar.txt";
    /// English words that stand in news of every subject.
    english_frequent_words = "frequent-en.txt";
    /// What stands in a dateline in the place of an agency and names none.
    dateline_fillers = "dateline-fillers.txt";
    /// Words beside a place's name in datelines.
    place_words = "place-words.txt";
    /// Labels in capitals before a first sentence that are no places.
    kickers = "kickers.txt";
    /// What may stand beside a name in a byline.
    byline_roles = "byline-roles.txt";
    /// Words after a dash that carry the sentence on.
    relatives = "relatives.txt";
    /// Arabic verbs of saying, third person masculine.
    arabic_reporting_verbs = "reporting-verbs-ar.txt";
    /// Arabic verbs that go on with somebody's speech.
    arabic_continuing_verbs = "continuing-verbs-ar.txt";
    /// Frequent Arabic verbs, third person masculine.
    arabic_verbs = "verbs-ar.txt";
    /// Arabic verbs with the preposition that completes them.
    arabic_verb_complements = "verb-complements-ar.txt";
    /// Arabic words that open an adjunct or clause.
    arabic_clause_openers = "clause-openers-ar.txt";
    /// Arabic relative pronouns.
    arabic_relatives = "relatives-ar.txt";
    /// Arabic prepositions before which a title may end.
    arabic_adjuncts = "adjunct-prepositions-ar.txt";
    /// Arabic words with which no title ends.
    arabic_never_last = "never-last-ar.txt";
    /// Arabic phrases that tie a sentence to the one before it.
    arabic_openers = "title-openers-ar.txt";
    /// Beginnings of Arabic words whose first letter و is their own.
    arabic_waw_words = "waw-words-ar.txt";
    /// Arabic words that point back.
    arabic_leaning = "leaning-words-ar.txt";
    /// Arabic verbal nouns with which a title without a verb begins.
    arabic_headline_nouns = "headline-nouns-ar.txt";
    /// Arabic titles of office and honour, without the article.
    arabic_offices = "offices-ar.txt";
    /// Common Arabic nouns of the news, which are no names.
    arabic_news_nouns = "news-nouns-ar.txt";
    /// Arabic nouns that wait for their preposition.
    arabic_governing_nouns = "governing-nouns-ar.txt";
    /// Frequent given names in Arabic writing.
    arabic_given_names = "given-names-ar.txt";
    /// Names of days and months in both languages.
    calendar_words = "calendar-words.txt";
    /// English verbs of saying, all finite forms.
    english_reporting_verbs = "reporting-verbs-en.txt";
    /// English words that open an adjunct or clause.
    english_clause_openers = "clause-openers-en.txt";
    /// English prepositions before which a title may end.
    english_adjuncts = "adjunct-prepositions-en.txt";
    /// English words with which no title ends.
    english_never_last = "never-last-en.txt";
    /// English words that wait for the preposition after them.
    english_waiting = "waiting-words-en.txt";
    /// English words that tie a sentence to the one before it.
    english_openers = "title-openers-en.txt";
    /// English words that point back.
    english_leaning = "leaning-words-en.txt";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_says_what_it_is_and_repeats_nothing() {
        for (name, file) in FILES {
            assert!(file.starts_with("# "), "{name}: the first line says what the list is");
            let mut seen = FxHashSet::default();
            for line in file.lines().map(|l| l.split('#').next().unwrap_or("").trim()).filter(|l| !l.is_empty()) {
                assert!(seen.insert(fold(line)), "{name}: «{line}» stands twice");
            }
        }
    }
}
