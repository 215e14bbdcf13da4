//! The files of a book, and the one document they are adopted as.

use serde::Serialize;
use serde_json::Value as Json;

/// The files of a book's folder.
#[derive(Clone, Debug, Serialize)]
pub struct Parts {
    /// `book.json`.
    pub book: Json,
    /// `articles.json`.
    pub articles: Json,
    /// `parameters.json`.
    pub parameters: Json,
    /// `declares.json`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declares: Option<Json>,
    /// `rules.json`.
    pub rules: Json,
    /// `known_issues.json`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_issues: Option<Json>,
    /// `cases.json`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases: Option<Json>,
    /// The document of the book it extends, if any.
    pub base: Option<Json>,
}

/// Joins the files of a book's folder, and the book it extends, into the one document that is adopted and exported.
pub fn bundle(parts: &Parts) -> Json {
    serde_json::to_value(parts).unwrap_or(Json::Null)
}
