//! Letters and digits, told quickly where most of our text stands.
//!
//! The answers are those of the standard library, that is of the Unicode character database: `Alphabetic` and
//! `Numeric` (UAX 44). Its tables are searched for every letter beyond ASCII; here a bit of a word answers for the
//! Arabic block, and the tables are left to the rest.
//!
//! ```
//! use warraq::text::letter::{is_alphabetic, is_alphanumeric};
//! assert!(is_alphabetic('ض') && is_alphabetic('é') && !is_alphabetic('٣'));
//! assert!(is_alphanumeric('٣') && !is_alphanumeric('،'));
//! ```

/// First scalar value of the Arabic block (Unicode 17, U+0600 to 06FF).
pub(super) const ARABIC_BLOCK: u32 = 0x600;

/// One bit for each scalar value of the Arabic block.
struct Bits([u64; 4]);

impl Bits {
    const fn of_ranges(ranges: &[(u32, u32)]) -> Self {
        let mut bits = [0u64; 4];
        let mut i = 0;
        while i < ranges.len() {
            let mut code = ranges[i].0;
            while code <= ranges[i].1 {
                let place = code - ARABIC_BLOCK;
                bits[(place / 64) as usize] |= 1 << (place % 64);
                code += 1;
            }
            i += 1;
        }
        Self(bits)
    }

    #[inline]
    const fn has(&self, place: u32) -> bool {
        self.0[(place as usize / 64) & 3] >> (place % 64) & 1 == 1
    }
}

/// `Alphabetic` in the Arabic block: letters, and the vowel marks that belong to them.
static ALPHABETIC: Bits = Bits::of_ranges(&[
    (0x610, 0x61A),
    (0x620, 0x657),
    (0x659, 0x65F),
    (0x66E, 0x6D3),
    (0x6D5, 0x6DC),
    (0x6E1, 0x6E8),
    (0x6ED, 0x6EF),
    (0x6FA, 0x6FC),
    (0x6FF, 0x6FF),
]);

/// Digits of the Arabic block: Arabic-Indic and Persian.
static NUMERIC: Bits = Bits::of_ranges(&[(0x660, 0x669), (0x6F0, 0x6F9)]);

/// Where a scalar value stands in the Arabic block.
#[inline]
pub(super) const fn arabic_place(c: char) -> Option<u32> {
    let place = (c as u32).wrapping_sub(ARABIC_BLOCK);
    if place < 256 { Some(place) } else { None }
}

/// As [`char::is_alphabetic`].
#[inline]
#[must_use]
pub fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    arabic_place(c).map_or_else(|| c.is_alphabetic(), |place| ALPHABETIC.has(place))
}

/// As [`char::is_alphanumeric`].
#[inline]
#[must_use]
pub fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    arabic_place(c).map_or_else(|| c.is_alphanumeric(), |place| ALPHABETIC.has(place) || NUMERIC.has(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
