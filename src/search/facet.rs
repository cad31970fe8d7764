//! What results can be filtered by. Each value is a key of the lexicon like any word, told apart by its first character.

use crate::archive::{Archive, ArticleId};

/// A topic's articles.
pub(super) const TOPIC: char = '\u{1}';
/// Articles that quote a topic; the places are paragraphs.
pub(super) const QUOTES: char = '\u{2}';
/// An outlet's articles.
pub(super) const OUTLET: char = '\u{3}';
/// A language's articles.
pub(super) const LANGUAGE: char = '\u{4}';

/// The key of a value.
pub(super) fn key(kind: char, value: &str) -> String {
    format!("{kind}{value}")
}

/// Whether a key is a value to filter by and no word.
pub(super) fn is_facet(key: &str) -> bool {
    key.starts_with(|c: char| c < ' ')
}

/// An article's outlet: its topic's id where it has one, else the name as written.
pub(super) fn outlet(archive: &Archive, id: ArticleId) -> Option<String> {
    let record = archive.article(id);
    let outlet = record.entry.outlet.as_ref()?;
    Some(match record.outlet_topic {
        Some(topic) => archive.topic(topic).id.clone(),
        None => outlet.value.name.clone(),
    })
}
