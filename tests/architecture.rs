//! The house's order, held by a test: a room imports only from rooms above it in `src/lib.rs`.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as promised")]

use std::fs;
use std::path::{Path, PathBuf};

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.sort();
    found
}

/// The rooms in the order in which `src/lib.rs` declares them.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// The room that a file stands in.
fn room_of(file: &Path) -> String {
    let below = file.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    below.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

#[test]
fn imports_go_up_only() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|r| r == room);
    let mut wrong = Vec::new();
    for file in files() {
        let room = room_of(&file);
        let Some(own) = place(&room) else { continue };
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if place(&name).is_some_and(|other| other > own) {
                    wrong.push(format!("{}:{}: `{room}` uses `{name}`, which stands below it", file.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_stands_in_the_order() {
    let rooms = rooms();
    for file in files() {
        let room = room_of(&file);
        assert!(matches!(room.as_str(), "lib" | "main") || rooms.contains(&room), "`{room}` is not declared in src/lib.rs");
    }
}

#[test]
fn the_file_system_the_network_and_the_clock_have_their_doors() {
    // Reading is source's, project's and the commands'; writing is publish's and `new`'s; sockets are preview's alone.
    let doors: [(&str, &[&str]); 3] = [
        ("std::fs", &["source/read.rs", "publish/", "project.rs", "build/", "cli/", "preview/watch.rs"]),
        ("tokio::net", &["preview/server.rs"]),
        ("SystemTime", &[]),
    ];
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in files() {
        let below = file.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (what, allowed) in doors {
            assert!(!code.contains(what) || allowed.iter().any(|a| below.starts_with(a)), "{below} uses {what}");
        }
    }
}
