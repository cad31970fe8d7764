//! What reading an article promises, from bytes to blocks.

use super::{Article, Block, BlockKind, InlineKind, NoteKind, Role, parse};
use crate::diagnostic::{Code, Level};

fn text(source: &str) -> Article {
    parse("a.txt", source.as_bytes(), None)
}

fn markdown(source: &str) -> Article {
    parse("a.md", source.as_bytes(), None)
}

/// The blocks as an outline: kind, line of the file, and text of leaves.
fn outline(article: &Article) -> Vec<String> {
    fn walk(article: &Article, blocks: &[Block], depth: usize, out: &mut Vec<String>) {
        for block in blocks {
            let kind = match &block.kind {
                BlockKind::Paragraph => "p".to_owned(),
                BlockKind::Heading { level } => format!("h{level}"),
                BlockKind::Quote => "quote".to_owned(),
                BlockKind::List { start } => start.map_or("ul".to_owned(), |start| format!("ol{start}")),
                BlockKind::Item => "li".to_owned(),
                BlockKind::Table => "table".to_owned(),
                BlockKind::Row { head } => if *head { "head" } else { "row" }.to_owned(),
                BlockKind::Cell => "cell".to_owned(),
                BlockKind::Code { language } => format!("code {}", language.as_deref().unwrap_or("-")),
                BlockKind::Footnote { number } => format!("note {number}"),
                BlockKind::Rule => "hr".to_owned(),
                BlockKind::Html { html } => format!("html {html}"),
            };
            let words = if block.children.is_empty() { block.span.of_text(&article.body.text).replace('\n', "⏎") } else { String::new() };
            let line = article.body.source_line(block.span.start).unwrap_or(0);
            out.push(format!("{}{kind} {line} {words}", " ".repeat(depth)).trim_end().to_owned());
            walk(article, &block.children, depth + 1, out);
        }
    }
    let mut out = Vec::new();
    walk(article, &article.body.blocks, 0, &mut out);
    out
}

fn headline(article: &Article) -> Option<(&str, Option<&str>, u32)> {
    article.headline.as_ref().map(|h| (h.text.as_str(), h.kicker.as_deref(), h.line))
}

const LEAD: &str = "قال وزير المياه اليوم إن السد الجديد سيملأ قبل نهاية العام، وإن القرى المجاورة ستأخذ حصتها كاملة.";
const ENGLISH_LEAD: &str = "The water minister said on Tuesday that the new dam would be full before the end of the year.";

#[test]
fn an_arabic_article_of_lines_is_taken_apart() {
    let article = text(&format!(
        "السد الجديد يملأ قبل نهاية العام\nبقلم: سعاد الخطيب\nنشر في 12 أغسطس 2024\n{LEAD}\nحصة القرى\n{LEAD}\n- ترجمة: علي حسن\n- المصادر: 1\n"
    ));
    assert_eq!(headline(&article), Some(("السد الجديد يملأ قبل نهاية العام", None, 1)));
    assert_eq!(outline(&article), [format!("p 4 {LEAD}"), "h2 5 حصة القرى".to_owned(), format!("p 6 {LEAD}")]);
    let notes: Vec<_> = article.notes.iter().map(|note| (note.kind, note.value.as_str(), note.line)).collect();
    assert_eq!(
        notes,
        [
            (NoteKind::Credit(Role::Author), "سعاد الخطيب", 2),
            (NoteKind::Published, "12 أغسطس 2024", 3),
            (NoteKind::Credit(Role::Translator), "علي حسن", 7),
            (NoteKind::Credit(Role::Source), "", 8),
        ]
    );
    assert_eq!(article.diagnostics, []);
}

#[test]
fn headlines_come_in_many_shapes() {
    for (first, wanted) in [
        ("ماذا بعد امتلاء السد؟", Some(("ماذا بعد امتلاء السد؟", None))),
        ("وزير المياه: «السد سيملأ هذا العام»", Some(("وزير المياه: «السد سيملأ هذا العام»", None))),
        ("تحليل | السد الجديد وما بعده", Some(("تحليل | السد الجديد وما بعده", Some("تحليل")))),
        ("خاص: السد الجديد وما بعده", Some(("خاص: السد الجديد وما بعده", Some("خاص")))),
        ("Analysis: What the new dam means", Some(("Analysis: What the new dam means", Some("Analysis")))),
        ("DAM FULL BY WINTER, MINISTER SAYS", Some(("DAM FULL BY WINTER, MINISTER SAYS", None))),
        ("Dam Fills Early. Here's What Comes Next.", Some(("Dam Fills Early. Here's What Comes Next.", None))),
        ("الرياض (رويترز) - امتلأ السد اليوم", None),
        ("CAIRO (AP) — The dam is full", None),
        ("عين اليوم – الرياض", None),
        ("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس", None),
        ("By Jane Roe", None),
        ("Jane Roe", None),
        ("قال الوزير إن السد امتلأ.", None),
        ("https://example.org/news/2024/08/12/dam", None),
    ] {
        let lead = if first.is_ascii() { ENGLISH_LEAD } else { LEAD };
        let article = text(&format!("{first}\n{lead}\n{lead}\n"));
        let found = article.headline.as_ref().map(|h| (h.text.as_str(), h.kicker.as_deref()));
        assert_eq!(found, wanted, "{first}");
    }
}

#[test]
fn a_kicker_or_headline_may_have_lines_of_its_own() {
    let article = text(&format!("تحليل\nالسد الجديد وما بعده\n\n{LEAD}\n"));
    assert_eq!(headline(&article), Some(("السد الجديد وما بعده", Some("تحليل"), 1)));
    let article = text(&format!("The new dam is full months before\nthe date that was promised\n\n{ENGLISH_LEAD}\n\n{ENGLISH_LEAD}\n"));
    assert_eq!(headline(&article), Some(("The new dam is full months before the date that was promised", None, 1)));
    assert_eq!(article.headline.unwrap().evidence, "The new dam is full months before\nthe date that was promised");
}

#[test]
fn a_repeated_headline_is_dropped_from_the_text() {
    let article = text(&format!("السد يملأ قريبا جدا\n\n«السد يملأ قريبا جدا»\n\n{LEAD}\n"));
    assert_eq!(outline(&article), [format!("p 5 {LEAD}")]);
}

#[test]
fn a_lone_line_is_the_text() {
    let article = text("السد الجديد يملأ قريبا");
    assert_eq!((headline(&article), outline(&article)), (None, vec!["p 1 السد الجديد يملأ قريبا".to_owned()]));
    assert_eq!(outline(&text("By Jane Roe")), ["p 1 By Jane Roe"]);
}

#[test]
fn an_empty_article_is_an_error() {
    for source in ["", "\n \n", "+++\ntitle = \"x\"\n+++\n"] {
        let article = text(source);
        let said: Vec<_> = article.diagnostics.iter().map(|d| (d.level, d.code, d.message.as_str(), d.path.as_deref())).collect();
        assert_eq!(said, [(Level::Error, Code::EmptyArticle, "the article has no text", Some("a.txt"))]);
    }
}

#[test]
fn lists_and_subheadings_are_told_apart() {
    let article =
        text(&format!("{LEAD}\n1. السبب الأول\n2. السبب الثاني\n{LEAD}\n1. عنوان فرعي\n{LEAD}\n- قال\n- رد\n{LEAD}\nوأضاف:\n{LEAD}\n"));
    assert_eq!(
        outline(&article).iter().map(|line| line.chars().take(22).collect::<String>()).collect::<Vec<_>>(),
        [
            "p 1 قال وزير المياه ال",
            "ol1 2",
            " li 2",
            "  p 2 السبب الأول",
            " li 3",
            "  p 3 السبب الثاني",
            "p 4 قال وزير المياه ال",
            "h2 5 1. عنوان فرعي",
            "p 6 قال وزير المياه ال",
            "ul 7",
            " li 7",
            "  p 7 قال",
            " li 8",
            "  p 8 رد",
            "p 9 قال وزير المياه ال",
            "p 10 وأضاف:",
            "p 11 قال وزير المياه ا",
        ]
    );
}

#[test]
fn sources_below_their_label_are_its_value() {
    let article = text(&format!("{LEAD}\n{LEAD}\n\nالمصادر:\n- رويترز\n- https://example.org/a\n© 2024 صحيفة المثال\n"));
    let notes: Vec<_> = article.notes.iter().map(|note| (note.kind, note.value.as_str(), note.line)).collect();
    assert_eq!(notes, [(NoteKind::Credit(Role::Source), "رويترز، https://example.org/a", 4), (NoteKind::Outlet, "صحيفة المثال", 7)]);
    assert_eq!(article.body.paragraphs().len(), 2);
}

#[test]
fn markdown_becomes_the_same_blocks() {
    let article = markdown(
        "+++\nlanguage = \"ar\"\n+++\n# السد *الجديد*\n\nنص **مهم**\nسطر ثان[^a]\n\n## جدول\n\n| أ | ب |\n|---|---|\n| 1 | 2 |\n\n```rust\nfn x() {}\n```\n\n> قول\n\n- بند\n- آخر\n\n[^a]: حاشية.\n\nترجمة: علي حسن\n",
    );
    assert_eq!(headline(&article), Some(("السد الجديد", None, 4)));
    assert_eq!(
        outline(&article),
        [
            "p 6 نص مهم سطر ثان",
            "h2 9 جدول",
            "table 11",
            " head 11",
            "  cell 11 أ",
            "  cell 11 ب",
            " row 13",
            "  cell 13 1",
            "  cell 13 2",
            "code rust 15 fn x() {}",
            "quote 19",
            " p 19 قول",
            "ul 21",
            " li 21",
            "  p 21 بند",
            " li 22",
            "  p 22 آخر",
            "note 1 24",
            " p 24 حاشية.",
        ]
    );
    let marks: Vec<_> = article.body.inlines.iter().map(|inline| (&inline.kind, inline.span.of_text(&article.body.text))).collect();
    assert_eq!(marks, [(&InlineKind::Strong, "مهم"), (&InlineKind::FootnoteReference { number: 1 }, "")]);
    assert_eq!(article.notes.iter().map(|note| (note.value.as_str(), note.line)).collect::<Vec<_>>(), [("علي حسن", 26)]);
    assert_eq!(article.diagnostics, []);
}

#[test]
fn inline_marks_nest_and_bad_ones_go() {
    let article = markdown(
        "a<br>b **c *d*** <sup>2</sup> [x](javascript:y) [e](../f.md \"t\") ![alt *w*](p.png) <u>g</u> `h  i` <me@a.b>\\\nj\n\nk\n",
    );
    assert_eq!(article.body.text, "a\nb c d 2 x e  g h  i me@a.b\nj\nk".replace("e  g", "e g"));
    let marks: Vec<_> = article.body.inlines.iter().map(|inline| (&inline.kind, inline.span.of_text(&article.body.text))).collect();
    let link = |href: &str, title: &str| InlineKind::Link { href: href.to_owned(), title: title.to_owned() };
    assert_eq!(
        marks,
        [
            (&InlineKind::Break, "\n"),
            (&InlineKind::Strong, "c d"),
            (&InlineKind::Emphasis, "d"),
            (&InlineKind::Superscript, "2"),
            (&link("../f.md", "t"), "e"),
            (&InlineKind::Image { src: "p.png".to_owned(), alt: "alt w".to_owned() }, ""),
            (&InlineKind::Code, "h  i"),
            (&link("mailto:me@a.b", ""), "me@a.b"),
            (&InlineKind::Break, "\n"),
        ]
    );
    let said: Vec<_> = article.diagnostics.iter().map(|d| (d.code, d.message.as_str(), d.line, d.column)).collect();
    assert_eq!(
        said,
        [
            (Code::RawHtml, "a link with an unsafe address is left out; its text is kept", Some(1), Some(31)),
            (Code::RawHtml, "the tag `<u>` is left out, and others like it", Some(1), Some(84)),
        ]
    );
}

#[test]
fn raw_html_is_made_safe_and_reported() {
    let article = markdown("نص.\n\n<div onclick=\"x\">\n<p>داخل</p><script>y</script>\n</div>\n\n<!-- سر -->\n");
    assert_eq!(outline(&article), ["p 1 نص.", "html <div>\n<p>داخل</p>\n</div> 3 داخل"]);
    let said = &article.diagnostics[0];
    assert_eq!(
        (said.level, said.code, said.message.as_str(), said.line, said.column, said.help.as_deref()),
        (
            Level::Warning,
            Code::RawHtml,
            "HTML that is not safe or not shown here is left out: `<script>`, `onclick`",
            Some(3),
            Some(1),
            Some("use Markdown instead, or a template for what all pages share")
        )
    );
    assert_eq!(article.diagnostics.len(), 1);
}

#[test]
fn headings_keep_their_levels_below_the_headline() {
    let article = markdown("![p](p.png)\n\n# Title\n\ntext\n\n### Deep\n\n# Other\n\nmore\n");
    assert_eq!(outline(&article)[1], "h2 3 Title", "with two headings of level 1 none is surely the title");
    let article = markdown("![p](p.png)\n\n# Title\n\ntext\n\n### Deep\n\nmore\n");
    assert_eq!(
        (headline(&article), outline(&article)),
        (Some(("Title", None, 3)), vec!["p 1".into(), "p 5 text".into(), "h3 7 Deep".into(), "p 9 more".into()])
    );
    let article = markdown(&format!("The dam fills early this year\n\n{ENGLISH_LEAD}\n"));
    assert_eq!(
        (headline(&article).map(|h| h.0), outline(&article)),
        (Some("The dam fills early this year"), vec![format!("p 3 {ENGLISH_LEAD}")])
    );
}

#[test]
fn legacy_bytes_with_front_matter_are_read() {
    let source = format!("---\r\ntitle: عنوان\r\n---\r\n{LEAD}\r\n");
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&source);
    let article = parse("a.txt", &bytes, None);
    assert_eq!((article.encoding, article.front.title.as_deref()), ("windows-1256", Some("عنوان")));
    assert_eq!(outline(&article), [format!("p 4 {LEAD}")]);
}

/// Spans are in range, ordered, on boundaries; marks nest; lines are ordered.
fn check(article: &Article) {
    fn walk(blocks: &[Block], text: &str, from: u32, to: u32, depth: usize) {
        assert!(depth <= 40);
        let mut last = from;
        for block in blocks {
            assert!(block.span.start >= last && block.span.start <= block.span.end && block.span.end <= to, "{block:?}");
            assert!(text.get(block.span.range()).is_some());
            walk(&block.children, text, block.span.start, block.span.end, depth + 1);
            last = block.span.end;
        }
    }
    let body = &article.body;
    walk(&body.blocks, &body.text, 0, u32::try_from(body.text.len()).unwrap(), 0);
    let mut open: Vec<u32> = Vec::new();
    let mut last = 0;
    for inline in &body.inlines {
        assert!(inline.span.start >= last && body.text.get(inline.span.range()).is_some(), "{:?} in {:?}", body.inlines, body.text);
        last = inline.span.start;
        while open.last().is_some_and(|&end| end <= inline.span.start) {
            open.pop();
        }
        assert!(open.last().is_none_or(|&end| inline.span.end <= end), "{:?} in {:?}", body.inlines, body.text);
        open.push(inline.span.end);
    }
    assert!(body.lines.is_sorted_by_key(|&(start, _)| start));
}

proptest::proptest! {
    #[test]
    fn any_bytes_become_an_article(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        check(&parse("a.txt", &bytes, None));
        check(&parse("a.md", &bytes, None));
    }

    #[test]
    fn any_text_becomes_an_article(source in "(\\+\\+\\+\n|---\n)?([\\PC\n]|\n- |\n1. |بقلم: |By |# |\\. ){0,60}") {
        check(&parse("a.txt", source.as_bytes(), None));
        check(&parse("a.md", source.as_bytes(), None));
    }

    #[test]
    fn any_markdown_becomes_an_article(
        source in "([a-cا-ت ]|\n|\n\n|\n# |\n> |\n- |\n  - |\n1. |\\*|\\*\\*|_|~~|`|```|\\[|\\]|\\(|\\)|!\\[|\\[\\^a\\]|\n\\[\\^a\\]: |<b>|</b>|<i>|</i>|<br>|<div>|</div>|\\||\n\\|-\\|-\\|\n|\\\\\n){0,60}"
    ) {
        check(&parse("a.md", source.as_bytes(), None));
    }
}

#[test]
fn hostile_nesting_is_bounded() {
    for unit in ["> ", "- ", "[", "*a ", "**", "<b>", "![", "`", "[^", "<div>\n\n", "((", "&"] {
        check(&markdown(&unit.repeat(20_000)));
    }
    check(&markdown(&(0..200).map(|depth| "  ".repeat(depth) + "- x\n").collect::<String>()));
    check(&text(&format!("---\na: {}\n---\n", "[".repeat(100_000))));
    check(&text(&format!("+++\na = {}\n+++\n", "[".repeat(100_000))));
    check(&text(&format!("---\na:\n{}\n---\n", "- ".repeat(50_000))));
}
