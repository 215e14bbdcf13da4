//! Files in and out: the only way data travels between devices. Nothing here touches the network.

use std::ops::ControlFlow;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::thrown;

/// Files above this size are refused rather than read into memory.
pub(crate) const LARGEST: u64 = 256 * 1024 * 1024;

const PIECE: u64 = 4 * 1024 * 1024;
const KEEP_URL_MS: i32 = 30_000;

/// Why a file could not be saved or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileError {
    /// Larger than [`LARGEST`]; carries the size in bytes.
    TooLarge(u64),
    /// Not UTF-8 text.
    NotText,
    /// The person stopped it.
    Cancelled,
    /// The browser could not read or save it, as it put it.
    Failed(String),
}

impl FileError {
    /// The key of the message that tells a person what happened and what to do.
    pub(crate) fn message_key(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "errors.file_too_large",
            Self::NotText => "errors.file_not_text",
            Self::Cancelled => "errors.file_cancelled",
            Self::Failed(_) => "errors.file_failed",
        }
    }

    fn of(value: &JsValue) -> Self {
        let (name, message) = thrown(value);
        Self::Failed(format!("{name}: {message}"))
    }
}

/// Hands a text to the browser as a download.
pub(crate) fn save_text(name: &str, media_type: &str, text: &str) -> Result<(), FileError> {
    save(name, media_type, &text.into())
}

/// Hands bytes to the browser as a download.
pub(crate) fn save_bytes(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), FileError> {
    save(name, media_type, &Uint8Array::from(bytes))
}

/// Reads a chosen file as text. Progress is told in bytes, done and all; `Break` stops the reading.
pub(crate) async fn read_text(
    file: &File,
    progress: impl FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<String, FileError> {
    String::from_utf8(read_bytes(file, progress).await?).map_err(|_| FileError::NotText)
}

/// Reads a chosen file. Progress is told in bytes, done and all; `Break` stops the reading.
pub(crate) async fn read_bytes(
    file: &File,
    mut progress: impl FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Vec<u8>, FileError> {
    let all = file.size() as u64;
    if all > LARGEST {
        return Err(FileError::TooLarge(all));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(all).unwrap_or_default());
    let mut done = 0;
    while done < all {
        let end = all.min(done + PIECE);
        let piece =
            file.slice_with_f64_and_f64(done as f64, end as f64).map_err(|value| FileError::of(&value))?;
        let piece = JsFuture::from(piece.array_buffer()).await.map_err(|value| FileError::of(&value))?;
        bytes.extend_from_slice(&Uint8Array::new(&piece).to_vec());
        done = end;
        if progress(done, all).is_break() {
            return Err(FileError::Cancelled);
        }
    }
    Ok(bytes)
}

fn save(name: &str, media_type: &str, part: &JsValue) -> Result<(), FileError> {
    let failed = |value: JsValue| FileError::of(&value);
    let window = web_sys::window().ok_or_else(|| FileError::Failed(String::new()))?;
    let document = window.document().ok_or_else(|| FileError::Failed(String::new()))?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(part), &options).map_err(failed)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(failed)?;
    let anchor: HtmlAnchorElement = document.create_element("a").map_err(failed)?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The download reads the URL after this function has returned, so it is revoked later.
    let revoke = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&url);
    });
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), KEEP_URL_MS);
    Ok(())
}
