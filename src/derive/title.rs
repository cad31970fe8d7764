//! The title: the text's own headline, or one made from its words.

use super::{Derived, Reading, TextMethod};

/// The article's title; never empty.
#[must_use]
pub fn title(reading: &Reading<'_>) -> Derived<String, TextMethod> {
    let article = reading.article;
    if let Some(title) = &article.front.title {
        return Derived { value: title.clone(), method: TextMethod::FrontMatter, evidence: title.clone(), place: None };
    }
    if let Some(headline) = &article.headline {
        return Derived { value: headline.text.clone(), method: TextMethod::Headline, evidence: headline.evidence.clone(), place: None };
    }
    let first = reading.sentences.first().copied().unwrap_or_default();
    let words: Vec<&str> = reading.words(first).split_whitespace().take(12).collect();
    let value = if words.is_empty() { article.path.clone() } else { words.join(" ") };
    Derived { value, method: TextMethod::Derived, evidence: reading.words(first).to_owned(), place: Some(first) }
}
