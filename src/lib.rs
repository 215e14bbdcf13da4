//! Turnbook 轮值簿: the turn table and the visitor ledger of a sales office, in one page that needs no network.
//!
//! This package is the shell: it may touch the browser, the rooms under `crates/` may not. [`app`] puts everything
//! together, [`route`] names the places, [`desk`] is the only room that changes anything, [`text`] speaks to people.
//!
//! Two programs are made of it, each its own bundle: the desk (`main.rs`), which is the first load, and the rulebook
//! studio (`bin/studio.rs`, [`studio`]), which is fetched when somebody opens it.

#![allow(unreachable_pub, reason = "the component macro makes public types of private components")]

pub mod app;
pub mod book;
pub mod desk;
pub mod dress;
pub mod keeping;
pub mod later;
pub mod page;
pub mod route;
pub mod shell;
pub mod studio;
pub mod text;
pub mod theme;
pub mod widget;
