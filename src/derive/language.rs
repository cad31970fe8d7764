//! The language of an article and of its passages.
//!
//! Letters decide the script, positive evidence decides among the languages of a script: letters that only some of
//! them have, and function words. Digits, addresses and handles say nothing.

use crate::source::Article;
use crate::text::letter::{is_alphabetic, is_alphanumeric};
use crate::text::sentence::sentences;
use crate::text::token::tokenize;
use crate::text::{Language, Span, Token, TokenKind};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

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
/// Fewest words of a run of foreign script that is a passage: one or two are a name or a term.
const FEWEST_WORDS: usize = 3;
/// Fewest words of a sentence that can be told to be in another language of the same script.
const FEWEST_WORDS_SAME_SCRIPT: usize = 6;
/// Fewest words of a whole text from which a language other than English is told by function words: below it one name
/// («Two in Cairo.») weighs too much.
const FEWEST_WORDS_TO_TELL: usize = 8;
/// How much of such a sentence must be function words: higher than for a text, since a sentence is short.
const FUNCTION_WORDS_OF_SENTENCE: f64 = 0.25;

/// The article's language: what front matter or the file's name states, else what its letters show.
#[must_use]
pub fn of_article(article: &Article) -> Language {
    article.front.language.or_else(|| stated_by_name(&article.path)).unwrap_or_else(|| {
        let found = of_text(&article.body.text);
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

/// Scripts that are told apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Script {
    Arabic,
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Han,
    Kana,
    Hangul,
    Devanagari,
    Bengali,
    Thai,
    Armenian,
    Georgian,
    Ethiopic,
    Tifinagh,
    Other,
}

/// The script of a letter, by the blocks of Unicode 17; `None` for what is no letter.
fn script(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '\0'..='\u{A9}' => return None,
        _ if !is_alphabetic(c) => return None,
        '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}' => Script::Latin,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        '\u{530}'..='\u{58F}' => Script::Armenian,
        '\u{590}'..='\u{5FF}' => Script::Hebrew,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
            Script::Arabic
        }
        '\u{900}'..='\u{97F}' => Script::Devanagari,
        '\u{980}'..='\u{9FF}' => Script::Bengali,
        '\u{E00}'..='\u{E7F}' => Script::Thai,
        '\u{10A0}'..='\u{10FF}' => Script::Georgian,
        '\u{1200}'..='\u{137F}' => Script::Ethiopic,
        '\u{2D30}'..='\u{2D7F}' => Script::Tifinagh,
        '\u{3040}'..='\u{30FF}' => Script::Kana,
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => Script::Hangul,
        '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}' => Script::Han,
        _ => Script::Other,
    })
}

/// The language of a text; `und` where nothing tells it.
#[must_use]
pub fn of_text(text: &str) -> Language {
    let sample = sample(text);
    let letters = Letters::of(sample);
    let mut scripts: Vec<(u32, Script)> = Vec::new();
    for (c, count) in letters.iter() {
        let Some(script) = script(c) else { continue };
        match scripts.iter_mut().find(|s| s.1 == script) {
            Some(seen) => seen.0 += count,
            None => scripts.push((count, script)),
        }
    }
    // Han with any kana is Japanese, which writes both.
    let kana = scripts.iter().any(|s| s.1 == Script::Kana);
    // The greatest count; among equals the first of the enum, so that the map's order does not show.
    let Some(&(total, most)) = scripts.iter().max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1))) else { return Language::UND };
    let share = |own: &str| f64::from(own.chars().map(|c| letters.count(c)).sum::<u32>()) / f64::from(total.max(1));
    match most {
        Script::Arabic => arabic_script(sample, share),
        Script::Latin => latin_script(sample),
        Script::Cyrillic => cyrillic_script(share),
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

/// How often each character stands in a text, addresses aside.
struct Letters {
    /// By scalar value, below [`Letters::COMMON`].
    common: Vec<u32>,
    others: FxHashMap<char, u32>,
}

impl Letters {
    /// Latin, Greek, Cyrillic, Hebrew and Arabic stand below it, in two bytes of UTF-8.
    const COMMON: u32 = 0x800;

    fn of(text: &str) -> Self {
        let mut letters = Self { common: vec![0; Self::COMMON as usize], others: FxHashMap::default() };
        if may_hold_addresses(text) {
            text.split_whitespace().filter(|word| !is_address(word)).for_each(|word| letters.add(word));
        } else {
            letters.add(text);
        }
        letters
    }

    fn add(&mut self, words: &str) {
        for c in words.chars() {
            match self.common.get_mut(c as usize) {
                Some(count) => *count += 1,
                None => *self.others.entry(c).or_insert(0) += 1,
            }
        }
    }

    fn count(&self, c: char) -> u32 {
        self.common.get(c as usize).or_else(|| self.others.get(&c)).copied().unwrap_or(0)
    }

    fn iter(&self) -> impl Iterator<Item = (char, u32)> {
        let common = (0..Self::COMMON).zip(&self.common).filter_map(|(code, &count)| Some((char::from_u32(code)?, count)));
        common.filter(|&(_, count)| count > 0).chain(self.others.iter().map(|(&c, &count)| (c, count)))
    }
}

fn tag(tag: &str) -> Language {
    Language::parse(tag).unwrap_or(Language::UND)
}

/// The beginning of a text, cut at a character's boundary.
fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether [`is_address`] can hold for any word of a text: most texts are asked once.
fn may_hold_addresses(text: &str) -> bool {
    text.contains("://") || text.contains("www.") || text.contains('@')
}

/// Addresses and handles are written in Latin letters whatever the language.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.") || word.contains('@')
}

/// Arabic, unless letters and words prove another language of the script: Persian yeh and kaf alone prove nothing,
/// since Arabic keyboards produce them too.
fn arabic_script(sample: &str, share: impl Fn(&str) -> f64) -> Language {
    if share("ەێۆڵڕ") > 3.0 * OWN_LETTERS {
        return if share("ۇۈۋ") > OWN_LETTERS { tag("ug") } else { tag("ckb") };
    }
    let (pashto, urdu, persian) = (share("ټډړښځڅږۍې") > 2.0 * OWN_LETTERS, share("ٹڈںےہڑ") > OWN_LETTERS, share("پچژگ") > PERSIAN_LETTERS);
    if !(pashto || urdu || persian) {
        return Language::AR;
    }
    let words = evidence(sample);
    let of = |language: Language| words.iter().find(|w| w.0 == language).map_or(0.0, |w| w.1);
    if pashto && of(tag("ps")) > FUNCTION_WORDS {
        return tag("ps");
    }
    if urdu && of(Language::UR) > FUNCTION_WORDS {
        return Language::UR;
    }
    if persian && of(Language::FA) > FUNCTION_WORDS {
        return Language::FA;
    }
    Language::AR
}

fn cyrillic_script(share: impl Fn(&str) -> f64) -> Language {
    if share("іїєґІЇЄҐ") > OWN_LETTERS {
        if share("ўЎ") > OWN_LETTERS / 4.0 { tag("be") } else { tag("uk") }
    } else if share("јљњћђџЈЉЊЋЂЏ") > OWN_LETTERS {
        tag("sr")
    } else if share("ыэЫЭ") == 0.0 && share("ъЪ") > OWN_LETTERS {
        tag("bg")
    } else {
        tag("ru")
    }
}

/// English where no function word speaks for another language and all letters are English ones: names and headlines.
fn latin_script(sample: &str) -> Language {
    let words = evidence(sample);
    match words.first() {
        Some(&(language, share)) if share >= FUNCTION_WORDS && (language == Language::EN || has_words(sample, FEWEST_WORDS_TO_TELL)) => {
            language
        }
        _ if sample.chars().all(|c| c.is_ascii() || script(c) != Some(Script::Latin)) => Language::EN,
        Some(&(language, _)) => language,
        None => Language::UND,
    }
}

/// Whether a text has at least so many words.
fn has_words(text: &str, fewest: usize) -> bool {
    text.split_whitespace().nth(fewest - 1).is_some()
}

/// Function words of many languages.
#[derive(Default)]
struct FunctionWords {
    /// Each word's place in `languages`.
    places: FxHashMap<String, usize>,
    /// For each word the languages whose function word it is.
    languages: Vec<Vec<Language>>,
    /// Bytes of the longest word.
    longest: usize,
}

static FUNCTION_WORD_LIST: LazyLock<FunctionWords> = LazyLock::new(|| {
    let mut list = FunctionWords::default();
    for line in include_str!("../knowledge/words/function-words.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(language) = words.next().map(tag) else { continue };
        for word in words.map(str::to_lowercase) {
            list.longest = list.longest.max(word.len());
            let place = *list.places.entry(word).or_insert(list.languages.len());
            if place == list.languages.len() {
                list.languages.push(Vec::new());
            }
            if !list.languages[place].contains(&language) {
                list.languages[place].push(language);
            }
        }
    }
    list
});

/// A word without the marks around it and an elided article before it (L'eau, d'une).
fn word_of_letters(word: &str) -> &str {
    // Most words are letters and nothing else.
    let plain = |b: u8| b.is_ascii_alphanumeric() || (0xD8..=0xDB).contains(&b) || (0x80..0xC0).contains(&b);
    if word.bytes().all(plain) && !word.starts_with(arabic_mark) && !word.ends_with(arabic_mark) {
        return word;
    }
    let word = word.trim_matches(|c: char| !is_alphanumeric(c));
    word.rsplit_once(['\'', '’']).map_or(word, |(before, after)| if before.chars().count() <= 2 { after } else { word })
}

fn arabic_mark(c: char) -> bool {
    !is_alphanumeric(c)
}

/// The place of a word in the list of function words, in whatever case.
fn function_word(word: &str) -> Option<usize> {
    let list = &*FUNCTION_WORD_LIST;
    // Small letters may take more bytes than capitals, but not twice as many.
    if word.len() > 2 * list.longest {
        return None;
    }
    // Arabic letters, in two bytes from 0xD8 on, have no case.
    if word.bytes().all(|b| b.is_ascii_lowercase() || (0xD8..=0xDB).contains(&b) || (0x80..0xC0).contains(&b)) {
        return list.places.get(word).copied();
    }
    list.places.get(&word.to_lowercase()).copied()
}

/// The share of a text's words that speak for each language, greatest first. A word of several languages speaks for
/// each of them in part.
fn evidence(text: &str) -> Vec<(Language, f64)> {
    let list = &*FUNCTION_WORD_LIST;
    let mut counts = vec![0_u32; list.languages.len()];
    let mut words = 0_u32;
    let addresses = may_hold_addresses(text);
    for word in text.split_ascii_whitespace().filter(|word| !addresses || !is_address(word)) {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            words += 1;
            if let Some(&place) = Some(word).filter(|w| w.len() <= list.longest).and_then(|w| list.places.get(w)) {
                counts[place] += 1;
            }
            continue;
        }
        let word = word_of_letters(word);
        if !word.chars().any(is_alphabetic) {
            continue;
        }
        words += 1;
        if let Some(place) = function_word(word) {
            counts[place] += 1;
        }
    }
    let mut found: Vec<(Language, f64)> = Vec::new();
    for (&count, languages) in counts.iter().zip(&list.languages).filter(|(count, _)| **count > 0) {
        let part = f64::from(count) / f64::from(u32::try_from(languages.len()).unwrap_or(1));
        for &language in languages {
            match found.iter_mut().find(|f| f.0 == language) {
                Some(seen) => seen.1 += part,
                None => found.push((language, part)),
            }
        }
    }
    for language in &mut found {
        language.1 /= f64::from(words.max(1));
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}

/// The passages whose language is not the article's, with their language: runs of three words or more in another
/// script, and whole sentences in another language of the same script. Bytes of the body, in order, none overlapping.
#[must_use]
pub fn foreign_passages(article: &Article, language: Language) -> Vec<(Span, Language)> {
    let text = &article.body.text;
    let mut found = Vec::new();
    for passage in article.body.passages() {
        for sentence in sentences(text, passage) {
            let words = sentence.of_text(text);
            let tokens = tokenize(words);
            let before = found.len();
            foreign_runs(words, &tokens, language, sentence.start, &mut found);
            if found.len() == before
                && let Some(other) = other_of_script(words, &tokens, language)
            {
                found.push((sentence, other));
            }
        }
    }
    found
}

/// The script of a word, as far as runs go.
fn own_script(kind: TokenKind, language: Language) -> bool {
    match kind {
        TokenKind::Arabic => language.is_arabic_script(),
        TokenKind::Latin => !language.is_arabic_script() && !is_of_other_script(language),
        TokenKind::OtherWord => is_of_other_script(language),
        TokenKind::Number | TokenKind::Mark => true,
    }
}

fn is_of_other_script(language: Language) -> bool {
    const OTHER: [&str; 17] = ["ru", "uk", "be", "bg", "sr", "el", "he", "zh", "ja", "ko", "hi", "bn", "th", "hy", "ka", "am", "zgh"];
    OTHER.contains(&language.primary().as_str())
}

fn foreign_runs(text: &str, tokens: &[Token], language: Language, offset: u32, found: &mut Vec<(Span, Language)>) {
    let mut at = 0;
    while at < tokens.len() {
        let kind = tokens[at].kind;
        if own_script(kind, language) {
            at += 1;
            continue;
        }
        let (mut last, mut words) = (at, 0);
        for (i, token) in tokens.iter().enumerate().skip(at) {
            if token.kind == kind {
                (last, words) = (i, words + 1);
            } else if token.is_word() {
                break;
            }
        }
        let run = Span::new(tokens[at].span.start as usize, tokens[last].span.end as usize);
        if words >= FEWEST_WORDS && !is_address(run.of_text(text)) {
            let other = of_text(run.of_text(text));
            if other.primary() != language.primary() {
                found.push((run.shifted(offset as usize), other));
            }
        }
        at = last + 1;
    }
}

/// Another language of the article's own script, where a sentence's function words leave no doubt.
fn other_of_script(sentence: &str, tokens: &[Token], language: Language) -> Option<Language> {
    if tokens.iter().filter(|t| t.is_word()).count() < FEWEST_WORDS_SAME_SCRIPT {
        return None;
    }
    let sample = sample(sentence);
    let words = evidence(sample);
    let &(first, share) = words.first()?;
    let own = words.iter().find(|w| w.0 == language.primary()).map_or(0.0, |w| w.1);
    let other = of_text(sample);
    (first.primary() != language.primary() && share >= FUNCTION_WORDS_OF_SENTENCE && own < share / 4.0 && other == first).then_some(first)
}

#[cfg(test)]
#[path = "language_tests.rs"]
mod tests;
