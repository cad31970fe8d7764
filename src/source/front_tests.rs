//! What front matter promises, format by format.

use super::front_split::split;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::text::Language;

fn said(diagnostic: &Diagnostic) -> (Level, Code, &str, Option<u32>, Option<u32>, &str) {
    (
        diagnostic.level,
        diagnostic.code,
        diagnostic.message.as_str(),
        diagnostic.line,
        diagnostic.column,
        diagnostic.help.as_deref().unwrap_or(""),
    )
}

#[test]
fn toml_and_yaml_say_the_same() {
    let toml = "+++\ntitle = \"عنوان\"\nlanguage = \"ar\"\ndate = 2024-08-12T14:20:00Z\nauthor = [\"أ\", \"ب\"]\ntopics = \"x, y، z\"\ndraft = true\n+++\nالنص";
    let yaml =
        "---\ntitle: عنوان\nlanguage: ar\ndate: 2024-08-12T14:20:00Z\nauthor:\n  - أ\n  - ب\ntopics: x, y، z\ndraft: true\n---\nالنص";
    for (text, line) in [(toml, 9), (yaml, 11)] {
        let split = split(text);
        assert_eq!(split.diagnostics, []);
        assert_eq!((split.body, split.first_line), ("النص", line));
        let front = split.front;
        assert_eq!(front.title.as_deref(), Some("عنوان"));
        assert_eq!(front.language, Some(Language::AR));
        let date = front.date.unwrap();
        assert_eq!((date.date.to_string().as_str(), date.time.as_deref()), ("2024-08-12", Some("T14:20:00Z")));
        assert_eq!(front.author, ["أ", "ب"]);
        assert_eq!(front.topics, ["x", "y", "z"]);
        assert!(front.draft);
    }
}

#[test]
fn values_are_taken_as_people_write_them() {
    let split = split(
        "---\ntitle: 2024\nslug: 1.10\ndate: 2024-08-12\nlanguage: en_GB\nauthor: Ann Lee, Jr.\ntopics: [one, 2, two words]\nsummary:\naliases: old/path\n---\n",
    );
    assert_eq!(split.diagnostics, []);
    let front = split.front;
    assert_eq!((front.title.as_deref(), front.slug.as_deref(), front.summary), (Some("2024"), Some("1.10"), None));
    assert_eq!(front.date.unwrap().evidence, "2024-08-12");
    assert_eq!(front.language.unwrap().as_str(), "en-GB");
    assert_eq!(front.author, ["Ann Lee, Jr."]);
    assert_eq!(front.topics, ["one", "2", "two words"]);
    assert_eq!(front.aliases, ["old/path"]);
}

#[test]
fn an_unknown_key_names_the_nearest_or_the_one_that_says_it_here() {
    let toml = split("+++\ntitel = \"x\"\n  tags = [\"a\"]\nlastmod = 2024-01-01\nweather = 1\n+++\n");
    assert_eq!(
        toml.diagnostics.iter().map(said).collect::<Vec<_>>(),
        [
            (Level::Warning, Code::UnknownKey, "the key `titel` is not known here", Some(2), Some(1), "did you mean `title`?"),
            (Level::Warning, Code::UnknownKey, "the key `tags` is not known here", Some(3), Some(3), "use `topics`, which says it here"),
            (
                Level::Warning,
                Code::UnknownKey,
                "the key `lastmod` is not known here",
                Some(4),
                Some(1),
                "use `updated`, which says it here"
            ),
            (
                Level::Warning,
                Code::UnknownKey,
                "the key `weather` is not known here",
                Some(5),
                Some(1),
                "the keys are `title`, `language`, `date`, `updated`, `outlet`, `author`, `translator`, `reviewer`, `source_url`, `topics`, \
                 `story`, `summary`, `slug`, `draft`, `aliases`, `translation_of`"
            ),
        ]
    );
    let yaml = split("---\ndescription: x\nauthors: [a]\nlang: ar\nكلمة: x\n---\n");
    assert_eq!(
        yaml.diagnostics.iter().map(|d| (d.line, d.column, d.help.as_deref().unwrap_or(""))).take(3).collect::<Vec<_>>(),
        [
            (Some(2), Some(1), "use `summary`, which says it here"),
            (Some(3), Some(1), "use `author`, which says it here"),
            (Some(4), Some(1), "use `language`, which says it here"),
        ]
    );
    assert_eq!(yaml.diagnostics[3].message, "the key `كلمة` is not known here");
}

#[test]
fn a_bad_value_is_left_out_and_the_rest_is_kept() {
    let split = split(
        "+++\ntitle = [\"a\", \"b\"]\ndate = \"12/08/2024\"\nlanguage = \"عبري قديم\"\nsource_url = \"javascript:x\"\ndraft = \"maybe\"\noutlet = \"رويترز\"\n+++\nx",
    );
    assert_eq!(split.front.outlet.as_deref(), Some("رويترز"));
    assert!(split.front.draft && split.front.title.is_none() && split.front.date.is_none() && split.front.source_url.is_none());
    assert_eq!(
        split.diagnostics.iter().map(said).collect::<Vec<_>>(),
        [
            (
                Level::Error,
                Code::BadValue,
                "`title` must be one text; this value is left out",
                Some(2),
                Some(9),
                "write it as `title` = \"…\""
            ),
            (
                Level::Error,
                Code::BadValue,
                "`date` must be a date; this value is left out",
                Some(3),
                Some(8),
                "write it as 2024-08-12 or 2024-08-12T14:20:00Z"
            ),
            (
                Level::Error,
                Code::BadValue,
                "`language` must be a language tag; this value is left out",
                Some(4),
                Some(12),
                "write `ar`, `en`, or another tag of BCP 47 such as `fa`"
            ),
            (
                Level::Error,
                Code::BadValue,
                "`source_url` must be an http or https address; this value is left out",
                Some(5),
                Some(14),
                "write it as https://example.org/page"
            ),
            (
                Level::Error,
                Code::BadValue,
                "`draft` must be true or false; this value is left out",
                Some(6),
                Some(9),
                "write it as `draft` = true; until then the article counts as a draft"
            ),
        ]
    );
}

#[test]
fn broken_front_matter_keeps_the_lines_that_can_be_read() {
    let toml = split("+++\ntitle = \"a\noutlet = \"b\"\n+++\ntext");
    assert_eq!((toml.front.outlet.as_deref(), toml.body), (Some("b"), "text"));
    assert_eq!(toml.diagnostics.len(), 1);
    assert_eq!((toml.diagnostics[0].code, toml.diagnostics[0].line), (Code::FrontMatter, Some(2)));
    let yaml = split("---\ntitle: a: b\noutlet: b\ntopics:\n  - x\n---\ntext");
    assert_eq!((yaml.front.outlet.as_deref(), yaml.body), (Some("b"), "text"));
    assert_eq!(yaml.front.topics, ["x"]);
    assert_eq!(yaml.diagnostics.len(), 1, "{:?}", yaml.diagnostics);
    assert_eq!(
        said(&yaml.diagnostics[0]),
        (
            Level::Error,
            Code::FrontMatter,
            "the front matter is no YAML: mapping values are not allowed in this context",
            Some(2),
            Some(9),
            "a text that holds a colon, or begins with a sign, stands between quotation marks, as in title: \"…: …\"; the keys that can be read are kept"
        )
    );
}

#[test]
fn front_matter_that_is_never_closed_is_an_error_in_toml() {
    let split = split("+++\ntitle = \"a\"\n\nالنص هنا\nx = y");
    assert_eq!((split.front.title.as_deref(), split.body, split.first_line), (Some("a"), "\nالنص هنا\nx = y", 3));
    assert_eq!(
        split.diagnostics.iter().map(said).collect::<Vec<_>>(),
        [(
            Level::Error,
            Code::FrontMatter,
            "the front matter is never closed",
            Some(1),
            Some(1),
            "write `+++` on a line of its own after the last key"
        )]
    );
}

#[test]
fn a_rule_at_the_top_is_text() {
    for text in [
        "---\nقال الوزير اليوم\n---\nثم غادر",
        "---\nx: y\nno end",
        "---\n---\ntext",
        "+++ more",
        "text\n+++\ntitle = 1\n+++",
        "---\nقال: نعم\n---\n",
    ] {
        let split = split(text);
        assert_eq!((split.body, split.first_line, split.diagnostics.len()), (text, 1, 0), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_front_matter_can_be_read(fence in "(\\+\\+\\+|---)", block in "[a-z:=\\[\\]{}\"'#|>&*! \n\\-ا-ي0-9,]{0,80}") {
        let text = format!("{fence}\n{block}\n{fence}\nbody");
        let split = split(&text);
        proptest::prop_assert!(text.ends_with(split.body));
    }
}
