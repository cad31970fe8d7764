//! The search index of a site: written at the end of a build, or held in memory by a preview.

use super::Ready;
use crate::diagnostic::Diagnostic;
use crate::search::{Collector, Emit, Words, number, write};
use crate::view::Texts;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// The index's files, by path.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Articles that are read at once.
const BATCH: usize = 512;

impl Ready {
    pub(super) fn write_index(&self, collector: &Collector, emit: Emit<'_, Diagnostic>) -> Result<(), Diagnostic> {
        write(collector, self.archive(), &self.project.site, emit)
    }

    /// One file of the index; `None` where it has none of that name.
    pub(super) fn index_file(&self, file: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        if !file.starts_with(crate::search::FOLDER) {
            return Ok(None);
        }
        let files = self.index.get_or_init(|| self.index()).as_ref().map_err(Clone::clone)?;
        Ok(files.get(file).cloned())
    }

    fn index(&self) -> Result<Files, Diagnostic> {
        let mut collector = Collector::default();
        let ids: Vec<_> = self.archive().article_ids().collect();
        for batch in ids.chunks(BATCH) {
            let read: Vec<Words> =
                batch.par_iter().map(|&id| Ok(Words::new(self.archive(), id, &*self.body(id)?))).collect::<Result<_, Diagnostic>>()?;
            for (&id, words) in batch.iter().zip(&read) {
                collector.add(number(self.archive(), id), words);
            }
        }
        let files = Mutex::new(Files::new());
        self.write_index(&collector, &|file, bytes| {
            // A poisoned lock means that another thread failed to insert; the map is still a map.
            files.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(file.to_owned(), bytes.to_vec());
            Ok(())
        })?;
        Ok(files.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}
