//! Months by their names: the three systems of Arabic, the Hijri year, and English.

/// Which year a name belongs to, as far as reading needs to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Series {
    /// Names taken from Latin, English or French: يناير, جانفي, غشت, January.
    Roman,
    /// Names of the Levant and Iraq: كانون الثاني, شباط, آذار.
    Levantine,
    /// Months of the Hijri year.
    Hijri,
}

/// A month's name as read from one or two words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Month {
    /// 1 to 12, in its own year.
    pub number: u8,
    /// The year it belongs to.
    pub series: Series,
    /// How many words it took: 1 or 2.
    pub words: usize,
}

/// Names of one word, folded. Sources: CLDR 48 (`ar`, `ar-LB`, `ar-MA`, `ar-DZ`, `ar-TN`, `ar-MR`, `en` and the Umm al-Qura
/// calendar) and the spellings of the press (يونيه، أوغسطس، Sept).
const SINGLE: [(&str, u8, Series); 77] = [
    ("يناير", 1, Series::Roman),
    ("جانفي", 1, Series::Roman),
    ("فبراير", 2, Series::Roman),
    ("فيفري", 2, Series::Roman),
    ("مارس", 3, Series::Roman),
    ("ابريل", 4, Series::Roman),
    ("افريل", 4, Series::Roman),
    ("مايو", 5, Series::Roman),
    ("ماي", 5, Series::Roman),
    ("يونيو", 6, Series::Roman),
    ("يونيه", 6, Series::Roman),
    ("يونية", 6, Series::Roman),
    ("جوان", 6, Series::Roman),
    ("يوليو", 7, Series::Roman),
    ("يوليه", 7, Series::Roman),
    ("يولية", 7, Series::Roman),
    ("يوليوز", 7, Series::Roman),
    ("جويلية", 7, Series::Roman),
    ("جويليه", 7, Series::Roman),
    ("اغسطس", 8, Series::Roman),
    ("اوغسطس", 8, Series::Roman),
    ("غشت", 8, Series::Roman),
    ("اوت", 8, Series::Roman),
    ("سبتمبر", 9, Series::Roman),
    ("شتنبر", 9, Series::Roman),
    ("اكتوبر", 10, Series::Roman),
    ("اوكتوبر", 10, Series::Roman),
    ("نوفمبر", 11, Series::Roman),
    ("نونبر", 11, Series::Roman),
    ("ديسمبر", 12, Series::Roman),
    ("دجنبر", 12, Series::Roman),
    ("شباط", 2, Series::Levantine),
    ("اذار", 3, Series::Levantine),
    ("نيسان", 4, Series::Levantine),
    ("ايار", 5, Series::Levantine),
    ("حزيران", 6, Series::Levantine),
    ("تموز", 7, Series::Levantine),
    ("اب", 8, Series::Levantine),
    ("ايلول", 9, Series::Levantine),
    ("محرم", 1, Series::Hijri),
    ("المحرم", 1, Series::Hijri),
    ("صفر", 2, Series::Hijri),
    ("رجب", 7, Series::Hijri),
    ("شعبان", 8, Series::Hijri),
    ("رمضان", 9, Series::Hijri),
    ("شوال", 10, Series::Hijri),
    ("january", 1, Series::Roman),
    ("february", 2, Series::Roman),
    ("march", 3, Series::Roman),
    ("april", 4, Series::Roman),
    ("may", 5, Series::Roman),
    ("june", 6, Series::Roman),
    ("july", 7, Series::Roman),
    ("august", 8, Series::Roman),
    ("september", 9, Series::Roman),
    ("october", 10, Series::Roman),
    ("november", 11, Series::Roman),
    ("december", 12, Series::Roman),
    ("jan", 1, Series::Roman),
    ("feb", 2, Series::Roman),
    ("mar", 3, Series::Roman),
    ("apr", 4, Series::Roman),
    ("jun", 6, Series::Roman),
    ("jul", 7, Series::Roman),
    ("aug", 8, Series::Roman),
    ("sep", 9, Series::Roman),
    ("sept", 9, Series::Roman),
    ("oct", 10, Series::Roman),
    ("nov", 11, Series::Roman),
    ("dec", 12, Series::Roman),
    ("muharram", 1, Series::Hijri),
    ("safar", 2, Series::Hijri),
    ("rajab", 7, Series::Hijri),
    ("shaban", 8, Series::Hijri),
    ("sha'ban", 8, Series::Hijri),
    ("ramadan", 9, Series::Hijri),
    ("shawwal", 10, Series::Hijri),
];

/// Names of two words, folded.
const DOUBLE: [(&str, &str, u8, Series); 16] = [
    ("كانون", "الثاني", 1, Series::Levantine),
    ("كانون", "ثاني", 1, Series::Levantine),
    ("كانون", "الاول", 12, Series::Levantine),
    ("كانون", "اول", 12, Series::Levantine),
    ("تشرين", "الاول", 10, Series::Levantine),
    ("تشرين", "اول", 10, Series::Levantine),
    ("تشرين", "الثاني", 11, Series::Levantine),
    ("تشرين", "ثاني", 11, Series::Levantine),
    ("ربيع", "الاول", 3, Series::Hijri),
    ("ربيع", "الثاني", 4, Series::Hijri),
    ("ربيع", "الاخر", 4, Series::Hijri),
    ("جمادي", "الاولي", 5, Series::Hijri),
    ("جمادي", "الاخرة", 6, Series::Hijri),
    ("جمادي", "الثانية", 6, Series::Hijri),
    ("ذي", "القعدة", 11, Series::Hijri),
    ("ذي", "الحجة", 12, Series::Hijri),
];

impl Month {
    /// Every **folded** word with which [`Month::read`] may begin.
    pub fn first_words() -> impl Iterator<Item = &'static str> {
        let single = SINGLE.iter().map(|&(name, ..)| name);
        single.chain(DOUBLE.iter().map(|&(first, ..)| first)).chain(["ذو", "ذا"])
    }

    /// The month that a **folded** word names, with the next word where it helps. «ذو» and «ذي» are one word here.
    #[must_use]
    pub fn read(word: &str, next: Option<&str>) -> Option<Self> {
        use rustc_hash::FxHashMap;
        use std::sync::LazyLock;
        static NAMES: LazyLock<FxHashMap<&str, (u8, Series)>> =
            LazyLock::new(|| SINGLE.iter().map(|&(name, number, series)| (name, (number, series))).collect());
        if let Some(&(number, series)) = NAMES.get(word) {
            return Some(Self { number, series, words: 1 });
        }
        let first = if matches!(word, "ذو" | "ذا") { "ذي" } else { word };
        if !matches!(first, "كانون" | "تشرين" | "ربيع" | "جمادي" | "ذي") {
            return None;
        }
        let next = next?;
        DOUBLE.iter().find(|d| d.0 == first && d.1 == next).map(|&(_, _, number, series)| Self { number, series, words: 2 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn every_series_is_read() {
        let table = [
            ("أغسطس", None, Some((8, Series::Roman, 1))),
            ("غشت", None, Some((8, Series::Roman, 1))),
            ("أوت", None, Some((8, Series::Roman, 1))),
            ("آب", None, Some((8, Series::Levantine, 1))),
            ("كانون", Some("الأول"), Some((12, Series::Levantine, 2))),
            ("تشرين", Some("الثاني"), Some((11, Series::Levantine, 2))),
            ("كانون", Some("آخر"), None),
            ("ذو", Some("القعدة"), Some((11, Series::Hijri, 2))),
            ("جمادى", Some("الآخرة"), Some((6, Series::Hijri, 2))),
            ("Sept", None, Some((9, Series::Roman, 1))),
            ("ربيع", None, None),
            ("", None, None),
        ];
        for (word, next, want) in table {
            let next = next.map(fold);
            let found = Month::read(&fold(word), next.as_deref()).map(|m| (m.number, m.series, m.words));
            assert_eq!(found, want, "{word} {next:?}");
        }
    }
}
