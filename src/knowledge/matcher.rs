//! Finding the names of the authority list in a text: a trie over folded words, the longest name first.
//!
//! Words are looked up whole before any clitic is taken off, and a clitic comes off only where the rest is a listed name
//! and the whole is none: «بايدن» stays a name, «لترامب» is ل and «ترامب». An ambiguous name counts only beside the words
//! that its entry asks for, or where the same article has used it so before (one sense per discourse: Gale, Church and
//! Yarowsky, 1992).

use super::authority::{AuthorityId, Kind, Topic};
use crate::text::fold::fold_into;
use crate::text::token::Keys;
use crate::text::{Span, Token, TokenKind};
use filter::Filter;
use rustc_hash::{FxHashMap, FxHashSet};
use walk::Walk;

mod filter;
mod walk;

#[cfg(test)]
mod tests;

/// A name of the list found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// The words, clitics and possessive endings outside.
    pub place: Span,
    /// Whose name.
    pub topic: AuthorityId,
}

/// The compiled list. Its keys are our own and the archive's: nobody can fill its tables with colliding words, so that
/// the quick hash will do.
#[derive(Debug)]
pub struct Matcher {
    words: FxHashMap<Box<str>, u32>,
    /// By word, what begins with it.
    begins: Vec<Beginning>,
    /// Words that names begin with; of these, those that may be written with a small letter.
    first_words: Filter,
    small_first_words: Filter,
    /// Words that guards ask for.
    near_words: Filter,
    edges: FxHashMap<(u32, u32), u32>,
    ends: Vec<Vec<Name>>,
    guards: Vec<Vec<Vec<u32>>>,
    kinds: Vec<Kind>,
}

/// Whether names begin with a word, and how.
#[derive(Clone, Copy, Debug, Default)]
struct Beginning {
    /// The trie's node behind it; 0 where none does.
    node: u32,
    /// Whether one of them may begin with a small letter.
    small: bool,
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
            words: FxHashMap::default(),
            begins: Vec::new(),
            first_words: Filter::default(),
            small_first_words: Filter::default(),
            near_words: Filter::default(),
            edges: FxHashMap::default(),
            ends: vec![Vec::new()],
            guards: Vec::new(),
            kinds: topics.iter().map(|t| t.kind).collect(),
        };
        for (index, topic) in topics.iter().enumerate() {
            let id = AuthorityId(u32::try_from(index).unwrap_or(u32::MAX));
            // A name that needs company is never plain, even where it is the name that is shown.
            let guarded: FxHashSet<String> = topic.guards.iter().map(|g| normal_name(&g.alias)).collect();
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
        matcher.first_words = matcher.filter(|word| matcher.begins[word as usize].node != 0);
        matcher.small_first_words = matcher.filter(|word| matcher.begins[word as usize].small);
        let near: FxHashSet<u32> = matcher.guards.iter().flatten().flatten().copied().collect();
        matcher.near_words = matcher.filter(|word| near.contains(&word));
        matcher
    }

    fn filter(&self, wanted: impl Fn(u32) -> bool) -> Filter {
        let words: Vec<&str> = self.words.iter().filter(|(_, id)| wanted(**id)).map(|(word, _)| &**word).collect();
        Filter::of(words.into_iter())
    }

    fn word(&mut self, key: &str) -> u32 {
        if let Some(&id) = self.words.get(key) {
            return id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.insert(key.into(), id);
        self.begins.push(Beginning::default());
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
            let capital = capitals_of(token.text(name));
            if capitals.is_empty() {
                let beginning = &mut self.begins[word as usize];
                *beginning = Beginning { node, small: beginning.small || capital == Capitals::Any };
            }
            capitals.push(capital);
        }
        let end = &mut self.ends[node as usize];
        if node != 0 && !end.iter().any(|n| n.topic == topic && n.role == role) {
            end.push(Name { topic, role, capitals: capitals.into() });
        }
    }

    /// The names in `text`, in order, none overlapping. `tokens` are all tokens of the passages that are read;
    /// `paragraphs` part them into the passages that guards look at. Linear in the number of tokens.
    #[must_use]
    pub fn find(&self, text: &str, tokens: &[Token], paragraphs: &[Span]) -> Vec<Found> {
        self.find_folded(text, tokens, &Keys::new(text, tokens), paragraphs)
    }

    /// As [`Matcher::find`], where the tokens' keys are at hand.
    #[must_use]
    pub fn find_folded(&self, text: &str, tokens: &[Token], keys: &Keys, paragraphs: &[Span]) -> Vec<Found> {
        let mut walk = Walk { matcher: self, text, tokens, keys, rest: String::new() };
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
        let mut sure: FxHashSet<AuthorityId> = FxHashSet::default();
        let mut settled: FxHashSet<(AuthorityId, u32)> = FxHashSet::default();
        let mut around: FxHashMap<usize, FxHashSet<u32>> = FxHashMap::default();
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
