//! What is carried out, and the pen that does it, as the desk holds it.

use super::trouble::Trouble;
use futures::future::LocalBoxFuture;
use journal::{Card, EntryId};
use office::decide::Decider;
use office::{Command, PersonId, Told};
use std::sync::Arc;

/// What is to be carried out in one transaction: all or none.
pub(super) struct Acts {
    /// Who does it.
    pub(super) by: Option<PersonId>,
    pub(super) acts: Vec<(Command, Told)>,
    pub(super) cards: Vec<Card>,
    pub(super) documents: Vec<serde_json::Value>,
}

/// The entries of what was carried out, or why it was not.
pub(super) type Carried = LocalBoxFuture<'static, Result<Vec<EntryId>, Trouble>>;

/// Something the pen does by itself.
pub(super) type Does = Arc<dyn Fn() -> LocalBoxFuture<'static, ()> + Send + Sync>;

/// What the part of the pen brings (`pen.rs`).
#[derive(Clone)]
pub(super) struct Pen {
    /// Decides every command.
    pub(super) decider: Decider,
    /// Carries acts out.
    pub(super) write: Arc<dyn Fn(Acts) -> Carried + Send + Sync>,
    /// Takes in what another tab tells it has appended; whether that could be done.
    pub(super) hear: Arc<dyn Fn(&str) -> bool + Send + Sync>,
    /// Looks whether the database still holds what memory does.
    pub(super) look_after: Does,
    /// Puts rulebooks back that are adopted and not here.
    pub(super) bring_books_back: Does,
}
