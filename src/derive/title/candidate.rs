//! Candidates: all the titles that could be made of one sentence, and what speaks against each.

use super::line::{self, Line};
use super::{MOST_CHARACTERS, arabic, arabic_clause, arabic_edge, arabic_speech, arabic_whole, arabic_words, english, trim};
use crate::knowledge::words;
use crate::text::fold::is_format_mark;
use crate::text::{Language, Span};
use std::ops::Range;

/// Fewest and most words of a candidate. Headlines of the news have 5 to 14 words in nine of ten cases.
const CANDIDATE_WORDS: std::ops::RangeInclusive<usize> = 4..=20;
/// Most words of an Arabic one.
const ARABIC_WORDS: usize = 16;

/// From here on an end is a clause's; below it the sentence could go on, and a shorter cut often lacks its object.
const CLEAR_EDGE: f32 = 0.85;

/// From here on a clause ends, or one is joined with «و»: a doubtful noun before it may be the object.
const COMPLETING_EDGE: f32 = 0.7;

/// Below it an end is a mere preposition's.
const OPEN_EDGE: f32 = 0.4;

/// Fewest words of a clause that could have been a title by itself.
const SHORTEST_CLAUSE: usize = 6;

/// Fewest words before an end that is none of a clause.
const FEWEST_BEFORE_WEAK_EDGE: usize = 5;

/// Words by which a text speaks of its writer or to its reader.
const PERSONAL_WORDS: [&str; 22] = [
    "inbox",
    "newsletter",
    "subscribe",
    "cookies",
    "i",
    "you",
    "we",
    "my",
    "your",
    "our",
    "us",
    "me",
    "i'm",
    "i've",
    "you're",
    "we're",
    "we've",
    "انا",
    "نحن",
    "انت",
    "لك",
    "لكم",
];
/// Below it a beginning is that of a lead-in whose main clause was not found.
const LEAD_IN_ONLY: f32 = 0.15;
/// Up to here a beginning is that of a mere lead-in.
const FRAGMENT: f32 = 0.35;
/// How good a beginning a title without a verb is.
const NOMINAL: Range<f32> = 0.35..0.55;

/// Where a title may begin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    /// The token.
    pub(super) at: usize,
    /// Bytes of a joined conjunction to leave out.
    pub(super) cut: usize,
    /// 0 to 1: how well a title begins here.
    pub(super) quality: f32,
    /// Whether it is a clause that a particle or a colon introduces.
    pub(super) clause: bool,
}

/// Reported speech at the head of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Attributed {
    /// The tokens that name the speaker.
    pub(super) speaker: Range<usize>,
    /// The token with which what is said begins.
    pub(super) clause: usize,
}

/// One possible title.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Which line it comes from.
    pub(super) line: usize,
    /// Who says it, put before a colon.
    pub(super) speaker: Option<Range<usize>>,
    /// Where it begins.
    pub(super) start: Start,
    /// One past its last token.
    pub(super) end: usize,
    /// How good its end is, 0 to 1.
    pub(super) edge: f32,
    /// Auxiliaries within it that a headline leaves out.
    pub(super) silent: Range<usize>,
    /// What speaks against it.
    pub(super) faults: Faults,
}

/// What speaks against a candidate.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of its own in the score")]
pub(crate) struct Faults {
    /// It begins with a word that points back.
    pub(super) leaning: bool,
    /// Its verb lacks what completes it.
    pub(super) unfinished: bool,
    /// It begins with a quotation.
    pub(super) quoted: bool,
    /// It is a question.
    pub(super) question: bool,
    /// It speaks of "I" or to "you".
    pub(super) personal: bool,
    /// It goes on past the end of a clause and stops within the next.
    pub(super) overrun: bool,
    /// A later sentence's subject that only those before it make known.
    pub(super) vague: bool,
}

impl Candidate {
    /// The tokens that it keeps.
    pub(super) fn kept<'l>(&self, line: &'l Line<'_>) -> impl Iterator<Item = usize> + use<'l> {
        let speaker = self.speaker.clone().unwrap_or(0..0);
        let silent = self.silent.clone();
        speaker.chain(self.start.at..self.end).filter(move |i| !line.words[*i].dropped && !silent.contains(i))
    }

    /// Whether another form of its sentence leaves out the same words of it.
    pub(super) fn says_the_same(&self, line: &Line<'_>, other: &Line<'_>) -> bool {
        let speaker = self.speaker.clone().unwrap_or(0..0);
        speaker.chain(self.start.at..self.end).all(|i| line.words[i].dropped == other.words[i].dropped)
    }

    /// Whether it is complete and stands alone, so that no later sentence need be asked.
    pub(super) fn is_sound(&self) -> bool {
        let faults = &self.faults;
        !(faults.leaning || faults.unfinished || faults.question || faults.personal || faults.quoted) && self.start.quality > FRAGMENT
    }

    /// How many words it has.
    pub(super) fn words(&self, line: &Line<'_>) -> usize {
        self.kept(line).filter(|&i| !line.words[i].is_mark()).count()
    }

    /// The title's text.
    pub(super) fn render(&self, line: &Line<'_>) -> String {
        let mut title = String::new();
        if let Some(speaker) = &self.speaker {
            push_range(&mut title, line, speaker.clone(), &(0..0), 0);
            title.push_str(": ");
        }
        push_range(&mut title, line, self.start.at..self.end, &self.silent, self.start.cut);
        // American style puts the sentence's full stop inside the quotation; a title has none.
        for mark in [".\"", ",\"", ".”", ",”"] {
            if let Some(rest) = title.strip_suffix(mark) {
                title = format!("{rest}{}", &mark[1..]);
            }
        }
        capitalised(&title)
    }

    /// Where it stands in the body.
    pub(super) fn place(&self, line: &Line<'_>) -> Span {
        let first = self
            .speaker
            .as_ref()
            .map_or_else(|| line.words[self.start.at].span.start as usize + self.start.cut, |s| line.words[s.start].span.start as usize);
        Span::new(first, line.words[self.end - 1].span.end as usize)
    }
}

fn push_range(title: &mut String, line: &Line<'_>, range: Range<usize>, silent: &Range<usize>, cut: usize) {
    let mut previous: Option<usize> = None;
    for i in range.clone().filter(|i| !line.words[*i].dropped && !silent.contains(i)) {
        if let Some(before) = previous {
            let gap = if before + 1 == i {
                line.words[before].span.end < line.words[i].span.start && !line::is_comma(line.key(i))
            } else {
                !(line.words[i].is_mark() && (line::is_comma(line.key(i)) || line::is_closing(line.key(i))))
            };
            if gap {
                title.push(' ');
            }
        }
        let text = line.text_of(i);
        let text = if i == range.start { text.get(cut..).unwrap_or(text) } else { text };
        title.extend(text.chars().filter(|&c| !is_format_mark(c)));
        previous = Some(i);
    }
}

/// All that could be made of one line.
pub(super) fn candidates(lines: &[Line<'_>], index: usize, language: Language) -> Vec<Candidate> {
    let line = &lines[index];
    if !language.is_arabic_script() {
        return english::candidates(line, index);
    }
    let arabic = true;
    let (starts, attributed) = (arabic::starts(line), arabic_speech::attributed(line));
    let mut found = Vec::new();
    for start in starts {
        add(&mut found, line, index, None, start, arabic);
    }
    if let Some(attributed) = attributed {
        let start = Start { at: attributed.clause, cut: 0, quality: 1.0, clause: true };
        add(&mut found, line, index, Some(&attributed.speaker), start, arabic);
    }
    found
}

/// Adds a candidate for each end that the words from `start` on may have.
fn add(found: &mut Vec<Candidate>, line: &Line<'_>, index: usize, speaker: Option<&Range<usize>>, start: Start, arabic: bool) {
    let mut words = speaker.map_or(0, |s| line.count(s.clone()));
    let mut clear = false;
    for last in (start.at..line.words.len()).filter(|&i| !line.words[i].dropped) {
        words += usize::from(!line.words[last].is_mark());
        let bytes = (line.words[last].span.end - line.words[start.at].span.start) as usize;
        // A title without a verb does not run on into a clause of its own.
        let nominal = arabic && NOMINAL.contains(&start.quality);
        let most = if arabic { ARABIC_WORDS } else { *CANDIDATE_WORDS.end() };
        if words > most || bytes > 2 * MOST_CHARACTERS || nominal && line::is_comma(line.key(last)) {
            break;
        }
        let next = line.kept_from(last + 1);
        let Some(edge) = arabic_edge::edge(line, last, next) else { continue };
        let fewest = if edge < CLEAR_EDGE { FEWEST_BEFORE_WEAK_EDGE } else { *CANDIDATE_WORDS.start() };
        if words < fewest || !line.balanced(start.at..last + 1) {
            continue;
        }
        let mut candidate =
            Candidate { line: index, speaker: speaker.cloned(), start, end: last + 1, edge, silent: 0..0, faults: Faults::default() };
        // A whole sentence lacks nothing.
        let open = next.is_some() && edge < 1.0;
        candidate.faults = arabic_faults(&candidate, line, open);
        candidate.faults.unfinished |= open && stub_after_comma(line, start.at..last + 1);
        candidate.faults.overrun = clear && edge < CLEAR_EDGE;
        clear |= edge >= CLEAR_EDGE && words >= SHORTEST_CLAUSE;
        found.push(candidate);
    }
}

/// Whether but a word or two follow the last comma: «…، وبالذات», the stub of a clause.
fn stub_after_comma(line: &Line<'_>, range: Range<usize>) -> bool {
    const FEWEST: usize = 3;
    let comma = range.clone().rev().find(|&i| !line.words[i].dropped && line::is_comma(line.key(i)));
    comma.is_some_and(|comma| line.count(comma + 1..range.end) < FEWEST)
}

fn arabic_faults(candidate: &Candidate, line: &Line<'_>, open: bool) -> Faults {
    let (start, end) = (&candidate.start, candidate.end);
    let first = arabic::start_key(line, start);
    let plain = candidate.speaker.is_none();
    let points_back = words::arabic_leaning().contains(first)
        || words::arabic_leaning().contains(first.strip_prefix(['و', 'ف']).unwrap_or(first))
        || matches!(first, "ففي" | "فبعد" | "فقبل" | "فمع" | "فمن");
    let later = line.number > 0;
    let leaning = points_back
        || plain && (later && arabic_words::continues(first) || arabic_whole::lacks_subject(line, start))
        || plain && later && (start.clause || arabic_whole::has_definite_subject(line, start))
        || plain && (later || start.quality <= arabic::CLAUSE) && arabic_whole::has_early_pronoun(line, start);
    let complete = arabic_clause::is_complete(line, start, end, candidate.edge >= COMPLETING_EDGE);
    let leaning = leaning || candidate.speaker.as_ref().is_some_and(|s| arabic_speech::is_unnamed(line, s));
    let unfinished = start.quality < LEAD_IN_ONLY
        || complete == Some(false)
        || candidate.edge <= arabic_edge::WEAKEST_EDGE && complete != Some(true)
        || open
            && (plain && complete.is_none() && arabic_whole::is_unfinished(line, start, end)
                || plain && complete.is_none() && candidate.edge < OPEN_EDGE && arabic_whole::may_lack_object(line, start, end)
                || arabic_whole::lacks_predicate(line, start, end)
                || trim::stops_before_relative(line, end)
                || arabic_whole::clause_begun(line, start, end, candidate.edge));
    Faults { leaning, unfinished, ..common_faults(candidate, line) }
}

fn common_faults(candidate: &Candidate, line: &Line<'_>) -> Faults {
    let range = candidate.start.at..candidate.end;
    Faults {
        quoted: line.words[range.start].is_mark(),
        question: matches!(line.key(range.end - 1), "?" | "؟")
            || matches!(line.key(range.start), "هل" | "كيف" | "لماذا" | "ماذا" | "اين" | "متي" | "فهل" | "وهل" | "ما"),
        personal: range.clone().any(|i| PERSONAL_WORDS.contains(&line.key(i))),
        ..Faults::default()
    }
}

fn capitalised(title: &str) -> String {
    let mut chars = title.chars();
    match chars.next() {
        // A small letter before a capital is the name's own way: iPhone.
        Some(first) if first.is_ascii_lowercase() && !chars.as_str().starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => title.to_owned(),
    }
}
