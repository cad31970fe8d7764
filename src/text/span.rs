//! Places in a text: spans in bytes, and the exchange of bytes for scalar values.

use serde::{Deserialize, Serialize};

/// A place in a text, in **bytes** of its UTF-8 form, end exclusive.
///
/// Inside the program every offset is a byte offset into one known string; scalar values, which the data formats
/// print, exist only at the edge (see [`ScalarIndex`]). `u32` bounds a text to 4 GiB.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The span of `part`, which must be a slice of `whole`; `None` where it is not.
    #[must_use]
    pub fn of(part: &str, whole: &str) -> Option<Self> {
        let start = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
        (start + part.len() <= whole.len()).then(|| Self::new(start, start + part.len()))
    }

    /// The words that stand there; empty where the span does not fit `text`.
    #[must_use]
    pub fn of_text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// As a range of `usize`, for slicing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly within.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same place, seen from a text in which this one's text begins at byte `offset`.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        let by = clamp(offset);
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// The span without white space at either end.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let inner = self.of_text(text);
        let start = self.start as usize + (inner.len() - inner.trim_start().len());
        Self::new(start, start + inner.trim().len())
    }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Every how many bytes the index holds a count: a look-up reads at most this many bytes.
const STRIDE: usize = 256;

/// Turns byte offsets of one text into offsets in Unicode scalar values, in constant time each.
#[derive(Debug)]
pub struct ScalarIndex<'t> {
    text: &'t str,
    /// Scalar values that begin before byte `i * STRIDE`.
    counts: Vec<u32>,
}

impl<'t> ScalarIndex<'t> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0u32;
        for chunk in text.as_bytes().chunks(STRIDE) {
            counts.push(count);
            count += starts(chunk);
        }
        counts.push(count);
        Self { text, counts }
    }

    /// How many scalar values begin before `byte`; offsets past the end count the whole text.
    #[must_use]
    pub fn scalar(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let block = byte / STRIDE;
        self.counts[block] + starts(&self.text.as_bytes()[block * STRIDE..byte])
    }
}

/// How many scalar values begin in `bytes` (all but UTF-8 continuation bytes).
fn starts(bytes: &[u8]) -> u32 {
    clamp(bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalar_offsets_agree_with_counting_chars() {
        let text = "قال ترامب: “X” — fine. ".repeat(60);
        let index = ScalarIndex::new(&text);
        for (scalars, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.scalar(u32::try_from(byte).unwrap()) as usize, scalars, "at byte {byte}");
        }
        assert_eq!(index.scalar(u32::MAX) as usize, text.chars().count());
    }

    #[test]
    fn a_span_knows_its_slice() {
        let text = "  كتب  ";
        let word = text.trim();
        let span = Span::of(word, text).unwrap();
        assert_eq!(span.of_text(text), "كتب");
        assert_eq!(Span::new(0, text.len()).trimmed(text), span);
        assert_eq!(Span::of("elsewhere", text), None);
    }
}
