//! What went wrong, in words a person can act upon.

use super::device::{fetch::FetchError, file::FileError, ids::NoRandomness, indexed_db::StoreError};
use crate::text::{I18n, message};
use counter::Books;
use office::Refusal;

/// The pen could not be fetched; the browser's console says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPen;

impl From<leptos::wasm_split::SplitLoaderError> for NoPen {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Why the desk did not do it. Nothing was written in any of these cases.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The office's own rules refuse it, by their articles.
    Refused(Refusal),
    /// The database did not take it.
    Store(&'static str),
    /// A message of the errors sheet.
    Device(&'static str),
    /// The journal would not take the entry.
    Draft(&'static str, Vec<(&'static str, String)>),
    /// The file was refused as a whole.
    Wire(&'static str, Vec<(&'static str, String)>),
    /// The rulebook does not read.
    Book(rulebook::BookError),
}

impl Trouble {
    /// The tab may only look: another one writes.
    pub const READ_ONLY: Self = Self::Device("errors.not_writer");
    /// What the book asks was not answered.
    pub const NOT_ANSWERED: Self = Self::Device("errors.not_answered");
    /// No office has been set up.
    pub const NO_OFFICE: Self = Self::Device("errors.unexpected");

    /// Its key, for the console.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.reason.key(),
            Self::Store(key) | Self::Device(key) | Self::Draft(key, _) | Self::Wire(key, _) => key,
            Self::Book(error) => error.what.key(),
        }
    }

    /// The sentence for a person.
    pub fn say(&self, i18n: I18n, books: Option<&Books>) -> String {
        match self {
            Self::Refused(refusal) => {
                let name = |person| books.map_or_else(|| "—".into(), |books| books.name(person));
                let people = refusal.reason.people().into_iter().map(name).collect::<Vec<_>>().join("、");
                let args = [("argument", refusal.reason.argument()), ("people", people)];
                message(i18n, &format!("refusal.{}", refusal.reason.key()), &args)
            }
            Self::Store(key) | Self::Device(key) => message(i18n, key, &[] as &[(&str, String)]),
            Self::Draft(key, args) | Self::Wire(key, args) => message(i18n, key, args),
            Self::Book(error) => message(
                i18n,
                "errors.book_unreadable",
                &[("place", format!("{} {}", error.path, error.what.key()))],
            ),
        }
    }
}

impl From<NoPen> for Trouble {
    fn from(NoPen: NoPen) -> Self {
        Self::Device("errors.no_pen")
    }
}
impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error.message_key())
    }
}
impl From<FileError> for Trouble {
    fn from(error: FileError) -> Self {
        Self::Device(error.message_key())
    }
}
impl From<FetchError> for Trouble {
    fn from(error: FetchError) -> Self {
        Self::Device(error.message_key())
    }
}
impl From<NoRandomness> for Trouble {
    fn from(_: NoRandomness) -> Self {
        Self::Device("errors.no_randomness")
    }
}
impl From<journal::wire::WireError> for Trouble {
    fn from(error: journal::wire::WireError) -> Self {
        Self::Wire(error.key(), error.args())
    }
}
