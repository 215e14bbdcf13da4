//! Who in an old ledger is new here, who is here already, and what could not be read.

use super::ledger::OldLedger;
use super::shape::{day, number};
use super::what::What;
use crate::alike::fold;
use crate::books::Books;
use chrono::NaiveDate;
use office::PersonId;
use rulebook::word::Field;
use std::collections::{BTreeMap, BTreeSet};

/// Why a row brings nobody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// No telephone is written.
    NoPhone,
    /// What stands for one is none, or digits of it are hidden.
    BadPhone,
    /// What stands for the day is none, or it is still to come.
    BadDay,
}

impl Unread {
    /// What it is called in the messages.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoPhone => "old_ledger.no_phone",
            Self::BadPhone => "old_ledger.bad_phone",
            Self::BadDay => "old_ledger.bad_day",
        }
    }
}

/// A client of an old ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Old {
    /// The number of his row in the file, from 1.
    pub row: usize,
    /// What goes on his card.
    pub fields: Vec<(&'static str, String)>,
    /// Whose client he was, where that is somebody here.
    pub by: Option<PersonId>,
    /// The day he was written down.
    pub on: Option<NaiveDate>,
}

/// What an old ledger comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Who is new.
    pub new: Vec<Old>,
    /// Rows whose client is here already.
    pub here: usize,
    /// Rows whose client stood further up.
    pub twice: usize,
    /// Rows that could not be read, by their numbers: what is written there, and why.
    pub unread: Vec<(usize, String, Unread)>,
}

impl OldLedger {
    /// Reads all rows.
    pub fn found(&self, books: &Books, today: NaiveDate) -> Found {
        let people = books.people_by_name();
        let mut seen = BTreeSet::new();
        let mut found = Found::default();
        for (nth, row) in self.body() {
            let old = match self.read(nth, row, &people, today) {
                Ok(old) => old,
                Err((text, why)) => {
                    found.unread.push((nth, text, why));
                    continue;
                }
            };
            let phone = self.cell(row, What::Phone);
            if !number(phone).is_some_and(|number| seen.insert(number)) {
                found.twice += 1;
            } else if books.is_here(phone) {
                found.here += 1;
            } else {
                found.new.push(old);
            }
        }
        found
    }

    fn read(
        &self,
        row: usize,
        cells: &[String],
        people: &BTreeMap<String, PersonId>,
        today: NaiveDate,
    ) -> Result<Old, (String, Unread)> {
        let cell = |what| self.cell(cells, what);
        let (phone, written) = (cell(What::Phone), cell(What::Day));
        let refused = |text: &str, why| Err((text.to_owned(), why));
        if phone.is_empty() {
            return refused(cell(What::Name), Unread::NoPhone);
        }
        if number(phone).is_none() {
            return refused(phone, Unread::BadPhone);
        }
        let on = day(written).filter(|on| *on <= today);
        if on.is_none() && !written.is_empty() {
            return refused(written, Unread::BadDay);
        }
        let agent = cell(What::Agent);
        let by = people.get(&fold(agent)).copied();
        let fields = [
            (Field::Name.word(), cell(What::Name)),
            (Field::Phone.word(), phone),
            (Field::Source.word(), cell(What::Source)),
            ("note", cell(What::Note)),
            // Who is not here has no other place.
            ("old_agent", if by.is_none() { agent } else { "" }),
        ];
        let fields = fields.into_iter().filter(|(_, text)| !text.is_empty());
        Ok(Old { row, fields: fields.map(|(field, text)| (field, text.to_owned())).collect(), by, on })
    }
}
