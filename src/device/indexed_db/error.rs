//! What can go wrong with the database, in the words the desk acts upon.

use wasm_bindgen::JsValue;

use crate::desk::device::thrown;

/// Why the database did not do it. Nothing of the batch was written in any of these cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StoreError {
    /// The disk, or the share of it this site may use, is full.
    Quota,
    /// Another tab holds the database and did not let go.
    Blocked,
    /// The database cannot be read or written any more, or holds something that is not text.
    Corrupt,
    /// There is no database here: private mode, or storage is denied.
    Unavailable,
    /// The database was written by a newer version of the app.
    Newer,
    /// This connection is closed, because another tab upgraded or deleted the database.
    Closed,
    /// Rows that were written are no longer there: the browser, or somebody, has cleared them.
    Short,
    /// An entry already stands in that place of the series: there is a second writer.
    Occupied,
    /// Anything else, as the browser put it.
    Aborted(String),
}

impl StoreError {
    /// The key of the message that tells a person what happened and what to do.
    pub(crate) fn message_key(&self) -> &'static str {
        match self {
            Self::Quota => "errors.store_quota",
            Self::Blocked => "errors.store_blocked",
            Self::Corrupt => "errors.store_corrupt",
            Self::Unavailable => "errors.store_unavailable",
            Self::Newer => "errors.store_newer",
            Self::Closed => "errors.store_closed",
            Self::Short => "errors.store_short",
            Self::Occupied => "errors.store_occupied",
            Self::Aborted(_) => "errors.store_aborted",
        }
    }

    /// Sorts what the browser threw.
    pub(super) fn of(value: &JsValue) -> Self {
        let (name, message) = thrown(value);
        Self::from_name(&name).unwrap_or_else(|| Self::Aborted(format!("{name}: {message}")))
    }

    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "QuotaExceededError" => Self::Quota,
            "UnknownError" | "NotReadableError" | "DataError" | "NotFoundError" => Self::Corrupt,
            "SecurityError" | "NotAllowedError" => Self::Unavailable,
            "VersionError" => Self::Newer,
            "InvalidStateError" => Self::Closed,
            "ConstraintError" => Self::Occupied,
            _ => return None,
        })
    }
}

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> Self {
        use idb::Error::{
            AddFailed, ClearFailed, DeleteFailed, DomException, GetAllFailed, GetAllKeysFailed,
            IndexedDbDeleteFailed, IndexedDbOpenFailed, ObjectStoreNotFound, TransactionAbortError,
            TransactionCommitError, TransactionOpenFailed, UpdateFailed,
        };
        match error {
            DomException(exception) => Self::of(&exception),
            AddFailed(value)
            | ClearFailed(value)
            | DeleteFailed(value)
            | GetAllFailed(value)
            | GetAllKeysFailed(value)
            | IndexedDbDeleteFailed(value)
            | IndexedDbOpenFailed(value)
            | ObjectStoreNotFound(value)
            | TransactionAbortError(value)
            | TransactionCommitError(value)
            | TransactionOpenFailed(value)
            | UpdateFailed(value) => Self::of(&value),
            other => Self::Aborted(other.to_string()),
        }
    }
}
