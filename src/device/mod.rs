//! The browser itself: storage, clock, files, locks, the service worker.
//!
//! Everything here is a thin, typed face over one browser facility. Nothing here knows an office, a rulebook or a
//! screen, and nothing decides: failures come back as values the desk can show. The module is declared inside
//! [`crate::desk`], so pages and widgets cannot reach it. Start reading at [`indexed_db`].

pub(crate) mod clock;
pub(crate) mod drafts;
pub(crate) mod fetch;
pub(crate) mod file;
pub(crate) mod ids;
pub(crate) mod indexed_db;
pub(crate) mod lock;
pub(crate) mod service_worker;
pub(crate) mod settings;
pub(crate) mod storage_state;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// The name and message of whatever JavaScript threw.
fn thrown(value: &JsValue) -> (String, String) {
    match value.dyn_ref::<DomException>() {
        Some(exception) => (exception.name(), exception.message()),
        None => match value.dyn_ref::<js_sys::Error>() {
            Some(error) => (String::from(error.name()), String::from(error.message())),
            None => (String::new(), format!("{value:?}")),
        },
    }
}
