//! The figures of a report by agent, by channel and by day.

use crate::report::figures::{Figures, Rate};
use crate::report::reckoned::Report;
use crate::row::{Cell, Column, Id, Row, Said, Stands, Table, Tone};
use office::PersonId;
use paper::OrderedMap;
use rulebook::share::Cents;
use rulebook::word::Channel;

/// How many columns there are.
const WIDE: usize = 21;

/// The figures, with what they are of before them.
const fn columns(of: &'static str) -> [Column; WIDE] {
    [
        Column::of(of, Stands::Name),
        Column::of("visits", Stands::Figure),
        Column::of("new", Stands::Figure),
        Column::of("returning", Stands::Figure),
        Column::wide("referred", Stands::Figure),
        Column::wide("others", Stands::Figure),
        Column::of("counted", Stands::Figure),
        Column::wide("lost", Stands::Figure),
        Column::wide("made_up", Stands::Figure),
        Column::wide("minutes", Stands::Figure),
        Column::wide("calls", Stands::Figure),
        Column::wide("reached", Stands::Figure),
        Column::wide("not_reached", Stands::Figure),
        Column::wide("follow_ups", Stands::Figure),
        Column::wide("complete", Stands::Figure),
        Column::wide("late", Stands::Figure),
        Column::wide("missing", Stands::Figure),
        Column::of("closed", Stands::Figure),
        Column::wide("returned", Stands::Figure),
        Column::of("sum", Stands::Short),
        Column::of("rate", Stands::Short),
    ]
}

/// On paper, after what they are of.
macro_rules! paper {
    ($of:literal) => {
        &[
            $of,
            "visits",
            "new",
            "returning",
            "referred",
            "others",
            "counted",
            "lost",
            "made_up",
            "minutes",
            "calls",
            "reached",
            "follow_ups",
            "complete",
            "late",
            "missing",
            "closed",
            "returned",
            "sum",
            "rate",
        ]
    };
}

static OF_PERSON: [Column; WIDE] = columns("person");
static OF_CHANNEL: [Column; WIDE] = columns("channel");
static OF_DAY: [Column; WIDE] = columns("day");

/// By agent.
pub static BY_PERSON: Table =
    Table { key: "report", of: "person", columns: &OF_PERSON, cites: false, paper: paper!("person") };

/// By how the clients came.
pub static BY_CHANNEL: Table =
    Table { key: "report", of: "channel", columns: &OF_CHANNEL, cites: false, paper: paper!("channel") };

/// By day.
pub static BY_DAY: Table =
    Table { key: "report", of: "day", columns: &OF_DAY, cites: false, paper: paper!("day") };

/// How many of all.
fn rate(Rate { of, all }: Rate) -> Said {
    if all == 0 {
        return Said::Nothing;
    }
    Said::Of("report.of_all", vec![("of", Said::Figure(of as usize)), ("all", Said::Figure(all as usize))])
}

/// What the deals come to. What was given back stands below it; and how many there are of which no sum was told.
fn sum(figures: &Figures) -> Cell {
    let gave_back = (figures.returned_sum != Cents(0)).then_some(Said::Money(figures.returned_sum));
    let gave_back = gave_back.map(|sum| Said::Of("report.gave_back", vec![("sum", sum)]));
    let count = vec![("count", Said::Figure(figures.unpriced as usize))];
    let unpriced = (figures.unpriced > 0).then_some(Said::Of("report.unpriced", count));
    let said = if figures.sum == Cents(0) { Said::Nothing } else { Said::Money(figures.sum) };
    Cell { besides: gave_back.into_iter().chain(unpriced).collect(), ..Cell::of(said) }
}

fn row(id: Id, of: Said, figures: &Figures) -> Row {
    let figure = |n: u32| Cell::figure(n as usize);
    let wants = |n: u32| Cell { tone: if n == 0 { Tone::Idle } else { Tone::Wants }, ..figure(n) };
    let left = (figures.left > 0).then(|| {
        let count = vec![("count", Said::Figure(figures.left as usize))];
        (Said::Of("report.left", count), Tone::Waits)
    });
    let cells = vec![
        Cell::of(of),
        Cell { marks: left.into_iter().collect(), ..figure(figures.visits) },
        figure(figures.new),
        figure(figures.returning),
        figure(figures.referred),
        figure(figures.others),
        figure(figures.counted),
        wants(figures.lost),
        figure(figures.made_up),
        Cell::figure(usize::try_from(figures.minutes).unwrap_or(usize::MAX)),
        figure(figures.calls),
        figure(figures.reached),
        figure(figures.not_reached),
        figure(figures.follow_ups),
        figure(figures.complete),
        figure(figures.late),
        wants(figures.missing),
        figure(figures.closed),
        wants(figures.returned),
        sum(figures),
        Cell::of(rate(figures.closing())),
    ];
    Row::of(id, cells)
}

fn channel(of: Option<Channel>) -> Said {
    of.map_or(Said::Key("report.no_channel"), |channel| Said::Word("channel", channel.word()))
}

impl Figures {
    /// What the deals come to.
    pub fn money(&self) -> Said {
        Said::Money(self.sum)
    }
}

/// Those that are of somebody or something first, then what is of none.
fn in_order<K: Copy>(all: &OrderedMap<Option<K>, Figures>) -> impl Iterator<Item = (Option<K>, &Figures)> {
    let of = |some: bool| all.iter().filter(move |(key, _)| key.is_some() == some);
    of(true).chain(of(false)).map(|(key, figures)| (*key, figures))
}

impl Report {
    /// By agent, and what is nobody's last.
    pub fn person_rows(&self) -> Vec<Row> {
        let of = |person: Option<PersonId>| match person {
            Some(person) => (Id::Person(person), Said::Person(person)),
            None => (Id::Nth(0), Said::Key("report.nobody")),
        };
        let one = |(person, figures)| {
            let (id, said) = of(person);
            row(id, said, figures)
        };
        in_order(&self.people).map(one).collect()
    }

    /// By how the clients came, and what no client that came had a part in last.
    pub fn channel_rows(&self) -> Vec<Row> {
        let all = in_order(&self.channels).enumerate();
        all.map(|(n, (of, figures))| row(Id::Nth(n), channel(of), figures)).collect()
    }

    /// By day, the first one first.
    pub fn day_rows(&self) -> Vec<Row> {
        let all = self.days.iter().enumerate();
        all.map(|(n, (day, figures))| row(Id::Nth(n), Said::Day(*day), figures)).collect()
    }
}
