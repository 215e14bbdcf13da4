//! What stands between the office and any screen: what is written on cards, compared and looked up.
//!
//! The cards never enter the chain, so the core cannot read them: it is told which customers are alike, and which columns
//! are filled. Whoever tells it, the desk or a scenario, asks here, so that both give the same answer.

pub mod alike;
pub mod column;
