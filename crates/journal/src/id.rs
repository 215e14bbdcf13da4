//! Names of offices, devices, entries and people.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::short::{Short, read_short};

/// A text that is not what it should be: an id, a digest or a stamp that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadText {
    /// What was expected: `uuid`, `sha256`, `stamp`, `time`; those of the short spelling with `short` before them.
    pub expected: &'static str,
    /// The text that was found, cut after 80 characters.
    pub found: String,
}

impl BadText {
    pub(crate) fn new(expected: &'static str, found: &str) -> BadText {
        BadText { expected, found: found.chars().take(80).collect() }
    }

    /// Names the kind of failure, for translation.
    pub fn key(&self) -> &'static str {
        "journal-bad-text"
    }

    /// Gives the arguments of the message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        vec![("expected", self.expected.to_owned()), ("found", self.found.clone())]
    }
}

impl fmt::Display for BadText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a {}: {:?}", self.expected, self.found)
    }
}

impl std::error::Error for BadText {}

impl From<BadText> for paper::Misread {
    fn from(wrong: BadText) -> paper::Misread {
        paper::Misread::new(wrong.to_string())
    }
}

/// Reads and writes a type as its text form in JSON, also as a key of a map.
macro_rules! serde_as_text {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl paper::Read for $name {
            fn read(json: &paper::Json) -> Result<$name, paper::Misread> {
                let read: Result<$name, $crate::id::BadText> = paper::read::text(json)?.parse();
                Ok(read?)
            }
        }
        paper::deserialize_by_reading!($name);
    };
}
pub(crate) use serde_as_text;

/// Spells bytes as lower-case hexadecimal digits. `N` is twice the number of bytes.
///
/// Formatting byte by byte with `{:02x}` takes most of the time of hashing an entry.
pub(crate) fn hex_digits<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let digit = |nibble: u8| if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 };
    let mut digits = [b'0'; N];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 0xf)]);
    }
    digits
}

/// Writes bytes that are known to be ASCII.
pub(crate) fn write_ascii(f: &mut fmt::Formatter<'_>, ascii: &[u8]) -> fmt::Result {
    f.write_str(std::str::from_utf8(ascii).map_err(|_| fmt::Error)?)
}

/// Reads one lower-case hexadecimal digit.
fn nibble(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

/// Reads exactly `N` bytes from lower-case hexadecimal digits.
pub(crate) fn read_hex<const N: usize>(digits: impl Iterator<Item = u8>) -> Option<[u8; N]> {
    let mut digits = digits;
    let mut bytes = [0; N];
    for byte in &mut bytes {
        *byte = nibble(digits.next()?)? << 4 | nibble(digits.next()?)?;
    }
    digits.next().is_none().then_some(bytes)
}

fn read_uuid(text: &str) -> Result<[u8; 16], BadText> {
    let hyphens_in_place = text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| (byte == b'-') == matches!(at, 8 | 13 | 18 | 23));
    let bytes = hyphens_in_place.then(|| read_hex(text.bytes().filter(|byte| *byte != b'-'))).flatten();
    bytes.ok_or_else(|| BadText::new("uuid", text))
}

fn write_uuid(f: &mut fmt::Formatter<'_>, bytes: &[u8; 16]) -> fmt::Result {
    let digits: [u8; 32] = hex_digits(bytes);
    let mut text = [b'-'; 36];
    for (to, from) in [(0..8, 0..8), (9..13, 8..12), (14..18, 12..16), (19..23, 16..20), (24..36, 20..32)] {
        text[to].copy_from_slice(&digits[from]);
    }
    write_ascii(f, &text)
}

macro_rules! uuid_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// The text form is a lower-case hyphenated UUID; any other spelling is refused. Order is text order.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// Takes the sixteen bytes of the UUID.
            pub const fn from_bytes(bytes: [u8; 16]) -> $name {
                $name(bytes)
            }

            /// Gives the sixteen bytes of the UUID.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }

            /// Spells it in 22 characters of base64url.
            pub const fn short(&self) -> Short<16> {
                Short(self.0)
            }

            /// Reads the short spelling, and no other.
            ///
            /// # Errors
            /// [`BadText`]: not 22 characters of base64url that stand for sixteen bytes.
            pub fn from_short(text: &str) -> Result<$name, BadText> {
                read_short(text).map($name).ok_or_else(|| BadText::new("short uuid", text))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_uuid(f, &self.0)
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
                read_uuid(text).map($name)
            }
        }

        serde_as_text!($name);
    };
}

uuid_type! {
    /// An office: everything in one journal belongs to one office.
    OfficeId
}
uuid_type! {
    /// A device that writes entries: a tablet, a stand, a manager's machine.
    DeviceId
}
uuid_type! {
    /// An entry. The caller supplies it, as a UUID of version 7.
    EntryId
}

/// Who acted: an opaque pseudonymous id, never a name. Empty when nobody is named.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Actor(pub String);

impl Actor {
    /// The actor of an entry that names nobody.
    pub const fn nobody() -> Actor {
        Actor(String::new())
    }

    /// Tells whether nobody is named.
    pub fn is_nobody(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Actor {
    fn from(text: &str) -> Actor {
        Actor(text.to_owned())
    }
}
