//! Turnbook 轮值簿: the turn table and the visitor ledger of a sales office, in one page that needs no network.
//!
//! This package is the shell: it may touch the browser, the rooms under `crates/` may not. [`app`] puts everything
//! together, [`route`] names the places, [`desk`] is the only room that changes anything, [`text`] speaks to people.
//!
//! The first load is the desk; the pages of the office and the rulebook [`studio`] are parts, fetched when somebody opens
//! them ([`later`]).

#![allow(unreachable_pub, reason = "the component macro makes public types of private components")]

pub mod act;
pub mod app;
pub mod book;
pub mod desk;
pub mod dialog;
pub mod dress;
pub mod keeping;
pub mod later;
pub mod list;
pub mod page;
pub mod print;
pub mod route;
pub mod said;
pub mod sheets;
pub mod shell;
pub mod studio;
pub mod text;
pub mod theme;
pub mod why;
pub mod widget;
