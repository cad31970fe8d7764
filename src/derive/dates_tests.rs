use super::*;
use crate::derive::testing::{article_of, authority};
use crate::source::Note;

/// The dates of a text, written out: value=words, `~` before a relative one.
fn dates(text: &str, stated: Option<&str>) -> Vec<String> {
    let article = article_of(text);
    let reading = Reading::new(&article, authority());
    let found = mentioned(&reading, stated.and_then(PartialDate::parse), &mut Vec::new());
    found.iter().map(|d| format!("{}{}={}", if d.relative { "~" } else { "" }, d.date, d.place.of_text(text))).collect()
}

fn check(table: &[(&str, &[&str])], stated: Option<&str>) {
    for (text, want) in table {
        assert_eq!(dates(text, stated), *want, "{text}");
    }
}

#[test]
fn months_of_three_systems_and_dual_names_are_read() {
    check(
        &[
            ("وصل في 5 يناير 2021 إلى تونس", &["2021-01-05=5 يناير 2021"]),
            ("في 5 كانون الثاني 2021", &["2021-01-05=5 كانون الثاني 2021"]),
            ("يوم 14 جانفي 2011، و3 أوت 2012", &["2011-01-14=14 جانفي 2011", "2012-08-03=3 أوت 2012"]),
            ("في 20 غشت 1953 و11 دجنبر 2020", &["1953-08-20=20 غشت 1953", "2020-12-11=11 دجنبر 2020"]),
            ("منذ 30 يونيه 2013", &["2013-06-30=30 يونيه 2013"]),
            ("في مايو/أيار 2021", &["2021-05=مايو/أيار 2021"]),
            ("في شباط / فبراير 2021", &["2021-02=شباط / فبراير 2021"]),
            ("في 28 أكتوبر/تشرين الأول 2022", &["2022-10-28=28 أكتوبر/تشرين الأول 2022"]),
            ("في آب (أغسطس) 2020", &["2020-08=آب (أغسطس) 2020"]),
            ("منتصف يونيو حزيران 2015", &["2015-06=يونيو حزيران 2015"]),
            ("وبدأ بفبراير 2020", &["2020-02=فبراير 2020"]),
            ("خلال شهر مايو من عام 2014", &["2014-05=مايو من عام 2014"]),
        ],
        None,
    );
}

#[test]
fn days_in_words_and_other_digits_are_read() {
    check(
        &[
            ("في السادس من يناير 2021", &["2021-01-06=السادس من يناير 2021"]),
            ("في الحادي والعشرين من شهر أيلول 2019", &["2019-09-21=الحادي والعشرين من شهر أيلول 2019"]),
            ("في الثالث عشر من آب 2020", &["2020-08-13=الثالث عشر من آب 2020"]),
            ("يوم ١٢ أغسطس ٢٠٢٤", &["2024-08-12=١٢ أغسطس ٢٠٢٤"]),
            ("بين 12 و14 أغسطس 2024", &["2024-08-12=12", "2024-08-14=14 أغسطس 2024"]),
            ("على 25 شوال 1436 هـ الموافق 10 أغسطس 2015م", &["2015-08-10=25 شوال 1436 هـ الموافق 10 أغسطس 2015م"]),
            ("صدر في 25 شوال 1436 هـ", &[]),
            (
                "الصادر في 29 من رجب الفرد عام 1422 الموافق ليوم 17 أكتوبر 2001",
                &["2001-10-17=29 من رجب الفرد عام 1422 الموافق ليوم 17 أكتوبر 2001"],
            ),
            ("منذ عام 1436هـ", &[]),
        ],
        None,
    );
}

#[test]
fn english_forms_are_read() {
    check(
        &[
            ("It began on 12 August 2024.", &["2024-08-12=12 August 2024"]),
            ("It began on August 12, 2024, in rain.", &["2024-08-12=August 12, 2024"]),
            ("On Aug. 12, 2024 it ended.", &["2024-08-12=Aug. 12, 2024"]),
            ("the 12th of August, 2024", &["2024-08-12=12th of August, 2024"]),
            ("In May 2014 and March 2015", &["2014-05=May 2014", "2015-03=March 2015"]),
            ("Dated 2024-08-12 and 13/08/2024 and 8/8/2024", &["2024-08-12=2024-08-12", "2024-08-13=13/08/2024", "2024-08-08=8/8/2024"]),
            ("Filed 12/08/2024.", &[]),
            ("It may 2014 people.", &[]),
            ("They march 12 miles on Aug. 12.", &[]),
            ("See https://example.org/2024/08/12/x", &[]),
            ("version 1.2.3 of 10.0.0.1", &[]),
            ("on 12.8.2024", &[]),
        ],
        None,
    );
    check(&[("بتاريخ 12/08/2024 و12.8.2024", &["2024-08-12=12/08/2024", "2024-08-12=12.8.2024"])], None);
}

#[test]
fn a_bare_number_is_a_year_only_beside_words_that_say_so() {
    check(
        &[
            ("محصول لعام 2021 وللعام 2022", &["2021=عام 2021", "2022=لعام 2022"]),
            ("منذ استقلالها عام 1948", &["1948=عام 1948"]),
            ("بين عامي 2019 و2021", &["2019=2019", "2021=2021"]),
            ("في 2018 تغير القانون", &["2018=2018"]),
            ("ألغت اتفاقية 2018 مع الشركة", &["2018=2018"]),
            ("لقي 2018 شخصا حتفهم في 2000 موقع", &[]),
            ("نحو 1950 طنا", &[]),
            ("الرقم 1948 مطبوع", &[]),
            ("الموسم الدراسي 2016 / 2017", &["2016=2016", "2017=2017"]),
            ("في 2022/23 تراجع", &["2022=2022", "2023=23"]),
            ("العام الدراسي ١٤٣٦-١٤٣٧هـ", &[]),
            ("العام الجاري 2022 مهم", &["2022=2022"]),
            ("2023 was long. And 2024 began.", &["2023=2023", "2024=2024"]),
            ("in 2018 and since 1999", &["2018=2018", "1999=1999"]),
            ("the 2016 election", &["2016=2016"]),
            ("from 2021-2024", &["2021=2021", "2024=2024"]),
            ("during the 2007–8 crisis", &["2007=2007", "2008=8"]),
            ("between 2007-6 and nothing", &["2007=2007"]),
            ("لعب في مونديال 2022 وعرض رؤية 2030", &["2022=2022"]),
            ("at Euro 2024 and under Vision 2030", &["2024=2024"]),
            ("على تتبع أكثر من 2000 امرأة", &[]),
            ("الخطة الخمسية «2011 2015» سجلت", &["2011=2011", "2015=2015"]),
            ("the 2022-23 season", &["2022=2022", "2023=23"]),
            ("until mid-2010", &["2010=2010"]),
            ("(1939-1945)", &["1939=1939", "1945=1945"]),
            ("in the 1990s, about 2000 people", &[]),
            ("$2000 or 1984 dollars", &[]),
            ("an 1800-strong crowd at 2030 hours", &[]),
        ],
        None,
    );
}

#[test]
fn a_day_without_a_year_borrows_none() {
    check(&[("في 6 يناير اقتحموا المبنى", &[]), ("It was on Aug. 12 that", &[])], Some("2024-08-13"));
}

#[test]
fn relative_words_wait_for_a_stated_day() {
    let table: &[(&str, &[&str])] = &[
        ("قال أمس إنه", &["~2024-08-12=أمس"]),
        ("قال أول من أمس الأول إنه", &["~2024-08-11=أمس الأول"]),
        ("قال أمس الاثنين إنه", &["~2024-08-12=أمس الاثنين"]),
        ("اليوم (الثلاثاء) بدأت", &["~2024-08-13=اليوم (الثلاثاء)"]),
        ("يوم الأحد الماضي", &["~2024-08-11=يوم الأحد الماضي"]),
        ("الشهر الماضي", &["~2024-07=الشهر الماضي"]),
        ("خلال العام الماضي", &["~2023=العام الماضي"]),
        ("في مايو/أيار الماضي", &["~2024-05=مايو/أيار الماضي"]),
        ("في 25 يوليو المقبل", &["~2025-07-25=25 يوليو المقبل"]),
        ("قبل يومين", &["~2024-08-11=قبل يومين"]),
        ("قبل ثلاثة أيام", &["~2024-08-10=قبل ثلاثة أيام"]),
        ("قبل يومين من الاقتراع", &[]),
        ("حتى اليوم", &[]),
        ("said on Monday that", &["~2024-08-12=Monday"]),
        ("two years ago", &["~2022=two years ago"]),
        ("last month and next year", &["~2024-07=last month", "~2025=next year"]),
        ("over the last year", &[]),
        ("Black Friday", &[]),
        // A verb of the future turns to the day to come; the weekday of the day itself is that day.
        ("وسيعقد المجلس اجتماعا الخميس", &["~2024-08-15=الخميس"]),
        ("ومن المقرر أن يصل يوم الأحد", &["~2024-08-18=يوم الأحد"]),
        ("قال الخميس إنه سيعود", &["~2024-08-08=الخميس"]),
        ("مرت سيارة يوم الأحد", &["~2024-08-11=يوم الأحد"]),
        ("The court will meet on Thursday.", &["~2024-08-15=Thursday"]),
        ("On Thursday, the court will meet.", &["~2024-08-15=Thursday"]),
        ("The court said on Thursday it will meet.", &["~2024-08-08=Thursday"]),
        ("The court ruled Thursday that it will meet.", &["~2024-08-08=Thursday"]),
        ("He will speak on Tuesday.", &["~2024-08-13=Tuesday"]),
    ];
    check(table, Some("2024-08-13"));
    for (text, _) in table {
        assert_eq!(dates(text, None), [""; 0], "{text}");
        assert_eq!(dates(text, Some("2024-08")), [""; 0], "{text}");
    }
}

#[test]
fn two_names_of_two_months_are_reported_and_the_date_kept() {
    let article = article_of("سطر\nاستدعي في نوفمبر/كانون الأول 2021.");
    let mut diagnostics = Vec::new();
    let found = mentioned(&Reading::new(&article, authority()), None, &mut diagnostics);
    assert_eq!(found[0].date.to_string(), "2021-11");
    assert_eq!((diagnostics[0].code, diagnostics[0].line), (Code::MonthConflict, Some(2)));
}

fn note(kind: NoteKind, value: &str, line: u32) -> Note {
    Note { kind, value: value.to_owned(), evidence: format!("نشر: {value}"), line }
}

#[test]
fn the_date_of_publication_has_an_order_of_sources() {
    let mut article = article_of("القاهرة (12/8/2024): بدأت الدراسة.");
    article.path = "2023/x.txt".to_owned();
    let read = |article: &crate::source::Article| {
        let mut diagnostics = Vec::new();
        let found = published(&Reading::new(article, authority()), &mut diagnostics);
        (found.date.map(|d| (d.value.to_string(), d.method)), diagnostics.into_iter().map(|d| (d.code, d.line)).collect::<Vec<_>>())
    };
    assert_eq!(read(&article), (Some(("2024-08-12".to_owned(), FactMethod::Dateline)), vec![]));
    article.notes.push(note(NoteKind::Published, "13 أغسطس 2024", 9));
    assert_eq!(read(&article), (Some(("2024-08-13".to_owned(), FactMethod::Stated)), vec![(Code::DateConflict, Some(1))]));
    article.body.text = "بدأت الدراسة في القاهرة اليوم.".to_owned();
    assert_eq!(read(&article).0.unwrap().1, FactMethod::Stated);
    article.notes.clear();
    assert_eq!(read(&article), (Some(("2023".to_owned(), FactMethod::FileName)), vec![]));
    article.path = "x.txt".to_owned();
    assert_eq!(read(&article), (None, vec![]));
    article.notes.push(note(NoteKind::Updated, "14 أغسطس 2024", 9));
    assert_eq!(published(&Reading::new(&article, authority()), &mut Vec::new()).updated.unwrap().value.to_string(), "2024-08-14");
}

#[test]
fn a_lone_hijri_date_is_converted_where_it_is_stated() {
    let mut article = article_of("نص الخبر هنا.");
    article.notes.push(note(NoteKind::Published, "25 شوال 1436 هـ", 3));
    let found = published(&Reading::new(&article, authority()), &mut Vec::new()).date.unwrap();
    assert_eq!(found.value.to_string(), "2015-08-10");
    assert!(found.evidence.contains("Umm al-Qura"));
}

#[test]
fn ten_thousand_dates_are_read_in_one_pass() {
    let text = "في 12 أغسطس 2024 و".repeat(10_000);
    assert_eq!(dates(&text, Some("2024-08-13")).len(), 10_000);
}

proptest::proptest! {
    #[test]
    fn any_text_has_ordered_dates(text in "(\\PC|12|2024| |/|-|أغسطس|آب|May|الماضي|عام|أمس|من|شوال|الموافق|،|\n){0,40}") {
        let article = article_of(&text);
        let reading = Reading::new(&article, authority());
        let mut last = 0;
        for date in mentioned(&reading, PartialDate::parse("2024-08-13"), &mut Vec::new()) {
            proptest::prop_assert!(date.place.start >= last && !date.place.is_empty() && text.get(date.place.range()).is_some());
            last = date.place.end;
        }
        let _ = published(&reading, &mut Vec::new());
    }
}
