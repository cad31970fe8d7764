//! The language of an article and of its passages.

use crate::source::Article;
use crate::text::bidi::letter_counts;
use crate::text::{Language, Span};

/// The article's language: what front matter or the file's name states, else what its letters show.
#[must_use]
pub fn of_article(article: &Article) -> Language {
    article.front.language.or_else(|| stated_by_name(&article.path)).unwrap_or_else(|| of_text(&article.body.text))
}

/// The language that a file's name states before its extension: `name.ar.txt`.
#[must_use]
pub fn stated_by_name(path: &str) -> Option<Language> {
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.')?.0;
    let tag = stem.rsplit_once('.')?.1;
    Language::parse(tag).filter(|l| tag.len() == 2 && l.as_str().len() == 2)
}

/// The language of a text by its letters.
#[must_use]
pub fn of_text(text: &str) -> Language {
    let (ltr, rtl) = letter_counts(text);
    if rtl == 0 && ltr == 0 {
        Language::UND
    } else if rtl >= ltr {
        Language::AR
    } else {
        Language::EN
    }
}

/// The passages (sentences or whole paragraphs) whose language is not the article's, with their language; bytes of the
/// body, in order.
#[must_use]
pub fn foreign_passages(_article: &Article, _language: Language) -> Vec<(Span, Language)> {
    Vec::new()
}
