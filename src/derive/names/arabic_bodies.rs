//! Arabic organisations and places: a head noun and the phrase that it rules.

use super::candidate::Candidate;
use super::words::{Shape, Words};
use crate::knowledge::Kind;
use crate::knowledge::names::{Marks, roots};
use crate::text::TokenKind;

/// Most words of a body's name after its head.
const MOST_WORDS: usize = 7;
/// Most words of a name within quotation marks.
const QUOTED: usize = 4;

/// Every place in the article that may hold the name of a body or place.
pub(super) fn bodies(words: &Words<'_>, found: &mut Vec<Candidate>) {
    let mut i = 0;
    while i < words.all.len() {
        let word = &words.all[i];
        let head = word.token.kind == TokenKind::Arabic && !word.known;
        let candidate = if !head {
            None
        } else if word.marks.any(Marks::BODY) && !words.definite(i) {
            body_at(words, i)
        } else if word.marks.any(Marks::MEDIUM.with(Marks::FIRM)) {
            firm_at(words, i)
        } else if word.marks.any(Marks::AREA) && !words.definite(i) {
            area_at(words, i)
        } else if word.marks.any(Marks::PLACE) {
            place_at(words, i)
        } else {
            None
        };
        match candidate {
            Some(candidate) => {
                i = candidate.words.1 + 1;
                found.push(candidate);
            }
            None => i += 1,
        }
    }
}

/// «جبهة الخلاص الوطني»: a head, the nouns that it is joined to, and their adjectives.
fn body_at(words: &Words<'_>, i: usize) -> Option<Candidate> {
    let mut last = i;
    let mut definite = 0;
    let mut bare = 0;
    let mut foreign = 0;
    for j in i + 1..=i + MOST_WORDS {
        if !words.free_arabic(j, i) {
            break;
        }
        let word = &words.all[j];
        let marks = word.marks;
        if words.key(j).starts_with("ال") && words.key(j).chars().count() > 3 {
            let joined = word.cut && definite > 0 && (word.and || words.written(j).starts_with("لل"));
            if (word.cut && !joined) || marks.any(Marks::COMMON) || (marks.any(Marks::TITLE.with(Marks::OFFICE)) && definite > 0) {
                break;
            }
            // «وزارة التربية والتعليم», but not «وزارة الداخلية والجيش اللبناني».
            if word.and && (words.key(j).ends_with('ي') || words.key(j - 1).ends_with("ي") || words.key(j - 1).ends_with("ية")) {
                break;
            }
            definite += 1;
        } else {
            if word.cut
                || definite > 0
                || marks.any(Marks::COMMON.with(Marks::VERB).with(Marks::TITLE).with(Marks::OFFICE).with(Marks::TAIL))
            {
                break;
            }
            let shape = words.shape(j);
            if marks == Marks::NONE && shape == Shape::Foreign {
                foreign += 1;
            } else if foreign > 0 || bare == 3 || words.key(j).ends_with('ا') {
                break;
            } else {
                bare += 1;
            }
        }
        last = j;
    }
    if definite == 0 && foreign == 0 {
        return None;
    }
    let count = last - i;
    let weight = match (count, foreign) {
        (_, 1..) => 60,
        (1, _) => 20,
        (2, _) => 45,
        _ => 55,
    };
    Some(Candidate::of(words, i, last, Kind::Organisation, weight))
}

/// «شركة شل», «صحيفة "المستقبل"»: the name stands after its head.
fn firm_at(words: &Words<'_>, i: usize) -> Option<Candidate> {
    let medium = words.is(i, Marks::MEDIUM);
    if words.is_mark(i + 1, &['"', '«', '“', '\'']) {
        let end = (i + 2..i + 3 + QUOTED).find(|&j| words.is_mark(j, &['"', '»', '”', '\'']))?;
        let inside = i + 2..end;
        let free = !inside.is_empty()
            && inside
                .clone()
                .all(|j| words.get(j).is_some_and(|w| w.token.is_word() && !w.known && !w.cut && w.passage == words.all[i].passage));
        return free.then(|| Candidate::of(words, i + 2, end - 1, Kind::Organisation, 60));
    }
    if words.definite(i) && words.key(i) != "النادي" {
        return None;
    }
    let mut last = i;
    while last < i + 3 && words.free_arabic(last + 1, i) && !words.all[last + 1].cut && name_like(words, last + 1) {
        last += 1;
    }
    if last > i {
        return Some(Candidate::of(words, i + 1, last, Kind::Organisation, if last > i + 1 { 60 } else { 50 }));
    }
    let j = i + 1;
    let single = medium
        && words.free_arabic(j, i)
        && !words.all[j].cut
        && words.definite(j)
        && words.marks(j) == Marks::NONE
        && !adjective(words, j);
    single.then(|| Candidate::of(words, j, j, Kind::Organisation, 45))
}

/// «نهر الليطاني»: the head belongs to the name.
fn area_at(words: &Words<'_>, i: usize) -> Option<Candidate> {
    let j = i + 1;
    if !words.free_arabic(j, i) || words.all[j].cut || words.marks(j).any(Marks::COMMON.with(Marks::VERB)) {
        return None;
    }
    if words.definite(j) {
        return (words.marks(j) == Marks::NONE && !adjective(words, j) && words.shape(j) != Shape::Plain)
            .then(|| Candidate::of(words, i, j, Kind::Place, 50));
    }
    name_like(words, j).then(|| Candidate::of(words, i, j, Kind::Place, 50))
}

/// «بلدة بنديرادلي», «محافظة الأنبار»: the head stands outside of the name.
fn place_at(words: &Words<'_>, i: usize) -> Option<Candidate> {
    let j = i + 1;
    if !words.free_arabic(j, i) || words.all[j].cut || words.definite(i) && words.key(i) != "العاصمة" {
        return None;
    }
    let mut last = i;
    while last < i + 3 && words.free_arabic(last + 1, i) && !words.all[last + 1].cut && name_like(words, last + 1) {
        last += 1;
    }
    if last > i {
        return Some(Candidate::of(words, j, last, Kind::Place, 60));
    }
    let listed = words.marks(j);
    let unlisted = listed == Marks::NONE || listed.any(Marks::GIVEN_WORD.with(Marks::GIVEN));
    if words.definite(j) && unlisted && !adjective(words, j) {
        let weight = match words.shape(j) {
            Shape::Plain if !matches!(words.key(i), "مدينة" | "بلدة" | "قرية" | "محافظة" | "ولاية" | "مخيم" | "اقليم" | "ضاحية") => {
                30
            }
            Shape::Plain => 45,
            _ => 60,
        };
        return Some(Candidate::of(words, j, j, Kind::Place, weight));
    }
    // The heads are feminine, so that an adjective would be: «قرية صغيرة».
    let bare = listed == Marks::NONE && !words.definite(j) && !words.key(j).ends_with(['ة', 'ت', 'ا']) && !words.key(j).ends_with("ين");
    (bare && matches!(words.key(i), "بلدة" | "قرية" | "محافظة" | "ولاية" | "مدينة")).then(|| Candidate::of(words, j, j, Kind::Place, 45))
}

/// Whether a word without the article looks like (part of) a name.
fn name_like(words: &Words<'_>, j: usize) -> bool {
    let marks = words.marks(j);
    if marks.any(Marks::COMMON.with(Marks::VERB).with(Marks::BODY).with(Marks::OFFICE).with(Marks::TITLE).with(Marks::DEMONYM))
        || words.definite(j)
    {
        return false;
    }
    let adjective = words.key(j).ends_with('ي') && roots::explains(words.key(j));
    (marks.any(Marks::GIVEN.with(Marks::SURNAME)) && !adjective)
        || (marks == Marks::NONE && words.shape(j) != Shape::Plain && !words.key(j).ends_with("ية"))
}

/// Whether a word with the article is an adjective rather than a name: «القديمة», «الساحلية», «الجنوبي».
fn adjective(words: &Words<'_>, j: usize) -> bool {
    let key = words.key(j);
    let bare = key.strip_prefix("ال").unwrap_or(key);
    let demonym = crate::knowledge::names::arabic().marks(bare).any(Marks::DEMONYM.with(Marks::COMMON));
    demonym
        || words.is(j, Marks::TAIL)
        || (words.shape(j) == Shape::Plain && ["ية", "ي", "ة", "ات", "ين", "ون"].iter().any(|e| key.ends_with(e)))
}
