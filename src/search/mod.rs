//! Search: an index of static files that a small script in the reader's browser reads, a few tens of kilobytes at a time.
//!
//! # Files
//!
//! All below `search/`. [`ROOT_FILE`] alone has a fixed name; it names the rest by their hashes, directly or through
//! other shards, so that a browser keeps them for ever and never mixes two builds. Every shard is raw deflate; its first
//! two bytes are its content and the version of the format ([`encode::FORMAT`]).
//!
//! | shard | holds | read |
//! | --- | --- | --- |
//! | root | number of articles, years, ranges of the lexicon, directories | once |
//! | lexicon | 1,024 keys in order: documents, lengths of lists; names of topics that begin with them | a range a word |
//! | postings | for each key its documents and how much it says of each (1 to 15) | a piece a word |
//! | positions | for each key its places in each document | for phrases only |
//! | reversed lexicon | keys of five letters and more, from their ends | for a word that is not there |
//! | documents | titles, addresses, dates, outlets, topics of 16 articles | for results shown |
//!
//! # Words
//!
//! A word is looked up by its key ([`crate::text::stem`]). Whether an Arabic key's first letter is a particle is decided
//! here, once over the whole archive ([`particles`]); the lexicon then leads from `واحمد` to `احمد`, so the client
//! follows decisions and makes none. Languages, outlets, topics and quoted people are keys too ([`facet`]): filters and
//! counts are intersections of lists.
//!
//! # Other choices
//!
//! - Passages come from the articles' own pages, fetched for the results in view. Texts in the index would have cost
//!   25 % of Arabic and 39 % of English texts (deflate with a shared dictionary, measured on 500 articles), beside 37 %
//!   for the index itself; of a large archive the index is 14 % to 20 %.
//! - Common words have no places: in a phrase they match any word. Places are the larger half of the index.
//! - Articles are numbered from the oldest, the undated first: a new article mostly comes last and changes few shards.
//! - BM25's weights are computed here with fixed usual lengths, so that the client adds up small numbers and one
//!   article's change touches its own words alone.
//! - Texts are written one byte a letter before deflate ([`encode::coded`]).

mod aliases;
mod collect;
mod documents;
mod encode;
mod facet;
mod particles;
mod words;
mod write;

pub use collect::Collector;
pub use words::Words;
pub use write::{Emit, write};

use crate::archive::{Archive, ArticleId};

/// Folder of the index below the site's root.
pub const FOLDER: &str = "search";
/// The file from which the client begins.
pub const ROOT_FILE: &str = "search/index.bin";

/// The file of a shard.
fn shard_file(name: &str) -> String {
    format!("{FOLDER}/{name}.bin")
}

/// An article's number in the index: from the oldest on, the undated first.
#[must_use]
pub fn number(archive: &Archive, id: ArticleId) -> u32 {
    u32::try_from(archive.articles.len()).unwrap_or(u32::MAX) - 1 - id.0
}
