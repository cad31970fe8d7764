//! The signature of an article: what is kept of its words so that articles on one event, copies and translations can be
//! told without the text. A few hundred bytes, however long the text.

use super::title::score::{is_content, stem};
use super::{Derived, Reading, TextMethod};
use crate::knowledge::words;
use crate::text::clitic::without_prefixes;
use crate::text::token::{Keys, tokenize};
use crate::text::{Token, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Most stems kept: the words of a report of two newspaper columns; of a longer text those that it repeats.
const STEMS: usize = 96;
/// Most numbers and Latin words kept.
const FACTS: usize = 24;
/// Most shingles kept: the share that two articles have in common is told to within 8 in 100 (Broder, On the resemblance
/// and containment of documents, 1997: the error falls with the root of the size).
const SKETCH: usize = 40;
/// Words of a shingle.
const SHINGLE: usize = 5;
/// Tokens that are read: four long newspaper pages.
const READ: usize = 4000;
/// Most words of the first paragraph by which the kind of event is told.
const BEGINNING: usize = 64;
/// How many times over a word of the title counts, and one of the first paragraph.
const IN_TITLE: f32 = 2.0;
const IN_LEAD: f32 = 1.0;

/// What is kept of an article's words. Hashes are the same on every machine.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Signature {
    /// Stems of the words that say what it is about, with how much they count (logarithm of how often, more in title and
    /// lead), ordered by hash.
    pub stems: Box<[(u32, f32)]>,
    /// Numbers of two digits and more, and words in Latin letters within an Arabic text or beginning with a capital in
    /// an English one: what a translation keeps. Ordered hashes.
    pub facts: Box<[u32]>,
    /// The smallest hashes of its runs of five words, ordered: a sample of the wording (see [`Signature::resemblance`]).
    pub sketch: Box<[u32]>,
    /// The kinds of event that title and lead speak of: one bit for each kind of the list of event words.
    pub events: u64,
}

/// The signature of an article with the title that it has.
#[must_use]
pub fn signature(reading: &Reading<'_>, title: &Derived<String, TextMethod>) -> Signature {
    let text = reading.text();
    let lead = reading.paragraphs.first().map_or(0, |p| p.end);
    let mut words = Words::default();
    for (i, token) in reading.tokens.iter().enumerate().take(READ) {
        let in_lead = token.span.start < lead;
        words.beginning = in_lead && words.wording.len() < BEGINNING;
        words.read(text, *token, reading.keys.get(i), 1.0, if in_lead { IN_LEAD } else { 0.0 });
    }
    words.beginning = true;
    let sketch = words.sketch();
    let tokens = tokenize(&title.value);
    let keys = Keys::new(&title.value, &tokens);
    for (i, token) in tokens.iter().enumerate() {
        words.read(&title.value, *token, keys.get(i), 0.0, IN_TITLE);
    }
    Signature { stems: words.stems(), events: words.events, facts: ordered(&words.facts, FACTS), sketch }
}

impl Signature {
    /// How much of the wording two articles share, 0 to 1: the Jaccard coefficient of their shingles, estimated from the
    /// smallest hashes of both.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> f32 {
        let size = self.sketch.len().max(other.sketch.len()).min(SKETCH);
        let (mut a, mut b) = (self.sketch.iter().peekable(), other.sketch.iter().peekable());
        let (mut seen, mut shared) = (0_u8, 0_u8);
        while usize::from(seen) < size {
            match (a.peek(), b.peek()) {
                (Some(x), Some(y)) if x == y => {
                    shared += 1;
                    a.next();
                    b.next();
                }
                (Some(x), Some(y)) if x < y => drop(a.next()),
                (_, Some(_)) => drop(b.next()),
                (Some(_), None) => drop(a.next()),
                (None, None) => break,
            }
            seen += 1;
        }
        if seen == 0 { 0.0 } else { f32::from(shared) / f32::from(seen) }
    }
}

/// Whether a stem's hash is that of a word that stands in news of every subject.
#[must_use]
pub fn is_frequent(stem: u32) -> bool {
    static STEMS: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
        let arabic = words::arabic_frequent_words().iter().map(|word| hash(stem_of(word)));
        arabic.chain(words::english_frequent_words().iter().map(|word| hash(stem_of(word)))).collect()
    });
    STEMS.contains(&stem)
}

/// The kind of event that a folded word speaks of, as a bit.
fn event(key: &str) -> u64 {
    static WORDS: LazyLock<FxHashMap<&str, u64>> = LazyLock::new(|| {
        let kinds: BTreeSet<&str> = words::event_words().iter().map(|(_, kind)| kind).collect();
        let bits: FxHashMap<&str, u64> = kinds.into_iter().zip(0..64).map(|(kind, bit)| (kind, 1 << bit)).collect();
        words::event_words().iter().filter_map(|(word, kind)| Some((word, *bits.get(kind)?))).collect()
    });
    WORDS.get(key).or_else(|| WORDS.get(without_prefixes(key))).copied().unwrap_or(0)
}

/// The stem of a folded word of a list.
fn stem_of(word: &str) -> &str {
    stem(word, if word.is_ascii() { TokenKind::Latin } else { TokenKind::Arabic })
}

/// The words of an article as they are read.
#[derive(Default)]
struct Words {
    /// Whether the words read now are those of the title or the lead.
    beginning: bool,
    events: u64,
    stems: FxHashMap<u32, (f32, f32)>,
    facts: Vec<u32>,
    wording: Vec<u32>,
}

impl Words {
    fn read(&mut self, text: &str, token: Token, key: &str, times: f32, more: f32) {
        if token.kind == TokenKind::Mark {
            return;
        }
        if times > 0.0 {
            self.wording.push(hash(key));
        }
        if !is_content(key, token.kind) {
            return;
        }
        let stem = hash(stem(key, token.kind));
        if self.beginning {
            self.events |= event(key);
        }
        let counted = self.stems.entry(stem).or_default();
        counted.0 += times;
        counted.1 = counted.1.max(more);
        let number = token.kind == TokenKind::Number && key.len() >= 2;
        let name = token.kind == TokenKind::Latin && token.text(text).starts_with(char::is_uppercase);
        if (number || name) && self.facts.len() < 4 * FACTS {
            self.facts.push(hash(key));
        }
    }

    fn stems(&self) -> Box<[(u32, f32)]> {
        let mut stems: Vec<(u32, f32)> = self.stems.iter().map(|(&stem, &(times, more))| (stem, (1.0 + times).ln() + more)).collect();
        stems.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        stems.truncate(STEMS);
        stems.sort_by_key(|s| s.0);
        stems.into()
    }

    fn sketch(&self) -> Box<[u32]> {
        let mut shingles: Vec<u32> = self
            .wording
            .windows(SHINGLE.min(self.wording.len()).max(1))
            .map(|run| run.iter().fold(BASIS, |sum, word| word.to_le_bytes().into_iter().fold(sum, step)))
            .map(mixed)
            .collect();
        shingles.sort_unstable();
        shingles.dedup();
        shingles.truncate(SKETCH);
        shingles.into()
    }
}

/// The first `most` different hashes, in order.
fn ordered(hashes: &[u32], most: usize) -> Box<[u32]> {
    let mut kept: Vec<u32> = Vec::with_capacity(most);
    for &hash in hashes {
        if kept.len() < most && !kept.contains(&hash) {
            kept.push(hash);
        }
    }
    kept.sort_unstable();
    kept.into()
}

/// FNV-1a, 32 bits (RFC 9923, section 2): short, and the same everywhere.
const BASIS: u32 = 0x811C_9DC5;

fn step(sum: u32, byte: u8) -> u32 {
    (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// The hash of a folded word.
fn hash(key: &str) -> u32 {
    key.bytes().fold(BASIS, step)
}

/// Spreads a hash over all its bits, so that the smallest are a fair sample (the finalizer of `MurmurHash3`).
fn mixed(mut sum: u32) -> u32 {
    sum ^= sum >> 16;
    sum = sum.wrapping_mul(0x85EB_CA6B);
    sum ^= sum >> 13;
    sum = sum.wrapping_mul(0xC2B2_AE35);
    sum ^ (sum >> 16)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article_of, authority};
    use super::super::title::title;
    use super::*;

    fn of(text: &str) -> Signature {
        let article = article_of(text);
        let reading = Reading::new(&article, authority());
        signature(&reading, &title(&reading))
    }

    const REPORT: &str = "أعلنت بلدية المدينة افتتاح ثلاث حدائق عامة في الأحياء الشرقية بعد أعمال استمرت عامين كاملين.\n\
        وقال رئيس البلدية إن الحدائق تضم 400 شجرة وملاعب للأطفال، وإن العمل في حديقة رابعة يبدأ في الربيع المقبل.";

    #[test]
    fn the_same_wording_is_told_from_the_same_subject() {
        let copy = format!("{REPORT}\nللمزيد من الأخبار تابعونا.");
        let other = "تفتتح البلدية حدائق جديدة في شرق المدينة، وفيها 400 شجرة.\nورئيس البلدية يعد بحديقة رابعة في الربيع.";
        assert!(of(REPORT).resemblance(&of(&copy)) > 0.7);
        assert!(of(REPORT).resemblance(&of(other)) < 0.2);
    }

    #[test]
    fn numbers_and_latin_names_stay_in_a_translation() {
        let arabic = of("قالت شركة Nawras إنها باعت 1250 سيارة.");
        let english = of("Nawras said it sold ١٢٥٠ cars.");
        let shared = arabic.facts.iter().filter(|f| english.facts.contains(f)).count();
        assert_eq!(shared, 2);
    }

    #[test]
    fn title_and_lead_say_what_kind_of_event_it_is() {
        let arabic = of("هز زلزال قوي جزر الساحل الشرقي فجر الأحد.").events;
        assert_eq!(arabic.count_ones(), 1);
        assert_eq!(of("An earthquake shook the islands of the eastern coast before dawn.").events, arabic);
        assert_eq!(of("The museum keeps four thousand coins in its cellar.").events, 0);
        assert!(words::event_words().iter().map(|(_, kind)| kind).collect::<BTreeSet<_>>().len() <= 64);
    }

    #[test]
    fn a_signature_is_small_and_total() {
        for text in ["", "،", "a", &"كلمة 12 Word ".repeat(9000), &(0..9000).map(|n| n.to_string() + "w ").collect::<String>()] {
            let signature = of(text);
            assert!(signature.stems.len() <= STEMS && signature.facts.len() <= FACTS && signature.sketch.len() <= SKETCH);
            assert!(signature.resemblance(&signature) >= if text.contains(char::is_alphanumeric) { 0.99 } else { 0.0 });
        }
    }
}
