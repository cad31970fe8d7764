//! Linking: all entries to one archive.

use super::related::{Graph, related};
use super::topics::link_topics;
use super::{Archive, ArticleId, ArticleRecord, Translation, TranslationMethod, address, translations};
use crate::derive::Entry;
use crate::diagnostic::Diagnostic;
use crate::knowledge::Authority;
use crate::site::Site;
use crate::text::Language;
use std::cmp::Ordering;
use std::sync::Arc;

/// Links an archive. `entries` are in order of path, drafts already left out.
#[must_use]
pub fn link(entries: Vec<Entry>, site: &Site, authority: &Authority) -> (Archive, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut articles = address::settle(entries, &site.sources, &mut diagnostics);
    articles.sort_by(|(a, _), (b, _)| newest_first(a, b));
    let works = translations::declared(&articles, &site.sources, &mut diagnostics);
    let (entries, addresses): (Vec<Entry>, Vec<_>) = articles.into_iter().unzip();
    let topics = link_topics(&entries, authority);
    let languages: Vec<Language> = {
        let mut all: Vec<_> = entries.iter().map(|e| e.language.primary()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let language: Vec<u8> =
        entries.iter().map(|e| u8::try_from(languages.binary_search(&e.language.primary()).unwrap_or(0)).unwrap_or(u8::MAX)).collect();
    let graph = Graph { of_article: &topics.of_article, topics: &topics.records, work: &works.of_article, language: &language };
    let related = related(&graph, site.related_articles);
    let mut archive = Archive { articles: Vec::with_capacity(entries.len()), topics: topics.records, suggestions: topics.suggestions };
    let mut story = Interner::default();
    let linked = topics.of_article.into_iter().zip(topics.of_names).zip(topics.of_outlet).zip(related);
    for (index, ((entry, address), (((topics, name_topics), outlet_topic), related))) in
        entries.into_iter().zip(addresses).zip(linked).enumerate()
    {
        let translations = works.members[works.of_article[index] as usize]
            .iter()
            .filter(|&&other| other as usize != index)
            .map(|&other| Translation { article: ArticleId(other), method: TranslationMethod::Declared })
            .collect();
        let id = match address.suffix {
            Some(suffix) => format!("{}.{suffix}", address.slug),
            None => address.slug.clone(),
        };
        let story = entry.story.as_deref().map(|s| story.intern(s));
        archive.articles.push(ArticleRecord {
            entry,
            id,
            slug: address.slug,
            topics,
            name_topics,
            outlet_topic,
            related,
            story,
            translations,
        });
    }
    (archive, diagnostics)
}

/// Newest first; of one day, by the time that front matter states; undated after the dated; then by path.
fn newest_first(a: &Entry, b: &Entry) -> Ordering {
    let key = |e: &Entry| e.date.as_ref().map(|d| (d.value.first_day(), e.time.clone(), d.value));
    match (key(a), key(b)) {
        (Some(a_key), Some(b_key)) => b_key.cmp(&a_key),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
    .then_with(|| a.path.cmp(&b.path))
}

/// One shared string for each story, however many articles tell it.
#[derive(Default)]
struct Interner(std::collections::BTreeSet<Arc<str>>);

impl Interner {
    fn intern(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = text.into();
        self.0.insert(Arc::clone(&new));
        new
    }
}
