//! What lint finds in small books that are wrong in one way each.

use crate::shipped::{shipped, tell};
use crate::small::{read, small};
use rulebook::fact::Domain;
use rulebook::lint::{Finding, Run, lint};
use rulebook::{Book, Fact, Question};
use serde_json::{Value as Json, json};

/// Lints one question of a book with these rules and parameters.
fn check(question: Question, rules: &Json, parameters: &Json, found: &[&str]) {
    let book = read(&small(&json!({ question.name(): rules }), parameters, None));
    assert_eq!(lint_of(&book, question), found, "{rules}");
}

/// What the walks find. Small books look at anything, known to an act or not.
pub(crate) fn lint_of(book: &Book, question: Question) -> Vec<String> {
    let walked = |finding: &&Finding| !matches!(finding, Finding::NoSource { .. });
    run_of(book, question).findings().iter().filter(walked).map(tell).collect()
}

pub(crate) fn run_of(book: &Book, question: Question) -> Run {
    let mut run = Run::of(book, &[question]);
    while run.step(7) {}
    run
}

fn claim(id: &str, when: impl Into<Json>, valid: bool) -> Json {
    json!({"id": id, "when": when.into(), "then": {"valid": valid}})
}

#[test]
fn gaps_and_clashes() {
    let named = || json!({"visit.named": true});
    let check = |rules: &[Json], found: &[&str]| check(Question::Claim, &json!(rules), &json!({}), found);
    check(&[claim("a", json!({}), true)], &[]);
    check(
        &[claim("a", named(), true)],
        &[r#"gap claim valid on {"visit.named":false,"today":"2025-01-01","now":"2025-01-01T12:00"}"#],
    );
    check(
        &[claim("a", json!({}), true), claim("b", named(), false)],
        &[r#"clash claim [a, b] on {"visit.named":true,"today":"2025-01-01","now":"2025-01-01T12:00"}"#],
    );
    let mut exception = claim("b", named(), false);
    exception["exception_to"] = json!(["a"]);
    check(&[claim("a", json!({}), true), exception], &[]);
    check(
        &[
            claim("a", json!({}), true),
            claim("b", json!({"visit.kind": "new", "not": {"visit.kind": "new"}}), false),
        ],
        &["unreachable claim b"],
    );
    // What cannot be does not count: nobody recognises who has never been here.
    check(
        &[
            claim("a", json!({"visit.kind": "new"}), true),
            claim("b", json!({"visit.kind": {"is_not": "new"}}), true),
            claim("c", json!({"visit.kind": "new", "visit.recognised": true}), false),
        ],
        &["unreachable claim c"],
    );
}

#[test]
fn open_boundaries() {
    let count = |test: Json| json!({"visit.parties": test});
    let check_counts = |at_most: i64, at_least: i64, found: &[&str]| {
        let low = claim("low", count(json!({"at_most": at_most})), true);
        let high = claim("high", count(json!({"at_least": at_least})), false);
        check(Question::Claim, &json!([low, high]), &json!({}), found);
    };
    check_counts(29, 30, &[]);
    check_counts(
        30,
        30,
        &[
            r#"boundary claim visit.parties [low, high] on {"visit.parties":30,"today":"2025-01-01","now":"2025-01-01T12:00"}"#,
        ],
    );
    check_counts(
        29,
        31,
        &[
            r#"boundary claim visit.parties valid on {"visit.parties":30,"today":"2025-01-01","now":"2025-01-01T12:00"}"#,
        ],
    );
    // The last value without a rule, not the first.
    check(
        Question::Claim,
        &json!([claim("high", count(json!({"at_least": 30})), false)]),
        &json!({}),
        &[
            r#"boundary claim visit.parties valid on {"visit.parties":29,"today":"2025-01-01","now":"2025-01-01T12:00"}"#,
        ],
    );
    let within = |test: Json| json!({"date.deal": test});
    let week = json!({"week": {"2000-01-01": {"n": 1, "unit": "week"}}});
    let both = [
        claim("within", within(json!({"within": "$week"})), true),
        claim("over", within(json!({"over": "$week"})), false),
    ];
    check(Question::Claim, &json!(both), &week, &[]);
    check(
        Question::Claim,
        &json!([both[0]]),
        &week,
        &[
            r#"boundary claim date.deal valid on {"today":"2025-01-01","date.deal":"2024-12-24","now":"2025-01-01T12:00"}"#,
        ],
    );
}

#[test]
fn every_day_with_another_parameter_is_looked_at() {
    let rules = [
        claim("few", json!({"visit.parties": {"at_most": "$few"}}), true),
        claim("many", json!({"visit.parties": {"at_least": 5}}), false),
    ];
    let few = |values: Json| json!({ "few": values });
    let check = |values: Json, found: &[&str]| check(Question::Claim, &json!(rules), &few(values), found);
    check(json!({"2000-01-01": 4}), &[]);
    check(
        json!({"2000-01-01": 4, "2026-03-01": 5}),
        &[
            r#"boundary claim visit.parties [few, many] on {"visit.parties":5,"today":"2026-03-01","now":"2026-03-01T12:00"}"#,
        ],
    );
    // What was before the book does not matter.
    check(json!({"2000-01-01": 9, "2024-12-31": 4}), &[]);
}

#[test]
fn a_parameter_has_a_value_from_the_first_day() {
    let rules = json!({"claim": [claim("few", json!({"visit.parties": {"at_most": "$few"}}), true)]});
    let undated = |from: &str| {
        let book = read(&small(&rules, &json!({"few": {from: 4}}), None));
        let findings = lint(&book);
        findings.iter().map(tell).filter(|found| found.starts_with("undated")).collect::<Vec<_>>()
    };
    assert_eq!(undated("2025-01-01"), [""; 0]);
    assert_eq!(undated("2025-01-02"), ["undated few from 2025-01-01"]);
}

#[test]
fn what_the_base_book_answers_is_the_base_books_to_lint() {
    let ground = small(
        &json!({"claim": [claim("few", json!({"visit.parties": {"at_most": "$few"}}), true)]}),
        &json!({"few": {"2000-01-01": 4}}),
        None,
    );
    let on_claim = |parameters: &Json, rules: &Json| {
        let book = read(&small(rules, parameters, Some(&ground)));
        lint(&book).iter().filter(|found| found.question() == Some(Question::Claim)).count()
    };
    assert_eq!(on_claim(&json!({}), &json!({})), 0);
    assert_eq!(on_claim(&json!({"few": {"2000-01-01": 3}}), &json!({})), 1);
    assert_eq!(
        on_claim(&json!({}), &json!({"claim": [claim("own", json!({"visit.named": true}), false)]})),
        1
    );
}

#[test]
fn slices_add_up() {
    let book = shipped("rb-d");
    let whole = lint(&book);
    for slice in [1, 1000] {
        let mut run = Run::new(&book);
        let (mut last, total) = run.progress();
        assert_eq!(last, 0);
        while run.step(slice) {
            let (looked, of) = run.progress();
            assert!(last <= looked && looked <= of && of == total, "{last} {looked} {of}");
            last = looked;
        }
        assert_eq!(run.progress(), (total, total));
        assert_eq!(run.findings(), whole);
        assert!(!run.step(slice), "what has ended does not begin again");
        assert_eq!(run.findings(), whole);
    }
}

#[test]
fn every_setting_of_a_switch_is_looked_at() {
    let text = json!({"zh": "一", "en": "one"});
    let check = |rules: &[Json], found: &[&str]| {
        let mut json = small(&json!({ "claim": rules }), &json!({"window": {"2000-01-01": "mild"}}), None);
        json["parameters"]["window"]["choices"] = json!({"mild": text, "none": text, "strict": text});
        assert_eq!(lint_of(&read(&json), Question::Claim), found, "{rules:?}");
    };
    let when = |words: Json| json!({ "$window": words });
    let strict = || claim("strict", json!({"$window": "strict", "visit.named": true}), false);
    // A rule of another reading is reachable.
    let aside = |mut rule: Json| {
        rule["exception_to"] = json!(["all"]);
        rule
    };
    check(&[claim("all", json!({}), true), aside(strict())], &[]);
    check(
        &[claim("mild", when(json!(["mild", "none"])), true), claim("strict", when(json!("strict")), false)],
        &[],
    );
    // What is wrong under another reading only is told with it.
    check(
        &[claim("mild", when(json!({"is_not": "none"})), true)],
        &[r#"gap claim valid on {"today":"2025-01-01","now":"2025-01-01T12:00"} if {"window":"none"}"#],
    );
    check(
        &[claim("all", json!({}), true), strict()],
        &[concat!(
            r#"clash claim [all, strict] on {"visit.named":true,"today":"2025-01-01","now":"2025-01-01T12:00"}"#,
            r#" if {"window":"strict"}"#
        )],
    );
    // The book's own reading comes first.
    check(
        &[claim("named", json!({"visit.named": true}), true), aside_of_named(strict())],
        &[r#"gap claim valid on {"visit.named":false,"today":"2025-01-01","now":"2025-01-01T12:00"}"#],
    );
    // No reading has both.
    let never = json!({"all": [{"$window": "mild"}, {"$window": "strict"}]});
    check(&[claim("all", json!({}), true), claim("never", never, true)], &["unreachable claim never"]);
}

fn aside_of_named(mut rule: Json) -> Json {
    rule["exception_to"] = json!(["named"]);
    rule
}

#[test]
fn too_many_combinations_are_given_up() {
    let flags: Vec<&Fact> = Fact::ALL.iter().filter(|fact| fact.domain() == Domain::Flag).take(30).collect();
    // Each rule hangs on a fact of its own, so no two combinations are alike.
    let rules: Vec<Json> =
        (0..30).map(|i| claim(&format!("r{i}"), json!({ flags[i].name(): true }), true)).collect();
    check(Question::Claim, &json!(rules), &json!({}), &["too many claim"]);
    // One rule that hangs on all of them at once, each pair in another way, but is soon decided.
    let pairs: Vec<Json> =
        (1..30).map(|i| json!({ flags[i - 1].name(): true, flags[i].name(): i % 2 == 0 })).collect();
    check(
        Question::Claim,
        &json!([claim("all", json!({}), true), claim("pairs", json!({ "any": pairs }), true)]),
        &json!({}),
        &[],
    );
}
