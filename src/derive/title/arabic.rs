//! Where an Arabic title may begin.

use super::Start;
use super::arabic_speech::{FURTHEST_PARTICLE, is_plainly_accusative};
use super::arabic_words::{is_preposition, is_verb, looks_like_past, looks_like_present, phrase_with_first, rest_len, without_conjunction};
use super::line::{Line, is_comma, is_opening};
use crate::knowledge::arabic_verbs::{Needs, needs};
use crate::knowledge::words;
use crate::text::TokenKind;

/// Furthest that the comma after a leading adverbial stands from the sentence's head, in tokens.
pub(super) const LONGEST_LEAD_IN: usize = 24;

/// The places where a title may begin.
pub(super) fn starts(line: &Line<'_>) -> Vec<Start> {
    let mut found = Vec::new();
    let Some((head, cut)) = head(line) else { return found };
    let adverbial = expected(line, head).is_none()
        && (line.phrase(words::arabic_clause_openers(), head) > 0
            || line.phrase(words::arabic_adjuncts(), head) > 0
            || is_preposition(line.key(head)));
    if adverbial {
        let limit = (head + LONGEST_LEAD_IN).min(line.words.len());
        for comma in (head + 2..limit).filter(|&i| is_comma(line.key(i)) && !line.words[i].dropped) {
            let Some(main) = line.kept_from(comma + 1) else { break };
            if line.words[main].is_mark() {
                continue;
            }
            let key = line.key(main);
            if is_verb(key) || looks_like_past(key) || looks_like_present(key) {
                found.push(Start { at: main, cut: 0, quality: 0.9, clause: false });
                break;
            }
            // «…، فقد كانت»: the particle is left out.
            if matches!(key, "فقد" | "وقد" | "فان")
                && let Some(verb) = line.kept_from(main + 1).filter(|&v| is_verb(line.key(v)))
            {
                found.push(Start { at: verb, cut: 0, quality: 0.8, clause: false });
                break;
            }
            if let Some(rest) = key.strip_prefix('ف').or_else(|| key.strip_prefix('و')).filter(|rest| is_verb(rest)) {
                let cut = line.text_of(main).len().saturating_sub(rest_len(line.text_of(main), rest));
                found.push(Start { at: main, cut, quality: 0.8, clause: false });
                break;
            }
        }
    }
    if adverbial && found.is_empty() {
        found.extend(main_verb(line, head).map(|at| Start { at, cut: 0, quality: 0.8, clause: false }));
    }
    // «كانت الساعة الثالثة حين فتح …»: the scene is a lead-in.
    if matches!(line.key(head), "كان" | "كانت") && matches!(line.key(head + 1), "الساعه" | "الساعة") {
        let limit = (head + LONGEST_LEAD_IN).min(line.words.len());
        let main = (head + 2..limit).find(|&i| matches!(line.key(i), "حين" | "عندما" | "حينما")).and_then(|i| line.kept_from(i + 1));
        found.extend(main.map(|at| Start { at, cut: 0, quality: 0.9, clause: false }));
        return found;
    }
    if !adverbial {
        found.push(Start { at: head, cut, quality: 1.0, clause: false });
    } else if found.is_empty() {
        // No main clause was found: the sentence counts as a whole or not at all.
        found.push(Start { at: head, cut, quality: 0.1, clause: false });
    }
    nominal_starts(line, head, &mut found);
    if let Some(particle) = (head + 2..(head + FURTHEST_PARTICLE).min(line.words.len()))
        .find(|&i| matches!(line.key(i), "ان" | "بان") && !line.words[i].dropped)
        && let Some(clause) = line.kept_from(particle + 1)
        && !is_verb(line.key(clause))
        && !looks_like_present(line.key(clause))
        && !line.words[clause].is_mark()
        && !is_plainly_accusative(line, clause)
    {
        found.push(Start { at: clause, cut: 0, quality: CLAUSE, clause: true });
    }
    found
}

/// «مع تطور الهواتف الذكية أصبحت الكاميرات …»: the main verb behind a lead-in without a comma, after a closed phrase. A verb
/// behind «التي» is the relative clause's.
fn main_verb(line: &Line<'_>, head: usize) -> Option<usize> {
    const SHORTEST_LEAD_IN: usize = 3;
    let limit = (head + LONGEST_LEAD_IN).min(line.words.len());
    let mut owed = 0;
    for i in (head + 1..limit).filter(|&i| !line.words[i].dropped) {
        let key = line.key(i);
        if line.words[i].is_mark() {
            return None;
        }
        if words::arabic_relatives().contains(key) || matches!(key, "ان" | "ما") {
            owed += 1;
        } else if needs(key).is_some_and(Needs::is_clear) {
            let before = line.kept_before(i)?;
            if owed > 0 {
                owed -= 1;
                continue;
            }
            let past = !key.starts_with(['ي', 'ت', 'س']);
            let closed = line.key(before).starts_with("ال") || line.words[before].named || past && line.key(before).ends_with('ة');
            if i >= head + SHORTEST_LEAD_IN && closed {
                return Some(i);
            }
        }
    }
    None
}

/// «من المتوقع أن تصدر …»: the verb that the phrase leads to.
pub(super) fn expected(line: &Line<'_>, at: usize) -> Option<usize> {
    let participle = line.kept_from(at + 1)?;
    let particle = line.kept_from(participle + 1)?;
    let known = matches!(
        line.key(participle),
        "المتوقع" | "المنتظر" | "المقرر" | "المرتقب" | "المرجح" | "المحتمل" | "الممكن" | "المومل" | "المزمع"
    );
    (line.key(at) == "من" && known && line.key(particle) == "ان").then(|| line.kept_from(particle + 1))?
}

/// How good a beginning the clause after «أن» is.
pub(super) const CLAUSE: f32 = 0.6;

/// Furthest into a sentence that a title without a verb begins, in tokens.
pub(super) const FURTHEST_NOMINAL: usize = 10;

/// «أعلنت الوزارة بدء تطبيق …» also holds the title «بدء تطبيق …»: a verbal noun with what it governs stands alone.
pub(super) fn nominal_starts(line: &Line<'_>, head: usize, found: &mut Vec<Start>) {
    let list = words::arabic_headline_nouns();
    let limit = (head + FURTHEST_NOMINAL).min(line.words.len().saturating_sub(2));
    if line.number > 0 || !is_verb(line.key(head)) {
        return;
    }
    for at in head + 1..limit.max(head + 1) {
        let word = &line.words[at];
        if word.dropped || word.kind != TokenKind::Arabic || line.words[at + 1].is_mark() {
            continue;
        }
        let governs = !matches!(line.key(at + 1), "في" | "علي" | "من" | "الي" | "عن" | "ب" | "ل") && !is_preposition(line.key(at + 1));
        if !governs || is_verb(line.key(at + 1)) || line.key(at + 1).starts_with('و') {
            continue;
        }
        // After an indefinite noun it is that noun's second half, after a preposition it belongs to another's clause.
        let free = line.kept_before(at).is_some_and(|b| line.key(b).starts_with("ال"));
        if free && list.contains(&word.key) {
            found.push(Start { at, cut: 0, quality: 0.5, clause: false });
        }
    }
}

/// Most tokens of a label before a sentence.
const LONGEST_LABEL: usize = 6;

/// The first word that a title may keep, with the bytes of a joined conjunction to leave out.
pub(super) fn head(line: &Line<'_>) -> Option<(usize, usize)> {
    let openers = words::arabic_openers();
    let mut at = line.kept_from(0)?;
    // «صحيفة كذا- الميناء: نجح …»: a label before the sentence.
    let colon = (at + 1..(at + LONGEST_LABEL).min(line.words.len())).find(|&i| line.key(i) == ":" && !line.words[i].dropped);
    if let Some(verb) = colon.and_then(|c| line.kept_from(c + 1)).filter(|&v| is_verb(line.key(v)) || looks_like_past(line.key(v))) {
        at = verb;
    }
    for _ in 0..4 {
        while line.words.get(at).is_some_and(|w| w.dropped || w.is_mark() && !is_opening(&w.key) && w.key != "\"") {
            at += 1;
        }
        let mut taken = line.phrase(openers, at);
        if taken == 0
            && let Some(rest) = line.key(at).strip_prefix('و')
        {
            taken = phrase_with_first(line, openers, at, rest);
        }
        if taken == 0 {
            break;
        }
        at += taken;
        if is_comma(line.key(at)) {
            at += 1;
        }
    }
    let word = line.words.get(at)?;
    let cut = match without_conjunction(&word.key) {
        Some(_) if word.kind == TokenKind::Arabic => line.text_of(at).chars().next().map_or(0, char::len_utf8),
        _ => 0,
    };
    Some((at, cut))
}

/// The key of the word at which a start stands, its conjunction taken off.
pub(super) fn start_key<'l>(line: &'l Line<'_>, start: &Start) -> &'l str {
    let key = line.key(start.at);
    if start.cut > 0 { key.strip_prefix(['و', 'ف']).unwrap_or(key) } else { key }
}
