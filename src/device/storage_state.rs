//! Whether the browser promises to keep the books, and how much room there is.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// What the browser says about this site's storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct StorageState {
    /// `Some(true)`: the browser will not clear the books by itself. `None`: it does not say.
    pub(crate) persisted: Option<bool>,
    /// Bytes in use.
    pub(crate) used: Option<u64>,
    /// Bytes this site may use.
    pub(crate) quota: Option<u64>,
}

impl StorageState {
    /// Asks the browser.
    pub(crate) async fn read() -> Self {
        let Some(manager) = manager() else { return Self::default() };
        let persisted = truth(manager.persisted()).await;
        let estimate = value(manager.estimate()).await.map(JsCast::unchecked_into::<StorageEstimate>);
        let estimate = estimate.as_ref();
        Self {
            persisted,
            used: estimate.and_then(StorageEstimate::get_usage).map(|bytes| bytes as u64),
            quota: estimate.and_then(StorageEstimate::get_quota).map(|bytes| bytes as u64),
        }
    }
}

/// Asks the browser to keep the books until a person clears them; it may say no.
pub(crate) async fn request_persist() -> bool {
    match manager() {
        Some(manager) => truth(manager.persist()).await.unwrap_or(false),
        None => false,
    }
}

/// Absent outside secure contexts.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    storage.is_object().then(|| storage.unchecked_into())
}

async fn value(asked: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}

async fn truth(asked: Result<Promise, JsValue>) -> Option<bool> {
    value(asked).await?.as_bool()
}
