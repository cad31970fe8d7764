//! What people read on standard error: diagnostics and the closing report.

use super::{MessageFormat, Shared};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::bidi::isolated;
use std::collections::BTreeMap;
use std::io::Write;

/// Prints diagnostics in the form that the command line asks for.
#[derive(Clone, Debug)]
pub struct Reporter {
    format: MessageFormat,
    quiet: bool,
}

impl Reporter {
    /// As the command line asks.
    #[must_use]
    pub fn new(shared: &Shared) -> Self {
        Self { format: shared.message_format, quiet: shared.quiet }
    }

    /// Prints each that is more than a value to review, errors last, so that they stand nearest to the prompt; of one
    /// level by place.
    pub fn print(&self, diagnostics: &[Diagnostic]) {
        self.print_those(diagnostics.iter().filter(|d| d.is_error() || !self.quiet && !d.is_review()).collect());
    }

    /// The same, warnings too where silence was asked for: with `--strict` they are what failed.
    pub fn print_strict(&self, diagnostics: &[Diagnostic]) {
        self.print_those(diagnostics.iter().filter(|d| !d.is_review() || !self.quiet).collect());
    }

    /// Prints what is to be reviewed; nothing where silence was asked for.
    pub fn print_reviews(&self, diagnostics: &[Diagnostic]) {
        self.print_those(diagnostics.iter().filter(|d| d.is_review() && !self.quiet).collect());
    }

    fn print_those(&self, mut sorted: Vec<&Diagnostic>) {
        sorted.sort_by_key(|d| (d.level, &d.path, d.line, d.column, d.code, &d.message));
        sorted.dedup();
        let mut text = String::new();
        for diagnostic in sorted {
            match self.format {
                MessageFormat::Human => text.push_str(&human(diagnostic)),
                // A diagnostic is plain strings and numbers: it always has a JSON form.
                MessageFormat::Json => text.push_str(&serde_json::to_string(diagnostic).unwrap_or_default()),
            }
            text.push('\n');
        }
        write_error(&text);
    }

    /// Prints a line for people; nothing where they asked for silence or for data.
    pub fn say(&self, line: &str) {
        if !self.quiet && self.format == MessageFormat::Human {
            write_error(&format!("{line}\n"));
        }
    }
}

/// Standard error may be closed; there is nowhere to say so.
fn write_error(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// One diagnostic as text. Words from articles are isolated, so that a right-to-left line cannot reorder the rest.
#[must_use]
pub fn human(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.level {
        Level::Review => "review",
        Level::Warning => "warning",
        Level::Error => "error",
    };
    let mut text = format!("{level}[{}]: {}", diagnostic.code, quoted_isolated(&diagnostic.message));
    if let Some(path) = &diagnostic.path {
        text.push_str("\n  --> ");
        text.push_str(&if path.is_ascii() { path.clone() } else { isolated(path) });
        for number in [diagnostic.line, diagnostic.column].into_iter().flatten() {
            text.push(':');
            text.push_str(&number.to_string());
        }
    }
    if let Some(excerpt) = diagnostic.excerpt.as_deref().map(str::trim).filter(|e| !e.is_empty()) {
        text.push_str("\n   | ");
        text.push_str(&isolated(excerpt));
    }
    if let Some(help) = &diagnostic.help {
        text.push_str("\n   = help: ");
        text.push_str(&quoted_isolated(help));
    }
    text
}

/// Isolates what stands between backticks where it is not plain ASCII.
fn quoted_isolated(message: &str) -> String {
    message
        .split('`')
        .enumerate()
        .map(
            |(i, part)| {
                if i % 2 == 1 {
                    if part.is_ascii() { format!("`{part}`") } else { format!("`{}`", isolated(part)) }
                } else {
                    part.to_owned()
                }
            },
        )
        .collect()
}

/// How many diagnostics of each code there are: «2 legacy-encoding, 1 date-conflict».
#[must_use]
pub fn tally(diagnostics: &[Diagnostic], level: Level) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|d| d.level == level) {
        *counts.entry(diagnostic.code.name()).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
    counts.iter().map(|(name, count)| format!("{count} {name}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn a_diagnostic_says_what_where_and_how_to_mend_it() {
        let diagnostic = Diagnostic::warning(Code::UnknownKey, "the key `titel` does not exist")
            .in_file("seeds/a.txt")
            .at_byte("+++\ntitel = \"عنوان\"\n", 4)
            .help("the nearest key is `title`");
        assert_eq!(
            human(&diagnostic),
            "warning[unknown-key]: the key `titel` does not exist\n  --> seeds/a.txt:2:1\n   | \u{2068}titel = \"عنوان\"\u{2069}\n   = help: the nearest key is `title`"
        );
    }

    #[test]
    fn arabic_names_are_isolated() {
        let diagnostic = Diagnostic::error(Code::DuplicateSlug, "`seeds/أ.txt` and `b`").in_file("seeds/أ.txt");
        assert_eq!(human(&diagnostic), "error[duplicate-slug]: `\u{2068}seeds/أ.txt\u{2069}` and `b`\n  --> \u{2068}seeds/أ.txt\u{2069}");
    }
}
