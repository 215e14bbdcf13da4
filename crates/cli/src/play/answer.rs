//! Whether the book answered what was expected, slot by slot.

use super::Play;
use super::judge::{Verdict, listed, met};
use super::outcome::Outcome;
use crate::scenario::Expect;
use office::Event;
use rulebook::Slot;
use rulebook::effect::Effects;
use rulebook::measure::{Deadline, Kind, Share, Shares};
use serde_json::Value as Json;

impl Play<'_> {
    /// Judges an expectation on the rulings of a line.
    pub(super) fn answered(&self, what: &Expect, outcome: &Outcome) -> Verdict {
        match what {
            Expect::Shares { slot, shares: wanted } => shares(slot, wanted, outcome),
            Expect::Due { task, opens, on } => due(task, opens.as_deref(), on, outcome),
            Expect::NotDue(tasks) => {
                let found = deadlines(outcome);
                let due = |task: &String| found.iter().any(|deadline| deadline.task.word() == task);
                met(!tasks.iter().any(due), || all_due(&found))
            }
            Expect::Budget(wanted) => budget(wanted, outcome),
            Expect::Steps(wanted) => {
                let rulings = outcome.rulings();
                let steps = rulings.iter().flat_map(|ruling| &ruling.steps);
                let found: Vec<&str> = steps.map(|step| step.rule.0.as_str()).collect();
                met(*wanted == found, || format!("steps {}", listed(&found)))
            }
            Expect::SilentBook => {
                let own = self.own_steps(outcome);
                met(own.is_empty(), || format!("the book says {}", listed(&own)))
            }
            Expect::Slot { slot, value } if slot == Slot::Commission.name() => {
                let decided = match outcome.event() {
                    Some(Event::DealMade { commission: Some(commission), .. }) => Some(commission.word()),
                    _ => None,
                };
                match decided {
                    Some(word) => met(*value == [word], || format!("commission {word}")),
                    None => slot_of(slot, value, outcome),
                }
            }
            Expect::Slot { slot, value } => slot_of(slot, value, outcome),
            _ => Err("nothing of an answer".into()),
        }
    }

    /// The rules of the book's own that held.
    fn own_steps(&self, outcome: &Outcome) -> Vec<String> {
        let mut own = Vec::new();
        for ruling in outcome.rulings() {
            let rules = self.books.get(&ruling.book.0).map_or(&[][..], |book| book.rules(ruling.question));
            let steps = ruling.steps.iter().filter(|step| rules.iter().any(|rule| rule.id == step.rule));
            own.extend(steps.map(|step| step.rule.0.clone()));
        }
        own
    }
}

/// What the last ruling that speaks of it says.
fn said<T>(outcome: &Outcome, of: impl Fn(&Effects) -> Option<T>) -> Option<T> {
    outcome.rulings().iter().rev().find_map(|ruling| of(&ruling.verdict))
}

fn nothing_said(slot: &str) -> Verdict {
    let by = if Slot::from_name(slot).is_some() { "by this book" } else { "by any book" };
    Err(format!("not yet answered {by}: {slot}"))
}

fn shares(slot: &str, wanted: &[(String, Share)], outcome: &Outcome) -> Verdict {
    let of = |verdict: &Effects| if slot == "bonus" { verdict.bonus.clone() } else { verdict.split.clone() };
    let Some(found): Option<Shares> = said(outcome, of) else { return nothing_said(slot) };
    let has = |(party, share): &(String, Share)| {
        found.iter().any(|(found, has)| found.word() == party && has == share)
    };
    met(found.len() == wanted.len() && wanted.iter().all(has), || {
        let shares = found.iter().map(|(party, share)| match share {
            Share::Exact(share) => format!("{} {}%", party.word(), share / 10),
            Share::Range(low, high) => format!("{} {}%-{}%", party.word(), low / 10, high / 10),
        });
        format!("{slot} {}", listed(shares))
    })
}

fn deadlines(outcome: &Outcome) -> Vec<Deadline> {
    let verdicts = outcome.rulings().iter().filter_map(|ruling| ruling.verdict.deadlines.clone());
    verdicts.flatten().collect()
}

fn due(task: &str, opens: Option<&str>, on: &str, outcome: &Outcome) -> Verdict {
    let found = deadlines(outcome);
    if found.is_empty() {
        return nothing_said("deadlines");
    }
    let fits = |deadline: &&Deadline| {
        let is = |point: &Option<rulebook::period::Point>, text: Option<&str>| {
            point.map(|point| point.to_string()).as_deref() == text.filter(|text| *text != "unknown")
        };
        // Two days are a window, or the ends of a period that is a range.
        let (first, last) = match (deadline.opens, deadline.up_to) {
            (None, Some(up_to)) => (deadline.on, Some(up_to)),
            (opens, _) => (opens, deadline.on),
        };
        deadline.task.word() == task && is(&last, Some(on)) && is(&first, opens)
    };
    met(found.iter().any(|deadline| fits(&deadline)), || all_due(&found))
}

fn all_due(found: &[Deadline]) -> String {
    let day = |deadline: &Deadline| {
        let on = deadline.on.map_or_else(|| "unknown".to_owned(), |on| on.to_string());
        let on = deadline.opens.map_or(on.clone(), |opens| format!("{opens}..{on}"));
        deadline.up_to.map_or(on.clone(), |up_to| format!("{on}..{up_to}"))
    };
    format!("due {}", listed(found.iter().map(|d| format!("{} {}", d.task.word(), day(d)))))
}

fn budget(wanted: &[(String, i64)], outcome: &Outcome) -> Verdict {
    let Some(found) = said(outcome, |verdict| verdict.budget.clone()) else { return nothing_said("budget") };
    let found: Vec<(&str, Option<i64>)> =
        found.iter().map(|(expense, amount)| (expense.word(), amount.number())).collect();
    let has = |(expense, amount): &(String, i64)| found.contains(&(expense.as_str(), Some(*amount)));
    met(found.len() == wanted.len() && wanted.iter().all(has), || {
        let amounts =
            found.iter().map(|(expense, amount)| format!("{expense} {}", amount.unwrap_or_default()));
        format!("budget {}", listed(amounts))
    })
}

/// A slot of the last ruling that fills it.
fn slot_of(slot: &str, value: &[String], outcome: &Outcome) -> Verdict {
    let found = said(outcome, |verdict| {
        serde_json::to_value(verdict).ok().and_then(|verdict| verdict.get(slot).cloned())
    });
    let Some(found) = found else { return nothing_said(slot) };
    let mut words = match (Slot::from_name(slot).map(Slot::kind), &found) {
        // The day up to which it holds; the period is the reason.
        (Some(Kind::Limit), limit) => vec![last_day(limit)],
        // A range is one amount that is not yet set.
        (Some(Kind::Measure), Json::Array(ends)) => {
            vec![ends.iter().map(plain).collect::<Vec<_>>().join("-")]
        }
        (_, Json::Array(items)) => items.iter().map(plain).collect(),
        (_, other) => vec![plain(other)],
    };
    let mut wanted = value.to_vec();
    // Only a path has an order.
    if slot != Slot::Path.name() {
        words.sort();
        wanted.sort();
    }
    met(words == wanted, || format!("{slot} {}", listed(&words)))
}

/// The last day or moment of a limit; of a period that is a range the earliest and the latest that may be meant.
fn last_day(limit: &Json) -> String {
    let on = limit.get("on").map_or_else(|| "unknown".to_owned(), plain);
    limit.get("up_to").map_or(on.clone(), |up_to| format!("{on}..{}", plain(up_to)))
}

fn plain(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        Json::Bool(true) => "yes".into(),
        Json::Bool(false) => "no".into(),
        other => other.to_string(),
    }
}
