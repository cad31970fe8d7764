//! Where an English title may begin, and the pattern "X said (on Tuesday) that Y".

use super::candidate::{Attributed, Start};
use super::english::Tagged;
use super::english_tags::Tag;
use super::english_whole::wholeness;
use super::line::{Line, is_comma, is_opening, is_stop};
use crate::knowledge::words;
use crate::text::TokenKind;

/// Most words of a speaker who is put before a colon.
const LONGEST_SPEAKER: usize = 6;
/// Furthest that the verb of saying stands from the sentence's head, in tokens.
const FURTHEST_VERB: usize = 9;
/// Furthest that the comma after a leading adverbial stands from the sentence's head, in tokens.
const LONGEST_LEAD_IN: usize = 24;

/// Words with which an adverbial begins.
const LEAD_INS: [&str; 34] = [
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
pub(super) fn starts(tagged: &Tagged<'_, '_>) -> Vec<Start> {
    let line = tagged.line;
    let mut found = Vec::new();
    let Some(head) = head(line) else { return found };
    let tag = tagged.tags[head];
    let adverbial = LEAD_INS.contains(&line.key(head))
        || matches!(tag, Tag::Preposition | Tag::Either | Tag::Subordinator | Tag::To | Tag::Ing | Tag::Participle)
        || is_participle(line.key(head)) && tag != Tag::Name;
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
            let clause = (main + 1..stop).any(|i| tagged.finite(i));
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
    clause_starts(tagged, head, &mut found);
    found
}

/// Furthest into a sentence that a clause of its own begins, in tokens.
const FURTHEST_CLAUSE: usize = 25;

/// A clause within the sentence that stands alone: what follows "that", "as", "after" or ", and", with a subject that is
/// no pronoun and a verb of its own.
fn clause_starts(tagged: &Tagged<'_, '_>, head: usize, found: &mut Vec<Start>) {
    let line = tagged.line;
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
            && first != "there"
            && !LEAD_INS.contains(&first)
            && !tagged.finite(at)
            && !is_participle(first)
            && !first.ends_with("ly");
        let stop = (at + 1..line.words.len())
            .find(|&j| line.words[j].is_mark() && !line.words[j].dropped && (is_comma(line.key(j)) || is_stop(line.key(j))))
            .unwrap_or(line.words.len());
        if subject && wholeness(line, &tagged.tags, at..stop).verb.is_some() {
            found.push(Start { at: without_article(line, at), cut: 0, quality, clause: false });
        }
    }
}

fn head(line: &Line<'_>) -> Option<usize> {
    let mut at = line.kept_from(0)?;
    for _ in 0..3 {
        while line.words.get(at).is_some_and(|w| {
            w.dropped || w.is_mark() && !is_opening(&w.key) && w.key != "\"" && w.key != "$" && w.key != "£" && w.key != "€"
        }) {
            at += 1;
        }
        let mut taken = line.phrase(words::english_openers(), at);
        // A label or a place: "Exclusive: …", "LONDON: …".
        let capitals = line.key(at).len() > 2 && line.text_of(at).chars().all(char::is_uppercase);
        if line.key(at + 1) == ":" && (capitals || words::kickers().contains(line.key(at))) {
            taken = 1;
        }
        // "Last month, …": when it was, before the comma.
        if matches!(line.key(at), "last" | "this" | "earlier") && (at + 2..at + 4).any(|i| is_comma(line.key(i))) {
            taken = if is_comma(line.key(at + 2)) { 2 } else { 3 };
        }
        // "A few hours later, …"
        if let Some(when) = (at + 1..at + 6)
            .find(|&i| matches!(line.key(i), "later" | "ago" | "earlier" | "afterwards"))
            .filter(|&i| is_comma(line.key(i + 1)))
        {
            taken = when + 1 - at;
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
pub(super) fn attributed(tagged: &Tagged<'_, '_>) -> Option<Attributed> {
    let line = tagged.line;
    let head = head(line)?;
    let limit = (head + FURTHEST_VERB).min(line.words.len());
    let verb = (head + 1..limit).find(|&i| !line.words[i].dropped && COLON.contains(&line.key(i)))?;
    let subject = head..line.kept_before(verb)? + 1;
    let plain = |i: usize| {
        line.words[i].dropped
            || !(is_comma(line.key(i))
                || tagged.finite(i)
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
    let has_verb = (clause + 1..(clause + 16).min(line.words.len())).any(|i| tagged.finite(i));
    (stands && has_verb && !words::english_leaning().contains(line.key(head)) && !matches!(line.key(head), "a" | "an"))
        .then(|| Attributed { speaker: without_article(line, head)..subject.end, clause: without_article(line, clause) })
}

fn is_participle(key: &str) -> bool {
    key.len() >= 5 && (key.ends_with("ing") || key.ends_with("ed"))
}
