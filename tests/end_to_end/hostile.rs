//! Names and texts that nobody would write by good will: no panic, nothing leaves the root, the rest is built.

use crate::harness::{Archive, Done, files};
use std::os::unix::fs::symlink;
use std::process::Command;

fn build(archive: &Archive) -> Done {
    let done = archive.run(&["build", "--message-format", "json"]);
    assert!(matches!(done.status, Some(0 | 1)) && !done.err.contains("panicked"), "{}", done.err);
    assert!(archive.has("public/en/articles/good/index.html"), "the sound article is published\n{}", done.err);
    done
}

/// An archive with one sound article.
fn sound() -> Archive {
    let archive = Archive::empty();
    archive.write("site.toml", "base_url = \"https://example.org/\"\n");
    archive.write("seeds/good.txt", "The one sound article\n\nIt is published whatever stands beside it in the folder of articles.\n");
    archive
}

#[test]
fn names_with_spaces_arabic_and_emoji_get_pages_and_links_that_work() {
    let archive = sound();
    for name in
        ["a name with spaces", "اسم عربي طويل", "📰 news 🗞", "100% sure", "q?a=b&c#d", "it's \"quoted\" <b>", "con", "dots..", "-dash"]
    {
        archive.write(
            &format!("seeds/{name}.txt"),
            format!("A headline for a strange name\n\nThe file of this article has a name that is {} letters long.\n", name.len()),
        );
    }
    let done = build(&archive);
    assert_eq!(done.status, Some(0), "{}", done.err);
    let pages = files(&archive.path("public/en/articles"));
    assert_eq!(pages.len(), 10, "{pages:?}");
    assert!(pages.iter().all(|page| !page.contains(['?', '#', '%', '<', '"', ' '])), "{pages:?}");
    let checked = archive.run(&["check", "--message-format", "json"]);
    assert!(!checked.err.contains("broken-link"), "{}", checked.err);
}

#[test]
fn links_out_of_the_root_are_refused_wherever_they_stand() {
    let archive = sound();
    archive
        .write("../outside/secret.txt", "A secret that stands outside\n\nNobody may read this secret, since it is not in the archive.\n");
    archive.write("seeds/refers.md", "This article asks for [a file](secret.csv) that is a link to another place.\n");
    archive.write("templates/.keep", "").write("static/.keep", "");
    let outside = archive.path("../outside");
    symlink(outside.join("secret.txt"), archive.path("seeds/linked.txt")).unwrap();
    symlink(&outside, archive.path("seeds/folder")).unwrap();
    symlink(outside.join("secret.txt"), archive.path("seeds/secret.csv")).unwrap();
    symlink(outside.join("secret.txt"), archive.path("static/secret.txt")).unwrap();
    symlink(outside.join("secret.txt"), archive.path("templates/404.html")).unwrap();
    let done = build(&archive);
    for link in ["seeds/linked.txt", "seeds/folder", "static/secret.txt", "templates/404.html"] {
        let named = done.err.lines().any(|line| line.contains("\"link-outside\"") && line.contains(&format!("\"{link}\"")));
        assert!(named, "{link}\n{}", done.err);
    }
    for name in files(&archive.path("public")) {
        let bytes = std::fs::read(archive.path("public").join(&name)).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("Nobody may read this secret"), "{name}");
    }
}

#[test]
fn links_inside_the_root_are_followed() {
    let archive = sound();
    archive.write("more/story.txt", "A story that stands beside the sources\n\nIt is reached by a link that stays inside of the root.\n");
    symlink("../more", archive.path("seeds/more")).unwrap();
    assert_eq!(build(&archive).status, Some(0));
    assert!(archive.has("public/en/articles/more/story/index.html"));
}

#[test]
fn a_pipe_in_any_folder_never_stops_the_build() {
    let archive = sound();
    archive.write("templates/.keep", "").write("static/.keep", "");
    for pipe in ["seeds/pipe.txt", "static/pipe.css", "templates/pipe.html"] {
        assert!(Command::new("mkfifo").arg(archive.path(pipe)).status().unwrap().success());
    }
    let done = build(&archive);
    assert_eq!(done.status, Some(0), "{}", done.err);
    assert_eq!(done.err.matches("\"special-file\"").count(), 3, "{}", done.err);
}

#[test]
fn a_name_that_is_not_utf8_is_named_and_left_out() {
    use std::os::unix::ffi::OsStrExt;
    let archive = sound();
    std::fs::write(archive.path("seeds").join(std::ffi::OsStr::from_bytes(b"\xff\xfe.txt")), "text").unwrap();
    let done = build(&archive);
    assert!(done.err.contains("\"file-name\""), "{}", done.err);
}

#[test]
fn texts_that_no_one_would_write_are_read_without_a_panic() {
    let long_line = "كلمة word ".repeat(65_000);
    let controls = "\u{202e}\u{202d}\u{2066}\u{2067}\u{2069}\u{200f}\u{200e}\n".repeat(20);
    let brackets = "[".repeat(20_000);
    let quotes = "> ".repeat(3_000);
    let digits = "1".repeat(50_000);
    let marks = format!("ا{}", "\u{064b}".repeat(10_000));
    for (name, text) in [
        ("one-line.txt", long_line.as_str()),
        ("one-line.md", &long_line),
        ("controls.txt", &controls),
        ("controls.md", &controls),
        ("brackets.md", &brackets),
        ("quotes.md", &quotes),
        ("digits.txt", &digits),
        ("marks.txt", &marks),
        ("newlines.txt", &"\n".repeat(100_000)),
        ("carriage.txt", "one\rtwo\r\rthree"),
        ("fence.md", "+++\n+++\n+++\n"),
        ("yaml.md", "---\na: &a [*a, *a]\nb: *a\n---\ntext"),
        ("script.md", "<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)>\n\nA text beside it."),
        ("template.txt", "{{ site.title }} {% include \"base.html\" %}\n\nTemplates in a text are text.\n"),
    ] {
        let archive = sound();
        archive.write(&format!("seeds/{name}"), text);
        build(&archive);
        let inspected = archive.run(&["inspect", &format!("seeds/{name}")]);
        assert!(matches!(inspected.status, Some(0 | 1)), "{name}: {}", inspected.err);
    }
}

#[test]
fn what_an_article_says_is_never_run_as_script_or_template() {
    let archive = sound();
    archive.write(
        "seeds/script.md",
        "<script>alert(1)</script>\n\n[press](javascript:alert(1)) <img src=x onerror=alert(1)>\n\nA text beside it.\n",
    );
    archive
        .write("seeds/template.txt", "</script><script>alert(2)</script> & {{ site.title }}\n\nTemplates in a text are text: {% raw %}.\n");
    build(&archive);
    let script = archive.read("public/en/articles/script/index.html");
    assert!(!script.contains("<script>") && !script.contains("javascript:") && !script.contains("onerror"), "{script}");
    let template = archive.read("public/en/articles/template/index.html");
    assert!(!template.contains("<script>alert") && template.contains("{{ site.title }}"), "{template}");
}
