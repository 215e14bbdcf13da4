//! A made-up office that works as offices do, for measuring: eight on shift, some forty receptions a day with their ends
//! and registrations, absences, calls, follow-ups, deals and hand-overs. The same every time.

use crate::day::{Desk, SUPERVISOR, card, customer, person};
use office::command::{Agreed, Arrival, Command, Dealing, Registering};
use office::ledger::VisitState;
use office::{Asking, CustomerId, Event, Minute, Now, PersonId, Reason, VisitId};
use rulebook::word::*;
use rulebook::{Book, Fact};

/// How many are on shift.
pub(crate) const ON_SHIFT: u32 = 8;

/// Numbers that look random and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// An office at work.
struct Made {
    desk: Desk,
    chance: Chance,
    customers: u32,
    /// Receptions going on, with the minute each ends.
    going: Vec<(VisitId, u64)>,
    minute: u64,
}

/// The office after `days` of work by a book.
pub(crate) fn office(book: Book, days: u32) -> Desk {
    let desk = Desk::open(book, ON_SHIFT);
    let mut made = Made { desk, chance: Chance(7), customers: 0, going: Vec::new(), minute: 0 };
    for day in 0..days {
        if day > 0 {
            made.desk.next_day(ON_SHIFT);
        }
        made.day();
    }
    made.desk
}

impl Made {
    /// Nine hours, in steps of a minute.
    fn day(&mut self) {
        let date = self.desk.now.date();
        for minute in 0..540 {
            self.minute = minute;
            let (hour, minute) =
                (u16::try_from(9 + minute / 60).unwrap(), u16::try_from(minute % 60).unwrap());
            let second = chrono::Duration::seconds(i64::try_from(self.chance.below(60)).unwrap());
            self.desk.now = Now(Now::on(date, Minute::new(hour, minute).unwrap()).0 + second);
            self.end_what_is_over();
            if minute < 500 {
                self.happens();
            }
        }
        for (visit, _) in std::mem::take(&mut self.going) {
            self.end(visit);
        }
        let waiting = self.desk.state.open_day().unwrap().waiting.clone();
        waiting.into_iter().for_each(|visit| self.may(&Command::Leave { visit }));
        let out: Vec<PersonId> = self.desk.state.open_day().unwrap().out.keys().copied().collect();
        out.into_iter().for_each(|person| self.may(&Command::ComeBack { person }));
        let calls: Vec<PersonId> = self.desk.state.open_day().unwrap().calls.keys().copied().collect();
        calls.into_iter().for_each(|by| self.may(&Command::EndCall { by }));
    }

    /// Whatever the book refuses does not happen.
    fn may(&mut self, command: &Command) {
        let _ = self.desk.send(command);
    }

    fn happens(&mut self) {
        if self.chance.below(540) < 42 {
            self.comes();
        }
        if self.chance.below(540) < 16 {
            self.goes_out();
        }
        let out: Vec<PersonId> = self.desk.state.open_day().unwrap().out.keys().copied().collect();
        for person in out {
            if self.chance.one_in(20) {
                self.may(&Command::ComeBack { person });
            }
        }
        if self.chance.below(540) < 10 {
            let caller = self.chance.one_in(2).then(|| self.somebody());
            let (called, by, purpose) = (None, None, Purpose::Buy);
            self.may(&Command::Answer { called, by, purpose, caller, card: None });
        }
        let calls: Vec<PersonId> = self.desk.state.open_day().unwrap().calls.keys().copied().collect();
        for by in calls {
            if self.chance.one_in(4) {
                self.may(&Command::EndCall { by });
            }
        }
        if self.chance.below(540) < 14 {
            self.follows_up();
        }
        if self.chance.below(540) < 1 {
            let (customer, stage) = (self.somebody(), DealStage::Contracted);
            let (by, owner_reachable, agreed) = (self.agent_of(customer), Some(true), Agreed::default());
            self.may(&Command::Deal(Dealing { customer, by, stage, owner_reachable, sum: None, agreed }));
        }
        if self.chance.below(540) < 2 {
            self.hands_over();
        }
    }

    /// A client of the ledger, or a new one.
    fn somebody(&mut self) -> CustomerId {
        let known = u64::from(self.customers.max(1));
        customer(u32::try_from(self.chance.below(known)).unwrap())
    }

    fn agent_of(&self, customer: CustomerId) -> PersonId {
        self.desk.state.customers.get(&customer).and_then(|customer| customer.owner()).unwrap_or(person(0))
    }

    fn comes(&mut self) {
        let mut arrival = match self.chance.below(20) {
            0..=3 => Arrival::new(self.somebody()),
            _ => {
                self.customers += 1;
                Arrival::new(customer(self.customers))
            }
        };
        match self.chance.below(20) {
            0 => (arrival.purpose, arrival.declared) = (Purpose::Peddle, Declared::Entry),
            1 => arrival.asked = Some(person(u32::try_from(self.chance.below(8)).unwrap())),
            2 => arrival.referrer = Some(self.somebody()),
            3 => (arrival.parties, arrival.people) = (2, Some(5)),
            _ => {}
        }
        let mut came = self.desk.send(&Command::Receive(arrival));
        if matches!(&came, Err(refusal) if refusal.reason == Reason::Asks(Fact::OwnerReachable)) {
            arrival.owner_reachable = Some(!self.chance.one_in(3));
            came = self.desk.send(&Command::Receive(arrival));
        }
        let Ok(events) = came else { return };
        if matches!(events[0], Event::VisitorReceived { .. }) {
            let visit = *self.desk.state.open_day().unwrap().open.last().unwrap();
            let ends = self.minute + 15 + self.chance.below(45);
            self.going.push((visit, ends));
        }
    }

    fn goes_out(&mut self) {
        let person = person(u32::try_from(self.chance.below(8)).unwrap());
        let reason = [AbsenceReason::Meal, AbsenceReason::Washroom, AbsenceReason::Official];
        let reason = reason[usize::try_from(self.chance.below(3)).unwrap()];
        let by = (reason == AbsenceReason::Official).then(|| crate::day::person(SUPERVISOR));
        self.may(&Command::GoOut { person, reason, notified: true, approved_by: by });
    }

    fn follows_up(&mut self) {
        let customer = self.somebody();
        let by = self.agent_of(customer);
        let (kind, reached) = (ContactKind::Call, !self.chance.one_in(3));
        self.may(&Command::FollowUp { customer, by, kind, reached, note: None });
    }

    fn hands_over(&mut self) {
        let Some((visit, _)) = self.going.first().copied() else { return };
        let to = Some(person(u32::try_from(self.chance.below(8)).unwrap()));
        if self.chance.one_in(2) {
            let (purpose, declared) = (Purpose::Peddle, Declared::During);
            self.may(&Command::Identify {
                visit,
                purpose,
                declared,
                minutes: None,
                by: Some(person(SUPERVISOR)),
            });
        } else {
            self.may(&Command::HandOver {
                visit,
                to,
                cause: Cause::Ordered,
                customer: None,
                by: Some(person(SUPERVISOR)),
            });
        }
    }

    fn end_what_is_over(&mut self) {
        let (over, going) =
            std::mem::take(&mut self.going).into_iter().partition(|(_, ends)| *ends <= self.minute);
        self.going = going;
        for (visit, _) in Vec::<(VisitId, u64)>::from_iter(over) {
            self.end(visit);
        }
    }

    /// The end of a reception; most are registered, some not completely.
    fn end(&mut self, visit: VisitId) {
        self.may(&Command::EndReception { visit });
        let found = &self.desk.state.visits[&visit];
        let buys = found.state == VisitState::Over && found.visitor.purpose == Purpose::Buy;
        let Some(by) = found.receiver().filter(|_| buys) else { return };
        let known = self.desk.state.customers.get(&found.visitor.customer).is_some_and(|c| c.card.is_some());
        if known || self.chance.one_in(8) {
            return;
        }
        let mut filled: Vec<Field> = vec![Field::Name, Field::Phone];
        let now = self.desk.now;
        let asking = Asking::new(&self.desk.state, &self.desk.book, now, now.date());
        let nothing = office::decide::demanded(&asking, &[], &Default::default(), &Default::default());
        let (wanted, _) = nothing.expect("nothing was told");
        filled.extend(wanted.into_iter().filter(|field| !matches!(field, Field::Name | Field::Phone)));
        if self.chance.one_in(6) {
            filled.pop();
        }
        self.may(&Command::Register(Registering {
            visit,
            card: card(),
            filled,
            by,
            declined: false,
            alike: None,
        }));
    }
}
