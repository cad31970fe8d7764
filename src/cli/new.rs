//! `warraq new DIR`: a fresh archive that builds.

use super::report::Reporter;
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `new`.
#[derive(Debug, Args)]
pub struct Options {
    /// The folder to make; it must be empty or not there yet
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// The files of a fresh archive.
const FILES: [(&str, &str); 6] = [
    ("site.toml", include_str!("archive/site.toml")),
    ("topics.toml", include_str!("archive/topics.toml")),
    ("seeds/library-opens.ar.txt", include_str!("archive/seeds/library-opens.ar.txt")),
    ("seeds/library-opens.en.txt", include_str!("archive/seeds/library-opens.en.txt")),
    (".github/workflows/pages.yml", include_str!("archive/.github/workflows/pages.yml")),
    (".gitignore", "/public\n/.warraq\n"),
];

/// Runs the command.
///
/// # Errors
/// Where the folder is not empty or cannot be written.
pub fn run(options: &Options, reporter: &Reporter) -> Result<ExitCode> {
    let folder = &options.folder;
    let shown = folder.display();
    if folder.exists() {
        let mut entries = fs::read_dir(folder).with_context(|| format!("`{shown}` is no folder that can be read"))?;
        if entries.next().is_some() {
            bail!("`{shown}` is not empty; nothing was written");
        }
    }
    for (file, text) in FILES {
        let path = folder.join(file);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make `{}`", parent.display()))?;
        }
        fs::write(&path, text.replace("@VERSION@", env!("CARGO_PKG_VERSION")))
            .with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    reporter.say(&format!("A new archive stands in `{shown}`. Next:\n  cd {shown}\n  warraq serve --open\nPut your articles into seeds/, one file each, and delete the two samples."));
    Ok(ExitCode::SUCCESS)
}
