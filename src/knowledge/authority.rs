//! The authority list: every person, organisation, place, event, work and subject that is known beforehand.

use super::authority_file::{RawTopic, Written, read_topics};
use super::matcher::{Matcher, normal_name};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Bilingual;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, LazyLock};

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

impl Kind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::Person, Self::Organisation, Self::Place, Self::Event, Self::Work, Self::Subject];

    /// Its name in data and messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Event => "event",
            Self::Work => "work",
            Self::Subject => "subject",
        }
    }
}

/// A finer kind (`agency`, `outlet`, `country`, `capital`, `city`, `company`): reading rules ask for some of them.
pub type Class = String;

/// An alias that counts only where one of some words stands in the same paragraph.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// The ambiguous name.
    pub alias: String,
    /// Words or phrases of which one must stand beside it.
    pub near: Vec<String>,
}

/// One entry of the list.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Stable name in addresses.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// A finer kind, where the list gives one.
    pub class: Option<Class>,
    /// Its names.
    pub names: Bilingual<Option<String>>,
    /// Other names, safe by themselves.
    pub aliases: Vec<String>,
    /// Words for what belongs to a place or comes from it.
    pub demonyms: Vec<String>,
    /// Forms that count only in datelines, brackets and credits.
    pub dateline: Vec<String>,
    /// Ambiguous names with what must stand beside them.
    pub guards: Vec<Guard>,
    /// Phrases in which a name means something else.
    pub not: Vec<String>,
    /// The id of the place it lies in.
    pub within: Option<String>,
    /// Wikidata's id, where one was looked up.
    pub wikidata: Option<String>,
    /// Whether the archive silences it: reading rules still know the name, but it is no topic.
    pub hidden: bool,
    /// The line of the archive's own file that has it or corrects it; `None` for an untouched built-in entry.
    pub line: Option<u32>,
}

/// The list, with the archive's own entries merged in, ready for matching.
#[derive(Debug)]
pub struct Authority {
    topics: Vec<Topic>,
    by_id: FxHashMap<String, AuthorityId>,
    by_name: FxHashMap<String, Vec<AuthorityId>>,
    by_dateline: FxHashMap<String, AuthorityId>,
    matcher: Matcher,
}

/// The built-in files by name: each says what it holds in its first lines.
const BUILT_IN: [(&str, &str); 10] = [
    ("countries.toml", include_str!("authority/countries.toml")),
    ("cities.toml", include_str!("authority/cities.toml")),
    ("regions.toml", include_str!("authority/regions.toml")),
    ("world-bodies.toml", include_str!("authority/world-bodies.toml")),
    ("media.toml", include_str!("authority/media.toml")),
    ("companies.toml", include_str!("authority/companies.toml")),
    ("institutions.toml", include_str!("authority/institutions.toml")),
    ("people.toml", include_str!("authority/people.toml")),
    ("subjects.toml", include_str!("authority/subjects.toml")),
    ("events.toml", include_str!("authority/events.toml")),
];

impl Authority {
    /// The built-in list alone.
    #[must_use]
    pub fn built_in() -> Arc<Self> {
        static LIST: LazyLock<Arc<Authority>> = LazyLock::new(|| Arc::new(Authority::from_topics(built_in_topics().to_vec())));
        Arc::clone(&LIST)
    }

    /// The built-in list with an archive's `topics.toml` merged in. `path` names the file in diagnostics.
    ///
    /// An entry with a known id corrects that entry: names and kind replace, lists add. `hide = true` silences it.
    /// Diagnostics that are errors mean that the file cannot be used; the list is then the built-in one.
    #[must_use]
    pub fn with_archive(file: &str, path: &str) -> (Self, Vec<Diagnostic>) {
        let mut topics = built_in_topics().to_vec();
        let (written, mut diagnostics) = read_topics(file, path);
        for entry in written {
            merge(&mut topics, entry, path, &mut diagnostics);
        }
        let authority = Self::from_topics(topics);
        diagnostics.extend(authority.shared_aliases(path));
        (authority, diagnostics)
    }

    fn from_topics(topics: Vec<Topic>) -> Self {
        let matcher = Matcher::new(&topics);
        let mut by_id = FxHashMap::with_capacity_and_hasher(topics.len(), rustc_hash::FxBuildHasher);
        let mut by_name: FxHashMap<String, Vec<AuthorityId>> = FxHashMap::default();
        let mut by_dateline = FxHashMap::default();
        for (index, topic) in topics.iter().enumerate() {
            let id = AuthorityId(u32::try_from(index).unwrap_or(u32::MAX));
            by_id.insert(topic.id.clone(), id);
            for name in topic.names() {
                let holders = by_name.entry(normal_name(name)).or_default();
                if !holders.contains(&id) {
                    holders.push(id);
                }
            }
            for form in &topic.dateline {
                by_dateline.entry(joined(form)).or_insert(id);
            }
        }
        Self { topics, by_id, by_name, by_dateline, matcher }
    }

    /// One entry.
    #[must_use]
    pub fn topic(&self, id: AuthorityId) -> &Topic {
        &self.topics[id.0 as usize]
    }

    /// Every entry, in the order of ids.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The entry with an id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<AuthorityId> {
        self.by_id.get(id).copied()
    }

    /// The entry that a person means who writes an id or a name in either language; `None` where there is none, where it
    /// is hidden, or where two entries share the name.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<AuthorityId> {
        self.by_id(name.trim())
            .or_else(|| match self.by_name.get(&normal_name(name))?.as_slice() {
                [only] => Some(*only),
                _ => None,
            })
            .filter(|&id| !self.topic(id).hidden)
    }

    /// Every entry that a name may mean, safe by itself or not.
    #[must_use]
    pub fn named(&self, name: &str) -> &[AuthorityId] {
        self.by_name.get(&normal_name(name)).map_or(&[], Vec::as_slice)
    }

    /// The agency or outlet that a form means where only such stand: in datelines, brackets and credits. Agencies are
    /// written spaced, dotted and joined («أ ف ب»، «أ.ف.ب»، «أف ب»): spaces and dots do not count.
    #[must_use]
    pub fn medium(&self, form: &str) -> Option<AuthorityId> {
        let listed = self.by_dateline.get(&joined(form)).copied();
        listed.or_else(|| self.named(form).iter().copied().find(|&id| self.topic(id).is("agency") || self.topic(id).is("outlet")))
    }

    /// What finds the names of the list in a text.
    #[must_use]
    pub fn matcher(&self) -> &Matcher {
        &self.matcher
    }

    /// A warning for each alias that the archive's own file gives to a second topic.
    fn shared_aliases(&self, path: &str) -> Vec<Diagnostic> {
        let mut warnings = Vec::new();
        let mut shared: Vec<_> = self.by_name.iter().filter(|(_, holders)| holders.len() > 1).collect();
        shared.sort();
        for (_, holders) in shared {
            let Some(own) = holders.iter().map(|&h| self.topic(h)).find(|t| t.line.is_some()) else { continue };
            let others: Vec<_> = holders.iter().map(|&h| self.topic(h)).filter(|t| t.id != own.id).collect();
            let name = own.names().find(|n| others.iter().any(|t| t.names().any(|m| normal_name(m) == normal_name(n)))).unwrap_or_default();
            let ids = others.iter().map(|t| format!("`{}`", t.id)).collect::<Vec<_>>().join(", ");
            let mut warning = Diagnostic::warning(Code::SharedAlias, format!("`{name}` names the topic `{}` and also {ids}", own.id))
                .in_file(path)
                .help("the name then counts only where another name of one of them stands in the article; give a fuller name, or `hide` one of them");
            warning.line = own.line;
            warnings.push(warning);
        }
        warnings
    }
}

impl Topic {
    /// Every name that is safe by itself: both names and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.ar.iter().chain(&self.names.en).chain(&self.aliases).map(String::as_str)
    }

    /// Whether the list calls it `class`.
    #[must_use]
    pub fn is(&self, class: &str) -> bool {
        self.class.as_deref() == Some(class)
    }

    fn from_raw(raw: RawTopic, kind: Kind, line: Option<u32>) -> Self {
        Self {
            id: raw.id,
            kind,
            class: raw.class,
            names: Bilingual { ar: raw.ar, en: raw.en },
            aliases: raw.aliases,
            demonyms: raw.demonyms,
            dateline: raw.dateline,
            guards: raw.when,
            not: raw.not,
            within: raw.within,
            wikidata: raw.wikidata,
            hidden: raw.hide,
            line,
        }
    }
}

/// A dateline form for comparison: normal, without spaces.
fn joined(form: &str) -> String {
    normal_name(form).replace(' ', "")
}

pub(super) fn built_in_topics() -> &'static [Topic] {
    static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| {
        let mut topics = Vec::new();
        for (name, file) in BUILT_IN {
            let (written, diagnostics) = read_topics(file, name);
            debug_assert!(diagnostics.is_empty(), "{name}: {diagnostics:?}");
            topics.extend(written.into_iter().filter_map(|w| w.raw.kind.map(|kind| Topic::from_raw(w.raw, kind, None))));
        }
        topics
    });
    &TOPICS
}

fn merge(topics: &mut Vec<Topic>, entry: Written, path: &str, diagnostics: &mut Vec<Diagnostic>) {
    let Written { raw, line } = entry;
    if let Some(topic) = topics.iter_mut().find(|t| t.id == raw.id) {
        topic.kind = raw.kind.unwrap_or(topic.kind);
        topic.class = raw.class.or(topic.class.take());
        topic.names.ar = raw.ar.or(topic.names.ar.take());
        topic.names.en = raw.en.or(topic.names.en.take());
        topic.wikidata = raw.wikidata.or(topic.wikidata.take());
        topic.within = raw.within.or(topic.within.take());
        topic.aliases.extend(raw.aliases);
        topic.demonyms.extend(raw.demonyms);
        topic.dateline.extend(raw.dateline);
        topic.guards.extend(raw.when);
        topic.not.extend(raw.not);
        topic.hidden = raw.hide;
        topic.line = Some(line);
        return;
    }
    match raw.kind {
        Some(kind) => topics.push(Topic::from_raw(raw, kind, Some(line))),
        None if raw.hide => diagnostics.push(
            Diagnostic::warning(Code::UnusedTopic, format!("there is no topic `{}` to hide", raw.id))
                .in_file(path)
                .at_line(line)
                .help("remove the entry, or correct the id: `warraq topics` lists the ids that the archive has"),
        ),
        None => diagnostics.push(
            Diagnostic::error(Code::BadTopics, format!("the topic `{}` has no `kind`", raw.id))
                .in_file(path)
                .at_line(line)
                .help("add kind = \"person\", \"organisation\", \"place\", \"event\", \"work\" or \"subject\""),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_ids_are_unique_and_well_formed() {
        let mut seen = std::collections::HashSet::new();
        for topic in built_in_topics() {
            assert!(seen.insert(&topic.id), "{} stands twice", topic.id);
            assert!(topic.names.ar.is_some() && topic.names.en.is_some(), "{} lacks a name", topic.id);
        }
    }

    #[test]
    fn every_place_lies_in_a_known_place() {
        let list = Authority::built_in();
        for topic in built_in_topics() {
            if let Some(within) = &topic.within {
                assert!(list.by_id(within).is_some(), "{} lies in unknown {within}", topic.id);
            }
        }
    }

    #[test]
    fn an_archive_corrects_hides_and_adds() {
        let file = "[[topic]]\nid = \"x\"\nar = \"منصة إكس\"\n[[topic]]\nid = \"qarib\"\nkind = \"person\"\nar = \"قريب\"\n[[topic]]\nid = \"egypt\"\nhide = true\n";
        let (list, diagnostics) = Authority::with_archive(file, "topics.toml");
        assert_eq!(diagnostics, []);
        let x = list.topic(list.by_id("x").unwrap());
        assert_eq!((x.names.ar.as_deref(), x.names.en.as_deref(), x.line), (Some("منصة إكس"), Some("X"), Some(1)));
        assert!(list.by_name("تويتر").is_some());
        assert!(list.by_id("qarib").is_some());
        assert!(list.topic(list.by_id("egypt").unwrap()).hidden);
        assert!(list.by_name("مصر").is_none());
    }
}
