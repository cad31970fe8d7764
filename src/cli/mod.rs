//! The commands: one thin file each. Data goes to standard output, everything else to standard error.

pub mod inspect;

use clap::{Args, Parser, Subcommand, ValueEnum};
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
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
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
    /// Show what was derived from articles, and from which words
    Inspect(inspect::Options),
}

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let result = match &cli.command {
        Command::Inspect(options) => inspect::run(&cli.shared, options),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
