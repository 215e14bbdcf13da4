//! What it means: commands, events, the queue, the visits, the people — and the one way in.
//!
//! [`decide`] turns a command into events and is where refusals live. [`State::apply`] takes every event in and
//! refuses nothing. Neither reads a clock, a locale, randomness or storage: [`Now`], ids and the book come in.
//!
//! Reading order: [`event`], [`command`], [`state`], [`rotation`], [`decide()`], [`projection`].
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may fail loudly"))]

pub mod asking;
pub mod command;
pub mod day;
pub mod decide;
mod earlier;
pub mod event;
mod history;
pub mod id;
pub mod ledger;
pub mod left_open;
pub mod projection;
pub mod refusal;
pub mod rotation;
mod round;
pub mod state;
pub mod told;

pub use asking::Asking;
pub use command::Command;
pub use decide::decide;
pub use earlier::Earlier;
pub use event::{Event, Recorded};
pub use id::{CreditId, CustomerId, Minute, Now, PersonId, VisitId};
pub use refusal::{Asked, Reason, Refusal};
pub use state::{Conflict, State};
pub use told::{Decided, Told};
