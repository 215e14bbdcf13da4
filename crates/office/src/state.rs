//! The state of the office, derived from its entries. It may be thrown away and built again at any time.

mod conduct;
mod floor;
mod history;
mod ledger;
mod month;
mod people;
mod person;
mod struck;
mod visits;

pub use crate::ledger::{Offence, Skip, Suspension};
pub use struck::struck_out;

use crate::day::{Absence, Away, Credit, Day, Gone, Granted, MissedTurn, NamedOrder};
pub use crate::event::ConflictKind;
use crate::event::{Event, Recorded};
use crate::id::{CreditId, CustomerId, Minute, PersonId, VisitId};
use crate::ledger::{
    Brought, Call, CaseRuled, Contact, Customer, Filing, Graded, Link, Parted, Registration, Step, Touched,
    Visit, VisitState, Written,
};
use crate::told::{keep, of_client, of_office};
use chrono::{NaiveDate, NaiveDateTime};
use journal::{CardRef, EntryId, Stamp};
use paper::{OrderedMap, OrderedSet};
use rulebook::word::{CallThen, ContactKind, Giver, Grade, Office, Turn};
use rulebook::{ArticleId, BookDigest, Fact, Facts, Name};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A person of the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The card with the name.
    pub card: CardRef,
    /// The offices held.
    pub roles: Vec<Office>,
    /// Whether he still works here.
    pub active: bool,
    /// Who has his clients since he left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heir: Option<PersonId>,
}

impl Person {
    /// Whether he holds this office or a higher one.
    pub fn holds(&self, office: Office) -> bool {
        self.roles.iter().any(|held| held.covers(office))
    }
}

/// Name and hours of the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct About {
    /// Its name.
    pub name: String,
    /// First minute of working hours.
    pub opens: Minute,
    /// First minute after them.
    pub closes: Minute,
}

/// A book adopted from a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Adoption {
    /// The book.
    pub book: BookDigest,
    /// Its id.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// The first day.
    pub from: NaiveDate,
    /// The entry.
    pub entry: EntryId,
}

/// Something two entries disagree about. It is shown and settled by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The entry that does not fit.
    pub entry: EntryId,
    /// What does not fit.
    pub kind: ConflictKind,
    /// Whose client or deal it is about: a ruling on his case settles it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<CustomerId>,
}

/// The state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct State {
    /// Name and hours.
    pub about: Option<About>,
    /// Everyone.
    pub people: OrderedMap<PersonId, Person>,
    /// The adopted books, in the order of adoption.
    pub adoptions: Vec<Adoption>,
    /// The latest day, open or closed.
    pub day: Option<Day>,
    /// The earlier days.
    pub past: OrderedMap<NaiveDate, Day>,
    /// Every make-up granted, oldest first.
    #[serde(serialize_with = "as_list")]
    pub credits: OrderedMap<(NaiveDateTime, CreditId), Credit>,
    /// Every visit.
    pub visits: BTreeMap<VisitId, Visit>,
    /// Every customer.
    pub customers: BTreeMap<CustomerId, Customer>,
    /// Which records are one person's, and which persons are one household.
    pub links: Vec<Link>,
    /// What joined records until it was taken back: for what was known at a moment between. No part of what is compared, for
    /// a parting leaves everything as it was.
    #[serde(skip)]
    pub parted: Vec<Parted>,
    /// Breaches on record, in order.
    pub breaches: OrderedMap<PersonId, Vec<Offence>>,
    /// Everybody's times out, in order.
    pub absences: OrderedMap<PersonId, Vec<Away>>,
    /// Turns that came up while their holder could not receive, in order.
    pub missed: OrderedMap<PersonId, Vec<MissedTurn>>,
    /// Who may not file clients for a time (暂停报备).
    pub filing_bans: OrderedMap<PersonId, Suspension>,
    /// Orders by the names the books give them.
    pub orders: OrderedMap<Name, NamedOrder>,
    /// Who has which post, where posts are fixed.
    pub posts: Vec<PersonId>,
    /// Who is suspended, the last time if there were several.
    pub suspensions: OrderedMap<PersonId, Suspension>,
    /// Standing deputies.
    pub proxies: OrderedMap<PersonId, PersonId>,
    /// Turns to be forfeited when the person next stands in a queue.
    pub skips: Vec<Skip>,
    /// What was told that is true of the whole office, such as the day of the opening.
    #[serde(skip_serializing_if = "Facts::is_empty")]
    pub told: Facts,
    /// What does not fit.
    pub conflicts: Vec<Conflict>,
    /// Entries struck out.
    pub voided: OrderedSet<EntryId>,
    /// Every entry taken in. The journal is its truth; it is no part of the digest.
    #[serde(skip)]
    pub known: BTreeSet<EntryId>,
    /// Entries that others spoke of before they were there, if they ever came.
    #[serde(skip)]
    pub(crate) unfound: OrderedSet<EntryId>,
    /// With whom a step of a deal was made, by the first day of the month: where to look for its deals.
    #[serde(skip)]
    pub(crate) dealt: OrderedMap<NaiveDate, OrderedSet<CustomerId>>,
    /// What records of one person come to, by each of them; of those alone that are joined.
    #[serde(skip)]
    pub(crate) wholes: OrderedMap<CustomerId, Customer>,
    /// With which visits and customers everybody had to do: where to look for his records.
    #[serde(skip)]
    pub(crate) touched: OrderedMap<PersonId, Touched>,
}

fn as_list<S: serde::Serializer>(
    credits: &OrderedMap<(NaiveDateTime, CreditId), Credit>,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_seq(credits.values())
}

/// The line of the journal that is being taken in.
#[derive(Clone, Copy)]
struct Line {
    entry: EntryId,
    at: NaiveDateTime,
    stamp: Stamp,
}

impl Line {
    /// The same line of what happened at another time than it was written.
    fn when(self, ended: Option<NaiveDateTime>) -> Self {
        Self { at: ended.unwrap_or(self.at), ..self }
    }

    const fn written(self) -> Written {
        Written { entry: self.entry, stamp: self.stamp }
    }
}

/// Who gives a visitor away, what becomes of his turn, and whether a make-up for it may be used at once.
#[derive(Clone, Copy)]
struct Gives {
    from: PersonId,
    giver: Giver,
    placed: bool,
}

/// Who decided, by which articles.
#[derive(Clone, Copy)]
struct Decided<'a> {
    by: PersonId,
    cites: &'a [ArticleId],
}

impl State {
    /// Derives the state from all entries, given in stamp order. Entries that are struck out leave no trace.
    pub fn derive(entries: &[Recorded]) -> Self {
        let mut state = Self { voided: struck_out(entries.iter()), ..Self::default() };
        entries.iter().for_each(|recorded| state.apply_standing(recorded));
        state
    }

    /// Takes an event in, unless it is struck out.
    pub(crate) fn apply_standing(&mut self, recorded: &Recorded) {
        if !self.voided.contains(&recorded.entry) {
            self.apply(recorded);
        }
    }

    /// The book in force on a date: the latest adoption that has begun.
    pub fn book_on(&self, date: NaiveDate) -> Option<&Adoption> {
        self.adoptions.iter().filter(|adoption| adoption.from <= date).max_by_key(|adoption| adoption.from)
    }

    /// The day, if one is open.
    pub fn open_day(&self) -> Option<&Day> {
        self.day.as_ref().filter(|day| day.closed.is_none())
    }

    /// The visit of a person that is not over today, under whichever of his records, but for one: he is received, or waits.
    pub fn in_house(&self, customer: CustomerId, but: Option<VisitId>) -> Option<&Visit> {
        let day = self.open_day()?;
        let here = day.open.iter().chain(&day.waiting).filter(|id| Some(**id) != but);
        let joined =
            |other| self.wholes.contains_key(&customer) && self.records_of(customer).contains(&other);
        let his = |other| other == customer || joined(other);
        here.filter_map(|id| self.visits.get(id)).find(|visit| his(visit.visitor.customer))
    }

    /// Make-ups not yet used or expired, oldest first.
    pub fn open_credits(&self) -> impl Iterator<Item = &Credit> + '_ {
        self.credits.values().filter(|credit| credit.end.is_none())
    }

    /// Takes an event in. Refuses nothing: what does not fit is recorded as a conflict. Every kind of event stands here
    /// once; the law of an event is shown and never looked into.
    ///
    /// A [`Event::Voided`] cannot be taken in by itself: derive the state again.
    pub fn apply(&mut self, recorded: &Recorded) {
        let line = Line { entry: recorded.entry, at: recorded.at, stamp: recorded.stamp };
        self.known.insert(line.entry);
        match &recorded.event {
            Event::OfficeFounded { name, opens, closes } | Event::OfficeChanged { name, opens, closes } => {
                self.about = Some(About { name: name.clone(), opens: *opens, closes: *closes });
            }
            Event::PersonEnrolled { person, card, roles } => self.person(*person, *card, roles, true),
            Event::PersonChanged { person, card, roles, active } => {
                self.person(*person, *card, roles, *active);
            }
            Event::PersonDeparted { person, successor, told, .. } => {
                self.departs(line, *person, *successor, &told.facts);
            }
            Event::ProxySet { person, proxy } => self.set_proxy(*person, *proxy),
            Event::RulebookAdopted { book, id, edition, from } => {
                self.adopt(line, book, id, edition, *from);
            }
            Event::DayOpened { date, book, order, first, after, .. } => {
                self.open(line, Day::begins(line.entry, *date, book, order, *first, *after));
            }
            Event::SignedIn { place, ticks, before, .. } => self.sign_in(line, *place, *ticks, *before),
            Event::SignedOut { person, behind, granted, placed, void, cites, .. } => {
                let gone = Gone { at: line.at, behind: *behind };
                self.sign_out(line, *person, gone, void);
                if *granted {
                    self.credit(line, *person, cites, *placed);
                }
            }
            Event::DayClosed { date, next, granted, placed, void, none_kept, cites, .. } => {
                let granted = Granted { people: granted, cites, placed: *placed };
                self.close(line, *date, next, (void, *none_kept), &granted);
            }
            Event::VisitorReceived { visitor, waited, reception, .. } => {
                let visit = waited.unwrap_or(VisitId(line.entry));
                self.begin(line, visit, visitor);
                self.receive(line, visit, reception);
            }
            Event::VisitorWaits { visitor, .. } => self.wait(line, visitor),
            Event::VisitorLeft { visit, ended } => self.finish(line.when(*ended), *visit, VisitState::Left),
            Event::HelperJoined { visit, helper, turn, .. } => self.help(line, *visit, *helper, *turn),
            Event::HelperLeft { visit, helper, ended } => {
                self.end_help(line.when(*ended), *visit, *helper);
            }
            Event::HandedOver {
                visit, from, cause, customer, giver, placed, commission, reception, ..
            } => {
                let gives = Gives { from: *from, giver: *giver, placed: *placed };
                self.hand_over(line, *visit, gives, *customer, reception);
                self.handed(line, *visit, (*from, reception.receiver), *cause, *commission);
            }
            Event::VisitorIdentified { visit, purpose, declared, from, giver, placed, reception, .. } => {
                let gives = Gives { from: *from, giver: *giver, placed: *placed };
                self.identify(line, *visit, (*purpose, *declared), gives, reception);
            }
            Event::ReceptionEnded { visit, ended } => {
                self.finish(line.when(*ended), *visit, VisitState::Over);
            }
            Event::Overruled { visit, from, to, turn, .. } => {
                self.overrule(line, *visit, *from, *to, *turn);
            }
            Event::VisitRegistered {
                visit,
                card,
                filled,
                missing,
                by,
                late,
                valid,
                owner,
                saw,
                too_late,
                ..
            } => {
                let (visit, at, written, by, card) = (*visit, line.at, line.written(), *by, *card);
                let (late, valid, too_late, withdrawn) = (*late, *valid, *too_late, None);
                let (filled, missing) = (filled.clone(), missing.clone());
                let registration = Registration {
                    visit,
                    card,
                    at,
                    written,
                    filled,
                    missing,
                    by,
                    late,
                    valid,
                    too_late,
                    withdrawn,
                };
                self.register(line, registration, *owner, *saw);
            }
            Event::RegistrationWithdrawn { visit, registration, .. } => {
                self.withdraw(line, *visit, *registration);
            }
            Event::FollowedUp { customer, by, effective, too_late, kind, owner, saw, told, .. } => {
                let invites = *kind == Some(ContactKind::Invitation) || told.facts.is(Fact::Invited, true);
                let (at, written) = (line.at, Some(line.written()));
                let (by, kind, effective, too_late) = (*by, *kind, *effective, *too_late);
                let reached =
                    told.facts.get(Fact::ContactReached).map_or(effective, |told| told == true.into());
                let contact = Contact { at, written, by, kind, invites, reached, effective, too_late };
                self.follow_up(line, *customer, contact, (*owner, *saw));
            }
            Event::ClientFiled { customer, by, minutes, .. } => {
                let (by, minutes, written) = (*by, *minutes, Some(line.written()));
                self.file(*customer, Filing { by, at: line.at, written, minutes });
            }
            Event::ClientGraded { customer, grade, .. } => self.grade(line, *customer, *grade),
            Event::DealMade { customer, by, stage, sum, paid, agreed, .. } => {
                let (at, written, by, stage, sum) = (line.at, line.written(), *by, *stage, *sum);
                let (paid, agreed, stands) = (paid.clone(), agreed.clone(), true);
                let step = Step { at, written, by, stage, sum, paid, agreed, stands };
                self.deal(line, *customer, step);
            }
            Event::CaseRuled { customer, claimant, closer, owner, open, .. } => {
                let (claimant, closer, owner, open) = (*claimant, *closer, *owner, *open);
                let (at, written) = (line.at, line.written());
                self.rule_case(line, *customer, CaseRuled { claimant, closer, owner, open, at, written });
            }
            Event::CaseBrought { customer, with, claimant, step, note } => {
                let (with, claimant, step, note) = (*with, *claimant, *step, *note);
                let (at, written) = (line.at, line.written());
                self.customer(*customer).brought.push(Brought { with, claimant, step, note, at, written });
            }
            Event::ConflictSettled { entry, conflict, .. } => {
                self.conflicts.retain(|found| (found.entry, found.kind) != (*entry, *conflict));
            }
            Event::ClientPassed { customer, to, saw, .. } => {
                self.pass_on(line, *customer, *to, *saw);
            }
            Event::ClientsLinked { one, other, relation, first, same, by } => {
                self.link(line, (*one, *other), *relation, (*first, *same), *by);
            }
            Event::ClientsBroughtIn { clients, weighed_by } => {
                self.bring_in(line, clients, *weighed_by);
            }
            Event::ClientsParted { one, other, .. } => self.part(line, *one, *other),
            Event::AbsenceStarted { person, reason, notified, approved_by, told } => {
                let (reason, notified, approved_by) = (*reason, *notified, *approved_by);
                let (since, told) = (line.at, told.facts.clone());
                let absence = Absence { reason, notified, approved_by, since, told };
                self.go_out(line, *person, absence);
            }
            Event::AbsenceEnded { person, ended } => self.come_back(line.when(*ended), *person),
            Event::CallAnswered {
                by,
                called,
                caller,
                card,
                owner,
                until,
                then,
                turn,
                credit,
                cites,
                passed,
                ..
            } => {
                let talking = called.filter(|_| *then == CallThen::HandOver).unwrap_or(*by);
                let (owner, until) = (*owner, *until);
                let call = Call { by: talking, at: line.at, written: line.written(), owner, until };
                self.call(line, (*caller, *card), call, passed);
                if let Some(turn) = turn {
                    self.call_turn(line, *by, *turn, *credit, cites);
                }
            }
            Event::CallEnded { by, .. } => self.end_call(line, *by),
            Event::CallOrderSet { order } => self.set_call_order(line, order),
            Event::OrderSet(set) => {
                let (people, since, by) = (set.people.clone(), line.at.date(), set.by);
                self.orders.insert(set.order, NamedOrder { people, since, by });
            }
            Event::DutySet { person } => self.set_duty(line, *person),
            Event::EventSet { on } => self.set_event(line, *on),
            Event::CreditPlaced { credit, .. } => self.place_credit(line, *credit),
            Event::Penalised { person, breach, penalty, until, by, cites, .. } => {
                let by = Decided { by: *by, cites };
                self.penalise(line, *person, *breach, *penalty, *until, by);
            }
            Event::OriginSettled { visit, owner, penalty, giver, placed, cites, .. } => {
                self.settle_origin(line, *visit, *owner, *penalty, *giver, (cites, *placed));
            }
            Event::HelpSettled { visit, helper, owner, owner_turn, helped, placed, cites, open, .. } => {
                self.unsettled(line, *visit, *helper, *open);
                self.charge(owner.filter(|_| *owner_turn != Turn::None));
                self.helped(line, *visit, *helper, *helped, (cites, *placed));
            }
            Event::Voided { target, .. } => {
                self.voided.insert(*target);
            }
        }
        self.keep_told(recorded);
        self.join_again(recorded);
    }

    /// Keeps what was told for the later questions of the same matter, so that it is asked once.
    fn keep_told(&mut self, recorded: &Recorded) {
        let Some(said) = recorded.event.said().filter(|told| !told.is_nothing()) else { return };
        let told = &said.facts;
        if let Some(day) = &mut self.day {
            for (person, facts) in &said.of {
                keep(day.told.entry(*person).or_default(), facts, |_| true);
            }
        }
        keep(&mut self.told, told, of_office);
        let visit = recorded.visit().and_then(|visit| self.visits.get_mut(&visit));
        let customer = visit.map(|visit| {
            keep(&mut visit.told, told, |_| true);
            visit.visitor.customer
        });
        for customer in recorded.event.customers().into_iter().chain(customer) {
            if let Some(customer) = self.customers.get_mut(&customer) {
                keep(&mut customer.told, told, of_client);
            }
        }
    }

    fn grade(&mut self, line: Line, customer: CustomerId, grade: Grade) {
        let (at, written) = (line.at, line.written());
        self.customer(customer).grades.push(Graded { grade, at, written });
    }

    fn conflict(&mut self, entry: EntryId, kind: ConflictKind) {
        self.conflicts.push(Conflict { entry, kind, about: None });
    }

    /// Whether an entry that is not there is struck out.
    fn is_struck(&mut self, entry: EntryId) -> bool {
        let struck = self.voided.contains(&entry);
        if !struck {
            self.unfound.insert(entry);
        }
        struck
    }

    fn credit_mut(&mut self, id: CreditId) -> Option<&mut Credit> {
        self.credits.values_mut().rev().find(|credit| credit.id == id)
    }
}
