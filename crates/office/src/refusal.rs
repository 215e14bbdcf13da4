//! Refusals: why a command was not carried out, by which article, and what to do.

use crate::id::{Minute, PersonId, VisitId};
use chrono::NaiveDate;
use rulebook::word::Office;
use rulebook::{ArticleId, Fact, Facts, Name, Question, RuleId, Ruling};

/// Why a command was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No book is in force on this date.
    NoBook(NaiveDate),
    /// The office has no name yet.
    NotFounded,
    /// The hours do not follow each other.
    HoursReversed(Minute, Minute),
    /// A name is missing.
    NameMissing,
    /// The day is not open.
    DayNotOpen,
    /// This day is already open.
    DayAlreadyOpen(NaiveDate),
    /// This day was opened and closed before.
    DayAlreadyClosed(NaiveDate),
    /// An earlier day is still open.
    EarlierDayOpen(NaiveDate),
    /// Nobody is on shift.
    NobodyOnShift,
    /// Somebody stands twice on the table.
    Twice(PersonId),
    /// There is no such person, or he has left.
    NoSuchPerson,
    /// He is not on shift today.
    NotOnShift(PersonId),
    /// He is on shift today: he signs out first, or the day is closed.
    OnShift(PersonId),
    /// He is not free.
    NotFree(PersonId),
    /// There is no such visit, or it is over.
    NoSuchVisit,
    /// The visitor does not wait.
    NotWaiting,
    /// There is no such customer.
    NoSuchCustomer,
    /// The customer is in the house already, and nobody is in it twice.
    InHouse(InHouse),
    /// Receptions are still going on.
    StillReceiving(Vec<PersonId>),
    /// Visitors still wait.
    StillWaiting(usize),
    /// He is already out.
    AlreadyOut(PersonId),
    /// He is not out.
    NotOut(PersonId),
    /// He is suspended until this day.
    Suspended(PersonId, NaiveDate),
    /// This person has several clients, and it is not said which of them is of the household.
    WhichRecord(PersonId),
    /// The clients of who left are everybody's by the book.
    EverybodysByTheBook,
    /// There is no deal with him.
    NoDeal,
    /// The shares of the book do not make up the whole of the sum.
    SharesDoNotFit,
    /// Who signed in, and in what order, is not said.
    SignInsNeeded,
    /// He may not file clients until this day.
    FilingSuspended(PersonId, NaiveDate),
    /// The book does not accept this entry.
    NotAccepted,
    /// It is not, or no longer, open whose client he is.
    NotPending,
    /// The time in which it may still be found out is not over; the last day of it.
    StillOpen(NaiveDate),
    /// He is not on the telephone.
    NotOnCall(PersonId),
    /// Nobody is free to answer.
    NobodyFree,
    /// The book needs this fact first.
    Asks(Fact),
    /// Rules clash; a person of this office or above decides, and says why.
    Clash {
        /// The rules.
        rules: Vec<RuleId>,
        /// The office.
        by: Office,
    },
    /// No question of this act takes this fact.
    NotAsked(Fact),
    /// What is told is otherwise than what the act itself says.
    ToldOtherwise(Fact),
    /// This rule clashes with none here: there is nothing to decide.
    NothingToDecide(RuleId),
    /// What was agreed lies outside what the book allows, or was not said by whom it leaves it to.
    NotAgreed,
    /// The book leaves it to a manager: say whom he assigns.
    ManagerDecides,
    /// This needs somebody of this office or above.
    Needs(Office),
    /// There is no such make-up to place.
    NoSuchCredit,
    /// The book declares no such order.
    NoSuchOrder(Name),
    /// There is no such entry, or it is struck out already.
    NoSuchEntry,
    /// This entry cannot be struck out because others rest on it.
    OthersRestOnIt,
    /// Nothing would change.
    NothingChanges,
    /// It is not decided here: the rest of the program is not there yet.
    Elsewhere,
}

/// A customer who is being received, or waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InHouse {
    /// The visit that is not over.
    pub visit: VisitId,
    /// Who is with him; nobody, if he waits.
    pub with: Option<PersonId>,
    /// Since when.
    pub since: Minute,
}

impl Reason {
    /// The message key.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoBook(_) => "no_book",
            Self::NotFounded => "not_founded",
            Self::HoursReversed(..) => "hours_reversed",
            Self::NameMissing => "name_missing",
            Self::DayNotOpen => "day_not_open",
            Self::DayAlreadyOpen(_) => "day_already_open",
            Self::DayAlreadyClosed(_) => "day_already_closed",
            Self::EarlierDayOpen(_) => "earlier_day_open",
            Self::NobodyOnShift => "nobody_on_shift",
            Self::Twice(_) => "twice",
            Self::NoSuchPerson => "no_such_person",
            Self::NotOnShift(_) => "not_on_shift",
            Self::OnShift(_) => "on_shift",
            Self::NotFree(_) => "not_free",
            Self::NoSuchVisit => "no_such_visit",
            Self::NotWaiting => "not_waiting",
            Self::NoSuchCustomer => "no_such_customer",
            Self::InHouse(InHouse { with: Some(_), .. }) => "in_house",
            Self::InHouse(InHouse { with: None, .. }) => "in_house_waiting",
            Self::StillReceiving(_) => "still_receiving",
            Self::StillWaiting(_) => "still_waiting",
            Self::AlreadyOut(_) => "already_out",
            Self::NotOut(_) => "not_out",
            Self::Suspended(..) => "suspended",
            Self::WhichRecord(_) => "which_record",
            Self::EverybodysByTheBook => "everybodys_by_the_book",
            Self::NoDeal => "no_deal",
            Self::SharesDoNotFit => "shares_do_not_fit",
            Self::SignInsNeeded => "sign_ins_needed",
            Self::FilingSuspended(..) => "filing_suspended",
            Self::NotAccepted => "not_accepted",
            Self::NotPending => "not_pending",
            Self::StillOpen(_) => "still_open",
            Self::NotOnCall(_) => "not_on_call",
            Self::NobodyFree => "nobody_free",
            Self::Asks(_) => "asks",
            Self::Clash { .. } => "clash",
            Self::NotAsked(_) => "not_asked",
            Self::ToldOtherwise(_) => "told_otherwise",
            Self::NothingToDecide(_) => "nothing_to_decide",
            Self::NotAgreed => "not_agreed",
            Self::ManagerDecides => "manager_decides",
            Self::Needs(_) => "needs",
            Self::NoSuchCredit => "no_such_credit",
            Self::NoSuchOrder(_) => "no_such_order",
            Self::NoSuchEntry => "no_such_entry",
            Self::OthersRestOnIt => "others_rest_on_it",
            Self::NothingChanges => "nothing_changes",
            Self::Elsewhere => "elsewhere",
        }
    }

    /// The people the message is about.
    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::Twice(p)
            | Self::NotOnShift(p)
            | Self::OnShift(p)
            | Self::NotFree(p)
            | Self::AlreadyOut(p)
            | Self::NotOut(p)
            | Self::Suspended(p, _)
            | Self::FilingSuspended(p, _)
            | Self::WhichRecord(p)
            | Self::NotOnCall(p) => vec![*p],
            Self::StillReceiving(people) => people.clone(),
            Self::InHouse(found) => found.with.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The other argument of the message: a date, a fact, a word, a number; empty if there is none.
    pub fn argument(&self) -> String {
        match self {
            Self::NoBook(date)
            | Self::DayAlreadyOpen(date)
            | Self::DayAlreadyClosed(date)
            | Self::Suspended(_, date)
            | Self::FilingSuspended(_, date)
            | Self::StillOpen(date)
            | Self::EarlierDayOpen(date) => date.to_string(),
            Self::HoursReversed(from, to) => format!("{from}–{to}"),
            Self::StillWaiting(n) => n.to_string(),
            Self::InHouse(found) => found.since.to_string(),
            Self::Asks(fact) | Self::NotAsked(fact) | Self::ToldOtherwise(fact) => fact.name().into(),
            Self::NothingToDecide(rule) => rule.0.clone(),
            Self::Needs(office) => office.word().into(),
            Self::NoSuchOrder(order) => order.word().into(),
            Self::Clash { rules, .. } => {
                rules.iter().map(|rule| rule.0.as_str()).collect::<Vec<_>>().join(" × ")
            }
            _ => String::new(),
        }
    }
}

/// A refusal. Like a ruling, it cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// By which articles, where the book is the reason.
    pub cites: Vec<ArticleId>,
    /// The question that is open, where a fact must be known first.
    pub asked: Option<Box<Asked>>,
}

/// A question of the book that is open: enough to show what each answer would lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The day as of which it is asked.
    pub on: NaiveDate,
    /// What is known so far, as far as the book looks at it.
    pub facts: Facts,
    /// Whom it is about, where that is somebody else than the act is about.
    pub about: Option<PersonId>,
    /// Whether it was said that nobody knows, and the act cannot be done so: something that it moves hangs on it.
    pub known_by_nobody: bool,
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { reason, cites: Vec::new(), asked: None }
    }
}

impl Refusal {
    /// A refusal by these articles.
    pub const fn citing(reason: Reason, cites: Vec<ArticleId>) -> Self {
        Self { reason, cites, asked: None }
    }

    /// A refusal for which the book is the reason.
    pub fn by(reason: Reason, ruling: &Ruling) -> Self {
        Self::citing(reason, ruling.cites.clone())
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.reason.key())?;
        let argument = self.reason.argument();
        if argument.is_empty() { Ok(()) } else { write!(f, " ({argument})") }
    }
}

impl std::error::Error for Refusal {}
