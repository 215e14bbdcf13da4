//! The regulations that come with the app, fetched when they are needed. They work offline like everything else.

use super::Desk;
use super::device::fetch::get_json;
use super::trouble::Trouble;
use chrono::NaiveDate;
use office::Command;
use rulebook::Book;
use rulebook::book::{Parts, bundle};
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

/// The ids of all books in the bundle, the office defaults left out.
///
/// # Errors
/// The list is not stored on this device and there is no network.
pub(super) async fn ids() -> Result<Vec<String>, Trouble> {
    let list: Vec<Json> = get_json("/rulebooks/index.json").await?;
    let folders = list.iter().filter_map(|row| row.get("folder")?.as_str().map(str::to_owned));
    Ok(folders.filter(|folder| folder != "base").collect())
}

/// The document of the office defaults.
///
/// # Errors
/// It is not stored on this device and there is no network.
pub(super) async fn base() -> Result<Json, Trouble> {
    parts("base", None).await
}

pub(super) async fn parts(id: &str, base: Option<Json>) -> Result<Json, Trouble> {
    let file = async |name: &str| get_json::<Json>(&format!("/rulebooks/{id}/{name}.json")).await;
    Ok(bundle(&Parts {
        book: file("book").await?,
        articles: file("articles").await?,
        parameters: file("parameters").await?,
        rules: file("rules").await?,
        known_issues: None,
        cases: None,
        base,
    }))
}

/// Fetches a book that comes with the app.
///
/// # Errors
/// It is not stored on this device and there is no network, or it does not read.
pub async fn fetch(id: &str) -> Result<Shipped, Trouble> {
    let document = parts(id, Some(base().await?)).await?;
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
