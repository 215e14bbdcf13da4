//! The book that is open on this page.

use leptos::prelude::*;

use super::bench::Volume;

/// The open book, as a page of the studio sees it: it is made anew at every edit.
pub type Open = StoredValue<Volume, LocalStorage>;

/// The open book of this page.
pub fn use_open() -> Open {
    expect_context()
}
