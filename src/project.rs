//! An archive on disk, opened: its settings, its authority list, and the way from its folder to linked entries.

use crate::archive::{Archive, ArticleId, link};
use crate::derive::{Entry, derive};
use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::Authority;
use crate::publish::Places;
use crate::site::{Overrides, Site, resolve};
use crate::source::read::{Listing, SourceFile, list, shown_path};
use crate::source::{Article, decode, parse};
use encoding_rs::Encoding;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The settings' file.
pub const SITE_FILE: &str = "site.toml";
/// The archive's own authority file.
pub const TOPICS_FILE: &str = "topics.toml";

/// What to open, as the command line says it.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The folder with site.toml.
    pub root: PathBuf,
    /// A folder of articles instead of site.toml's, relative to the working folder.
    pub folder: Option<PathBuf>,
    /// Where to write instead of site.toml's `output`, relative to the working folder.
    pub output: Option<PathBuf>,
    /// The site's address instead of site.toml's.
    pub base_url: Option<String>,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// An archive, opened.
pub struct Project {
    /// The folder with site.toml.
    pub root: PathBuf,
    /// Its settings.
    pub site: Site,
    /// The authority list, the archive's own entries merged in.
    pub authority: Arc<Authority>,
    /// The folder of articles.
    pub sources: PathBuf,
    /// The folder to write to.
    pub output: PathBuf,
    drafts: bool,
}

/// What reading an archive gives.
pub struct Reading {
    /// Every article, linked.
    pub archive: Archive,
    /// Files that articles may refer to, by path relative to the root.
    pub assets: BTreeMap<String, PathBuf>,
    files: HashMap<String, SourceFile>,
    hints: HashMap<String, &'static Encoding>,
    ids: HashMap<String, ArticleId>,
}

/// Entries of an earlier reading, by path: an article whose bytes are the same is not read again.
pub type Earlier = HashMap<String, Entry>;

impl Project {
    /// Opens an archive.
    ///
    /// # Errors
    /// The faults that keep it from being used. Doubts come with the project.
    pub fn open(request: &Request) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let site_file = request.root.join(SITE_FILE);
        let text = match std::fs::read_to_string(&site_file) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && request.folder.is_some() => None,
            Err(error) => return Err(vec![no_site(&request.root, &error)]),
        };
        let shown_folder = request.folder.as_deref().map(|folder| shown_path(&request.root, folder));
        let overrides = Overrides {
            base_url: request.base_url.clone(),
            output: request.output.as_ref().map(|o| o.to_string_lossy().into_owned()),
            sources: shown_folder,
        };
        let (site, mut diagnostics) = resolve(text.as_deref(), SITE_FILE, &overrides);
        let Some(site) = site else { return Err(diagnostics) };
        let (authority, said) = open_authority(&request.root);
        diagnostics.extend(said);
        if diagnostics.iter().any(Diagnostic::is_error) {
            return Err(diagnostics);
        }
        let project = Self {
            root: request.root.clone(),
            sources: request.folder.clone().unwrap_or_else(|| request.root.join(&site.sources)),
            output: request.output.clone().unwrap_or_else(|| request.root.join(&site.output)),
            site,
            authority,
            drafts: request.drafts,
        };
        Ok((project, diagnostics))
    }

    /// Folders that the output must leave alone.
    #[must_use]
    pub fn places(&self) -> Places {
        let own = vec![self.sources.clone(), self.root.join(&self.site.templates), self.root.join(&self.site.static_files)];
        Places { root: self.root.clone(), own }
    }

    /// Reads and links every article. `earlier` holds the entries of the last reading and is brought up to date.
    ///
    /// # Errors
    /// Where the folder of articles is not there.
    pub fn read(&self, earlier: Option<&mut Earlier>) -> Result<(Reading, Vec<Diagnostic>), Vec<Diagnostic>> {
        if !self.sources.is_dir() {
            return Err(vec![no_sources(&self.site.sources)]);
        }
        let Listing { articles: files, assets, mut diagnostics } = list(&self.root, &self.sources);
        let known = earlier.as_deref();
        let mut read: Vec<Result<Entry, Diagnostic>> = files.par_iter().map(|file| self.read_one(file, None, known)).collect();
        let hints = folder_encodings(&read);
        // Files too small to tell their encoding by themselves are read again as their folder's other files are.
        for (file, result) in files.iter().zip(&mut read) {
            let hint = hints.get(folder_of(&file.path)).copied();
            if hint.is_some()
                && result
                    .as_ref()
                    .is_ok_and(|entry| !entry.encoding.starts_with("utf-") && Encoding::for_label(entry.encoding.as_bytes()) != hint)
            {
                *result = self.read_one(file, hint, None);
            }
        }
        let mut entries = Vec::with_capacity(read.len());
        for result in read {
            match result {
                Ok(entry) => entries.push(entry),
                Err(fault) => diagnostics.push(fault),
            }
        }
        if let Some(earlier) = earlier {
            *earlier = entries.iter().map(|e| (e.path.clone(), e.clone())).collect();
        }
        diagnostics.extend(entries.iter().flat_map(|e| e.diagnostics.iter().cloned()));
        entries.retain(|entry| (self.drafts || !entry.draft) && !is_unusable(entry));
        let (archive, said) = link(entries, &self.site, &self.authority);
        diagnostics.extend(said);
        if archive.articles.is_empty() {
            diagnostics.push(
                Diagnostic::warning(Code::NoArticles, format!("there is no article in `{}`", self.site.sources))
                    .help("put texts there that end in .txt or .md"),
            );
        }
        let files = files.into_iter().map(|f| (f.path.clone(), f)).collect();
        let ids = archive.article_ids().map(|id| (archive.article(id).entry.path.clone(), id)).collect();
        Ok((Reading { archive, assets, files, hints, ids }, diagnostics))
    }

    fn read_one(&self, file: &SourceFile, hint: Option<&'static Encoding>, earlier: Option<&Earlier>) -> Result<Entry, Diagnostic> {
        let bytes = file.load().map_err(|fault| *fault)?;
        let fingerprint = *blake3::hash(&bytes).as_bytes();
        if let Some(entry) = earlier.and_then(|e| e.get(&file.path)).filter(|e| e.fingerprint == fingerprint) {
            return Ok(entry.clone());
        }
        let article = parse(&file.path, &bytes, hint);
        Ok(derive(&article, fingerprint, &self.authority))
    }
}

impl Reading {
    /// The article that a file holds, by its path.
    #[must_use]
    pub fn by_path(&self, path: &str) -> Option<ArticleId> {
        self.ids.get(path).copied()
    }

    /// Reads an article's text again, for its page.
    ///
    /// # Errors
    /// Where the file cannot be read any more, or is no longer what it was.
    pub fn article(&self, entry: &Entry) -> Result<Article, Diagnostic> {
        let gone = || {
            Diagnostic::error(Code::ChangedWhileBuilding, "the article changed while the site was being made")
                .in_file(&entry.path)
                .help("run the command again")
        };
        let bytes = self.files.get(&entry.path).and_then(|file| file.load().ok()).ok_or_else(gone)?;
        if *blake3::hash(&bytes).as_bytes() != entry.fingerprint {
            return Err(gone());
        }
        Ok(parse(&entry.path, &bytes, self.hints.get(folder_of(&entry.path)).copied()))
    }
}

/// The authority list for a folder: the built-in one with the folder's `topics.toml` merged in.
#[must_use]
pub fn open_authority(root: &Path) -> (Arc<Authority>, Vec<Diagnostic>) {
    match std::fs::read_to_string(root.join(TOPICS_FILE)) {
        Ok(text) => {
            let (authority, diagnostics) = Authority::with_archive(&text, TOPICS_FILE);
            (Arc::new(authority), diagnostics)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => (Authority::built_in(), Vec::new()),
        Err(error) => {
            let fault = Diagnostic::error(Code::BadTopics, format!("`{TOPICS_FILE}` cannot be read: {error}")).in_file(TOPICS_FILE);
            (Authority::built_in(), vec![fault])
        }
    }
}

/// Words from which a legacy encoding tells itself (chardetng's README: about a sentence).
const TELLING_WORDS: u32 = 8;

/// The encoding of most legacy files in each folder.
fn folder_encodings(read: &[Result<Entry, Diagnostic>]) -> HashMap<String, &'static Encoding> {
    let mut found: HashMap<&str, Vec<&'static Encoding>> = HashMap::new();
    for entry in read.iter().flatten().filter(|e| !e.encoding.starts_with("utf-") && e.words >= TELLING_WORDS) {
        found.entry(folder_of(&entry.path)).or_default().extend(Encoding::for_label(entry.encoding.as_bytes()));
    }
    found.into_iter().filter_map(|(folder, encodings)| Some((folder.to_owned(), decode::majority(encodings)?))).collect()
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether an article has nothing that could be shown.
fn is_unusable(entry: &Entry) -> bool {
    entry.diagnostics.iter().any(|d| matches!(d.code, Code::EmptyArticle | Code::NotText) && d.is_error())
}

fn no_site(root: &Path, error: &std::io::Error) -> Diagnostic {
    let fault = if error.kind() == std::io::ErrorKind::NotFound {
        Diagnostic::error(Code::NoSite, format!("there is no `{SITE_FILE}` in `{}`", root.display()))
    } else {
        Diagnostic::error(Code::BadSite, format!("`{SITE_FILE}` cannot be read: {error}"))
    };
    fault
        .in_file(SITE_FILE)
        .help("`warraq new DIR` makes an archive with one; `warraq build DIR` builds a bare folder of texts without one")
}

fn no_sources(sources: &str) -> Diagnostic {
    Diagnostic::error(Code::Unreadable, format!("there is no folder `{sources}` of articles"))
        .in_file(sources)
        .help("make it and put texts there, or set `sources` in site.toml")
}
