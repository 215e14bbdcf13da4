//! How ids, hashes and times are spelled in an entry of version 2: ids in 22 characters, hashes in 43, and the time at the
//! office by its distance from the stamp. Version 1 has the long spelling; both are read.

use chrono::{DateTime, NaiveDateTime};
use journal::{BadText, CardRef, Digest, Entry, EntryId, Stamp};
use paper::read::text;
use paper::{Json, Misread, date};
use rulebook::BookDigest;
use serde_json::Map;

const AT: &str = "at";
const ZONE: &str = "zone";

/// How far an office's clock usually is from the stamp, in minutes: UTC+8.
const USUAL_ZONE: i64 = 480;

/// Fields whose text is a person's, never an id.
const PROSE: [&str; 3] = ["name", "id", "edition"];

/// Reads an id in either spelling.
pub(crate) fn entry_id(text: &str) -> Result<EntryId, BadText> {
    if text.len() == 22 { EntryId::from_short(text) } else { text.parse() }
}

/// Reads the id of an entry.
pub(crate) fn entry(json: &Json) -> Result<EntryId, Misread> {
    Ok(entry_id(text(json)?)?)
}

fn card_ref(text: &str) -> Result<CardRef, BadText> {
    if text.len() == 43 { CardRef::from_short(text) } else { text.parse() }
}

/// Reads the name of a card.
pub(crate) fn card(json: &Json) -> Result<CardRef, Misread> {
    Ok(card_ref(text(json)?)?)
}

/// Reads the name of a card, if there is one.
pub(super) fn some_card(json: &Json) -> Result<Option<CardRef>, Misread> {
    if json.is_null() { Ok(None) } else { card(json).map(Some) }
}

/// The digest of a book in either spelling.
pub(super) fn book_digest(text: &str) -> BookDigest {
    let long = Digest::from_short(text).map(|digest| digest.to_string());
    BookDigest(long.unwrap_or_else(|_| text.to_owned()))
}

/// Reads the digest of a book.
pub(super) fn book(json: &Json) -> Result<BookDigest, Misread> {
    text(json).map(book_digest)
}

/// The short spelling of an id or a hash; any other text as it is.
pub(super) fn short(text: &str) -> Option<String> {
    match text.len() {
        36 => text.parse::<EntryId>().ok().map(|id| id.short().to_string()),
        64 => text.parse::<Digest>().ok().map(|digest| digest.short().to_string()),
        _ => None,
    }
}

/// Spells every id and hash of a body in the short way.
pub(super) fn shorten(map: &mut Map<String, Json>) {
    for (key, value) in map.iter_mut().filter(|(key, _)| !PROSE.contains(&key.as_str())) {
        debug_assert!(key != "law", "a law is spelled by itself");
        shorten_value(value);
    }
}

fn shorten_value(value: &mut Json) {
    match value {
        Json::String(text) => {
            if let Some(short) = short(text) {
                *text = short;
            }
        }
        Json::Array(all) => all.iter_mut().for_each(shorten_value),
        Json::Object(map) => shorten(map),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// The stamp's wall clock, in whole seconds.
fn wall(stamp: &Stamp) -> Option<NaiveDateTime> {
    let seconds = i64::try_from(stamp.wall().0 / 1000).ok()?;
    DateTime::from_timestamp(seconds, 0).map(|at| at.naive_utc())
}

/// Writes the time at the office into a body.
pub(super) fn set_at(body: &mut Map<String, Json>, at: NaiveDateTime) {
    body.insert(AT.into(), Json::String(date::write_time(at)));
}

fn stated(body: &Json) -> Option<NaiveDateTime> {
    date::read_time(body.get(AT)?.as_str()?)
}

/// Puts the distance of the office's clock from the stamp, in minutes, in the place of the time, where that says the same.
/// To be called when the entry is stamped.
pub fn finish(stamp: &Stamp, body: &mut Json) {
    let apart = stated(body).zip(wall(stamp)).map(|(at, wall)| (at - wall).num_seconds());
    let Some(apart) = apart.filter(|apart| apart % 60 == 0 && apart.abs() <= 24 * 3600) else { return };
    if let Json::Object(map) = body {
        map.remove(AT);
        let zone = apart / 60;
        if zone != USUAL_ZONE {
            map.insert(ZONE.into(), zone.into());
        }
    }
}

/// The time at the office of an entry.
pub(super) fn at(entry: &Entry) -> Option<NaiveDateTime> {
    if entry.v < 2 || entry.body.get(AT).is_some() {
        return stated(&entry.body);
    }
    let zone = entry.body.get(ZONE).map_or(Some(USUAL_ZONE), Json::as_i64)?;
    wall(&entry.stamp)?.checked_add_signed(chrono::TimeDelta::try_minutes(zone)?)
}
