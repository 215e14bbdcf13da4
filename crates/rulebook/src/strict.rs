//! Reading a stranger's file: bytes to JSON, strictly, with the place of the first thing that is wrong.
//!
//! `serde_json` alone lets the last of two equal keys win, keeps fractions and says no place. A book decides whose
//! client it is, so nothing in it may be hidden from who reads it on paper: no second value, no invisible character.

use crate::fault::{BookError, What, wrong};
use paper::{Misread, Read};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};
use std::fmt::Write;

/// The largest book accepted, in bytes of JSON.
pub const LARGEST: usize = 4 << 20;
/// How deep lists and objects may lie in each other. Conditions have a narrower bound of their own.
pub const DEEPEST: usize = 48;
/// The longest text, in bytes of UTF-8.
pub const LONGEST_TEXT: usize = 16 << 10;
/// The longest name of a member of an object, in bytes of UTF-8.
pub const LONGEST_NAME: usize = 128;
/// The most items of a list or members of an object.
pub const LONGEST_LIST: usize = 4096;
/// The largest whole number, and negative the smallest: what every reader of JSON carries exactly (2^53 - 1).
pub const LARGEST_NUMBER: u64 = (1 << 53) - 1;

/// Reads a document.
///
/// # Errors
/// The first thing that is wrong, with its place; what concerns the document as a whole has an empty path. A document
/// that is too large is refused unread.
pub fn read(bytes: &[u8]) -> Result<Json, BookError> {
    if bytes.len() > LARGEST {
        return Err(wrong("", What::TooLarge { most: LARGEST }));
    }
    if bytes.starts_with("\u{feff}".as_bytes()) {
        return Err(wrong("", What::ByteOrderMark));
    }
    let text = std::str::from_utf8(bytes).map_err(|e| wrong("", What::NotUtf8 { at: e.valid_up_to() }))?;
    let mut from = serde_json::Deserializer::from_str(text);
    let json = walk(&mut from)?;
    from.end().map_err(|e| wrong("", What::GoesOn { detail: e.to_string() }))?;
    Ok(json)
}

/// Looks at JSON that was read elsewhere with the same eyes. Only what JSON in memory cannot show goes unseen: keys
/// that stood twice, and the size of the file.
///
/// # Errors
/// As [`read`].
pub fn look(json: &Json) -> Result<(), BookError> {
    walk(json).map(|_| ())
}

/// Reads a part of a document into its type; `path` is where the part lies.
///
/// # Errors
/// What does not fit, with its place below `path`.
pub(crate) fn shape<T: Read>(json: &Json, path: &str) -> Result<T, BookError> {
    T::read(json).map_err(|e| misshapen(path, &e))
}

fn misshapen(path: &str, misread: &Misread) -> BookError {
    let dot = if path.is_empty() || misread.place().is_empty() || misread.place().starts_with('[') {
        ""
    } else {
        "."
    };
    let path = format!("{path}{dot}{}", misread.place());
    let detail = crate::fault::quote(misread.detail().to_owned());
    let what = if path.is_empty() { What::DocumentShape { detail } } else { What::Shape { detail } };
    wrong(path, what)
}

fn walk<'de, D: Deserializer<'de, Error = serde_json::Error>>(from: D) -> Result<Json, BookError> {
    let mut place = Place::default();
    let read = Node(&mut place).deserialize(from);
    read.map_err(|e| {
        let whole = place.path.is_empty();
        let what = match place.what {
            Some(What::Hidden { code }) if whole => What::DocumentHidden { code },
            Some(what) => what,
            // Of all there is in JSON the visitor below takes everything but fractions.
            None if e.is_data() && whole => What::DocumentNoNumber,
            None if e.is_data() => What::NoWholeNumber,
            None => What::NotJson { detail: e.to_string() },
        };
        wrong(place.path, what)
    })
}

/// Where the reading is, and what was wrong there. After an error the path stays as it was.
#[derive(Default)]
struct Place {
    path: String,
    depth: usize,
    what: Option<What>,
}

impl Place {
    fn refuse<E: Error>(&mut self, what: What) -> E {
        self.what = Some(what);
        E::custom("refused")
    }

    fn enter<E: Error>(&mut self) -> Result<(), E> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.refuse(What::TooDeep { most: DEEPEST }));
        }
        Ok(())
    }

    fn leave(&mut self, back: usize) {
        self.depth -= 1;
        self.path.truncate(back);
    }

    /// Adds a name to the path; a name that may be an attack is shown cut and without what cannot be seen.
    fn push(&mut self, name: &str) {
        if !self.path.is_empty() {
            self.path.push('.');
        }
        let shown = name.chars().take(LONGEST_NAME);
        self.path.extend(shown.map(|c| if is_hidden(c) || c == '\n' { '\u{fffd}' } else { c }));
    }

    fn text<E: Error>(&mut self, text: &str, longest: usize) -> Result<(), E> {
        if text.len() > longest {
            return Err(self.refuse(What::TooLong { most: longest }));
        }
        match text.chars().find(|c| is_hidden(*c)) {
            Some(c) => Err(self.refuse(What::Hidden { code: format!("U+{:04X}", u32::from(c)) })),
            None => Ok(()),
        }
    }

    fn number<E: Error>(&mut self, size: u64) -> Result<(), E> {
        if size > LARGEST_NUMBER {
            return Err(self.refuse(What::Beyond { most: LARGEST_NUMBER }));
        }
        Ok(())
    }

    fn room<E: Error>(&mut self, len: usize) -> Result<(), E> {
        if len >= LONGEST_LIST {
            return Err(self.refuse(What::TooMany { most: LONGEST_LIST }));
        }
        Ok(())
    }
}

/// Whether a character is not seen on paper or turns the order of those around it: control characters but the line
/// feed, marks of direction, zero-width and filler characters, tags.
fn is_hidden(c: char) -> bool {
    match c {
        '\n' => false,
        _ if c.is_control() => true,
        _ => matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}'),
    }
}

struct Node<'a>(&'a mut Place);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Json;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Json, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JSON without fractions")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Json, E> {
        Ok(flag.into())
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Json, E> {
        self.0.number(n).map(|()| n.into())
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<Json, E> {
        self.0.number(n.unsigned_abs()).map(|()| n.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        self.0.text(text, LONGEST_TEXT).map(|()| text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let place = self.0;
        place.enter()?;
        let back = place.path.len();
        let mut items = Vec::new();
        loop {
            let _ = write!(place.path, "[{}]", items.len());
            let item = list.next_element_seed(Node(place))?;
            place.path.truncate(back);
            let Some(item) = item else { break };
            place.room(items.len())?;
            items.push(item);
        }
        place.leave(back);
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let place = self.0;
        place.enter()?;
        let back = place.path.len();
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            place.room(members.len())?;
            place.push(&name);
            place.text(&name, LONGEST_NAME)?;
            if members.contains_key(&name) {
                return Err(place.refuse(What::TwiceInObject));
            }
            let value = map.next_value_seed(Node(place))?;
            place.path.truncate(back);
            members.insert(name, value);
        }
        place.leave(back);
        Ok(Json::Object(members))
    }
}
