//! What can be done, as data: to what, what is filled in, what would follow, and the command that is sent.
//!
//! An act is one function that goes through its fields and gives its command as soon as they are filled in: a field is
//! there because it is asked for, so which fields there are may hang on what was answered, and on what the book said of the
//! command without them. What the book must know besides is asked with the act, not after it. A screen draws the
//! [`Sheet`]; it knows no act.

mod at;
mod bring;
mod case;
mod deal;
mod depart;
mod file;
mod follow;
mod form;
mod grade;
mod identify;
mod link;
mod origin;
mod penalise;
mod proxy;
mod shape;
mod strike;
mod typed;
mod withdraw;

pub use at::{At, Subject};
pub use bring::BRING;
pub use case::CASE;
pub use deal::DEAL;
pub use depart::DEPART;
pub use follow::FOLLOW;
pub use form::{About, Answers, Field, Kind, Then};
pub use identify::IDENTIFY;
pub use link::{JOIN, PART};
pub use penalise::PENALISE;
pub use proxy::{END_PROXY, PROXY};
pub use shape::{Act, Draft, Sheet};
pub use strike::STRIKE;
pub use typed::fact_of;

/// What can be done with the client of a visit, besides [`FOLLOW`] and [`DEAL`].
pub static OF_CLIENT: [&Act; 6] =
    [&grade::GRADE, &file::FILE, &origin::PROVE, &origin::UNFOUND, &BRING, &CASE];

/// How what was written of a visit is put right.
pub static CORRECTIONS: [&Act; 4] = [&IDENTIFY, &withdraw::WITHDRAW, &PART, &STRIKE];

/// What can be done with somebody who works here, or did.
pub static OF_PERSON: [&Act; 4] = [&PENALISE, &PROXY, &END_PROXY, &DEPART];

/// Every act there is.
pub fn all() -> impl Iterator<Item = &'static Act> {
    [&FOLLOW, &DEAL, &JOIN].into_iter().chain(OF_CLIENT).chain(CORRECTIONS).chain(OF_PERSON)
}
