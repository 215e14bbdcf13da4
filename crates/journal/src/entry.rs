//! One entry of the journal, and its text.

use paper::OrderedMap;
use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};

use crate::canonical::{write_display, write_members, write_quoted, write_string, write_value};
use crate::digest::{Digest, digest};
use crate::id::{Actor, BadText, DeviceId, EntryId, OfficeId};
use crate::json::{JsonFault, read_value};
use crate::stamp::Stamp;

/// What a caller wants written; the journal adds office, device, sequence, stamp and `prev`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// A fresh UUID of version 7.
    pub id: EntryId,
    /// Who acted.
    pub actor: Actor,
    /// The kind of entry, not empty.
    pub kind: String,
    /// The version of the kind.
    pub v: u16,
    /// The content, without personal data. Whole numbers only, at most [`MAX_DEPTH`](crate::MAX_DEPTH) levels.
    pub body: Value,
}

/// How the ids and hashes of an entry are spelled. An entry keeps its spelling for ever: its hash is taken over it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    /// UUIDs with hyphens and hashes in hexadecimal digits; office and device stand in the entry.
    #[default]
    Long,
    /// Base64url. The device stands in the stamp alone; the office is that of the journal, to which the hash of a
    /// device's first entry commits; nobody as actor is left out.
    Short,
}

/// One line of the book.
///
/// Its text is canonical JSON and is hashed: do not rename or add a field. `tests/golden/entry-v1.json` and
/// `entry-v2.json` guard it. Fields that this version does not know are kept in `extra` and written again, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The entry's own id.
    pub id: EntryId,
    /// The office it belongs to.
    pub office: OfficeId,
    /// The device that wrote it.
    pub device: DeviceId,
    /// Its place in the device's series, from 1 without a hole.
    pub seq: u64,
    /// Its place in the order of all entries. Rises along a device's series.
    pub stamp: Stamp,
    /// Who acted.
    pub actor: Actor,
    /// The kind of entry. The journal does not know what it means.
    pub kind: String,
    /// The version of the kind.
    pub v: u16,
    /// The content.
    pub body: Value,
    /// The hash of the device's entry before this one; for the first, [`Entry::genesis`].
    pub prev: Digest,
    /// Fields of a newer version, by name.
    pub extra: OrderedMap<String, Value>,
    /// How its ids are spelled.
    pub spelling: Spelling,
}

/// Why a text is not an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryError {
    /// Not JSON of this format.
    Json(JsonFault),
    /// A field is missing, or the text is not an object (field empty).
    Missing {
        /// The name of the field.
        field: &'static str,
    },
    /// A field has the wrong type or is out of range.
    Wrong {
        /// The name of the field.
        field: &'static str,
    },
    /// An id, a hash or the stamp cannot be read.
    Text {
        /// The name of the field.
        field: &'static str,
        /// What is wrong with it.
        bad: BadText,
    },
}

impl EntryError {
    /// Names the kind of failure, for translation.
    pub fn key(&self) -> &'static str {
        match self {
            EntryError::Json(fault) => fault.key(),
            EntryError::Missing { .. } => "entry-field-missing",
            EntryError::Wrong { .. } => "entry-field-wrong",
            EntryError::Text { .. } => "entry-field-unreadable",
        }
    }

    /// Gives the arguments of the message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            EntryError::Json(fault) => fault.args(),
            EntryError::Missing { field } | EntryError::Wrong { field } => {
                vec![("field", (*field).to_owned())]
            }
            EntryError::Text { field, bad } => {
                let mut args = bad.args();
                args.push(("field", (*field).to_owned()));
                args
            }
        }
    }
}

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EntryError::Json(fault) => fault.fmt(f),
            EntryError::Missing { field: "" } => write!(f, "an entry is a JSON object"),
            EntryError::Missing { field } => write!(f, "the field {field:?} is missing"),
            EntryError::Wrong { field } => {
                write!(f, "the field {field:?} has the wrong type or is out of range")
            }
            EntryError::Text { field, bad } => write!(f, "the field {field:?} is {bad}"),
        }
    }
}

impl std::error::Error for EntryError {}

impl From<JsonFault> for EntryError {
    fn from(fault: JsonFault) -> EntryError {
        EntryError::Json(fault)
    }
}

/// A member of an entry's text, borrowed for writing.
enum Member<'a> {
    Id(&'a dyn fmt::Display),
    Text(&'a str),
    Number(u64),
    Value(&'a Value),
}

impl Entry {
    /// Gives the hash that stands before the first entry of a device.
    pub fn genesis(office: OfficeId, device: DeviceId) -> Digest {
        digest(format!(r#"{{"device":"{device}","genesis":"turnbook","office":"{office}"}}"#).as_bytes())
    }

    /// Writes the canonical text: the bytes that are hashed, stored and exported.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        self.write_to(&mut text);
        text
    }

    /// Hashes the canonical text.
    pub fn hash(&self) -> Digest {
        digest(self.to_text().as_bytes())
    }

    pub(crate) fn write_to(&self, text: &mut String) {
        let (id, prev, stamp) = (self.id.short(), self.prev.short(), self.stamp.short());
        let mut members = match self.spelling {
            Spelling::Long => vec![
                ("actor", Member::Text(&self.actor.0)),
                ("body", Member::Value(&self.body)),
                ("device", Member::Id(&self.device)),
                ("id", Member::Id(&self.id)),
                ("kind", Member::Text(&self.kind)),
                ("office", Member::Id(&self.office)),
                ("prev", Member::Id(&self.prev)),
                ("seq", Member::Number(self.seq)),
                ("stamp", Member::Id(&self.stamp)),
                ("v", Member::Number(self.v.into())),
            ],
            Spelling::Short => vec![
                ("actor", Member::Text(&self.actor.0)),
                ("body", Member::Value(&self.body)),
                ("id", Member::Id(&id)),
                ("kind", Member::Text(&self.kind)),
                ("prev", Member::Id(&prev)),
                ("seq", Member::Number(self.seq)),
                ("stamp", Member::Id(&stamp)),
                ("v", Member::Number(self.v.into())),
            ],
        };
        if self.spelling == Spelling::Short && self.actor.is_nobody() {
            members.remove(0);
        }
        let known = members.len();
        for (key, value) in &self.extra {
            // A known field wins over an extra one of the same name, which only a careless caller can make.
            if !members[..known].iter().any(|(name, _)| name == key) {
                members.push((key, Member::Value(value)));
            }
        }
        write_members(text, &mut members, |text, member| match member {
            Member::Id(id) => write_quoted(text, id),
            Member::Text(string) => write_string(text, string),
            Member::Number(number) => write_display(text, number),
            Member::Value(value) => write_value(text, value),
        });
    }

    /// Reads an entry in the long spelling from its text, canonical or not.
    ///
    /// # Errors
    /// [`EntryError`]: not JSON of this format, or a field missing or wrong. Unknown fields are no error.
    pub fn parse(text: &str) -> Result<Entry, EntryError> {
        Entry::from_value(read_value(text)?)
    }

    /// Reads an entry of an office in either spelling from its text, canonical or not.
    ///
    /// # Errors
    /// As [`Entry::parse`].
    pub fn parse_in(office: OfficeId, text: &str) -> Result<Entry, EntryError> {
        Entry::from_value_in(office, read_value(text)?)
    }

    /// Reads an entry of an office in either spelling from a JSON object.
    ///
    /// # Errors
    /// As [`Entry::parse`].
    pub fn from_value_in(office: OfficeId, value: Value) -> Result<Entry, EntryError> {
        match value {
            Value::Object(map) if !map.contains_key("office") => Entry::from_short(office, map),
            value => Entry::from_value(value),
        }
    }

    fn from_short(office: OfficeId, mut map: Map<String, Value>) -> Result<Entry, EntryError> {
        let stamp = take_short(&mut map, "stamp", Stamp::from_short)?;
        let named = map.contains_key("actor");
        let actor = if named { take_text(&mut map, "actor")? } else { String::new() };
        // There is one spelling of an entry: the device stands in the stamp alone, and nobody is left out.
        if map.contains_key("device") {
            return Err(EntryError::Wrong { field: "device" });
        }
        if named && actor.is_empty() {
            return Err(EntryError::Wrong { field: "actor" });
        }
        let entry = Entry {
            id: take_short(&mut map, "id", EntryId::from_short)?,
            office,
            device: stamp.device(),
            seq: take_number(&mut map, "seq")?,
            stamp,
            actor: Actor(actor),
            kind: take_text(&mut map, "kind")?,
            v: take_number(&mut map, "v")?.try_into().map_err(|_| EntryError::Wrong { field: "v" })?,
            body: take(&mut map, "body")?,
            prev: take_short(&mut map, "prev", Digest::from_short)?,
            extra: map.into_iter().collect(),
            spelling: Spelling::Short,
        };
        entry.checked()
    }

    /// Reads an entry in the long spelling from a JSON object.
    ///
    /// # Errors
    /// As [`Entry::parse`].
    pub fn from_value(value: Value) -> Result<Entry, EntryError> {
        let Value::Object(mut map) = value else { return Err(EntryError::Missing { field: "" }) };
        let entry = Entry {
            id: take_id(&mut map, "id")?,
            office: take_id(&mut map, "office")?,
            device: take_id(&mut map, "device")?,
            seq: take_number(&mut map, "seq")?,
            stamp: take_id(&mut map, "stamp")?,
            actor: Actor(take_text(&mut map, "actor")?),
            kind: take_text(&mut map, "kind")?,
            v: take_number(&mut map, "v")?.try_into().map_err(|_| EntryError::Wrong { field: "v" })?,
            body: take(&mut map, "body")?,
            prev: take_id(&mut map, "prev")?,
            extra: map.into_iter().collect(),
            spelling: Spelling::Long,
        };
        entry.checked()
    }

    fn checked(self) -> Result<Entry, EntryError> {
        if self.seq == 0 {
            return Err(EntryError::Wrong { field: "seq" });
        }
        if self.kind.is_empty() {
            return Err(EntryError::Wrong { field: "kind" });
        }
        Ok(self)
    }
}

fn take(map: &mut Map<String, Value>, field: &'static str) -> Result<Value, EntryError> {
    map.remove(field).ok_or(EntryError::Missing { field })
}

fn take_text(map: &mut Map<String, Value>, field: &'static str) -> Result<String, EntryError> {
    match take(map, field)? {
        Value::String(text) => Ok(text),
        _ => Err(EntryError::Wrong { field }),
    }
}

fn take_number(map: &mut Map<String, Value>, field: &'static str) -> Result<u64, EntryError> {
    take(map, field)?.as_u64().ok_or(EntryError::Wrong { field })
}

fn take_id<T: FromStr<Err = BadText>>(
    map: &mut Map<String, Value>,
    field: &'static str,
) -> Result<T, EntryError> {
    take_short(map, field, T::from_str)
}

fn take_short<T>(
    map: &mut Map<String, Value>,
    field: &'static str,
    read: impl Fn(&str) -> Result<T, BadText>,
) -> Result<T, EntryError> {
    read(&take_text(map, field)?).map_err(|bad| EntryError::Text { field, bad })
}
