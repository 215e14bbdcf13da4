//! The shipped books: they read, they lint clean, and hostile ones are refused.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod hostile;
mod shipped;
