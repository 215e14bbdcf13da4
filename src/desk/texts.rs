//! The texts of the screens, which are files of the bundle.

use super::device::fetch;
use crate::text::NotThere;
use std::future::Future;
use std::pin::Pin;

/// Gets a file of texts.
pub(crate) fn bring(address: String) -> Pin<Box<dyn Future<Output = Result<String, NotThere>>>> {
    Box::pin(async move { fetch::get_text(&address).await.map_err(|_| NotThere) })
}
