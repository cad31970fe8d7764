//! Builds a [`Body`] from what a Markdown reader meets, one piece after the other.

use super::body::{Block, BlockKind, Body, Inline, InlineKind};
use crate::text::Span;

/// Deepest nesting of blocks that is kept. What nests deeper is taken into the last level: nobody writes it, and a
/// hostile file must not exhaust the stack of whoever walks the tree.
pub(super) const DEEPEST: usize = 24;

/// Most inline marks open at one place; further ones are left out.
const MOST_OPEN: usize = 32;

/// A body in the making.
#[derive(Default)]
pub(super) struct Builder {
    body: Body,
    open: Vec<Frame>,
    /// Containers opened beyond [`DEEPEST`].
    beyond: usize,
    leaf: Option<Leaf>,
    any_leaf: bool,
}

struct Frame {
    kind: BlockKind,
    start: Option<u32>,
    children: Vec<Block>,
}

struct Leaf {
    kind: BlockKind,
    start: usize,
    /// The place of its first inline in the body's list.
    first_inline: usize,
    /// Marks that are open: their place in the list; `None` for one that is not kept.
    marks: Vec<Option<usize>>,
}

impl Builder {
    /// Opens a container.
    pub(super) fn open(&mut self, kind: BlockKind) {
        self.end_leaf();
        // A list or table is kept only where its items or rows are.
        let levels = if matches!(kind, BlockKind::List { .. } | BlockKind::Table) { 2 } else { 1 };
        if self.beyond > 0 || self.open.len() + levels > DEEPEST {
            self.beyond += 1;
        } else {
            self.open.push(Frame { kind, start: None, children: Vec::new() });
        }
    }

    /// Closes the container opened last.
    pub(super) fn close(&mut self) {
        self.end_leaf();
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some(frame) = self.open.pop() else { return };
        let end = self.body.text.len();
        let start = frame.start.map_or(end, |start| start as usize);
        self.push(Block { kind: frame.kind, span: Span::new(start, end.max(start)), children: frame.children });
    }

    fn push(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(frame) => {
                frame.start.get_or_insert(block.span.start);
                frame.children.push(block);
            }
            None => self.body.blocks.push(block),
        }
    }

    /// Begins a leaf.
    pub(super) fn leaf(&mut self, kind: BlockKind, line: u32) {
        self.end_leaf();
        if self.any_leaf {
            self.body.text.push('\n');
        }
        self.any_leaf = true;
        let kind = if self.beyond > 0 && kind == BlockKind::Cell { BlockKind::Paragraph } else { kind };
        let start = self.body.text.len();
        self.body.lines.push((u32::try_from(start).unwrap_or(u32::MAX), line));
        self.leaf = Some(Leaf { kind, start, first_inline: self.body.inlines.len(), marks: Vec::new() });
    }

    /// Ends the leaf, if one is open: white space at its end goes, open marks close, empty ones go.
    pub(super) fn end_leaf(&mut self) {
        let Some(leaf) = self.leaf.take() else { return };
        let code = matches!(leaf.kind, BlockKind::Code { .. });
        let text = &self.body.text[leaf.start..];
        let kept = if code { text.strip_suffix('\n').unwrap_or(text).len() } else { text.trim_end().len() };
        self.body.text.truncate(leaf.start + kept);
        let end = self.here();
        for mark in leaf.marks.into_iter().flatten() {
            self.body.inlines[mark].span.end = end;
        }
        // Only the leaf's own marks are looked at: the list is as long as the text.
        let mut own = self.body.inlines.split_off(leaf.first_inline);
        own.retain_mut(|inline| {
            inline.span.end = inline.span.end.min(end);
            inline.span.start = inline.span.start.min(end);
            !inline.span.is_empty() || matches!(inline.kind, InlineKind::Image { .. } | InlineKind::FootnoteReference { .. })
        });
        self.body.inlines.append(&mut own);
        let block = Block { kind: leaf.kind, span: Span::new(leaf.start, end as usize), children: Vec::new() };
        self.push(block);
    }

    fn here(&self) -> u32 {
        u32::try_from(self.body.text.len()).unwrap_or(u32::MAX)
    }

    /// Text of a tight list item stands in no paragraph of its own: it gets one.
    fn need_leaf(&mut self, line: u32) {
        if self.leaf.is_none() {
            self.leaf(BlockKind::Paragraph, line);
        }
    }

    /// Adds words, white space made single.
    pub(super) fn text(&mut self, text: &str, line: u32) {
        if self.leaf.is_none() && text.trim().is_empty() {
            return;
        }
        self.need_leaf(line);
        let Some(leaf) = &self.leaf else { return };
        if matches!(leaf.kind, BlockKind::Code { .. }) {
            self.body.text.push_str(text);
            return;
        }
        for c in text.chars() {
            if !c.is_whitespace() {
                self.body.text.push(c);
            } else if self.body.text.len() > leaf.start && !self.body.text.ends_with([' ', '\n']) {
                self.body.text.push(' ');
            }
        }
    }

    /// Adds text as it is.
    pub(super) fn verbatim(&mut self, text: &str) {
        self.body.text.push_str(text);
    }

    /// Adds a forced line break.
    pub(super) fn line_break(&mut self, line: u32) {
        self.need_leaf(line);
        let start = self.body.text.len();
        self.body.text.push('\n');
        self.body.inlines.push(Inline { kind: InlineKind::Break, span: Span::new(start, start + 1) });
    }

    /// Adds a mark without text.
    pub(super) fn mark(&mut self, kind: InlineKind, line: u32) {
        self.need_leaf(line);
        let here = self.body.text.len();
        self.body.inlines.push(Inline { kind, span: Span::new(here, here) });
    }

    /// Opens a mark.
    pub(super) fn inline_open(&mut self, kind: InlineKind, line: u32) {
        self.need_leaf(line);
        let here = self.body.text.len();
        let Some(leaf) = &mut self.leaf else { return };
        if leaf.marks.len() >= MOST_OPEN {
            return;
        }
        leaf.marks.push(Some(self.body.inlines.len()));
        self.body.inlines.push(Inline { kind, span: Span::new(here, here) });
    }

    /// Opens a link that is not kept, so that its end finds a partner.
    pub(super) fn inline_skip(&mut self) {
        if let Some(leaf) = self.leaf.as_mut().filter(|leaf| leaf.marks.len() < MOST_OPEN) {
            leaf.marks.push(None);
        }
    }

    /// Closes the innermost open mark of `kind`, and what is open within it.
    pub(super) fn inline_close(&mut self, kind: &InlineKind) {
        self.close_mark(|found| found.is_some_and(|found| found == kind));
    }

    /// Closes the innermost open link.
    pub(super) fn link_close(&mut self) {
        self.close_mark(|found| found.is_none_or(|found| matches!(found, InlineKind::Link { .. })));
    }

    fn close_mark(&mut self, is_it: impl Fn(Option<&InlineKind>) -> bool) {
        let here = self.here();
        let Some(leaf) = &mut self.leaf else { return };
        let inlines = &mut self.body.inlines;
        let Some(at) = leaf.marks.iter().rposition(|mark| is_it(mark.map(|i| &inlines[i].kind))) else { return };
        for mark in leaf.marks.drain(at..).flatten() {
            inlines[mark].span.end = here;
        }
    }

    /// Adds a line between passages.
    pub(super) fn rule(&mut self) {
        self.end_leaf();
        let here = self.body.text.len();
        self.push(Block { kind: BlockKind::Rule, span: Span::new(here, here), children: Vec::new() });
    }

    /// The body, all that is open closed.
    pub(super) fn finish(mut self) -> Body {
        self.end_leaf();
        self.beyond = 0;
        while !self.open.is_empty() {
            self.close();
        }
        self.body
    }
}

/// Takes the first leaf, which must be a block of the top without marks, off a body.
pub(super) fn drop_first(body: &mut Body) {
    let Some(next) = body.blocks.get(1).map(|block| block.span.start) else { return };
    body.text.drain(..next as usize);
    body.blocks.remove(0);
    shift(&mut body.blocks, next);
    for inline in &mut body.inlines {
        inline.span = back(inline.span, next);
    }
    body.lines.remove(0);
    for (start, _) in &mut body.lines {
        *start = start.saturating_sub(next);
    }
}

/// Recursion is bounded by [`DEEPEST`].
fn shift(blocks: &mut [Block], by: u32) {
    for block in blocks {
        block.span = back(block.span, by);
        shift(&mut block.children, by);
    }
}

fn back(span: Span, by: u32) -> Span {
    Span { start: span.start.saturating_sub(by), end: span.end.saturating_sub(by) }
}
