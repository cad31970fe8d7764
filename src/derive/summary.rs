//! The summary: one to three sentences that add to the title.

use super::{Derived, Reading, TextMethod};

/// The article's summary; empty where nothing could be added to the title.
#[must_use]
pub fn summary(reading: &Reading<'_>, _title: &Derived<String, TextMethod>) -> Derived<String, TextMethod> {
    if let Some(summary) = &reading.article.front.summary {
        return Derived { value: summary.clone(), method: TextMethod::FrontMatter, evidence: summary.clone(), place: None };
    }
    let second = reading.sentences.get(1).copied().unwrap_or_default();
    let words = reading.words(second).to_owned();
    Derived { value: words.clone(), method: TextMethod::Derived, evidence: words, place: Some(second) }
}
