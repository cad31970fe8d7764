//! Found names over the whole archive: which of them are one name, which are topics, and which a person should look at.
//!
//! Names are one where their folded keys are the same, where a gloss joins an Arabic and a Latin form, and, for persons
//! with a foreign family name, where the first names are the same and the family names differ only in letters that
//! writers of Arabic choose freely («ج» or «غ» for g, long vowels). Names are never compared by romanisation.

use crate::derive::entry::Certainty;
use crate::derive::{Entry, FoundName, NameRef};
use crate::knowledge::Kind;
use crate::knowledge::matcher::normal_name;
use crate::knowledge::names::{Marks, arabic, roots};
use crate::text::Bilingual;
use std::collections::HashMap;

/// Articles in which a likely name must stand to be a topic.
const ARTICLES: u32 = 2;
/// The same for a name of one word.
const ARTICLES_ALONE: u32 = 3;
/// Share of a name's articles that must agree on what it names.
const AGREEMENT: f32 = 0.8;
/// Most suggestions that are kept.
const SUGGESTIONS: usize = 500;

/// A name that may deserve a topic, for a person to decide.
#[derive(Clone, PartialEq, Debug)]
pub struct Suggestion {
    /// What it seems to name.
    pub kind: Kind,
    /// Its form in each script, where seen.
    pub names: Bilingual<Option<String>>,
    /// Articles that have it.
    pub articles: u32,
    /// Times that it stands in them.
    pub mentions: u32,
    /// How doubtful it is: 0 to 1.
    pub doubt: f32,
}

/// The found names of an archive, merged.
pub(super) struct Merged {
    /// For each article, where its found names begin in `class`.
    starts: Vec<u32>,
    /// The class of each found name of each article.
    class: Vec<u32>,
    /// What each class is.
    pub(super) classes: Vec<Class>,
}

/// Found names that are one.
#[derive(Default)]
pub(super) struct Class {
    /// The article and name that show it best.
    best: (u32, u16),
    best_rank: (bool, u32),
    /// The name in each script.
    pub(super) names: Bilingual<Option<String>>,
    /// Articles by kind: person, organisation, place, anything else.
    kinds: [u32; 4],
    sure: u32,
    /// Articles in which it is at least likely.
    likely: u32,
    stated: bool,
    articles: u32,
    mentions: u32,
    /// Whether it is a topic of the archive.
    pub(super) topic: bool,
}

impl Merged {
    /// The class of a found name that is a topic.
    pub(super) fn topic(&self, article: usize, found: u16) -> Option<u32> {
        let start = *self.starts.get(article)? as usize;
        let class = *self.class.get(start + usize::from(found))?;
        self.classes[class as usize].topic.then_some(class)
    }
}

impl Class {
    /// What it names, by most of its articles.
    pub(super) fn kind(&self) -> Kind {
        let index = (0..4).max_by_key(|&i| (self.kinds[i], 4 - i)).unwrap_or(3);
        [Kind::Person, Kind::Organisation, Kind::Place, Kind::Subject][index]
    }

    fn agreement(&self) -> f32 {
        let most = self.kinds.iter().max().copied().unwrap_or(0);
        ratio(most, self.kinds.iter().sum::<u32>().max(1))
    }

    fn words(&self) -> usize {
        let name = self.names.ar.as_deref().or(self.names.en.as_deref()).unwrap_or_default();
        name.split_whitespace().count()
    }

    /// Whether the articles together prove it.
    fn proven(&self) -> bool {
        if self.stated {
            return true;
        }
        let alone = self.words() < 2;
        // One word names too many persons.
        if (alone && self.kind() == Kind::Person) || self.agreement() < AGREEMENT {
            return false;
        }
        self.sure > 0 || self.likely >= if alone { ARTICLES_ALONE } else { ARTICLES }
    }
}

/// Merges the found names of all articles.
pub(super) fn merge(entries: &[Entry]) -> Merged {
    let mut classes: Vec<Class> = Vec::new();
    let mut by_key: HashMap<String, u32> = HashMap::new();
    let mut same = Union::default();
    let mut starts = Vec::with_capacity(entries.len());
    let mut class = Vec::new();
    for (article, entry) in entries.iter().enumerate() {
        starts.push(to_u32(class.len()));
        let counts = mentions(entry);
        for (index, found) in entry.found.iter().enumerate() {
            let mut own = None;
            for name in [&found.names.ar, &found.names.en].into_iter().flatten() {
                let id = *by_key.entry(key(name, found.kind)).or_insert_with(|| {
                    classes.push(Class::default());
                    same.push()
                });
                // A gloss: both forms are one name.
                own = Some(own.map_or(id, |first| same.join(first, id)));
            }
            let id = own.unwrap_or_else(|| {
                classes.push(Class::default());
                same.push()
            });
            class.push(id);
            count(&mut classes[id as usize], found, counts[index], (to_u32(article), u16::try_from(index).unwrap_or(u16::MAX)));
        }
    }
    join_spellings(&by_key, &mut same);
    join_lone(&by_key, &classes, &mut same);
    fold_together(&mut classes, &mut same);
    for id in &mut class {
        *id = same.root(*id);
    }
    for own in classes.iter_mut().filter(|c| c.articles > 0) {
        let (article, found) = own.best;
        if let Some(best) = entries.get(article as usize).and_then(|e| e.found.get(usize::from(found))) {
            let names = std::mem::take(&mut own.names);
            own.names = Bilingual { ar: best.names.ar.clone().or(names.ar), en: best.names.en.clone().or(names.en) };
        }
        own.topic = own.proven();
    }
    Merged { starts, class, classes }
}

/// Names that are no topics, those that matter most and are most doubtful first.
pub(super) fn suggestions(merged: &Merged) -> Vec<Suggestion> {
    let mut suggestions: Vec<Suggestion> = merged
        .classes
        .iter()
        .filter(|c| c.articles > 0 && !c.topic && (c.articles > 1 || c.mentions > 1))
        .map(|c| {
            let lone = if c.words() < 2 { 0.3 } else { 0.0 };
            let doubt = (0.4 + lone + (1.0 - c.agreement()) * 0.3).min(1.0);
            Suggestion { kind: c.kind(), names: c.names.clone(), articles: c.articles, mentions: c.mentions, doubt }
        })
        .collect();
    let impact = |s: &Suggestion| ratio(s.mentions, 1) * s.doubt;
    suggestions.sort_by(|a, b| impact(b).total_cmp(&impact(a)).then_with(|| (&a.names.ar, &a.names.en).cmp(&(&b.names.ar, &b.names.en))));
    suggestions.truncate(SUGGESTIONS);
    suggestions
}

/// The key under which spellings of one name meet. Middle initials and generational endings are left out.
fn key(name: &str, kind: Kind) -> String {
    let key = normal_name(name);
    if kind != Kind::Person || key.split(' ').count() < 3 {
        return key;
    }
    let parts: Vec<&str> = key.split(' ').filter(|p| p.len() > 1 && !matches!(*p, "jr" | "sr")).collect();
    if parts.len() < 2 { key } else { parts.join(" ") }
}

/// How often each found name of an article stands in it.
fn mentions(entry: &Entry) -> Vec<u32> {
    let mut counts = vec![0; entry.found.len()];
    for (name, _, count) in &entry.spellings {
        if let NameRef::Found(index) = name
            && let Some(own) = counts.get_mut(usize::from(*index))
        {
            *own += u32::from(*count);
        }
    }
    counts
}

fn count(class: &mut Class, found: &FoundName, mentions: u32, at: (u32, u16)) {
    let kind = match found.kind {
        Kind::Person => 0,
        Kind::Organisation => 1,
        Kind::Place => 2,
        _ => 3,
    };
    class.kinds[kind] += 1;
    class.articles += 1;
    class.mentions += mentions;
    class.stated |= found.stated;
    class.likely += u32::from(found.certainty >= Certainty::Likely);
    class.sure += u32::from(found.certainty == Certainty::Sure && !found.stated);
    if class.articles == 1 || (found.stated, mentions) > class.best_rank {
        class.best = at;
        class.best_rank = (found.stated, mentions);
    }
    let take = |own: &mut Option<String>, new: &Option<String>| {
        if own.is_none() {
            own.clone_from(new);
        }
    };
    take(&mut class.names.ar, &found.names.ar);
    take(&mut class.names.en, &found.names.en);
}

/// Spellings of one foreign person: the same first name, and family names of one skeleton.
fn join_spellings(by_key: &HashMap<String, u32>, same: &mut Union) {
    let mut by_skeleton: HashMap<(&str, String), u32> = HashMap::new();
    let mut keys: Vec<(&String, u32)> = by_key.iter().map(|(k, &id)| (k, id)).collect();
    keys.sort_unstable();
    for (key, id) in keys {
        let Some((first, last)) = key.split_once(' ') else { continue };
        if !arabic().marks(first).any(Marks::GIVEN) || last.contains(' ') || !foreign(last) {
            continue;
        }
        let other = *by_skeleton.entry((first, skeleton(last))).or_insert(id);
        if other != id {
            same.join(other, id);
        }
    }
}

/// A family name alone joins the only full name of the archive that ends with it, if it is no word and no given name.
fn join_lone(by_key: &HashMap<String, u32>, classes: &[Class], same: &mut Union) {
    let mut full: HashMap<&str, Option<u32>> = HashMap::new();
    let mut keys: Vec<(&String, u32)> = by_key.iter().map(|(k, &id)| (k, id)).collect();
    keys.sort_unstable();
    for &(key, id) in &keys {
        let class = &classes[id as usize];
        if let Some((_, last)) = key.rsplit_once(' ')
            && class.kinds[0] > 0
            && class.sure > 0
        {
            let root = same.root(id);
            full.entry(last).and_modify(|other| *other = other.filter(|&o| o == root)).or_insert(Some(root));
        }
    }
    for &(key, id) in &keys {
        let class = &classes[id as usize];
        let lone = !key.contains(' ') && class.kinds[0] > 0;
        // A Latin family name is safe where a gloss gives it to an Arabic one.
        let glossed = class.names.ar.is_some() && class.names.en.is_some();
        if let (true, Some(&Some(target))) = (lone && (foreign(key) || glossed), full.get(key.as_str())) {
            same.join(target, id);
        }
    }
}

/// Whether an Arabic-script word is a foreign family name: no root explains it, and it is no given name.
fn foreign(word: &str) -> bool {
    word.starts_with(|c: char| !c.is_ascii())
        && word.chars().count() > 3
        && !roots::explains(word)
        && !arabic().marks(word).any(Marks::GIVEN.with(Marks::GIVEN_WORD))
}

/// The letters of a folded foreign name that writers agree on: long vowels but the first letter are dropped, and letters
/// that stand for one foreign sound are one.
fn skeleton(word: &str) -> String {
    let mut skeleton = String::new();
    for (index, c) in word.chars().enumerate() {
        let letter = match c {
            'ا' | 'و' | 'ي' | 'ه' | 'ة' | 'ئ' | 'ؤ' | 'ء' if index > 0 => continue,
            'غ' | 'ج' | 'ق' => 'ك',
            'س' => 'ز',
            'ت' => 'ط',
            'د' => 'ض',
            other => other,
        };
        if !skeleton.ends_with(letter) {
            skeleton.push(letter);
        }
    }
    skeleton
}

/// Gives each joined class to its root.
fn fold_together(classes: &mut [Class], same: &mut Union) {
    for id in 0..classes.len() {
        let root = same.root(to_u32(id)) as usize;
        if root == id {
            continue;
        }
        let other = std::mem::take(&mut classes[id]);
        let own = &mut classes[root];
        for (kind, count) in own.kinds.iter_mut().zip(other.kinds) {
            *kind += count;
        }
        own.articles += other.articles;
        own.mentions += other.mentions;
        own.sure += other.sure;
        own.likely += other.likely;
        own.stated |= other.stated;
        let longer =
            other.names.ar.as_ref().map_or(0, |n| n.split(' ').count()) > own.names.ar.as_ref().map_or(0, |n| n.split(' ').count());
        if own.articles == other.articles || longer || (other.best_rank > own.best_rank && same_length(&other, own)) {
            own.best = other.best;
            own.best_rank = other.best_rank;
        }
        own.names.ar = own.names.ar.take().or(other.names.ar);
        own.names.en = own.names.en.take().or(other.names.en);
    }
}

fn same_length(a: &Class, b: &Class) -> bool {
    a.words() == b.words()
}

/// Which classes are one (union-find with halving paths).
#[derive(Default)]
struct Union(Vec<u32>);

impl Union {
    fn push(&mut self) -> u32 {
        let id = to_u32(self.0.len());
        self.0.push(id);
        id
    }

    fn root(&mut self, mut id: u32) -> u32 {
        while self.0[id as usize] != id {
            let next = self.0[self.0[id as usize] as usize];
            self.0[id as usize] = next;
            id = next;
        }
        id
    }

    /// Joins two classes; the older one stands for both, so that the order of articles decides.
    fn join(&mut self, a: u32, b: u32) -> u32 {
        let (a, b) = (self.root(a), self.root(b));
        let (older, newer) = (a.min(b), a.max(b));
        self.0[newer as usize] = older;
        older
    }
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^24 matter")]
fn ratio(part: u32, whole: u32) -> f32 {
    part as f32 / whole as f32
}
