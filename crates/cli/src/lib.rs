//! The `turnbook` command: plays scenarios on the real engine and looks into exports.
//!
//! It sits on top of the core rooms and may read files; it decides nothing itself. The language of the scenario
//! files is described in `docs/scenarios.md`.
//!
//! Reading order: [`scenario`] (what a file says), [`play`] (what then happens), [`check`], [`ask`], [`lint`], [`verify`], [`shelf`].
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may fail loudly"))]

pub mod ask;
pub mod check;
pub mod lint;
pub mod play;
pub mod scenario;
pub mod schema;
pub mod shelf;
pub mod verify;
pub mod vocabulary;
