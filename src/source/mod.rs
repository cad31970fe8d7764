//! From bytes to [`Article`]: finding files, decoding them, front matter, plain text and Markdown.
//!
//! Parsing is total: whatever the bytes are, an article comes out, with diagnostics that say what was wrong.

pub mod article;
pub mod body;
mod clean;
pub mod decode;
mod front_dates;
pub mod front_keys;
pub mod front_matter;
mod front_split;
mod front_toml;
mod front_yaml;
mod headline;
mod html;
mod layout;
mod lexicon;
mod markdown;
mod markdown_body;
mod markdown_top;
mod note_lines;
mod notes;
mod plain;
pub mod read;
mod shape;
mod visual;

pub use article::{Article, Headline, Note, NoteKind, Role};
pub use body::{Block, BlockKind, Body, Inline, InlineKind};
pub use front_matter::{FrontMatter, StatedDate};

use crate::diagnostic::{Code, Diagnostic};
use encoding_rs::Encoding;

/// Reads one file. `path` is relative to the root, with `/`; its ending says whether it is plain text or Markdown.
/// `hint` is the legacy encoding that most files of its folder are in ([`decode::majority`]).
#[must_use]
pub fn parse(path: &str, bytes: &[u8], hint: Option<&'static Encoding>) -> Article {
    let decoded = decode::decode(bytes, hint);
    let mut diagnostics = decoded.diagnostics;
    let (text, said) = clean::clean(decoded.text);
    diagnostics.extend(said);
    let split = front_split::split(&text);
    diagnostics.extend(split.diagnostics);
    let Parsed { headline, body, notes, diagnostics: said } =
        if is_markdown(path) { markdown::parse(split.body, split.first_line) } else { plain::parse(split.body, split.first_line) };
    diagnostics.extend(said);
    if body.text.is_empty() && headline.is_none() && decoded.encoding != "binary" {
        diagnostics.push(
            Diagnostic::error(Code::EmptyArticle, "the article has no text")
                .help("write it, or rename the file so that it begins with `_`"),
        );
    }
    let diagnostics = diagnostics.into_iter().map(|said| said.in_file(path)).collect();
    Article { path: path.to_owned(), encoding: decoded.encoding, front: split.front, headline, body, notes, diagnostics }
}

#[cfg(test)]
mod front_tests;
#[cfg(test)]
mod parse_tests;

/// Whether a path names Markdown (`.md`, `.markdown`, in any case).
#[must_use]
pub fn is_markdown(path: &str) -> bool {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("md" | "markdown"))
}

/// What a text consists of, front matter aside.
#[derive(Debug, Default)]
struct Parsed {
    headline: Option<Headline>,
    body: Body,
    notes: Vec<Note>,
    /// Without a path.
    diagnostics: Vec<Diagnostic>,
}
