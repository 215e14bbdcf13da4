//! Lint against asking one situation after the other.

use crate::laws::{CLOCK, day, noon};
use proptest::prelude::*;
use rulebook::lint::{Finding, Run};
use rulebook::parameter::{ParameterValue, Switches};
use rulebook::possible::{is_there, may_be};
use rulebook::{Book, Fact, Facts, Question, Slot, Value, open, rule};
use std::collections::BTreeSet;

/// The book with the switches of a question set in every way.
fn readings(book: &Book, question: Question) -> Vec<Book> {
    let mut all = vec![book.clone()];
    for name in book.switches(question) {
        let set = |book: &Book, word: &String| {
            book.reading(&Switches::from([(name.to_owned(), word.clone())])).unwrap()
        };
        let words: Vec<&String> = book.choices(name).unwrap().keys().collect();
        all = all.iter().flat_map(|book| words.iter().map(|word| set(book, word))).collect();
    }
    all
}

/// The facts that the rules of a question look at; whether it is over is looked at where a period is a range.
fn mentioned(book: &Book, question: Question) -> BTreeSet<Fact> {
    let mut mentioned = BTreeSet::new();
    for rule in book.rules(question) {
        rule.when.each(&mut |fact, test| {
            mentioned.insert(fact);
            let parameter = test.parameter().and_then(|(name, _)| book.parameters.get(name));
            let ranges = parameter.into_iter().flat_map(|known| known.values.values());
            if ranges
                .into_iter()
                .any(|dated| matches!(dated.value, ParameterValue::Period(p) if p.up_to.is_some()))
            {
                mentioned.insert(Fact::Extended);
            }
        });
    }
    mentioned
}

/// The same with every declared word as the one of the vocabulary.
fn plain(book: &Book, value: Value) -> Value {
    let Value::Word(word) = value else { return value };
    let vocabulary = |fact: &Fact| {
        let plain = book.glossary().of_vocabulary(word)?;
        fact.read(&serde_json::json!(plain)).ok()
    };
    let of = book.declares.words.iter().find(|(name, _)| name.word() == word);
    let list = of.map(|(_, declared)| declared.of.as_str());
    let facts = Fact::ALL.iter().filter(|fact| match fact.domain() {
        rulebook::fact::Domain::Words(lexicon) => Some(lexicon.key().as_str()) == list,
        _ => false,
    });
    facts.filter_map(|fact| vocabulary(fact)).next().unwrap_or(value)
}

/// Every possible situation of these facts, each with some of its values.
fn situations(book: &Book, facts: BTreeSet<Fact>, some: &dyn Fn(Fact) -> Vec<Value>) -> Vec<Facts> {
    let known = |facts: &Facts| {
        let plain = facts.iter().map(|(fact, value)| (fact, plain(book, value)));
        plain.fold(Facts::new().with(Fact::Today, day()), |all, (fact, value)| all.with(fact, value))
    };
    let mut all = vec![Facts::new().with(Fact::Now, noon())];
    for fact in facts.into_iter().filter(|fact| !CLOCK.contains(fact)) {
        let some = some(fact);
        let widen = |facts: Facts| {
            let known = known(&facts);
            if !is_there(fact, &known) {
                return vec![facts];
            }
            let may = some.iter().filter(|value| may_be(fact, plain(book, **value), &known));
            may.map(|value| facts.clone().with(fact, *value)).collect()
        };
        all = all.into_iter().flat_map(widen).collect();
    }
    all
}

/// Everything wrong with a question, by asking it in every possible situation, one by one.
fn by_hand(book: &Book, question: Question, some: &dyn Fn(Fact) -> Vec<Value>) -> BTreeSet<String> {
    let all = situations(book, mentioned(book, question), some);
    let mut wrong = BTreeSet::new();
    let mut reached = BTreeSet::new();
    let readings = readings(book, question);
    for (facts, book) in all.iter().flat_map(|facts| readings.iter().map(move |book| (facts, book))) {
        let ruling = rule(book, day(), question, facts);
        if ruling.clash.is_empty() {
            let empty = question.needs().iter().filter(|slot| !ruling.verdict.has(**slot));
            wrong.extend(empty.map(|slot| match open(book, day(), question, facts, &[*slot]) {
                Some((_, fact)) => format!("asks {}", fact.name()),
                None => format!("gap {}", slot.name()),
            }));
        } else {
            wrong.insert(format!("clash {:?}", ruling.clash));
        }
        if ruling.asks.is_none() {
            reached.extend(ruling.clash);
            reached.extend(ruling.steps.into_iter().map(|step| step.rule));
        }
    }
    let idle = book.rules(question).iter().filter(|rule| !reached.contains(&rule.id));
    wrong.extend(idle.map(|rule| format!("unreachable {}", rule.id)));
    wrong
}

fn run(book: &Book, question: Question) -> Run {
    let mut run = Run::of(book, &[question]);
    while run.step(3) {}
    run
}

fn by_lint(run: &Run) -> BTreeSet<String> {
    let name = |finding: &Finding| match finding {
        Finding::Clash { rules, .. } | Finding::OpenBoundary { rules, slot: None, .. } => {
            format!("clash {rules:?}")
        }
        Finding::Gap { slot, .. } | Finding::OpenBoundary { slot: Some(slot), .. } => {
            format!("gap {}", slot.name())
        }
        Finding::Asks { fact, .. } => format!("asks {}", fact.name()),
        Finding::Unreachable { rule, .. } => format!("unreachable {rule}"),
        other => format!("{other:?}"),
    };
    let walked = |finding: &&Finding| !matches!(finding, Finding::NoSource { .. });
    run.findings().iter().filter(walked).map(name).collect()
}

/// Whether a situation shows what was found.
fn shows(book: &Book, question: Question, finding: &Finding) -> Result<(), TestCaseError> {
    let Some((witness, switches)) = finding.situation() else { return Ok(()) };
    let read = book.reading(switches).unwrap();
    let ruling = rule(&read, day(), question, witness);
    match finding {
        Finding::Clash { rules, .. } | Finding::OpenBoundary { rules, slot: None, .. } => {
            prop_assert_eq!(&ruling.clash, rules);
        }
        Finding::OpenBoundary { slot: Some(slot), behind: true, .. } => {
            prop_assert!(ruling.silent.contains(slot) || ruling.asks.is_some(), "{witness:?}");
        }
        Finding::Gap { slot, .. } | Finding::OpenBoundary { slot: Some(slot), .. } => {
            prop_assert!(!ruling.verdict.has(*slot));
        }
        Finding::Asks { fact, .. } => {
            let asks = |slot: &Slot| open(&read, day(), question, witness, &[*slot]) == Some((*slot, *fact));
            prop_assert!(question.needs().iter().any(asks));
        }
        other => prop_assert!(false, "{other:?} has a witness"),
    }
    Ok(())
}

/// Whether lint finds exactly what asking in every situation finds, and each witness shows it.
pub(crate) fn agrees(
    book: &Book,
    question: Question,
    some: &dyn Fn(Fact) -> Vec<Value>,
) -> Result<(), TestCaseError> {
    let run = run(book, question);
    prop_assert_eq!(by_lint(&run), by_hand(book, question, some));
    run.findings().iter().try_for_each(|finding| shows(book, question, finding))
}

/// What a book itself says of a slot along a line.
#[derive(Clone, PartialEq)]
enum Say {
    Nothing,
    This(String),
    Unclear,
}

fn say(book: &Book, question: Question, facts: &Facts, slot: Slot) -> Say {
    let ruling = rule(book, day(), question, facts);
    if open(book, day(), question, facts, &[slot]).is_some() || !ruling.verdict.has(slot) {
        return Say::Unclear;
    }
    match ruling.silent.contains(&slot) {
        true => Say::Nothing,
        false => Say::This(serde_json::to_string(&ruling.verdict.only(slot)).unwrap()),
    }
}

/// The slots on which a boundary of a fact hides behind the defaults, by going along its line in every situation.
fn hidden(book: &Book, question: Question, fact: Fact, some: &dyn Fn(Fact) -> Vec<Value>) -> BTreeSet<Slot> {
    let mut others = mentioned(book, question);
    others.remove(&fact);
    let (situations, readings) = (situations(book, others, some), readings(book, question));
    let all = situations.iter().flat_map(|facts| readings.iter().map(move |reading| (facts, reading)));
    let mut found = BTreeSet::new();
    for (facts, reading) in all {
        for slot in question.needs().iter().copied() {
            let line: Vec<Say> = some(fact)
                .into_iter()
                .map(|value| facts.clone().with(fact, value))
                .filter(|facts| rulebook::possible::possible(&facts.clone().with(Fact::Today, day())))
                .map(|facts| say(reading, question, &facts, slot))
                .collect();
            let spoken: Vec<usize> = (0..line.len()).filter(|i| line[*i] != Say::Nothing).collect();
            let hole = spoken.windows(2).any(|two| {
                let (left, right) = (&line[two[0]], &line[two[1]]);
                two[0] + 1 < two[1] && *left != Say::Unclear && *right != Say::Unclear && left != right
            });
            if hole {
                found.insert(slot);
            }
        }
    }
    found
}

/// Whether lint finds exactly the boundaries that hide behind the defaults.
pub(crate) fn agrees_on_hidden(
    book: &Book,
    question: Question,
    lines: &[Fact],
    some: &dyn Fn(Fact) -> Vec<Value>,
) -> Result<usize, TestCaseError> {
    let run = run(book, question);
    run.findings().iter().try_for_each(|finding| shows(book, question, finding))?;
    let mut all = 0;
    for line in lines {
        let behind = |finding: &Finding| match finding {
            Finding::OpenBoundary { fact, slot, behind: true, .. } if fact == line => *slot,
            _ => None,
        };
        let by_lint: BTreeSet<Slot> = run.findings().iter().filter_map(behind).collect();
        let by_hand = hidden(book, question, *line, some);
        all += by_hand.len();
        prop_assert_eq!(by_lint, by_hand, "{}", line.name());
    }
    Ok(all)
}
