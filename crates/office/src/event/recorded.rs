//! An event as an entry of the journal.

use super::bounds;
use super::parts::shorten_visitor;
use super::{Event, Kind, Shelf, VERSION, first, spelled};
use chrono::NaiveDateTime;
use journal::{Entry, EntryId, Stamp};
use paper::{Json, Misread, ReadTagged};
use serde_json::Map;

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

impl Event {
    /// The kind and the body of the entry this event is written in. Its law is told in short, where its book is on the
    /// shelf.
    pub fn write(&self, at: NaiveDateTime, shelf: &impl Shelf) -> (String, Json) {
        let mut body = self.outcome();
        spelled::shorten(&mut body);
        if let Some(law) = self.law().written(shelf) {
            let place = match body.get_mut("reception") {
                Some(Json::Object(reception)) => reception,
                _ => &mut body,
            };
            place.insert("law".into(), law);
        }
        spelled::set_at(&mut body, at);
        (self.kind().name().to_owned(), Json::Object(body))
    }

    /// Whether two events are the same, with the same rulings by the books of the shelf.
    pub fn same(&self, other: &Self, shelf: &impl Shelf) -> bool {
        let same = self.kind() == other.kind() && self.outcome() == other.outcome();
        same && self.law().rulings(shelf) == other.law().rulings(shelf)
    }

    /// All of it but the law.
    fn outcome(&self) -> Map<String, Json> {
        let mut tagged = serde_json::to_value(self).unwrap_or_default();
        let body = tagged.get_mut(self.kind().name()).map(Json::take);
        let Some(Json::Object(mut body)) = body else { return Map::new() };
        usual(&mut body);
        if let Some(Json::Object(visitor)) = body.get_mut("visitor") {
            shorten_visitor(visitor);
        }
        body
    }

    /// The event of a kind with this body.
    fn read(kind: Kind, body: &Json) -> Result<Self, Misread> {
        Self::read_tagged(kind.name(), body)
    }
}

/// What is yes if nothing is said.
const USUALLY: [&str; 2] = ["effective", "valid"];

/// Leaves out what is nothing: no, nobody, an empty list; and what is usually yes. It is read back as such.
fn usual(map: &mut Map<String, Json>) {
    map.remove("law");
    map.retain(|key, value| {
        if USUALLY.contains(&key.as_str()) {
            return *value != true;
        }
        match value {
            _ if key == "told" => {}
            Json::Object(inner) => usual(inner),
            Json::Array(all) => all.iter_mut().filter_map(Json::as_object_mut).for_each(usual),
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
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
    /// What an event is that has just been written in this entry, as it would be read from it: who still holds what he wrote
    /// need not read it. `None` where it could not be read.
    pub fn written(entry: &Entry, event: Event) -> Option<Self> {
        let at = spelled::at(entry).filter(bounds::is_sane)?;
        bounds::are_sane(&entry.body).then_some(Self { entry: entry.id, at, stamp: entry.stamp, event })
    }

    /// Reads an entry; `None` if its kind or version is not known here, or its numbers are beyond all bounds. It is then
    /// kept and exported unchanged.
    pub fn read(entry: &Entry) -> Option<Self> {
        let kind = Kind::from_name(&entry.kind).filter(|_| entry.v <= VERSION)?;
        let at = spelled::at(entry).filter(bounds::is_sane)?;
        if !bounds::are_sane(&entry.body) {
            return None;
        }
        let event = match entry.v {
            1 => Event::read(kind, &first::second(kind, &entry.body)),
            _ => Event::read(kind, &entry.body),
        };
        Some(Self { entry: entry.id, at, stamp: entry.stamp, event: event.ok()? })
    }
}
