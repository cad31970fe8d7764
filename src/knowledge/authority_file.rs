//! The syntax of topics.toml, which the built-in lists share.

use super::authority::{Guard, Kind};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::text::fold::fold;
use serde::Deserialize;
use std::collections::HashMap;
use toml::Spanned;

/// An entry as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTopic {
    pub(super) id: String,
    pub(super) kind: Option<Kind>,
    pub(super) class: Option<String>,
    pub(super) ar: Option<String>,
    pub(super) en: Option<String>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) demonyms: Vec<String>,
    #[serde(default)]
    pub(super) dateline: Vec<String>,
    #[serde(default)]
    pub(super) when: Vec<Guard>,
    #[serde(default)]
    pub(super) not: Vec<String>,
    #[serde(rename = "in")]
    pub(super) within: Option<String>,
    pub(super) wikidata: Option<String>,
    #[serde(default)]
    pub(super) hide: bool,
}

/// The keys of an entry, for diagnostics and the docs' test.
pub const TOPIC_KEYS: [&str; 13] =
    ["id", "kind", "class", "ar", "en", "aliases", "demonyms", "dateline", "when", "not", "in", "wikidata", "hide"];

/// An entry with the line that it begins on.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) raw: RawTopic,
    pub(super) line: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    topic: Vec<Spanned<RawTopic>>,
}

/// Longest id, in bytes.
const LONGEST_ID: usize = 100;

/// Reads a file of topics. Faults of syntax and doubled ids are errors; weak aliases are warnings and left out.
pub(super) fn read_topics(file: &str, path: &str) -> (Vec<Written>, Vec<Diagnostic>) {
    let raw: RawFile = match toml::from_str(file) {
        Ok(raw) => raw,
        Err(error) => return (Vec::new(), vec![syntax_error(file, path, &error)]),
    };
    let mut diagnostics = Vec::new();
    let mut lines: HashMap<String, u32> = HashMap::new();
    let mut written = Vec::new();
    let mut counted = (0, 1);
    for entry in raw.topic {
        let start = entry.span().start;
        let mut raw = entry.into_inner();
        // Entries come in order: each line is counted once.
        counted = (start, counted.1 + line_feeds(&file[counted.0..start]));
        let line = counted.1;
        if !is_topic_id(&raw.id) {
            diagnostics.push(
                Diagnostic::error(Code::BadTopics, format!("`{}` cannot be a topic's id", raw.id))
                    .in_file(path)
                    .at_line(line)
                    .help("an id has 1 to 100 of a-z, 0-9 and -, and is not `page`"),
            );
            continue;
        }
        if let Some(first) = lines.insert(raw.id.clone(), line) {
            diagnostics.push(
                Diagnostic::error(Code::DuplicateTopic, format!("the topic `{}` stands on line {first} and again on line {line}", raw.id))
                    .in_file(path)
                    .at_line(line)
                    .help("merge the two entries, or give one another id"),
            );
            continue;
        }
        raw.aliases.retain(|alias| {
            let weak = weakness(alias);
            if let Some(reason) = weak {
                diagnostics.push(
                    Diagnostic::warning(Code::WeakAlias, format!("the alias `{alias}` of `{}` {reason} and is not used", raw.id))
                        .in_file(path)
                        .at_line(line)
                        .help("write it as when = [{ alias = \"…\", near = [\"…\"] }] with words that stand beside it"),
                );
            }
            weak.is_none()
        });
        written.push(Written { raw, line });
    }
    (written, diagnostics)
}

fn line_feeds(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|&b| b == b'\n').count()).unwrap_or(u32::MAX)
}

fn weakness(alias: &str) -> Option<&'static str> {
    let key = fold(alias);
    let letters = key.chars().filter(|c| c.is_alphanumeric()).count();
    if letters == 0 {
        Some("has no letter")
    } else if letters == 1 {
        Some("is a single letter")
    } else if super::words::arabic_stop_words().contains(&key)
        || (super::words::english_stop_words().contains(&key) && !alias.chars().all(char::is_uppercase))
    {
        Some("is a common word")
    } else {
        None
    }
}

/// Whether a text can be a topic's id.
#[must_use]
pub fn is_topic_id(id: &str) -> bool {
    (1..=LONGEST_ID).contains(&id.len()) && id != "page" && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn syntax_error(file: &str, path: &str, error: &toml::de::Error) -> Diagnostic {
    let message = error.message().lines().next().unwrap_or("the file cannot be read").to_owned();
    let mut diagnostic = Diagnostic::error(Code::BadTopics, message.clone()).in_file(path);
    if let Some(span) = error.span() {
        diagnostic = diagnostic.at_byte(file, span.start);
    }
    let unknown = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    match unknown.map(|key| nearest(key, TOPIC_KEYS)) {
        Some(Some(key)) => diagnostic.help(format!("the nearest key is `{key}`")),
        Some(None) => diagnostic.help(format!("an entry may have {}", TOPIC_KEYS.join(", "))),
        None => diagnostic.help("every entry begins with [[topic]] and has id, kind and a name in ar or en"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_name_their_place_and_their_cure() {
        let (_, faults) = read_topics("[[topic]]\nid = \"a\"\nalias = [\"b\"]\n", "topics.toml");
        assert_eq!((faults[0].code, faults[0].line, faults[0].column), (Code::BadTopics, Some(3), Some(1)));
        assert_eq!(faults[0].help.as_deref(), Some("the nearest key is `aliases`"));

        let (read, faults) = read_topics("[[topic]]\nid = \"a\"\n\n[[topic]]\nid = \"a\"\n", "topics.toml");
        assert_eq!(read.len(), 1);
        assert_eq!(faults[0].message, "the topic `a` stands on line 1 and again on line 4");

        let (read, faults) = read_topics("[[topic]]\nid = \"a\"\naliases = [\"و\", \"في\", \"اسم\"]\n", "topics.toml");
        assert_eq!(read[0].raw.aliases, ["اسم"]);
        assert_eq!(faults.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::WeakAlias, Code::WeakAlias]);
    }
}
