//! The books on disk: one IndexedDB database, five object stores, strict durability.
//!
//! INVARIANT (append first): [`Store::commit`] returns `Ok` only after the browser reported the transaction complete
//! with `durability: "strict"`. Every request of a batch is issued before anything is awaited, so the transaction
//! cannot close half-way; either all rows of a batch are on disk or none is.
//!
//! | store | key | value |
//! |---|---|---|
//! | `entry` | `device/000000000012`, with `/digest` where two entries may stand | exact canonical text of the entry |
//! | `card` | digest | exact text of the card |
//! | `erased` | digest of an erased card | tombstone text |
//! | `document` | digest | exact text of the document |
//! | `meta` | small key (office id, device id, last backup …) | small text |
//! | `meta` | `aside/store/key` of a row that could not be read | its text |

mod error;
mod row;

pub(crate) use error::StoreError;
pub(crate) use row::{Loaded, Row, Shelf};

use paper::OrderedMap;
use std::{cell::Cell, rc::Rc};

use super::settings::{self, Setting};
use idb::{
    Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, Query, Transaction, TransactionMode,
};
use js_sys::{Array, Object, Promise, Reflect};
use row::{ASIDE, CARD, DOCUMENT, ENTRY, ERASED, META, Rows};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbTransaction};

/// The name of the database, unless this device was told to begin another one beside it.
const DATABASE: &str = "turnbook";
const VERSION: u32 = 1;

const STORES: [&str; 5] = [ENTRY, CARD, ERASED, DOCUMENT, META];

/// One entry to append: its place in the device's series and its exact canonical text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EntryRow {
    /// The device that wrote it.
    pub(crate) device: String,
    /// Its number in that device's series.
    pub(crate) seq: u64,
    /// Where another entry stands or may come to stand at this place, what tells the two apart.
    pub(crate) beside: Option<String>,
    /// The exact bytes that were hashed.
    pub(crate) text: String,
}

impl EntryRow {
    /// The key sorts as text in the order of the series.
    pub(crate) fn key(&self) -> String {
        let place = format!("{}/{:012}", self.device, self.seq);
        match &self.beside {
            Some(beside) => format!("{place}/{beside}"),
            None => place,
        }
    }
}

/// Everything one command or one import writes, in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Batch {
    /// New entries. A place that is already taken refuses the whole batch: entries are never overwritten.
    pub(crate) entries: Vec<EntryRow>,
    /// Cards to keep, digest and text.
    pub(crate) cards: Vec<(String, String)>,
    /// Cards to erase: digest, and the tombstone kept in their place.
    pub(crate) erased: Vec<(String, String)>,
    /// Adopted documents, digest and text.
    pub(crate) documents: Vec<(String, String)>,
    /// Small facts about this device, key and text.
    pub(crate) meta: Vec<(String, String)>,
    /// Rows that cannot be read: taken out of the way of others, and kept as they are.
    pub(crate) aside: Vec<Row>,
    /// The row that the entries follow. Where it is gone, nothing is written: [`StoreError::Short`].
    pub(crate) after: Option<String>,
    /// Whether rows that stand there already are written over: only to write everything back.
    pub(crate) over: bool,
}

impl Batch {
    fn stores(&self) -> Vec<&'static str> {
        [
            (ENTRY, !self.entries.is_empty()),
            (CARD, !(self.cards.is_empty() && self.erased.is_empty())),
            (ERASED, !self.erased.is_empty()),
            (DOCUMENT, !self.documents.is_empty()),
            (META, !(self.meta.is_empty() && self.aside.is_empty())),
        ]
        .into_iter()
        .filter_map(|(name, needed)| {
            (needed || self.aside.iter().any(|row| row.shelf.name() == name)).then_some(name)
        })
        .collect()
    }
}

/// The open database.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    database: IdbDatabase,
    closed: Rc<Cell<bool>>,
}

impl Store {
    /// Opens the database, creating the stores on first use. `gone` is called when the browser shuts it by itself: its
    /// data were cleared, or it could no longer be read.
    ///
    /// The connection closes itself when another tab upgrades or deletes the database; from then on every call
    /// answers [`StoreError::Closed`], and the database must be opened again.
    pub(crate) async fn open(gone: impl FnOnce() + 'static) -> Result<Self, StoreError> {
        let mut request = factory()?.open(&name(), Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                for name in STORES {
                    // A store that could not be created shows itself at the first transaction.
                    let _ = database.create_object_store(name, ObjectStoreParams::new());
                }
            }
        });
        request.forget_callbacks();
        // Where another page holds the database up, this waits until it lets go: whoever waits is told what may hold it.
        let database: IdbDatabase = answer(request.into(), false).await?.unchecked_into();
        let closed = Rc::new(Cell::new(false));
        let (connection, shut) = (database.clone(), closed.clone());
        let mut watched = Database::from(database.clone());
        watched.on_version_change(move |_| {
            shut.set(true);
            connection.close();
        });
        watched.forget_callbacks();
        let shut = closed.clone();
        let by_browser = Closure::once_into_js(move || {
            shut.set(true);
            gone();
        });
        database.set_onclose(Some(by_browser.unchecked_ref()));
        Ok(Self { database, closed })
    }

    /// Whether the connection is known to be closed.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// Reads everything.
    pub(crate) async fn load(&self) -> Result<Loaded, StoreError> {
        let transaction =
            Database::from(self.database.clone()).transaction(&STORES, TransactionMode::ReadOnly)?;
        Loaded::read(&transaction).await
    }

    /// Counts the entries.
    pub(crate) async fn count(&self) -> Result<usize, StoreError> {
        let transaction =
            Database::from(self.database.clone()).transaction(&[ENTRY], TransactionMode::ReadOnly)?;
        let count = transaction.object_store(ENTRY)?.count(None)?.await?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// Reads only the small facts about this device.
    pub(crate) async fn meta(&self) -> Result<OrderedMap<String, String>, StoreError> {
        let transaction =
            Database::from(self.database.clone()).transaction(&[META], TransactionMode::ReadOnly)?;
        Rows::ask(&transaction, META)?.texts().await
    }

    /// Reads only the adopted documents.
    pub(crate) async fn documents(&self) -> Result<OrderedMap<String, String>, StoreError> {
        let transaction =
            Database::from(self.database.clone()).transaction(&[DOCUMENT], TransactionMode::ReadOnly)?;
        Rows::ask(&transaction, DOCUMENT)?.texts().await
    }

    /// Writes a batch in one strict transaction; `Ok` means it is on disk.
    pub(crate) async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let stores = batch.stores();
        if stores.is_empty() {
            return Ok(());
        }
        let transaction = self.strict(&stores)?;
        let before = match &batch.after {
            Some(key) if !batch.entries.is_empty() => {
                let key = Query::Key(JsValue::from_str(key));
                Some(transaction.object_store(ENTRY)?.get_key(key)?)
            }
            Some(_) | None => None,
        };
        match write(&transaction, batch) {
            Ok(()) => match before {
                None => finish(transaction.commit()?.into()).await,
                Some(before) => {
                    let transaction: IdbTransaction = transaction.into();
                    let settled = settled(&transaction);
                    let there = before.await.map(|before| before.is_some());
                    if !matches!(there, Ok(true)) {
                        // It may have ended by itself; how it ended is not what is to be told.
                        let _ = transaction.abort();
                        drop(ended(&transaction, settled).await);
                        return Err(there.map_or_else(StoreError::from, |_| StoreError::Short));
                    }
                    ended(&transaction, settled).await
                }
            },
            Err(error) => {
                // The first error is the one to tell; this only makes sure that nothing of the batch stays.
                let _ = transaction.abort();
                Err(error)
            }
        }
    }

    /// Empties every store in one strict transaction.
    pub(crate) async fn erase_all(&self) -> Result<(), StoreError> {
        let transaction = self.strict(&STORES)?;
        for name in STORES {
            transaction.object_store(name)?.clear()?;
        }
        finish(transaction.commit()?.into()).await
    }

    /// Deletes the database itself: the way out when it cannot even be read. Open connections close themselves.
    pub(crate) async fn destroy() -> Result<(), StoreError> {
        answer(factory()?.delete(&name())?.into(), true).await.map(drop)
    }

    fn strict(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())
            .map_err(|value| StoreError::of(&value))?;
        self.database
            .unchecked_ref::<StrictDatabase>()
            .transaction_with_options(&names, "readwrite", &options)
            .map(Transaction::from)
            .map_err(|value| StoreError::of(&value))
    }
}

#[wasm_bindgen]
extern "C" {
    // Neither `idb` nor stable `web-sys` has `durability`; this binds the one call that takes it.
    #[wasm_bindgen(extends = IdbDatabase)]
    type StrictDatabase;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with_options(
        this: &StrictDatabase,
        stores: &JsValue,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

fn name() -> String {
    settings::read(Setting::Database).unwrap_or_else(|| DATABASE.to_owned())
}

/// Begins another database beside the one that cannot be opened, from the next time on. The old one is left as it is.
pub(crate) fn begin_beside() -> bool {
    let now = name();
    let number = now.strip_prefix(DATABASE).and_then(|rest| rest.strip_prefix('-')?.parse::<u32>().ok());
    settings::write(Setting::Database, &format!("{DATABASE}-{}", number.unwrap_or(1).saturating_add(1)))
}

fn factory() -> Result<Factory, StoreError> {
    Factory::new().map_err(|_| StoreError::Unavailable)
}

/// Issues every request of the batch and awaits nothing.
fn write(transaction: &Transaction, batch: &Batch) -> Result<(), StoreError> {
    let put = |store: &ObjectStore, rows: &[(String, String)]| -> Result<(), StoreError> {
        for (key, text) in rows {
            store.put(&text.into(), Some(&key.into()))?;
        }
        Ok(())
    };
    for name in batch.stores() {
        let store = transaction.object_store(name)?;
        for row in batch.aside.iter().filter(|row| row.shelf.name() == name) {
            store.delete(row.key.clone())?;
        }
        match name {
            ENTRY => {
                for row in &batch.entries {
                    let (text, key) = (JsValue::from_str(&row.text), JsValue::from_str(&row.key()));
                    match batch.over {
                        true => drop(store.put(&text, Some(&key))?),
                        false => drop(store.add(&text, Some(&key))?),
                    }
                }
            }
            CARD => {
                put(&store, &batch.cards)?;
                for (digest, _) in &batch.erased {
                    store.delete(JsValue::from(digest))?;
                }
            }
            ERASED => put(&store, &batch.erased)?,
            DOCUMENT => put(&store, &batch.documents)?,
            _ => {
                put(&store, &batch.meta)?;
                for row in &batch.aside {
                    let key = format!("{ASIDE}{}/{}", row.shelf.name(), row.key_text());
                    store.put(&row.shown().into(), Some(&key.into()))?;
                }
            }
        }
    }
    Ok(())
}

/// Commits, and waits until the browser says that the transaction is durable or that it is gone.
///
/// A full disk and a failed flush only ever show as `abort`, so `complete` is the one event that counts.
async fn finish(transaction: IdbTransaction) -> Result<(), StoreError> {
    let settled = settled(&transaction);
    ended(&transaction, settled).await
}

fn settled(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

async fn ended(transaction: &IdbTransaction, settled: Promise) -> Result<(), StoreError> {
    match JsFuture::from(settled).await {
        Ok(_) => Ok(()),
        Err(_) => Err(match transaction.error() {
            Some(exception) => StoreError::of(&exception),
            None => StoreError::Aborted(String::new()),
        }),
    }
}

/// Waits for an open or delete request; where `impatient`, only as long as no other tab holds the database up.
async fn answer(request: IdbOpenDbRequest, impatient: bool) -> Result<JsValue, StoreError> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        if impatient {
            request.set_onblocked(Some(&reject));
        }
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result().map_err(|value| StoreError::of(&value)),
        // Reading the error of a request that is still waiting throws: then it is blocked.
        Err(_) => {
            Err(request.error().ok().flatten().map_or(StoreError::Blocked, |error| StoreError::of(&error)))
        }
    }
}
