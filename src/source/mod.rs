//! From bytes to [`Article`]: finding files, decoding them, front matter, plain text and Markdown.
//!
//! Parsing is total: whatever the bytes are, an article comes out, with diagnostics that say what was wrong.

pub mod article;
pub mod body;
pub mod front_matter;

pub use article::{Article, Headline, Note, NoteKind, Role};
pub use body::{Block, BlockKind, Body, Inline, InlineKind};
pub use front_matter::{FrontMatter, StatedDate};

/// Reads one file. Provisional.
#[must_use]
pub fn parse(path: &str, bytes: &[u8]) -> Article {
    let file = String::from_utf8_lossy(bytes);
    let mut body = Body::default();
    let mut headline = None;
    for (number, line) in file.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let line_number = u32::try_from(number + 1).unwrap_or(u32::MAX);
        let trimmed = line.trim();
        if headline.is_none() && body.text.is_empty() && trimmed.chars().count() < 110 && !trimmed.ends_with(['.', ':', '،']) {
            headline = Some(Headline { text: trimmed.to_owned(), evidence: trimmed.to_owned(), kicker: None, line: line_number });
            continue;
        }
        if !body.text.is_empty() {
            body.text.push('\n');
        }
        let start = body.text.len();
        body.text.push_str(trimmed);
        body.lines.push((u32::try_from(start).unwrap_or(u32::MAX), line_number));
        body.blocks.push(Block { kind: BlockKind::Paragraph, span: crate::text::Span::new(start, body.text.len()), children: Vec::new() });
    }
    Article {
        path: path.to_owned(),
        encoding: "utf-8",
        front: FrontMatter::default(),
        headline,
        body,
        notes: Vec::new(),
        diagnostics: Vec::new(),
    }
}
