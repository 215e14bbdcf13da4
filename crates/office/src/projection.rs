//! What is shown: plain rows derived from the state. No prose: ids, words and numbers.

mod board;
mod why;

pub use board::{Board, Next, Row, Serving};
pub use why::{WhyNot, why_not};

use crate::state::State;
use journal::{Digest, canonical, digest};

/// The digest of a state: equal on every device that holds the same entries.
pub fn state_digest(state: &State) -> Digest {
    let json = serde_json::to_value(state).unwrap_or_default();
    digest(canonical(&json).as_bytes())
}
