//! Reading the file. Checks that can name the place come before the digest of the whole.

use paper::{OrderedMap, OrderedSet, Read};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use serde_json::{Map, Value};

use super::{Bundle, DeviceRecord, FORMAT, Limits, VERSION, WireError};
use crate::canonical::canonical;
use crate::card::Card;
use crate::digest::{CardRef, Digest, digest};
use crate::document::Documents;
use crate::entry::Entry;
use crate::id::{BadText, DeviceId, OfficeId};
use crate::journal::{Head, Kept};
use crate::json::read_value;

/// Reads a file and verifies all of it. Pretty-printing and a byte order mark do no harm.
///
/// # Errors
/// [`WireError`] for the first thing found wrong; then nothing of the file may be used.
pub fn read(bytes: impl AsRef<[u8]>, limits: &Limits) -> Result<Bundle, WireError> {
    read_bytes(bytes.as_ref(), limits)
}

fn read_bytes(bytes: &[u8], limits: &Limits) -> Result<Bundle, WireError> {
    if bytes.len() > limits.bytes {
        return Err(WireError::TooBig { bytes: bytes.len(), limit: limits.bytes });
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| WireError::NotText { byte: error.valid_up_to() })?;
    let Value::Object(mut map) = read_value(text.strip_prefix('\u{feff}').unwrap_or(text))? else {
        return Err(WireError::NotOurs);
    };
    check_head_matter(&map)?;
    let stated: Digest = take_id(&mut map, "digest", "digest")?;
    let listed = map.get("entries").and_then(Value::as_array).map_or(0, Vec::len);
    if listed > limits.entries {
        return Err(WireError::TooMany { entries: listed, limit: limits.entries });
    }
    let whole = Value::Object(map);
    let found = digest(canonical(&whole).as_bytes());
    let Value::Object(map) = whole else { return Err(WireError::NotOurs) };
    let bundle = read_matter(map, stated)?;
    if stated != found {
        return Err(WireError::Altered { stated, found });
    }
    Ok(bundle)
}

fn check_head_matter(map: &Map<String, Value>) -> Result<(), WireError> {
    if map.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(WireError::NotOurs);
    }
    match map.get("version").and_then(Value::as_u64) {
        None | Some(0) => return Err(WireError::field("version")),
        Some(version) if version > VERSION => return Err(WireError::Newer { version }),
        Some(_) => {}
    }
    match map.get("encryption") {
        Some(Value::Null) => Ok(()),
        None => Err(WireError::field("encryption")),
        Some(_) => Err(WireError::Encrypted),
    }
}

fn read_matter(mut map: Map<String, Value>, digest: Digest) -> Result<Bundle, WireError> {
    let office = take_id(&mut map, "office", "office")?;
    let devices = read_devices(take_list(&mut map, "devices")?)?;
    let short = map.get("version").and_then(Value::as_u64) > Some(1);
    let entries = read_entries(take_list(&mut map, "entries")?, office, short)?;
    check_series(office, &devices, &entries)?;
    Ok(Bundle {
        office,
        name: match map.remove("name") {
            None => String::new(),
            Some(Value::String(name)) => name,
            Some(_) => return Err(WireError::field("name")),
        },
        made_by: take_id(&mut map, "made_by", "made_by")?,
        made_at: take_id(&mut map, "made_at", "made_at")?,
        devices,
        entries,
        cards: read_cards(take_list(&mut map, "cards")?)?,
        erased: read_erased(take_list(&mut map, "erased")?)?,
        documents: read_documents(take_object(&mut map, "documents", "documents")?)?,
        digest,
    })
}

fn read_devices(list: Vec<Value>) -> Result<Vec<DeviceRecord>, WireError> {
    let mut devices: Vec<DeviceRecord> = Vec::with_capacity(list.len());
    for (index, value) in list.into_iter().enumerate() {
        let place = |field: &str| format!("devices[{index}]{field}");
        let Value::Object(mut map) = value else { return Err(WireError::field(place(""))) };
        let mut head = take_object(&mut map, "head", &place(".head"))?;
        let seq = take_number(&mut head, "seq", &place(".head.seq"))?;
        let forks = match map.remove("forks") {
            None => Vec::new(),
            Some(Value::Array(list)) => read_forks(list, &place(".forks"))?,
            Some(_) => return Err(WireError::field(place(".forks"))),
        };
        let from = if map.contains_key("from") { take_number(&mut map, "from", &place(".from"))? } else { 1 };
        let device = DeviceRecord {
            id: take_id(&mut map, "id", &place(".id"))?,
            from,
            head: Head { seq, hash: take_id(&mut head, "hash", &place(".head.hash"))? },
            forks,
            key: take_reserved(&mut map, "key", &place(".key"))?,
            signature: take_reserved(&mut map, "signature", &place(".signature"))?,
        };
        if from == 0 || from > seq + 1 || (from > 1 && !device.forks.is_empty()) {
            return Err(WireError::field(place(".from")));
        }
        if devices.last().is_some_and(|last| last.id >= device.id) {
            return Err(WireError::field(place(".id")));
        }
        devices.push(device);
    }
    Ok(devices)
}

fn read_forks(list: Vec<Value>, place: &str) -> Result<Vec<Head>, WireError> {
    let read = |value| {
        let Value::Object(mut map) = value else { return Err(WireError::field(place)) };
        let seq = take_number(&mut map, "seq", place)?;
        Ok(Head { seq, hash: take_id(&mut map, "hash", place)? })
    };
    list.into_iter().map(read).collect()
}

fn read_entries(list: Vec<Value>, office: OfficeId, short: bool) -> Result<Vec<Kept>, WireError> {
    let mut entries: Vec<Kept> = Vec::with_capacity(list.len());
    let mut ids = BTreeSet::new();
    for (index, value) in list.into_iter().enumerate() {
        let entry = if short { Entry::from_value_in(office, value) } else { Entry::from_value(value) };
        let entry = entry.map_err(|error| WireError::Entry { index, error })?;
        let id = entry.id;
        if !ids.insert((id, entry.device)) {
            return Err(WireError::DuplicateEntry { index, id });
        }
        if entries.last().is_some_and(|last| (last.entry.stamp, last.entry.id) >= (entry.stamp, id)) {
            return Err(WireError::OutOfOrder { index, id });
        }
        if entry.office != office {
            return Err(WireError::ForeignEntry { index, id, office: entry.office });
        }
        if entry.stamp.device() != entry.device {
            return Err(WireError::ForeignDevice { index, id, device: entry.device });
        }
        entries.push(Kept::from(entry));
    }
    Ok(entries)
}

/// Walks every series up to its head. Entries beyond the head are held ones: they are proved when they join.
fn check_series(office: OfficeId, devices: &[DeviceRecord], entries: &[Kept]) -> Result<(), WireError> {
    let listed: OrderedMap<DeviceId, &DeviceRecord> =
        devices.iter().map(|record| (record.id, record)).collect();
    let mut ends: OrderedMap<DeviceId, Head> = OrderedMap::new();
    for (index, Kept { entry, hash }) in entries.iter().enumerate() {
        let (device, seq) = (entry.device, entry.seq);
        let Some(record) = listed.get(&device) else {
            return Err(WireError::ForeignDevice { index, id: entry.id, device });
        };
        if seq > record.head.seq || !record.forks.is_empty() {
            continue;
        }
        let next = ends.get(&device).map_or(record.from, |end| end.seq + 1);
        if seq < next {
            return Err(WireError::Fork { index, device, seq });
        }
        if seq > next {
            return Err(WireError::Hole { device, seq: next });
        }
        let before = match ends.get(&device) {
            Some(end) => Some(end.hash),
            None if seq == 1 => Some(Entry::genesis(office, device)),
            None => None,
        };
        if before.is_some_and(|before| before != entry.prev) {
            return Err(WireError::ChainBreak { index, device, seq });
        }
        ends.insert(device, Head { seq, hash: *hash });
    }
    for record in devices {
        if record.forks.is_empty() {
            check_head(office, record, ends.get(&record.id))?;
        } else {
            check_branches(office, record, entries)?;
        }
    }
    Ok(())
}

/// Walks the branches of a series that has parted: they end where the record says, and nowhere else.
fn check_branches(office: OfficeId, record: &DeviceRecord, entries: &[Kept]) -> Result<(), WireError> {
    let device = record.id;
    let genesis = Entry::genesis(office, device);
    let mut reached = OrderedSet::from([(0, genesis)]);
    let mut ends: OrderedMap<(u64, Digest), usize> = OrderedMap::new();
    for (index, Kept { entry, hash }) in entries.iter().enumerate() {
        let Some(before) = entry.seq.checked_sub(1) else { continue };
        // An entry that rests on nothing here is held: it is proved when it joins.
        if entry.device == device && reached.contains(&(before, entry.prev)) {
            ends.remove(&(before, entry.prev));
            ends.insert((entry.seq, *hash), index);
            reached.insert((entry.seq, *hash));
        }
    }
    for end in std::iter::once(&record.head).chain(&record.forks) {
        if ends.remove(&(end.seq, end.hash)).is_none() {
            return Err(WireError::Head { device, seq: end.seq });
        }
    }
    match ends.into_iter().next() {
        Some(((seq, _), index)) => Err(WireError::Fork { index, device, seq }),
        None => Ok(()),
    }
}

fn check_head(office: OfficeId, record: &DeviceRecord, end: Option<&Head>) -> Result<(), WireError> {
    let (device, seq) = (record.id, record.head.seq);
    let reached = match end {
        Some(end) => *end,
        None if seq == 0 => Head { seq: 0, hash: Entry::genesis(office, device) },
        // Everything of this device was left out: there is nothing to hold the head against.
        None if record.from == seq + 1 => record.head,
        None => return Err(WireError::Hole { device, seq: record.from }),
    };
    if reached.seq < seq {
        return Err(WireError::Hole { device, seq: reached.seq + 1 });
    }
    if reached.hash != record.head.hash {
        return Err(WireError::Head { device, seq });
    }
    Ok(())
}

fn read_cards(list: Vec<Value>) -> Result<BTreeMap<CardRef, Card>, WireError> {
    let mut cards = BTreeMap::new();
    for (index, value) in list.into_iter().enumerate() {
        let card = Card::read(&value).map_err(|_| WireError::field(format!("cards[{index}]")))?;
        card.verify().map_err(|error| WireError::Card { index, error })?;
        let digest = card.digest;
        if cards.insert(digest, card).is_some() {
            return Err(WireError::DuplicateCard { index, digest });
        }
    }
    Ok(cards)
}

fn read_erased(list: Vec<Value>) -> Result<OrderedSet<CardRef>, WireError> {
    let read = |(index, value): (usize, Value)| {
        let digest = value.as_str().and_then(|text| text.parse().ok());
        digest.ok_or_else(|| WireError::field(format!("erased[{index}]")))
    };
    list.into_iter().enumerate().map(read).collect()
}

fn read_documents(map: Map<String, Value>) -> Result<OrderedMap<Digest, Value>, WireError> {
    let mut documents = OrderedMap::new();
    for (name, value) in map {
        let digest: Digest = name.parse().map_err(|_| WireError::field(format!("documents.{name}")))?;
        if Documents::digest_of(&value) != digest {
            return Err(WireError::Document { digest });
        }
        documents.insert(digest, value);
    }
    Ok(documents)
}

fn take_list(map: &mut Map<String, Value>, field: &str) -> Result<Vec<Value>, WireError> {
    match map.remove(field) {
        Some(Value::Array(list)) => Ok(list),
        _ => Err(WireError::field(field)),
    }
}

fn take_object(
    map: &mut Map<String, Value>,
    field: &str,
    place: &str,
) -> Result<Map<String, Value>, WireError> {
    match map.remove(field) {
        Some(Value::Object(object)) => Ok(object),
        _ => Err(WireError::field(place)),
    }
}

fn take_text(map: &mut Map<String, Value>, field: &str, place: &str) -> Result<String, WireError> {
    match map.remove(field) {
        Some(Value::String(text)) => Ok(text),
        _ => Err(WireError::field(place)),
    }
}

fn take_number(map: &mut Map<String, Value>, field: &str, place: &str) -> Result<u64, WireError> {
    map.remove(field).and_then(|value| value.as_u64()).ok_or_else(|| WireError::field(place))
}

fn take_id<T: FromStr<Err = BadText>>(
    map: &mut Map<String, Value>,
    field: &str,
    place: &str,
) -> Result<T, WireError> {
    take_text(map, field, place)?.parse().map_err(|_| WireError::field(place))
}

/// Takes a field that later versions fill: null, or a text that is passed on unread.
fn take_reserved(
    map: &mut Map<String, Value>,
    field: &str,
    place: &str,
) -> Result<Option<String>, WireError> {
    match map.remove(field) {
        Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        _ => Err(WireError::field(place)),
    }
}
