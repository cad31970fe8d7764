//! What the wording implies about the outlet: whom people spoke to, and who asked for comment.

use super::dates::visible;
use super::{Derived, FactMethod, Outlet, Reading};
use crate::knowledge::AuthorityId;
use crate::text::{Span, Token, TokenKind};

/// Nouns that call a name a medium, and the same with the ل of the one spoken to.
const NOUNS: [&str; 9] = ["شبكة", "قناة", "وكالة", "صحيفة", "موقع", "مجلة", "إذاعة", "تلفزيون", "محطة"];

/// Those who head or work for a medium.
const HEADS: [&str; 12] = ["المدير", "مدير", "مديرة", "المديرة", "الرئيس", "رئيس", "رئيسة", "التنفيذي", "مؤسس", "مراسل", "مراسلة", "مندوب"];

/// Asking for comment is done by the reporter alone: one such sentence is enough.
const ASKED: u32 = 3;
/// Being told something is also cited from elsewhere: it takes two sentences and no other medium that was told, or, in
/// Arabic, one that names an agency («في تصريح لوكالة…»), since its papers print what an agency gathered.
const TOLD: u32 = 1;
const ENOUGH: u32 = 2;
/// Most words of a medium's name.
const NAME_WORDS: usize = 4;
/// Most media weighed: beyond it the text is about media.
const MOST: usize = 16;

/// A medium with what speaks for it.
struct Weighed {
    topic: Option<AuthorityId>,
    name: Span,
    evidence: Span,
    weight: u32,
}

/// The medium that the text's own reporters work for, as its wording implies: the one with the most to speak for it,
/// if no other has as much.
pub(super) fn implied(reading: &Reading<'_>) -> Option<Derived<Outlet, FactMethod>> {
    let mut media: Vec<Weighed> = Vec::new();
    for &paragraph in &reading.paragraphs {
        let tokens = reading.tokens_in(paragraph);
        for i in 0..tokens.len() {
            let Some((topic, name, from, weight)) = evidence_at(reading, tokens, i) else { continue };
            let evidence = Span { start: from.start.min(name.start), end: from.end.max(name.end) };
            let same = |m: &Weighed| {
                if topic.is_some() { m.topic == topic } else { m.topic.is_none() && reading.words(m.name) == reading.words(name) }
            };
            match media.iter().position(same) {
                Some(known) => {
                    let known = &mut media[known];
                    if weight > TOLD && known.weight < ASKED {
                        known.evidence = evidence;
                    }
                    known.weight += weight;
                }
                None if media.len() < MOST => media.push(Weighed { topic, name, evidence, weight }),
                None => {}
            }
        }
    }
    let best = media.iter().max_by_key(|m| m.weight)?;
    let agency = best.topic.is_some_and(|id| reading.authority.topic(id).is("agency"));
    let agency = agency && !reading.words(best.evidence).is_ascii();
    let alone = media.iter().filter(|m| m.weight == best.weight).count() == 1;
    let sure = best.weight >= ASKED || (media.len() == 1 && (best.weight >= ENOUGH || agency));
    (alone && sure).then(|| Derived {
        value: Outlet { name: visible(reading.words(best.name)), topic: best.topic },
        method: FactMethod::Inferred,
        evidence: visible(reading.words(best.evidence)),
        place: Some(best.evidence),
    })
}

type Evidence = (Option<AuthorityId>, Span, Span, u32);

/// What speaks for a medium at token `i`: its entry, its name, the words that imply it, and their weight.
fn evidence_at(reading: &Reading<'_>, tokens: &[Token], i: usize) -> Option<Evidence> {
    let token = tokens[i];
    let written = token.text(reading.text());
    let found = |(topic, name): (Option<AuthorityId>, Span), weight| Some((topic, name, token.span, weight));
    match token.kind {
        TokenKind::Arabic => {
            // «تواصلت شبكة CNN مع», «طلبت رويترز التعليق».
            if matches!(written, "تواصلت" | "تواصل" | "وتواصلت" | "وتواصل") {
                return found(medium(reading, tokens, i + 1)?, ASKED);
            }
            // «لطلب قناة CNBC للتعليق».
            if matches!(written, "لطلب" | "طلب" | "لطلبات" | "لأسئلة" | "طلبات") {
                let name = medium(reading, tokens, i + 1)?;
                let asks = tokens[i + 1..].iter().take(NAME_WORDS + 3).any(|t| t.text(reading.text()).contains("تعليق"));
                return if asks || written.starts_with('ل') { found(name, ASKED) } else { None };
            }
            let bare = written.strip_prefix('ل')?;
            if is_of_office(reading, tokens, i) {
                return None;
            }
            if NOUNS.contains(&bare) {
                return found(medium(reading, tokens, i)?, TOLD);
            }
            // «لـ CNN», «لرويترز».
            if bare == "ـ" || (bare.chars().count() >= 4 && reading.authority.medium(bare).is_some()) {
                let from = if bare == "ـ" { i + 1 } else { i };
                return found(medium(reading, tokens, from)?, TOLD);
            }
            None
        }
        TokenKind::Latin => {
            let word = |j: usize| tokens.get(j).map_or("", |t| t.text(reading.text()));
            match written {
                "told" | "tells" => found(medium(reading, tokens, i + 1)?, TOLD),
                // "a request for comment from CNN", "CNN's request for comment".
                "comment" if matches!(word(i + 1), "from" | "by") => found(medium(reading, tokens, i + 2)?, ASKED),
                "reached" if word(i + 1) == "out" => found(medium_before(reading, tokens, i)?, ASKED),
                "request" | "requests" | "inquiries" | "questions" if i > 0 => found(medium_before(reading, tokens, i)?, ASKED),
                "interview" | "statement" | "spoke" | "email" if matches!(word(i + 1), "with" | "to") => {
                    found(medium(reading, tokens, i + 2)?, TOLD)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// «المدير العام لوكالة»: ل joins an office to what it is of, and nobody is told anything.
fn is_of_office(reading: &Reading<'_>, tokens: &[Token], i: usize) -> bool {
    let head = |t: &Token| HEADS.contains(&t.text(reading.text()));
    tokens[i.saturating_sub(2)..i].iter().any(head)
}

/// The medium named from token `i` on, the noun before its name included or not.
fn medium(reading: &Reading<'_>, tokens: &[Token], i: usize) -> Option<(Option<AuthorityId>, Span)> {
    // «لـ «عكاظ»».
    let i = i + usize::from(tokens.get(i).is_some_and(|t| matches!(t.text(reading.text()), "\"" | "«" | "“")));
    let first = tokens.get(i)?;
    let written = first.text(reading.text());
    let bare = written.strip_prefix('ل').unwrap_or(written);
    let noun = NOUNS.contains(&bare);
    let start = first.span.start + u32::try_from(written.len() - bare.len()).ok()?;
    if let Some(found) = listed(reading, tokens, start, i) {
        return Some(found);
    }
    if written != bare && !noun {
        return listed(reading, tokens, first.span.start, i);
    }
    let after = tokens.get(i + usize::from(noun))?;
    let marks = usize::from(noun && matches!(after.text(reading.text()), "\"" | "«" | "“"));
    let at = i + usize::from(noun) + marks;
    let name = tokens.get(at)?;
    listed(reading, tokens, name.span.start, at).or_else(|| {
        // A name in capitals beside the noun that calls it a medium (CNBC).
        let letters = name.text(reading.text());
        let capitals = name.kind == TokenKind::Latin && (2..=6).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
        (noun && capitals).then_some((None, name.span))
    })
}

/// The longest listed medium that begins at byte `start`, within token `i`.
fn listed(reading: &Reading<'_>, tokens: &[Token], start: u32, i: usize) -> Option<(Option<AuthorityId>, Span)> {
    for last in (i..(i + NAME_WORDS).min(tokens.len())).rev().filter(|&j| tokens[j].kind != TokenKind::Mark) {
        let name = Span { start, end: tokens[last].span.end };
        let written = reading.words(name);
        let plain = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written);
        if let Some(topic) = reading.authority.medium(plain) {
            return Some((Some(topic), Span::new(start as usize, start as usize + plain.len())));
        }
    }
    None
}

/// The medium whose name ends before token `i` ("CNN has", "CNN's").
fn medium_before(reading: &Reading<'_>, tokens: &[Token], i: usize) -> Option<(Option<AuthorityId>, Span)> {
    let mut end = i;
    while end > 0 && matches!(tokens[end - 1].text(reading.text()), "has" | "have" | "had") {
        end -= 1;
    }
    (end.saturating_sub(NAME_WORDS)..end).find_map(|from| {
        let name = Span { start: tokens[from].span.start, end: tokens[end - 1].span.end };
        let written = reading.words(name);
        let plain = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written);
        reading.authority.medium(plain).map(|topic| (Some(topic), Span::new(name.start as usize, name.start as usize + plain.len())))
    })
}
