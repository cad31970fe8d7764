//! The words that a person's name is made of: where one may begin, and what may follow.

use super::arabic::Cue;
use super::words::{Shape, Words};
use crate::knowledge::names::shape::foreignness;
use crate::knowledge::names::{Marks, arabic, roots};
use crate::text::TokenKind;

/// What one word contributes to a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// A listed given name.
    Given,
    /// One that is also a word.
    GivenWord,
    /// «عبد الفتاح», «أبو تراب», «بن علي».
    Compound,
    Surname,
    Foreign,
    Odd,
    /// A word with the article, as a family name.
    Definite,
    /// A word that a root explains, as a family name.
    Plain,
}

/// The part with which a name may begin at word `i`, and its last word.
pub(super) fn first_part(words: &Words<'_>, i: usize, cue: Cue) -> Option<(Part, usize)> {
    let marks = words.marks(i);
    if let Some(last) = compound(words, i, i, true) {
        return Some((Part::Compound, last));
    }
    // «سهل بن حنيف»: what stands before «بن» is a name.
    if matches!(words.key(i + 1), "بن" | "بنت") && !marks.any(Marks::COMMON.with(Marks::VERB)) && compound(words, i + 1, i, false).is_some()
    {
        return Some((Part::Given, i));
    }
    let key = words.key(i);
    if key == "علي" {
        let name = words.written(i).ends_with('ي') && (words.maqsura || cue == Cue::Title);
        let named = cue.strong() || cue.said() || followed_by_name(words, i);
        return (name && (cue == Cue::Title || (words.maqsura && named))).then_some((Part::GivenWord, i));
    }
    let role = Marks::TITLE.with(Marks::OFFICE).with(Marks::BODY).with(Marks::KIN).with(Marks::PLACE).with(Marks::FIRM).with(Marks::MEDIUM);
    if marks.any(Marks::COMMON) && !(cue == Cue::Title && marks.any(Marks::GIVEN)) {
        return None;
    }
    if marks.any(Marks::GIVEN) && !marks.any(Marks::VERB) {
        return Some((Part::Given, i));
    }
    if marks.any(Marks::GIVEN_WORD) {
        let free = !marks.any(role);
        let titled = cue == Cue::Title && (free || !key.starts_with("ال"));
        let cued = (cue.strong() || cue.said()) && free && !key.starts_with("ال");
        let verb = marks.any(Marks::VERB);
        let named = if verb { cue.strong() && followed_by_name(words, i) } else { titled || cued || followed_by_name(words, i) };
        return named.then_some((Part::GivenWord, i));
    }
    if marks.any(Marks::SURNAME) && !marks.any(role) {
        return Some((Part::Surname, i));
    }
    if marks != Marks::NONE || words.definite(i) || words.all[i].cut {
        return None;
    }
    match words.shape(i) {
        Shape::Foreign if key.ends_with('ة') && !cue.strong() => None,
        Shape::Foreign if loose_ending(key) && !(cue.strong() || cue.said()) => None,
        Shape::Foreign => Some((Part::Foreign, i)),
        Shape::Odd if (cue.strong() || cue.said()) && !["ات", "ية", "ين", "ون", "ها", "هم"].iter().any(|e| key.ends_with(e)) => {
            Some((Part::Odd, i))
        }
        _ => None,
    }
}

/// Whether a sure part of a name follows word `i`.
fn followed_by_name(words: &Words<'_>, i: usize) -> bool {
    let j = i + 1;
    if !words.free_arabic(j, i) || words.all[j].cut {
        return false;
    }
    let marks = words.marks(j);
    (marks.any(Marks::GIVEN.with(Marks::SURNAME)) && !marks.any(Marks::COMMON.with(Marks::VERB)))
        || compound(words, j, i, false).is_some()
        || (marks == Marks::NONE && words.shape(j) == Shape::Foreign && !words.definite(j))
}

/// «عبد الفتاح», «أبو مازن», «ابن رشد», «آل سعود»: the last word of a compound part that begins at `j`.
fn compound(words: &Words<'_>, j: usize, of: usize, first: bool) -> Option<usize> {
    let next = j + 1;
    // «صلاح الدين», «نصر الله».
    let devout = matches!(words.key(next), "الدين" | "الله" | "الاسلام" | "الزهراء") && words.is(j, Marks::GIVEN.with(Marks::GIVEN_WORD));
    if devout && words.free_arabic(next, of) && !words.all[next].cut && !words.is(j, Marks::COMMON) {
        return Some(next);
    }
    if !words.is(j, Marks::PARTICLE) || !words.free_arabic(next, of) || words.all[next].cut {
        return None;
    }
    let marks = words.marks(next);
    let definite = words.key(next).starts_with("ال");
    let name = marks.any(Marks::GIVEN.with(Marks::GIVEN_WORD).with(Marks::SURNAME));
    let blocked = marks.any(Marks::COMMON.with(Marks::VERB)) && !name;
    let unlisted = marks == Marks::NONE || marks == Marks::TAIL || marks == Marks::DEMONYM;
    let fits = match words.key(j) {
        "عبد" | "عبيد" => definite && words.key(next).chars().count() > 3 && !marks.any(Marks::TITLE.with(Marks::COMMON)),
        "ابو" => !blocked && (name || unlisted || definite),
        "ابي" | "ابا" => !first && !blocked && (name || unlisted) || (first && name),
        "بن" | "بنت" if first => false,
        "بن" if !first => !blocked && (name || !definite || words.key(next).ends_with('ي')),
        "ابن" | "بن" | "بنت" | "ولد" => {
            !blocked
                && (name
                    || (!definite && marks == Marks::NONE && words.shape(next) != Shape::Plain)
                    || compound(words, next, of, false).is_some())
        }
        "ال" => !first && words.written(j).starts_with('آ') && !blocked,
        _ => {
            !first
                && !blocked
                && !definite
                && (marks.any(Marks::GIVEN.with(Marks::SURNAME)) || (marks == Marks::NONE && words.shape(next) != Shape::Plain))
        }
    };
    if !fits {
        return None;
    }
    // «بن عبد العزيز», «بن أبي طالب».
    Some(compound(words, next, of, false).unwrap_or(next))
}

/// The next part of a name that goes as far as word `last`: with its first and last words.
pub(super) fn next_part(words: &Words<'_>, of: usize, last: usize, parts: &[Part], cue: Cue) -> Option<(Part, usize, usize)> {
    let mut j = last + 1;
    // «بن-غفير»: a hyphen without space.
    let tight = |k: usize| words.get(k).zip(words.get(k.wrapping_sub(1))).is_some_and(|(a, b)| a.token.span.start == b.token.span.end);
    let hyphen = words.is_mark(j, &['-']) && tight(j) && tight(j + 1);
    if hyphen {
        j += 1;
    }
    if !words.free_arabic(j, of) || words.all[j].cut {
        return None;
    }
    if let Some(to) = compound(words, j, of, false) {
        return Some((Part::Compound, j, to));
    }
    let marks = words.marks(j);
    let before = *parts.last()?;
    let native = matches!(before, Part::Given | Part::GivenWord | Part::Compound) && !words.is(last, Marks::FOREIGN);
    if words.key(j) == "علي" {
        return (words.written(j).ends_with('ي') && words.maqsura && before == Part::Given).then_some((Part::GivenWord, j, j));
    }
    if marks.any(Marks::COMMON.with(Marks::VERB)) {
        return None;
    }
    if marks.any(Marks::GIVEN) {
        return Some((Part::Given, j, j));
    }
    if marks.any(Marks::SURNAME) {
        return Some((Part::Surname, j, j));
    }
    let alien = matches!(before, Part::Foreign | Part::Odd) || words.is(last, Marks::FOREIGN);
    if marks.any(Marks::GIVEN_WORD) && (native || hyphen || (alien && parts.len() == 1)) {
        return Some((Part::GivenWord, j, j));
    }
    if words.definite(j) {
        // «خالد النصر الله».
        let devout = words.key(j + 1) == "الله" && words.free_arabic(j + 1, of);
        return (native && family_name(words, j, parts.len(), cue)).then_some((Part::Definite, j, j + usize::from(devout)));
    }
    if marks != Marks::NONE {
        return None;
    }
    let key = words.key(j);
    // A second name after «و» is another's, but «ووكر» and «ويلسون» are names of their own.
    if key.starts_with('و')
        && (parts.len() > 1 || !["وا", "وي", "وو", "ول"].iter().any(|w| key.starts_with(w)) || words.shape(j) != Shape::Foreign)
    {
        return None;
    }
    match words.shape(j) {
        Shape::Foreign | Shape::Odd if loose_ending(key) => None,
        Shape::Foreign => Some((Part::Foreign, j, j)),
        Shape::Plain if native && cue.strong() && parts.len() == 1 && key.chars().count() >= 4 && titled_family_name(key) => {
            Some((Part::Plain, j, j))
        }
        Shape::Plain if alien && before != Part::Odd && alien_family_name(key, cue) => Some((Part::Odd, j, j)),
        Shape::Plain if native && parts.len() > 1 && family_follows(words, j, of) && plain_family_name(key) => {
            Some((Part::GivenWord, j, j))
        }
        Shape::Odd if !matches!(before, Part::Odd) || cue.strong() => Some((Part::Odd, j, j)),
        Shape::Plain if native && ends_after(words, j) && plain_family_name(words.key(j)) && (parts.len() == 1 || cue.strong()) => {
            Some((Part::Plain, j, j))
        }
        _ => None,
    }
}

/// Whether a word with the article can be a family name after `parts` parts.
fn family_name(words: &Words<'_>, j: usize, parts: usize, cue: Cue) -> bool {
    let key = words.key(j);
    let marks = words.marks(j);
    if marks.any(Marks::TITLE.with(Marks::OFFICE)) {
        return false;
    }
    let bare = key.strip_prefix("ال").unwrap_or(key);
    let listed = arabic().marks(bare);
    if listed.any(Marks::GIVEN.with(Marks::GIVEN_WORD)) {
        return true;
    }
    // «الأول», «الثاني» are of kings.
    if marks.any(Marks::TAIL) {
        return parts == 1 && cue == Cue::Title && bare.chars().count() <= 5;
    }
    if listed.any(Marks::DEMONYM) {
        return parts == 1 || cue == Cue::Title;
    }
    let plural = ["ية", "ات", "ون", "ين", "ة"].iter().any(|e| key.ends_with(e)) && words.shape(j) == Shape::Plain;
    !plural && (parts == 1 || key.ends_with('ي') || words.shape(j) != Shape::Plain)
}

/// Whether a word that a root explains may be a family name after a foreign given name: no verb, no accusative.
fn alien_family_name(key: &str, cue: Cue) -> bool {
    let accusative = key.strip_suffix('ا').is_some_and(roots::is_stem);
    if key.starts_with(['ي', 'ت'])
        || key.starts_with("سي")
        || key.starts_with("ست")
        || key.ends_with(['ت', 'ة'])
        || accusative
        || loose_ending(key)
    {
        return false;
    }
    let letters = key.chars().count();
    (letters >= 4 && foreignness(key) > -0.5) || (letters >= 3 && (cue.strong() || cue.said()))
}

/// Whether a word ends as verbs and nouns do with their pronouns and plurals, and foreign names hardly do.
fn loose_ending(key: &str) -> bool {
    let ends = |ending: &str| key.strip_suffix(ending).is_some_and(|rest| rest.chars().count() > 1);
    // «بلانشيه» and «مورو» end as French names do.
    let pronoun = ["هما", "ها", "هم", "هن", "كم"].iter().any(|e| ends(e)) || (ends("ه") && !ends("يه") && !ends("وه"));
    let plural = ["ون", "وا"].iter().any(|e| key.strip_suffix(e).is_some_and(roots::explains));
    key.chars().count() > 3 && (pronoun || plural)
}

/// Whether a word that a root explains may be a family name after a title and a given name.
fn titled_family_name(key: &str) -> bool {
    !key.starts_with(['ي', 'ت']) && !key.ends_with(['ا', 'ه', 'ت']) && !["ات", "ون", "ين", "ها", "هم"].iter().any(|e| key.ends_with(e))
}

/// Whether a family name with the article of places or tribes follows word `j`: «الجبوري».
fn family_follows(words: &Words<'_>, j: usize, of: usize) -> bool {
    words.free_arabic(j + 1, of)
        && !words.all[j + 1].cut
        && words.definite(j + 1)
        && words.key(j + 1).ends_with('ي')
        && words.marks(j + 1) == Marks::NONE
}

/// Whether a plain word may be a family name: no accusative, no present verb, no plural.
fn plain_family_name(key: &str) -> bool {
    let letters = key.chars().count();
    (3..=5).contains(&letters) && !key.ends_with(['ا', 'ة', 'ت', 'ه']) && !key.starts_with(['ي', 'ت']) && !key.ends_with("ين")
}

/// Whether a name that ends at word `j` is followed by what cannot belong to it.
fn ends_after(words: &Words<'_>, j: usize) -> bool {
    let Some(next) = words.get(j + 1) else { return true };
    next.passage != words.all[j].passage || next.token.kind == TokenKind::Mark || words.is(j + 1, Marks::VERB) || next.and
}
