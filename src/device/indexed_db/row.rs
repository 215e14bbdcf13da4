//! Reading the database as it is: no row that cannot be read keeps another from being read.

use paper::OrderedMap;
use std::future::IntoFuture;

use idb::{
    Transaction,
    request::{GetAllKeysStoreRequest, GetAllStoreRequest},
};
use js_sys::JSON;
use wasm_bindgen::JsValue;

use super::error::StoreError;

pub(super) const ENTRY: &str = "entry";
pub(super) const CARD: &str = "card";
pub(super) const ERASED: &str = "erased";
pub(super) const DOCUMENT: &str = "document";
pub(super) const META: &str = "meta";

/// What the key of a row in `meta` begins with that was put aside.
pub(super) const ASIDE: &str = "aside/";

/// The store a row of the books stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shelf {
    /// What was done.
    Entry,
    /// Names and telephones.
    Card,
    /// Which of these were erased.
    Erased,
    /// Rulebooks.
    Document,
}

impl Shelf {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Entry, Self::Card, Self::Erased, Self::Document];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Entry => ENTRY,
            Self::Card => CARD,
            Self::Erased => ERASED,
            Self::Document => DOCUMENT,
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shelf| shelf.name() == name)
    }
}

/// One row as it stands there, whatever it holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Where it stands.
    pub(crate) shelf: Shelf,
    /// Its key, which should be a text.
    pub(super) key: JsValue,
    value: JsValue,
}

impl Eq for Row {}

impl Row {
    /// Its text, if it holds one.
    pub(crate) fn text(&self) -> Option<String> {
        self.value.as_string()
    }

    /// What it holds, as a text in any case.
    pub(crate) fn shown(&self) -> String {
        self.text().unwrap_or_else(|| shown(&self.value))
    }

    /// Its key, as a text in any case.
    pub(crate) fn key_text(&self) -> String {
        self.key.as_string().unwrap_or_else(|| shown(&self.key))
    }
}

fn shown(value: &JsValue) -> String {
    JSON::stringify(value).map_or_else(|_| format!("{value:?}"), String::from)
}

/// Everything in the database, read in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Loaded {
    /// The rows of the books, by store and key.
    pub(crate) rows: Vec<Row>,
    /// Small facts about this device.
    pub(crate) meta: OrderedMap<String, String>,
    /// Rows that were put aside before: the store, the key, what they hold.
    pub(crate) aside: Vec<(Shelf, String, String)>,
}

impl Loaded {
    pub(super) async fn read(transaction: &Transaction) -> Result<Self, StoreError> {
        let mut asked = Vec::new();
        for shelf in Shelf::ALL {
            asked.push((shelf, Rows::ask(transaction, shelf.name())?));
        }
        let meta = Rows::ask(transaction, META)?;
        let mut loaded = Self::default();
        for (shelf, rows) in asked {
            let pairs = rows.pairs().await?;
            loaded.rows.extend(pairs.into_iter().map(|(key, value)| Row { shelf, key, value }));
        }
        for (key, text) in meta.texts().await? {
            let aside = key.strip_prefix(ASIDE).and_then(|place| place.split_once('/'));
            match aside.and_then(|(name, key)| Some((Shelf::from_name(name)?, key.to_owned()))) {
                Some((shelf, key)) => loaded.aside.push((shelf, key, text)),
                None => drop(loaded.meta.insert(key, text)),
            }
        }
        Ok(loaded)
    }
}

/// A whole store being read.
pub(super) struct Rows {
    keys: GetAllKeysStoreRequest,
    values: GetAllStoreRequest,
}

impl Rows {
    pub(super) fn ask(transaction: &Transaction, name: &str) -> Result<Self, StoreError> {
        let store = transaction.object_store(name)?;
        Ok(Self { keys: store.get_all_keys(None, None)?, values: store.get_all(None, None)? })
    }

    async fn pairs(self) -> Result<Vec<(JsValue, JsValue)>, StoreError> {
        let (keys, values) = (self.keys.into_future(), self.values.into_future());
        let (keys, values) = (keys.await?, values.await?);
        Ok(keys.into_iter().zip(values).collect())
    }

    /// The rows that are texts under texts; of `meta`, there is nothing to tell of others.
    pub(super) async fn texts(self) -> Result<OrderedMap<String, String>, StoreError> {
        let pairs = self.pairs().await?;
        Ok(pairs.iter().filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))).collect())
    }
}
