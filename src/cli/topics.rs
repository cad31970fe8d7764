//! `warraq topics`: what was found, as entries of topics.toml, heaviest first; `warraq topics suggest`: what a person
//! should decide.

use super::report::Reporter;
use crate::archive::Suggestion;
use crate::archive::{Archive, TopicRecord};
use crate::project::{Project, Request};
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

/// Options of `topics`.
#[derive(Debug, Args)]
pub struct Options {
    /// Without it every topic is listed, and then the suggestions
    #[arg(value_enum, value_name = "WHAT")]
    what: Option<What>,
}

/// Parts of the listing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum What {
    /// Only names that are no topics yet
    Suggest,
}

/// Runs the command.
///
/// # Errors
/// Where standard output cannot be written.
pub fn run(request: &Request, options: &Options, reporter: &Reporter) -> Result<ExitCode> {
    let (project, mut diagnostics) = match Project::open(request) {
        Ok(opened) => opened,
        Err(faults) => return Ok(super::failed(reporter, &faults)),
    };
    let (reading, said) = match project.read(None) {
        Ok(read) => read,
        Err(faults) => return Ok(super::failed(reporter, &faults)),
    };
    diagnostics.extend(said);
    let mut out = std::io::stdout().lock();
    if options.what.is_none() {
        out.write_all(listing(&reading.archive).as_bytes())?;
    }
    let suggested = !reading.archive.suggestions.is_empty();
    if options.what.is_none() && suggested {
        out.write_all(b"\n")?;
    }
    if options.what.is_some() || suggested {
        out.write_all(suggestions(&reading.archive).as_bytes())?;
    }
    out.flush()?;
    reporter.print(&diagnostics);
    Ok(super::status(diagnostics.iter().any(crate::diagnostic::Diagnostic::is_error)))
}

/// Every topic of the archive as an entry that can be pasted into topics.toml, those on most articles first.
#[must_use]
pub fn listing(archive: &Archive) -> String {
    let mut topics: Vec<&TopicRecord> = archive.topics.iter().collect();
    topics.sort_by(|a, b| b.articles.len().cmp(&a.articles.len()).then_with(|| a.id.cmp(&b.id)));
    let mut text = String::from(
        "# The topics of this archive, those on most articles first. An entry pasted into topics.toml can be corrected there.\n",
    );
    for topic in topics {
        let mentions: u32 = topic.spellings.iter().map(|s| s.1).sum();
        let origin = if topic.known { "in the authority list" } else { "named by the articles alone, in no list" };
        let _ = write!(
            text,
            "\n# {} articles, {mentions} mentions; {origin}\n[[topic]]\nid = {}\nkind = \"{}\"\n",
            topic.articles.len(),
            quoted(&topic.id),
            topic.kind.name()
        );
        for (key, name) in [("ar", &topic.names.ar), ("en", &topic.names.en)] {
            if let Some(name) = name {
                let _ = writeln!(text, "{key} = {}", quoted(name));
            }
        }
        let own = |spelling: &str| topic.names.ar.as_deref() == Some(spelling) || topic.names.en.as_deref() == Some(spelling);
        let spellings: Vec<String> =
            topic.spellings.iter().filter(|(s, _)| !own(s)).map(|(s, count)| format!("{} ×{count}", quoted(s))).collect();
        if !spellings.is_empty() {
            let _ = writeln!(text, "# also seen: {}", spellings.join(", "));
        }
        if let Some(wikidata) = &topic.wikidata {
            let _ = writeln!(text, "wikidata = {}", quoted(wikidata));
        }
    }
    text
}

/// The names that may deserve a topic, those that matter most and are most doubtful first.
#[must_use]
pub fn suggestions(archive: &Archive) -> String {
    let mut text = String::from(
        "# Suggestions: names that may deserve a topic, the ones that change most first. What is pasted into topics.toml counts.\n",
    );
    for suggestion in &archive.suggestions {
        let Suggestion { kind, names, articles, mentions, doubt } = suggestion;
        let _ = write!(
            text,
            "\n# {articles} articles, {mentions} mentions, doubt {doubt:.1}\n[[topic]]\nid = {}\nkind = \"{}\"\n",
            quoted(&crate::archive::topics::id_of(names)),
            kind.name()
        );
        for (key, name) in [("ar", &names.ar), ("en", &names.en)] {
            if let Some(name) = name {
                let _ = writeln!(text, "{key} = {}", quoted(name));
            }
        }
    }
    text
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
