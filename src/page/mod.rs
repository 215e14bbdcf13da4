//! The pages, one file per place. A page reads state, speaks to people and sends commands; it decides nothing.

pub mod ask;
pub mod cases;
pub mod clients;
pub mod not_found;
pub mod people;
pub mod reception;
pub mod reports;
pub mod rulebook;
pub mod setup;
pub mod transfer;
pub mod visits;

pub use ask::Ask;
pub use cases::Cases;
pub use clients::Clients;
pub use not_found::NotFound;
pub use people::People;
pub use reception::Reception;
pub use reports::Reports;
pub use rulebook::Rulebook;
pub use setup::Setup;
pub use transfer::Transfer;
pub use visits::Visits;
