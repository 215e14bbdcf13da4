//! Everybody's account of a day as rows: on the screen turns used, lost, made up, owed; on paper also when, and what else there was.

use super::{Out, Standing};
use crate::books::Books;
use crate::cited::Cited;
use crate::row::{Cell, Cite, Column, Row, Said, Stands, Table, Tone, Turns};
use chrono::NaiveDate;
use office::Event;
use office::ledger::Stint;

const COLUMNS: &[Column] = &[
    Column::of("person", Stands::Name),
    Column::paper("place", Stands::Short),
    Column::of("ticks", Stands::Turns),
    Column::paper("times", Stands::Text),
    Column::wide("uncounted", Stands::Figure),
    Column::of("lost", Stands::Figure),
    Column::wide("granted", Stands::Figure),
    Column::wide("made_up", Stands::Figure),
    Column::paper("notes", Stands::Text),
    Column::of("owed", Stands::Figure),
];

/// The account of the day that is shown.
pub static TURNS: Table = Table {
    key: "turns",
    of: "person",
    columns: COLUMNS,
    cites: false,
    paper: &["place", "person", "ticks", "times", "lost", "made_up", "notes", "sign"],
};

/// The account of an earlier day: what is owed is owed now, and no part of it.
pub static TURNS_BEFORE: Table = Table { columns: COLUMNS.split_at(COLUMNS.len() - 1).0, ..TURNS };

/// What is worth a line of a whole day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaySum {
    /// Visits.
    pub visits: usize,
    /// Receptions that counted, each once, however many turns it used.
    pub counted: usize,
    /// Turns that were lost.
    pub lost: usize,
    /// Make-ups that are owed now.
    pub owed: usize,
    /// Registrations that are wanting.
    pub missing: usize,
}

/// When somebody took a turn; one that used a make-up is marked.
fn taken(stint: &Stint) -> Said {
    let time = Said::Time(stint.from);
    match stint.credit {
        Some(_) => Said::Of("turns.made_up_at", vec![("time", time)]),
        None => time,
    }
}

fn away(out: Out) -> Said {
    let to = out.to.map_or(Said::Nothing, Said::Time);
    let reason = Said::Word("absence_reason", out.reason.word());
    Said::Of("turns.out", vec![("reason", reason), ("from", Said::Time(out.from)), ("to", to)])
}

impl Books {
    /// Everybody's account on a day, in its order.
    pub fn account_rows(&self, date: NaiveDate) -> Vec<Row> {
        let standings = self.standings_of(date).into_iter().enumerate();
        standings.map(|(n, standing)| self.account_row(date, n + 1, standing)).collect()
    }

    fn account_row(&self, date: NaiveDate, place: usize, standing: Standing) -> Row {
        let Standing { person, account, owed, unplaced, held, lost_by, owed_by } = standing;
        let book = self.day_of(date).map(|day| &day.book);
        let cite = |because: Option<super::Because>| {
            let (articles, entry) = because?;
            let law = Cited { book: book?.clone(), articles };
            (!law.articles.is_empty()).then_some(Cite { law, entry })
        };
        let late = Said::Of("turns.entered", vec![("count", Said::Turns(account.entered))]);
        let late = (account.entered != Turns::NONE).then_some((late, Tone::Plain));
        let held = held.then_some((Said::Key("turns.held"), Tone::Plain));
        let times = self.turns_of(date, person).into_iter().map(taken).collect();
        let mut notes: Vec<Said> = self.outs(date, person).into_iter().map(away).collect();
        let helped = self.helped(date, person);
        if helped > 0 {
            notes.push(Said::Of("turns.helped", vec![("count", Said::Figure(helped))]));
        }
        let figure = |n: u32| Cell::figure(n as usize);
        let lost = match account.lost {
            0 => figure(0),
            lost => Cell { tone: Tone::Wants, cite: cite(lost_by), ..figure(lost) },
        };
        let unplaced = (unplaced > 0).then_some((Said::Key("turns.unplaced"), Tone::Waits));
        let cells = vec![
            Cell { marks: late.into_iter().chain(held).collect(), ..Cell::of(Said::Person(person)) },
            Cell::figure(place),
            Cell::of(Said::Tally(account.ticks, account.lost)),
            Cell::of(Said::Several(times)),
            figure(account.uncounted),
            lost,
            figure(account.granted),
            figure(account.made_up),
            Cell::of(Said::Several(notes)),
            Cell { marks: unplaced.into_iter().collect(), cite: cite(owed_by), ..Cell::figure(owed) },
        ];
        Row::of(person.0, cells)
    }

    /// The sum of a day.
    pub fn day_sum(&self, date: NaiveDate) -> DaySum {
        let accounts: Vec<_> = self.standings_of(date).into_iter().map(|standing| standing.account).collect();
        DaySum {
            visits: self.day_of(date).map_or(0, |day| day.visits as usize),
            counted: accounts.iter().map(|account| account.receptions as usize).sum(),
            lost: accounts.iter().map(|account| account.lost as usize).sum(),
            owed: self.state.open_credits().count(),
            missing: self.unregistered(date).len(),
        }
    }

    /// Who is first on the day after one that is closed.
    pub fn first_after(&self, date: NaiveDate) -> Option<Said> {
        let Event::DayClosed { next, .. } = &self.closing_of(date)?.event else { return None };
        next.first().map(|first| Said::naming("turns.next", *first))
    }
}
