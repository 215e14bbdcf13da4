//! What is open above the clients.

use counter::{CustomerId, VisitId};
use leptos::prelude::*;

/// What is open above the clients; nothing at first.
#[derive(Clone, Copy, Default)]
pub(super) struct Opened {
    /// The card of a client.
    pub(super) client: RwSignal<Option<CustomerId>>,
    /// Writing down a follow-up.
    pub(super) follow: RwSignal<Option<CustomerId>>,
    /// The registration of a visit.
    pub(super) register: RwSignal<Option<VisitId>>,
}
