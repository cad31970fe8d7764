//! The language of an article and of its passages.
//!
//! Letters decide the script, positive evidence decides among the languages of a script: letters that only some of
//! them have, and function words. Digits, addresses and handles say nothing.

use super::language_evidence::{Evidence, Script};
use crate::source::Article;
use crate::text::Language;

/// How much of a text is looked at, in bytes: more letters than any statistic here needs.
const SAMPLE: usize = 64 * 1024;
/// Share of letters that only Persian and its kin have (پ چ ژ گ) from which a text may be Persian. Persian prose has
/// about 3 in 100; Arabic prose with foreign names has fewer than 2 in 1,000.
const PERSIAN_LETTERS: f64 = 0.004;
/// Share of words that are a language's function words from which the text is in that language. Running prose has 20 to
/// 45 in 100 of them; a list of names has next to none.
const FUNCTION_WORDS: f64 = 0.06;
/// Share of a language's own letters (ٹ ڈ ں ے for Urdu; ە ێ ۆ ڵ ڕ for Kurdish; ټ ډ ړ ښ ځ for Pashto).
const OWN_LETTERS: f64 = 0.01;
/// Fewest words of a whole text from which a language other than English is told by function words: below it one name
/// («Two in Cairo.») weighs too much.
const FEWEST_WORDS_TO_TELL: u32 = 8;
/// Fewest words of a text in Latin letters that cannot be English without a single function word of English.
const FEWEST_WORDS_TO_DOUBT: u32 = 40;
/// Share of words with digits for letters from which Latin letters are Arabic («ana ba7ebak ya 7abibi»).
const ARABIZI: f64 = 0.15;

/// The article's language: what front matter or the file's name states, else what its letters show.
#[must_use]
pub fn of_article(article: &Article) -> Language {
    article.front.language.or_else(|| stated_by_name(&article.path)).unwrap_or_else(|| {
        let text = &article.body.text;
        let mut left = SAMPLE;
        // Code is in no language of people.
        let found = of_texts(article.body.passages().iter().map_while(|passage| {
            let part = sample(passage.of_text(text), left);
            left -= part.len();
            (left > 0 || !part.is_empty()).then_some(part)
        }));
        // A text that is all headline still has a language.
        if found == Language::UND { article.headline.as_ref().map_or(found, |h| of_text(&h.text)) } else { found }
    })
}

/// The language that a file's name states before its extension: `name.ar.txt`.
#[must_use]
pub fn stated_by_name(path: &str) -> Option<Language> {
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.')?.0;
    let tag = stem.rsplit_once('.')?.1;
    Language::parse(tag).filter(|l| tag.len() == 2 && l.as_str().len() == 2)
}

/// The language of a text; `und` where nothing tells it.
#[must_use]
pub fn of_text(text: &str) -> Language {
    of_texts(std::iter::once(sample(text, SAMPLE)))
}

/// The language of most of some texts.
fn of_texts<'t>(texts: impl Iterator<Item = &'t str>) -> Language {
    of_evidence(&Evidence::of(texts))
}

/// The language that a text's letters and words show.
pub(super) fn of_evidence(evidence: &Evidence) -> Language {
    // Han with any kana is Japanese, which writes both.
    let kana = evidence.has(Script::Kana);
    let Some((most, _)) = evidence.main_script() else { return Language::UND };
    match most {
        Script::Arabic => arabic_script(evidence),
        Script::Latin => latin_script(evidence),
        Script::Cyrillic => cyrillic_script(evidence),
        Script::Han if kana => tag("ja"),
        Script::Han => tag("zh"),
        Script::Kana => tag("ja"),
        Script::Greek => tag("el"),
        Script::Hebrew => tag("he"),
        Script::Hangul => tag("ko"),
        Script::Devanagari => tag("hi"),
        Script::Bengali => tag("bn"),
        Script::Thai => tag("th"),
        Script::Armenian => tag("hy"),
        Script::Georgian => tag("ka"),
        Script::Ethiopic => tag("am"),
        Script::Tifinagh => tag("zgh"),
        Script::Other => Language::UND,
    }
}

pub(super) fn tag(tag: &str) -> Language {
    Language::parse(tag).unwrap_or(Language::UND)
}

/// The beginning of a text, at most so many bytes, cut at a character's boundary.
fn sample(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// Arabic, unless letters and words prove another language of the script: Persian yeh and kaf alone prove nothing,
/// since Arabic keyboards produce them too.
fn arabic_script(found: &Evidence) -> Language {
    if found.share("ەێۆڵڕ") > 3.0 * OWN_LETTERS {
        return if found.share("ۇۈۋ") > OWN_LETTERS { tag("ug") } else { tag("ckb") };
    }
    if found.share("ټډړښځڅږۍې") > 2.0 * OWN_LETTERS && found.speaks_for(tag("ps")) > FUNCTION_WORDS {
        return tag("ps");
    }
    if found.share("ٹڈںےہڑ") > OWN_LETTERS && found.speaks_for(Language::UR) > FUNCTION_WORDS {
        return Language::UR;
    }
    if found.share("پچژگ") > PERSIAN_LETTERS && found.speaks_for(Language::FA) > FUNCTION_WORDS {
        return Language::FA;
    }
    Language::AR
}

fn cyrillic_script(found: &Evidence) -> Language {
    if found.share("іїєґІЇЄҐ") > OWN_LETTERS {
        if found.share("ўЎ") > OWN_LETTERS / 4.0 { tag("be") } else { tag("uk") }
    } else if found.share("јљњћђџЈЉЊЋЂЏ") > OWN_LETTERS {
        tag("sr")
    } else if found.share("ыэЫЭ") == 0.0 && found.share("ъЪ") > OWN_LETTERS {
        tag("bg")
    } else {
        tag("ru")
    }
}

/// English where no function word speaks for another language and all letters are English ones: names and headlines.
/// Arabic in Latin letters is told by its digits; other transliterations are no language that can be told.
fn latin_script(found: &Evidence) -> Language {
    let (first, share) = found.first().unwrap_or((Language::UND, 0.0));
    let long = found.words >= FEWEST_WORDS_TO_TELL;
    let arabizi = f64::from(found.arabizi) / f64::from(found.words.max(1));
    if found.arabizi >= 2 && arabizi >= ARABIZI && arabizi > found.speaks_for(Language::EN) {
        return tag("ar-Latn");
    }
    if share >= FUNCTION_WORDS && (first == Language::EN || long) {
        return first;
    }
    let english = !found.marked_latin && (found.words < FEWEST_WORDS_TO_DOUBT || found.speaks_for(Language::EN) > 0.0);
    match first {
        _ if english => Language::EN,
        other if share >= FUNCTION_WORDS => other,
        _ => Language::UND,
    }
}

#[cfg(test)]
#[path = "language_tests.rs"]
mod tests;
