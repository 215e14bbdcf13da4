//! The act that brings the clients of an old ledger in.

use super::found::Old;
use crate::{Command, CustomerId};
use journal::CardRef;
use office::PersonId;
use office::event::BroughtIn;

/// The act that brings clients in, each with the card that was sealed for him, under a fresh id.
pub fn bringing(
    clients: impl IntoIterator<Item = (CustomerId, CardRef, Old)>,
    weighed_by: Option<PersonId>,
) -> Command {
    let client = |(customer, card, old): (CustomerId, CardRef, Old)| BroughtIn {
        customer,
        card,
        by: old.by,
        on: old.on,
    };
    Command::BringIn { clients: clients.into_iter().map(client).collect(), weighed_by }
}
