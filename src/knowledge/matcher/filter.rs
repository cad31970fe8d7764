//! A first, rough question to a set of words: most words of a text are told not to be in it by one bit.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Bits for each word: one word in sixteen that is not in the set passes.
const BITS_PER_WORD: usize = 16;

/// Which words are surely not in a set (a Bloom filter with one hash: Bloom, Space/Time Trade-offs in Hash Coding with
/// Allowable Errors, 1970).
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// A power of two of them; empty for an empty set.
    bits: Vec<u64>,
}

impl Filter {
    pub(super) fn of<'w>(words: impl ExactSizeIterator<Item = &'w str>) -> Self {
        let size = (words.len() * BITS_PER_WORD / 64).next_power_of_two();
        let mut filter = Self { bits: vec![0; size] };
        for word in words {
            let (place, bit) = filter.place(word);
            filter.bits[place] |= bit;
        }
        filter
    }

    /// Whether a word may be in the set; never false for one that is.
    #[inline]
    pub(super) fn may_hold(&self, word: &str) -> bool {
        let (place, bit) = self.place(word);
        self.bits.get(place).is_some_and(|bits| bits & bit != 0)
    }

    #[inline]
    fn place(&self, word: &str) -> (usize, u64) {
        let mut hasher = FxHasher::default();
        hasher.write(word.as_bytes());
        let hash = hasher.finish();
        // The upper bits choose the place, the lower ones the bit.
        let place = usize::try_from(hash >> 32).unwrap_or(0) & self.bits.len().wrapping_sub(1);
        (place, 1 << (hash & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_passes_and_most_of_the_rest_does_not() {
        let words: Vec<String> = (0..2000).map(|i| format!("كلمة{i}")).collect();
        let filter = Filter::of(words.iter().map(String::as_str));
        assert!(words.iter().all(|word| filter.may_hold(word)));
        let passed = (0..2000).filter(|i| filter.may_hold(&format!("غيرها{i}"))).count();
        assert!(passed < 250, "{passed}");
        assert!(!Filter::default().may_hold("شيء"));
        assert!(!Filter::of([].iter().copied()).may_hold("شيء"));
    }
}
