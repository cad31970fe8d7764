//! Where an English title may begin and end, and the pattern "X said (on Tuesday) that Y".

use super::english_whole::has_predicate;
use super::line::{Line, is_closing, is_comma, is_dash, is_opening, is_stop};
use super::{Attributed, Start};
use crate::knowledge::words;
use crate::text::TokenKind;

/// Most words of a speaker who is put before a colon.
const LONGEST_SPEAKER: usize = 6;
/// Furthest that the verb of saying stands from the sentence's head, in tokens.
const FURTHEST_VERB: usize = 9;
/// Furthest that the comma after a leading adverbial stands from the sentence's head, in tokens.
const LONGEST_LEAD_IN: usize = 24;
/// Most tokens of an attribution that trails a sentence: ", the ministry said in a statement on Monday".
const LONGEST_ATTRIBUTION: usize = 16;

/// Whether a word can be a finite verb: a listed form, or one in -ed that no article, preposition or "to be" precedes.
pub(super) fn is_finite(line: &Line<'_>, at: usize) -> bool {
    let key = line.key(at);
    if words::english_verbs().contains(key) || words::english_reporting_verbs().contains(key) {
        let before = line.kept_before(at).map_or("", |i| line.key(i));
        return !matches!(before, "the" | "a" | "an" | "to" | "of" | "his" | "her" | "its" | "their" | "for" | "in" | "on");
    }
    let plain = line.text_of(at).chars().next().is_some_and(char::is_lowercase);
    if !plain || !key.ends_with("ed") || key.len() < 5 {
        return false;
    }
    let before = line.kept_before(at).map_or("", |i| line.key(i));
    let after = line.kept_from(at + 1).map_or("", |i| line.key(i));
    let noun_before =
        !words::english_stop_words().contains(before) || matches!(before, "who" | "which" | "that" | "he" | "she" | "they" | "it" | "we");
    noun_before && !matches!(after, "by") && line.kept_before(at).is_some_and(|i| !line.words[i].is_mark())
}

fn is_participle(key: &str) -> bool {
    key.len() >= 5 && (key.ends_with("ing") || key.ends_with("ed"))
}

/// Past participles that no ending shows: "the dress worn" waits for "by".
const PARTICIPLES: [&str; 16] = [
    "worn", "seen", "known", "taken", "given", "made", "held", "done", "shown", "written", "driven", "led", "sent", "built", "run", "left",
];

/// Measures of time.
const UNITS: [&str; 14] =
    ["second", "seconds", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decades"];

/// How good an end lies between the kept tokens `last` and `next`; 0 to 1, `None` where no title may end.
pub(super) fn edge(line: &Line<'_>, last: usize, next: Option<usize>) -> Option<f32> {
    let key = line.key(last);
    let word = &line.words[last];
    if word.is_mark() && !is_closing(key) && !matches!(key, "\"" | "%" | "?" | "!" | "'" | "’") {
        return None;
    }
    // "contradict it," is complete.
    let object = matches!(key, "it" | "them" | "him" | "her") && next.is_none_or(|n| line.words[n].is_mark());
    if words::english_never_last().contains(key)
        && !object
        && !(word.kind == TokenKind::Latin && line.text_of(last).chars().all(char::is_uppercase) && key.len() > 1)
    {
        return None;
    }
    let Some(next) = next else { return line.whole.then_some(1.0) };
    let following = line.key(next);
    if line.words[next].is_mark() {
        return edge_at_mark(line, next, following);
    }
    if !line.spaced_before(next) {
        return None;
    }
    // "to ensure …": the infinitive waits for its object.
    if line.kept_before(last).is_some_and(|i| line.key(i) == "to") && !line.text_of(last).starts_with(char::is_uppercase) {
        return None;
    }
    if line.phrase(words::english_clause_openers(), next) > 0 {
        // "as" after an adjective or a verb compares or names ("seen as", "as many as").
        let loose = is_participle(key) || words::english_verbs().contains(key);
        // "just weeks before": the measure goes with what it measures.
        if matches!(following, "before" | "after" | "since" | "until") && UNITS.contains(&key)
            || matches!(following, "where" | "how" | "why" | "what" | "whether") && is_finite(line, last)
        {
            return None;
        }
        return match following {
            // "as" opens a clause, or it names ("announced Rivas as the winner").
            "as" if !(next + 2..(next + 7).min(line.words.len())).any(|i| is_finite(line, i)) => None,
            "who" | "whose" | "whom" | "where" => Some(0.45),
            "as" | "without" | "if" | "once" | "including" | "but" if loose => None,
            _ => Some(0.75),
        };
    }
    if following == "and" {
        let verb = line.kept_from(next + 1).is_some_and(|i| is_finite(line, i));
        return verb.then_some(0.5);
    }
    let verbal = matches!(key, "complete" | "due" | "able" | "ready" | "full" | "famous" | "available" | "responsible" | "likely")
        || PARTICIPLES.contains(&key)
        || is_participle(key)
        || words::english_verbs().contains(key)
        || key.ends_with("ly");
    (!verbal && line.phrase(words::english_adjuncts(), next) > 0).then_some(match following {
        "for" | "with" | "by" | "over" | "against" | "about" | "into" | "between" => 0.2,
        _ => 0.3,
    })
}

fn edge_at_mark(line: &Line<'_>, next: usize, mark: &str) -> Option<f32> {
    if is_stop(mark) {
        let rest = (next + 1..line.words.len()).all(|i| line.words[i].dropped || line.words[i].is_mark());
        return (rest && mark != "?").then_some(1.0);
    }
    if is_dash(mark) {
        return (line.spaced_before(next) || mark == "—").then_some(0.75);
    }
    if mark == ":" {
        let before = line.kept_before(next).map_or("", |i| line.key(i));
        return (!words::english_reporting_verbs().contains(before)
            && !matches!(before, "following" | "this" | "these" | "includes" | "include"))
        .then_some(0.8);
    }
    if !is_comma(mark) {
        return None;
    }
    if mark == ";" {
        return Some(0.95);
    }
    let Some(after) = line.kept_from(next + 1) else { return Some(1.0) };
    let key = line.key(after);
    let opens = line.phrase(words::english_clause_openers(), after) > 0
        || matches!(
            key,
            "which" | "but" | "so" | "with" | "and" | "or" | "yet" | "saying" | "making" | "leaving" | "citing" | "calling" | "part"
        );
    if key == "and" || key == "or" {
        // The last of a list, or a clause of its own.
        let clause = (after + 1..(after + 8).min(line.words.len())).any(|i| is_finite(line, i));
        return Some(if clause { 0.7 } else { 0.1 });
    }
    if opens || key.ends_with("ing") || attribution_at(line, after) { Some(0.9) } else { Some(0.3) }
}

/// Whether nothing but an attribution stands from `at` to the sentence's end: "the ministry said on Monday".
fn attribution_at(line: &Line<'_>, at: usize) -> bool {
    let end = line.words.len().min(at + LONGEST_ATTRIBUTION);
    let says = (at..end).find(|&i| words::english_reporting_verbs().contains(line.key(i)));
    says.is_some_and(|i| i < at + 10 && !(at..i).any(|j| is_comma(line.key(j)) && j + 8 < i && !line.words[j].dropped))
}

pub(super) const LEAD_INS: [&str; 34] = [
    "in",
    "on",
    "after",
    "as",
    "when",
    "while",
    "despite",
    "with",
    "for",
    "at",
    "by",
    "during",
    "following",
    "since",
    "before",
    "if",
    "because",
    "amid",
    "from",
    "under",
    "once",
    "until",
    "although",
    "though",
    "to",
    "according",
    "unlike",
    "like",
    "over",
    "ahead",
    "just",
    "less",
    "even",
    "whether",
];

/// The places where a title may begin.
pub(super) fn starts(line: &Line<'_>) -> Vec<Start> {
    let mut found = Vec::new();
    let Some(head) = head(line) else { return found };
    let adverbial = LEAD_INS.contains(&line.key(head)) || is_participle(line.key(head));
    if !adverbial {
        found.push(Start { at: without_article(line, head), cut: 0, quality: 1.0, clause: false });
    }
    if adverbial {
        let limit = (head + LONGEST_LEAD_IN).min(line.words.len());
        for comma in (head + 1..limit).filter(|&i| is_comma(line.key(i)) && !line.words[i].dropped) {
            let Some(main) = line.kept_from(comma + 1) else { break };
            if line.words[main].is_mark() {
                continue;
            }
            // The main clause has a verb of its own before the next comma and does not begin with a conjunction.
            let stop = (main + 1..line.words.len()).find(|&i| is_comma(line.key(i)) && !line.words[i].dropped).unwrap_or(line.words.len());
            let clause = (main + 1..stop).any(|i| is_finite(line, i));
            if clause
                && !matches!(line.key(main), "and" | "or" | "but" | "which" | "who" | "where" | "when")
                && !LEAD_INS.contains(&line.key(main))
            {
                found.push(Start { at: without_article(line, main), cut: 0, quality: 0.85, clause: false });
                break;
            }
        }
    }
    if adverbial && found.is_empty() {
        // No main clause was found: the sentence counts as a whole or not at all.
        found.push(Start { at: head, cut: 0, quality: 0.1, clause: false });
    }
    clause_starts(line, head, &mut found);
    found
}

/// Furthest into a sentence that a clause of its own begins, in tokens.
const FURTHEST_CLAUSE: usize = 25;

/// A clause within the sentence that stands alone: what follows "that", "as", "after" or ", and", with a subject that is
/// no pronoun and a verb of its own.
fn clause_starts(line: &Line<'_>, head: usize, found: &mut Vec<Start>) {
    let limit = (head + FURTHEST_CLAUSE).min(line.words.len());
    for i in head + 1..limit {
        if line.words[i].dropped {
            continue;
        }
        let quality = match line.key(i) {
            "that" if line.kept_before(i).is_some_and(|b| words::english_reporting_verbs().contains(line.key(b))) => 0.7,
            "that" | "," => 0.4,
            // Without a comma "and" may join two nouns.
            "and" if !line.kept_before(i).is_some_and(|b| is_comma(line.key(b))) => continue,
            "after" | "as" | "because" | "while" | "when" | "but" | "although" | "though" | "where" | "and" | ";" | ":" => 0.5,
            _ => continue,
        };
        let Some(at) = line.kept_from(i + 1) else { break };
        let first = line.key(at);
        let subject = !line.words[at].is_mark()
            && !words::english_leaning().contains(first)
            && (!words::english_never_last().contains(first)
                || matches!(first, "the" | "a" | "an" | "more" | "most" | "some" | "many" | "no"))
            && !LEAD_INS.contains(&first)
            && !is_finite(line, at)
            && !words::english_verbs().contains(first)
            && !is_participle(first)
            && !first.ends_with("ly");
        let stop = (at + 1..line.words.len())
            .find(|&j| line.words[j].is_mark() && !line.words[j].dropped && (is_comma(line.key(j)) || is_stop(line.key(j))))
            .unwrap_or(line.words.len());
        if subject && has_predicate(line, at..stop) {
            found.push(Start { at: without_article(line, at), cut: 0, quality, clause: false });
        }
    }
}

pub(super) fn head(line: &Line<'_>) -> Option<usize> {
    let mut at = line.kept_from(0)?;
    for _ in 0..3 {
        while line.words.get(at).is_some_and(|w| {
            w.dropped || w.is_mark() && !is_opening(&w.key) && w.key != "\"" && w.key != "$" && w.key != "£" && w.key != "€"
        }) {
            at += 1;
        }
        let mut taken = line.phrase(words::english_openers(), at);
        // "Last month, …": when it was, before the comma.
        if matches!(line.key(at), "last" | "this" | "earlier") && (at + 2..at + 4).any(|i| is_comma(line.key(i))) {
            taken = if is_comma(line.key(at + 2)) { 2 } else { 3 };
        }
        if taken == 0 {
            break;
        }
        at += taken;
        if is_comma(line.key(at)) || line.key(at) == ":" {
            at += 1;
        }
    }
    (at < line.words.len()).then_some(at)
}

/// A headline drops the article at its head, unless the article belongs to a name ("The Hague") or to a number ("a few").
fn without_article(line: &Line<'_>, at: usize) -> usize {
    const KEEP: [&str; 18] = [
        "few", "lot", "number", "little", "couple", "handful", "dozen", "hundred", "thousand", "million", "billion", "more", "most",
        "same", "only", "very", "other", "majority",
    ];
    let next = at + 1;
    let article = matches!(line.key(at), "the" | "a" | "an");
    let plain = line.words.get(next).is_some_and(|w| !w.dropped && w.kind == TokenKind::Latin)
        && line.text_of(next).chars().next().is_some_and(char::is_lowercase);
    if article && plain && !KEEP.contains(&line.key(next)) { next } else { at }
}

/// Verbs of saying that a colon can stand for.
const COLON: [&str; 14] = [
    "said", "says", "told", "warned", "warns", "claimed", "claims", "insisted", "insists", "argued", "argues", "admitted", "stated",
    "believes",
];

/// "The ministry said on Tuesday that prices fell": who speaks, and where what is said begins.
pub(super) fn attributed(line: &Line<'_>) -> Option<Attributed> {
    let head = head(line)?;
    let limit = (head + FURTHEST_VERB).min(line.words.len());
    let verb = (head + 1..limit).find(|&i| !line.words[i].dropped && COLON.contains(&line.key(i)))?;
    let subject = head..line.kept_before(verb)? + 1;
    let plain = |i: usize| {
        line.words[i].dropped
            || !(is_comma(line.key(i))
                || is_finite(line, i)
                || matches!(line.key(i), "that" | "who" | "and" | "as" | "has" | "had" | "have" | "also"))
    };
    if !subject.clone().all(plain) || !(1..=LONGEST_SPEAKER).contains(&line.count(subject.clone())) || LEAD_INS.contains(&line.key(head)) {
        return None;
    }
    let mut clause = line.kept_from(verb + 1)?;
    if line.key(verb) == "told" {
        // "told CNN that": whoever is told goes; without "that" there is no telling where it ends.
        clause = (clause..(clause + 6).min(line.words.len())).find(|&i| line.key(i) == "that" && !line.words[i].dropped)?;
    }
    if line.key(clause) == "that" {
        clause = line.kept_from(clause + 1)?;
    }
    let first = line.key(clause);
    let stands = !words::english_leaning().contains(first)
        && !line.words[clause].is_mark()
        && !LEAD_INS.contains(&first)
        && !words::english_never_last().contains(first)
        || matches!(first, "the" | "a" | "an" | "no" | "more" | "some" | "most" | "many");
    let has_verb = (clause + 1..(clause + 16).min(line.words.len())).any(|i| is_finite(line, i));
    (stands && has_verb && !words::english_leaning().contains(line.key(head)) && !matches!(line.key(head), "a" | "an"))
        .then(|| Attributed { speaker: without_article(line, head)..subject.end, clause: without_article(line, clause) })
}
