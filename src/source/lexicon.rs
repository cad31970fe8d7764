//! The word lists that tell headlines, notes and prose apart. All of it is data, in `words/`, folded when it is loaded.

use super::article::{NoteKind, Role};
use crate::text::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

const CREDITS: &str = include_str!("words/credits.toml");

/// What the labels of notes state.
pub(super) struct Labels {
    /// Before a colon or its like.
    pub(super) before_colon: FxHashMap<String, NoteKind>,
    /// Before a name, without a colon.
    pub(super) openers: FxHashMap<String, NoteKind>,
    /// Words in the longest opener.
    pub(super) longest_opener: usize,
}

pub(super) fn labels() -> &'static Labels {
    static LABELS: LazyLock<Labels> = LazyLock::new(|| {
        let table: toml::Table = CREDITS.parse().unwrap_or_default();
        let mut found = Labels { before_colon: FxHashMap::default(), openers: FxHashMap::default(), longest_opener: 0 };
        for (name, lists) in &table {
            let Some(kind) = kind(name) else { continue };
            let words = |list: &str| -> Vec<String> {
                let list = lists.get(list).and_then(toml::Value::as_array);
                list.into_iter().flatten().filter_map(toml::Value::as_str).map(fold).collect()
            };
            found.before_colon.extend(words("labels").into_iter().map(|label| (label, kind)));
            found.openers.extend(words("openers").into_iter().map(|label| (label, kind)));
        }
        found.longest_opener = found.openers.keys().map(|label| label.split(' ').count()).max().unwrap_or(0);
        found
    });
    &LABELS
}

fn kind(name: &str) -> Option<NoteKind> {
    Some(match name {
        "author" => NoteKind::Credit(Role::Author),
        "translator" => NoteKind::Credit(Role::Translator),
        "reviewer" => NoteKind::Credit(Role::Reviewer),
        "editor" => NoteKind::Credit(Role::Editor),
        "photographer" => NoteKind::Credit(Role::Photographer),
        "source" => NoteKind::Credit(Role::Source),
        "published" => NoteKind::Published,
        "updated" => NoteKind::Updated,
        "outlet" => NoteKind::Outlet,
        _ => return None,
    })
}

fn as_written(entry: &str) -> String {
    entry.to_owned()
}

/// Declares one list: its accessor and the file it is read from, once.
macro_rules! lists {
    ($($(#[doc = $doc:literal])+ $name:ident = $file:literal, $key:ident;)+) => {
        $($(#[doc = $doc])+
        pub(super) fn $name() -> &'static FxHashSet<String> {
            static LIST: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
                include_str!($file).lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map($key).collect()
            });
            &LIST
        })+

        #[cfg(test)]
        const FILES: &[(&str, &str)] = &[$(($file, include_str!($file)),)+];
    };
}

lists! {
    /// Labels before a headline.
    kickers = "words/kickers.txt", fold;
    /// What web pages put around a text.
    furniture = "words/furniture.txt", fold;
    /// Words of date lines.
    date_words = "words/date-words.txt", fold;
    /// Words that no name holds.
    particles = "words/particles.txt", as_written;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_says_what_it_is() {
        for (name, file) in FILES {
            assert!(file.starts_with("# "), "{name}: the first line says what the list is");
            assert!(file.lines().skip(1).all(|line| line.trim() == line && !line.is_empty()), "{name}: one entry a line");
        }
        assert!(CREDITS.starts_with("# "));
    }

    #[test]
    fn every_label_has_one_meaning() {
        let table: toml::Table = CREDITS.parse().unwrap();
        assert_eq!(table.len(), 9);
        for list in ["labels", "openers"] {
            let mut seen = FxHashMap::default();
            for (name, lists) in &table {
                assert!(kind(name).is_some(), "{name}");
                for label in lists[list].as_array().unwrap() {
                    let label = label.as_str().unwrap();
                    if let Some(other) = seen.insert(fold(label), name) {
                        panic!("«{label}» stands under {other} and {name}");
                    }
                }
            }
        }
    }
}
