//! The words of one leaf block with their markup: inline marks, topic links and isolates, properly nested.

use super::body::Writer;
use super::{open_run, push_escaped};
use crate::derive::Passage;
use crate::source::{Inline, InlineKind};
use crate::text::bidi::foreign_runs;
use crate::text::{Direction, Language, Span};
use std::cmp::Reverse;
use std::fmt::Write as _;

/// Something that stands over a span of the leaf. The order of variants is the order of nesting on equal spans.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Over<'a> {
    Inline(usize),
    Topic(&'a str),
    /// A run of the other script, its language where it is known, or a passage of the leaf's own script.
    Run(Option<Language>),
}

struct Mark<'a> {
    span: Span,
    over: Over<'a>,
}

impl Writer<'_> {
    /// Writes the words of `leaf`, taking the inline marks that belong to it. `base` is the leaf's direction.
    pub(super) fn leaf(&mut self, leaf: Span, base: Direction, with_topics: bool) {
        let first = self.cursor;
        let inlines = &self.body.inlines;
        while inlines.get(self.cursor).is_some_and(|i| i.span.start <= leaf.end && i.span.end <= leaf.end) {
            self.cursor += 1;
        }
        let inlines = &inlines[first..self.cursor];
        // Lent out for the length of this leaf: marks borrow from the list.
        let topics = std::mem::take(&mut self.topics);
        let from = topics.partition_point(|(span, _)| span.start < leaf.start);
        let links = if with_topics { &topics[from..] } else { &[] };
        let marks = marks(leaf, self.body.text.as_str(), inlines, (links, self.passages), base);
        self.emit(leaf, inlines, &marks, base);
        self.topics = topics;
    }

    fn emit(&mut self, leaf: Span, inlines: &[Inline], marks: &[Mark<'_>], base: Direction) {
        let mut html = std::mem::take(&mut self.out);
        let body = self.body;
        let words = |html: &mut String, from: u32, to: u32| push_escaped(html, body.text.get(from as usize..to as usize).unwrap_or(""));
        let mut open: Vec<(u32, &'static str)> = Vec::new();
        let mut at = leaf.start;
        let mut marks = marks.iter().peekable();
        while let Some(mark) = marks.next() {
            while let Some((end, close)) = open.pop_if(|(end, _)| *end <= mark.span.start) {
                words(&mut html, at, end);
                html.push_str(close);
                at = at.max(end);
            }
            words(&mut html, at, mark.span.start);
            at = at.max(mark.span.start);
            let close = match mark.over {
                Over::Run(language) => open_passage(&mut html, mark.span.of_text(&body.text), language, base),
                Over::Topic(href) => {
                    html.push_str("<a class=\"topic\" href=\"");
                    push_escaped(&mut html, href);
                    html.push_str("\">");
                    "</a>"
                }
                Over::Inline(i) if matches!(inlines[i].kind, InlineKind::Break) => {
                    html.push_str("<br>");
                    at = mark.span.end;
                    ""
                }
                Over::Inline(i) => self.open_inline(&mut html, &inlines[i].kind),
            };
            if !mark.span.is_empty() {
                open.push((mark.span.end, close));
                continue;
            }
            // A link around a picture alone.
            while let Some(next) = marks.next_if(|n| n.span == mark.span && !close.is_empty()) {
                if let Over::Inline(i) = next.over {
                    let inner = self.open_inline(&mut html, &inlines[i].kind);
                    html.push_str(inner);
                }
            }
            html.push_str(close);
        }
        while let Some((end, close)) = open.pop() {
            words(&mut html, at, end);
            html.push_str(close);
            at = at.max(end);
        }
        words(&mut html, at, leaf.end);
        self.out = html;
    }

    /// Opens an inline mark, or writes one that has no words; returns what closes it.
    fn open_inline(&mut self, html: &mut String, kind: &InlineKind) -> &'static str {
        let (open, close) = match kind {
            InlineKind::Emphasis => ("<em>", "</em>"),
            InlineKind::Strong => ("<strong>", "</strong>"),
            InlineKind::Strikethrough => ("<s>", "</s>"),
            InlineKind::Code => ("<code dir=\"ltr\">", "</code>"),
            InlineKind::Superscript => ("<sup>", "</sup>"),
            InlineKind::Subscript => ("<sub>", "</sub>"),
            InlineKind::Break => ("<br>", ""),
            InlineKind::Link { href, title } => return self.open_link(html, href, title),
            InlineKind::Image { src, alt } => {
                self.picture(html, src, alt);
                return "";
            }
            InlineKind::FootnoteReference { number } => {
                self.footnote_reference(html, *number);
                return "";
            }
        };
        html.push_str(open);
        close
    }

    fn open_link(&self, html: &mut String, href: &str, title: &str) -> &'static str {
        let Some(address) = self.address(href) else { return "" };
        html.push_str("<a href=\"");
        push_escaped(html, &address);
        if !title.is_empty() {
            html.push_str("\" title=\"");
            push_escaped(html, title);
        }
        html.push_str("\">");
        "</a>"
    }

    /// Where a link leads: web and mail addresses as written, all else by the archive; `None` for what leads nowhere or
    /// would run as a script.
    fn address(&self, href: &str) -> Option<String> {
        let href = href.trim();
        let scheme = href.split_once(':').map(|(scheme, _)| scheme).filter(|s| !s.contains(['/', '?', '#']));
        match scheme.map(str::to_ascii_lowercase).as_deref() {
            Some("http" | "https" | "mailto" | "tel") => Some(href.replace(' ', "%20")),
            Some(_) => None,
            None => (self.resolve)(href).map(|resource| resource.url),
        }
    }

    /// A picture of the archive is shown; one from elsewhere is a link, since pages load nothing from other hosts.
    fn picture(&self, html: &mut String, src: &str, alt: &str) {
        let external = src.starts_with("http://") || src.starts_with("https://");
        let found = if external { None } else { (self.resolve)(src) };
        let words = if alt.trim().is_empty() { self.interface.word("picture") } else { alt };
        if let Some(picture) = found {
            html.push_str("<img src=\"");
            push_escaped(html, &picture.url);
            html.push_str("\" alt=\"");
            push_escaped(html, alt);
            if let Some((width, height)) = picture.size {
                let _ = write!(html, "\" width=\"{width}\" height=\"{height}");
            }
            html.push_str("\" loading=\"lazy\">");
        } else if external {
            html.push_str("<a href=\"");
            push_escaped(html, &src.replace(' ', "%20"));
            html.push_str("\">");
            push_escaped(html, words);
            html.push_str("</a>");
        } else {
            push_escaped(html, alt);
        }
    }
}

/// Opens a passage in another language, and gives what closes it.
fn open_passage(html: &mut String, run: &str, language: Option<Language>, base: Direction) -> &'static str {
    let Some(language) = language else { return open_run(html, run, base) };
    // A passage in another script whose language is not known says its direction only.
    let (dir, other) = match base {
        Direction::Ltr => (Direction::Ltr, Direction::Rtl),
        Direction::Rtl => (Direction::Rtl, Direction::Ltr),
    };
    if language == Language::UND {
        let _ = write!(html, "<bdi dir=\"{}\">", other.as_str());
        return "</bdi>";
    }
    let dir = if language.direction() == base { dir } else { other };
    let _ = write!(html, "<span lang=\"{language}\" dir=\"{}\">", dir.as_str());
    "</span>"
}

/// All that stands over a leaf, in the order in which it opens.
fn marks<'m>(
    leaf: Span,
    text: &str,
    inlines: &[Inline],
    (topics, passages): (&'m [(Span, String)], &[Passage]),
    base: Direction,
) -> Vec<Mark<'m>> {
    let mut marks: Vec<Mark> = inlines.iter().enumerate().map(|(i, inline)| Mark { span: inline.span, over: Over::Inline(i) }).collect();
    let links = topics.iter().take_while(|(span, _)| span.end <= leaf.end).filter(|(span, _)| may_link(*span, inlines));
    marks.extend(links.map(|(span, href)| Mark { span: *span, over: Over::Topic(href) }));
    let from = passages.partition_point(|p| p.place.end <= leaf.start);
    let passages = || passages[from..].iter().take_while(|p| p.place.start < leaf.end);
    // A sentence in another language of the same script; one that is the whole leaf is told by the leaf itself.
    let whole = leaf.trimmed(text);
    let same_script = |p: &&Passage| p.language.direction() == base && p.language != Language::UND && !p.place.contains(whole);
    add_runs(&mut marks, inlines, passages().filter(same_script).map(|p| (p.place, Some(p.language))));
    let runs = foreign_runs(leaf.of_text(text), base);
    let runs = runs.into_iter().map(|run| run.shifted(leaf.start as usize));
    add_runs(&mut marks, inlines, runs.map(|run| (run, passages().find(|p| p.place.overlaps(run)).map(|p| p.language))));
    // Marks without words of their own come before what begins at the same place; the wider encloses the narrower.
    marks.sort_by_key(|m| (m.span.start, !m.span.is_empty(), Reverse(m.span.end), m.over));
    marks
}

/// Adds runs, cut where they cross the edge of what is there already, and none in code.
fn add_runs(marks: &mut Vec<Mark<'_>>, inlines: &[Inline], runs: impl Iterator<Item = (Span, Option<Language>)>) {
    let solid: Vec<Span> = marks.iter().map(|m| m.span).collect();
    for (run, language) in runs {
        cut(run, &solid, &mut |piece| {
            let in_code = |i: &Inline| matches!(i.kind, InlineKind::Code) && i.span.contains(piece);
            if !inlines.iter().any(in_code) {
                marks.push(Mark { span: piece, over: Over::Run(language) });
            }
        });
    }
}

/// Whether a topic's name may become a link there: apart from links and code, and not across the edge of other markup.
pub(super) fn may_link(topic: Span, inlines: &[Inline]) -> bool {
    inlines.iter().filter(|i| i.span.overlaps(topic)).all(|inline| match inline.kind {
        InlineKind::Link { .. } | InlineKind::Code | InlineKind::Break => false,
        _ => inline.span.contains(topic) || topic.contains(inline.span),
    })
}

/// Cuts a run where it crosses the edge of a solid mark, so that all nest.
fn cut(run: Span, solid: &[Span], keep: &mut impl FnMut(Span)) {
    let crossing = solid.iter().find(|s| s.overlaps(run) && !s.contains(run) && !run.contains(**s));
    let Some(mark) = crossing else { return keep(run) };
    let edge = if mark.start > run.start { mark.start } else { mark.end };
    cut(Span { start: run.start, end: edge }, solid, keep);
    cut(Span { start: edge, end: run.end }, solid, keep);
}
