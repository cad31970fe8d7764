//! The records that `inspect` and `export` print: keys that are always there, places that are exact, words that prove.

use crate::harness::{Archive, Done, files, project, run_in};
use encoding_rs::Encoding;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Keys that stand in every record, whether or not anything is known.
const KEYS: [&str; 16] = [
    "path",
    "encoding",
    "language",
    "title",
    "summary",
    "date",
    "dates",
    "outlet",
    "credits",
    "headings",
    "topics",
    "quotes",
    "words",
    "reading_minutes",
    "warnings",
    "body",
];
/// Keys that an article has only as part of an archive.
const LINKED_KEYS: [&str; 5] = ["id", "url", "related", "story", "translations"];

fn records(done: &Done) -> Vec<Value> {
    done.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn inspected(root: &Path, sources: &str) -> Vec<Value> {
    let names: Vec<String> = files(&root.join(sources))
        .into_iter()
        .filter(|name| name.ends_with(".txt") || name.ends_with(".md"))
        .filter(|name| !name.rsplit('/').next().unwrap().starts_with(['.', '_']))
        .map(|name| format!("{sources}/{name}"))
        .collect();
    let arguments: Vec<&str> = ["inspect", "--format", "json", "--body"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let records = records(&run_in(root, &arguments));
    assert_eq!(records.len(), names.len(), "one record a file");
    records
}

/// The archives whose records are looked at: the fixtures, and the repository's own, in which every shape occurs.
fn all_inspected() -> Vec<(Value, String)> {
    let mut all = Vec::new();
    for fixture in ["bilingual", "faults", "legacy"] {
        let archive = Archive::of(fixture);
        all.extend(inspected(&archive.root(), "seeds").into_iter().map(|record| with_source(&archive.root(), record)));
    }
    all.extend(inspected(project(), "seeds").into_iter().map(|record| with_source(project(), record)));
    all
}

/// The record with its file's text.
fn with_source(root: &Path, record: Value) -> (Value, String) {
    let bytes = fs::read(root.join(record["path"].as_str().unwrap())).unwrap();
    let encoding = Encoding::for_label(record["encoding"].as_str().unwrap().as_bytes()).unwrap_or(encoding_rs::UTF_8);
    let text = encoding.decode(&bytes).0.into_owned();
    (record, text)
}

/// The words themselves: without marks that are not seen, and with one kind of white space.
fn visible(text: &str) -> String {
    let invisible = |c: char| matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}');
    text.chars().filter(|c| !invisible(*c)).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_key_is_always_there() {
    for (record, _) in all_inspected() {
        // Passages in other languages stand only where there are any.
        let keys: BTreeSet<&str> = record.as_object().unwrap().keys().map(String::as_str).filter(|key| *key != "passages").collect();
        assert_eq!(keys, BTreeSet::from(KEYS), "{}", record["path"]);
        for (key, members) in [("title", &["text", "method", "evidence"][..]), ("summary", &["text", "method", "evidence"])] {
            assert!(members.iter().all(|member| record[key][member].is_string()), "{key} of {}", record["path"]);
        }
        for (list, members) in [
            ("dates", &["value", "precision", "text", "start", "end"][..]),
            ("credits", &["role", "name"]),
            ("topics", &["id", "kind", "ar", "en", "weight", "known", "mentions"]),
            ("quotes", &["text", "start", "end", "speaker", "speaker_text", "cue"]),
            ("warnings", &["code", "message", "line"]),
        ] {
            for item in record[list].as_array().unwrap() {
                assert!(members.iter().all(|member| item.get(member).is_some()), "{list} of {}: {item}", record["path"]);
            }
        }
        assert!(record["words"].is_u64() && record["reading_minutes"].is_u64() && record["headings"].is_array());
    }
}

#[test]
fn methods_roles_and_precisions_are_of_the_lists_that_are_promised() {
    let among = |value: &Value, of: &[&str]| assert!(of.contains(&value.as_str().unwrap()), "{value}");
    for (record, _) in all_inspected() {
        among(&record["title"]["method"], &["front-matter", "headline", "derived"]);
        among(&record["summary"]["method"], &["front-matter", "headline", "derived"]);
        for credit in record["credits"].as_array().unwrap() {
            among(&credit["role"], &["author", "translator", "reviewer", "editor", "source", "photographer"]);
        }
        for topic in record["topics"].as_array().unwrap() {
            among(&topic["kind"], &["person", "organisation", "place", "event", "work", "subject"]);
        }
        for date in record["dates"].as_array().unwrap().iter().chain(Some(&record["date"]).filter(|date| !date.is_null())) {
            let precision = date["precision"].as_str().unwrap();
            let length = match precision {
                "year" => 4,
                "month" => 7,
                "day" => 10,
                other => panic!("`{other}` is no precision"),
            };
            assert_eq!(date["value"].as_str().unwrap().len(), length, "{date}");
        }
        let weights: Vec<f64> = record["topics"].as_array().unwrap().iter().map(|t| t["weight"].as_f64().unwrap()).collect();
        assert!(weights.is_sorted_by(|a, b| a >= b), "heaviest first: {weights:?}");
    }
}

#[test]
fn places_count_scalar_values_of_the_body_and_are_exact() {
    let mut places = 0;
    for (record, _) in all_inspected() {
        let body: Vec<char> = record["body"].as_str().unwrap().chars().collect();
        let mentions = record["topics"].as_array().unwrap().iter().flat_map(|topic| topic["mentions"].as_array().unwrap());
        for item in record["dates"].as_array().unwrap().iter().chain(record["quotes"].as_array().unwrap()).chain(mentions) {
            let at = |key: &str| usize::try_from(item[key].as_u64().unwrap()).unwrap();
            assert!(at("start") < at("end") && at("end") <= body.len(), "{}: {item}", record["path"]);
            let words: String = body[at("start")..at("end")].iter().collect();
            assert_eq!(item["text"].as_str(), Some(words.as_str()), "{}", record["path"]);
            places += 1;
        }
    }
    assert!(places > 100, "only {places} places were looked at");
}

#[test]
fn evidence_stands_in_the_body_or_in_the_file() {
    let mut wrong = Vec::new();
    for (record, source) in all_inspected() {
        let (body, source) = (visible(record["body"].as_str().unwrap()), visible(&source));
        for key in ["title", "summary", "date", "outlet"] {
            let Some(evidence) = record[key]["evidence"].as_str() else { continue };
            let words = visible(evidence);
            if record[key]["method"] == "file-name" && record["path"].as_str().unwrap().contains(&words) {
                continue;
            }
            if !body.contains(&words) && !source.contains(&words) {
                wrong.push(format!("{} of {}: {evidence}", key, record["path"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_date_is_given_without_words_that_say_it() {
    for (record, _) in all_inspected() {
        if !record["date"].is_null() {
            assert!(record["date"]["evidence"].as_str().is_some_and(|evidence| !evidence.is_empty()), "{}", record["date"]);
        }
    }
    let archive = Archive::of("bare");
    let dates: Vec<Value> = inspected(&archive.root(), "texts").into_iter().map(|record| record["date"].clone()).collect();
    assert_eq!(dates, [Value::Null, Value::Null]);
}

#[test]
fn an_article_record_reads_so() {
    let archive = Archive::of("bilingual");
    let mut record = records(&archive.ok(&["inspect", "--format", "json", "--body", "seeds/harbour/bridge-reopens.en.txt"])).remove(0);
    // How topics are weighed is no promise; that they are is.
    for topic in record["topics"].as_array_mut().unwrap() {
        topic["weight"] = if topic["weight"].is_number() { "WEIGHT".into() } else { Value::Null };
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&record).unwrap());
}

#[test]
fn export_adds_what_the_archive_knows() {
    let archive = Archive::of("bilingual");
    let exported = records(&archive.ok(&["export"]));
    let ids: BTreeSet<&str> = exported.iter().map(|record| record["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), exported.len(), "ids are unique");
    for record in &exported {
        let keys: BTreeSet<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
        let wanted: BTreeSet<&str> = KEYS.into_iter().filter(|key| *key != "body").chain(LINKED_KEYS).collect();
        assert_eq!(keys, wanted);
        for language in ["ar", "en"] {
            let url = record["url"][language].as_str().unwrap();
            assert!(url.starts_with(&format!("https://example.org/archive/{language}/articles/")) && url.is_ascii(), "{url}");
        }
        for related in record["related"].as_array().unwrap() {
            assert!(ids.contains(related["id"].as_str().unwrap()) && related["id"] != record["id"], "{related}");
            assert!(related["score"].is_number() && related["topics"].is_array());
        }
        assert!(record["story"].is_null() || record["story"].is_string());
    }
    let scores: Vec<Vec<f64>> =
        exported.iter().map(|r| r["related"].as_array().unwrap().iter().map(|o| o["score"].as_f64().unwrap()).collect()).collect();
    assert!(scores.iter().all(|scores| scores.is_sorted_by(|a, b| a >= b)), "best first: {scores:?}");
}

#[test]
fn a_pair_of_names_is_one_article_in_two_languages() {
    let archive = Archive::of("bilingual");
    let exported = records(&archive.ok(&["export"]));
    let of = |path: &str| exported.iter().find(|record| record["path"] == path).unwrap();
    let (arabic, english) = (of("seeds/harbour/bridge-reopens.ar.txt"), of("seeds/harbour/bridge-reopens.en.txt"));
    assert_eq!((&arabic["language"], &english["language"]), (&"ar".into(), &"en".into()));
    for (one, other) in [(arabic, english), (english, arabic)] {
        let translations = one["translations"].as_array().unwrap();
        assert_eq!(translations.len(), 1);
        assert_eq!(translations[0]["id"], other["id"]);
        assert_eq!(translations[0]["language"], other["language"]);
        assert_eq!(translations[0]["method"], "declared");
    }
    assert_eq!(arabic["url"], english["url"], "each leads to the page in the reader's language");
}

#[test]
fn the_sites_data_file_is_the_export() {
    for fixture in ["bilingual", "faults", "legacy"] {
        let archive = Archive::of(fixture);
        archive.run(&["build"]);
        assert_eq!(archive.read("public/archive.jsonl"), archive.run(&["export", "--format", "jsonl"]).out, "{fixture}");
    }
}

#[test]
fn front_matter_overrides_what_would_be_derived() {
    let archive = Archive::of("bilingual");
    let record = &records(&archive.ok(&["inspect", "--format", "json", "seeds/harbour/everything.md"]))[0];
    for (value, want) in [
        (&record["title"]["text"], "What the ledger can hold"),
        (&record["title"]["method"], "front-matter"),
        (&record["summary"]["method"], "front-matter"),
        (&record["date"]["value"], "2024-04-02"),
        (&record["outlet"]["text"], "The Harbour Ledger"),
        (&record["credits"][0]["name"], "Nadim Rashed"),
    ] {
        assert_eq!(value, want);
    }
    let yaml = &records(&archive.ok(&["inspect", "--format", "json", "seeds/سوق-السمك.md"]))[0];
    assert_eq!((yaml["title"]["text"].as_str(), yaml["date"]["value"].as_str()), (Some("سوق السمك يفتح مساء"), Some("2024-04-09")));
}
