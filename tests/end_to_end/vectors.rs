//! Search keys of real words, in a file that the browser's tests read too: the program and its script agree on each.

use crate::harness::project;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use warraq::text::stem::{readings, search_key};
use warraq::text::token::tokenize;

/// Words that no text of ours has, each for a rule.
const MORE: &str = "Erdoğan's U.S. U.N G20 ﷲ ﻻ ٣٫٥ ١٠٬٠٠٠ ڤيينا گاف یک Привет 東京 naïve O’Brien rock'n'roll \
    للبنان وللرياض وبالتالي مسؤولية مسئول شؤون stopped making parties boxes news controlled agreed used ١٢٣ 1.2 COVID-19";

fn read(folder: &Path, words: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, words);
        } else if let Ok(text) = fs::read_to_string(&path) {
            words.extend(tokenize(&text).into_iter().map(|t| t.text(&text).to_owned()));
        }
    }
}

#[test]
fn the_browser_makes_the_same_keys_of_three_thousand_real_words() {
    let mut words = BTreeSet::new();
    for folder in ["seeds", "tests/fixtures"] {
        read(&project().join(folder), &mut words);
    }
    words.extend(tokenize(MORE).into_iter().map(|t| t.text(MORE).to_owned()));
    words.retain(|word| word.chars().any(char::is_alphanumeric));
    assert!(words.len() >= 3000, "{}", words.len());
    let lines = words.iter().map(|word| {
        let key = search_key(word);
        format!("{word}\t{key}\t{}\n", readings(&key).join(" "))
    });
    let now: String = lines.collect();
    let file = project().join("tests/vectors/search-keys.tsv");
    if std::env::var_os("WARRAQ_UPDATE").is_some() {
        fs::write(&file, &now).unwrap();
    }
    let stored = fs::read_to_string(&file).unwrap_or_default();
    let differs = now.lines().zip(stored.lines()).find(|(a, b)| a != b);
    assert!(stored == now, "run `tests/run --update`, and change static/search-engine.js alike: {differs:?}");
}
