//! Search keys: the one form under which all inflections of a word are looked up. Never shown, never used to merge names.
//!
//! This is the definition; `static/search-engine.js` ports it, and `tests/vectors/search-keys.tsv` holds both to it.
//! A key is made of [folded](super::fold) letters, looser still: ة and ه are one, hamza has no seat, `10,000` is `10000`.
//!
//! Arabic: the article with what may stand before it comes off, then endings as long as three letters are left (after
//! Larkey, Ballesteros and Connell, Light Stemming for Arabic Information Retrieval, 2007, with ان left on: it is a part
//! of more words, إيران، البرلمان، than duals in the news). A single و ف ب ل ك may be the word's own; whether it is, only
//! the archive can tell: [`readings`] offers what the word may be without it.
//!
//! English: steps 1 and 5 of Porter, An algorithm for suffix stripping, 1980: plural, -ed, -ing, final y and e.

use super::fold::fold_into;

/// Longest key, in scalar values; the rest of a longer word is left out.
pub const LONGEST_KEY: usize = 32;
/// Fewest letters that a word keeps.
const FEWEST: usize = 3;
/// The article, alone or after particles, longest first.
const ARTICLES: [&str; 8] = ["وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ال"];
/// Endings: pronouns, feminine, plural, relation, accusative. Longer ones first.
const ENDINGS: [&str; 12] = ["هما", "ها", "هم", "هن", "ات", "ون", "ين", "وا", "يا", "ه", "ي", "ا"];
/// English words that only look like plurals.
const NO_PLURALS: [&str; 6] = ["news", "series", "species", "always", "perhaps", "lens"];

/// The key of one word or number, as [`super::token`] cuts them.
#[must_use]
pub fn search_key(word: &str) -> String {
    let mut buffer = String::new();
    key_into(word, &mut buffer);
    buffer
}

/// Writes the key of `word` into `key`, which is cleared first. Returns whether an Arabic article came off.
pub fn key_into(word: &str, key: &mut String) -> bool {
    key.clear();
    fold_into(word, key);
    loosen(key);
    let Some(first) = key.chars().next() else { return false };
    if is_arabic(first) {
        let (stem, article) = arabic_stem(key);
        let cut = stem.as_ptr() as usize - key.as_ptr() as usize;
        let end = cut + stem.len();
        key.truncate(end);
        key.drain(..cut);
        return article;
    }
    if key.bytes().all(|b| b.is_ascii_lowercase()) {
        // Once more, until nothing comes off: what a rule makes of a form, it must make of the form's base too.
        let mut before = usize::MAX;
        while key.len() > FEWEST && key.len() < before {
            before = key.len();
            english_stem(key);
        }
    }
    false
}

/// Whether the rules for Arabic apply to a key that begins with `first`.
fn is_arabic(first: char) -> bool {
    ('\u{621}'..='\u{64A}').contains(&first)
}

/// ة is ه, hamza loses its seat; the possessive `'s`, apostrophes, the full stops of `U.S.` and the commas of numbers go.
fn loosen(key: &mut String) {
    let possessive = ["'s", "’s"].iter().find_map(|s| key.strip_suffix(s)).map(str::len);
    if let Some(rest) = possessive {
        key.truncate(rest);
    }
    let dotted = key.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    let loose = |c: char| match c {
        'ة' => Some('ه'),
        'ؤ' => Some('و'),
        'ئ' => Some('ي'),
        'ء' | '\'' | '’' | ',' => None,
        '.' if dotted => None,
        other => Some(other),
    };
    *key = key.chars().filter_map(loose).take(LONGEST_KEY).collect();
}

fn enough(rest: &str) -> bool {
    rest.chars().nth(FEWEST - 1).is_some()
}

/// The stem of a folded, loosened Arabic word, and whether an article came off.
fn arabic_stem(word: &str) -> (&str, bool) {
    let bare = ARTICLES.iter().find_map(|a| word.strip_prefix(a)).filter(|rest| enough(rest));
    let mut stem = bare.unwrap_or(word);
    while let Some(rest) = ENDINGS.iter().find_map(|e| stem.strip_suffix(e).filter(|rest| enough(rest))) {
        stem = rest;
    }
    (stem, bare.is_some())
}

/// What the Arabic word behind a key may be without joined particles, as keys: و or ف off, then ب, ل or ك, or لل read as
/// ل + ال and as ل + ل. Each reading is a guess; the whole word stands until the archive says otherwise.
#[must_use]
pub fn readings(key: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut offer = |rest: &str| {
        let stem = arabic_stem(rest).0;
        if enough(stem) && stem != key && !found.iter().any(|f| f == stem) {
            found.push(stem.to_owned());
        }
    };
    let without = key.strip_prefix(['و', 'ف']);
    if let Some(rest) = without {
        offer(rest);
    }
    for start in std::iter::once(key).chain(without) {
        if let Some(rest) = start.strip_prefix("لل") {
            offer(rest);
        }
        if let Some(rest) = start.strip_prefix(['ب', 'ل', 'ك']) {
            offer(rest);
        }
    }
    found
}

/// Porter's steps 1a, 1b, 1c, 5a and 5b, over ASCII letters. Unlike his, `us` at the end is no plural (campus), nor are
/// [`NO_PLURALS`].
fn english_stem(word: &mut String) {
    if NO_PLURALS.contains(&word.as_str()) {
        return;
    }
    if word.ends_with("sses") || word.ends_with("ies") {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        word.pop();
    }
    if word.ends_with("eed") {
        if measure(&word.as_bytes()[..word.len() - 3]) > 0 {
            word.pop();
        }
    } else if let Some(rest) = ["ed", "ing"].iter().find_map(|e| word.strip_suffix(e)).filter(|r| has_vowel(r.as_bytes())).map(str::len) {
        word.truncate(rest);
        mend(word);
    }
    if word.ends_with('y') && has_vowel(&word.as_bytes()[..word.len() - 1]) {
        word.pop();
        word.push('i');
    }
    if word.ends_with('e') {
        let rest = &word.as_bytes()[..word.len() - 1];
        let m = measure(rest);
        if rest.len() >= FEWEST && (m > 1 || (m == 1 && !is_short(rest))) {
            word.pop();
        }
    }
    if word.ends_with("ll") && measure(&word.as_bytes()[..word.len() - 1]) > 1 {
        word.pop();
    }
}

/// After -ed and -ing: `creat` is `create`, `stopp` is `stop`, `mak` is `make`, `us` is `use`.
fn mend(word: &mut String) {
    let bytes = word.as_bytes();
    let last = bytes[bytes.len() - 1];
    let double = bytes.len() > 1 && bytes[bytes.len() - 2] == last && !is_vowel(bytes, bytes.len() - 1);
    if word.ends_with("at") || word.ends_with("bl") || word.ends_with("iz") {
        word.push('e');
    } else if double && bytes.len() > FEWEST && !matches!(last, b'l' | b's' | b'z') {
        word.pop();
    } else if measure(bytes) == 1 && (is_short(bytes) || bytes.len() == 2) {
        word.push('e');
    }
}

fn is_vowel(word: &[u8], at: usize) -> bool {
    match word[at] {
        b'a' | b'e' | b'i' | b'o' | b'u' => true,
        b'y' => at > 0 && !is_vowel(word, at - 1),
        _ => false,
    }
}

fn has_vowel(word: &[u8]) -> bool {
    (0..word.len()).any(|at| is_vowel(word, at))
}

/// Porter's measure: how often a consonant follows a vowel.
fn measure(word: &[u8]) -> usize {
    (1..word.len()).filter(|&at| is_vowel(word, at - 1) && !is_vowel(word, at)).count()
}

/// Whether a word ends in consonant, vowel, consonant, the last not w, x or y.
fn is_short(word: &[u8]) -> bool {
    let n = word.len();
    n >= 3 && !is_vowel(word, n - 3) && is_vowel(word, n - 2) && !is_vowel(word, n - 1) && !matches!(word[n - 1], b'w' | b'x' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_key() {
        let table: &[&[&str]] = &[
            &["انتخابات", "الانتخابات", "الإنتخابات", "والانتخابات", "انتخابية", "انتخاب"],
            &["مدرسة", "والمدرسة", "المدرسه", "مَدْرَسَة"],
            &["إيلون", "ايلون", "أيلون"],
            &["فلسطين", "فلسطيني", "الفلسطينيين", "فلسطينية"],
            &["إيران", "الإيرانية", "إيرانيين"],
            &["مباراة", "مباريات", "المباراة"],
            &["سياسة", "سياسي", "السياسيين", "سياساتها"],
            &["election", "Elections", "ELECTIONS"],
            &["walk", "walks", "walked", "walking"],
            &["make", "makes", "making"],
            &["stop", "stops", "stopped", "stopping"],
            &["party", "parties", "partied"],
            &["decide", "decided", "deciding", "decides"],
            &["box", "boxes"],
            &["watch", "watches", "watched"],
            &["call", "called", "calls"],
            &["control", "controlled", "controls"],
            &["Trump", "Trump's", "Trump’s"],
            &["focus", "focused", "focuses"],
            &["use", "used", "using", "uses"],
            &["agree", "agreed", "agrees", "agreeing"],
            &["exceed", "exceeded", "exceeding"],
            &["add", "added", "adds"],
            &["U.S.", "US"],
            &["10,000", "١٠٬٠٠٠", "10000"],
        ];
        for forms in table {
            for form in *forms {
                assert_eq!(search_key(form), search_key(forms[0]), "{form} and {}", forms[0]);
            }
        }
    }

    #[test]
    fn other_words_keep_other_keys() {
        for (a, b) in [("news", "new"), ("كتاب", "كتب"), ("وزير", "زير"), ("make", "mak"), ("hop", "hope"), ("بلد", "لد")]
        {
            assert_ne!(search_key(a), search_key(b));
        }
    }

    #[test]
    fn particles_are_read_and_not_judged() {
        let table: &[(&str, &[&str])] = &[
            ("وأحمد", &["احمد"]),
            ("وبترامب", &["بترامب", "ترامب"]),
            ("للرياض", &["رياض", "لرياض"]),
            ("ترامب", &[]),
            ("بلد", &[]),
            ("بايدن", &["ايدن"]),
        ];
        for (word, want) in table {
            assert_eq!(readings(&search_key(word)), *want, "{word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_key(word in "\\PC{0,40}") {
            let key = search_key(&word);
            proptest::prop_assert!(key.chars().count() <= LONGEST_KEY);
            proptest::prop_assert!(!readings(&key).contains(&key));
        }
    }
}
