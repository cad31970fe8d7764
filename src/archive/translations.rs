//! Translations that are declared: by the file's name, or by `translation_of`.

use super::address::Address;
use crate::derive::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Language;
use std::collections::{BTreeMap, HashMap};

/// Which articles are one article in several languages.
pub(super) struct Works {
    /// By article: the first article of its group; itself where it has none.
    pub(super) of_article: Vec<u32>,
    /// By first article: the members of its group, in order.
    pub(super) members: Vec<Vec<u32>>,
}

/// Joins the translations that are declared. `sources` is the folder of articles, relative to the root.
pub(super) fn declared(articles: &[(Entry, Address)], sources: &str, diagnostics: &mut Vec<Diagnostic>) -> Works {
    let all = 0..u32::try_from(articles.len()).unwrap_or(u32::MAX);
    let mut works = Works { of_article: all.clone().collect(), members: all.map(|i| vec![i]).collect() };
    let language = |article: u32| articles[article as usize].0.language.primary();
    let mut by_slug: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut by_path: HashMap<&str, u32> = HashMap::new();
    for (index, (entry, address)) in (0..).zip(articles) {
        by_slug.entry(&address.slug).or_default().push(index);
        by_path.insert(&entry.path, index);
    }
    for holders in by_slug.values() {
        for &other in &holders[1..] {
            works.join(language, holders[0], other);
        }
    }
    for (index, (entry, _)) in (0..).zip(articles) {
        let Some(written) = &entry.translation_of else { continue };
        let named = written.trim().trim_start_matches("./");
        let below = format!("{sources}/{named}");
        let target = by_path.get(named).or_else(|| by_path.get(below.as_str())).copied().or_else(|| {
            let holders = by_slug.get(named.trim_matches('/'))?;
            holders.iter().copied().find(|&h| h != index && language(h) != language(index)).or(Some(holders[0]))
        });
        let fault = match target {
            None => Some(format!("`translation_of` names `{written}`, which is no article of this archive")),
            Some(target) if target == index => Some("`translation_of` names the article itself".to_owned()),
            Some(target) if language(target) == language(index) => {
                Some(format!("`translation_of` names `{}`, which is in the same language", articles[target as usize].0.path))
            }
            Some(target) if !works.join(language, target, index) => {
                Some(format!("`{}` has another translation in `{}` already", articles[target as usize].0.path, entry.language))
            }
            Some(_) => None,
        };
        if let Some(message) = fault {
            diagnostics.push(
                Diagnostic::warning(Code::BadTranslation, message)
                    .in_file(&entry.path)
                    .help("write the other article's slug or its path from the root, such as \"seeds/2024/name.txt\""),
            );
        }
    }
    works
}

impl Works {
    /// Joins the groups of two articles; `false` where the joined group would have two articles in one language.
    pub(super) fn join(&mut self, language: impl Fn(u32) -> Language, a: u32, b: u32) -> bool {
        let (a, b) = (self.of_article[a as usize], self.of_article[b as usize]);
        let (first, second) = (a.min(b), a.max(b));
        if first == second {
            return true;
        }
        let theirs = &self.members[second as usize];
        let clash = self.members[first as usize].iter().any(|&x| theirs.iter().any(|&y| language(x) == language(y)));
        if clash {
            return false;
        }
        let moved = std::mem::take(&mut self.members[second as usize]);
        for &member in &moved {
            self.of_article[member as usize] = first;
        }
        self.members[first as usize].extend(moved);
        self.members[first as usize].sort_unstable();
        true
    }
}
