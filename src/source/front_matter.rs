//! Front matter: what the archive's owner states about an article, in TOML or YAML.

use crate::text::Language;

/// What front matter can state; every part may be missing. Values are read and checked, never derived.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FrontMatter {
    /// `title`.
    pub title: Option<String>,
    /// `language`.
    pub language: Option<Language>,
    /// `date`.
    pub date: Option<StatedDate>,
    /// `updated`.
    pub updated: Option<StatedDate>,
    /// `outlet`.
    pub outlet: Option<String>,
    /// `author`: one name or several.
    pub author: Vec<String>,
    /// `translator`: one name or several.
    pub translator: Vec<String>,
    /// `reviewer`: one name or several.
    pub reviewer: Vec<String>,
    /// `source_url`, http or https.
    pub source_url: Option<String>,
    /// `topics`: ids or names in either language.
    pub topics: Vec<String>,
    /// `story`: an id shared by articles on one event.
    pub story: Option<String>,
    /// `summary`.
    pub summary: Option<String>,
    /// `slug`, as written; it is checked where addresses are made.
    pub slug: Option<String>,
    /// `draft`.
    pub draft: bool,
    /// `aliases`: former paths, as written.
    pub aliases: Vec<String>,
    /// `translation_of`: a slug or a source path, as written.
    pub translation_of: Option<String>,
}

/// A date that front matter states.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatedDate {
    /// Year, month and day as far as stated.
    pub date: crate::text::date::PartialDate,
    /// Time of day and zone as written after the date (`T14:20:00Z`), for orders finer than a day.
    pub time: Option<String>,
    /// The exact words.
    pub evidence: String,
}
