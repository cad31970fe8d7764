use super::*;
use crate::text::fold::fold;

/// Value and words taken, for a text of words parted by spaces.
fn read(text: &str, number: fn(&[&str]) -> Option<(u64, usize)>) -> Option<(u64, usize)> {
    let folded = fold(text);
    number(&folded.split(' ').collect::<Vec<_>>())
}

#[test]
fn arabic_numbers_in_every_form() {
    for (text, want) in [
        ("واحد", Some((1, 1))),
        ("واحدة فقط", Some((1, 1))),
        ("اثنتان", Some((2, 1))),
        ("ثماني ساعات", Some((8, 1))),
        ("ثمانٍ", Some((8, 1))),
        ("عشرة أيام", Some((10, 1))),
        ("أحد عشر كوكبا", Some((11, 2))),
        ("إحدى عشرة مدرسة", Some((11, 2))),
        ("اثنا عشر شهرا", Some((12, 2))),
        ("اثنتي عشرة ساعة", Some((12, 2))),
        ("ثلاثة عشر", Some((13, 2))),
        ("تسع عشرة", Some((19, 2))),
        ("عشرون", Some((20, 1))),
        ("عشرين عاما", Some((20, 1))),
        ("واحد وعشرون", Some((21, 2))),
        ("إحدى وثلاثين", Some((31, 2))),
        ("خمسة و أربعين", Some((45, 3))),
        ("تسع وتسعون", Some((99, 2))),
        ("مئة", Some((100, 1))),
        ("مائة وخمسون", Some((150, 2))),
        ("مئتي شخص", Some((200, 1))),
        ("مائتان واثنا عشر", Some((212, 3))),
        ("ثلاثمئة", Some((300, 1))),
        ("ثلاثمائة وخمسة وستون يوما", Some((365, 3))),
        ("ثماني مئة", Some((800, 2))),
        ("ثمانمائة", Some((800, 1))),
        ("ألف", Some((1000, 1))),
        ("ألفان", Some((2000, 1))),
        ("ألفين وأربعة وعشرين", Some((2024, 3))),
        ("ألفي مقاتل", Some((2000, 1))),
        ("ثلاثة آلاف", Some((3000, 2))),
        ("ألف وتسعمئة وأربعة وثمانين", Some((1984, 4))),
        ("أحد عشر ألفا", Some((11_000, 3))),
        ("مئة ألف", Some((100_000, 2))),
        ("مليونين", Some((2_000_000, 1))),
        ("مليونين وثلاثمئة ألف", Some((2_300_000, 3))),
        ("خمسة ملايين ومئتي ألف وستة", Some((5_200_006, 5))),
        ("سبعة مليارات دولار", Some((7_000_000_000, 2))),
        ("تريليون", Some((1_000_000_000_000, 1))),
        ("3 آلاف", Some((3000, 2))),
        ("٤٠ مليون", Some((40_000_000, 2))),
        // What only looks like one, or ends one.
        ("أحد المسؤولين", None),
        ("إحدى المدن", None),
        ("اثنا", None),
        ("12", None),
        ("سيارة", None),
        ("ثلاثة وزراء", Some((3, 1))),
        ("عشرون وزيرا", Some((20, 1))),
        ("مليون ألف", Some((1_000_000, 1))),
        ("ألف ومليون", Some((1000, 1))),
        ("ستون وأربعة", Some((60, 1))),
        ("", None),
    ] {
        assert_eq!(read(text, arabic_number), want, "{text}");
    }
}

#[test]
fn english_numbers_in_every_form() {
    for (text, want) in [
        ("zero", Some((0, 1))),
        ("seven people", Some((7, 1))),
        ("Twelve", Some((12, 1))),
        ("nineteen", Some((19, 1))),
        ("forty", Some((40, 1))),
        ("twenty-five years", Some((25, 1))),
        ("twenty - five years", Some((25, 3))),
        ("twenty five", Some((25, 2))),
        ("a hundred", Some((100, 2))),
        ("one hundred and one", Some((101, 4))),
        ("two hundred and five", Some((205, 4))),
        ("two hundred five", Some((205, 3))),
        ("nine hundred ninety-nine thousand", Some((999_000, 4))),
        ("a thousand", Some((1000, 2))),
        ("three thousand and twelve", Some((3012, 4))),
        ("a million and a half", Some((1_000_000, 2))),
        ("one million two hundred thousand", Some((1_200_000, 5))),
        ("40 million", Some((40_000_000, 2))),
        ("seven billion people", Some((7_000_000_000, 2))),
        ("two trillion", Some((2_000_000_000_000, 2))),
        // What only looks like one, or ends one.
        ("a man", None),
        ("and five", None),
        ("hundred", None),
        ("40", None),
        ("two hundred and many", Some((200, 2))),
        ("five and six", Some((5, 1))),
        ("nineteen eighty-four", Some((19, 1))),
        ("five thousand million", Some((5000, 2))),
        ("state-of-the-art", None),
        ("", None),
    ] {
        assert_eq!(read(text, english_number), want, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_words_can_be_read(words in proptest::collection::vec("(و)?(ثلاث|ثلاثة|مئة|مئتين|الف|الفين|ملايين|عشر|عشرون|احدي|9999999999999|[a-z]{1,4}|hundred|and|thousand|trillion|a|-|\\PC{0,3})", 0..12)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        for number in [arabic_number, english_number] {
            if let Some((_, taken)) = number(&words) {
                proptest::prop_assert!((1..=words.len()).contains(&taken));
            }
        }
    }
}
