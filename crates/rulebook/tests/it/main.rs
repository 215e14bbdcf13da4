//! The shipped books: they read, they lint clean, and hostile ones are refused.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod cases;
mod compare;
mod hostile;
mod laws;
mod lint;
mod shipped;
mod small;
