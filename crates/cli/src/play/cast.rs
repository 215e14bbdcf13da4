//! Who is who: the names of a scenario and the ids behind them. The same names give the same ids everywhere.

use crate::scenario::{Fault, Like, nearest};
use journal::{CardRef, DeviceId, EntryId, OfficeId};
use office::command::Alike;
use office::{CustomerId, PersonId, VisitId};
use rulebook::word::Field;
use std::collections::BTreeMap;

/// The people and visitors of a scenario.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    people: BTreeMap<String, PersonId>,
    visitors: BTreeMap<String, Guest>,
    /// Who is called like whom, has whose telephone and whose identity number; himself, if nothing is said.
    alike: BTreeMap<String, [String; 3]>,
}

/// A visitor: the customer he is, and his latest visit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guest {
    pub(super) customer: CustomerId,
    pub(super) visit: Option<VisitId>,
    /// He was filed or has rung, and never came.
    heard_of: bool,
}

/// The bytes of an id whose order is the order of names, as far as six bytes go.
fn named(kind: &str, name: &str) -> [u8; 16] {
    let hash = journal::digest(format!("{kind} {name}").as_bytes());
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(name.bytes().take(6)) {
        *to = from;
    }
    id[6..].copy_from_slice(&hash.as_bytes()[..10]);
    id[6] = 0x70 | (id[6] & 0x0f);
    id[8] = 0x80 | (id[8] & 0x3f);
    id
}

/// The card that stands for a name; its content is not needed.
pub(super) fn card(name: &str) -> CardRef {
    CardRef::from_bytes(*journal::digest(format!("card {name}").as_bytes()).as_bytes())
}

/// The office of all scenarios.
pub(super) fn office() -> OfficeId {
    OfficeId::from_bytes(named("office", "scenario"))
}

/// The device of this name.
pub(super) fn device(name: &str) -> DeviceId {
    DeviceId::from_bytes(named("device", name))
}

impl Cast {
    /// Adds somebody of the office.
    pub(super) fn join(&mut self, line: usize, name: &str) -> Result<PersonId, Fault> {
        let id = PersonId(EntryId::from_bytes(named("person", name)));
        match self.people.insert(name.to_owned(), id) {
            None => Ok(id),
            Some(_) => Err(Fault::new(line, format!("{name} is here already"))),
        }
    }

    pub(super) fn person(&self, line: usize, name: &str) -> Result<PersonId, Fault> {
        let known = || self.people.keys().map(String::as_str);
        self.people.get(name).copied().ok_or_else(|| {
            let fault = Fault::new(line, format!("nobody here is called {name:?}"));
            match nearest(name, known()) {
                Some(near) => fault.hint(format!("did you mean {near:?}?")),
                None => fault.hint(format!("there are {}", known().collect::<Vec<_>>().join(", "))),
            }
        })
    }

    pub(super) fn some(&self, line: usize, name: Option<&String>) -> Result<Option<PersonId>, Fault> {
        name.map(|name| self.person(line, name)).transpose()
    }

    /// Adds somebody who was never here.
    pub(super) fn meet(&mut self, line: usize, name: &str) -> Result<CustomerId, Fault> {
        if let Some(guest) =
            self.visitors.get_mut(name).filter(|guest| guest.heard_of && guest.visit.is_none())
        {
            guest.heard_of = false;
            return Ok(guest.customer);
        }
        if self.visitors.contains_key(name) || self.people.contains_key(name) {
            let fault = Fault::new(line, format!("{name} is known already"));
            return Err(fault.hint(format!("write: {name} arrives")));
        }
        let customer = CustomerId(EntryId::from_bytes(named("customer", name)));
        self.visitors.insert(name.to_owned(), Guest { customer, visit: None, heard_of: false });
        Ok(customer)
    }

    /// Somebody who is filed, or rings: a client, or one who was never here.
    pub(super) fn hear_of(&mut self, line: usize, name: &str) -> Result<CustomerId, Fault> {
        if let Some(guest) = self.visitors.get(name) {
            return Ok(guest.customer);
        }
        let customer = self.meet(line, name)?;
        if let Some(guest) = self.visitors.get_mut(name) {
            guest.heard_of = true;
        }
        Ok(customer)
    }

    pub(super) fn guest(&self, line: usize, name: &str) -> Result<Guest, Fault> {
        let known = || self.visitors.keys().map(String::as_str);
        self.visitors.get(name).copied().ok_or_else(|| {
            let fault = Fault::new(line, format!("no visitor or client is called {name:?}"));
            match nearest(name, known()) {
                Some(near) => fault.hint(format!("did you mean {near:?}?")),
                None => fault.hint(format!("write: new {name}, or above: client {name} of …")),
            }
        })
    }

    pub(super) fn visit(&self, line: usize, name: &str) -> Result<VisitId, Fault> {
        let visit = self.guest(line, name)?.visit;
        visit.ok_or_else(|| Fault::new(line, format!("{name} has not come yet")))
    }

    /// Remembers the latest visit of a visitor.
    pub(super) fn comes(&mut self, name: &str, visit: VisitId) {
        if let Some(guest) = self.visitors.get_mut(name) {
            guest.visit = Some(visit);
        }
    }

    /// A visitor turned out to be a client.
    pub(super) fn is_really(&mut self, name: &str, client: &str) {
        let Some(Guest { visit, .. }) = self.visitors.get(name).copied() else { return };
        let Some(known) = self.visitors.get_mut(client) else { return };
        known.visit = visit;
        let known = *known;
        self.visitors.insert(name.to_owned(), known);
    }

    /// What a visitor's card has in common with another's.
    pub(super) fn like(&mut self, line: usize, name: &str, like: &Like) -> Result<(), Fault> {
        let said = [&like.called, &like.number, &like.paper];
        for (column, other) in said.into_iter().enumerate() {
            let Some(other) = other else { continue };
            self.guest(line, other)?;
            let theirs = self.card_of(other)[column].clone();
            let mut card = self.card_of(name);
            card[column] = theirs;
            self.alike.insert(name.to_owned(), card);
        }
        Ok(())
    }

    fn card_of(&self, name: &str) -> [String; 3] {
        self.alike.get(name).cloned().unwrap_or_else(|| std::array::from_fn(|_| name.to_owned()))
    }

    /// Whom a card is like in the columns that are filled in.
    pub(super) fn alike(&self, name: &str, filled: &[Field]) -> Alike {
        let own = self.card_of(name);
        let same = |column: usize| -> Vec<CustomerId> {
            let others = self.visitors.iter().filter(|(other, _)| *other != name);
            let like = others.filter(|(other, _)| self.card_of(other)[column] == own[column]);
            like.map(|(_, guest)| guest.customer).collect()
        };
        let written = |column, field| if filled.contains(&field) { same(column) } else { Vec::new() };
        Alike { name: written(0, Field::Name), phone: written(1, Field::Phone), id_number: same(2) }
    }

    /// The name of somebody of the office.
    pub(super) fn name(&self, id: PersonId) -> String {
        let found = self.people.iter().find(|(_, person)| **person == id);
        found.map_or_else(|| id.to_string(), |(name, _)| name.clone())
    }

    pub(super) fn names(&self, ids: impl IntoIterator<Item = PersonId>) -> String {
        let names: Vec<String> = ids.into_iter().map(|id| self.name(id)).collect();
        if names.is_empty() { "nobody".into() } else { names.join(" ") }
    }

    /// The names of everybody who ever came or was known, with what they are.
    pub(super) fn visitor_of(&self, visit: VisitId) -> String {
        let found = self.visitors.iter().find(|(_, guest)| guest.visit == Some(visit));
        found.map_or_else(|| visit.to_string(), |(name, _)| name.clone())
    }
}
