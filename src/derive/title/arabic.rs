//! Where an Arabic title may begin and end, and the pattern «verb subject … أن clause».

use super::line::{Line, is_closing, is_comma, is_dash, is_opening, is_stop};
use super::{Attributed, Start};
use crate::knowledge::words::{self, WordSet};
use crate::text::TokenKind;

/// Furthest that the particle of reported speech stands from its verb, in tokens.
const FURTHEST_PARTICLE: usize = 26;
/// Most words of a speaker who is put before a colon.
const LONGEST_SPEAKER: usize = 6;
/// Furthest that the comma after a leading adverbial stands from the sentence's head, in tokens.
const LONGEST_LEAD_IN: usize = 24;

/// Whether a folded word is a form of a verb of `list`, which holds third persons masculine: the word itself, the
/// feminine past (ت), plurals (وا، ون), the feminine present (ت for ي) and the future (س).
fn is_form(list: &WordSet, key: &str) -> bool {
    if list.contains(key) {
        return true;
    }
    let lookup = |k: &str| list.contains(k);
    if let Some(base) = key.strip_suffix('ت').filter(|b| b.chars().count() >= 2)
        && (lookup(base) || lookup(&format!("{base}ي")) || lookup(&format!("{base}ا")))
    {
        return true;
    }
    if let Some(base) = key.strip_suffix("وا").or_else(|| key.strip_suffix("ون")).or_else(|| key.strip_suffix("تا"))
        && base.chars().count() >= 3
        && (lookup(base) || lookup(&format!("{base}ي")))
    {
        return true;
    }
    let present = key.strip_prefix('س').unwrap_or(key);
    if present.len() < key.len() && lookup(present) {
        return true;
    }
    present.strip_prefix('ت').filter(|rest| rest.chars().count() >= 2).is_some_and(|rest| lookup(&format!("ي{rest}")))
}

/// Whether a folded word is a finite verb that the lists know.
pub(super) fn is_verb(key: &str) -> bool {
    is_form(words::arabic_verbs(), key) || is_form(words::arabic_reporting_verbs(), key)
}

/// A feminine past verb by its ending alone: «وألغت». Nouns in ات and the few in ت are no verbs.
fn looks_like_past(key: &str) -> bool {
    const NOUNS: [&str; 12] = ["بيت", "وقت", "موت", "صوت", "بنت", "اخت", "كويت", "انترنت", "زيت", "تحت", "ثابت", "مؤقت"];
    key.ends_with('ت') && !key.ends_with("ات") && key.chars().count() >= 4 && !key.starts_with("ال") && !NOUNS.contains(&key)
}

/// A word without a leading و or ف, where that is surely a conjunction.
fn without_conjunction(key: &str) -> Option<&str> {
    if let Some(rest) = key.strip_prefix('و') {
        let own = words::arabic_waw_words().iter().any(|w| key.starts_with(w));
        return (rest.chars().count() >= 2 && (!own || rest.starts_with("ال") && key.chars().count() > 6)).then_some(rest);
    }
    key.strip_prefix('ف')
        .filter(|rest| rest.chars().count() >= 3 && (is_verb(rest) || rest.starts_with("ال") || matches!(*rest, "ان" | "قد")))
}

fn never_last(key: &str) -> bool {
    let list = words::arabic_never_last();
    list.contains(key)
        || without_conjunction(key).is_some_and(|rest| list.contains(rest))
        || ["ل", "ب"].iter().any(|p| key.strip_prefix(p).is_some_and(|r| r.chars().count() >= 4 && list.contains(r)))
}

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
    if line.phrase(words::arabic_adjuncts(), next) > 0 {
        return Some(0.35);
    }
    // After a noun with the article nothing is awaited; a preposition then opens a complement that can be spared.
    let complete = key.starts_with("ال") && key.chars().count() > 4;
    (complete && (is_preposition(following) || following.starts_with("لل") && following.chars().count() > 4)).then_some(0.2)
}

fn edge_at_mark(line: &Line<'_>, next: usize, mark: &str) -> Option<f32> {
    if is_stop(mark) {
        let rest = (next + 1..line.words.len()).all(|i| line.words[i].dropped || line.words[i].is_mark());
        return (rest && mark != "؟" && mark != "?").then_some(1.0);
    }
    if is_dash(mark) {
        return line.spaced_before(next).then_some(0.6);
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
    } else if matches!(key, "ان" | "بان" | "عن" | "الي" | "علي" | "ب") {
        None
    } else {
        Some(0.4)
    }
}

/// The places where a title may begin.
pub(super) fn starts(line: &Line<'_>) -> Vec<Start> {
    let mut found = Vec::new();
    let Some((head, cut)) = head(line) else { return found };
    let adverbial = line.phrase(words::arabic_clause_openers(), head) > 0
        || line.phrase(words::arabic_adjuncts(), head) > 0
        || is_preposition(line.key(head));
    found.push(Start { at: head, cut, quality: if adverbial { 0.2 } else { 1.0 } });
    if adverbial {
        let limit = (head + LONGEST_LEAD_IN).min(line.words.len());
        for comma in (head + 2..limit).filter(|&i| is_comma(line.key(i)) && !line.words[i].dropped) {
            let Some(main) = line.kept_from(comma + 1) else { break };
            if line.words[main].is_mark() {
                continue;
            }
            let key = line.key(main);
            if is_verb(key) || looks_like_past(key) {
                found.push(Start { at: main, cut: 0, quality: 0.85 });
                break;
            }
            if let Some(rest) = key.strip_prefix('ف').or_else(|| key.strip_prefix('و')).filter(|rest| is_verb(rest)) {
                let cut = line.text_of(main).len().saturating_sub(rest_len(line.text_of(main), rest));
                found.push(Start { at: main, cut, quality: 0.8 });
                break;
            }
        }
    }
    nominal_starts(line, head, &mut found);
    if let Some(particle) = (head + 2..(head + FURTHEST_PARTICLE).min(line.words.len()))
        .find(|&i| matches!(line.key(i), "ان" | "بان") && !line.words[i].dropped)
        && let Some(clause) = line.kept_from(particle + 1)
        && !is_verb(line.key(clause))
        && !line.words[clause].is_mark()
    {
        found.push(Start { at: clause, cut: 0, quality: 0.6 });
    }
    found
}

/// Furthest into a sentence that a title without a verb begins, in tokens.
const FURTHEST_NOMINAL: usize = 22;

/// «أعلنت الوزارة بدء تطبيق …» also holds the title «بدء تطبيق …»: a verbal noun with what it governs stands alone.
fn nominal_starts(line: &Line<'_>, head: usize, found: &mut Vec<Start>) {
    let list = words::arabic_headline_nouns();
    let limit = (head + FURTHEST_NOMINAL).min(line.words.len().saturating_sub(2));
    for at in head + 1..limit.max(head + 1) {
        let word = &line.words[at];
        if word.dropped || word.kind != TokenKind::Arabic || line.words[at + 1].is_mark() {
            continue;
        }
        let governs = !matches!(line.key(at + 1), "في" | "علي" | "من" | "الي" | "عن" | "ب" | "ل") && !is_preposition(line.key(at + 1));
        if !governs {
            continue;
        }
        if list.contains(&word.key) {
            let coordinated = line.kept_before(at).is_some_and(|b| matches!(line.key(b), "او" | "غير" | "عدم" | "دون"));
            if !coordinated {
                found.push(Start { at, cut: 0, quality: 0.5 });
            }
        } else if let Some(rest) = word.key.strip_prefix(['ب', 'ل']).filter(|r| list.contains(r)) {
            let cut = line.text_of(at).len().saturating_sub(rest_len(line.text_of(at), rest));
            found.push(Start { at, cut, quality: 0.4 });
        }
    }
}

/// Bytes of the written word that are left when its first letter is taken off.
fn rest_len(written: &str, _rest: &str) -> usize {
    let mut chars = written.chars();
    chars.next();
    chars.as_str().len()
}

fn is_preposition(key: &str) -> bool {
    matches!(
        key,
        "من" | "الي"
            | "علي"
            | "عن"
            | "رغم"
            | "رغما"
            | "حتي"
            | "مع"
            | "لدي"
            | "منذ"
            | "في"
            | "تحت"
            | "عند"
            | "عندما"
            | "اذا"
            | "لو"
            | "كلما"
            | "لئن"
            | "بعدما"
    ) || (key.starts_with("لل") || key.starts_with("بال"))
}

/// The first word that a title may keep, with the bytes of a joined conjunction to leave out.
fn head(line: &Line<'_>) -> Option<(usize, usize)> {
    let openers = words::arabic_openers();
    let mut at = line.kept_from(0)?;
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

fn phrase_with_first(line: &Line<'_>, list: &WordSet, at: usize, first: &str) -> usize {
    let mut phrase = first.to_owned();
    let mut longest = usize::from(list.contains(&phrase));
    for taken in 1..list.longest_phrase() {
        let Some(word) = line.words.get(at + taken).filter(|w| !w.is_mark()) else { break };
        phrase.push(' ');
        phrase.push_str(&word.key);
        if list.contains(&phrase) {
            longest = taken + 1;
        }
    }
    longest
}

/// The key of the word at which a start stands, its conjunction taken off.
pub(super) fn start_key<'l>(line: &'l Line<'_>, start: &Start) -> &'l str {
    let key = line.key(start.at);
    if start.cut > 0 { key.strip_prefix(['و', 'ف']).unwrap_or(key) } else { key }
}

/// «قالت غيثة مزور، الوزيرة…، إن الأجور تضاعفت»: who speaks, and where what is said begins.
pub(super) fn attributed(line: &Line<'_>) -> Option<Attributed> {
    let (head, cut) = head(line)?;
    let verb = start_key(line, &Start { at: head, cut, quality: 1.0 });
    if !is_form(words::arabic_reporting_verbs(), verb) {
        return None;
    }
    let limit = (head + FURTHEST_PARTICLE).min(line.words.len());
    let particle = (head + 2..limit).find(|&i| !line.words[i].dropped && matches!(line.key(i), "ان" | "بان"))?;
    if (head + 1..particle).any(|i| {
        !line.words[i].dropped && matches!(line.key(i), "انه" | "انها" | "انهم" | "بانه" | "بانها" | ".")
            || line.key(i) == ":" && i + 1 != particle
    }) {
        return None;
    }
    let speaker = speaker(line, head + 1, particle)?;
    let clause = line.kept_from(particle + 1)?;
    let first = line.key(clause);
    // «على أن يكون»: the particle with a verb makes an infinitive, no statement.
    if line.words[clause].is_mark() && first != "\"" && !is_opening(first) || words::arabic_leaning().contains(first) || is_verb(first) {
        return None;
    }
    Some(Attributed { speaker, clause })
}

/// The speaker within what stands between the verb and the particle: up to the first comma, relative or adjunct.
fn speaker(line: &Line<'_>, from: usize, to: usize) -> Option<std::ops::Range<usize>> {
    let from = line.kept_from(from)?;
    let first = line.key(from);
    if is_preposition(first)
        || words::arabic_adjuncts().contains(first)
        || words::arabic_leaning().contains(first)
        || is_form(words::arabic_verbs(), first)
    {
        return None;
    }
    let mut end = to;
    for i in from + 1..to {
        if line.words[i].dropped {
            continue;
        }
        let key = line.key(i);
        let closes = is_comma(key)
            || key == ":"
            || words::arabic_relatives().contains(key)
            || line.phrase(words::arabic_clause_openers(), i) > 0
            || line.phrase(words::arabic_adjuncts(), i) > 0
            || (key.starts_with('ل') && !key.starts_with("لل") && i + 2 >= to);
        if closes && !never_last(line.key(line.kept_before(i)?)) {
            end = i;
            break;
        }
    }
    let last = line.kept_before(end)?;
    if last < from || never_last(line.key(last)) || !line.balanced(from..last + 1) {
        return None;
    }
    // «subject … verb … أن»: another verb in the speaker's place means that the clause is another verb's.
    if (from + 1..=last).any(|i| {
        !line.words[i].dropped
            && is_form(words::arabic_verbs(), line.key(i))
            && !line.key(i).starts_with("ال")
            && line.words[i].key.chars().count() > 3
    }) {
        return None;
    }
    let from = person_at_end(line, from, last).or_else(|| named_medium(line, from, last)).unwrap_or(from);
    let words = line.count(from..last + 1);
    (1..=LONGEST_SPEAKER).contains(&words).then_some(from..last + 1)
}

/// Fewest and most words of a person's name after a title.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// «وزير الصحة العامة سمير الطيب» -> «سمير الطيب»: a title ends with an article, the name after it begins without one.
fn person_at_end(line: &Line<'_>, from: usize, last: usize) -> Option<usize> {
    let kept: Vec<usize> = (from..=last).filter(|&i| !line.words[i].dropped).collect();
    if kept.iter().any(|&i| line.words[i].kind != TokenKind::Arabic) {
        return None;
    }
    let definite = |key: &str| key.starts_with("ال") || key.starts_with("لل") || key.starts_with("بال") || key.starts_with("وال");
    (1..kept.len()).rev().find_map(|n| {
        let first = line.key(kept[n]);
        let begins = !definite(first) && definite(line.key(kept[n - 1])) && !first.starts_with(['و', 'ل']) && first != "باسم";
        let common = never_last(first) || words::arabic_headline_nouns().contains(first) || words::arabic_stop_words().contains(first);
        let rest = &kept[n..];
        let plain = rest.iter().skip(1).all(|&i| !line.key(i).starts_with("لل") && !line.key(i).starts_with("بال"));
        (begins && !common && plain && NAME_WORDS.contains(&rest.len())).then_some(kept[n])
    })
}

/// «صحيفة "لوموند"» -> «"لوموند"»: the name of a medium in quotation marks speaks for itself.
fn named_medium(line: &Line<'_>, from: usize, last: usize) -> Option<usize> {
    let medium = matches!(line.key(from), "صحيفه" | "صحيفة" | "مجله" | "مجلة" | "وكالة" | "وكاله" | "موقع" | "شبكة" | "قناة");
    (medium && last > from + 1 && line.words[from + 1].is_mark() && line.words[last].is_mark()).then_some(from + 1)
}

/// Verbs with the preposition that completes them: without it a title that begins with the verb is unfinished.
pub(super) fn is_unfinished(line: &Line<'_>, start: &Start, end: usize) -> bool {
    let verb = base_of(start_key(line, start));
    let list = words::arabic_verb_complements();
    let complements: Vec<&str> =
        ["الي", "علي", "عن", "من", "ب", "ل", "في"].into_iter().filter(|p| list.contains(&format!("{verb} {p}"))).collect();
    let kept = |i: usize| !line.words[i].dropped;
    let has = |p: &str, i: usize| {
        let key = line.key(i);
        if p.chars().count() == 1 { key.starts_with(p) && key.chars().count() > 3 || key == p } else { key == p }
    };
    let speech = is_form(words::arabic_reporting_verbs(), start_key(line, start));
    let inside = start.at + 1..end;
    if speech {
        let particle = |i: usize| matches!(line.key(i), "ان" | "بان" | "انه" | "انها" | "انهم" | "بانه" | "بانها" | "عن" | "الي");
        let within = inside.clone().any(|i| kept(i) && particle(i));
        let later = (end..(end + FURTHEST_PARTICLE).min(line.words.len())).any(|i| kept(i) && particle(i));
        if !within && later {
            return true;
        }
    }
    if complements.is_empty() || inside.clone().any(|i| kept(i) && complements.iter().any(|p| has(p, i))) {
        return false;
    }
    !speech || complements.contains(&"الي") || complements.contains(&"عن")
}

/// The masculine past or present form under which the complements are listed.
fn base_of(key: &str) -> String {
    let list = words::arabic_verbs();
    let reporting = words::arabic_reporting_verbs();
    let known = |k: &str| list.contains(k) || reporting.contains(k);
    if known(key) {
        return key.to_owned();
    }
    if let Some(base) = key.strip_suffix('ت') {
        for tail in ["", "ي", "ا"] {
            let form = format!("{base}{tail}");
            if known(&form) {
                return form;
            }
        }
    }
    if let Some(rest) = key.strip_prefix('س').unwrap_or(key).strip_prefix('ت') {
        let form = format!("ي{rest}");
        if known(&form) {
            return form;
        }
    }
    key.to_owned()
}

/// Whether a verb goes on with what somebody was saying.
pub(super) fn continues(key: &str) -> bool {
    is_form(words::arabic_continuing_verbs(), key)
}
