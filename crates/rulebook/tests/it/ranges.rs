//! Ranges as values of parameters, and the parameters that declarations name.

use crate::small::{read, small};
use rulebook::{Book, Date, Facts, Question, rule};
use serde_json::{Value as Json, json};

/// A book that fines `$fine` and keeps clients for `$period`.
fn fines(fine: &Json, period: &Json) -> Json {
    let rules = json!({
        "penalty": [{"id": "fined", "when": {}, "then": {"penalty": "fine", "amount": "$fine"}}],
        "claim": [{"id": "claimed", "when": {}, "then": {"valid": true, "until": {"from": "date.deal", "within": "$period"}}}],
    });
    small(&rules, &json!({"fine": {"2025-01-01": fine}, "period": {"2025-01-01": period}}), None)
}

fn refused(document: &Json, path: &str, key: &str) {
    let error = Book::from_json(document).expect_err(path);
    assert_eq!((error.path.as_str(), error.what.key()), (path, key), "{error}");
}

#[test]
fn a_parameter_may_be_a_range_that_somebody_sets() {
    let book = read(&fines(&json!([200, 500]), &json!({"n": 1, "up_to": 3, "unit": "day"})));
    let on: Date = "2025-03-03".parse().expect("a day");
    let ruling = rule(&book, on, Question::Penalty, &Facts::new());
    assert_eq!(ruling.verdict.amount.and_then(|amount| amount.range()), Some((200, 500)));
}

#[test]
fn the_ends_of_a_range_are_in_order() {
    let day = json!({"n": 3, "unit": "day"});
    for fine in [json!([500, 200]), json!([200, 200]), json!([-1, 5])] {
        refused(&fines(&fine, &day), "parameters.fine.values.2025-01-01.value", "range_order");
    }
    for period in [json!({"n": 3, "up_to": 1, "unit": "day"}), json!({"n": 3, "up_to": 3, "unit": "day"})] {
        refused(&fines(&json!(5), &period), "parameters.period.values.2025-01-01.value", "range_order");
    }
    for list in [json!([1]), json!([1, 2, 3]), json!(["1", "2"])] {
        refused(&fines(&list, &day), "parameters.fine.values.2025-01-01.value", "shape");
    }
}

#[test]
fn a_range_stands_only_where_somebody_can_set_the_number() {
    let uses = |rule: Json| {
        let rules = json!({"turn": [rule]});
        small(&rules, &json!({"some": {"2025-01-01": [1, 3]}}), None)
    };
    for (rule, path) in [
        (
            json!({"id": "r", "when": {"visit.people": {"at_least": "$some"}}, "then": {"turn": "count"}}),
            "rules.turn[0].when.visit.people.at_least",
        ),
        (
            json!({"id": "r", "when": {"now": {"from_hour": "$some"}}, "then": {"turn": "count"}}),
            "rules.turn[0].when.now.from_hour",
        ),
        (
            json!({"id": "r", "when": {}, "then": {"turn": "count", "weight": "$some"}}),
            "rules.turn[0].then.weight",
        ),
    ] {
        refused(&uses(rule), path, "parameter_kind");
    }
}

#[test]
fn the_parameters_that_declarations_name_are_there_and_periods() {
    let text = json!({"zh": "一", "en": "one"});
    let declared = |name: &str| {
        let mut document = fines(&json!(5), &json!({"n": 3, "unit": "day"}));
        document["declares"] = json!({
            "duties": {"own.call": {"says": text, "deadline": {"from": "today", "within": name}}},
            "facts": {"own.often": {"says": text, "kind": "number",
                "source": {"count": {"of": "visit", "whose": "client", "within": name}}}},
        });
        document
    };
    read(&declared("$period"));
    refused(&declared("$nowhere"), "declares.facts.own.often.source.count.within", "no_parameter");
    refused(&declared("$fine"), "declares.facts.own.often.source.count.within", "parameter_kind");
    let mut duty = declared("$nowhere");
    duty["declares"].as_object_mut().expect("declarations").remove("facts");
    refused(&duty, "declares.duties.own.call.deadline.within", "no_parameter");
}
