//! Files that ship with the app, such as `/rulebooks/rb-d/rules.json`. The service worker answers them offline.

use serde_json::Value as Json;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a file of the app could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FetchError {
    /// No answer: offline, and not among the kept files.
    Unreachable,
    /// The answer was not the file; carries the HTTP status.
    Missing(u16),
    /// The file came but is not what it should be, as the reader put it.
    Unreadable(String),
}

impl FetchError {
    /// The key of the message that tells a person what happened and what to do.
    pub(crate) fn message_key(&self) -> &'static str {
        match self {
            Self::Unreachable => "errors.fetch_unreachable",
            Self::Missing(_) => "errors.fetch_missing",
            Self::Unreadable(_) => "errors.fetch_unreadable",
        }
    }
}

/// Gets a same-origin file as text; `path` begins with a slash.
pub(crate) async fn get_text(path: &str) -> Result<String, FetchError> {
    let window = web_sys::window().ok_or(FetchError::Unreachable)?;
    let response = JsFuture::from(window.fetch_with_str(path)).await.map_err(|_| FetchError::Unreachable)?;
    let response: Response = response.unchecked_into();
    // A host of a single-page app answers an unknown path with the page itself and status 200.
    let is_page =
        response.headers().get("content-type").ok().flatten().is_some_and(|kind| kind.contains("text/html"));
    if !response.ok() || is_page {
        return Err(FetchError::Missing(response.status()));
    }
    let text = response.text().map_err(|_| FetchError::Unreachable)?;
    let text = JsFuture::from(text).await.map_err(|_| FetchError::Unreachable)?;
    text.as_string().ok_or_else(|| FetchError::Unreadable(String::new()))
}

/// Gets a same-origin JSON file.
pub(crate) async fn get_json(path: &str) -> Result<Json, FetchError> {
    serde_json::from_str(&get_text(path).await?).map_err(|error| FetchError::Unreadable(error.to_string()))
}
