//! How penalties, clients of unknown origin and finished help are taken in.

use super::ledger::Becomes;
use super::{Decided, Line, State};
use crate::day::{Absence, MissedTurn};
use crate::event::Saw;
use crate::id::{PersonId, VisitId};
use crate::ledger::{Basis, Offence, Skip, Suspension};
use chrono::NaiveDate;
use rulebook::word::{AbsenceReason, Breach, Giver, Helped, Missed, Penalty, Queue};
use rulebook::{ArticleId, Facts, Turns};

impl State {
    /// The suspension of a person that covers this day.
    pub fn suspended(&self, person: PersonId, on: NaiveDate) -> Option<&Suspension> {
        self.suspensions.get(&person).filter(|suspension| on <= suspension.until)
    }

    /// The days of a person's breaches of this kind, in order.
    pub fn breaches_of(&self, person: PersonId, breach: Breach) -> impl Iterator<Item = NaiveDate> + '_ {
        let all = self.breaches.get(&person).into_iter().flatten();
        all.filter(move |offence| offence.breach == breach).map(|offence| offence.at.date())
    }

    pub(super) fn penalise(
        &mut self,
        line: Line,
        person: PersonId,
        breach: Breach,
        penalty: Penalty,
        until: Option<NaiveDate>,
        decided: Decided<'_>,
    ) {
        self.breaches.entry(person).or_default().push(Offence { breach, at: line.at });
        let suspension = until.map(|until| {
            let Decided { by, cites } = decided;
            Suspension { until, by, cites: cites.to_vec() }
        });
        if penalty == Penalty::SkipRound {
            self.skip(line, person, decided.cites);
        }
        if let Some(ban) = suspension.clone().filter(|_| penalty == Penalty::FilingSuspended) {
            self.filing_bans.insert(person, ban);
        }
        if let Some(suspension) = suspension.filter(|_| penalty == Penalty::Suspended) {
            self.suspend(line, person, suspension);
        }
    }

    pub(super) fn settle_origin(
        &mut self,
        line: Line,
        visit: VisitId,
        owner: Option<PersonId>,
        penalty: Option<Penalty>,
        giver: Option<Giver>,
        (cites, placed): (&[ArticleId], bool),
    ) {
        let Some(found) = self.visits.get_mut(&visit) else { return };
        found.owner = owner;
        let receiver = found.stints.first().map(|stint| (stint.person, stint.counts()));
        let customer = found.visitor.customer;
        self.entitle(line, customer, Saw::Unsaid, Becomes::by(Basis::Origin, owner));
        let Some((receiver, counted)) = receiver else { return };
        if penalty == Some(Penalty::SkipRound) {
            self.skip(line, receiver, cites);
        }
        // Without a turn used there is nothing to make up.
        if giver == Some(Giver::MakeUp) && counted {
            self.credit(line, receiver, cites, placed);
        }
    }

    /// Whether it is still open what follows from somebody's help.
    pub(super) fn unsettled(&mut self, line: Line, visit: VisitId, helper: PersonId, open: bool) {
        self.known(line, visit, |visit| {
            visit.unsettled.retain(|other| *other != helper);
            if open {
                visit.unsettled.push(helper);
            }
        });
    }

    /// What the helper has from it.
    pub(super) fn helped(
        &mut self,
        line: Line,
        visit: VisitId,
        helper: PersonId,
        helped: Helped,
        (cites, placed): (&[ArticleId], bool),
    ) {
        let make_up = match helped {
            Helped::Credit => true,
            Helped::MakeUp => self.lost_while_helping(visit, helper),
            Helped::None => false,
        };
        if make_up {
            self.credit(line, helper, cites, placed);
        }
    }

    pub(super) fn credit(&mut self, line: Line, person: PersonId, cites: &[ArticleId], placed: bool) {
        if let Some(day) = &mut self.day {
            day.account(person).granted += 1;
        }
        self.grant(line, person, cites, placed);
    }

    /// A turn used without a client of his own: his client was received in his place.
    pub(super) fn charge(&mut self, person: Option<PersonId>) {
        let Some(person) = person else { return };
        let Some(day) = self.day.as_mut().filter(|day| day.place(person).is_some()) else { return };
        day.account(person).ticks += Turns::ONE;
        day.holding.remove(&person);
    }

    fn lost_while_helping(&self, visit: VisitId, helper: PersonId) -> bool {
        let visit = self.visits.get(&visit);
        let stints = visit.into_iter().flat_map(|visit| visit.stints.iter().chain(&visit.helpers));
        stints.filter(|stint| stint.person == helper).any(|stint| stint.lost > 0)
    }

    /// Forfeits the next turn: at once where a day is open and he stands in its queue, else when he next does.
    fn skip(&mut self, line: Line, person: PersonId, cites: &[ArticleId]) {
        self.skips.push(Skip { person, cites: cites.to_vec() });
        self.use_skips(line);
    }

    /// Forfeits the turns of those who stand in the queue of the open day.
    pub(super) fn use_skips(&mut self, line: Line) {
        let Some(day) = self.day.as_mut().filter(|day| day.closed.is_none()) else { return };
        let (now, later) =
            std::mem::take(&mut self.skips).into_iter().partition(|skip| day.on_table(skip.person));
        self.skips = later;
        let mut forfeited = Vec::new();
        for Skip { person, cites } in Vec::<Skip>::from_iter(now) {
            let account = day.account(person);
            account.ticks += Turns::ONE;
            account.lost += 1;
            account.lost_by.extend(cites);
            day.holding.remove(&person);
            forfeited.push(person);
        }
        for person in forfeited {
            let (queue, engaged, missed) = (Queue::Visits, None, Missed::Lose);
            self.miss(person, MissedTurn { at: line.at, queue, engaged, missed });
        }
    }

    fn suspend(&mut self, line: Line, person: PersonId, suspension: Suspension) {
        let Suspension { until, by, .. } = suspension;
        let longer = self.suspensions.get(&person).is_some_and(|before| before.until > until);
        if !longer {
            self.suspensions.insert(person, suspension);
        }
        // On the day itself he is out; on later days he does not stand on the table.
        let day = self.day.as_mut().filter(|day| day.closed.is_none() && day.on_table(person));
        if let Some(day) = day.filter(|day| day.date <= until) {
            let (reason, notified, approved_by, since) = (AbsenceReason::Suspended, true, Some(by), line.at);
            let absence = Absence { reason, notified, approved_by, since, told: Facts::new() };
            day.out.insert(person, absence.clone());
            self.goes(person, absence);
        }
    }
}
