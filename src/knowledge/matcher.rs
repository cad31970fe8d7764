//! Finding the names of the authority list in a text: a trie over folded words, the longest name first.
//!
//! Words are looked up whole before any clitic is taken off, and a clitic comes off only where the rest is a listed name
//! and the whole is none: «بايدن» stays a name, «لترامب» is ل and «ترامب». An ambiguous name counts only beside the words
//! that its entry asks for, or where the same article has used it so before (one sense per discourse: Gale, Church and
//! Yarowsky, 1992).

use super::authority::{AuthorityId, Kind, Topic};
use crate::text::clitic::{splits, without_article};
use crate::text::fold::fold_into;
use crate::text::{Span, Token, TokenKind};
use std::collections::{HashMap, HashSet};

/// A name of the list found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// The words, clitics and possessive endings outside.
    pub place: Span,
    /// Whose name.
    pub topic: AuthorityId,
}

/// The compiled list.
#[derive(Debug)]
pub struct Matcher {
    words: HashMap<Box<str>, u32>,
    edges: HashMap<(u32, u32), u32>,
    ends: Vec<Vec<Name>>,
    guards: Vec<Vec<Vec<u32>>>,
    kinds: Vec<Kind>,
}

#[derive(Clone, Debug)]
struct Name {
    topic: AuthorityId,
    role: Role,
    /// For each word, how its capitals must be in the text.
    capitals: Box<[Capitals]>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    /// Safe by itself.
    Plain,
    /// Counts only beside the words of this guard.
    Guarded(u32),
    /// Means something else.
    Not,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Capitals {
    Any,
    First,
    All,
}

/// A name that may hold, before guards and shared names are settled.
struct Candidate {
    place: Span,
    names: Vec<(AuthorityId, Role)>,
    paragraph: usize,
}

/// A name for comparison: folded words with one space between, punctuation dropped.
#[must_use]
pub fn normal_name(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for token in crate::text::token::tokenize(name).iter().filter(|t| t.kind != TokenKind::Mark) {
        if !key.is_empty() {
            key.push(' ');
        }
        word_key(token.text(name), token.kind, &mut key);
    }
    key
}

/// Appends the key of one word: folded, dots of acronyms dropped.
fn word_key(word: &str, kind: TokenKind, key: &mut String) {
    let from = key.len();
    fold_into(word, key);
    if kind == TokenKind::Latin && key[from..].contains('.') {
        let plain: String = key[from..].chars().filter(|&c| c != '.').collect();
        key.truncate(from);
        key.push_str(&plain);
    }
}

impl Matcher {
    /// Compiles the names of `topics`.
    #[must_use]
    pub fn new(topics: &[Topic]) -> Self {
        let mut matcher = Self {
            words: HashMap::new(),
            edges: HashMap::new(),
            ends: vec![Vec::new()],
            guards: Vec::new(),
            kinds: topics.iter().map(|t| t.kind).collect(),
        };
        for (index, topic) in topics.iter().enumerate() {
            let id = AuthorityId(u32::try_from(index).unwrap_or(u32::MAX));
            // A name that needs company is never plain, even where it is the name that is shown.
            let guarded: HashSet<String> = topic.guards.iter().map(|g| normal_name(&g.alias)).collect();
            for name in topic.names().filter(|name| !guarded.contains(&normal_name(name))) {
                matcher.add(name, id, Role::Plain);
            }
            for guard in &topic.guards {
                let near = guard.near.iter().map(|phrase| matcher.phrase(phrase)).collect();
                matcher.guards.push(near);
                let role = Role::Guarded(u32::try_from(matcher.guards.len() - 1).unwrap_or(u32::MAX));
                matcher.add(&guard.alias, id, role);
            }
            for phrase in &topic.not {
                matcher.add(phrase, id, Role::Not);
            }
        }
        matcher
    }

    fn word(&mut self, key: &str) -> u32 {
        if let Some(&id) = self.words.get(key) {
            return id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.insert(key.into(), id);
        id
    }

    fn phrase(&mut self, phrase: &str) -> Vec<u32> {
        normal_name(phrase).split(' ').map(|key| self.word(key)).collect()
    }

    fn add(&mut self, name: &str, topic: AuthorityId, role: Role) {
        let mut node = 0;
        let mut capitals = Vec::new();
        let mut key = String::new();
        for token in crate::text::token::tokenize(name).iter().filter(|t| t.kind != TokenKind::Mark) {
            key.clear();
            word_key(token.text(name), token.kind, &mut key);
            let word = self.word(&key);
            let fresh = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            node = *self.edges.entry((node, word)).or_insert(fresh);
            if node == fresh {
                self.ends.push(Vec::new());
            }
            capitals.push(capitals_of(token.text(name)));
        }
        let end = &mut self.ends[node as usize];
        if node != 0 && !end.iter().any(|n| n.topic == topic && n.role == role) {
            end.push(Name { topic, role, capitals: capitals.into() });
        }
    }

    /// The names in `text`, in order, none overlapping. `tokens` are all tokens of the text; `paragraphs` part it into
    /// the passages that guards look at. Linear in the number of tokens.
    #[must_use]
    pub fn find(&self, text: &str, tokens: &[Token], paragraphs: &[Span]) -> Vec<Found> {
        let mut walk = Walk { matcher: self, text, tokens, key: String::new(), rest: String::new() };
        let mut candidates = Vec::new();
        let mut at = 0;
        for (paragraph, span) in paragraphs.iter().enumerate() {
            at += tokens[at..].partition_point(|t| t.span.start < span.start);
            let end = at + tokens[at..].partition_point(|t| t.span.start < span.end);
            while at < end {
                match walk.longest(at, end) {
                    Some((place, next, names)) => {
                        candidates.push(Candidate { place, names, paragraph });
                        at = next;
                    }
                    None => at += 1,
                }
            }
        }
        self.settle(&candidates, &mut walk, paragraphs)
    }

    /// Decides guarded and shared names.
    fn settle(&self, candidates: &[Candidate], walk: &mut Walk<'_>, paragraphs: &[Span]) -> Vec<Found> {
        let mut sure: HashSet<AuthorityId> = HashSet::new();
        let mut settled: HashSet<(AuthorityId, u32)> = HashSet::new();
        let mut around: HashMap<usize, HashSet<u32>> = HashMap::new();
        for candidate in candidates {
            let plain: Vec<_> = candidate.names.iter().filter(|n| n.1 == Role::Plain).collect();
            if let [only] = plain.as_slice() {
                sure.insert(only.0);
            }
            for &(topic, role) in &candidate.names {
                let Role::Guarded(guard) = role else { continue };
                let words = around.entry(candidate.paragraph).or_insert_with(|| walk.words_of(paragraphs[candidate.paragraph]));
                if self.guards[guard as usize].iter().any(|phrase| phrase.iter().all(|word| words.contains(word))) {
                    settled.insert((topic, guard));
                }
            }
        }
        let mut found = Vec::new();
        for candidate in candidates {
            let holds = |&&(topic, role): &&(AuthorityId, Role)| match role {
                Role::Plain => true,
                Role::Guarded(guard) => settled.contains(&(topic, guard)) || sure.contains(&topic),
                Role::Not => false,
            };
            let mut left: Vec<AuthorityId> = candidate.names.iter().filter(holds).map(|n| n.0).collect();
            if left.len() > 1 {
                left.retain(|topic| sure.contains(topic));
            }
            if let [only] = left.as_slice() {
                found.push(Found { place: candidate.place, topic: *only });
            }
        }
        found
    }
}

struct Walk<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    tokens: &'a [Token],
    key: String,
    rest: String,
}

type Match = (Span, usize, Vec<(AuthorityId, Role)>);

impl Walk<'_> {
    /// The longest name that begins at token `at`: as written first, then with particles or the article taken off.
    fn longest(&mut self, at: usize, end: usize) -> Option<Match> {
        let token = self.tokens[at];
        if token.kind == TokenKind::Mark {
            return None;
        }
        self.load(token);
        let start = token.span.start as usize;
        let whole = self.matcher.words.get(self.key.as_str()).copied();
        // Following a name loads the words after this one: its key is kept apart.
        let key = std::mem::take(&mut self.key);
        let mut found = whole.and_then(|word| self.follow(word, start, at, end, false));
        if found.is_none() && token.kind == TokenKind::Arabic {
            found = self.without_particles(&key, token, at, end);
        }
        self.key = key;
        found
    }

    fn without_particles(&mut self, key: &str, token: Token, at: usize, end: usize) -> Option<Match> {
        if let Some(found) = self.without_the(key, 0, token, at, end) {
            return Some(found);
        }
        for split in splits(key) {
            let mut rest = std::mem::take(&mut self.rest);
            split.rest.write(&mut rest);
            let word = self.matcher.words.get(rest.as_str()).copied();
            // Where ل took the article's alef, the name begins at the lam that is left of it.
            let start = token.span.start as usize + self.original_offset(token, split.cut);
            let found = word
                .and_then(|word| self.follow(word, start, at, end, false))
                .or_else(|| self.without_the(&rest, split.cut, token, at, end));
            self.rest = rest;
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Subjects are listed without the article and found with it; the article then belongs to the words.
    fn without_the(&mut self, key: &str, cut: usize, token: Token, at: usize, end: usize) -> Option<Match> {
        let bare = without_article(key)?;
        let word = self.matcher.words.get(bare).copied()?;
        let start = token.span.start as usize + self.original_offset(token, cut);
        self.follow(word, start, at, end, true)
    }

    /// Follows the trie from `word`, the reading of token `at`, as far as a name goes.
    fn follow(&mut self, word: u32, start: usize, at: usize, end: usize, mut loose: bool) -> Option<Match> {
        let mut node = *self.matcher.edges.get(&(0, word))?;
        let mut best = self.end_at(node, start, at, at, loose);
        let mut next = at + 1;
        while next < end {
            let token = self.tokens[next];
            if token.kind == TokenKind::Mark {
                // A hyphen or apostrophe may stand inside a name, nothing else may.
                let tight = token.span.start == self.tokens[next - 1].span.end;
                if tight && matches!(token.text(self.text), "-" | "'" | "’" | "–" | "." | "&") {
                    next += 1;
                    continue;
                }
                break;
            }
            self.load(token);
            let step = |key: &str| self.matcher.words.get(key).and_then(|&word| self.matcher.edges.get(&(node, word))).copied();
            let Some(onward) = step(&self.key).or_else(|| {
                let bare = without_article(&self.key)?;
                let onward = step(bare)?;
                loose = true;
                Some(onward)
            }) else {
                break;
            };
            node = onward;
            next += 1;
            if let Some(longer) = self.end_at(node, start, at, next - 1, loose) {
                best = Some(longer);
            }
        }
        best
    }

    fn end_at(&self, node: u32, start: usize, first: usize, last: usize, loose: bool) -> Option<Match> {
        let words = self.tokens[first..=last].iter().filter(|t| t.kind != TokenKind::Mark);
        let fits = |name: &Name| {
            let tokens = words.clone();
            (!loose || matches!(self.matcher.kinds[name.topic.0 as usize], Kind::Subject | Kind::Event))
                && name.capitals.iter().zip(tokens).all(|(capitals, token)| capitals.hold(token.text(self.text)))
        };
        let names: Vec<_> = self.matcher.ends[node as usize].iter().filter(|n| fits(n)).map(|n| (n.topic, n.role)).collect();
        if names.is_empty() {
            return None;
        }
        let end = self.tokens[last].span.end as usize - possessive(self.tokens[last].text(self.text));
        Some((Span::new(start, end.max(start)), last + 1, names))
    }

    /// Puts the key of a token into `self.key`, a possessive ending taken off.
    fn load(&mut self, token: Token) {
        self.key.clear();
        let text = token.text(self.text);
        word_key(&text[..text.len() - possessive(text)], token.kind, &mut self.key);
    }

    /// The byte of the original token at which its folded key has `cut` bytes behind it: marks within count with the
    /// letter before them.
    fn original_offset(&self, token: Token, cut: usize) -> usize {
        let text = token.text(self.text);
        let mut key = String::new();
        for (offset, c) in text.char_indices() {
            if key.len() >= cut && !crate::text::fold::is_invisible(c) {
                return offset;
            }
            crate::text::fold::fold_char(c, &mut |folded| key.push(folded));
        }
        0
    }

    /// Every word of a paragraph in all its readings, for guards.
    fn words_of(&mut self, paragraph: Span) -> HashSet<u32> {
        let first = self.tokens.partition_point(|t| t.span.start < paragraph.start);
        let mut words = HashSet::new();
        for token in self.tokens[first..].iter().take_while(|t| t.span.start < paragraph.end).filter(|t| t.kind != TokenKind::Mark) {
            self.load(*token);
            let known = |key: &str| self.matcher.words.get(key).copied();
            words.extend(known(&self.key));
            if token.kind == TokenKind::Arabic {
                words.extend(without_article(&self.key).and_then(known));
                for split in splits(&self.key) {
                    split.rest.write(&mut self.rest);
                    words.extend(known(&self.rest));
                    words.extend(without_article(&self.rest).and_then(known));
                }
            }
        }
        words
    }
}

impl Capitals {
    fn hold(self, word: &str) -> bool {
        match self {
            Self::Any => true,
            Self::First => word.chars().next().is_some_and(char::is_uppercase),
            Self::All => word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase),
        }
    }
}

fn capitals_of(word: &str) -> Capitals {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic() && (c.is_uppercase() || c.is_lowercase())).collect();
    match letters.first() {
        Some(first) if first.is_uppercase() => {
            if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
                Capitals::All
            } else {
                Capitals::First
            }
        }
        _ => Capitals::Any,
    }
}

/// Bytes of a possessive ending at the end of a Latin word (`'s`, `’s`, a bare apostrophe after s).
fn possessive(word: &str) -> usize {
    for ending in ["'s", "’s", "'S", "’S"] {
        if word.len() > ending.len() && word.ends_with(ending) {
            return ending.len();
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::super::authority::Authority;
    use super::*;
    use crate::text::token::tokenize;

    const LIST: &str = r#"
[[topic]]
id = "trump-test"
kind = "person"
ar = "دونالد ترنب"
en = "Donald Trunp"
aliases = ["ترنب", "Trunp"]
not = ["Trunp Tower", "برج ترنب"]

[[topic]]
id = "riyadh-test"
kind = "place"
ar = "الرياظ"
en = "Riyadhh"
aliases = ["USQ"]

[[topic]]
id = "baydan-test"
kind = "person"
ar = "بايضن"
en = "Baydan"

[[topic]]
id = "ydan-test"
kind = "person"
ar = "ايضن"
en = "Aydan"

[[topic]]
id = "vote-test"
kind = "subject"
ar = "انتخابظات رئاسيظة"
en = "presidential votez"

[[topic]]
id = "q-test"
kind = "organisation"
ar = "قويتر"
en = "Qwitter"
when = [{ alias = "Q", near = ["منصة", "platform"] }]
"#;

    fn names(text: &str) -> Vec<(String, String)> {
        let (list, faults) = Authority::with_archive(LIST, "topics.toml");
        assert_eq!(faults, []);
        let paragraphs: Vec<Span> = text.lines().filter_map(|l| Span::of(l, text)).collect();
        list.matcher()
            .find(text, &tokenize(text), &paragraphs)
            .into_iter()
            .filter(|f| list.topic(f.topic).id.ends_with("-test"))
            .map(|f| (list.topic(f.topic).id.trim_end_matches("-test").to_owned(), f.place.of_text(text).to_owned()))
            .collect()
    }

    #[track_caller]
    fn check(text: &str, want: &[(&str, &str)]) {
        let want: Vec<_> = want.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(names(text), want, "{text}");
    }

    #[test]
    fn the_longest_name_wins_and_clitics_stay_outside() {
        check("قال دونالد ترنب إن لترنب وبترنب", &[("trump", "دونالد ترنب"), ("trump", "ترنب"), ("trump", "ترنب")]);
        check("وللرياظ وفي الرياظ", &[("riyadh", "لرياظ"), ("riyadh", "الرياظ")]);
        check("Donald Trunp’s men and Trunp's", &[("trump", "Donald Trunp"), ("trump", "Trunp")]);
    }

    #[test]
    fn a_name_that_only_looks_prefixed_stays_whole() {
        check("بايضن ولايضن", &[("baydan", "بايضن"), ("ydan", "ايضن")]);
    }

    #[test]
    fn phrases_in_which_a_name_means_something_else_are_passed_over() {
        check("Trunp Tower and برج ترنب", &[]);
    }

    #[test]
    fn capitals_are_kept_to() {
        check("usq Usq USQ U.S.Q.", &[("riyadh", "USQ"), ("riyadh", "U.S.Q.")]);
        check("Presidential votez", &[("vote", "Presidential votez")]);
    }

    #[test]
    fn subjects_are_found_with_the_article() {
        check("في الانتخابظات الرئاسيظة وانتخابظات رئاسيظة", &[("vote", "الانتخابظات الرئاسيظة"), ("vote", "انتخابظات رئاسيظة")]);
    }

    #[test]
    fn an_ambiguous_name_needs_its_company_once() {
        check("في Q حل", &[]);
        check("على منصة Q اليوم\nثم كتب على Q", &[("q", "Q"), ("q", "Q")]);
    }

    #[test]
    fn names_do_not_cross_punctuation() {
        check("دونالد، ترنب", &[("trump", "ترنب")]);
    }
}
