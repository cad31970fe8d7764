//! The text of an article as one plain string, with what stands where: blocks over it, and inline marks over them.
//!
//! Plain text and Markdown meet here: nothing after `source/` knows which of the two an article was written in.

use crate::text::Span;

/// The article's text, headline, front matter, credit and date lines taken out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Body {
    /// The plain text: what a reader would hear, markup left out. Leaf blocks are parted by one line feed. All offsets
    /// of derived values are bytes into this string.
    pub text: String,
    /// What the text consists of, in order, nested where lists and quotations nest.
    pub blocks: Vec<Block>,
    /// Markup inside leaf blocks, ordered by start, properly nested, never across blocks.
    pub inlines: Vec<Inline>,
    /// For each leaf block, where it stands in the source file: (first byte in `text`, line of the file from 1),
    /// ordered by the first; footnotes stand after the text, wherever the file has them.
    pub lines: Vec<(u32, u32)>,
}

impl Body {
    /// The line of the source file on which the block at `byte` of the text begins.
    #[must_use]
    pub fn source_line(&self, byte: u32) -> Option<u32> {
        let after = self.lines.partition_point(|&(start, _)| start <= byte);
        after.checked_sub(1).map(|i| self.lines[i].1)
    }

    /// The leaf blocks that hold prose (paragraphs and list items, at any depth), in order.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<Span> {
        let mut found = Vec::new();
        collect(&self.blocks, &mut |block| matches!(block.kind, BlockKind::Paragraph), &mut found);
        found
    }

    /// The subheadings, in order.
    #[must_use]
    pub fn headings(&self) -> Vec<Span> {
        let mut found = Vec::new();
        collect(&self.blocks, &mut |block| matches!(block.kind, BlockKind::Heading { .. }), &mut found);
        found
    }

    /// Every leaf block that is language rather than code: paragraphs, headings, table cells.
    #[must_use]
    pub fn passages(&self) -> Vec<Span> {
        let mut found = Vec::new();
        collect(
            &self.blocks,
            &mut |block| {
                block.children.is_empty() && !matches!(block.kind, BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html { .. })
            },
            &mut found,
        );
        found.retain(|span| !span.is_empty());
        found
    }
}

/// Recursion is bounded: the Markdown reader keeps at most 24 levels, plain text two.
fn collect(blocks: &[Block], wanted: &mut impl FnMut(&Block) -> bool, found: &mut Vec<Span>) {
    for block in blocks {
        if wanted(block) {
            found.push(block.span);
        }
        collect(&block.children, wanted, found);
    }
}

/// One block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, from the first to the last of its parts, in bytes of [`Body::text`].
    pub span: Span,
    /// The blocks within; a leaf has none.
    pub children: Vec<Block>,
}

/// What a block is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// Prose. Leaf.
    Paragraph,
    /// A subheading. Leaf.
    Heading {
        /// 2 to 6: the page's own title is 1.
        level: u8,
    },
    /// Quoted matter (Markdown `>`).
    Quote,
    /// A list; its children are [`BlockKind::Item`].
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
    },
    /// A list item; its children are blocks.
    Item,
    /// A table; its children are [`BlockKind::Row`].
    Table,
    /// A row; its children are [`BlockKind::Cell`].
    Row {
        /// Whether it stands in the table's head.
        head: bool,
    },
    /// A table cell. Leaf.
    Cell,
    /// A code block. Leaf; its span holds the code, without a last line feed.
    Code {
        /// The word after the fence, if any.
        language: Option<String>,
    },
    /// What a footnote says; its children are blocks.
    Footnote {
        /// From 1, in order of first reference.
        number: u32,
    },
    /// A line between passages.
    Rule,
    /// Raw HTML from Markdown, already sanitised; its span holds its text alone. Leaf.
    Html {
        /// Sanitised markup.
        html: String,
    },
}

/// Markup inside a leaf block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// The text that it marks, in bytes of [`Body::text`]; empty for what has no text of its own.
    pub span: Span,
}

/// What inline markup is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InlineKind {
    /// Stressed.
    Emphasis,
    /// Strongly stressed.
    Strong,
    /// Struck out.
    Strikethrough,
    /// Code in a line.
    Code,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// A forced line break; its span is the one line feed.
    Break,
    /// A link.
    Link {
        /// As written; relative ones are resolved when shown.
        href: String,
        /// Its title, empty where there is none.
        title: String,
    },
    /// A picture; empty span, since its alternative text is no prose of the article.
    Image {
        /// As written; relative ones are resolved when shown.
        src: String,
        /// Alternative text.
        alt: String,
    },
    /// A reference to a footnote; empty span.
    FootnoteReference {
        /// The number of the [`BlockKind::Footnote`].
        number: u32,
    },
}
