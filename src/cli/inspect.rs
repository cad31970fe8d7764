//! `warraq inspect FILE...`: what was derived from each article, and from which words.

use super::Shared;
use crate::data::{NamedTopic, record};
use crate::derive::{Entry, NameRef, derive};
use crate::knowledge::Authority;
use crate::source::Article;
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Options of `inspect`.
#[derive(Debug, Args)]
pub struct Options {
    /// The articles to inspect
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Print the plain text that offsets point into
    #[arg(long)]
    body: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read or standard output is closed.
pub fn run(shared: &Shared, options: &Options) -> Result<ExitCode> {
    let authority = &*Authority::built_in();
    let read: Vec<Result<(Article, Entry)>> = options.files.par_iter().map(|file| read_one(&shared.root, file, authority)).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for result in read {
        let (article, entry) = result?;
        let name = |reference: NameRef| match reference {
            NameRef::Known(id) => Some(NamedTopic::of_authority(authority, id)),
            NameRef::Found(_) => None,
        };
        let json = record(&entry, &article.body.text, options.body, &entry.weights, &name, None);
        if options.format == Format::Json {
            serde_json::to_writer(&mut out, &json)?;
        } else {
            serde_json::to_writer_pretty(&mut out, &json)?;
        }
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn read_one(root: &Path, file: &Path, authority: &Authority) -> Result<(Article, Entry)> {
    let bytes = std::fs::read(root.join(file)).with_context(|| format!("cannot read {}", file.display()))?;
    let article = crate::source::parse(&file.to_string_lossy(), &bytes, None);
    let entry = derive(&article, *blake3::hash(&bytes).as_bytes(), authority);
    Ok((article, entry))
}
