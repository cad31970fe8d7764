//! From an [`Article`] to its [`Entry`]: what a careful editor would note from the words, each
//! value with its evidence. One file a value; every function is pure and total.

pub mod credits;
pub mod dateline;
mod dateline_parts;
pub mod dates;
mod dates_lex;
mod dates_parse;
mod dates_path;
mod dates_relative;
mod dates_stated;
pub mod entry;
pub mod language;
mod language_evidence;
pub mod language_passages;
pub mod mentions;
pub mod names;
pub mod outlet;
mod outlet_wording;
#[cfg(test)]
mod property_tests;
pub mod quotes;
mod quotes_actors;
mod quotes_arabic;
mod quotes_english;
mod quotes_lead;
mod quotes_marks;
mod quotes_proof;
mod quotes_speaker;
mod quotes_words;
pub mod reading;
pub mod signature;
pub mod summary;
#[cfg(test)]
mod testing;
pub mod title;
pub mod weights;

pub use entry::{Credit, DateMention, Derived, Entry, FactMethod, FoundName, Mention, NameRef, Outlet, Quote, TextMethod};
pub use language_passages::Passage;
pub use reading::Reading;
pub use signature::Signature;

use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::Authority;
use crate::source::{Article, BlockKind, InlineKind};
use crate::text::Language;

/// Words a minute of silent reading: English 238 (Brysbaert, How many words do we read per minute?, 2019, non-fiction);
/// Arabic 181 (Trauzettel-Klosinski and Dietz, Standardized Assessment of Reading Performance, 2012, table 2).
const WORDS_A_MINUTE: (u32, u32) = (238, 181);

/// Reads one article. `fingerprint` is the BLAKE3 hash of its file.
#[must_use]
pub fn derive(article: &Article, fingerprint: [u8; 32], authority: &Authority) -> Entry {
    let reading = Reading::new(article, authority);
    let mut diagnostics = article.diagnostics.clone();
    let mut found = Vec::new();
    let stated_topics = mentions::stated_topics(&reading, &mut found);
    let published = dates::published(&reading, &mut diagnostics);
    let dates = dates::mentioned(&reading, published.date.as_ref().map(|d| d.value), &mut diagnostics);
    let known = mentions::known_names(&reading, &dates);
    let mentions = names::discover(&reading, known, &mut found);
    let title = title::reviewed(&reading, &mut diagnostics);
    let summary = summary::summary(&reading, &title);
    let quotes = quotes::quotes(&reading, &mentions);
    let weights = weights::weights(&reading, &title, &mentions, &stated_topics);
    let signature = signature::signature(&reading, &title);
    let words = count_words(&reading);
    if !matches!(reading.language.primary(), Language::AR | Language::EN) && words > 0 {
        diagnostics.push(other_language(article, reading.language));
    }
    diagnostics.extend(external_images(article));
    let front = &article.front;
    Entry {
        path: article.path.clone(),
        fingerprint,
        encoding: article.encoding,
        language: reading.language,
        passages: language_passages::foreign_passages(&reading),
        title,
        summary,
        date: published.date,
        time: front.date.as_ref().and_then(|d| d.time.clone()),
        updated: published.updated,
        dates,
        outlet: outlet::outlet(&reading),
        credits: credits::credits(&reading),
        headings: article.body.headings().into_iter().map(|h| h.of_text(&article.body.text).to_owned()).collect(),
        found,
        spellings: mentions::spellings(&reading, &mentions),
        mentions,
        weights,
        quotes,
        signature,
        words,
        reading_minutes: reading_minutes(words, reading.language),
        body_len: u32::try_from(article.body.text.len()).unwrap_or(u32::MAX),
        source_url: front.source_url.clone(),
        story: front.story.clone(),
        slug: front.slug.clone(),
        draft: front.draft,
        aliases: front.aliases.clone(),
        translation_of: front.translation_of.clone(),
        assets: assets(article),
        diagnostics,
    }
}

/// Whole minutes to read `words` words, at least one.
#[must_use]
pub fn reading_minutes(words: u32, language: Language) -> u32 {
    let pace = if language.is_arabic_script() { WORDS_A_MINUTE.1 } else { WORDS_A_MINUTE.0 };
    ((words + pace / 2) / pace).max(1)
}

fn count_words(reading: &Reading<'_>) -> u32 {
    let words = reading.tokens.iter().filter(|t| t.is_word() || t.kind == crate::text::TokenKind::Number).count();
    u32::try_from(words).unwrap_or(u32::MAX)
}

fn other_language(article: &Article, language: Language) -> Diagnostic {
    let what =
        if language == Language::UND { "has no language that could be told".to_owned() } else { format!("is written in `{language}`") };
    Diagnostic::warning(
        Code::OtherLanguage,
        format!("the article {what}: it is shown, but titles, dates and names are read in Arabic and English only"),
    )
    .in_file(&article.path)
    .help("state it in front matter with `language = \"…\"`, or name the file `name.ar.txt`")
}

/// A warning for each picture that stands on another site: pages load nothing from elsewhere.
fn external_images(article: &Article) -> impl Iterator<Item = Diagnostic> {
    article.body.inlines.iter().filter_map(|inline| {
        let InlineKind::Image { src, .. } = &inline.kind else { return None };
        let outside = src.starts_with("http://") || src.starts_with("https://") || src.starts_with("//");
        let said = Diagnostic::warning(Code::ExternalImage, format!("the picture `{src}` stands on another site; it is shown as a link"));
        let line = article.body.source_line(inline.span.start);
        outside.then(|| Diagnostic {
            line,
            ..said.in_file(&article.path).help("copy the picture into the folder of the article and name it by its file name")
        })
    })
}

/// The files that an article refers to: pictures, and links that are relative and name a file.
fn assets(article: &Article) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for inline in &article.body.inlines {
        let target = match &inline.kind {
            InlineKind::Image { src, .. } => src,
            InlineKind::Link { href, .. } if !href.starts_with('#') && !href.ends_with('/') => href,
            _ => continue,
        };
        let local = !target.contains(':') && !target.starts_with('/') && !target.is_empty();
        if local && !found.contains(target) {
            found.push(target.clone());
        }
    }
    debug_assert!(article.body.blocks.iter().all(|b| !matches!(b.kind, BlockKind::Cell)), "cells stand in rows");
    found
}
