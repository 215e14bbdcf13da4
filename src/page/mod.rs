//! The pages, one file per place. A page reads state, speaks to people and sends commands; it decides nothing.

pub mod ask;
pub mod day_pick;
pub mod doer;
pub mod ending;
pub mod not_found;
pub mod ordered;
pub mod pairs;
pub mod people;
pub mod reception;
pub mod register;
pub mod rulebook;
pub mod setup;
pub mod transfer;
pub mod visits;

pub use crate::{said, why};
pub use ask::Ask;
pub use not_found::NotFound;
pub use people::People;
pub use reception::Reception;
pub use register::RegisterDialog;
pub use rulebook::Rulebook;
pub use setup::Setup;
pub use transfer::Transfer;
pub use visits::Visits;
