//! A reception: who receives, and why he.

mod written;

use super::{Law, Passed, Seen};
use crate::id::{CreditId, PersonId};
use rulebook::word::{HelpCause, Role, Turn};
use rulebook::{ArticleId, Turns};
use serde::{Deserialize, Serialize};
use written::Written;

/// How a visitor came to be received by somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Who was passed on the way to the receiver, in order.
    pub passed: Vec<Passed>,
    /// The queue as it stood.
    pub queue: Vec<Seen>,
    /// Whether the visitor's time with his former agent had run out: then he is a client anew.
    pub anew: bool,
    /// The articles by which a make-up is granted here, if one is.
    pub cites: Vec<ArticleId>,
    /// What it rests on.
    pub law: Law,
}
