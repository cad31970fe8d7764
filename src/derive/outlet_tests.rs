use super::*;
use crate::derive::testing::{article_of, authority};
use crate::source::{Article, Note};

fn read(article: &Article) -> Option<(String, FactMethod)> {
    outlet(&Reading::new(article, authority())).map(|o| (o.value.name, o.method))
}

fn of_text(text: &str) -> Option<(String, FactMethod)> {
    read(&article_of(text))
}

fn note(kind: NoteKind, value: &str) -> Note {
    Note { kind, value: value.to_owned(), evidence: format!("x {value}"), line: 1 }
}

#[test]
fn the_plainer_statement_goes_first() {
    let mut article = article_of("واشنطن (رويترز) - انتهى الاجتماع أمس.");
    assert_eq!(read(&article), Some(("رويترز".to_owned(), FactMethod::Dateline)));
    article.notes.push(note(NoteKind::Outlet, "صحيفة المثال"));
    assert_eq!(read(&article), Some(("صحيفة المثال".to_owned(), FactMethod::Stated)));
    article.front.outlet = Some("Reuters".to_owned());
    assert_eq!(read(&article), Some(("Reuters".to_owned(), FactMethod::FrontMatter)));
}

#[test]
fn bylines_and_closing_brackets_state_it() {
    for value in ["Reuters", "Jane Roe, Reuters", "رويترز"] {
        let mut article = article_of("انتهى الاجتماع أمس.");
        article.notes.push(note(NoteKind::Credit(Role::Author), value));
        assert_eq!(read(&article).map(|o| o.1), Some(FactMethod::Stated), "{value}");
    }
    assert_eq!(of_text("انتهى الاجتماع.\nوغادر الوفد المدينة (رويترز)."), Some(("رويترز".to_owned(), FactMethod::Stated)));
    assert_eq!(of_text("انتهى الاجتماع (أ ف ب)\nوغادر الوفد."), Some(("أ ف ب".to_owned(), FactMethod::Stated)));
    let mut article = article_of("انتهى الاجتماع أمس.");
    article.notes.push(note(NoteKind::Published, "الرياض 25 شوال 1436 هـ واس"));
    assert_eq!(read(&article), Some(("واس".to_owned(), FactMethod::Dateline)));
}

#[test]
fn wording_implies_it() {
    let table = [
        ("تواصلت شبكة سي إن إن مع الشركة للتعليق.", "شبكة سي إن إن"),
        ("تواصلت شبكة CNN مع الشركة للتعليق.", "CNN"),
        ("لم يستجب الموقع لطلب قناة KXYZ للتعليق.", "KXYZ"),
        ("قال الخبير لوكالة فرانس برس إن الصورة حقيقية.", "وكالة فرانس برس"),
        ("قال شخص مطلع لشبكة CNN يوم الجمعة.\nوقال متحدث لشبكة CNN إنه رحل.", "CNN"),
        ("وقال الخبير لـ «وكالة فرانس برس» إن الصورة حقيقية.", "وكالة فرانس برس"),
        ("Omar told CNN it was late. Salma told CNN it was not.", "CNN"),
        ("CNN has reached out to the company.", "CNN"),
        ("The company did not answer CNN's request for comment.", "CNN"),
    ];
    for (text, want) in table {
        // The noun before a name belongs to it where the list has it so.
        let (name, method) = of_text(text).unwrap_or_else(|| panic!("{text}"));
        assert!(name.ends_with(want) && method == FactMethod::Inferred, "{text}: {name}");
    }
}

#[test]
fn a_medium_that_is_cited_is_not_the_outlet() {
    for text in [
        "نقلت رويترز عن مسؤول أن الاجتماع انتهى.",
        "وذكرت شبكة سي إن إن أن الاجتماع انتهى.",
        "According to Reuters, it ended.",
        "Omar told CNN it was late.",
        "Omar told Reuters it was late.",
        "Omar told Reuters it was late. Ali told Reuters so too. Hana told CNN.",
        "قال المدير العام لوكالة فرانس برس إن الاجتماع انتهى.",
        "Omar told CNN twice; Salma told CNN too. Ali told Reuters and Hana told Reuters.",
        "",
    ] {
        assert_eq!(of_text(text), None, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "(\\PC|لشبكة |CNN|تواصلت |told |وكالة فرانس برس|ل|\\(|\\)|رويترز| |\n){0,30}") {
        let article = article_of(&text);
        let reading = Reading::new(&article, authority());
        if let Some(found) = outlet(&reading) {
            proptest::prop_assert!(!found.evidence.is_empty());
            proptest::prop_assert!(found.place.is_none_or(|p| text.get(p.range()).is_some()));
        }
    }
}
