//! `inspect` as a page for people: every value, its method, and the words it was taken from.

use crate::derive::{Derived, Entry, FactMethod, NameRef, TextMethod};
use crate::knowledge::Authority;
use crate::source::Article;
use crate::text::bidi::isolated;
use crate::text::{Language, Span};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Width of the column of labels, in columns of a terminal.
const LABEL: usize = 12;
/// Longest evidence shown, in scalar values: the page is for reading, `--format json` has all of it.
const EVIDENCE: usize = 400;
/// Columns of words on a line; with the labels before them they fit a terminal of the usual 100 columns or more.
const WORDS: usize = 84;
/// Dates, quotations and passages in other languages shown of each.
const MOST: usize = 40;
/// Topics shown.
const TOPICS: usize = 16;

/// The page of one article. Words from the article are isolated, so that each keeps its direction.
pub(super) fn page(article: &Article, entry: &Entry, authority: &Authority) -> String {
    let mut page = Page { article, text: String::new() };
    let _ = writeln!(page.text, "{}\n{}", show(&entry.path), "─".repeat(entry.path.chars().count().clamp(8, 78)));
    page.line("language", &format!("{}, {}", language_name(entry.language), entry.encoding));
    if entry.draft {
        page.line("draft", "yes: it is shown with `--drafts` alone");
    }
    page.derived("title", &entry.title, text_method(entry.title.method));
    if entry.summary.value.is_empty() {
        page.line("summary", "none: the text adds nothing to the title");
    } else {
        page.derived("summary", &entry.summary, text_method(entry.summary.method));
    }
    match &entry.date {
        Some(date) => {
            page.line("date", &format!("{} ({})", date.value, fact_method(date.method)));
            page.evidence(&date.evidence, date.place);
        }
        None => page.line("date", "not stated"),
    }
    if let Some(updated) = &entry.updated {
        page.line("updated", &format!("{} ({})", updated.value, fact_method(updated.method)));
        page.evidence(&updated.evidence, updated.place);
    }
    match &entry.outlet {
        Some(outlet) => {
            page.line("outlet", &format!("{} ({})", show(&outlet.value.name), fact_method(outlet.method)));
            page.evidence(&outlet.evidence, outlet.place);
        }
        None => page.line("outlet", "not stated"),
    }
    for credit in &entry.credits {
        page.line("credit", &format!("{}: {}", format!("{:?}", credit.role).to_lowercase(), show(&credit.name)));
        page.evidence(&credit.evidence, None);
    }
    for heading in &entry.headings {
        page.line("heading", &show(heading));
    }
    mentioned_dates(&mut page, entry);
    topics(&mut page, entry, authority);
    quotations(&mut page, entry);
    passages(&mut page, entry);
    page.line("length", &format!("{} words, {} min", entry.words, entry.reading_minutes));
    for diagnostic in &entry.diagnostics {
        let at = diagnostic.line.map(|line| format!("  [line {line}]")).unwrap_or_default();
        page.line(diagnostic.code.name(), &format!("{}{at}", show(&diagnostic.message)));
        if let Some(help) = &diagnostic.help {
            let _ = writeln!(page.text, "{:>LABEL$}  = {}", "", show(help));
        }
    }
    page.text.push('\n');
    page.text
}

fn mentioned_dates(page: &mut Page<'_>, entry: &Entry) {
    for date in entry.dates.iter().take(MOST) {
        let how = if date.relative { " (from the stated date)" } else { "" };
        let words = show(date.place.of_text(&page.article.body.text));
        page.line("mentions", &format!("{}{how}  {words}{}", date.date, page.at(Some(date.place))));
    }
    page.more(entry.dates.len(), MOST);
}

fn quotations(page: &mut Page<'_>, entry: &Entry) {
    for quote in entry.quotes.iter().take(MOST) {
        let speaker = quote.speaker_text.as_deref().map_or_else(|| "speaker not known".to_owned(), show);
        page.line("quotation", &format!("{speaker}, by {}{}", show(&quote.cue), page.at(Some(quote.place))));
        page.evidence(quote.place.of_text(&page.article.body.text), None);
    }
    page.more(entry.quotes.len(), MOST);
}

/// Runs and sentences in a language other than the article's.
fn passages(page: &mut Page<'_>, entry: &Entry) {
    for passage in entry.passages.iter().take(MOST) {
        page.line("passage", &format!("{}{}", language_name(passage.language), page.at(Some(passage.place))));
        page.evidence(passage.place.of_text(&page.article.body.text), None);
    }
    page.more(entry.passages.len(), MOST);
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
        let other = |spelling: &str| ![&names.ar, &names.en].into_iter().flatten().any(|name| name == spelling);
        let spellings: Vec<String> = entry.spellings.iter().filter(|s| s.0 == name).map(|s| format!("{} ×{}", show(&s.1), s.2)).collect();
        if spellings.len() > 1 || entry.spellings.iter().any(|s| s.0 == name && other(&s.1)) {
            let _ = writeln!(page.text, "{:>LABEL$}  ↳ {}", "", spellings.join(", "));
        }
    }
    page.more(entry.weights.len(), TOPICS);
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
        self.words(label, "", &value.value, &format!(" ({method})"));
        if value.evidence != value.value {
            self.evidence(&value.evidence, value.place);
        }
    }

    /// The words that prove the value above, with the line of the file that they stand on.
    fn evidence(&mut self, words: &str, place: Option<Span>) {
        if words.is_empty() {
            return;
        }
        let mut short: String = words.chars().take(EVIDENCE).collect();
        if words.chars().nth(EVIDENCE).is_some() {
            short.push_str(" …");
        }
        self.words("", "↳ ", &short, &self.at(place));
    }

    /// Words of the article over as many lines as they take, each isolated, so that none depends on the one before.
    fn words(&mut self, label: &str, sign: &str, words: &str, end: &str) {
        let lines = wrapped(words, WORDS);
        for (i, line) in lines.iter().enumerate() {
            let (label, sign) = if i == 0 { (label, sign) } else { ("", if sign.is_empty() { "" } else { "  " }) };
            let end = if i + 1 == lines.len() { end } else { "" };
            let _ = writeln!(self.text, "{label:>LABEL$}  {sign}{}{end}", show(line));
        }
    }

    /// How many stand in the article beyond those that are shown.
    fn more(&mut self, all: usize, shown: usize) {
        if all > shown {
            self.line("", &format!("and {} more", all - shown));
        }
    }

    fn at(&self, place: Option<Span>) -> String {
        place.and_then(|p| self.article.body.source_line(p.start)).map(|line| format!("  [line {line}]")).unwrap_or_default()
    }
}

/// Words parted into lines of at most `columns` columns where a space allows it. Marks over letters take none; a letter
/// of the far east takes two (UAX 11).
fn wrapped(words: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for word in words.split_whitespace() {
        let width = word.width();
        match lines.last_mut() {
            Some((line, taken)) if *taken + 1 + width <= columns => {
                line.push(' ');
                line.push_str(word);
                *taken += 1 + width;
            }
            _ => lines.push((word.to_owned(), width)),
        }
    }
    if lines.is_empty() {
        lines.push((String::new(), 0));
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

/// Words as they may stand in a terminal: without control characters, and with their own direction.
fn show(words: &str) -> String {
    let plain: String = words.chars().filter(|c| !c.is_control()).collect();
    if plain.is_ascii() { plain } else { isolated(&plain) }
}

fn language_name(language: Language) -> String {
    match language.as_str() {
        "ar" => "Arabic (ar)".to_owned(),
        "en" => "English (en)".to_owned(),
        "fr" => "French (fr)".to_owned(),
        "fa" => "Persian (fa)".to_owned(),
        "ur" => "Urdu (ur)".to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_count_columns() {
        for (words, want) in [
            ("one two three", &["one two", "three"][..]),
            ("مُحَمَّدٌ يَكْتُبُ", &["مُحَمَّدٌ يَكْتُبُ"]),
            ("a\nb", &["a b"]),
            ("abcdefghijkl m", &["abcdefghijkl", "m"]),
            ("", &[""]),
        ] {
            assert_eq!(wrapped(words, 9), want, "{words}");
        }
    }

    #[test]
    fn no_control_character_reaches_the_terminal() {
        assert_eq!(show("a\u{1b}[31mb\u{9b}c\u{7}"), "a[31mbc");
        assert_eq!(show("نص \u{202E}x"), "\u{2068}نص x\u{2069}");
    }
}
