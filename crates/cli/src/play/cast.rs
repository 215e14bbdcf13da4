//! Who is who: the names of a scenario and the ids behind them. The same names give the same ids everywhere.

use crate::scenario::{Fault, Like, nearest};
use counter::alike::{Index, Written};
use counter::column::Columns;
use journal::{CardRef, DeviceId, EntryId, OfficeId};
use office::command::Alike;
use office::event::Same;
use office::{CustomerId, PersonId, VisitId};
use rulebook::word::Field;
use std::collections::BTreeMap;

/// The people and visitors of a scenario.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    people: BTreeMap<String, PersonId>,
    visitors: BTreeMap<String, Guest>,
    /// What stands on the card of each visitor.
    cards: BTreeMap<String, OnCard>,
}

/// What stands on a card and is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OnCard {
    pub(super) name: String,
    pub(super) phone: String,
    pub(super) paper: String,
}

impl OnCard {
    /// The card of the nth visitor: nobody else's name, number or paper.
    fn nth(n: usize, name: &str) -> Self {
        // One character would be a family name, which is nobody's own.
        let name = format!("访客{name}");
        Self { name, phone: format!("1390000{n:04}"), paper: format!("110105199001{n:06}") }
    }

    fn written(&self) -> Written {
        let texts = [(Field::Name, &self.name), (Field::Phone, &self.phone), (Field::IdNumber, &self.paper)];
        let texts = texts.iter().map(|(field, text)| (field.word(), text.as_str()));
        Written::of(texts, &Columns::default())
    }
}

/// A number of which only the first three and the last four digits are shown.
fn masked(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().collect();
    let shown = |from: usize, to: usize| digits.get(from..to).unwrap_or_default().iter().collect::<String>();
    format!("{}****{}", shown(0, 3), shown(digits.len().saturating_sub(4), digits.len()))
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
        let theirs = |cast: &mut Self, other: &Option<String>| {
            let Some(other) = other else { return Ok(None) };
            cast.guest(line, other)?;
            Ok(Some(cast.card_of(other)))
        };
        let mut card = self.card_of(name);
        if let Some(theirs) = theirs(self, &like.called)? {
            card.name = theirs.name;
        }
        if let Some(theirs) = theirs(self, &like.number)? {
            card.phone = theirs.phone;
        }
        if let Some(theirs) = theirs(self, &like.masked)? {
            card.phone = masked(&theirs.phone);
        }
        if let Some(theirs) = theirs(self, &like.paper)? {
            card.paper = theirs.paper;
        }
        self.cards.insert(name.to_owned(), card);
        Ok(())
    }

    /// Writes on a visitor's card what is compared; other columns are not kept.
    pub(super) fn write(&mut self, name: &str, column: Field, text: &str) {
        let mut card = self.card_of(name);
        if column == Field::Name {
            text.clone_into(&mut card.name);
        } else if column == Field::Phone {
            text.clone_into(&mut card.phone);
        } else if column == Field::IdNumber {
            text.clone_into(&mut card.paper);
        }
        self.cards.insert(name.to_owned(), card);
    }

    /// What stands on a visitor's card.
    pub(super) fn card_of(&mut self, name: &str) -> OnCard {
        let next = self.cards.len() + 1;
        self.cards.entry(name.to_owned()).or_insert_with(|| OnCard::nth(next, name)).clone()
    }

    /// Whom an entry of a visitor is like, compared as the desk compares.
    pub(super) fn alike(&mut self, name: &str, written: &Written) -> Alike {
        let known: Vec<(String, CustomerId)> =
            self.visitors.iter().map(|(name, guest)| (name.clone(), guest.customer)).collect();
        let mut index = Index::default();
        for (other, customer) in known.into_iter().filter(|(other, _)| other != name) {
            index.put(customer, self.card_of(&other).written());
        }
        index.alike(None, written)
    }

    /// What the cards of two visitors have in common, if both have one.
    pub(super) fn same(&self, one: &str, other: &str) -> Option<Same> {
        let (first, second) = (self.visitors.get(one)?.customer, self.visitors.get(other)?.customer);
        let mut index = Index::default();
        index.put(first, self.cards.get(one)?.written());
        index.put(second, self.cards.get(other)?.written());
        index.same(first, second)
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
