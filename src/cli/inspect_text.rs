//! `inspect` as a page for people: every value, its method, and the words it was taken from.

use crate::derive::{Derived, Entry, FactMethod, NameRef, TextMethod};
use crate::knowledge::Authority;
use crate::source::Article;
use crate::text::bidi::isolated;
use crate::text::{Language, Span};
use std::fmt::Write;

/// Width of the column of labels, in columns of a terminal.
const LABEL: usize = 12;
/// Longest evidence shown, in scalar values: the page is for reading, `--format json` has all of it.
const EVIDENCE: usize = 160;
/// Topics shown.
const TOPICS: usize = 16;

/// The page of one article. Words from the article are isolated, so that each keeps its direction.
pub(super) fn page(article: &Article, entry: &Entry, authority: &Authority) -> String {
    let mut page = Page { article, text: String::new() };
    let _ = writeln!(page.text, "{}\n{}", show(&entry.path), "─".repeat(entry.path.chars().count().clamp(8, 78)));
    page.line("language", &format!("{}, {}", language_name(entry.language), entry.encoding));
    page.derived("title", &entry.title, text_method(entry.title.method));
    if !entry.summary.value.is_empty() {
        page.derived("summary", &entry.summary, text_method(entry.summary.method));
    }
    match &entry.date {
        Some(date) => {
            page.line("date", &format!("{} ({})", date.value, fact_method(date.method)));
            page.evidence(&date.evidence, date.place);
        }
        None => page.line("date", "not stated"),
    }
    if let Some(outlet) = &entry.outlet {
        page.line("outlet", &format!("{} ({})", show(&outlet.value.name), fact_method(outlet.method)));
        page.evidence(&outlet.evidence, outlet.place);
    }
    for credit in &entry.credits {
        page.line("credit", &format!("{}: {}", format!("{:?}", credit.role).to_lowercase(), show(&credit.name)));
        page.evidence(&credit.evidence, None);
    }
    for heading in &entry.headings {
        page.line("heading", &show(heading));
    }
    for date in &entry.dates {
        let how = if date.relative { " (from the stated date)" } else { "" };
        page.line(
            "mentions",
            &format!("{}{how}  {}{}", date.date, show(date.place.of_text(&article.body.text)), page.at(Some(date.place))),
        );
    }
    topics(&mut page, entry, authority);
    for quote in &entry.quotes {
        let speaker = quote.speaker_text.as_deref().map_or_else(|| "speaker not known".to_owned(), show);
        page.line("quotation", &format!("{speaker}, by {}{}", show(&quote.cue), page.at(Some(quote.place))));
        page.evidence(quote.place.of_text(&article.body.text), None);
    }
    page.line("length", &format!("{} words, {} min", entry.words, entry.reading_minutes));
    for diagnostic in &entry.diagnostics {
        page.line(diagnostic.code.name(), &diagnostic.message);
    }
    page.text.push('\n');
    page.text
}

fn topics(page: &mut Page<'_>, entry: &Entry, authority: &Authority) {
    for &(name, weight) in entry.weights.iter().take(TOPICS) {
        let names = match name {
            NameRef::Known(id) => &authority.topic(id).names,
            NameRef::Found(index) => &entry.found[usize::from(index)].names,
        };
        let shown: Vec<String> = [&names.ar, &names.en].into_iter().flatten().map(|n| show(n)).collect();
        let count: u32 = entry.spellings.iter().filter(|s| s.0 == name).map(|s| u32::from(s.2)).sum();
        let bar = "█".repeat(bar_length(weight));
        page.line("topic", &format!("{bar:<10} {weight:.2}  {} ×{count}", shown.join(" · ")));
    }
    if entry.weights.len() > TOPICS {
        page.line("", &format!("and {} more", entry.weights.len() - TOPICS));
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a weight is between 0 and 1")]
fn bar_length(weight: f32) -> usize {
    (weight * 10.0).ceil() as usize
}

struct Page<'a> {
    article: &'a Article,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, label: &str, value: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{label:>LABEL$}  {value}");
    }

    fn derived(&mut self, label: &str, value: &Derived<String, TextMethod>, method: &str) {
        self.line(label, &format!("{} ({method})", show(&value.value)));
        if value.evidence != value.value {
            self.evidence(&value.evidence, value.place);
        }
    }

    /// The words that prove the value above, with the line of the file that they stand on.
    fn evidence(&mut self, words: &str, place: Option<Span>) {
        if words.is_empty() {
            return;
        }
        let short: String = words.chars().take(EVIDENCE).map(|c| if c == '\n' { ' ' } else { c }).collect();
        let more = if words.chars().nth(EVIDENCE).is_some() { " …" } else { "" };
        let at = self.at(place);
        let _ = writeln!(self.text, "{:>LABEL$}  ↳ {}{more}{at}", "", show(&short));
    }

    fn at(&self, place: Option<Span>) -> String {
        place.and_then(|p| self.article.body.source_line(p.start)).map(|line| format!("  [line {line}]")).unwrap_or_default()
    }
}

fn show(words: &str) -> String {
    if words.is_ascii() && !words.contains('\u{1b}') { words.to_owned() } else { isolated(&words.replace('\u{1b}', "")) }
}

fn language_name(language: Language) -> String {
    match language.as_str() {
        "ar" => "Arabic (ar)".to_owned(),
        "en" => "English (en)".to_owned(),
        other => other.to_owned(),
    }
}

fn text_method(method: TextMethod) -> &'static str {
    match method {
        TextMethod::FrontMatter => "front matter",
        TextMethod::Headline => "the text's own headline",
        TextMethod::Derived => "derived",
    }
}

fn fact_method(method: FactMethod) -> &'static str {
    match method {
        FactMethod::FrontMatter => "front matter",
        FactMethod::Stated => "stated",
        FactMethod::Dateline => "dateline",
        FactMethod::FileName => "file name",
        FactMethod::Inferred => "inferred",
    }
}
