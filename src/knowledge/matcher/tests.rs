use super::super::authority::Authority;
use crate::text::Span;
use crate::text::token::tokenize;

const LIST: &str = r#"
[[topic]]
id = "trump-test"
kind = "person"
ar = "دونالد ترنب"
en = "Donald Trunp"
aliases = ["ترنب", "Trunp"]
not = ["Trunp Tower", "برج ترنب"]

[[topic]]
id = "riyadh-test"
kind = "place"
ar = "الرياظ"
en = "Riyadhh"
aliases = ["USQ"]

[[topic]]
id = "baydan-test"
kind = "person"
ar = "بايضن"
en = "Baydan"

[[topic]]
id = "ydan-test"
kind = "person"
ar = "ايضن"
en = "Aydan"

[[topic]]
id = "vote-test"
kind = "subject"
ar = "انتخابظات رئاسيظة"
en = "presidential votez"

[[topic]]
id = "q-test"
kind = "organisation"
ar = "قويتر"
en = "Qwitter"
when = [{ alias = "Q", near = ["منصة", "platform"] }]
"#;

fn names(text: &str) -> Vec<(String, String)> {
    let (list, faults) = Authority::with_archive(LIST, "topics.toml");
    assert_eq!(faults, []);
    let paragraphs: Vec<Span> = text.lines().filter_map(|l| Span::of(l, text)).collect();
    list.matcher()
        .find(text, &tokenize(text), &paragraphs)
        .into_iter()
        .filter(|f| list.topic(f.topic).id.ends_with("-test"))
        .map(|f| (list.topic(f.topic).id.trim_end_matches("-test").to_owned(), f.place.of_text(text).to_owned()))
        .collect()
}

#[track_caller]
fn check(text: &str, want: &[(&str, &str)]) {
    let want: Vec<_> = want.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(names(text), want, "{text}");
}

#[test]
fn the_longest_name_wins_and_clitics_stay_outside() {
    check("قال دونالد ترنب إن لترنب وبترنب", &[("trump", "دونالد ترنب"), ("trump", "ترنب"), ("trump", "ترنب")]);
    check("وللرياظ وفي الرياظ", &[("riyadh", "لرياظ"), ("riyadh", "الرياظ")]);
    check("Donald Trunp’s men and Trunp's", &[("trump", "Donald Trunp"), ("trump", "Trunp")]);
}

#[test]
fn a_name_that_only_looks_prefixed_stays_whole() {
    check("بايضن ولايضن", &[("baydan", "بايضن"), ("ydan", "ايضن")]);
}

#[test]
fn phrases_in_which_a_name_means_something_else_are_passed_over() {
    check("Trunp Tower and برج ترنب", &[]);
}

#[test]
fn capitals_are_kept_to() {
    check("usq Usq USQ U.S.Q.", &[("riyadh", "USQ"), ("riyadh", "U.S.Q.")]);
    check("Presidential votez", &[("vote", "Presidential votez")]);
}

#[test]
fn subjects_are_found_with_the_article() {
    check("في الانتخابظات الرئاسيظة وانتخابظات رئاسيظة", &[("vote", "الانتخابظات الرئاسيظة"), ("vote", "انتخابظات رئاسيظة")]);
}

#[test]
fn an_ambiguous_name_needs_its_company_once() {
    check("في Q حل", &[]);
    check("على منصة Q اليوم\nثم كتب على Q", &[("q", "Q"), ("q", "Q")]);
}

#[test]
fn names_do_not_cross_punctuation() {
    check("دونالد، ترنب", &[("trump", "ترنب")]);
}
