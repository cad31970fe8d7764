//! Transcripts of commands: `tests/cmd/*.txt`.
//!
//! | line | meaning |
//! | --- | --- |
//! | `# …` | says what the transcript holds to |
//! | `@ NAME` | what follows runs in a fresh copy of `tests/fixtures/NAME`; `@ nothing` is an empty folder |
//! | `$ COMMAND` | a line for bash, with `warraq` on its path |
//! | `> …`, `! …` | what stands on standard output and standard error |
//! | `= N` | the exit status; 0 where none is written |
//!
//! `[..]` stands for anything within a line, a line of `[...]` for any lines. Times are written as `[TIME]`, and the marks that isolate
//! a passage from the direction around it as `⟨…⟩`, so that they can be seen.

use crate::harness::{Archive, Done, WARRAQ, project};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

/// One line of a transcript, or one command with all that it said.
enum Part {
    Other(String),
    Command { line: String, wanted: String },
}

#[test]
fn transcripts_are_as_written() {
    let renew = std::env::var_os("WARRAQ_UPDATE").is_some();
    let mut wrong = String::new();
    let mut names: Vec<_> = fs::read_dir(project().join("tests/cmd")).unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    assert!(!names.is_empty());
    for path in names {
        let text = fs::read_to_string(&path).unwrap();
        let (played, differences) = play(&parse(&text));
        if renew && !differences.is_empty() {
            fs::write(&path, played).unwrap();
        } else if !differences.is_empty() {
            let _ = writeln!(wrong, "{}\n{differences}", path.file_name().unwrap().display());
        }
    }
    assert!(wrong.is_empty(), "these transcripts differ (`tests/run --update` renews them):\n\n{wrong}");
}

fn parse(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for line in text.lines() {
        match (line.chars().next(), parts.last_mut()) {
            (Some('$'), _) => parts.push(Part::Command { line: line[1..].trim().to_owned(), wanted: String::new() }),
            (Some('>' | '!' | '=' | '['), Some(Part::Command { wanted, .. })) => {
                let _ = writeln!(wanted, "{line}");
            }
            (None | Some('#' | '@'), _) => parts.push(Part::Other(line.to_owned())),
            _ => panic!("no transcript has such a line: {line}"),
        }
    }
    parts
}

/// Runs every command. Gives the transcript as it should be, and where it differs from what is written.
fn play(parts: &[Part]) -> (String, String) {
    let (mut played, mut differences) = (String::new(), String::new());
    let mut archive = Archive::empty();
    for part in parts {
        match part {
            Part::Other(line) => {
                match line.strip_prefix("@ ") {
                    Some("nothing") => archive = Archive::empty(),
                    Some(fixture) => archive = Archive::of(fixture),
                    None => {}
                }
                let _ = writeln!(played, "{line}");
            }
            Part::Command { line, wanted } => {
                let said = written(&bash(&archive, line));
                let alike = lines_match(&wanted.lines().collect::<Vec<_>>(), &said.lines().collect::<Vec<_>>());
                let _ = write!(played, "$ {line}\n{}", if alike { wanted } else { &said });
                if !alike {
                    let _ = writeln!(differences, "$ {line}\n--- written\n{wanted}--- now\n{said}");
                }
            }
        }
    }
    (played, differences)
}

fn bash(archive: &Archive, line: &str) -> Done {
    let program = Path::new(WARRAQ).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command
        .args(["-o", "pipefail", "-c", line])
        .current_dir(archive.root())
        .env("PATH", path)
        .env("LC_ALL", "C.UTF-8")
        .env("COLUMNS", "100");
    let mut done = Done::from(command.stdin(std::process::Stdio::null()).output().unwrap());
    let parent = archive.root().canonicalize().unwrap().parent().unwrap().display().to_string();
    for text in [&mut done.out, &mut done.err] {
        *text = text.replace(&parent, "[FOLDER]");
    }
    done
}

/// What a command said, in the form of a transcript.
fn written(done: &Done) -> String {
    let mut text = String::new();
    for (mark, said) in [('>', &done.out), ('!', &done.err)] {
        for line in said.lines() {
            let visible = without_times(line).replace('\u{2068}', "⟨").replace('\u{2069}', "⟩");
            let _ = writeln!(text, "{}", format!("{mark} {visible}").trim_end());
        }
    }
    if done.status != Some(0) {
        let _ = writeln!(text, "= {}", done.status.map_or("signal".to_owned(), |status| status.to_string()));
    }
    text
}

/// `0.12 s` is another number tomorrow.
fn without_times(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let is_time = |i: usize| {
        words[i].split_once('.').is_some_and(|(a, b)| [a, b].iter().all(|p| !p.is_empty() && p.bytes().all(|c| c.is_ascii_digit())))
            && words.get(i + 1).is_some_and(|next| next.trim_end_matches(';') == "s")
    };
    (0..words.len()).map(|i| if is_time(i) { "[TIME]" } else { words[i] }).collect::<Vec<_>>().join(" ")
}

fn lines_match(wanted: &[&str], said: &[&str]) -> bool {
    match wanted.split_first() {
        None => said.is_empty(),
        Some((&"[...]", rest)) => (0..=said.len()).any(|skipped| lines_match(rest, &said[skipped..])),
        Some((first, rest)) => said.split_first().is_some_and(|(line, others)| line_matches(first, line) && lines_match(rest, others)),
    }
}

fn line_matches(wanted: &str, said: &str) -> bool {
    let Some((start, wild)) = wanted.split_once("[..]") else { return wanted == said };
    let Some(rest) = said.strip_prefix(start) else { return false };
    (0..=rest.len()).filter(|&at| rest.is_char_boundary(at)).any(|at| line_matches(wild, &rest[at..]))
}

#[test]
fn wildcards_stand_for_what_changes() {
    assert!(line_matches("> a [..] z", "> a long way to z"));
    assert!(line_matches("> a[..]", "> abc"));
    assert!(!line_matches("> a [..] z", "> a b c"));
    assert!(lines_match(&["a", "[...]", "d"], &["a", "b", "c", "d"]));
    assert!(!lines_match(&["a", "[...]", "d"], &["a", "b"]));
    assert_eq!(without_times("made in 0.12 s; warnings"), "made in [TIME] s; warnings");
}
