//! The fairness account as rows; who was passed for whom; with whom returning clients landed.

use super::time::time;
use crate::report::fair::{Fair, Fairness, Passing};
use crate::report::shares::Milli;
use crate::row::{Cell, Cite, Column, Id, Row, Said, Stands, Table, Tone};
use office::PersonId;
use rulebook::Turns;

/// The fairness account.
pub static FAIRNESS: Table = Table {
    key: "report",
    of: "person",
    columns: &[
        Column::of("person", Stands::Name),
        Column::of("days", Stands::Figure),
        Column::wide("present", Stands::Short),
        Column::of("turns", Stands::Turns),
        Column::of("expected", Stands::Short),
        Column::of("over", Stands::Short),
        Column::wide("band", Stands::Short),
        Column::of("lost", Stands::Figure),
        Column::wide("granted", Stands::Figure),
        Column::wide("made_up", Stands::Figure),
        Column::of("owed", Stands::Figure),
    ],
    cites: false,
    paper: &[
        "person", "days", "present", "turns", "expected", "over", "band", "lost", "granted", "made_up",
        "owed", "sign",
    ],
};

/// Who was passed for whom, and why.
pub static PASSED: Table = Table {
    key: "report",
    of: "passing",
    columns: &[
        Column::of("person", Stands::Name),
        Column::of("for_whom", Stands::Text),
        Column::of("engaged", Stands::Short),
        Column::of("missed", Stands::Short),
        Column::of("times", Stands::Figure),
    ],
    cites: false,
    paper: &["person", "for_whom", "engaged", "missed", "times"],
};

/// By whom the clients were received who were here before.
pub static LANDED: Table = Table {
    key: "report",
    of: "landing",
    columns: &[
        Column::of("client_of", Stands::Name),
        Column::of("received_by", Stands::Text),
        Column::of("times", Stands::Figure),
    ],
    cites: false,
    paper: &["client_of", "received_by", "times"],
};

/// Turns to the tenth.
fn turns(milli: Milli) -> Turns {
    Turns::tenths(u32::try_from(milli.in_tenths().unsigned_abs()).unwrap_or(u32::MAX))
}

/// How much more or less than his share somebody had.
fn over(fair: &Fair) -> Cell {
    let over = fair.over();
    let more = over.0 > 0;
    let count = vec![("count", Said::Turns(turns(over)))];
    let said = match over.in_tenths() {
        0 => Said::Turns(Turns::NONE),
        _ if more => Said::Of("report.more", count),
        _ => Said::Of("report.less", count),
    };
    let outside = fair.is_outside().then(|| {
        let key = if more { "report.above" } else { "report.below" };
        (Said::Key(key), Tone::Wants)
    });
    Cell { marks: outside.into_iter().collect(), ..Cell::of(said) }
}

/// How long somebody was there; and of how many days that is not known.
fn present(fair: &Fair) -> Cell {
    let known = if fair.unknown == fair.days { Said::Nothing } else { time(fair.minutes) };
    let unknown = (fair.unknown > 0).then(|| {
        let count = vec![("count", Said::Figure(fair.unknown as usize))];
        Said::Of("report.not_known", count)
    });
    Cell { besides: unknown.into_iter().collect(), ..Cell::of(known) }
}

fn row(person: PersonId, fair: &Fair) -> Row {
    let figure = |n: u32| Cell::figure(n as usize);
    let last = fair.losses.last();
    let cite = last.and_then(|loss| Some(Cite { law: loss.law.clone()?, entry: loss.entry }));
    let lost = if fair.lost == 0 { figure(0) } else { Cell { tone: Tone::Wants, cite, ..figure(fair.lost) } };
    let cells = vec![
        Cell::of(Said::Person(person)),
        figure(fair.days),
        present(fair),
        Cell::of(Said::Turns(fair.received)),
        Cell::of(Said::Turns(turns(fair.expected))),
        over(fair),
        Cell::of(Said::Of("report.either_way", vec![("count", Said::Turns(turns(fair.band())))])),
        lost,
        figure(fair.granted),
        figure(fair.made_up),
        figure(fair.owed),
    ];
    Row::of(Id::Person(person), cells)
}

impl Fairness {
    /// Everybody's account.
    pub fn rows(&self) -> Vec<Row> {
        self.people.iter().map(|(person, fair)| row(*person, fair)).collect()
    }

    /// Who was passed for whom and why, and how often.
    pub fn passed_rows(&self) -> Vec<Row> {
        let row = |(n, (passing, times)): (usize, (&Passing, &u32))| {
            let cells = vec![
                Cell::of(Said::Person(passing.person)),
                Cell::of(Said::Person(passing.by)),
                Cell::of(Said::Word("engaged", passing.engaged.word())),
                Cell::of(Said::Word("missed", passing.missed.word())),
                Cell::figure(*times as usize),
            ];
            Row::of(Id::Nth(n), cells)
        };
        self.passed.iter().enumerate().map(row).collect()
    }

    /// By whom clients were received who were here before, and how often.
    pub fn landed_rows(&self) -> Vec<Row> {
        let row = |(n, ((owner, by), times)): (usize, (&(PersonId, PersonId), &u32))| {
            let cells = vec![
                Cell::of(Said::Person(*owner)),
                Cell::of(Said::Person(*by)),
                Cell::figure(*times as usize),
            ];
            let tone = if owner == by { Tone::Idle } else { Tone::Plain };
            Row { tone, ..Row::of(Id::Nth(n), cells) }
        };
        self.landed.iter().enumerate().map(row).collect()
    }
}
