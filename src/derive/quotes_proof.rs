//! Why a marked passage is speech: the verb before it, the verb after it, or the speech that it goes on with.

use super::quotes::{FAR, TIED};
use super::quotes_actors::Speaker;
use super::quotes_words::{Class, Words};

/// Fewest words of speech: shorter passages in quotes are mostly names, titles and doubted words.
const FEWEST: usize = 5;
/// Fewest where a colon or a verb stands right beside a whole sentence.
const FEWEST_BESIDE: usize = 2;
/// Words between a verb and the quotation it rules, where nothing ties them.
const NEAR: usize = 8;
/// The same where the quotation ends its sentence, or is the object of an Arabic verb, whose subject stands between.
const NEAR_AT_END: usize = 24;
/// The same within what «أن» opened in Arabic.
const NEAR_THAT: usize = 16;
/// The same where a comma stands right before the quotation: titles of speakers are long.
const NEAR_COMMA: usize = 32;
/// Words between a quotation's end and the verb that follows its speaker.
const FOLLOWING: usize = 12;

/// A verb of saying, its subject settled.
#[derive(Debug)]
pub(super) struct Cue {
    pub(super) word: usize,
    pub(super) class: Class,
    /// Whether «و» or «ف» is joined to it.
    pub(super) joined: bool,
    pub(super) speaker: Option<Speaker>,
}

/// Why a passage is speech.
#[derive(Clone, Debug)]
pub(super) struct Proof {
    pub(super) speaker: Option<Speaker>,
    pub(super) cue: String,
}

/// The quotation before, in the same paragraph.
#[derive(Debug)]
pub(super) struct Earlier {
    pub(super) index: usize,
    pub(super) proof: Proof,
}

/// The verb that proves a passage to be speech, before it or after it; `before` of `cues` stand before it.
pub(super) fn prove(words: &Words<'_>, index: usize, cues: &[Cue], before: usize) -> Option<Proof> {
    let first = words.ranges[index].0;
    let proof = |cue: &Cue| Proof { speaker: cue.speaker.clone(), cue: words.written(cue.word).to_owned() };
    let left = left_cue(words, first, &cues[..before]);
    let right = cues.get(before).filter(|cue| follows(words, index, cue));
    let colon = first > 0 && words.is_mark(first - 1, &[':']);
    let that = first > 0 && words.class(first - 1) == Some(Class::That);
    let comma = first > 0 && words.is_mark(first - 1, &[',', '،']);
    // «وأكد أن …، و"…"»: the second half of what was said.
    let joined = first > 0 && matches!(words.written(first - 1), "و" | "وأن" | "وإن" | "وبأن") && words.all[first - 1].quote == 0;
    let direct = left.is_some_and(|cue| cue.word + 1 == first || (cue.word + 2 == first && comma));
    let length = words.length(index);
    let beside = (colon || direct) && ends_sentence_within(words, index);
    let spoken = right.is_some() && is_spoken(words, index);
    if (length < FEWEST && !((beside || spoken) && length >= FEWEST_BESIDE)) || is_title(words, index, colon) {
        return None;
    }
    let judged = left.is_some_and(|cue| cue.class == Class::Judging);
    let left = left.filter(|cue| match cue.class {
        Class::Weak => colon || that || (comma && words.distance(cue.word, first) <= NEAR) || is_tied(words, cue.word),
        Class::Judging => words.distance(cue.word + 1, first) <= NEAR,
        _ => true,
    });
    if !colon && !judged && right.is_none() && is_held(words, first, left) {
        return None;
    }
    let tied = colon || that || direct || comma || joined;
    match (left, right) {
        (Some(cue), _) if colon || that || direct || (joined && cue.class != Class::Weak) => Some(proof(cue)),
        (Some(left), Some(right)) => {
            let near = reach(words, left.word, first).0 <= NEAR && (tied || words.is_arabic(left.word));
            Some(proof(if near { left } else { right }))
        }
        (Some(cue), None) => {
            let (distance, that) = reach(words, cue.word, first);
            let verb = words.is_arabic(cue.word) && cue.class == Class::Verb;
            let most = match (tied, ends_sentence_within(words, index)) {
                (true, _) if verb => NEAR_COMMA,
                (_, true) => NEAR_AT_END,
                _ if verb => {
                    if that {
                        NEAR_THAT
                    } else {
                        NEAR_AT_END
                    }
                }
                (true, false) => NEAR * 2,
                (false, false) => NEAR,
            };
            (distance <= most).then(|| proof(cue))
        }
        (None, Some(cue)) => Some(proof(cue)),
        (None, None) => None,
    }
}

/// The verb before a quotation that may rule it: the last in its sentence, but a source cited in passing ("he wrote,
/// according to the Post, “…”") gives way to a verb.
fn left_cue<'c>(words: &Words<'_>, first: usize, cues: &'c [Cue]) -> Option<&'c Cue> {
    let fits = |cue: &Cue| first - cue.word <= FAR && !words.parted(cue.word, first) && words.distance(cue.word, first) <= TIED + 1;
    let last = cues.last().filter(|cue| fits(cue))?;
    let passing = last.class == Class::According && !words.is_arabic(last.word);
    let earlier = cues.len().checked_sub(2).map(|i| &cues[i]).filter(|cue| passing && cue.class == Class::Verb && fits(cue));
    Some(earlier.unwrap_or(last))
}

/// Words from a verb to what it rules, or from the last «أن» between them, and whether there is one.
fn reach(words: &Words<'_>, verb: usize, first: usize) -> (usize, bool) {
    let floor = first.saturating_sub(NEAR_AT_END * 2).max(verb + 1);
    let that = (floor..first).rev().find(|&i| words.class(i) == Some(Class::That) && words.all[i].quote == 0);
    (words.distance(that.unwrap_or(verb) + 1, first), that.is_some())
}

/// Whether a passage opens its sentence and closes as speech before "said X" does: “We have no choice,”.
fn is_spoken(words: &Words<'_>, index: usize) -> bool {
    let (first, end) = words.ranges[index];
    let opens = first == 0 || words.ends_sentence(first - 1);
    let closes = words.last_char(index).is_some_and(|c| matches!(c, ',' | '،' | '!' | '?' | '؟' | '…')) || words.is_mark(end, &[',', '،']);
    opens && closes
}

/// Whether the words before a passage, or its capitals, say that it is the title of a work.
fn is_title(words: &Words<'_>, index: usize, colon: bool) -> bool {
    let (first, end) = words.ranges[index];
    let work = |back: usize| first.checked_sub(back).is_some_and(|i| words.class(i) == Some(Class::Work) && words.all[i].quote == 0);
    let after_word = first > 0 && words.all[first - 1].token.is_word();
    let long = |i: &usize| words.all[*i].token.is_word() && words.written(*i).chars().nth(3).is_some();
    let (mut capital, mut all) = (0, 0);
    // The first word has its capital from the sentence.
    let body = (first..end).find(|&i| words.all[i].token.is_word()).map_or(end, |i| i + 1);
    for i in (body..end).filter(long).take(FAR) {
        capital += usize::from(words.is_capital(i));
        all += 1;
    }
    let in_capitals = all >= 4 && capital * 10 > all * 8;
    (!colon && (work(1) || (after_word && work(2)))) || in_capitals
}

/// Whether a preposition or article holds a passage, so that it is a name or a fragment, and no verb near it says it.
fn is_held(words: &Words<'_>, first: usize, left: Option<&Cue>) -> bool {
    let Some(before) = first.checked_sub(1).filter(|&i| words.all[i].quote == 0) else { return false };
    let holder = words.written(before).to_lowercase();
    if NAMERS.contains(&holder.as_str()) {
        return true;
    }
    let said = left.is_some_and(|cue| matches!(cue.class, Class::Verb | Class::Participle) && reach(words, cue.word, first).0 <= NEAR);
    HOLDERS.contains(&holder.as_str()) && !said
}

/// Words after which a passage is a name.
const NAMERS: [&str; 8] = ["لـ", "لدى", "في", "اسم", "باسم", "يسمى", "تسمى", "like"];

/// Words after which a passage is a name or a fragment unless a verb of saying rules it: prepositions and articles.
const HOLDERS: [&str; 21] = [
    "بـ", "من", "على", "عن", "إلى", "of", "in", "at", "for", "by", "with", "from", "the", "a", "an", "his", "her", "its", "their", "this",
    "or",
];

/// Whether a passage closes its sentence inside the marks, or right after them.
fn ends_sentence_within(words: &Words<'_>, index: usize) -> bool {
    let inside = words.last_char(index).is_some_and(|c| matches!(c, '.' | '!' | '?' | '؟' | '…'));
    inside || matches!(words.written(words.ranges[index].1), "." | "!" | "?" | "؟" | "…")
}

/// Whether a verb after a passage speaks of it: «…»، قال X; “…,” the mayor of Y said.
fn follows(words: &Words<'_>, index: usize, cue: &Cue) -> bool {
    let end = words.ranges[index].1;
    let bound = matches!(cue.class, Class::Participle | Class::Cited | Class::Judging)
        || (cue.class == Class::Weak && (words.is_arabic(cue.word) || words.last_char(index) != Some(',')));
    if bound || cue.word - end > FAR || (end..cue.word).any(|i| words.all[i].quote > 0) || words.parted(end, cue.word) {
        return false;
    }
    let between = words.distance(end, cue.word);
    if words.is_arabic(cue.word) {
        // A joined و begins a sentence of its own.
        let as_said = (end..end + 2).any(|i| matches!(words.written(i), "كما" | "هكذا"));
        return !cue.joined && between <= usize::from(as_said) + usize::from(cue.class == Class::According);
    }
    let last = words.last_char(index).unwrap_or(' ');
    let comma = words.is_mark(end, &[',', '،']);
    let new_sentence = last == '.' && words.is_capital(end) && !comma;
    let opens = matches!(words.class(end), Some(Class::That | Class::Clause | Class::Stop)) || matches!(words.written(end), "and" | "or");
    let closed = comma || matches!(last, ',' | '!' | '?' | '-' | '—' | '–' | '…');
    !new_sentence && !opens && between <= FOLLOWING && (closed || between <= 3)
}

/// A passage without a verb of its own that goes on with the one before it.
pub(super) fn continued(words: &Words<'_>, index: usize, previous: Option<&Earlier>, carried: Option<&(Proof, bool)>) -> Option<Proof> {
    let (first, end) = words.ranges[index];
    if words.length(index) < FEWEST {
        return None;
    }
    if let Some(earlier) = previous {
        if earlier.index + 1 != index {
            return None;
        }
        let from = words.ranges[earlier.index].1;
        let adjacent = words.distance(from, first) == 0;
        // “…,” X said. “…”: a new sentence that is nothing but the passage.
        let own_sentence = first > 0
            && words.ends_sentence(first - 1)
            && (ends_sentence_within(words, index) || words.last_char(index) == Some(','))
            && words.distance(from, first) <= FOLLOWING * 2;
        return (adjacent || own_sentence).then(|| earlier.proof.clone());
    }
    let (proof, open) = carried.filter(|_| first == 0)?;
    let whole = words.distance(end, words.all.len()) == 0 && ends_sentence_within(words, index);
    (*open || whole).then(|| proof.clone())
}

/// Whether a passage of an English text is a sentence of its own with no verb of saying: speech of whom the text is
/// about ("Both froze. “Then police came.”").
pub(super) fn orphan(words: &Words<'_>, index: usize) -> bool {
    let (first, end) = words.ranges[index];
    let opens = first == 0 || words.ends_sentence(first - 1);
    let closes = words.last_char(index).is_some_and(|c| matches!(c, '.' | '!' | '?' | '…')) || words.is_mark(end, &['.']);
    let alone = words.all.get(end).is_none_or(|w| w.quote > 0 || words.is_capital(end));
    let latin = (first..end).find(|&i| words.all[i].token.is_word()).is_some_and(|i| !words.is_arabic(i) && words.is_capital(i));
    opens && closes && alone && latin && words.length(index) >= FEWEST
}

/// Whether «أن», "that" or a colon follows a verb soon.
pub(super) fn is_tied(words: &Words<'_>, i: usize) -> bool {
    (i + 1..=i + NEAR).take_while(|&j| !words.ends_sentence(j)).any(|j| words.class(j) == Some(Class::That) || words.is_mark(j, &[':']))
}
