//! The pattern «verb subject … أن clause»: who speaks, and where what is said begins.

use super::arabic::{head, start_key};
use super::arabic_words::{is_form, is_preposition, is_verb, looks_like_present, never_last};
use super::line::{Line, is_comma, is_opening};
use super::{Attributed, Start};
use crate::knowledge::words;
use crate::text::TokenKind;

/// Furthest that the particle of reported speech stands from its verb, in tokens.
pub(super) const FURTHEST_PARTICLE: usize = 30;

/// Most words of a speaker who is put before a colon.
pub(super) const LONGEST_SPEAKER: usize = 6;

/// «قالت غيثة مزور، الوزيرة…، إن الأجور تضاعفت»: who speaks, and where what is said begins.
pub(super) fn attributed(line: &Line<'_>) -> Option<Attributed> {
    let (head, cut) = head(line)?;
    let verb = start_key(line, &Start { at: head, cut, quality: 1.0, clause: false });
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
    if line.words[clause].is_mark() && first != "\"" && !is_opening(first)
        || words::arabic_leaning().contains(first)
        || is_verb(first)
        || looks_like_present(first)
        || is_plainly_accusative(line, clause)
    {
        return None;
    }
    Some(Attributed { speaker, clause })
}

/// Whether a speaker is but a noun with the article («المصدر:», «الكاتب:»): somebody of whom the text spoke before.
pub(super) fn is_unnamed(line: &Line<'_>, speaker: &std::ops::Range<usize>) -> bool {
    let first = speaker.start;
    line.count(speaker.clone()) == 1 && line.key(first).starts_with("ال") && !line.words[first].named
}

/// «أن» puts the noun after it in the accusative; where that shows in writing («أن مسؤولين», «أن قياديا كبيرا»), the
/// clause cannot lose its particle.
pub(super) fn is_plainly_accusative(line: &Line<'_>, at: usize) -> bool {
    const NOT_PLURAL: [&str; 12] =
        ["الصين", "فلسطين", "البحرين", "اليقين", "التخزين", "التدخين", "التمرين", "التامين", "التكوين", "الدين", "التلوين", "برلين"];
    let key = line.key(at);
    let next = line.key(at + 1);
    let tanwin = |i: usize| line.text_of(i).contains('\u{64B}');
    let sound_plural = key.ends_with("ين") && key.chars().count() >= 5 && !NOT_PLURAL.contains(&key);
    let agreeing =
        !key.starts_with("ال") && key.ends_with('ا') && next.ends_with('ا') && next.chars().count() > 3 && !next.starts_with("ال");
    sound_plural || tanwin(at) || agreeing
}

/// The speaker within what stands between the verb and the particle: up to the first comma, relative or adjunct.
pub(super) fn speaker(line: &Line<'_>, from: usize, to: usize) -> Option<std::ops::Range<usize>> {
    let from = line.kept_from(from)?;
    let first = line.key(from);
    if is_preposition(first)
        || never_last(first) && first.starts_with("ان")
        || words::arabic_adjuncts().contains(first)
        || words::arabic_leaning().contains(first)
        || is_form(words::arabic_verbs(), first)
    {
        return None;
    }
    let whole = (from..to).find(|&i| !line.words[i].dropped && (is_comma(line.key(i)) || line.key(i) == ":")).unwrap_or(to);
    let occasion = |i: usize| {
        matches!(
            line.key(i),
            "تصريح"
                | "تصريحات"
                | "بيان"
                | "بلاغ"
                | "مقابله"
                | "مقابلة"
                | "حوار"
                | "حديث"
                | "موتمر"
                | "ندوه"
                | "ندوة"
                | "تغريده"
                | "تغريدة"
                | "اتصال"
                | "لقاء"
                | "كلمه"
                | "كلمة"
        )
    };
    let relative = (from..whole).any(|i| words::arabic_relatives().contains(line.key(i)) || occasion(i));
    if let Some(last) = line.kept_before(whole).filter(|&last| last > from && !relative && line.balanced(from..last + 1))
        && let Some(name) = person_at_end(line, from, last)
    {
        return Some(name..last + 1);
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
pub(super) const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// «وزير الصحة العامة سمير الطيب» -> «سمير الطيب»: a title ends with an article, the name after it begins without one.
pub(super) fn person_at_end(line: &Line<'_>, from: usize, last: usize) -> Option<usize> {
    let kept: Vec<usize> = (from..=last).filter(|&i| !line.words[i].dropped).collect();
    if kept.iter().any(|&i| line.words[i].kind != TokenKind::Arabic) {
        return None;
    }
    let definite = |key: &str| key.starts_with("ال") || key.starts_with("لل") || key.starts_with("بال") || key.starts_with("وال");
    (1..kept.len()).rev().find_map(|n| {
        let first = line.key(kept[n]);
        let begins = !definite(first) && definite(line.key(kept[n - 1])) && !first.starts_with(['و', 'ل', 'ب']);
        let common = never_last(first) || words::arabic_headline_nouns().contains(first) || words::arabic_stop_words().contains(first);
        let rest = &kept[n..];
        // «… سالفة الذكر»: an adjective with its noun, no name.
        let phrase = rest.len() == 2 && first.ends_with('ة') && definite(line.key(rest[1]));
        let plain = rest.iter().skip(1).all(|&i| !line.key(i).starts_with("لل") && !line.key(i).starts_with("بال"));
        (begins && !common && !phrase && plain && NAME_WORDS.contains(&rest.len())).then_some(kept[n])
    })
}

/// «صحيفة "لوموند"» -> «"لوموند"»: the name of a medium in quotation marks speaks for itself.
pub(super) fn named_medium(line: &Line<'_>, from: usize, last: usize) -> Option<usize> {
    let medium = matches!(line.key(from), "صحيفه" | "صحيفة" | "مجله" | "مجلة" | "وكالة" | "وكاله" | "موقع" | "شبكة" | "قناة");
    (medium && last > from + 1 && line.words[from + 1].is_mark() && line.words[last].is_mark()).then_some(from + 1)
}
