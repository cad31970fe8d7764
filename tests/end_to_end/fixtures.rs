//! Nothing lies about unused.

use crate::harness::{files, project};
use std::fs;

/// A fixture that no test names is a fixture that nobody dares to delete.
#[test]
fn every_fixture_is_used() {
    let tests = project().join("tests");
    let mut sources = String::new();
    for folder in ["end_to_end", "cmd", "browser"] {
        for name in files(&tests.join(folder)).into_iter().filter(|name| !name.starts_with("node_modules/")) {
            sources.push_str(&fs::read_to_string(tests.join(folder).join(name)).unwrap_or_default());
        }
    }
    for fixture in fs::read_dir(tests.join("fixtures")).unwrap() {
        let name = fixture.unwrap().file_name().into_string().unwrap();
        let used = [format!("\"{name}\""), format!("@ {name}\n")].iter().any(|mention| sources.contains(mention));
        assert!(used, "no test uses tests/fixtures/{name}");
    }
}
