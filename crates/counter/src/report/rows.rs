//! A report as rows: its figures by agent, by channel and by day; the fairness account; somebody's own account.

mod account;
mod fair;
mod sums;
mod time;

pub use account::OWN;
pub use fair::{FAIRNESS, LANDED, PASSED};
pub use sums::{BY_CHANNEL, BY_DAY, BY_PERSON};
