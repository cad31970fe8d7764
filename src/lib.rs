//! warraq: a folder of plain Arabic and English news articles becomes a bilingual archive.

pub mod archive;
pub mod derive;
pub mod diagnostic;
pub mod knowledge;
pub mod source;
pub mod text;
pub mod view;
