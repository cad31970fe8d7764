//! Reading is total: any text gives an entry whose places stand in the text, in order, with words that stand there.

use super::*;
use crate::derive::dates::visible;
use crate::derive::testing::authority;
use crate::source::parse;
use crate::text::Span;

/// Pieces that the news is made of, and those that break it: dates, marks, verbs of saying, bidi controls, credits.
const PIECES: &str = concat!(
    "(\\PC|[ا-ي]{1,6}|[\u{64B}-\u{652}]|[٠-٩]{1,4}|[0-9]{1,4}|12 أغسطس |2024|كانون الثاني|/|-|–|أمس |الاثنين |الماضي |",
    "\"|«|»|“|”|‘|’|``|''|،،|\\(\\(|\\)\\)|: |قال |قالت |وأضاف |نقلت |عن |التي |said |saying |went on to say |He |she |Omar Najjar|عمر نجار|",
    "واشنطن \\(رويترز\\) - |LONDON \\(AP\\) — |ترجمة: |المصادر: |By |Photo: |لشبكة CNN |told Reuters |",
    "\u{200E}|\u{200F}|\u{202A}|\u{202B}|\u{202C}|\u{202E}|\u{2066}|\u{2067}|\u{2069}|\u{200D}|\u{FEFF}|ـ|",
    "le la les des du et |el los las de que y |این که در به |پچ|ہے کے میں |שלום עולם טוב |ana ba7ebak |",
    "[.,،؛!?؟…]| |\t|\n|\n\n|# |> |`|\u{FEFB}|\u{1F600}|e\u{301}){0,60}"
);

fn ordered(places: impl Iterator<Item = Span>, text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
    let mut last = 0;
    for place in places {
        proptest::prop_assert!(place.start >= last && place.start <= place.end, "{place:?}");
        proptest::prop_assert!(text.get(place.range()).is_some(), "{place:?}");
        last = place.end;
    }
    Ok(())
}

proptest::proptest! {
    #[test]
    fn any_text_gives_an_entry_of_its_own_words(text in PIECES, markdown in proptest::bool::ANY) {
        let article = parse(if markdown { "2024-08-12/a.md" } else { "2024-08-12/a.txt" }, text.as_bytes(), None);
        let body = article.body.text.clone();
        let seen = visible(&body);
        let entry = derive(&article, [0; 32], authority());
        ordered(entry.dates.iter().map(|d| d.place), &body)?;
        ordered(entry.quotes.iter().map(|q| q.place), &body)?;
        ordered(entry.mentions.iter().map(|m| m.place), &body)?;
        ordered(entry.passages.iter().map(|p| p.place), &body)?;
        for quote in &entry.quotes {
            proptest::prop_assert!(!quote.cue.is_empty() && body.contains(&quote.cue), "{}", quote.cue);
        }
        for place in [entry.title.place, entry.summary.place, entry.outlet.as_ref().and_then(|o| o.place)].into_iter().flatten() {
            proptest::prop_assert!(body.get(place.range()).is_some());
        }
        if let Some(outlet) = entry.outlet.as_ref().filter(|o| o.method == FactMethod::Inferred) {
            proptest::prop_assert!(seen.contains(&outlet.evidence), "{}", outlet.evidence);
        }
        if let Some(date) = &entry.date {
            proptest::prop_assert!(!date.evidence.is_empty());
        }
        proptest::prop_assert!(!entry.title.value.is_empty());
    }
}
