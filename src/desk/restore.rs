//! Bringing back what was just undone by mistake.

use super::{Books, Desk, Trouble};

impl Desk {
    /// Takes the striking-out back that is the last thing this device wrote, with what was struck out together with it.
    ///
    /// # Errors
    /// As [`Desk::send`]; or something else was written since.
    pub async fn restore(self) -> Result<(), Trouble> {
        self.strike(self.peek(Books::last_strike).flatten()).await
    }
}
