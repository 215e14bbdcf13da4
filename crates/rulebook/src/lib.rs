//! What the book says: articles, facts, rules, parameters by date, rulings and lint.
//!
//! This room knows no clock, no storage, no locale and nobody who asks. Facts, the date and the book come in;
//! a [`Ruling`] with its cites and steps goes out. The same facts, book and date give the same ruling for ever.
//!
//! Reading order: [`word`] (the vocabulary), [`fact`], [`declare`] (what a book adds to it), [`effect`], [`question`], [`condition`],
//! [`book`] (read through [`strict`] and [`proof`]), `engine`, [`ruling`], [`lint`], [`inquiry`], [`compare`],
//! [`case`]; [`share`] for money.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may fail loudly"))]

pub mod about;
pub mod article;
mod axis;
pub mod book;
mod calendar;
pub mod case;
pub mod clause;
pub mod compare;
pub mod condition;
pub mod coverage;
pub mod declare;
mod declared;
pub mod effect;
mod engine;
pub mod fact;
mod facts;
pub mod fault;
pub mod glossary;
pub mod inquiry;
pub mod lint;
pub mod measure;
pub mod name;
mod opened;
pub mod origin;
pub mod parameter;
mod parts;
pub mod period;
pub mod possible;
pub mod proof;
pub mod question;
pub mod reading;
mod rule;
pub mod ruling;
pub mod share;
pub mod strict;
pub mod supply;
pub mod term;
pub mod turns;
mod value;
mod verdict;
mod walk;
pub mod word;
pub mod wording;

pub use article::{Article, ArticleId, ArticleKind, Text};
pub use book::{Book, BookDigest, BookError, Rule, RuleId};
pub use effect::{Effects, Slot};
pub use fact::{Fact, Value};
pub use facts::Facts;
pub use name::Name;
pub use period::{Date, Period};
pub use question::Question;
pub use ruling::{Ruling, Step};
pub use turns::Turns;
pub use verdict::{open, rule, rule_for};
