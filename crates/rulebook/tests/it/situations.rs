//! Where lint says that the desk would ask, and which situations it looks at: those that can be.

use crate::declared::declaring;
use crate::findings::{period, valid};
use crate::lint::lint_of;
use crate::small::{read, small};
use rulebook::Question;
use serde_json::{Value as Json, json};

fn check(question: Question, rules: &Json, found: &[&str]) {
    let book = read(&small(&json!({ question.name(): rules }), &json!({"week": period(7, "day")}), None));
    assert_eq!(lint_of(&book, question), found, "{rules}");
}

#[test]
fn where_the_desk_would_ask_lint_says_so() {
    let check = |when: Json, rest: Json, found: &[&str]| {
        check(Question::Claim, &json!([valid("a", when, true), valid("b", rest, false)]), found);
    };
    // Who asks for nobody asks for nobody's agent: there is a word for that, and nothing to ask.
    check(json!({"visit.named": true, "named.is": "owner"}), json!({"named.is": {"is_not": "owner"}}), &[]);
    check(
        json!({"visit.named": true, "named.is": "owner"}),
        json!({"any": [{"visit.named": false}, {"named.is": {"is_not": "owner"}}]}),
        &[],
    );
    check(
        json!({"visit.kind": ["return_open", "return_closed"], "owner.presence": "free"}),
        json!({"owner.presence": {"is_not": "free"}}),
        &[
            r#"asks claim owner.presence on {"visit.kind":"new","today":"2025-01-01","now":"2025-01-01T12:00"}"#,
        ],
    );
}

#[test]
fn a_situation_that_cannot_be_is_not_claimed() {
    let none = |one: Json, other: Json| {
        let mut both = one.as_object().unwrap().clone();
        both.extend(other.as_object().unwrap().clone());
        check(
            Question::Claim,
            &json!([valid("all", json!({}), true), valid("a", both, true)]),
            &["unreachable claim a"],
        );
    };
    none(json!({"named.is": "owner"}), json!({"visit.named": false}));
    none(json!({"named.presence": "free"}), json!({"visit.named": false}));
    none(json!({"visit.referral": "none"}), json!({"referrer.presence": "free"}));
    none(json!({"visit.kind": "new"}), json!({"owner.presence": "free"}));
    none(json!({"visit.kind": "new"}), json!({"owner.takes_both": true}));
    none(json!({"owner.presence": "away"}), json!({"owner.takes_both": true}));
    none(json!({"proxy.arranged": false}), json!({"proxy.presence": "free"}));
    none(json!({"engaged": "counted"}), json!({"absence.minutes": {"at_least": 2}}));
    none(json!({"contact.kind": "visit"}), json!({"contact.reached": false}));
    none(json!({"first.registered": "neither"}), json!({"claimant.valid": true}));
    none(json!({"claimant.records": false}), json!({"claimant.follow_ups": {"at_least": 1}}));
    none(json!({"deal.stage": "none"}), json!({"date.deal": {"within": "$week"}}));
    none(json!({"deal.stage": "paid"}), json!({"deal.refunded": true}));
    none(json!({"day.kind": "workday"}), json!({"day.weekday": "sunday"}));
    none(json!({"day.odd": true}), json!({"day.of_month": 2}));
    none(json!({"visit.people": {"at_most": 2}}), json!({"visit.parties": {"at_least": 3}}));
    none(json!({"breach.count": 1}), json!({"breach.count_month": {"at_least": 2}}));
    none(json!({"date.first_visit": {"within": "$week"}}), json!({"date.last_contact": {"over": "$week"}}));
    none(json!({"date.last_contact": {"over": "$week"}}), json!({"time.last_contact": {"within": "$week"}}));
}

#[test]
fn what_can_be_is_claimed_though_much_else_cannot() {
    let some = |when: Json| {
        check(Question::Claim, &json!([valid("all", json!({}), true), valid("a", when, true)]), &[]);
    };
    some(
        json!({"visit.named": true, "named.is": "owner", "visit.kind": "return_open", "named.presence": "away"}),
    );
    some(json!({"visit.people": {"at_least": 30}, "visit.parties": {"at_least": 5}}));
    some(json!({"visit.people": {"at_least": 5}, "visit.parties": {"at_least": 30}}));
    some(json!({"date.first_visit": {"over": "$week"}, "date.last_contact": {"within": "$week"}}));
    some(json!({"date.last_contact": {"over": "$week"}, "time.last_contact": {"from_hour": "17:30"}}));
    some(json!({"day.of_month": {"at_least": 31}, "day.odd": true, "day.weekday": "sunday"}));
    some(json!({"day.of_month": {"at_most": 5}, "day.odd": false}));
    some(json!({"registration.complete": false, "registration.errors": {"at_most": 9}}));
    some(
        json!({"same.phone": true, "same.name": true, "same.id_number": true, "same.fields": {"at_least": 1}}),
    );
}

#[test]
fn a_witness_stands_on_a_day_that_is_as_it_says() {
    let gap = |when: Json, found: &str| {
        check(Question::Claim, &json!([valid("a", json!({ "not": when }), true)]), &[found])
    };
    // The book may be adopted on a Wednesday.
    gap(
        json!({"day.kind": "weekend"}),
        r#"gap claim valid on {"day.kind":"weekend","today":"2025-01-04","now":"2025-01-04T12:00"}"#,
    );
    gap(
        json!({"day.weekday": "monday"}),
        r#"gap claim valid on {"day.weekday":"monday","today":"2025-01-06","now":"2025-01-06T12:00"}"#,
    );
    gap(
        json!({"day.odd": false}),
        r#"gap claim valid on {"day.odd":false,"today":"2025-01-02","now":"2025-01-02T12:00"}"#,
    );
    gap(
        json!({"day.kind": "weekend", "date.deal": {"within": "$week"}}),
        r#"boundary claim date.deal valid on {"day.kind":"weekend","today":"2025-01-04","date.deal":"2024-12-28","now":"2025-01-04T12:00"}"#,
    );
    // A boundary of the clock is told at its hour.
    check(
        Question::Claim,
        &json!([valid("a", json!({"clock.minutes": {"at_least": 540}}), true)]),
        &[
            r#"boundary claim clock.minutes valid on {"clock.minutes":539,"today":"2025-01-01","now":"2025-01-01T08:59"}"#,
        ],
    );
}

#[test]
fn declared_facts_are_walked_as_those_of_the_vocabulary_are() {
    let declares = json!({
        "facts": {
            "own.mood": {"kind": "word", "words": ["good", "bad", "mixed"]},
            "own.calls": {"kind": "number"},
            "own.paid": {"kind": "amount"},
            "own.asked": {"kind": "moment"},
        },
        "words": {"own.errand": {"of": "absence_reason", "under": "washroom"}},
    });
    let check = |rules: Json, found: &[&str]| {
        let parameters = json!({"week": {"2000-01-01": {"n": 5, "up_to": 7, "unit": "day"}}});
        let book = read(&declaring(small(&json!({ "claim": rules }), &parameters, None), &declares));
        assert_eq!(lint_of(&book, Question::Claim), found, "{rules}");
    };
    let clock = r#""today":"2025-01-01""#;
    check(
        json!([valid("a", json!({"own.mood": ["good", "bad"]}), true)]),
        &[&format!(r#"gap claim valid on {{{clock},"now":"2025-01-01T12:00","own.mood":"mixed"}}"#)],
    );
    check(
        json!([
            valid("a", json!({"own.calls": {"at_most": 2}}), true),
            valid("b", json!({"own.calls": {"at_least": 4}}), true)
        ]),
        &[&format!(
            r#"boundary claim own.calls valid on {{{clock},"now":"2025-01-01T12:00","own.calls":3}}"#
        )],
    );
    check(
        json!([valid("a", json!({"own.paid": {"at_most": 2}}), true)]),
        &[&format!(
            r#"boundary claim own.paid valid on {{{clock},"now":"2025-01-01T12:00","own.paid":"¥2.01"}}"#
        )],
    );
    // Between the ends of a range a person says whether it is over.
    check(
        json!([
            valid("a", json!({"own.asked": {"within": "$week"}}), true),
            valid("b", json!({"own.asked": {"over": "$week"}}), false)
        ]),
        &[],
    );
    // A word is as possible as the one it stands under.
    check(
        json!([
            valid("all", json!({}), true),
            valid("a", json!({"engaged": "counted", "absence.reason": "own.errand"}), true)
        ]),
        &["unreachable claim a"],
    );
}
