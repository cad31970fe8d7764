//! tera: one instance an interface language, the archive's own templates before the built-in ones.

use super::assets::Asset;
use crate::diagnostic::{Code, Diagnostic};
use crate::interface::Interface;
use crate::site::Site;
use crate::view;
use std::collections::BTreeMap;
use tera::{ErrorKind, Kwargs, Map, State, Tera, TeraResult, Value};

macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name))),)+]
    };
}

/// The built-in templates, by name.
pub const BUILT_IN: &[(&str, &str)] = templates![
    "base.html",
    "home.html",
    "article.html",
    "topics.html",
    "topic.html",
    "dates.html",
    "month.html",
    "search.html",
    "404.html",
    "entry.html",
    "redirect.html",
    "parts/card.html",
    "parts/pager.html",
    "parts/topics.html",
];

/// A file of the archive's own templates folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnTemplate {
    /// Path below the folder, with `/`: `article.html`, `messages/fa.toml`.
    pub name: String,
    /// Path for people, relative to the root.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Prefixes of stored names. tera looks for a name under each in turn; a template that extends the one it overrides
/// names it in full: `{% extends "builtin/article.html" %}`.
const OWN: &str = "user/";
const BUILTIN: &str = "builtin/";

/// Makes the templates of one language ready.
pub(super) fn prepare(site: &Site, interface: &Interface, own: &[OwnTemplate], assets: &[Asset]) -> Result<Tera, Vec<Diagnostic>> {
    let mut tera = Tera::new();
    let fault = |error: &tera::Error| explain(error, own);
    tera.set_fallback_prefixes([OWN, BUILTIN]).map_err(|e| fault(&e))?;
    let globals = tera::Context::from_serialize(&view::globals(site, interface)).map_err(|e| fault(&e))?;
    *tera.global_context() = globals;
    tera.register_filter("html", html);
    tera.register_filter("attrs", attributes);
    let addresses: BTreeMap<&str, String> = assets.iter().map(|a| (a.name, site.base_url.local(&a.route))).collect();
    tera.register_function("asset", move |arguments: Kwargs, _: &State| -> TeraResult<String> {
        let name: &str = arguments.must_get("name")?;
        let known = || addresses.keys().copied().collect::<Vec<_>>().join(", ");
        addresses.get(name).cloned().ok_or_else(|| tera::Error::message(format!("there is no asset `{name}`; there are {}", known())))
    });
    let stored = |prefix: &str, name: &str| format!("{prefix}{name}");
    let builtin = BUILT_IN.iter().map(|(name, text)| (stored(BUILTIN, name), *text));
    let own_templates = own
        .iter()
        .filter(|t| std::path::Path::new(&t.name).extension().is_some_and(|e| e == "html"))
        .map(|t| (stored(OWN, &t.name), t.text.as_str()));
    tera.add_raw_templates(builtin.chain(own_templates)).map_err(|e| fault(&e))?;
    Ok(tera)
}

/// `{{ title | html }}`: a [`view::parts::Text`] as HTML, its foreign runs isolated.
fn html(text: &Map, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    Ok(Value::safe_string(member(text, "html")?))
}

/// `<h1{{ title | attrs }}>`: the attributes of the element that holds a [`view::parts::Text`], where its language or
/// direction are not the page's.
fn attributes(text: &Map, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let foreign = text.get(&"foreign".into()).and_then(Value::as_bool).unwrap_or(false);
    if !foreign {
        return Ok(Value::safe_string(""));
    }
    let lang = crate::view::html::escaped(member(text, "lang")?);
    Ok(Value::safe_string(&format!(" lang=\"{lang}\" dir=\"{}\"", member(text, "dir")?)))
}

fn member<'t>(text: &'t Map, key: &'static str) -> TeraResult<&'t str> {
    let value = text.get(&key.into()).and_then(Value::as_str);
    value.ok_or_else(|| tera::Error::message("this filter takes a text with its language, such as `title`"))
}

/// What tera has to say, with file, line and column; several faults where it found several.
pub(super) fn explain(error: &tera::Error, own: &[OwnTemplate]) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let fault = Diagnostic::error(Code::Template, report.message().to_owned());
            vec![located(fault, report.filename(), |text| Some(text.len().min(report.span().range.start)), own)]
        }
        ErrorKind::MissingParent { current, parent } => {
            let fault = Diagnostic::error(Code::Template, format!("it extends `{parent}`, which does not exist"));
            vec![located(fault, current, |text| text.find(parent.as_str()), own)]
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            let plain = tpl.trim_start_matches(OWN);
            let fault = Diagnostic::error(Code::Template, "it extends itself")
                .help(format!("write {{% extends \"{BUILTIN}{plain}\" %}} to build on the built-in one"));
            vec![located(fault, tpl, |text| text.find("extends"), own)]
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            let fault = Diagnostic::error(Code::Template, format!("it includes itself: {}", include_chain.join(" -> ")));
            vec![located(fault, tpl, |text| text.find("include"), own)]
        }
        _ => reports(&error.to_string(), own),
    }
}

/// Reads tera's printed reports (`error: message` and ` --> file:line:column`), the only form that some faults have.
fn reports(printed: &str, own: &[OwnTemplate]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for report in printed.split("error: ").filter(|r| !r.trim().is_empty()) {
        let mut lines = report.lines();
        let fault = Diagnostic::error(Code::Template, lines.next().unwrap_or("the templates cannot be read").trim().to_owned());
        let place = lines.find_map(|line| line.trim().strip_prefix("--> ")).and_then(|place| {
            let mut parts = place.rsplitn(3, ':');
            let (column, line) = (parts.next()?.parse::<usize>().ok()?, parts.next()?.parse::<usize>().ok()?);
            Some((parts.next()?, line, column))
        });
        found.push(match place {
            Some((file, line, column)) => located(fault, file, |text| byte_at(text, line, column), own),
            None => fault,
        });
    }
    found
}

/// The byte at a line and column that count from 1.
fn byte_at(text: &str, line: usize, column: usize) -> Option<usize> {
    let start = if line <= 1 { 0 } else { text.match_indices('\n').nth(line - 2)?.0 + 1 };
    Some(text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(i, _)| start + i))
}

/// Names the file of a fault as people know it, with line, column and excerpt.
fn located(fault: Diagnostic, stored: &str, byte: impl FnOnce(&str) -> Option<usize>, own: &[OwnTemplate]) -> Diagnostic {
    let (path, text) = if let Some(name) = stored.strip_prefix(OWN) {
        own.iter().find(|t| t.name == name).map_or((name.to_owned(), ""), |t| (t.path.clone(), t.text.as_str()))
    } else {
        let name = stored.trim_start_matches(BUILTIN);
        (format!("{BUILTIN}{name}"), BUILT_IN.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| *text))
    };
    let fault = fault.in_file(path);
    match byte(text) {
        Some(byte) => fault.at_byte(text, byte),
        None => fault,
    }
}
