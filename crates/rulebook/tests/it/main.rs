//! The shipped books: they read, they lint clean, and hostile ones are refused, damaged ones too.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod hostile;
mod mutate;
mod mutation;
mod share;
mod shipped;
