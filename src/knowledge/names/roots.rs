//! Which Arabic words a root and a pattern explain: «الافتتاحية» is افتعال of فتح with the article and an ending. What no
//! root explains is mostly a name or a loan. Words are taken folded ([`crate::text::fold`]).
//!
//! The patterns are those of the school grammars (forms I to X of the verb, their participles and verbal nouns, the
//! frequent broken plurals). The stems that the table yields are made once.

use crate::text::fold::fold;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// Fewest letters that are left of a word.
const FEWEST: usize = 2;

/// Roots, patterns and what is joined to stems, as the lists have them.
struct Table {
    classes: BTreeMap<&'static str, Vec<&'static str>>,
    stems: HashSet<Box<str>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in include_str!("../words/names/patterns-ar.txt").lines().filter(|l| !l.starts_with('#')) {
        let Some((class, listed)) = line.split_once(':') else { continue };
        classes.entry(class).or_default().extend(listed.split_whitespace());
    }
    let mut table = Table { classes, stems: HashSet::with_capacity(100_000) };
    for root in roots() {
        table.add(&root);
    }
    table
});

/// Every root of the list, folded.
pub(super) fn roots() -> impl Iterator<Item = String> {
    let file = include_str!("../words/names/roots-ar.txt");
    file.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).map(fold)
}

/// Patterns that show best what native words look like.
pub(super) fn native_patterns() -> &'static [&'static str] {
    TABLE.class("native")
}

/// Whether a root and a pattern explain a **folded** word.
#[must_use]
pub fn explains(word: &str) -> bool {
    is_stem(word) || TABLE.class("prefix").iter().any(|prefix| word.strip_prefix(prefix).is_some_and(is_stem))
}

/// Whether a **folded** word is a stem as it stands, with or without an ending, nothing taken off before it.
#[must_use]
pub fn is_stem(word: &str) -> bool {
    let long = |rest: &str| rest.chars().nth(FEWEST - 1).is_some();
    if !long(word) {
        return false;
    }
    let stems = &TABLE.stems;
    stems.contains(word)
        || TABLE.class("suffix").iter().any(|suffix| {
            word.strip_suffix(suffix).is_some_and(|rest| {
                // Two letters are a stem only before a full ending.
                let full = suffix.chars().count() > 1 || *suffix == "ة";
                long(rest) && (full || rest.chars().count() > FEWEST) && stems.contains(rest)
            })
        })
}

/// A pattern with the letters of a root in it.
pub(super) fn fill(pattern: &str, letters: [char; 3]) -> String {
    let place = |c: char| match c {
        '1' => letters[0],
        '2' => letters[1],
        '3' => letters[2],
        other => other,
    };
    pattern.chars().map(place).collect()
}

impl Table {
    fn class(&self, name: &str) -> &[&'static str] {
        self.classes.get(name).map_or(&[], Vec::as_slice)
    }

    fn make(&mut self, class: &str, letters: [char; 3]) {
        for pattern in self.classes.get(class).into_iter().flatten() {
            self.stems.insert(fill(pattern, letters).into());
        }
    }

    /// Adds every stem of a root.
    fn add(&mut self, root: &str) {
        let letters: Vec<char> = root.chars().collect();
        let &[first, second, third] = letters.as_slice() else {
            // Roots of four letters: their verb, its participle and its reflexive.
            self.stems.extend(["", "م", "ت", "ي", "مت"].map(|head| Box::from(format!("{head}{root}"))));
            return;
        };
        self.make("sound", [first, second, third]);
        if first == 'و' {
            self.make("assimilated", [first, second, third]);
        }
        if matches!(second, 'و' | 'ي') {
            self.make("hollow", [first, second, third]);
        }
        if matches!(third, 'و' | 'ي' | 'ا') {
            self.make("defective", [first, second, third]);
        }
        if second == third {
            self.make("doubled", [first, second, third]);
        }
        self.add_seats([first, second, third]);
        self.add_eighth([first, second, third]);
    }

    /// The hamza has its own seats in the middle and at the end.
    fn add_seats(&mut self, [first, second, third]: [char; 3]) {
        for seat in ['ؤ', 'ئ', 'ء'] {
            if first == 'ا' && seat != 'ء' {
                self.make("sound", [seat, second, third]);
            }
            if second == 'ا' && seat != 'ء' {
                self.make("sound", [first, seat, third]);
            }
            if third == 'ا' {
                self.make("sound", [first, second, seat]);
            }
        }
    }

    /// Form VIII changes its ت beside some first letters: اصطدام، ازدهار، اتصال.
    fn add_eighth(&mut self, [first, second, third]: [char; 3]) {
        let head = match first {
            'ز' | 'د' => format!("{first}د"),
            'ص' | 'ض' | 'ط' => format!("{first}ط"),
            'و' | 'ا' => String::from("ت"),
            _ => return,
        };
        let forms = [
            format!("ا{head}{second}ا{third}"),
            format!("ا{head}{second}{third}"),
            format!("م{head}{second}{third}"),
            format!("ي{head}{second}{third}"),
        ];
        self.stems.extend(forms.map(Box::from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_are_explained() {
        for word in
            ["الافتتاحية", "مسؤولون", "استخدامها", "والمشاركين", "اجتماع", "يتعاملون", "مؤتمر", "اضطرابات", "مصدر", "انقطاع", "قوانين"]
        {
            assert!(explains(&fold(word)), "{word}");
        }
    }

    #[test]
    fn foreign_names_are_not() {
        for word in ["كليبنشتاين", "شتاينماير", "غوتي", "دروغبا", "تروتنيف", "برديتش", "فيرجسون", "تشوانتشو", "زامبورتا"]
        {
            assert!(!explains(&fold(word)), "{word}");
        }
    }
}
