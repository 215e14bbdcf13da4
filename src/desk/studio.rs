//! What the studio asks of this device. It writes no journal and opens no books: it reads documents, and hands one over.

use super::device::{clock, file, indexed_db::Store};
use super::{Trouble, office_time, shelf};
use chrono::NaiveDate;
use serde_json::Value as Json;
use std::ops::ControlFlow;

/// Today at the office.
pub(crate) fn today() -> NaiveDate {
    office_time(clock::now_ms()).date()
}

/// Fetches the documents of all books that come with the app, one after the other; those that cannot be had are left
/// out. Gives the first reason.
pub(crate) async fn shelved(mut each: impl FnMut(String, Json)) -> Option<Trouble> {
    let fetched = async {
        let index = shelf::index().await?;
        let base = shelf::document("base", None).await?;
        Ok::<_, Trouble>((index, base))
    };
    let (index, base) = match fetched.await {
        Ok(fetched) => fetched,
        Err(trouble) => return Some(trouble),
    };
    let mut trouble = None;
    for listed in index {
        match shelf::document(&listed.id, Some(base.clone())).await {
            Ok(document) => each(listed.id, document),
            Err(why) => trouble = trouble.or(Some(why)),
        }
    }
    trouble
}

/// The documents this office has adopted; none where there are no books here.
///
/// # Errors
/// The database cannot be read.
pub(crate) async fn adopted_documents() -> Result<Vec<Json>, Trouble> {
    let documents = Store::open(|| ()).await?.documents().await?;
    Ok(documents.values().filter_map(|text| serde_json::from_str(text).ok()).collect())
}

/// The text of a chosen file.
///
/// # Errors
/// It is too large, no text, or cannot be read.
pub(crate) async fn read_file(file: &web_sys::File) -> Result<String, Trouble> {
    Ok(file::read_text(file, |_, _| ControlFlow::Continue(())).await?)
}

/// Hands a book's document to the browser as a file.
///
/// # Errors
/// The browser refuses.
pub(crate) fn save_document(name: &str, document: &Json) -> Result<(), Trouble> {
    Ok(file::save_text(name, "application/json", &format!("{document:#}"))?)
}
