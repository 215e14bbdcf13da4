//! The account of everybody on a day, the one that is shown or an earlier one: turns used, lost, made up, owed, and by which articles.

mod rows;

pub use rows::{DaySum, TURNS, TURNS_BEFORE};

use crate::books::Books;
use chrono::{NaiveDate, NaiveDateTime};
use journal::EntryId;
use office::day::{Account, Day};
use office::event::{Passed, Recorded};
use office::ledger::{Stint, Visit};
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
    /// His account. Not counted are the visits that count for nobody, each once, with who received last: with those that
    /// count they are all that were received.
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

    /// A day: the one that is shown, or an earlier one.
    pub fn day_of(&self, date: NaiveDate) -> Option<&Day> {
        self.day().filter(|day| day.date == date).or_else(|| self.state.past.get(&date))
    }

    /// How everybody stands on the day that is shown, in its order.
    pub fn standings(&self) -> Vec<Standing> {
        self.day().map(|day| self.standings_of(day.date)).unwrap_or_default()
    }

    /// How everybody stands on a day, or stood at its end, in its order. What is owed is owed now.
    pub fn standings_of(&self, date: NaiveDate) -> Vec<Standing> {
        let Some(day) = self.day_of(date) else { return Vec::new() };
        let now = self.day().is_some_and(|day| day.date == date);
        let standing = |person: PersonId| {
            let his = self.state.open_credits().filter(|credit| credit.id.person == person);
            let owed: Vec<_> = his.filter(|_| now).collect();
            let uncounted = self.visits_of(date).filter(|visit| visit.uncounted() == Some(person)).count();
            let uncounted = u32::try_from(uncounted).unwrap_or(u32::MAX);
            Standing {
                person,
                account: Account { uncounted, ..day.accounts.get(&person).cloned().unwrap_or_default() },
                owed: owed.len(),
                unplaced: owed.iter().filter(|credit| !credit.placed).count(),
                held: now && day.holding.contains(&person),
                lost_by: self.of_day(date).find_map(|recorded| lost_in(recorded, person)),
                owed_by: owed.first().map(|credit| (credit.cites.clone(), credit.id.by)),
            }
        };
        day.order.iter().map(|place| standing(place.person)).collect()
    }

    /// What was recorded on a day and is not struck out, the latest first; of the day that is shown, what came later too.
    pub(crate) fn of_day(&self, date: NaiveDate) -> impl Iterator<Item = &Recorded> {
        let shown = self.day().is_some_and(|day| day.date == date);
        let since = self.recorded.iter().rev().take_while(move |recorded| recorded.at.date() >= date);
        let of_day = since.filter(move |recorded| shown || recorded.at.date() == date);
        of_day.filter(|recorded| !self.is_struck(recorded.entry))
    }

    /// The receptions of a day that counted for somebody, in order.
    pub fn turns_of(&self, date: NaiveDate, person: PersonId) -> Vec<&Stint> {
        let own = |stint: &&Stint| stint.person == person && stint.counts();
        let mut stints: Vec<&Stint> =
            self.visits_of(date).flat_map(|visit| &visit.stints).filter(own).collect();
        stints.sort_by_key(|stint| stint.from);
        stints
    }

    /// In how many visits of a day somebody helped a colleague.
    pub fn helped(&self, date: NaiveDate, person: PersonId) -> usize {
        let helps = |stint: &Stint| stint.person == person && stint.role == Role::Assist;
        let helped = |visit: &&Visit| visit.stints.iter().chain(&visit.helpers).any(helps);
        self.visits_of(date).filter(helped).count()
    }

    /// Somebody's times out on a day, in order.
    pub fn outs(&self, date: NaiveDate, person: PersonId) -> Vec<Out> {
        let mut outs: Vec<Out> = Vec::new();
        let recorded: Vec<&Recorded> = self.of_day(date).collect();
        for recorded in recorded.into_iter().rev() {
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
        self.closing_of(self.day()?.date)
    }

    /// The entry that closed a day.
    pub fn closing_of(&self, date: NaiveDate) -> Option<&Recorded> {
        self.day_of(date).filter(|day| day.closed.is_some())?;
        let closes = |recorded: &&Recorded| matches!(&recorded.event, Event::DayClosed { date: closed, .. } if *closed == date);
        self.recorded.iter().rev().filter(|recorded| !self.is_struck(recorded.entry)).find(closes)
    }
}
