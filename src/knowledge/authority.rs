//! The authority list: every person, organisation, place, event, work and subject that is known beforehand.

use serde::{Deserialize, Serialize};

/// An entry's index in the [`Authority`] it came from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AuthorityId(pub u32);

/// What a topic is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A human being.
    Person,
    /// A company, body, party, outlet, platform.
    Organisation,
    /// A country, city, region, river.
    Place,
    /// Something that happens once or returns: a war, an election, a summit.
    Event,
    /// A law, report, product, book, film.
    Work,
    /// What news is about: migration, censorship.
    Subject,
}

/// A finer kind, which reading rules use.
pub type Class = String;

/// One entry of the list.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Stable name in addresses.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// A finer kind (`agency`, `outlet`, `country`, `capital`, `city`).
    pub class: Option<Class>,
    /// Its names.
    pub names: crate::text::Bilingual<Option<String>>,
}

/// The list, with the archive's own entries merged in.
#[derive(Debug, Default)]
pub struct Authority {
    topics: Vec<Topic>,
}
