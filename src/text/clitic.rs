//! Arabic clitics: the particles and the article that are written joined to the next word.

/// One way to take a word apart: what may be a joined particle, and the word that is left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split<'w> {
    /// Bytes of the word that the particles take up.
    pub cut: usize,
    /// What is left, folded as the word was.
    pub rest: Rest<'w>,
}

/// What is left of a word when its clitics are taken off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rest<'w> {
    /// The end of the word as it stands.
    Bare(&'w str),
    /// The end of the word, whose article lost its alef to ل (`للرياض` is `ل` + `الرياض`).
    WithArticle(&'w str),
}

impl Rest<'_> {
    /// Writes the word that is left into `buffer`, which is cleared first.
    pub fn write(&self, buffer: &mut String) {
        buffer.clear();
        match self {
            Self::Bare(rest) => buffer.push_str(rest),
            Self::WithArticle(rest) => {
                buffer.push_str("ال");
                buffer.push_str(rest);
            }
        }
    }
}

/// Fewest letters that may be left: below it almost every split is wrong (`ولد`, `بعد`, `كان`).
const FEWEST: usize = 2;

/// The ways in which a **folded** Arabic word may carry joined particles, the shortest cut first:
/// one of و ف, then one of ب ل ك س, in this order, each optional (Ryding, A Reference Grammar of Modern Standard
/// Arabic, 2005, chapters 16 and 18).
///
/// Every split is a guess: names that only look prefixed are common (والز، بايدن، لارا، كوهين). The caller takes one
/// only where the rest is attested and the whole is not (see `knowledge::matcher`).
pub fn splits(word: &str) -> impl Iterator<Item = Split<'_>> {
    let second = cut_one(word, &['و', 'ف']);
    // What begins where: after the conjunction alone, then, with and without it, after a preposition.
    let conjunction = second.and_then(|cut| bare(word, cut));
    [Some(0), second].into_iter().flatten().flat_map(move |start| {
        let rest = &word[start..];
        let article = rest.strip_prefix("لل").filter(|after| enough(after));
        let with_article = article.map(|after| Split { cut: start + 'ل'.len_utf8(), rest: Rest::WithArticle(after) });
        let preposition = cut_one(rest, &['ب', 'ل', 'ك']).and_then(|after| bare(word, start + after));
        let before = conjunction.clone().filter(|_| start > 0);
        [before, with_article, preposition].into_iter().flatten()
    })
}

fn bare(word: &str, cut: usize) -> Option<Split<'_>> {
    let rest = &word[cut..];
    enough(rest).then_some(Split { cut, rest: Rest::Bare(rest) })
}

fn enough(rest: &str) -> bool {
    rest.chars().nth(FEWEST - 1).is_some()
}

fn cut_one(word: &str, particles: &[char]) -> Option<usize> {
    let first = word.chars().next()?;
    particles.contains(&first).then(|| first.len_utf8())
}

/// A **folded** word without the article ال; `None` where it has none or too little would be left.
#[must_use]
pub fn without_article(word: &str) -> Option<&str> {
    word.strip_prefix("ال").filter(|rest| enough(rest))
}

/// A **folded** word without article and joined particles, where three letters are left; for comparing only.
#[must_use]
pub fn without_prefixes(word: &str) -> &str {
    const PREFIXES: [&str; 9] = ["وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و"];
    PREFIXES.iter().find_map(|p| word.strip_prefix(p).filter(|r| r.chars().count() >= 3)).unwrap_or(word)
}

/// A light stem for comparing topics of sentences: particles and article off, then one plural or feminine ending
/// (after Larkey, Ballesteros and Connell, Light Stemming for Arabic Information Retrieval, 2007, "light10", without
/// its infixes). It over-joins; never show it, never merge names by it.
#[must_use]
pub fn light_stem(word: &str) -> &str {
    const SUFFIXES: [&str; 10] = ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"];
    let mut stem = without_prefixes(word);
    if let Some(rest) = SUFFIXES.iter().find_map(|s| stem.strip_suffix(s).filter(|r| r.chars().count() >= 3)) {
        stem = rest;
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rests(word: &str) -> Vec<String> {
        let mut buffer = String::new();
        splits(word)
            .map(|s| {
                s.rest.write(&mut buffer);
                format!("{}+{buffer}", &word[..s.cut])
            })
            .collect()
    }

    #[test]
    fn every_reading_is_offered_and_none_chosen() {
        let table: &[(&str, &[&str])] = &[
            ("ترامب", &[]),
            ("لترامب", &["ل+ترامب"]),
            ("وبترامب", &["و+بترامب", "وب+ترامب"]),
            ("للرياض", &["ل+الرياض", "ل+لرياض"]),
            ("وللرياض", &["و+للرياض", "ول+الرياض", "ول+لرياض"]),
            ("بايدن", &["ب+ايدن"]),
            ("بل", &[]),
        ];
        for (word, want) in table {
            assert_eq!(rests(word), *want, "{word}");
        }
    }

    #[test]
    fn stems_join_forms_of_one_word() {
        for (a, b) in [("الانتخابات", "انتخابات"), ("والمدرسة", "مدرسة"), ("المهاجرين", "مهاجرون")]
        {
            assert_eq!(light_stem(a), light_stem(b));
        }
    }
}
