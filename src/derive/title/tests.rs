use super::*;
use crate::knowledge::Authority;
use crate::source::parse;

fn titled(text: &str) -> String {
    let article = parse("seeds/the-file.txt", text.as_bytes(), None);
    title(&Reading::new(&article, &Authority::built_in())).value
}

/// A second paragraph, so that the first is a lead and not a headline.
fn arabic(lead: &str) -> String {
    titled(&format!("{lead}\n\nولم تصدر الجهات المعنية أي تعليق آخر حتى ساعة إعداد هذا الخبر في المساء.\n"))
}

pub(super) fn english(lead: &str) -> String {
    titled(&format!("{lead}\n\nNobody else was available for comment when this article went to press in the evening.\n"))
}

#[test]
fn an_arabic_lead_is_cut_where_a_clause_ends() {
    let table = [
        (
            "افتتحت بلدية المدينة مكتبة عامة جديدة للأطفال، بعد سنوات من أعمال البناء المتعثرة والخلافات على التمويل.",
            "افتتحت بلدية المدينة مكتبة عامة جديدة للأطفال",
        ),
        (
            "أغلقت السلطات الطريق الساحلي أمام الشاحنات الثقيلة وذلك بسبب الانهيارات الصخرية التي تكررت في الأسابيع الماضية.",
            "أغلقت السلطات الطريق الساحلي أمام الشاحنات الثقيلة",
        ),
    ];
    for (lead, want) in table {
        assert_eq!(arabic(lead), want);
    }
}

#[test]
fn the_day_of_the_report_brackets_and_asides_are_left_out() {
    let table = [
        ("وقعت الوزارة اليوم الثلاثاء اتفاقية لترميم الأسواق القديمة.", "وقعت الوزارة اتفاقية لترميم الأسواق القديمة"),
        ("أطلقت شركة النقل (سير) تطبيقا جديدا لحجز التذاكر.", "أطلقت شركة النقل تطبيقا جديدا لحجز التذاكر"),
        ("قررت المحكمة -أمس الأحد- تأجيل النظر في قضية الميناء.", "قررت المحكمة تأجيل النظر في قضية الميناء"),
    ];
    for (lead, want) in table {
        assert_eq!(arabic(lead), want);
    }
    assert_eq!(english("The harbour authority closed the northern pier on Tuesday."), "Harbour authority closed the northern pier");
}

#[test]
fn a_day_that_belongs_to_the_sentence_stays() {
    assert!(english("The museum has been closed since Monday because of a leaking roof.").contains("since Monday"));
}

#[test]
fn the_first_sentence_is_the_home_of_the_title() {
    let title = arabic(
        "أعلنت بلدية الميناء خطة لتوسيع الرصيف الشمالي في المدينة. ويشكو صيادو الميناء من ضيق الرصيف الشمالي، وخطة الرصيف عند بلدية الميناء.",
    );
    assert!(title.starts_with("أعلنت بلدية الميناء خطة"), "{title}");
    let title = english(
        "The port council approved a plan to widen the northern pier. Fishermen of the northern pier say the pier of the port needs the plan.",
    );
    assert!(title.starts_with("Port council approved a plan"), "{title}");
    // Where it only asks the reader, the second sentence tells the news.
    let title = english("Would you cross a bridge without rails? The town council closed the old bridge after a storm tore off its rails.");
    assert!(title.starts_with("Town council closed the old bridge"), "{title}");
}

#[test]
fn asides_relative_clauses_and_titles_are_struck_out_whole() {
    let table = [
        // A relative clause with both its commas.
        (
            "كشفت المراسلات القديمة بين البلدية والشركة والتي امتدت عشر سنوات، مدى الخلاف على ميناء الصيادين.",
            "كشفت المراسلات القديمة بين البلدية والشركة مدى الخلاف على ميناء الصيادين",
        ),
        // An apposition after the subject.
        (
            "انتقدت سعاد المرابط، رئيسة جمعية الصيادين بالميناء القديم، خطة البلدية لردم الحوض الشرقي.",
            "انتقدت سعاد المرابط خطة البلدية لردم الحوض الشرقي",
        ),
        // The comma between subject and object.
        (
            "تبادل رئيس البلدية ومدير الشركة، مجموعة من الرسائل الغاضبة، وانتهى الأمر بينهما إلى القضاء بعد أشهر طويلة من الخلاف على أرض الميناء.",
            "تبادل رئيس البلدية ومدير الشركة مجموعة من الرسائل الغاضبة",
        ),
    ];
    for (lead, want) in table {
        assert_eq!(arabic(lead), want);
    }
    // The titles before a known name stay or go together.
    let title = arabic("زار الرئيس السابق والمرشح الجمهوري دونالد ترامب مصنعا للسفن في الولاية الساحلية.");
    assert_eq!(title.contains("الرئيس السابق"), title.contains("والمرشح الجمهوري"), "{title}");
}

#[test]
fn a_date_is_left_out_with_its_preposition_and_its_year() {
    assert_eq!(
        english("The readers of the gazette woke on 24 July 2023 to an empty page."),
        "Readers of the gazette woke to an empty page"
    );
    assert_eq!(
        english("The readers of the gazette woke on Monday 24 July 2023 to an empty page."),
        "Readers of the gazette woke to an empty page"
    );
    assert_eq!(
        arabic("اتصلت إدارة المتحف بالشركة الشهر الماضي لمناقشة ترميم القاعة الكبرى."),
        "اتصلت إدارة المتحف بالشركة لمناقشة ترميم القاعة الكبرى"
    );
    assert!(arabic("أعادت أحداث العام الماضي فتح ملف الميناء القديم.").contains("أحداث العام الماضي"));
}

#[test]
fn the_person_of_the_lead_in_takes_the_place_of_a_mere_title() {
    assert_eq!(
        arabic("بعد عامين على شراء إيلون ماسك مصنع السفن، يبيع الملياردير حصته الكبرى في المصنع لشركة من الجنوب."),
        "إيلون ماسك يبيع حصته الكبرى في المصنع لشركة من الجنوب"
    );
}

#[test]
fn an_office_before_a_name_goes_and_its_conjunction_stays() {
    assert_eq!(
        arabic("كشفت المراسلات القديمة بين جو بايدن ورئيس الحكومة البريطانية بوريس جونسون خلافا على ميناء الصيادين."),
        "كشفت المراسلات القديمة بين جو بايدن وبوريس جونسون خلافا على ميناء الصيادين"
    );
}

#[test]
fn no_subordinate_clause_and_no_stub_stands_alone() {
    for lead in [
        "العالم يتطور بشكل متسارع جدا، وبالذات في ظل الثورة الصناعية الرابعة وعصر الذكاء.",
        "بعدما بقيت علاقة البلدية بالشركة معقدة لفترة طويلة. وقعت البلدية اتفاقا مع الشركة لتوسيع الميناء.",
    ] {
        let title = arabic(lead);
        assert!(!title.starts_with("بعدما") && !title.ends_with("وبالذات"), "{title}");
    }
    let title = english("A boy was hurt in a crash just weeks before the feast while playing with his friends in the street.");
    assert!(!title.ends_with("weeks"), "{title}");
}

#[test]
fn reported_speech_becomes_speaker_and_clause() {
    let table = [
        ("قال وزير الزراعة سامر الهادي إن أسعار القمح تراجعت خلال الموسم الماضي.", "سامر الهادي: أسعار القمح تراجعت خلال الموسم الماضي"),
        ("أكد رئيس البلدية أن الجسر الجديد يخدم أحياء المدينة كلها.", "رئيس البلدية: الجسر الجديد يخدم أحياء المدينة كلها"),
    ];
    for (lead, want) in table {
        assert_eq!(arabic(lead), want);
    }
    assert_eq!(
        english("The harbour authority said on Monday that the northern pier would stay closed."),
        "Harbour authority: northern pier would stay closed"
    );
}

#[test]
fn a_trailing_attribution_is_dropped() {
    let title = english("Two old ferries will be sold to a shipyard in the south, the harbour authority said in a statement on Friday.");
    assert_eq!(title, "Two old ferries will be sold to a shipyard in the south");
}

#[test]
fn speech_whose_subject_is_a_pronoun_keeps_its_verb() {
    assert!(!arabic("قال مدير المتحف إنه سيعرض القطع النادرة في الربيع المقبل.").contains(':'));
    assert!(!english("The keeper said she would open the tower to visitors next spring.").contains(':'));
}

#[test]
fn a_joined_conjunction_is_taken_off_and_a_letter_of_the_word_is_not() {
    assert!(arabic("وأعلنت الهيئة خطة لتوسيع الحدائق العامة.").starts_with("أعلنت"));
    assert!(arabic("وصلت القافلة الأولى إلى المدينة المحاصرة.").starts_with("وصلت"));
}

#[test]
fn no_title_ends_in_mid_phrase() {
    let leads = [
        "يبحث المجلس في جلسته المقبلة مقترحا يهدف إلى تنظيم عمل الباعة الجائلين في وسط المدينة والأسواق القريبة من المحطة",
        "تمكن فريق من الباحثين في جامعة المدينة من تطوير مادة عازلة جديدة تقلل من استهلاك الطاقة في المباني القديمة",
    ];
    for lead in leads {
        let title = arabic(lead);
        let last = crate::text::fold::fold(title.split_whitespace().last().unwrap());
        assert!(!crate::knowledge::words::arabic_never_last().contains(&last), "{title}");
    }
    let title = english(
        "A committee of engineers who inspected the old railway bridge found that the northern arch of it had moved by several inches over the past two winters",
    );
    let last = title.split_whitespace().last().unwrap().to_lowercase();
    assert!(!crate::knowledge::words::english_never_last().contains(&last), "{title}");
}

#[test]
fn quotations_and_brackets_stay_balanced() {
    for lead in [
        "وصف الكاتب روايته بأنها «رحلة طويلة في ذاكرة المدينة القديمة وأهلها الذين غادروها منذ سنوات طويلة» خلال ندوة.",
        "The author called the novel “a long walk through the memory of the old town and of those who left it years ago” at a reading.",
    ] {
        let title = titled(&format!("{lead}\n\n{lead}\n"));
        let count = |c: char| title.chars().filter(|&x| x == c).count();
        assert_eq!((count('«'), count('“')), (count('»'), count('”')), "{title}");
    }
}

#[test]
fn an_english_headline_drops_the_article_at_its_head_but_not_that_of_a_name() {
    assert!(english("A storm tore the roof off the town hall.").starts_with("Storm"));
    assert!(english("The Hague tribunal opened its doors to the public.").starts_with("The Hague"));
    assert!(english("A few volunteers cleaned the beach before dawn.").starts_with("A few"));
}

#[test]
fn a_text_with_nothing_to_say_still_has_a_short_title() {
    for (text, want) in [("", "the-file"), ("… !!", "the-file"), ("مرحبا", "مرحبا"), ("123", "123")] {
        assert_eq!(titled(text), want, "{text:?}");
    }
    let long = titled(&"كلمة ".repeat(100_000));
    assert!(long.split_whitespace().count() <= 20 && long.chars().count() <= 200, "{long}");
    let word = titled(&"ا".repeat(300_000));
    assert!((1..=200).contains(&word.chars().count()));
    let other = titled("Совет сообщил, что старая библиотека снова откроется весной, и это не последняя новость в этом году для города.");
    assert!(other.starts_with("Совет") && other.split_whitespace().count() <= 20);
}

#[test]
fn a_verb_keeps_what_completes_it() {
    let table = [
        // The object, behind a subject with an office.
        (
            "استقبل رئيس البلدية سامر الهادي وفدا من نقابة الصيادين في مكتبه بمقر البلدية لبحث توسيع الرصيف.",
            "استقبل رئيس البلدية سامر الهادي وفدا",
        ),
        // The preposition.
        ("تمكنت فرق الإطفاء في المدينة الساحلية من إخماد حريق كبير اندلع في مخزن للأخشاب قرب الميناء القديم.", "إخماد حريق"),
        // What is denied is never told as if it were so.
        ("نفت البلدية إقامة سوق جديدة على أرض الميناء القديم وقالت إن الأرض ملك للدولة منذ عقود طويلة.", "نفت البلدية"),
    ];
    for (lead, part) in table {
        let title = arabic(lead);
        assert!(title.contains(part), "{title}");
    }
}

#[test]
fn an_arabic_title_has_at_most_sixteen_words() {
    let title = arabic(
        "عقدت اللجنة المشتركة المكلفة بمتابعة أشغال توسيع الرصيف الشمالي في الميناء القديم بالمدينة الساحلية الكبرى بمقر البلدية اجتماعا طويلا ناقشت فيه تأخر الأشغال",
    );
    assert!((3..=16).contains(&title.split_whitespace().count()), "{title}");
}

#[test]
fn a_speaker_is_named_or_left_out() {
    let title = arabic("قال سامي الهادي المدير العام لديوان الموانئ البحرية بالمدينة إن الرصيف الشمالي يفتح للصيادين في الربيع.");
    assert!(title.starts_with("سامي الهادي: الرصيف"), "{title}");
}

#[test]
fn the_evidence_is_the_span_that_the_title_was_taken_from() {
    let article = parse(
        "a.txt",
        "قال وزير الزراعة إن أسعار القمح تراجعت خلال الموسم الماضي.\n\nولم يذكر الوزير أسباب التراجع في المؤتمر.\n".as_bytes(),
        None,
    );
    let authority = Authority::built_in();
    let reading = Reading::new(&article, &authority);
    let title = title(&reading);
    assert_eq!(title.evidence, title.place.unwrap().of_text(reading.text()));
    assert!(title.evidence.starts_with("وزير") && title.evidence.ends_with("الماضي"), "{}", title.evidence);
    let mut said = Vec::new();
    assert_eq!(reviewed(&reading, &mut said), title);
    assert_eq!(said, []);
}

#[test]
fn a_title_that_is_no_whole_clause_goes_to_review() {
    let authority = Authority::built_in();
    for text in [
        "على مدى ثلاثة أيام متتالية في القاعة الكبرى.\n\nوفي الغد أيضا.\n",
        "In the hall, over three days and nights.\n\nAnd on the morrow.\n",
    ] {
        let article =
            parse("a.txt", format!("+++\nlanguage = \"{}\"\n+++\n{text}", if text.is_ascii() { "en" } else { "ar" }).as_bytes(), None);
        let mut said = Vec::new();
        let title = reviewed(&Reading::new(&article, &authority), &mut said);
        assert!(!title.value.is_empty());
        assert!(article.headline.is_some() || said.iter().any(|d| d.code == Code::WeakTitle && d.is_review()), "{title:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_has_a_title_and_a_summary_whose_places_are_in_range(
        text in "([ا-ي]{1,7}|[a-z]{1,6}|قال|إن|أن|said|that|the|and|[،.,:«»\"()؟ -]|\n|\\PC){0,60}"
    ) {
        let article = parse("a.txt", text.as_bytes(), None);
        let authority = Authority::built_in();
    let reading = Reading::new(&article, &authority);
        let title = title(&reading);
        proptest::prop_assert!(!title.value.trim().is_empty());
        proptest::prop_assert!(title.value.chars().count() <= 2 * MOST_CHARACTERS || title.method != TextMethod::Derived);
        let summary = crate::derive::summary::summary(&reading, &title);
        for derived in [&title, &summary] {
            if let Some(place) = derived.place {
                proptest::prop_assert!(place.end as usize <= reading.text().len());
                proptest::prop_assert_eq!(visible(place.of_text(reading.text())), derived.evidence.clone());
            }
        }
    }
}
