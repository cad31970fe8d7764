//! Texts that no editor would send: no panic, offsets in range, and no more time for a byte than others take.
//!
//! The sizes are what an unoptimised program reads in a second or two; a rule whose time grows with the square of the
//! text would take minutes.

use crate::harness::Archive;
use std::time::{Duration, Instant};

/// Far more than any of these takes, on a machine with much else to do; far less than one of quadratic time would.
const LONGEST: Duration = Duration::from_mins(1);

/// Bytes of a text that is long by repetition.
const SIZE: usize = 400_000;

fn repeated(words: &str) -> String {
    words.repeat(SIZE / words.len() + 1)
}

/// Inspects and builds a text under both endings; its record as `inspect` prints it.
#[track_caller]
fn read(text: &str) -> serde_json::Value {
    let archive = Archive::empty();
    archive.write("site.toml", "base_url = \"https://example.org/\"\n");
    archive.write("seeds/good.txt", "The one sound article\n\nIt is published whatever stands beside it in the folder of articles.\n");
    archive.write("seeds/bad.txt", text);
    let begin = Instant::now();
    let inspected = archive.run(&["inspect", "--format", "json", "--body", "seeds/bad.txt"]);
    assert!(matches!(inspected.status, Some(0 | 1)) && !inspected.err.contains("panicked"), "{}", inspected.err);
    let shown = archive.run(&["inspect", "seeds/bad.txt"]);
    assert!(matches!(shown.status, Some(0 | 1)) && !shown.err.contains("panicked"), "{}", shown.err);
    let built = archive.run(&["build", "--quiet"]);
    assert!(matches!(built.status, Some(0 | 1)) && !built.err.contains("panicked"), "{}", built.err);
    assert!(archive.has("public/en/articles/good/index.html"), "the sound article is published");
    assert!(begin.elapsed() < LONGEST, "it took {:?}", begin.elapsed());
    let record: serde_json::Value = serde_json::from_str(&inspected.out).unwrap();
    offsets_hold(&record);
    record
}

/// Every offset lies within the body, and names the words that the record says.
#[track_caller]
fn offsets_hold(record: &serde_json::Value) {
    let body: Vec<char> = record["body"].as_str().unwrap().chars().collect();
    let topics = record["topics"].as_array().unwrap().iter().flat_map(|topic| topic["mentions"].as_array().unwrap());
    let places = ["dates", "quotes"].into_iter().flat_map(|key| record[key].as_array().unwrap()).chain(topics);
    for place in places {
        let offset = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
        let (start, end) = (offset("start"), offset("end"));
        assert!(start < end && end <= body.len(), "{place}");
    }
}

#[test]
fn a_text_of_one_word() {
    for word in ["كلمة", "word", "٣", "«", "\u{FDFA}", "د."] {
        assert!(read(word)["title"]["text"].as_str().is_some_and(|title| !title.is_empty()), "{word}");
    }
}

#[test]
fn an_empty_text() {
    for text in ["", "\n\n", "\u{FEFF}", " \u{A0}\u{200F}\t"] {
        assert_eq!(read(text)["words"], 0, "{text:?}");
    }
}

#[test]
fn one_long_line() {
    assert!(read(&repeated("قالت الوزيرة إن المدينة تضم مصانع جديدة. "))["words"].as_u64() > Some(10_000));
    read(&repeated("The minister said the town has new works. "));
    read(&repeated("قالالوزير"));
    read(&repeated("a.b"));
}

#[test]
fn many_short_lines() {
    read(&repeated("سطر\n"));
    read(&repeated("a\n\n"));
    read(&repeated("- He said so:\n"));
}

#[test]
fn marks_without_partners() {
    for marks in ["«قال ", "\"a ", "” ", "((", "،،ثم ", "``"] {
        read(&repeated(marks));
    }
}

#[test]
fn ten_thousand_dates() {
    let dates = |words: &str| read(&words.repeat(10_000))["dates"].as_array().unwrap().len();
    assert_eq!(dates("في 12 أغسطس 2024، "), 10_000);
    assert_eq!(dates("on August 12, 2024, "), 10_000);
    read(&"أمس وغدا والشهر الماضي ".repeat(10_000));
}

#[test]
fn marks_of_direction() {
    let record = read(&repeated("abc \u{202E}def\u{2066}جيم\u{2069}\u{200F} "));
    assert!(!record["body"].as_str().unwrap().contains('\u{202E}'));
    assert!(record["warnings"].as_array().unwrap().iter().any(|w| w["code"] == "hidden-controls"));
}

#[test]
fn nothing_but_names() {
    read(&repeated("دونالد ترامب إيلون ماسك "));
    read(&repeated("Donald Trump Elon Musk "));
    read(&repeated("John Smith\n"));
}

#[test]
fn nul_bytes() {
    let record = read(&format!("Prices in the town rose\n\n{}", "The price rose \0 again, as many had said that it would. ".repeat(400)));
    assert!(record["warnings"].as_array().unwrap().iter().any(|w| w["code"] == "bad-bytes"));
}
