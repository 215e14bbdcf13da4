//! How the visits and the ledger take events in.

use super::{ConflictKind, State};
use crate::event::{Event, Passed, Reception, Recorded, Visitor};
use crate::id::{CustomerId, PersonId, VisitId};
use crate::ledger::{Customer, Filing, Registration, Stint, Visit, VisitState};
use chrono::NaiveDateTime;
use journal::EntryId;
use rulebook::Ruling;
use rulebook::word::{DealStage, Giver, HelpCause, Missed, Presence, Role, Standing, Turn, VisitKind};

impl State {
    pub(super) fn apply_visit(&mut self, recorded: &Recorded, at: NaiveDateTime) {
        let entry = recorded.entry;
        match &recorded.event {
            Event::VisitorReceived { visitor, waited, reception } => {
                let id = waited.unwrap_or(VisitId(entry));
                self.begin(id, at, visitor, entry);
                self.receive(entry, at, id, reception);
            }
            Event::VisitorWaits { visitor, .. } => {
                let id = VisitId(entry);
                self.begin(id, at, visitor, entry);
                if let Some(day) = &mut self.day {
                    day.waiting.push(id);
                }
            }
            Event::VisitorLeft { visit } => self.finish(entry, at, *visit, VisitState::Left),
            Event::ReceptionEnded { visit } => self.finish(entry, at, *visit, VisitState::Over),
            Event::HelperJoined { visit, helper, ruling } => {
                let turn = ruling.verdict.turn.unwrap_or(Turn::None);
                let (role, credit) = (Role::Assist, None);
                let help = Some(HelpCause::Party);
                let person = *helper;
                let (weight, lost, to) = (1, 0, None);
                let stint = Stint { entry, person, role, turn, weight, help, lost, credit, from: at, to };
                self.known(entry, *visit, |visit| visit.helpers.push(stint));
            }
            Event::HelperLeft { visit, helper } => self.known(entry, *visit, |visit| {
                let open = |stint: &&mut Stint| stint.person == *helper && stint.to.is_none();
                if let Some(stint) = visit.helpers.iter_mut().find(open) {
                    stint.to = Some(at);
                }
            }),
            Event::HandedOver { visit, .. }
            | Event::VisitorIdentified { visit, .. }
            | Event::Overruled { visit, .. }
                if !self.visits.contains_key(visit) =>
            {
                self.known(entry, *visit, |_| {});
            }
            Event::HandedOver { visit, from, cause, customer, giver, placed, commission, reception } => {
                self.give(entry, at, *visit, *from, *giver, *placed, reception);
                self.known(entry, *visit, |visit| visit.handed = Some(*cause));
                if let Some(customer) = customer {
                    self.is_really(*visit, *customer);
                }
                self.receive(entry, at, *visit, reception);
                let customer = self.visits.get(visit).map(|visit| visit.visitor.customer);
                if let (Some(customer), Some(_)) = (customer, commission) {
                    self.customer(customer).commission = *commission;
                }
            }
            Event::VisitorIdentified { visit, purpose, declared, from, giver, placed, reception, .. } => {
                self.give(entry, at, *visit, *from, *giver, *placed, reception);
                let mut over = false;
                self.known(entry, *visit, |visit| {
                    visit.visitor.purpose = *purpose;
                    visit.visitor.declared = *declared;
                    over = visit.state == VisitState::Over;
                    visit.owner = if over { reception.owner } else { visit.owner };
                });
                // Who is found out after he has left is not received again.
                if !over {
                    self.receive(entry, at, *visit, reception);
                }
            }
            Event::Overruled { visit, from, to, turn, .. } => {
                let found = self.visits.get(visit);
                let owner = found.and_then(|visit| visit.owner);
                let weight = found.and_then(Visit::stint).map_or(1, |stint| stint.weight);
                let owner = owner.map(|owner| if owner == *from { *to } else { owner });
                let reception = Reception {
                    receiver: *to,
                    role: Role::Assigned,
                    turn: *turn,
                    weight,
                    credit: None,
                    owner,
                    placed: true,
                    help: None,
                    pending: false,
                    passed: Vec::new(),
                    duties: Vec::new(),
                    queue: Vec::new(),
                    rulings: Vec::new(),
                };
                self.give(entry, at, *visit, *from, Giver::TakeBack, true, &reception);
                self.receive(entry, at, *visit, &reception);
            }
            _ => {}
        }
    }

    /// Begins a visit, or takes up one that waited.
    fn begin(&mut self, id: VisitId, at: NaiveDateTime, visitor: &Visitor, entry: EntryId) {
        if let Some(grade) = visitor.grade {
            self.customer(visitor.customer).grade = grade;
        }
        if self.open_day().is_none_or(|day| day.date != at.date()) {
            self.conflict(entry, ConflictKind::NoDayOpen);
        }
        if let Some(day) = &mut self.day {
            day.waiting.retain(|waiting| *waiting != id);
        }
        if let Some(visit) = self.visits.get_mut(&id) {
            let customer = visit.visitor.customer;
            visit.visitor = Visitor { customer, ..*visitor };
            self.is_really(id, visitor.customer);
            return;
        }
        let number = self.day.as_mut().map_or(0, |day| {
            day.visits += 1;
            day.visits
        });
        let visit = Visit {
            id,
            number,
            at,
            visitor: *visitor,
            state: VisitState::Waiting,
            stints: Vec::new(),
            helpers: Vec::new(),
            owner: None,
            handed: None,
            registration: None,
        };
        self.visits.insert(id, visit);
        self.customer(visitor.customer).visits.push(id);
    }

    /// Books a reception: who was passed, the tick or the make-up, the ledger.
    fn receive(&mut self, entry: EntryId, at: NaiveDateTime, id: VisitId, reception: &Reception) {
        for passed in &reception.passed {
            self.pass(entry, at, passed);
        }
        let goes_on = self.visits.get(&id).and_then(Visit::receiver) == Some(reception.receiver);
        self.tick(entry, id, reception, goes_on);
        if reception.turn == Turn::MakeUp && reception.credit.is_none() {
            let cites: Vec<_> = reception.rulings.iter().flat_map(|ruling| ruling.cites.clone()).collect();
            self.grant(entry, at, reception.receiver, &cites, reception.placed);
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
        visit.stints.push(Stint { entry, person, role, turn, weight, help, lost, credit, from: at, to });
        visit.state = VisitState::Receiving;
        visit.owner = reception.owner;
        let (customer, kind) = (visit.visitor.customer, visit.visitor.kind);
        if let Some(day) = &mut self.day {
            if !day.open.contains(&id) {
                day.open.push(id);
            }
            if day.place(person).is_none() {
                self.conflict(entry, ConflictKind::NotOnShift);
            }
        }
        let date = at.date();
        let new = is_new(kind);
        let lapsed = |ruling: &Ruling| ruling.verdict.standing == Some(Standing::Lapsed);
        let anew = reception.rulings.iter().any(lapsed);
        let customer = self.customer(customer);
        if turn != Turn::None || credit.is_some() {
            customer.counted_on = Some(date);
        }
        if customer.first_visit.is_none() || anew || new && customer.owner != reception.owner {
            customer.begins(date);
        }
        if customer.deal == DealStage::Returned {
            // Received anew: from here on he is an ordinary client again.
            (customer.deal, customer.deal_day) = (DealStage::None, None);
        }
        customer.owner = reception.owner;
        customer.owners.extend(reception.owner);
        customer.pending = reception.pending.then_some(id);
        customer.last_contact = customer.last_contact.max(Some(date));
        customer.last_record = customer.last_record.max(Some(date));
        if new && customer.new_on != Some(date) {
            customer.new_on = Some(date);
        }
    }

    fn pass(&mut self, entry: EntryId, at: NaiveDateTime, passed: &Passed) {
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
                account.ticks += 1;
                account.lost += 1;
                account.lost_by.extend(passed.cites.iter().cloned());
                day.holding.remove(&passed.person);
            }
            Missed::MakeUp => {
                account.ticks += 1;
                account.granted += 1;
                day.holding.remove(&passed.person);
                self.grant(entry, at, passed.person, &passed.cites, passed.placed);
            }
        }
    }

    fn tick(&mut self, entry: EntryId, visit: VisitId, reception: &Reception, goes_on: bool) {
        let person = reception.receiver;
        let made_up = reception.credit.is_some_and(|credit| self.use_credit(entry, credit, visit));
        let new = self.visits.get(&visit).is_some_and(|visit| is_new(visit.visitor.kind));
        let Some(day) = &mut self.day else { return };
        let account = day.account(person);
        if made_up || reception.turn != Turn::None {
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
            day.last_turn = Some(person);
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

    /// Ends the giver's part and settles his turn.
    #[expect(clippy::too_many_arguments, reason = "the fields of one event")]
    fn give(
        &mut self,
        entry: EntryId,
        at: NaiveDateTime,
        id: VisitId,
        from: PersonId,
        giver: Giver,
        placed: bool,
        reception: &Reception,
    ) {
        let Some(visit) = self.visits.get_mut(&id) else { return };
        let Some(stint) = visit.stints.last_mut().filter(|stint| stint.person == from) else {
            // Somebody else had it by then.
            self.conflict(entry, ConflictKind::ReceivingTwice);
            return;
        };
        stint.to.get_or_insert(at);
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
                self.take_back(&taken, new);
            }
            // Without a turn used there is nothing to make up.
            Giver::MakeUp if turn == Turn::None && credit.is_none() => {}
            Giver::MakeUp => {
                let cites: Vec<_> =
                    reception.rulings.iter().flat_map(|ruling| ruling.cites.clone()).collect();
                if let Some(day) = &mut self.day {
                    day.account(from).granted += 1;
                }
                self.grant(entry, at, from, &cites, placed);
            }
        }
    }

    fn take_back(&mut self, stint: &Stint, new: bool) {
        let Some(day) = &mut self.day else { return };
        if stint.turn == Turn::None && stint.credit.is_none() {
            return;
        }
        let account = day.account(stint.person);
        account.received = account.received.saturating_sub(stint.weight);
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
                account.ticks = account.ticks.saturating_sub(stint.weight);
                account.uncounted += 1;
            }
        }
    }

    /// The visitor turns out to be a customer already known.
    fn is_really(&mut self, id: VisitId, customer: CustomerId) {
        let Some(visit) = self.visits.get_mut(&id) else { return };
        let before = std::mem::replace(&mut visit.visitor.customer, customer);
        if before != customer {
            if let Some(mistaken) = self.customers.get_mut(&before) {
                mistaken.visits.retain(|visit| *visit != id);
                if mistaken.visits.is_empty() && mistaken.card.is_none() {
                    self.customers.remove(&before);
                }
            }
            self.customer(customer).visits.push(id);
        }
    }

    fn finish(&mut self, entry: EntryId, at: NaiveDateTime, id: VisitId, state: VisitState) {
        if let Some(day) = &mut self.day {
            day.open.retain(|open| *open != id);
            day.waiting.retain(|waiting| *waiting != id);
        }
        self.known(entry, id, |visit| {
            visit.state = state;
            for stint in visit.stints.iter_mut().chain(&mut visit.helpers) {
                stint.to.get_or_insert(at);
            }
        });
    }

    fn known(&mut self, entry: EntryId, id: VisitId, change: impl FnOnce(&mut Visit)) {
        match self.visits.get_mut(&id) {
            Some(visit) => change(visit),
            // What followed on a visit that is struck out is struck out with it.
            None if self.voided.contains(&id.0) => {}
            None => self.conflict(entry, ConflictKind::NoSuchVisit),
        }
    }

    fn customer(&mut self, id: CustomerId) -> &mut Customer {
        self.customers.entry(id).or_insert_with(|| Customer::new(id))
    }

    pub(super) fn apply_ledger(&mut self, recorded: &Recorded) {
        let (entry, at) = (recorded.entry, recorded.at);
        match &recorded.event {
            Event::VisitRegistered {
                visit, card, filled, missing, by, late, valid, owner, too_late, ..
            } => {
                let valid = *valid;
                let registration = Registration {
                    entry,
                    card: *card,
                    at,
                    filled: filled.clone(),
                    missing: missing.clone(),
                    by: *by,
                    late: *late,
                    valid,
                };
                let mut customer = None;
                self.known(entry, *visit, |visit| {
                    // What was valid stays so: a later, poorer entry does not undo it.
                    let kept = visit.registration.as_ref().is_some_and(|before| before.valid && !valid);
                    if !kept {
                        visit.registration = Some(registration);
                    }
                    customer = Some(visit.visitor.customer);
                });
                if let Some(customer) = customer {
                    let customer = self.customer(customer);
                    customer.card = Some(*card);
                    if let Some(owner) = owner {
                        customer.owner = Some(*owner);
                        customer.follow_ups = 0;
                    }
                    if valid && !too_late {
                        customer.registered = customer.registered.max(Some(at.date()));
                    }
                }
            }
            // What has lapsed is not revived by a late call.
            Event::FollowedUp { too_late: true, .. } => {}
            Event::FollowedUp { customer, by, effective, owner, .. } => {
                let customer = self.customer(*customer);
                if owner.is_some() {
                    customer.owner = *owner;
                    customer.begins(at.date());
                }
                *customer.followed_by.entry(*by).or_default() += u32::from(*effective);
                customer.last_record = customer.last_record.max(Some(at.date()));
                if *effective {
                    customer.last_contact = customer.last_contact.max(Some(at.date()));
                    customer.last_follow_up = customer.last_follow_up.max(Some(at.date()));
                    customer.follow_ups = customer.follow_ups.saturating_add(1);
                }
            }
            Event::ClientGraded { customer, grade, .. } => self.customer(*customer).grade = *grade,
            Event::ClientFiled { customer, by, minutes, .. } => {
                self.customer(*customer).filing = Some(Filing { by: *by, at, minutes: *minutes });
            }
            Event::DealMade { customer, by, stage, sum, paid, .. } => {
                let customer = self.customer(*customer);
                customer.deal_sum = sum.or(customer.deal_sum);
                if sum.is_some() || !paid.is_empty() {
                    customer.paid.clone_from(paid);
                }
                customer.deal = *stage;
                customer.deal_by = Some(*by);
                customer.deal_day = (*stage != DealStage::None).then(|| at.date());
            }
            _ => {}
        }
    }
}

/// Whether a visitor of this kind counts as a new client.
const fn is_new(kind: VisitKind) -> bool {
    !matches!(kind, VisitKind::ReturnOpen | VisitKind::ReturnClosed)
}
