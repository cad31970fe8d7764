//! `warraq serve`: a local preview.

use super::report::{Reporter, tally};
use crate::build::{Ready, prepare};
use crate::diagnostic::{Diagnostic, Level};
use crate::preview::{self, Made, Shown, Source};
use crate::project::{Earlier, Project, Request, SITE_FILE, TOPICS_FILE};
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Options {
    /// A folder of articles instead of site.toml's
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The port to listen on; 0 picks a free one
    #[arg(long, value_name = "N", default_value_t = 4321)]
    port: u16,
    /// Open the home page in the browser
    #[arg(long)]
    open: bool,
}

/// Runs the command.
///
/// # Errors
/// Where the port is taken or files cannot be watched.
pub fn run(request: &Request, options: &Options, reporter: &Reporter) -> Result<ExitCode> {
    let mut archive = Archive { request: request.clone(), earlier: Earlier::new(), watched: Vec::new() };
    archive.watched = archive.paths();
    // Where the settings cannot be read yet, the preview begins at the host's root and shows the fault.
    let base = Project::open(request).map_or_else(|_| "/".to_owned(), |(project, _)| project.site.base_url.path().to_owned());
    let settings = preview::Options { port: options.port, base, host: None };
    let talker = reporter.clone();
    let report = move |diagnostics: &[Diagnostic], time: Duration| {
        talker.print(diagnostics);
        let warnings = tally(diagnostics, Level::Warning);
        let more = if warnings.is_empty() { String::new() } else { format!("; warnings: {warnings}") };
        let what = if diagnostics.iter().any(Diagnostic::is_error) { "made with faults" } else { "made" };
        talker.say(&format!("{what} in {:.2} s{more}", time.as_secs_f64()));
    };
    let open = options.open;
    let talker = reporter.clone();
    let ready = move |address: &str| {
        println!("{address}");
        talker.say("Press Ctrl+C to stop.");
        if open && let Err(error) = open_browser(address) {
            talker.say(&format!("the browser could not be opened: {error}"));
        }
    };
    preview::serve(settings, Box::new(archive), ready, report)?;
    Ok(ExitCode::SUCCESS)
}

/// The archive as the preview sees it.
struct Archive {
    request: Request,
    earlier: Earlier,
    watched: Vec<PathBuf>,
}

impl Archive {
    fn paths(&self) -> Vec<PathBuf> {
        let root = &self.request.root;
        let absolute = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
        let mut paths = vec![root.join(SITE_FILE), root.join(TOPICS_FILE)];
        match Project::open(&self.request) {
            Ok((project, _)) => paths.extend([project.sources, root.join(project.site.templates), root.join(project.site.static_files)]),
            Err(_) => paths.extend(self.request.folder.clone()),
        }
        paths.into_iter().map(absolute).collect()
    }
}

impl Source for Archive {
    fn make(&mut self) -> Result<Made, Vec<Diagnostic>> {
        let (project, mut diagnostics) = Project::open(&self.request)?;
        let (ready, said) = prepare(project, Some(&mut self.earlier))?;
        diagnostics.extend(said);
        Ok(Made { site: Box::new(ready), diagnostics })
    }

    fn watched(&self) -> Vec<PathBuf> {
        self.watched.clone()
    }
}

impl Shown for Ready {
    fn file(&self, file: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        Self::file(self, file)
    }
}

fn open_browser(address: &str) -> std::io::Result<()> {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(target_os = "windows") {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    std::process::Command::new(program).args(arguments).arg(address).spawn().map(drop)
}
