//! The archive's own templates and static files.

use crate::diagnostic::{Code, Diagnostic};
use crate::project::Project;
use crate::render::OwnTemplate;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Deepest folder that is entered.
const DEEPEST: usize = 32;

/// Reads the archive's own templates; none where it has no such folder.
pub(crate) fn own_templates(project: &Project) -> (Vec<OwnTemplate>, Vec<Diagnostic>) {
    let folder = &project.site.templates;
    let (files, mut diagnostics) = walk(&project.root, folder, Code::Template);
    let mut own = Vec::new();
    for (name, path) in files.into_iter().filter(|(name, _)| is_template(name)) {
        let shown = format!("{folder}/{name}");
        match std::fs::read_to_string(&path) {
            Ok(text) => own.push(OwnTemplate { name, path: shown, text }),
            Err(error) => {
                diagnostics.push(Diagnostic::error(Code::Template, format!("the template cannot be read: {error}")).in_file(shown));
            }
        }
    }
    (own, diagnostics)
}

fn is_template(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending == "html" || (ending == "toml" && name.starts_with("messages/"))
}

/// The archive's static files: path below the folder, and where they are.
pub(super) fn static_files(project: &Project) -> (BTreeMap<String, PathBuf>, Vec<Diagnostic>) {
    let (files, diagnostics) = walk(&project.root, &project.site.static_files, Code::StaticFile);
    (files.into_iter().collect(), diagnostics)
}

/// Every regular file below a folder of the root, in order; hidden ones left out, but for `.well-known`. Links are
/// followed inside the root only.
fn walk(root: &Path, folder: &str, code: Code) -> (Vec<(String, PathBuf)>, Vec<Diagnostic>) {
    let start = root.join(folder);
    let mut files = Vec::new();
    let mut diagnostics = Vec::new();
    if !start.exists() {
        return (files, diagnostics);
    }
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let hidden =
        |e: &walkdir::DirEntry| e.depth() > 0 && e.file_name().to_string_lossy().starts_with('.') && e.file_name() != ".well-known";
    let inside = |e: &walkdir::DirEntry| !e.path_is_symlink() || e.path().canonicalize().is_ok_and(|real| real.starts_with(&real_root));
    let mut outside = Vec::new();
    let entries = WalkDir::new(&start).follow_links(true).max_depth(DEEPEST).sort_by_file_name().into_iter().filter_entry(|e| {
        let follow = inside(e);
        if !follow && !hidden(e) {
            outside.push(e.path().to_path_buf());
        }
        follow && !hidden(e)
    });
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() => match below(entry.path(), &start) {
                Some(name) => files.push((name, entry.path().to_path_buf())),
                None => diagnostics.push(
                    Diagnostic::warning(
                        Code::FileName,
                        format!("the name of `{}` is not UTF-8; the file is left out", entry.path().display()),
                    )
                    .help("rename the file"),
                ),
            },
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                diagnostics.push(Diagnostic::warning(Code::SpecialFile, "this is no regular file; it is left out").in_file(shown(
                    entry.path(),
                    &start,
                    folder,
                )));
            }
            Err(error) => {
                let path = error.path().map_or_else(|| folder.to_owned(), |p| shown(p, &start, folder));
                diagnostics.push(Diagnostic::error(code, format!("it cannot be read: {error}")).in_file(path));
            }
        }
    }
    for path in outside {
        diagnostics.push(
            Diagnostic::warning(Code::LinkOutside, "this link leads outside of the root; it is not followed")
                .in_file(shown(&path, &start, folder))
                .help("copy the file into the folder"),
        );
    }
    (files, diagnostics)
}

fn below(path: &Path, start: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(start).ok()?.components().map(|c| c.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

fn shown(path: &Path, start: &Path, folder: &str) -> String {
    below(path, start).map_or_else(|| path.display().to_string(), |name| format!("{folder}/{name}"))
}
