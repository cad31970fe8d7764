//! Which found names are one over an archive.

use super::variants::merge;
use crate::derive::entry::Certainty;
use crate::derive::{Entry, FoundName, NameRef, derive};
use crate::knowledge::{Authority, Kind};
use crate::source::parse;
use crate::text::Bilingual;

fn person(ar: Option<&str>, en: Option<&str>, certainty: Certainty) -> FoundName {
    FoundName { kind: Kind::Person, names: Bilingual { ar: ar.map(Into::into), en: en.map(Into::into) }, stated: false, certainty }
}

/// An archive of one article for each list of names.
fn archive(articles: &[&[FoundName]]) -> Vec<Entry> {
    articles
        .iter()
        .enumerate()
        .map(|(number, found)| {
            let article = parse(&format!("seeds/{number}.txt"), b"", None);
            let mut own = derive(&article, [0; 32], &Authority::built_in());
            own.found = found.to_vec();
            own.spellings = (0..found.len()).map(|i| (NameRef::Found(u16::try_from(i).unwrap()), "…".to_owned(), 1)).collect();
            own
        })
        .collect()
}

/// The class of each article's first name, where it is a topic.
fn topics(articles: &[&[FoundName]]) -> Vec<Option<u32>> {
    let entries = archive(articles);
    let merged = merge(&entries);
    (0..articles.len()).map(|article| merged.topic(article, 0)).collect()
}

#[test]
fn a_gloss_joins_both_scripts() {
    let both = [person(Some("فيكتور كلاوزمان"), Some("Viktor Klausmann"), Certainty::Sure)];
    let arabic = [person(Some("فيكتور كلاوزمان"), None, Certainty::Likely)];
    let english = [person(None, Some("Viktor Klausmann"), Certainty::Likely)];
    let joined = topics(&[&arabic, &english, &both]);
    assert!(joined[0].is_some() && joined.iter().all(|t| *t == joined[0]), "{joined:?}");
    // Without the gloss nothing says that they are one.
    let apart =
        topics(&[&[person(Some("فيكتور كلاوزمان"), None, Certainty::Sure)], &[person(None, Some("Viktor Klausmann"), Certainty::Sure)]]);
    assert!(apart[0].is_some() && apart[1].is_some() && apart[0] != apart[1], "{apart:?}");
}

#[test]
fn spellings_of_a_foreign_family_name_are_one_and_arab_namesakes_are_not() {
    let name = |ar: &str| [person(Some(ar), None, Certainty::Sure)];
    let one = topics(&[&name("فيكتور شتاينبيرغر"), &name("فيكتور شتاينبرجر")]);
    assert!(one[0].is_some() && one[0] == one[1], "{one:?}");
    let two = topics(&[&name("محمد صالح"), &name("محمد صلاح")]);
    assert!(two[0] != two[1], "{two:?}");
    let first_names = topics(&[&name("فيكتور شتاينبيرغر"), &name("ماريا شتاينبيرغر")]);
    assert!(first_names[0] != first_names[1], "{first_names:?}");
}

#[test]
fn a_family_name_alone_joins_its_only_bearer() {
    let full = [person(Some("فيكتور شتاينبيرغر"), None, Certainty::Sure)];
    let other = [person(Some("ماريا شتاينبيرغر"), None, Certainty::Sure)];
    let lone = [person(Some("شتاينبيرغر"), None, Certainty::Likely)];
    let joined = topics(&[&full, &lone]);
    assert_eq!(joined[0], joined[1]);
    assert_eq!(topics(&[&full, &other, &lone])[2], None);
}

#[test]
fn a_doubtful_name_is_a_suggestion_and_a_likely_one_needs_a_second_article() {
    let doubtful = [person(Some("سمير مرجان"), None, Certainty::Doubtful)];
    let likely = [person(Some("سمير مرجان"), None, Certainty::Likely)];
    assert_eq!(topics(&[&doubtful, &doubtful, &doubtful]), [None, None, None]);
    assert_eq!(topics(&[&likely]), [None]);
    assert!(topics(&[&likely, &likely])[0].is_some());
    let suggested = super::variants::suggestions(&merge(&archive(&[&doubtful, &doubtful])));
    assert_eq!(suggested.len(), 1);
    assert_eq!((suggested[0].articles, suggested[0].names.ar.as_deref()), (2, Some("سمير مرجان")));
}

#[test]
fn a_name_of_two_kinds_is_no_topic() {
    let as_person = [person(None, Some("Green Bay"), Certainty::Likely)];
    let as_place = [FoundName { kind: Kind::Place, ..person(None, Some("Green Bay"), Certainty::Likely) }];
    assert_eq!(topics(&[&as_person, &as_place, &as_person]), [None, None, None]);
}
