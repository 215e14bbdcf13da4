//! What the book says: articles, facts, rules, parameters by date, rulings and lint.
//!
//! This room knows no clock, no storage, no locale and nobody who asks. Facts, the date and the book come in;
//! a [`Ruling`] with its cites and steps goes out. The same facts, book and date give the same ruling for ever.
//!
//! Reading order: [`word`] (the closed vocabulary), [`fact`], [`effect`], [`question`], [`condition`],
//! [`book`] (read through [`strict`] and [`proof`]), [`engine`], [`ruling`], [`lint`], [`inquiry`], [`compare`],
//! [`case`]; [`share`] for money.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may fail loudly"))]

pub mod article;
mod axis;
pub mod book;
pub mod case;
pub mod compare;
pub mod condition;
pub mod coverage;
pub mod effect;
pub mod engine;
pub mod fact;
mod facts;
pub mod inquiry;
pub mod lint;
pub mod measure;
mod opened;
pub mod parameter;
pub mod period;
pub mod possible;
pub mod proof;
pub mod question;
pub mod reading;
pub mod ruling;
pub mod share;
pub mod strict;
mod walk;
pub mod word;

pub use article::{Article, ArticleId, ArticleKind, Text};
pub use book::{Book, BookDigest, BookError, Rule, RuleId};
pub use effect::{Effects, Slot};
pub use engine::rule;
pub use fact::{Fact, Facts, Value};
pub use period::{Date, Period};
pub use question::Question;
pub use ruling::{Ruling, Step};
