//! Cases: what agrees, what does not and where.

use crate::shipped::tell;
use crate::small::{book, read, small};
use rulebook::case::{Case, Mismatch};
use rulebook::lint::lint;
use rulebook::{Book, Fact, Slot};
use serde_json::{Value as Json, json};

fn case(mut json: Json, with: &Json) -> Case {
    json.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    serde_json::from_value(json).unwrap()
}

/// Named visitors are valid, and so is everybody who is new; two rules, one of them an exception to the general one.
fn claims() -> Book {
    book(&json!({
        "claim": [
            {"id": "all", "then": {"valid": false}},
            {"id": "new", "when": {"visit.kind": "new"}, "then": {"valid": true}, "exception_to": ["all"]},
            {"id": "named", "when": {"visit.named": true}, "then": {"valid": true}, "exception_to": ["all"]},
        ],
    }))
}

fn new_and_named(with: &Json) -> Case {
    case(
        json!({
            "id": "new and named", "question": "claim", "on": "2025-03-03",
            "facts": {"visit.kind": "new", "visit.named": true},
            "verdict": {"valid": true}, "cites": ["A1"], "steps": ["new", "named"],
        }),
        with,
    )
}

/// What differs, in one line.
fn differs(case: &Case) -> String {
    match case.check(&claims()) {
        Ok(()) => "nothing".into(),
        Err(Mismatch::Switch { name }) => format!("switch {name}"),
        Err(Mismatch::Clash { rules }) => format!("clash {rules:?}"),
        Err(Mismatch::Asks { expected, came }) => format!("asks {expected:?} {came:?}"),
        Err(Mismatch::Slot { slot, expected, came }) => {
            assert_eq!(expected.slots().collect::<Vec<Slot>>(), [slot]);
            format!("{} {}", slot.name(), serde_json::to_string(&came).unwrap())
        }
        Err(Mismatch::Steps { came, .. }) => format!("steps {came:?}"),
        Err(Mismatch::Cites { came, .. }) => format!("cites {came:?}"),
    }
}

#[test]
fn a_case_agrees_in_everything_it_says() {
    let check = |with: Json, what: &str| assert_eq!(differs(&new_and_named(&with)), what, "{with}");
    check(json!({}), "nothing");
    check(json!({"verdict": {}}), "nothing");
    check(json!({"verdict": {"valid": false}}), r#"valid {"valid":true}"#);
    check(json!({"verdict": {"by": "project_manager"}}), "by {}");
    check(json!({"cites": []}), r#"cites [ArticleId("A1")]"#);
    check(json!({"cites": ["A1", "A1"]}), r#"cites [ArticleId("A1")]"#);
    check(json!({"steps": ["new"]}), r#"steps [RuleId("new"), RuleId("named")]"#);
    check(json!({"steps": ["named", "new"]}), r#"steps [RuleId("new"), RuleId("named")]"#);
    check(json!({"asks": "visit.kind"}), "asks Some(VisitKind) None");
    check(json!({"facts": {"visit.named": false}}), "asks None Some(VisitKind)");
}

#[test]
fn a_case_that_asks_cites_why() {
    let asks = new_and_named(
        &json!({"facts": {"visit.named": false}, "verdict": {}, "steps": [], "asks": "visit.kind"}),
    );
    assert_eq!(differs(&asks), "nothing");
    assert_eq!(asks.asks, Some(Fact::VisitKind));
    // It is written as it was read.
    let text = serde_json::to_string(&asks).unwrap();
    assert_eq!(serde_json::from_str::<Case>(&text).unwrap(), asks);
}

#[test]
fn what_a_case_cannot_say_is_refused() {
    let refused = |with: Json| {
        let mut json = serde_json::to_value(new_and_named(&json!({}))).unwrap();
        json.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
        assert!(serde_json::from_value::<Case>(json).is_err(), "{with}");
    };
    refused(json!({"because": "so"}));
    refused(json!({"question": "why"}));
    refused(json!({"facts": {"visit.knd": "new"}}));
    refused(json!({"verdict": {"receiver": "nobody at all"}}));
    refused(json!({"asks": "visit.knd"}));
}

#[test]
fn a_case_of_the_book_is_read_with_it() {
    let with = |cases: Json| {
        let mut json = small(&json!({"claim": [{"id": "all", "then": {"valid": true}}]}), &json!({}), None);
        json["cases"] = cases;
        Book::from_json(&json)
    };
    let good = || json!({"id": "1", "question": "claim", "on": "2025-03-03", "facts": {}, "steps": ["all"], "cites": ["A1"]});
    let book = with(json!([good()])).unwrap();
    assert_eq!(book.cases.iter().map(|case| case.check(&book)).collect::<Vec<_>>(), [Ok(())]);
    let mut bad = good();
    bad["facts"] = json!({"visit.knd": "new"});
    let error = with(json!([good(), bad])).unwrap_err();
    assert!(error.path == "cases[1]" && error.what.to_string().contains("visit.knd"), "{error}");
}

#[test]
fn a_case_may_try_the_other_reading() {
    let text = json!({"zh": "一", "en": "one"});
    let mut json = small(
        &json!({"claim": [
            {"id": "strict", "when": {"$window": "strict"}, "then": {"valid": false}},
            {"id": "mild", "when": {"$window": "mild"}, "then": {"valid": true}},
        ]}),
        &json!({"window": {"2000-01-01": "mild"}}),
        None,
    );
    json["parameters"]["window"]["choices"] = json!({"mild": text, "strict": text});
    let book = read(&json);
    let tried = |switches: Json, verdict: bool, rule: &str| {
        let with = json!({"switches": switches, "facts": {}, "verdict": {"valid": verdict}, "steps": [rule]});
        new_and_named(&with).check(&book)
    };
    assert_eq!(tried(json!({}), true, "mild"), Ok(()));
    assert_eq!(tried(json!({"window": "strict"}), false, "strict"), Ok(()));
    assert!(matches!(tried(json!({"window": "strict"}), true, "mild"), Err(Mismatch::Slot { .. })));
    let unknown = |switches: Json, name: &str| {
        assert_eq!(tried(switches, true, "mild"), Err(Mismatch::Switch { name: name.into() }));
    };
    unknown(json!({"window": "odd"}), "window");
    unknown(json!({"door": "mild"}), "door");
}

#[test]
fn rules_without_a_case_are_named() {
    let told = |named: &[bool]| {
        let case = |named: &bool| json!({"id": named.to_string(), "question": "claim", "on": "2025-03-03", "facts": {"visit.named": named}});
        let mut json = small(
            &json!({
                "claim": [{"id": "named", "when": {"visit.named": true}, "then": {"valid": true}},
                          {"id": "other", "when": {"visit.named": false}, "then": {"valid": false}}],
            }),
            &json!({}),
            None,
        );
        json["cases"] = named.iter().map(case).collect();
        let told = lint(&read(&json)).iter().map(tell).collect::<Vec<_>>();
        told.into_iter().filter(|found| found.starts_with("uncased")).collect::<Vec<_>>()
    };
    assert_eq!(told(&[]), [""; 0], "a book without cases is not blamed");
    assert_eq!(told(&[true]), ["uncased claim other"]);
    assert_eq!(told(&[true, false]), [""; 0]);
}
