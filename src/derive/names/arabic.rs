//! Arabic persons: a title, office, demonym, verb of saying or given name, and the name-shaped words that follow.
//!
//! A name ends at a mark, a verb, a preposition, a common word, or a word with the article that is no family name.

use super::candidate::Candidate;
use super::words::{Shape, Words};
use crate::knowledge::Kind;
use crate::knowledge::names::Marks;
use crate::knowledge::names::shape::foreignness;
use crate::text::TokenKind;

/// What stands before a word and makes a person's name likely there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cue {
    Nothing,
    /// A verb.
    Verb,
    /// A verb of saying.
    Said,
    /// A name with و before this word.
    List,
    /// «الفرنسي».
    Demonym,
    /// «زوجته», «شقيقه».
    Kin,
    /// «الدكتور».
    Title,
    /// «رئيس»: what it is the office of is still open.
    Office,
    /// «رئيس الوزراء»: the holder's name may follow.
    Held,
    /// «في»: rather a place.
    Within,
}

/// Most words between an office and its holder's name.
const OFFICE_REACH: usize = 10;
/// Most parts of a person's name.
const MOST_PARTS: u8 = 6;

impl Cue {
    /// Whether a person's name is nearly sure to follow a closed phrase.
    fn strong(self) -> bool {
        matches!(self, Self::Title | Self::Held | Self::Kin | Self::Demonym)
    }

    fn said(self) -> bool {
        matches!(self, Self::Said | Self::List)
    }
}

/// Every place in the article that may hold a person's name, and lone foreign words of any kind.
pub(super) fn persons(words: &Words<'_>, found: &mut Vec<Candidate>) {
    let mut cue = Cue::Nothing;
    let mut since = 0;
    let mut passage = u32::MAX;
    let mut i = 0;
    while let Some(word) = words.get(i) {
        if word.passage != passage {
            passage = word.passage;
            cue = Cue::Nothing;
        }
        let free = word.token.kind == TokenKind::Arabic && !word.known;
        if let Some(candidate) = free.then(|| person_at(words, i, cue)).flatten() {
            let next = candidate.words.1 + 1;
            let list = words.get(next).is_some_and(|w| w.and || w.token.text(words.text).starts_with('و'));
            cue = if list && candidate.kind == Some(Kind::Person) { Cue::List } else { Cue::Nothing };
            i = next;
            since = 0;
            found.push(candidate);
            continue;
        }
        let next = cue_after(words, i, cue);
        since = if matches!(next, Cue::Office | Cue::Held) && matches!(cue, Cue::Office | Cue::Held) { since + 1 } else { 0 };
        cue = if since > OFFICE_REACH { Cue::Nothing } else { next };
        i += 1;
    }
}

/// The cue that holds for the word after word `i`, which begins no name.
fn cue_after(words: &Words<'_>, i: usize, cue: Cue) -> Cue {
    let word = &words.all[i];
    let marks = word.marks;
    if word.token.kind != TokenKind::Arabic {
        // «قال: علي»: marks end every cue, but a comma between an office and its holder.
        return if words.is_mark(i, &['،', ',']) && cue == Cue::Held { Cue::Held } else { Cue::Nothing };
    }
    let open = matches!(cue, Cue::Office | Cue::Held | Cue::Title);
    if word.known {
        // «الرئيس الأميركي», «رئيس وزراء فرنسا».
        return if open { Cue::Held } else { Cue::Nothing };
    }
    if marks.any(Marks::SPEECH) && !words.definite(i) {
        return Cue::Said;
    }
    if marks.any(Marks::TITLE) {
        return Cue::Title;
    }
    if marks.any(Marks::OFFICE) && !(marks.any(Marks::BODY) && cue == Cue::Nothing) {
        return if words.definite(i) { Cue::Title } else { Cue::Office };
    }
    if marks.any(Marks::KIN) {
        return Cue::Kin;
    }
    if words.definite(i) {
        let demonym = words.key(i).strip_prefix("ال").is_some_and(|bare| crate::knowledge::names::arabic().marks(bare).any(Marks::DEMONYM));
        return match cue {
            Cue::Title | Cue::Office | Cue::Held if !word.cut || word.and => Cue::Held,
            Cue::Office | Cue::Held => Cue::Held,
            _ if demonym && !word.cut => Cue::Demonym,
            _ => Cue::Nothing,
        };
    }
    if marks.any(Marks::TAIL) && open {
        return Cue::Held;
    }
    if marks.any(Marks::VERB) {
        return Cue::Verb;
    }
    match words.key(i) {
        "في" if cue == Cue::Office || cue == Cue::Held => return Cue::Office,
        "في" => return Cue::Within,
        "باسم" | "لدي" if open => return Cue::Office,
        _ => {}
    }
    if marks.any(Marks::COMMON) {
        return Cue::Nothing;
    }
    // The phrase that an office is of goes on: «مدير معهد بحوث».
    if cue == Cue::Office && !word.cut { Cue::Office } else { Cue::Nothing }
}

/// What one word contributes to a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
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

fn person_at(words: &Words<'_>, i: usize, cue: Cue) -> Option<Candidate> {
    let (first, mut last) = first_part(words, i, cue)?;
    let mut parts = vec![first];
    let mut short_from = i;
    while parts.len() < usize::from(MOST_PARTS) {
        let Some((part, from, to)) = next_part(words, i, last, &parts, cue) else { break };
        parts.push(part);
        last = to;
        short_from = from;
        if matches!(part, Part::Definite | Part::Plain) {
            break;
        }
    }
    let evidence = if cue == Cue::Verb && parts.as_slice() == [Part::Foreign] && words.key(i).ends_with('ا') {
        // «يحملون أكياسا»: rather an object.
        (20, false)
    } else {
        weigh(&parts, cue)?
    };
    let kind = (evidence.1).then_some(Kind::Person).or((cue == Cue::Within).then_some(Kind::Place));
    let several = parts.len() > 1;
    Some(Candidate {
        words: (i, last),
        place: words.place(i, last),
        key: words.joined(i, last),
        kind,
        evidence: evidence.0,
        parts: u8::try_from(parts.len()).unwrap_or(u8::MAX),
        short: several.then(|| words.joined(short_from, last)),
    })
}

/// The part with which a name may begin at word `i`, and its last word.
fn first_part(words: &Words<'_>, i: usize, cue: Cue) -> Option<(Part, usize)> {
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
        let named = followed_by_name(words, i) || (words.maqsura && words.definite(i + 1) && words.free_arabic(i + 1, i));
        return (name && (cue == Cue::Title || words.maqsura && (cue.strong() || cue.said() || named))).then_some((Part::GivenWord, i));
    }
    let role = Marks::TITLE.with(Marks::OFFICE).with(Marks::BODY).with(Marks::KIN).with(Marks::PLACE).with(Marks::FIRM).with(Marks::MEDIUM);
    if marks.any(Marks::COMMON) && !(cue == Cue::Title && marks.any(Marks::GIVEN)) {
        return None;
    }
    if marks.any(Marks::GIVEN) && !marks.any(Marks::VERB) {
        return Some((Part::Given, i));
    }
    if marks.any(Marks::GIVEN_WORD) && !marks.any(Marks::VERB) {
        let title = cue == Cue::Title || (cue == Cue::Held && !marks.any(role));
        let named = if key.starts_with("ال") { cue == Cue::Title && !marks.any(role) } else { title }
            || !key.starts_with("ال") && (cue.strong() || cue.said()) && !marks.any(role)
            || followed_by_name(words, i);
        return named.then_some((Part::GivenWord, i));
    }
    if marks.any(Marks::SURNAME) && !marks.any(role) {
        return Some((Part::Surname, i));
    }
    if marks != Marks::NONE || words.definite(i) || words.all[i].cut {
        return None;
    }
    match words.shape(i) {
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
    let devout = matches!(words.key(next), "الدين" | "الله" | "الاسلام") && words.is(j, Marks::GIVEN.with(Marks::GIVEN_WORD));
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
fn next_part(words: &Words<'_>, of: usize, last: usize, parts: &[Part], cue: Cue) -> Option<(Part, usize, usize)> {
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
        return (native && family_name(words, j, parts.len(), cue)).then_some((Part::Definite, j, j));
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
        Shape::Foreign | Shape::Odd if ["هما", "هم", "ها"].iter().any(|e| key.ends_with(e)) => None,
        Shape::Foreign => Some((Part::Foreign, j, j)),
        Shape::Plain if native && cue.strong() && parts.len() == 1 && key.chars().count() >= 4 && titled_family_name(key) => {
            Some((Part::Plain, j, j))
        }
        Shape::Plain if alien && before != Part::Odd && alien_family_name(key) => Some((Part::Odd, j, j)),
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
    let listed = crate::knowledge::names::arabic().marks(bare);
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

/// Whether a word that a root explains may be a family name after a foreign given name: no verb.
fn alien_family_name(key: &str) -> bool {
    let letters = key.chars().count();
    letters >= 4
        && !key.starts_with(['ي', 'ت'])
        && !key.starts_with("سي")
        && !key.starts_with("ست")
        && !key.ends_with(['ت', 'ة', 'ه'])
        && !["ها", "هم", "هما"].iter().any(|e| key.ends_with(e))
        && foreignness(key) > -0.5
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
    (3..=5).contains(&letters) && !key.ends_with(['ا', 'ة', 'ت', 'ه']) && !key.starts_with(['ي', 'ت', 'م']) && !key.ends_with("ين")
}

/// Whether a name that ends at word `j` is followed by what cannot belong to it.
fn ends_after(words: &Words<'_>, j: usize) -> bool {
    let Some(next) = words.get(j + 1) else { return true };
    next.passage != words.all[j].passage || next.token.kind == TokenKind::Mark || words.is(j + 1, Marks::VERB) || next.and
}

/// What speaks for a name of these parts after this cue, in hundredths, and whether it is surely a person's; `None` where
/// it is too little to mention.
fn weigh(parts: &[Part], cue: Cue) -> Option<(u8, bool)> {
    let first = parts[0];
    let native = matches!(first, Part::Given | Part::Compound);
    if let [only] = parts {
        let weight = match (only, cue) {
            (Part::Given, Cue::Within) => return Some((20, false)),
            (Part::Given | Part::Compound, c) if c.strong() => 60,
            (Part::Given | Part::Compound, c) if c.said() => 55,
            (Part::Compound, _) => 50,
            (Part::Given, Cue::Verb) => 45,
            (Part::Given, _) => 40,
            (Part::Surname, c) if c.strong() => 60,
            (Part::Surname, c) if c.said() => 55,
            (Part::Surname, Cue::Verb) => 50,
            (Part::Surname, _) => 40,
            (Part::GivenWord, Cue::Title) => 55,
            (Part::GivenWord, Cue::Said | Cue::Held) => 40,
            (Part::GivenWord, _) => return None,
            (Part::Foreign, Cue::Demonym) => 50,
            (Part::Foreign, c) if c.strong() => 60,
            (Part::Foreign, c) if c.said() => 55,
            (Part::Foreign, Cue::Verb) => 45,
            (Part::Foreign, _) => return Some((20, false)),
            (Part::Odd, Cue::Title) => 50,
            (Part::Odd, Cue::Said) => 40,
            (Part::Odd, _) => return None,
            (Part::Definite | Part::Plain, _) => return None,
        };
        return Some((weight, true));
    }
    let listed = parts.iter().filter(|p| matches!(p, Part::Given | Part::Compound | Part::Surname)).count();
    let sure = parts.iter().filter(|p| !matches!(p, Part::Odd | Part::Plain)).count() == parts.len();
    let mut weight: u8 = match (native, listed) {
        (true, 2..) => 80,
        (true, _) if sure => 75,
        (true, _) => 60,
        (false, 1..) => 65,
        (false, 0) if sure => 45,
        (false, _) => 35,
    };
    if cue.strong() {
        weight += 20;
    } else if cue.said() {
        weight += 15;
    } else if cue == Cue::Within && !native {
        weight -= 20;
    }
    Some((weight.min(100), weight >= 45))
}
