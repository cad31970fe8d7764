//! Standard output and standard error: data on the one, all else on the other.

use crate::harness::{Archive, warraq_in};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

const DIAGNOSTIC_KEYS: [&str; 7] = ["level", "code", "message", "path", "line", "column", "help"];

#[test]
fn with_json_messages_standard_error_holds_nothing_but_diagnostics() {
    for fixture in ["faults", "legacy", "bilingual", "bare"] {
        let archive = Archive::of(fixture);
        for command in
            [&["build"][..], &["check"], &["export"], &["topics"], &["templates", "list"], &["build", "--verbose"], &["build", "--strict"]]
        {
            let done = archive.run(&[command, &["--message-format", "json"]].concat());
            for line in done.err.lines() {
                let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{fixture} {command:?}: {error}: {line}"));
                let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
                assert_eq!(keys.len(), DIAGNOSTIC_KEYS.len(), "{line}");
                assert!(DIAGNOSTIC_KEYS.iter().all(|key| value.get(key).is_some()), "{line}");
                assert!(matches!(value["level"].as_str(), Some("review" | "warning" | "error")), "{line}");
                assert!(value["line"].as_u64() != Some(0) && value["column"].as_u64() != Some(0), "places count from 1: {line}");
                assert!(!value["path"].as_str().is_some_and(|path| path.contains('\\') || path.starts_with('/')), "{line}");
            }
        }
    }
}

#[test]
fn quiet_leaves_errors_alone_to_speak() {
    let archive = Archive::of("faults");
    let done = archive.run(&["build", "--quiet"]);
    assert_eq!(done.out, "");
    assert!(done.err.contains("error[") && !done.err.contains("warning[") && !done.err.contains("time"), "{}", done.err);
    let sound = Archive::of("bilingual").ok(&["build", "--quiet"]);
    assert_eq!((sound.out.as_str(), sound.err.as_str()), ("", ""));
}

#[test]
fn only_data_goes_to_standard_output() {
    let archive = Archive::of("bilingual");
    for command in [&["build"][..], &["check"], &["new", "fresh"]] {
        assert_eq!(archive.ok(command).out, "", "{command:?}");
    }
    for line in archive.ok(&["export"]).out.lines() {
        serde_json::from_str::<Value>(line).unwrap();
    }
}

#[test]
fn topics_prints_toml_and_nothing_else() {
    let archive = Archive::of("bilingual");
    let listed: toml::Table = archive.ok(&["topics"]).out.parse().unwrap();
    let ids: Vec<&str> = listed["topic"].as_array().unwrap().iter().map(|topic| topic["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"harbour-authority") && ids.contains(&"salma-zahrouni"), "{ids:?}");
}

#[test]
fn what_topics_prints_can_be_pasted_into_topics_toml() {
    let archive = Archive::of("bilingual");
    let listed = archive.ok(&["topics"]).out;
    archive.write("topics.toml", listed);
    archive.ok(&["check"]);
}

/// More than a pipe holds, so that the program meets the closed end.
fn long_archive() -> Archive {
    let archive = Archive::of("bilingual");
    for number in 0..60 {
        archive.write(
            &format!("seeds/many/{number}.txt"),
            format!("Ship number {number} is in\n\n{}", "The ship came in on time and left again. ".repeat(90)),
        );
    }
    archive
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_program_quietly() {
    let archive = long_archive();
    let files: Vec<String> = (0..60).map(|number| format!("seeds/many/{number}.txt")).collect();
    let inspect: Vec<&str> = ["inspect", "--format", "json", "--body"].into_iter().chain(files.iter().map(String::as_str)).collect();
    for arguments in [&["export"][..], &inspect] {
        let mut child = warraq_in(&archive.root()).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let status = child.wait().unwrap();
        assert!(matches!(status.code(), Some(0 | 141)), "{arguments:?}: {status}");
        assert!(!said.contains("error") && !said.contains("panic"), "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_a_fault() {
    let archive = Archive::of("bilingual");
    for arguments in [&["export"][..], &["topics"], &["templates", "list"], &["inspect", "seeds/harbour/everything.md"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = warraq_in(&archive.root()).args(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("error["), "{arguments:?}");
    }
}

#[test]
fn the_help_is_data() {
    let done = Archive::empty().run(&["--help"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    assert!(done.out.contains("Usage: warraq"));
}
