//! "Nobody knows" as an answer: the ruling says what follows under each answer, where something follows under each.

use crate::declared::declaring;
use crate::laws::{CLOCK, any_book, day, questions, situations, small_books};
use crate::small::{read, small};
use proptest::prelude::*;
use rulebook::inquiry::per_answer;
use rulebook::ruling::{Branch, Conditional};
use rulebook::{Book, Fact, Facts, Question, Ruling, Value, rule};
use serde_json::{Value as Json, json};

fn split(rules: Json) -> Book {
    let facts = json!({"own.told": {"kind": "flag"}, "own.who": {"kind": "word", "words": ["first", "second", "third"]}});
    read(&declaring(small(&json!({ "split": rules }), &json!({}), None), &json!({ "facts": facts })))
}

fn half(id: &str, when: Json, owner: i64) -> Json {
    json!({"id": id, "when": when, "then": {"split": {"owner": owner, "receiver": 1000 - owner}}})
}

fn ask(book: &Book, known: Json) -> Ruling {
    let facts: Facts = serde_json::from_value(known).unwrap();
    rule(book, day(), Question::Split, &facts)
}

fn told(ruling: &Ruling) -> String {
    let branch = |branch: &Branch| {
        let values: Vec<String> =
            branch.values.iter().map(|value| serde_json::to_string(value).unwrap()).collect();
        format!("{}: {}", values.join(" "), told(&branch.ruling))
    };
    if let Some(Conditional { on, branches }) = ruling.conditional.as_deref() {
        let branches: Vec<String> = branches.iter().map(branch).collect();
        return format!("{} {{{}}}", on.name(), branches.join("; "));
    }
    let rules: Vec<&str> = ruling.steps.iter().map(|step| step.rule.0.as_str()).collect();
    match (ruling.asks, ruling.clash.is_empty()) {
        (Some(fact), _) => format!("asks {}", fact.name()),
        (None, false) => "clash".into(),
        (None, true) => rules.join(" "),
    }
}

#[test]
fn what_nobody_knows_makes_the_ruling_conditional() {
    let book = split(json!([
        half("told", json!({"own.told": true}), 500),
        half("untold", json!({"own.told": false}), 1000),
    ]));
    let check = |known: Json, says: &str| assert_eq!(told(&ask(&book, known.clone())), says, "{known}");
    check(json!({}), "asks own.told");
    check(json!({"own.told": true}), "told");
    check(json!({"own.told": null}), "own.told {true: told; false: untold}");
    let ruling = ask(&book, json!({"own.told": null}));
    assert!(!ruling.settled() && ruling.asks.is_none());
    // Every article on which it may hang is cited, and it is written and read again as it is.
    assert_eq!(ruling.cites.len(), 1);
    let text = serde_json::to_string(&ruling).unwrap();
    assert_eq!(serde_json::from_str::<Ruling>(&text).unwrap(), ruling);
}

#[test]
fn what_follows_under_every_answer_is_the_verdict() {
    let by = |mut rule: Json, by: &str| {
        rule["then"]["commission"] = json!(by);
        rule
    };
    let book = split(json!([
        by(half("first", json!({"own.who": "first"}), 500), "personal"),
        by(half("others", json!({"own.who": {"is_not": "first"}}), 1000), "personal"),
    ]));
    let ruling = ask(&book, json!({"own.who": null}));
    assert_eq!(told(&ruling), r#"own.who {"first": first; "second" "third": others}"#);
    assert_eq!(serde_json::to_value(&ruling.verdict).unwrap(), json!({"commission": "personal"}));
    // Where the same follows under all, nobody need know.
    let same =
        split(json!([half("a", json!({"own.told": true}), 500), half("b", json!({"own.told": false}), 500)]));
    let ruling = ask(&same, json!({"own.told": null}));
    assert!(ruling.settled());
}

#[test]
fn what_is_open_under_one_answer_is_asked_first() {
    let book = split(json!([
        half("first", json!({"own.who": "first", "own.told": true}), 500),
        half("quiet", json!({"own.who": "first", "own.told": false}), 400),
        half("others", json!({"own.who": {"is_not": "first"}}), 1000),
    ]));
    let check = |known: Json, says: &str| assert_eq!(told(&ask(&book, known.clone())), says, "{known}");
    check(json!({"own.who": null}), "asks own.told");
    check(
        json!({"own.who": null, "own.told": true}),
        r#"own.who {"first": first; "second" "third": others}"#,
    );
    // Two things that nobody knows stand one under the other.
    check(
        json!({"own.who": null, "own.told": null}),
        r#"own.told {true: own.who {"first": first; "second" "third": others}; false: own.who {"first": quiet; "second" "third": others}}"#,
    );
    let clash = split(json!([half("a", json!({"own.told": true}), 500), half("b", json!({}), 400)]));
    assert_eq!(told(&ask(&clash, json!({"own.told": null}))), "clash");
}

/// Whether nothing is left to ask or to decide: a verdict, or one under each answer.
fn says_all(ruling: &Ruling) -> bool {
    let through =
        |conditional: &Conditional| conditional.branches.iter().all(|branch| says_all(&branch.ruling));
    ruling.asks.is_none() && ruling.clash.is_empty() && ruling.conditional.as_deref().is_none_or(through)
}

/// For a fact that nobody knows a ruling is conditional exactly if something follows under each answer and not the same
/// under all; and each branch is the ruling with that answer told.
fn check(book: &Book, question: Question, facts: &Facts, fact: Fact) -> Result<bool, TestCaseError> {
    let asked = rule(book, day(), question, &without(facts, fact));
    let ruling = rule(book, day(), question, &facts.clone().with(fact, Value::NotKnown));
    if asked.asks != Some(fact) {
        // Where it need not be known it changes nothing that nobody knows it.
        prop_assert_eq!(&ruling.verdict, &asked.verdict);
        prop_assert_eq!((ruling.asks, &ruling.clash), (asked.asks, &asked.clash));
        return Ok(false);
    }
    let branches = per_answer(book, day(), question, &without(facts, fact), fact);
    let all = branches.iter().all(|branch| says_all(&branch.ruling));
    prop_assert_eq!(ruling.asks.is_none() && ruling.clash.is_empty(), all, "{:?}", ruling);
    let Some(conditional) = &ruling.conditional else {
        prop_assert!(!all || branches.len() == 1, "{} branches", branches.len());
        return Ok(false);
    };
    prop_assert!(all && conditional.on == fact && branches.len() > 1);
    for branch in &conditional.branches {
        for value in &branch.values {
            let told = rule(book, day(), question, &facts.clone().with(fact, *value));
            prop_assert_eq!(&told.verdict, &branch.ruling.verdict);
            prop_assert_eq!(&told.conditional, &branch.ruling.conditional);
        }
        let first = rule(book, day(), question, &facts.clone().with(fact, branch.values[0]));
        prop_assert_eq!(&first, &branch.ruling);
        prop_assert!(first.cites.iter().all(|id| ruling.cites.contains(id)));
        // What is said whatever nobody knows is said by every branch.
        for slot in ruling.verdict.slots() {
            prop_assert!(branch.ruling.verdict.agrees(&ruling.verdict, slot));
        }
    }
    Ok(true)
}

fn without(facts: &Facts, fact: Fact) -> Facts {
    facts.only(|known| known != fact)
}

/// The fact that is asked for, or any other.
fn unknown(book: &Book, question: Question, facts: &Facts, pick: &prop::sample::Index) -> Fact {
    let asked = rule(book, day(), question, facts).asks;
    let any: Vec<Fact> = Fact::ALL.iter().copied().filter(|fact| !CLOCK.contains(fact)).collect();
    asked.unwrap_or_else(|| *pick.get(&any))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn a_ruling_is_conditional_if_each_answer_has_one(
        book in any_book(), question in questions(), facts in situations(3), pick in any::<prop::sample::Index>()
    ) {
        check(book, question, &facts, unknown(book, question, &facts, &pick))?;
    }

    #[test]
    fn so_it_is_in_small_books(json in small_books(), facts in situations(2), pick in any::<prop::sample::Index>()) {
        let book = Book::from_json(&json).unwrap();
        let facts = facts.only(|fact| fact != Fact::Named);
        for fact in [unknown(&book, Question::Turn, &facts, &pick), Fact::Named, Fact::VisitKind] {
            check(&book, Question::Turn, &without(&facts, fact), fact)?;
        }
    }
}

/// The law above is not empty: in shipped books there is what may stay unknown.
#[test]
fn shipped_books_have_a_verdict_under_every_answer_somewhere() {
    let mut conditional = 0;
    for book in crate::shipped::all_books() {
        for case in &book.cases {
            for (fact, _) in case.facts.iter().filter(|(fact, _)| !CLOCK.contains(fact)) {
                let ruling =
                    rule(&book, case.on, case.question, &case.facts.clone().with(fact, Value::NotKnown));
                conditional += usize::from(ruling.conditional.is_some());
            }
        }
    }
    assert!(conditional > 500, "{conditional}");
}
