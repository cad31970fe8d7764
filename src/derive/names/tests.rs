//! Sentences of our own with the names that must be found in them, and sentences that must be left alone.

use super::super::testing::{article_of, authority};
use super::super::{NameRef, Reading, dates, mentions};
use super::discover;
use crate::text::fold::visible;

/// `kind: name = mention, mention` of every found name, in order.
fn found(text: &str) -> Vec<String> {
    let article = article_of(text);
    let reading = Reading::new(&article, authority());
    let mut diagnostics = Vec::new();
    let dates = dates::mentioned(&reading, None, &mut diagnostics);
    let known = mentions::known_names(&reading, &dates);
    let mut names = Vec::new();
    let all = discover(&reading, known, &mut names);
    let mentions = |index: usize| {
        let own = all.iter().filter(|m| m.name == NameRef::Found(u16::try_from(index).unwrap()));
        own.map(|m| visible(reading.words(m.place))).collect::<Vec<_>>().join(", ")
    };
    names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let shown: Vec<&str> = [&name.names.ar, &name.names.en].into_iter().flatten().map(String::as_str).collect();
            format!("{}: {} = {}", name.kind.name(), shown.join(" / "), mentions(index))
        })
        .collect()
}

#[track_caller]
fn check(table: &[(&str, &[&str])]) {
    for (text, want) in table {
        assert_eq!(found(text), *want, "{text}");
    }
}

#[test]
fn arabic_persons() {
    check(&[
        ("قال الدكتور سعيد مرجان إن المتحف يفتح غدا.", &["person: سعيد مرجان = سعيد مرجان"]),
        ("التقى وزير الزراعة هاني الشربتلي وفدا من الصيادين.", &["person: هاني الشربتلي = هاني الشربتلي"]),
        (
            "حضر اللقاء سمير بن ياسين وعبد الرؤوف القلعي.",
            &["person: سمير بن ياسين = سمير بن ياسين", "person: عبد الرؤوف القلعي = عبد الرؤوف القلعي"],
        ),
        (
            "فاز الفرنسي جيروم بلانشيه بالسباق. وقال بلانشيه إن الطريق صعب، وفي وقت لاحق شكر الجمهور لبلانشيه صبره.",
            &["person: جيروم بلانشيه = جيروم بلانشيه, بلانشيه, لبلانشيه"],
        ),
    ]);
}

#[test]
fn arabic_bodies_and_places() {
    check(&[
        ("أعلنت جمعية حماية الشواطئ الشرقية فتح باب التطوع.", &["organisation: جمعية حماية الشواطئ الشرقية = جمعية حماية الشواطئ الشرقية"]),
        ("وصل الوفد إلى بلدة بنزركوف مساء.", &["place: بنزركوف = بنزركوف"]),
    ]);
}

#[test]
fn a_gloss_gives_both_names() {
    check(&[(
        "كتب فيكتور كلاوزمان (Viktor Klausmann) مقالا. وأضاف كلاوزمان أن البحر هادئ.",
        &["person: فيكتور كلاوزمان / Viktor Klausmann = فيكتور كلاوزمان, Viktor Klausmann, كلاوزمان"],
    )]);
}

#[test]
fn english_names() {
    check(&[
        (
            "The boats came in late, said Margaret Tolliver, a harbour pilot. Tolliver had waited all night.",
            &["person: Margaret Tolliver = Margaret Tolliver, Tolliver"],
        ),
        (
            "She works for the Harbour Pilots Association in the old port.",
            &["organisation: Harbour Pilots Association = Harbour Pilots Association"],
        ),
    ]);
}

#[test]
fn what_is_no_name_is_left_alone() {
    check(&[
        ("قال المتحدث باسم المجلس إن الاجتماع تأجل، وأكد مصدر آخر أن القرار نهائي.", &[]),
        ("يحملون أكياسا ثقيلة كل صباح.", &[]),
        ("Yesterday the rain stopped. Nobody knew why. Fishing began again on Monday.", &[]),
        ("Ten Things To Know About Margaret Tolliver Today", &[]),
    ]);
}

#[test]
fn a_given_name_of_another_keeps_namesakes_apart() {
    let names = found("قال عمر نجار إن النتيجة جيدة، ثم تحدثت ليلى نجار.");
    assert!(names.iter().any(|n| n.starts_with("person: ليلى نجار")), "{names:?}");
}

proptest::proptest! {
    #[test]
    fn mentions_are_ordered_parts_of_any_text(text in "(\\PC{0,12}|[أ-ي]{1,7}|بن|عبد|د\\.|الرئيس|قال|[A-Z][a-z]{1,6}| |\\(|\\)|«|\n){0,40}") {
        let article = article_of(&text);
        let reading = Reading::new(&article, authority());
        let known = mentions::known_names(&reading, &[]);
        let mut names = Vec::new();
        let mut last = 0;
        for mention in discover(&reading, known, &mut names) {
            proptest::prop_assert!(mention.place.start >= last && !mention.place.is_empty());
            proptest::prop_assert!(!reading.words(mention.place).is_empty());
            last = mention.place.end;
        }
    }
}
