//! "Why not me?" — for everyone on shift, now or at any recorded moment.

use crate::event::{Reception, Seen, Shelf};
use crate::id::PersonId;
use rulebook::word::{Engaged, Missed, Presence, Role};
use rulebook::{ArticleId, Question};

/// Why a person does not receive a visitor, with the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// He does.
    Receives,
    /// He was not on shift.
    Off,
    /// His turn came up while something kept him.
    Passed {
        /// What kept him.
        engaged: Engaged,
        /// What became of the turn.
        missed: Missed,
    },
    /// He was not free.
    NotFree(Presence),
    /// The visitor asked for the receiver.
    AskedFor,
    /// The visitor is the receiver's client.
    OwnClient,
    /// The receiver recognised his client.
    Recognised,
    /// The visitor is no customer: the last free person receives.
    NoCustomer,
    /// The receiver is on the duty shift.
    DutyShift,
    /// The receiver stands in for the colleague whose client it is.
    StandsIn,
    /// A supervisor or manager decided.
    Decided,
    /// The receiver has an older make-up, which goes before the head.
    MakeUpFirst,
    /// He stands behind the receiver by this many places.
    Behind(u32),
}

impl WhyNot {
    /// The message key.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Receives => "receives",
            Self::Off => "off",
            Self::Passed { .. } => "passed",
            Self::NotFree(_) => "not_free",
            Self::AskedFor => "asked_for",
            Self::OwnClient => "own_client",
            Self::Recognised => "recognised",
            Self::NoCustomer => "no_customer",
            Self::DutyShift => "duty_shift",
            Self::StandsIn => "stands_in",
            Self::Decided => "decided",
            Self::MakeUpFirst => "make_up_first",
            Self::Behind(_) => "behind",
        }
    }
}

/// Why `person` does not receive, and by which articles, as the books of the shelf have them.
pub fn why_not(reception: &Reception, shelf: &impl Shelf, person: PersonId) -> (WhyNot, Vec<ArticleId>) {
    let rulings = reception.law.rulings(shelf);
    let by = |question: Question| {
        let rulings = rulings.iter().filter(|ruling| ruling.question == question);
        rulings.flat_map(|ruling| ruling.cites.iter().cloned()).collect::<Vec<_>>()
    };
    if person == reception.receiver {
        return (WhyNot::Receives, by(Question::Receiver));
    }
    let Some(place) = reception.queue.iter().position(|seen| seen.person == person) else {
        return (WhyNot::Off, Vec::new());
    };
    if let Some(passed) = reception.passed.iter().find(|passed| passed.person == person) {
        return (WhyNot::Passed { engaged: passed.engaged, missed: passed.missed }, passed.cites.clone());
    }
    let direct = match reception.role {
        Role::Named => Some(WhyNot::AskedFor),
        Role::Own => Some(WhyNot::OwnClient),
        Role::Recognised => Some(WhyNot::Recognised),
        Role::Duty => Some(WhyNot::DutyShift),
        Role::Assigned | Role::WalkedTo | Role::Proxy => Some(WhyNot::Decided),
        Role::OnTurn | Role::Assist | Role::Helper | Role::Tail => None,
    };
    if let Some(why) = direct {
        return (why, by(Question::Receiver));
    }
    let seen: &Seen = &reception.queue[place];
    if seen.presence != Presence::Free {
        return (WhyNot::NotFree(seen.presence), by(Question::Receiver));
    }
    if reception.credit.is_some() {
        return (WhyNot::MakeUpFirst, by(Question::MakeUp));
    }
    let receiver = reception.queue.iter().position(|seen| seen.person == reception.receiver).unwrap_or(0);
    match reception.role {
        Role::Tail => (WhyNot::NoCustomer, by(Question::Receiver)),
        _ if place > receiver => (WhyNot::Behind((place - receiver) as u32), by(Question::Receiver)),
        _ => (WhyNot::StandsIn, by(Question::Receiver)),
    }
}
