//! How the day and the floor take events in.

use super::{ConflictKind, Line, State};
use crate::day::{Absence, Away, CallCredit, Credit, CreditEnd, Day, Gone, Granted, MissedTurn};
use crate::event::{Passed, Place};
use crate::id::{CreditId, CustomerId, PersonId, VisitId};
use crate::ledger::Call;
use chrono::NaiveDate;
use journal::{CardRef, EntryId};
use rulebook::word::{First, Missed, Office, Queue, Turn};
use rulebook::{ArticleId, Turns};

impl State {
    pub(super) fn open(&mut self, line: Line, day: Day) {
        let date = day.date;
        let again = self.day.as_ref().is_some_and(|day| day.date == date) || self.past.contains_key(&date);
        if again || self.open_day().is_some() {
            self.conflict(line.entry, ConflictKind::DayOpenedTwice);
            return;
        }
        if day.first == First::Posts {
            let new = day.order.iter().map(|place| place.person);
            let new: Vec<_> = new.filter(|person| !self.posts.contains(person)).collect();
            self.posts.extend(new);
        }
        if let Some(before) = self.day.replace(day) {
            self.past.insert(before.date, before);
        }
        self.use_skips(line);
    }

    pub(super) fn close(
        &mut self,
        line: Line,
        date: NaiveDate,
        next: &[PersonId],
        (void, none_kept): (&[CreditId], bool),
        granted: &Granted<'_>,
    ) {
        let Some(day) = self.day.as_mut().filter(|day| day.date == date && day.closed.is_none()) else {
            self.conflict(line.entry, ConflictKind::NoDayOpen);
            return;
        };
        day.closed = Some(next.to_vec());
        let out = std::mem::take(&mut day.out);
        day.calls.clear();
        for person in granted.people {
            day.account(*person).granted += 1;
        }
        if none_kept {
            let rest: Vec<CreditId> = self.open_credits().map(|credit| credit.id).collect();
            self.expire(&rest);
        }
        for person in granted.people {
            self.grant(line, *person, granted.cites, granted.placed);
        }
        // With the day an absence ends.
        out.into_keys().for_each(|person| self.returns(line, person));
        self.expire(void);
    }

    /// The day, if one is open; else the entry does not fit.
    fn floor(&mut self, line: Line) -> Option<&mut Day> {
        if self.open_day().is_none() {
            self.conflict(line.entry, ConflictKind::NoDayOpen);
        }
        self.day.as_mut().filter(|day| day.closed.is_none())
    }

    /// Somebody comes late, or comes back: before whom he stands, and with how many turns used.
    pub(super) fn sign_in(&mut self, line: Line, place: Place, ticks: Turns, before: Option<PersonId>) {
        let Some(day) = self.floor(line) else { return };
        if day.on_table(place.person) {
            return;
        }
        day.gone.remove(&place.person);
        day.order.retain(|other| other.person != place.person);
        let at = before.and_then(|before| day.place(before)).unwrap_or(day.order.len());
        day.order.insert(at, place);
        let account = day.account(place.person);
        account.entered += ticks.less(account.ticks);
        account.ticks = account.ticks.max(ticks);
        self.use_skips(line);
    }

    /// Somebody goes home: he stands in no queue any more, and what he was in ends.
    pub(super) fn sign_out(&mut self, line: Line, person: PersonId, gone: Gone, void: &[CreditId]) {
        let Some(day) = self.floor(line) else { return };
        let there = day.on_table(person);
        day.gone.insert(person, gone);
        day.out.remove(&person);
        day.calls.remove(&person);
        day.holding.remove(&person);
        day.duty = day.duty.filter(|duty| *duty != person);
        self.returns(line, person);
        self.expire(void);
        if !there {
            self.conflict(line.entry, ConflictKind::NotOnShift);
        }
    }

    /// Make-ups that end unused.
    fn expire(&mut self, void: &[CreditId]) {
        for id in void {
            if let Some(credit) = self.credit_mut(*id) {
                credit.end.get_or_insert(CreditEnd::Expired);
            }
        }
    }

    pub(super) fn go_out(&mut self, line: Line, person: PersonId, absence: Absence) {
        let Some(day) = self.floor(line) else { return };
        day.out.insert(person, absence.clone());
        if !day.on_table(person) {
            self.conflict(line.entry, ConflictKind::NotOnShift);
        }
        self.goes(person, absence);
    }

    /// A time out begins; one that never ended ends with it.
    pub(super) fn goes(&mut self, person: PersonId, absence: Absence) {
        let times = self.absences.entry(person).or_default();
        if let Some(last) = times.last_mut() {
            last.until.get_or_insert(absence.since);
        }
        times.push(Away { absence, until: None });
    }

    /// A time out ends.
    fn returns(&mut self, line: Line, person: PersonId) {
        if let Some(last) = self.absences.get_mut(&person).and_then(|times| times.last_mut()) {
            last.until.get_or_insert(line.at);
        }
    }

    pub(super) fn come_back(&mut self, line: Line, person: PersonId) {
        if let Some(day) = self.floor(line) {
            day.out.remove(&person);
            self.returns(line, person);
        }
    }

    /// A call, with who was passed in the table of calls.
    pub(super) fn call(
        &mut self,
        line: Line,
        (caller, card): (Option<CustomerId>, Option<CardRef>),
        call: Call,
        passed: &[Passed],
    ) {
        let works = self.people.get(&call.by);
        let desk = works.is_some_and(|person| person.roles.contains(&Office::Receptionist));
        let Some(day) = self.floor(line) else { return };
        for passed in passed.iter().filter(|passed| passed.missed != Missed::Hold) {
            day.call_tick(passed.person);
        }
        for passed in passed.iter().filter(|passed| passed.missed == Missed::MakeUp) {
            let id = CreditId { by: line.entry, person: passed.person };
            day.call_credits.push(CallCredit { id, cites: passed.cites.clone() });
        }
        let missed = |passed: &Passed| {
            let (queue, engaged, missed) = (Queue::Calls, Some(passed.engaged), passed.missed);
            (passed.person, MissedTurn { at: line.at, queue, engaged, missed })
        };
        day.calls.insert(call.by, call.at);
        let stranger = !day.on_table(call.by) && !desk;
        if let Some(caller) = caller {
            self.touch(call.by, None, Some(caller));
            self.customer(caller).calls.push(call);
            self.called(caller, card);
        }
        passed.iter().map(missed).for_each(|(person, turn)| self.miss(person, turn));
        if stranger {
            self.conflict(line.entry, ConflictKind::NotOnShift);
        }
    }

    /// What a call answered in turn does in the table of calls: a make-up is used up and costs no turn.
    pub(super) fn call_turn(
        &mut self,
        line: Line,
        by: PersonId,
        turn: Turn,
        credit: Option<CreditId>,
        cites: &[ArticleId],
    ) {
        let Some(day) = self.open_day_mut() else { return };
        let made_up = credit.and_then(|id| day.call_credits.iter().position(|open| open.id == id));
        match made_up {
            Some(at) => {
                day.call_credits.remove(at);
            }
            None if turn != Turn::None => day.call_tick(by),
            None => {}
        }
        if turn == Turn::MakeUp {
            let id = CreditId { by: line.entry, person: by };
            day.call_credits.push(CallCredit { id, cites: cites.to_vec() });
        }
        if credit.is_some() && made_up.is_none() {
            self.conflict(line.entry, ConflictKind::CreditGone);
        }
    }

    fn open_day_mut(&mut self) -> Option<&mut Day> {
        self.day.as_mut().filter(|day| day.closed.is_none())
    }

    pub(super) fn end_call(&mut self, line: Line, by: PersonId) {
        if let Some(day) = self.floor(line) {
            day.calls.remove(&by);
        }
    }

    pub(super) fn set_call_order(&mut self, line: Line, order: &[PersonId]) {
        if let Some(day) = self.floor(line) {
            day.call_order = order.iter().map(|person| (*person, 0)).collect();
        }
    }

    pub(super) fn set_duty(&mut self, line: Line, person: Option<PersonId>) {
        if let Some(day) = self.floor(line) {
            day.duty = person;
        }
    }

    pub(super) fn set_event(&mut self, line: Line, on: bool) {
        if let Some(day) = self.floor(line) {
            day.event = on;
        }
    }

    pub(super) fn place_credit(&mut self, line: Line, credit: CreditId) {
        if let Some(credit) = self.credit_mut(credit) {
            (credit.placed, credit.since) = (true, line.at);
        }
    }

    /// Grants a make-up by these articles; `placed` says whether it may be used at once.
    pub(super) fn grant(&mut self, line: Line, person: PersonId, cites: &[ArticleId], placed: bool) {
        let (id, at) = (CreditId { by: line.entry, person }, line.at);
        self.credits.insert((at, id), Credit { id, cites: cites.to_vec(), at, placed, since: at, end: None });
    }

    /// Uses a make-up; `false` if it is not there (any more), which is recorded as a conflict.
    pub(super) fn use_credit(&mut self, entry: EntryId, id: CreditId, visit: VisitId) -> bool {
        let open = self.credit_mut(id).filter(|credit| credit.end.is_none());
        let found = open.map(|credit| credit.end = Some(CreditEnd::Used(visit))).is_some();
        if !found {
            self.conflict(entry, ConflictKind::CreditGone);
        }
        found
    }
}
