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

/// The script that searches, without any page.
const ENGINE: &str = "search-engine.js";

/// The search page's script, which names the engine.
const SEARCH: (&str, &[u8]) = file!("search.js");

/// A built-in script as it is sent: without its comments and indentation, which are a third of it.
fn sent(script: &str) -> String {
    let mut plain = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((before, after)) = rest.split_once("/**") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::with_capacity(plain.len()), |out, line| out + line + "\n")
}

/// Every file that a site gets beside its pages. `own` gives the archive's own file of that path below its static
/// folder, which then takes the place of the built-in one.
#[must_use]
pub fn assets(own: &mut dyn FnMut(&str) -> Option<Vec<u8>>) -> Vec<Asset> {
    let mut assets: Vec<Asset> = Vec::new();
    for &(source, builtin) in PLAIN {
        let sent =
            || if source == ENGINE { Cow::Owned(sent(&String::from_utf8_lossy(builtin)).into_bytes()) } else { Cow::Borrowed(builtin) };
        let bytes = own(source).map_or_else(sent, Cow::Owned);
        let name = plain_name(source);
        assets.push(Asset { name, source, route: hashed_route(name, &bytes), bytes });
    }
    let css = own(STYLE.0).map_or(Cow::Borrowed(STYLE.1), Cow::Owned);
    let css = with_hashed_names(&String::from_utf8_lossy(&css), &assets).into_bytes();
    assets.push(Asset { name: STYLE.0, source: STYLE.0, route: hashed_route(STYLE.0, &css), bytes: Cow::Owned(css) });
    let script = own(SEARCH.0).map_or_else(|| sent(&String::from_utf8_lossy(SEARCH.1)), |own| String::from_utf8_lossy(&own).into_owned());
    let script = with_hashed_modules(&script, &assets).into_bytes();
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
    fn the_search_script_is_sent_without_comments_and_within_its_bounds() {
        assert_eq!(sent("// a\n/** @type {x} */\nlet a = /** @type {y} */ (b);\n  go();\n"), "let a =  (b);\ngo();\n");
        let assets = assets(&mut |_| None);
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        for name in ["search.js", ENGINE] {
            let asset = assets.iter().find(|a| a.name == name).unwrap();
            std::io::Write::write_all(&mut encoder, &asset.bytes).unwrap();
        }
        let engine = assets.iter().find(|a| a.name == ENGINE).unwrap();
        let search = assets.iter().find(|a| a.name == "search.js").unwrap();
        let file = engine.route.trim_start_matches("assets/");
        assert!(String::from_utf8_lossy(&search.bytes).contains(&format!("from \"./{file}\"")));
        // The bound of the script: 12 KB, compressed.
        assert!(encoder.finish().unwrap().len() < 12 * 1024);
    }

    #[test]
    fn the_archives_own_file_takes_the_built_in_ones_place() {
        let assets = assets(&mut |name| (name == "style.css").then(|| b"body{}".to_vec()));
        let style = assets.iter().find(|a| a.name == "style.css").unwrap();
        assert_eq!(style.bytes.as_ref(), b"body{}");
    }
}
