//! Runs the program on a copy of a small archive.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The program under test.
pub(crate) const WARRAQ: &str = env!("CARGO_BIN_EXE_warraq");

/// The project's own folder.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An archive in a temporary folder, gone with the value.
pub(crate) struct Archive {
    folder: TempDir,
}

/// What a command did.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Done {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Archive {
    /// A copy of `tests/fixtures/NAME`.
    pub(crate) fn of(fixture: &str) -> Self {
        let archive = Self::empty();
        copy(&project().join("tests/fixtures").join(fixture), &archive.root());
        archive
    }

    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("archive")).unwrap();
        Self { folder }
    }

    /// The folder with site.toml. Its parent is the test's own as well.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.root().join(below)
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// A file's text, read without mercy.
    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub(crate) fn has(&self, file: &str) -> bool {
        self.path(file).exists()
    }

    /// Replaces words in a file; they must be there.
    pub(crate) fn replace(&self, file: &str, old: &str, new: &str) -> &Self {
        let text = self.read(file);
        assert!(text.contains(old), "`{old}` is not in {file}");
        self.write(file, text.replace(old, new))
    }

    /// Runs the program in the root.
    pub(crate) fn run(&self, arguments: &[&str]) -> Done {
        run_in(&self.root(), arguments)
    }

    /// Runs the program in the root; it must succeed.
    pub(crate) fn ok(&self, arguments: &[&str]) -> Done {
        let done = self.run(arguments);
        assert_eq!(done.status, Some(0), "warraq {}\n{}", arguments.join(" "), done.err);
        done
    }
}

/// The program, ready to be run in a folder, untouched by the tester's own settings.
pub(crate) fn warraq_in(folder: &Path) -> Command {
    let mut command = Command::new(WARRAQ);
    command.current_dir(folder).env_remove("RUST_BACKTRACE").env_remove("RUST_LOG").env("LC_ALL", "C").env("TZ", "Asia/Tokyo");
    command
}

pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Done {
    warraq_in(folder).args(arguments).stdin(std::process::Stdio::null()).output().unwrap().into()
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
        Self { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// Every file below a folder with its bytes.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder).into_iter().map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

/// Every file below a folder, in order.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    entries
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned())
        .collect()
}

/// Fails with the names of the files that differ: their bytes would fill the screen.
pub(crate) fn assert_same_tree(one: &Path, other: &Path) {
    let (one, other) = (tree(one), tree(other));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differing: Vec<_> = one.iter().filter(|(name, bytes)| other[*name] != **bytes).map(|(name, _)| name).collect();
    assert!(differing.is_empty(), "these files differ: {differing:?}");
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    assert!(from.is_dir(), "there is no fixture {}", from.display());
    for name in files(from) {
        let target = to.join(&name);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(from.join(&name), target).unwrap();
    }
}
