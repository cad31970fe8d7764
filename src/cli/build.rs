//! `warraq build`: the main job.

use super::Shared;
use super::report::{Reporter, tally};
use crate::build::{Report, prepare};
use crate::diagnostic::{Diagnostic, Level};
use crate::project::{Project, Request};
use clap::Args;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Options of `build`.
#[derive(Debug, Args)]
pub struct Options {
    /// A folder of articles instead of site.toml's
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Count a warning as an error
    #[arg(long)]
    strict: bool,
    /// Write every file anew, even where the same one stands there already
    #[arg(long)]
    no_cache: bool,
}

/// Runs the command.
pub fn run(shared: &Shared, request: &Request, options: &Options, reporter: &Reporter) -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "tells a person how long it took; nothing that is shown or written depends on it")]
    let start = Instant::now();
    let opened = Project::open(request);
    let (project, mut diagnostics) = match opened {
        Ok(opened) => opened,
        Err(faults) => return super::failed(reporter, &faults),
    };
    let ready = match prepare(project, None) {
        Ok((ready, said)) => {
            diagnostics.extend(said);
            ready
        }
        Err(faults) => {
            diagnostics.extend(faults);
            return super::failed(reporter, &diagnostics);
        }
    };
    if options.strict && !diagnostics.is_empty() {
        reporter.print_strict(&diagnostics);
        reporter.say("Nothing was published: with --strict a warning counts as an error.");
        return super::status(true);
    }
    match ready.publish(!options.no_cache) {
        Ok(report) => {
            reporter.print(&diagnostics);
            reporter.say(&closing(&report, &diagnostics, start.elapsed(), shared.verbose, &ready.project.output));
            super::status(diagnostics.iter().any(Diagnostic::is_error))
        }
        Err(faults) => {
            diagnostics.extend(faults);
            super::failed(reporter, &diagnostics)
        }
    }
}

/// The closing report: articles and pages by language, warnings by kind, time. (Writing to a string cannot fail.)
fn closing(report: &Report, diagnostics: &[Diagnostic], time: Duration, verbose: bool, output: &std::path::Path) -> String {
    let list = |counts: &[(String, usize)]| {
        counts
            .iter()
            .filter(|c| c.1 > 0)
            .map(|(name, count)| if name.is_empty() { format!("{count} shared") } else { format!("{count} {name}") })
            .collect::<Vec<_>>()
            .join(", ")
    };
    let sum = |counts: &[(String, usize)]| counts.iter().map(|c| c.1).sum::<usize>();
    let mut text = format!("   articles  {} ({})\n", sum(&report.articles), list(&report.articles));
    let _ = writeln!(text, "     topics  {}", report.topics);
    let _ = writeln!(text, "      pages  {} ({})", sum(&report.pages), list(&report.pages));
    let outcome = &report.outcome;
    let _ = write!(text, "      files  {} written, {} unchanged, {} removed", outcome.written, outcome.kept, outcome.removed);
    if outcome.foreign > 0 {
        let _ = write!(text, ", {} of others kept", outcome.foreign);
    }
    text.push('\n');
    for (level, label) in [(Level::Review, "to review"), (Level::Warning, "warnings"), (Level::Error, "errors")] {
        let counted = tally(diagnostics, level);
        if !counted.is_empty() {
            let _ = writeln!(text, "{label:>11}  {counted}");
        }
    }
    if verbose {
        let _ = writeln!(text, "     output  {}", output.display());
    }
    let _ = write!(text, "       time  {:.2} s", time.as_secs_f64());
    text
}
