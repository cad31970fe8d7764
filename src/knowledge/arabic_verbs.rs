//! Arabic verbs with what completes each of them: the rows of `words/verb-needs-ar.txt`, put into their finite forms.
//!
//! A row gives the third person masculine of past and present. The forms of the other third persons follow from the
//! spelling alone (Ryding, A Reference Grammar of Modern Standard Arabic, 2005, chapters 21 to 33): the feminine ت, the
//! plural وا and ون, the dual; a final weak letter falls before them, and in the jussive after لم.

use crate::text::fold::fold;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What completes a verb: any one of these is enough.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Needs(u16);

impl Needs {
    /// The subject is enough.
    pub const NOTHING: Self = Self(1);
    /// A noun beside the subject.
    pub const OBJECT: Self = Self(2);
    /// A predicate, as after كان.
    pub const PREDICATE: Self = Self(4);
    /// A clause with أن.
    pub const CLAUSE: Self = Self(8);
    /// The prepositions, each with its flag.
    const PREPOSITIONS: [(&'static str, Self); 11] = [
        ("على", Self(1 << 4)),
        ("إلى", Self(1 << 5)),
        ("ل", Self(1 << 6)),
        ("ب", Self(1 << 7)),
        ("عن", Self(1 << 8)),
        ("من", Self(1 << 9)),
        ("في", Self(1 << 10)),
        ("مع", Self(1 << 11)),
        ("ضد", Self(1 << 12)),
        ("نحو", Self(1 << 13)),
        ("بين", Self(1 << 14)),
    ];
    /// Set on forms that are no frequent noun too.
    const CLEAR: Self = Self(1 << 15);

    /// Whether any of `other` is among them.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the form can hardly be read as a noun.
    #[must_use]
    pub fn is_clear(self) -> bool {
        self.has(Self::CLEAR)
    }

    /// The flag of a **folded** preposition; none for other words.
    #[must_use]
    pub fn of_preposition(folded: &str) -> Self {
        let folded = match folded {
            "علي" => "على",
            "الي" => "إلى",
            other => other,
        };
        Self::PREPOSITIONS.iter().find(|p| p.0 == folded).map_or(Self::default(), |p| p.1)
    }

    fn of_name(name: &str) -> Option<Self> {
        match name {
            "nothing" => Some(Self::NOTHING),
            "object" => Some(Self::OBJECT),
            "predicate" => Some(Self::PREDICATE),
            "أن" => Some(Self::CLAUSE),
            _ => Self::PREPOSITIONS.iter().find(|p| p.0 == name).map(|p| p.1),
        }
    }
}

/// What completes the verb of which a **folded** word is a finite third person; `None` where it is none that is known.
/// The future's س is taken off.
#[must_use]
pub fn needs(folded: &str) -> Option<Needs> {
    static FORMS: LazyLock<HashMap<String, Needs>> = LazyLock::new(|| forms(include_str!("words/verb-needs-ar.txt")));
    FORMS.get(folded).copied().or_else(|| {
        let present = folded.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت']))?;
        FORMS.get(present).copied().map(|needs| needs.with(Needs::CLEAR))
    })
}

/// As [`needs`], for a verb that carries its object as a pronoun too («استقبلته»): then the subject is enough.
#[must_use]
pub fn needs_with_pronoun(folded: &str) -> Option<Needs> {
    needs(folded).or_else(|| {
        let verb = ["هما", "ها", "هم", "نا", "ه"].iter().find_map(|pronoun| folded.strip_suffix(pronoun))?;
        needs(verb).filter(|n| n.is_clear() && n.has(Needs::OBJECT)).map(|_| Needs::NOTHING.with(Needs::CLEAR))
    })
}

fn forms(file: &str) -> HashMap<String, Needs> {
    let mut forms: HashMap<String, Needs> = HashMap::with_capacity(16_384);
    let mut pasts = HashSet::new();
    for line in file.lines().map(|line| line.split('#').next().unwrap_or("")) {
        let Some((name, words)) = line.split_once(':') else { continue };
        let Some(need) = Needs::of_name(name.trim()) else { continue };
        let mut words = words.split_whitespace();
        while let (Some(past), Some(present)) = (words.next(), words.next()) {
            let mut add = |form: &str| {
                let key = fold(form);
                let clear = if is_clear(&key) { Needs::CLEAR } else { Needs::default() };
                let entry = forms.entry(key).or_default();
                *entry = entry.with(need).with(clear);
            };
            past_forms(past, &mut add);
            present_forms(present, &mut add);
            pasts.insert(fold(past));
        }
    }
    // «تعيش» is a verb; «تقدم» is also the past and the noun of the fifth form.
    for (form, needs) in &mut forms {
        if form.starts_with('ت') && form.chars().count() >= 4 && !pasts.contains(form) {
            *needs = needs.with(Needs::CLEAR);
        }
    }
    forms
}

fn past_forms(past: &str, add: &mut impl FnMut(&str)) {
    add(past);
    let (stem, weak) = match past.strip_suffix(['ى', 'ا']) {
        Some(stem) => (stem, true),
        None => (past, false),
    };
    add(&format!("{stem}ت"));
    add(&format!("{stem}تا"));
    let plural = if weak { stem } else { past.strip_suffix('ي').unwrap_or(past) };
    add(&format!("{plural}وا"));
}

fn present_forms(present: &str, add: &mut impl FnMut(&str)) {
    let Some(rest) = present.strip_prefix('ي') else { return };
    let weak = rest.strip_suffix(['ى', 'ي', 'و']);
    for person in ["ي", "ت"] {
        add(&format!("{person}{rest}"));
        let stem = weak.unwrap_or(rest);
        add(&format!("{person}{stem}ون"));
        add(&format!("{person}{rest}ان"));
        if let Some(jussive) = weak.filter(|w| w.chars().count() >= 2) {
            add(&format!("{person}{jussive}"));
        }
        // «يقول» is «يقل» after لم.
        let letters: Vec<char> = rest.chars().collect();
        if let [head @ .., 'و' | 'ي' | 'ا', last] = letters.as_slice()
            && !head.is_empty()
            && weak.is_none()
        {
            let jussive: String = head.iter().chain([last]).collect();
            add(&format!("{person}{jussive}"));
        }
    }
}

/// Few nouns look like these: a present with ي, a feminine past, a past of the seventh, eighth or tenth form.
fn is_clear(key: &str) -> bool {
    let letters = key.chars().count();
    key.starts_with('ي') && letters >= 4
        || key.ends_with('ت') && letters >= 4 && !key.starts_with(['ت', 'ي'])
        || key.starts_with('ا') && letters >= 5 && !key.starts_with("ال")
        || key.ends_with("وا") && letters >= 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gives_the_third_persons_with_their_weak_letters() {
        for form in
            ["فتح", "فتحت", "فتحوا", "يفتح", "تفتح", "يفتحون", "سيفتح", "دعت", "دعوا", "تدعو", "يدعون", "تقل", "بقوا", "التقت", "تشتري"]
        {
            assert!(needs(&fold(form)).is_some(), "{form}");
        }
        for noun in ["مدينة", "الفتح", "مفتوح", "ستة", "وزارة"] {
            assert!(needs(&fold(noun)).is_none(), "{noun}");
        }
    }

    #[test]
    fn a_verb_is_complete_with_any_of_its_needs() {
        let opened = needs("فتحت").unwrap();
        assert!(opened.has(Needs::OBJECT) && !opened.has(Needs::NOTHING));
        let called = needs("تدعو").unwrap();
        assert!(called.has(Needs::of_preposition("الي")) && called.has(Needs::of_preposition("ل")));
        assert!(needs("سافر").unwrap().has(Needs::NOTHING));
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        for line in include_str!("words/verb-needs-ar.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let (need, words) = line.split_once(':').unwrap();
            assert!(Needs::of_name(need).is_some(), "{need}");
            let words: Vec<&str> = words.split_whitespace().collect();
            assert!(words.len() % 2 == 0 && words.iter().skip(1).step_by(2).all(|w| w.starts_with('ي')), "{line}");
        }
    }
}
