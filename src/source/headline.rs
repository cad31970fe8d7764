//! Whether a text begins with its headline.

use super::article::Headline;
use super::layout::Unit;
use super::lexicon;
use super::shape::{self, Ending};
use crate::text::fold::fold;

/// Longest headlines, in words and scalar values: above every one of 500 real ones in each language's papers.
const LONGEST: (usize, usize) = (25, 155);
const LONGEST_ARABIC: (usize, usize) = (20, 130);

/// The headline that `units` begin with, and how many of them it takes up.
pub(super) fn find(units: &[Unit<'_>]) -> Option<(Headline, usize)> {
    let mut at = 0;
    let mut kicker_above = None;
    // A label on a line of its own.
    if units.len() > 2 && shape::words(units[0].first().text) <= 3 {
        let label = units[0].text();
        if is_kicker(&label) {
            kicker_above = Some(bare_label(&label).to_owned());
            at = 1;
        }
    }
    let unit = units.get(at)?;
    let line = unit.text();
    let rest = &units[at + 1..];
    if !is_headline(&line, unit, rest) {
        return None;
    }
    let mut taken = at + 1;
    let mut text = line;
    if let Some(second) = rest.first().filter(|second| goes_on(&text, unit, second) && rest.len() > 1) {
        text.push(' ');
        text.push_str(&second.text());
        taken += 1;
    }
    let evidence = units[..taken].iter().map(Unit::evidence).collect::<Vec<_>>().join("\n");
    let kicker = kicker_above.or_else(|| kicker(&text).map(str::to_owned));
    Some((Headline { text, evidence, kicker, line: units[0].first().number }, taken))
}

/// The label that a headline begins with: «تحليل | …», `Analysis: …`. The headline keeps it, as its editor printed it.
pub(super) fn kicker(text: &str) -> Option<&str> {
    let (label, rest) = at_label(text)?;
    (is_kicker(label) && shape::words(rest) >= 2).then(|| bare_label(label))
}

/// A headline without its label, which a text may repeat so.
pub(super) fn without_kicker(text: &str) -> &str {
    if kicker(text).is_some() { at_label(text).map_or(text, |(_, rest)| rest) } else { text }
}

fn at_label(text: &str) -> Option<(&str, &str)> {
    const SIGNS: [char; 6] = [':', '|', '/', '–', '—', '-'];
    let (label, rest) = text.split_at(text.find(SIGNS)?);
    Some((label, rest.trim_start_matches(SIGNS).trim_start()))
}

fn bare_label(label: &str) -> &str {
    label.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_kicker(label: &str) -> bool {
    shape::words(label) <= 3 && lexicon::kickers().contains(&fold(bare_label(label)))
}

fn is_headline(line: &str, unit: &Unit<'_>, rest: &[Unit<'_>]) -> bool {
    // The only line is the text itself.
    let Some(next) = rest.first() else { return false };
    if line.len() > LONGEST.1 * 4 {
        return false;
    }
    let arabic = shape::is_arabic(line);
    let (most_words, most_chars) = if arabic { LONGEST_ARABIC } else { LONGEST };
    let words = shape::words(line);
    if words == 0 || words > most_words || line.chars().count() > most_chars {
        return false;
    }
    if shape::has_address(line) || shape::is_furniture(line) || shape::is_date_line(line) || is_place_line(line) || begins_with_place(line)
    {
        return false;
    }
    if let Some((super::layout::Marker::Sign(_), _)) = super::layout::marker(line) {
        return false;
    }
    if words < 4 && !is_set_apart(line, words, unit, next) {
        return false;
    }
    if shape::ending(line) == Ending::Middle || line.ends_with('?') && answers(&next.text()) {
        return false;
    }
    if !arabic && shape::is_title_case(line) {
        return words >= 4 || shape::ending(line) != Ending::Stop;
    }
    shape::ending(line) != Ending::Stop && !(has_two_sentences(line) || reads_as_prose(line, arabic))
}

/// Whether a line speaks of the question above it: that question begins the text.
fn answers(next: &str) -> bool {
    const POINTING: [&str; 8] = ["that’s", "that's", "that is", "this is", "it’s", "it's", "yes,", "no,"];
    let head: String = next.chars().take(8).collect::<String>().to_lowercase();
    POINTING.iter().any(|word| head.starts_with(word))
}

/// Two sentences on one line are a headline only where both are short.
fn has_two_sentences(line: &str) -> bool {
    const LONGEST_PAIR: usize = 100;
    let chars = line.chars().count();
    let open = line.trim_end_matches(['!', '?', '؟', '…']).contains(['!', '؟', '?']);
    chars > LONGEST_PAIR && (shape::has_inner_stop(line) || (open && chars > LONGEST_ARABIC.1))
}

/// A line of one to three words may be a name, a place or a label of the page: it must stand apart from longer text.
fn is_set_apart(line: &str, words: usize, unit: &Unit<'_>, next: &Unit<'_>) -> bool {
    let longer = shape::words(&next.text()) >= 8;
    let name = shape::is_name(line, 3) && words >= 2 && !shape::is_arabic(line);
    unit.before_blank && longer && !name
}

/// A byline or dateline without a date: two short parts with a dash between («محمد الشراري - طبرجل»).
fn is_place_line(line: &str) -> bool {
    if shape::words(line) > 6 || shape::ending(line) != Ending::None || kicker(line).is_some() {
        return false;
    }
    let parts: Vec<&str> = line.split(['-', '–', '—', '|']).map(str::trim).collect();
    parts.len() == 2 && parts.iter().all(|part| shape::is_name(part, 4)) && line.contains([' ', '\u{A0}']) && spaced_dash(line)
}

fn spaced_dash(line: &str) -> bool {
    let mut previous = 'x';
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if matches!(c, '-' | '–' | '—' | '|') && (previous.is_whitespace() || chars.peek().is_some_and(|next| next.is_whitespace())) {
            return true;
        }
        previous = c;
    }
    false
}

/// `LONDON (AP) — …`, «واشنطن (رويترز) - …», `(CNN) …`: the lead of an agency's text.
fn begins_with_place(line: &str) -> bool {
    let head: String = line.chars().take(60).collect();
    let Some(close) = head.find(')') else {
        // `WASHINGTON — …`
        let before = head.split(['—', '–']).next().unwrap_or("");
        return before.len() < head.len()
            && before.len() > 3
            && !before.chars().any(|c| c.is_lowercase() || !c.is_ascii())
            && shape::words(before) <= 3;
    };
    let Some(open) = head[..close].find('(') else { return false };
    let after = head[close + 1..].trim_start();
    shape::words(&head[..open]) <= 3
        && (open == 0 && !after.is_empty() && shape::words(&head[..close]) == 1 || after.starts_with(['-', '–', '—', ':']))
}

/// Whether the second line belongs to the headline: the first stops where no phrase stops, or the second begins with a
/// small letter, and a blank line parts both from the text.
fn goes_on(text: &str, unit: &Unit<'_>, second: &Unit<'_>) -> bool {
    let next = second.text();
    if unit.before_blank || !second.before_blank || matches!(shape::ending(&next), Ending::Stop | Ending::Middle) {
        return false;
    }
    let small = next.chars().next().is_some_and(char::is_lowercase);
    let open = text.split_whitespace().next_back().is_some_and(shape::is_particle)
        || text.ends_with(['،', ',', ':', '…', '-'])
        || text.ends_with("..");
    (small || open) && shape::words(&next) + shape::words(text) <= LONGEST.0 && super::layout::marker(&next).is_none()
}

/// Signs of a sentence in an English line without a full stop. Headlines leave auxiliaries out (`… charged in …`), and
/// long ones are held together by a colon, dash, question or quotation (Bell, The Language of News Media, 1991,
/// chapter 9).
fn reads_as_prose(line: &str, arabic: bool) -> bool {
    const LONG: usize = 100;
    const BE: [&str; 8] = ["is", "are", "was", "were", "has", "have", "had", "been"];
    const MODAL: [&str; 5] = ["will", "would", "can", "could", "should"];
    if arabic || line.contains([':', '–', '—', '?', '!', '"', '“', '‘']) || line.contains(" '") || line.contains(" - ") {
        return false;
    }
    let words: Vec<String> = line.split_whitespace().map(|w| fold(w.trim_matches(|c: char| !c.is_alphanumeric()))).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let lower = line.to_lowercase();
    let speaks_of_itself = ["this article", "this story", "in this post"].iter().any(|phrase| lower.contains(phrase));
    // `was (soon) replaced`, `has been working`
    let compound = words.len() >= 9
        && words.iter().enumerate().any(|(i, word)| {
            let participle =
                |n: usize| words.get(i + n).is_some_and(|next| next.len() > 4 && (next.ends_with("ed") || next.ends_with("ing")));
            let between = words.get(i + 1).is_some_and(|next| next.ends_with("ly") || matches!(next.as_str(), "been" | "being" | "not"));
            // At the end of a line it is an adjective as a rule (`… is heartbreaking`).
            let more = i + 4 < words.len();
            BE.contains(&word.as_str()) && more && (participle(1) || (between && participle(2)))
        });
    speaks_of_itself || compound || (line.chars().count() > LONG && (has(&BE) || has(&MODAL)))
}
