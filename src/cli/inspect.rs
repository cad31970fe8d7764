//! `warraq inspect FILE...`: what was derived from each article, and from which words.

use super::Shared;
use super::report::Reporter;
use crate::archive::topics::found_id;
use crate::data::{NamedTopic, record};
use crate::derive::{Entry, NameRef, derive};
use crate::diagnostic::Diagnostic;
use crate::knowledge::Authority;
use crate::project::open_authority;
use crate::source::read::{SourceFile, shown_path};
use crate::source::{Article, parse};
use anyhow::Result;
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

/// Files read at once: bounds memory.
const BATCH: usize = 256;

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read or standard output is closed.
pub fn run(shared: &Shared, options: &Options, reporter: &Reporter) -> Result<ExitCode> {
    let (authority, mut diagnostics) = open_authority(&shared.root);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Ok(super::failed(reporter, &diagnostics));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for batch in options.files.chunks(BATCH) {
        let read: Vec<Result<(Article, Entry), Box<Diagnostic>>> =
            batch.par_iter().map(|file| read_one(&shared.root, file, &authority)).collect();
        for result in read {
            match result {
                Ok((article, entry)) => print(&mut out, options, &authority, &article, &entry)?,
                Err(fault) => diagnostics.push(*fault),
            }
        }
    }
    out.flush()?;
    reporter.print(&diagnostics);
    Ok(super::status(diagnostics.iter().any(Diagnostic::is_error)))
}

fn print(out: &mut impl Write, options: &Options, authority: &Authority, article: &Article, entry: &Entry) -> Result<()> {
    let ids: Vec<String> = entry.found.iter().map(found_id).collect();
    let name = |reference: NameRef| match reference {
        NameRef::Known(id) => Some(NamedTopic::of_authority(authority, id)),
        NameRef::Found(index) => {
            let (id, found) = (ids.get(usize::from(index))?, entry.found.get(usize::from(index))?);
            Some(NamedTopic { id, kind: found.kind, ar: found.names.ar.as_deref(), en: found.names.en.as_deref(), known: false })
        }
    };
    match options.format {
        Format::Json => {
            let record = &record(entry, &article.body.text, options.body, &entry.weights, &name, None);
            // As a fault of writing, so that a closed pipe is known as one.
            serde_json::to_writer(&mut *out, &record).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
        Format::Text => out.write_all(super::inspect_text::page(article, entry, authority).as_bytes())?,
    }
    Ok(())
}

fn read_one(root: &Path, file: &Path, authority: &Authority) -> Result<(Article, Entry), Box<Diagnostic>> {
    // A path is the shell's, relative to the working folder; one that only the root has is meant there.
    let below_root = root.join(file);
    let file = if !file.exists() && below_root.exists() { below_root } else { file.to_path_buf() };
    let source = SourceFile { path: shown_path(root, &file), file };
    let bytes = source.load()?;
    let article = parse(&source.path, &bytes, None);
    let entry = derive(&article, *blake3::hash(&bytes).as_bytes(), authority);
    Ok((article, entry))
}
