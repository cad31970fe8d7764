//! An article's text when its page is shown, and the files and articles that it refers to.

use super::Ready;
use crate::archive::{Archive, ArticleId, routes};
use crate::diagnostic::{Code, Diagnostic};
use crate::project::Reading;
use crate::source::Body;
use crate::source::read::is_article_name;
use crate::text::Language;
use crate::text::url::decode;
use crate::view::{Resource, Texts};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Folder of the site that files beside articles are copied to.
const FOLDER: &str = "files";

thread_local! {
    /// The article that this thread showed last: its pages in the other languages, and its line of data, follow at once.
    static LAST: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// A text with the fingerprint and path of its file.
struct Shown {
    fingerprint: [u8; 32],
    path: String,
    body: Arc<Body>,
}

impl Texts for Ready {
    fn body(&self, article: ArticleId) -> Result<Arc<Body>, Diagnostic> {
        let entry = &self.reading.archive.article(article).entry;
        let kept = LAST.with_borrow(|last| {
            last.as_ref().filter(|l| l.fingerprint == entry.fingerprint && l.path == entry.path).map(|l| Arc::clone(&l.body))
        });
        if let Some(body) = kept {
            return Ok(body);
        }
        let body = Arc::new(self.reading.article(entry)?.body);
        LAST.set(Some(Shown { fingerprint: entry.fingerprint, path: entry.path.clone(), body: Arc::clone(&body) }));
        Ok(body)
    }

    fn resource(&self, article: ArticleId, written: &str, language: Language) -> Option<Resource> {
        let path = &self.reading.archive.article(article).entry.path;
        let (target, rest) = written.find(['#', '?']).map_or((written, ""), |at| written.split_at(at));
        let file = resolve(path, target)?;
        let base_url = &self.project.site.base_url;
        if let Some(other) = self.reading.by_path(&file) {
            return Some(Resource { url: base_url.local(&routes::article(&self.reading.archive, other, language)) + rest, size: None });
        }
        let found = self.reading.assets.get(&file)?;
        let size = imagesize::size(found).ok().and_then(|s| Some((u32::try_from(s.width).ok()?, u32::try_from(s.height).ok()?)));
        Some(Resource { url: base_url.local(&place(&file, &self.project.site.sources)) + rest, size })
    }
}

/// Where a file beside the articles is copied to: its path below the sources.
fn place(file: &str, sources: &str) -> String {
    let below = file.strip_prefix(sources).map_or(file, |rest| rest.trim_start_matches('/'));
    format!("{FOLDER}/{below}")
}

/// Every file that an article refers to: where it is copied to, its path, and where it is.
pub(super) fn referenced(reading: &Reading, sources: &str) -> Vec<(String, String, PathBuf)> {
    let mut found: BTreeMap<String, (String, PathBuf)> = BTreeMap::new();
    each_reference(&reading.archive, &mut |entry_path, written| {
        let Some(file) = resolve(entry_path, written) else { return };
        if let Some(path) = reading.assets.get(&file) {
            found.entry(place(&file, sources)).or_insert_with(|| (file, path.clone()));
        }
    });
    found.into_iter().map(|(target, (source, path))| (target, source, path)).collect()
}

/// A warning for each reference to a file that is not there.
pub(super) fn missing_resources(ready: &Ready) -> Vec<Diagnostic> {
    let mut missing = Vec::new();
    each_reference(ready.archive(), &mut |entry_path, written| {
        let file = resolve(entry_path, written);
        let there = file.as_ref().is_some_and(|f| ready.reading.assets.contains_key(f) || ready.reading.by_path(f).is_some());
        if !there {
            let what = if is_article_name(written) { "article" } else { "file" };
            missing.push(
                Diagnostic::warning(Code::MissingAsset, format!("the article refers to the {what} `{written}`, which is not there"))
                    .in_file(entry_path)
                    .help("put the file beside the article, or correct the reference"),
            );
        }
    });
    missing
}

fn each_reference(archive: &Archive, action: &mut dyn FnMut(&str, &str)) {
    for article in &archive.articles {
        for written in &article.entry.assets {
            let target = written.split(['#', '?']).next().unwrap_or(written);
            action(&article.entry.path, target);
        }
    }
}

/// The path, from the root, of a file that an article at `path` names relative to itself. `None` where it leads out of
/// the root or nowhere.
fn resolve(path: &str, written: &str) -> Option<String> {
    let written = decode(written)?;
    if written.is_empty() || written.starts_with('/') || written.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn references_are_relative_to_the_article() {
        for (written, want) in [
            ("a.png", Some("seeds/2024/a.png")),
            ("../b.txt", Some("seeds/b.txt")),
            ("./x%20y.jpg", Some("seeds/2024/x y.jpg")),
            ("../../../etc/passwd", None),
            ("/etc/passwd", None),
            ("https://x.org/a.png", None),
        ] {
            assert_eq!(resolve("seeds/2024/article.md", written).as_deref(), want, "{written}");
        }
    }
}
