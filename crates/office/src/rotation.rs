//! The floor and the queue: who is where, who is next, who is passed and what becomes of his turn.
//!
//! The model is the tick grid of the paper table: everyone on shift stands in the queue once, ordered by turns used
//! and then by the day's order. Make-ups go before the head, oldest first.

use crate::day::{Credit, Day};
use crate::event::{Passed, Seen};
use crate::history::{self, Subject};
use crate::id::{Minute, Now, PersonId};
use crate::ledger::{Stint, Visit};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use chrono::{Datelike, NaiveDate};
use rulebook::word::{
    Allowed, DayKind, Engaged, HelpCause, Hours, Missed, Placing, Presence, Queue, Role, Turn, VisitKind,
};
use rulebook::{Book, Fact, Facts, Question, Ruling, rule};
use std::borrow::Cow;

/// The floor at one moment: the state, the open day, the book, the time.
#[derive(Clone, Copy)]
pub struct Floor<'a> {
    /// The office.
    pub state: &'a State,
    /// Its open day.
    pub day: &'a Day,
    /// The book of the day.
    pub book: &'a Book,
    /// The time.
    pub now: Now,
}

/// Whom the walk through the queue found, and whom it passed.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// The first who can receive.
    pub found: Option<PersonId>,
    /// Those before him, in order.
    pub passed: Vec<Passed>,
}

impl<'a> Floor<'a> {
    /// The floor of the open day.
    ///
    /// # Errors
    /// No day is open, or its book is not at hand.
    pub fn new(state: &'a State, book: Option<&'a Book>, now: Now) -> Result<Self, Refusal> {
        let day = state.open_day().ok_or(Reason::DayNotOpen)?;
        if day.date != now.date() {
            return Err(Reason::EarlierDayOpen(day.date).into());
        }
        let book = book.ok_or(Reason::NoBook(day.date))?;
        Ok(Self { state, day, book, now })
    }

    /// Asks the book of the day a question.
    ///
    /// # Errors
    /// The book needs a fact first, or its rules clash.
    pub fn ask(&self, question: Question, facts: &Facts) -> Result<Ruling, Refusal> {
        self.ask_of(question, facts, Subject::none())
    }

    /// As [`Self::ask`], with what the ledger finds out of a client and a person.
    pub(crate) fn ask_of(
        &self,
        question: Question,
        facts: &Facts,
        subject: Subject<'_>,
    ) -> Result<Ruling, Refusal> {
        crate::supply::check(question, facts);
        let mut facts = Cow::Borrowed(facts);
        self.find_out(&mut facts, question, subject);
        let ruling = rule(self.book, self.day.date, question, &facts);
        if let Some(fact) = ruling.asks {
            return Err(Refusal::by(Reason::Asks(fact), &ruling));
        }
        if !ruling.clash.is_empty() {
            return Err(Refusal::by(Reason::Clash(ruling.clash.clone()), &ruling));
        }
        Ok(ruling)
    }

    /// Adds what the ledger finds out by itself of a client and a person.
    fn find_out(&self, facts: &mut Cow<'_, Facts>, question: Question, subject: Subject<'_>) {
        let found = history::derived(self.state, self.book, question, subject, self.now, facts);
        found.iter().for_each(|(fact, value)| facts.to_mut().set(fact, value));
    }

    /// What the person does for a visitor now: the visit and his part.
    pub fn serving(&self, person: PersonId) -> Option<(&'a Visit, &'a Stint)> {
        let visits = self.day.open.iter().filter_map(|id| self.state.visits.get(id));
        visits.filter_map(|visit| part(visit, person).map(|stint| (visit, stint))).next()
    }

    /// Where the person is.
    pub fn presence(&self, person: PersonId) -> Presence {
        if self.day.place(person).is_none() {
            Presence::Off
        } else if self.day.out.contains_key(&person) {
            Presence::Away
        } else if self.serving(person).is_some() {
            Presence::Serving
        } else if self.day.calls.contains_key(&person) {
            Presence::OnCall
        } else {
            Presence::Free
        }
    }

    /// Whether the person can receive somebody now.
    pub fn free(&self, person: PersonId) -> bool {
        self.presence(person) == Presence::Free
    }

    /// The queue as everybody stands in it.
    pub fn seen(&self) -> Vec<Seen> {
        let credits =
            |person| self.usable_credits().filter(|credit| credit.id.person == person).count() as u32;
        let seen = |person| Seen {
            person,
            ticks: self.day.ticks(person),
            presence: self.presence(person),
            credits: credits(person),
        };
        self.day.queue().into_iter().map(seen).collect()
    }

    /// Make-ups that may be used, in the order in which they were placed.
    pub fn usable_credits(&self) -> impl Iterator<Item = &'a Credit> + use<'a> {
        let mut credits: Vec<&'a Credit> = self.state.open_credits().filter(|credit| credit.placed).collect();
        credits.sort_by_key(|credit| credit.since);
        credits.into_iter()
    }

    /// Whether the person can receive somebody in turn now: free, and not kept from it by a quota, a level or a training
    /// the book demands. Whoever is kept from it still serves his own clients.
    pub fn takes_turns(&self, person: PersonId) -> bool {
        self.free(person) && self.kept_out(person).is_none()
    }

    /// The ruling that keeps somebody from receiving in turn, if there is one.
    pub fn kept_out(&self, person: PersonId) -> Option<Ruling> {
        // The office default lets everybody receive.
        if self.book.rules(Question::Eligible).is_empty() {
            return None;
        }
        let count = |n: u32| i64::from(n);
        let (state, date) = (self.state, self.day.date);
        let account = self.day.accounts.get(&person).cloned().unwrap_or_default();
        let mut facts = Facts::new()
            .with(Fact::ReceivedToday, count(account.receptions))
            .with(Fact::ReceivedNewToday, count(account.new_clients))
            .with(Fact::ReceivedMonth, count(state.receptions_in_month(person, date)))
            .with(Fact::ClosedMonth, state.closed_in_month(person, date) as i64)
            .with(Fact::ClosedLastMonth, state.closed_last_month(person, date) as i64);
        self.tell_time(&mut facts);
        crate::supply::check(Question::Eligible, &facts);
        let mut facts = Cow::Owned(facts);
        self.find_out(&mut facts, Question::Eligible, Subject::person(person));
        let ruling = rule(self.book, date, Question::Eligible, &facts);
        (ruling.verdict.allowed == Some(Allowed::No)).then_some(ruling)
    }

    /// The ruling by which somebody who is free was stepped over before this person, or at all if nobody was found.
    pub fn stepped_over(&self, found: Option<PersonId>, fewest: bool) -> Option<Ruling> {
        let month = |person| self.state.received_in_month(person, self.day.date);
        let queue = self.day.queue();
        let before = queue.iter().copied().take_while(|person| fewest || Some(*person) != found);
        let comes_first =
            |person: &PersonId| !fewest || found.is_none_or(|found| month(*person) <= month(found));
        before
            .filter(comes_first)
            .filter(|person| self.free(*person))
            .find_map(|person| self.kept_out(person))
    }

    /// Of those who can receive in turn, who received fewest this month; of equals the first in the queue.
    pub fn fewest(&self) -> Option<PersonId> {
        let queue = self.day.queue().into_iter().filter(|person| self.takes_turns(*person));
        queue.min_by_key(|person| self.state.received_in_month(*person, self.day.date))
    }

    /// The oldest make-up whose holder is free.
    pub fn next_credit(&self) -> Option<&'a Credit> {
        self.usable_credits().find(|credit| self.takes_turns(credit.id.person))
    }

    /// The last in the queue who is on site and free (末位); if he is busy, the next from the end.
    pub fn tail(&self) -> Option<PersonId> {
        self.day.queue().into_iter().rev().find(|person| self.takes_turns(*person))
    }

    /// Whether nobody who could receive in turn stands before a person; not known of who does not stand in the queue.
    pub fn at_head(&self, person: PersonId) -> Option<bool> {
        let queue = self.day.queue();
        let mut before = queue.iter().take_while(|other| **other != person);
        self.day.place(person).map(|_| !before.any(|other| self.takes_turns(*other)))
    }

    /// Tells whether the person stands at the head of the queue, if the book looks at it.
    pub(crate) fn tell_head(&self, question: Question, person: PersonId, facts: &mut Facts) {
        if let Some(head) = self.book.looks_at(question, Fact::AtHead).then(|| self.at_head(person)).flatten()
        {
            facts.set(Fact::AtHead, head);
        }
    }

    /// What the clock and the calendar say. Public holidays are not known: a person must tell them.
    pub fn tell_time(&self, facts: &mut Facts) {
        facts.set(Fact::DayKind, kind_of_day(self.day.date));
        let now = i64::from(self.now.minute().since_midnight());
        facts.set(Fact::ClockMinutes, now);
        if let Some(about) = &self.state.about {
            facts.set(Fact::MinutesToClose, (i64::from(about.closes.since_midnight()) - now).max(0));
        }
    }

    /// The time against the office's hours.
    pub fn hours(&self) -> Hours {
        let hours = self.state.about.as_ref();
        hours.map_or(Hours::In, |about| against(self.now.minute(), about.opens, about.closes))
    }

    /// The time against the person's own roster.
    pub fn roster(&self, person: PersonId) -> Hours {
        let place = self.day.order.iter().find(|place| place.person == person);
        place.map_or(Hours::In, |place| against(self.now.minute(), place.from, place.to))
    }

    /// What keeps a person from receiving.
    fn engaged(&self, person: PersonId) -> Facts {
        let facts = Facts::new().with(Fact::HelpCause, HelpCause::None);
        if let Some(absence) = self.day.out.get(&person) {
            return facts
                .with(Fact::Engaged, Engaged::Absent)
                .with(Fact::AbsenceReason, absence.reason)
                .with(Fact::AbsenceNotified, absence.notified)
                .with(Fact::AbsenceApproved, absence.approved_by.is_some());
        }
        if self.free(person) {
            return facts.with(Fact::Engaged, Engaged::Quota);
        }
        let Some((visit, stint)) = self.serving(person) else {
            return facts.with(Fact::Engaged, Engaged::OnCall);
        };
        let facts = match stint.help {
            Some(cause) => facts.with(Fact::HelpCause, cause),
            None => facts,
        };
        facts.with(Fact::Engaged, engagement(visit, stint))
    }

    /// Walks the queue from the head to the first who is free. Those before him are passed, if the reception uses a
    /// turn. If nobody is free, nobody is found and nobody is passed.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn walk(&self, counts: bool) -> Result<Walk, Refusal> {
        let queue = self.day.queue();
        let found = queue.iter().copied().find(|person| self.takes_turns(*person));
        let passed = match found {
            Some(found) if counts => self.pass_before(found, |_| true)?,
            _ => Vec::new(),
        };
        Ok(Walk { found, passed })
    }

    /// Walks to somebody who takes a second client: of those before him only who is out is passed.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn walk_to(&self, person: PersonId) -> Result<Walk, Refusal> {
        let passed = self.pass_before(person, |before| self.day.out.contains_key(&before))?;
        Ok(Walk { found: Some(person), passed })
    }

    fn pass_before(
        &self,
        person: PersonId,
        which: impl Fn(PersonId) -> bool,
    ) -> Result<Vec<Passed>, Refusal> {
        let queue = self.day.queue();
        let before = queue.iter().copied().take_while(|other| *other != person);
        let mut passed = Vec::new();
        for other in before.filter(|other| which(*other)) {
            if self.free(other) {
                // Kept out by a quota: stepped over without a word, unless the book has one for it.
                passed.extend(self.pass(other).ok().filter(|passed| !passed.silent));
            } else {
                passed.push(self.pass(other)?);
            }
        }
        Ok(passed)
    }

    fn pass(&self, person: PersonId) -> Result<Passed, Refusal> {
        self.pass_in(person, Queue::Visits)
    }

    /// What becomes of the turn in the table of calls of somebody who is not at the telephone.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn pass_call(&self, person: PersonId) -> Result<Passed, Refusal> {
        self.pass_in(person, Queue::Calls)
    }

    fn pass_in(&self, person: PersonId, queue: Queue) -> Result<Passed, Refusal> {
        let facts = self.engaged(person).with(Fact::QueueOf, queue);
        let ruling = self.ask_of(Question::Passed, &facts, Subject::person(person))?;
        let mut missed = ruling.verdict.missed.unwrap_or(Missed::Hold);
        let mut cites = ruling.cites.clone();
        let mut placed = true;
        if missed == Missed::MakeUp && queue == Queue::Visits {
            let make_up = self.ask(Question::MakeUp, &Facts::new())?;
            let open = self.state.open_credits().filter(|credit| credit.id.person == person).count();
            if make_up.verdict.cap.is_some_and(|cap| open >= cap as usize) {
                // The cap is reached: the turn is used and not made up a second time.
                missed = Missed::Lose;
                cites.extend(make_up.cites.iter().filter(|id| !ruling.cites.contains(id)).cloned());
            }
            placed = make_up.verdict.placing != Some(Placing::Supervisor);
        }
        let engaged = facts
            .get(Fact::Engaged)
            .and_then(|value| match value {
                rulebook::Value::Word(word) => Engaged::from_word(word),
                _ => None,
            })
            .unwrap_or(Engaged::Other);
        Ok(Passed { person, engaged, missed, cites, placed, silent: !ruling.silent.is_empty() })
    }

    /// Whether a make-up granted now may be used without being placed by a supervisor.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn placed_at_once(&self) -> Result<bool, Refusal> {
        Ok(self.ask(Question::MakeUp, &Facts::new())?.verdict.placing != Some(Placing::Supervisor))
    }
}

/// The kind of day by the calendar; public holidays are not known to it.
pub(crate) fn kind_of_day(date: NaiveDate) -> DayKind {
    if date.weekday().num_days_from_monday() >= 5 { DayKind::Weekend } else { DayKind::Workday }
}

fn part(visit: &Visit, person: PersonId) -> Option<&Stint> {
    let now = |stint: &&Stint| stint.to.is_none() && stint.person == person;
    visit.stints.iter().chain(&visit.helpers).find(now)
}

fn engagement(visit: &Visit, stint: &Stint) -> Engaged {
    match (stint.role, stint.turn) {
        (Role::Assist | Role::Helper, _) => Engaged::Assist,
        (Role::Own | Role::Recognised, Turn::None) if visit.visitor.kind == VisitKind::ReturnClosed => {
            Engaged::OwnClosed
        }
        // Also one who was taken for new and found to be an old client; not the friend an old client brings.
        (Role::Own | Role::Recognised, Turn::None) if visit.visitor.referrer.is_none() => Engaged::OwnOpen,
        (_, Turn::Count | Turn::MakeUp) => Engaged::Counted,
        (Role::Named, Turn::None) => Engaged::Named,
        _ => Engaged::Other,
    }
}

fn against(now: Minute, from: Minute, to: Minute) -> Hours {
    if now < from {
        Hours::Before
    } else if now >= to {
        Hours::After
    } else {
        Hours::In
    }
}
