//! What all comparisons of articles share: vectors of weights, bounded lists, numbers for languages.

use crate::derive::Entry;

/// By article: its language as a number, equal where the languages are.
pub(super) fn language_numbers(entries: &[Entry]) -> Vec<u8> {
    let mut all: Vec<_> = entries.iter().map(|e| e.language.primary()).collect();
    all.sort_unstable();
    all.dedup();
    entries.iter().map(|e| u8::try_from(all.binary_search(&e.language.primary()).unwrap_or(0)).unwrap_or(u8::MAX)).collect()
}

/// At most `most` of the articles in a list, which is in the archive's order: those nearest to `own`, half newer and half
/// older. It bounds the work for an article, however large the archive.
pub(super) fn nearest<T>(list: &[T], own: usize, most: usize, article: impl Fn(&T) -> u32) -> &[T] {
    if list.len() <= most {
        return list;
    }
    let here = list.partition_point(|item| (article(item) as usize) < own);
    let start = here.saturating_sub(most / 2).min(list.len() - most);
    &list[start..start + most]
}

/// A vector at length 1.
pub(super) fn unit(mut weights: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    let length = weights.iter().map(|w| w.1 * w.1).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    for weight in &mut weights {
        weight.1 /= length;
    }
    weights
}

/// The weights of what two vectors share. Both are ordered by their first part.
pub(super) fn shared<'v>(a: &'v [(u32, f32)], b: &'v [(u32, f32)]) -> impl Iterator<Item = (f32, f32)> + 'v {
    let mut rest = b;
    a.iter().filter_map(move |&(key, x)| {
        let skipped = rest.iter().take_while(|w| w.0 < key).count();
        rest = &rest[skipped..];
        rest.first().filter(|w| w.0 == key).map(|&(_, y)| (x, y))
    })
}

/// The inner product of two vectors. Both are ordered by their first part.
pub(super) fn product(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    shared(a, b).map(|(x, y)| x * y).sum()
}
