//! A reception: who receives, and why he.

mod written;

use super::law::Law;
use super::parts::{FilingFound, Passed, Saw, Seen};
use crate::id::{CreditId, PersonId};
use paper::Read;
use rulebook::word::{HelpCause, Role, Turn};
use rulebook::{ArticleId, Turns};
use serde::Serialize;
use written::{Queue, Who, Written, WrittenPassed};

/// How a visitor came to be received by somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(try_from = "Written", into = "Written")]
pub struct Reception {
    /// Who receives.
    pub receiver: PersonId,
    /// In what capacity.
    pub role: Role,
    /// What it does to his turn.
    pub turn: Turn,
    /// How many turns it uses if it is counted, a tenth to 9.
    pub weight: Turns,
    /// The make-up it uses, if any: then the turn costs no tick.
    pub credit: Option<CreditId>,
    /// Whether a make-up the reception itself earns may be used at once.
    pub placed: bool,
    /// Why somebody helps with a colleague's client, if he does.
    pub help: Option<HelpCause>,
    /// Whether it is yet to be found out whose client he is.
    pub pending: bool,
    /// Whose client the visitor is or becomes.
    pub owner: Option<PersonId>,
    /// Who serves him from here on, where that is not whose performance it is.
    pub serves: Option<PersonId>,
    /// What was known of the client where it makes him another's.
    pub saw: Saw,
    /// Who was passed on the way to the receiver, in order.
    pub passed: Vec<Passed>,
    /// The queue as it stood.
    pub queue: Vec<Seen>,
    /// What was found of the times he was filed before, as far as the book was asked.
    pub found: Vec<FilingFound>,
    /// Whether the visitor's time with his former agent had run out: then he is a client anew.
    pub anew: bool,
    /// The articles by which a make-up is granted here, if one is.
    pub cites: Vec<ArticleId>,
    /// What it rests on.
    pub law: Law,
}

impl From<Reception> for Written {
    fn from(reception: Reception) -> Self {
        let queue = Queue(reception.queue);
        let owner = match reception.owner {
            Some(owner) if owner == reception.receiver => None,
            Some(owner) => Some(queue.who(owner)),
            None => Some(Who::Nobody),
        };
        let passed = |passed: Passed| {
            let Passed { person, engaged, missed, cites, placed, silent } = passed;
            WrittenPassed { person: queue.who(person), engaged, missed, cites, placed, silent }
        };
        Self {
            receiver: queue.who(reception.receiver),
            role: reception.role,
            turn: reception.turn,
            weight: reception.weight,
            credit: reception.credit,
            placed: reception.placed,
            help: reception.help,
            pending: reception.pending,
            owner,
            serves: reception.serves.map(|serves| queue.who(serves)),
            saw: reception.saw,
            passed: reception.passed.into_iter().map(passed).collect(),
            found: reception.found,
            anew: reception.anew,
            cites: reception.cites,
            law: reception.law,
            queue,
        }
    }
}

impl TryFrom<Written> for Reception {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let queue = &written.queue;
        let receiver = queue.person(written.receiver)?;
        let owner = match written.owner {
            None => Some(receiver),
            Some(Who::Nobody) => None,
            Some(who) => Some(queue.person(who)?),
        };
        let passed = |passed: WrittenPassed| {
            let WrittenPassed { person, engaged, missed, cites, placed, silent } = passed;
            Ok(Passed { person: queue.person(person)?, engaged, missed, cites, placed, silent })
        };
        Ok(Self {
            receiver,
            role: written.role,
            turn: written.turn,
            weight: written.weight,
            credit: written.credit,
            placed: written.placed,
            help: written.help,
            pending: written.pending,
            owner,
            serves: written.serves.map(|who| queue.person(who)).transpose()?,
            saw: written.saw,
            passed: written.passed.into_iter().map(passed).collect::<Result<_, Self::Error>>()?,
            found: written.found,
            anew: written.anew,
            cites: written.cites,
            law: written.law,
            queue: written.queue.0,
        })
    }
}
