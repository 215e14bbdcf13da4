//! The setting: book, people, hours, days, devices.

use super::device::Device;
use super::outcome::Outcome;
use super::{FIRST, Play, cast};
use crate::scenario::{Fault, Given, Opening};
use chrono::{NaiveDate, NaiveTime};
use office::event::Place;
use office::ledger::Visit;
use office::left_open::{End, LeftOpen, Running, left_open};
use office::{Command, Minute, Now, VisitId};
use rulebook::Book;
use rulebook::parameter::{ParameterKind, ParameterValue};
use rulebook::word::Office;
use std::rc::Rc;

impl Play<'_> {
    pub(super) fn adopt(
        &mut self,
        line: usize,
        name: &str,
        from: Option<NaiveDate>,
    ) -> Result<Outcome, Fault> {
        self.with.clear();
        self.named = Some((name.to_owned(), from));
        let book = self.shelf.book(name).map_err(|e| Fault::new(line, e.to_string()))?;
        self.adopt_book(line, &book, from)
    }

    /// Takes a parameter of the book last named otherwise.
    pub(super) fn with(&mut self, line: usize, name: &str, value: &ParameterValue) -> Result<Outcome, Fault> {
        let Some((id, from)) = self.named.clone() else {
            return Err(Fault::new(line, "no book is named yet").hint("write above: book rb-d"));
        };
        if self.device(line)?.state.day.is_some() {
            return Err(Fault::new(line, "how a book is taken is said before the first day is opened"));
        }
        let plain = self.shelf.book(&id).map_err(|e| Fault::new(line, e.to_string()))?;
        let known = plain.find_parameter(name).ok_or_else(|| {
            let below = plain.base.iter().flat_map(|base| base.parameters.keys());
            let names = plain.parameters.keys().chain(below).map(String::as_str);
            Fault::unknown(line, &format!("parameter of {id}"), name, names)
        })?;
        if let Some(dated) = known.values.values().next().filter(|dated| dated.value.kind() != value.kind()) {
            let kind = match dated.value.kind() {
                ParameterKind::Number => "a whole number",
                ParameterKind::Period => "a period such as 10 day",
                ParameterKind::Word => "a word",
            };
            return Err(Fault::new(line, format!("{name} is {kind}")));
        }
        if let (ParameterValue::Word(word), Some(choices)) = (value, plain.choices(name))
            && !choices.contains_key(word)
        {
            return Err(Fault::unknown(line, "choice", word, choices.keys().map(String::as_str)));
        }
        self.with.insert(name.to_owned(), value.clone());
        let book = self.shelf.changed(&id, &self.with).map_err(|e| Fault::new(line, e.to_string()))?;
        if self.book.as_ref().is_some_and(|now| now.digest == book.digest) {
            return Ok(Outcome::Nothing);
        }
        self.adopt_book(line, &book, from)
    }

    fn adopt_book(
        &mut self,
        line: usize,
        book: &Rc<Book>,
        from: Option<NaiveDate>,
    ) -> Result<Outcome, Fault> {
        let digest = book.digest.clone();
        let from = from.unwrap_or(book.about.in_force_from);
        self.books.insert(digest.0.clone(), Rc::clone(book));
        self.book = Some(Rc::clone(book));
        let (id, edition) = (book.about.id.clone(), book.about.edition.clone());
        self.send(line, &Command::AdoptRulebook { book: digest, id, edition, from })
    }

    pub(super) fn enrol(&mut self, line: usize, names: &[String], office: Office) -> Result<Outcome, Fault> {
        for name in names {
            let card = cast::card(name);
            let known = self.cast.person(line, name).ok();
            let roles =
                known.and_then(|id| self.device(line).ok()?.state.people.get(&id).map(|p| p.roles.clone()));
            let mut roles = roles.unwrap_or_default();
            roles.push(office);
            let command = match known {
                Some(person) => Command::ChangePerson { person, card, roles, active: true },
                None => Command::EnrolPerson { person: self.cast.join(line, name)?, card, roles },
            };
            let outcome = self.send(line, &command)?;
            if !matches!(outcome, Outcome::Done { .. }) {
                return Ok(outcome);
            }
        }
        Ok(Outcome::Nothing)
    }

    pub(super) fn found(&mut self, line: usize, opens: Minute, closes: Minute) -> Result<Outcome, Fault> {
        self.hours = (opens, closes);
        self.send(line, &Command::FoundOffice { name: "案场".into(), opens, closes })
    }

    pub(super) fn know(&mut self, line: usize, given: &Given) -> Result<Outcome, Fault> {
        if self.device(line)?.state.day.is_some() {
            return Err(Fault::new(line, "what the ledger holds is said before the first day is opened"));
        }
        self.cast.person(line, &given.owner)?;
        self.cast.meet(line, &given.name)?;
        self.given.push((line, given.clone()));
        Ok(Outcome::Nothing)
    }

    pub(super) fn open(
        &mut self,
        line: usize,
        day: Opening,
        names: &[String],
        without: &[String],
    ) -> Result<Outcome, Fault> {
        let date = match day {
            Opening::On(date) => date,
            Opening::Next => self.tomorrow(),
            Opening::Today => self.clock.date(),
        };
        if date < self.clock.date() {
            return Err(Fault::new(line, format!("it is {} already", self.clock.date())));
        }
        if self.device(line)?.state.about.is_none() {
            let (opens, closes) = self.hours;
            self.found(line, opens, closes)?;
        }
        self.write_given(date)?;
        if date > self.clock.date() {
            self.clock = date.and_time(NaiveTime::MIN);
        }
        let people = names.iter().map(|name| self.cast.person(line, name)).collect::<Result<Vec<_>, _>>()?;
        let absent =
            without.iter().map(|name| self.cast.person(line, name)).collect::<Result<Vec<_>, _>>()?;
        let mut on_shift: Vec<Place> = people.iter().map(|person| self.place(*person)).collect();
        if names.is_empty() {
            let before =
                self.device(line)?.state.day.as_ref().map(|day| day.order.clone()).unwrap_or_default();
            let there = before.iter().map(|place| place.person).filter(|person| !absent.contains(person));
            on_shift = there.map(|person| self.place(person)).collect();
        }
        self.act(line, &Command::OpenDay { on_shift, by_hand: !names.is_empty() })
    }

    /// Closes the day: with the ends of what still runs, or with all that are proposed.
    pub(super) fn close(
        &mut self,
        line: usize,
        ends: &[(String, Minute)],
        all: bool,
    ) -> Result<Outcome, Fault> {
        let state = &self.device(line)?.state;
        let open = left_open(state, Now(self.clock));
        let mut said = Vec::new();
        for (name, at) in ends {
            let person = self.cast.person(line, name).ok();
            let visit = match person {
                Some(_) => None,
                None => Some(self.cast.visit(line, name)?),
            };
            let receives = |visit: &VisitId| state.visits.get(visit).and_then(Visit::receiver);
            let his = |left: &&LeftOpen| match left.what {
                Running::Help(_, who) | Running::Absence(who) | Running::Call(who) => Some(who) == person,
                Running::Reception(id) => Some(id) == visit || person.is_some() && receives(&id) == person,
                Running::Waiting(id) => Some(id) == visit,
            };
            let left = open.iter().find(his);
            let left = left.ok_or_else(|| Fault::new(line, format!("nothing of {name} still runs")))?;
            said.push(End { of: left.what, at: *at });
        }
        let rest = open.iter().filter(|left| all && !said.iter().any(|end| end.of == left.what));
        let rest: Vec<End> = rest.map(|left| End { of: left.what, at: left.proposed }).collect();
        said.extend(rest);
        self.act(line, &Command::CloseDay { ends: said })
    }

    /// Lets days pass; an open day is closed, unless it is left open.
    pub(super) fn pass_to(
        &mut self,
        line: usize,
        date: NaiveDate,
        left_open: bool,
    ) -> Result<Outcome, Fault> {
        if date <= self.clock.date() {
            return Err(Fault::new(line, format!("it is {} already", self.clock.date())));
        }
        let open = !left_open && self.device(line)?.state.open_day().is_some();
        let outcome =
            if open { self.send(line, &Command::CloseDay { ends: Vec::new() })? } else { Outcome::Nothing };
        self.clock = date.and_time(NaiveTime::MIN);
        Ok(outcome)
    }

    pub(super) fn add_device(&mut self, line: usize, name: &str) -> Result<Outcome, Fault> {
        let number = u8::try_from(self.devices.len() + 1).unwrap_or(u8::MAX);
        let copy: Device = self.device(line)?.copy(name, number);
        if name == FIRST || self.devices.contains_key(name) {
            return Err(Fault::new(line, format!("there is a device {name} already")));
        }
        self.devices.insert(name.to_owned(), copy);
        Ok(Outcome::Nothing)
    }

    /// Gives every one of these devices what the others have.
    pub(super) fn merge(&mut self, line: usize, names: &[String]) -> Result<Outcome, Fault> {
        if names.len() < 2 {
            return Err(Fault::new(line, "two devices or more are merged").hint("write: merge t1 t2"));
        }
        let known = || self.devices.keys().map(String::as_str);
        if let Some(name) = names.iter().find(|name| !self.devices.contains_key(*name)) {
            return Err(Fault::unknown(line, "device", name, known()));
        }
        for to in names {
            for from in names.iter().filter(|from| *from != to) {
                let Some(mut device) = self.devices.remove(to) else { continue };
                if let Some(from) = self.devices.get(from) {
                    device.take_over(from);
                }
                self.devices.insert(to.clone(), device);
            }
        }
        let states = || names.iter().filter_map(|name| self.devices.get(name)).map(|device| &device.state);
        if states().zip(states().skip(1)).any(|(a, b)| a != b) {
            return Err(Fault::new(line, "the devices do not agree after the merge"));
        }
        Ok(Outcome::Nothing)
    }
}
