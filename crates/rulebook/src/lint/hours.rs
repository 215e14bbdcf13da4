//! Hours and minutes counted from a day, which knows no hour: they come out as whole days.

use super::finding::Finding;
use crate::book::{Book, Rule};
use crate::declare::Source;
use crate::fact::{Domain, Fact};
use crate::measure::PeriodName;
use crate::parameter::ParameterValue;
use crate::period::Unit;
use crate::question::Question;
use paper::OrderedSet;

/// Whether a fact is a day.
fn is_day(book: &Book, fact: Fact) -> bool {
    book.glossary().domain(fact) == Some(Domain::Day)
}

/// Whether a parameter is, on some date, a period counted by the clock.
fn by_the_clock(book: &Book, name: &str) -> bool {
    let layers = [Some(book), book.base.as_deref()].into_iter().flatten();
    let values = layers.filter_map(|book| book.parameters.get(name)).flat_map(|known| known.values.values());
    values.into_iter().any(|dated| match dated.value {
        ParameterValue::Period(period) => matches!(period.unit, Unit::Minute | Unit::Hour),
        ParameterValue::Number(_) | ParameterValue::Range(..) | ParameterValue::Word(_) => false,
    })
}

/// The book's own rules of a question that count so, in their conditions or in what follows.
pub(super) fn over_days(book: &Book, question: Question) -> Vec<Finding> {
    let of_rule = |rule: &Rule| {
        let mut counted = OrderedSet::new();
        rule.when.each(&mut |fact, test| {
            counted.extend(test.parameter().map(|(name, _)| (fact, name.to_owned())));
        });
        let names = |names: [&Option<PeriodName>; 3], from: Fact| {
            names.into_iter().flatten().map(|name| (from, name.0.clone())).collect::<Vec<_>>()
        };
        for limit in rule.then.until.iter() {
            counted.extend(names([&limit.within, &limit.before, &None], limit.from));
        }
        for deadline in rule.then.deadlines.iter().flatten() {
            counted.extend(names([&deadline.within, &deadline.before, &deadline.earliest], deadline.from));
        }
        let wrong =
            counted.into_iter().filter(|(fact, name)| is_day(book, *fact) && by_the_clock(book, name));
        let told =
            |(fact, parameter)| Finding::HoursOverDay { question, rule: rule.id.clone(), fact, parameter };
        wrong.map(told).collect::<Vec<_>>()
    };
    book.rules(question).iter().flat_map(of_rule).collect()
}

/// The declarations that count so.
pub(super) fn declared(book: &Book) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, fact) in &book.declares.facts {
        match &fact.source {
            Some(Source::Count(records) | Source::First(records) | Source::Last(records)) => {
                if let (Some(period), Some(before)) = (&records.within, records.before)
                    && is_day(book, before)
                    && by_the_clock(book, &period.0)
                {
                    let parameter = Some(period.0.clone());
                    found.push(Finding::DeclaredHours { name: *name, fact: before, parameter });
                }
            }
            Some(Source::Minutes(span)) => {
                let days = [span.from, span.to].into_iter().filter(|mark| is_day(book, *mark));
                found.extend(days.map(|fact| Finding::DeclaredHours { name: *name, fact, parameter: None }));
            }
            Some(Source::Days(_)) | None => {}
        }
    }
    for (name, duty) in &book.declares.duties {
        let Some(limit) = &duty.deadline else { continue };
        let periods = [&limit.within, &limit.before].into_iter().flatten();
        for period in periods.filter(|period| is_day(book, limit.from) && by_the_clock(book, &period.0)) {
            let parameter = Some(period.0.clone());
            found.push(Finding::DeclaredHours { name: *name, fact: limit.from, parameter });
        }
    }
    found
}
