//! The journal room: what was written, by which device, in which order.
//!
//! It keeps entries it does not understand, proves that none was altered, merges the books of several tablets
//! as a set union, and writes and reads the file they are exchanged in. It may not read a clock, randomness,
//! storage or a locale: the time, the ids and the salts come in as arguments. It does not know what an entry
//! means.
//!
//! Start reading at [`Journal`], then [`Entry`], then [`wire`]. The file format is described in `docs/wire.md`.
//!
//! Two steps for every change, so that nothing is shown which is not durable: [`Journal::stamp`] gives the
//! entries, the caller makes them durable, [`Journal::admit`] takes them in. An import has the same shape:
//! [`Journal::plan`], make durable, [`Import::admit`].

mod canonical;
mod card;
mod clock;
mod digest;
mod document;
mod drawn;
mod entry;
mod id;
mod import;
mod journal;
mod json;
mod merge;
mod reason;
mod series;
mod short;
mod stamp;
mod stamped;
pub mod wire;

pub use canonical::canonical;
pub use card::{Added, Card, CardError, Cards};
pub use clock::Clock;
pub use digest::{CardRef, Digest, digest};
pub use document::Documents;
pub use entry::{Draft, Entry, EntryError, Spelling};
pub use id::{Actor, BadText, DeviceId, EntryId, OfficeId};
pub use import::{Import, Preview};
pub use journal::{Head, Journal};
pub use json::{JsonFault, MAX_DEPTH, MAX_INTEGER, check_value, read_value};
pub use reason::{DraftError, Flaw, Merged, Reason};
pub use short::Short;
pub use stamp::{MAX_DRIFT_MS, Stamp, WallMs};
pub use stamped::Stamped;
