//! Credits: who wrote, translated, checked, edited or photographed, and on what sources an article draws.

use super::dates::visible;
use super::{Credit, Reading};
use crate::knowledge::words;
use crate::source::{NoteKind, Role};
use crate::text::fold::fold;

/// Most names that one line credits: longer lists are no credits.
const MOST: usize = 40;

/// The article's credits, in order of role and place. What front matter states for a role replaces what lines say for it.
#[must_use]
pub fn credits(reading: &Reading<'_>) -> Vec<Credit> {
    let front = &reading.article.front;
    let mut found: Vec<Credit> = Vec::new();
    for (role, names) in [(Role::Author, &front.author), (Role::Translator, &front.translator), (Role::Reviewer, &front.reviewer)] {
        for name in names.iter().map(|n| n.trim()).filter(|n| !n.is_empty()) {
            push(&mut found, Credit { role, name: visible(name), evidence: visible(name), inferred: false });
        }
    }
    let stated: Vec<Role> = found.iter().map(|c| c.role).collect();
    for note in &reading.article.notes {
        let NoteKind::Credit(role) = note.kind else { continue };
        for (role, name) in names_of(reading, role, &note.value) {
            if !stated.contains(&role) {
                push(&mut found, Credit { role, name, evidence: visible(note.evidence.trim()), inferred: false });
            }
        }
    }
    // A reporter's name in the dateline is a byline by its place alone.
    if let Some(author) = reading.dateline.as_ref().and_then(|d| d.author).filter(|_| !found.iter().any(|c| c.role == Role::Author)) {
        let name = visible(reading.words(author));
        let evidence = reading.dateline.as_ref().map_or_else(String::new, |d| visible(reading.words(d.place).trim()));
        push(&mut found, Credit { role: Role::Author, name, evidence, inferred: true });
    }
    found.sort_by_key(|c| c.role);
    found
}

fn push(found: &mut Vec<Credit>, credit: Credit) {
    if !found.iter().any(|c| c.role == credit.role && c.name == credit.name) {
        found.push(credit);
    }
}

/// The names in a credit's value, each with its role: a part may bring a label of its own ("A and B; editing by C").
fn names_of(reading: &Reading<'_>, role: Role, value: &str) -> Vec<(Role, String)> {
    let mut names = Vec::new();
    let mut current = role;
    for part in value.split([';', '؛', '|', '\n']).take(MOST) {
        let (own, rest) = own_label(part.trim());
        current = own.unwrap_or(current);
        for name in split_list(rest, current) {
            let name = clean(&name, current);
            if is_name(reading, &name, current) && names.len() < MOST {
                names.push((current, name));
            }
        }
    }
    names
}

/// A label at the head of a part, as chained English credits write it.
fn own_label(part: &str) -> (Option<Role>, &str) {
    const LABELS: [(&str, Role); 13] = [
        ("additional reporting by ", Role::Author),
        ("reporting by ", Role::Author),
        ("writing by ", Role::Author),
        ("written by ", Role::Author),
        ("compiled by ", Role::Author),
        ("editing by ", Role::Editor),
        ("edited by ", Role::Editor),
        ("translated by ", Role::Translator),
        ("translation by ", Role::Translator),
        ("photos by ", Role::Photographer),
        ("photo by ", Role::Photographer),
        ("photographs by ", Role::Photographer),
        ("by ", Role::Author),
    ];
    for (label, role) in LABELS {
        if part.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label)) {
            return (Some(role), part[label.len()..].trim());
        }
    }
    (None, part)
}

/// The parts of a list. Addresses stay whole: their commas belong to them.
fn split_list(value: &str, role: Role) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    // Sources are titles and bodies, in which "and" and و are their own.
    let pieces: Vec<&str> = if role == Role::Source {
        value.split(['،', ',']).map(str::trim).collect()
    } else {
        value.split(['،', ',', '&']).flat_map(|part| part.split(" and ")).map(str::trim).collect()
    };
    for part in pieces {
        let goes_on = parts.last().is_some_and(|last| is_address(last) && !last.contains(' '))
            && !part.contains(' ')
            && !is_address(part)
            && part.contains(['/', '=', '.']);
        match parts.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.push(',');
                last.push_str(part);
            }
            None if is_address(part) => parts.push(part.to_owned()),
            None if role == Role::Source => parts.push(part.to_owned()),
            None => parts.extend(split_waw(part)),
        }
    }
    parts
}

fn is_address(part: &str) -> bool {
    part.contains("://") || part.starts_with("www.")
}

/// «أحمد علي وسعاد حسن», «أحمد علي و سعاد حسن»: a و joins two names only where both sides are of two words or more, so
/// that «وليد» and «وفاء» stay whole.
fn split_waw(part: &str) -> Vec<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    for i in 2..words.len() {
        let standing = words[i] == "و";
        let joined = words[i].strip_prefix('و').filter(|rest| rest.chars().count() >= 2);
        let after = words.len() - i - usize::from(standing);
        if after < 2 || !(standing || joined.is_some()) {
            continue;
        }
        let left = words[..i].join(" ");
        let mut right: Vec<&str> = words[i + usize::from(standing)..].to_vec();
        if let (false, Some(rest)) = (standing, joined) {
            right[0] = rest;
        }
        let mut parts = vec![left];
        parts.extend(split_waw(&right.join(" ")));
        return parts;
    }
    vec![part.to_owned()]
}

/// A name without what stands beside it: brackets, the place it was filed from, marks.
fn clean(name: &str, role: Role) -> String {
    let name = visible(name);
    let name = name.trim().trim_start_matches("and ");
    if is_address(name) {
        return name.to_owned();
    }
    let plain = match name.find(['(', '[']) {
        Some(at) if at > 0 && role != Role::Source => &name[..at],
        _ => name,
    };
    let plain = match plain.find(" in ") {
        Some(at) if role == Role::Author || role == Role::Editor => &plain[..at],
        _ => plain,
    };
    plain.trim_matches([' ', '.', '-', '–', '—', '*', '_', ':', '/', '\u{A0}']).to_owned()
}

/// Whether a part names somebody: no stub («1»), no role beside a name, and no medium as an author, which is the outlet.
fn is_name(reading: &Reading<'_>, name: &str, role: Role) -> bool {
    let letters = name.chars().any(char::is_alphabetic);
    let role_word = words::byline_roles().contains(&fold(name));
    let outlet = role == Role::Author && reading.authority.medium(name).is_some();
    letters && !role_word && !outlet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::testing::{article_of, authority};
    use crate::source::Note;

    fn read(notes: &[(Role, &str)]) -> Vec<(Role, String)> {
        let mut article = article_of("نص الخبر هنا.");
        article.notes = notes
            .iter()
            .map(|&(role, value)| Note { kind: NoteKind::Credit(role), value: value.to_owned(), evidence: format!("- {value}"), line: 9 })
            .collect();
        credits(&Reading::new(&article, authority())).into_iter().map(|c| (c.role, c.name)).collect()
    }

    #[test]
    fn lists_are_split_into_names() {
        use Role::{Author, Editor, Reviewer, Source, Translator};
        type Row = (Role, &'static str, &'static [(Role, &'static str)]);
        let table: &[Row] = &[
            (Translator, "عمران حسين", &[(Translator, "عمران حسين")]),
            (Translator, "عمران حسين وسعاد كاظم", &[(Translator, "عمران حسين"), (Translator, "سعاد كاظم")]),
            (
                Translator,
                "عمران حسين و سعاد كاظم، ليلى وهبي",
                &[(Translator, "عمران حسين"), (Translator, "سعاد كاظم"), (Translator, "ليلى وهبي")],
            ),
            (Reviewer, "وليد وفاء", &[(Reviewer, "وليد وفاء")]),
            (Reviewer, "بهاء كاظم (تدقيق لغوي)", &[(Reviewer, "بهاء كاظم")]),
            (Author, "Jane Roe and John Doe, Reuters", &[(Author, "Jane Roe"), (Author, "John Doe")]),
            (Author, "Jane Roe in London, Staff Writer", &[(Author, "Jane Roe")]),
            (Author, "Jane Roe & John Doe; Editing by Ann Lee", &[(Author, "Jane Roe"), (Author, "John Doe"), (Editor, "Ann Lee")]),
            (Source, "https://example.org/a,b?c=1, رويترز", &[(Source, "https://example.org/a,b?c=1"), (Source, "رويترز")]),
            (
                Source,
                "Reuters, US Securities and Exchange Commission",
                &[(Source, "Reuters"), (Source, "US Securities and Exchange Commission")],
            ),
            (Source, "1", &[]),
            (Source, "", &[]),
        ];
        for (role, value, want) in table {
            let want: Vec<(Role, String)> = want.iter().map(|&(role, name)| (role, name.to_owned())).collect();
            assert_eq!(read(&[(*role, value)]), want, "{value}");
        }
    }

    #[test]
    fn roles_come_in_order_and_front_matter_replaces_its_own() {
        use Role::{Author, Reviewer, Translator};
        let found = read(&[(Reviewer, "بهاء كاظم"), (Author, "ليلى وهبي"), (Author, "ليلى وهبي")]);
        assert_eq!(found, [(Author, "ليلى وهبي".to_owned()), (Reviewer, "بهاء كاظم".to_owned())]);
        let mut article = article_of("نص.");
        article.front.translator = vec!["Hala Darwish".to_owned()];
        article.notes.push(Note { kind: NoteKind::Credit(Translator), value: "أخرى".to_owned(), evidence: "x".to_owned(), line: 1 });
        let found = credits(&Reading::new(&article, authority()));
        assert_eq!(found.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["Hala Darwish"]);
    }

    #[test]
    fn a_reporter_in_the_dateline_is_inferred() {
        let article = article_of("سامر العلي- نبأ- الرياض: كشف الباحث عن تقرير.");
        let found = credits(&Reading::new(&article, authority()));
        assert_eq!((found[0].name.as_str(), found[0].inferred), ("سامر العلي", true));
    }

    proptest::proptest! {
        #[test]
        fn any_value_is_read(value in "(\\PC| و|،|; |Editing by |https://|\\(|and ){0,30}") {
            for (_, name) in read(&[(Role::Author, &value), (Role::Source, &value)]) {
                proptest::prop_assert!(!name.trim().is_empty());
            }
        }
    }
}
