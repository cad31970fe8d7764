//! What a title leaves out before and behind a person's name: titles of honour, the office, an apposition.

use super::arabic::head;
use super::arabic_words::{is_preposition, is_verb, is_verbal_noun, looks_like_present, without_conjunction};
use super::line::Line;
use super::trim::{LONGEST, comma_from};
use crate::knowledge::arabic_verbs::{Needs, needs};
use crate::knowledge::words;
use crate::text::{Span, TokenKind};

/// Titles of persons that may precede a name.
const ROLES: [&str; 24] = [
    "الرييس",
    "الرئيس",
    "المرشح",
    "المرشحه",
    "المرشحة",
    "الملياردير",
    "الوزير",
    "الوزيره",
    "الوزيرة",
    "السيناتور",
    "النايب",
    "النائب",
    "السيد",
    "السيده",
    "السيدة",
    "الدكتور",
    "المهندس",
    "المستشار",
    "الجنرال",
    "الفريق",
    "اللواء",
    "القاضي",
    "الامير",
    "الملك",
];

/// «الرئيس السابق والمرشح الجمهوري دونالد ترامب» -> «دونالد ترامب»: all the titles before a name, never half of them.
pub(super) fn drop_titles(line: &mut Line<'_>, names: &[Span]) -> bool {
    let mut any = false;
    for name in names {
        let Some(first) = line.words.iter().position(|w| w.span.start == name.start) else { continue };
        let mut from = None;
        for i in (1..first).rev().take_while(|&i| !line.words[i].dropped && !line.words[i].is_mark()) {
            let key = line.key(i);
            if ROLES.contains(&key) {
                from = Some(i);
                break;
            }
            if !key.starts_with("ال") && !key.strip_prefix('و').is_some_and(|rest| ROLES.contains(&rest)) {
                break;
            }
        }
        if let Some(from) = from.filter(|&f| line.kept_before(f).is_some()) {
            line.drop_range(from..first);
            any = true;
        }
    }
    any
}

/// «أكد سامي الصالح سفير بلاده لدى الأردن، متانة العلاقات»: what the person is, up to the comma before the object.
pub(super) fn drop_apposition(line: &mut Line<'_>) -> bool {
    let Some((head, cut)) = head(line) else { return false };
    let verb = if cut > 0 { line.key(head).strip_prefix(['و', 'ف']).unwrap_or("") } else { line.key(head) };
    if !needs(verb).is_some_and(|n| n.has(Needs::OBJECT)) {
        return false;
    }
    let Some(comma) = comma_from(line, head + 2, head + LONGEST) else { return false };
    let office = (head + 3..comma).find(|&i| {
        let before = line.kept_before(i).unwrap_or(head);
        let named =
            words::arabic_given_names().contains(line.key(head + 1)) || line.words[before].named || line.key(before).starts_with("ال");
        !line.words[i].dropped && named && words::arabic_offices().contains(line.key(i))
    });
    let person = (head + 1..office.unwrap_or(head + 1)).any(|i| words::arabic_given_names().contains(line.key(i)) || line.key(i) == "بن");
    let (Some(office), true) = (office, person) else { return false };
    let next = line.kept_from(comma + 1).map_or("", |i| line.key(i));
    if matches!(next, "ان" | "انه" | "انها") || is_verb(next) || !line.balanced(office..comma) {
        return false;
    }
    line.drop_range(office..comma + 1);
    true
}

/// «حث الرئيس التنفيذي لشركة تسلا إيلون ماسك الموظفين» -> «حث إيلون ماسك الموظفين»: the office of the subject goes where
/// the person's name follows it. The name is the first bare word behind a closed phrase that is no common noun.
pub(super) fn drop_office(line: &mut Line<'_>) -> bool {
    const LONGEST_OFFICE: usize = 12;
    let Some((head, cut)) = head(line) else { return false };
    let verb = if cut > 0 { line.key(head).strip_prefix(['و', 'ف']).unwrap_or("") } else { line.key(head) };
    if needs(verb).is_none() {
        return false;
    }
    let Some(from) = line.kept_from(head + 1) else { return false };
    let office = line.key(from);
    if !words::arabic_offices().contains(office.strip_prefix("ال").unwrap_or(office)) {
        return false;
    }
    let limit = (from + LONGEST_OFFICE).min(line.words.len().saturating_sub(1));
    let definite = |key: &str| key.starts_with("ال") || key.starts_with("لل") || key.starts_with("بال") || key.starts_with("وال");
    for at in (from + 1..limit).filter(|&i| !line.words[i].dropped) {
        let key = line.key(at);
        if line.words[at].is_mark() || line.words[at].kind != TokenKind::Arabic || words::arabic_relatives().contains(key) || key == "ان"
        {
            return false;
        }
        let Some(before) = line.kept_before(at) else { return false };
        let bare = !definite(key) && !is_preposition(key) && without_conjunction(key).is_none() && !key.starts_with(['ل', 'ب']);
        let closed = definite(line.key(before)) || line.words[before].named && !line.words[at].named;
        if !bare || !closed {
            continue;
        }
        let next = line.key(at + 1);
        let common = is_verbal_noun(key)
            || words::arabic_news_nouns().contains(key)
            || words::arabic_offices().contains(key)
            || words::arabic_stop_words().contains(key)
            || is_verb(key)
            || key.ends_with(['ة', 'ا'])
            || key.ends_with("ات")
            || line.words[at + 1].is_mark()
            || is_preposition(next);
        if common {
            return false;
        }
        line.drop_range(from..at);
        return true;
    }
    false
}

/// «بعد عامين على شراء إيلون ماسك تويتر، يستغل الملياردير قوته» -> «إيلون ماسك يستغل قوته»: the one person whom the lead-in
/// names takes the place of the title by which the main clause calls him.
pub(super) fn join_name(line: &mut Line<'_>, names: &[Span]) -> bool {
    let Some((head, _)) = head(line) else { return false };
    if line.phrase(words::arabic_clause_openers(), head) == 0 && !is_preposition(line.key(head)) {
        return false;
    }
    let Some(comma) = comma_from(line, head + 2, head + LONGEST) else { return false };
    let Some(verb) = line.kept_from(comma + 1).filter(|&v| looks_like_present(line.key(v)) || is_verb(line.key(v))) else { return false };
    let end = line.words[comma].span.start;
    let mut people = names.iter().filter(|n| n.start >= line.words[head].span.start && n.end <= end);
    let (Some(&name), None) = (people.next(), people.next()) else { return false };
    let Some(first) = line.words.iter().position(|w| w.span.start == name.start) else { return false };
    let Some(last) = line.words.iter().position(|w| w.span.end == name.end) else { return false };
    // A title with a name or an adjective after it is somebody's own.
    let after = line.key(verb + 2);
    let alone = ROLES.contains(&line.key(verb + 1))
        && !after.starts_with("ال")
        && !names.iter().any(|n| line.words.get(verb + 2).is_some_and(|w| n.overlaps(w.span)));
    if !alone || line.words[first..=last].iter().any(|w| w.dropped) {
        return false;
    }
    line.drop_range(0..first);
    line.drop_range(last + 1..verb);
    line.drop_range(verb + 1..verb + 2);
    true
}

/// «يستغل قوته كمصدر للأخبار … لمحاولة التأثير»: in which capacity, up to what it is done for.
pub(super) fn drop_capacity(line: &mut Line<'_>) {
    const CAPACITY: [&str; 7] = ["كمصدر", "كجزء", "كوسيله", "كوسيلة", "كاداه", "كاداة", "كخطوه"];
    let Some(from) = (0..line.words.len()).find(|&i| !line.words[i].dropped && CAPACITY.contains(&line.key(i))) else { return };
    let limit = (from + LONGEST).min(line.words.len());
    let purpose = (from + 2..limit)
        .take_while(|&i| !line.words[i].is_mark())
        .find(|&i| line.key(i).strip_prefix('ل').is_some_and(|rest| words::arabic_headline_nouns().contains(rest)));
    if let Some(to) = purpose {
        line.drop_range(from..to);
    }
}
