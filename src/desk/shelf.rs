//! The regulations that come with the app, fetched when they are needed. They work offline like everything else.

use super::Desk;
use super::device::fetch::{FetchError, get_json};
use super::trouble::Trouble;
use chrono::NaiveDate;
use office::{Command, PersonId};
use paper::{Arrange, Json, Read};
use rulebook::book::About;
use rulebook::{Book, BookDigest, Question};

/// The book an office begins with, unless it chooses another.
pub(super) const FIRST_BOOK: &str = "rb-i";

/// A book that comes with the app: the document and what it reads as.
#[derive(Clone, Debug)]
pub struct Shipped {
    /// The document that is adopted and exported.
    pub document: Json,
    /// The book.
    pub book: std::rc::Rc<Book>,
}

/// What the list of the books that come with the app says of one.
#[derive(Clone, Debug, PartialEq, Eq, Read)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// The digest by which it is adopted.
    pub digest: BookDigest,
    /// Its head.
    #[serde(rename = "book")]
    pub about: About,
    /// How many articles it has.
    pub articles: usize,
    /// How many rules of its own it has.
    pub rules: usize,
    /// The questions it answers itself.
    pub questions: Vec<String>,
}

impl Listed {
    /// Whether it answers a question itself.
    pub fn answers(&self, question: Question) -> bool {
        self.questions.iter().any(|name| name == question.name())
    }
}

/// Every book that comes with the app, without the office defaults.
///
/// # Errors
/// The list is not stored on this device and there is no network.
pub async fn index() -> Result<Vec<Listed>, Trouble> {
    let read = Vec::<Listed>::read(&get_json("/rulebooks/index.json").await?);
    let mut books = read.map_err(|misread| FetchError::Unreadable(misread.to_string()))?;
    books.retain(|listed| listed.about.extends.is_some());
    // The one an office begins with first.
    books.arrange_by_key(|listed| (listed.about.matter, listed.id != FIRST_BOOK, listed.id.clone()));
    Ok(books)
}

/// The document of a book, on top of that of the office defaults.
///
/// # Errors
/// It is not there, or not stored on this device and there is no network.
pub(super) async fn document(id: &str, base: Option<Json>) -> Result<Json, Trouble> {
    let mut document = get_json(&format!("/rulebooks/{id}.json")).await?;
    document["base"] = base.unwrap_or(Json::Null);
    Ok(document)
}

/// Fetches a book that comes with the app.
///
/// # Errors
/// It is not stored on this device and there is no network, or it does not read.
pub async fn fetch(id: &str) -> Result<Shipped, Trouble> {
    let base = document("base", None).await?;
    let document = document(id, Some(base)).await?;
    let book = Book::from_json(&document).map_err(Trouble::Book)?;
    Ok(Shipped { document, book: std::rc::Rc::new(book) })
}

impl Desk {
    /// Adopts a book from a date, with its document; `by` is who says so.
    ///
    /// # Errors
    /// As [`Desk::send`].
    pub async fn adopt(self, shipped: Shipped, from: NaiveDate, by: Option<PersonId>) -> Result<(), Trouble> {
        let about = &shipped.book.about;
        let command = Command::AdoptRulebook {
            book: shipped.book.digest.clone(),
            id: about.id.clone(),
            edition: about.edition.clone(),
            from,
        };
        self.send_by(by, vec![command], Vec::new(), vec![shipped.document]).await.map(|_| ())
    }
}
