//! Which questions each act asks, and which facts may be told with it.

use crate::command::Command;
use crate::told::of_office;
use rulebook::declare::Source;
use rulebook::supply::supply;
use rulebook::{Book, Fact, Question};

/// The questions that an act may ask the book.
pub const fn questions(command: &Command) -> &'static [Question] {
    use Question::*;
    match command {
        Command::OpenDay { .. } => &[NextDay, Unfound, MakeUp],
        Command::SignIn { .. } => &[SignIn],
        Command::SignOut { .. } => &[SignOut, NextDay, MakeUp],
        Command::CloseDay { .. } => &[NextDay, MakeUp, HelpEnded],
        Command::Receive(_) | Command::Seat { .. } => {
            &[Standing, Filing, Receiver, Turn, SecondClient, MakeUp, Passed, Eligible, Overrule]
        }
        Command::Help { .. } => &[Standing, Filing, Turn],
        Command::EndHelp { .. } | Command::EndReception { .. } | Command::SettleHelp { .. } => {
            &[HelpEnded, MakeUp]
        }
        Command::HandOver { .. } => &[Standing, Filing, Handover, Turn, MakeUp, Eligible],
        Command::Identify { .. } => &[Identified, MakeUp, Eligible],
        Command::Register { .. } => &[Registration, Standing, Filing],
        Command::FollowUp { .. } => &[FollowUp, Standing, Filing, PublicPool],
        Command::FileClient { .. } => &[Filing],
        Command::Deal { .. } => &[Collision, Split, Payout],
        Command::GoOut { .. } => &[Passed],
        Command::Answer { .. } => &[Call, Passed],
        Command::PlaceCredit { .. } => &[MakeUp],
        Command::Overrule { .. } => &[Overrule],
        Command::Penalise { .. } => &[Penalty],
        Command::RuleCase { .. } => &[Claim, Collision, Household],
        Command::Depart { .. } | Command::ShareOut { .. } => &[Departure],
        Command::Prove { .. } | Command::Unfound { .. } => &[Unfound, MakeUp],
        Command::FoundOffice { .. }
        | Command::EnrolPerson { .. }
        | Command::ChangePerson { .. }
        | Command::AdoptRulebook { .. }
        | Command::Leave { .. }
        | Command::Link { .. }
        | Command::Part { .. }
        | Command::BringIn { .. }
        | Command::Withdraw { .. }
        | Command::GradeClient { .. }
        | Command::BringCase(_)
        | Command::SettleConflict { .. }
        | Command::ComeBack { .. }
        | Command::SetCallOrder { .. }
        | Command::SetOrder { .. }
        | Command::EndCall { .. }
        | Command::SetDuty { .. }
        | Command::SetEvent { .. }
        | Command::SetProxy { .. }
        | Command::Void { .. } => &[],
    }
}

/// The questions that may come later in the matter an act belongs to: what is told with it is kept for them.
const fn later(command: &Command) -> &'static [Question] {
    use Question::*;
    match command {
        Command::Receive(_)
        | Command::Seat { .. }
        | Command::Help { .. }
        | Command::HandOver { .. }
        | Command::Identify { .. }
        | Command::Register { .. } => &[
            Handover,
            Identified,
            HelpEnded,
            Registration,
            FollowUp,
            Standing,
            PublicPool,
            Unfound,
            Split,
            Payout,
            Collision,
            Claim,
        ],
        Command::FollowUp { .. }
        | Command::FileClient { .. }
        | Command::Deal { .. }
        | Command::Depart { .. } => {
            &[Filing, Standing, FollowUp, PublicPool, Split, Payout, Collision, Claim]
        }
        Command::Answer { .. } => &[Receiver, Turn, Filing, Standing, FollowUp],
        _ => &[],
    }
}

/// Whether an arrival has a place of its own for a fact: it is written down, or acted by, whether the book looks at it or not.
const fn of_arrival(fact: Fact) -> bool {
    matches!(
        fact,
        Fact::Purpose
            | Fact::Declared
            | Fact::Channel
            | Fact::BroughtBy
            | Fact::ClientGrade
            | Fact::Recall
            | Fact::Parties
            | Fact::People
            | Fact::BringsNew
            | Fact::Invited
            | Fact::OwnerTakesBoth
            | Fact::OwnerReachable
            | Fact::ProxyArranged
            | Fact::FiledMinutes
    )
}

/// Whether a fact may be told with an act: the book looks at it in a question of the act, or in one that comes later in the
/// same matter, or the act has a place for it.
pub fn takes(book: &Book, command: &Command, fact: Fact) -> bool {
    // What is true of the whole office is told when its day begins, whoever looks at it later.
    if matches!(command, Command::OpenDay { .. }) && of_office(fact) {
        return Question::ALL.iter().any(|question| looks(book, *question, fact));
    }
    let arrives = matches!(command, Command::Receive(_) | Command::Seat { .. });
    if arrives && of_arrival(fact) {
        return true;
    }
    // To whom a case falls that falls to the first, the desk reads from this.
    if matches!(command, Command::RuleCase(_)) && fact == Fact::FirstRegistered {
        return true;
    }
    let himself = matches!(command, Command::GoOut { .. });
    let asked = questions(command).iter().filter(|question| himself || !of_others(**question));
    asked.chain(later(command)).any(|question| looks(book, *question, fact))
}

/// Whether a book looks at a fact in a question, or counts another from it that it looks at.
pub(crate) fn looks(book: &Book, question: Question, fact: Fact) -> bool {
    let counted = |own: Fact| {
        let mut marks = vec![own];
        // INVARIANT (bounded): circles are refused when the book is read.
        while let Some(mark) = marks.pop() {
            let source = book.glossary().fact(mark).and_then(|declared| declared.source.as_ref());
            let from: Vec<Fact> = source.into_iter().flat_map(Source::marks).collect();
            if from.contains(&fact) {
                return true;
            }
            marks.extend(from);
        }
        false
    };
    book.looks_at(question, fact)
        || book.mentions(question).any(|own| matches!(own, Fact::Own(_)) && counted(own))
}

/// Whether a fact of another person may be told with an act: the book looks at it where it asks about others, and the ledger
/// does not know it.
pub fn takes_of(book: &Book, command: &Command, fact: Fact) -> bool {
    let told = matches!(command, Command::OpenDay { .. });
    let asks = |question: &Question| told || questions(command).contains(question);
    let others = [Question::Eligible, Question::Passed];
    others.iter().filter(|question| asks(question)).any(|question| {
        let gives = supply(*question).is_some_and(|supply| supply.gives(fact));
        book.looks_at(*question, fact) && !gives
    })
}

/// Whether a question is asked about others than the act is about; of them is told apart, and only what the ledger does not
/// know. Who goes out is asked himself: what he tells is kept with his absence.
pub(super) const fn of_others(question: Question) -> bool {
    matches!(question, Question::Eligible | Question::Passed)
}

/// Whether a fact is what the act itself says: nothing else may be told of it than a narrower word.
pub(super) const fn is_field(question: Question, fact: Fact) -> bool {
    matches!(
        (question, fact),
        (Question::Passed, Fact::AbsenceReason)
            | (Question::Handover, Fact::Cause)
            | (Question::FollowUp, Fact::ContactKind)
            | (Question::Penalty, Fact::Breach)
            | (Question::Payout | Question::Split, Fact::DealStage)
    )
}
