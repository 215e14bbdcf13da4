//! Which device this is. One that was set back, or of which there is a copy, goes on as another one: two must never write
//! in one name.

use super::device::indexed_db::Batch;
use super::{Desk, Trouble, fresh_device};

impl Desk {
    /// Goes on under another id where this one can no longer be written under. To be called before anything is written.
    ///
    /// # Errors
    /// The other id could not be made durable.
    pub(super) async fn come_to_itself(self) -> Result<(), Trouble> {
        if !self.peek(|books| books.journal.is_beside_itself()).unwrap_or(false) {
            return Ok(());
        }
        let device = fresh_device()?;
        let meta = vec![("device".to_owned(), device.to_string())];
        self.commit(&Batch { meta, ..Batch::default() }).await?;
        if let Some(books) = self.inner().books.borrow_mut().as_mut() {
            books.journal.go_on_as(device);
        }
        Ok(())
    }
}
