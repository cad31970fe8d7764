//! `warraq templates`: the templates that pages are made with.

use super::report::Reporter;
use crate::build::files::own_templates;
use crate::diagnostic::Diagnostic;
use crate::project::{Project, Request};
use crate::render::templates::BUILT_IN;
use anyhow::Result;
use clap::{Args, Subcommand};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::ExitCode;

/// Options of `templates`.
#[derive(Debug, Args)]
pub struct Options {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Name every template, and say which are the archive's own
    List,
}

/// Runs the command.
///
/// # Errors
/// Where standard output cannot be written.
pub fn run(request: &Request, options: &Options, reporter: &Reporter) -> Result<ExitCode> {
    let Action::List = options.action;
    let (project, mut diagnostics) = match Project::open(request) {
        Ok(opened) => opened,
        Err(faults) => return Ok(super::failed(reporter, &faults)),
    };
    let (own, said) = own_templates(&project);
    diagnostics.extend(said);
    let names: BTreeSet<&str> = BUILT_IN.iter().map(|t| t.0).chain(own.iter().map(|t| t.name.as_str())).collect();
    let mut out = std::io::stdout().lock();
    for name in names {
        match own.iter().find(|t| t.name == name) {
            Some(template) => writeln!(out, "{name}\t{}", template.path)?,
            None => writeln!(out, "{name}\tbuilt in")?,
        }
    }
    reporter.print(&diagnostics);
    Ok(super::status(diagnostics.iter().any(Diagnostic::is_error)))
}
