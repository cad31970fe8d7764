//! `warraq check`: all that `build` would complain of, plus broken links; writes nothing.

use super::report::{Reporter, tally};
use crate::build::prepare;
use crate::diagnostic::{Diagnostic, Level};
use crate::project::{Project, Request};
use crate::publish::check_output;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `check`.
#[derive(Debug, Args)]
pub struct Options {
    /// A folder of articles instead of site.toml's
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Count a warning as an error
    #[arg(long)]
    strict: bool,
}

/// Runs the command.
pub fn run(request: &Request, options: &Options, reporter: &Reporter) -> ExitCode {
    let mut diagnostics = Vec::new();
    let faults = look(request, &mut diagnostics);
    diagnostics.extend(faults.err().unwrap_or_default());
    reporter.print_reviews(&diagnostics);
    if options.strict {
        reporter.print_strict(&diagnostics);
    } else {
        reporter.print(&diagnostics);
    }
    let summary: Vec<String> = [(Level::Error, "errors"), (Level::Warning, "warnings"), (Level::Review, "to review")]
        .into_iter()
        .map(|(level, label)| (tally(&diagnostics, level), label))
        .filter(|(counted, _)| !counted.is_empty())
        .map(|(counted, label)| format!("{label}: {counted}"))
        .collect();
    reporter.say(&if summary.is_empty() { "Nothing to complain of.".to_owned() } else { summary.join("\n") });
    super::status(diagnostics.iter().any(Diagnostic::is_error) || options.strict && diagnostics.iter().any(|d| !d.is_review()))
}

fn look(request: &Request, diagnostics: &mut Vec<Diagnostic>) -> Result<(), Vec<Diagnostic>> {
    let (project, said) = Project::open(request)?;
    diagnostics.extend(said);
    if let Err(fault) = check_output(&project.places(), &project.output) {
        diagnostics.push(fault);
    }
    let (ready, said) = prepare(project, None)?;
    diagnostics.extend(said);
    diagnostics.extend(ready.check()?);
    Ok(())
}
