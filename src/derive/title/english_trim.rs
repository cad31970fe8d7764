//! Shorter forms of an English sentence: what an editor strikes from the middle of a lead.

use super::english_tags::{Tag, tags};
use super::line::Line;
use crate::knowledge::words;
use crate::text::TokenKind;

/// Most tokens of an aside between two commas.
const LONGEST: usize = 28;
/// Words that lean on what was said before, or that every report could have.
const IDLE: [&str; 8] = ["also", "recently", "currently", "reportedly", "officially", "actually", "basically", "therefore"];

/// The sentence without its asides, then its shorter forms.
pub(super) fn variants<'t>(line: &Line<'t>) -> Vec<Line<'t>> {
    let mut first = line.clone();
    drop_idle(&mut first);
    drop_periods(&mut first);
    drop_ages(&mut first);
    drop_regions(&mut first);
    drop_subject_asides(&mut first);
    let mut found = vec![first];
    let mut shorter = found[0].clone();
    if drop_asides(&mut shorter) {
        found.push(shorter.clone());
    }
    if drop_offices(&mut shorter) {
        found.push(shorter.clone());
    }
    if drop_subject_modifiers(&mut shorter) {
        found.push(shorter);
    }
    found
}

/// "also", "recently".
fn drop_idle(line: &mut Line<'_>) {
    for i in 1..line.words.len() {
        let hugged = line.spaced_after(i) && !line.words.get(i + 1).is_some_and(super::line::Word::is_mark);
        if hugged
            && IDLE.contains(&line.key(i))
            && !matches!(line.key(i - 1), "but" | "more" | "most" | "not")
            && line.key(i) != "reportedly"
        {
            line.words[i].dropped = true;
        }
    }
}

/// "this week", "last month", "earlier this year" at the end of a phrase: when it was.
fn drop_periods(line: &mut Line<'_>) {
    const UNITS: [&str; 9] = ["week", "month", "year", "night", "weekend", "morning", "afternoon", "evening", "summer"];
    for i in 2..line.words.len().saturating_sub(1) {
        if !(matches!(line.key(i), "this" | "last") && UNITS.contains(&line.key(i + 1))) || line.words[i].dropped {
            continue;
        }
        let before = line.key(i - 1);
        let ends = line.kept_from(i + 2).is_none_or(|n| {
            line.words[n].is_mark() && !matches!(line.key(n), "'" | "’" | "-")
                || matches!(
                    line.key(n),
                    "after" | "that" | "as" | "when" | "in" | "to" | "for" | "with" | "and" | "at" | "by" | "amid" | "during"
                )
        });
        let held = line.words[i - 1].is_mark()
            || matches!(
                before,
                "of" | "in"
                    | "until"
                    | "since"
                    | "from"
                    | "for"
                    | "during"
                    | "by"
                    | "over"
                    | "than"
                    | "before"
                    | "after"
                    | "and"
                    | "to"
                    | "the"
                    | "as"
                    | "is"
                    | "was"
                    | "within"
                    | "through"
                    | "at"
                    | "are"
                    | "were"
            );
        if !ends || held {
            continue;
        }
        let from = if matches!(before, "earlier" | "later" | "late" | "early") { i - 1 } else { i };
        line.drop_range(from..i + 2);
    }
}

/// "Jane Roe, who led the inquiry, resigned": between the subject and its verb.
fn drop_subject_asides(line: &mut Line<'_>) {
    let tags = tags(line);
    let mut i = 1;
    while i + 2 < line.words.len() {
        if tags[..i].iter().any(|t| t.is_finite())
            || matches!(tags[0], Tag::Either | Tag::Subordinator | Tag::Preposition | Tag::Ing | Tag::Participle | Tag::To)
        {
            return;
        }
        if !comma(line, i) || tags[i + 1] == Tag::Coordinator {
            i += 1;
            continue;
        }
        let end = (i + 2..line.words.len().min(i + LONGEST)).find(|&j| comma(line, j) && next_tag(&tags, j).is_some_and(Tag::is_finite));
        let Some(end) = end else { return };
        if line.balanced(i..end) {
            line.drop_range(i..end + 1);
        }
        i = end + 1;
    }
}

fn next_tag(tags: &[Tag], at: usize) -> Option<Tag> {
    tags[at + 1..].iter().copied().find(|t| !matches!(t, Tag::Dropped | Tag::Adverb))
}

/// ", who joined in May," and ", the ministry's spokesman," further on, where the sentence goes on behind the second comma.
fn drop_asides(line: &mut Line<'_>) -> bool {
    let tags = tags(line);
    let mut any = false;
    let mut i = 2;
    while i + 2 < line.words.len() {
        let opens = comma(line, i)
            && tags[..i].iter().any(|t| t.is_nominal())
            && matches!(
                tags[i + 1],
                Tag::Relative | Tag::Determiner | Tag::Ing | Tag::Either | Tag::Preposition | Tag::Number | Tag::Participle | Tag::Owner
            );
        if !opens {
            i += 1;
            continue;
        }
        let Some(end) = (i + 2..line.words.len().min(i + LONGEST)).find(|&j| comma(line, j)) else { break };
        // A list has its own commas.
        let list = matches!(next_tag(&tags, end), Some(Tag::Coordinator) | None)
            || matches!(tags[i + 1], Tag::Determiner | Tag::Owner | Tag::Number) && (i + 1..end).any(|j| tags[j] == Tag::Coordinator);
        let goes_on =
            next_tag(&tags, end).is_some_and(|t| t.is_finite() || matches!(t, Tag::Preposition | Tag::To | Tag::Either | Tag::Participle));
        if !list && goes_on && line.balanced(i..end) {
            line.drop_range(i..end + 1);
            any = true;
            i = end + 1;
        } else {
            i += 1;
        }
    }
    any
}

fn comma(line: &Line<'_>, at: usize) -> bool {
    line.key(at) == "," && !line.words[at].dropped
}

/// "Jane Roe, 54, resigned": an age between commas.
fn drop_ages(line: &mut Line<'_>) {
    for i in 1..line.words.len().saturating_sub(1) {
        let age = line.words[i + 1].kind == TokenKind::Number && line.key(i + 1).len() == 2;
        let closes = line.words.get(i + 2).is_none_or(|w| w.is_mark() && matches!(w.key.as_str(), "," | "." | ";"));
        let name = line.words[i - 1].kind == TokenKind::Latin && line.text_of(i - 1).starts_with(char::is_uppercase);
        if comma(line, i) && age && closes && name && line.key(i - 1).len() > 3 {
            let to = if line.key(i + 2) == "," { i + 3 } else { i + 2 };
            line.drop_range(i..to);
        }
    }
}

/// "The report of a panel investigating the leak will be late" -> "The report of a panel will be late": what a long subject
/// carries between its noun and its verb.
fn drop_subject_modifiers(line: &mut Line<'_>) -> bool {
    const SHORTEST: usize = 3;
    const FURTHEST: usize = 34;
    let tags = tags(line);
    let Some(head) = line.kept_from(0).filter(|&h| tags[h].opens_noun() && tags[h] != Tag::Pronoun) else { return false };
    let limit = line.words.len().min(head + FURTHEST);
    // From the first participle, relative or adjunct after the subject's noun.
    let opens = |i: usize| {
        tags[i - 1].is_nominal()
            && (matches!(tags[i], Tag::Ing | Tag::Participle | Tag::Relative)
                || tags[i] == Tag::That
                || tags[i] == Tag::Preposition && line.key(i) != "of" && !words::english_waiting().contains(line.key(i - 1)))
    };
    let Some(from) =
        (head + 1..limit).take_while(|&i| !tags[i].is_finite() && !parts(line, i)).find(|&i| !line.words[i].dropped && opens(i))
    else {
        return false;
    };
    let relative = matches!(tags[from], Tag::Relative | Tag::That);
    let mut verbs = (from + 1..limit).take_while(|&i| !parts(line, i)).filter(|&i| tags[i].is_finite());
    let first = verbs.next();
    // The relative clause has a verb of its own.
    let verb = if relative {
        verbs.find(|&i| tags[i - 1] != Tag::Coordinator && tags[i - 1] != Tag::Adverb && tags[i - 1].is_nominal())
    } else {
        first
    };
    let Some(verb) = verb else { return false };
    let to = if tags[verb - 1] == Tag::Adverb { verb - 1 } else { verb };
    if to <= from || line.count(from..to) < SHORTEST || !line.balanced(from..to) {
        return false;
    }
    line.drop_range(from..to);
    true
}

/// Whether a mark that parts clauses stands at `at`.
fn parts(line: &Line<'_>, at: usize) -> bool {
    !line.words[at].dropped
        && line.words[at].is_mark()
        && (matches!(line.key(at), "," | ";" | ":" | ".") || line.spaced_before(at) && matches!(line.key(at), "-" | "–" | "—"))
}

/// "in Dover, Delaware, on": the region of a town, where the sentence goes on.
fn drop_regions(line: &mut Line<'_>) {
    let capital = |line: &Line<'_>, i: usize| line.words[i].kind == TokenKind::Latin && line.text_of(i).starts_with(char::is_uppercase);
    for i in 2..line.words.len().saturating_sub(3) {
        let end = if comma(line, i + 2) { i + 2 } else { i + 3 };
        if !comma(line, i) || !comma(line, end) || !(i + 1..end).all(|j| capital(line, j)) || !capital(line, i - 1) {
            continue;
        }
        let place = (1..4).any(|back| i > back && matches!(line.key(i - 1 - back), "in" | "at" | "near" | "from" | "of" | "outside"));
        let list = line
            .words
            .get(end + 1)
            .is_none_or(|w| matches!(w.key.as_str(), "and" | "or") || line.text_of(end + 1).starts_with(char::is_uppercase));
        if place && !list {
            line.drop_range(i..end + 1);
        }
    }
}

/// "Republican President Jane Roe" -> "Jane Roe": offices before a first name and a surname.
fn drop_offices(line: &mut Line<'_>) -> bool {
    const OFFICES: [&str; 16] = [
        "president",
        "senator",
        "sen",
        "representative",
        "rep",
        "governor",
        "gov",
        "secretary",
        "minister",
        "chancellor",
        "congressman",
        "congresswoman",
        "mayor",
        "director",
        "justice",
        "judge",
    ];
    let capital = |line: &Line<'_>, i: usize| {
        line.words.get(i).is_some_and(|w| w.kind == TokenKind::Latin && !w.dropped) && line.text_of(i).starts_with(char::is_uppercase)
    };
    let mut any = false;
    for i in 0..line.words.len() {
        if !OFFICES.contains(&line.key(i)) || !capital(line, i) || line.words[i].dropped {
            continue;
        }
        let name = if line.key(i + 1) == "." { i + 2 } else { i + 1 };
        if !(capital(line, name) && capital(line, name + 1)) || words::english_word_classes().class(line.key(name)).is_some() {
            continue;
        }
        let mut from = i;
        while from > 0
            && capital(line, from - 1)
            && matches!(
                line.key(from - 1),
                "republican" | "democratic" | "former" | "vice" | "us" | "u.s." | "prime" | "foreign" | "defense" | "state"
            )
        {
            from -= 1;
        }
        if from > 0 && line.key(from - 1) == "former"
            || from > 0 && capital(line, from - 1) && line.spaced_before(from) && !line.words[from - 1].is_mark()
        {
            continue;
        }
        line.drop_range(from..name);
        any = true;
    }
    any
}
