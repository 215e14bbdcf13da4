//! The conventions of the house, as tests. `cargo tidy` runs them; no browser room is built for it.
//!
//! [`house`] finds and reads the files; [`imports`] tells which file names which.

mod books;
mod circles;
mod documents;
mod house;
mod imports;
mod rooms;
mod sources;
mod swallowed;
