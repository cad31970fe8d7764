//! warraq: a folder of plain Arabic and English news articles becomes a bilingual archive.

pub mod text;
// (rooms in the order of their imports)
pub mod archive;
pub mod cli;
pub mod data;
pub mod derive;
pub mod diagnostic;
pub mod interface;
pub mod knowledge;
pub mod page;
pub mod render;
pub mod site;
pub mod source;
pub mod view;
