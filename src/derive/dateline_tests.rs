use super::*;
use crate::derive::testing::{article_of, authority};

/// What a dateline says, written out: city | agency | date | prose.
fn read(text: &str) -> Option<String> {
    let article = article_of(text);
    let reading = Reading::new(&article, authority());
    let found = reading.dateline.clone()?;
    let words = |span: Option<Span>| span.map_or("", |s| reading.words(s)).to_owned();
    let date = found.date.map(|d| d.0.to_string()).unwrap_or_default();
    let prose = reading.text()[found.place.end as usize..].trim_start().chars().take(6).collect::<String>();
    let prose = prose.trim();
    Some(format!("{}|{}|{date}|{prose}", words(found.city), words(found.agency)))
}

#[test]
fn both_orders_and_all_marks_are_read() {
    let table = [
        ("واس - الرياض\nافتتح الأمير المعرض.", "الرياض|واس||افتتح"),
        ("واشنطن (رويترز) - قال مسؤول إن.", "واشنطن|رويترز||قال مس"),
        ("القاهرة- تجاوز سعر القمح.", "القاهرة|||تجاوز"),
        ("الرياض ـ في إطار الخطة.", "الرياض|||في إطا"),
        ("لندن – أ ف ب – أعلن النادي.", "لندن|أ ف ب||أعلن ا"),
        ("لندن – أ.ف.ب – أعلن النادي.", "لندن|أ.ف.ب||أعلن ا"),
        ("بيروت (د ب أ): وصل الوفد.", "بيروت|د ب أ||وصل ال"),
        ("القدس المحتلة- اقتحم الجنود.", "القدس المحتلة|||اقتحم"),
        ("القاهرة (ورّاق) - أوقفت الشركة.", "القاهرة|ورّاق||أوقفت"),
        ("LONDON (Reuters) - Shares fell.", "LONDON|Reuters||Shares"),
        ("RAFAH, Gaza Strip (AP) — More people.", "RAFAH|AP||More p"),
        ("CEDAR HOLLOW — Up to ten schools.", "CEDAR HOLLOW|||Up to"),
        ("MILLER'S FORD, N.C.—Anna wept.", "MILLER'S FORD|||Anna w"),
        ("Brussels - The Commission met.", "Brussels|||The Co"),
        ("(Reuters) - Oil rose.", "|Reuters||Oil ro"),
        ("(Reuters) Oil rose.", "|Reuters||Oil ro"),
    ];
    for (text, want) in table {
        assert_eq!(read(text).as_deref(), Some(want), "{text}");
    }
}

#[test]
fn dates_in_datelines_are_read() {
    let table = [
        ("WASHINGTON, Aug. 13, 2024 (AP) — The vote.", "WASHINGTON|AP|2024-08-13|The vo"),
        ("PARIS, 12 August — Trains stopped.", "PARIS|||Trains"),
        ("القاهرة (12/8/2024): بدأت الدراسة.", "القاهرة||2024-08-12|بدأت ا"),
        ("بيروت، ١٢ أغسطس ٢٠٢٤ – هطل المطر.", "بيروت||2024-08-12|هطل ال"),
        ("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس\nعقدت اللجنة.", "الرياض|واس|2015-08-10|عقدت ا"),
        ("الرياض 25 شوال 1436 هـ واس\nعقدت اللجنة.", "الرياض|واس|2015-08-10|عقدت ا"),
    ];
    for (text, want) in table {
        assert_eq!(read(text).as_deref(), Some(want), "{text}");
    }
}

#[test]
fn a_reporter_before_outlet_and_place_is_its_author() {
    let article = article_of("سامر العلي- نبأ- الرياض: كشف الباحث عن تقرير.");
    let reading = Reading::new(&article, authority());
    let found = reading.dateline.clone().unwrap();
    assert_eq!(found.author.map(|a| reading.words(a)), Some("سامر العلي"));
    assert_eq!(found.agency.map(|a| reading.words(a)), Some("نبأ"));
    assert_eq!(found.city.map(|a| reading.words(a)), Some("الرياض"));
}

#[test]
fn prose_with_a_dash_is_no_dateline() {
    for text in [
        "القاهرة - التي تعاني الزحام - تبني مترو جديدا.",
        "أعلنت بيروت -اليوم الجمعة- رفضها.",
        "Paris - which hosted the games - paid less.",
        "Paris - the city of light - paid less.",
        "EXCLUSIVE - The minister resigned.",
        "The agency (AP) said it. London was quiet.",
        "زار الوزير بيروت (العاصمة) ثم عاد.",
        "قال أحمد: «نعم».",
        "",
        "—",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "(\\PC|القاهرة|واس|\\(|\\)| - |—|12/8/2024|:|\n){0,30}") {
        let article = article_of(&text);
        let reading = Reading::new(&article, authority());
        if let Some(found) = &reading.dateline {
            for span in [Some(found.place), found.agency, found.city, found.author, found.date.map(|d| d.1)].into_iter().flatten() {
                proptest::prop_assert!(reading.text().get(span.range()).is_some());
            }
        }
    }
}
