//! How much an Arabic-script word looks like a name from another language: by the triples of its letters, learnt from our
//! own lists of names and from the words that roots make.
//!
//! Log-odds of character n-grams with additive smoothing, as in language identification (Cavnar and Trenkle, 1994, for
//! the idea of letter n-grams; Manning and Schütze, Foundations, 1999, chapter 6, for the smoothing).

use super::super::words;
use super::{COMMON_AR, GIVEN_AR};
use crate::text::fold::fold;
use std::sync::LazyLock;

/// Letters from hamza to yeh, folded, and one place for the word's edge and anything else.
const LETTERS: usize = 44;
/// Added to every count, so that a triple that no list has says little.
const SMOOTHING: f32 = 0.4;
/// Patterns that show what native words look like.
const NATIVE: [&str; 9] = ["1ا23", "م12و3", "ت12ي3", "ا1ت2ا3", "12ا3ة", "ي123", "م12ا3ات", "12ي3ة", "است12ا3"];

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
    let roots = include_str!("../words/names/roots-ar.txt");
    for root in roots.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace) {
        let letters: Vec<char> = fold(root).chars().collect();
        if let &[first, second, third] = letters.as_slice() {
            for pattern in NATIVE {
                let word: String = pattern
                    .chars()
                    .map(|c| match c {
                        '1' => first,
                        '2' => second,
                        '3' => third,
                        other => other,
                    })
                    .collect();
                learn_native(&word);
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
    let cells = (LETTERS * LETTERS * LETTERS) as f32;
    // Rare triples carry nearly all of the evidence: the smoothing is spread over those that occur, not over all.
    let spread = SMOOTHING * cells / 20.0;
    foreign.iter().zip(&native).map(|(f, n)| ((f + SMOOTHING) / (total.0 + spread)).ln() - ((n + SMOOTHING) / (total.1 + spread)).ln()).collect()
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
