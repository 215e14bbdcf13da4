//! The account of everybody on the day that is shown: turns used, lost, made up, owed, and by which articles.

use crate::books::Books;
use chrono::{NaiveDate, NaiveDateTime};
use journal::EntryId;
use office::day::{Account, Day};
use office::event::{Passed, Recorded};
use office::ledger::Stint;
use office::{Event, PersonId};
use rulebook::ArticleId;
use rulebook::word::{AbsenceReason, Missed, Role};

/// Articles, with the entry that applied them.
pub type Because = (Vec<ArticleId>, EntryId);

/// How somebody stands on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub person: PersonId,
    /// His account.
    pub account: Account,
    /// Make-ups he still has.
    pub owed: usize,
    /// Of these, those that a supervisor has yet to place.
    pub unplaced: usize,
    /// Whether his turn is held.
    pub held: bool,
    /// By what the last turn was lost.
    pub lost_by: Option<Because>,
    /// By what the oldest make-up is owed.
    pub owed_by: Option<Because>,
}

/// A time out; without an end, while he is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Out {
    /// Why.
    pub reason: AbsenceReason,
    /// Since when.
    pub from: NaiveDateTime,
    /// Until when.
    pub to: Option<NaiveDateTime>,
}

/// The time out of a person that begins with an entry.
fn absence(recorded: &Recorded, of: PersonId) -> Option<Out> {
    let Event::AbsenceStarted { person, reason, .. } = &recorded.event else { return None };
    (*person == of).then_some(Out { reason: *reason, from: recorded.at, to: None })
}

/// When a person came back by an entry; what was entered with a late closing is of its day all the same.
fn back(recorded: &Recorded, of: PersonId) -> Option<NaiveDateTime> {
    let Event::AbsenceEnded { person, ended } = &recorded.event else { return None };
    (*person == of).then_some(ended.unwrap_or(recorded.at))
}

/// By which articles a person lost his turn in an entry.
fn lost_in(recorded: &Recorded, of: PersonId) -> Option<Because> {
    let lost = |passed: &&Passed| passed.person == of && passed.missed == Missed::Lose;
    let passed = recorded.event.reception()?.passed.iter().find(lost)?;
    Some((passed.cites.clone(), recorded.entry))
}

impl Books {
    /// The day that is shown: the open one, or the one just closed.
    pub fn day(&self) -> Option<&Day> {
        self.state.day.as_ref()
    }

    /// How everybody stands, in the order of the day.
    pub fn standings(&self) -> Vec<Standing> {
        let Some(day) = self.day() else { return Vec::new() };
        let standing = |person: PersonId| {
            let owed: Vec<_> =
                self.state.open_credits().filter(|credit| credit.id.person == person).collect();
            Standing {
                person,
                account: day.accounts.get(&person).cloned().unwrap_or_default(),
                owed: owed.len(),
                unplaced: owed.iter().filter(|credit| !credit.placed).count(),
                held: day.holding.contains(&person),
                lost_by: self.since(day.date).find_map(|recorded| lost_in(recorded, person)),
                owed_by: owed.first().map(|credit| (credit.cites.clone(), credit.id.by)),
            }
        };
        day.order.iter().map(|place| standing(place.person)).collect()
    }

    /// What was recorded since a date and is not struck out, the latest first.
    fn since(&self, date: NaiveDate) -> impl Iterator<Item = &Recorded> {
        let since = self.recorded.iter().rev().take_while(move |recorded| recorded.at.date() >= date);
        since.filter(|recorded| !self.is_struck(recorded.entry))
    }

    /// The receptions of the day that counted for somebody, in order.
    pub fn turns_of(&self, person: PersonId) -> Vec<&Stint> {
        let visits = self.day().into_iter().flat_map(|day| self.visits_of(day.date));
        let own = |stint: &&Stint| stint.person == person && stint.counts();
        let mut stints: Vec<&Stint> = visits.flat_map(|visit| &visit.stints).filter(own).collect();
        stints.sort_by_key(|stint| stint.from);
        stints
    }

    /// In how many visits of the day somebody helped a colleague.
    pub fn helped(&self, person: PersonId) -> usize {
        let visits = self.day().into_iter().flat_map(|day| self.visits_of(day.date));
        let helps = |stint: &Stint| stint.person == person && stint.role == Role::Assist;
        visits.filter(|visit| visit.stints.iter().chain(&visit.helpers).any(helps)).count()
    }

    /// Somebody's times out on the day, in order.
    pub fn outs(&self, person: PersonId) -> Vec<Out> {
        let Some(date) = self.day().map(|day| day.date) else { return Vec::new() };
        let mut outs: Vec<Out> = Vec::new();
        let since: Vec<&Recorded> = self.since(date).collect();
        for recorded in since.into_iter().rev() {
            let (began, ended) = (absence(recorded, person), back(recorded, person));
            outs.extend(began.filter(|out| out.from.date() == date));
            if let Some(to) = ended.filter(|to| to.date() == date)
                && let Some(out) = outs.last_mut().filter(|out| out.to.is_none())
            {
                out.to = Some(to);
            }
        }
        outs
    }

    /// The entry that closed the day that is shown.
    pub fn closing(&self) -> Option<&Recorded> {
        let date = self.day().filter(|day| day.closed.is_some())?.date;
        let closes = |recorded: &&Recorded| matches!(&recorded.event, Event::DayClosed { date: closed, .. } if *closed == date);
        self.recorded.iter().rev().filter(|recorded| !self.is_struck(recorded.entry)).find(closes)
    }
}
