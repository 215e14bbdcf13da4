//! The shelf: rulebooks read from their folders.

use rulebook::Book;
use rulebook::book::{Parts, bundle};
use rulebook::parameter::ParameterValue;
use serde_json::Value as Json;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Why a book could not be taken from the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfError {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for ShelfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.what)
    }
}

impl std::error::Error for ShelfError {}

/// The name of the base, and its files as they come with the program, for a shelf that has none of its own.
const BASE: &str = "base";
const SHIPPED: [(&str, &str); 6] = [
    ("book.json", include_str!("../../../rulebooks/base/book.json")),
    ("articles.json", include_str!("../../../rulebooks/base/articles.json")),
    ("parameters.json", include_str!("../../../rulebooks/base/parameters.json")),
    ("rules.json", include_str!("../../../rulebooks/base/rules.json")),
    ("known_issues.json", include_str!("../../../rulebooks/base/known_issues.json")),
    ("cases.json", include_str!("../../../rulebooks/base/cases.json")),
];

/// A folder of rulebooks, one folder each. A book is read when it is first asked for. A folder without a `base` has
/// the one that comes with the program.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    /// Folders with books of their own, such as the one beside a scenario file.
    also: RefCell<BTreeSet<PathBuf>>,
    read: RefCell<BTreeMap<String, Rc<Book>>>,
}

impl Shelf {
    /// The shelf in this folder.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), also: RefCell::default(), read: RefCell::default() }
    }

    /// Also looks into the folder `books` beside this file, for books that are only there to be tried.
    pub fn beside(&self, file: &Path) {
        let books = file.with_file_name("books");
        if books.is_dir() {
            self.also.borrow_mut().insert(books);
        }
    }

    /// The names of the books, in order.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn names(&self) -> Result<Vec<String>, ShelfError> {
        let wrong = |e: std::io::Error| ShelfError { path: self.folder.clone(), what: e.to_string() };
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(wrong)? {
            let entry = entry.map_err(wrong)?;
            if entry.path().join("book.json").is_file() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    /// The book of this name.
    ///
    /// # Errors
    /// The folder is not there, a file cannot be read, or the book is not in order.
    pub fn book(&self, name: &str) -> Result<Rc<Book>, ShelfError> {
        if let Some(book) = self.read.borrow().get(name) {
            return Ok(Rc::clone(book));
        }
        let document = self.document(name)?;
        let wrong = |e: rulebook::BookError| ShelfError { path: self.folder.join(name), what: e.to_string() };
        let book = Rc::new(Book::from_json(&document).map_err(wrong)?);
        self.read.borrow_mut().insert(name.to_owned(), Rc::clone(&book));
        Ok(book)
    }

    /// The book of this name with some parameters taken otherwise on every date, also in the book it extends. It is
    /// another document, with another digest.
    ///
    /// # Errors
    /// As [`Self::book`]; the changed book may not be in order.
    pub fn changed(
        &self,
        name: &str,
        parameters: &BTreeMap<String, ParameterValue>,
    ) -> Result<Rc<Book>, ShelfError> {
        let mut document = self.document(name)?;
        for (parameter, value) in parameters {
            let value = serde_json::to_value(value).unwrap_or(Json::Null);
            set(&mut document, parameter, &value);
        }
        let wrong = |e: rulebook::BookError| ShelfError { path: self.folder.join(name), what: e.to_string() };
        Book::from_json(&document).map(Rc::new).map_err(wrong)
    }

    /// The one document of a book, with the book it extends.
    fn document(&self, name: &str) -> Result<Json, ShelfError> {
        let also = self.also.borrow();
        let mut folders = std::iter::once(&self.folder).chain(also.iter()).map(|folder| folder.join(name));
        let found = folders.find(|folder| folder.join("book.json").is_file());
        let folder = found.clone().unwrap_or_else(|| self.folder.join(name));
        if found.is_none() && name != BASE {
            let there = self.names()?.join(", ");
            return Err(ShelfError {
                path: folder,
                what: format!("there is no such book; there are {there}"),
            });
        }
        let optional = |file: &str| {
            let path = folder.join(file);
            match &found {
                Some(_) => path.is_file().then(|| read_json(&path)).transpose(),
                None => shipped(file).map(|text| parsed(&path, text)).transpose(),
            }
        };
        let part = |file: &str| {
            let missing = || ShelfError { path: folder.join(file), what: "there is no such file".into() };
            optional(file)?.ok_or_else(missing)
        };
        let book = part("book.json")?;
        let base = match book.get("extends").and_then(Json::as_str) {
            Some(base) if base != name => Some(self.document(base)?),
            _ => None,
        };
        let (articles, parameters, rules) =
            (part("articles.json")?, part("parameters.json")?, part("rules.json")?);
        let (known_issues, cases) = (optional("known_issues.json")?, optional("cases.json")?);
        let declares = optional("declares.json")?;
        Ok(bundle(&Parts { book, articles, parameters, declares, rules, known_issues, cases, base }))
    }
}

/// A file of the base that comes with the program.
fn shipped(file: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(name, _)| *name == file).map(|(_, text)| *text)
}

fn set(document: &mut Json, parameter: &str, value: &Json) {
    if let Some(base) = document.get_mut("base").filter(|base| base.is_object()) {
        set(base, parameter, value);
    }
    // Where the choices of this layer are others, it stays as it is: the one above decides.
    let choices = document.pointer(&format!("/parameters/{parameter}/choices"));
    let known = |choices: &Json| value.as_str().is_none_or(|word| choices.get(word).is_some());
    if !choices.is_none_or(known) {
        return;
    }
    let values =
        document.pointer_mut(&format!("/parameters/{parameter}/values")).and_then(Json::as_object_mut);
    for dated in values.into_iter().flat_map(|values| values.values_mut()) {
        dated["value"] = value.clone();
    }
}

fn read_json(path: &Path) -> Result<Json, ShelfError> {
    let text =
        fs::read_to_string(path).map_err(|e| ShelfError { path: path.to_owned(), what: e.to_string() })?;
    parsed(path, &text)
}

fn parsed(path: &Path, text: &str) -> Result<Json, ShelfError> {
    serde_json::from_str(text).map_err(|e| ShelfError { path: path.to_owned(), what: e.to_string() })
}
