//! How the ledger takes registrations, follow-ups, deals and cases in.

use super::{Line, State};
use crate::id::{CustomerId, PersonId, VisitId};
use crate::ledger::{Contact, Filing, Registration, Step};
use rulebook::share::Parts;
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
        self.touch(registration.by, Some(visit), None);
        let mut customer = None;
        self.known(line, visit, |visit| {
            visit.registrations.push(registration.clone());
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

    /// A contact; `owner` is whose client it makes him who was nobody's.
    pub(super) fn follow_up(&mut self, customer: CustomerId, contact: Contact, owner: Option<PersonId>) {
        let (by, day) = (contact.by, contact.at.date());
        self.touch(by, None, Some(customer));
        let customer = self.customer(customer);
        customer.contacts.push(contact);
        if contact.too_late {
            // What has lapsed is not revived by a late call.
            return;
        }
        if owner.is_some() {
            customer.owner = owner;
            customer.begins(day);
        }
        *customer.followed_by.entry(by).or_default() += u32::from(contact.effective);
        customer.last_record = customer.last_record.max(Some(day));
        if contact.effective {
            customer.last_contact = customer.last_contact.max(Some(day));
            customer.last_follow_up = customer.last_follow_up.max(Some(day));
            customer.follow_ups = customer.follow_ups.saturating_add(1);
        }
    }

    pub(super) fn file(&mut self, customer: CustomerId, filing: Filing) {
        self.touch(filing.by, None, Some(customer));
        let customer = self.customer(customer);
        customer.filing = Some(filing);
        customer.filings.push(filing);
    }

    pub(super) fn deal(&mut self, customer: CustomerId, step: Step, paid: &Parts) {
        self.touch(step.by, None, Some(customer));
        let customer = self.customer(customer);
        customer.deal_sum = step.sum.or(customer.deal_sum);
        if step.sum.is_some() || !paid.is_empty() {
            customer.paid.clone_from(paid);
        }
        customer.deal = step.stage;
        customer.deal_by = Some(step.by);
        customer.deal_day = (step.stage != DealStage::None).then(|| step.at.date());
        customer.steps.push(step);
    }

    pub(super) fn rule_case(&mut self, customer: CustomerId, owner: Option<PersonId>) {
        if let Some(customer) = self.customers.get_mut(&customer) {
            (customer.owner, customer.ruled, customer.pending) = (owner, true, None);
        }
    }
}
