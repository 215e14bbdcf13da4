//! Lint against asking by hand, on random books that declare facts and words, with ranges, hours and amounts; and on random
//! books over defaults that answer everything.

use crate::by_hand::{agrees, agrees_on_hidden};
use crate::declared::declaring;
use crate::laws::day;
use crate::small::small;
use proptest::prelude::*;
use rulebook::share::Cents;
use rulebook::{Book, Fact, Question, Value};
use serde_json::{Value as Json, json};

/// Conditions over declared facts, and over some of the vocabulary that may be widened or has a line.
fn conditions() -> impl Strategy<Value = Json> {
    let test = prop_oneof![
        any::<bool>().prop_map(|flag| json!({ "own.flag": flag })),
        prop::sample::subsequence(vec!["good", "bad", "mixed"], 1..3)
            .prop_map(|words| json!({ "own.mood": words })),
        (0..4i64).prop_map(|n| json!({ "own.count": { "at_least": n } })),
        (0..3i64).prop_map(|n| json!({ "own.paid": { "at_most": n } })),
        prop::sample::select(vec!["absent", "counted"]).prop_map(|word| json!({ "engaged": word })),
        prop::sample::subsequence(vec!["washroom", "own.errand", "own.smoke", "unauthorised"], 1..3)
            .prop_map(|words| json!({ "absence.reason": words })),
        any::<bool>().prop_map(|flag| json!({ "absence.notified": flag })),
        Just(json!({ "own.day": { "within": "$soon" } })),
        Just(json!({ "date.deal": { "over": "$soon" } })),
        Just(json!({ "own.moment": { "from_hour": "17:30" } })),
        Just(json!({ "own.moment": { "before_hour": "$nine", "within": "$hours" } })),
        prop::sample::select(vec!["mild", "strict"]).prop_map(|word| json!({ "$window": word })),
    ];
    test.prop_recursive(2, 5, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| json!({ "not": part })),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|parts| json!({ "all": parts })),
            prop::collection::vec(inner, 1..3).prop_map(|parts| json!({ "any": parts })),
        ]
    })
}

/// Rules of `turn` with these conditions, many of which clash, ask or leave gaps.
fn rules(conditions: impl Strategy<Value = Json>) -> impl Strategy<Value = Json> {
    let answer = |words: [&'static str; 2]| prop::option::weighted(0.7, prop::sample::select(words.to_vec()));
    let rule =
        (conditions, answer(["count", "none"]), answer(["receiver", "owner"]), any::<prop::sample::Index>());
    prop::collection::vec((rule, prop::bool::weighted(0.3)), 1..5).prop_map(|rules| {
        let rules = rules.into_iter().enumerate().map(|(i, ((when, turn, owner, to), exception))| {
            let mut then = json!({});
            turn.into_iter().for_each(|word| then["turn"] = json!(word));
            owner.into_iter().for_each(|word| then["owner"] = json!(word));
            if turn.or(owner).is_none() {
                then["turn"] = json!("make_up");
            }
            let to = if exception && i > 0 { json!([format!("r{}", to.index(i))]) } else { json!([]) };
            json!({ "id": format!("r{i}"), "when": when, "then": then, "exception_to": to })
        });
        rules.collect()
    })
}

fn document(rules: &Json, base: Option<&Json>) -> Json {
    let on = |value: Json| json!({ "2000-01-01": value });
    let parameters = json!({
        "soon": on(json!({"n": 2, "up_to": 4, "unit": "day"})),
        "hours": on(json!({"n": 20, "unit": "hour"})),
        "nine": on(json!(540)),
        "window": on(json!("mild")),
    });
    let mut json = small(&json!({ "turn": rules }), &parameters, base);
    json["book"]["in_force_from"] = json!("2025-03-03");
    let text = json["book"]["title"].clone();
    json["parameters"]["window"]["choices"] = json!({ "mild": text, "strict": text });
    declaring(
        json,
        &json!({
            "facts": {
                "own.flag": {"kind": "flag"},
                "own.mood": {"kind": "word", "words": ["good", "bad", "mixed"]},
                "own.count": {"kind": "number"},
                "own.paid": {"kind": "amount"},
                "own.day": {"kind": "day"},
                "own.moment": {"kind": "moment"},
            },
            "words": {
                "own.errand": {"of": "absence_reason", "under": "washroom"},
                "own.smoke": {"of": "absence_reason", "under": "own.errand"},
            },
        }),
    )
}

/// Enough values of every fact that the conditions may look at.
fn some(fact: Fact) -> Vec<Value> {
    let read = |words: &[&str]| words.iter().map(|word| fact.read(&json!(word)).unwrap()).collect();
    let days = |days: [u64; 5]| days.map(|n| Value::Day(day() - chrono::Days::new(n))).to_vec();
    match (fact, fact.name()) {
        (_, "own.mood") => read(&["good", "bad", "mixed"]),
        (_, "own.count") => (0..5).map(Value::Count).collect(),
        (_, "own.paid") => [0, 1, 100, 101, 200, 201].map(|fen| Value::Amount(Cents(fen))).into(),
        (_, "own.day") | (Fact::DealDay, _) => days([5, 4, 3, 2, 0]),
        (_, "own.moment") => {
            let at = [
                "2025-03-02T08:00",
                "2025-03-02T15:00",
                "2025-03-02T16:00",
                "2025-03-02T18:00",
                "2025-03-03T08:00",
                "2025-03-03T12:00",
                "2025-03-03T18:00",
            ];
            read(&at)
        }
        (Fact::Engaged, _) => read(&["absent", "counted", "on_call"]),
        (Fact::AbsenceReason, _) => read(&["washroom", "own.errand", "own.smoke", "unauthorised", "sick"]),
        (Fact::Parties, _) => (1..7).map(Value::Count).collect(),
        (Fact::VisitKind, _) => read(&["new", "return_open", "return_closed", "returned_unit", "lapsed"]),
        _ => vec![Value::Flag(true), Value::Flag(false)],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn lint_is_asking_by_hand_where_books_declare(rules in rules(conditions())) {
        let book = Book::from_json(&document(&rules, None)).unwrap();
        agrees(&book, Question::Turn, &some)?;
    }
}

/// Conditions along lines, so that there is often something on both sides.
fn lines() -> impl Strategy<Value = Json> {
    let test = prop_oneof![
        3 => (2..6i64).prop_map(|n| json!({ "visit.parties": { "at_least": n } })),
        3 => (1..5i64).prop_map(|n| json!({ "visit.parties": { "at_most": n } })),
        2 => (1..4i64).prop_map(|n| json!({ "own.count": { "at_least": n } })),
        2 => (0..3i64).prop_map(|n| json!({ "own.count": { "at_most": n } })),
        1 => any::<bool>().prop_map(|flag| json!({ "own.flag": flag })),
        1 => prop::sample::select(vec!["new", "lapsed"]).prop_map(|word| json!({ "visit.kind": word })),
        1 => prop::sample::select(vec!["mild", "strict"]).prop_map(|word| json!({ "$window": word })),
    ];
    prop::collection::vec(test, 1..3).prop_map(|parts| json!({ "all": parts }))
}

fn over_defaults(rules: &Json) -> Book {
    let default = json!({"id": "default", "when": {}, "then": {"turn": "make_up", "owner": "nobody"}});
    let ground = small(&json!({ "turn": [default] }), &json!({}), None);
    Book::from_json(&document(rules, Some(&ground))).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn boundaries_behind_the_defaults_are_found_as_by_hand(rules in rules(lines())) {
        let count = Fact::from_name("own.count").unwrap();
        agrees_on_hidden(&over_defaults(&rules), Question::Turn, &[Fact::Parties, count], &some)?;
    }
}

/// The law above is not empty.
#[test]
fn a_hidden_boundary_is_found_by_hand_too() {
    let rule = |id: &str, test: Json, turn: &str| json!({"id": id, "when": {"visit.parties": test}, "then": {"turn": turn}});
    let rules =
        json!([rule("low", json!({"at_most": 2}), "count"), rule("high", json!({"at_least": 4}), "none")]);
    let found = agrees_on_hidden(&over_defaults(&rules), Question::Turn, &[Fact::Parties], &some);
    assert_eq!(found.unwrap(), 1);
}
