//! What is open above the ledger.

use counter::{EntryId, VisitId};
use leptos::prelude::*;

/// What is open above the ledger; nothing at first.
#[derive(Clone, Copy, Default)]
pub(super) struct Opened {
    /// The drawer of a visit.
    pub(super) visit: RwSignal<Option<VisitId>>,
    /// The sheet with the reasons of an entry.
    pub(super) why: RwSignal<Option<EntryId>>,
    /// The registration of a visit.
    pub(super) register: RwSignal<Option<VisitId>>,
}
