use rulebook::book::{Parts, bundle};
use rulebook::lint::{Finding, lint};
use rulebook::parameter::Switches;
use rulebook::word::*;
use rulebook::{ArticleKind, Book, Fact, Facts, Question, RuleId, rule};
use serde_json::Value as Json;

pub(crate) fn folder(id: &str, base: Option<Json>) -> Json {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebooks");
    let read = |name: &str| {
        let path = format!("{root}/{id}/{name}.json");
        serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap()
    };
    let optional =
        |name: &str| std::path::Path::new(&format!("{root}/{id}/{name}.json")).is_file().then(|| read(name));
    bundle(&Parts {
        book: read("book"),
        articles: read("articles"),
        parameters: read("parameters"),
        declares: optional("declares"),
        rules: read("rules"),
        known_issues: optional("known_issues"),
        cases: optional("cases"),
        base,
    })
}

pub(crate) fn shipped(id: &str) -> Book {
    Book::from_json(&folder(id, Some(folder("base", None)))).unwrap()
}

const BOOKS: [&str; 2] = ["rb-d", "rb-i"];

#[test]
fn every_article_is_there() {
    let ids = |id: &str| shipped(id).articles.iter().map(|article| article.id.0.clone()).collect::<Vec<_>>();
    assert_eq!(ids("rb-d"), (1..=51).map(|n| format!("D{n}")).collect::<Vec<_>>());
    let i = "I1 I2 I3 I4a I4b I5 I6 I7 I8 I9 I10 I11 I11.1 I11.2 I11.3 I11.4 I11.5 I11.6 I13";
    assert_eq!(ids("rb-i"), i.split(' ').collect::<Vec<_>>());
}

#[test]
fn every_rule_article_is_cited() {
    for id in BOOKS {
        let book = shipped(id);
        let cited: Vec<_> =
            Question::ALL.iter().flat_map(|q| book.rules(*q)).flat_map(|r| r.cites.clone()).collect();
        let idle = book.articles.iter().filter(|a| a.kind == ArticleKind::Rule && !cited.contains(&a.id));
        let idle: Vec<_> = idle.map(|article| article.id.0.as_str()).collect();
        assert!(idle.is_empty(), "{id}: {idle:?}");
    }
}

/// The ids of every regulation in the folder, complete or still being completed, without the office defaults.
pub(crate) fn ids() -> Vec<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebooks");
    let folders =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut ids: Vec<String> = folders.filter(|id| id != "base").collect();
    ids.sort();
    ids
}

/// Every regulation in the folder, and the office defaults by themselves.
pub(crate) fn all_books() -> Vec<Book> {
    let base = Book::from_json(&folder("base", None)).unwrap();
    ids().iter().map(|id| shipped(id)).chain([base]).collect()
}

#[test]
fn every_book_lints_clean() {
    let books = all_books();
    assert!(books.len() >= 17, "{}", books.len());
    for book in books {
        let told: Vec<String> = lint(&book).iter().map(tell).collect();
        assert!(told.is_empty(), "{}:\n{}", book.about.id, told.join("\n"));
    }
}

/// Only a book about receptions may be adopted as the regulation of an office.
#[test]
fn the_schemes_say_that_they_are_no_regulation_of_receptions() {
    for book in all_books() {
        let regulation = book.about.id.starts_with("rb-") || book.about.id == "base";
        assert_eq!(book.about.matter == Matter::Reception, regulation, "{}", book.about.id);
    }
}

#[test]
fn every_case_comes_out_as_written() {
    let wrong = |book: &Book| {
        let tried = book.cases.iter().filter_map(|case| Some((case.id.clone(), case.check(book).err()?)));
        tried.map(|(id, mismatch)| format!("{} {id}: {mismatch:?}", book.about.id)).collect::<Vec<_>>()
    };
    let books = all_books();
    let wrong: Vec<String> = books.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let cases: usize = books.iter().map(|book| book.cases.len()).sum();
    assert!(cases >= 1000, "{cases} cases");
}

/// A known issue is one of the source, not of our rules: where it shows, the reading answers and cites an article of
/// it under one of its readings, or the office default does where the source says nothing.
#[test]
fn every_known_issue_is_answered_by_its_reading() {
    let mut wrong = Vec::new();
    let mut issues = 0;
    for book in all_books() {
        let on = book.about.in_force_from;
        for issue in &book.known_issues {
            issues += 1;
            let words = issue.switch.iter().flat_map(|name| book.choices(name).into_iter().flatten());
            let other =
                words.map(|(word, _)| Switches::from([(issue.switch.clone().unwrap(), word.clone())]));
            let readings: Vec<_> = other.chain([Switches::new()]).collect();
            let answers = readings.iter().any(|switches| {
                let ruling = rule(&book.reading(switches).unwrap(), on, issue.question, &issue.witness);
                let of_it = issue.cites.iter().any(|id| ruling.cites.contains(id));
                let silence = ruling.cites.iter().all(|id| id.0.starts_with("base."));
                ruling.clash.is_empty() && ruling.asks.is_none() && (of_it || silence)
            });
            if !answers {
                wrong.push(format!("{} {}", book.about.id, issue.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(issues >= 40, "{issues} issues");
}

/// A finding in one line.
pub(crate) fn tell(finding: &Finding) -> String {
    let shown = |witness: &Facts, switches: &Switches| {
        let facts = serde_json::to_string(witness).unwrap();
        let under = serde_json::to_string(switches).unwrap();
        if switches.is_empty() { format!("on {facts}") } else { format!("on {facts} if {under}") }
    };
    let ids = |rules: &[RuleId]| rules.iter().map(|id| id.0.as_str()).collect::<Vec<_>>().join(", ");
    match finding {
        Finding::Clash { question, rules, witness, switches } => {
            format!("clash {} [{}] {}", question.name(), ids(rules), shown(witness, switches))
        }
        Finding::Gap { question, slot, witness, switches } => {
            format!("gap {} {} {}", question.name(), slot.name(), shown(witness, switches))
        }
        Finding::Asks { question, fact, witness, switches } => {
            format!("asks {} {} {}", question.name(), fact.name(), shown(witness, switches))
        }
        Finding::OpenBoundary { question, fact, slot, rules, behind, witness, switches } => {
            let slot = slot.map(|slot| slot.name().to_owned());
            let rules = (!rules.is_empty()).then(|| format!("[{}]", ids(rules)));
            let what = slot.into_iter().chain(rules).collect::<Vec<_>>().join(" ");
            let kind = if *behind { "behind" } else { "boundary" };
            format!("{kind} {} {} {what} {}", question.name(), fact.name(), shown(witness, switches))
        }
        Finding::Unreachable { question, rule } => format!("unreachable {} {rule}", question.name()),
        Finding::Uncased { question, rule } => format!("uncased {} {rule}", question.name()),
        Finding::NoSource { question, fact, rule } => {
            format!("no source {} {} {rule}", question.name(), fact.name())
        }
        Finding::HoursOverDay { question, rule, fact, parameter } => {
            format!("hours {} {rule} {} {parameter}", question.name(), fact.name())
        }
        Finding::DeclaredHours { name, fact, parameter } => {
            format!("hours {name} {} {}", fact.name(), parameter.as_deref().unwrap_or("minutes"))
        }
        Finding::Shares { question, rule, slot, most } => {
            format!("shares {} {rule} {} {most}", question.name(), slot.name())
        }
        Finding::Idle { part, name } => format!("idle {} {name}", part.name()),
        Finding::ChangesNothing { word, under } => format!("changes nothing {word} {under}"),
        Finding::Undated { parameter, on } => format!("undated {parameter} from {on}"),
        Finding::TooMany { question } => format!("too many {}", question.name()),
    }
}

#[test]
fn an_unknown_fact_is_asked_for_only_when_it_matters() {
    let on = "2025-03-03".parse().unwrap();
    let book = shipped("rb-i");
    let client = Facts::new().with(Fact::VisitKind, VisitKind::ReturnOpen).with(Fact::Purpose, Purpose::Buy);
    let client = client.with(Fact::Named, false).with(Fact::OwnerTakesBoth, false);
    let ask = |facts: &Facts| rule(&book, on, Question::Receiver, facts).asks;
    assert_eq!(ask(&client), Some(Fact::OwnerPresence));
    let away = client.with(Fact::OwnerPresence, Presence::Away);
    assert_eq!(ask(&away), Some(Fact::OwnerReachable));
    assert_eq!(ask(&away.clone().with(Fact::OwnerReachable, false)), None);
}

#[test]
fn silence_is_said() {
    let on = "2025-03-03".parse().unwrap();
    let ruling = rule(&shipped("rb-i"), on, Question::NextDay, &Facts::new());
    assert!(ruling.settled());
    assert_eq!(ruling.silent.len(), 3);
    assert!(ruling.cites.iter().all(|id| id.0.starts_with("base.")));
}

#[test]
fn rulings_do_not_depend_on_the_order_of_facts() {
    let on = "2025-03-03".parse().unwrap();
    let book = shipped("rb-d");
    let one = Facts::new().with(Fact::VisitKind, VisitKind::New).with(Fact::Purpose, Purpose::Peddle);
    let other = Facts::new().with(Fact::Purpose, Purpose::Peddle).with(Fact::VisitKind, VisitKind::New);
    assert_eq!(rule(&book, on, Question::Turn, &one), rule(&book, on, Question::Turn, &other));
}
