//! The floor and the queue: who is where, who is next, who is passed and what becomes of his turn.
//!
//! The model is the tick grid of the paper table: everyone on shift stands in the queue once, ordered by turns used
//! and then by the day's order. Make-ups go before the head, oldest first.

use crate::asking::{Asking, Made, NOTHING};
use crate::day::{Credit, Day};
use crate::event::{Passed, Seen};
use crate::history::Subject;
use crate::id::{Minute, Now, PersonId};
use crate::ledger::{Stint, Visit};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::told::{Told, keep};
use paper::Arrange;
use rulebook::supply::supply;
use rulebook::word::{
    AbsenceReason, Allowed, Engaged, HelpCause, Hours, Missed, Office, Placing, Presence, Queue, Role, Turn,
    VisitKind,
};
use rulebook::{Book, Fact, Facts, Question, Ruling, Value};

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
    /// How the book is asked.
    pub(crate) asking: Asking<'a>,
    /// Who may receive although the book lets him only with permission, and by whose.
    permitted: Option<(PersonId, PersonId)>,
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
        Ok(Self { state, day, book, now, asking: Asking::new(state, book, now, day.date), permitted: None })
    }

    /// The same with what was told with the act.
    pub(crate) const fn told(mut self, told: &'a Told, made: &'a Made) -> Self {
        self.asking = self.asking.told(told, made);
        self
    }

    /// The same where somebody may receive by somebody's permission.
    pub(crate) const fn permitting(mut self, permitted: Option<(PersonId, PersonId)>) -> Self {
        self.permitted = permitted;
        self
    }

    /// Asks the book of the day a question, to act by the answer.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub fn ask(&self, question: Question, facts: Facts) -> Result<Ruling, Refusal> {
        self.asking.ask(question, facts, &NOTHING)
    }

    /// What the person does for a visitor now: the visit and his part.
    pub fn serving(&self, person: PersonId) -> Option<(&'a Visit, &'a Stint)> {
        let visits = self.day.open.iter().filter_map(|id| self.state.visits.get(id));
        visits.filter_map(|visit| part(visit, person).map(|stint| (visit, stint))).next()
    }

    /// Where the person is.
    pub fn presence(&self, person: PersonId) -> Presence {
        if !self.day.on_table(person) {
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
        credits.arrange_by_key(|credit| credit.since);
        credits.into_iter()
    }

    /// Whether the person can receive somebody in turn now: free, and not kept from it by a quota, a level or a training
    /// the book demands. Whoever is kept from it still serves his own clients.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub fn takes_turns(&self, person: PersonId) -> Result<bool, Refusal> {
        Ok(self.free(person) && self.kept_out(person)?.is_none())
    }

    /// The first of these who can receive in turn now.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub fn first_of(&self, people: impl IntoIterator<Item = PersonId>) -> Result<Option<PersonId>, Refusal> {
        for person in people {
            if self.takes_turns(person)? {
                return Ok(Some(person));
            }
        }
        Ok(None)
    }

    /// The ruling that keeps somebody from receiving in turn, if there is one. Where the book lets him with permission, he
    /// is kept from it without.
    ///
    /// # Errors
    /// As [`Asking::ask`]; or who permits it may not.
    pub fn kept_out(&self, person: PersonId) -> Result<Option<Ruling>, Refusal> {
        // The office default lets everybody receive.
        if self.book.rules(Question::Eligible).is_empty() {
            return Ok(None);
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
        let kept = self.day.told.get(&person).unwrap_or(&NOTHING);
        let asking = self.asking.of(Subject::person(person)).about(person);
        let ruling = asking.ask(Question::Eligible, facts, kept)?;
        let permitted = self.permitted.filter(|(whom, _)| *whom == person);
        match (ruling.verdict.allowed, permitted) {
            (Some(Allowed::No), _) | (Some(Allowed::WithPermission), None) => Ok(Some(ruling)),
            (Some(Allowed::WithPermission), Some((_, by))) => {
                self.asking
                    .entitled(by, ruling.verdict.by.unwrap_or(Office::Supervisor))
                    .map_err(|refusal| Refusal { cites: ruling.cites.clone(), ..refusal })?;
                Ok(None)
            }
            (Some(Allowed::Yes) | None, _) => Ok(None),
        }
    }

    /// The ruling by which somebody who is free was stepped over before this person, or at all if nobody was found.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub fn stepped_over(&self, found: Option<PersonId>, fewest: bool) -> Result<Option<Ruling>, Refusal> {
        let month = |person| self.state.received_in_month(person, self.day.date);
        let queue = self.day.queue();
        let before = queue.iter().copied().take_while(|person| fewest || Some(*person) != found);
        let comes_first =
            |person: &PersonId| !fewest || found.is_none_or(|found| month(*person) <= month(found));
        for person in before.filter(comes_first).filter(|person| self.free(*person)) {
            if let Some(ruling) = self.kept_out(person)? {
                return Ok(Some(ruling));
            }
        }
        Ok(None)
    }

    /// Of those who can receive in turn, who received fewest this month; of equals the first in the queue.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub fn fewest(&self) -> Result<Option<PersonId>, Refusal> {
        let mut queue = self.day.queue();
        queue.arrange_by_key(|person| self.state.received_in_month(*person, self.day.date));
        self.first_of(queue)
    }

    /// The oldest make-up whose holder is free.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub fn next_credit(&self) -> Result<Option<&'a Credit>, Refusal> {
        for credit in self.usable_credits() {
            if self.takes_turns(credit.id.person)? {
                return Ok(Some(credit));
            }
        }
        Ok(None)
    }

    /// The last in the queue who is on site and free (末位); if he is busy, the next from the end.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub fn tail(&self) -> Result<Option<PersonId>, Refusal> {
        self.first_of(self.day.queue().into_iter().rev())
    }

    /// Whether nobody who could receive in turn stands before a person; not known of who does not stand in the queue.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub fn at_head(&self, person: PersonId) -> Result<Option<bool>, Refusal> {
        if !self.day.on_table(person) {
            return Ok(None);
        }
        let before = self.day.queue().into_iter().take_while(|other| *other != person);
        Ok(Some(self.first_of(before)?.is_none()))
    }

    /// What the clock and the calendar say. Public holidays are not known: a person must tell them.
    pub fn tell_time(&self, facts: &mut Facts) {
        facts.set(Fact::DayKind, crate::history::kind_of_day(self.day.date));
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
    /// As [`Asking::ask`].
    pub fn walk(&self, counts: bool) -> Result<Walk, Refusal> {
        let queue = self.day.queue();
        let found = self.first_of(queue)?;
        let passed = match found {
            Some(found) if counts => self.pass_before(found, |_| true)?,
            _ => Vec::new(),
        };
        Ok(Walk { found, passed })
    }

    /// Walks to somebody who takes a second client: of those before him only who is out is passed.
    ///
    /// # Errors
    /// As [`Asking::ask`].
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
            let one = self.pass(other)?;
            // Kept out by a quota: stepped over without a word, unless the book has one for it.
            if !(self.free(other) && one.silent) {
                passed.push(one);
            }
        }
        Ok(passed)
    }

    /// What would become of the turn of somebody who goes out for this reason, with what he tells.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub(crate) fn would_pass(
        &self,
        person: PersonId,
        reason: AbsenceReason,
        notified: bool,
        approved: bool,
    ) -> Result<(), Refusal> {
        let facts = Facts::new()
            .with(Fact::HelpCause, HelpCause::None)
            .with(Fact::Engaged, Engaged::Absent)
            .with(Fact::AbsenceReason, reason)
            .with(Fact::AbsenceNotified, notified)
            .with(Fact::AbsenceApproved, approved)
            .with(Fact::QueueOf, Queue::Visits);
        let told = self.asking.facts_told();
        self.asking.fit(Question::Passed, &facts, told)?;
        match self.asking.of(Subject::person(person)).ask(Question::Passed, facts, told) {
            // How long he will be gone, and what else only time tells, is not his to say now.
            Err(Refusal { reason: Reason::Asks(fact), .. })
                if supply(Question::Passed).is_some_and(|supply| supply.gives(fact)) =>
            {
                Ok(())
            }
            Err(refusal) => Err(refusal),
            Ok(_) => Ok(()),
        }
    }

    fn pass(&self, person: PersonId) -> Result<Passed, Refusal> {
        self.pass_in(person, Queue::Visits)
    }

    /// What becomes of the turn in the table of calls of somebody who is not at the telephone.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub fn pass_call(&self, person: PersonId) -> Result<Passed, Refusal> {
        self.pass_in(person, Queue::Calls)
    }

    fn pass_in(&self, person: PersonId, queue: Queue) -> Result<Passed, Refusal> {
        let facts = self.engaged(person).with(Fact::QueueOf, queue);
        let engaged = match facts.get(Fact::Engaged) {
            Some(Value::Word(word)) => Engaged::from_word(word).unwrap_or(Engaged::Other),
            _ => Engaged::Other,
        };
        // What was told of him today, when he went out, and of the visitor he serves.
        let absence = self.day.out.get(&person).map(|absence| &absence.told);
        let visit = self.serving(person).map(|(visit, _)| &visit.told);
        let mut kept = self.day.told.get(&person).cloned().unwrap_or_default();
        if let Some(told) = absence.or(visit) {
            keep(&mut kept, told, |_| true);
        }
        let ruling =
            self.asking.of(Subject::person(person)).about(person).ask(Question::Passed, facts, &kept)?;
        let mut missed = ruling.verdict.missed.unwrap_or(Missed::Hold);
        // Who is suspended misses it by the article that suspended him.
        let barred = self.state.suspended(person, self.day.date).map(|suspension| suspension.cites.clone());
        let mut cites = barred.filter(|cites| !cites.is_empty()).unwrap_or_else(|| ruling.cites.clone());
        let mut placed = true;
        if missed == Missed::MakeUp {
            let make_up = self.ask(Question::MakeUp, Facts::new())?;
            let open = match queue {
                Queue::Visits => {
                    self.state.open_credits().filter(|credit| credit.id.person == person).count()
                }
                Queue::Calls => self.day.call_credits.iter().filter(|open| open.id.person == person).count(),
            };
            if make_up.verdict.cap.is_some_and(|cap| open >= cap as usize) {
                // The cap is reached: the turn is used and not made up a second time.
                missed = Missed::Lose;
                cites.extend(make_up.cites.iter().filter(|id| !ruling.cites.contains(id)).cloned());
            }
            placed = make_up.verdict.placing != Some(Placing::Supervisor);
        }
        Ok(Passed { person, engaged, missed, cites, placed, silent: !ruling.silent.is_empty() })
    }

    /// Whether a make-up granted now may be used without being placed by a supervisor.
    ///
    /// # Errors
    /// As [`Asking::ask`].
    pub fn placed_at_once(&self) -> Result<bool, Refusal> {
        Ok(self.ask(Question::MakeUp, Facts::new())?.verdict.placing != Some(Placing::Supervisor))
    }
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
