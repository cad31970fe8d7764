//! Whether an Arabic title is whole: its verb has a subject and what completes it, its nouns have their predicate, and
//! no pronoun points to somebody whom the title leaves out.

use super::Start;
use super::arabic::start_key;
use super::arabic_edge::edge_at_mark;
use super::arabic_speech::FURTHEST_PARTICLE;
use super::arabic_words::{base_of, is_form, is_verb, looks_like_past, looks_like_present};
use super::line::{Line, is_comma, is_opening};
use crate::knowledge::words;
use crate::text::TokenKind;

/// Whether a verb begins a title without its subject: «قال إنه …», «عبروا عن …».
pub(super) fn lacks_subject(line: &Line<'_>, start: &Start) -> bool {
    let key = start_key(line, start);
    let next = line.kept_from(start.at + 1).map_or("", |i| line.key(i));
    key.ends_with("وا") && key.chars().count() >= 4
        || is_form(words::arabic_reporting_verbs(), key)
            && (matches!(
                next,
                "ان" | "بان"
                    | "انه"
                    | "انها"
                    | "انهم"
                    | "انهما"
                    | "بانه"
                    | "بانها"
                    | "عن"
                    | "علي"
                    | "الي"
                    | ":"
                    | "ايضا"
            ) || next.is_empty())
}

/// Whether the subject is a noun with the article that no list names («لم يذكر المصدر …»): in a later sentence it is one
/// that was spoken of before.
pub(super) fn has_definite_subject(line: &Line<'_>, start: &Start) -> bool {
    let key = start_key(line, start);
    let first = if is_verb(key) || looks_like_past(key) || looks_like_present(key) { line.kept_from(start.at + 1) } else { Some(start.at) };
    first.is_some_and(|i| line.key(i).starts_with("ال") && line.key(i).chars().count() > 3 && !line.words[i].named)
}

/// Fewest words of a title that begins with a verb and ends where no clause ends: its subject alone takes up to seven.
pub(super) const FEWEST_WITH_VERB: usize = 9;

/// Whether a title that begins with a verb may have said its subject only. Each title of honour makes the subject
/// longer by three words.
pub(super) fn may_lack_object(line: &Line<'_>, start: &Start, end: usize) -> bool {
    const HONOURS: [&str; 14] =
        ["صاحب", "السمو", "الامير", "الدكتور", "معالي", "سعاده", "سعادة", "الشيخ", "سفير", "امير", "السيد", "المهندس", "اللواء", "خادم"];
    let key = start_key(line, start);
    let honours = (start.at..end).filter(|&i| HONOURS.contains(&line.key(i))).count();
    (is_verb(key) || looks_like_past(key))
        && line.count(start.at..end) < FEWEST_WITH_VERB + 3 * (honours + usize::from(matches!(key, "لم" | "لن")))
}

/// Whether one of the first words of a title carries the pronoun of somebody named before it («موكبه», «جمعهما»).
pub(super) fn has_early_pronoun(line: &Line<'_>, start: &Start) -> bool {
    const EARLY: usize = 5;
    const NOUNS: [&str; 8] = ["الله", "مياه", "المياه", "اتجاه", "الاتجاه", "وجه", "شبيه", "تجاه"];
    (start.at..line.words.len()).filter(|&i| !line.words[i].dropped).take(EARLY).any(|i| {
        let key = line.key(i);
        line.words[i].kind == TokenKind::Arabic
            && (words::arabic_leaning().contains(key)
                || key.chars().count() >= 4
                    && (key.ends_with('ه') || key.ends_with("ها") || key.ends_with("هم") || key.ends_with("هما"))
                    && !NOUNS.contains(&key)
                    && !key.starts_with("ال"))
    })
}

/// Whether a title that begins with a noun is without its predicate: after «الذي» the first verb is the relative
/// clause's, the noun waits for a second one. A title that begins with a lead-in («في ظل …») waits for its main clause.
pub(super) fn lacks_predicate(line: &Line<'_>, start: &Start, end: usize) -> bool {
    if start.quality < 0.15 {
        return true;
    }
    // «يمكن أن»، «قبل أن»: an infinitive, no clause that waits for its verb.
    let infinitive = |i: usize| {
        matches!(line.kept_before(i).map_or("", |b| line.key(b)), "يمكن" | "يجب" | "ينبغي" | "يستطيع" | "قبل" | "بعد" | "دون" | "علي")
    };
    let particle = (start.at + 1..end).find(|&i| !line.words[i].dropped && matches!(line.key(i), "ان" | "بان") && !infinitive(i));
    if let Some(clause) = particle.and_then(|p| line.kept_from(p + 1)).filter(|&c| c < end)
        && lacks_predicate(line, &Start { at: clause, cut: 0, quality: 1.0, clause: true }, end)
    {
        return true;
    }
    if is_verb(start_key(line, start)) || looks_like_past(start_key(line, start)) {
        // «رأس الأمير فلان، الاجتماع الدوري …»: a noun after the comma may well be the object.
        let first_comma = !(start.at..end).any(|i| is_comma(line.key(i)));
        let object_ahead =
            first_comma && line.kept_from(end).is_some_and(|n| is_comma(line.key(n)) && edge_at_mark(line, n, ",") == Some(0.4));
        return object_ahead || apposition_open(line, start.at, end);
    }
    let kept = |i: &usize| !line.words[*i].dropped;
    // What «أن» or a colon introduces is a clause; without any verb it has hardly begun.
    let verbal = |i: usize| is_verb(line.key(i)) || looks_like_past(line.key(i)) || looks_like_present(line.key(i));
    if start.clause && !(start.at..end).filter(kept).any(verbal) {
        return true;
    }
    let Some(relative) =
        (start.at..end).filter(kept).find(|&i| words::arabic_relatives().contains(line.key(i)) && !line.key(i).starts_with('و'))
    else {
        return false;
    };
    let verbs = (relative + 1..end).filter(kept).filter(|&i| verbal(i)).count();
    verbs < 2 && !(start.at..relative).any(|i| is_verb(line.key(i)))
}

/// Whether a subordinate clause («حين فتح المحررون …») has begun and stops where no clause ends: its object may be cut.
pub(super) fn clause_begun(line: &Line<'_>, start: &Start, end: usize, edge: f32) -> bool {
    const FEWEST: usize = 7;
    const CLEAR: f32 = 0.7;
    let opener = (start.at + 1..end)
        .rev()
        .find(|&i| !line.words[i].dropped && matches!(line.key(i), "حين" | "عندما" | "بعدما" | "بينما" | "حينما" | "فيما" | "حيث"));
    opener.is_some_and(|i| edge < CLEAR && line.count(i + 1..end) < FEWEST)
}

/// «انتقد فلان، النائب عن …»: the subject's apposition is open until the next comma, and the verb still waits.
pub(super) fn apposition_open(line: &Line<'_>, from: usize, end: usize) -> bool {
    const SUBJECT: usize = 7;
    let commas: Vec<usize> = (from..line.words.len()).filter(|&i| is_comma(line.key(i)) && !line.words[i].dropped).take(2).collect();
    let Some(&first) = commas.first().filter(|&&c| c <= from + SUBJECT && line.count(from..c) <= 5) else { return false };
    let names =
        line.words.get(first + 1).is_some_and(|w| !w.is_mark() && !w.key.starts_with('و')) && edge_at_mark(line, first, ",") == Some(0.4);
    // «يرصد المسلسل، واقع امرأة …، وتواجه»: where a clause of its own follows the second comma, the first led to the object.
    let indefinite = !line.key(first + 1).starts_with("ال") && !line.words[first + 1].key.ends_with('ة');
    let object = indefinite && commas.get(1).is_some_and(|&second| edge_at_mark(line, second, ",").is_some_and(|edge| edge > 0.8));
    names && !object && end > first.saturating_sub(1) && commas.get(1).is_none_or(|&second| end <= second + 2)
}

/// Furthest behind a title's end that the preposition for its verb may stand, in tokens.
const FURTHEST_COMPLEMENT: usize = 15;

/// Verbs with the preposition that completes them: without it a title that begins with the verb is unfinished.
pub(super) fn is_unfinished(line: &Line<'_>, start: &Start, end: usize) -> bool {
    let verb = base_of(start_key(line, start));
    let inside = start.at + 1..end;
    let list = words::arabic_verb_complements();
    let complements: Vec<&str> =
        ["الي", "علي", "عن", "من", "ب", "ل", "في"].into_iter().filter(|p| list.contains(&format!("{verb} {p}"))).collect();
    let kept = |i: usize| !line.words[i].dropped;
    let has = |p: &str, i: usize| {
        let key = line.key(i);
        if p.chars().count() == 1 { key.starts_with(p) && key.chars().count() > 3 || key == p } else { key == p }
    };
    let speech = is_form(words::arabic_reporting_verbs(), start_key(line, start));
    let says = matches!(
        verb.as_str(),
        "قال"
            | "يقول"
            | "اضاف"
            | "يضيف"
            | "اوضح"
            | "يوضح"
            | "افاد"
            | "يفيد"
            | "ذكر"
            | "يذكر"
            | "زعم"
            | "يزعم"
            | "ادعي"
            | "صرح"
            | "اردف"
    );
    if says
        && !inside.clone().any(|i| {
            kept(i)
                && (line.key(i).starts_with("ان") && line.words[i].key.chars().count() <= 4
                    || line.key(i).starts_with("بان")
                    || is_opening(line.key(i))
                    || line.key(i) == "\"")
        })
    {
        return true;
    }
    if speech {
        let particle = |i: usize| matches!(line.key(i), "ان" | "بان" | "انه" | "انها" | "انهم" | "بانه" | "بانها" | "عن" | "الي");
        let within = inside.clone().any(|i| kept(i) && particle(i));
        let later = (end..(end + FURTHEST_PARTICLE).min(line.words.len())).any(|i| kept(i) && particle(i));
        if !within && later {
            return true;
        }
    }
    // «بلغ عدد …» waits for the figure.
    if matches!(verb.as_str(), "بلغ" | "يبلغ" | "تجاوز" | "يتجاوز")
        && !inside.clone().any(|i| {
            kept(i)
                && (line.words[i].kind == TokenKind::Number
                    || matches!(
                        line.key(i),
                        "ميه"
                            | "مايه"
                            | "مائه"
                            | "مائة"
                            | "الف"
                            | "الاف"
                            | "مليون"
                            | "مليونا"
                            | "ملايين"
                            | "مليار"
                            | "مليارات"
                    ))
        })
    {
        return true;
    }
    let complete = |mut range: std::ops::Range<usize>| range.any(|i| kept(i) && complements.iter().any(|p| has(p, i)));
    if complements.is_empty() || complete(inside.clone()) {
        return false;
    }
    // «كشفت المحادثة مدى التغير»: a verb that also takes an object, and no preposition is to come.
    if !complete(end..(end + FURTHEST_COMPLEMENT).min(line.words.len())) && line.count(start.at..end) >= FEWEST_WITH_VERB + 3 {
        return false;
    }
    !speech || complements.contains(&"الي") || complements.contains(&"عن")
}
