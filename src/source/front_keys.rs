//! The keys of front matter: which there are, what each may hold, and what is said of the others. TOML and YAML meet
//! here as `Stated` pairs.

use super::front_dates::stated_date;
use super::front_matter::FrontMatter;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::text::Language;

/// Every key, in the order of the docs.
pub const KEYS: [&str; 16] = [
    "title",
    "language",
    "date",
    "updated",
    "outlet",
    "author",
    "translator",
    "reviewer",
    "source_url",
    "topics",
    "story",
    "summary",
    "slug",
    "draft",
    "aliases",
    "translation_of",
];

/// Keys of other site generators, and the key that says the same here.
const ELSEWHERE: [(&str, &str); 26] = [
    ("tags", "topics"),
    ("categories", "topics"),
    ("keywords", "topics"),
    ("tag", "topics"),
    ("category", "topics"),
    ("lastmod", "updated"),
    ("modified", "updated"),
    ("last_modified_at", "updated"),
    ("updatedate", "updated"),
    ("publishdate", "date"),
    ("pubdate", "date"),
    ("published", "date"),
    ("description", "summary"),
    ("excerpt", "summary"),
    ("subtitle", "summary"),
    ("authors", "author"),
    ("byline", "author"),
    ("translators", "translator"),
    ("lang", "language"),
    ("locale", "language"),
    ("source", "source_url"),
    ("link", "source_url"),
    ("url", "slug"),
    ("permalink", "slug"),
    ("series", "story"),
    ("translationkey", "translation_of"),
];

/// Most faults that are reported of one file's front matter: whoever has more mends these first.
const MOST_REPORTED: usize = 50;

/// One value, whatever format it was written in.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Value {
    /// Words, a number or a date as written.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// Several values, each with its first byte.
    List(Vec<(Value, usize)>),
    /// Nothing (YAML's `key:`).
    Nothing,
    /// A table or anything else that no key takes.
    Table,
}

/// One pair of the front matter; places are bytes of the whole text.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Stated {
    pub(super) key: String,
    pub(super) key_at: usize,
    pub(super) value: Value,
    pub(super) value_at: usize,
}

/// Reads the pairs into front matter. What cannot be read is reported and left out; all else is kept.
pub(super) fn read(pairs: Vec<Stated>, text: &str) -> (FrontMatter, Vec<Diagnostic>) {
    let mut reader = Reader { text, said: Vec::new() };
    let mut front = FrontMatter::default();
    for pair in pairs {
        if reader.said.len() >= MOST_REPORTED && !KEYS.contains(&pair.key.as_str()) {
            continue;
        }
        reader.assign(&mut front, &pair);
    }
    (front, reader.said)
}

struct Reader<'t> {
    text: &'t str,
    said: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn assign(&mut self, front: &mut FrontMatter, pair: &Stated) {
        match pair.key.as_str() {
            "title" => front.title = self.one(pair),
            "language" => front.language = self.language(pair),
            "date" => front.date = self.date(pair),
            "updated" => front.updated = self.date(pair),
            "outlet" => front.outlet = self.one(pair),
            "author" => front.author = self.names(pair),
            "translator" => front.translator = self.names(pair),
            "reviewer" => front.reviewer = self.names(pair),
            "source_url" => front.source_url = self.address(pair),
            "topics" => front.topics = self.several(pair, &[',', '،']),
            "story" => front.story = self.one(pair),
            "summary" => front.summary = self.one(pair),
            "slug" => front.slug = self.one(pair),
            "draft" => front.draft = self.flag(pair),
            "aliases" => front.aliases = self.several(pair, &[]),
            "translation_of" => front.translation_of = self.one(pair),
            _ => self.unknown(pair),
        }
    }

    fn unknown(&mut self, pair: &Stated) {
        let said =
            Diagnostic::warning(Code::UnknownKey, format!("the key `{}` is not known here", pair.key)).at_byte(self.text, pair.key_at);
        let lower = pair.key.to_lowercase().replace('-', "_");
        let elsewhere = ELSEWHERE.iter().find(|(theirs, _)| *theirs == lower).map(|&(_, ours)| ours);
        let help = match (elsewhere, nearest(&lower, KEYS)) {
            (Some(ours), _) => format!("use `{ours}`, which says it here"),
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) => format!("the keys are {}", KEYS.map(|key| format!("`{key}`")).join(", ")),
        };
        self.said.push(said.help(help));
    }

    fn bad(&mut self, pair: &Stated, at: usize, wants: &str, help: &str) {
        let message = format!("`{}` must be {wants}; this value is left out", pair.key);
        self.said.push(Diagnostic::error(Code::BadValue, message).at_byte(self.text, at).help(help));
    }

    fn one(&mut self, pair: &Stated) -> Option<String> {
        match &pair.value {
            Value::Text(text) => filled(text),
            Value::Nothing => None,
            Value::List(items) if items.len() == 1 => match &items[0].0 {
                Value::Text(text) => filled(text),
                _ => self.not_one(pair),
            },
            _ => self.not_one(pair),
        }
    }

    fn not_one(&mut self, pair: &Stated) -> Option<String> {
        self.bad(pair, pair.value_at, "one text", &format!("write it as `{}` = \"…\"", pair.key));
        None
    }

    /// A list of texts, or one text that `separators` part.
    fn several(&mut self, pair: &Stated, separators: &[char]) -> Vec<String> {
        let parts = |text: &str| text.split(separators).filter_map(filled).collect::<Vec<_>>();
        match &pair.value {
            Value::Text(text) if separators.is_empty() => filled(text).into_iter().collect(),
            Value::Text(text) => parts(text),
            Value::Nothing => Vec::new(),
            Value::List(items) => {
                let mut found = Vec::new();
                for (item, at) in items {
                    match item {
                        Value::Text(text) => found.extend(filled(text)),
                        Value::Nothing => {}
                        _ => self.bad(pair, *at, "a list of texts", &format!("write it as `{}` = [\"…\", \"…\"]", pair.key)),
                    }
                }
                found
            }
            Value::Flag(_) | Value::Table => {
                self.bad(pair, pair.value_at, "a text or a list of texts", &format!("write it as `{}` = [\"…\", \"…\"]", pair.key));
                Vec::new()
            }
        }
    }

    /// Names: a list, or one text in which an Arabic comma or semicolon parts them. A Latin comma may belong to a name
    /// («Jones, Jr.»).
    fn names(&mut self, pair: &Stated) -> Vec<String> {
        self.several(pair, &['،', ';', '؛'])
    }

    fn language(&mut self, pair: &Stated) -> Option<Language> {
        let tag = self.one(pair)?;
        let known = match tag.to_lowercase().as_str() {
            "arabic" | "العربية" | "عربي" | "عربية" => Some(Language::AR),
            "english" | "الإنجليزية" | "إنجليزي" => Some(Language::EN),
            _ => Language::parse(&tag.replace('_', "-")),
        };
        if known.is_none() {
            self.bad(pair, pair.value_at, "a language tag", "write `ar`, `en`, or another tag of BCP 47 such as `fa`");
        }
        known
    }

    fn date(&mut self, pair: &Stated) -> Option<super::StatedDate> {
        let written = match &pair.value {
            Value::Text(text) => filled(text)?,
            Value::Nothing => return None,
            _ => String::new(),
        };
        let date = stated_date(&written);
        if date.is_none() {
            self.bad(pair, pair.value_at, "a date", "write it as 2024-08-12 or 2024-08-12T14:20:00Z");
        }
        date
    }

    fn address(&mut self, pair: &Stated) -> Option<String> {
        let address = self.one(pair)?;
        let lower = address.to_ascii_lowercase();
        let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
        if host.is_some_and(|host| !host.is_empty() && !host.starts_with('/')) && !address.contains(char::is_whitespace) {
            return Some(address);
        }
        self.bad(pair, pair.value_at, "an http or https address", "write it as https://example.org/page");
        None
    }

    fn flag(&mut self, pair: &Stated) -> bool {
        let flag = match &pair.value {
            Value::Flag(flag) => Some(*flag),
            Value::Nothing => Some(false),
            Value::Text(text) => match text.trim().to_lowercase().as_str() {
                "true" | "yes" | "on" | "1" | "نعم" => Some(true),
                "false" | "no" | "off" | "0" | "لا" | "" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if flag.is_none() {
            self.bad(pair, pair.value_at, "true or false", "write it as `draft` = true; until then the article counts as a draft");
        }
        // What was meant to be held back is never published by a slip of the hand.
        flag.unwrap_or(true)
    }
}

/// Trimmed, white space within made single; `None` where nothing is left.
fn filled(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
