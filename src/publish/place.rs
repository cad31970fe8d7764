//! Where the output may lie.

use crate::diagnostic::{Code, Diagnostic};
use std::path::{Component, Path, PathBuf};

/// Folders of an archive that its output must leave alone, as the file system knows them.
#[derive(Clone, Debug)]
pub struct Places {
    /// The folder with site.toml.
    pub root: PathBuf,
    /// Folders that hold what the archive is made of: sources, templates, static files.
    pub own: Vec<PathBuf>,
}

/// The output folder as an absolute path without links, where it is a safe place to write to.
///
/// # Errors
/// A diagnostic where the folder is the root or holds it, or is, holds or lies in one of the archive's own folders, or
/// is no folder.
pub fn check_output(places: &Places, output: &Path) -> Result<PathBuf, Diagnostic> {
    let output = resolved(output);
    let unsafe_output = |why: String| {
        Diagnostic::error(Code::UnsafeOutput, format!("the output folder `{}` {why}", output.display()))
            .help("choose a folder of its own, such as `public` inside the root, with `output` in site.toml or --output")
    };
    let root = resolved(&places.root);
    if output == root || root.starts_with(&output) {
        return Err(unsafe_output("is the archive's root or holds it".to_owned()));
    }
    for own in places.own.iter().map(|own| resolved(own)) {
        if output.starts_with(&own) || own.starts_with(&output) {
            return Err(unsafe_output(format!("is, holds or lies in the archive's own folder `{}`", own.display())));
        }
    }
    for kept in [".git", ".warraq"] {
        if output.starts_with(root.join(kept)) {
            return Err(unsafe_output(format!("lies in `{kept}`")));
        }
    }
    if output.file_name().is_none() {
        return Err(unsafe_output("is the root of the file system".to_owned()));
    }
    match output.symlink_metadata() {
        Ok(found) if !found.is_dir() => Err(unsafe_output("is there already and is no folder".to_owned())),
        _ => Ok(output),
    }
}

/// A path without links and `..`, whether or not its last parts exist.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut plain = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
        if let Ok(real) = plain.canonicalize() {
            plain = real;
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_that_would_harm_the_archive_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("archive");
        for own in ["seeds/deep", "templates", "static"] {
            std::fs::create_dir_all(root.join(own)).unwrap();
        }
        std::fs::write(root.join("file"), "x").unwrap();
        let places = Places { root: root.clone(), own: vec![root.join("seeds"), root.join("templates"), root.join("static")] };
        for bad in ["", "..", "seeds", "seeds/deep/out", "templates/x", ".git/x", "static/../seeds", "file", "x/../../archive"] {
            assert!(check_output(&places, &root.join(bad)).is_err(), "{bad}");
        }
        for good in ["public", "deep/new/place", "../elsewhere", "static/../public"] {
            assert!(check_output(&places, &root.join(good)).is_ok(), "{good}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_hide_the_sources() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_path_buf();
        std::fs::create_dir(root.join("seeds")).unwrap();
        std::os::unix::fs::symlink(root.join("seeds"), root.join("public")).unwrap();
        let places = Places { root: root.clone(), own: vec![root.join("seeds")] };
        assert!(check_output(&places, &root.join("public")).is_err());
    }
}
