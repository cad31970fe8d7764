//! Latin glosses: «كليبنشتاين (Klippenstein)» says that both are one name.
//!
//! The two must sound alike: their consonants, in classes that Arabic and Latin spellings share, must mostly agree. This
//! only tells a gloss from other words in brackets; names that do not stand side by side are never compared so.

use super::candidate::Candidate;
use super::english::is_capital;
use super::words::Words;
use crate::text::{Span, TokenKind};

/// Most Latin words of a gloss.
const WORDS: usize = 5;
/// Share of consonants that must agree.
const ALIKE: f32 = 0.6;

/// The Latin name that stands in brackets after an Arabic candidate, or right beside it: its first and last words.
pub(super) fn gloss_of(words: &Words<'_>, candidate: &Candidate) -> Option<(usize, usize)> {
    let last = candidate.words.1;
    if words.all[last].token.kind != TokenKind::Arabic {
        return None;
    }
    let bracket = words.is_mark(last + 1, &['(', '[']);
    let first = if bracket { last + 2 } else { last + 1 };
    let passage = words.all[last].passage;
    let mut end = first;
    while words
        .get(end)
        .is_some_and(|w| w.passage == passage && end < first + WORDS && w.token.kind == TokenKind::Latin && is_capital(words, end))
    {
        end += 1;
    }
    let closed = end > first && (!bracket || words.is_mark(end, &[')', ']']));
    (closed && alike(&candidate.key, words.place(first, end - 1).of_text(words.text))).then(|| (first, end - 1))
}

/// The place of a gloss.
pub(super) fn place(words: &Words<'_>, (first, last): (usize, usize)) -> Span {
    words.place(first, last)
}

/// Whether an Arabic and a Latin name may be one by their consonants.
fn alike(arabic: &str, latin: &str) -> bool {
    let arabic: Vec<u8> = arabic.chars().filter_map(arabic_class).collect();
    let latin: Vec<u8> = latin.chars().filter_map(latin_class).collect();
    let longest = arabic.len().max(latin.len());
    if longest == 0 || longest > 64 {
        return false;
    }
    #[expect(clippy::cast_precision_loss, reason = "letters of a name")]
    let share = common(&arabic, &latin) as f32 / longest as f32;
    share >= ALIKE
}

/// Length of the longest common subsequence.
fn common(a: &[u8], b: &[u8]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for &x in a {
        let mut before = 0;
        for (j, &y) in b.iter().enumerate() {
            let above = row[j + 1];
            // Class 9 is c, which is read as k or s.
            let same = x == y || (y == 9 && matches!(x, 3 | 4));
            row[j + 1] = if same { before + 1 } else { above.max(row[j]) };
            before = above;
        }
    }
    row[b.len()]
}

fn arabic_class(c: char) -> Option<u8> {
    Some(match c {
        'ب' => 1,
        'ت' | 'ط' | 'د' | 'ض' | 'ث' | 'ذ' => 2,
        'س' | 'ز' | 'ص' | 'ش' | 'ظ' => 3,
        'ك' | 'ق' | 'غ' | 'خ' | 'ج' => 4,
        'ل' => 5,
        'م' => 6,
        'ن' => 7,
        'ر' => 8,
        'ف' => 10,
        _ => return None,
    })
}

fn latin_class(c: char) -> Option<u8> {
    Some(match c.to_ascii_lowercase() {
        'b' | 'p' => 1,
        't' | 'd' => 2,
        's' | 'z' => 3,
        'k' | 'q' | 'g' | 'j' | 'x' => 4,
        'c' => 9,
        'l' => 5,
        'm' => 6,
        'n' => 7,
        'r' => 8,
        'f' | 'v' => 10,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn glosses_sound_alike_and_asides_do_not() {
        for (arabic, latin) in
            [("كليبنشتاين", "Klippenstein"), ("كين كليبنشتاين", "Ken Klippenstein"), ("فريدريك شاندور", "Frederic Chandor")]
        {
            assert!(alike(&fold(arabic), latin), "{arabic} {latin}");
        }
        for (arabic, latin) in [("كليبنشتاين", "Reuters"), ("سامر الخوري", "The Daily Moon")] {
            assert!(!alike(&fold(arabic), latin), "{arabic} {latin}");
        }
    }
}
