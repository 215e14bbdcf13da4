//! Laws of rulings, lint and inquiries, on the shipped books and on small random ones.

use crate::by_hand;
use crate::lint::lint_of;
use crate::shipped::{all_books, folder};
use crate::small::small;
use proptest::prelude::*;
use rulebook::fact::Domain;
use rulebook::inquiry::{flips, per_answer, why_not, with_changes};
use rulebook::possible::{is_there, may_be};
use rulebook::{Book, Date, Fact, Facts, Question, Ruling, Slot, Value, rule};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::sync::OnceLock;

pub(crate) fn books() -> &'static [Book] {
    static BOOKS: OnceLock<Vec<Book>> = OnceLock::new();
    BOOKS.get_or_init(all_books)
}

/// What the clock says is never changed and never hidden.
pub(crate) const CLOCK: [Fact; 2] = [Fact::Today, Fact::Now];

pub(crate) fn day() -> Date {
    "2025-03-03".parse().unwrap()
}

pub(crate) fn noon() -> rulebook::period::Moment {
    day().and_hms_opt(12, 0, 0).unwrap()
}

/// Every value of a fact, as far as that is possible: counts to 6, dates of the last six weeks, hours of two days.
pub(crate) fn values(fact: Fact) -> Vec<Value> {
    match fact.domain() {
        Domain::Words(lexicon) => lexicon.words.iter().map(|word| Value::Word(word)).collect(),
        Domain::Flag => vec![Value::Flag(true), Value::Flag(false)],
        Domain::Count => (0..=6).map(Value::Count).collect(),
        Domain::Day => (0..=42).map(|n| Value::Day(day() - chrono::Days::new(n))).collect(),
        Domain::Moment => (0..=48).map(|n| Value::Moment(noon() - chrono::TimeDelta::hours(n))).collect(),
        Domain::Amount => (0..=6).map(|n| Value::Amount(rulebook::share::Cents(n * 50_000))).collect(),
        Domain::Own => unreachable!("no fact of the vocabulary is declared"),
    }
}

/// A possible situation in which everything is known that can be there, but for `hidden` facts.
fn situation(picks: &[prop::sample::Index], hidden: usize) -> Facts {
    let mut facts = Facts::new().with(Fact::Now, noon());
    for (fact, pick) in Fact::ALL.iter().zip(picks).filter(|(fact, _)| !CLOCK.contains(fact)) {
        let may: Vec<Value> =
            values(*fact).into_iter().filter(|value| may_be(*fact, *value, &facts)).collect();
        if is_there(*fact, &facts) && !may.is_empty() {
            facts.set(*fact, *pick.get(&may));
        }
    }
    let known: Vec<Fact> = facts.iter().map(|(fact, _)| fact).filter(|fact| !CLOCK.contains(fact)).collect();
    for pick in &picks[..hidden] {
        facts.unset(*pick.get(&known));
    }
    facts
}

pub(crate) fn situations(hidden: usize) -> impl Strategy<Value = Facts> {
    let picks = prop::collection::vec(any::<prop::sample::Index>(), Fact::ALL.len());
    (picks, 0..=hidden).prop_map(|(picks, hidden)| situation(&picks, hidden))
}

pub(crate) fn questions() -> impl Strategy<Value = Question> {
    prop::sample::select(Question::ALL)
}

pub(crate) fn any_book() -> impl Strategy<Value = &'static Book> {
    (0..books().len()).prop_map(|i| &books()[i])
}

/// What a person is told to do.
fn told(ruling: &Ruling) -> String {
    let on = ruling.question.needs();
    let on = if on.is_empty() { ruling.question.may() } else { on };
    let slots: Vec<_> = on.iter().map(|slot| ruling.verdict.only(*slot)).collect();
    let mut json = json!(slots);
    uncount(&mut json);
    json.to_string()
}

/// Takes the days out of limits: that a limit moves with the day it is counted from is no other verdict.
fn uncount(json: &mut Json) {
    match json {
        Json::Object(map) => {
            map.remove("on");
            map.remove("opens");
            map.values_mut().for_each(uncount);
        }
        Json::Array(items) => items.iter_mut().for_each(uncount),
        _ => {}
    }
}

pub(crate) fn clear(ruling: &Ruling) -> bool {
    ruling.asks.is_none() && ruling.clash.is_empty()
}

/// Every set of changes without one or more of these; the empty one is none.
fn parts(changes: &Facts) -> Vec<Facts> {
    let all: Vec<(Fact, Value)> = changes.iter().collect();
    let part = |mask: usize| {
        let chosen = all.iter().enumerate().filter(|(i, _)| mask & (1 << i) != 0);
        chosen.fold(Facts::new(), |facts, (_, (fact, value))| facts.with(*fact, *value))
    };
    (1..(1 << all.len()) - 1).map(part).collect()
}

/// The text of a document with the keys of every object in the other order.
fn backwards(json: &Json) -> String {
    match json {
        Json::Object(map) => {
            let pairs = map.iter().rev().map(|(key, value)| format!("{}:{}", json!(key), backwards(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
        }
        Json::Array(items) => format!("[{}]", items.iter().map(backwards).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

#[test]
fn the_order_of_keys_changes_nothing() {
    let json = folder("rb-d", Some(folder("base", None)));
    let (one, other) =
        (Book::from_text(&json.to_string()).unwrap(), Book::from_text(&backwards(&json)).unwrap());
    assert_eq!(one.digest, other.digest);
    for question in Question::ALL {
        assert_eq!(
            rule(&one, day(), *question, &Facts::new()),
            rule(&other, day(), *question, &Facts::new())
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn same_facts_same_ruling(book in any_book(), question in questions(), facts in situations(3)) {
        let once = rule(book, day(), question, &facts);
        prop_assert_eq!(&once, &rule(book, day(), question, &facts));
        let mut pairs: Vec<_> = facts.iter().collect();
        pairs.reverse();
        let other = pairs.into_iter().fold(Facts::new(), |facts, (fact, value)| facts.with(fact, value));
        prop_assert_eq!(&once, &rule(book, day(), question, &other));
        // What it says it looked at is all it looked at.
        let mut again = rule(book, day(), question, &once.facts);
        again.facts = once.facts.clone();
        prop_assert_eq!(once, again);
    }

    /// The shipped books lint clean; so nothing known for certain leads to a clash or a gap.
    #[test]
    fn no_situation_has_what_lint_did_not_find(book in any_book(), question in questions(), facts in situations(4)) {
        let ruling = rule(book, day(), question, &facts);
        prop_assert!(ruling.clash.is_empty(), "{:?}", ruling.clash);
        prop_assert!(ruling.asks.is_some() || ruling.settled(), "{ruling:?}");
    }
}

/// A condition over a few facts that depend on each other.
fn conditions() -> impl Strategy<Value = Json> {
    let kinds = prop::sample::subsequence(vec!["new", "return_open", "return_closed", "lapsed"], 1..3);
    let presence = prop::sample::subsequence(vec!["free", "serving", "away"], 1..3);
    let test = prop_oneof![
        kinds.prop_map(|words| json!({ "visit.kind": words })),
        any::<bool>().prop_map(|flag| json!({ "visit.named": flag })),
        any::<bool>().prop_map(|flag| json!({ "visit.recognised": flag })),
        presence.clone().prop_map(|words| json!({ "owner.presence": words })),
        presence.prop_map(|words| json!({ "named.presence": { "is_not": words } })),
        (0..6i64).prop_map(|n| json!({ "visit.parties": { "at_least": n } })),
        Just(json!({ "visit.parties": { "at_most": "$few" } })),
        any::<bool>().prop_map(|not| {
            json!({ "$window": if not { json!({ "is_not": "mild" }) } else { json!("strict") } })
        }),
        Just(json!({ "date.deal": { "within": "$week" } })),
        Just(json!({ "date.deal": { "over": "$week" } })),
    ];
    test.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| json!({ "not": part })),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|parts| json!({ "all": parts })),
            prop::collection::vec(inner, 1..3).prop_map(|parts| json!({ "any": parts })),
        ]
    })
}

/// The rules of a question with two slots, many of which clash or leave gaps.
pub(crate) fn small_books() -> impl Strategy<Value = Json> {
    let answer = |words: [&'static str; 2]| prop::option::weighted(0.7, prop::sample::select(words.to_vec()));
    let rule = (
        conditions(),
        answer(["count", "none"]),
        answer(["receiver", "owner"]),
        any::<prop::sample::Index>(),
    );
    prop::collection::vec((rule, prop::bool::weighted(0.4)), 1..6).prop_map(|rules| {
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
        let rules: Vec<Json> = rules.collect();
        let week = json!({ "n": 1, "unit": "week" });
        let parameters = json!({ "few": {"2000-01-01": 2}, "week": { "2000-01-01": week }, "window": { "2000-01-01": "none" } });
        let mut json = small(&json!({ "turn": rules }), &parameters, None);
        let text = json["book"]["title"].clone();
        json["parameters"]["window"]["choices"] = json!({ "mild": text, "none": text, "strict": text });
        json
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Lint finds exactly what asking in every situation finds, and each witness shows it.
    #[test]
    fn lint_is_asking_in_every_situation(json in small_books()) {
        let mut json = json;
        json["book"]["in_force_from"] = json!("2025-03-03");
        let book = Book::from_json(&json).unwrap();
        // Of the dates those around the end of the week are enough.
        let some = |fact: Fact| {
            let near = |value: &Value| match value {
                Value::Day(date) => (6..=9).contains(&(day() - *date).num_days()),
                _ => true,
            };
            values(fact).into_iter().filter(near).collect()
        };
        by_hand::agrees(&book, Question::Turn, &some)?;
        // It finds the same however it is sliced and whenever it is asked.
        prop_assert_eq!(lint_of(&book, Question::Turn), lint_of(&book, Question::Turn));
    }
}

/// Whether each flip changes the verdict, and no part of it does.
fn check_flips(book: &Book, question: Question, facts: &Facts) -> Result<(), TestCaseError> {
    let now = rule(book, day(), question, facts);
    let ground = told(&now);
    let turns = |changes: &Facts| {
        let then = with_changes(facts, changes).map(|after| rule(book, day(), question, &after));
        then.is_some_and(|then| clear(&then) && told(&then) != ground)
    };
    let found = flips(book, day(), question, facts);
    for flip in &found {
        prop_assert!(turns(&flip.changes), "{:?} changes nothing", flip.changes);
        prop_assert!(CLOCK.iter().all(|fact| flip.changes.get(*fact).is_none()));
        let after = with_changes(facts, &flip.changes).unwrap();
        prop_assert_eq!(&flip.ruling, &rule(book, day(), question, &after));
        for part in parts(&flip.changes) {
            prop_assert!(!turns(&part), "{part:?} is enough of {:?}", flip.changes);
        }
    }
    let sizes: Vec<usize> = found.iter().map(|flip| flip.changes.iter().count()).collect();
    prop_assert!(sizes.is_sorted());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn flips_turn_the_shipped_books(book in any_book(), question in questions(), facts in situations(2)) {
        check_flips(book, question, &facts)?;
    }

    #[test]
    fn why_not_leads_to_what_was_wanted(
        book in any_book(), question in questions(), facts in situations(2), pick in any::<prop::sample::Index>()
    ) {
        let all = [Some(book), book.base.as_deref()].into_iter().flatten().flat_map(|book| book.rules(question));
        let wanted: Vec<_> = all.flat_map(|rule| rule.then.slots().map(|slot| (slot, rule.then.only(slot)))).collect();
        // What is written with parameters looks otherwise in a verdict.
        let plain = |effects: &rulebook::Effects| {
            let mut plain = true;
            effects.parameters(&mut |_, _| plain = false);
            effects.anchors(&mut |_| plain = false);
            plain
        };
        let wanted: Vec<_> = wanted.into_iter().filter(|(_, effects)| plain(effects)).collect();
        prop_assume!(!wanted.is_empty());
        let (slot, wanted) = pick.get(&wanted);
        let given = |ruling: &Ruling| {
            let enough = *slot == Slot::Duties || ruling.verdict.agrees(wanted, *slot);
            let duties = |effects: &rulebook::Effects| effects.duties.clone().unwrap_or_default();
            let all = duties(wanted).iter().all(|duty| duties(&ruling.verdict).contains(duty));
            clear(ruling) && ruling.verdict.has(*slot) && enough && all
        };
        let now = rule(book, day(), question, &facts);
        let answer = why_not(book, day(), question, &facts, *slot, wanted);
        prop_assert_eq!(answer.obstacles.is_empty(), given(&now), "{:?}", answer.obstacles);
        prop_assert!(!given(&now) || answer.flips.is_empty());
        for flip in &answer.flips {
            prop_assert!(given(&flip.ruling));
            for part in parts(&flip.changes) {
                let then = with_changes(&facts, &part).map(|after| rule(book, day(), question, &after));
                prop_assert!(!then.is_some_and(|ruling| given(&ruling)), "{part:?} of {:?}", flip.changes);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn flips_turn_small_books(json in small_books(), facts in situations(3)) {
        check_flips(&Book::from_json(&json).unwrap(), Question::Turn, &facts)?;
    }

    #[test]
    fn every_answer_has_its_branch(
        book in any_book(), question in questions(), facts in situations(4), pick in any::<prop::sample::Index>()
    ) {
        let fact = *pick.get(Fact::ALL);
        let branches = per_answer(book, day(), question, &facts, fact);
        let mut seen = BTreeSet::new();
        for branch in &branches {
            for value in &branch.values {
                prop_assert!(seen.insert(*value), "{value:?} twice");
                let ruling = rule(book, day(), question, &facts.clone().with(fact, *value));
                prop_assert_eq!(&ruling.verdict, &branch.ruling.verdict);
                prop_assert_eq!(ruling.asks, branch.ruling.asks);
                prop_assert_eq!(&ruling.clash, &branch.ruling.clash);
            }
        }
        if let Domain::Words(_) | Domain::Flag = fact.domain() {
            prop_assert_eq!(seen, values(fact).into_iter().collect::<BTreeSet<_>>());
        }
        // Any other value leads to one of the branches too.
        for value in values(fact).into_iter().filter(|_| !CLOCK.contains(&fact)) {
            let ruling = rule(book, day(), question, &facts.clone().with(fact, value));
            let known = |ruling: &Ruling| (ruling.verdict.clone(), ruling.asks, ruling.clash.clone());
            prop_assert!(branches.iter().any(|branch| known(&branch.ruling) == known(&ruling)), "{value:?}");
        }
    }
}
