//! English names: runs of capitalised words, told apart by given names, titles, heads and endings of names.
//!
//! A capital proves nothing at the head of a sentence, in a headline in title case, or on a word that the article also
//! writes small.

use super::candidate::Candidate;
use super::words::Words;
use crate::knowledge::Kind;
use crate::knowledge::names::Marks;
use crate::text::TokenKind;
use std::collections::HashSet;

/// Share of capitalised words from which a passage is in title case.
const TITLE_CASE: f32 = 0.6;
/// Most words of a person's name.
const PERSON: usize = 4;
/// Most words of a body's name.
const BODY: usize = 8;

/// Every place in the article that may hold an English name.
pub(super) fn names(words: &Words<'_>, found: &mut Vec<Candidate>) {
    let small = written_small(words);
    let mut i = 0;
    while i < words.all.len() {
        let passage = words.all[i].passage;
        let end = i + words.all[i..].partition_point(|w| w.passage == passage);
        if !in_title_case(words, i, end) {
            in_passage(words, i, end, &small, found);
        }
        i = end;
    }
}

/// The words that the article writes with a small letter somewhere.
fn written_small<'w>(words: &'w Words<'_>) -> HashSet<&'w str> {
    let small = |i: &usize| words.all[*i].token.kind == TokenKind::Latin && words.written(*i).starts_with(char::is_lowercase);
    (0..words.all.len()).filter(small).map(|i| words.key(i)).collect()
}

fn in_title_case(words: &Words<'_>, from: usize, to: usize) -> bool {
    let long = |i: &usize| words.all[*i].token.kind == TokenKind::Latin && words.written(*i).len() > 3;
    let all = (from..to).filter(long).count();
    let capital = (from..to).filter(long).filter(|&i| is_capital(words, i)).count();
    #[expect(clippy::cast_precision_loss, reason = "words of one passage")]
    let share = capital as f32 / all.max(1) as f32;
    all >= 4 && share > TITLE_CASE
}

/// Whether a Latin word begins with a capital and is not shouted.
pub(super) fn is_capital(words: &Words<'_>, i: usize) -> bool {
    let written = words.written(i);
    words.get(i).is_some_and(|w| w.token.kind == TokenKind::Latin) && written.starts_with(char::is_uppercase)
}

/// Whether a word is in capitals throughout: an acronym.
fn is_acronym(words: &Words<'_>, i: usize) -> bool {
    let written = words.written(i);
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && !written.contains('.') && written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// Whether word `i` stands at the head of a sentence or quotation.
pub(super) fn at_head(words: &Words<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    if words.all[before].passage != words.all[i].passage {
        return true;
    }
    let stop = words.is_mark(before, &['.', '!', '?', ':', '"', '“', '‘', '(', '•', '*', '…', '«', '[', '\'', '|', '>']);
    stop && !(words.is_mark(before, &['.']) && before > 0 && abbreviates(words, before - 1))
}

/// «Mr.», «J.», «St.»: a full stop after it ends nothing.
fn abbreviates(words: &Words<'_>, i: usize) -> bool {
    let written = words.written(i);
    (written.chars().count() == 1 && is_capital(words, i))
        || matches!(
            words.key(i),
            "mr" | "mrs"
                | "ms"
                | "dr"
                | "prof"
                | "sen"
                | "rep"
                | "gov"
                | "gen"
                | "col"
                | "lt"
                | "sgt"
                | "capt"
                | "st"
                | "rev"
                | "jr"
                | "sr"
                | "maj"
                | "cmdr"
                | "adm"
                | "hon"
                | "det"
        )
}

fn in_passage(words: &Words<'_>, from: usize, to: usize, small: &HashSet<&str>, found: &mut Vec<Candidate>) {
    let mut i = from;
    while i < to {
        if !is_capital(words, i) || words.all[i].known {
            i += 1;
            continue;
        }
        let run = run_at(words, i, to);
        let next = run.last().map_or(i, |&l| l) + 1;
        propose(words, &run, to, small, found);
        i = next;
    }
}

/// The capitalised words that stand together from `i` on; marks and particles between them left out.
fn run_at(words: &Words<'_>, i: usize, to: usize) -> Vec<usize> {
    let mut run = vec![i];
    let mut j = i + 1;
    while j < to && run.len() < 12 {
        let last = run[run.len() - 1];
        if words.all[j].known {
            break;
        }
        if is_capital(words, j) {
            // A possessive ends a name: "Harvard's Kennedy School".
            if words.written(last).ends_with("'s") || words.written(last).ends_with("’s") {
                break;
            }
            run.push(j);
            j += 1;
            continue;
        }
        let tight = |k: usize| words.all[k].token.span.start == words.all[k - 1].token.span.end;
        let hyphen = words.is_mark(j, &['-', '–', '&']) && tight(j) && j + 1 < to && tight(j + 1);
        let ampersand = words.is_mark(j, &['&']);
        let dot = words.is_mark(j, &['.']) && tight(j) && abbreviates(words, last);
        let particle = words.is(j, Marks::PARTICLE) && !matches!(words.key(j), "of" | "and" | "for" | "the" | "la");
        let on = j + 1 < to && is_capital(words, j + 1) && !words.all[j + 1].known;
        if on && (hyphen || ampersand || dot || (particle && words.all[j].token.kind == TokenKind::Latin)) {
            j += 1;
            continue;
        }
        break;
    }
    run
}

/// Proposes the names within a run.
fn propose(words: &Words<'_>, run: &[usize], to: usize, small: &HashSet<&str>, found: &mut Vec<Candidate>) {
    let mut run = run;
    let whole = run;
    // The head of a sentence: its capital is no evidence.
    while let [first, rest @ ..] = run {
        let marks = words.marks(*first);
        let empty = marks.any(Marks::NEVER.with(Marks::COMMON)) && !marks.any(Marks::TITLE);
        let chance = at_head(words, *first)
            && !marks.any(Marks::GIVEN.with(Marks::TITLE))
            && (rest.is_empty() || small.contains(words.key(*first)) || marks.any(Marks::VERB));
        if !(empty && !marks.any(Marks::GIVEN) || chance) {
            break;
        }
        run = rest;
    }
    while let [rest @ .., last] = run {
        if !words.is(*last, Marks::NEVER) || words.is(*last, Marks::BODY.with(Marks::AREA)) {
            break;
        }
        run = rest;
    }
    let (Some(&first), Some(&last)) = (run.first(), run.last()) else { return };
    if quoted(words, first, last) || beside_known(words, first, last) {
        return;
    }
    // "the American Heart Association": the adjective belongs to a body.
    let cut = whole.iter().position(|&i| i == first).unwrap_or(0);
    let adjectives =
        whole[..cut].iter().rev().take_while(|&&i| words.is(i, Marks::TAIL.with(Marks::DEMONYM)) && !at_head(words, i)).count();
    let with_adjectives: Vec<usize> = whole[cut - adjectives..].iter().copied().take_while(|&i| i <= last).collect();
    if let Some(candidate) = body(words, &with_adjectives, to) {
        found.push(candidate);
        return;
    }
    let titled = run.iter().rposition(|&i| words.is(i, Marks::TITLE) || (words.is(i, Marks::OFFICE) && !words.is(i, Marks::GIVEN)));
    let (name, title) = match titled {
        Some(at) => (&run[at + 1..], true),
        None => (run, first > 0 && office_before(words, first)),
    };
    let name = match name {
        [demonym, rest @ ..] if words.is(*demonym, Marks::DEMONYM) && !words.is(*demonym, Marks::GIVEN) => rest,
        whole => whole,
    };
    if let Some(candidate) = person(words, name, title, small) {
        found.push(candidate);
    }
}

/// Whether a run fills a pair of quotation marks: a title of a work, or one word of somebody's.
fn quoted(words: &Words<'_>, first: usize, last: usize) -> bool {
    first > 0 && words.is_mark(first - 1, &['"', '“', '‘', '«', '\'']) && words.is_mark(last + 1, &['"', '”', '’', '»', '\'', ',', '.'])
}

/// Whether a listed name stands right beside a run, so that the run is a part of something longer.
fn beside_known(words: &Words<'_>, first: usize, last: usize) -> bool {
    let after = words.get(last + 1).is_some_and(|w| {
        w.known && w.token.kind == TokenKind::Latin && w.passage == words.all[last].passage && is_capital(words, last + 1)
    });
    let before = first > 0
        && words.all[first - 1].known
        && words.all[first - 1].passage == words.all[first].passage
        && is_capital(words, first - 1)
        && !words.written(first - 1).contains(['\'', '’']);
    let demonym = first > 0 && words.is(first - 1, Marks::DEMONYM);
    after || (before && !demonym && !words.is(first, Marks::TITLE.with(Marks::OFFICE)))
}

/// "spokesman John Roe", "researcher Jane Roe".
fn office_before(words: &Words<'_>, first: usize) -> bool {
    words.is(first - 1, Marks::OFFICE) && words.all[first - 1].passage == words.all[first].passage && !is_capital(words, first - 1)
}

/// A body, company or area: by its last word, or by its first before "of".
fn body(words: &Words<'_>, run: &[usize], to: usize) -> Option<Candidate> {
    let (&first, &last) = (run.first()?, run.last()?);
    let marks = words.marks(last);
    let own = run.len() > 1 && !words.is(run[run.len() - 2], Marks::TITLE);
    // A capital that is no office or adjective before the head: "Brennan Center", but not "The University", "City Council".
    let telling = run[..run.len() - 1].iter().any(|&i| {
        !words.is(
            i,
            Marks::DEMONYM
                .with(Marks::TAIL)
                .with(Marks::NEVER)
                .with(Marks::COMMON)
                .with(Marks::TITLE)
                .with(Marks::OFFICE)
                .with(Marks::BODY)
                .with(Marks::AREA),
        ) && words.written(i).len() > 2
    });
    let of = of_phrase(words, last, to);
    if let Some(end) = of.filter(|_| words.is(last, Marks::BODY_OF)) {
        let count = end - first;
        return (count <= BODY).then(|| Candidate::of(words, first, end, Kind::Organisation, 70));
    }
    if own && telling && marks.any(Marks::FIRM) {
        return Some(Candidate::of(words, first, last, Kind::Organisation, 80));
    }
    if own && telling && marks.any(Marks::BODY) && run.len() <= BODY {
        let weight = if run.len() > 2 { 75 } else { 65 };
        let acronym = bracketed_acronym(words, run);
        return Some(Candidate::of(words, first, last, Kind::Organisation, weight + if acronym { 20 } else { 0 }));
    }
    if own && telling && marks.any(Marks::AREA) && run.len() <= PERSON && !words.is(first, Marks::TITLE) {
        return Some(Candidate::of(words, first, last, Kind::Place, 65));
    }
    let area_of = words.is(first, Marks::AREA_OF) && matches!(words.key(first), "mount" | "mt" | "lake" | "cape" | "fort" | "port");
    (area_of && (2..=3).contains(&run.len())).then(|| Candidate::of(words, first, last, Kind::Place, 60))
}

/// "University **of Oslo**", "Department **of Health and Safety**": the last word of what a head rules.
fn of_phrase(words: &Words<'_>, head: usize, to: usize) -> Option<usize> {
    if !matches!(words.key(head + 1), "of" | "for") || words.all[head + 1].token.kind != TokenKind::Latin {
        return None;
    }
    let mut j = head + 2;
    if words.key(j) == "the" {
        j += 1;
    }
    let mut last = None;
    while j < to && j < head + 2 + BODY && !words.all[j].known {
        if is_capital(words, j) && !words.is(j, Marks::NEVER) {
            last = Some(j);
        } else if !(matches!(words.key(j), "and" | "of") && last == Some(j - 1) && j + 1 < to && is_capital(words, j + 1)) {
            break;
        }
        j += 1;
    }
    last
}

/// "Electronic Frontier Foundation (EFF)": the first letters stand in brackets after it.
fn bracketed_acronym(words: &Words<'_>, run: &[usize]) -> bool {
    let last = run[run.len() - 1];
    if !words.is_mark(last + 1, &['(']) || !words.is_mark(last + 3, &[')']) || !is_acronym(words, last + 2) {
        return false;
    }
    let letters: String = run.iter().filter_map(|&i| words.written(i).chars().next()).collect();
    words.written(last + 2).eq_ignore_ascii_case(&letters)
}

/// A person: a given name or a title, and the family name after it.
fn person(words: &Words<'_>, run: &[usize], title: bool, small: &HashSet<&str>) -> Option<Candidate> {
    let name: Vec<usize> = run.iter().copied().take_while(|&i| fits_person(words, i)).collect();
    let (&first, &last) = (name.first()?, name.last()?);
    // What is left of the run is part of something longer: "George Mason Patriots".
    if name.len() != run.len() || name.len() > PERSON {
        return None;
    }
    let head = words.marks(first);
    let initial = |i: usize| {
        words.written(i).chars().filter(|c| c.is_alphabetic()).count() <= 2
            && words.written(i).chars().all(|c| c.is_uppercase() || c == '.')
    };
    if name.len() == 1 {
        let weak = small.contains(words.key(first)) || initial(first) || head.any(Marks::COMMON.with(Marks::VERB));
        let weight = if head.any(Marks::GIVEN) && !title { 30 } else { 55 };
        return ((title || head.any(Marks::GIVEN)) && !weak && !at_head_word(words, first, small)).then(|| Candidate {
            parts: 1,
            short: None,
            ..Candidate::of(words, first, last, Kind::Person, weight)
        });
    }
    let family = words.marks(last);
    let odd_family = !family.any(Marks::COMMON.with(Marks::DEMONYM)) && !small.contains(words.key(last)) && !initial(last);
    let mut weight = if head.any(Marks::GIVEN) && odd_family {
        80
    } else if head.any(Marks::GIVEN) || (head.any(Marks::GIVEN_WORD) && odd_family) {
        60
    } else if initial(first) && odd_family {
        65
    } else if title || said(words, first, last) {
        50
    } else {
        return None;
    };
    if family.any(Marks::GIVEN.with(Marks::SURNAME)) {
        weight += 5;
    }
    if title {
        weight += 20;
    }
    if said(words, first, last) || aged(words, last) {
        weight += 15;
    }
    // "Jr." and particles belong to the family name.
    let surname = if matches!(words.key(last), "jr" | "sr" | "ii" | "iii") && name.len() > 2 { name[name.len() - 2] } else { last };
    Some(Candidate {
        parts: u8::try_from(name.len()).unwrap_or(u8::MAX),
        short: Some(words.key(surname).to_owned()),
        ..Candidate::of(words, first, last, Kind::Person, weight)
    })
}

fn at_head_word(words: &Words<'_>, i: usize, small: &HashSet<&str>) -> bool {
    at_head(words, i) && small.contains(words.key(i))
}

/// Whether a capitalised word can be a part of a person's name.
fn fits_person(words: &Words<'_>, i: usize) -> bool {
    let marks = words.marks(i);
    let name = marks.any(Marks::GIVEN.with(Marks::SURNAME).with(Marks::GIVEN_WORD));
    let other =
        Marks::NEVER.with(Marks::COMMON).with(Marks::BODY).with(Marks::AREA).with(Marks::FIRM).with(Marks::OFFICE).with(Marks::TITLE);
    // "J.D." is of a name, "A.N.C." is of a product.
    let dots = words.written(i).matches('.').count();
    if dots > 2 {
        return false;
    }
    let short_initial = words.written(i).len() <= 4 && dots > 0;
    !words.written(i).chars().any(|c| c.is_ascii_digit())
        && (name || short_initial || words.written(i).chars().count() == 1 || (!marks.any(other) && !is_acronym(words, i)))
}

/// "Roe said", "said Roe".
fn said(words: &Words<'_>, first: usize, last: usize) -> bool {
    let says = |i: usize| words.is(i, Marks::SPEECH.with(Marks::SAYS)) && !is_capital(words, i);
    says(last + 1) || (first > 0 && says(first - 1))
}

/// "Jane Roe, 34,".
fn aged(words: &Words<'_>, last: usize) -> bool {
    words.is_mark(last + 1, &[','])
        && words.get(last + 2).is_some_and(|w| w.token.kind == TokenKind::Number)
        && words.is_mark(last + 3, &[',', '.'])
}
