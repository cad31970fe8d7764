//! The interface's words: one TOML file a language, with plural forms as CLDR has them.

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::text::Language;
use icu_plurals::PluralCategory;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The built-in files, by language. English also stands in for what another language's file lacks.
const BUILT_IN: [(&str, &str); 2] =
    [("ar", include_str!("../../templates/messages/ar.toml")), ("en", include_str!("../../templates/messages/en.toml"))];

/// The words of one interface language, complete.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    /// The language's name in itself.
    pub self_name: String,
    /// Names of languages in this one, by tag.
    pub languages: BTreeMap<String, String>,
    /// Words and fixed phrases.
    pub words: BTreeMap<String, String>,
    /// Phrases with names in braces.
    pub phrases: BTreeMap<String, String>,
    /// Counted things, `{n}` being the number.
    pub counts: BTreeMap<String, Forms>,
}

/// What an archive's own file may hold: any part of [`Messages`].
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Partial {
    self_name: Option<String>,
    languages: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    phrases: BTreeMap<String, String>,
    counts: BTreeMap<String, Forms>,
}

/// The plural forms of one counted thing (CLDR, `plurals.xml`).
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

impl Forms {
    /// The form of a category; `other` where the file has none of its own.
    #[must_use]
    pub fn of(&self, category: PluralCategory) -> &str {
        let form = match category {
            PluralCategory::Zero => &self.zero,
            PluralCategory::One => &self.one,
            PluralCategory::Two => &self.two,
            PluralCategory::Few => &self.few,
            PluralCategory::Many => &self.many,
            PluralCategory::Other => return &self.other,
        };
        form.as_deref().unwrap_or(&self.other)
    }

    /// Whether the file writes this category out.
    #[must_use]
    pub fn has(&self, category: PluralCategory) -> bool {
        match category {
            PluralCategory::Zero => self.zero.is_some(),
            PluralCategory::One => self.one.is_some(),
            PluralCategory::Two => self.two.is_some(),
            PluralCategory::Few => self.few.is_some(),
            PluralCategory::Many => self.many.is_some(),
            PluralCategory::Other => true,
        }
    }
}

impl Messages {
    /// The words of `language`: built-in ones, then those of the archive's own file (`messages/fa.toml`: its path in
    /// diagnostics and its text) over them. What is still missing is English, with a warning that lists it.
    #[must_use]
    pub fn load(language: Language, own: Option<(&str, &str)>) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let primary = language.primary();
        let built_in = BUILT_IN.iter().find(|(tag, _)| *tag == primary.as_str()).map(|(_, text)| *text);
        let mut messages = Self::built_in(built_in.unwrap_or(BUILT_IN[1].1), language);
        let partial = match own.map(|(path, text)| (path, toml::from_str::<Partial>(text), text)) {
            Some((_, Ok(partial), _)) => partial,
            Some((path, Err(error), text)) => {
                let fault =
                    Diagnostic::error(Code::Message, error.message().lines().next().unwrap_or("the file cannot be read")).in_file(path);
                diagnostics.push(match error.span() {
                    Some(span) => fault.at_byte(text, span.start),
                    None => fault,
                });
                Partial::default()
            }
            None => Partial::default(),
        };
        let missing = messages.overlay(partial, own.map_or("", |(path, _)| path), &mut diagnostics);
        if built_in.is_none() && !missing.is_empty() {
            let path = format!("messages/{language}.toml");
            let first = missing.iter().take(5).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            diagnostics.push(
                Diagnostic::warning(
                    Code::Message,
                    format!("{} messages have no words in `{language}` and are shown in English", missing.len()),
                )
                .in_file(own.map_or(path.as_str(), |(path, _)| path))
                .help(format!("write them in `{path}` of the templates folder; the first are {first}")),
            );
        }
        (messages, diagnostics)
    }

    /// Reads a built-in file. A fault there is a fault of this program, and the tests read both files.
    fn built_in(text: &str, language: Language) -> Self {
        toml::from_str(text).unwrap_or_else(|_| Self {
            self_name: language.to_string(),
            languages: BTreeMap::new(),
            words: BTreeMap::new(),
            phrases: BTreeMap::new(),
            counts: BTreeMap::new(),
        })
    }

    /// Puts an archive's own words over these; names the ids that it left alone.
    fn overlay(&mut self, own: Partial, path: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
        let Partial { self_name, languages, words, phrases, counts } = own;
        if let Some(name) = self_name {
            self.self_name = name;
        }
        self.languages.extend(languages);
        let mut missing = Vec::new();
        put(&mut self.words, words, path, diagnostics, &mut missing);
        put(&mut self.phrases, phrases, path, diagnostics, &mut missing);
        put(&mut self.counts, counts, path, diagnostics, &mut missing);
        missing
    }
}

fn put<V>(
    known: &mut BTreeMap<String, V>,
    own: BTreeMap<String, V>,
    path: &str,
    diagnostics: &mut Vec<Diagnostic>,
    missing: &mut Vec<String>,
) {
    missing.extend(known.keys().filter(|id| !own.contains_key(*id)).cloned());
    for (id, value) in own {
        if let Some(slot) = known.get_mut(&id) {
            *slot = value;
            continue;
        }
        let mut fault = Diagnostic::warning(Code::Message, format!("there is no message `{id}`")).in_file(path);
        if let Some(near) = nearest(&id, known.keys().map(String::as_str)) {
            fault = fault.help(format!("the nearest is `{near}`"));
        }
        diagnostics.push(fault);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_plurals::PluralRules;
    use std::collections::BTreeSet;
    use std::path::Path;

    fn ids(messages: &Messages) -> BTreeSet<String> {
        let words = messages.words.keys().map(|id| format!("word {id}"));
        let phrases = messages.phrases.keys().map(|id| format!("phrase {id}"));
        words.chain(phrases).chain(messages.counts.keys().map(|id| format!("count {id}"))).collect()
    }

    /// Every id that code or a template asks for.
    fn used() -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for folder in ["src/interface", "src/view", "src/render", "templates"] {
            for file in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
                let file = file.unwrap();
                if file.file_type().is_file() && !file.path().to_string_lossy().contains("messages") {
                    let Ok(text) = std::fs::read_to_string(file.path()) else { continue };
                    for (kind, before) in
                        [("word", "words."), ("word", ".word(\""), ("phrase", ".phrase(\""), ("count", ".count(\""), ("count", ".forms(\"")]
                    {
                        for rest in text.split(before).skip(1) {
                            let id: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                            // `words.iter()` and the like are calls, no messages.
                            if !id.is_empty() && !rest[id.len()..].starts_with('(') {
                                found.insert(format!("{kind} {id}"));
                            }
                        }
                    }
                    for literal in
                        text.split('"').filter(|t| ["kind_", "kinds_", "role_", "method_", "label_"].iter().any(|p| t.starts_with(p)))
                    {
                        found.insert(format!("word {literal}"));
                    }
                }
            }
        }
        found
    }

    #[test]
    fn every_message_is_used_and_none_is_missing() {
        for (tag, text) in BUILT_IN {
            let messages: Messages = toml::from_str(text).unwrap();
            let (have, used) = (ids(&messages), used());
            assert_eq!(used.difference(&have).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in {tag}");
            assert_eq!(have.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "not used, in {tag}");
        }
    }

    #[test]
    fn braces_agree_between_the_languages() {
        let [ar, en] = BUILT_IN.map(|(_, text)| toml::from_str::<Messages>(text).unwrap());
        let names = |text: &str| text.split('{').skip(1).filter_map(|t| t.split('}').next()).map(str::to_owned).collect::<BTreeSet<_>>();
        for (id, phrase) in &ar.phrases {
            assert_eq!(names(phrase), names(&en.phrases[id]), "{id}");
        }
        assert_eq!(ar.languages.keys().collect::<Vec<_>>(), en.languages.keys().collect::<Vec<_>>());
    }

    #[test]
    fn every_plural_category_of_a_language_is_written() {
        for (tag, text) in BUILT_IN {
            let messages: Messages = toml::from_str(text).unwrap();
            let rules = PluralRules::try_new_cardinal((&tag.parse::<icu_locale_core::Locale>().unwrap()).into()).unwrap();
            for (id, forms) in &messages.counts {
                for category in rules.categories() {
                    assert!(forms.has(category), "{tag} {id} {category:?}");
                }
            }
        }
    }

    #[test]
    fn a_third_language_is_a_file() {
        let own = "self_name = \"فارسی\"\n[words]\nhome = \"خانه\"\nhomee = \"x\"\n";
        let (messages, diagnostics) = Messages::load(Language::FA, Some(("templates/messages/fa.toml", own)));
        assert_eq!(
            (messages.self_name.as_str(), messages.words["home"].as_str(), messages.words["topics"].as_str()),
            ("فارسی", "خانه", "Topics")
        );
        assert_eq!(diagnostics[0].help.as_deref(), Some("the nearest is `home`"));
        assert!(diagnostics[1].message.contains("are shown in English"), "{diagnostics:?}");
    }

    #[test]
    fn a_broken_file_names_its_place() {
        let (_, diagnostics) = Messages::load(Language::AR, Some(("templates/messages/ar.toml", "[words]\nhome = 3\n")));
        assert_eq!((diagnostics[0].line, diagnostics[0].column, diagnostics[0].is_error()), (Some(2), Some(8), true));
    }
}
