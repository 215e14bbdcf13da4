//! The figures of a period: one source for the day, the week, the month and any other. Nothing is counted here that the ledger
//! or the account of a day counts otherwise: receptions that count are those of [`Stint::counts`](office::ledger::Stint::counts),
//! registrations stand as [`Books::registered`](crate::Books::registered) says, turns are lost by the accounts of the days.
//!
//! What is struck out is in no figure. A visit is of the day on which the visitor came, with all that was done in it.

mod deals;
mod fair;
mod figures;
mod losses;
mod owed;
mod own;
mod parts;
mod period;
mod presence;
mod reckoned;
mod rows;
mod shares;
mod within;

pub use fair::{Fair, Fairness, Passing};
pub use figures::{Figures, Rate, Stages};
pub use losses::Loss;
pub use own::{Item, What};
pub use period::{Length, Period};
pub use reckoned::Report;
pub use rows::{BY_CHANNEL, BY_DAY, BY_PERSON, FAIRNESS, LANDED, OWN, PASSED};
pub use shares::Milli;
