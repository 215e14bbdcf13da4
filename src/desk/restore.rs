//! Bringing back what was just undone by mistake.

use super::{Books, Desk, Trouble};
use office::{Command, Reason};

impl Desk {
    /// Takes the striking-out back that is the last thing this device wrote.
    ///
    /// # Errors
    /// As [`Desk::send`]; or something else was written since.
    pub async fn restore(self) -> Result<(), Trouble> {
        let last = self.peek(Books::last_strike).flatten();
        let target = last.ok_or(Trouble::Refused(Reason::NoSuchEntry.into()))?;
        self.send(Command::Void { target, because: None }, Vec::new()).await.map(|_| ())
    }
}
