//! A customer: what is written of him, and what is read from it. Nothing here is a last value; every answer is read from
//! the records, and so can be given for an earlier moment ([`Customer::until`]) and for several records of one person
//! ([`Customer::joined`]) in the same way.

use super::record::{
    Basis, Brought, Call, CaseRuled, Contact, Filing, Finding, Graded, Met, Old, Registration, Step, Title,
    Written,
};
use crate::id::{CustomerId, PersonId, VisitId};
use chrono::{NaiveDate, NaiveDateTime};
use journal::{CardRef, Stamp};
use paper::{Arrange, OrderedMap, OrderedSet};
use rulebook::Facts;
use rulebook::share::{Cents, Parts};
use rulebook::word::{Commission, DealStage, Grade, Party, RegistrationState};
use serde::Serialize;

/// A customer. Every list stands in the order of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Customer {
    /// Which.
    pub id: CustomerId,
    /// The latest card of his registrations; before there is one, that of his first call or visit, if he was asked his name.
    pub card: Option<CardRef>,
    /// Whose he was, one after the other.
    pub titles: Vec<Title>,
    /// The visits, in order.
    pub visits: Vec<VisitId>,
    /// Every time somebody began to receive him.
    pub met: Vec<Met>,
    /// Everything that was ever registered of him, valid or not.
    pub registrations: Vec<Registration>,
    /// Every follow-up and attempt at one, those included that came too late.
    pub contacts: Vec<Contact>,
    /// His calls.
    pub calls: Vec<Call>,
    /// Every time he was filed.
    pub filings: Vec<Filing>,
    /// What was found of them when he came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// What old ledgers say of him. Nothing follows from it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub old: Vec<Old>,
    /// The steps of his deals.
    pub steps: Vec<Step>,
    /// The cases about him.
    pub cases: Vec<CaseRuled>,
    /// What was brought forward in them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub brought: Vec<Brought>,
    /// How he was graded.
    pub grades: Vec<Graded>,
    /// How a deal of his is booked, where a handing over decided that before.
    pub booked: Vec<(Commission, Written)>,
    /// What was told of him that holds whatever is done with him next.
    #[serde(skip_serializing_if = "Facts::is_empty")]
    pub told: Facts,
}

/// What is written of a visit that turns out to have been another's.
#[derive(Default)]
pub(crate) struct GivenUp {
    met: Vec<Met>,
    findings: Vec<Finding>,
    registrations: Vec<Registration>,
}

impl GivenUp {
    pub(crate) const fn is_empty(&self) -> bool {
        self.met.is_empty() && self.findings.is_empty() && self.registrations.is_empty()
    }
}

impl Customer {
    pub(crate) const fn new(id: CustomerId) -> Self {
        Self {
            id,
            card: None,
            titles: Vec::new(),
            visits: Vec::new(),
            met: Vec::new(),
            registrations: Vec::new(),
            contacts: Vec::new(),
            calls: Vec::new(),
            filings: Vec::new(),
            findings: Vec::new(),
            old: Vec::new(),
            steps: Vec::new(),
            cases: Vec::new(),
            brought: Vec::new(),
            grades: Vec::new(),
            booked: Vec::new(),
            told: Facts::new(),
        }
    }

    // --- whose he is --------------------------------------------------------------------------------------------------

    /// The title that stands.
    pub fn title(&self) -> Option<&Title> {
        self.titles.last()
    }

    /// Whose performance he is.
    pub fn owner(&self) -> Option<PersonId> {
        self.title().and_then(|title| title.person)
    }

    /// Who serves him: his agent, or who was appointed where it is not his performance.
    pub fn server(&self) -> Option<PersonId> {
        self.title().and_then(|title| title.serves.or(title.person))
    }

    /// Whose he last was of himself, whoever was given him since because that one left.
    pub fn last_own(&self) -> Option<PersonId> {
        let mut titles = self.titles.iter().rev();
        let own = titles.find(|title| !matches!(title.basis, Basis::Departure | Basis::Share));
        own.and_then(|title| title.person)
    }

    /// The visit since which it is open whose he is.
    pub fn pending(&self) -> Option<VisitId> {
        self.title().and_then(|title| title.pending)
    }

    /// Everybody whose he ever was.
    pub fn owners(&self) -> OrderedSet<PersonId> {
        self.titles.iter().filter_map(|title| title.person).collect()
    }

    /// Those who had him before this person and left him to him: what they did counts as his.
    pub(crate) fn left_to(&self, person: PersonId) -> OrderedSet<PersonId> {
        let passed = |title: &Title| matches!(title.basis, Basis::Departure | Basis::Share);
        let mut before = OrderedSet::new();
        for (nth, title) in self.titles.iter().enumerate() {
            if passed(title) && title.person == Some(person) {
                let left = self.titles[..nth].iter().rev();
                let since = left.clone().position(|title| !passed(title)).unwrap_or(nth);
                before.extend(left.take(since + 1).filter_map(|title| title.person));
            }
        }
        before.remove(&person);
        before
    }

    /// Whether the book is asked if he is still his agent's: he has one, and no deal. A ticket of intent is not yet one.
    pub fn may_lapse(&self) -> bool {
        self.server().is_some() && matches!(self.deal(), DealStage::None | DealStage::Deposit)
    }

    /// The title with which his time began: what was done for him before counts no more.
    fn epoch(&self) -> Option<&Title> {
        self.titles.iter().rev().find(|title| title.anew)
    }

    /// Where his present time began.
    pub(crate) fn began(&self) -> Option<Stamp> {
        self.epoch().map(|title| title.written.stamp)
    }

    /// When.
    pub(crate) fn began_at(&self) -> Option<NaiveDateTime> {
        self.epoch().map(|title| title.at)
    }

    /// Whether a record belongs to his present time; one that is not written yet does.
    fn present(&self, stamp: Option<Stamp>) -> bool {
        let began = self.began();
        stamp.is_none_or(|stamp| began.is_none_or(|began| began <= stamp))
    }

    // --- what was done ------------------------------------------------------------------------------------------------

    /// The day on which his present time began: his first visit, or the follow-up that won him.
    pub fn first_visit(&self) -> Option<NaiveDate> {
        self.epoch().map(|title| title.at.date())
    }

    /// The day of the last visit or follow-up that counts.
    pub fn last_contact(&self) -> Option<NaiveDate> {
        let counted = self.contacts.iter().filter(|contact| contact.counts()).map(|contact| contact.at);
        self.met.iter().map(|met| met.at).chain(counted).max().map(|at| at.date())
    }

    /// The day on which anybody last saw or reached him, whether the book counts it or not.
    pub fn last_reached(&self) -> Option<NaiveDate> {
        let reached = self.contacts.iter().filter(|contact| contact.reached).map(|contact| contact.at);
        self.met.iter().map(|met| met.at).chain(reached).max().map(|at| at.date())
    }

    /// The day of the last visit, or attempt at a follow-up that was not too late.
    pub fn last_record(&self) -> Option<NaiveDate> {
        let tried = self.contacts.iter().filter(|contact| !contact.too_late).map(|contact| contact.at);
        self.met.iter().map(|met| met.at).chain(tried).max().map(|at| at.date())
    }

    /// The follow-ups of his present time that count.
    pub fn counted(&self) -> impl DoubleEndedIterator<Item = &Contact> {
        self.contacts
            .iter()
            .filter(|contact| contact.counts() && self.present(contact.written.map(|at| at.stamp)))
    }

    /// The day of the last of them; visits are none.
    pub fn last_follow_up(&self) -> Option<NaiveDate> {
        self.counted().map(|contact| contact.at.date()).max()
    }

    /// How many there are since he was last registered to another.
    pub fn follow_ups(&self) -> u32 {
        let passed = self.titles.iter().rev().find(|title| title.basis == Basis::Registration);
        let since = passed.map(|title| title.written.stamp);
        let later =
            |contact: &&Contact| contact.written.is_none_or(|at| since.is_none_or(|since| since < at.stamp));
        u32::try_from(self.counted().filter(later).count()).unwrap_or(u32::MAX)
    }

    /// Follow-ups of some agents that count, whosever customer he was.
    pub fn followed_by(&self, who: impl Fn(PersonId) -> bool) -> u32 {
        let own = self.contacts.iter().filter(|contact| contact.counts() && who(contact.by));
        u32::try_from(own.count()).unwrap_or(u32::MAX)
    }

    /// The last day on which a reception of his was counted, or he was received as new.
    pub fn counted_on(&self) -> Option<NaiveDate> {
        self.met.iter().filter(|met| met.counted || met.new).map(|met| met.at.date()).max()
    }

    /// A reception of his by this person is counted no more: the turn was taken back.
    pub(crate) fn uncount(&mut self, visit: VisitId, by: PersonId) {
        if let Some(met) = self.met.iter_mut().rfind(|met| met.visit == visit && met.by == by) {
            met.counted = false;
        }
    }

    /// The day on which he was last invited.
    pub fn invited(&self) -> Option<NaiveDate> {
        self.contacts.iter().filter(|contact| contact.invites).map(|contact| contact.at.date()).max()
    }

    /// How he is graded.
    pub fn grade(&self) -> Grade {
        self.grades.last().map_or(Grade::None, |graded| graded.grade)
    }

    /// Whether this person has spoken with him on the telephone, or filed him.
    pub fn spoke_with(&self, person: PersonId) -> bool {
        self.calls.iter().any(|call| call.by == person)
            || self.filings.iter().any(|filing| filing.by == person)
    }

    /// How he was last filed.
    pub fn filing(&self) -> Option<Filing> {
        self.filings.last().copied()
    }

    /// What was found of a filing when he last came with it.
    pub fn finding(&self, filing: &Filing) -> Option<&Finding> {
        let entry = filing.written?.entry;
        self.findings.iter().rfind(|finding| finding.found.filing == entry)
    }

    // --- the register -------------------------------------------------------------------------------------------------

    /// What counts of a visit in the register: the last entry that stands, else the last one.
    pub fn registration(&self, visit: VisitId) -> Option<&Registration> {
        let own = || self.registrations.iter().filter(move |entry| entry.visit == visit);
        own().rfind(|entry| entry.stands()).or_else(|| own().next_back())
    }

    /// The entries of his present time.
    pub fn entered(&self) -> impl DoubleEndedIterator<Item = &Registration> + Clone {
        self.registrations.iter().filter(|entry| self.present(Some(entry.written.stamp)))
    }

    /// The day of the latest entry of his present time that stands and was not too late.
    pub fn registered(&self) -> Option<NaiveDate> {
        let stands = self.entered().filter(|entry| entry.stands() && !entry.too_late);
        stands.map(|entry| entry.at.date()).max()
    }

    /// Where the register stands of him: an entry of his present time that stands comes first, else the last one says it.
    pub fn registration_state(&self) -> RegistrationState {
        state_of(&self.entered())
    }

    /// The same of all that some agents ever entered.
    pub fn entered_by(&self, who: impl Fn(PersonId) -> bool) -> RegistrationState {
        state_of(&self.registrations.iter().filter(|entry| who(entry.by)))
    }

    // --- the deal -----------------------------------------------------------------------------------------------------

    /// The steps that count.
    pub fn made(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.steps.iter().filter(|step| step.stands)
    }

    /// The last step of a deal, unless the unit was given back and he was received anew.
    pub fn step(&self) -> Option<&Step> {
        let anew = |step: &&Step| self.met.last().is_some_and(|met| met.written.stamp > step.written.stamp);
        self.made().next_back().filter(|step| step.stage != DealStage::Returned || !anew(step))
    }

    /// How far the deal has come.
    pub fn deal(&self) -> DealStage {
        self.step().map_or(DealStage::None, |step| step.stage)
    }

    /// The day it was made.
    pub fn deal_day(&self) -> Option<NaiveDate> {
        self.step().filter(|step| step.stage != DealStage::None).map(|step| step.at.date())
    }

    /// Who made it last.
    pub fn deal_by(&self) -> Option<PersonId> {
        self.made().next_back().map(|step| step.by)
    }

    /// The sum last told, in cents.
    pub fn deal_sum(&self) -> Option<Cents> {
        self.made().rev().find_map(|step| step.sum)
    }

    /// The shares last agreed, in per-mille.
    pub fn agreed(&self) -> Option<&OrderedMap<Party, u16>> {
        self.made().rev().map(|step| &step.agreed).find(|agreed| !agreed.is_empty())
    }

    /// What each party is to have been paid by now.
    pub fn paid(&self) -> Parts {
        let told = |step: &&Step| step.sum.is_some() || !step.paid.is_empty();
        self.made().rev().find(told).map_or_else(Parts::new, |step| step.paid.clone())
    }

    /// How its commission is booked, where that was decided before.
    pub fn commission(&self) -> Option<Commission> {
        self.booked.last().map(|(commission, _)| *commission)
    }

    /// Whether it was ruled whose he is.
    pub fn ruled(&self) -> bool {
        self.cases.iter().any(|case| !case.open)
    }

    /// Whether a case about him is open: it hangs on what nobody knows, or something was brought forward since it was ruled.
    pub fn has_case(&self) -> bool {
        let ruled = self.cases.last();
        let brought = self.brought.last().map(|brought| brought.written.stamp);
        ruled.is_some_and(|case| case.open) || brought > ruled.map(|case| case.written.stamp)
    }

    // --- other views --------------------------------------------------------------------------------------------------

    /// What was done at a visit turns out to have been done with somebody else: what is written of it goes with it.
    pub(crate) fn gives_up(&mut self, visit: VisitId) -> GivenUp {
        self.visits.retain(|own| *own != visit);
        GivenUp {
            met: self.met.extract_if(.., |met| met.visit == visit).collect(),
            findings: self.findings.extract_if(.., |finding| finding.visit == visit).collect(),
            registrations: self.registrations.extract_if(.., |entry| entry.visit == visit).collect(),
        }
    }

    /// What another gave up.
    pub(crate) fn takes_up(&mut self, given: GivenUp) {
        self.met.extend(given.met);
        self.met.arrange_by_key(|met| met.written.stamp);
        self.findings.extend(given.findings);
        self.findings.arrange_by_key(|finding| finding.written.stamp);
        self.registrations.extend(given.registrations);
        self.registrations.arrange_by_key(|entry| entry.written.stamp);
    }

    /// The latest entry that speaks of him.
    pub fn latest(&self) -> Option<Written> {
        let ends = [
            self.titles.last().map(|title| title.written),
            self.met.last().map(|met| met.written),
            self.registrations.last().map(|entry| entry.written),
            self.contacts.last().and_then(|contact| contact.written),
            self.calls.last().map(|call| call.written),
            self.filings.last().and_then(|filing| filing.written),
            self.steps.last().map(|step| step.written),
            self.cases.last().map(|case| case.written),
        ];
        ends.into_iter().flatten().max_by_key(|written| written.stamp)
    }

    /// What was written of him up to a moment, it included.
    #[must_use]
    pub fn until(&self, at: NaiveDateTime) -> Self {
        let mut then = self.clone();
        then.titles.retain(|title| title.at <= at);
        then.met.retain(|met| met.at <= at);
        then.visits.retain(|visit| then.met.iter().any(|met| met.visit == *visit));
        then.registrations.retain(|entry| entry.at <= at);
        for entry in &mut then.registrations {
            entry.withdrawn = entry.withdrawn.filter(|(when, _)| *when <= at);
        }
        then.contacts.retain(|contact| contact.at <= at);
        then.calls.retain(|call| call.at <= at);
        then.filings.retain(|filing| filing.at <= at);
        then.findings.retain(|finding| finding.at <= at);
        then.old.retain(|old| old.at <= at);
        then.steps.retain(|step| step.at <= at);
        then.cases.retain(|case| case.at <= at);
        then.brought.retain(|brought| brought.at <= at);
        then.grades.retain(|graded| graded.at <= at);
        then
    }

    /// Several records as those of one: every list in the order of the journal. The first names him and says whose he is; what
    /// the others say of that are claims.
    pub(crate) fn joined<'a>(mut records: impl Iterator<Item = &'a Self>) -> Option<Self> {
        let mut one = records.next()?.clone();
        for other in records {
            one.card = one.card.or(other.card);
            one.visits.extend(&other.visits);
            one.met.extend(&other.met);
            one.registrations.extend(other.registrations.iter().cloned());
            one.contacts.extend(&other.contacts);
            one.calls.extend(&other.calls);
            one.filings.extend(&other.filings);
            one.findings.extend(&other.findings);
            one.old.extend(&other.old);
            one.steps.extend(other.steps.iter().cloned());
            one.cases.extend(&other.cases);
            one.brought.extend(&other.brought);
            one.grades.extend(&other.grades);
            one.booked.extend(&other.booked);
            let mut told = other.told.clone();
            crate::told::keep(&mut told, &one.told, |_| true);
            one.told = told;
        }
        one.met.arrange_by_key(|met| met.written.stamp);
        one.registrations.arrange_by_key(|entry| entry.written.stamp);
        one.contacts.arrange_by_key(|contact| contact.written.map(|at| at.stamp));
        one.calls.arrange_by_key(|call| call.written.stamp);
        one.filings.arrange_by_key(|filing| filing.written.map(|at| at.stamp));
        one.findings.arrange_by_key(|finding| finding.written.stamp);
        one.old.arrange_by_key(|old| old.written.stamp);
        one.steps.arrange_by_key(|step| step.written.stamp);
        one.cases.arrange_by_key(|case| case.written.stamp);
        one.brought.arrange_by_key(|brought| brought.written.stamp);
        one.grades.arrange_by_key(|graded| graded.written.stamp);
        one.booked.arrange_by_key(|(_, written)| written.stamp);
        Some(one)
    }
}

fn state_of<'a>(entries: &(impl DoubleEndedIterator<Item = &'a Registration> + Clone)) -> RegistrationState {
    let entry = entries.clone().rfind(|entry| entry.stands()).or_else(|| entries.clone().next_back());
    entry.map_or(RegistrationState::None, Registration::state)
}
