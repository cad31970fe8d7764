//! HTML out of text: escaping, isolation of foreign runs, and the body of an article.
//!
//! All HTML that templates call safe is made here.

pub mod body;
mod code;
mod inline;

use crate::text::bidi::{self, foreign_runs};
use crate::text::{Direction, Language};

/// Whether a character must not stand in a page: controls other than tab and line feed (HTML, section 3.2.8), direction
/// controls (direction is markup's affair), and noncharacters.
fn is_unfit(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || bidi::is_direction_control(c)
        || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}')
        || (c as u32 & 0xFFFE) == 0xFFFE
}

/// A text without what no page may hold, white space made single spaces.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() && c != '\u{A0}' {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_unfit(c) {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    if out.starts_with(' ') {
        out.remove(0);
    }
    out
}

/// Appends `text`, safe between tags and inside quoted attributes.
pub fn push_escaped(out: &mut String, text: &str) {
    let mut plain = 0;
    for (i, c) in text.char_indices() {
        let entity = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            ' '..='~' => continue,
            _ if is_unfit(c) => "",
            _ => continue,
        };
        out.push_str(&text[plain..i]);
        out.push_str(entity);
        plain = i + c.len_utf8();
    }
    out.push_str(&text[plain..]);
}

/// `text` escaped.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_escaped(&mut out, text);
    out
}

/// `text` escaped, its runs of the other direction isolated.
#[must_use]
pub fn isolated(text: &str, base: Direction) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    push_isolated(&mut out, text, base);
    out
}

/// Appends text as HTML: escaped, runs that go against `base` isolated.
pub fn push_isolated(out: &mut String, text: &str, base: Direction) {
    let mut at = 0;
    for run in foreign_runs(text, base) {
        let range = run.range();
        push_escaped(out, &text[at..range.start]);
        let close = open_run(out, &text[range.clone()], base);
        push_escaped(out, &text[range.clone()]);
        out.push_str(close);
        at = range.end;
    }
    push_escaped(out, &text[at..]);
}

/// Opens the isolate of a run that stands in a text of direction `base`; returns what closes it. Names and figures are
/// isolated alone; a phrase also says its language, since a screen reader would spell it out otherwise.
fn open_run(out: &mut String, run: &str, base: Direction) -> &'static str {
    match base {
        Direction::Ltr => {
            out.push_str("<span lang=\"ar\" dir=\"rtl\">");
            "</span>"
        }
        Direction::Rtl if is_phrase(run) => {
            out.push_str("<span lang=\"en\" dir=\"ltr\">");
            "</span>"
        }
        Direction::Rtl => {
            out.push_str("<bdi dir=\"ltr\">");
            "</bdi>"
        }
    }
}

/// Three words or more of which at least two are written small: prose rather than a name.
fn is_phrase(run: &str) -> bool {
    let words = || run.split_whitespace();
    words().count() >= 3 && words().filter(|w| w.chars().next().is_some_and(char::is_lowercase)).count() >= 2
}

/// The language to name for text that is written in a script other than its surroundings' (`base`).
#[must_use]
pub fn language_of_direction(direction: Direction) -> Language {
    match direction {
        Direction::Ltr => Language::EN,
        Direction::Rtl => Language::AR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        assert_eq!(
            escaped("<a href=\"x\" id='y'>&\u{202E}\u{0}\u{FFFF}</a>"),
            "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;"
        );
        assert_eq!(clean("  a\u{202E}\n\t b\u{7} "), "a b");
        assert_eq!(
            isolated("قال <b>Trump</b>", Direction::Rtl).matches('<').count(),
            isolated("قال <b>Trump</b>", Direction::Rtl).matches("bdi").count()
        );
    }

    #[test]
    fn runs_are_isolated_with_punctuation_outside() {
        assert_eq!(isolated("على Truth Social.", Direction::Rtl), "على <bdi dir=\"ltr\">Truth Social</bdi>.");
        assert_eq!(
            isolated("كتب: the deal is done، ومضى", Direction::Rtl),
            "كتب: <span lang=\"en\" dir=\"ltr\">the deal is done</span>، ومضى"
        );
        assert_eq!(isolated("He wrote إكس.", Direction::Ltr), "He wrote <span lang=\"ar\" dir=\"rtl\">إكس</span>.");
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_gets_out(text in "[ -~ا-ي«»،<>&\"'\\PC]{0,80}") {
            for base in [Direction::Rtl, Direction::Ltr] {
                let html = isolated(&text, base);
                let mut plain = String::new();
                let mut inside = false;
                for c in html.chars() {
                    match c { '<' => inside = true, '>' => inside = false, _ if !inside => plain.push(c), _ => {} }
                }
                let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
                proptest::prop_assert_eq!(plain, text.chars().filter(|&c| !is_unfit(c)).collect::<String>());
            }
        }
    }
}
