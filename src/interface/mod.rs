//! One interface language: its words, and the forms of its dates, numbers and plurals.

pub mod format;
pub mod messages;

pub use format::Formats;
pub use messages::Messages;

use crate::diagnostic::{Code, Diagnostic};
use crate::site::SiteLanguage;
use crate::text::Language;
use crate::text::date::PartialDate;

/// What the pages of one language need to speak; made once a build.
#[derive(Debug)]
pub struct Interface {
    /// The language with the site's words in it.
    pub site: SiteLanguage,
    /// The interface's words.
    pub messages: Messages,
    formats: Formats,
}

impl Interface {
    /// The interface of one of the site's languages. `own` is the archive's own file of messages for it: path and text.
    #[must_use]
    pub fn new(site: &SiteLanguage, own: Option<(&str, &str)>) -> (Option<Self>, Vec<Diagnostic>) {
        let (messages, mut diagnostics) = Messages::load(site.language, own);
        match Formats::new(&site.locale) {
            Ok(formats) => (Some(Self { site: site.clone(), messages, formats }), diagnostics),
            Err(reason) => {
                diagnostics.push(Diagnostic::error(Code::BadSite, reason));
                (None, diagnostics)
            }
        }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.site.language
    }

    /// A word or fixed phrase; its id where there is none, which the tests rule out.
    #[must_use]
    pub fn word<'a>(&'a self, id: &'a str) -> &'a str {
        self.messages.words.get(id).map_or(id, String::as_str)
    }

    /// A phrase with its names filled in.
    #[must_use]
    pub fn phrase(&self, id: &str, names: &[(&str, &str)]) -> String {
        fill(self.messages.phrases.get(id).map_or(id, String::as_str), names)
    }

    /// A counted thing: «3 مقالات».
    #[must_use]
    pub fn count(&self, id: &str, number: usize) -> String {
        let form = self.messages.counts.get(id).map_or(id, |forms| forms.of(self.formats.plural(number)));
        if form.contains('{') { fill(form, &[("n", &self.formats.number(number))]) } else { form.to_owned() }
    }

    /// The forms of a counted thing, for a script that counts by itself; `None` where there is none of that id.
    #[must_use]
    pub fn forms(&self, id: &str) -> Option<&messages::Forms> {
        self.messages.counts.get(id)
    }

    /// A number in the page's digits.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        self.formats.number(number)
    }

    /// A date as far as it is known.
    #[must_use]
    pub fn date(&self, date: PartialDate) -> String {
        self.formats.date(date)
    }

    /// The name of a language for this reader; its tag where no file names it.
    #[must_use]
    pub fn language_name(&self, language: Language) -> String {
        let tag = language.primary();
        self.messages.languages.get(tag.as_str()).cloned().unwrap_or_else(|| tag.to_string())
    }
}

/// Puts names in place of the braces of `pattern`; a name is never read as a pattern itself.
fn fill(pattern: &str, names: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        out.push_str(&rest[..open]);
        let name = &rest[open + 1..open + length];
        out.push_str(names.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value));
        rest = &rest[open + length + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interface(tag: &str, locale: &str) -> Interface {
        let site =
            SiteLanguage { language: Language::parse(tag).unwrap(), title: "t".into(), description: String::new(), locale: locale.into() };
        Interface::new(&site, None).0.unwrap()
    }

    #[test]
    fn arabic_counts_in_six_forms() {
        let ar = interface("ar", "ar");
        for (number, want) in [
            (0, "لا مقالات"),
            (1, "مقال واحد"),
            (2, "مقالان"),
            (3, "3 مقالات"),
            (10, "10 مقالات"),
            (11, "11 مقالا"),
            (99, "99 مقالا"),
            (100, "100 مقال"),
            (102, "102 مقال"),
            (103, "103 مقالات"),
            (111, "111 مقالا"),
        ] {
            assert_eq!(ar.count("articles", number), want);
        }
        assert_eq!(interface("ar", "ar-u-nu-arab").count("articles", 11), "١١ مقالا");
    }

    #[test]
    fn english_counts_in_two_forms() {
        let en = interface("en", "en-GB");
        for (number, want) in [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (1103, "1,103 articles")] {
            assert_eq!(en.count("articles", number), want);
        }
    }

    #[test]
    fn names_are_no_patterns() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "x")]), "{b} and x");
        assert_eq!(fill("open {", &[]), "open {");
    }
}
