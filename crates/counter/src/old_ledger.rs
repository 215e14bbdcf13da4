//! An old ledger as rows of texts: what its columns are, who in it is new here, and what could not be read. Nothing is doubled:
//! whoever is here by his number, or stood further up, is not entered again.

mod bringing;
mod columns;
mod found;
mod heading;
mod known;
mod ledger;
mod rows;
mod shape;
mod what;

pub use bringing::bringing;
pub use found::{Found, Old, Unread};
pub use ledger::OldLedger;
pub use rows::OLD_LEDGER;
pub use what::What;
