//! Axes: the facts that rules mention, each with one value of every class the rules can tell apart.

use crate::condition::{Number, Parameters, Test, Truth, When};
use crate::fact::{Domain, Fact, Value};
use crate::facts::Facts;
use crate::opened::Opened;
use crate::parameter::{AsOf, ParameterValue};
use crate::period::{Date, Moment, Period, Point};
use crate::possible::{always, beside, governors, least};
use crate::share::Cents;
use chrono::{Datelike, NaiveTime, TimeDelta};
use paper::Arrange;
use paper::{OrderedMap, OrderedSet};

/// How far back a period's anchor is looked for, in days or minutes.
const FARTHEST: i64 = 1 << 21;

/// A fact or a switch with its values, in order.
#[derive(Clone, Debug)]
pub(crate) enum Axis {
    /// A switch, the word it has first.
    Switch(String, Vec<String>),
    /// A fact.
    Fact(Fact, Vec<Value>),
}

impl Axis {
    /// How many values there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Switch(_, words) => words.len(),
            Self::Fact(_, values) => values.len(),
        }
    }

    pub(crate) fn fact(&self) -> Option<Fact> {
        if let Self::Fact(fact, _) = self { Some(*fact) } else { None }
    }

    /// The fact and its values, if they lie on a line, with a before and an after.
    pub(crate) fn line(&self) -> Option<(Fact, &[Value])> {
        match self {
            Self::Fact(fact, values) if is_line(values) => Some((*fact, values)),
            _ => None,
        }
    }
}

/// Whether values have a before and an after.
fn is_line(values: &[Value]) -> bool {
    let on_line = |value: &Value| match value {
        Value::Count(_) | Value::Day(_) | Value::Moment(_) | Value::Amount(_) => true,
        Value::Word(_) | Value::Flag(_) | Value::NotKnown => false,
    };
    values.iter().all(on_line)
}

/// The values a fact may take in the first of these books that knows it.
fn domain(open: &[Opened<'_>], fact: Fact) -> Option<Domain> {
    open.iter().find_map(|opened| opened.book.glossary().domain(fact))
}

/// What is known on a day before anything else is: the day, and noon for the moment.
pub(crate) fn day(today: Date) -> Facts {
    Facts::new().with(Fact::Today, today).with(Fact::Now, noon(today))
}

fn noon(today: Date) -> Moment {
    today.and_time(NaiveTime::MIN) + TimeDelta::hours(12)
}

/// The tests of one fact in all the open, by opened.
type Tests<'a> = Vec<(usize, &'a Test)>;

fn tests<'a>(open: &'a [Opened<'_>]) -> OrderedMap<Fact, Tests<'a>> {
    let mut tests: OrderedMap<Fact, Tests<'a>> = OrderedMap::new();
    for (i, opened) in open.iter().enumerate() {
        for rule in &opened.chapter.rules {
            rule.when.each(&mut |fact, test| {
                let list = tests.entry(fact).or_default();
                if !list.contains(&(i, test)) {
                    list.push((i, test));
                }
                if opened.is_range(test) {
                    tests.entry(Fact::Extended).or_default();
                }
            });
        }
    }
    tests.remove(&Fact::Today);
    tests.remove(&Fact::Now);
    tests
}

/// The axes of a question in one book, or in several to be looked at together: the switches, then the facts, in order.
pub(crate) fn axes(open: &[Opened<'_>], today: Date) -> Vec<Axis> {
    let facts = tests(open);
    let axis = |(fact, of): (&Fact, &Tests<'_>)| {
        // What is compared with others has their boundaries too, so that every order there may be is seen.
        let others = beside(*fact).filter_map(|other| Some((other, facts.get(&other)?)));
        let others = others.flat_map(|(other, tests)| values(open, tests, other, today, &[]));
        let mut list = values(open, of, *fact, today, &others.collect::<Vec<_>>());
        // Words that decide what other facts can be, or are decided upon by them, are never lumped together.
        let words = list.iter().all(|value| matches!(value, Value::Word(_)));
        let tied = |other: &Fact| governors(*other).contains(fact) || governors(*fact).contains(other);
        if words && !facts.keys().any(tied) {
            let mut seen = OrderedSet::new();
            list.retain(|value| seen.insert(signature(open, of, *fact, *value, today)));
        }
        Axis::Fact(*fact, list)
    };
    switches(open).into_iter().chain(facts.iter().map(axis)).collect()
}

/// The switches that the rules look at. Several books are compared as they are switched.
fn switches(open: &[Opened<'_>]) -> Vec<Axis> {
    let [opened] = open else { return Vec::new() };
    let switch = |name: &str| {
        let now = opened.parameters.choice(name);
        let mut words: Vec<String> =
            opened.book.choices(name).into_iter().flat_map(|choices| choices.keys().cloned()).collect();
        words.arrange_by_key(|word| Some(word.as_str()) != now);
        Axis::Switch(name.to_owned(), words)
    };
    opened.book.switches(opened.question).into_iter().map(switch).collect()
}

/// Every word or flag of a fact; of counts and dates every value next to a boundary of the opened.
pub(crate) fn all_values(opened: &Opened<'_>, fact: Fact, today: Date) -> Vec<Value> {
    let open = std::slice::from_ref(opened);
    let tests = tests(open).remove(&fact).unwrap_or_default();
    values(open, &tests, fact, today, &[])
}

/// One value of every class of a fact but the class of the value it has now: the nearest to that, where there is a line.
pub(crate) fn classes(opened: &Opened<'_>, fact: Fact, today: Date, now: Option<Value>) -> Vec<Value> {
    let open = std::slice::from_ref(opened);
    let tests = tests(open).remove(&fact).unwrap_or_default();
    let class = |value: Value| signature(open, &tests, fact, value, today);
    let mut classes = values(open, &tests, fact, today, &[]);
    // Nearer values first; where nothing is near, as they come.
    classes.arrange_by_key(|value| match (now, value) {
        (Some(Value::Count(now)), Value::Count(n)) => n.abs_diff(now),
        (Some(Value::Amount(now)), Value::Amount(sum)) => sum.0.abs_diff(now.0),
        (Some(Value::Day(now)), Value::Day(day)) => now.signed_duration_since(*day).num_days().unsigned_abs(),
        (Some(Value::Moment(now)), Value::Moment(moment)) => {
            now.signed_duration_since(*moment).num_minutes().unsigned_abs()
        }
        _ => 0,
    });
    let mut seen: OrderedSet<Vec<Truth>> = now.into_iter().map(class).collect();
    classes.retain(|value| seen.insert(class(*value)));
    if is_line(&classes) {
        classes.arrange();
    }
    classes
}

/// The values of a fact that its tests can tell apart; on a line those of others it is compared with as well.
fn values(open: &[Opened<'_>], tests: &Tests<'_>, fact: Fact, today: Date, beside: &[Value]) -> Vec<Value> {
    match domain(open, fact) {
        Some(Domain::Words(_) | Domain::Own) => {
            let mut words = Vec::new();
            for word in open.iter().flat_map(|opened| opened.book.glossary().words(fact)).map(Value::Word) {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            words
        }
        Some(Domain::Flag) => vec![Value::Flag(true), Value::Flag(false)],
        Some(Domain::Count) => {
            let besides = beside.iter().filter_map(|value| match value {
                Value::Count(n) => Some(*n),
                _ => None,
            });
            let all = besides.chain(counts(open, tests, 1)).chain(always(fact));
            let all: OrderedSet<i64> = all.filter(|n| *n >= least(fact)).collect();
            all.into_iter().map(Value::Count).collect()
        }
        Some(Domain::Amount) => {
            counts(open, tests, 100).into_iter().map(|fen| Value::Amount(Cents(fen))).collect()
        }
        Some(Domain::Day) => {
            let besides =
                beside.iter().filter_map(|value| value.point()).map(|point| Point::Day(point.date()));
            points(open, tests, Point::Day(today), besides)
        }
        Some(Domain::Moment) => {
            let besides = beside.iter().filter_map(|value| value.point()).map(|point| match point {
                Point::Day(day) => Point::Moment(noon(day)),
                moment @ Point::Moment(_) => moment,
            });
            points(open, tests, Point::Moment(noon(today)), besides)
        }
        None => Vec::new(),
    }
}

/// What each test says of a value.
fn signature(open: &[Opened<'_>], tests: &Tests<'_>, fact: Fact, value: Value, today: Date) -> Vec<Truth> {
    let facts = day(today).with(fact, value);
    let holds =
        |(i, test): &(usize, &Test)| When::Fact(fact, (*test).clone()).holds(&facts, &open[*i].parameters);
    tests.iter().map(holds).collect()
}

/// Nothing and both sides of every boundary; a unit of the tests is so many of what is counted.
fn counts(open: &[Opened<'_>], tests: &Tests<'_>, unit: i64) -> OrderedSet<i64> {
    let mut counts = OrderedSet::from([0]);
    for (i, test) in tests {
        let values: Vec<i64> = match test {
            Test::AtLeast(Number::Is(n)) | Test::AtMost(Number::Is(n)) => vec![n.saturating_mul(unit)],
            Test::AtLeast(Number::Parameter(name)) | Test::AtMost(Number::Parameter(name)) => {
                open[*i].parameters.number(name).map(|n| n.saturating_mul(unit)).into_iter().collect()
            }
            Test::In(values) | Test::NotIn(values) => values
                .iter()
                .filter_map(|value| match value {
                    Value::Count(n) => Some(*n),
                    Value::Amount(sum) => Some(sum.0),
                    _ => None,
                })
                .collect(),
            Test::Within(_) | Test::Over(_) | Test::FromHour(_) | Test::BeforeHour(_) => Vec::new(),
        };
        counts.extend(
            values.iter().flat_map(|n| [n.saturating_sub(1), *n, n.saturating_add(1)]).filter(|n| *n >= 0),
        );
    }
    counts
}

/// Now, what stands beside it, and for each period the last anchor for which it is over and the first for which it is not.
fn points(
    open: &[Opened<'_>],
    tests: &Tests<'_>,
    now: Point,
    beside: impl Iterator<Item = Point>,
) -> Vec<Value> {
    let today = now.date();
    let mut points: OrderedSet<Point> = beside.chain([now]).collect();
    let mut hours = OrderedSet::new();
    for (i, test) in tests {
        match test {
            Test::Within(name) | Test::Over(name) => {
                // What already runs may keep an older value; both ends of each are looked at.
                let parameter = open[*i].book.find_parameter(name).filter(|p| p.as_of == AsOf::Anchor);
                let older = parameter.into_iter().flat_map(|p| p.values.values()).filter_map(|dated| {
                    if let ParameterValue::Period(period) = dated.value { Some(period) } else { None }
                });
                for period in older.chain(open[*i].parameters.period(name, today)) {
                    points.extend(edge(period.short(), now));
                    points.extend(edge(period.long(), now));
                }
            }
            Test::In(values) | Test::NotIn(values) => {
                for point in values.iter().filter_map(|value| value.point()) {
                    points.insert(point);
                    points.extend([back(point, 1, false), back(point, -1, false)].into_iter().flatten());
                }
            }
            Test::FromHour(Number::Is(n)) | Test::BeforeHour(Number::Is(n)) => drop(hours.insert(*n)),
            Test::FromHour(Number::Parameter(name)) | Test::BeforeHour(Number::Parameter(name)) => {
                hours.extend(open[*i].parameters.number(name));
            }
            Test::AtLeast(_) | Test::AtMost(_) => {}
        }
    }
    // Both sides of every hour, on every day that makes a difference.
    let days: OrderedSet<Date> = points.iter().map(|point| point.date()).collect();
    for hour in hours.iter().flat_map(|hour| [hour - 1, *hour]).filter(|hour| (0..24 * 60).contains(hour)) {
        let at = |day: &Date| Point::Moment(day.and_time(NaiveTime::MIN) + TimeDelta::minutes(hour));
        points.extend(days.iter().map(at));
    }
    let value = |point: Point| match point {
        Point::Day(day) => Value::Day(day),
        Point::Moment(moment) => Value::Moment(moment),
    };
    points.into_iter().map(value).collect()
}

/// So many days (or, of moments, minutes unless whole days are wanted) earlier.
fn back(point: Point, n: i64, days: bool) -> Option<Point> {
    let back = match point {
        Point::Day(day) => day.checked_sub_signed(TimeDelta::try_days(n)?).map(Point::Day),
        Point::Moment(moment) => {
            let delta = if days { TimeDelta::try_days(n)? } else { TimeDelta::try_minutes(n)? };
            moment.checked_sub_signed(delta).map(Point::Moment)
        }
    };
    back.filter(|point| (1..=9999).contains(&point.date().year()))
}

/// The two anchors between which a period comes to its end now: an anchor later is within, one earlier is over.
fn edge(period: Period, now: Point) -> impl Iterator<Item = Point> {
    // Counted by the clock from a moment, to the minute; else to the day.
    let days = matches!(period.last(now), Some(Point::Day(_)));
    let back = move |n: i64| back(now, n, days);
    let over = |n: i64| back(n).is_some_and(|anchor| !period.covers(anchor, now));
    let (mut within, mut past) = (0, 1);
    while past < FARTHEST && !over(past) {
        within = past;
        past *= 2;
    }
    // INVARIANT (edge): `past` is over and `within` is not, if it is over at all and not from the beginning.
    while within + 1 < past {
        let middle = i64::midpoint(within, past);
        if over(middle) {
            past = middle;
        } else {
            within = middle;
        }
    }
    [back(past), if over(within) { back(-1) } else { back(within) }].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Unit;

    fn check(now: &str, n: u32, unit: Unit, start_day_counted: bool, edges: impl AsRef<[&'static str]>) {
        let period = Period { n, up_to: None, unit, start_day_counted, last_day_included: true };
        let found: Vec<String> =
            edge(period, Point::read(now).unwrap()).map(|point| point.to_string()).collect();
        assert_eq!(found, edges.as_ref(), "{period:?}");
    }

    const DAY: &str = "2025-03-31";

    #[test]
    fn both_sides_of_the_last_day() {
        check(DAY, 7, Unit::Day, false, ["2025-03-23", "2025-03-24"]);
        check(DAY, 7, Unit::Day, true, ["2025-03-24", "2025-03-25"]);
        check(DAY, 1, Unit::Day, true, ["2025-03-30", "2025-03-31"]);
        check(DAY, 1, Unit::Month, false, ["2025-02-28", "2025-03-01"]);
        check(DAY, 1200, Unit::Month, false, ["1925-03-30", "1925-03-31"]);
        // Not over since the year 1.
        check(DAY, 10_000, Unit::Year, false, [""; 0]);
        check(DAY, 3, Unit::WorkingDay, false, ["2025-03-25", "2025-03-26"]);
        check(DAY, 31, Unit::DayOfNextMonth, false, ["2025-01-31", "2025-02-01"]);
        // By the clock from a moment, by the day from a day or by days from a moment.
        let noon = "2025-03-31T12:00";
        check(noon, 90, Unit::Minute, false, ["2025-03-31T10:29", "2025-03-31T10:30"]);
        check(noon, 24, Unit::Hour, false, ["2025-03-30T11:59", "2025-03-30T12:00"]);
        check(DAY, 24, Unit::Hour, false, ["2025-03-29", "2025-03-30"]);
        check(noon, 7, Unit::Day, false, ["2025-03-23T12:00", "2025-03-24T12:00"]);
    }
}
