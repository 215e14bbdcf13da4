//! Drafts of rulebooks, in localStorage under keys of their own.
//!
//! A draft is no part of the books: it is what somebody works on in the studio before anything is adopted. Each stands
//! under its own key, so that a broken one takes no other with it.

use gloo_storage::{LocalStorage, Storage};
use paper::Arrange;
use serde_json::Value as Json;

use super::settings::allowed;

const PREFIX: &str = "turnbook.draft.";
const HANDED: &str = "turnbook.handed-over";

/// The keys of all drafts, in order.
pub(crate) fn keys() -> Vec<String> {
    if !allowed() {
        return Vec::new();
    }
    let storage = LocalStorage::raw();
    let name = |at| storage.key(at).ok().flatten();
    let names = (0..LocalStorage::length()).filter_map(name);
    let mut keys: Vec<String> =
        names.filter_map(|name| name.strip_prefix(PREFIX).map(str::to_owned)).collect();
    keys.arrange();
    keys
}

/// A draft; `None` where there is none that can be read.
pub(crate) fn read(key: &str) -> Option<Json> {
    allowed().then(|| LocalStorage::get(format!("{PREFIX}{key}")).ok()).flatten()
}

/// Saves a draft; tells whether it will be there next time.
pub(crate) fn write(key: &str, draft: &Json) -> bool {
    allowed() && LocalStorage::set(format!("{PREFIX}{key}"), draft).is_ok()
}

/// Throws a draft away.
pub(crate) fn remove(key: &str) {
    if allowed() {
        LocalStorage::delete(format!("{PREFIX}{key}"));
    }
}

/// Lays a finished document where the desk finds it; tells whether it lies there.
pub(crate) fn hand_over(document: &Json) -> bool {
    allowed() && LocalStorage::set(HANDED, document).is_ok()
}

/// The document that was handed over last, if it lies there still.
pub(crate) fn handed_over() -> Option<Json> {
    allowed().then(|| LocalStorage::get(HANDED).ok()).flatten()
}

/// Takes the document away once it is adopted.
pub(crate) fn clear_handed_over() {
    if allowed() {
        LocalStorage::delete(HANDED);
    }
}
