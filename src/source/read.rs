//! Provisional.
use crate::diagnostic::{Code, Diagnostic};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a folder holds.
pub struct Listing {
    /// Articles.
    pub articles: Vec<SourceFile>,
    /// Others.
    pub assets: BTreeMap<String, PathBuf>,
    /// Faults.
    pub diagnostics: Vec<Diagnostic>,
}

/// One file.
pub struct SourceFile {
    /// As named.
    pub path: String,
    /// As found.
    pub file: PathBuf,
}

impl SourceFile {
    /// Its bytes.
    pub fn load(&self) -> Result<Vec<u8>, Diagnostic> {
        std::fs::read(&self.file).map_err(|e| Diagnostic::error(Code::Unreadable, e.to_string()).in_file(&self.path))
    }
}

/// Walks.
pub fn list(root: &Path, sources: &Path) -> Listing {
    let mut articles = Vec::new();
    for entry in walkdir::WalkDir::new(sources).sort_by_file_name().into_iter().flatten() {
        let p = entry.path();
        if entry.file_type().is_file() && p.extension().is_some_and(|e| e == "txt" || e == "md") {
            let path = p.strip_prefix(root).unwrap_or(p).to_string_lossy().into_owned();
            articles.push(SourceFile { path, file: p.to_path_buf() });
        }
    }
    Listing { articles, assets: BTreeMap::new(), diagnostics: Vec::new() }
}
