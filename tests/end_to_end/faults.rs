//! Faults of the archive: each has its code, its place and its status, and the rest is built.

use crate::harness::{Archive, Done};
use serde_json::Value;

fn diagnostics(done: &Done) -> Vec<Value> {
    done.err.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn only(done: &Done) -> Value {
    let all = diagnostics(done);
    assert_eq!(all.len(), 1, "{}", done.err);
    all[0].clone()
}

const JSON: [&str; 2] = ["--message-format", "json"];

fn build(archive: &Archive) -> Done {
    archive.run(&[&["build"][..], &JSON].concat())
}

#[test]
fn each_bad_article_has_its_code_and_the_rest_is_built() {
    let archive = Archive::of("faults");
    let done = build(&archive);
    assert_eq!(done.status, Some(1));
    let said = diagnostics(&done);
    for (code, level, path) in [
        ("empty-article", "error", "seeds/empty.txt"),
        ("not-text", "error", "seeds/picture.txt"),
        ("front-matter", "error", "seeds/broken-front-matter.md"),
        ("unknown-key", "warning", "seeds/unknown-key.md"),
        ("duplicate-slug", "error", "seeds/twice-b.md"),
    ] {
        let found = said.iter().find(|d| d["code"] == code).unwrap_or_else(|| panic!("{code} is not said:\n{}", done.err));
        assert_eq!((found["level"].as_str(), found["path"].as_str()), (Some(level), Some(path)));
        assert!(found["help"].is_string(), "{code} has no help");
    }
    for (slug, published) in
        [("good", true), ("twice", true), ("unknown-key", true), ("broken-front-matter", true), ("empty", false), ("picture", false)]
    {
        assert_eq!(archive.has(&format!("public/en/articles/{slug}/index.html")), published, "{slug}");
    }
}

#[test]
fn an_unknown_front_matter_key_names_the_nearest() {
    let archive = Archive::of("faults");
    let said = diagnostics(&build(&archive));
    let named = |key: &str| said.iter().find(|d| d["message"].as_str().unwrap().contains(&format!("`{key}`"))).unwrap();
    let slip = named("titel");
    assert_eq!((slip["line"].as_u64(), slip["column"].as_u64()), (Some(2), Some(1)));
    assert!(slip["help"].as_str().unwrap().contains("`title`"));
    assert!(named("weather")["help"].is_string());
}

#[test]
fn warnings_alone_do_not_change_the_status() {
    let archive = Archive::of("legacy");
    let done = build(&archive);
    assert_eq!(done.status, Some(0));
    assert!(!done.err.is_empty());
}

#[test]
fn a_duplicate_slug_names_both_files_and_the_first_keeps_it() {
    let archive = Archive::of("faults");
    let done = build(&archive);
    let fault = diagnostics(&done).into_iter().find(|d| d["code"] == "duplicate-slug").unwrap();
    let message = fault["message"].as_str().unwrap();
    assert!(message.contains("seeds/twice-a.md") && message.contains("seeds/twice-b.md"), "{message}");
    assert!(archive.read("public/en/articles/twice/index.html").contains("The first by path keeps"));
}

#[test]
fn a_fault_in_site_toml_has_its_place() {
    for (text, line, column) in [
        ("base_url = \"https://example.org/\"\ntitel = 1\n", 2, 1),
        ("base_url = 3\n", 1, 12),
        ("base_url = \"https://example.org/\"\n[languages.ar]\ntitle = 1\n", 3, 9),
        ("base_url = \"https://example.org/\"\n\n[languages.ar\n", 3, 14),
    ] {
        let archive = Archive::of("bilingual");
        archive.write("site.toml", text);
        let fault = only(&build(&archive));
        assert_eq!((fault["code"].as_str(), fault["path"].as_str()), (Some("bad-site"), Some("site.toml")), "{text}");
        assert_eq!((fault["line"].as_u64(), fault["column"].as_u64()), (Some(line), Some(column)), "{text}\n{fault}");
        assert!(!archive.has("public"));
    }
}

#[test]
fn a_fault_in_a_template_has_its_place() {
    for text in [
        "{% extends \"builtin/article.html\" %}\n{% block main %}{{ title %}\n{% endblock main %}\n",
        "{% extends \"builtin/article.html\" %}\n{% block main %}{{ titel.text }}{% endblock main %}\n",
    ] {
        let archive = Archive::of("bilingual");
        archive.write("templates/article.html", text);
        for command in ["build", "check"] {
            let done = archive.run(&[command, "--message-format", "json"]);
            assert_eq!(done.status, Some(1), "{command}");
            let fault = diagnostics(&done).into_iter().find(|d| d["code"] == "template").unwrap_or_else(|| panic!("{}", done.err));
            assert_eq!((fault["path"].as_str(), fault["line"].as_u64()), (Some("templates/article.html"), Some(2)), "{fault}");
            assert!(fault["column"].is_u64(), "{fault}");
        }
        assert!(!archive.has("public"));
    }
}

#[test]
fn a_template_reads_nothing_outside_of_the_template_folders() {
    for outside in ["/etc/passwd", "../site.toml", "../../secret.html"] {
        let archive = Archive::of("bilingual");
        archive.write("templates/404.html", format!("{{% include \"{outside}\" %}}")).write("../secret.html", "secret");
        assert_eq!(build(&archive).status, Some(1), "{outside}");
    }
}

#[test]
fn an_alias_that_is_taken_names_both_sides() {
    let archive = Archive::of("bilingual");
    archive.replace("seeds/harbour/everything.md", "/old/everything/", "/en/topics/");
    let done = build(&archive);
    assert_eq!(done.status, Some(1));
    let fault = only(&done);
    assert!(fault["message"].as_str().unwrap().contains("en/topics/index.html"), "{fault}");
    assert!(archive.read("public/en/topics/index.html").contains("<main"), "the page is kept");
}

#[test]
fn an_alias_leads_to_its_article() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build"]);
    assert!(archive.read("public/old/everything/index.html").contains("/archive/en/articles/harbour/everything/"));
}

#[test]
fn a_picture_that_is_not_there_is_a_warning() {
    let archive = Archive::of("bilingual");
    std::fs::remove_file(archive.path("seeds/harbour/plan.svg")).unwrap();
    let done = build(&archive);
    assert_eq!((done.status, only(&done)["code"].as_str()), (Some(0), Some("missing-asset")));
}

#[test]
fn an_archive_without_articles_is_built_with_a_warning() {
    let archive = Archive::of("bilingual");
    std::fs::remove_dir_all(archive.path("seeds")).unwrap();
    archive.write("seeds/.keep", "");
    let done = build(&archive);
    assert_eq!(done.status, Some(0), "{}", done.err);
    assert!(diagnostics(&done).iter().any(|d| d["code"] == "no-articles"), "{}", done.err);
    assert!(archive.has("public/ar/index.html") && archive.has("public/404.html"));
}
