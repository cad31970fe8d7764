//! Watching: says when something that the site is made of has changed.

use notify_debouncer_full::notify::{Error, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long a burst of changes is gathered: editors write a file in several steps.
const GATHER: Duration = Duration::from_millis(80);
/// How often the watcher looks whether the preview is to end.
const TICK: Duration = Duration::from_millis(250);

/// What is being watched. A change made after [`Watch::begin`] is never missed.
pub(super) struct Watch {
    paths: Vec<PathBuf>,
    /// Paths that were not there when the watching began.
    missing: Vec<PathBuf>,
    receiver: Receiver<DebounceEventResult>,
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

impl Watch {
    /// Begins to watch.
    ///
    /// # Errors
    /// Where the system cannot watch at all.
    pub(super) fn begin(paths: Vec<PathBuf>) -> Result<Self, Error> {
        let (sender, receiver) = channel::<DebounceEventResult>();
        let mut debouncer = new_debouncer(GATHER, None, sender)?;
        for path in &paths {
            // A file is watched through its folder, since editors replace files; so is what is not there yet.
            if path.is_dir() {
                debouncer.watch(path, RecursiveMode::Recursive)?;
            } else if let Some(parent) = path.parent().filter(|p| p.is_dir()) {
                debouncer.watch(parent, RecursiveMode::NonRecursive)?;
            }
        }
        let missing = paths.iter().filter(|p| !p.exists()).cloned().collect();
        Ok(Self { paths, missing, receiver, _debouncer: debouncer })
    }

    /// Calls `changed` after each burst of changes, until `ended` says so. A folder that is not there yet is watched from
    /// the moment that it is.
    ///
    /// # Errors
    /// Where the system cannot watch any more.
    pub(super) fn run(mut self, mut changed: impl FnMut(), ended: impl Fn() -> bool) -> Result<(), Error> {
        while !ended() {
            if self.missing.iter().any(|p| p.exists()) {
                // Before the site is made anew, so that no change falls between.
                self = Self::begin(self.paths)?;
                changed();
            } else if matters(&self.receiver, &self.paths) {
                changed();
            }
        }
        Ok(())
    }
}

/// Waits a moment; whether something came that changes a watched path.
fn matters(receiver: &Receiver<DebounceEventResult>, paths: &[PathBuf]) -> bool {
    let mut any = false;
    let mut next = receiver.recv_timeout(TICK);
    while let Ok(result) = next {
        any |= match result {
            Ok(events) => events
                .iter()
                .any(|e| e.need_rescan() || !matches!(e.kind, EventKind::Access(_)) && e.paths.iter().any(|p| is_watched(p, paths))),
            Err(_) => true,
        };
        next = receiver.try_recv().map_err(|_| RecvTimeoutError::Timeout);
    }
    any
}

fn is_watched(path: &Path, paths: &[PathBuf]) -> bool {
    paths.iter().any(|watched| path.starts_with(watched))
}
