//! Things pages are made of. They know no verbs of the office; what they show comes in.

pub mod below;
pub mod dialog;
pub mod icon;
pub mod law;
pub mod tally;
pub mod toast;

pub use below::Below;
pub use dialog::Dialog;
pub use icon::{Icon, Line};
pub use law::{Cites, Numbers, article_number};
pub use tally::Tally;
pub use toast::{Toast, Toasts, use_toasts};

pub use crate::text::article_text;
