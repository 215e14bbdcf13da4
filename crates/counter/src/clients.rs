//! The clients: whose each is and up to when, what is due for him and by when, and which of them somebody wants to see.
//!
//! Whose he is and what is due is the book's answer; it is kept for each client ([`Kept`]) and asked again when something was
//! written of him, when the book in force is another, or when a day has passed that he may have lapsed on.

mod calendar;
mod due;
mod kept;
mod life;
mod rows;

pub use crate::clientele::{Kept, Renews, Until, Wanting};
pub use calendar::{FILTERS as LAPSE_FILTERS, LAPSES, Lapse, Month};
pub use due::{DUE, Due, DueWhen, FILTERS as DUE_FILTERS, Task};
pub use rows::{CLIENTS, FILTERS, Found, Which};
