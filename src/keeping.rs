//! How safely the books are kept, as the bar and the data page show it.

use leptos::{prelude::*, task::spawn_local};

use crate::desk::{Desk, StorageLight, use_desk};

/// After this many days without a backup the light is amber, where the browser does not promise to keep the books.
const BACKUP_DAYS: i64 = 7;

/// What the browser last said. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Keeping {
    desk: Desk,
    said: RwSignal<Option<StorageLight>>,
}

/// How safely the books of this device are kept.
pub fn use_keeping() -> Keeping {
    expect_context()
}

impl Keeping {
    /// Sets it up. The light of the bar asks, and whoever changes something of it.
    pub fn provide() -> Self {
        let keeping = Self { desk: use_desk(), said: RwSignal::new(None) };
        provide_context(keeping);
        keeping
    }

    /// Asks the browser again.
    pub fn ask(self) {
        spawn_local(async move {
            let light = self.desk.storage().await;
            self.said.try_set(Some(light));
        });
    }

    /// What the browser last said; tracked.
    pub fn now(self) -> Option<StorageLight> {
        self.said.get()
    }

    /// Whether a backup is due: the browser may clear the books, and the last backup is old; tracked.
    pub fn backup_due(self) -> bool {
        let Some(light) = self.now() else { return false };
        let began = || self.desk.read(|books| books.recorded.first().map(|first| first.at)).flatten();
        let since = light.backup_at.or_else(began);
        let days = since.map_or(0, |since| (self.desk.now().0 - since).num_days());
        light.persisted != Some(true) && !light.handed && days >= BACKUP_DAYS
    }
}
