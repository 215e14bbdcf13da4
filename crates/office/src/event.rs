//! What happened. An event has two parts: its outcome, which is typed and all that the state is derived from, and its
//! [`Law`], the rulings it rests on, which are recorded, never recomputed, and only shown.
//!
//! The wire form is frozen by golden files: a field is never renamed or given another meaning; a change is a new
//! kind or a higher [`VERSION`].

mod first;
mod kind;
mod law;
mod parts;
mod recorded;
mod told;

pub use kind::Kind;
pub use law::{Law, Shelf, duties};
pub use parts::{Passed, Place, Reception, Seen, Visitor};
pub use recorded::Recorded;

use crate::id::{CreditId, CustomerId, Minute, PersonId, VisitId};
use chrono::NaiveDate;
use journal::{CardRef, EntryId};
use rulebook::share::{Cents, Parts};
use rulebook::word::{
    AbsenceReason, Breach, CallThen, Cause, Commission, ContactKind, DealStage, Declared, Field, First,
    Giver, Grade, Helped, Office, Penalty, Purpose, Turn,
};
use rulebook::{ArticleId, BookDigest};
use serde::{Deserialize, Serialize};

/// The version of the events written here.
pub const VERSION: u16 = 2;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The office opened its books.
    OfficeFounded {
        /// Its name.
        name: String,
        /// First minute of working hours.
        opens: Minute,
        /// First minute after them.
        closes: Minute,
    },
    /// Name or hours changed.
    OfficeChanged {
        /// Its name.
        name: String,
        /// First minute of working hours.
        opens: Minute,
        /// First minute after them.
        closes: Minute,
    },
    /// A person joined.
    PersonEnrolled {
        /// Who.
        person: PersonId,
        /// The card with the name.
        card: CardRef,
        /// The offices held.
        roles: Vec<Office>,
    },
    /// A person's card, offices or standing changed.
    PersonChanged {
        /// Who.
        person: PersonId,
        /// The card with the name.
        card: CardRef,
        /// The offices held.
        roles: Vec<Office>,
        /// Whether he still works here.
        active: bool,
    },
    /// A rulebook holds from a date.
    RulebookAdopted {
        /// The book, by digest; the document travels with exports.
        book: BookDigest,
        /// Its id.
        id: String,
        /// Its edition.
        edition: String,
        /// The first day.
        from: NaiveDate,
    },
    /// A day began.
    DayOpened {
        /// The date.
        date: NaiveDate,
        /// The book of the day.
        book: BookDigest,
        /// Who is on shift, in the day's order.
        order: Vec<Place>,
        /// By what rule that order.
        first: First,
        /// The person after whom the order begins, if it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<PersonId>,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// Somebody signed in after the day was opened: he stands at the end of its order.
    SignedIn {
        /// Who, with his roster.
        place: Place,
    },
    /// A day ended.
    DayClosed {
        /// The date.
        date: NaiveDate,
        /// The next day's order, if everybody comes.
        next: Vec<PersonId>,
        /// Held turns that became make-ups.
        granted: Vec<PersonId>,
        /// Whether those may be used without being placed.
        placed: bool,
        /// Make-ups that end with the day.
        void: Vec<CreditId>,
        /// The articles by which the make-ups were granted, if any were.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cites: Vec<ArticleId>,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// A visitor was received.
    VisitorReceived {
        /// The visitor.
        visitor: Visitor,
        /// The waiting visit he comes from, if he waited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        waited: Option<VisitId>,
        /// By whom, and why.
        reception: Reception,
    },
    /// A visitor waits: nobody is free.
    VisitorWaits {
        /// The visitor.
        visitor: Visitor,
        /// Why nobody receives yet.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// A waiting visitor left.
    VisitorLeft {
        /// The visit.
        visit: VisitId,
    },
    /// A colleague joined a reception to help.
    HelperJoined {
        /// The visit.
        visit: VisitId,
        /// Who helps.
        helper: PersonId,
        /// What it does to his turn.
        turn: Turn,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// A helper left the reception.
    HelperLeft {
        /// The visit.
        visit: VisitId,
        /// Who helped.
        helper: PersonId,
    },
    /// A reception passed to another person, or continued in another capacity.
    HandedOver {
        /// The visit.
        visit: VisitId,
        /// From whom.
        from: PersonId,
        /// Why.
        cause: Cause,
        /// Whose client the visitor turned out to be.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        customer: Option<CustomerId>,
        /// What became of the giver's turn.
        giver: Giver,
        /// Whether a make-up so granted may be used at once.
        #[serde(default)]
        placed: bool,
        /// How a deal with him is booked from now on, where the book says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        commission: Option<Commission>,
        /// By whom now, and why.
        reception: Reception,
    },
    /// A visitor turned out not to be a buyer.
    VisitorIdentified {
        /// The visit.
        visit: VisitId,
        /// Why he really came.
        purpose: Purpose,
        /// When it was known.
        declared: Declared,
        /// Minutes after the reception began.
        minutes: i64,
        /// Who had received him.
        from: PersonId,
        /// What became of that turn.
        giver: Giver,
        /// Whether a make-up so granted may be used at once.
        #[serde(default)]
        placed: bool,
        /// By whom he is received now, and why.
        reception: Reception,
    },
    /// A reception ended.
    ReceptionEnded {
        /// The visit.
        visit: VisitId,
    },
    /// A visit was registered.
    VisitRegistered {
        /// The visit.
        visit: VisitId,
        /// The card with what was written, if anything was.
        card: CardRef,
        /// The columns filled in.
        filled: Vec<Field>,
        /// The columns the book demands and that are missing.
        missing: Vec<Field>,
        /// Who signs.
        by: PersonId,
        /// Whether it came after it was due.
        late: bool,
        /// Whether the book calls it valid.
        valid: bool,
        /// Whose client this registration makes him, if it changes that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
        /// Whether ownership had lapsed before: then it does not begin anew.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        too_late: bool,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// A follow-up was made or tried.
    FollowedUp {
        /// Whom.
        customer: CustomerId,
        /// By whom.
        by: PersonId,
        /// Whether it counts as a follow-up; without a ruling, whether the client was reached.
        effective: bool,
        /// Whether ownership had lapsed before: then it changes nothing.
        #[serde(default)]
        too_late: bool,
        /// How, if that was taken down.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<ContactKind>,
        /// Whose client it makes him who was nobody's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
        /// Whether it counts, when the next is due, and who may have him if he was nobody's.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// A client was filed before he came (报备).
    ClientFiled {
        /// Whom.
        customer: CustomerId,
        /// By whom.
        by: PersonId,
        /// How many minutes before, if that was said; after it, if less than one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<i64>,
        /// What it rests on, if that can be said already.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// A client was graded (客户等级).
    ClientGraded {
        /// Whom.
        customer: CustomerId,
        /// How.
        grade: Grade,
        /// By whom.
        by: PersonId,
    },
    /// A deal moved on.
    DealMade {
        /// Whose.
        customer: CustomerId,
        /// With whom.
        by: PersonId,
        /// How far.
        stage: DealStage,
        /// How the commission is booked, where that was decided before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        commission: Option<Commission>,
        /// How it is shared, and what is paid out by now or taken back, if the book says so.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
        /// The sum that is shared, in cents, if it was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sum: Option<Cents>,
        /// What each party is to have been paid of it by now, in cents.
        #[serde(default, skip_serializing_if = "Parts::is_empty")]
        paid: Parts,
    },
    /// Someone left the floor.
    AbsenceStarted {
        /// Who.
        person: PersonId,
        /// Why.
        reason: AbsenceReason,
        /// Whether he said so before.
        notified: bool,
        /// Who approved it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approved_by: Option<PersonId>,
    },
    /// Someone came back.
    AbsenceEnded {
        /// Who.
        person: PersonId,
    },
    /// The sales telephone was answered.
    CallAnswered {
        /// By whom.
        by: PersonId,
        /// Who was asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        called: Option<PersonId>,
        /// Who rang, if his name was taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caller: Option<CustomerId>,
        /// Whose client the call makes him.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
        /// Up to when, where the book says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
        /// What was done.
        then: CallThen,
        /// What it does to his turn in the table of calls, if there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        turn: Option<Turn>,
        /// Who was passed in that table, in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        passed: Vec<Passed>,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// A call ended.
    CallEnded {
        /// Whose.
        by: PersonId,
    },
    /// The day has a table of calls (接电轮值) with this order.
    CallOrderSet {
        /// Who answers, in order.
        order: Vec<PersonId>,
    },
    /// A duty shift began with this person, or ended.
    DutySet {
        /// Who is on duty.
        person: Option<PersonId>,
    },
    /// A major event began or ended.
    EventSet {
        /// Whether it is on.
        on: bool,
    },
    /// A supervisor placed a make-up.
    CreditPlaced {
        /// Which.
        credit: CreditId,
        /// Who placed it.
        by: PersonId,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// A person decided otherwise than the book.
    Overruled {
        /// The visit.
        visit: VisitId,
        /// Who had it.
        from: PersonId,
        /// Who has it now.
        to: PersonId,
        /// What it does to his turn.
        turn: Turn,
        /// Who decided.
        by: PersonId,
        /// The reason, on a card.
        because: CardRef,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// Somebody is penalised for a breach.
    Penalised {
        /// Who.
        person: PersonId,
        /// What he did.
        breach: Breach,
        /// What follows.
        penalty: Penalty,
        /// The last day of it, for a suspension.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
        /// How much, for points and fines.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<i64>,
        /// Who decided.
        by: PersonId,
        /// A note, on a card.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<CardRef>,
        /// The articles by which he is kept out or loses a turn, if he is or does.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cites: Vec<ArticleId>,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// It is settled whose client somebody is who had been here before and could not say with whom.
    OriginSettled {
        /// The visit.
        visit: VisitId,
        /// Who proved that he had received him first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proved: Option<PersonId>,
        /// Whose client he is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
        /// What follows for who received him.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        penalty: Option<Penalty>,
        /// What becomes of the turn of who received him.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        giver: Option<Giver>,
        /// Whether a make-up so granted may be used at once.
        #[serde(default)]
        placed: bool,
        /// The articles by which a turn is lost or made up, if one is.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cites: Vec<ArticleId>,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// It is ruled whose client somebody is whom two agents had.
    CaseRuled {
        /// Whom.
        customer: CustomerId,
        /// Who claimed him.
        claimant: PersonId,
        /// Who had or closed him.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        closer: Option<PersonId>,
        /// Whose client he is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
        /// Who decided, where the book leaves it to somebody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// Somebody left the company, and his clients with him or not.
    PersonDeparted {
        /// Who.
        person: PersonId,
        /// Who has his clients from now on; nobody yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        successor: Option<PersonId>,
        /// Who decided.
        by: PersonId,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// Somebody has a standing deputy, or none any more.
    ProxySet {
        /// Who.
        person: PersonId,
        /// His deputy.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proxy: Option<PersonId>,
    },
    /// What follows when somebody is done helping with a colleague's client.
    HelpSettled {
        /// The visit.
        visit: VisitId,
        /// Who helped.
        helper: PersonId,
        /// Whose client it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
        /// What it does to the turn of the client's own agent.
        owner_turn: Turn,
        /// What the helper has from it.
        helped: Helped,
        /// Whether a make-up so granted may be used at once.
        #[serde(default)]
        placed: bool,
        /// The articles by which the helper has a make-up, if he may have one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cites: Vec<ArticleId>,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Law::is_none")]
        law: Law,
    },
    /// An entry made by mistake is struck out; everything after it is derived again.
    Voided {
        /// Which.
        target: EntryId,
        /// The reason, on a card, if one was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<CardRef>,
    },
}
