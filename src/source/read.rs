//! Finding the archive's files and reading them: the only door from `source/` to the file system.

use crate::diagnostic::{Code, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Largest article that is read, in bytes. The longest books of the world are below a tenth of it; what is larger is
/// a data file with the wrong name.
pub const LARGEST_ARTICLE: u64 = 64 * 1024 * 1024;

/// Deepest folder below the sources that is entered.
const DEEPEST_FOLDER: usize = 64;

/// What a folder of sources holds.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The articles, in order of path.
    pub articles: Vec<SourceFile>,
    /// All other files: path as in [`SourceFile::path`], and where they are.
    pub assets: BTreeMap<String, PathBuf>,
    /// What could not be read or entered.
    pub diagnostics: Vec<Diagnostic>,
}

/// One article's file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SourceFile {
    /// Relative to the root, with `/`; as given where it lies outside.
    pub path: String,
    /// Where it is.
    pub file: PathBuf,
}

impl SourceFile {
    /// The file's bytes, or why there are none.
    ///
    /// # Errors
    ///
    /// A file that is gone, may not be read, is no regular file, or is larger than [`LARGEST_ARTICLE`].
    pub fn load(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        let unreadable = |error: &std::io::Error| Box::new(unreadable(&self.path, error));
        // Opening a pipe would wait for a writer: look first.
        let metadata = fs::metadata(&self.file).map_err(|error| unreadable(&error))?;
        if !metadata.is_file() {
            return Err(Box::new(Diagnostic { level: crate::diagnostic::Level::Error, ..special(&self.path) }));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(LARGEST_ARTICLE)).unwrap_or_default() + 1);
        let file = fs::File::open(&self.file).map_err(|error| unreadable(&error))?;
        // The file may have grown since.
        file.take(LARGEST_ARTICLE + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
        if bytes.len() as u64 > LARGEST_ARTICLE {
            let megabytes = LARGEST_ARTICLE / (1024 * 1024);
            let said = Diagnostic::error(Code::Unreadable, format!("the file is larger than {megabytes} MiB"));
            return Err(Box::new(said.in_file(&self.path).help("split it, or rename it so that it begins with `_`")));
        }
        Ok(bytes)
    }
}

/// Whether a file's name says that it is an article: `.txt`, `.md` or `.markdown`, in any case.
#[must_use]
pub fn is_article_name(path: &str) -> bool {
    super::is_markdown(path) || path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("txt"))
}

/// Lists the files below `sources`, in order of path. Hidden names and names that begin with `_` are skipped, files and
/// folders alike. Links are followed inside of `root` only, and no file is listed twice.
#[must_use]
pub fn list(root: &Path, sources: &Path) -> Listing {
    let mut lister =
        Lister { root, real_roots: real_roots(root, sources), seen: BTreeSet::new(), links: BTreeSet::new(), listing: Listing::default() };
    match fs::read_dir(sources) {
        Err(error) => {
            let path = lister.shown(sources);
            lister.say(unreadable(&path, &error));
        }
        Ok(_) if !lister.is_inside(sources) => {
            let path = lister.shown(sources);
            lister.say(outside(&path));
        }
        Ok(_) => {
            lister.walk(sources);
            // Links come last, so that a file keeps the path that it has without them.
            while let Some(link) = lister.links.pop_first() {
                lister.follow(&link);
            }
        }
    }
    lister.finish()
}

/// The folders that links may lead into: the root, and the sources where they are named outside of it.
fn real_roots(root: &Path, sources: &Path) -> Vec<PathBuf> {
    let real_root = fs::canonicalize(root).ok();
    let named_inside = real_root.zip(real_parent(sources)).is_some_and(|(root, parent)| parent.starts_with(root));
    let named_outside = Some(sources).filter(|_| !named_inside);
    std::iter::once(root).chain(named_outside).filter_map(|path| fs::canonicalize(path).ok()).collect()
}

/// The real path of the folder that a path stands in; a bare name stands in the working folder.
fn real_parent(path: &Path) -> Option<PathBuf> {
    let parent = path.parent()?;
    fs::canonicalize(if parent.as_os_str().is_empty() { Path::new(".") } else { parent }).ok()
}

struct Lister<'p> {
    root: &'p Path,
    real_roots: Vec<PathBuf>,
    /// Real paths of files listed and folders entered through a link.
    seen: BTreeSet<PathBuf>,
    /// Links that are not followed yet.
    links: BTreeSet<PathBuf>,
    listing: Listing,
}

impl Lister<'_> {
    fn walk(&mut self, folder: &Path) {
        let walk = WalkDir::new(folder).max_depth(DEEPEST_FOLDER).sort_by_file_name().follow_root_links(true).into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_skipped(entry)) {
            match entry {
                Ok(entry) if entry.depth() == 0 => {}
                Ok(entry) if entry.path_is_symlink() => {
                    self.links.insert(entry.into_path());
                }
                Ok(entry) => self.entry(&entry),
                Err(error) => {
                    let path = error.path().map_or_else(|| self.shown(folder), |path| self.shown(path));
                    let said = Diagnostic::error(Code::Unreadable, format!("the file or folder cannot be read: {}", reason(&error)));
                    self.say(said.in_file(path).help("check its permissions"));
                }
            }
        }
    }

    fn is_inside(&self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|real| self.real_roots.iter().any(|root| real.starts_with(root)))
    }

    fn follow(&mut self, link: &Path) {
        let path = self.shown(link);
        let real = match fs::canonicalize(link) {
            Ok(real) => real,
            Err(error) => return self.say(unreadable(&path, &error)),
        };
        if !self.is_inside(link) {
            return self.say(outside(&path));
        }
        if real.is_dir() {
            // A folder that holds the link, or that was entered before, would come again without end.
            let holds_link = fs::canonicalize(link.parent().unwrap_or(link)).is_ok_and(|parent| parent.starts_with(&real));
            if !holds_link && self.seen.insert(real) {
                self.walk(link);
            }
        } else {
            self.file(link);
        }
    }

    fn entry(&mut self, entry: &DirEntry) {
        if !entry.file_type().is_dir() {
            self.file(entry.path());
        }
    }

    fn file(&mut self, file: &Path) {
        let path = self.shown(file);
        if file.file_name().is_none_or(|name| name.to_str().is_none()) {
            let said = Diagnostic::warning(Code::FileName, "the name is not UTF-8; the file is left out");
            return self.say(said.in_file(path).help("rename it"));
        }
        match fs::metadata(file) {
            Ok(metadata) if !metadata.is_file() => return self.say(special(&path)),
            Ok(_) => {}
            Err(error) => return self.say(unreadable(&path, &error)),
        }
        if fs::canonicalize(file).is_ok_and(|real| !self.seen.insert(real)) {
            return;
        }
        if is_article_name(&path) {
            self.listing.articles.push(SourceFile { path, file: file.to_owned() });
        } else {
            self.listing.assets.insert(path, file.to_owned());
        }
    }

    fn say(&mut self, said: Diagnostic) {
        self.listing.diagnostics.push(said);
    }

    fn shown(&self, path: &Path) -> String {
        shown_path(self.root, path)
    }

    fn finish(self) -> Listing {
        let mut listing = self.listing;
        listing.articles.sort();
        listing.diagnostics.sort_by(|a, b| a.path.cmp(&b.path));
        listing
    }
}

/// A path as diagnostics and data name it: relative to the root, with `/`; as given where it lies outside.
#[must_use]
pub fn shown_path(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).map(Path::to_path_buf).or_else(|_| {
        // «seeds/a.txt» under the root «.», or the root by another name.
        let real = fs::canonicalize(root).ok().zip(real_parent(path));
        match (real, path.file_name()) {
            (Some((root, parent)), Some(name)) => parent.strip_prefix(&root).map(|inside| inside.join(name)).map_err(drop),
            _ => Err(()),
        }
    });
    match inside {
        Ok(inside) => inside
            .components()
            .filter(|part| !matches!(part, std::path::Component::CurDir))
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/"),
        Err(()) => path.to_string_lossy().into_owned(),
    }
}

fn is_skipped(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().first().is_some_and(|&first| matches!(first, b'.' | b'_'))
}

fn unreadable(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(Code::Unreadable, format!("the file or folder cannot be read: {}", plain(error)))
        .in_file(path)
        .help("check that it is there, and its permissions")
}

fn reason(error: &walkdir::Error) -> String {
    error.io_error().map_or_else(|| "a link leads back to its own folder".to_owned(), plain)
}

/// The system's words without its number.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

fn outside(path: &str) -> Diagnostic {
    Diagnostic::warning(Code::LinkOutside, "the link leads outside of the archive; it is not followed")
        .in_file(path)
        .help("copy what it leads to into the archive")
}

fn special(path: &str) -> Diagnostic {
    Diagnostic::warning(Code::SpecialFile, "the file is a pipe, socket or device; it is not read").in_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        root
    }

    fn paths(listing: &Listing) -> Vec<&str> {
        listing.articles.iter().map(|article| article.path.as_str()).collect()
    }

    #[test]
    fn articles_come_in_order_and_the_rest_is_remembered() {
        let root = archive(&[
            "seeds/b.TXT",
            "seeds/a/z.md",
            "seeds/a.Markdown",
            "seeds/a/pic.png",
            "seeds/.hidden.txt",
            "seeds/_draft/x.txt",
            "seeds/_x.md",
        ]);
        let listing = list(root.path(), &root.path().join("seeds"));
        assert_eq!(paths(&listing), ["seeds/a.Markdown", "seeds/a/z.md", "seeds/b.TXT"]);
        assert_eq!(listing.assets.keys().collect::<Vec<_>>(), ["seeds/a/pic.png"]);
        assert_eq!(listing.diagnostics, []);
        assert_eq!(listing.articles[0].load().unwrap(), b"seeds/a.Markdown");
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        let root = archive(&[]);
        let listing = list(root.path(), &root.path().join("seeds"));
        assert_eq!(
            listing.diagnostics,
            [Diagnostic::error(Code::Unreadable, "the file or folder cannot be read: no such file or directory")
                .in_file("seeds")
                .help("check that it is there, and its permissions")]
        );
    }

    #[test]
    fn a_folder_outside_of_the_root_keeps_its_paths_as_given() {
        let (root, other) = (archive(&[]), archive(&["x/a.txt"]));
        let sources = other.path().join("x");
        let listing = list(root.path(), &sources);
        assert_eq!(paths(&listing), [sources.join("a.txt").to_str().unwrap()]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_only_and_nothing_comes_twice() {
        use std::os::unix::fs::symlink;
        let root = archive(&["seeds/a.txt", "more/b.txt", "seeds/sub/c.txt"]);
        let outside_root = archive(&["secret.txt"]);
        let seeds = root.path().join("seeds");
        symlink("a.txt", seeds.join("0.txt")).unwrap();
        symlink("../more", seeds.join("linked")).unwrap();
        symlink("..", seeds.join("sub/up")).unwrap();
        symlink(root.path(), seeds.join("whole")).unwrap();
        symlink(outside_root.path().join("secret.txt"), seeds.join("out.txt")).unwrap();
        symlink("nowhere", seeds.join("dead.txt")).unwrap();
        let listing = list(root.path(), &seeds);
        assert_eq!(paths(&listing), ["seeds/a.txt", "seeds/linked/b.txt", "seeds/sub/c.txt"]);
        assert!(listing.assets.is_empty());
        assert_eq!(
            listing.diagnostics,
            [
                Diagnostic::error(Code::Unreadable, "the file or folder cannot be read: no such file or directory")
                    .in_file("seeds/dead.txt")
                    .help("check that it is there, and its permissions"),
                outside("seeds/out.txt"),
            ]
        );
        symlink(outside_root.path(), root.path().join("elsewhere")).unwrap();
        assert_eq!(list(root.path(), &root.path().join("elsewhere")).diagnostics, [outside("elsewhere")]);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_strange_names_are_reported_and_never_read() {
        use std::os::unix::ffi::OsStrExt;
        let root = archive(&["seeds/a.txt"]);
        let seeds = root.path().join("seeds");
        fs::write(seeds.join(std::ffi::OsStr::from_bytes(b"\xFF.txt")), "x").unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(seeds.join("s.txt")).unwrap();
        let listing = list(root.path(), &seeds);
        assert_eq!(paths(&listing), ["seeds/a.txt"]);
        assert_eq!(
            listing.diagnostics,
            [
                special("seeds/s.txt"),
                Diagnostic::warning(Code::FileName, "the name is not UTF-8; the file is left out")
                    .in_file("seeds/\u{FFFD}.txt")
                    .help("rename it"),
            ]
        );
        let socket = SourceFile { path: "s.txt".to_owned(), file: seeds.join("s.txt") };
        assert_eq!(socket.load().unwrap_err().code, Code::SpecialFile);
    }
}
