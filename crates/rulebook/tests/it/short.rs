//! A ruling told in short and looked up again is the same ruling, in all its parts.

use crate::shipped::{ids, shipped};
use crate::small::{read, small};
use rulebook::{Facts, Question, Ruling, rule};
use serde_json::json;

#[test]
fn the_rulings_of_all_cases_are_looked_up_again() {
    let (mut told, mut whole) = (0, Vec::new());
    for id in ids() {
        let book = shipped(&id);
        for case in book.cases.iter().filter(|case| case.switches.is_empty()) {
            let ruling = rule(&book, case.on, case.question, &case.facts);
            match ruling.short(&book) {
                Some(short) => {
                    assert_eq!(short.ruling(&book), Some(ruling), "{id} {}", case.id);
                    told += 1;
                }
                // What is open is written as it is.
                None => {
                    let open = !ruling.settled();
                    assert!(open, "{id} {}: {:?}", case.id, ruling.steps);
                    whole.push(case.id.clone());
                }
            }
        }
    }
    assert!(told >= 1000 && whole.len() * 50 < told, "{told} in short, {} as they are", whole.len());
}

fn tell(book: &rulebook::Book, facts: serde_json::Value) -> Ruling {
    let facts: Facts = serde_json::from_value(facts).unwrap();
    rule(book, "2025-03-03".parse().unwrap(), Question::Claim, &facts)
}

#[test]
fn what_no_rule_says_word_for_word_is_written() {
    let rules = json!({"claim": [
        {"id": "all", "then": {"valid": true, "until": {"from": "date.deal", "within": "$days"}}},
        {"id": "new", "when": {"visit.kind": "new"}, "then": {"valid": false}, "exception_to": ["all"]},
    ]});
    let days = json!({"days": {"2025-01-01": {"n": 3, "unit": "day"}}});
    let book = read(&small(&rules, &days, None));
    let counted = tell(&book, json!({"date.deal": "2025-03-01", "visit.kind": "lapsed"}));
    let short = counted.short(&book).unwrap();
    let slots: Vec<_> = short.counted.slots().map(|slot| slot.name()).collect();
    assert_eq!((slots, short.ruling(&book)), (vec!["until"], Some(counted)));
    let excepted = tell(&book, json!({"date.deal": "2025-03-01", "visit.kind": "new"}));
    let short = excepted.short(&book).unwrap();
    assert_eq!(short.rules[0].instead_of[0].0, "all");
    assert_eq!((short.counted.slots().count(), short.ruling(&book)), (0, Some(excepted)));
    // Another book does not know the rules, and is not that of the digest.
    let other = crate::small::book(&json!({"claim": [{"id": "else", "then": {"valid": true}}]}));
    assert_eq!(short.ruling(&other), None);
}
