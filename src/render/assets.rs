//! The site's own files: stylesheet, fonts, pictures. Each name carries a hash of its bytes, so that browsers may keep a
//! file for ever and never show an old one.

use std::borrow::Cow;

/// A file that every site gets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// Its plain name, by which templates ask for it: `style.css`.
    pub name: &'static str,
    /// Its path below the static folder: `fonts/literata.woff2`.
    pub source: &'static str,
    /// Where it is written, below the site's root: `assets/style.1a2b3c4d.css`.
    pub route: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

macro_rules! file {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../static/", $name)).as_slice())
    };
}

/// Files that name no others, by their path below `static/`. The licences of the fonts keep their plain names: they are
/// read by people.
const PLAIN: &[(&str, &[u8])] = &[
    file!("fonts/naskh-ar.woff2"),
    file!("fonts/naskh-punct.woff2"),
    file!("fonts/literata.woff2"),
    file!("favicon.svg"),
    file!("card.png"),
    file!("entry.js"),
    file!("search-engine.js"),
    file!("fonts/OFL-NotoNaskhArabic.txt"),
    file!("fonts/OFL-Literata.txt"),
];

/// The stylesheet, which names fonts.
const STYLE: (&str, &[u8]) = file!("style.css");

/// The search page's script, which names the engine.
const SEARCH: (&str, &[u8]) = file!("search.js");

/// Every file that a site gets beside its pages. `own` gives the archive's own file of that path below its static
/// folder, which then takes the place of the built-in one.
#[must_use]
pub fn assets(own: &mut dyn FnMut(&str) -> Option<Vec<u8>>) -> Vec<Asset> {
    let mut assets: Vec<Asset> = Vec::new();
    for &(source, builtin) in PLAIN {
        let bytes = own(source).map_or(Cow::Borrowed(builtin), Cow::Owned);
        let name = plain_name(source);
        assets.push(Asset { name, source, route: hashed_route(name, &bytes), bytes });
    }
    let css = own(STYLE.0).map_or(Cow::Borrowed(STYLE.1), Cow::Owned);
    let css = with_hashed_names(&String::from_utf8_lossy(&css), &assets).into_bytes();
    assets.push(Asset { name: STYLE.0, source: STYLE.0, route: hashed_route(STYLE.0, &css), bytes: Cow::Owned(css) });
    let script = own(SEARCH.0).map_or(Cow::Borrowed(SEARCH.1), Cow::Owned);
    let script = with_hashed_modules(&String::from_utf8_lossy(&script), &assets).into_bytes();
    assets.push(Asset { name: SEARCH.0, source: SEARCH.0, route: hashed_route(SEARCH.0, &script), bytes: Cow::Owned(script) });
    assets
}

fn plain_name(source: &'static str) -> &'static str {
    source.rsplit('/').next().unwrap_or(source)
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

/// A script whose imports of `"./name"` lead to the hashed names beside it.
fn with_hashed_modules(script: &str, assets: &[Asset]) -> String {
    assets.iter().filter(|a| a.name.ends_with(".js")).fold(script.to_owned(), |script, asset| {
        let file = asset.route.rsplit('/').next().unwrap_or(&asset.route);
        script.replace(&format!("from \"./{}\"", asset.name), &format!("from \"./{file}\""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_the_hash_of_their_bytes() {
        assert_eq!(hashed_route("style.css", b"a"), "assets/style.17762fdd.css");
        assert_ne!(hashed_route("style.css", b"b"), hashed_route("style.css", b"a"));
        let assets = assets(&mut |_| None);
        let style = assets.iter().find(|a| a.name == "style.css").unwrap();
        let css = std::str::from_utf8(&style.bytes).unwrap();
        for font in assets.iter().filter(|a| a.name.ends_with("woff2")) {
            assert!(css.contains(&format!("url(\"{}\")", font.route.trim_start_matches("assets/"))), "{}", font.name);
        }
        assert!(!css.contains("fonts/"));
    }

    #[test]
    fn the_archives_own_file_takes_the_built_in_ones_place() {
        let assets = assets(&mut |name| (name == "style.css").then(|| b"body{}".to_vec()));
        let style = assets.iter().find(|a| a.name == "style.css").unwrap();
        assert_eq!(style.bytes.as_ref(), b"body{}");
    }
}
