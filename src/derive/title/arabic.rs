//! Where an Arabic title may begin and end.

use super::Start;
use super::arabic_speech::{FURTHEST_PARTICLE, is_plainly_accusative};
use super::arabic_words::{
    is_form, is_preposition, is_verb, is_verbal_noun, looks_like_past, looks_like_present, never_last, phrase_with_first, rest_len, without_conjunction,
};
use super::line::{Line, is_closing, is_comma, is_dash, is_opening, is_stop};
use crate::knowledge::arabic_verbs::{Needs, needs};
use crate::knowledge::words;
use crate::text::TokenKind;

/// Furthest that the comma after a leading adverbial stands from the sentence's head, in tokens.
pub(super) const LONGEST_LEAD_IN: usize = 24;

/// How good an end lies between the kept tokens `last` and `next`; 0 to 1, `None` where no title may end.
pub(super) fn edge(line: &Line<'_>, last: usize, next: Option<usize>) -> Option<f32> {
    let key = line.key(last);
    let word = &line.words[last];
    if word.is_mark() && !is_closing(key) && !matches!(key, "\"" | "%" | "؟" | "?" | "!" | "'") {
        return None;
    }
    let Some(next) = next else { return (line.whole && !never_last(key)).then_some(1.0) };
    if never_last(key) {
        return None;
    }
    let following = line.key(next);
    if line.words[next].is_mark() {
        return edge_at_mark(line, next, following);
    }
    if is_verb(key) || (word.kind == TokenKind::Number && line.phrase(words::arabic_clause_openers(), next) == 0) {
        return None;
    }
    if !line.spaced_before(next) {
        return None;
    }
    if line.phrase(words::arabic_clause_openers(), next) > 0 {
        return Some(0.8);
    }
    if words::arabic_relatives().contains(following) {
        return Some(0.55);
    }
    if let Some(rest) = without_conjunction(following) {
        return if is_verb(rest) || looks_like_past(rest) {
            Some(0.75)
        } else {
            (line.phrase(words::arabic_clause_openers(), next) > 0).then_some(0.7)
        };
    }
    if awaits_complement(key, following) || is_adverb(key) {
        return None;
    }
    // A verb with its object («فتحتها») looks like a noun with its possessor: neither ends a title before a preposition.
    if ["ها", "هم", "هما", "ته"].iter().any(|s| key.ends_with(s)) || looks_like_present(key) {
        return None;
    }
    if line.phrase(words::arabic_adjuncts(), next) > 0 {
        return Some(0.35);
    }
    // «لمناقشة …»: what it was done for.
    let purpose = following.strip_prefix('ل').is_some_and(|rest| rest != "مده" && is_verbal_noun(rest));
    if purpose && (closes_phrase(line, last) || key.ends_with('ة')) {
        return Some(0.35);
    }
    // «المواد المخترقة المتداولة على …»: a second participle with its preposition says no more than a relative clause.
    let definite = |k: &str| k.starts_with("ال") && k.chars().count() > 4;
    let participle = following.starts_with("الم") && line.kept_from(next + 1).is_some_and(|i| is_preposition(line.key(i)));
    if participle && definite(key) {
        return Some(0.5);
    }
    // A noun phrase that awaits nothing, before the next one: good where the verb has what it needs.
    if !closes_phrase(line, last) {
        // «لنظارة تستطيع …»: a clause that describes an indefinite noun.
        let described = key.ends_with('ة') && is_verb(following) && following.starts_with(['ي', 'ت']);
        return described.then_some(WEAKEST_EDGE);
    }
    if is_verb(following) && following.starts_with(['ي', 'ت', 'س']) {
        return Some(0.3);
    }
    let place = following.starts_with('ب') && line.words[next].named;
    let ordinal = matches!(key, "الاول" | "الاولي" | "الثاني" | "الثانية" | "الثالث" | "الثالثة" | "الرابع" | "الرابعة" | "الاخير" | "الاخيرة");
    let source = following == "من" && !ordinal && key.starts_with("ال") && key.ends_with(['ة', 'ي']) || following == "من" && line.words[last].named;
    if matches!(following, "هو" | "هي") {
        return Some(0.3);
    }
    let complement = source || matches!(following, "في" | "مع" | "ضد" | "الي" | "علي" | "عن" | "نحو" | "بين");
    let far = following.starts_with("لل") && following.chars().count() > 4;
    (complement || far || place).then_some(WEAKEST_EDGE)
}

/// The end of a phrase before a preposition: no title ends here unless its verb surely has all that it needs.
pub(super) const WEAKEST_EDGE: f32 = 0.2;

/// «الرغبة في …»، «للمساعدة في …»، «بالتوقيع مع …»: a verbal noun with its preposition.
fn awaits_complement(key: &str, following: &str) -> bool {
    let preposition = matches!(following, "في" | "علي" | "الي" | "عن" | "من" | "مع" | "ب" | "ل" | "بين")
        || following.starts_with("لل")
        || following.starts_with("بال")
        || following.starts_with("بال");
    let bare = key.strip_prefix('و').filter(|k| k.starts_with("ال") || k.starts_with("لل")).unwrap_or(key);
    let bare = ["ال", "لل", "بال", "كال"].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
    let bare = bare.strip_prefix(['ب', 'ل']).filter(|rest| is_verbal_noun(rest)).unwrap_or(bare);
    preposition && (is_verbal_noun(bare) || words::arabic_governing_nouns().contains(bare))
}

fn is_adverb(key: &str) -> bool {
    matches!(key, "قريبا" | "موخرا" | "حاليا" | "سابقا" | "لاحقا" | "ايضا" | "تقريبا" | "خصوصا" | "تحديدا" | "اساسا" | "بعد" | "قبل" | "مجددا")
}

/// Whether the noun phrase may end with a word: one with the article, with a tanwin, a name. A verbal noun or a
/// participle is left out, since it has its own preposition («الحرب على …»، «المشاركين في …»).
fn closes_phrase(line: &Line<'_>, at: usize) -> bool {
    let key = line.key(at);
    let key = key.strip_prefix('و').filter(|rest| rest.starts_with("ال")).unwrap_or(key);
    if let Some(bare) = key.strip_prefix("ال").filter(|bare| bare.chars().count() > 2) {
        return !is_verbal_noun(bare) && !(bare.starts_with('م') && !bare.ends_with(['ة', 'ي']));
    }
    let tanwin = key.ends_with('ا') && key.chars().count() >= 4 && !is_verbal_noun(key);
    // «جولة رقابية»: an adjective.
    let before = line.kept_before(at).map_or("", |b| line.key(b));
    let adjective = key.ends_with("ية") && before.ends_with('ة') || key.ends_with('ة') && key.chars().count() > 3 && before.ends_with('ة');
    line.words[at].named || tanwin || adjective || is_closing(key)
}

pub(super) fn edge_at_mark(line: &Line<'_>, next: usize, mark: &str) -> Option<f32> {
    if is_stop(mark) {
        let rest = (next + 1..line.words.len()).all(|i| line.words[i].dropped || line.words[i].is_mark());
        return (rest && mark != "؟" && mark != "?").then_some(1.0);
    }
    if is_dash(mark) {
        return line.spaced_before(next).then_some(0.6);
    }
    if mark == ":" {
        return before_colon(line, next).then_some(0.6);
    }
    if !is_comma(mark) {
        return None;
    }
    let Some(after) = line.kept_from(next + 1) else { return Some(1.0) };
    let key = line.key(after);
    let opens = line.phrase(words::arabic_clause_openers(), after) > 0 || words::arabic_relatives().contains(key);
    let joined = without_conjunction(key).is_some_and(|rest| is_verb(rest) || looks_like_past(rest) || !rest.starts_with("ال"));
    if opens || joined || is_verb(key) {
        Some(0.9)
    } else if line.phrase(words::arabic_adjuncts(), after) > 0 {
        Some(0.7)
    } else if matches!(key, "ان" | "بان" | "عن" | "الي" | "علي" | "ب") {
        None
    } else {
        Some(0.4)
    }
}

/// Whether the words before a colon are a clause of their own, and none that announces speech or a list.
fn before_colon(line: &Line<'_>, colon: usize) -> bool {
    const ANNOUNCING: [&str; 12] =
        ["التالي", "التاليه", "التالية", "الاتي", "الاتيه", "الاتية", "يلي", "قايلا", "قائلا", "منها", "منهم", "بالقول"];
    let Some(last) = line.kept_before(colon) else { return false };
    !ANNOUNCING.contains(&line.key(last)) && !(last.saturating_sub(3)..=last).any(|i| is_form(words::arabic_reporting_verbs(), line.key(i)))
}

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
    let known = matches!(line.key(participle), "المتوقع" | "المنتظر" | "المقرر" | "المرتقب" | "المرجح" | "المحتمل" | "الممكن" | "المومل" | "المزمع");
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
