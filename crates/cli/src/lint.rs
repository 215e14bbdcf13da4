//! `turnbook lint`: whether books are in order, and what becomes of their articles.

use crate::shelf::Shelf;
use rulebook::Book;
use rulebook::case::Mismatch;
use rulebook::coverage::{Class, coverage};
use rulebook::lint::{Finding, lint};
use rulebook::possible::moment_of;
use rulebook::wording::{Stale, stale};
use rulebook::{Effects, Fact, RuleId, Slot};
use std::io::{self, Write};

/// Lints the books of these names, all of the shelf if there are none. Returns whether nothing was found.
///
/// # Errors
/// The report cannot be written.
pub fn run(shelf: &Shelf, names: &[String], table: bool, out: &mut dyn Write) -> io::Result<bool> {
    let names = match names {
        [] => shelf.names().map_err(|e| io::Error::other(e.to_string()))?,
        names => names.to_vec(),
    };
    let mut well = true;
    let mut books = Vec::new();
    for name in names {
        match shelf.book(&name) {
            Ok(book) => books.push((name, book)),
            Err(e) => {
                writeln!(out, "{e}")?;
                well = false;
            }
        }
    }
    for (name, book) in &books {
        for finding in lint(book) {
            writeln!(out, "{name}: {}", said(&finding))?;
            well = false;
        }
        for case in &book.cases {
            if let Err(mismatch) = case.check(book) {
                writeln!(out, "{name}: case {}: {}", case.id, differs(&mismatch))?;
                well = false;
            }
        }
        for stale in stale(book) {
            let Stale { parameter, from, article, named, .. } = stale;
            let named = named.join(", ");
            writeln!(
                out,
                "{name}: article {article} says {named}, not the value of {parameter} from {from}"
            )?;
            well = false;
        }
        for (article, _) in coverage(book).iter().filter(|(_, class)| *class == Class::Nothing) {
            writeln!(out, "{name}: nothing stands for article {}", article.id)?;
            well = false;
        }
    }
    if table {
        let books: Vec<(&str, &Book)> = books.iter().map(|(name, book)| (name.as_str(), &**book)).collect();
        write_table(&books, out)?;
    }
    Ok(well)
}

fn write_table(books: &[(&str, &Book)], out: &mut dyn Write) -> io::Result<()> {
    const HEADS: [&str; 5] = ["executable", "record or checklist", "frame", "conduct only", "nothing"];
    writeln!(out, "{:<8} {:>8}  {}  rules  parameters  cases", "book", "articles", HEADS.join("  "))?;
    let mut totals = [0; 5];
    for (name, book) in books {
        let classes = coverage(book);
        write!(out, "{name:<8} {:>8}", classes.len())?;
        for ((class, head), total) in Class::ALL.iter().zip(HEADS).zip(&mut totals) {
            let count = classes.iter().filter(|(_, found)| found == class).count();
            *total += count;
            write!(out, "  {count:>width$}", width = head.len())?;
        }
        let rules: usize = rulebook::Question::ALL.iter().map(|question| book.rules(*question).len()).sum();
        writeln!(out, "  {rules:>5}  {:>10}  {:>5}", book.parameters.len(), book.cases.len())?;
    }
    write!(out, "{:<8} {:>8}", "all", totals.iter().sum::<usize>())?;
    for (head, total) in HEADS.iter().zip(totals) {
        write!(out, "  {total:>width$}", width = head.len())?;
    }
    writeln!(out)
}

fn said(finding: &Finding) -> String {
    let shown = || {
        let switches = finding.switches().filter(|switches| !switches.is_empty());
        let under = switches.map(|switches| format!(" with {}", json(switches)));
        format!("{}{}", finding.witness().map(json).unwrap_or_default(), under.unwrap_or_default())
    };
    match finding {
        Finding::Clash { question, rules, .. } => {
            format!("{}: {} hold together and disagree: {}", question.name(), ids(rules), shown())
        }
        Finding::Gap { question, slot, .. } => {
            format!("{}: nobody says {}: {}", question.name(), slot.name(), shown())
        }
        Finding::Asks { question, fact, .. } => {
            format!("{}: would ask for {}, which there is not: {}", question.name(), fact.name(), shown())
        }
        Finding::OpenBoundary { question, fact, slot: Some(slot), rules, behind: true, .. } => {
            format!(
                "{}: {} say {} on both sides of {}, but not at this boundary: {}",
                question.name(),
                ids(rules),
                slot.name(),
                fact.name(),
                shown()
            )
        }
        Finding::OpenBoundary { question, fact, slot: Some(slot), .. } => {
            format!(
                "{}: nobody says {} at this boundary of {}: {}",
                question.name(),
                slot.name(),
                fact.name(),
                shown()
            )
        }
        Finding::OpenBoundary { question, fact, rules, .. } => {
            format!(
                "{}: {} disagree at this boundary of {}: {}",
                question.name(),
                ids(rules),
                fact.name(),
                shown()
            )
        }
        Finding::Unreachable { question, rule } => {
            format!("{}: rule {rule} never has a part in an answer", question.name())
        }
        Finding::Uncased { question, rule } => format!("{}: no case reaches rule {rule}", question.name()),
        Finding::NoSource { question, fact, rule } => {
            format!("{}: no act can know {}, at which rule {rule} looks", question.name(), fact.name())
        }
        Finding::HoursOverDay { question, rule, fact, parameter } => {
            format!(
                "{}: rule {rule} counts the hours of {parameter} from {}, which is a day{}",
                question.name(),
                fact.name(),
                instead(*fact)
            )
        }
        Finding::DeclaredHours { name, fact, parameter } => {
            let counted = parameter.as_ref().map_or("minutes".into(), |name| format!("the hours of {name}"));
            format!("{name} counts {counted} from {}, which is a day{}", fact.name(), instead(*fact))
        }
        Finding::Shares { question, rule, slot, most } => {
            format!(
                "{}: the shares of rule {rule} add up to {most} of 1000 in {}",
                question.name(),
                slot.name()
            )
        }
        Finding::Idle { part, name } => format!("{} {name} is needed by nothing", part.name()),
        Finding::ChangesNothing { word, under } => {
            format!("word {word} changes nothing: no rule tells it from {under}")
        }
        Finding::Undated { parameter, on } => format!("parameter {parameter} has no value on {on}"),
        Finding::TooMany { question } => format!("{}: more combinations than are looked at", question.name()),
    }
}

/// The moment of the same thing as a day, for who would rather count from that.
fn instead(day: Fact) -> String {
    moment_of(day).map(|moment| format!("; {} is its moment", moment.name())).unwrap_or_default()
}

fn ids(rules: &[RuleId]) -> String {
    rules.iter().map(|id| id.0.as_str()).collect::<Vec<_>>().join(" and ")
}

fn json(shown: &impl serde::Serialize) -> String {
    serde_json::to_string(shown).unwrap_or_default()
}

/// How a ruling differs from its case, in one line.
fn differs(mismatch: &Mismatch) -> String {
    fn list<T: std::fmt::Display>(items: &[T]) -> String {
        items.iter().map(T::to_string).collect::<Vec<_>>().join(" ")
    }
    let fact = |fact: &Option<Fact>| fact.map_or("nothing", Fact::name);
    let slot = |effects: &Effects, slot: Slot| {
        let json = serde_json::to_value(effects).unwrap_or_default();
        json.get(slot.name()).map_or_else(|| "nothing".to_owned(), ToString::to_string)
    };
    match mismatch {
        Mismatch::Switch { name } => format!("there is no switch {name}, or it has no such word"),
        Mismatch::Clash { rules } => format!("{} hold together and disagree", list(rules)),
        Mismatch::Asks { expected, came } => format!("asks {}, the case says {}", fact(came), fact(expected)),
        Mismatch::Slot { slot: of, expected, came } => {
            format!("{} is {}, the case says {}", of.name(), slot(came, *of), slot(expected, *of))
        }
        Mismatch::Steps { expected, came } => {
            format!("the steps are {}, the case says {}", list(came), list(expected))
        }
        Mismatch::Cites { expected, came } => {
            format!("cites {}, the case says {}", list(came), list(expected))
        }
    }
}
