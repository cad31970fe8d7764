//! The output folder: what is written there, when, and what never is.

use crate::harness::{Archive, assert_same_tree, files, project, run_in, tree};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Which file a name means now: a file that is written anew has another number.
fn inodes(folder: &Path) -> Vec<(String, u64)> {
    files(folder).into_iter().map(|name| (name.clone(), fs::metadata(folder.join(name)).unwrap().ino())).collect()
}

#[test]
fn a_site_has_these_files() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build"]);
    let mut names: Vec<String> = files(&archive.path("public")).into_iter().map(|name| without_hash(&name)).collect();
    // How many shards search takes follows from the words.
    names.dedup();
    insta::assert_snapshot!(names.join("\n"));
}

/// `style.1a2b3c4d5e6f.css` as `style.HASH.css`, `search/1a2b3c4d5e6f.bin` as `search/HASH.bin`.
fn without_hash(name: &str) -> String {
    let is_hash = |part: &str| part.len() >= 8 && part.bytes().all(|b| b.is_ascii_hexdigit());
    name.split_inclusive(['.', '/'])
        .map(|part| if is_hash(part.trim_end_matches(['.', '/'])) { format!("HASH{}", &part[part.len() - 1..]) } else { part.to_owned() })
        .collect()
}

#[test]
fn the_same_archive_gives_the_same_bytes() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build", "--output", "one"]);
    archive.ok(&["build", "--output", "two", "--jobs", "1"]);
    archive.ok(&["build", "--output", "three", "--jobs", "2", "--no-cache"]);
    let elsewhere = tempfile::tempdir().unwrap();
    let (root, four) = (archive.root(), archive.path("four"));
    let done = run_in(elsewhere.path(), &["build", "--root", root.to_str().unwrap(), "--output", four.to_str().unwrap()]);
    assert_eq!(done.status, Some(0), "{}", done.err);
    for other in ["two", "three", "four"] {
        assert_same_tree(&archive.path("one"), &archive.path(other));
    }
}

#[test]
fn the_order_in_which_files_were_made_makes_no_difference() {
    let (archive, other) = (Archive::of("bilingual"), Archive::of("bilingual"));
    let article = "seeds/harbour/bridge-reopens.ar.txt";
    let text = other.read(article);
    fs::remove_file(other.path(article)).unwrap();
    other.write(article, text);
    archive.ok(&["build"]);
    other.ok(&["build"]);
    assert_same_tree(&archive.path("public"), &other.path("public"));
}

#[test]
fn a_second_build_writes_nothing() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build"]);
    let before = inodes(&archive.path("public"));
    let done = archive.ok(&["build"]);
    assert!(done.err.contains(" 0 written,"), "{}", done.err);
    let own: Vec<_> = before.into_iter().filter(|(name, _)| name != ".warraq-manifest").collect();
    let after = inodes(&archive.path("public"));
    assert!(own.iter().all(|file| after.contains(file)));
}

#[test]
fn an_edit_rewrites_only_the_files_that_show_it() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build"]);
    let public = archive.path("public");
    let (bytes, numbers) = (tree(&public), inodes(&public));
    archive.replace("seeds/سوق-السمك.md", "على موائد من الخشب", "على موائد من الحجر");
    archive.ok(&["build"]);
    let after = tree(&public);
    // A shard of the search index is named by its bytes: a changed one is another file.
    let kept = |tree: &std::collections::BTreeMap<String, Vec<u8>>| {
        tree.keys().filter(|name| !name.starts_with("search/")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(kept(&bytes), kept(&after));
    assert!(bytes.keys().filter(|name| name.starts_with("search/")).any(|name| after.contains_key(name)), "no shard was kept");
    let now = inodes(&public);
    let mut changed = Vec::new();
    for (name, number) in &numbers {
        let rewritten = !now.contains(&(name.clone(), *number));
        if !after.contains_key(name) {
            continue;
        }
        if bytes[name] == after[name] {
            assert!(!rewritten || name == ".warraq-manifest", "{name} is the same, and was written again");
        } else {
            changed.push(name.as_str());
        }
    }
    assert!(changed.contains(&"ar/articles/سوق-السمك/index.html") && changed.contains(&"archive.jsonl"), "{changed:?}");
    assert!(!changed.iter().any(|name| name.contains("bridge-reopens") || name.contains("everything")), "{changed:?}");
}

#[test]
fn an_article_that_is_gone_takes_its_pages_along() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build"]);
    assert!(archive.has("public/en/articles/harbour/everything/index.html") && archive.has("public/files/harbour/plan.svg"));
    fs::remove_file(archive.path("seeds/harbour/everything.md")).unwrap();
    archive.ok(&["build"]);
    let left = files(&archive.path("public"));
    assert!(!left.iter().any(|name| name.contains("everything") || name.contains("plan.svg")), "{left:?}");
}

#[test]
fn damaged_and_deleted_pages_come_back() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build", "--output", "sound"]);
    archive.ok(&["build"]);
    archive.write("public/ar/index.html", "damaged");
    fs::remove_file(archive.path("public/en/index.html")).unwrap();
    archive.ok(&["build"]);
    assert_same_tree(&archive.path("sound"), &archive.path("public"));
}

#[test]
fn an_edit_that_keeps_size_and_time_still_counts() {
    let archive = Archive::of("bare");
    archive.ok(&["build", "texts"]);
    let file = archive.path("texts/rain.txt");
    let time = fs::metadata(&file).unwrap().modified().unwrap();
    archive.replace("texts/rain.txt", "nine dry weeks", "five dry weeks");
    fs::File::options().write(true).open(&file).unwrap().set_modified(time).unwrap();
    archive.ok(&["build", "texts"]);
    assert!(archive.read("public/en/articles/rain/index.html").contains("five dry weeks"));
}

#[test]
fn the_cache_can_be_damaged_or_deleted_at_any_time() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build", "--output", "sound"]);
    for name in files(&archive.root()).into_iter().filter(|name| name.starts_with(".warraq/")) {
        archive.write(&name, "damaged");
    }
    archive.ok(&["build"]);
    assert_same_tree(&archive.path("sound"), &archive.path("public"));
}

#[test]
fn files_of_others_are_kept_and_never_overwritten() {
    let archive = Archive::of("bilingual");
    archive.write("public/CNAME", "example.org").write("public/.git/HEAD", "ref");
    let done = archive.ok(&["build"]);
    assert!(done.err.contains("2 of others kept"), "{}", done.err);
    assert_eq!((archive.read("public/CNAME"), archive.read("public/.git/HEAD")), ("example.org".to_owned(), "ref".to_owned()));

    let foreign = Archive::of("bilingual");
    foreign.write("public/ar/index.html", "a page that somebody else wrote");
    let done = foreign.run(&["build"]);
    assert_eq!(done.status, Some(1));
    assert!(done.err.contains("ar/index.html"), "{}", done.err);
    assert_eq!(files(&foreign.path("public")), ["ar/index.html"]);
    assert_eq!(foreign.read("public/ar/index.html"), "a page that somebody else wrote");
}

#[test]
fn a_build_that_fails_leaves_the_old_site_byte_for_byte() {
    let breakers: [(&str, &str); 5] = [
        ("site.toml", "base_url = 3"),
        ("topics.toml", "[[topic]\n"),
        ("templates/article.html", "{% block"),
        ("templates/parts/card.html", "{{ nothing_of_this_name }}"),
        ("templates/messages/ar.toml", "= broken"),
    ];
    for (file, text) in breakers {
        let archive = Archive::of("bilingual");
        archive.ok(&["build"]);
        archive.ok(&["build", "--output", "sound"]);
        archive.replace("seeds/harbour/bridge-reopens.en.txt", "forty people", "fifty people");
        archive.write(file, text);
        assert_eq!(archive.run(&["build"]).status, Some(1), "{file}");
        assert_same_tree(&archive.path("sound"), &archive.path("public"));
        let beside: Vec<_> = fs::read_dir(archive.root()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        assert!(!beside.iter().any(|name| name.starts_with(".public")), "{file} left {beside:?}");
    }
}

#[test]
fn with_strict_a_warning_publishes_nothing() {
    let archive = Archive::of("legacy");
    archive.ok(&["build", "--output", "lenient"]);
    assert_eq!(archive.run(&["build", "--strict"]).status, Some(1));
    assert!(!archive.has("public"));
    assert_eq!(archive.run(&["check", "--strict"]).status, Some(1));
}

#[test]
fn a_base_path_changes_the_prefix_of_addresses_and_nothing_else() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build", "--output", "below", "--base-url", "https://example.org/archive/"]);
    archive.ok(&["build", "--output", "root", "--base-url", "https://example.org/"]);
    let (below, root) = (tree(&archive.path("below")), tree(&archive.path("root")));
    assert_eq!(below.keys().collect::<Vec<_>>(), root.keys().collect::<Vec<_>>());
    for (name, bytes) in below {
        let Ok(text) = String::from_utf8(bytes.clone()) else {
            assert!(bytes == root[&name], "{name}");
            continue;
        };
        // Hashes of what carries addresses, such as a policy's, may differ; addresses may not.
        assert!(text.replace("/archive/", "/") == String::from_utf8_lossy(&root[&name]).replace("/archive/", "/"), "{name}");
    }
}

#[test]
fn a_slash_at_the_end_of_the_base_url_makes_no_difference() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build", "--output", "with", "--base-url", "https://example.org/archive/"]);
    archive.ok(&["build", "--output", "without", "--base-url", "https://example.org/archive"]);
    assert_same_tree(&archive.path("with"), &archive.path("without"));
}

#[test]
fn every_internal_link_resolves() {
    for (fixture, base_url) in
        [("bilingual", "https://example.org/archive/"), ("bilingual", "https://example.org/"), ("faults", "https://example.org/x/y/")]
    {
        let archive = Archive::of(fixture);
        let done = archive.run(&["check", "--base-url", base_url, "--message-format", "json"]);
        assert!(!done.err.contains("\"broken-link\""), "{fixture} below {base_url}\n{}", done.err);
    }
}

#[test]
fn check_writes_nothing() {
    let archive = Archive::of("bilingual");
    let before = tree(&archive.root());
    archive.ok(&["check"]);
    assert_eq!(tree(&archive.root()), before);
}

#[test]
fn check_says_all_that_build_says() {
    for fixture in ["faults", "legacy", "bilingual"] {
        let archive = Archive::of(fixture);
        let said = |command: &str| archive.run(&[command, "--message-format", "json"]).err;
        let (built, checked) = (said("build"), said("check"));
        for line in built.lines() {
            assert!(checked.contains(line), "{fixture}: check does not say {line}");
        }
    }
}

#[test]
fn a_user_template_stands_in_for_the_built_in_one() {
    let archive = Archive::of("bilingual");
    archive.write("templates/404.html", "{% extends \"builtin/404.html\" %}{% block name %}<p>My own masthead</p>{% endblock name %}");
    archive.ok(&["build"]);
    assert!(archive.read("public/404.html").contains("My own masthead"));
}

#[test]
fn a_fresh_archive_builds_and_has_nothing_to_complain_of() {
    let archive = Archive::empty();
    archive.ok(&["new", "mine"]);
    let done = run_in(&archive.path("mine"), &["check", "--message-format", "json", "--strict"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    assert_eq!(run_in(&archive.path("mine"), &["build"]).status, Some(0));
    assert!(archive.has("mine/public/index.html") && archive.has("mine/.github/workflows/pages.yml"));
}

#[test]
fn the_repositorys_own_archive_has_nothing_to_complain_of() {
    let output = tempfile::tempdir().unwrap();
    let site = output.path().join("site");
    let done = run_in(project(), &["check", "--message-format", "json", "--output", site.to_str().unwrap()]);
    let faults: Vec<&str> =
        done.err.lines().filter(|line| !line.contains("\"legacy-encoding\"") && !line.contains("\"level\":\"review\"")).collect();
    assert_eq!((done.status, faults), (Some(0), Vec::new()));
}

#[test]
fn drafts_are_shown_only_when_asked_for() {
    let archive = Archive::of("faults");
    archive.run(&["build", "--output", "without"]);
    archive.run(&["build", "--output", "with", "--drafts"]);
    assert!(!archive.has("without/en/articles/draft/index.html"));
    assert!(archive.has("with/en/articles/draft/index.html"));
    assert!(!archive.read("without/archive.jsonl").contains("Not yet"));
}

#[test]
fn hidden_and_underscored_names_are_skipped_and_only_referenced_files_are_copied() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build"]);
    let names = files(&archive.path("public")).join("\n");
    for absent in ["notes", "hidden", "unreferenced"] {
        assert!(!names.contains(absent), "{absent}\n{names}");
    }
    assert!(names.contains(".well-known/security.txt"));
}
