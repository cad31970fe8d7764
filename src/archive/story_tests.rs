use super::super::link_tests::linked;
use super::super::{Archive, TranslationMethod};

fn story_of<'a>(archive: &'a Archive, id: &str) -> Option<&'a str> {
    let article = archive.articles.iter().find(|a| a.id == id).unwrap();
    article.story.map(|s| archive.story(s).id.as_str())
}

const FLOOD: &str = "غمرت مياه النهر أحياء مدينة النخيل القديمة بعد انهيار سد الوادي فجر الأحد، وأجلت فرق الدفاع المدني ألفي عائلة.\n\n\
    وقال قائد فرق الإنقاذ إن السد بني قبل ستين عاما، وإن شقوقا ظهرت في جداره في الربيع الماضي ولم تصلح.\n";
const FLOOD_AGAIN: &str = "انهار جدار سد الوادي القديم فجر الأحد فغمرت المياه مدينة النخيل، وأجلى الدفاع المدني ألفي عائلة من أحيائها.\n\n\
    وكانت لجنة قد حذرت في الربيع من شقوق في السد الذي بني قبل ستين عاما، لكن أعمال الإصلاح لم تبدأ.\n";
const MATCH: &str = "فاز نادي الشراع على ضيفه نادي المنارة بثلاثة أهداف في مباراة ودية على ملعب الميناء مساء السبت.\n\n\
    وسجل المهاجم الشاب هدفين قبل نهاية الشوط الأول، وأضاف زميله الثالث من ركلة جزاء.\n";

fn dated(day: u8, text: &str) -> String {
    format!("+++\ndate = 2024-05-{day:02}\n+++\n{text}")
}

#[test]
fn two_reports_of_one_event_are_a_story_and_others_stand_alone() {
    let (archive, _) = linked(&[("a.txt", &dated(5, FLOOD)), ("b.txt", &dated(6, FLOOD_AGAIN)), ("c.txt", &dated(5, MATCH))]);
    assert!(story_of(&archive, "a").is_some());
    assert_eq!(story_of(&archive, "a"), story_of(&archive, "b"));
    assert_eq!(story_of(&archive, "c"), None);
    assert_eq!(archive.stories.len(), 1);
    assert!(!archive.stories[0].stated && archive.stories[0].copies.is_empty());
}

#[test]
fn undated_reports_join_and_far_dates_part() {
    let (archive, _) = linked(&[("a.txt", FLOOD), ("b.txt", FLOOD_AGAIN)]);
    assert_eq!(archive.stories.len(), 1);
    let later = FLOOD_AGAIN.to_owned();
    let (archive, _) = linked(&[("a.txt", &dated(1, FLOOD)), ("b.txt", &dated(30, &later))]);
    assert_eq!(archive.stories.len(), 0);
}

#[test]
fn what_front_matter_states_is_kept() {
    let told = |story: &str, text: &str| format!("+++\nstory = \"{story}\"\n+++\n{text}");
    let (archive, _) = linked(&[("a.txt", &told("dam", FLOOD)), ("b.txt", &told("rescue", FLOOD_AGAIN)), ("c.txt", &told("dam", MATCH))]);
    assert_eq!(story_of(&archive, "a"), Some("dam"));
    assert_eq!(story_of(&archive, "b"), Some("rescue"), "two stated stories stay two, however alike");
    assert_eq!(story_of(&archive, "c"), Some("dam"));
    assert!(archive.stories.iter().all(|s| s.stated));
}

#[test]
fn copies_of_one_text_are_known_as_such() {
    let copy = format!("{FLOOD}\nتابعونا على موقعنا.\n");
    let (archive, _) = linked(&[("a.txt", FLOOD), ("b.txt", &copy), ("c.txt", FLOOD_AGAIN)]);
    assert_eq!(archive.stories.len(), 1);
    let story = &archive.stories[0];
    assert_eq!((story.articles.len(), story.copies.len(), story.copies[0].len()), (3, 1, 2));
}

#[test]
fn an_id_stays_when_a_newer_report_joins() {
    let (archive, _) = linked(&[("a.txt", &dated(5, FLOOD)), ("b.txt", &dated(6, FLOOD_AGAIN))]);
    let before = story_of(&archive, "a").map(str::to_owned);
    let newer = dated(7, &format!("{FLOOD_AGAIN}\nوعاد السكان إلى بيوتهم.\n"));
    let (archive, _) = linked(&[("a.txt", &dated(5, FLOOD)), ("b.txt", &dated(6, FLOOD_AGAIN)), ("c.txt", &newer)]);
    assert_eq!(story_of(&archive, "c"), before.as_deref());
}

#[test]
fn a_relative_is_of_another_story_but_for_one() {
    let third = format!("{FLOOD_AGAIN}\nوقال دونالد ترامب إنه يتابع الأمر.\n");
    let named = |text: &str| format!("{text}\nوزار إيلون ماسك وكامالا هاريس وجو بايدن مدينة القاهرة.\n");
    let files = [("a.txt", named(FLOOD)), ("b.txt", named(FLOOD_AGAIN)), ("c.txt", named(&third)), ("d.txt", named(MATCH))];
    let (archive, _) = linked(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    let own = archive.articles.iter().find(|a| a.id == "a").unwrap();
    let siblings = own.related.iter().filter(|r| archive.article(r.article).story == own.story).count();
    let seen: Vec<_> = archive.articles.iter().map(|a| (&a.id, a.story, a.topics.len(), a.related.len())).collect();
    assert_eq!((own.related.len(), siblings), (2, 1), "{seen:?}");
}

const ARABIC: &str = "قال إيلون ماسك إن شركة Nawras باعت 1250 سيارة في القاهرة عام 2019، وإن دونالد ترامب زار مصنعها في برلين في 3 مايو 2021.\n\n\
    وأضاف ماسك أن الشركة ستفتتح 47 متجرا في فرنسا، وأن كامالا هاريس دعيت إلى الافتتاح.\n";
const ENGLISH: &str = "Elon Musk said Nawras had sold 1250 cars in Cairo in 2019 and that Donald Trump visited its factory in Berlin on 3 May 2021.\n\n\
    Musk added that the company would open 47 shops in France, and that Kamala Harris had been invited to the opening.\n";

#[test]
fn a_translation_that_nobody_declared_is_found_and_stays_a_relative() {
    let other = "Joe Biden met Emmanuel Macron in Paris on 9 June 2024 and spoke of the 1944 landings with 25 veterans.\n";
    let (archive, faults) = linked(&[("a.txt", ARABIC), ("b.txt", ENGLISH), ("c.txt", other)]);
    assert_eq!(faults, []);
    let arabic = archive.articles.iter().find(|a| a.id == "a").unwrap();
    assert_eq!(arabic.translations.len(), 1);
    assert_eq!(arabic.translations[0].method, TranslationMethod::Found);
    assert_eq!(archive.article(arabic.related[0].article).id, "b");
}

#[test]
fn two_articles_that_might_be_the_translation_make_none() {
    let twin = ENGLISH.replace("had been invited", "was asked");
    let (archive, faults) = linked(&[("a.txt", ARABIC), ("b.txt", ENGLISH), ("c.txt", &twin)]);
    assert!(archive.articles.iter().all(|a| a.translations.is_empty()));
    assert!(faults.iter().all(crate::diagnostic::Diagnostic::is_review), "{faults:?}");
}
