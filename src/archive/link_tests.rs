use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::Authority;
use crate::site::{Overrides, Site, resolve};
use crate::source::parse;

fn site() -> Site {
    resolve(Some("base_url = \"https://example.org/\"\n"), "site.toml", &Overrides::default()).0.unwrap()
}

/// Links an archive of files: path below `seeds/` and text, in order of path.
pub(super) fn linked(files: &[(&str, &str)]) -> (Archive, Vec<Diagnostic>) {
    let authority = Authority::built_in();
    let mut files = files.to_vec();
    files.sort_unstable();
    let entries = files
        .iter()
        .map(|(path, text)| {
            let article = parse(&format!("seeds/{path}"), text.as_bytes(), None);
            crate::derive::derive(&article, [0; 32], &authority)
        })
        .collect();
    link(entries, &site(), &authority)
}

fn ids(archive: &Archive) -> Vec<&str> {
    archive.articles.iter().map(|a| a.id.as_str()).collect()
}

fn by_id<'a>(archive: &'a Archive, id: &str) -> &'a ArticleRecord {
    archive.articles.iter().find(|a| a.id == id).unwrap()
}

const PLAIN: &str = "قال دونالد ترامب إن إيلون ماسك سيزور القاهرة غدا ليلتقي مسؤولين في الشركة.\n";

#[test]
fn slugs_come_from_paths_and_keep_folders_and_letters() {
    let (archive, faults) = linked(&[("2024/Report One.txt", PLAIN), ("أخبار/حظر إكس.ar.txt", PLAIN), ("page.txt", PLAIN)]);
    assert_eq!(faults, []);
    let slugs: Vec<&str> = archive.articles.iter().map(|a| a.slug.as_str()).collect();
    assert!(slugs.contains(&"2024/report-one") && slugs.contains(&"أخبار/حظر-إكس"), "{slugs:?}");
    assert!(slugs.iter().any(|s| s.starts_with("n-")), "a reserved name gets a stand-in: {slugs:?}");
}

#[test]
fn of_two_articles_with_one_slug_the_first_stays_and_both_are_named() {
    let (archive, faults) = linked(&[("a.md", PLAIN), ("a.txt", PLAIN)]);
    assert_eq!(archive.articles.len(), 1);
    assert_eq!(archive.articles[0].entry.path, "seeds/a.md");
    assert_eq!(faults[0].code, Code::DuplicateSlug);
    assert_eq!(faults[0].message, "`seeds/a.md` and `seeds/a.txt` would both stand at `articles/a/`; the second is left out");
}

#[test]
fn a_name_in_two_languages_is_one_article() {
    let (archive, faults) = linked(&[("a.ar.txt", PLAIN), ("a.en.txt", "Donald Trump said that Elon Musk would visit Cairo.\n")]);
    assert_eq!(faults, []);
    let arabic = by_id(&archive, "a.ar");
    assert_eq!(arabic.slug, "a");
    assert_eq!(archive.article(arabic.translations[0].article).id, "a.en");
    assert_eq!(arabic.related, [], "a translation is not a relative");
}

#[test]
fn translation_of_joins_by_slug_or_path_and_says_what_it_cannot_join() {
    let english = |target: &str| format!("+++\ntranslation_of = \"{target}\"\n+++\nDonald Trump said that Elon Musk would visit Cairo.\n");
    for target in ["a", "seeds/a.txt", "a.txt", "./a.txt"] {
        let (archive, faults) = linked(&[("a.txt", PLAIN), ("b.txt", &english(target))]);
        assert_eq!(faults, [], "{target}");
        assert_eq!(by_id(&archive, "a").translations.len(), 1, "{target}");
    }
    for (target, message) in [
        ("nowhere", "`translation_of` names `nowhere`, which is no article of this archive"),
        ("b", "`translation_of` names the article itself"),
        ("c", "`translation_of` names `seeds/c.txt`, which is in the same language"),
    ] {
        let (_, faults) =
            linked(&[("a.txt", PLAIN), ("b.txt", &english(target)), ("c.txt", "The city of Cairo opened a library, the mayor said.\n")]);
        assert_eq!((faults[0].code, faults[0].message.as_str()), (Code::BadTranslation, message));
    }
}

#[test]
fn newest_first_and_the_undated_last_by_path() {
    let dated = |date: &str| format!("+++\ndate = {date}\n+++\n{PLAIN}");
    let (archive, _) = linked(&[
        ("z.txt", &dated("2023-01-02")),
        ("y.txt", &dated("2024-01-02T10:00:00Z")),
        ("x.txt", &dated("2024-01-02T12:00:00Z")),
        ("b.txt", PLAIN),
        ("a.txt", PLAIN),
    ]);
    assert_eq!(ids(&archive), ["x", "y", "z", "a", "b"]);
}

#[test]
fn relatives_share_topics_and_are_closest_first() {
    let (archive, _) = linked(&[
        ("a.txt", PLAIN),
        ("b.txt", "قال إيلون ماسك إن دونالد ترامب سيزور القاهرة في الشهر المقبل، بحسب بيان الشركة.\n"),
        ("c.txt", "افتتح متحف جديد في القاهرة أمس، وقالت مديرته إن الدخول مجاني هذا الأسبوع للجميع.\n"),
        ("d.txt", "حصد المزارعون في البرازيل محصول البن مبكرا هذا العام بسبب الجفاف الطويل في البلاد.\n"),
    ]);
    let related: Vec<&str> = by_id(&archive, "a").related.iter().map(|r| archive.article(r.article).id.as_str()).collect();
    assert_eq!(related, ["b", "c"]);
    let reasons: Vec<&str> = by_id(&archive, "a").related[0].topics.iter().map(|&t| archive.topic(t).id.as_str()).collect();
    assert!(reasons.contains(&"elon-musk") && reasons.contains(&"donald-trump"), "{reasons:?}");
}

#[test]
fn of_a_translated_article_the_readers_own_language_is_shown() {
    let (archive, _) = linked(&[
        ("a.txt", PLAIN),
        ("b.ar.txt", "قال إيلون ماسك إن دونالد ترامب سيزور القاهرة في الشهر المقبل، بحسب بيان الشركة.\n"),
        ("b.en.txt", "Elon Musk said that Donald Trump would visit Cairo next month.\n"),
        ("c.txt", "Elon Musk met Donald Trump in Cairo, the company said.\n"),
    ]);
    let first = |id: &str| archive.article(by_id(&archive, id).related[0].article).id.clone();
    let all = |id: &str| by_id(&archive, id).related.iter().map(|r| archive.article(r.article).id.clone()).collect::<Vec<_>>();
    assert_eq!(first("a"), "b.ar");
    assert!(!all("a").contains(&"b.en".to_owned()), "one of a pair is enough");
    assert!(all("c").contains(&"b.en".to_owned()));
}

#[test]
fn a_topic_that_only_front_matter_states_is_one_of_the_archive() {
    let stated = |topics: &str| format!("+++\ntopics = [{topics}]\n+++\n{PLAIN}");
    let (archive, _) =
        linked(&[("a.txt", &stated("\"مكتبات الأحياء\", \"Donald Trump\"")), ("b.txt", &stated("\"مكتبات الأحياء\", \"Night Buses\""))]);
    let own: Vec<&TopicRecord> = archive.topics.iter().filter(|t| !t.known).collect();
    assert_eq!(own.len(), 2);
    let libraries = own.iter().find(|t| t.names.ar.as_deref() == Some("مكتبات الأحياء")).unwrap();
    assert_eq!(libraries.articles.len(), 2);
    assert!(libraries.id.starts_with("t-"));
    assert!(own.iter().any(|t| t.id == "night-buses"));
    assert!(by_id(&archive, "a").topics.iter().any(|t| archive.topic(t.topic).id == "donald-trump"));
}

#[test]
fn one_topic_has_all_its_spellings() {
    let (archive, _) =
        linked(&[("a.txt", "أشاد ترامب وترمب ولترامب بما فعله الرجل.\n"), ("b.txt", "Donald Trump’s visit and Trump's men.\n")]);
    let trump = archive.topics.iter().find(|t| t.id == "donald-trump").unwrap();
    assert_eq!(trump.articles.len(), 2);
    let spellings: Vec<(&str, u32)> = trump.spellings.iter().map(|(s, n)| (s.as_str(), *n)).collect();
    assert_eq!(spellings, [("ترامب", 2), ("Donald Trump", 1), ("Trump", 1), ("ترمب", 1)]);
}
