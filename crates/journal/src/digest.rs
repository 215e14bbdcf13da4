//! SHA-256 and the two things it names: bytes and cards.

use std::fmt;
use std::str::FromStr;

use sha2::Digest as _;

use crate::id::{BadText, hex_digits, read_hex, serde_as_text, write_ascii};
use crate::short::{Short, read_short};

macro_rules! sha256_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// The text form is 64 lower-case hexadecimal digits. Order is text order.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 32]);

        impl $name {
            /// Takes the thirty-two bytes of the hash.
            pub const fn from_bytes(bytes: [u8; 32]) -> $name {
                $name(bytes)
            }

            /// Gives the thirty-two bytes of the hash.
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }

            /// Spells it in 43 characters of base64url.
            pub const fn short(&self) -> Short<32> {
                Short(self.0)
            }

            /// Reads the short spelling, and no other.
            ///
            /// # Errors
            /// [`BadText`]: not 43 characters of base64url that stand for thirty-two bytes.
            pub fn from_short(text: &str) -> Result<$name, BadText> {
                read_short(text).map($name).ok_or_else(|| BadText::new("short sha256", text))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_ascii(f, &hex_digits::<64>(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = BadText;

            fn from_str(text: &str) -> Result<$name, BadText> {
                read_hex(text.bytes()).map($name).ok_or_else(|| BadText::new("sha256", text))
            }
        }

        serde_as_text!($name);
    };
}

sha256_type! {
    /// The SHA-256 of some bytes.
    Digest
}
sha256_type! {
    /// The name of a [`Card`](crate::Card): the digest of its salted content.
    CardRef
}

/// Hashes bytes with SHA-256.
pub fn digest(bytes: &[u8]) -> Digest {
    Digest(sha2::Sha256::digest(bytes).into())
}
