//! Whether an English title is whole, and the appositions that it can do without.

use super::english::{LEAD_INS, head, is_finite};
use super::line::{Line, is_comma};
use crate::knowledge::words;

/// Appositions between commas that a finite verb follows: "Jane Roe, who led the inquiry, resigned".
pub(super) fn drop_appositions(line: &mut Line<'_>) {
    const LONGEST: usize = 22;
    let mut i = 1;
    while i < line.words.len() {
        let opens = is_comma(line.key(i))
            && !line.words[i].dropped
            && !matches!(line.key(i + 1), "and" | "or" | "but" | "as" | "when" | "while" | "if" | "because")
            && !LEAD_INS.contains(&line.key(head(line).unwrap_or(0)));
        let finite_before = (0..i).any(|j| !line.words[j].dropped && is_finite(line, j));
        if !opens || finite_before {
            i += 1;
            continue;
        }
        let limit = (i + LONGEST).min(line.words.len());
        let end = (i + 2..limit).find(|&j| is_comma(line.key(j)) && line.kept_from(j + 1).is_some_and(|k| is_finite(line, k)));
        if let Some(end) = end {
            for word in &mut line.words[i..=end] {
                word.dropped = true;
            }
            i = end + 1;
        } else {
            i += 1;
        }
    }
}

/// Whether a clause that "as", "that" or "who" opens within a range is still without its verb where the range ends, or
/// ends with that verb, which then lacks its object ("medicines that benefited").
pub(super) fn clause_open(line: &Line<'_>, range: std::ops::Range<usize>) -> bool {
    const OPEN: [&str; 12] = ["as", "because", "when", "while", "that", "who", "which", "where", "if", "whether", "although", "though"];
    let kept: Vec<usize> = range.filter(|&i| !line.words[i].dropped).collect();
    let Some(opener) = kept.iter().rposition(|&i| OPEN.contains(&line.key(i))) else { return false };
    if opener == 0 {
        return false;
    }
    let names = line.key(kept[opener]) == "as" && kept.get(opener + 1).is_some_and(|&i| matches!(line.key(i), "a" | "an"));
    match kept[opener + 1..].iter().position(|&i| is_finite(line, i) || words::english_verbs().contains(line.key(i))) {
        None => !names,
        Some(verb) => opener + 1 + verb + 1 >= kept.len(),
    }
}

/// Whether the kept words of a range hold a finite verb of their main clause, with something after it. The verb that
/// follows "who", "which" or "that" belongs to the relative clause.
pub(super) fn has_predicate(line: &Line<'_>, range: std::ops::Range<usize>) -> bool {
    let last = range.end.saturating_sub(1);
    let mut relatives = 0_u32;
    let mut i = range.start + 1;
    while i < last {
        if line.words[i].dropped {
            i += 1;
            continue;
        }
        if matches!(line.key(i), "who" | "which" | "that" | "whose" | "where" | "when" | "what") {
            relatives += 1;
        }
        if is_finite(line, i) {
            if relatives == 0 {
                return true;
            }
            relatives -= 1;
            // "who have said": one verb of several words.
            while i + 1 < last && (is_finite(line, i + 1) || matches!(line.key(i + 1), "not" | "been" | "be" | "also")) {
                i += 1;
            }
        }
        i += 1;
    }
    false
}
