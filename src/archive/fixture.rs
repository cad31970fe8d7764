//! A small archive made by hand, for the tests of pages and views: five articles in the shapes that matter (a translated
//! pair, one language alone, Markdown with everything, no date, hostile text).

use crate::archive::{Archive, ArticleId, ArticleRecord, ArticleTopic, Related, TopicId, TopicRecord, Translation, TranslationMethod};
use crate::derive::{Credit, DateMention, Derived, Entry, FactMethod, Mention, NameRef, Outlet, Quote, TextMethod};
use crate::knowledge::{AuthorityId, Kind};
use crate::site::{Overrides, Site};
use crate::source::{Block, BlockKind, Body, Inline, InlineKind, Role};
use crate::text::date::PartialDate;
use crate::text::{Bilingual, Language, Span};

/// What no page may let out of its place.
pub(crate) const HOSTILE: &str = "</title><script>alert(\"1\")</script> & ]]> '\u{2028}\u{202E}\u{1}--><b onclick=x>";

pub(crate) fn site() -> Site {
    let file = "base_url = \"https://example.net/archive/\"\ntimezone = \"Asia/Riyadh\"\narticles_per_page = 3\n\
        [languages.ar]\ntitle = \"أرشيف الأخبار\"\ndescription = \"أخبار بلغتين\"\n[languages.en]\ntitle = \"News archive\"\n";
    crate::site::resolve(Some(file), "site.toml", &Overrides::default()).0.unwrap()
}

pub(crate) fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

/// Blocks out of lines: `# ` a heading, all else a paragraph.
pub(crate) fn prose(lines: &[&str]) -> Body {
    let mut body = Body::default();
    for line in lines {
        let (kind, words) = match line.strip_prefix("# ") {
            Some(words) => (BlockKind::Heading { level: 2 }, words),
            None => (BlockKind::Paragraph, *line),
        };
        leaf(&mut body, kind, words);
    }
    body
}

fn leaf(body: &mut Body, kind: BlockKind, words: &str) {
    let block = leaf_block(body, kind, words);
    body.blocks.push(block);
}

pub(crate) fn leaf_block(body: &mut Body, kind: BlockKind, words: &str) -> Block {
    if !body.text.is_empty() {
        body.text.push('\n');
    }
    let start = body.text.len();
    body.text.push_str(words);
    Block { kind, span: Span::new(start, body.text.len()), children: Vec::new() }
}

/// Puts a mark on the first place of `words`.
pub(crate) fn mark(body: &mut Body, words: &str, kind: InlineKind) {
    let start = body.text.find(words).unwrap();
    body.inlines.push(Inline { kind, span: Span::new(start, start + words.len()) });
    body.inlines.sort_by_key(|i| i.span.start);
}

/// The text of an article, by id.
pub(crate) fn body(article: u32) -> Body {
    match article {
        0 => prose(&[
            "حظرت البرازيل منصة إكس X يوم الجمعة.",
            "# ما بعد الحظر",
            "قال إيلون ماسك: «لن نغلق إكس أبدا أيها السادة»، وفق CNN.",
            "# الشركة",
            "Truth Social is a small company in Florida.",
            "# أرقام",
            "نحو 2021-2024 وبلغة C++ أيضا.",
        ]),
        1 => prose(&["Brazil banned X on Friday, and Elon Musk wrote إكس in reply.", "It was over in a month."]),
        2 => markdown(),
        3 => prose(&["سأل إيلون ماسك متابعيه على تويتر سؤالا."]),
        _ => prose(&[HOSTILE, "# <h2>"]),
    }
}

/// One of everything that Markdown has.
fn markdown() -> Body {
    let mut body = prose(&["Elon Musk runs X and *Tesla* with code and a link, twelve.", "picture"]);
    mark(&mut body, "code", InlineKind::Code);
    mark(&mut body, "a link", InlineKind::Link { href: "https://example.org/?a=1&b=2".into(), title: "A \"title\"".into() });
    let end = u32::try_from(body.text.find('\n').unwrap()).unwrap();
    body.inlines.push(Inline { kind: InlineKind::FootnoteReference { number: 1 }, span: Span { start: end, end } });
    mark(&mut body, "picture", InlineKind::Emphasis);
    let at = Span::new(body.text.len(), body.text.len());
    body.inlines.push(Inline { kind: InlineKind::Image { src: "map.png".into(), alt: "A map".into() }, span: at });
    body.inlines.push(Inline { kind: InlineKind::Image { src: "https://elsewhere.org/x.png".into(), alt: "Far".into() }, span: at });
    let mut rows = Vec::new();
    for (head, cells) in [(true, ["Language", "People"]), (false, ["Arabic", "12"])] {
        let children: Vec<Block> = cells.iter().map(|cell| leaf_block(&mut body, BlockKind::Cell, cell)).collect();
        let span = Span { start: children[0].span.start, end: children[1].span.end };
        rows.push(Block { kind: BlockKind::Row { head }, span, children });
    }
    let span = Span { start: rows[0].span.start, end: rows[1].span.end };
    body.blocks.push(Block { kind: BlockKind::Table, span, children: rows });
    leaf(&mut body, BlockKind::Code { language: Some("rust".into()) }, "fn main() { /* <b> */ }");
    let item = leaf_block(&mut body, BlockKind::Paragraph, "An item");
    let span = item.span;
    let item = Block { kind: BlockKind::Item, span, children: vec![item] };
    body.blocks.push(Block { kind: BlockKind::List { start: Some(3) }, span, children: vec![item] });
    let quoted = leaf_block(&mut body, BlockKind::Paragraph, "قول عربي منقول هنا");
    body.blocks.push(Block { kind: BlockKind::Quote, span: quoted.span, children: vec![quoted] });
    let note = leaf_block(&mut body, BlockKind::Paragraph, "The note.");
    body.blocks.push(Block { kind: BlockKind::Footnote { number: 1 }, span: note.span, children: vec![note] });
    body
}

fn entry(path: &str, language: Language, title: &str, summary: &str, stated: Option<&str>) -> Entry {
    let text = |value: &str, method| Derived { value: value.to_owned(), method, evidence: value.to_owned(), place: None };
    Entry {
        path: path.to_owned(),
        fingerprint: [0; 32],
        encoding: "utf-8",
        language,
        title: text(title, TextMethod::Headline),
        summary: text(summary, TextMethod::Derived),
        date: stated.map(|d| Derived { value: date(d), method: FactMethod::Stated, evidence: d.to_owned(), place: None }),
        time: None,
        updated: None,
        dates: Vec::new(),
        outlet: None,
        credits: Vec::new(),
        headings: Vec::new(),
        found: Vec::new(),
        mentions: Vec::new(),
        spellings: Vec::new(),
        weights: Vec::new(),
        quotes: Vec::new(),
        signature: crate::derive::Signature::default(),
        words: 120,
        reading_minutes: 3,
        body_len: 0,
        source_url: None,
        story: None,
        slug: None,
        draft: false,
        aliases: Vec::new(),
        translation_of: None,
        assets: Vec::new(),
        diagnostics: Vec::new(),
    }
}

fn topic(id: &str, kind: Kind, ar: Option<&str>, en: Option<&str>, wikidata: Option<&str>) -> TopicRecord {
    TopicRecord {
        id: id.to_owned(),
        kind,
        class: None,
        names: Bilingual { ar: ar.map(str::to_owned), en: en.map(str::to_owned) },
        known: wikidata.is_some(),
        wikidata: wikidata.map(str::to_owned),
        articles: Vec::new(),
        spellings: vec![(ar.or(en).unwrap_or(id).to_owned(), 3), ("Musk".to_owned(), 1)],
        neighbours: Vec::new(),
    }
}

/// Topic 0 is Elon Musk, 1 X, 2 Brazil, 3 one whose only name is hostile.
pub(crate) fn archive() -> Archive {
    let mut topics = vec![
        topic("elon-musk", Kind::Person, Some("إيلون ماسك"), Some("Elon Musk"), Some("Q317521")),
        topic("x", Kind::Organisation, Some("إكس"), Some("X"), Some("Q918")),
        topic("brazil", Kind::Place, Some("البرازيل"), None, None),
        topic("hostile", Kind::Subject, None, Some(HOSTILE), Some("Q1\"><script>")),
    ];
    topics[0].neighbours = vec![(TopicId(1), 0.8), (TopicId(2), 0.4)];
    let mut entries = vec![
        (entry("seeds/brazil.ar.txt", Language::AR, "البرازيل تحظر إكس", "أمر قاض بحظر منصة X في البلاد.", Some("2024-08-31")), "brazil"),
        (entry("seeds/brazil.en.txt", Language::EN, "Brazil bans X", "A judge ordered it.", Some("2024-08-30")), "brazil"),
        (entry("seeds/trump-interview.md", Language::EN, "Two hours with إكس", "", Some("2024")), "trump-interview"),
        (entry("seeds/poll.txt", Language::AR, "ماسك يسأل متابعيه", "سؤال واحد.", None), "poll"),
        (entry("seeds/hostile.txt", Language::EN, HOSTILE, HOSTILE, None), "hostile"),
    ];
    entries[0].0.outlet = Some(Derived {
        value: Outlet { name: "CNN".into(), topic: None },
        method: FactMethod::Inferred,
        evidence: "وفق CNN".into(),
        place: None,
    });
    entries[0].0.credits =
        vec![Credit {
            role: Role::Translator, name: "هالة درويش".into(), evidence: "- ترجمة: هالة درويش".into(), inferred: false
        }];
    entries[0].0.source_url = Some("https://www.example.org/a?b=1&c=2".into());
    entries[1].0.time = Some("T14:20:00+03:00".into());
    entries[1].0.aliases = vec!["/old/brazil".into()];
    entries[3].0.dates = vec![DateMention { date: date("2022-03-25"), place: Span::new(0, 5), relative: false }];
    entries[4].0.credits = vec![Credit { role: Role::Author, name: HOSTILE.into(), evidence: HOSTILE.into(), inferred: false }];
    entries[4].0.outlet = Some(Derived {
        value: Outlet { name: HOSTILE.into(), topic: None },
        method: FactMethod::Stated,
        evidence: HOSTILE.into(),
        place: None,
    });
    let mut articles: Vec<ArticleRecord> =
        entries.into_iter().enumerate().map(|(index, (entry, slug))| record(index, entry, slug)).collect();
    for (index, article) in articles.iter().enumerate() {
        for t in &article.topics {
            topics[t.topic.0 as usize].articles.push((ArticleId(u32::try_from(index).unwrap()), t.weight));
        }
    }
    articles[0].translations = vec![Translation { article: ArticleId(1), method: TranslationMethod::Declared }];
    articles[1].translations = vec![Translation { article: ArticleId(0), method: TranslationMethod::Declared }];
    articles[0].related = vec![
        Related { article: ArticleId(2), score: 0.6, topics: vec![TopicId(0), TopicId(1)] },
        Related { article: ArticleId(4), score: 0.2, topics: vec![TopicId(3)] },
    ];
    Archive { articles, topics, stories: Vec::new(), suggestions: Vec::new() }
}

/// An article with the topics that its words name.
fn record(index: usize, mut entry: Entry, slug: &str) -> ArticleRecord {
    let body = body(u32::try_from(index).unwrap());
    let names: [&[&str]; 3] = [&["إيلون ماسك", "Elon Musk"], &["إكس", "X"], &["البرازيل", "Brazil"]];
    let mut topics = Vec::new();
    let mut name_topics = Vec::new();
    for (id, forms) in (0u32..).zip(names) {
        for form in forms {
            for (start, _) in body.text.match_indices(form) {
                entry.mentions.push(Mention { place: Span::new(start, start + form.len()), name: NameRef::Known(AuthorityId(id)) });
            }
        }
        if entry.mentions.iter().any(|m| m.name == NameRef::Known(AuthorityId(id))) {
            topics.push(ArticleTopic { topic: TopicId(id), weight: [0.9, 0.6, 0.3][id as usize] });
            name_topics.push((NameRef::Known(AuthorityId(id)), TopicId(id)));
        }
    }
    if slug == "hostile" {
        topics.push(ArticleTopic { topic: TopicId(3), weight: 1.0 });
    }
    entry.mentions.sort_by_key(|m| m.place);
    if let Some(start) = body.text.find('«') {
        let end = body.text.find('»').unwrap();
        entry.quotes.push(Quote { place: Span::new(start, end), speaker: None, speaker_text: None, cue: "قال".into() });
    }
    let id = match entry.path.rsplit('.').nth(1) {
        Some(tag @ ("ar" | "en")) => format!("{slug}.{tag}"),
        _ => slug.to_owned(),
    };
    ArticleRecord {
        entry,
        id,
        slug: slug.to_owned(),
        topics,
        name_topics,
        outlet_topic: None,
        related: Vec::new(),
        story: None,
        translations: Vec::new(),
    }
}
