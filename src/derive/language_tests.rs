use super::*;
use crate::derive::Reading;
use crate::derive::language_passages::{Passage, foreign_passages};
use crate::derive::testing::authority;
use crate::source::parse;

fn language(text: &str) -> String {
    of_text(text).to_string()
}

#[test]
fn a_text_is_in_the_language_that_its_letters_and_function_words_prove() {
    let table = [
        ("ar", "أعلنت الوزارة أمس عن خطة جديدة لدعم المكتبات العامة في المدن الصغيرة"),
        ("ar", "قال المدیر إن الشرکة لن تغلق أبوابها هذا العام"),
        ("ar", "زار گورباتشوف مدينة پراگ القديمة وتحدث عن ذكرياته فيها مع الطلبة"),
        ("fa", "وزیر گفت که این طرح برای پیشگیری از آلودگی هوا در تهران اجرا می شود و نتایج آن چشمگیر است"),
        ("ur", "وزیر نے کہا کہ یہ منصوبہ شہر کے لیے بہت اہم ہے اور اس پر کام جلد شروع ہو گا"),
        ("ckb", "وەزیر گوتی ئەم پڕۆژەیە بۆ شارەکە زۆر گرنگە و بە زوویی دەست پێ دەکات"),
        ("ps", "وزیر وویل چې دا پروژه د ښار لپاره مهمه ده او کار به یې ژر په ټول ښار کې پیل شي"),
        ("en", "The council said on Friday that the old library would be open again by spring."),
        ("fr", "Le conseil a annoncé que la vieille bibliothèque sera rouverte au printemps avec une salle pour les enfants."),
        ("es", "El consejo anunció que la vieja biblioteca se abrirá en primavera con una sala para los niños."),
        ("pt", "O conselho anunciou que a velha biblioteca não será fechada e que uma sala para as crianças está pronta."),
        ("it", "Il consiglio ha annunciato che la vecchia biblioteca non è chiusa e che una sala per i bambini è pronta."),
        ("de", "Der Rat hat angekündigt, dass die alte Bibliothek nicht geschlossen wird und ein Raum für Kinder bereit ist."),
        ("nl", "De raad heeft gezegd dat het oude gebouw niet wordt gesloten en dat een zaal voor kinderen klaar is."),
        ("tr", "Belediye, eski kütüphane için yeni bir plan olduğunu ve bu planın çok önemli olduğunu söyledi."),
        ("ru", "Совет сообщил, что старая библиотека снова откроется весной, и это не последняя новость."),
        ("uk", "Рада повідомила, що стара бібліотека знову відкриється навесні, і це не остання новина."),
        ("he", "המועצה הודיעה כי הספרייה הישנה תיפתח מחדש באביב"),
        ("el", "Το συμβούλιο ανακοίνωσε ότι η παλιά βιβλιοθήκη θα ανοίξει ξανά"),
        ("zh", "市议会宣布旧图书馆将于春天重新开放"),
        ("ja", "市議会は古い図書館が春に再開すると発表した"),
        ("ar-Latn", "ana ba7ebak ya 7abibi we mesh 3aref a3mel eh delwa2ty"),
        ("en", "The 2nd race was 5k long and began at 9am with 30 runners."),
        ("und", "Ḥayāt al-ʿArab fī al-madīna wa-l-bādiya qabla ẓuhūr al-dawla al-ḥadītha"),
        ("en", "Elon Musk"),
        ("und", "2024 … 15 %"),
        ("und", ""),
    ];
    for (want, text) in table {
        assert_eq!(language(text), want, "{text}");
    }
}

#[test]
fn addresses_handles_and_digits_say_nothing() {
    assert_eq!(language("تابعونا @thenewsroomofthecity https://example.org/very/long/latin/address 2024"), "ar");
}

#[test]
fn a_file_name_states_a_language_only_as_a_two_letter_tag() {
    for (path, want) in [("seeds/a.ar.txt", Some("ar")), ("b.en.md", Some("en")), ("c.txt", None), ("v1.final.txt", None)] {
        assert_eq!(stated_by_name(path).map(|l| l.to_string()).as_deref(), want, "{path}");
    }
}

#[test]
fn foreign_sentences_quotations_and_runs_are_known_as_such() {
    let cases: [(&str, &[(&str, &str)]); 9] = [
        ("نشر المتحف كتابا عنوانه «The House of the Old Maps» في طبعة ثانية. وبيع منه كثير.", &[("The House of the Old Maps", "en")]),
        (
            "كتب على الجدار القديم «Le silence est une langue que les murs parlent» ثم مضى إلى بيته في آخر الحي ولم يره أحد بعد ذلك اليوم.",
            &[("Le silence est une langue que les murs parlent", "fr")],
        ),
        ("استخدم هاتف Nokia القديم.", &[]),
        ("The sign read «ممنوع الدخول لغير العاملين» in red letters, he said.", &[("ممنوع الدخول لغير العاملين", "ar")]),
        (
            "The mayor spoke briefly to the crowd, which had been waiting for him in the rain since the morning. Nous ne sommes pas contre le projet mais les habitants ont peur pour leur quartier. Then he left.",
            &[("Nous ne sommes pas contre le projet mais les habitants ont peur pour leur quartier.", "fr")],
        ),
        (
            "The mayor said “nous ne sommes pas contre le projet mais les habitants ont peur” and left the hall at once, before anyone in the crowd that had waited for him since the morning could ask him what it was that he meant by it.",
            &[("nous ne sommes pas contre le projet mais les habitants ont peur", "fr")],
        ),
        ("Get ready to do no more than a run in June, as Allen did in July at the old gate.", &[]),
        ("نشرت صحيفة Le Petit Journal الخبر.", &[("Le Petit Journal", "und")]),
        ("قال الوزير: وزیر گفت که این طرح برای پیشگیری از آلودگی هوا در تهران اجرا می شود.", &[]),
    ];
    for (text, want) in cases {
        let article = parse("a.txt", text.as_bytes(), None);
        let found = foreign_passages(&Reading::new(&article, authority()));
        let got: Vec<_> = found.iter().map(|p| (p.place.of_text(&article.body.text), p.language.to_string())).collect();
        let got: Vec<_> = got.iter().map(|(t, l)| (*t, l.as_str())).collect();
        assert_eq!(got, want, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_has_a_language_and_ordered_passages(text in "[ا-ي a-zА-я«».\\PC]{0,120}") {
        let article = parse("a.txt", text.as_bytes(), None);
        let mut last = 0;
        for Passage { place: span, .. } in foreign_passages(&Reading::new(&article, authority())) {
            proptest::prop_assert!(span.start >= last && !span.of_text(&article.body.text).is_empty());
            last = span.end;
        }
    }
}
