//! Somebody's own account of a period, entry by entry: everything that the figures and the fairness account say of his turns.

use super::losses::Loss;
use super::parts::minutes;
use super::period::Period;
use crate::books::Books;
use crate::cited::Cited;
use chrono::NaiveDateTime;
use journal::EntryId;
use office::day::{Away, CreditEnd};
use office::event::{Event, Passed, Place, Recorded};
use office::ledger::{Stint, Visit};
use office::{PersonId, VisitId};
use paper::Arrange;
use rulebook::Turns;
use rulebook::word::{AbsenceReason, Engaged, Missed, Role};

/// A line of somebody's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// When.
    pub at: NaiveDateTime,
    /// The entry it is written in.
    pub entry: EntryId,
    /// What.
    pub what: What,
    /// By which articles.
    pub law: Option<Cited>,
}

/// What stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// He was on the table when the day was opened.
    Opened,
    /// He signed in.
    SignedIn,
    /// He signed out.
    SignedOut,
    /// He received.
    Received {
        /// At which visit.
        visit: VisitId,
        /// In what capacity.
        role: Role,
        /// The turns it used; none, if it did not count.
        turns: Turns,
        /// Whether it counted.
        counted: bool,
        /// Whether it used a make-up.
        makes_up: bool,
        /// How long it took, if it is over.
        minutes: u64,
        /// Until when, if it is over.
        to: Option<NaiveDateTime>,
    },
    /// He helped a colleague.
    Helped {
        /// At which visit.
        visit: VisitId,
        /// Until when, if it is over.
        to: Option<NaiveDateTime>,
    },
    /// His turn was lost; without what kept him, it was forfeited.
    Lost(Option<Engaged>),
    /// He was passed, and his turn was kept for him.
    Held(Engaged),
    /// A make-up was granted.
    Granted,
    /// A make-up ended unused.
    Ended,
    /// He was out.
    Out {
        /// Why.
        reason: AbsenceReason,
        /// Until when, if he is back.
        to: Option<NaiveDateTime>,
    },
}

impl Books {
    /// Somebody's account of a period, in order. A reception is of the day on which its visitor came, as everywhere.
    pub fn own_account(&self, person: PersonId, period: Period) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for visit in self.visits_in(period) {
            self.own_visit(person, visit, &mut items);
        }
        for recorded in self.recorded_in(period) {
            self.own_entry(person, recorded, &mut items);
        }
        items.extend(self.losses(period).into_iter().filter(|loss| loss.person == person).map(lost));
        self.own_make_ups(person, period, &mut items);
        self.own_times_out(person, period, &mut items);
        items.arrange_by_key(|item| (item.at, self.recorded.place(item.entry)));
        items
    }

    /// His parts in a visit.
    fn own_visit(&self, person: PersonId, visit: &Visit, items: &mut Vec<Item>) {
        let law = |entry| self.recorded(entry).and_then(|recorded| self.cited(&recorded.event));
        for (nth, stint) in visit.stints.iter().enumerate().filter(|(_, stint)| stint.person == person) {
            let what = received(visit, stint, minutes(visit, nth));
            items.push(Item { at: stint.from, entry: stint.entry, what, law: law(stint.entry) });
        }
        for stint in visit.helpers.iter().filter(|stint| stint.person == person) {
            let what = What::Helped { visit: visit.id, to: stint.to };
            items.push(Item { at: stint.from, entry: stint.entry, what, law: law(stint.entry) });
        }
    }

    /// When he came and went, and when his turn was kept.
    fn own_entry(&self, person: PersonId, recorded: &Recorded, items: &mut Vec<Item>) {
        let here = |place: &Place| place.person == person;
        let opens = |date| self.day_of(date).is_some_and(|day| day.opened == recorded.entry);
        let what = match &recorded.event {
            Event::DayOpened { date, order, .. } if opens(*date) && order.iter().any(here) => What::Opened,
            Event::SignedIn { place, .. } if here(place) => What::SignedIn,
            Event::SignedOut { person: who, .. } if *who == person => What::SignedOut,
            event => {
                let passed = event.reception().into_iter().flat_map(|reception| &reception.passed);
                let held = |passed: &&Passed| passed.person == person && passed.missed == Missed::Hold;
                items.extend(passed.filter(held).map(|passed| Item {
                    at: recorded.at,
                    entry: recorded.entry,
                    what: What::Held(passed.engaged),
                    law: self.law_of(recorded.at.date(), &passed.cites),
                }));
                return;
            }
        };
        let law = self.cited(&recorded.event);
        items.push(Item { at: recorded.at, entry: recorded.entry, what, law });
    }

    /// The make-ups he was granted, and those that ended unused; with what the others were used, stands with the reception.
    fn own_make_ups(&self, person: PersonId, period: Period, items: &mut Vec<Item>) {
        let endings = self.endings();
        for credit in self.state.credits.values().filter(|credit| credit.id.person == person) {
            if period.has(credit.at.date()) {
                let law = self.law_of(credit.at.date(), &credit.cites);
                items.push(Item { at: credit.at, entry: credit.id.by, what: What::Granted, law });
            }
            let unused = credit.end == Some(CreditEnd::Expired);
            let ended = unused.then(|| self.ended_by(credit, &endings)).flatten();
            if let Some(ending) = ended.filter(|ending| period.has(ending.day)) {
                let (at, entry) = (ending.recorded.at, ending.recorded.entry);
                items.push(Item { at, entry, what: What::Ended, law: self.cited(&ending.recorded.event) });
            }
        }
    }

    /// His times out, each with the entry by which he went.
    fn own_times_out(&self, person: PersonId, period: Period, items: &mut Vec<Item>) {
        let goes = |recorded: &&Recorded| match &recorded.event {
            Event::AbsenceStarted { person: who, .. } | Event::Penalised { person: who, .. } => {
                *who == person
            }
            _ => false,
        };
        let mut went = self.recorded_in(period).filter(goes).peekable();
        let times = self.state.absences.get(&person).into_iter().flatten();
        for Away { absence, until } in times.filter(|away| period.has(away.absence.since.date())) {
            // Both stand in the order of the journal.
            while went.next_if(|recorded| recorded.at != absence.since).is_some() {}
            let Some(recorded) = went.next() else { return };
            let what = What::Out { reason: absence.reason, to: *until };
            items.push(Item { at: absence.since, entry: recorded.entry, what, law: None });
        }
    }
}

fn lost(loss: Loss) -> Item {
    Item { at: loss.at, entry: loss.entry, what: What::Lost(loss.engaged), law: loss.law }
}

fn received(visit: &Visit, stint: &Stint, minutes: u64) -> What {
    let counted = stint.counts();
    What::Received {
        visit: visit.id,
        role: stint.role,
        turns: if counted { stint.weight } else { Turns::NONE },
        counted,
        makes_up: stint.credit.is_some(),
        minutes,
        to: stint.to,
    }
}
