//! A book in words: what the page of the regulations and the studio both show of it. Book, day and addresses come in.

pub mod cited;
pub mod filling;
pub mod rule;
pub mod silence;
pub mod words;
