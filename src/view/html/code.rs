//! Highlighted code: syntect's scopes as a handful of classes, coloured by the stylesheet for both schemes.

use super::push_isolated;
use crate::text::Direction;
use std::sync::LazyLock;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

/// Longest code that is highlighted, and longest line of it, in bytes: grammars can be slow on what no person wrote.
const LONGEST_CODE: usize = 64 * 1024;
const LONGEST_LINE: usize = 2000;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Scopes with their class, the more special first.
static CLASSES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    [
        ("comment", "hl-comment"),
        ("string", "hl-string"),
        ("constant.character", "hl-string"),
        ("constant", "hl-number"),
        ("keyword.operator", "hl-mark"),
        ("keyword", "hl-word"),
        ("storage", "hl-word"),
        ("entity.name.function", "hl-name"),
        ("support.function", "hl-name"),
        ("entity.name.tag", "hl-word"),
        ("entity.name", "hl-type"),
        ("support", "hl-type"),
        ("entity.other.attribute-name", "hl-name"),
        ("punctuation.definition.comment", "hl-comment"),
        ("punctuation.definition.string", "hl-string"),
        ("punctuation", "hl-mark"),
    ]
    .iter()
    .filter_map(|(scope, class)| Scope::new(scope).ok().map(|scope| (scope, *class)))
    .collect()
});

/// Appends code, highlighted where its language is known.
pub(super) fn push_highlighted(out: &mut String, code: &str, language: Option<&str>) {
    let syntax = language.filter(|_| code.len() <= LONGEST_CODE).and_then(|token| SYNTAXES.find_syntax_by_token(token));
    let Some(syntax) = syntax else { return push_isolated(out, code, Direction::Ltr) };
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    for line in code.split_inclusive('\n') {
        let ops = if line.len() > LONGEST_LINE { None } else { state.parse_line(line, &SYNTAXES).ok() };
        let Some(ops) = ops else {
            push_isolated(out, line, Direction::Ltr);
            continue;
        };
        let mut at = 0;
        for (end, op) in ops {
            push_piece(out, line.get(at..end).unwrap_or(""), class_of(&stack));
            at = end;
            // A grammar that pops too much leaves a stack that is still good to read on with.
            let _ = stack.apply(&op);
        }
        push_piece(out, line.get(at..).unwrap_or(""), class_of(&stack));
    }
}

fn class_of(stack: &ScopeStack) -> Option<&'static str> {
    let innermost_first = stack.as_slice().iter().rev();
    innermost_first.filter_map(|scope| CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope))).map(|(_, class)| *class).next()
}

fn push_piece(out: &mut String, piece: &str, class: Option<&'static str>) {
    if piece.is_empty() {
        return;
    }
    match class.filter(|_| !piece.trim().is_empty()) {
        None => push_isolated(out, piece, Direction::Ltr),
        Some(class) => {
            out.push_str("<span class=\"");
            out.push_str(class);
            out.push_str("\">");
            push_isolated(out, piece, Direction::Ltr);
            out.push_str("</span>");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_coloured_by_class() {
        let mut out = String::new();
        push_highlighted(&mut out, "fn main() { let x = \"<b>\"; } // done", Some("rust"));
        assert!(out.contains("<span class=\"hl-word\">fn</span>") && out.contains("&lt;b&gt;") && out.contains("hl-comment"), "{out}");
    }

    #[test]
    fn unknown_languages_stay_plain() {
        let mut out = String::new();
        push_highlighted(&mut out, "a < b", Some("no-such"));
        assert_eq!(out, "a &lt; b");
    }
}
