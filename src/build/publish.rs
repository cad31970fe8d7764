//! Publishing: every file of the site into the output folder, all or nothing.

use super::{DATA_FILE, Producer, Ready};
use crate::archive::ArticleId;
use crate::diagnostic::{Code, Diagnostic};
use crate::export::line;
use crate::publish::{Outcome, Staging, check_output};
use crate::search::{Collector, Words, number};
use crate::view::{Texts, Views};
use rayon::prelude::*;
use std::io::Write;

/// Articles whose pages are made before their lines of data are written: bounds memory, keeps every thread busy.
const BATCH: usize = 512;

/// What a build did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Pages by language, in the site's order; pages of no language last, under no name.
    pub pages: Vec<(String, usize)>,
    /// Articles by language, most first.
    pub articles: Vec<(String, usize)>,
    /// Topics.
    pub topics: usize,
    /// What publishing did.
    pub outcome: Outcome,
}

impl Ready {
    /// Writes the site. With `reuse`, a file that stands in the old site byte for byte is linked, not written.
    ///
    /// # Errors
    /// What kept it from being written; the old site stands then.
    pub fn publish(&self, reuse: bool) -> Result<Report, Vec<Diagnostic>> {
        let output = check_output(&self.project.places(), &self.project.output).map_err(|fault| vec![fault])?;
        let unwritable = |error: &std::io::Error| {
            vec![
                Diagnostic::error(Code::Unwritable, format!("the site cannot be written to `{}`: {error}", output.display()))
                    .help("the site that stood there is as it was"),
            ]
        };
        let staging = Staging::begin(&output, reuse).map_err(|e| unwritable(&e))?;
        let views = self.views();
        let (of_article, _) = self.pages_by_article();
        self.files
            .par_iter()
            .filter(|(_, producer)| !self.is_of_article(producer))
            .try_for_each(|(file, producer)| self.write(&staging, &views, file, producer))
            .map_err(|fault| vec![fault])?;
        let mut data = staging.stream(DATA_FILE).map_err(|e| unwritable(&e))?;
        let mut collector = Collector::default();
        let ids: Vec<ArticleId> = self.archive().article_ids().collect();
        for batch in ids.chunks(BATCH) {
            let made: Vec<(String, Words)> = batch
                .par_iter()
                .map(|&id| self.write_article(&staging, &views, id, &of_article[id.0 as usize]))
                .collect::<Result<_, Diagnostic>>()
                .map_err(|fault| vec![fault])?;
            for (&id, (line, words)) in batch.iter().zip(made) {
                data.write_all(line.as_bytes()).map_err(|e| unwritable(&e))?;
                collector.add(number(self.archive(), id), &words);
            }
        }
        data.finish().map_err(|e| unwritable(&e))?;
        self.write_index(&collector, &|file, bytes| put(&staging, file, bytes)).map_err(|fault| vec![fault])?;
        let outcome = staging.commit().map_err(|e| unwritable(&e))?;
        Ok(self.report(outcome))
    }

    fn is_of_article(&self, producer: &Producer) -> bool {
        match producer {
            Producer::Page(index) => matches!(self.plan.pages[*index].1, crate::page::Page::Article { .. }),
            Producer::Data | Producer::Index => true,
            Producer::Asset(_) | Producer::Copy(_) => false,
        }
    }

    /// One article's pages in every language, its line of data and its words: its text is read once for all.
    fn write_article(&self, staging: &Staging, views: &Views<'_>, id: ArticleId, pages: &[usize]) -> Result<(String, Words), Diagnostic> {
        for &index in pages {
            let file = crate::archive::routes::file(&self.plan.pages[index].0);
            self.write(staging, views, &file, &Producer::Page(index))?;
        }
        let body = self.body(id)?;
        Ok((line(&self.reading, &self.project.site, id, &body), Words::new(self.archive(), id, &body)))
    }

    fn write(&self, staging: &Staging, views: &Views<'_>, file: &str, producer: &Producer) -> Result<(), Diagnostic> {
        let bytes = self.bytes(producer, views, file)?;
        put(staging, file, &bytes)
    }

    fn report(&self, outcome: Outcome) -> Report {
        let mut pages: Vec<(String, usize)> = self.project.site.languages.iter().map(|l| (l.language.to_string(), 0)).collect();
        pages.push((String::new(), 0));
        let shared = pages.len() - 1;
        for (_, page) in &self.plan.pages {
            let at = page.language().and_then(|l| self.project.site.languages.iter().position(|s| s.language == l)).unwrap_or(shared);
            pages[at].1 += 1;
        }
        let mut articles: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
        for article in &self.archive().articles {
            *articles.entry(article.entry.language.to_string()).or_default() += 1;
        }
        let mut articles: Vec<_> = articles.into_iter().collect();
        articles.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Report { pages, articles, topics: self.archive().topics.len(), outcome }
    }
}

fn put(staging: &Staging, file: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    staging.write(file, bytes).map(drop).map_err(|error| {
        Diagnostic::error(Code::Unwritable, format!("`{file}` cannot be written: {error}")).help("the site that stood there is as it was")
    })
}
