//! What stands between the office and any screen: the books of an office on one device, and what a screen reads from them.
//!
//! [`Books`] hold the journal, the cards, the adopted rulebooks and the state derived from them. What comes from a device —
//! ids, the clock, who works at it, who decides — comes in. Around them stand the questions that every screen asks: whom a
//! card is like, which visits a page of the ledger shows, what is still to be registered, by which articles.
//!
//! A screen names nothing below: the ids, the words and what is read come from here ([`book`], [`command`], [`event`], [`floor`]).
//!
//! The cards never enter the chain, so the core cannot read them: it is told which customers are alike, and which columns
//! are filled. Whoever tells it, the desk or a scenario, asks here, so that both give the same answer.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may fail loudly"))]

pub mod account;
pub mod act;
pub mod alike;
pub mod arriving;
mod aside;
pub mod asks;
mod backup;
pub mod book;
mod books;
pub mod calls;
pub mod case;
mod chronicle;
pub mod cited;
mod clientele;
pub mod clients;
pub mod column;
pub mod command;
pub mod conflicts;
pub mod crew;
mod days;
mod demanded;
pub mod devices;
pub mod event;
pub mod filter;
pub mod floor;
pub mod handover;
pub mod known;
pub mod laws;
pub mod ledger;
mod likeness;
mod line;
pub mod old_ledger;
pub mod pairs;
pub mod proof;
pub mod register;
pub mod replay;
pub mod report;
pub mod roster;
pub mod row;
pub mod shares;
pub mod sheet;
mod story;
pub mod struck;
pub mod unread;
mod who;

pub use arriving::Arriving;
pub use aside::{Aside, Part};
pub use books::Books;
pub use chronicle::Chronicle;
pub use journal::{Card, DeviceId, EntryId, Head, Reason as WhyHeld};
pub use line::{Line, Unwritten};
pub use office::asking::Held;
pub use office::state::Person;
pub use office::{Asked, Command, CustomerId, Minute, Now, PersonId, Reason, Refusal, VisitId};
pub use rulebook::share::Cents;
pub use rulebook::word;
