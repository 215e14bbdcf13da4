//! Which device this is. One that was set back, or of which there is a copy, goes on as another one: two must never write
//! in one name.

use super::lived::Lived;
use super::{Desk, Trouble, fresh_device};

impl Desk {
    /// Goes on under another id where this one can no longer be written under, and puts rows that cannot be read out of the
    /// way of others. To be called before anything is written.
    ///
    /// # Errors
    /// It could not be made durable.
    pub(super) async fn come_to_itself(self) -> Result<(), Trouble> {
        let inner = self.inner();
        let Some(beside) = self.peek(|books| books.journal.is_beside_itself()) else { return Ok(()) };
        let (renew, odd) = (inner.renew.get() || beside, !inner.odd.borrow().is_empty());
        if !renew && !odd {
            return Ok(());
        }
        // A device that is to begin anew has no row of its own by which its next one would miss the others.
        self.write_back().await?;
        let device = if renew { Some(fresh_device()?) } else { None };
        let Some(batch) = self.settling(device) else { return Ok(()) };
        self.commit(&batch).await?;
        inner.odd.borrow_mut().clear();
        if let Some(books) = inner.books.borrow_mut().as_mut() {
            if let Some(device) = device {
                books.go_on_as(device);
                inner.renew.set(false);
            }
            Lived::mark(books);
        }
        Ok(())
    }
}
