//! Markdown: `CommonMark` with tables, footnotes and strikethrough.

use super::Parsed;
use super::article::Headline;
use super::body::{BlockKind, InlineKind};
use super::markdown_body::Builder;
use super::{headline, html, markdown_top};
use crate::diagnostic::{Code, Diagnostic};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

pub(super) type Events<'t> = Vec<(Event<'t>, Range<usize>)>;

/// Reads a text whose first line is number `first_line` of its file.
pub(super) fn parse(text: &str, first_line: u32) -> Parsed {
    let (text, notes) = markdown_top::without_notes(text, first_line);
    // Smart punctuation stays off: it turns Arabic quotation marks round.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let events: Events<'_> = Parser::new_ext(&text, options).into_offset_iter().collect();
    let mut reader = Reader::new(&text, first_line);
    let (events, footnotes) = part_footnotes(events);
    let headline = markdown_top::headline_range(&events);
    let mut found = None;
    let rest = match headline {
        Some(range) => {
            found = reader.headline(&events[range.clone()]);
            [&events[..range.start], &events[range.end..]]
        }
        None => [&events[..], &[]],
    };
    for (event, place) in rest.into_iter().flatten() {
        reader.event(event, place);
    }
    reader.footnotes(footnotes);
    let mut diagnostics = reader.said;
    diagnostics.sort_by_key(|said| said.line);
    let mut body = reader.builder.finish();
    if found.is_none() && body.headings().is_empty() {
        found = markdown_top::first_paragraph(&mut body);
    }
    Parsed { headline: found, body, notes, diagnostics }
}

/// Most faults that are reported of one text: whoever has more mends these first.
const MOST_REPORTED: usize = 50;

/// Definitions of footnotes, by label.
type Footnotes<'t> = HashMap<String, Events<'t>>;

/// Takes the definitions out of the stream: they are read after the text, in order of reference.
fn part_footnotes(events: Events<'_>) -> (Events<'_>, Vec<(String, Events<'_>)>) {
    let mut text = Vec::with_capacity(events.len());
    let mut notes: Vec<(String, Events<'_>)> = Vec::new();
    let mut inside = false;
    for (event, place) in events {
        match &event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                inside = true;
                notes.push((label.to_string(), Vec::new()));
            }
            Event::End(TagEnd::FootnoteDefinition) => inside = false,
            _ if inside => {
                if let Some((_, events)) = notes.last_mut() {
                    events.push((event, place));
                }
            }
            _ => text.push((event, place)),
        }
    }
    (text, notes)
}

struct Image {
    src: String,
    alt: String,
    /// Pictures open within its alternative text.
    within: usize,
    line: u32,
}

struct Reader<'t> {
    text: &'t str,
    first_line: u32,
    /// Where each line of `text` begins.
    line_starts: Vec<usize>,
    builder: Builder,
    /// Numbers of footnotes in order of first reference.
    numbers: Vec<String>,
    known_notes: HashMap<String, u32>,
    /// The picture whose alternative text is being read.
    image: Option<Image>,
    html: Option<String>,
    said: Vec<Diagnostic>,
    said_tag: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, first_line: u32) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Self {
            text,
            first_line,
            line_starts,
            builder: Builder::default(),
            numbers: Vec::new(),
            known_notes: HashMap::new(),
            image: None,
            html: None,
            said: Vec::new(),
            said_tag: false,
        }
    }

    fn line(&self, byte: usize) -> u32 {
        let before = self.line_starts.partition_point(|&start| start <= byte);
        self.first_line.saturating_add(u32::try_from(before.saturating_sub(1)).unwrap_or(u32::MAX))
    }

    fn headline(&self, events: &[(Event<'_>, Range<usize>)]) -> Option<Headline> {
        let mut text = String::new();
        for (event, _) in events {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(part),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
        }
        let place = &events.first()?.1;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return None;
        }
        let kicker = headline::kicker(&text).map(str::to_owned);
        let evidence = self.text[place.clone()].trim().to_owned();
        Some(Headline { text, evidence, kicker, line: self.line(place.start) })
    }

    /// Reads the definitions after the text: those that are referred to in order of reference, then the others.
    fn footnotes(&mut self, notes: Vec<(String, Events<'_>)>) {
        let order: Vec<String> = notes.iter().map(|(label, _)| label.clone()).collect();
        let mut by_label: Footnotes<'_> = HashMap::new();
        for (label, events) in notes {
            by_label.entry(label).or_insert(events);
        }
        let mut next = 0;
        let mut unreferenced = order.into_iter();
        loop {
            let label = match self.numbers.get(next) {
                Some(label) => label.clone(),
                None => match unreferenced.find(|label| !self.known_notes.contains_key(label)) {
                    Some(label) => {
                        self.number(&label);
                        label
                    }
                    None => break,
                },
            };
            next += 1;
            let number = u32::try_from(next).unwrap_or(u32::MAX);
            let Some(events) = by_label.remove(&label) else { continue };
            self.builder.open(BlockKind::Footnote { number });
            for (event, place) in &events {
                self.event(event, place);
            }
            self.builder.close();
        }
    }

    fn number(&mut self, label: &str) -> u32 {
        if let Some(&number) = self.known_notes.get(label) {
            return number;
        }
        self.numbers.push(label.to_owned());
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.known_notes.insert(label.to_owned(), number);
        number
    }

    fn event(&mut self, event: &Event<'_>, place: &Range<usize>) {
        if self.image.is_some() {
            return self.in_image(event);
        }
        let line = self.line(place.start);
        match event {
            Event::Start(tag) => self.start(tag, line, place.start),
            Event::End(tag) => self.end(*tag, line, place.start),
            Event::Text(text) if self.html.is_none() => self.builder.text(text, line),
            Event::Html(raw) | Event::Text(raw) => {
                if let Some(html) = &mut self.html {
                    html.push_str(raw);
                }
            }
            Event::Code(code) => {
                self.builder.inline_open(InlineKind::Code, line);
                self.builder.verbatim(code);
                self.builder.inline_close(&InlineKind::Code);
            }
            Event::SoftBreak => self.builder.text(" ", line),
            Event::HardBreak => self.builder.line_break(line),
            Event::Rule => self.builder.rule(),
            Event::FootnoteReference(label) => {
                let number = self.number(label);
                self.builder.mark(InlineKind::FootnoteReference { number }, line);
            }
            Event::InlineHtml(raw) => self.inline_html(raw, line, place.start),
            // Not switched on.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, line: u32, byte: usize) {
        let builder = &mut self.builder;
        match tag {
            Tag::Paragraph => builder.leaf(BlockKind::Paragraph, line),
            Tag::Heading { level, .. } => builder.leaf(BlockKind::Heading { level: (*level as u8).max(2) }, line),
            Tag::BlockQuote(_) => builder.open(BlockKind::Quote),
            Tag::CodeBlock(kind) => builder.leaf(BlockKind::Code { language: language(kind) }, line),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::List(start) => builder.open(BlockKind::List { start: *start }),
            Tag::Item => builder.open(BlockKind::Item),
            Tag::Table(_) => builder.open(BlockKind::Table),
            Tag::TableHead => builder.open(BlockKind::Row { head: true }),
            Tag::TableRow => builder.open(BlockKind::Row { head: false }),
            Tag::TableCell => builder.leaf(BlockKind::Cell, line),
            Tag::Emphasis => builder.inline_open(InlineKind::Emphasis, line),
            Tag::Strong => builder.inline_open(InlineKind::Strong, line),
            Tag::Strikethrough => builder.inline_open(InlineKind::Strikethrough, line),
            Tag::Superscript => builder.inline_open(InlineKind::Superscript, line),
            Tag::Subscript => builder.inline_open(InlineKind::Subscript, line),
            Tag::Link { link_type, dest_url, title, .. } => {
                let href = if *link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                if html::is_safe_address(&href) {
                    self.builder.inline_open(InlineKind::Link { href, title: title.to_string() }, line);
                } else {
                    self.builder.inline_skip();
                    self.unsafe_address(byte);
                }
            }
            Tag::Image { dest_url, .. } => self.image = Some(Image { src: dest_url.to_string(), alt: String::new(), within: 0, line }),
            // Not switched on, or taken out before.
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, line: u32, byte: usize) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableCell => self.builder.end_leaf(),
            TagEnd::HtmlBlock => self.html_block(line, byte),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow => {
                self.builder.close();
            }
            TagEnd::Emphasis => self.builder.inline_close(&InlineKind::Emphasis),
            TagEnd::Strong => self.builder.inline_close(&InlineKind::Strong),
            TagEnd::Strikethrough => self.builder.inline_close(&InlineKind::Strikethrough),
            TagEnd::Superscript => self.builder.inline_close(&InlineKind::Superscript),
            TagEnd::Subscript => self.builder.inline_close(&InlineKind::Subscript),
            TagEnd::Link => self.builder.link_close(),
            _ => {}
        }
    }

    /// Within a picture only words count: they are its alternative text.
    fn in_image(&mut self, event: &Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(text) | Event::Code(text) => image.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::Start(Tag::Image { .. }) => image.within += 1,
            Event::End(TagEnd::Image) if image.within > 0 => image.within -= 1,
            Event::End(TagEnd::Image) => {
                let Some(Image { src, alt, line, .. }) = self.image.take() else { return };
                if html::is_safe_address(&src) {
                    self.builder.mark(InlineKind::Image { src, alt }, line);
                } else {
                    self.builder.text(&alt, line);
                }
            }
            _ => {}
        }
    }

    fn inline_html(&mut self, raw: &str, line: u32, byte: usize) {
        match html::inline_tag(raw) {
            html::InlineTag::Open(kind) => self.builder.inline_open(kind, line),
            html::InlineTag::Close(kind) => self.builder.inline_close(&kind),
            html::InlineTag::Break => self.builder.line_break(line),
            html::InlineTag::Nothing => {}
            html::InlineTag::Unknown(name) => {
                // Once an article: people who write HTML write much of it.
                if !std::mem::replace(&mut self.said_tag, true) {
                    let said = Diagnostic::warning(Code::RawHtml, format!("the tag `<{name}>` is left out, and others like it"));
                    self.say(said.help("its text is kept; use Markdown instead"), byte);
                }
            }
        }
    }

    fn html_block(&mut self, line: u32, byte: usize) {
        let Some(raw) = self.html.take() else { return };
        let (block, dropped) = html::sanitise(&raw);
        if !dropped.is_empty() {
            let said =
                Diagnostic::warning(Code::RawHtml, format!("HTML that is not safe or not shown here is left out: {}", dropped.join(", ")));
            self.say(said.help("use Markdown instead, or a template for what all pages share"), byte);
        }
        if let Some(block) = block {
            self.builder.leaf(BlockKind::Html { html: block.html }, line);
            self.builder.verbatim(&block.text);
            self.builder.end_leaf();
        }
    }

    fn unsafe_address(&mut self, byte: usize) {
        let said = Diagnostic::warning(Code::RawHtml, "a link with an unsafe address is left out; its text is kept");
        self.say(said.help("links lead to http, https, mailto or tel addresses, or to files of the archive"), byte);
    }

    /// Names the place in lines of the file.
    fn say(&mut self, said: Diagnostic, byte: usize) {
        if self.said.len() >= MOST_REPORTED {
            return;
        }
        let mut said = said.at_byte(self.text, byte);
        said.line = Some(self.line(byte));
        self.said.push(said);
    }
}

fn language(kind: &CodeBlockKind<'_>) -> Option<String> {
    let CodeBlockKind::Fenced(info) = kind else { return None };
    let word = info.split([' ', '\t', ',', '{']).next().unwrap_or("").trim();
    (!word.is_empty()).then(|| word.to_owned())
}
