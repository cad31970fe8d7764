//! Raw HTML in Markdown: what of it is shown.

use super::body::InlineKind;
use ammonia::{Builder, UrlRelative};
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

/// A block of raw HTML, made safe.
pub(super) struct Sanitised {
    /// Markup that can be shown as it is.
    pub(super) html: String,
    /// Its text, without markup.
    pub(super) text: String,
}

const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .add_tags(["figure", "figcaption", "picture", "section", "article"])
        .add_generic_attributes(["dir", "lang", "title"])
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true);
    builder
});

static NOTHING: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder.clean_content_tags(HashSet::from(["script", "style"]));
    builder
});

/// Makes a block of HTML safe; `None` where nothing of it can be seen. Beside it the tags and attributes that were left
/// out, as people write them.
pub(super) fn sanitise(raw: &str) -> (Option<Sanitised>, Vec<String>) {
    let dropped = dropped(raw);
    let html = ALLOWED.clean(raw).to_string().trim().to_owned();
    let text = unescaped(&NOTHING.clean(&html).to_string()).split_whitespace().collect::<Vec<_>>().join(" ");
    let seen = !text.is_empty() || ["<img", "<hr", "<video", "<audio"].iter().any(|tag| html.contains(tag));
    (seen.then_some(Sanitised { html, text }), dropped)
}

/// Tags and attributes of `raw` that do not pass, each once, in order of the alphabet.
fn dropped(raw: &str) -> Vec<String> {
    let allowed = ALLOWED.clone_tags();
    let mut found = BTreeSet::new();
    for part in raw.split('<').skip(1) {
        let Some(tag) = tag_name(part) else { continue };
        if !allowed.contains(tag.as_str()) {
            found.insert(format!("`<{tag}>`"));
            continue;
        }
        let inside = part.split('>').next().unwrap_or("").to_ascii_lowercase();
        for word in inside.split_ascii_whitespace().skip(1) {
            let name = word.split('=').next().unwrap_or("");
            if word.contains('=') && (name == "style" || (name.starts_with("on") && name.bytes().all(|b| b.is_ascii_alphabetic()))) {
                found.insert(format!("`{name}`"));
            }
        }
        if inside.contains("javascript:") || inside.contains("vbscript:") || inside.contains("data:") {
            found.insert("an unsafe address".to_owned());
        }
    }
    found.into_iter().collect()
}

/// The name of the tag that begins after `<`; `None` for end tags, comments and plain signs.
fn tag_name(after: &str) -> Option<String> {
    let end = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
    (end > 0 && after.as_bytes()[0].is_ascii_alphabetic()).then(|| after[..end].to_ascii_lowercase())
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ").replace("&amp;", "&")
}

/// An inline tag of raw HTML.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum InlineTag {
    Open(InlineKind),
    Close(InlineKind),
    /// `<br>`
    Break,
    /// A comment.
    Nothing,
    /// One that is not shown; its name.
    Unknown(String),
}

/// Reads one inline tag.
pub(super) fn inline_tag(raw: &str) -> InlineTag {
    let inner = raw.trim_start_matches('<');
    let closes = inner.starts_with('/');
    let Some(name) = tag_name(inner.trim_start_matches('/')) else { return InlineTag::Nothing };
    let kind = match name.as_str() {
        "br" => return InlineTag::Break,
        "em" | "i" => InlineKind::Emphasis,
        "strong" | "b" => InlineKind::Strong,
        "s" | "del" | "strike" => InlineKind::Strikethrough,
        "code" => InlineKind::Code,
        "sup" => InlineKind::Superscript,
        "sub" => InlineKind::Subscript,
        _ if closes => return InlineTag::Nothing,
        _ => return InlineTag::Unknown(name),
    };
    if closes { InlineTag::Close(kind) } else { InlineTag::Open(kind) }
}

/// Whether a link may be followed: it has no scheme (a path, a fragment), or one that only leads somewhere.
pub(super) fn is_safe_address(address: &str) -> bool {
    // Browsers skip white space and controls before and within a scheme.
    let bare: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(40).collect();
    let Some((scheme, _)) = bare.split_once(':') else { return true };
    if scheme.contains(['/', '?', '#']) {
        return true;
    }
    let is_scheme =
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    !is_scheme || SCHEMES.contains(&scheme.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_go_and_words_stay() {
        let (block, dropped) = sanitise("<div onclick=\"x()\"><p>نص <b>مهم</b> &amp; x</p><script>alert(1)</script></div>");
        let block = block.unwrap();
        assert_eq!(block.html, "<div><p>نص <b>مهم</b> &amp; x</p></div>");
        assert_eq!(block.text, "نص مهم & x");
        assert_eq!(dropped, ["`<script>`", "`onclick`"]);
        assert!(sanitise("<!-- more -->").0.is_none() && sanitise("</div>").0.is_none());
    }

    #[test]
    fn addresses_that_act_are_not_safe() {
        for safe in ["https://a.b/", "a/b.md", "#x", "../x?y=a:b", "mailto:a@b.c", "مسار", "//x.y/z", "tel:+44"] {
            assert!(is_safe_address(safe), "{safe}");
        }
        for unsafe_one in ["javascript:x", "JaVaScript:x", " java\nscript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd"] {
            assert!(!is_safe_address(unsafe_one), "{unsafe_one}");
        }
    }
}
