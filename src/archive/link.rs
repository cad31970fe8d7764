//! Linking: all entries to one archive.

use super::related::{Graph, related};
use super::stories::{self, Matter};
use super::topics::{Topics, link_topics};
use super::translations::Works;
use super::{Archive, ArticleId, ArticleRecord, Translation, TranslationMethod, address, compare, found_translations, translations};
use crate::derive::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::Authority;
use crate::site::Site;
use std::cmp::Ordering;

/// Links an archive. `entries` are in order of path, drafts already left out.
#[must_use]
pub fn link(entries: Vec<Entry>, site: &Site, authority: &Authority) -> (Archive, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut articles = address::settle(entries, &site.sources, &mut diagnostics);
    articles.sort_by(|(a, _), (b, _)| newest_first(a, b));
    let mut works = translations::declared(&articles, &site.sources, &mut diagnostics);
    let (entries, addresses): (Vec<Entry>, Vec<_>) = articles.into_iter().unzip();
    let topics = link_topics(&entries, authority);
    let declared = works.of_article.clone();
    join_found(&mut works, &entries, &topics, &mut diagnostics);
    let language = compare::language_numbers(&entries);
    let matter =
        Matter { entries: &entries, of_article: &topics.of_article, topics: &topics.records, language: &language, work: &works.of_article };
    let (stories, story_of) = stories::stories(&matter, &addresses);
    let graph = Graph {
        of_article: &topics.of_article,
        topics: &topics.records,
        declared: &declared,
        work: &works.of_article,
        story: &story_of,
        language: &language,
    };
    let related = related(&graph, site.related_articles);
    let mut archive =
        Archive { articles: Vec::with_capacity(entries.len()), topics: topics.records, stories, suggestions: topics.suggestions };
    let linked = topics.of_article.into_iter().zip(topics.of_names).zip(topics.of_outlet).zip(related);
    for (index, ((entry, address), (((topics, name_topics), outlet_topic), related))) in
        entries.into_iter().zip(addresses).zip(linked).enumerate()
    {
        let translations = works.members[works.of_article[index] as usize]
            .iter()
            .filter(|&&other| other as usize != index)
            .map(|&other| Translation { article: ArticleId(other), method: method_of(&declared, index, other) })
            .collect();
        let id = address.id();
        let story = story_of[index];
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

/// Joins the translations that are certain and says which others are likely.
fn join_found(works: &mut Works, entries: &[Entry], topics: &Topics, diagnostics: &mut Vec<Diagnostic>) {
    let alone: Vec<bool> = works.of_article.iter().map(|&first| works.members[first as usize].len() == 1).collect();
    for pair in found_translations::pairs(entries, &topics.of_article, &topics.records, &alone) {
        if pair.certain && works.join(|article| entries[article as usize].language.primary(), pair.a, pair.b) {
            continue;
        }
        let (first, second) = (&entries[pair.a as usize], &entries[pair.b as usize]);
        diagnostics.push(
            Diagnostic::review(Code::LikelyTranslation, format!("it may be the same article as `{}` in another language", second.path))
                .in_file(&first.path)
                .help(format!("if it is, write `translation_of = \"{}\"` in its front matter", second.path)),
        );
    }
}

fn method_of(declared: &[u32], a: usize, b: u32) -> TranslationMethod {
    if declared[a] == declared[b as usize] { TranslationMethod::Declared } else { TranslationMethod::Found }
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
