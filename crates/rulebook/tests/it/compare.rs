//! Two books side by side.

use crate::shipped::{all_books, shipped};
use crate::small::{read, small};
use rulebook::book::ParameterValue;
use rulebook::compare::{Difference, compare, parameters};
use rulebook::{Book, Effects, Question, rule};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

fn told(left: &Book, right: &Book) -> Vec<String> {
    let text = |effects: &Effects| serde_json::to_string(effects).unwrap();
    let tell = |d: &Difference| {
        let facts = serde_json::to_string(&d.witness).unwrap();
        format!("{} {} {} on {facts}", d.slot.name(), text(&d.left), text(&d.right))
    };
    compare(left, right, "2025-03-03".parse().unwrap(), Question::Claim).iter().map(tell).collect()
}

fn claims(period: &Json, named: bool) -> Book {
    let mut rules = vec![
        json!({"id": "within", "when": {"date.deal": {"within": "$window"}}, "then": {"valid": true}}),
        json!({"id": "over", "when": {"date.deal": {"over": "$window"}}, "then": {"valid": false}}),
    ];
    if named {
        rules.push(json!({
            "id": "named", "when": {"visit.named": true}, "then": {"valid": true}, "exception_to": ["over"],
        }));
    }
    read(&small(&json!({ "claim": rules }), &json!({"window": {"2000-01-01": period}}), None))
}

#[test]
fn one_situation_for_each_pair_of_answers() {
    let days = |n: u32| json!({"n": n, "unit": "day"});
    let (week, ten) = (claims(&days(7), false), claims(&days(10), false));
    assert_eq!(told(&week, &week), [""; 0]);
    // On the ninth to the eleventh day, and nowhere else.
    assert_eq!(
        told(&week, &ten),
        [
            r#"valid {"valid":false} {"valid":true} on {"today":"2025-03-03","date.deal":"2025-02-21","now":"2025-03-03T12:00"}"#
        ]
    );
    assert_eq!(
        told(&ten, &week),
        [
            r#"valid {"valid":true} {"valid":false} on {"today":"2025-03-03","date.deal":"2025-02-21","now":"2025-03-03T12:00"}"#
        ]
    );
    // Another rule in one of them.
    assert_eq!(
        told(&week, &claims(&days(7), true)),
        [
            r#"valid {"valid":false} {"valid":true} on {"visit.named":true,"today":"2025-03-03","date.deal":"2025-02-23","now":"2025-03-03T12:00"}"#
        ]
    );
}

#[test]
fn a_difference_is_what_both_books_say() {
    let on = "2025-03-03".parse().unwrap();
    let (left, right) = (shipped("rb-d"), shipped("rb-i"));
    let mut some = 0;
    for question in Question::ALL {
        let differences = compare(&left, &right, on, *question);
        let mut back = compare(&right, &left, on, *question);
        back.iter_mut().for_each(|d| std::mem::swap(&mut d.left, &mut d.right));
        let key = |d: &Difference| format!("{:?}{:?}{:?}", d.slot, d.left, d.right);
        let keys = |list: &[Difference]| list.iter().map(key).collect::<BTreeSet<_>>();
        assert_eq!(keys(&differences), keys(&back), "{question:?}");
        for d in &differences {
            let rulings = [&left, &right].map(|book| rule(book, on, *question, &d.witness));
            assert!(
                rulings[0].verdict.agrees(&d.left, d.slot) && rulings[1].verdict.agrees(&d.right, d.slot)
            );
            assert_ne!(d.left, d.right);
            assert_eq!(d.left.has(d.slot), !d.left_cites.is_empty());
            assert_eq!(d.right.has(d.slot), !d.right_cites.is_empty());
        }
        some += differences.len();
    }
    assert!(some > 10, "{some}");
}

#[test]
fn a_book_does_not_differ_from_itself() {
    let on = "2025-03-03".parse().unwrap();
    for book in all_books() {
        for question in Question::ALL {
            assert_eq!(compare(&book, &book, on, *question), [], "{} {question:?}", book.about.id);
        }
    }
}

#[test]
fn parameters_stand_side_by_side() {
    let on = "2025-03-03".parse().unwrap();
    let few = |values: Json| read(&small(&json!({}), &json!({ "few": values }), None));
    let (left, right) = (few(json!({"2000-01-01": 1, "2025-03-03": 2})), few(json!({"2025-03-04": 3})));
    let two = Some(ParameterValue::Number(2));
    assert_eq!(parameters(&left, &right, on), [("few".to_owned(), two.clone(), None)]);
    assert_eq!(parameters(&right, &left, on), [("few".to_owned(), None, two)]);
    let none = read(&small(&json!({}), &json!({}), None));
    assert_eq!(parameters(&none, &none, on), []);
}
