//! Which questions each act asks, and which facts may be told with it.

use crate::command::Command;
use crate::told::of_office;
use rulebook::supply::supply;
use rulebook::{Book, Fact, Question};

/// The questions that an act may ask the book.
pub const fn questions(command: &Command) -> &'static [Question] {
    use Question::*;
    match command {
        Command::OpenDay { .. } => &[NextDay, Unfound, MakeUp],
        Command::CloseDay => &[NextDay, MakeUp],
        Command::Receive(_) | Command::Seat { .. } => {
            &[Standing, Filing, Receiver, Turn, SecondClient, MakeUp, Passed, Eligible]
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
        Command::RuleCase { .. } => &[Claim, Collision],
        Command::Depart { .. } => &[Departure],
        Command::Prove { .. } | Command::Unfound { .. } => &[Unfound, MakeUp],
        Command::FoundOffice { .. }
        | Command::EnrolPerson { .. }
        | Command::ChangePerson { .. }
        | Command::AdoptRulebook { .. }
        | Command::SignIn { .. }
        | Command::Leave { .. }
        | Command::GradeClient { .. }
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

/// Whether a fact may be told with an act: the book looks at it in a question of the act, or the ledger would supply it.
pub fn takes(book: &Book, command: &Command, fact: Fact) -> bool {
    // What is true of the whole office is told when its day begins, whoever looks at it later.
    if matches!(command, Command::OpenDay { .. }) && of_office(fact) {
        return Question::ALL.iter().any(|question| book.looks_at(*question, fact));
    }
    let about_himself = matches!(command, Command::GoOut { .. });
    let gives = |question| supply(question).is_some_and(|supply| supply.gives(fact));
    questions(command).iter().any(|question| match of_others(*question) && !about_himself {
        true => book.looks_at(*question, fact) && !gives(*question),
        false => takes_at(book, *question, fact),
    })
}

/// Whether a question takes a fact.
pub(crate) fn takes_at(book: &Book, question: Question, fact: Fact) -> bool {
    book.looks_at(question, fact) || supply(question).is_some_and(|supply| supply.gives(fact))
}

/// Whether a question is asked about others than the act is about: there only what the ledger does not know may be told.
/// Who goes out is asked himself; what he told is kept with his absence.
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
