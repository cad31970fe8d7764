//! What holds of every primitive, whatever the string: no panic, places in range and on boundaries, in order.

use super::bidi::{foreign_runs, is_direction_control, isolated};
use super::clitic::{light_stem, splits, without_article};
use super::fold::{fold, visible};
use super::letter::{is_alphabetic, is_alphanumeric};
use super::numeral::{arabic_ordinal, parse_integer, small_cardinal};
use super::sentence::sentences;
use super::slug::{LONGEST_SEGMENT, slug};
use super::token::{Keys, tokenize};
use super::url::{decode, encode, encode_unencoded};
use super::{Direction, ScalarIndex, Span};
use proptest::prelude::*;

/// Any string at all, and strings of what news and mishaps are made of.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ا-يأإآةىؤئ\u{640}\u{64B}-\u{652} ]{0,60}",
        "[a-zA-ZéĞ0-9٠-٩ .,!?؟…،؛:«»“”\"'’()\\-\n]{0,60}",
        "[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FE70}-\u{FEFC}\u{FDF2}\0\u{FEFF}\r\u{85}\u{2028}aا ]{0,40}",
    ]
}

fn in_order(spans: &[Span], text: &str) -> Result<(), TestCaseError> {
    let mut last = 0;
    for span in spans {
        prop_assert!(span.start >= last && span.start < span.end, "{spans:?}");
        prop_assert!(text.get(span.range()).is_some(), "{span:?} is no place in {text:?}");
        last = span.end;
    }
    Ok(())
}

proptest! {
    #[test]
    fn tokens_are_places_in_order_and_hold_every_letter(text in text()) {
        let tokens = tokenize(&text);
        let spans: Vec<Span> = tokens.iter().map(|token| token.span).collect();
        in_order(&spans, &text)?;
        for (at, c) in text.char_indices().filter(|&(_, c)| is_alphanumeric(c) && !super::fold::is_invisible(c)) {
            let at = u32::try_from(at).unwrap();
            let after = spans.partition_point(|span| span.end <= at);
            // A combining mark that follows no letter belongs to no word.
            let combining = unicode_normalization::char::is_combining_mark(c);
            prop_assert!(combining || spans.get(after).is_some_and(|span| span.start <= at), "{c:?} of {text:?}");
        }
        let keys = Keys::new(&text, &tokens);
        for (i, token) in tokens.iter().enumerate() {
            let want = if token.kind == super::TokenKind::Mark { String::new() } else { fold(token.text(&text)) };
            prop_assert_eq!(keys.get(i), want);
        }
        prop_assert_eq!(keys.get(tokens.len()), "");
    }

    #[test]
    fn sentences_are_places_in_order_and_leave_white_space_alone(text in text()) {
        let spans = sentences(&text, Span::new(0, text.len()));
        in_order(&spans, &text)?;
        let kept: String = spans.iter().flat_map(|s| s.of_text(&text).chars()).filter(|c| !c.is_whitespace()).collect();
        let all: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        prop_assert_eq!(kept, all);
    }

    #[test]
    fn keys_settle_and_hold_nothing_invisible(text in text()) {
        let key = fold(&text);
        prop_assert_eq!(fold(&key), key.clone());
        prop_assert!(!key.chars().any(super::fold::is_invisible));
        prop_assert_eq!(visible(&visible(&text)), visible(&text));
        prop_assert!(key.chars().all(|c| is_alphabetic(c) == c.is_alphabetic()));
    }

    #[test]
    fn particles_are_cut_on_boundaries(text in text()) {
        let word = fold(&text);
        let mut rest = String::new();
        for split in splits(&word) {
            prop_assert!(split.cut > 0 && word.is_char_boundary(split.cut));
            split.rest.write(&mut rest);
            prop_assert!(rest.chars().count() >= 2);
        }
        prop_assert!(without_article(&word).is_none_or(|bare| word.ends_with(bare)));
        prop_assert!(word.contains(light_stem(&word)));
        let _ = (parse_integer(&text), small_cardinal(&word), arabic_ordinal(&word, Some(&word)));
    }

    #[test]
    fn foreign_runs_are_places_in_order(text in text()) {
        for base in [Direction::Rtl, Direction::Ltr] {
            in_order(&foreign_runs(&text, base), &text)?;
        }
        let isolated = isolated(&text);
        prop_assert_eq!(isolated.chars().filter(|&c| is_direction_control(c)).count(), 2);
    }

    #[test]
    fn slugs_and_addresses_are_safe(text in text()) {
        if let Some(slug) = slug(&text) {
            prop_assert!(slug.len() <= LONGEST_SEGMENT && !slug.is_empty());
            prop_assert!(!slug.contains(['/', '\\', '\0', '.', ' ', '%', '?', '#']));
        }
        prop_assert_eq!(decode(&encode(&text)), Some(text.clone()));
        prop_assert!(encode_unencoded(&text).is_ascii());
    }

    #[test]
    fn scalar_offsets_are_those_of_chars(text in text()) {
        let index = ScalarIndex::new(&text);
        for (scalars, (byte, _)) in text.char_indices().enumerate() {
            prop_assert_eq!(index.scalar(u32::try_from(byte).unwrap()) as usize, scalars);
        }
        let whole = Span::new(0, text.len());
        prop_assert_eq!(whole.trimmed(&text).of_text(&text), text.trim());
    }
}
