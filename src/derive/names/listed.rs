//! What the names of the authority list mean for the discovery of others: which words they take, which short forms they
//! lend, and where they were taken for a namesake.

use super::words::Words;
use crate::derive::{Mention, NameRef, Reading};
use crate::knowledge::names::{Marks, arabic, english};
use crate::knowledge::{AuthorityId, Kind};
use crate::text::fold::fold;
use crate::text::{Token, TokenKind};
use std::collections::HashMap;

/// Takes off the mentions of listed persons that a given name before them shows to be namesakes: in «لارا ترامب» the
/// family name alone names nobody else.
pub(super) fn without_namesakes(reading: &Reading<'_>, known: &mut Vec<Mention>) {
    let mut end = 0;
    known.retain(|mention| {
        let before_end = std::mem::replace(&mut end, mention.place.end);
        let NameRef::Known(id) = mention.name else { return true };
        let topic = reading.authority.topic(id);
        topic.kind != Kind::Person || reading.words(mention.place).contains(char::is_whitespace) || {
            let at = reading.tokens.partition_point(|t| t.span.start < mention.place.start);
            let first = at.checked_sub(1).map(|i| reading.tokens[i]);
            let aligned = reading.tokens.get(at).is_some_and(|t| t.span.start == mention.place.start);
            first.is_none_or(|t| !aligned || t.span.start < before_end || !is_other_given_name(reading, id, t, mention))
        }
    });
}

/// Whether the word before a mention is a given name that no name of the topic has.
fn is_other_given_name(reading: &Reading<'_>, id: AuthorityId, token: Token, mention: &Mention) -> bool {
    let written = token.text(reading.text());
    let between = &reading.text()[token.span.end as usize..mention.place.start as usize];
    let key = fold(written);
    let given = match token.kind {
        TokenKind::Arabic => arabic().marks(&key).any(Marks::GIVEN),
        TokenKind::Latin => english().marks(&key).any(Marks::GIVEN) && written.starts_with(char::is_uppercase),
        _ => false,
    };
    let own = |name: &str| name.split_whitespace().any(|part| fold(part) == key);
    given && between.chars().all(|c| c == ' ') && !reading.authority.topic(id).names().any(own)
}

/// Mentions whose words no found name may take: all but subjects and events, whose words are common.
pub(super) fn taking(reading: &Reading<'_>, known: &[Mention]) -> Vec<Mention> {
    let takes = |m: &&Mention| match m.name {
        NameRef::Known(id) => !matches!(reading.authority.topic(id).kind, Kind::Subject | Kind::Event),
        NameRef::Found(_) => true,
    };
    known.iter().filter(takes).copied().collect()
}

/// The last word of every listed person that the article names in full, with whom it names; `None` where two share it.
pub(super) fn short_forms<'w>(reading: &Reading<'_>, words: &'w Words<'_>, known: &[Mention]) -> HashMap<&'w str, Option<NameRef>> {
    let mut forms: HashMap<&str, Option<NameRef>> = HashMap::new();
    for mention in known {
        let NameRef::Known(id) = mention.name else { continue };
        if reading.authority.topic(id).kind != Kind::Person || !reading.words(mention.place).contains(char::is_whitespace) {
            continue;
        }
        let after = words.all.partition_point(|w| w.token.span.start < mention.place.end);
        let Some(last) = after.checked_sub(1).filter(|&l| l > 0) else { continue };
        let compound =
            words.is(last - 1, Marks::PARTICLE) || matches!(words.key(last), "الدين" | "الله" | "الاول" | "الثاني" | "الثالث" | "السادس");
        let common = words.is(last, Marks::COMMON.with(Marks::VERB).with(Marks::TITLE).with(Marks::GIVEN).with(Marks::DEMONYM));
        if !compound && !common && words.key(last).chars().count() > 2 {
            forms.entry(words.key(last)).and_modify(|n| *n = n.filter(|&other| other == mention.name)).or_insert(Some(mention.name));
        }
    }
    forms
}
