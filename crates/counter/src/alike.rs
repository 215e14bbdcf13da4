//! One normal form of telephones, names and identity numbers, for comparing and never for keeping: what was written stays
//! as it was written. Hints, searches, the register, an import and the scenarios all compare by it.

mod identity;
mod index;
mod letters;
mod lines;
mod name;
mod names;
mod numbers;
mod pinyin;
mod telephone;
mod wanted;
mod way;

pub use identity::Identity;
pub use index::{Index, Pair, Written};
pub use letters::fold;
pub use name::Name;
pub(crate) use name::is_family;
pub use telephone::{Match, Telephone};
pub use wanted::Wanted;
