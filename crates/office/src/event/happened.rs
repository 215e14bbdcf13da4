//! What can happen. The fields are the wire form of [`super::VERSION`]: what is nothing is left out and read back as such.

use super::{
    BroughtIn, CaseStep, ConflictKind, Law, OrderSet, Passed, Place, Reception, Same, Saw, Visitor, spelled,
};
use crate::id::{CreditId, CustomerId, Minute, PersonId, VisitId};
use crate::told::Told;
use chrono::{NaiveDate, NaiveDateTime};
use journal::{CardRef, EntryId};
use paper::{OrderedMap, Read};
use rulebook::share::{Cents, Parts};
use rulebook::word::{
    AbsenceReason, Breach, CallThen, Cause, Commission, ContactKind, DealStage, Declared, Field, First,
    Giver, Grade, Helped, Latecomer, Office, Party, Penalty, Purpose, Relation, Turn,
};
use rulebook::{ArticleId, BookDigest, Turns};
use serde::Serialize;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
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
        #[read(with = spelled::card)]
        card: CardRef,
        /// The offices held.
        #[serde(default)]
        roles: Vec<Office>,
    },
    /// A person's card, offices or standing changed.
    PersonChanged {
        /// Who.
        person: PersonId,
        /// The card with the name.
        #[read(with = spelled::card)]
        card: CardRef,
        /// The offices held.
        #[serde(default)]
        roles: Vec<Office>,
        /// Whether he still works here.
        #[serde(default)]
        active: bool,
    },
    /// A rulebook holds from a date.
    RulebookAdopted {
        /// The book, by digest; the document travels with exports.
        #[read(with = spelled::book)]
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
        #[read(with = spelled::book)]
        book: BookDigest,
        /// Who is on shift, in the day's order.
        #[serde(default)]
        order: Vec<Place>,
        /// By what rule that order.
        first: First,
        /// The person after whom the order begins, if it does.
        after: Option<PersonId>,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// Somebody signed in after the day was opened, or came back on the day he had signed out.
    SignedIn {
        /// Who, with his roster.
        place: Place,
        /// Where the book has him stand. Without a word, as before there was one: he makes up everything.
        #[serde(default = "super::parts::all_rounds")]
        stands: Latecomer,
        /// With how many turns used he begins.
        #[serde(default)]
        ticks: Turns,
        /// Before whom he stands in the day's order; at its end, if before nobody.
        before: Option<PersonId>,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// Somebody went home before the close.
    SignedOut {
        /// Who.
        person: PersonId,
        /// How many turns he was behind the last of the round: what he is behind if he comes back.
        #[serde(default)]
        behind: Turns,
        /// Whether a turn that was held for him became a make-up.
        #[serde(default)]
        granted: bool,
        /// Whether that may be used without being placed.
        #[serde(default)]
        placed: bool,
        /// Make-ups that end with his going.
        #[serde(default)]
        void: Vec<CreditId>,
        /// The articles by which the make-up was granted, if it was.
        #[serde(default)]
        cites: Vec<ArticleId>,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// A day ended.
    DayClosed {
        /// The date.
        date: NaiveDate,
        /// The next day's order, if everybody comes.
        #[serde(default)]
        next: Vec<PersonId>,
        /// Held turns that became make-ups.
        #[serde(default)]
        granted: Vec<PersonId>,
        /// Whether those may be used without being placed.
        #[serde(default)]
        placed: bool,
        /// Make-ups that end with the day.
        #[serde(default)]
        void: Vec<CreditId>,
        /// Whether no make-up is kept overnight, those included that arose from what ended in the same act.
        #[serde(default)]
        none_kept: bool,
        /// Whether it was closed on a later day.
        #[serde(default)]
        late: bool,
        /// The articles by which the make-ups were granted, if any were.
        #[serde(default)]
        cites: Vec<ArticleId>,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// A visitor was received.
    VisitorReceived {
        /// The visitor.
        visitor: Visitor,
        /// The waiting visit he comes from, if he waited.
        waited: Option<VisitId>,
        /// Who assigned or permitted that this person receives him, if somebody did.
        by: Option<PersonId>,
        /// By whom, and why.
        reception: Reception,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// A visitor waits: nobody is free.
    VisitorWaits {
        /// The visitor.
        visitor: Visitor,
        /// Why nobody receives yet.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// A waiting visitor left.
    VisitorLeft {
        /// The visit.
        visit: VisitId,
        /// When that was, where it is entered with the closing of the day and not as it happened.
        ended: Option<NaiveDateTime>,
    },
    /// A colleague joined a reception to help.
    HelperJoined {
        /// The visit.
        visit: VisitId,
        /// Who helps.
        helper: PersonId,
        /// Who sent him, if somebody did.
        by: Option<PersonId>,
        /// What it does to his turn.
        turn: Turn,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// A helper left the reception.
    HelperLeft {
        /// The visit.
        visit: VisitId,
        /// Who helped.
        helper: PersonId,
        /// When that was, where it is entered with the closing of the day and not as it happened.
        ended: Option<NaiveDateTime>,
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
        customer: Option<CustomerId>,
        /// Who ordered or permitted it, where somebody must.
        by: Option<PersonId>,
        /// What became of the giver's turn.
        giver: Giver,
        /// Whether a make-up so granted may be used at once.
        #[serde(default)]
        placed: bool,
        /// How a deal with him is booked from now on, where the book says so.
        commission: Option<Commission>,
        /// By whom now, and why.
        reception: Reception,
        /// What was told with it.
        #[serde(default)]
        told: Told,
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
        /// Who found it right, where somebody must.
        by: Option<PersonId>,
        /// What became of that turn.
        giver: Giver,
        /// Whether a make-up so granted may be used at once.
        #[serde(default)]
        placed: bool,
        /// By whom he is received now, and why.
        reception: Reception,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// A reception ended.
    ReceptionEnded {
        /// The visit.
        visit: VisitId,
        /// When that was, where it is entered with the closing of the day and not as it happened.
        ended: Option<NaiveDateTime>,
    },
    /// A visit was registered.
    VisitRegistered {
        /// The visit.
        visit: VisitId,
        /// The card with what was written, if anything was.
        #[read(with = spelled::card)]
        card: CardRef,
        /// The columns filled in.
        #[serde(default)]
        filled: Vec<Field>,
        /// The columns the book demands and that are missing.
        #[serde(default)]
        missing: Vec<Field>,
        /// Who signs.
        by: PersonId,
        /// Whether it came after it was due.
        #[serde(default)]
        late: bool,
        /// Whether the book calls it valid.
        #[serde(default = "super::parts::yes")]
        valid: bool,
        /// Whose client this registration makes him, if it changes that.
        owner: Option<PersonId>,
        /// What was known of the client where it makes him another's.
        #[serde(default, skip_serializing_if = "Saw::is_nothing")]
        saw: Saw,
        /// Whether ownership had lapsed before: then it does not begin anew.
        #[serde(default)]
        too_late: bool,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// An entry in the register is taken back by who made it, or by who may.
    RegistrationWithdrawn {
        /// The visit.
        visit: VisitId,
        /// The entry.
        #[read(with = spelled::entry)]
        registration: EntryId,
        /// Who takes it back.
        by: PersonId,
    },
    /// A follow-up was made or tried.
    FollowedUp {
        /// Whom.
        customer: CustomerId,
        /// By whom.
        by: PersonId,
        /// Whether it counts as a follow-up; without a ruling, whether the client was reached.
        #[serde(default = "super::parts::yes")]
        effective: bool,
        /// Whether ownership had lapsed before: then it changes nothing.
        #[serde(default)]
        too_late: bool,
        /// How, if that was taken down.
        kind: Option<ContactKind>,
        /// What was said, and what was agreed to do next, on a card.
        #[serde(default)]
        #[read(with = spelled::some_card)]
        note: Option<CardRef>,
        /// Whose client it makes him who was nobody's.
        owner: Option<PersonId>,
        /// What was known of the client where it makes him another's.
        #[serde(default, skip_serializing_if = "Saw::is_nothing")]
        saw: Saw,
        /// Whether it counts, when the next is due, and who may have him if he was nobody's.
        #[serde(default)]
        law: Law,
        /// What was told with it. Here stands, too, whether he was reached, where that is not whether it counts; and that it
        /// invites him, where the word for it is the book's own.
        #[serde(default)]
        told: Told,
    },
    /// A client was filed before he came (报备).
    ClientFiled {
        /// Whom.
        customer: CustomerId,
        /// By whom.
        by: PersonId,
        /// How many minutes before, if that was said; after it, if less than one.
        minutes: Option<i64>,
        /// What it rests on, if that can be said already.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
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
        commission: Option<Commission>,
        /// How it is shared, and what is paid out by now or taken back, if the book says so.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
        /// The shares that were agreed where the book leaves a range, in per-mille.
        #[serde(default)]
        agreed: OrderedMap<Party, u16>,
        /// Who said what was agreed, where the book leaves it to somebody.
        agreed_by: Option<PersonId>,
        /// The sum that is shared, in cents, if it was told.
        sum: Option<Cents>,
        /// What each party is to have been paid of it by now, in cents.
        #[serde(default)]
        paid: Parts,
    },
    /// Someone left the floor.
    AbsenceStarted {
        /// Who.
        person: PersonId,
        /// Why.
        reason: AbsenceReason,
        /// Whether he said so before.
        #[serde(default)]
        notified: bool,
        /// Who approved it.
        approved_by: Option<PersonId>,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// Someone came back.
    AbsenceEnded {
        /// Who.
        person: PersonId,
        /// When that was, where it is entered with the closing of the day and not as it happened.
        ended: Option<NaiveDateTime>,
    },
    /// The sales telephone was answered.
    CallAnswered {
        /// By whom.
        by: PersonId,
        /// Who was asked for.
        called: Option<PersonId>,
        /// Who rang, if his name was taken.
        caller: Option<CustomerId>,
        /// The card with his name and number, where they were taken down.
        #[serde(default)]
        #[read(with = spelled::some_card)]
        card: Option<CardRef>,
        /// Whose client the call makes him.
        owner: Option<PersonId>,
        /// Up to when, where the book says so.
        until: Option<NaiveDate>,
        /// What was done.
        then: CallThen,
        /// What it does to his turn in the table of calls, if there is one.
        turn: Option<Turn>,
        /// The make-up in that table that it used: then it uses no turn.
        credit: Option<CreditId>,
        /// The articles by which the turn is made up in that table, if it is.
        #[serde(default)]
        cites: Vec<ArticleId>,
        /// Who was passed in that table, in order.
        #[serde(default)]
        passed: Vec<Passed>,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// A call ended.
    CallEnded {
        /// Whose.
        by: PersonId,
        /// When that was, where it is entered with the closing of the day and not as it happened.
        ended: Option<NaiveDateTime>,
    },
    /// The day has a table of calls (接电轮值) with this order.
    CallOrderSet {
        /// Who answers, in order.
        #[serde(default)]
        order: Vec<PersonId>,
    },
    /// An order that a book names has these people.
    OrderSet(OrderSet),
    /// A duty shift began with this person, or ended.
    DutySet {
        /// Who is on duty.
        person: Option<PersonId>,
    },
    /// A major event began or ended.
    EventSet {
        /// Whether it is on.
        #[serde(default)]
        on: bool,
    },
    /// A supervisor placed a make-up.
    CreditPlaced {
        /// Which.
        credit: CreditId,
        /// Who placed it.
        by: PersonId,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
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
        #[read(with = spelled::card)]
        because: CardRef,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
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
        until: Option<NaiveDate>,
        /// How much, for points and fines.
        amount: Option<i64>,
        /// Who decided.
        by: PersonId,
        /// A note, on a card.
        #[serde(default)]
        #[read(with = spelled::some_card)]
        note: Option<CardRef>,
        /// The articles by which he is kept out or loses a turn, if he is or does.
        #[serde(default)]
        cites: Vec<ArticleId>,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// It is settled whose client somebody is who had been here before and could not say with whom.
    OriginSettled {
        /// The visit.
        visit: VisitId,
        /// Who proved that he had received him first.
        proved: Option<PersonId>,
        /// Whose client he is.
        owner: Option<PersonId>,
        /// What follows for who received him.
        penalty: Option<Penalty>,
        /// What becomes of the turn of who received him.
        giver: Option<Giver>,
        /// Whether a make-up so granted may be used at once.
        #[serde(default)]
        placed: bool,
        /// The articles by which a turn is lost or made up, if one is.
        #[serde(default)]
        cites: Vec<ArticleId>,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// Something is brought forward in a case about a client whom two agents have: it is raised, or a note or a piece of evidence
    /// is added. Nothing follows from it but that the case is open.
    CaseBrought {
        /// Whom.
        customer: CustomerId,
        /// The other record that is meant, if there are two.
        with: Option<CustomerId>,
        /// Who claims him.
        claimant: Option<PersonId>,
        /// What it is.
        step: CaseStep,
        /// What is said, and the digest of a file, on a card.
        #[serde(default)]
        #[read(with = spelled::some_card)]
        note: Option<CardRef>,
    },
    /// Two entries that do not fit together both stand, and somebody says why: the conflict is settled.
    ConflictSettled {
        /// The entry that did not fit.
        #[read(with = spelled::entry)]
        entry: EntryId,
        /// In what.
        conflict: ConflictKind,
        /// Why both stand, on a card.
        #[read(with = spelled::card)]
        note: CardRef,
        /// Who settled it.
        by: PersonId,
    },
    /// It is ruled whose client somebody is whom two agents had.
    CaseRuled {
        /// Whom.
        customer: CustomerId,
        /// The record of the household that is read with his, if there is one.
        with: Option<CustomerId>,
        /// Who claimed him: whose claim is the earlier one.
        claimant: PersonId,
        /// Who had or closed him.
        closer: Option<PersonId>,
        /// Who raised it, where that is not the claimant.
        raised_by: Option<PersonId>,
        /// Whose client he is.
        owner: Option<PersonId>,
        /// Whose he was to be by the book, where a person decided otherwise.
        proposed: Option<PersonId>,
        /// Who decided, where the book leaves it to somebody or somebody decided otherwise.
        by: Option<PersonId>,
        /// The reason for deciding otherwise, on a card.
        #[serde(default)]
        #[read(with = spelled::some_card)]
        because: Option<CardRef>,
        /// Whether it hangs on what nobody knows: then nothing is settled yet.
        #[serde(default)]
        open: bool,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// A client of somebody who left is given to another (redistribution).
    ClientPassed {
        /// Whom.
        customer: CustomerId,
        /// Whose he was before the other left.
        from: PersonId,
        /// Whose he is from now on.
        to: PersonId,
        /// Who decided.
        by: PersonId,
        /// What was known of the client where it makes him another's.
        #[serde(default, skip_serializing_if = "Saw::is_nothing")]
        saw: Saw,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// Two records turn out to be one person's, or two persons to be of one household. No record changes by it.
    ClientsLinked {
        /// The one.
        one: CustomerId,
        /// The other.
        other: CustomerId,
        /// What the one is to the other; one and the same person, if nothing is said.
        relation: Option<Relation>,
        /// The record by which it goes whose the person is; two persons keep what is each one's.
        #[serde(default)]
        first: Option<CustomerId>,
        /// What their cards have in common, if that was compared.
        #[serde(default)]
        same: Option<Same>,
        /// Who noticed it.
        by: PersonId,
    },
    /// What joined two records, or two persons, is taken back.
    ClientsParted {
        /// The one.
        one: CustomerId,
        /// The other.
        other: CustomerId,
        /// Who takes it back.
        by: PersonId,
    },
    /// Clients of an old ledger are brought in: one entry is one file. They are written down, and nobody has a claim by it, unless
    /// somebody gives the old ledger that weight.
    ClientsBroughtIn {
        /// The clients.
        #[serde(default)]
        clients: Vec<BroughtIn>,
        /// Who decided that they are whose the ledger says, from now on.
        #[serde(default)]
        weighed_by: Option<PersonId>,
    },
    /// Somebody left the company, and his clients with him or not.
    PersonDeparted {
        /// Who.
        person: PersonId,
        /// Who has his clients from now on; nobody yet.
        successor: Option<PersonId>,
        /// Who decided.
        by: PersonId,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// Somebody has a standing deputy, or none any more.
    ProxySet {
        /// Who.
        person: PersonId,
        /// His deputy.
        proxy: Option<PersonId>,
    },
    /// What follows when somebody is done helping with a colleague's client.
    HelpSettled {
        /// The visit.
        visit: VisitId,
        /// Who helped.
        helper: PersonId,
        /// Whose client it is.
        owner: Option<PersonId>,
        /// What it does to the turn of the client's own agent.
        owner_turn: Turn,
        /// What the helper has from it.
        helped: Helped,
        /// Whether a make-up so granted may be used at once.
        #[serde(default)]
        placed: bool,
        /// The articles by which the helper has a make-up, if he may have one.
        #[serde(default)]
        cites: Vec<ArticleId>,
        /// Whether something must be known or decided first, as the law says: then nothing follows yet.
        #[serde(default)]
        open: bool,
        /// What it rests on.
        #[serde(default)]
        law: Law,
        /// What was told with it.
        #[serde(default)]
        told: Told,
    },
    /// An entry made by mistake is struck out; everything after it is derived again.
    Voided {
        /// Which.
        #[read(with = spelled::entry)]
        target: EntryId,
        /// The reason, on a card, if one was given.
        #[serde(default)]
        #[read(with = spelled::some_card)]
        because: Option<CardRef>,
    },
}
