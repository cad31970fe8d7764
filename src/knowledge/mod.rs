//! What warraq knows before it reads: the authority list of people, places, organisations, events, works and subjects,
//! and the word lists that reading rules use. All of it is data, in files beside this one; an archive's `topics.toml`
//! adds to it and corrects it.

pub mod arabic_verbs;
pub mod authority;
pub mod authority_file;
pub mod matcher;
pub mod names;
pub mod words;

pub use authority::{Authority, AuthorityId, Class, Guard, Kind, Topic};
