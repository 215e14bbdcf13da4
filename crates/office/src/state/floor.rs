//! How the day and the floor take events in.

use super::{ConflictKind, State};
use crate::day::{Absence, CreditEnd, Day};
use crate::event::{Event, Recorded};
use crate::id::PersonId;
use crate::ledger::{Call, Customer};
use rulebook::word::{First, Missed, Office, Turn};
use std::collections::{BTreeMap, BTreeSet};

impl State {
    pub(super) fn apply_day(&mut self, recorded: &Recorded) {
        match &recorded.event {
            Event::DayOpened { date, book, order, first, after, .. } => {
                let again =
                    self.day.as_ref().is_some_and(|day| day.date == *date) || self.past.contains_key(date);
                if again || self.open_day().is_some() {
                    self.conflict(recorded.entry, ConflictKind::DayOpenedTwice);
                    return;
                }
                let day = Day {
                    date: *date,
                    opened: recorded.entry,
                    book: book.clone(),
                    order: order.clone(),
                    first: *first,
                    after: *after,
                    accounts: order.iter().map(|place| (place.person, Default::default())).collect(),
                    last_turn: None,
                    holding: BTreeSet::new(),
                    out: BTreeMap::new(),
                    calls: BTreeMap::new(),
                    call_order: Vec::new(),
                    duty: None,
                    event: false,
                    open: Vec::new(),
                    waiting: Vec::new(),
                    visits: 0,
                    closed: None,
                };
                if *first == First::Posts {
                    let new = order.iter().map(|place| place.person);
                    let new: Vec<_> = new.filter(|person| !self.posts.contains(person)).collect();
                    self.posts.extend(new);
                }
                if let Some(before) = self.day.replace(day) {
                    self.past.insert(before.date, before);
                }
                self.use_skips();
            }
            Event::DayClosed { date, next, granted, placed, void, ruling } => {
                let Some(day) = self.day.as_mut().filter(|day| day.date == *date && day.closed.is_none())
                else {
                    self.conflict(recorded.entry, ConflictKind::NoDayOpen);
                    return;
                };
                day.closed = Some(next.clone());
                day.out.clear();
                day.calls.clear();
                for person in granted {
                    day.account(*person).granted += 1;
                }
                for person in granted {
                    self.grant(recorded.entry, recorded.at, *person, &ruling.cites, *placed);
                }
                for id in void {
                    if let Some(credit) = self.credit_mut(*id) {
                        credit.end.get_or_insert(CreditEnd::Expired);
                    }
                }
            }
            _ => {}
        }
    }

    pub(super) fn apply_floor(&mut self, recorded: &Recorded) {
        let at = recorded.at;
        let Some(day) = self.day.as_mut().filter(|day| day.closed.is_none()) else {
            self.conflict(recorded.entry, ConflictKind::NoDayOpen);
            return;
        };
        let on_shift = |day: &Day, person: PersonId| day.place(person).is_some();
        let mut stranger = false;
        match &recorded.event {
            Event::AbsenceStarted { person, reason, notified, approved_by } => {
                stranger = !on_shift(day, *person);
                let (reason, notified, approved_by) = (*reason, *notified, *approved_by);
                day.out.insert(*person, Absence { reason, notified, approved_by, since: at });
            }
            Event::SignedIn { place } => {
                if on_shift(day, place.person) {
                    return;
                }
                day.order.push(*place);
                day.account(place.person);
                self.use_skips();
                return;
            }
            Event::AbsenceEnded { person } => {
                day.out.remove(person);
            }
            Event::CallOrderSet { order } => {
                day.call_order = order.iter().map(|person| (*person, 0)).collect()
            }
            Event::CallAnswered { by, called, caller, owner, until, then, turn, passed, .. } => {
                let talking = called.filter(|_| *then == rulebook::word::CallThen::HandOver).unwrap_or(*by);
                if let Some(caller) = caller {
                    let call = Call { by: talking, at, owner: *owner, until: *until };
                    self.customers.entry(*caller).or_insert_with(|| Customer::new(*caller)).calls.push(call);
                }
                for passed in passed.iter().filter(|passed| passed.missed != Missed::Hold) {
                    day.call_tick(passed.person);
                }
                if turn.is_some_and(|turn| turn != Turn::None) {
                    day.call_tick(*by);
                }
                let works = self.people.get(&talking);
                let desk = works.is_some_and(|person| person.roles.contains(&Office::Receptionist));
                stranger = !on_shift(day, talking) && !desk;
                day.calls.insert(talking, at);
            }
            Event::CallEnded { by } => {
                day.calls.remove(by);
            }
            Event::DutySet { person } => day.duty = *person,
            Event::EventSet { on } => day.event = *on,
            _ => {}
        }
        if stranger {
            self.conflict(recorded.entry, ConflictKind::NotOnShift);
        }
    }
}
