//! Dialogs, and pieces of them, that more than one page opens. No page knows another: what two of them need stands here.

pub mod claims;
mod client;
pub mod doer;
pub mod ending;
pub mod ordered;
pub mod pairs;
pub mod phone;
mod places;
pub mod register;
mod role;

pub use client::ClientCard;
pub use places::{CALENDAR, ClientPlaces, DUE};
pub use register::RegisterDialog;
pub use role::RoleFields;
