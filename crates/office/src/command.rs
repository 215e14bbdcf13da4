//! What a person at the desk may ask for. Ids of new things are drawn by the shell and come in with the command.

use crate::event::{BroughtIn, CaseStep, ConflictKind, Place, Same, Visitor};
use crate::id::{CreditId, CustomerId, Minute, PersonId, VisitId};
use crate::left_open::End;
use chrono::NaiveDate;
use journal::{CardRef, EntryId};
use paper::OrderedMap;
use rulebook::share::Cents;
use rulebook::word::{
    AbsenceReason, Breach, BroughtBy, Cause, Channel, ContactKind, DealStage, Declared, Field, Grade, Office,
    Party, Purpose, Recall, Relation, Turn,
};
use rulebook::{Book, BookDigest, Fact, Facts, Name, Value};

/// A visitor at the door, as the desk knows him. [`Arrival::new`] is the common case: new, to buy, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The customer he is known to be, or a fresh id for a new one.
    pub customer: CustomerId,
    /// Why he came.
    pub purpose: Purpose,
    /// When he declared a purpose other than buying.
    pub declared: Declared,
    /// How he came.
    pub channel: Channel,
    /// Who led him in.
    pub brought_by: BroughtBy,
    /// Groups that came together by appointment, from 1.
    pub parties: u32,
    /// People who came together, if they were counted; at least one for each group, if not.
    pub people: Option<u32>,
    /// How he is graded, if that is said now; else as the ledger has it.
    pub grade: Option<Grade>,
    /// Whether he brings a new client along.
    pub brings_new: bool,
    /// Whom he asks for.
    pub asked: Option<PersonId>,
    /// To whose desk he walked.
    pub walked_to: Option<PersonId>,
    /// Whether the person he asks for has been in touch with him before.
    pub contacted: bool,
    /// What he remembers of the person who received him, if he says he has been here.
    pub recall: Option<Recall>,
    /// Whether he comes because his agent invited him.
    pub invited: bool,
    /// Who recognised him at the door.
    pub recognised_by: Option<PersonId>,
    /// The old client who brings him.
    pub referrer: Option<CustomerId>,
    /// The card with what he is called, if that was asked at the door.
    pub card: Option<CardRef>,
    /// Whom the busy or absent owner designated.
    pub designated: Option<PersonId>,
    /// Whether the busy owner receives him besides the other.
    pub takes_both: bool,
    /// Whether the absent owner was reached by telephone, once tried.
    pub owner_reachable: Option<bool>,
    /// A person whose client is still on site may take him, by this person's permission.
    pub permitted: Option<(PersonId, PersonId)>,
    /// Who receives him out of turn, and who ordered it: a manager where the book leaves it to him, else whoever may decide
    /// otherwise than the book.
    pub assigned: Option<(PersonId, PersonId)>,
}

impl Arrival {
    /// With what was told of him where the arrival itself has a place for it. A word that a book declares is written down
    /// as the word of the vocabulary it lies under.
    pub(crate) fn telling(mut self, book: &Book, told: &Facts) -> Self {
        let word = |fact| match told.get(fact) {
            Some(Value::Word(word)) => book.glossary().of_vocabulary(word),
            _ => None,
        };
        let count = |fact| match told.get(fact) {
            Some(Value::Count(n)) => u32::try_from(n).ok(),
            _ => None,
        };
        self.purpose = word(Fact::Purpose).and_then(Purpose::from_word).unwrap_or(self.purpose);
        self.declared = word(Fact::Declared).and_then(Declared::from_word).unwrap_or(self.declared);
        self.channel = word(Fact::Channel).and_then(Channel::from_word).unwrap_or(self.channel);
        self.brought_by = word(Fact::BroughtBy).and_then(BroughtBy::from_word).unwrap_or(self.brought_by);
        self.grade = word(Fact::ClientGrade).and_then(Grade::from_word).or(self.grade);
        self.recall = word(Fact::Recall).and_then(Recall::from_word).or(self.recall);
        self.parties = count(Fact::Parties).unwrap_or(self.parties);
        self.people = count(Fact::People).or(self.people);
        self.brings_new |= told.is(Fact::BringsNew, true);
        self.invited |= told.is(Fact::Invited, true);
        self.takes_both |= told.is(Fact::OwnerTakesBoth, true);
        if let Some(Value::Flag(reachable)) = told.get(Fact::OwnerReachable) {
            self.owner_reachable = Some(reachable);
        }
        self
    }

    /// A new customer who asks for nobody.
    pub const fn new(customer: CustomerId) -> Self {
        Self {
            customer,
            purpose: Purpose::Buy,
            declared: Declared::Never,
            channel: Channel::WalkIn,
            brought_by: BroughtBy::Nobody,
            parties: 1,
            people: None,
            grade: None,
            brings_new: false,
            asked: None,
            walked_to: None,
            contacted: false,
            recall: None,
            invited: false,
            recognised_by: None,
            referrer: None,
            card: None,
            designated: None,
            takes_both: false,
            owner_reachable: None,
            permitted: None,
            assigned: None,
        }
    }
}

impl From<&Visitor> for Arrival {
    /// What is known of a visitor who has already come.
    fn from(visitor: &Visitor) -> Self {
        Self {
            purpose: visitor.purpose,
            declared: visitor.declared,
            channel: visitor.channel,
            brought_by: visitor.brought_by,
            parties: visitor.parties,
            people: visitor.people,
            grade: visitor.grade,
            brings_new: visitor.brings_new,
            asked: visitor.asked,
            referrer: visitor.referrer,
            card: visitor.card,
            ..Self::new(visitor.customer)
        }
    }
}

/// What customers an entry is like, as whoever has the cards compared them: names and numbers are no business of the core.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// Customers of the same name.
    pub name: Vec<CustomerId>,
    /// Customers with the same telephone.
    pub phone: Vec<CustomerId>,
    /// Customers whose telephone may be the same: of one of the two, digits are hidden or not written.
    pub masked: Vec<CustomerId>,
    /// Customers with the same identity number.
    pub id_number: Vec<CustomerId>,
}

/// A registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registering {
    /// The visit.
    pub visit: VisitId,
    /// The card with what is written.
    pub card: CardRef,
    /// The columns filled in.
    pub filled: Vec<Field>,
    /// Who signs.
    pub by: PersonId,
    /// Whether the visitor declines to leave a number.
    pub declined: bool,
    /// Whom the entry is like; nothing, if nobody compared.
    pub alike: Option<Alike>,
}

/// What was agreed, or decided, where the book leaves a range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreed {
    /// The shares, in per-mille, each within its range and together the whole.
    pub shares: Option<OrderedMap<Party, u16>>,
    /// How much is paid out by now, in per-mille.
    pub payout: Option<u16>,
    /// Who said so, where the book leaves it to somebody.
    pub by: Option<PersonId>,
}

/// A deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealing {
    /// Whose.
    pub customer: CustomerId,
    /// With whom.
    pub by: PersonId,
    /// How far.
    pub stage: DealStage,
    /// Whether the client's own agent was reached, if that was tried.
    pub owner_reachable: Option<bool>,
    /// What is shared, if it is told.
    pub sum: Option<Cents>,
    /// What was agreed where the book leaves a range.
    pub agreed: Agreed,
}

/// A penalty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penalising {
    /// Who.
    pub person: PersonId,
    /// What he did.
    pub breach: Breach,
    /// Who decides.
    pub by: PersonId,
    /// A note.
    pub note: Option<CardRef>,
    /// How much, where the book leaves a range.
    pub amount: Option<i64>,
    /// The last day, where the book leaves a range.
    pub until: Option<NaiveDate>,
}

/// A claim to a client another has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Whom.
    pub customer: CustomerId,
    /// Who claims him.
    pub claimant: PersonId,
    /// The record of the claimant that is one household with his, if it is said.
    pub with: Option<CustomerId>,
    /// What the cards of the two have in common, if that was compared.
    pub same: Option<Same>,
    /// Whom a manager gives him to where the book leaves it to one, or decides otherwise.
    pub to: Option<PersonId>,
    /// That manager.
    pub by: Option<PersonId>,
    /// The reason for deciding otherwise than the book, on a card.
    pub because: Option<CardRef>,
}

/// Something that is brought forward in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bringing {
    /// Whose client he is.
    pub customer: CustomerId,
    /// The other record that is meant, if there are two.
    pub with: Option<CustomerId>,
    /// Who claims him; nobody needs to, where something is only added.
    pub claimant: Option<PersonId>,
    /// What it is.
    pub step: CaseStep,
    /// What is said, and the digest of a file, on a card.
    pub note: Option<CardRef>,
}

/// A command. `decide` turns it into events or refuses it. What is told besides comes with it in [`Told`](crate::Told).
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the events of the same name")]
pub enum Command {
    /// Open the books of an office, or change its name and hours.
    FoundOffice { name: String, opens: Minute, closes: Minute },
    /// Add a person.
    EnrolPerson { person: PersonId, card: CardRef, roles: Vec<Office> },
    /// Change a person.
    ChangePerson { person: PersonId, card: CardRef, roles: Vec<Office>, active: bool },
    /// Adopt a book from a date.
    AdoptRulebook { book: BookDigest, id: String, edition: String, from: NaiveDate },
    /// Open the day. The order is the book's, unless `by_hand`.
    OpenDay { on_shift: Vec<Place>, by_hand: bool },
    /// Somebody signs in after the day was opened.
    SignIn { place: Place },
    /// Somebody goes home before the close.
    SignOut { person: PersonId },
    /// Close the day, with an end for what still runs or waits.
    CloseDay { ends: Vec<End> },
    /// Receive a visitor.
    Receive(Arrival),
    /// Receive a visitor who waits, with what is known now.
    Seat { visit: VisitId, arrival: Arrival },
    /// A waiting visitor left.
    Leave { visit: VisitId },
    /// A colleague helps with a large party; `by` is who sent him, if somebody did.
    Help { visit: VisitId, helper: PersonId, by: Option<PersonId> },
    /// The helper is done.
    EndHelp { visit: VisitId, helper: PersonId },
    /// What was still open when somebody was done helping is answered.
    SettleHelp { visit: VisitId, helper: PersonId },
    /// Hand a reception over. `customer` names the old client the visitor turned out to be; `by` is who ordered or permitted
    /// it, where somebody must.
    HandOver {
        visit: VisitId,
        to: Option<PersonId>,
        cause: Cause,
        customer: Option<CustomerId>,
        by: Option<PersonId>,
    },
    /// The visitor is not a buyer. `minutes` after the start; by the clock if not given; `by` is who found it right, where
    /// somebody must.
    Identify {
        visit: VisitId,
        purpose: Purpose,
        declared: Declared,
        minutes: Option<i64>,
        by: Option<PersonId>,
    },
    /// End a reception.
    EndReception { visit: VisitId },
    /// Register a visit.
    Register(Registering),
    /// Record a follow-up. `reached` is whether the client answered; whether it counts, the book says.
    /// What was said is on a card.
    FollowUp { customer: CustomerId, by: PersonId, kind: ContactKind, reached: bool, note: Option<CardRef> },
    /// Grade a client.
    GradeClient { customer: CustomerId, grade: Grade, by: PersonId },
    /// File a client before he comes; `minutes` before, if that is said.
    FileClient { customer: CustomerId, by: PersonId, minutes: Option<i64> },
    /// Record a deal.
    Deal(Dealing),
    /// Someone leaves the floor.
    GoOut { person: PersonId, reason: AbsenceReason, notified: bool, approved_by: Option<PersonId> },
    /// Someone is back.
    ComeBack { person: PersonId },
    /// The telephone rings, for somebody or for nobody in particular; `caller` is who rings, if his name is taken, with
    /// the card it is taken down on, if he is new.
    Answer {
        called: Option<PersonId>,
        by: Option<PersonId>,
        purpose: Purpose,
        caller: Option<CustomerId>,
        card: Option<CardRef>,
    },
    /// Give the day a table of calls.
    SetCallOrder { order: Vec<PersonId> },
    /// Set an order that the book names.
    SetOrder { order: Name, people: Vec<PersonId>, by: PersonId },
    /// A call ends.
    EndCall { by: PersonId },
    /// Begin or end a duty shift.
    SetDuty { person: Option<PersonId> },
    /// Begin or end a major event.
    SetEvent { on: bool },
    /// Place a make-up.
    PlaceCredit { credit: CreditId, by: PersonId },
    /// Decide otherwise than the book.
    Overrule { visit: VisitId, to: PersonId, turn: Turn, by: PersonId, because: CardRef },
    /// Penalise somebody for a breach.
    Penalise(Penalising),
    /// Somebody proves that he received a client first who could not say with whom he had been.
    Prove { customer: CustomerId, by: PersonId },
    /// The time in which the earlier receiver of a client could be found is over.
    Unfound { customer: CustomerId },
    /// Bring something forward in a case.
    BringCase(Bringing),
    /// Both entries of a conflict stand.
    SettleConflict { entry: EntryId, conflict: ConflictKind, note: CardRef, by: PersonId },
    /// Somebody claims a client another has: whose is he?
    RuleCase(Objection),
    /// Somebody leaves the company; `to` is who has his clients from now on.
    Depart { person: PersonId, by: PersonId, to: Option<PersonId> },
    /// Share the clients of somebody who left out to others.
    ShareOut { from: PersonId, plan: Vec<(CustomerId, PersonId)>, by: PersonId },
    /// Two records are one person's, or two persons of one household.
    Link { one: CustomerId, other: CustomerId, relation: Option<Relation>, same: Option<Same>, by: PersonId },
    /// They are not.
    Part { one: CustomerId, other: CustomerId, by: PersonId },
    /// Bring clients of an old ledger in; `weighed_by` is who decides that they are whose it says.
    BringIn { clients: Vec<BroughtIn>, weighed_by: Option<PersonId> },
    /// Take an entry in the register back.
    Withdraw { visit: VisitId, registration: EntryId, by: PersonId },
    /// Appoint a standing deputy, or end that.
    SetProxy { person: PersonId, proxy: Option<PersonId> },
    /// Strike out an entry made by mistake.
    Void { target: EntryId, because: Option<CardRef> },
}
