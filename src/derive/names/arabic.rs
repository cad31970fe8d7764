//! Arabic persons: a title, office, demonym, verb of saying or given name, and the name-shaped words that follow.
//!
//! A name ends at a mark, a verb, a preposition, a common word, or a word with the article that is no family name.

use super::arabic_parts::{Part, first_part, next_part};
use super::candidate::Candidate;
use super::words::{Shape, Words, offset_after};
use crate::knowledge::Kind;
use crate::knowledge::names::Marks;
use crate::text::TokenKind;

/// What stands before a word and makes a person's name likely there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cue {
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
    pub(super) fn strong(self) -> bool {
        matches!(self, Self::Title | Self::Held | Self::Kin | Self::Demonym)
    }

    pub(super) fn said(self) -> bool {
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
            let person = candidate.kind == Some(Kind::Person) && (candidate.parts > 1 || candidate.evidence >= 55);
            cue = if list && person { Cue::List } else { Cue::Nothing };
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
        // «د. أحمد».
        if words.is_mark(i, &['.']) && cue == Cue::Title && i > 0 && words.key(i - 1).chars().count() == 1 {
            return Cue::Title;
        }
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
    if marks.any(Marks::TITLE) || (matches!(words.key(i), "د" | "م" | "ا") && words.is_mark(i + 1, &['.'])) {
        // «مطار الأمير محمد» names an airport.
        let within = i > 0 && words.is(i - 1, Marks::PLACE.with(Marks::BODY).with(Marks::AREA)) && words.definite(i);
        return if within { Cue::Nothing } else { Cue::Title };
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

fn person_at(words: &Words<'_>, i: usize, cue: Cue) -> Option<Candidate> {
    // «تميم بن حمد»: what follows «بن» is no name of its own.
    if i > 0 && matches!(words.key(i - 1), "بن" | "ابن" | "بنت") && words.all[i - 1].passage == words.all[i].passage {
        return None;
    }
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
    // A name that may go on is not sure: «تشوي يونغ كون».
    let evidence = if may_go_on(words, last, i) { (evidence.0.saturating_sub(20), evidence.1) } else { evidence };
    let kind = (evidence.1).then_some(Kind::Person).or((cue == Cue::Within).then_some(Kind::Place));
    let several = parts.len() > 1;
    let mut place = words.place(i, last);
    let mut key = words.joined(i, last);
    // «ومعجب بن محمد»: a given name that no list has, and that begins with و, mostly has the conjunction before it.
    if words.marks(i) == Marks::NONE && !words.all[i].cut && key.starts_with('و') && matches!(words.key(i + 1), "بن" | "بنت") {
        place.start += u32::try_from(offset_after(words.written(i), 'و'.len_utf8())).unwrap_or(0);
        key.remove(0);
    }
    Some(Candidate {
        words: (i, last),
        place,
        key,
        kind,
        evidence: evidence.0,
        parts: u8::try_from(parts.len()).unwrap_or(u8::MAX),
        short: several.then(|| words.joined(short_from, last)),
    })
}

/// Whether the word after a name could belong to it as well: a word without the article that is no known verb.
fn may_go_on(words: &Words<'_>, last: usize, of: usize) -> bool {
    let next = last + 1;
    if words.get(next).is_some_and(|w| w.known && w.passage == words.all[of].passage && w.start == w.token.span.start) {
        return true;
    }
    if !words.free_arabic(next, of) || words.all[next].cut {
        return false;
    }
    let key = words.key(next);
    let marks = words.marks(next);
    let name = marks.any(Marks::GIVEN.with(Marks::GIVEN_WORD).with(Marks::SURNAME)) && !marks.any(Marks::COMMON.with(Marks::VERB));
    let short = matches!(key, "هي" | "هو" | "ما" | "لي" | "كون" | "الله");
    let plain = marks == Marks::NONE
        && words.shape(next) == Shape::Plain
        && !words.definite(next)
        && !key.ends_with(['ا', 'ت'])
        && !key.starts_with(['ي', 'و', 'ل', 'ب', 'ت']);
    name || short || (plain && (3..=5).contains(&key.chars().count()))
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
    // A given name at the end alone proves little: «والنغ هنغوانغ ميني».
    let family = matches!(parts.last(), Some(Part::Surname | Part::Compound));
    let sure = parts.iter().filter(|p| !matches!(p, Part::Odd | Part::Plain)).count() == parts.len();
    let mut weight: u8 = match (native, listed) {
        (true, 2..) => 80,
        (true, _) if sure => 75,
        (true, _) => 60,
        (false, 1..) if family || first == Part::GivenWord => 65,
        (false, _) if sure => 45,
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
