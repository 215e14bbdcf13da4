//! Acts: looked at as they stand, and carried out.

use super::{Desk, Trouble, acts::Acts, device::ids::new_salt, local_now};
use counter::act::{At, Draft, Subject};
use journal::EntryId;

impl Desk {
    /// Looks at what can be done to something; tracked.
    pub fn at<T>(self, subject: Subject, look: impl FnOnce(&At<'_>) -> T) -> Option<T> {
        let (decider, now, operator) = (self.decider(), local_now(), self.operator());
        self.read(|books| look(&At { books, decider, now, operator, subject }))
    }

    /// A salt for the cards of an act.
    ///
    /// # Errors
    /// The device has no randomness.
    pub fn salt(self) -> Result<String, Trouble> {
        Ok(new_salt()?)
    }

    /// Carries out an act as it was filled in.
    ///
    /// # Errors
    /// Nothing was written, and why.
    pub async fn act(self, draft: Draft) -> Result<Vec<EntryId>, Trouble> {
        let Draft { command, told, cards, by } = draft;
        let acts = Acts { by, acts: vec![(command, told)], cards, documents: Vec::new() };
        (self.pen().await?.write)(acts).await
    }
}
