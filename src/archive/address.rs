//! Slugs: where each article stands, from its path or front matter, never from derived values.

use crate::derive::Entry;
use crate::derive::language::stated_by_name;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Language;
use crate::text::slug::slug;
use std::collections::HashMap;

/// Where an article stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Address {
    /// Path segments parted by `/`.
    pub slug: String,
    /// The language that the file's name carries, which is no part of the slug.
    pub suffix: Option<Language>,
}

impl Address {
    /// The article's stable name in data: its slug, with the language after a dot where the file's name carries one.
    #[must_use]
    pub fn id(&self) -> String {
        match self.suffix {
            Some(suffix) => format!("{}.{suffix}", self.slug),
            None => self.slug.clone(),
        }
    }
}

/// The address of one article. `sources` is the folder of articles, relative to the root.
#[must_use]
pub fn address(entry: &Entry, sources: &str, diagnostics: &mut Vec<Diagnostic>) -> Address {
    let suffix = stated_by_name(&entry.path);
    if let Some(written) = &entry.slug {
        let segments: Option<Vec<String>> = written.trim_matches('/').split('/').map(slug).collect();
        if let Some(segments) = segments {
            return Address { slug: segments.join("/"), suffix };
        }
        diagnostics.push(
            Diagnostic::error(Code::BadSlug, format!("`{written}` cannot be a slug; the file's name is used"))
                .in_file(&entry.path)
                .help("a slug has letters and digits of any script and hyphens, and is not `page`, `index` or a device name such as `con`"),
        );
    }
    let within = entry.path.strip_prefix(sources).map_or(entry.path.as_str(), |rest| rest.trim_start_matches('/'));
    let stem = within.rsplit_once('.').map_or(within, |(stem, _)| stem);
    let stem = match suffix {
        Some(_) => stem.rsplit_once('.').map_or(stem, |(stem, _)| stem),
        None => stem,
    };
    let segments: Vec<String> = stem.split('/').map(|segment| slug(segment).unwrap_or_else(|| stand_in(segment))).collect();
    Address { slug: segments.join("/"), suffix }
}

/// A segment for a name that can be none: stable, since it depends on the name alone.
fn stand_in(segment: &str) -> String {
    format!("n-{}", &blake3::hash(segment.as_bytes()).to_hex()[..8])
}

/// Gives each entry its address and leaves out those whose address is taken: of two articles with one slug the first
/// by path keeps it, unless they are the same article in two languages. `entries` are in order of path.
#[must_use]
pub fn settle(entries: Vec<Entry>, sources: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<(Entry, Address)> {
    let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
    let mut settled: Vec<(Entry, Address)> = Vec::with_capacity(entries.len());
    for entry in entries {
        let address = address(&entry, sources, diagnostics);
        let here = holders.entry(address.slug.clone()).or_default();
        let rival = here.iter().map(|&i| &settled[i]).find(|(other, other_address)| {
            other.language.primary() == entry.language.primary() || (address.suffix.is_none() && other_address.suffix.is_none())
        });
        if let Some((other, _)) = rival {
            diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateSlug,
                    format!(
                        "`{}` and `{}` would both stand at `articles/{}/`; the second is left out",
                        other.path, entry.path, address.slug
                    ),
                )
                .in_file(&entry.path)
                .help("rename one of the files, or give it a `slug` in its front matter"),
            );
            continue;
        }
        here.push(settled.len());
        settled.push((entry, address));
    }
    settled
}
