//! Every key, code, command and option stands in the docs.

use crate::harness::{Archive, project};
use std::fs;
use warraq::diagnostic::Code;

fn docs(name: &str) -> String {
    fs::read_to_string(project().join("docs").join(name)).unwrap_or_else(|error| panic!("docs/{name}: {error}"))
}

/// Fails with all that the page does not name between backticks.
fn assert_named<'a>(page: &str, names: impl IntoIterator<Item = &'a str>) {
    let text = docs(page);
    let stands = |name: &str| {
        ["`", " ", "=", " = "].iter().any(|after| text.contains(&format!("`{name}{after}"))) || text.contains(&format!("[{name}]"))
    };
    let missing: Vec<_> = names.into_iter().filter(|name| !stands(name)).collect();
    assert!(missing.is_empty(), "docs/{page} does not name {missing:?}");
}

#[test]
fn every_key_of_site_toml_is_documented() {
    assert_named("site.md", warraq::site::KEYS.iter().chain(warraq::site::LANGUAGE_KEYS).map(|(key, _)| *key));
}

#[test]
fn every_key_of_topics_toml_is_documented() {
    assert_named("topics.md", warraq::knowledge::authority_file::TOPIC_KEYS);
}

#[test]
fn every_key_of_front_matter_is_documented() {
    assert_named("articles.md", warraq::source::front_keys::KEYS);
}

#[test]
fn every_diagnostic_is_documented() {
    assert_named("diagnostics.md", Code::ALL.iter().map(|code| code.name()));
}

/// Commands as the program's own help lists them.
fn commands() -> Vec<String> {
    let help = Archive::empty().ok(&["--help"]).out;
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    listed.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn every_command_and_every_option_is_documented() {
    let page = docs("commands.md");
    let mut missing = Vec::new();
    for command in commands() {
        if !page.contains(&format!("`warraq {command}")) {
            missing.push(format!("warraq {command}"));
        }
        if command == "help" {
            continue;
        }
        let help = Archive::empty().ok(&[&command, "--help"]).out;
        for word in help.split(|c: char| c.is_whitespace() || c == ',').filter(|word| word.starts_with("--") && word.len() > 2) {
            if !page.contains(word) {
                missing.push(format!("warraq {command} {word}"));
            }
        }
    }
    assert!(missing.is_empty(), "docs/commands.md does not name {missing:?}");
}

#[test]
fn the_list_of_site_keys_is_whole() {
    for (key, _) in warraq::site::KEYS.iter().chain(warraq::site::LANGUAGE_KEYS) {
        let archive = Archive::of("bare");
        // A value of a kind that no key takes: an unknown key would be named before its value is looked at.
        let within = if warraq::site::LANGUAGE_KEYS.iter().any(|(own, _)| own == key) { "[languages.ar]\n" } else { "" };
        archive.write("site.toml", format!("{within}{key} = 1979-05-27T07:32:00Z\n"));
        let said = archive.run(&["check", "--message-format", "json"]).err;
        assert!(said.contains("bad-site") && !said.contains("unknown field"), "{key}: {said}");
    }
}
