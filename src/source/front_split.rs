//! Where front matter ends and the text begins.

use super::front_matter::FrontMatter;
use super::{front_keys, front_toml, front_yaml};
use crate::diagnostic::{Code, Diagnostic};

/// A text taken apart.
pub(super) struct Split<'t> {
    pub(super) front: FrontMatter,
    /// What follows the front matter.
    pub(super) body: &'t str,
    /// The line of the file on which `body` begins, from 1.
    pub(super) first_line: u32,
    pub(super) diagnostics: Vec<Diagnostic>,
}

#[derive(Clone, Copy)]
enum Format {
    Toml,
    Yaml,
}

/// Takes the front matter off the top of a cleaned text: TOML between lines of `+++`, YAML between lines of `---` (or
/// up to `...`). A first `---` without a closing line, or without a key after it, is text.
pub(super) fn split(text: &str) -> Split<'_> {
    let nothing = Split { front: FrontMatter::default(), body: text, first_line: 1, diagnostics: Vec::new() };
    // Empty lines before it are a slip of the hand.
    let at = text.len() - text.trim_start_matches(['\n', ' ', '\t']).len();
    let at = if text[..at].ends_with('\n') || at == 0 { at } else { return nothing };
    let (fence, after) = line_at(text, at);
    let format = match fence.trim_end() {
        "+++" => Format::Toml,
        "---" => Format::Yaml,
        _ => return nothing,
    };
    let closed = closing(text, after, format);
    let (block_end, body_start, closed) = match (closed, format) {
        (Some((block_end, body_start)), _) => (block_end, body_start, true),
        (None, Format::Toml) => {
            let end = last_pair(text, after);
            (end, end, false)
        }
        (None, Format::Yaml) => return nothing,
    };
    let block = &text[after..block_end];
    if matches!(format, Format::Yaml) && !looks_like_keys(block) {
        return nothing;
    }
    let (pairs, mut diagnostics) = match format {
        Format::Toml => front_toml::pairs(block, after, text),
        Format::Yaml => front_yaml::pairs(block, after, text),
    };
    if !closed {
        diagnostics.insert(
            0,
            Diagnostic::error(Code::FrontMatter, "the front matter is never closed")
                .at_byte(text, at)
                .help("write `+++` on a line of its own after the last key"),
        );
    }
    let (front, said) = front_keys::read(pairs, text);
    diagnostics.extend(said);
    let lines = text[..body_start].matches('\n').count();
    Split { front, body: &text[body_start..], first_line: u32::try_from(lines + 1).unwrap_or(u32::MAX), diagnostics }
}

/// The line that begins at byte `at`, and where the next begins.
fn line_at(text: &str, at: usize) -> (&str, usize) {
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    (&text[at..end], (end + 1).min(text.len()))
}

/// Where the block ends and the text begins.
fn closing(text: &str, from: usize, format: Format) -> Option<(usize, usize)> {
    let mut at = from;
    while at < text.len() {
        let (line, next) = line_at(text, at);
        let closes = match format {
            Format::Toml => line.trim_end() == "+++",
            Format::Yaml => matches!(line.trim_end(), "---" | "..."),
        };
        if closes {
            return Some((at, next));
        }
        at = next;
    }
    None
}

/// The end of the last line, before the first line that is none, that reads `key = …`.
fn last_pair(text: &str, from: usize) -> usize {
    let (mut at, mut end) = (from, from);
    while at < text.len() {
        let (line, next) = line_at(text, at);
        let key = line.split('=').next().unwrap_or("").trim();
        let is_pair = line.contains('=') && !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
        if is_pair {
            end = next;
        } else if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            break;
        }
        at = next;
    }
    end
}

/// Whether a block between `---` lines is front matter: it is empty, or its first line that is no comment reads
/// `key:` with one word before the colon, or is broken in a way that only YAML is (`key`, alone).
fn looks_like_keys(block: &str) -> bool {
    let mut lines = block.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let Some(first) = lines.next() else { return false };
    let Some((key, value)) = first.split_once(':') else { return false };
    let key = key.trim_matches(['"', '\'']);
    let one_word = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    // A word of any script and a colon may be a speaker's line («قال: …»), so a foreign key needs more than one line.
    let foreign = !key.contains(char::is_whitespace) && lines.clone().next().is_some() && lines.all(|line| line.contains(':'));
    (one_word || foreign) && (value.is_empty() || value.starts_with([' ', '\t']))
}
