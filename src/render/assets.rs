//! The site's own files: stylesheet, fonts, pictures. Each name carries a hash of its bytes, so that browsers may keep a
//! file for ever and never show an old one.

use std::borrow::Cow;
use std::sync::LazyLock;

/// A file that every site gets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// Its plain name, by which templates ask for it: `style.css`.
    pub name: &'static str,
    /// Where it is written, below the site's root: `assets/style.1a2b3c4d.css`.
    pub route: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../../static/", $name)).as_slice()
    };
}

/// Files that name no others. The licences of the fonts keep their plain names: they are read by people.
const PLAIN: &[(&str, &[u8])] = &[
    ("naskh-ar.woff2", file!("fonts/naskh-ar.woff2")),
    ("naskh-punct.woff2", file!("fonts/naskh-punct.woff2")),
    ("literata.woff2", file!("fonts/literata.woff2")),
    ("favicon.svg", file!("favicon.svg")),
    ("card.png", file!("card.png")),
    ("entry.js", file!("entry.js")),
    ("OFL-NotoNaskhArabic.txt", file!("fonts/OFL-NotoNaskhArabic.txt")),
    ("OFL-Literata.txt", file!("fonts/OFL-Literata.txt")),
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> =
        PLAIN.iter().map(|&(name, bytes)| Asset { name, route: hashed_route(name, bytes), bytes: Cow::Borrowed(bytes) }).collect();
    let css = with_hashed_names(include_str!("../../static/style.css"), &assets).into_bytes();
    assets.push(Asset { name: "style.css", route: hashed_route("style.css", &css), bytes: Cow::Owned(css) });
    assets
});

/// Every file that a site gets beside its pages.
#[must_use]
pub fn builtin_assets() -> &'static [Asset] {
    &ASSETS
}

/// `assets/style.1a2b3c4d.css`: the first eight hexadecimal digits of BLAKE3.
#[must_use]
pub fn hashed_route(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match name.rsplit_once('.') {
        Some((_, "txt")) | None => format!("assets/{name}"),
        Some((stem, extension)) => format!("assets/{stem}.{}.{extension}", &hash[..8]),
    }
}

/// A stylesheet whose `url("name")` lead to the hashed names beside it.
fn with_hashed_names(css: &str, assets: &[Asset]) -> String {
    assets.iter().fold(css.to_owned(), |css, asset| {
        let file = asset.route.rsplit('/').next().unwrap_or(&asset.route);
        css.replace(&format!("url(\"fonts/{}\")", asset.name), &format!("url(\"{file}\")"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_the_hash_of_their_bytes() {
        assert_eq!(hashed_route("style.css", b"a"), "assets/style.17762fdd.css");
        assert_ne!(hashed_route("style.css", b"b"), hashed_route("style.css", b"a"));
        let style = builtin_assets().iter().find(|a| a.name == "style.css").unwrap();
        let css = std::str::from_utf8(&style.bytes).unwrap();
        for font in builtin_assets().iter().filter(|a| a.name.ends_with("woff2")) {
            assert!(css.contains(&format!("url(\"{}\")", font.route.trim_start_matches("assets/"))), "{}", font.name);
        }
        assert!(!css.contains("fonts/"));
    }
}
