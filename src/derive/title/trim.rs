//! Shorter forms of a sentence: what an editor strikes from the middle of a lead. Relative clauses and appositions between
//! commas, adverbials between commas, the titles before a name. Each form is a line of its own, and the score compares.

use super::Start;
use super::arabic::head;
use super::arabic_clause::is_complete;
use super::arabic_edge::edge_at_mark;
use super::arabic_words::{is_preposition, is_verb, is_verbal_noun, looks_like_past, looks_like_present, without_conjunction};
use super::english_trim;
use super::line::{Line, is_comma};
use super::trim_persons::{drop_apposition, drop_capacity, drop_office, drop_titles, join_name};
use crate::knowledge::arabic_verbs::{Needs, needs};
use crate::knowledge::words;
use crate::text::{Span, TokenKind};

/// Most tokens of a relative clause or an apposition that is struck out.
pub(super) const LONGEST: usize = 28;

/// Most words before an aside's first comma: the verb and its subject.
const SUBJECT: usize = 14;

/// The sentence without its asides, then its shorter forms.
pub(super) fn variants<'t>(line: &Line<'t>, names: &[Span], arabic: bool) -> Vec<Line<'t>> {
    if !arabic {
        return english_trim::variants(line);
    }
    let mut shorter = line.clone();
    drop_asides(&mut shorter);
    drop_object_comma(&mut shorter);
    let mut found = vec![shorter.clone()];
    if drop_relatives(&mut shorter) {
        found.push(shorter.clone());
    }
    if drop_titles(&mut shorter, names) {
        found.push(shorter.clone());
    }
    if drop_apposition(&mut shorter) {
        found.push(shorter.clone());
    }
    if drop_times(&mut shorter) {
        found.push(shorter.clone());
    }
    if drop_office(&mut shorter) {
        found.push(shorter);
    }
    for mut joined in found.clone() {
        if join_name(&mut joined, names) {
            drop_capacity(&mut joined);
            found.push(joined);
        }
    }
    found
}

pub(super) fn comma_from(line: &Line<'_>, from: usize, to: usize) -> Option<usize> {
    (from..to.min(line.words.len())).find(|&i| !line.words[i].dropped && is_comma(line.key(i)))
}

/// Whether what follows a comma carries on the clause before it and opens none of its own.
fn carries_on(line: &Line<'_>, comma: usize) -> bool {
    let Some(next) = line.kept_from(comma + 1).filter(|&n| !line.words[n].is_mark()) else { return false };
    let key = line.key(next);
    let joined = without_conjunction(key).is_some();
    !joined
        && line.phrase(words::arabic_clause_openers(), next) == 0
        && !words::arabic_relatives().contains(key)
        && !is_verb(key)
        && !looks_like_past(key)
}

/// «، التي استمرت …، مدى»: a relative clause with both its commas, where the clause around it goes on.
fn drop_relatives(line: &mut Line<'_>) -> bool {
    let Some((head, cut)) = head(line) else { return false };
    let mut any = false;
    let mut i = head + 2;
    while i < line.words.len() {
        if line.words[i].dropped || !is_relative(line.key(i)) {
            i += 1;
            continue;
        }
        let Some(end) = comma_from(line, i + 2, i + LONGEST).filter(|&c| carries_on(line, c)) else {
            i += 1;
            continue;
        };
        let from = line.kept_before(i).filter(|&b| is_comma(line.key(b))).unwrap_or(i);
        // Where the clause lacks nothing before it, what follows the comma belongs to the relative clause.
        let start = Start { at: head, cut, quality: 1.0, clause: false };
        if line.balanced(from..end) && is_complete(line, &start, from, true) != Some(true) {
            line.drop_range(from..end + 1);
            any = true;
        }
        i = end + 1;
    }
    any
}

/// Whether a title that ends at `end` stops before a relative clause behind which the main clause goes on.
pub(super) fn stops_before_relative(line: &Line<'_>, end: usize) -> bool {
    let Some(next) = line.kept_from(end) else { return false };
    let relative = if is_comma(line.key(next)) { next + 1 } else { next };
    is_relative(line.key(relative)) && comma_from(line, relative + 2, relative + LONGEST).is_some_and(|c| carries_on(line, c))
}

fn is_relative(key: &str) -> bool {
    let list = words::arabic_relatives();
    list.contains(key) || key.strip_prefix('و').is_some_and(|rest| rest.starts_with("ال") && list.contains(rest))
}

/// «تشبثت فلانة، سفيرة …، بالموقف»: what stands between the subject's comma and the next, where the clause goes on.
fn drop_asides(line: &mut Line<'_>) -> bool {
    let Some((head, cut)) = head(line) else { return false };
    let verb = if cut > 0 { line.key(head).strip_prefix(['و', 'ف']).unwrap_or("") } else { line.key(head) };
    if !(is_verb(verb) || looks_like_past(verb) || looks_like_present(verb)) {
        return false;
    }
    let Some(open) = comma_from(line, head + 2, head + SUBJECT) else { return false };
    let Some(close) = comma_from(line, open + 2, open + LONGEST) else { return false };
    let kept = |i: &usize| !line.words[*i].dropped;
    let has_verb = (open + 1..close).filter(kept).any(|i| is_verb(line.key(i)) || looks_like_past(line.key(i)));
    // «نجح الفريق بالمهرجان، في الكشف عن …»: what completes the verb is no aside.
    let completing = needs(verb).is_some_and(|n| n.has(Needs::of_preposition(line.kept_from(open + 1).map_or("", |i| line.key(i)))));
    if has_verb
        || completing
        || !(opens_aside(line, open + 1) || before_speech(line, close))
        || line.key(close) != line.key(open)
        || edge_at_mark(line, open, ",") == Some(0.9)
    {
        return false;
    }
    let next = line.kept_from(close + 1).map_or("", |i| line.key(i));
    if matches!(next, "ذلك" | "علي") && line.kept_from(close + 2).is_some_and(|i| matches!(line.key(i), "ان" | "بعد")) {
        return false;
    }
    if !(carries_on(line, close) || before_speech(line, close)) || !line.balanced(open..close) {
        return false;
    }
    line.drop_range(open..close + 1);
    true
}

/// «أفاد المدير، فلان، أن …»: what was said follows the second comma.
fn before_speech(line: &Line<'_>, comma: usize) -> bool {
    line.kept_from(comma + 1).is_some_and(|i| matches!(line.key(i), "ان" | "بان" | "انه" | "انها"))
}

/// Whether an apposition or an adverbial begins after a comma: a noun with the article, a feminine or an office that
/// governs the next («وزيرة المالية»), a preposition of time and place. Anything else may be the object.
fn opens_aside(line: &Line<'_>, at: usize) -> bool {
    const OFFICES: [&str; 12] = ["رئيس", "رييس", "وزير", "مدير", "سفير", "عضو", "نائب", "نايب", "امين", "مؤسس", "حاكم", "زعيم"];
    let Some(at) = line.kept_from(at) else { return false };
    let key = line.key(at);
    !is_object(line, at)
        && (key.starts_with("ال") && key.chars().count() > 4
            || key.ends_with('ة') && line.text_of(at + 1).starts_with(char::is_alphabetic)
            || OFFICES.contains(&key)
            || matches!(key, "في" | "خلال" | "نهايه" | "نهاية" | "مطلع" | "مساء" | "صباح"))
}

/// Whether a noun after the subject's comma is the object and no apposition: an indefinite accusative, a quantity.
fn is_object(line: &Line<'_>, at: usize) -> bool {
    let Some(at) = line.kept_from(at) else { return false };
    let key = line.key(at);
    matches!(key, "مجموعه" | "مجموعة" | "سلسله" | "سلسلة" | "عددا" | "عدد" | "مدي" | "كلا" | "احد")
        && (key == "مدي" || line.key(at + 1) == "من" || key == "سلسلة" || key == "مجموعة")
        || line.text_of(at).contains('\u{64B}')
        || key.ends_with('ا')
            && !key.starts_with("ال")
            && key.chars().count() >= 4
            && line.words[at].kind == TokenKind::Arabic
            && !is_preposition(key)
            && line.words.get(at + 1).is_some_and(|w| !w.is_mark())
            && !without_tanwin(key)
}

/// Words whose final alif is their own.
fn without_tanwin(key: &str) -> bool {
    const OWN: [&str; 14] =
        ["رغما", "خصوصا", "خاصا", "ايضا", "تحديدا", "لا", "بما", "فيما", "كما", "عندما", "بينما", "حينما", "وفقا", "نظرا"];
    OWN.contains(&key)
}

/// «تبادل فلان وفلان، مجموعة من …»: the comma between subject and object goes.
fn drop_object_comma(line: &mut Line<'_>) -> bool {
    let Some((head, _)) = head(line) else { return false };
    let Some(comma) = comma_from(line, head + 2, head + SUBJECT) else { return false };
    let relative = (head..comma).any(|i| !line.words[i].dropped && is_relative(line.key(i)));
    let awaited = needs(line.key(head)).is_some_and(|n| n.has(Needs::OBJECT))
        && line.kept_from(comma + 1).is_some_and(|i| is_verbal_noun(line.key(i)) || words::arabic_news_nouns().contains(line.key(i)));
    let object = !relative && (awaited || is_object(line, comma + 1)) && (is_verb(line.key(head)) || looks_like_past(line.key(head)));
    if object {
        line.words[comma].dropped = true;
    }
    object
}

/// «خلال الموسم الدراسي الجاري»، «مطلع الأسبوع المقبل»: when it was, in the midst of a sentence that goes on.
fn drop_times(line: &mut Line<'_>) -> bool {
    const OPENING: [&str; 10] = ["خلال", "في", "نهايه", "نهاية", "بدايه", "بداية", "مطلع", "منتصف", "اواخر", "اوايل"];
    const PERIODS: [&str; 14] = [
        "الاسبوع",
        "الشهر",
        "العام",
        "السنه",
        "السنة",
        "الموسم",
        "الفتره",
        "الفترة",
        "الايام",
        "الاسابيع",
        "الاشهر",
        "السنوات",
        "الاعوام",
        "الساعات",
    ];
    const CLOSING: [&str; 14] = [
        "الماضي",
        "الماضيه",
        "الماضية",
        "المقبل",
        "المقبله",
        "المقبلة",
        "الجاري",
        "الجاريه",
        "الجارية",
        "الحالي",
        "الحاليه",
        "الحالية",
        "الاخيره",
        "الاخيرة",
    ];
    const LONGEST_TIME: usize = 6;
    let Some((head, _)) = head(line) else { return false };
    let mut any = false;
    for from in head + 3..line.words.len().saturating_sub(LONGEST_TIME) {
        if line.words[from].dropped || !OPENING.contains(&line.key(from)) {
            continue;
        }
        let Some(end) = (from + 1..from + LONGEST_TIME).find(|&i| CLOSING.contains(&line.key(i))) else { continue };
        let words_only = (from..end).all(|i| !line.words[i].is_mark());
        let governed = line.kept_before(from).is_some_and(|b| is_preposition(line.key(b)));
        if words_only && !governed && (from..end).any(|i| PERIODS.contains(&line.key(i))) {
            line.drop_range(from..end + 1);
            any = true;
        }
    }
    any
}
