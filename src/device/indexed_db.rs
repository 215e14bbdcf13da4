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

mod error;

pub(crate) use error::StoreError;

use std::{collections::BTreeMap, future::IntoFuture};

use idb::{
    Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, Transaction, TransactionMode,
    request::{GetAllKeysStoreRequest, GetAllStoreRequest},
};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbTransaction};

const DATABASE: &str = "turnbook";
const VERSION: u32 = 1;

const ENTRY: &str = "entry";
const CARD: &str = "card";
const ERASED: &str = "erased";
const DOCUMENT: &str = "document";
const META: &str = "meta";
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
    fn key(&self) -> String {
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
}

impl Batch {
    fn stores(&self) -> Vec<&'static str> {
        [
            (ENTRY, !self.entries.is_empty()),
            (CARD, !(self.cards.is_empty() && self.erased.is_empty())),
            (ERASED, !self.erased.is_empty()),
            (DOCUMENT, !self.documents.is_empty()),
            (META, !self.meta.is_empty()),
        ]
        .into_iter()
        .filter_map(|(name, needed)| needed.then_some(name))
        .collect()
    }
}

/// Everything in the database, read in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Loaded {
    /// Entry texts, by device and then by sequence.
    pub(crate) entries: Vec<String>,
    /// Card texts by digest.
    pub(crate) cards: BTreeMap<String, String>,
    /// Tombstones by digest of the erased card.
    pub(crate) erased: BTreeMap<String, String>,
    /// Document texts by digest.
    pub(crate) documents: BTreeMap<String, String>,
    /// Small facts about this device.
    pub(crate) meta: BTreeMap<String, String>,
}

/// The open database.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    database: IdbDatabase,
}

impl Store {
    /// Opens the database, creating the stores on first use.
    ///
    /// The connection closes itself when another tab upgrades or deletes the database; from then on every call
    /// answers [`StoreError::Closed`].
    pub(crate) async fn open() -> Result<Self, StoreError> {
        let mut request = factory()?.open(DATABASE, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                for name in STORES {
                    // A store that could not be created shows itself at the first transaction.
                    let _ = database.create_object_store(name, ObjectStoreParams::new());
                }
            }
        });
        request.forget_callbacks();
        let database: IdbDatabase = answer(request.into()).await?.unchecked_into();
        let connection = database.clone();
        let mut watched = Database::from(database.clone());
        watched.on_version_change(move |_| connection.close());
        watched.forget_callbacks();
        Ok(Self { database })
    }

    /// Reads everything.
    pub(crate) async fn load(&self) -> Result<Loaded, StoreError> {
        let transaction =
            Database::from(self.database.clone()).transaction(&STORES, TransactionMode::ReadOnly)?;
        let entries = transaction.object_store(ENTRY)?.get_all(None, None)?;
        let rows = |name| Rows::ask(&transaction, name);
        let (cards, erased, documents, meta) = (rows(CARD)?, rows(ERASED)?, rows(DOCUMENT)?, rows(META)?);
        Ok(Loaded {
            entries: entries.await?.iter().map(text).collect::<Result<_, _>>()?,
            cards: cards.read().await?,
            erased: erased.read().await?,
            documents: documents.read().await?,
            meta: meta.read().await?,
        })
    }

    /// Reads only the small facts about this device.
    pub(crate) async fn meta(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let transaction =
            Database::from(self.database.clone()).transaction(&[META], TransactionMode::ReadOnly)?;
        Rows::ask(&transaction, META)?.read().await
    }

    /// Reads only the adopted documents.
    pub(crate) async fn documents(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let transaction =
            Database::from(self.database.clone()).transaction(&[DOCUMENT], TransactionMode::ReadOnly)?;
        Rows::ask(&transaction, DOCUMENT)?.read().await
    }

    /// Writes a batch in one strict transaction; `Ok` means it is on disk.
    pub(crate) async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let stores = batch.stores();
        if stores.is_empty() {
            return Ok(());
        }
        let transaction = self.strict(&stores)?;
        match write(&transaction, batch) {
            Ok(()) => finish(transaction).await,
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
        finish(transaction).await
    }

    /// Deletes the database itself: the way out when it cannot even be read. Open connections close themselves.
    pub(crate) async fn destroy() -> Result<(), StoreError> {
        answer(factory()?.delete(DATABASE)?.into()).await.map(drop)
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

/// A whole store being read as key and text.
struct Rows {
    keys: GetAllKeysStoreRequest,
    values: GetAllStoreRequest,
}

impl Rows {
    fn ask(transaction: &Transaction, name: &str) -> Result<Self, StoreError> {
        let store = transaction.object_store(name)?;
        Ok(Self { keys: store.get_all_keys(None, None)?, values: store.get_all(None, None)? })
    }

    async fn read(self) -> Result<BTreeMap<String, String>, StoreError> {
        let (keys, values) = (self.keys.into_future(), self.values.into_future());
        let (keys, values) = (keys.await?, values.await?);
        keys.iter().zip(&values).map(|(key, value)| Ok((text(key)?, text(value)?))).collect()
    }
}

fn factory() -> Result<Factory, StoreError> {
    Factory::new().map_err(|_| StoreError::Unavailable)
}

fn text(value: &JsValue) -> Result<String, StoreError> {
    value.as_string().ok_or(StoreError::Corrupt)
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
        match name {
            ENTRY => {
                for row in &batch.entries {
                    store.add(&(&row.text).into(), Some(&row.key().into()))?;
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
            _ => put(&store, &batch.meta)?,
        }
    }
    Ok(())
}

/// Commits, and waits until the browser says that the transaction is durable or that it is gone.
///
/// A full disk and a failed flush only ever show as `abort`, so `complete` is the one event that counts.
async fn finish(transaction: Transaction) -> Result<(), StoreError> {
    let transaction: IdbTransaction = transaction.commit()?.into();
    let settled = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => Ok(()),
        Err(_) => Err(match transaction.error() {
            Some(exception) => StoreError::of(&exception),
            None => StoreError::Aborted(String::new()),
        }),
    }
}

/// Waits for an open or delete request, refusing to hang when another tab holds the database.
async fn answer(request: IdbOpenDbRequest) -> Result<JsValue, StoreError> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result().map_err(|value| StoreError::of(&value)),
        // Reading the error of a request that is still waiting throws: then it is blocked.
        Err(_) => {
            Err(request.error().ok().flatten().map_or(StoreError::Blocked, |error| StoreError::of(&error)))
        }
    }
}
