//! The text of an article as HTML: blocks, anchors, footnotes, tables, code.

use super::{code, language_of_direction, push_escaped};
use crate::derive::Passage;
use crate::interface::Interface;
use crate::source::{Block, BlockKind, Body, InlineKind};
use crate::text::{Direction, Language, Span, bidi, slug};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// Where something that an article refers to stands on the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resource {
    /// Address, from the host's root.
    pub url: String,
    /// Width and height of a picture, in pixels, so that the page does not move when it arrives.
    pub size: Option<(u32, u32)>,
}

/// What the HTML of a body is made from.
pub struct Input<'a> {
    /// The text.
    pub body: &'a Body,
    /// Its language.
    pub language: Language,
    /// The page's language, for labels.
    pub interface: &'a Interface,
    /// Passages in other languages, in order.
    pub passages: &'a [Passage],
    /// Names that become links, with the address: in order, apart from each other.
    pub topics: Vec<(Span, String)>,
    /// Where a relative link or picture leads; `None` where it is not there.
    pub resolve: &'a dyn Fn(&str) -> Option<Resource>,
}

/// The HTML of a body with what the page says about it.
#[derive(Debug, Default)]
pub struct BodyHtml {
    /// The text; safe.
    pub html: String,
    /// Subheadings: id and words.
    pub headings: Vec<(String, Span)>,
    /// Where each anchor's block begins, in order.
    anchors: Vec<(u32, String)>,
}

impl BodyHtml {
    /// The anchor of the block in which `place` stands.
    #[must_use]
    pub fn anchor(&self, place: Span) -> Option<&str> {
        let after = self.anchors.partition_point(|(start, _)| *start <= place.start);
        after.checked_sub(1).map(|i| self.anchors[i].1.as_str())
    }
}

/// Writes a body. Paragraph anchors are `p1`, `p2`… in the order of the text: they are permanent, since people cite them.
#[must_use]
pub fn write(input: Input<'_>) -> BodyHtml {
    let Input { body, language, interface, passages, topics, resolve } = input;
    let mut writer = Writer {
        body,
        language,
        interface,
        passages,
        topics,
        resolve,
        out: String::with_capacity(body.text.len() * 5 / 4 + 256),
        notes: String::new(),
        cursor: 0,
        paragraphs: 0,
        tables: 0,
        references: HashMap::new(),
        ids: HashSet::new(),
        made: BodyHtml::default(),
    };
    writer.blocks(&body.blocks);
    writer.finish()
}

/// The places of `body` where names may become links: prose, apart from headings, code, notes, links and quotations.
pub fn linkable<'b>(body: &'b Body, quotes: &'b [Span]) -> impl Fn(Span) -> bool + use<'b> {
    fn collect(blocks: &[Block], found: &mut Vec<Span>) {
        for block in blocks {
            match block.kind {
                BlockKind::Paragraph | BlockKind::Cell => found.push(block.span),
                BlockKind::Footnote { .. } => {}
                _ => collect(&block.children, found),
            }
        }
    }
    let mut prose = Vec::new();
    collect(&body.blocks, &mut prose);
    move |place| {
        let after = prose.partition_point(|span| span.start <= place.start);
        after.checked_sub(1).is_some_and(|i| prose[i].contains(place))
            && !quotes.iter().any(|q| q.overlaps(place))
            && super::inline::may_link(place, &body.inlines)
    }
}

pub(super) struct Writer<'a> {
    pub(super) body: &'a Body,
    pub(super) interface: &'a Interface,
    pub(super) passages: &'a [Passage],
    pub(super) topics: Vec<(Span, String)>,
    pub(super) resolve: &'a dyn Fn(&str) -> Option<Resource>,
    pub(super) out: String,
    /// How many of the body's inlines are written.
    pub(super) cursor: usize,
    language: Language,
    notes: String,
    paragraphs: usize,
    tables: usize,
    /// How often each footnote was referred to.
    references: HashMap<u32, usize>,
    ids: HashSet<String>,
    made: BodyHtml,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph => self.paragraph(block.span),
            BlockKind::Heading { level } => self.heading(block.span, *level),
            BlockKind::Quote => self.wrapped("<blockquote>", "</blockquote>\n", block),
            BlockKind::List { start: None } => self.wrapped("<ul>", "</ul>\n", block),
            BlockKind::List { start: Some(1) } => self.wrapped("<ol>", "</ol>\n", block),
            BlockKind::List { start: Some(n) } => self.wrapped(&format!("<ol start=\"{n}\">"), "</ol>\n", block),
            BlockKind::Item => self.wrapped("<li>", "</li>", block),
            BlockKind::Table => self.table(block),
            // Rows and cells stand in tables, which write them.
            BlockKind::Row { .. } => self.blocks(&block.children),
            BlockKind::Cell => self.leaf(block.span, self.language.direction(), true),
            BlockKind::Code { language } => self.code(block.span, language.as_deref()),
            BlockKind::Footnote { number } => self.footnote(*number, block),
            BlockKind::Rule => self.out.push_str("<hr>\n"),
            BlockKind::Html { html } => {
                self.out.push_str(html);
                self.out.push('\n');
            }
        }
    }

    fn wrapped(&mut self, open: &str, close: &str, block: &Block) {
        self.out.push_str(open);
        self.blocks(&block.children);
        self.out.push_str(close);
    }

    fn paragraph(&mut self, span: Span) {
        self.paragraphs += 1;
        let id = format!("p{}", self.paragraphs);
        let pictures_only = span.of_text(&self.body.text).trim().is_empty()
            && self.body.inlines[self.cursor..]
                .iter()
                .take_while(|i| i.span.start <= span.end)
                .any(|i| matches!(i.kind, InlineKind::Image { .. }));
        let tag = if pictures_only { "figure" } else { "p" };
        self.open_leaf(tag, &id, span, true);
        let _ = writeln!(self.out, "</{tag}>");
        self.made.anchors.push((span.start, id));
    }

    fn heading(&mut self, span: Span, level: u8) {
        let words = span.of_text(&self.body.text);
        let id = self.unique_id(&format!("s-{}", slug::slug(words).unwrap_or_else(|| "section".to_owned())));
        let tag = format!("h{}", level.clamp(2, 6));
        self.open_leaf(&tag, &id, span, false);
        let _ = writeln!(self.out, "</{tag}>");
        self.made.anchors.push((span.start, id.clone()));
        self.made.headings.push((id, span));
    }

    fn unique_id(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut n = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{wanted}-{n}");
            n += 1;
        }
        id
    }

    /// Opens an element around a leaf and writes its words; a leaf in the other script says its language.
    fn open_leaf(&mut self, tag: &str, id: &str, span: Span, with_topics: bool) {
        let own = self.language.direction();
        let direction = self.direction_of(span);
        let _ = write!(self.out, "<{tag} id=\"");
        push_escaped(&mut self.out, id);
        let whole = self.language_of_leaf(span, direction);
        if direction == own && whole.is_none() {
            self.out.push_str("\">");
        } else {
            let language = whole.unwrap_or_else(|| language_of_direction(direction));
            let _ = write!(self.out, "\" lang=\"{language}\" dir=\"{}\">", direction.as_str());
        }
        self.leaf(span, direction, with_topics);
    }

    /// The language of a leaf that is a passage in another language: one that covers it, or, in the other script, one
    /// that stands in it.
    fn language_of_leaf(&self, span: Span, direction: Direction) -> Option<Language> {
        let leaf = span.trimmed(&self.body.text);
        let next = self.passages.partition_point(|p| p.place.end <= leaf.start);
        let passage = self.passages.get(next).filter(|p| p.place.start < leaf.end && p.language != Language::UND)?;
        let covers = passage.place.contains(leaf) || direction != self.language.direction();
        (covers && passage.language.direction() == direction).then_some(passage.language)
    }

    /// The direction of a leaf: the text's own, unless the leaf is prose in the other script (most letters, and more
    /// than a name's worth of words).
    fn direction_of(&self, span: Span) -> Direction {
        let own = self.language.direction();
        let words = span.of_text(&self.body.text);
        let (ltr, rtl) = bidi::letter_counts(words);
        let (ours, theirs, other) = match own {
            Direction::Ltr => (ltr, rtl, Direction::Rtl),
            Direction::Rtl => (rtl, ltr, Direction::Ltr),
        };
        if theirs > 3 * ours && words.split_whitespace().nth(2).is_some() { other } else { own }
    }

    /// A table in a box that scrolls by itself and can be reached by keyboard.
    fn table(&mut self, block: &Block) {
        self.tables += 1;
        let label = self.interface.phrase("table_label", &[("n", &self.interface.number(self.tables))]);
        self.out.push_str("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        push_escaped(&mut self.out, &label);
        self.out.push_str("\"><table>");
        let mut part = "";
        for row in &block.children {
            let head = matches!(row.kind, BlockKind::Row { head: true });
            let wanted = if head { "thead" } else { "tbody" };
            if part != wanted {
                self.close_part(part);
                let _ = write!(self.out, "<{wanted}>");
                part = wanted;
            }
            self.out.push_str("<tr>");
            for cell in &row.children {
                self.out.push_str(if head { "<th scope=\"col\">" } else { "<td>" });
                self.block(cell);
                self.out.push_str(if head { "</th>" } else { "</td>" });
            }
            self.out.push_str("</tr>");
        }
        self.close_part(part);
        self.out.push_str("</table></div>\n");
    }

    fn close_part(&mut self, part: &str) {
        if !part.is_empty() {
            let _ = write!(self.out, "</{part}>");
        }
    }

    fn code(&mut self, span: Span, language: Option<&str>) {
        self.out.push_str("<pre class=\"code\" dir=\"ltr\" tabindex=\"0\"><code>");
        code::push_highlighted(&mut self.out, span.of_text(&self.body.text), language);
        self.out.push_str("</code></pre>\n");
    }

    /// Footnotes are gathered and stand after the text.
    fn footnote(&mut self, number: u32, block: &Block) {
        let text = std::mem::take(&mut self.out);
        self.blocks(&block.children);
        let note = std::mem::replace(&mut self.out, text);
        let back = if self.references.contains_key(&number) {
            let mut back = format!("<a class=\"back\" role=\"doc-backlink\" href=\"#ref{number}\" aria-label=\"");
            push_escaped(&mut back, self.interface.word("back_to_text"));
            back.push_str("\">↑</a>");
            back
        } else {
            String::new()
        };
        let _ = write!(self.notes, "<li id=\"note{number}\" value=\"{number}\">");
        match note.trim_end().strip_suffix("</p>") {
            Some(open) => {
                let _ = write!(self.notes, "{open} {back}</p></li>");
            }
            None => {
                let _ = write!(self.notes, "{note}{back}</li>");
            }
        }
    }

    pub(super) fn footnote_reference(&mut self, html: &mut String, number: u32) {
        let seen = self.references.entry(number).or_insert(0);
        *seen += 1;
        let again = if *seen == 1 { String::new() } else { format!("-{seen}") };
        let shown = self.interface.number(number as usize);
        let _ = write!(html, "<sup><a id=\"ref{number}{again}\" href=\"#note{number}\" role=\"doc-noteref\" aria-label=\"");
        push_escaped(html, &self.interface.phrase("footnote_reference", &[("n", &shown)]));
        let _ = write!(html, "\">{shown}</a></sup>");
    }

    fn finish(self) -> BodyHtml {
        let Self { mut out, notes, interface, mut made, .. } = self;
        if !notes.is_empty() {
            out.push_str("<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"notes\"><h2 id=\"notes\"");
            push_label_language(&mut out, interface, self.language);
            out.push('>');
            push_escaped(&mut out, interface.word("footnotes"));
            out.push_str("</h2><ol>");
            out.push_str(&notes);
            out.push_str("</ol></section>\n");
        }
        made.html = out;
        made
    }
}

/// The interface's words inside a text of another language say which language they are.
fn push_label_language(out: &mut String, interface: &Interface, text: Language) {
    if interface.language().primary() != text.primary() {
        let language = interface.language();
        let _ = write!(out, " lang=\"{language}\" dir=\"{}\"", language.direction().as_str());
    }
}
