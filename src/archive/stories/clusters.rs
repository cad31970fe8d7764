//! Average-link clustering over sparse likenesses.

use super::likeness::Edge;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Articles in groups that grow.
pub(super) struct Clusters {
    /// By article: the group it is in.
    group: Vec<u32>,
    /// By group: its articles; empty when another took it up.
    members: Vec<Vec<u32>>,
    /// By group: the story that front matter states, by number.
    stated: Vec<Option<u32>>,
    /// By group: sums of likenesses to other groups.
    sums: Vec<BTreeMap<u32, f32>>,
}

/// Two groups that could be one, with their average likeness at the time.
struct Pair {
    average: f32,
    a: u32,
    b: u32,
}

impl PartialEq for Pair {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Pair {}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        self.average.total_cmp(&other.average).then((other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl Clusters {
    /// Each article by itself, save those of one stated story.
    pub(super) fn new<'s>(stories: impl Iterator<Item = Option<&'s str>>, edges: Vec<Edge>) -> Self {
        let mut firsts: BTreeMap<&str, u32> = BTreeMap::new();
        let stories: Vec<Option<u32>> =
            (0..).zip(stories).map(|(article, story)| story.map(|s| *firsts.entry(s).or_insert(article))).collect();
        let count = u32::try_from(stories.len()).unwrap_or(u32::MAX);
        let mut sums = vec![BTreeMap::new(); stories.len()];
        for (a, b, like) in edges {
            sums[a as usize].insert(b, like);
            sums[b as usize].insert(a, like);
        }
        let members = (0..count).map(|a| vec![a]).collect();
        let mut clusters = Self { group: (0..count).collect(), members, stated: stories.clone(), sums };
        for (article, first) in (0..).zip(stories) {
            if let Some(first) = first {
                clusters.join(article, first);
            }
        }
        clusters
    }

    /// Joins the two groups that are most alike, over and over, while their average likeness is at least `least`.
    pub(super) fn join_while_above(&mut self, least: f32) {
        let mut heap: BinaryHeap<Pair> = BinaryHeap::new();
        for a in (0..).take(self.members.len()) {
            self.push_pairs(a, least, false, &mut heap);
        }
        while let Some(pair) = heap.pop() {
            // Groups have grown or gone since the pair was noted: a newer note of them is in the heap.
            if self.average(pair.a, pair.b).is_none_or(|now| now.total_cmp(&pair.average) != Ordering::Equal) {
                continue;
            }
            if let Some(joined) = self.join(pair.a, pair.b) {
                self.push_pairs(joined, least, true, &mut heap);
            }
        }
    }

    fn push_pairs(&self, group: u32, least: f32, both_ways: bool, heap: &mut BinaryHeap<Pair>) {
        for &other in self.sums[group as usize].keys().filter(|&&o| both_ways || o > group) {
            let (a, b) = (group.min(other), group.max(other));
            if let Some(average) = self.average(a, b).filter(|&average| average >= least) {
                heap.push(Pair { average, a, b });
            }
        }
    }

    /// The average likeness of the articles of two groups; `None` where one is gone or both are stated stories.
    #[expect(clippy::cast_precision_loss, reason = "articles of a story")]
    fn average(&self, a: u32, b: u32) -> Option<f32> {
        let sum = self.sums[a as usize].get(&b)?;
        let pairs = self.members[a as usize].len() * self.members[b as usize].len();
        let apart = self.stated[a as usize].is_some() && self.stated[b as usize].is_some();
        (pairs > 0 && !apart).then(|| sum / pairs as f32)
    }

    /// Makes one group of the groups of two articles (a group goes by any of its articles); gives the group that is
    /// left, `None` where they are one already or are two stated stories.
    pub(super) fn join(&mut self, a: u32, b: u32) -> Option<u32> {
        let (a, b) = (self.group[a as usize], self.group[b as usize]);
        let stories = (self.stated[a as usize], self.stated[b as usize]);
        if a == b || matches!(stories, (Some(x), Some(y)) if x != y) {
            return None;
        }
        let (into, from) = if self.members[a as usize].len() + self.sums[a as usize].len()
            >= self.members[b as usize].len() + self.sums[b as usize].len()
        {
            (a, b)
        } else {
            (b, a)
        };
        let moved = std::mem::take(&mut self.members[from as usize]);
        for &member in &moved {
            self.group[member as usize] = into;
        }
        self.members[into as usize].extend(moved);
        self.stated[into as usize] = stories.0.or(stories.1);
        self.sums[into as usize].remove(&from);
        for (other, sum) in std::mem::take(&mut self.sums[from as usize]) {
            self.sums[other as usize].remove(&from);
            if other != into {
                *self.sums[into as usize].entry(other).or_default() += sum;
                let total = self.sums[into as usize][&other];
                self.sums[other as usize].insert(into, total);
            }
        }
        Some(into)
    }

    /// The groups that are stories: those that are stated, and those of which `is_story` says so. Each in order, and in
    /// the order of their first articles.
    pub(super) fn groups(mut self, is_story: impl Fn(&[u32]) -> bool) -> Vec<Vec<u32>> {
        for members in &mut self.members {
            members.sort_unstable();
        }
        let mut groups: Vec<Vec<u32>> =
            self.members.into_iter().zip(self.stated).filter(|(m, stated)| stated.is_some() || is_story(m)).map(|(m, _)| m).collect();
        groups.retain(|g| !g.is_empty());
        groups.sort();
        groups
    }
}
