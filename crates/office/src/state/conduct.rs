//! How penalties, clients of unknown origin and finished help are taken in.

use super::State;
use crate::event::{Event, Recorded};
use crate::id::{PersonId, VisitId};
use chrono::NaiveDate;
use rulebook::ArticleId;
use rulebook::word::{AbsenceReason, Breach, Giver, Helped, Penalty, Turn};
use serde::Serialize;

/// Somebody's suspension from reception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suspension {
    /// The last day of it.
    pub until: NaiveDate,
    /// Who decided.
    pub by: PersonId,
    /// By which articles.
    pub cites: Vec<ArticleId>,
}

/// A turn to be forfeited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skip {
    /// Whose.
    pub person: PersonId,
    /// By which articles.
    pub cites: Vec<ArticleId>,
}

impl State {
    /// The suspension of a person that covers this day.
    pub fn suspended(&self, person: PersonId, on: NaiveDate) -> Option<&Suspension> {
        self.suspensions.get(&person).filter(|suspension| on <= suspension.until)
    }

    /// The days of a person's breaches of this kind, in order.
    pub fn breaches_of(&self, person: PersonId, breach: Breach) -> impl Iterator<Item = NaiveDate> + '_ {
        let all = self.breaches.get(&person).into_iter().flatten();
        all.filter(move |(other, _)| *other == breach).map(|(_, day)| *day)
    }

    pub(super) fn apply_conduct(&mut self, recorded: &Recorded) {
        match &recorded.event {
            Event::Penalised { person, breach, penalty, until, by, ruling, .. } => {
                self.breaches.entry(*person).or_default().push((*breach, recorded.at.date()));
                match penalty {
                    Penalty::SkipRound => self.skip(*person, &ruling.cites),
                    Penalty::FilingSuspended => {
                        if let Some(until) = *until {
                            let ban = Suspension { until, by: *by, cites: ruling.cites.clone() };
                            self.filing_bans.insert(*person, ban);
                        }
                    }
                    Penalty::Suspended => self.suspend(recorded, *person, *until, *by, &ruling.cites),
                    _ => {}
                }
            }
            Event::OriginSettled { visit, owner, penalty, giver, placed, ruling, .. } => {
                let Some(found) = self.visits.get_mut(visit) else { return };
                found.owner = *owner;
                let receiver = found.stints.first().map(|stint| (stint.person, stint.turn));
                let customer = found.visitor.customer;
                if let Some(customer) = self.customers.get_mut(&customer) {
                    customer.pending = None;
                    customer.owner = *owner;
                }
                let Some((receiver, turn)) = receiver else { return };
                if *penalty == Some(Penalty::SkipRound) {
                    self.skip(receiver, &ruling.cites);
                }
                // Without a turn used there is nothing to make up.
                if *giver == Some(Giver::MakeUp) && turn != Turn::None {
                    self.credit(recorded, receiver, &ruling.cites, *placed);
                }
            }
            Event::HelpSettled { visit, helper, owner, owner_turn, helped, placed, ruling } => {
                if let Some(owner) = owner.filter(|_| *owner_turn != Turn::None) {
                    self.charge(owner);
                }
                let make_up = match helped {
                    Helped::Credit => true,
                    Helped::MakeUp => self.lost_while_helping(*visit, *helper),
                    Helped::None => false,
                };
                if make_up {
                    self.credit(recorded, *helper, &ruling.cites, *placed);
                }
            }
            _ => {}
        }
    }

    pub(super) fn apply_case(&mut self, recorded: &Recorded) {
        match &recorded.event {
            Event::CaseRuled { customer, owner, .. } => {
                if let Some(customer) = self.customers.get_mut(customer) {
                    (customer.owner, customer.ruled, customer.pending) = (*owner, true, None);
                }
            }
            Event::PersonDeparted { person, successor, .. } => {
                if let Some(person) = self.people.get_mut(person) {
                    person.active = false;
                }
                for customer in self.customers.values_mut().filter(|customer| customer.owner == Some(*person))
                {
                    customer.owner = *successor;
                }
                self.proxies.retain(|of, proxy| of != person && proxy != person);
            }
            _ => {}
        }
    }

    fn credit(&mut self, recorded: &Recorded, person: PersonId, cites: &[ArticleId], placed: bool) {
        if let Some(day) = &mut self.day {
            day.account(person).granted += 1;
        }
        self.grant(recorded.entry, recorded.at, person, cites, placed);
    }

    /// A turn used without a client of his own: his client was received in his place.
    fn charge(&mut self, person: PersonId) {
        let Some(day) = self.day.as_mut().filter(|day| day.place(person).is_some()) else { return };
        day.account(person).ticks += 1;
        day.holding.remove(&person);
    }

    fn lost_while_helping(&self, visit: VisitId, helper: PersonId) -> bool {
        let visit = self.visits.get(&visit);
        let stints = visit.into_iter().flat_map(|visit| visit.stints.iter().chain(&visit.helpers));
        stints.filter(|stint| stint.person == helper).any(|stint| stint.lost > 0)
    }

    /// Forfeits the next turn: at once where a day is open and he stands in its queue, else when he next does.
    fn skip(&mut self, person: PersonId, cites: &[ArticleId]) {
        self.skips.push(Skip { person, cites: cites.to_vec() });
        self.use_skips();
    }

    /// Forfeits the turns of those who stand in the queue of the open day.
    pub(super) fn use_skips(&mut self) {
        let Some(day) = self.day.as_mut().filter(|day| day.closed.is_none()) else { return };
        let (now, later) =
            std::mem::take(&mut self.skips).into_iter().partition(|skip| day.place(skip.person).is_some());
        self.skips = later;
        for Skip { person, cites } in Vec::<Skip>::from_iter(now) {
            let account = day.account(person);
            account.ticks += 1;
            account.lost += 1;
            account.lost_by.extend(cites);
            day.holding.remove(&person);
        }
    }

    fn suspend(
        &mut self,
        recorded: &Recorded,
        person: PersonId,
        until: Option<NaiveDate>,
        by: PersonId,
        cites: &[ArticleId],
    ) {
        let Some(until) = until else { return };
        let longer = self.suspensions.get(&person).is_some_and(|before| before.until > until);
        if !longer {
            self.suspensions.insert(person, Suspension { until, by, cites: cites.to_vec() });
        }
        // On the day itself he is out; on later days he does not stand on the table.
        let day = self.day.as_mut().filter(|day| day.closed.is_none() && day.place(person).is_some());
        if let Some(day) = day.filter(|day| day.date <= until) {
            let (reason, notified, approved_by, since) =
                (AbsenceReason::Suspended, true, Some(by), recorded.at);
            day.out.insert(person, crate::day::Absence { reason, notified, approved_by, since });
        }
    }
}
