//! What happened in a visit and since, and what was struck out.

use crate::books::Books;
use crate::row::{Cell, Column, Doing, Row, Said, Stands, Table, Tone};
use chrono::NaiveDate;
use journal::EntryId;
use office::event::Recorded;
use office::ledger::Visit;
use office::{Command, Event, PersonId, VisitId};

/// What is struck out.
pub static STRUCK: Table = Table {
    key: "struck",
    of: "entry",
    columns: &[
        Column::of("time", Stands::Short),
        Column::of("what", Stands::Name),
        Column::of("because", Stands::Text),
    ],
    cites: false,
    paper: &[],
};

/// It is taken back, if that was the mistake.
const RESTORE: Doing = Doing { key: "restore", name: "visits.restore" };

/// Something that is struck out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struck<'a> {
    /// What.
    pub what: &'a Recorded,
    /// By which entry.
    pub by: &'a Recorded,
    /// By whom; nobody in particular, if it was done at the front desk.
    pub who: Option<PersonId>,
    /// Why, if that was said.
    pub because: Option<String>,
}

/// Where the latest part of a visit is written.
pub fn latest_entry(visit: &Visit) -> EntryId {
    visit.stint().map_or(visit.id.0, |stint| stint.entry)
}

/// Whether an event belongs in the ledger of visits: it is of a visit, or of a customer.
fn of_visits(recorded: &Recorded) -> bool {
    recorded.visit().is_some() || !recorded.event.customers().is_empty()
}

/// Whether an event belongs to a visit, or to its customer after he came.
fn concerns(recorded: &Recorded, visit: &Visit) -> bool {
    match recorded.visit() {
        Some(of) => of == visit.id,
        None => recorded.at >= visit.at && recorded.event.customers().contains(&visit.visitor.customer),
    }
}

impl Books {
    /// What of the visits of a day is struck out, in order.
    pub fn struck(&self, date: NaiveDate) -> Vec<Struck<'_>> {
        let struck = self.state.voided.iter().filter_map(|entry| self.recorded(*entry));
        let mut struck: Vec<&Recorded> =
            struck.filter(|recorded| recorded.at.date() == date && of_visits(recorded)).collect();
        struck.sort_by_key(|recorded| (recorded.stamp, recorded.entry));
        struck.into_iter().filter_map(|what| self.struck_by(what)).collect()
    }

    /// The same as rows: what, by whom, when and why.
    pub fn struck_rows(&self, date: NaiveDate) -> Vec<Row> {
        let row = |Struck { what, by, who, because }: Struck<'_>| {
            let who = who.map_or(Said::Key("shell.front_desk"), Said::Person);
            let reason = because.map_or(Said::Key("visits.struck_undone"), Said::Text);
            let given = vec![("time", Said::Time(by.at)), ("who", who), ("reason", reason)];
            let cells = vec![
                Cell::of(Said::Time(what.at)),
                Cell::of(Said::Event(what.entry)),
                Cell::of(Said::Of("visits.struck_by", given)),
            ];
            let (at, tone) = (Some(what.at), Tone::Idle);
            Row { at, tone, acts: &[RESTORE], ..Row::of(what.entry, cells) }
        };
        self.struck(date).into_iter().map(row).collect()
    }

    /// What restores an entry that is struck out.
    pub fn restoring(&self, entry: EntryId) -> Option<Command> {
        let by = self.struck_by(self.recorded(entry)?)?.by.entry;
        Some(Command::Void { target: by, because: None })
    }

    /// What strikes an entry out.
    fn struck_by<'a>(&'a self, what: &'a Recorded) -> Option<Struck<'a>> {
        let strikes = self.recorded.strikes().rev().filter(|strike| !self.is_struck(strike.entry));
        strikes.into_iter().find_map(|by| match &by.event {
            Event::Voided { target, because } if *target == what.entry => {
                let who = self.writer(by.entry);
                Some(Struck { what, by, who, because: self.field(because.as_ref(), "text") })
            }
            _ => None,
        })
    }

    /// What happened in a visit and with its customer since, in order; what is struck out is left out.
    pub fn story<'a>(&'a self, visit: &'a Visit) -> impl Iterator<Item = &'a Recorded> {
        // Nothing of a visit is written before the visit itself.
        let from = self.recorded.place(visit.id.0).unwrap_or_default();
        let standing = self.recorded[from..].iter().filter(|recorded| !self.is_struck(recorded.entry));
        standing.filter(move |recorded| concerns(recorded, visit))
    }

    /// By whom it was decided otherwise who receives a visitor, and why if that can be read, in order.
    pub fn overruled(&self, visit: VisitId) -> Vec<(PersonId, Option<String>)> {
        let Some(visit) = self.state.visits.get(&visit) else { return Vec::new() };
        let overruled = |recorded: &Recorded| {
            let Event::Overruled { by, because, .. } = &recorded.event else { return None };
            Some((*by, self.field(Some(because), "text")))
        };
        self.story(visit).filter_map(overruled).collect()
    }
}
