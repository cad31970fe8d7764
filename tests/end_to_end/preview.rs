//! The local preview: pages as they would be published, made anew at each change, and nothing beyond this machine.

use crate::harness::{Archive, run_in, tree};
use crate::preview_client::Preview;
use serde_json::Value;
use std::os::unix::process::ExitStatusExt;

fn faults(state: &Value) -> Vec<&str> {
    state["faults"].as_array().unwrap().iter().map(|fault| fault.as_str().unwrap()).collect()
}

#[test]
fn pages_stand_below_the_base_path_on_the_printed_address() {
    let preview = Preview::of(&Archive::of("bilingual"), &[]);
    assert!(preview.url.starts_with("http://127.0.0.1:") && preview.url.ends_with("/archive/"), "{}", preview.url);
    let home = preview.get("/archive/en/");
    assert_eq!(home.status, 200);
    assert!(home.body.contains("The Harbour Ledger"));
    for (from, to) in
        [("/", "/archive/"), ("/archive", "/archive/"), ("/archive/en", "/archive/en/"), ("/archive/en/topics", "/archive/en/topics/")]
    {
        let answer = preview.get(from);
        assert!(matches!(answer.status, 301 | 302 | 307 | 308), "{from}: {}", answer.status);
        assert_eq!(answer.header("location"), Some(to), "{from}");
    }
}

#[test]
fn every_kind_of_file_has_its_content_type() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build", "--output", "../built"]);
    let style = crate::harness::files(&archive.path("../built/assets")).into_iter().find(|name| name.ends_with(".css")).unwrap();
    let font = crate::harness::files(&archive.path("../built/assets")).into_iter().find(|name| name.ends_with(".woff2")).unwrap();
    let preview = Preview::of(&archive, &[]);
    for (path, content_type) in [
        ("", "text/html; charset=utf-8"),
        ("ar/", "text/html; charset=utf-8"),
        ("ar/feed.xml", "application/xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("archive.jsonl", "application/jsonl; charset=utf-8"),
        ("files/harbour/plan.svg", "image/svg+xml"),
        (&format!("assets/{style}"), "text/css; charset=utf-8"),
        (&format!("assets/{font}"), "font/woff2"),
    ] {
        let answer = preview.get(&format!("/archive/{path}"));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(content_type)), "{path}");
    }
}

#[test]
fn what_is_shown_is_what_is_published() {
    let archive = Archive::of("bilingual");
    archive.ok(&["build", "--output", "../built"]);
    let preview = Preview::of(&archive, &[]);
    for (name, bytes) in tree(&archive.path("../built")) {
        let hidden = name.starts_with(".warraq");
        if hidden || !(name.ends_with(".html") || name.ends_with(".xml") || name.ends_with(".jsonl")) {
            continue;
        }
        let shown = preview.get(&format!("/archive/{}", warraq::text::url::encode(&name)));
        assert_eq!(shown.status, 200, "{name}");
        let published = String::from_utf8(bytes).unwrap();
        assert!(shown.body == published || without_the_previews_script(&shown.body) == published, "{name}");
    }
}

/// The page without the script that reloads it.
fn without_the_previews_script(html: &str) -> String {
    let Some(start) = html.find("<script src=\"/_warraq/") else { return html.to_owned() };
    let end = start + html[start..].find("</script>").unwrap() + "</script>".len();
    format!("{}{}", &html[..start], &html[end..])
}

#[test]
fn what_is_not_there_is_answered_with_the_sites_own_page() {
    let preview = Preview::of(&Archive::of("bilingual"), &[]);
    for path in ["/archive/nothing", "/archive/en/articles/nothing/", "/elsewhere/", "/archive/en//"] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains("data-kind=\"404\""), "{path}: {}", answer.body);
    }
}

#[test]
fn arabic_paths_are_read_percent_encoded() {
    let preview = Preview::of(&Archive::of("bilingual"), &[]);
    let encoded = "/archive/ar/articles/%D8%B3%D9%88%D9%82-%D8%A7%D9%84%D8%B3%D9%85%D9%83";
    assert!(preview.get(&format!("{encoded}/")).body.contains("سوق السمك يفتح مساء"));
    let moved = preview.get(encoded);
    assert_eq!(moved.header("location"), Some(format!("{encoded}/").as_str()));
    assert_eq!(preview.get("/archive/ar/articles/%D8/").status, 404);
}

#[test]
fn nothing_is_answered_but_reading_by_this_machine() {
    let archive = Archive::of("bilingual");
    let preview = Preview::of(&archive, &[]);
    let own = preview.url.strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
    let head = preview.ask("HEAD", "/archive/en/", &own);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-type"), Some("text/html; charset=utf-8"));
    for method in ["POST", "PUT", "DELETE"] {
        assert_eq!(preview.ask(method, "/archive/en/", &own).status, 405, "{method}");
    }
    for host in ["example.org", "127.0.0.1.example.org", "evil:80", ""] {
        for path in ["/archive/en/", "/_warraq/events", "/_warraq/preview.js"] {
            let answer = preview.ask("GET", path, host);
            assert!((400..500).contains(&answer.status), "{host} {path}: {}", answer.status);
            assert!(!answer.body.contains("Harbour"), "{host} {path}");
        }
    }
    assert_eq!(preview.ask("GET", "/archive/en/", "localhost").status, 200);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let preview = Preview::of(&Archive::of("bilingual"), &[]);
    for path in [
        "/archive/../site.toml",
        "/archive/..%2fsite.toml",
        "/archive/%2e%2e/site.toml",
        "/archive/en/..%5c..%5csite.toml",
        "/archive//etc/passwd",
        "/archive/%2fetc%2fpasswd",
        "/archive/site.toml",
        "/archive/seeds/_notes.txt",
        "/archive/en/%00",
    ] {
        let answer = preview.get(path);
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.body.contains("base_url") && !answer.body.contains("root:"), "{path}");
    }
}

#[test]
fn an_edit_is_shown_and_listening_pages_are_told() {
    let archive = Archive::of("bilingual");
    let preview = Preview::of(&archive, &[]);
    let mut events = preview.events();
    let first = events.next();
    assert_eq!(faults(&first), Vec::<&str>::new());
    archive.replace("seeds/harbour/bridge-reopens.en.txt", "forty people", "fifty-five people");
    let path = "/archive/en/articles/harbour/bridge-reopens/";
    preview.until(path, |page| page.body.contains("fifty-five people"));
    events.until(|state| state["version"] != first["version"]);
    archive.write("seeds/new.txt", "An article that came later\n\nIt was written while the preview was running, and it is shown.\n");
    preview.until("/archive/en/articles/new/", |page| page.status == 200);
    std::fs::remove_file(archive.path("seeds/new.txt")).unwrap();
    preview.until("/archive/en/articles/new/", |page| page.status == 404);
}

#[test]
fn changes_to_settings_topics_and_static_files_are_shown() {
    let archive = Archive::of("bilingual");
    let preview = Preview::of(&archive, &[]);
    archive.replace("site.toml", "The Harbour Ledger", "The Evening Ledger");
    preview.until("/archive/en/", |page| page.body.contains("The Evening Ledger"));
    archive.replace("topics.toml", "en = \"Salma Zahrouni\"", "en = \"Salma al-Zahrouni\"");
    preview.until("/archive/en/topics/salma-zahrouni/", |page| page.body.contains("Salma al-Zahrouni"));
    archive.write("static/.well-known/security.txt", "Contact: mailto:night@example.org\n");
    preview.until("/archive/.well-known/security.txt", |file| file.body.contains("night@"));
}

#[test]
fn a_broken_template_is_told_and_the_last_good_page_stays_until_it_is_mended() {
    let archive = Archive::of("bilingual");
    archive.write("templates/404.html", "{% extends \"builtin/404.html\" %}");
    let preview = Preview::of(&archive, &[]);
    let mut events = preview.events();
    archive.write("templates/404.html", "{% extends \"builtin/404.html\" %}\n{% block main %}{{ nothing }}");
    let state = events.until(|state| !faults(state).is_empty());
    assert!(faults(&state)[0].starts_with("templates/404.html:2:"), "{state}");
    assert!(preview.get("/archive/en/").body.contains("The Harbour Ledger"));
    archive.write("templates/404.html", "{% extends \"builtin/404.html\" %}{% block main %}<p>mended</p>{% endblock main %}");
    events.until(|state| faults(state).is_empty());
    preview.until("/archive/nothing", |page| page.body.contains("mended"));
}

#[test]
fn a_fault_in_one_article_is_told_and_the_rest_is_shown() {
    let preview = Preview::of(&Archive::of("faults"), &[]);
    let state = preview.events().next();
    assert!(faults(&state).iter().any(|fault| fault.contains("seeds/twice-b.md")), "{state}");
    assert_eq!(preview.get("/en/articles/good/").status, 200);
}

#[test]
fn where_the_first_build_fails_the_faults_are_served_until_they_are_mended() {
    let archive = Archive::of("bilingual");
    let sound = archive.read("site.toml");
    archive.write("site.toml", "base_url = 3\n");
    let preview = Preview::of(&archive, &[]);
    let page = preview.get("/");
    assert_eq!(page.status, 500);
    assert!(page.body.contains("site.toml:1:12"), "{}", page.body);
    archive.write("site.toml", sound.replace("https://example.org/archive/", "https://example.org/"));
    preview.until("/en/", |page| page.status == 200 && page.body.contains("The Harbour Ledger"));
}

#[test]
fn the_output_folder_is_never_written_to() {
    let archive = Archive::of("bilingual");
    let before = tree(&archive.root());
    let preview = Preview::of(&archive, &[]);
    preview.get("/archive/en/");
    preview.get("/archive/archive.jsonl");
    assert!(!archive.has("public"));
    let after = tree(&archive.root());
    let new: Vec<_> = after.keys().filter(|name| !before.contains_key(*name) && !name.starts_with(".warraq/")).collect();
    assert!(new.is_empty(), "{new:?}");
}

#[test]
fn a_bare_folder_is_previewed_without_settings() {
    let preview = Preview::of(&Archive::of("bare"), &["texts"]);
    assert!(preview.get("/en/articles/rain/").body.contains("nine dry weeks"));
}

#[test]
fn an_interrupt_ends_it_even_while_a_page_listens() {
    let preview = Preview::of(&Archive::of("bilingual"), &[]);
    let mut events = preview.events();
    events.next();
    preview.signal("INT");
    let status = preview.wait();
    assert!(matches!(status.code(), Some(0 | 130)) || status.signal() == Some(2), "{status}");
}

#[test]
fn a_port_that_is_taken_is_a_fault_with_a_way_out() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let done = run_in(&Archive::of("bilingual").root(), &["serve", "--port", &port]);
    assert_eq!((done.status, done.out.as_str()), (Some(1), ""));
    assert!(done.err.contains("--port 0"), "{}", done.err);
}
