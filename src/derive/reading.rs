//! An article laid out for reading: what every rule needs, worked out once.

use super::dateline::{Dateline, dateline};
use super::language;
use crate::knowledge::Authority;
use crate::source::Article;
use crate::text::sentence::sentences;
use crate::text::token::{Keys, tokenize_into};
use crate::text::{Language, Span, Token};

/// One article with its words counted off. All places are bytes of the body.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// The authority list of the archive.
    pub authority: &'a Authority,
    /// The article's language.
    pub language: Language,
    /// All tokens of the body, in order.
    pub tokens: Vec<Token>,
    /// Their folded keys, by the same index.
    pub keys: Keys,
    /// Paragraphs of prose, in order.
    pub paragraphs: Vec<Span>,
    /// Every leaf that is language (paragraphs, headings, cells), in order.
    pub passages: Vec<Span>,
    /// Sentences of the paragraphs, in order.
    pub sentences: Vec<Span>,
    /// The dateline at the head of the text, if there is one.
    pub dateline: Option<Dateline>,
}

impl<'a> Reading<'a> {
    /// Lays out an article.
    #[must_use]
    pub fn new(article: &'a Article, authority: &'a Authority) -> Self {
        let text = &article.body.text;
        let mut tokens = Vec::with_capacity(text.len() / 6 + 1);
        tokenize_into(text, &mut tokens);
        let paragraphs = article.body.paragraphs();
        let language = language::of_article(article);
        let mut reading = Self {
            article,
            authority,
            language,
            passages: article.body.passages(),
            sentences: paragraphs.iter().flat_map(|&p| sentences(text, p)).collect(),
            paragraphs,
            keys: Keys::new(text, &tokens),
            tokens,
            dateline: None,
        };
        reading.dateline = dateline(&reading);
        reading
    }

    /// The body's text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        &self.article.body.text
    }

    /// The words that stand at a place.
    #[must_use]
    pub fn words(&self, place: Span) -> &'a str {
        place.of_text(&self.article.body.text)
    }

    /// The tokens that begin within a place.
    #[must_use]
    pub fn tokens_in(&self, place: Span) -> &[Token] {
        &self.tokens[self.range_in(place)]
    }

    /// Which of [`Reading::tokens`] begin within a place: with [`Reading::keys`], for rules that compare words.
    #[must_use]
    pub fn range_in(&self, place: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|t| t.span.start < place.start);
        let end = self.tokens.partition_point(|t| t.span.start < place.end);
        first..end.max(first)
    }

    /// The paragraph in which a byte stands.
    #[must_use]
    pub fn paragraph_at(&self, byte: u32) -> Option<Span> {
        let after = self.paragraphs.partition_point(|p| p.start <= byte);
        after.checked_sub(1).map(|i| self.paragraphs[i]).filter(|p| byte < p.end)
    }

    /// Where the prose begins: after the dateline.
    #[must_use]
    pub fn prose_start(&self) -> u32 {
        self.dateline.as_ref().map_or_else(|| self.paragraphs.first().map_or(0, |p| p.start), |d| d.place.end)
    }
}
