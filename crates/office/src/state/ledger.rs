//! How the ledger takes registrations, follow-ups, deals, cases and what joins records in.

use super::{Conflict, ConflictKind, Line, State};
use crate::event::{BroughtIn, Same, Saw};
use crate::id::{CustomerId, PersonId, VisitId};
use crate::ledger::{
    Basis, CaseRuled, Contact, Customer, Filing, Link, Old, Pair, Parted, Registration, Step, Title,
};
use chrono::Datelike;
use journal::{CardRef, EntryId};
use rulebook::word::{DealStage, Relation};

/// Whose a customer becomes.
#[derive(Clone, Copy)]
pub(super) struct Becomes {
    pub(super) person: Option<PersonId>,
    pub(super) serves: Option<PersonId>,
    pub(super) basis: Basis,
    pub(super) pending: Option<VisitId>,
    pub(super) anew: bool,
}

impl Becomes {
    pub(super) const fn by(basis: Basis, person: Option<PersonId>) -> Self {
        Self { person, serves: None, basis, pending: None, anew: false }
    }
}

impl State {
    /// A customer becomes somebody's from here on, if that changes anything. An entry that takes him from whoever has him
    /// without having known of what made him that is a conflict, and the earlier one stands. Nobody becomes the client of who
    /// has left: that is a conflict too, and he is with who has the leaver's clients.
    pub(super) fn entitle(&mut self, line: Line, customer: CustomerId, saw: Saw, becomes: Becomes) {
        let Becomes { basis, pending, anew, .. } = becomes;
        let [person, serves] =
            [becomes.person, becomes.serves].map(|who| who.and_then(|who| self.standing_for(who)));
        let has = self.whole(customer).and_then(Customer::title).copied();
        let had_left = (person, serves) != (becomes.person, becomes.serves);
        let same = |has: Title| (has.person, has.serves, has.pending) == (person, serves, pending) && !anew;
        let taken = has.is_some_and(|has| {
            has.person.or(has.serves).is_some() && (has.person, has.serves) != (person, serves)
        });
        let stays = has.is_some_and(same) || (had_left && person.or(serves).is_none() && has.is_some());
        let lost = taken && !stays && !self.knew(customer, saw);
        if had_left || lost {
            self.disputed(line, ConflictKind::OwnedTwice, customer);
        }
        if !stays && !lost {
            let title = Title { person, serves, basis, pending, anew, at: line.at, written: line.written() };
            self.customer(customer).titles.push(title);
        }
    }

    /// Whether an entry knew of all that is written of a customer.
    fn knew(&mut self, customer: CustomerId, saw: Saw) -> bool {
        let found = self.whole(customer);
        match saw {
            Saw::Unsaid => true,
            Saw::Nothing => found.is_none_or(|found| found.titles.is_empty()),
            Saw::Entry(entry) => {
                let latest = found.and_then(Customer::latest).map(|latest| latest.entry);
                latest == Some(entry) || self.is_struck(entry)
            }
        }
    }

    /// A client of somebody who left is given to another.
    pub(super) fn pass_on(&mut self, line: Line, customer: CustomerId, to: PersonId, saw: Saw) {
        self.entitle(line, customer, saw, Becomes::by(Basis::Share, Some(to)));
    }

    pub(super) fn register(
        &mut self,
        line: Line,
        registration: Registration,
        owner: Option<PersonId>,
        saw: Saw,
    ) {
        let visit = registration.visit;
        self.touch(registration.by, Some(visit), None);
        let mut of = None;
        self.known(line, visit, |visit| of = Some(visit.visitor.customer));
        let Some(of) = of else { return };
        // What it knew of him is compared before it is itself the latest of him.
        if owner.is_some() {
            self.entitle(line, of, saw, Becomes::by(Basis::Registration, owner));
        }
        let customer = self.customer(of);
        customer.card = Some(registration.card);
        customer.registrations.push(registration);
    }

    /// What somebody is called, as it was taken down before he is registered. A registration says more.
    pub(super) fn called(&mut self, customer: CustomerId, card: Option<CardRef>) {
        if let Some(card) = card {
            self.customer(customer).card.get_or_insert(card);
        }
    }

    /// An entry in the register is taken back.
    pub(super) fn withdraw(&mut self, line: Line, visit: VisitId, entry: EntryId) {
        let mut of = None;
        self.known(line, visit, |visit| of = Some(visit.visitor.customer));
        let Some(of) = of else { return };
        let own = |registration: &&mut Registration| registration.written.entry == entry;
        if let Some(registration) = self.customer(of).registrations.iter_mut().find(own) {
            registration.withdrawn.get_or_insert((line.at, line.written()));
        } else if !self.is_struck(entry) {
            self.conflict(line.entry, ConflictKind::NoSuchVisit);
        }
    }

    /// A contact; `owner` is whose customer it makes him who was nobody's.
    pub(super) fn follow_up(
        &mut self,
        line: Line,
        customer: CustomerId,
        contact: Contact,
        (owner, saw): (Option<PersonId>, Saw),
    ) {
        self.touch(contact.by, None, Some(customer));
        if owner.is_some() && !contact.too_late {
            // Whom a follow-up wins begins with it.
            let won = Becomes { anew: true, ..Becomes::by(Basis::FollowUp, owner) };
            self.entitle(line, customer, saw, won);
        }
        self.customer(customer).contacts.push(contact);
    }

    pub(super) fn file(&mut self, customer: CustomerId, filing: Filing) {
        self.touch(filing.by, None, Some(customer));
        self.customer(customer).filings.push(filing);
    }

    /// A step of a deal; one that was made already is kept beside it, and does not count.
    pub(super) fn deal(&mut self, line: Line, customer: CustomerId, step: Step) {
        self.touch(step.by, None, Some(customer));
        let day = step.at.date();
        self.dealt.entry(day.with_day(1).unwrap_or(day)).or_default().insert(customer);
        let found = self.customer(customer);
        let stands = found.deal() != step.stage || step.stage == DealStage::None;
        found.steps.push(Step { stands, ..step });
        if !stands {
            self.disputed(line, ConflictKind::DealtTwice, customer);
        }
    }

    fn disputed(&mut self, line: Line, kind: ConflictKind, customer: CustomerId) {
        self.conflicts.push(Conflict { entry: line.entry, kind, about: Some(customer) });
    }

    /// A case; what is ruled of one record holds for all of the person.
    pub(super) fn rule_case(&mut self, line: Line, customer: CustomerId, case: CaseRuled) {
        self.customer(customer).cases.push(case);
        if !case.open {
            let records = self.records_of(customer);
            self.conflicts.retain(|conflict| conflict.about.is_none_or(|about| !records.contains(&about)));
            for record in records {
                self.entitle(line, record, Saw::Unsaid, Becomes::by(Basis::Ruling, case.owner));
            }
        }
    }

    /// Two records turn out to be one person's, or two persons to be of one household.
    pub(super) fn link(
        &mut self,
        line: Line,
        (one, other): (CustomerId, CustomerId),
        relation: Option<Relation>,
        (first, same): (Option<CustomerId>, Option<Same>),
        by: PersonId,
    ) {
        if let Some(pair) = Pair::of(one, other) {
            self.links.push(Link { pair, relation, first, same, by, at: line.at, written: line.written() });
        }
    }

    /// Clients of an old ledger are written down; whose it says they are only where somebody gave that weight.
    pub(super) fn bring_in(&mut self, line: Line, clients: &[BroughtIn], weighed_by: Option<PersonId>) {
        for client in clients {
            self.called(client.customer, Some(client.card));
            let old = Old { by: client.by, on: client.on, at: line.at, written: line.written() };
            self.customer(client.customer).old.push(old);
            if client.by.is_some() && weighed_by.is_some() {
                let becomes = Becomes::by(Basis::Registration, client.by);
                self.entitle(line, client.customer, Saw::Nothing, becomes);
            }
        }
    }

    /// What joined two records is taken back.
    pub(super) fn part(&mut self, line: Line, one: CustomerId, other: CustomerId) {
        let pair = Pair::of(one, other);
        let links = self.links.extract_if(.., |link| Some(link.pair) == pair);
        self.parted.extend(links.map(|link| Parted { link, at: line.at }));
    }
}
