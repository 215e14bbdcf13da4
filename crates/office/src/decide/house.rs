//! Nobody is in the house twice: a customer who is received, or waits, is not received again.

use crate::id::{CustomerId, Now, VisitId};
use crate::refusal::{InHouse, Reason, Refusal};
use crate::rotation::Floor;

/// Refuses a customer who is in the house already in another visit than this one.
pub(super) fn once(floor: &Floor<'_>, customer: CustomerId, visit: Option<VisitId>) -> Result<(), Refusal> {
    let Some(found) = floor.state.in_house(customer, visit) else { return Ok(()) };
    let stint = found.stint().filter(|stint| stint.to.is_none());
    let since = Now(stint.map_or(found.at, |stint| stint.from)).minute();
    Err(Reason::InHouse(InHouse { visit: found.id, with: stint.map(|stint| stint.person), since }).into())
}
