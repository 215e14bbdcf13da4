//! The calls: who rang, who answered and by which article, what came of it, and who is still to be rung back.

mod came;
mod rows;
mod turn;

pub use came::{RING_BACK_DAYS, RingBack};
pub use rows::{CALLS, FILTERS, Found, RING, Which};
pub use turn::CallTurn;
