//! The members of an object.

use super::face::Read;
use super::wrong::Misread;
use serde_json::Value as Json;
use std::cmp::Ordering;

/// Which members a type has.
#[derive(Debug)]
pub struct Fields {
    /// Their names, in the order of the alphabet, as the members of an object stand in memory.
    pub names: &'static [&'static str],
    /// The place of each among the fields as they are declared: a list may have them in that order.
    pub places: &'static [u8],
    /// Whether others are refused.
    pub closed: bool,
}

/// The members of an object that is being read.
#[derive(Clone, Copy)]
pub struct Members<'a> {
    fields: &'static Fields,
    found: &'a [Option<&'a Json>],
    is_list: bool,
}

impl Fields {
    /// Finds the members of an object; `room` has one place for each.
    ///
    /// # Errors
    /// It is no object, or has a member that it may not have.
    pub fn of<'a>(
        &'static self,
        json: &'a Json,
        room: &'a mut [Option<&'a Json>],
    ) -> Result<Members<'a>, Misread> {
        match json {
            Json::Object(map) => {
                let mut at = 0;
                for (name, value) in map {
                    at += self.names[at..].iter().take_while(|known| **known < name.as_str()).count();
                    match self.names.get(at).map(|known| (*known).cmp(name)) {
                        Some(Ordering::Equal) => room[at] = Some(value),
                        _ if self.closed => {
                            return Err(Misread::unknown("field", name, self.names).below(name));
                        }
                        Some(Ordering::Less | Ordering::Greater) | None => {}
                    }
                }
            }
            Json::Array(list) if list.len() <= self.names.len() => {
                for (room, place) in room.iter_mut().zip(self.places) {
                    *room = list.get(usize::from(*place));
                }
            }
            other => return Err(Misread::unexpected(other, "an object")),
        }
        Ok(Members { fields: self, found: room, is_list: json.is_array() })
    }
}

impl Members<'_> {
    /// Reads a member.
    ///
    /// # Errors
    /// It does not fit, or is left out and may not be.
    pub fn read<T: Read>(self, at: usize) -> Result<T, Misread> {
        match self.found[at] {
            Some(json) => T::read(json).map_err(|wrong| self.place(wrong, at)),
            None => T::absent().ok_or_else(|| self.missing(at)),
        }
    }

    /// Reads a member that may be left out.
    ///
    /// # Errors
    /// It does not fit.
    pub fn read_or<T: Read>(self, at: usize, absent: fn() -> T) -> Result<T, Misread> {
        match self.found[at] {
            Some(json) => T::read(json).map_err(|wrong| self.place(wrong, at)),
            None => Ok(absent()),
        }
    }

    /// Reads a member in a way of its own.
    ///
    /// # Errors
    /// It does not fit, or is left out.
    pub fn read_with<T>(self, at: usize, read: fn(&Json) -> Result<T, Misread>) -> Result<T, Misread> {
        match self.found[at] {
            Some(json) => read(json).map_err(|wrong| self.place(wrong, at)),
            None => Err(self.missing(at)),
        }
    }

    /// Reads a member, that may be left out, in a way of its own.
    ///
    /// # Errors
    /// It does not fit.
    pub fn read_with_or<T>(
        self,
        at: usize,
        read: fn(&Json) -> Result<T, Misread>,
        absent: fn() -> T,
    ) -> Result<T, Misread> {
        match self.found[at] {
            Some(json) => read(json).map_err(|wrong| self.place(wrong, at)),
            None => Ok(absent()),
        }
    }

    #[cold]
    fn missing(self, at: usize) -> Misread {
        Misread::new(format!("missing field `{}`", self.fields.names[at]))
    }

    #[cold]
    fn place(self, wrong: Misread, at: usize) -> Misread {
        if self.is_list {
            wrong.at(self.fields.places[at].into())
        } else {
            wrong.below(self.fields.names[at])
        }
    }
}
