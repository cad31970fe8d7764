//! Where an Arabic title may end.

use super::arabic_words::{
    is_form, is_preposition, is_verb, is_verbal_noun, looks_like_past, looks_like_present, never_last, without_conjunction,
};
use super::line::{Line, is_closing, is_comma, is_dash, is_stop};
use crate::knowledge::words;
use crate::text::TokenKind;

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
    if is_verb(following) {
        return Some(0.3);
    }
    let place = following.starts_with('ب') && line.words[next].prefixed;
    let ordinal = matches!(
        key,
        "الاول"
            | "الاولي"
            | "الثاني"
            | "الثانية"
            | "الثالث"
            | "الثالثة"
            | "الرابع"
            | "الرابعة"
            | "الاخير"
            | "الاخيرة"
    );
    let source =
        following == "من" && !ordinal && key.starts_with("ال") && key.ends_with(['ة', 'ي']) || following == "من" && line.words[last].named;
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
    matches!(
        key,
        "قريبا"
            | "موخرا"
            | "حاليا"
            | "سابقا"
            | "لاحقا"
            | "ايضا"
            | "تقريبا"
            | "خصوصا"
            | "تحديدا"
            | "اساسا"
            | "بعد"
            | "قبل"
            | "مجددا"
    )
}

/// Whether the noun phrase may end with a word: one with the article, with a tanwin, a name. A verbal noun or a
/// participle is left out, since it has its own preposition («الحرب على …»، «المشاركين في …»).
fn closes_phrase(line: &Line<'_>, at: usize) -> bool {
    let key = line.key(at);
    let key = key.strip_prefix('و').filter(|rest| rest.starts_with("ال")).unwrap_or(key);
    if let Some(bare) = key.strip_prefix("ال").filter(|bare| bare.chars().count() > 2) {
        let participle = bare.starts_with('م') && !bare.ends_with(['ة', 'ي']);
        return !is_verbal_noun(bare) && !participle;
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
