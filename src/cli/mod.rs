//! The commands: one thin file each. Data goes to standard output, everything else to standard error.

pub mod build;
pub mod check;
pub mod export;
pub mod inspect;
mod inspect_text;
pub mod new;
pub mod report;
pub mod serve;
pub mod templates;
pub mod topics;

use crate::diagnostic::Diagnostic;
use crate::project::Request;
use clap::{Args, Parser, Subcommand, ValueEnum};
use report::Reporter;
use std::path::PathBuf;
use std::process::ExitCode;

/// Turns a folder of plain Arabic and English news articles into a bilingual, linked archive for the web.
#[derive(Debug, Parser)]
#[command(name = "warraq", version, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub struct Shared {
    /// The folder with site.toml
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Where the site is written, instead of site.toml's `output`
    #[arg(long, global = true, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The address below which the site will stand, instead of site.toml's
    #[arg(long, global = true, value_name = "URL")]
    pub base_url: Option<String>,
    /// Include drafts
    #[arg(long, global = true)]
    pub drafts: bool,
    /// Work on this many threads at once
    #[arg(long, global = true, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Say nothing but errors
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// How diagnostics are written to standard error
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
}

/// How diagnostics are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum MessageFormat {
    /// As text for people.
    Human,
    /// As JSON Lines.
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site into the output folder
    Build(build::Options),
    /// Preview the site on this machine, and make it anew when a file changes
    Serve(serve::Options),
    /// Say all that is wrong, and write nothing
    Check(check::Options),
    /// Show what was derived from articles, and from which words
    Inspect(inspect::Options),
    /// List the archive's topics in the syntax of topics.toml
    Topics(topics::Options),
    /// Write the archive as data
    Export(export::Options),
    /// Name the templates that pages are made with
    Templates(templates::Options),
    /// Make a fresh archive
    New(new::Options),
}

impl Shared {
    fn request(&self, folder: Option<&PathBuf>) -> Request {
        Request {
            root: self.root.clone(),
            folder: folder.cloned(),
            output: self.output.clone(),
            base_url: self.base_url.clone(),
            drafts: self.drafts,
        }
    }
}

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let shared = &cli.shared;
    let reporter = Reporter::new(shared);
    if let Some(jobs) = shared.jobs {
        // Fails only where the pool is made already, which nothing before this does.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build_global();
    }
    let result = match &cli.command {
        Command::Build(options) => Ok(build::run(shared, &shared.request(options.folder.as_ref()), options, &reporter)),
        Command::Serve(options) => serve::run(&shared.request(options.folder.as_ref()), options, &reporter),
        Command::Check(options) => Ok(check::run(&shared.request(options.folder.as_ref()), options, &reporter)),
        Command::Inspect(options) => inspect::run(shared, options, &reporter),
        Command::Topics(options) => topics::run(&shared.request(None), options, &reporter),
        Command::Export(options) => export::run(&shared.request(options.folder.as_ref()), options, &reporter),
        Command::Templates(options) => templates::run(&shared.request(None), options, &reporter),
        Command::New(options) => new::run(options, &reporter),
    };
    result.unwrap_or_else(|error| stopped(&error, &reporter))
}

/// A fault of the outside world. A reader of standard output who has seen enough is none.
fn stopped(error: &anyhow::Error, reporter: &Reporter) -> ExitCode {
    let closed = error.chain().filter_map(|e| e.downcast_ref::<std::io::Error>()).any(|e| e.kind() == std::io::ErrorKind::BrokenPipe);
    if closed {
        return ExitCode::SUCCESS;
    }
    reporter.print(&[Diagnostic::error(crate::diagnostic::Code::Unwritable, format!("{error:#}"))]);
    ExitCode::FAILURE
}

/// Prints the faults that ended a command.
fn failed(reporter: &Reporter, faults: &[Diagnostic]) -> ExitCode {
    reporter.print(faults);
    status(true)
}

fn status(failed: bool) -> ExitCode {
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
