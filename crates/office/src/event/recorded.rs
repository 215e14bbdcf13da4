//! An event as an entry of the journal.

use super::{Event, Kind, VERSION, first};
use chrono::NaiveDateTime;
use journal::{Entry, EntryId, Stamp};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{MapAccessDeserializer, MapDeserializer};
use serde_json::{Error, Map, Value as Json};

/// An event with the time at the office when it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The entry it is written in.
    pub entry: EntryId,
    /// When, local to the office.
    pub at: NaiveDateTime,
    /// On which device, and its place among the entries of all devices.
    pub stamp: Stamp,
    /// What.
    pub event: Event,
}

const AT: &str = "at";

impl Event {
    /// The kind and the body of the entry this event is written in.
    pub fn write(&self, at: NaiveDateTime) -> (String, Json) {
        let Ok(Json::Object(tagged)) = serde_json::to_value(self) else { return (String::new(), Json::Null) };
        let Some((kind, mut body)) = tagged.into_iter().next() else { return (String::new(), Json::Null) };
        if let Json::Object(map) = &mut body {
            usual(map);
            map.insert(AT.into(), Json::String(at.format("%Y-%m-%dT%H:%M:%S").to_string()));
        }
        (kind, body)
    }

    /// The event of a kind with this body.
    fn read(kind: Kind, body: &Json) -> Result<Self, Error> {
        // Read by reference, like books: one set of reading code serves both.
        let tagged = MapDeserializer::new(std::iter::once((kind.name(), body.into_deserializer())));
        Self::deserialize(MapAccessDeserializer::new(tagged))
    }
}

/// Leaves out what is nothing: no, nobody, an empty list. It is read back as such. A law is written as it is.
fn usual(map: &mut Map<String, Json>) {
    map.retain(|key, value| {
        match value {
            _ if key == "law" => {}
            Json::Object(inner) => usual(inner),
            Json::Array(all) => all.iter_mut().filter_map(Json::as_object_mut).for_each(usual),
            _ => {}
        }
        match value {
            Json::Null | Json::Bool(false) => false,
            Json::Array(all) => !all.is_empty(),
            Json::Object(inner) => !inner.is_empty(),
            Json::Bool(true) | Json::Number(_) | Json::String(_) => true,
        }
    });
}

impl Recorded {
    /// Reads an entry; `None` if its kind or version is not known here. It is then kept and exported unchanged.
    pub fn read(entry: &Entry) -> Option<Self> {
        let kind = Kind::from_name(&entry.kind).filter(|_| entry.v <= VERSION)?;
        let at = entry.body.get(AT)?.as_str()?.parse().ok()?;
        let event = match entry.v {
            1 => Event::read(kind, &first::second(kind, &entry.body)),
            _ => Event::read(kind, &entry.body),
        };
        Some(Self { entry: entry.id, at, stamp: entry.stamp, event: event.ok()? })
    }
}
