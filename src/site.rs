//! site.toml: as written, then as resolved. Everything after this module sees resolved values only.

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::text::Language;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The settings of one archive, complete and checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Site {
    /// Where the site will stand.
    pub base_url: BaseUrl,
    /// The language of the site's root.
    pub default_language: Language,
    /// Interface languages, the default language first, the others by tag.
    pub languages: Vec<SiteLanguage>,
    /// Folder of articles, relative to the root.
    pub sources: String,
    /// Folder of the archive's own templates.
    pub templates: String,
    /// Folder of files that are copied as they are.
    pub static_files: String,
    /// Folder that the site is written to.
    pub output: String,
    /// IANA name of the zone in which dates are meant.
    pub timezone: String,
    /// Articles on one page of a list.
    pub articles_per_page: usize,
    /// Related articles shown with an article.
    pub related_articles: usize,
    /// Articles in a feed.
    pub feed_articles: usize,
}

/// One interface language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SiteLanguage {
    /// The language.
    pub language: Language,
    /// The site's title in it.
    pub title: String,
    /// The site's description in it, empty where none is given.
    pub description: String,
    /// BCP 47 locale in which dates and numbers are written: `ar`, `ar-SY`, `ar-u-nu-arab`, `en-GB`.
    pub locale: String,
}

/// The address below which every page stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Reads an http or https address without query and fragment; a trailing slash makes no difference.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let rest =
            text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or("begins with neither http:// nor https://")?;
        if rest.contains(['?', '#']) {
            return Err("has a query or fragment".to_owned());
        }
        if rest.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\')) {
            return Err("has characters that no address may have".to_owned());
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty() || host.contains('@') {
            return Err("has no host".to_owned());
        }
        let slashes = path.starts_with('/');
        let path = path.trim_matches('/');
        if slashes || path.contains("//") || format!("/{path}/").contains("/../") || format!("/{path}/").contains("/./") {
            return Err("has an empty, `.` or `..` segment".to_owned());
        }
        let scheme = &text[..text.len() - rest.len()];
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{}/", crate::text::url::encode_unencoded(path)) };
        Ok(Self { origin: format!("{scheme}{}", host.to_lowercase()), path })
    }

    /// `https://host`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path, with a slash at both ends: `/` or `/archive/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The absolute address of a route.
    #[must_use]
    pub fn absolute(&self, route: &str) -> String {
        format!("{}{}{}", self.origin, self.path, crate::text::url::encode(route))
    }

    /// The address of a route from the host's root.
    #[must_use]
    pub fn local(&self, route: &str) -> String {
        format!("{}{}", self.path, crate::text::url::encode(route))
    }
}

/// site.toml as written: every key optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSite {
    base_url: Option<toml::Spanned<String>>,
    default_language: Option<toml::Spanned<Language>>,
    sources: Option<String>,
    templates: Option<String>,
    #[serde(rename = "static")]
    static_files: Option<String>,
    output: Option<String>,
    timezone: Option<toml::Spanned<String>>,
    articles_per_page: Option<std::num::NonZeroU16>,
    related_articles: Option<u16>,
    feed_articles: Option<std::num::NonZeroU16>,
    languages: Option<BTreeMap<Language, RawLanguage>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLanguage {
    title: Option<String>,
    description: Option<String>,
    locale: Option<toml::Spanned<String>>,
}

/// Every key of site.toml with what it is for: the docs, the schema and their tests read this list.
pub const KEYS: &[(&str, &str)] = &[
    ("base_url", "address below which the site will stand, http or https"),
    ("default_language", "language of the site's root: a tag that has a table under [languages]"),
    ("sources", "folder of articles, relative to the root"),
    ("templates", "folder of the archive's own templates"),
    ("static", "folder of files that are copied as they are"),
    ("output", "folder that the site is written to"),
    ("timezone", "IANA name of the zone in which dates are meant"),
    ("articles_per_page", "articles on one page of a list"),
    ("related_articles", "related articles shown with an article"),
    ("feed_articles", "articles in a feed"),
    ("languages", "one table for each interface language"),
];

/// Every key of a table under `[languages]`.
pub const LANGUAGE_KEYS: &[(&str, &str)] = &[
    ("title", "the site's title in this language"),
    ("description", "one sentence about the site in this language"),
    ("locale", "BCP 47 locale in which dates and numbers are written"),
];

/// What the command line may set instead of site.toml.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--base-url`.
    pub base_url: Option<String>,
    /// `--output`, as given.
    pub output: Option<String>,
    /// The folder given instead of `sources`.
    pub sources: Option<String>,
}

/// Reads site.toml. `file` is `None` where there is none and the defaults are meant; `path` names it in diagnostics.
/// `None` comes back where an error makes the settings unusable; the diagnostics then say why.
#[must_use]
pub fn resolve(file: Option<&str>, path: &str, overrides: &Overrides) -> (Option<Site>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let text = file.unwrap_or("");
    let raw: RawSite = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => return (None, vec![syntax_error(text, path, &error)]),
    };
    // Exhaustive, so that a new key cannot be forgotten.
    let RawSite {
        base_url,
        default_language,
        sources,
        templates,
        static_files,
        output,
        timezone,
        articles_per_page,
        related_articles,
        feed_articles,
        languages,
    } = raw;
    let check = Check { text, path };
    let base_url = check.base_url(overrides, base_url, file.is_some(), &mut diagnostics);
    let default = default_language.as_ref().map_or(Language::AR, |l| *l.get_ref());
    let languages = check.languages(languages, default, &mut diagnostics);
    if let Some(spanned) = &default_language
        && !languages.iter().any(|l| l.language == default)
    {
        diagnostics.push(
            check.error(spanned.span(), format!("`default_language` is `{default}`, which has no table [languages.{default}]")).help(
                format!(
                    "add the table [languages.{default}], or choose one of {}",
                    languages.iter().map(|l| format!("`{}`", l.language)).collect::<Vec<_>>().join(", ")
                ),
            ),
        );
    }
    let timezone = check.timezone(timezone, &mut diagnostics);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return (None, diagnostics);
    }
    let site = Site {
        base_url,
        default_language: default,
        languages,
        sources: overrides.sources.clone().or(sources).unwrap_or_else(|| "seeds".to_owned()),
        templates: templates.unwrap_or_else(|| "templates".to_owned()),
        static_files: static_files.unwrap_or_else(|| "static".to_owned()),
        output: overrides.output.clone().or(output).unwrap_or_else(|| "public".to_owned()),
        timezone,
        articles_per_page: articles_per_page.map_or(30, |n| n.get().into()),
        related_articles: related_articles.map_or(6, Into::into),
        feed_articles: feed_articles.map_or(20, |n| n.get().into()),
    };
    (Some(site), diagnostics)
}

struct Check<'a> {
    text: &'a str,
    path: &'a str,
}

impl Check<'_> {
    fn error(&self, span: std::ops::Range<usize>, message: String) -> Diagnostic {
        Diagnostic::error(Code::BadSite, message).in_file(self.path).at_byte(self.text, span.start)
    }

    fn base_url(
        &self,
        overrides: &Overrides,
        written: Option<toml::Spanned<String>>,
        has_file: bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BaseUrl {
        let local = || BaseUrl { origin: "http://localhost".to_owned(), path: "/".to_owned() };
        let help = "write it as \"https://name.github.io/archive/\"";
        if let Some(given) = &overrides.base_url {
            return BaseUrl::parse(given).unwrap_or_else(|reason| {
                diagnostics.push(Diagnostic::error(Code::BadSite, format!("the base URL `{given}` {reason}")).help(help));
                local()
            });
        }
        let Some(written) = written else {
            diagnostics.push(if has_file {
                Diagnostic::error(Code::BadSite, "`base_url` is missing")
                    .in_file(self.path)
                    .help("add base_url = \"https://name.github.io/archive/\", or give --base-url")
            } else {
                Diagnostic::warning(Code::NoBaseUrl, "there is no site.toml: the pages' addresses begin with http://localhost/")
                    .help("give --base-url, or write a site.toml: `warraq new DIR` makes one to copy")
            });
            return local();
        };
        BaseUrl::parse(written.get_ref()).unwrap_or_else(|reason| {
            diagnostics.push(self.error(written.span(), format!("`base_url` {reason}")).help(help));
            local()
        })
    }

    fn languages(
        &self,
        written: Option<BTreeMap<Language, RawLanguage>>,
        default: Language,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<SiteLanguage> {
        let written = written
            .filter(|w| !w.is_empty())
            .unwrap_or_else(|| BTreeMap::from([(Language::AR, RawLanguage::default()), (Language::EN, RawLanguage::default())]));
        let mut languages = Vec::new();
        for (language, RawLanguage { title, description, locale }) in written {
            let title = title.or_else(|| built_in_title(language).map(str::to_owned));
            let Some(title) = title.filter(|t| !t.trim().is_empty()) else {
                diagnostics.push(
                    Diagnostic::error(Code::BadSite, format!("[languages.{language}] has no `title`"))
                        .in_file(self.path)
                        .help("every interface language needs the site's title in it"),
                );
                continue;
            };
            let locale = match locale {
                Some(locale) if locale.get_ref().parse::<icu_locale_core::Locale>().is_err() => {
                    diagnostics.push(
                        self.error(locale.span(), format!("`{}` is no locale", locale.get_ref()))
                            .help("a locale is a language tag with regions and digits, such as \"ar-SY\", \"ar-u-nu-arab\" or \"en-GB\""),
                    );
                    continue;
                }
                Some(locale) => locale.into_inner(),
                None => default_locale(language),
            };
            languages.push(SiteLanguage { language, title, description: description.unwrap_or_default(), locale });
        }
        languages.sort_by_key(|l| (l.language != default, l.language));
        languages
    }

    fn timezone(&self, written: Option<toml::Spanned<String>>, diagnostics: &mut Vec<Diagnostic>) -> String {
        let Some(written) = written else { return "UTC".to_owned() };
        if jiff::tz::TimeZone::get(written.get_ref()).is_err() {
            diagnostics.push(
                self.error(written.span(), format!("there is no time zone `{}`", written.get_ref()))
                    .help("use a name of the IANA list, such as \"Asia/Riyadh\" or \"Africa/Cairo\""),
            );
        }
        written.into_inner()
    }
}

fn built_in_title(language: Language) -> Option<&'static str> {
    match language.as_str() {
        "ar" => Some("أرشيف الأخبار"),
        "en" => Some("News archive"),
        _ => None,
    }
}

/// Day before month, as most of the world's English press writes it.
fn default_locale(language: Language) -> String {
    if language == Language::EN { "en-GB".to_owned() } else { language.to_string() }
}

fn syntax_error(text: &str, path: &str, error: &toml::de::Error) -> Diagnostic {
    let mut message = error.message().lines().next().unwrap_or("the file cannot be read").to_owned();
    if message.contains("nonzero") || message.contains("non-zero") || message.contains("u16") {
        "this must be a whole number from 1 to 65535".clone_into(&mut message);
    }
    let mut diagnostic = Diagnostic::error(Code::BadSite, message.clone()).in_file(path);
    if let Some(span) = error.span() {
        diagnostic = diagnostic.at_byte(text, span.start);
    }
    let Some(unknown) = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next()) else {
        return diagnostic.help("docs/site.md lists every key with its form");
    };
    let known = KEYS.iter().chain(LANGUAGE_KEYS).map(|(key, _)| *key);
    match nearest(unknown, known) {
        Some(key) => diagnostic.help(format!("the nearest key is `{key}`")),
        None => diagnostic.help("docs/site.md lists every key"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINIMAL: &str = "base_url = \"https://example.github.io/archive/\"\n";

    /// Message, line, column, help.
    type Said = (String, Option<u32>, Option<u32>, Option<String>);

    fn faults(file: &str) -> Vec<Said> {
        resolve(Some(file), "site.toml", &Overrides::default()).1.into_iter().map(|d| (d.message, d.line, d.column, d.help)).collect()
    }

    #[test]
    fn a_minimal_file_is_enough() {
        let (site, diagnostics) = resolve(Some(MINIMAL), "site.toml", &Overrides::default());
        let site = site.unwrap();
        assert_eq!(diagnostics, []);
        assert_eq!((site.base_url.origin(), site.base_url.path()), ("https://example.github.io", "/archive/"));
        assert_eq!(site.languages.iter().map(|l| l.language).collect::<Vec<_>>(), [Language::AR, Language::EN]);
    }

    #[test]
    fn addresses_are_checked() {
        for (given, want) in [
            ("https://Example.org", "https://example.org/"),
            ("http://localhost:8000/a/b/", "http://localhost:8000/a/b/"),
            ("https://x.org/أخبار", "https://x.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/"),
        ] {
            assert_eq!(BaseUrl::parse(given).unwrap().absolute(""), want);
        }
        for bad in
            ["", "example.org", "ftp://x", "https://x/?q", "https://x/#f", "https://", "https://x//a", "https://x/../a", "https://a b/"]
        {
            assert!(BaseUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn faults_name_their_place_and_their_cure() {
        assert_eq!(
            faults("base_url = \"https://x.org\"\ntitel = 1\n"),
            [("unknown field `titel`, expected one of `base_url`, `default_language`, `sources`, `templates`, `static`, `output`, `timezone`, `articles_per_page`, `related_articles`, `feed_articles`, `languages`".to_owned(), Some(2), Some(1), Some("the nearest key is `title`".to_owned()))]
        );
        let wrong = faults("base_url = 3\n");
        assert_eq!((wrong[0].1, wrong[0].2), (Some(1), Some(12)));
        assert_eq!(faults("")[0].0, "`base_url` is missing");
        let zone = faults(&format!("{MINIMAL}timezone = \"Asia/Riyad\"\n"));
        assert_eq!((zone[0].0.as_str(), zone[0].1), ("there is no time zone `Asia/Riyad`", Some(2)));
        let default = faults(&format!("{MINIMAL}default_language = \"fr\"\n"));
        assert_eq!(default[0].0, "`default_language` is `fr`, which has no table [languages.fr]");
    }

    #[test]
    fn a_third_language_needs_its_title() {
        let (site, _) =
            resolve(Some(&format!("{MINIMAL}[languages.fa]\ntitle = \"بایگانی\"\n[languages.ar]\n")), "site.toml", &Overrides::default());
        assert_eq!(site.unwrap().languages.len(), 2);
        assert_eq!(
            faults(&format!("{MINIMAL}default_language = \"ar\"\n[languages.ar]\n[languages.fa]\n"))[0].0,
            "[languages.fa] has no `title`"
        );
    }
}
