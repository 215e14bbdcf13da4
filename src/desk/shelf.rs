//! The regulations that come with the app, fetched when they are needed. They work offline like everything else.

use super::Desk;
use super::device::fetch::{FetchError, get_json};
use super::trouble::Trouble;
use chrono::NaiveDate;
use office::Command;
use rulebook::Book;
use rulebook::book::{Parts, bundle};
use serde::Deserialize;
use serde_json::Value as Json;

/// The ids of the books that come with the app.
pub const SHIPPED: [&str; 2] = ["rb-i", "rb-d"];

/// A book that comes with the app: the document and what it reads as.
#[derive(Clone, Debug)]
pub struct Shipped {
    /// The document that is adopted and exported.
    pub document: Json,
    /// The book.
    pub book: std::rc::Rc<Book>,
}

/// A book in the bundle: its folder, which is its id, and the files that are there.
#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) folder: String,
    files: Vec<String>,
}

/// Every book in the bundle.
///
/// # Errors
/// The list is not stored on this device and there is no network.
pub(super) async fn index() -> Result<Vec<Row>, Trouble> {
    Ok(get_json("/rulebooks/index.json").await?)
}

/// The document of a book in the bundle, on top of that of the office defaults.
///
/// # Errors
/// It is not there, or not stored on this device and there is no network.
pub(super) async fn document(index: &[Row], id: &str, base: Option<Json>) -> Result<Json, Trouble> {
    let row = index.iter().find(|row| row.folder == id).ok_or(FetchError::Missing(404))?;
    let file = async |name: &str| get_json::<Json>(&format!("/rulebooks/{id}/{name}.json")).await;
    let optional = async |name: &str| match row.files.iter().any(|file| *file == format!("{name}.json")) {
        true => file(name).await.map(Some),
        false => Ok(None),
    };
    Ok(bundle(&Parts {
        book: file("book").await?,
        articles: file("articles").await?,
        parameters: file("parameters").await?,
        rules: file("rules").await?,
        known_issues: optional("known_issues").await?,
        cases: optional("cases").await?,
        base,
    }))
}

/// Fetches a book that comes with the app.
///
/// # Errors
/// It is not stored on this device and there is no network, or it does not read.
pub async fn fetch(id: &str) -> Result<Shipped, Trouble> {
    let index = index().await?;
    let base = document(&index, "base", None).await?;
    let document = document(&index, id, Some(base)).await?;
    let book = Book::from_json(&document).map_err(|error| Trouble::Book(error.to_string()))?;
    Ok(Shipped { document, book: std::rc::Rc::new(book) })
}

impl Desk {
    /// Adopts a book from a date, with its document.
    ///
    /// # Errors
    /// As [`Desk::send`].
    pub async fn adopt(self, shipped: Shipped, from: NaiveDate) -> Result<(), Trouble> {
        let about = &shipped.book.about;
        let command = Command::AdoptRulebook {
            book: shipped.book.digest.clone(),
            id: about.id.clone(),
            edition: about.edition.clone(),
            from,
        };
        self.send_all(vec![command], Vec::new(), vec![shipped.document]).await.map(|_| ())
    }
}
