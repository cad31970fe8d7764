//! `warraq topics`: what was found, as entries of topics.toml, heaviest first.

use super::report::Reporter;
use crate::archive::{Archive, TopicRecord};
use crate::project::{Project, Request};
use anyhow::Result;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

/// Runs the command.
///
/// # Errors
/// Where standard output cannot be written.
pub fn run(request: &Request, reporter: &Reporter) -> Result<ExitCode> {
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
    out.write_all(listing(&reading.archive).as_bytes())?;
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
        let origin = if topic.known { "in the authority list" } else { "stated in front matter, in no list" };
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

/// A TOML basic string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
