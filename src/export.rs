//! The archive's data files: the same lines for `warraq export` and for `archive.jsonl` on the site.

use crate::archive::ArticleId;
use crate::data::{Linked, NamedTopic, Record, RelatedRecord, TranslationRecord, record};
use crate::derive::NameRef;
use crate::diagnostic::Diagnostic;
use crate::project::Reading;
use crate::site::Site;
use crate::source::Body;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Articles whose lines are made at once: bounds memory, keeps every thread busy.
const BATCH: usize = 256;

/// Writes one line an article, newest first.
///
/// # Errors
/// The outer error where `out` cannot be written; the inner one where an article cannot be read any more.
pub fn jsonl(reading: &Reading, site: &Site, out: &mut dyn Write) -> io::Result<Result<(), Diagnostic>> {
    let ids: Vec<ArticleId> = reading.archive.article_ids().collect();
    for batch in ids.chunks(BATCH) {
        let lines: Result<Vec<String>, Diagnostic> = batch
            .par_iter()
            .map(|&id| {
                let article = reading.article(&reading.archive.article(id).entry)?;
                Ok(line(reading, site, id, &article.body))
            })
            .collect();
        match lines {
            Ok(lines) => {
                for line in lines {
                    out.write_all(line.as_bytes())?;
                }
            }
            Err(fault) => return Ok(Err(fault)),
        }
    }
    Ok(Ok(()))
}

/// One article's line, with its line feed.
#[must_use]
pub fn line(reading: &Reading, site: &Site, id: ArticleId, body: &Body) -> String {
    // Records are plain strings, numbers and lists: they always have a JSON form.
    let mut line = serde_json::to_string(&linked_record(reading, site, id, body)).unwrap_or_default();
    line.push('\n');
    line
}

fn linked_record<'a>(reading: &'a Reading, site: &Site, id: ArticleId, body: &'a Body) -> Record<'a> {
    let archive = &reading.archive;
    let own = archive.article(id);
    let entry = &own.entry;
    let name = |reference: NameRef| {
        let topic = archive.topic_of(id, reference)?;
        let topic = archive.topic(topic);
        Some(NamedTopic {
            id: &topic.id,
            kind: topic.kind,
            ar: topic.names.ar.as_deref(),
            en: topic.names.en.as_deref(),
            known: topic.known,
        })
    };
    let kept: Vec<(NameRef, f32)> = entry
        .weights
        .iter()
        .copied()
        .filter(|&(reference, _)| archive.topic_of(id, reference).is_some_and(|t| own.topics.iter().any(|o| o.topic == t)))
        .collect();
    let url: BTreeMap<String, String> = site
        .languages
        .iter()
        .map(|l| (l.language.to_string(), site.base_url.absolute(&crate::archive::routes::article(archive, id, l.language))))
        .collect();
    let linked = Linked {
        id: &own.id,
        url,
        related: own
            .related
            .iter()
            .map(|r| RelatedRecord {
                id: &archive.article(r.article).id,
                score: r.score,
                topics: r.topics.iter().map(|&t| archive.topic(t).id.as_str()).collect(),
            })
            .collect(),
        story: own.story.map(|s| archive.story(s).id.as_str()),
        translations: own
            .translations
            .iter()
            .map(|t| {
                let other = archive.article(t.article);
                TranslationRecord { id: &other.id, language: other.entry.language, method: t.method }
            })
            .collect(),
    };
    record(entry, &body.text, false, &kept, &name, Some(linked))
}
