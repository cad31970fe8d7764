use super::*;
use crate::derive::mentions::known_names;
use crate::derive::testing::{article_of, authority};

/// Quotations of a text, written out: speaker's words|topic|cue|quotation.
fn read(text: &str) -> Vec<String> {
    let article = article_of(text);
    let reading = Reading::new(&article, authority());
    let mentions = known_names(&reading, &[]);
    let show = |q: &Quote| {
        let topic = match q.speaker {
            Some(NameRef::Known(id)) => authority().topic(id).id.clone(),
            _ => String::new(),
        };
        let start: String = q.place.of_text(text).split(' ').take(2).collect::<Vec<_>>().join(" ");
        format!("{}|{topic}|{}|{start}", q.speaker_text.as_deref().unwrap_or(""), q.cue)
    };
    quotes(&reading, &mentions).iter().map(show).collect()
}

fn check(table: &[(&str, &[&str])]) {
    for (text, want) in table {
        assert_eq!(read(text), *want, "{text}");
    }
}

#[test]
fn the_verb_may_stand_before() {
    check(&[
        ("تقول سلمى حداد التي طلبت عدم ذكر اسمها: «لن نغلق الباب أمام أحد».", &["سلمى حداد|test-salma|تقول|لن نغلق"]),
        ("وقالت سلمى حداد: «لن نغلق الباب أمام أحد بعد اليوم».", &["سلمى حداد|test-salma|وقالت|لن نغلق"]),
        (
            "قالت الوزيرة سلمى حداد، رئيسة اللجنة العليا، لشبكة سي إن إن: “لن نغلق الباب أمام أحد”.",
            &["الوزيرة سلمى حداد|test-salma|قالت|لن نغلق"],
        ),
        ("وأكد عمر نجار في لقاء أن \"المدينة لن تعود كما كانت أبدا\".", &["عمر نجار|test-omar|وأكد|المدينة لن"]),
        ("وقال \"بنك النور\" في مذكرة \"سيكون هذا كافيا لعامين على الأقل\".", &["\"بنك النور\"||وقال|سيكون هذا"]),
        ("قال عمر نجار لسلمى حداد في حوار: «أعتقد أن الأمر رائع حقا».", &["عمر نجار|test-omar|قال|أعتقد أن"]),
        ("Omar Najjar said: \"We will not close the door again.\"", &["Omar Najjar|test-omar|said|We will"]),
        ("In a statement, Omar Najjar told CNN, “We will not close the door.”", &["Omar Najjar|test-omar|told|We will"]),
        (
            "Salma Haddad, a senior researcher in the city, said that “nothing will be as it was”.",
            &["Salma Haddad|test-salma|said|nothing will"],
        ),
    ]);
}

#[test]
fn the_verb_may_stand_after_or_within() {
    check(&[
        ("«لن نغلق الباب أمام أحد بعد»، قال عمر نجار في بيان.", &["عمر نجار|test-omar|قال|لن نغلق"]),
        (
            "“كتبنا العنوان ثلاث مرات كاملة”، تقول سلمى حداد التي حضرت، “ثم محوناه مرة واحدة فقط”.",
            &["سلمى حداد|test-salma|تقول|كتبنا العنوان", "سلمى حداد|test-salma|تقول|ثم محوناه"],
        ),
        ("“We will not close the door,” said Salma Haddad, who leads it.", &["Salma Haddad|test-salma|said|We will"]),
        (
            "“We will not close the door,” Salma Haddad said. “It has always been open.”",
            &["Salma Haddad|test-salma|said|We will", "Salma Haddad|test-salma|said|It has"],
        ),
        (
            "\"We will not close,\" Omar Najjar, the mayor, said, \"because it is open.\"",
            &["Omar Najjar|test-omar|said|We will", "Omar Najjar|test-omar|said|because it"],
        ),
    ]);
}

#[test]
fn pronouns_and_verbs_without_subject_mean_the_last_speaker() {
    check(&[
        ("قال عمر نجار إن الأمر انتهى. وأضاف: «لن نعود إلى ما كنا عليه».", &["عمر نجار|test-omar|وأضاف|لن نعود"]),
        ("Salma Haddad said it was over.\n“We will not go back to it,” she added.", &["Salma Haddad|test-salma|added|We will"]),
        (
            "قال عمر نجار: «هذه جملة أولى طويلة».\n«وهذه جملة ثانية من كلامه نفسه».",
            &["عمر نجار|test-omar|قال|هذه جملة", "عمر نجار|test-omar|قال|وهذه جملة"],
        ),
        ("قالت سلمى حداد:\n«لن نغلق الباب أمام أحد».", &["سلمى حداد|test-salma|قالت|لن نغلق"]),
    ]);
}

#[test]
fn a_spokesperson_speaks_for_the_principal() {
    check(&[
        ("وقال متحدث باسم شركة نورس: «سياساتنا لا تسمح بهذا المحتوى».", &["متحدث باسم شركة نورس|test-acme|وقال|سياساتنا لا"]),
        ("A spokesperson for Nawras said: “Our rules do not allow this.”", &["A spokesperson for Nawras|test-acme|said|Our rules"]),
        ("وبحسب شركة نورس فإن «العدد تضاعف ثلاث مرات هذا العام».", &["شركة نورس|test-acme|وبحسب|العدد تضاعف"]),
        ("ووفقا للوزارة \"سيبدأ العمل بالقانون الجديد قريبا\".", &["الوزارة||ووفقا|سيبدأ العمل"]),
    ]);
}

#[test]
fn titles_doubted_words_and_indirect_speech_are_none() {
    check(&[
        ("قال عمر نجار إنه «سعيد» بذلك.", &[]),
        ("أطلق على المشروع اسم «مدينة المستقبل والحلم الجميل الكبير».", &[]),
        ("قالت سلمى حداد في كتابها \"رحلة إلى آخر المدينة القديمة\" كل شيء.", &[]),
        ("قال عمر نجار إن الأمر انتهى.", &[]),
        ("The “very big and fast new machine” broke.", &[]),
        ("She read the novel “A Long Walk to the Old City” in May.", &[]),
    ]);
    check(&[("وكتب عمر نجار: «نعم بالتأكيد!».", &["عمر نجار|test-omar|وكتب|نعم بالتأكيد!"])]);
}

#[test]
fn quotations_far_from_any_verb_are_passed_over() {
    let many = "“one two three four five six” word ".repeat(20_000);
    assert!(read(&format!("said {many} said Omar")).len() < 200);
}

#[test]
fn ten_thousand_quotations_take_one_pass() {
    let text = "قال عمر نجار: «لن نغلق الباب أمام أحد». ".repeat(10_000);
    assert_eq!(read(&text).len(), 10_000);
}

proptest::proptest! {
    #[test]
    fn any_text_has_ordered_quotations(text in "(\\PC|\"|«|»|“|”|: |قال |عمر نجار|وأضاف |said |Omar Najjar|, |\\. |وفقا |للوزارة |\\(|\\)|كلمة |\n){0,50}") {
        let article = article_of(&text);
        let reading = Reading::new(&article, authority());
        let mut last = 0;
        for quote in quotes(&reading, &known_names(&reading, &[])) {
            proptest::prop_assert!(quote.place.start >= last && text.get(quote.place.range()).is_some_and(|t| !t.is_empty()));
            proptest::prop_assert!(!quote.cue.is_empty());
            last = quote.place.end;
        }
    }
}

#[test]
fn pronouns_find_the_person_the_text_is_about() {
    check(&[
        // The subject of a sentence without speech.
        (
            "Salma Haddad opened the gate herself.\n“Nobody will stop us now at all,” she said.\nThen it rained. “We stayed out for hours and hours.”",
            &["Salma Haddad|test-salma|said|Nobody will", "Salma Haddad|test-salma|said|We stayed"],
        ),
        // A pronoun never means the other gender.
        (
            "Ms. Dana Roe said it was over. Mr. Kurt Dole, a doctor, left.\n“I was not there at the time,” she added.",
            &["Ms. Dana Roe||added|I was"],
        ),
        // Nor a body.
        (
            "Omar Najjar came late. The Harbour Council said it was closed.\n“I could not get in at all,” he said.",
            &["Omar Najjar|test-omar|said|I could"],
        ),
        // A name between commas, an age, a place.
        (
            "“We heard the bell ring very loudly,” tourist Dana Roe, 18, from Hull, Yorkshire, told Reuters.",
            &["tourist Dana Roe||told|We heard"],
        ),
        ("“We heard the bell ring very loudly,” Sen. Dana Roe (D-Ohio) said.", &["Sen. Dana Roe||said|We heard"]),
        ("The boys' stepfather, Kurt Roe, said “it was the longest night of all”.", &["Kurt Roe||said|it was"]),
        ("Dana Roe stood up and said “the work will go on without them”.", &["Dana Roe||said|the work"]),
        ("Dana Roe went on to say that the plan “is the worst one we have seen”.", &["Dana Roe||say|is the"]),
    ]);
}

#[test]
fn arabic_verbs_agree_with_the_speaker_they_inherit() {
    check(&[
        (
            "قالت سلمى حداد إن الباب مفتوح. وقال عمر نجار إنه سعيد. وأضافت: «لن نغلق الباب أمام أحد».",
            &["سلمى حداد|test-salma|وأضافت|لن نغلق"],
        ),
        ("قال عمر نجار إن الباب مفتوح. وأضافت: «لن نغلق الباب أمام أحد».", &["||وأضافت|لن نغلق"]),
    ]);
}

#[test]
fn the_subject_may_stand_before_an_arabic_verb() {
    check(&[
        ("عمر نجار، مدير المعهد سابقا، قال إن «المكاسب تحققت على مدى سنوات».", &["عمر نجار|test-omar|قال|المكاسب تحققت"]),
        ("عميد المعهد، عمر نجار، قال إن «المكاسب تحققت على مدى سنوات».", &["عميد المعهد، عمر نجار|test-omar|قال|المكاسب تحققت"]),
        ("ونشر الموقع تحذير الخبيرة سلمى حداد التي تقول إن «المدينة لن تعود كما كانت».", &["الخبيرة سلمى حداد|test-salma|تقول|المدينة لن"]),
        (
            "وقال الرئيس التنفيذي للشركة، عمر نجار، \"سيكون هذا كافيا لعامين على الأقل\".",
            &["الرئيس التنفيذي للشركة، عمر نجار|test-omar|وقال|سيكون هذا"],
        ),
        (
            "وقال مدير المركز في بيروت الدكتور عمر نجار \"سيكون هذا كافيا لعامين على الأقل\".",
            &["مدير المركز في بيروت الدكتور عمر نجار|test-omar|وقال|سيكون هذا"],
        ),
        ("ونقلت الصحيفة عن مسؤول كبير أن \"المدينة لن تعود كما كانت أبدا\".", &["مسؤول كبير||ونقلت|المدينة لن"]),
        ("وحذر عمر نجار من «التعسف الذي تمارسه الإدارة منذ سنوات».", &["عمر نجار|test-omar|وحذر|التعسف الذي"]),
        ("قال عمر نجار إن مكاسب تحققت، «لكن أشياء أخرى لم تتحقق»، حسب تعبيره.", &["عمر نجار|test-omar|قال|لكن أشياء"]),
    ]);
}

#[test]
fn headlines_and_titles_in_capitals_are_no_speech() {
    check(&[
        ("Omar Najjar said the paper ran a headline “Doctors Say the Old City Will Never Be the Same”.", &[]),
        ("Salma Haddad told Reuters she asked for “The Long Walk to the Other Old City” at the shop.", &[]),
        ("يبرز الكتاب الموسوم بـ«المدينة القديمة بين الماضي والحاضر» دور الناس.", &[]),
        ("Be plain. For example, say, “I have been thinking about this for a while,” and stop.", &[]),
    ]);
}
