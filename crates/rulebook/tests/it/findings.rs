//! What lint finds besides clashes and gaps, in small books that are wrong in one way each.

use crate::declared::{declaring, everything};
use crate::lint::lint_of;
use crate::shipped::tell;
use crate::small::{read, small};
use rulebook::lint::lint;
use rulebook::{Book, Question};
use serde_json::{Value as Json, json};

fn told(book: &Book, kind: &str) -> Vec<String> {
    lint(book).iter().map(tell).filter(|found| found.starts_with(kind)).collect()
}

fn period(n: i64, unit: &str) -> Json {
    json!({"2000-01-01": {"n": n, "unit": unit}})
}

/// A rule of `claim`; nothing else is looked at here.
fn valid(id: &str, when: impl Into<Json>, valid: bool) -> Json {
    json!({"id": id, "when": when.into(), "then": {"valid": valid}})
}

fn no_source(question: Question, when: &Json, declares: &Json, found: &[&str]) {
    let then = match question {
        Question::Eligible | Question::Leave => json!({"allowed": "yes"}),
        Question::Receiver => json!({"receiver": "on_turn"}),
        _ => json!({"valid": true}),
    };
    let rules = json!({ question.name(): [{"id": "r", "when": when, "then": then}] });
    let book = read(&declaring(small(&rules, &json!({"week": period(7, "day")}), None), declares));
    assert_eq!(told(&book, "no source"), found, "{when}");
}

#[test]
fn a_fact_that_no_act_can_know_is_found() {
    let check = |question, when: Json, found: &[&str]| no_source(question, &when, &json!({}), found);
    // What a person can be asked is known wherever he acts, also where nobody stands when the rule is looked at.
    check(Question::Claim, json!({"visit.referral": "none", "same.phone": true}), &[]);
    check(Question::Eligible, json!({"colleagues.agree": true}), &[]);
    // What the ledger finds out is known where it looks.
    check(Question::Receiver, json!({"owner.presence": "free"}), &[]);
    check(Question::Eligible, json!({"owner.presence": "free"}), &["no source eligible owner.presence r"]);
    check(Question::Eligible, json!({"received.today": 3, "day.weekday": "monday"}), &[]);
    check(
        Question::Receiver,
        json!({"not": {"received.today": 3}}),
        &["no source receiver received.today r"],
    );
    check(
        Question::Eligible,
        json!({"any": [{"date.last_contact": {"within": "$week"}}, {"queue": "calls"}]}),
        &["no source eligible queue r", "no source eligible date.last_contact r"],
    );
    check(Question::Claim, json!({"now": {"from_hour": "17:00"}}), &[]);
    // A question that is asked in so many words is asked with its facts.
    check(Question::Leave, json!({"received.today": 3}), &[]);
    check(Question::Application, json!({"entry.days_late": 3}), &[]);
}

#[test]
fn a_limit_counted_from_what_nobody_knows_is_found() {
    let rules = json!({"eligible": [{"id": "r", "then": {"allowed": "yes"}}], "penalty": [
        {"id": "p", "then": {"penalty": "fine", "until": {"from": "date.last_contact", "within": "$week"}}},
        {"id": "q", "then": {"until": {"from": "date.found", "within": "$week"}}},
    ]});
    let book = read(&small(&rules, &json!({"week": period(7, "day")}), None));
    assert_eq!(told(&book, "no source"), ["no source penalty date.last_contact p"]);
}

#[test]
fn a_declared_fact_needs_somebody_whose_records_are_counted() {
    let check = |question, source: Json, found: &[&str]| {
        let kind =
            if source.get("last").is_some() || source.get("first").is_some() { "moment" } else { "number" };
        let mut fact = json!({"kind": kind});
        if !source.is_null() {
            fact["source"] = source;
        }
        let when = if kind == "moment" { json!({"within": "$week"}) } else { json!({"at_least": 2}) };
        let declares = json!({"facts": {"own.it": fact, "own.day": {"kind": "day"}}});
        no_source(question, &json!({"own.it": when}), &declares, found);
    };
    let count = |of: &str, whose: &str| json!({"count": {"of": of, "whose": whose}});
    check(Question::Eligible, Json::Null, &[]);
    check(Question::Eligible, count("lost_turn", "person"), &[]);
    check(Question::Eligible, count("visit", "client"), &["no source eligible own.it r"]);
    check(Question::Eligible, count("visit", "both"), &["no source eligible own.it r"]);
    check(Question::Claim, count("visit", "client"), &[]);
    check(Question::Claim, count("visit", "both"), &[]);
    // No absence stands with a client.
    check(Question::Claim, count("absence", "client"), &["no source claim own.it r"]);
    // Nor is anything known that is counted from what is not.
    let since = |fact: &str| json!({"count": {"of": "lost_turn", "whose": "person", "since": fact}});
    check(Question::Eligible, since("own.day"), &[]);
    check(Question::Eligible, since("date.deal"), &["no source eligible own.it r"]);
    check(Question::Claim, since("date.deal"), &[]);
    check(Question::Leave, since("date.deal"), &[]);
    let between = json!({"minutes": {"from": "time.filed", "to": "time.first_visit"}});
    check(Question::Claim, between.clone(), &[]);
    check(Question::Eligible, between, &["no source eligible own.it r"]);
}

#[test]
fn no_shipped_book_looks_at_what_nobody_can_know() {
    for book in crate::shipped::all_books() {
        assert_eq!(told(&book, "no source"), [""; 0], "{}", book.about.id);
    }
}

#[test]
fn hours_from_a_day_are_found() {
    let check = |unit: &str, rule: Json, found: &[&str]| {
        let book = read(&small(&json!({ "claim": [rule] }), &json!({"some": period(120, unit)}), None));
        assert_eq!(told(&book, "hours"), found, "{unit}");
    };
    let when = |fact: &str, test: &str| valid("r", json!({ fact: {test: "$some"} }), true);
    check("hour", when("date.last_contact", "within"), &["hours claim r date.last_contact some"]);
    check("minute", when("date.opening", "over"), &["hours claim r date.opening some"]);
    check("day", when("date.last_contact", "within"), &[]);
    check("hour", when("time.last_contact", "within"), &[]);
    let until = |from: &str, how: &str| json!({"id": "r", "then": {"valid": true, "until": {"from": from, how: "$some"}}});
    check("hour", until("date.deal", "within"), &["hours claim r date.deal some"]);
    check("hour", until("date.deal", "before"), &["hours claim r date.deal some"]);
    check("hour", until("time.deal", "within"), &[]);
    check(
        "hour",
        json!({"id": "r", "when": {"any": [{"date.deal": {"over": "$some"}}, {"date.due": {"over": "$some"}}]}, "then": {"valid": true}}),
        &["hours claim r date.deal some", "hours claim r date.due some"],
    );
}

#[test]
fn a_period_is_by_the_hour_on_any_of_its_dates() {
    let values = json!({"2000-01-01": {"n": 5, "unit": "day"}, "2026-01-01": {"n": 120, "unit": "hour"}});
    let rule = valid("r", json!({"date.deal": {"within": "$some"}}), true);
    let book = read(&small(&json!({ "claim": [rule] }), &json!({ "some": values }), None));
    assert_eq!(told(&book, "hours"), ["hours claim r date.deal some"]);
    // What the extended book has by the hour, too.
    let ground = small(&json!({}), &json!({"some": period(24, "hour")}), None);
    let rule = valid("r", json!({"date.deal": {"within": "$some"}}), true);
    let book = read(&small(&json!({ "claim": [rule] }), &json!({}), Some(&ground)));
    assert_eq!(told(&book, "hours"), ["hours claim r date.deal some"]);
}

#[test]
fn deadlines_and_declarations_count_hours_too() {
    let rules = json!({"registration": [{"id": "r", "then": {"deadlines": [
        {"task": "own.chase", "from": "date.registered", "within": "$some"},
        {"task": "track", "from": "date.deal", "before": "$days", "earliest": "$some"},
        {"task": "track", "from": "time.registered", "within": "$some"},
    ]}}]});
    let declares = json!({
        "facts": {
            "own.before": {"kind": "number", "source": {"count": {"of": "visit", "whose": "client", "within": "$some", "before": "date.deal"}}},
            "own.now": {"kind": "number", "source": {"count": {"of": "visit", "whose": "client", "within": "$some"}}},
            "own.minutes": {"kind": "number", "source": {"minutes": {"from": "date.registered", "to": "time.deal"}}},
            "own.days": {"kind": "number", "source": {"days": {"from": "date.registered", "to": "time.deal"}}},
        },
        "duties": {"own.chase": {"deadline": {"from": "date.deal", "within": "$some"}}},
    });
    let parameters = json!({"some": period(120, "hour"), "days": period(3, "day")});
    let book = read(&declaring(small(&rules, &parameters, None), &declares));
    assert_eq!(
        told(&book, "hours"),
        [
            "hours own.before date.deal some",
            "hours own.minutes date.registered minutes",
            "hours own.chase date.deal some",
            "hours registration r date.deal some",
            "hours registration r date.registered some",
        ]
    );
}

/// A book over one that answers everything, so that no gap ever shows.
fn over_ground(rules: Json, parameters: Json) -> Book {
    let ground = small(&json!({"claim": [valid("default", json!({}), true)]}), &json!({}), None);
    read(&small(&json!({ "claim": rules }), &parameters, Some(&ground)))
}

fn behind(rules: &[Json], parameters: &Json, found: &[&str]) {
    let book = over_ground(json!(rules), parameters.clone());
    assert_eq!(lint_of(&book, Question::Claim), found, "{rules:?}");
}

#[test]
fn a_boundary_behind_the_defaults_is_found() {
    let none = json!({});
    let count = |test: Json| json!({ "visit.parties": test });
    let check = |most: i64, least: i64, found: &[&str]| {
        let low = valid("low", count(json!({"at_most": most})), true);
        behind(&[low, valid("high", count(json!({"at_least": least})), false)], &none, found);
    };
    check(29, 30, &[]);
    check(
        29,
        31,
        &[
            r#"behind claim visit.parties valid [low, high] on {"visit.parties":30,"today":"2025-01-01","now":"2025-01-01T12:00"}"#,
        ],
    );
    check(
        20,
        31,
        &[
            r#"behind claim visit.parties valid [low, high] on {"visit.parties":21,"today":"2025-01-01","now":"2025-01-01T12:00"}"#,
        ],
    );
    // A whole side left to the defaults is no boundary.
    behind(&[valid("low", count(json!({"at_most": 29})), true)], &none, &[]);
    // Nor is what is the same on both sides.
    let both = json!({"any": [count(json!({"at_most": 3})), count(json!({"at_least": 5}))]});
    behind(&[valid("both", both, true)], &none, &[]);
    check_days(7, 7, &[]);
    check_days(
        6,
        7,
        &[
            r#"behind claim date.deal valid [over, within] on {"today":"2025-01-01","date.deal":"2024-12-25","now":"2025-01-01T12:00"}"#,
        ],
    );
    check_days(
        3,
        7,
        &[
            r#"behind claim date.deal valid [over, within] on {"today":"2025-01-01","date.deal":"2024-12-25","now":"2025-01-01T12:00"}"#,
        ],
    );
}

/// Valid within so many days, not valid over so many others.
fn check_days(within: i64, over: i64, found: &[&str]) {
    let rules = [
        valid("within", json!({"date.deal": {"within": "$within"}}), true),
        valid("over", json!({"date.deal": {"over": "$over"}}), false),
    ];
    behind(&rules, &json!({"within": period(within, "day"), "over": period(over, "day")}), found);
}

#[test]
fn a_boundary_is_seen_only_where_the_rest_is_so() {
    let none = json!({});
    let of = |kind: &str, test: Json| json!({"visit.kind": kind, "visit.parties": test});
    let low = |kind| valid("low", of(kind, json!({"at_most": 3})), true);
    let high = |kind| valid("high", of(kind, json!({"at_least": 5})), false);
    // Of different visitors each side is the only one.
    behind(&[low("new"), high("lapsed")], &none, &[]);
    let found = r#"behind claim visit.parties valid [low, high] on {"visit.kind":"lapsed","visit.parties":4,"today":"2025-01-01","now":"2025-01-01T12:00"}"#;
    behind(&[low("lapsed"), high("lapsed")], &none, &[found]);
    // A rule that says it for everybody else covers the boundary of the others too.
    let rest = valid("rest", json!({"visit.kind": {"is_not": "lapsed"}}), true);
    behind(&[low("lapsed"), high("lapsed"), rest], &none, &[found]);
    let all = valid("all", json!({"visit.parties": 4}), false);
    behind(&[low("lapsed"), high("lapsed"), all], &none, &[]);
    // An exception makes a hole, where a rule of another effect sets it aside.
    let mut hole = json!({"id": "hole", "when": {"visit.parties": 4}, "then": {"by": "company"}});
    hole["exception_to"] = json!(["all"]);
    let all = valid("all", json!({"visit.parties": {"at_most": 5}}), true);
    let more = valid("more", json!({"visit.parties": {"at_least": 6}}), false);
    behind(&[all, more, hole], &none, &[]);
}

#[test]
fn of_the_clock_only_a_forgotten_minute_is_a_boundary() {
    let none = json!({});
    let clock = |test: Json| json!({ "clock.minutes": test });
    let check = |most: i64, least: i64, found: usize| {
        let book = over_ground(
            json!([
                valid("early", clock(json!({"at_most": most})), true),
                valid("late", clock(json!({"at_least": least})), false)
            ]),
            none.clone(),
        );
        assert_eq!(lint_of(&book, Question::Claim).len(), found, "{most} {least}");
    };
    check(539, 540, 0);
    check(538, 540, 1);
    // The morning and the evening, and the day between them left alone.
    check(539, 1080, 0);
    let hour = |test: &str, hour: &str| json!({"time.received": {test: hour}});
    behind(
        &[valid("a", hour("before_hour", "09:00"), true), valid("b", hour("from_hour", "18:00"), false)],
        &none,
        &[],
    );
    let book = over_ground(
        json!([
            valid("a", hour("before_hour", "09:00"), true),
            valid("b", hour("from_hour", "09:01"), false)
        ]),
        none,
    );
    let found = lint_of(&book, Question::Claim);
    assert!(found.len() == 1 && found[0].starts_with("behind claim time.received valid"), "{found:?}");
    assert!(found[0].contains("T09:00"), "{found:?}");
}

#[test]
fn amounts_and_effects_that_nobody_needs_have_boundaries_too() {
    let none = json!({});
    let sum = |test: Json| json!({ "closed.sum_month": test });
    behind(
        &[
            valid("low", sum(json!({"at_most": 99})), true),
            valid("high", sum(json!({"at_least": 100})), false),
        ],
        &none,
        &[
            r#"behind claim closed.sum_month valid [low, high] on {"closed.sum_month":"¥99.01","today":"2025-01-01","now":"2025-01-01T12:00"}"#,
        ],
    );
    // Nobody must say whether an application is made in time; who says it of both sides means the boundary too.
    let early = valid("early", json!({"hours.ahead": {"at_least": 25}}), true);
    let late = valid("late", json!({"hours.ahead": {"at_most": 23}}), false);
    let book = read(&small(&json!({"application": [early, late]}), &json!({}), None));
    assert_eq!(
        lint_of(&book, Question::Application),
        [
            r#"behind application hours.ahead valid [late, early] on {"hours.ahead":24,"today":"2025-01-01","now":"2025-01-01T12:00"}"#
        ]
    );
}

#[test]
fn shares_that_are_not_the_whole_are_found() {
    let check = |split: Json, found: &[&str]| {
        let rule = json!({"id": "r", "then": {"split": split}});
        let book = read(&small(&json!({ "split": [rule] }), &json!({}), None));
        assert_eq!(told(&book, "shares"), found, "{split}");
    };
    check(json!({"owner": 1000}), &[]);
    check(json!({"owner": 500, "receiver": 400}), &["shares split r split 900"]);
    check(json!({"finder": 1}), &["shares split r split 1"]);
    // Within ranges they agree on the whole; if they can.
    check(json!({"first": [300, 400], "closer": [600, 700]}), &[]);
    check(json!({"first": 300, "closer": [0, 700]}), &[]);
    check(json!({"first": [300, 400], "closer": [500, 599]}), &["shares split r split 999"]);
    let rule = json!({"id": "r", "then": {"split": {"owner": 1000}, "bonus": {"first": 500, "closer": 490}}});
    let book = read(&small(&json!({ "split": [rule] }), &json!({}), None));
    assert_eq!(told(&book, "shares"), ["shares split r bonus 990"]);
}

#[test]
fn what_nothing_needs_is_found() {
    let without = |change: &dyn Fn(&mut Json)| {
        let mut book = everything();
        change(&mut book);
        told(&read(&book), "idle")
    };
    assert_eq!(without(&|_| ()), [""; 0]);
    assert_eq!(
        without(&|book| book["parameters"]["idle"] = book["parameters"]["week"].clone()),
        ["idle parameter idle"]
    );
    let says = json!({"zh": "一", "en": "one"});
    let declare = |list: &str, part: Json| without(&|book| book["declares"][list]["own.idle"] = part.clone());
    assert_eq!(declare("facts", json!({"says": says, "kind": "flag"})), ["idle fact own.idle"]);
    assert_eq!(declare("columns", json!({"says": says})), ["idle column own.idle"]);
    assert_eq!(declare("duties", json!({"says": says})), ["idle duty own.idle"]);
    assert_eq!(declare("orders", json!({"says": says})), ["idle order own.idle"]);
    assert_eq!(declare("breaches", json!({"says": says})), ["idle breach own.idle"]);
    // To have a name for what goes by the wider word is reason enough; where nothing is said of that either, it is none.
    let under = |under: &str| json!({"says": says, "of": "absence_reason", "under": under});
    assert_eq!(declare("words", under("own.errand")), [""; 0]);
    assert_eq!(declare("words", under("sick")), ["idle word own.idle"]);
    assert_eq!(declare("breaches", json!({"says": says, "under": "own.hid"})), [""; 0]);
    assert_eq!(declare("breaches", json!({"says": says, "under": "late"})), ["idle breach own.idle"]);
    // What only an idle fact is counted from is idle with it.
    let count =
        json!({"says": says, "kind": "number", "source": {"days": {"from": "own.start", "to": "today"}}});
    let both = without(&|book| {
        book["declares"]["facts"]["own.idle"] = count.clone();
        book["declares"]["facts"]["own.start"] = json!({"says": says, "kind": "day"});
    });
    assert_eq!(both, ["idle fact own.idle", "idle fact own.start"]);
}

#[test]
fn to_name_a_word_and_say_nothing_of_it_is_found() {
    let check = |values: Json, found: &[&str]| {
        let rule = valid("r", json!({ "absence.reason": values }), true);
        let declares = json!({"words": {"own.errand": {"of": "absence_reason", "under": "washroom"}}});
        let book = read(&declaring(small(&json!({ "claim": [rule] }), &json!({}), None), &declares));
        assert_eq!(told(&book, "changes"), found, "{values}");
        assert_eq!(told(&book, "idle"), [""; 0], "{values}");
    };
    check(json!("own.errand"), &[]);
    check(json!("washroom"), &[]);
    check(json!(["washroom", "own.errand"]), &["changes nothing own.errand washroom"]);
    check(json!({"is_not": ["washroom", "own.errand"]}), &["changes nothing own.errand washroom"]);
    check(json!(["sick", "own.errand"]), &[]);
}

fn check(question: Question, rules: &Json, found: &[&str]) {
    let book = read(&small(&json!({ question.name(): rules }), &json!({"week": period(7, "day")}), None));
    assert_eq!(lint_of(&book, question), found, "{rules}");
}

#[test]
fn where_the_desk_would_ask_lint_says_so() {
    let check = |when: Json, rest: Json, found: &[&str]| {
        check(Question::Claim, &json!([valid("a", when, true), valid("b", rest, false)]), found);
    };
    // Who asks for nobody asks for nobody's agent; the rules would make the desk ask what the one he asks for is to him.
    check(
        json!({"visit.named": true, "named.is": "owner"}),
        json!({"named.is": {"is_not": "owner"}}),
        &[r#"asks claim named.is on {"visit.named":false,"today":"2025-01-01","now":"2025-01-01T12:00"}"#],
    );
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
