//! How much an Arabic-script word looks like a name from another language: by the triples of its letters, learnt from our
//! own lists of names and from the words that roots make.
//!
//! Log-odds of character n-grams with additive smoothing, as in language identification (Cavnar and Trenkle, 1994, for
//! the idea of letter n-grams; Manning and Schütze, Foundations, 1999, chapter 6, for the smoothing).

use super::super::words;
use super::{COMMON_AR, GIVEN_AR, roots};
use crate::text::fold::fold;
use std::sync::LazyLock;

/// Letters from hamza to yeh, folded, and one place for the word's edge and anything else.
const LETTERS: usize = 44;
/// Added to every count, so that a triple that no list has says little.
const SMOOTHING: f32 = 0.4;

/// About how many triples occur at all, over which the smoothing is spread.
const OCCURRING: f32 = 4_000.0;

/// How foreign a **folded** Arabic-script word looks: the mean log-odds of its triples; above zero is foreign.
#[must_use]
pub fn foreignness(word: &str) -> f32 {
    let model = &*MODEL;
    let mut sum = 0.0;
    let mut count = 0.0;
    triples(word, |triple| {
        sum += model[triple];
        count += 1.0;
    });
    if count > 0.0 { sum / count } else { 0.0 }
}

/// Calls `each` with every triple of letters, the edges of the word included.
fn triples(word: &str, mut each: impl FnMut(usize)) {
    let mut before = (0, 0);
    for letter in word.chars().map(letter).chain(std::iter::once(0)) {
        if before.1 != 0 || before.0 != 0 || letter != 0 {
            each((before.0 * LETTERS + before.1) * LETTERS + letter);
        }
        before = (before.1, letter);
    }
}

fn letter(c: char) -> usize {
    match c {
        '\u{621}'..='\u{64A}' => (c as usize) - 0x620,
        _ => 0,
    }
}

static MODEL: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let mut foreign = vec![0.0_f32; LETTERS * LETTERS * LETTERS];
    let mut native = foreign.clone();
    let mut total = (0.0_f32, 0.0_f32);
    let mut learn_native = |word: &str| {
        triples(word, |t| {
            native[t] += 1.0;
            total.1 += 1.0;
        });
    };
    COMMON_AR.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).for_each(|w| learn_native(&fold(w)));
    words::arabic_verbs().iter().chain(words::arabic_headline_nouns().iter()).for_each(&mut learn_native);
    for root in roots::roots() {
        let letters: Vec<char> = root.chars().collect();
        if let &[first, second, third] = letters.as_slice() {
            for pattern in roots::native_patterns() {
                learn_native(&roots::fill(pattern, [first, second, third]));
            }
        }
    }
    for line in GIVEN_AR.lines() {
        let Some((class, names)) = line.split_once(':') else { continue };
        for name in names.split_whitespace().map(fold) {
            match class {
                "foreign" | "surname" => triples(&name, |t| {
                    foreign[t] += 1.0;
                    total.0 += 1.0;
                }),
                _ => triples(&name, |t| native[t] += 1.0),
            }
        }
    }
    let spread = SMOOTHING * OCCURRING;
    foreign
        .iter()
        .zip(&native)
        .map(|(f, n)| ((f + SMOOTHING) / (total.0 + spread)).ln() - ((n + SMOOTHING) / (total.1 + spread)).ln())
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_names_stand_apart_from_native_words() {
        for word in ["كليبنشتاين", "برديتش", "فيرجسون", "دافيدنكو"] {
            assert!(foreignness(&fold(word)) > 0.5, "{word} {}", foreignness(&fold(word)));
        }
        for word in ["مستخدمون", "اجتماعات", "متطلبات", "مقترحة", "استعراض"] {
            assert!(foreignness(&fold(word)) < 0.0, "{word} {}", foreignness(&fold(word)));
        }
    }
}
