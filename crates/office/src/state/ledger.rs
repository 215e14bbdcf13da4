//! How the ledger takes registrations, follow-ups, deals and cases in.

use super::{Line, State};
use crate::id::{CustomerId, PersonId, VisitId};
use crate::ledger::Registration;
use rulebook::share::{Cents, Parts};
use rulebook::word::DealStage;

impl State {
    pub(super) fn register(
        &mut self,
        line: Line,
        visit: VisitId,
        registration: Registration,
        owner: Option<PersonId>,
        too_late: bool,
    ) {
        let (card, valid, day) = (registration.card, registration.valid, line.at.date());
        let mut customer = None;
        self.known(line, visit, |visit| {
            // What was valid stays so: a later, poorer entry does not undo it.
            let kept = visit.registration.as_ref().is_some_and(|before| before.valid && !valid);
            if !kept {
                visit.registration = Some(registration);
            }
            customer = Some(visit.visitor.customer);
        });
        let Some(customer) = customer.map(|customer| self.customer(customer)) else { return };
        customer.card = Some(card);
        if owner.is_some() {
            customer.owner = owner;
            customer.follow_ups = 0;
        }
        if valid && !too_late {
            customer.registered = customer.registered.max(Some(day));
        }
    }

    /// A contact that counts for something; `owner` is whose client it makes him who was nobody's.
    pub(super) fn follow_up(
        &mut self,
        line: Line,
        customer: CustomerId,
        by: PersonId,
        effective: bool,
        owner: Option<PersonId>,
    ) {
        let day = line.at.date();
        let customer = self.customer(customer);
        if owner.is_some() {
            customer.owner = owner;
            customer.begins(day);
        }
        *customer.followed_by.entry(by).or_default() += u32::from(effective);
        customer.last_record = customer.last_record.max(Some(day));
        if effective {
            customer.last_contact = customer.last_contact.max(Some(day));
            customer.last_follow_up = customer.last_follow_up.max(Some(day));
            customer.follow_ups = customer.follow_ups.saturating_add(1);
        }
    }

    pub(super) fn deal(
        &mut self,
        line: Line,
        customer: CustomerId,
        by: PersonId,
        stage: DealStage,
        sum: Option<Cents>,
        paid: &Parts,
    ) {
        let customer = self.customer(customer);
        customer.deal_sum = sum.or(customer.deal_sum);
        if sum.is_some() || !paid.is_empty() {
            customer.paid.clone_from(paid);
        }
        customer.deal = stage;
        customer.deal_by = Some(by);
        customer.deal_day = (stage != DealStage::None).then(|| line.at.date());
    }

    pub(super) fn rule_case(&mut self, customer: CustomerId, owner: Option<PersonId>) {
        if let Some(customer) = self.customers.get_mut(&customer) {
            (customer.owner, customer.ruled, customer.pending) = (owner, true, None);
        }
    }
}
