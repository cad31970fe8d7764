//! Who has been spoken of: the people and bodies that a text has named so far, so that "he said" and «وأضافت» find theirs.

use super::NameRef;
use crate::text::fold::fold;
use std::collections::VecDeque;

/// What a pronoun or the ending of a verb says of whom it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gender {
    /// "he", «قال».
    Male,
    /// "she", «قالت»; in Arabic also bodies («الوزارة») and plurals of things.
    Female,
}

/// A speaker as found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Speaker {
    pub(super) name: Option<NameRef>,
    pub(super) text: String,
}

/// One who may be meant by a pronoun.
#[derive(Clone, Debug)]
struct Actor {
    speaker: Speaker,
    /// Last word of the name, folded.
    surname: String,
    gender: Option<Gender>,
    /// Whether a pronoun of gender may mean it in English: a person.
    human: bool,
}

/// How many are kept: a pronoun never reaches further back.
const KEPT: usize = 8;

/// Those met last, the latest at the end.
#[derive(Debug, Default)]
pub(super) struct Actors(VecDeque<Actor>);

impl Actors {
    /// Somebody is named as speaking or acting.
    pub(super) fn meet(&mut self, speaker: &Speaker, gender: Option<Gender>, human: bool) {
        let surname = fold(speaker.text.rsplit(' ').next().unwrap_or(""));
        let same = |a: &Actor| (a.speaker.name.is_some() && a.speaker.name == speaker.name) || a.surname == surname;
        let known = self.0.iter().position(same).and_then(|i| self.0.remove(i)).and_then(|a| a.gender);
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(Actor { speaker: speaker.clone(), surname, gender: gender.or(known), human });
    }

    /// The latest who may be meant by a word of this gender, who then is known to have it; `person` where it means people
    /// only.
    pub(super) fn find(&mut self, gender: Option<Gender>, person: bool) -> Option<Speaker> {
        let fits = |a: &Actor| (a.human || !person) && (gender.is_none() || a.gender.is_none() || a.gender == gender);
        let index = self.0.iter().rposition(fits)?;
        let mut actor = self.0.remove(index)?;
        actor.gender = actor.gender.or(gender);
        let speaker = actor.speaker.clone();
        self.0.push_back(actor);
        Some(speaker)
    }

    /// Whether a surname is that of somebody met.
    pub(super) fn knows(&self, surname: &str) -> bool {
        let folded = fold(surname);
        self.0.iter().any(|a| a.surname == folded)
    }
}

/// The gender that a speaker's own words show: «المحامية», "Mrs".
pub(super) fn own_gender(text: &str) -> Option<Gender> {
    let first = text.split(' ').next().unwrap_or("");
    match first.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" => Some(Gender::Male),
        "Ms" | "Mrs" | "Miss" | "Lady" | "Queen" | "Princess" => Some(Gender::Female),
        word if word.starts_with("ال") && word.ends_with('ة') => Some(Gender::Female),
        _ => None,
    }
}
