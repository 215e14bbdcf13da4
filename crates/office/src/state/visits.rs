//! How the visits take events in.

use super::ledger::Becomes;
use super::{ConflictKind, Gives, Line, State};
use crate::day::MissedTurn;
use crate::event::{Law, Passed, Reception, Saw, Visitor};
use crate::id::{CustomerId, PersonId, VisitId};
use crate::ledger::{Basis, Customer, Finding, GivenUp, HandOver, Met, Stint, Visit, VisitState, counts};
use chrono::NaiveDateTime;
use journal::EntryId;
use rulebook::word::{
    Cause, Commission, Declared, Giver, HelpCause, Missed, Presence, Purpose, Queue, Role, Turn, VisitKind,
};
use rulebook::{ArticleId, Facts, Turns};

impl State {
    pub(super) fn wait(&mut self, line: Line, visitor: &Visitor) {
        let id = VisitId(line.entry);
        self.begin(line, id, visitor);
        if let Some(day) = &mut self.day {
            day.waiting.push(id);
        }
    }

    pub(super) fn help(&mut self, line: Line, visit: VisitId, helper: PersonId, turn: Turn) {
        let (Line { entry, at: from, stamp }, person, to) = (line, helper, None);
        let (role, help, credit) = (Role::Assist, Some(HelpCause::Party), None);
        let (weight, lost) = (Turns::ONE, 0);
        let stint = Stint { entry, stamp, person, role, turn, weight, help, lost, credit, from, to };
        self.known(line, visit, |visit| visit.helpers.push(stint));
    }

    pub(super) fn end_help(&mut self, line: Line, visit: VisitId, helper: PersonId) {
        self.known(line, visit, |visit| {
            let open = |stint: &&mut Stint| stint.person == helper && stint.to.is_none();
            if let Some(stint) = visit.helpers.iter_mut().find(open) {
                stint.to = Some(line.at);
            }
        });
    }

    /// Whether the visit is there; if not, the entry does not fit.
    fn there(&mut self, line: Line, visit: VisitId) -> bool {
        self.known(line, visit, |_| {});
        self.visits.contains_key(&visit)
    }

    /// Somebody else receives from now on, or the same in another capacity; `customer` is who the visitor really is.
    pub(super) fn hand_over(
        &mut self,
        line: Line,
        visit: VisitId,
        gives: Gives,
        customer: Option<CustomerId>,
        reception: &Reception,
    ) {
        if !self.there(line, visit) {
            return;
        }
        self.give(line, visit, gives, &reception.cites);
        if let Some(customer) = customer {
            if self.in_house(customer, Some(visit)).is_some() {
                self.conflict(line.entry, ConflictKind::InHouseTwice);
            }
            // What the entry knew of him is compared before what was written of his mistaken self is his.
            let moved = self.is_really(visit, customer);
            self.receive(line, visit, reception);
            return self.takes_up(customer, moved);
        }
        self.receive(line, visit, reception);
    }

    /// Why a reception was handed over, and how a deal with the customer is booked for that reason.
    pub(super) fn handed(
        &mut self,
        line: Line,
        visit: VisitId,
        (from, to): (PersonId, PersonId),
        cause: Cause,
        commission: Option<Commission>,
    ) {
        self.touch(from, Some(visit), None);
        let Some(visit) = self.visits.get_mut(&visit) else { return };
        visit.handed = Some(cause);
        visit.hand_overs.push(HandOver {
            entry: line.entry,
            at: line.at,
            stamp: line.stamp,
            from,
            to,
            cause,
        });
        let customer = visit.visitor.customer;
        if let Some(commission) = commission {
            self.customer(customer).booked.push((commission, line.written()));
        }
    }

    /// The visitor came for something else than to buy.
    pub(super) fn identify(
        &mut self,
        line: Line,
        visit: VisitId,
        (purpose, declared): (Purpose, Declared),
        gives: Gives,
        reception: &Reception,
    ) {
        if !self.there(line, visit) {
            return;
        }
        self.give(line, visit, gives, &reception.cites);
        let mut over = false;
        self.known(line, visit, |visit| {
            (visit.visitor.purpose, visit.visitor.declared) = (purpose, declared);
            over = visit.state == VisitState::Over;
            visit.owner = if over { reception.owner } else { visit.owner };
        });
        // Who is found out after he has left is not received again.
        if !over {
            self.receive(line, visit, reception);
        }
    }

    pub(super) fn overrule(&mut self, line: Line, visit: VisitId, from: PersonId, to: PersonId, turn: Turn) {
        if !self.there(line, visit) {
            return;
        }
        let found = self.visits.get(&visit);
        let over = found.is_some_and(|visit| visit.state == VisitState::Over);
        let hours = found.and_then(Visit::stint).map(|stint| (stint.from, stint.to));
        let owner = found.and_then(|visit| visit.owner);
        let weight = found.and_then(Visit::stint).map_or(Turns::ONE, |stint| stint.weight);
        let reception = Reception {
            receiver: to,
            role: Role::Assigned,
            turn,
            weight,
            credit: None,
            owner: owner.map(|owner| if owner == from { to } else { owner }),
            serves: None,
            saw: Saw::Unsaid,
            placed: true,
            help: None,
            pending: false,
            passed: Vec::new(),
            queue: Vec::new(),
            found: Vec::new(),
            anew: false,
            cites: Vec::new(),
            law: Law::none(),
        };
        let gives = Gives { from, giver: Giver::TakeBack, placed: true };
        self.give(line, visit, gives, &[]);
        self.receive(line, visit, &reception);
        if over {
            self.was_his(visit, hours);
        }
    }

    /// A reception that is over is decided to have been somebody else's, for the time it took: it does not begin again.
    fn was_his(&mut self, id: VisitId, hours: Option<(NaiveDateTime, Option<NaiveDateTime>)>) {
        if let Some(day) = &mut self.day {
            day.open.retain(|open| *open != id);
        }
        if let Some(visit) = self.visits.get_mut(&id) {
            visit.state = VisitState::Over;
            if let Some((stint, (from, to))) = visit.stints.last_mut().zip(hours) {
                (stint.from, stint.to) = (from, to);
            }
        }
    }

    /// Begins a visit, or takes up one that waited.
    pub(super) fn begin(&mut self, line: Line, id: VisitId, visitor: &Visitor) {
        let Line { entry, at, stamp } = line;
        if let Some(grade) = visitor.grade {
            self.grade(line, visitor.customer, grade);
        }
        self.called(visitor.customer, visitor.card);
        if self.open_day().is_none_or(|day| day.date != at.date()) {
            self.conflict(entry, ConflictKind::NoDayOpen);
        }
        if let Some(day) = &mut self.day {
            day.waiting.retain(|waiting| *waiting != id);
        }
        if self.in_house(visitor.customer, Some(id)).is_some() {
            self.conflict(entry, ConflictKind::InHouseTwice);
        }
        if let Some(visit) = self.visits.get_mut(&id) {
            let customer = visit.visitor.customer;
            visit.visitor = Visitor { customer, ..*visitor };
            let moved = self.is_really(id, visitor.customer);
            return self.takes_up(visitor.customer, moved);
        }
        let number = self.day.as_mut().map_or(0, |day| {
            day.visits += 1;
            day.visits
        });
        let visit = Visit {
            id,
            number,
            at,
            stamp,
            visitor: *visitor,
            state: VisitState::Waiting,
            stints: Vec::new(),
            helpers: Vec::new(),
            owner: None,
            handed: None,
            hand_overs: Vec::new(),
            unsettled: Vec::new(),
            told: Facts::new(),
        };
        self.visits.insert(id, visit);
        self.customer(visitor.customer).visits.push(id);
    }

    /// Books a reception: who was passed, the tick or the make-up, the ledger.
    pub(super) fn receive(&mut self, line: Line, id: VisitId, reception: &Reception) {
        let Line { entry, at, stamp } = line;
        for passed in &reception.passed {
            self.pass(line, passed);
        }
        let goes_on = self.visits.get(&id).and_then(Visit::receiver) == Some(reception.receiver);
        self.tick(entry, id, reception, goes_on);
        if reception.turn == Turn::MakeUp && reception.credit.is_none() {
            self.grant(line, reception.receiver, &reception.cites, reception.placed);
        }
        if self.busy(reception, id) {
            self.conflict(entry, ConflictKind::ReceivingTwice);
        }
        let (person, role, turn, credit) =
            (reception.receiver, reception.role, reception.turn, reception.credit);
        let Some(visit) = self.visits.get_mut(&id) else {
            self.conflict(entry, ConflictKind::NoSuchVisit);
            return;
        };
        let help = reception.help;
        let (weight, lost, to) = (reception.weight, 0, None);
        visit.stints.push(Stint {
            entry,
            stamp,
            person,
            role,
            turn,
            weight,
            help,
            lost,
            credit,
            from: at,
            to,
        });
        visit.state = VisitState::Receiving;
        visit.owner = reception.owner;
        let (customer, kind) = (visit.visitor.customer, visit.visitor.kind);
        if let Some(day) = &mut self.day {
            if !day.open.contains(&id) {
                day.open.push(id);
            }
            if !day.on_table(person) {
                self.conflict(entry, ConflictKind::NotOnShift);
            }
        }
        self.touch(person, Some(id), None);
        let new = is_new(kind);
        self.whose(line, id, customer, reception, new);
        let (counted, written) = (counts(turn, credit.is_some()), line.written());
        let customer = self.customer(customer);
        customer.met.push(Met { visit: id, by: person, counted, new, at, written });
        let found = reception.found.iter().copied();
        customer.findings.extend(found.map(|found| Finding { found, visit: id, at, written }));
    }

    /// Whose the customer is by his reception. Who comes for the first time, or anew, begins with it.
    fn whose(&mut self, line: Line, id: VisitId, customer: CustomerId, reception: &Reception, new: bool) {
        let Some(found) = self.whole(customer) else { return };
        let anew = found.first_visit().is_none() || reception.anew || new && found.owner() != reception.owner;
        // Open since the visit with which it began to be.
        let pending = reception.pending.then(|| found.pending().unwrap_or(id));
        let anew = anew && (pending.is_none() || found.pending().is_none());
        let (person, serves, basis) = (reception.owner, reception.serves, Basis::Reception);
        self.entitle(line, customer, reception.saw, Becomes { person, serves, basis, pending, anew });
    }

    fn pass(&mut self, line: Line, passed: &Passed) {
        let (queue, engaged, missed) = (Queue::Visits, Some(passed.engaged), passed.missed);
        self.miss(passed.person, MissedTurn { at: line.at, queue, engaged, missed });
        let Some(day) = &mut self.day else { return };
        if passed.missed == Missed::Lose {
            for id in &day.open {
                let visit = self.visits.get_mut(id).into_iter();
                let stints = visit.flat_map(|visit| visit.stints.iter_mut().chain(&mut visit.helpers));
                for stint in stints.filter(|stint| stint.person == passed.person && stint.to.is_none()) {
                    stint.lost += 1;
                }
            }
        }
        let account = day.account(passed.person);
        match passed.missed {
            Missed::Hold => {
                account.held += 1;
                day.holding.insert(passed.person);
            }
            Missed::Lose => {
                account.ticks += Turns::ONE;
                account.lost += 1;
                account.lost_by.extend(passed.cites.iter().cloned());
                day.holding.remove(&passed.person);
            }
            Missed::MakeUp => {
                account.ticks += Turns::ONE;
                account.granted += 1;
                day.holding.remove(&passed.person);
                self.grant(line, passed.person, &passed.cites, passed.placed);
            }
        }
    }

    fn tick(&mut self, entry: EntryId, visit: VisitId, reception: &Reception, goes_on: bool) {
        let person = reception.receiver;
        let made_up = reception.credit.is_some_and(|credit| self.use_credit(entry, credit, visit));
        let new = self.visits.get(&visit).is_some_and(|visit| is_new(visit.visitor.kind));
        let Some(day) = &mut self.day else { return };
        let account = day.account(person);
        if counts(reception.turn, made_up) {
            account.received += reception.weight;
            account.receptions += 1;
            account.new_clients += u32::from(new);
        }
        if made_up {
            account.made_up += 1;
        } else if reception.turn == Turn::None {
            account.uncounted += u32::from(!goes_on);
        } else {
            account.ticks += reception.weight;
            account.granted += u32::from(reception.turn == Turn::MakeUp);
            day.turn_counted(entry, person);
            day.holding.remove(&person);
        }
    }

    /// Whether the person was taken for free and is in fact in the middle of another reception.
    fn busy(&self, reception: &Reception, but: VisitId) -> bool {
        let person = reception.receiver;
        let seen_free =
            reception.queue.iter().any(|seen| seen.person == person && seen.presence == Presence::Free);
        let Some(day) = self.day.as_ref().filter(|_| seen_free) else { return false };
        if day.out.contains_key(&person) {
            return true;
        }
        let mut others = day.open.iter().filter(|id| **id != but).filter_map(|id| self.visits.get(id));
        others.any(|visit| visit.receiver() == Some(person))
    }

    /// Ends the giver's part and settles his turn; `cites` are the articles of a make-up for it.
    fn give(&mut self, line: Line, id: VisitId, gives: Gives, cites: &[ArticleId]) {
        let Gives { from, giver, placed } = gives;
        let Some(visit) = self.visits.get_mut(&id) else { return };
        let Some(stint) = visit.stints.last_mut().filter(|stint| stint.person == from) else {
            // Somebody else had it by then.
            self.conflict(line.entry, ConflictKind::ReceivingTwice);
            return;
        };
        stint.to.get_or_insert(line.at);
        let taken = stint.clone();
        let (turn, credit) = (stint.turn, stint.credit);
        let new = is_new(visit.visitor.kind);
        match giver {
            Giver::Keep => {
                // He goes on: the new part costs nothing more.
            }
            Giver::TakeBack => {
                stint.turn = Turn::None;
                stint.credit = None;
                let customer = visit.visitor.customer;
                self.customer(customer).uncount(id, from);
                self.take_back(&taken, new);
            }
            // Without a turn used there is nothing to make up.
            Giver::MakeUp if turn == Turn::None && credit.is_none() => {}
            Giver::MakeUp => {
                if let Some(day) = &mut self.day {
                    day.account(from).granted += 1;
                }
                self.grant(line, from, cites, placed);
            }
        }
    }

    fn take_back(&mut self, stint: &Stint, new: bool) {
        // It is taken back where it was counted: of who is found out later, on the day he came.
        let date = stint.from.date();
        let day = self.day.as_mut().filter(|day| day.date == date).or_else(|| self.past.get_mut(&date));
        let Some(day) = day.filter(|_| stint.counts()) else { return };
        let account = day.account(stint.person);
        account.received = account.received.less(stint.weight);
        account.receptions = account.receptions.saturating_sub(1);
        account.new_clients = account.new_clients.saturating_sub(u32::from(new));
        match stint.credit {
            Some(id) => {
                account.made_up = account.made_up.saturating_sub(1);
                if let Some(credit) = self.credit_mut(id) {
                    credit.end = None;
                }
            }
            None => {
                account.ticks = account.ticks.less(stint.weight);
                account.uncounted += 1;
                day.turn_taken_back(stint.entry);
            }
        }
    }

    /// The visitor turns out to be a customer already known.
    fn is_really(&mut self, id: VisitId, customer: CustomerId) -> GivenUp {
        let Some(visit) = self.visits.get_mut(&id) else { return GivenUp::default() };
        let before = std::mem::replace(&mut visit.visitor.customer, customer);
        let asked = visit.visitor.card;
        let mut moved = GivenUp::default();
        if before != customer {
            if let Some(mistaken) = self.customers.get_mut(&before) {
                moved = mistaken.gives_up(id);
                if mistaken.visits.is_empty() && mistaken.card.is_none_or(|card| Some(card) == asked) {
                    self.customers.remove(&before);
                }
            }
            self.customer(customer).visits.push(id);
            if self.wholes.contains_key(&before) {
                self.rejoin(&[before]);
            }
        }
        moved
    }

    fn takes_up(&mut self, customer: CustomerId, moved: GivenUp) {
        if !moved.is_empty() {
            self.customer(customer).takes_up(moved);
        }
    }

    pub(super) fn finish(&mut self, line: Line, id: VisitId, state: VisitState) {
        if let Some(day) = &mut self.day {
            day.open.retain(|open| *open != id);
            day.waiting.retain(|waiting| *waiting != id);
        }
        self.known(line, id, |visit| {
            visit.state = state;
            for stint in visit.stints.iter_mut().chain(&mut visit.helpers) {
                stint.to.get_or_insert(line.at);
            }
        });
    }

    pub(super) fn known(&mut self, line: Line, id: VisitId, change: impl FnOnce(&mut Visit)) {
        if let Some(visit) = self.visits.get_mut(&id) {
            return change(visit);
        }
        // What followed on a visit that is struck out is struck out with it.
        if !self.is_struck(id.0) {
            self.conflict(line.entry, ConflictKind::NoSuchVisit);
        }
    }

    pub(super) fn customer(&mut self, id: CustomerId) -> &mut Customer {
        self.customers.entry(id).or_insert_with(|| Customer::new(id))
    }
}

/// Whether a visitor of this kind counts as a new client.
const fn is_new(kind: VisitKind) -> bool {
    !matches!(kind, VisitKind::ReturnOpen | VisitKind::ReturnClosed)
}
