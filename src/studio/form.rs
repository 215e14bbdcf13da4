//! The forms by which a rule is written: what it asks, when it holds, what follows, and where it is written.

pub mod article;
pub mod conditions;
pub mod effects;
pub mod live;
pub mod model;
pub mod pick;
pub mod rule;
pub mod value;
