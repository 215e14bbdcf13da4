//! What can be read.

use super::wrong::Misread;
use serde_json::Value as Json;

/// What can be read.
pub trait Read: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// The first thing that does not fit, with its place.
    fn read(json: &Json) -> Result<Self, Misread>;

    /// What it is where it is left out, if it may be.
    fn absent() -> Option<Self> {
        None
    }
}

/// An enum whose variants have members: written as an object with one member, named by the variant.
pub trait ReadTagged: Sized {
    /// Reads the variant of this name from what is written under it.
    ///
    /// # Errors
    /// There is no such variant, or the first thing that does not fit.
    fn read_tagged(name: &str, body: &Json) -> Result<Self, Misread>;
}

/// Lets what is read here be read by serde too.
#[macro_export]
macro_rules! deserialize_by_reading {
    ($($type:ty),+ $(,)?) => {$(
        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let json = <$crate::Json as $crate::serde::Deserialize>::deserialize(from)?;
                $crate::Read::read(&json).map_err($crate::serde::de::Error::custom)
            }
        }
    )+};
}
