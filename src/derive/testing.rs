//! What the tests of this room share: articles made from a text, and a small list of names.

use crate::knowledge::Authority;
use crate::source::{Article, Block, BlockKind, Body, FrontMatter};
use crate::text::Span;
use std::fmt::Write;
use std::sync::LazyLock;

/// An article whose paragraphs are the lines of `text`, without front matter or headline.
pub(super) fn article_of(text: &str) -> Article {
    let mut body = Body { text: text.to_owned(), ..Body::default() };
    let mut start = 0;
    for (number, line) in text.split('\n').enumerate() {
        let line_number = u32::try_from(number + 1).unwrap_or(u32::MAX);
        if !line.is_empty() {
            body.lines.push((u32::try_from(start).unwrap_or(u32::MAX), line_number));
            body.blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(start, start + line.len()), children: Vec::new() });
        }
        start += line.len() + 1;
    }
    Article {
        path: "a.txt".to_owned(),
        encoding: "utf-8",
        front: FrontMatter::default(),
        headline: None,
        body,
        notes: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// Places, media and people that the tests' sentences name; nothing here depends on the built-in list.
pub(super) fn authority() -> &'static Authority {
    static LIST: LazyLock<Authority> = LazyLock::new(|| {
        let mut file = String::new();
        let mut add = |id: &str, kind: &str, class: &str, ar: &str, en: &str, dateline: &str| {
            writeln!(file, "[[topic]]\nid = \"test-{id}\"\nkind = \"{kind}\"\nclass = \"{class}\"\nar = \"{ar}\"\nen = \"{en}\"\ndateline = [{dateline}]").unwrap();
        };
        for (id, ar, en) in [
            ("cairo", "القاهرة", "Cairo"),
            ("riyadh", "الرياض", "Riyadh"),
            ("beirut", "بيروت", "Beirut"),
            ("london", "لندن", "London"),
            ("washington", "واشنطن", "Washington"),
            ("paris", "باريس", "Paris"),
            ("brussels", "بروكسل", "Brussels"),
            ("jerusalem", "القدس", "Jerusalem"),
            ("rafah", "رفح", "Rafah"),
        ] {
            add(id, "place", "city", ar, en, "");
        }
        add("reuters", "organisation", "agency", "رويترز", "Reuters", "");
        add("afp", "organisation", "agency", "وكالة فرانس برس", "Agence France-Presse", "\"أ ف ب\", \"فرانس برس\", \"AFP\"");
        add("ap", "organisation", "agency", "أسوشيتد برس", "Associated Press", "\"أ ب\", \"AP\"");
        add("dpa", "organisation", "agency", "وكالة الأنباء الألمانية", "dpa", "\"د ب أ\"");
        add("spa", "organisation", "agency", "وكالة الأنباء السعودية", "Saudi Press Agency", "\"واس\", \"SPA\"");
        add("cnn", "organisation", "outlet", "شبكة سي إن إن", "CNN", "");
        add("salma", "person", "", "سلمى حداد", "Salma Haddad", "");
        add("omar", "person", "", "عمر نجار", "Omar Najjar", "");
        add("acme", "organisation", "company", "شركة نورس", "Nawras", "");
        Authority::with_archive(&file, "topics.toml").0
    });
    &LIST
}
