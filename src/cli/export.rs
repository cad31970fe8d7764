//! `warraq export`: the archive as data.

use super::report::Reporter;
use crate::diagnostic::Diagnostic;
use crate::export::jsonl;
use crate::project::{Project, Request};
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `export`.
#[derive(Debug, Args)]
pub struct Options {
    /// A folder of articles instead of site.toml's
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// One JSON object an article, one a line.
    Jsonl,
}

/// Runs the command.
///
/// # Errors
/// Where standard output cannot be written.
pub fn run(request: &Request, options: &Options, reporter: &Reporter) -> Result<ExitCode> {
    let Format::Jsonl = options.format;
    let (project, mut diagnostics) = match Project::open(request) {
        Ok(opened) => opened,
        Err(faults) => return Ok(super::failed(reporter, &faults)),
    };
    let (reading, said) = match project.read(None) {
        Ok(read) => read,
        Err(faults) => return Ok(super::failed(reporter, &faults)),
    };
    diagnostics.extend(said);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if let Err(fault) = jsonl(&reading, &project.site, &mut out)? {
        diagnostics.push(fault);
    }
    out.flush()?;
    reporter.print(&diagnostics);
    Ok(super::status(diagnostics.iter().any(Diagnostic::is_error)))
}
