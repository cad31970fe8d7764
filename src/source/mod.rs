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
mod visual;

pub use article::{Article, Headline, Note, NoteKind, Role};
pub use body::{Block, BlockKind, Body, Inline, InlineKind};
pub use front_matter::{FrontMatter, StatedDate};

#[cfg(test)]
mod front_tests;
