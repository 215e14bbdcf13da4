//! The records of a client, of a person, or of both, as a book counts them.

use super::found::Mark;
use super::ledger::Ledger;
use crate::id::{CustomerId, PersonId};
use crate::ledger::{Contact, Customer, Visit};
use crate::state::State;
use paper::OrderedSet;
use rulebook::declare::Records;
use rulebook::period::Point;
use rulebook::word::{Missed, Recorded, Whose};
use rulebook::{Fact, Facts, Value};

/// A record.
struct Record {
    mark: Mark,
    person: Option<PersonId>,
    /// What was recorded of it.
    facts: Facts,
}

impl<'a> Ledger<'a> {
    /// Where the records stand that a book looks at. The outer `None`: it is not said whose; the inner: nobody knows where
    /// their time begins or ends.
    pub(super) fn records(
        &self,
        records: &'a Records,
    ) -> Option<Option<impl Iterator<Item = Mark> + use<'a>>> {
        let (wanted, of) = (self.whose(records.whose)?, records.of);
        let now = Point::Moment(self.now.0);
        let (mut since, mut before) = (None, None);
        for (fact, point) in [(records.since, &mut since), (records.before, &mut before)] {
            let Some(fact) = fact else { continue };
            match self.find(fact)?.value {
                Value::NotKnown => return Some(None),
                value => *point = Some(value.point()?),
            }
        }
        let ledger = *self;
        let in_time = move |mark: &Mark| {
            let at = Point::Moment(mark.at);
            let until = before.unwrap_or(now);
            let within = records.within.as_ref().is_none_or(|name| {
                let period = ledger.book.period(&name.0, ledger.now.date(), mark.at.date());
                period.is_some_and(|period| period.short().covers(at, until))
            });
            within
                && since.is_none_or(|since| later(at, since))
                && before.is_none_or(|before| later(before, at))
        };
        let fits = move |record: &Record| {
            let own = wanted.person.is_none() || record.person == wanted.person;
            own && in_time(&record.mark) && ledger.only(&records.only, &record.facts)
        };
        Some(Some(ledger.all(of, wanted).into_iter().filter(fits).map(|record| record.mark)))
    }

    /// Whose records are looked at: none, if it is not known of whom the question is.
    fn whose(&self, whose: Whose) -> Option<Wanted<'a>> {
        let (customer, person) = (self.subject.customer, self.subject.person);
        match whose {
            Whose::Client => Some(Wanted { customer: Some(customer?), person: None }),
            Whose::Person => Some(Wanted { customer: None, person: Some(person?) }),
            Whose::Both => Some(Wanted { customer: Some(customer?), person: Some(person?) }),
        }
    }

    /// Whether a record has these facts; what is said of a word holds for the words under it.
    fn only(&self, only: &Facts, found: &Facts) -> bool {
        only.iter().all(|(fact, wanted)| match (wanted, found.get(fact)) {
            (Value::Word(wide), Some(Value::Word(word))) => self.book.glossary().covers(wide, word),
            (wanted, found) => found == Some(wanted),
        })
    }

    fn all(&self, of: Recorded, wanted: Wanted<'a>) -> Vec<Record> {
        let state = self.state;
        match of {
            Recorded::Visit => of_visits(state, wanted, |visit, all| {
                let receivers: OrderedSet<PersonId> = visit.stints.iter().map(|stint| stint.person).collect();
                let mark = Mark::new(visit.at, visit.stamp);
                let record = |person| Record { mark, person, facts: visit_facts(visit) };
                // Counted once for the client, and once for each who received him.
                match wanted.person {
                    Some(person) if receivers.contains(&person) => all.push(record(Some(person))),
                    Some(_) => {}
                    None => all.push(record(None)),
                }
            }),
            Recorded::CountedReception => of_visits(state, wanted, |visit, all| {
                all.extend(visit.counted().map(|stint| Record {
                    mark: Mark::new(stint.from, stint.stamp),
                    person: Some(stint.person),
                    facts: visit_facts(visit).with(Fact::Role, stint.role),
                }));
            }),
            Recorded::Registration | Recorded::ValidRegistration => {
                of_customers(state, wanted, |customer, all| {
                    let all_kinds = of == Recorded::Registration;
                    let entries = customer.registrations.iter().filter(|entry| all_kinds || entry.stands());
                    all.extend(entries.map(|entry| {
                        let facts = Facts::new()
                            .with(Fact::Complete, entry.missing.is_empty())
                            .with(Fact::RegistrationErrors, entry.missing.len() as i64)
                            .with(Fact::RegistrationState, entry.state());
                        let channel = state.visits.get(&entry.visit).map(|visit| visit.visitor.channel);
                        let facts =
                            channel.map_or(facts.clone(), |channel| facts.with(Fact::Channel, channel));
                        let mark = Mark::new(entry.at, entry.written.stamp);
                        Record { mark, person: Some(entry.by), facts }
                    }));
                })
            }
            Recorded::HandOver => of_visits(state, wanted, |visit, all| {
                all.extend(visit.hand_overs.iter().map(|handed| Record {
                    mark: Mark::new(handed.at, handed.stamp),
                    person: Some(handed.from),
                    facts: visit_facts(visit).with(Fact::Cause, handed.cause),
                }));
            }),
            Recorded::FollowUp | Recorded::EffectiveFollowUp => {
                of_customers(state, wanted, |customer, all| {
                    let attempts = of == Recorded::FollowUp;
                    let counts = |contact: &&Contact| attempts || contact.counts();
                    let contacts = customer.contacts.iter().filter(counts);
                    all.extend(contacts.map(|contact| {
                        let mut facts = Facts::new().with(Fact::ContactReached, contact.reached);
                        if let Some(kind) = contact.kind {
                            facts.set(Fact::ContactKind, kind);
                        }
                        let mark = Mark::of(contact.at, contact.written);
                        Record { mark, person: Some(contact.by), facts }
                    }));
                })
            }
            Recorded::Call => of_customers(state, wanted, |customer, all| {
                all.extend(customer.calls.iter().map(|call| Record {
                    mark: Mark::new(call.at, call.written.stamp),
                    person: Some(call.by),
                    facts: Facts::new(),
                }));
            }),
            Recorded::Filing => of_customers(state, wanted, |customer, all| {
                all.extend(customer.filings.iter().map(|filing| Record {
                    mark: Mark::of(filing.at, filing.written),
                    person: Some(filing.by),
                    facts: Facts::new(),
                }));
            }),
            Recorded::Deal => of_customers(state, wanted, |customer, all| {
                all.extend(customer.made().map(|step| Record {
                    mark: Mark::new(step.at, step.written.stamp),
                    person: Some(step.by),
                    facts: Facts::new().with(Fact::DealStage, step.stage),
                }));
            }),
            Recorded::Absence | Recorded::LostTurn | Recorded::HeldTurn | Recorded::Breach => {
                wanted.person.map_or_else(Vec::new, |person| of_person(state, of, person))
            }
        }
    }
}

/// Whose records are looked at.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    customer: Option<&'a Customer>,
    person: Option<PersonId>,
}

/// Whether the one is later than the other: after the day, if one of them is a day.
fn later(one: Point, other: Point) -> bool {
    match (one, other) {
        (Point::Moment(one), Point::Moment(other)) => one > other,
        _ => one.date() > other.date(),
    }
}

/// The records that stand with visits: those of the client, or those the person had to do with.
fn of_visits(
    state: &State,
    wanted: Wanted<'_>,
    mut see: impl FnMut(&Visit, &mut Vec<Record>),
) -> Vec<Record> {
    let mut all = Vec::new();
    match (wanted.customer, wanted.person) {
        (Some(customer), _) => {
            let visits = customer.visits.iter().filter_map(|visit| state.visits.get(visit));
            visits.for_each(|visit| see(visit, &mut all));
        }
        (None, Some(person)) => {
            let touched = state.touched.get(&person).map_or(&[][..], |touched| &touched.visits);
            let each: OrderedSet<_> = touched.iter().copied().collect();
            each.iter().filter_map(|visit| state.visits.get(visit)).for_each(|visit| see(visit, &mut all));
        }
        (None, None) => {}
    }
    all
}

/// The records that stand with customers.
fn of_customers(
    state: &State,
    wanted: Wanted<'_>,
    mut see: impl FnMut(&Customer, &mut Vec<Record>),
) -> Vec<Record> {
    let mut all = Vec::new();
    match (wanted.customer, wanted.person) {
        (Some(customer), _) => see(customer, &mut all),
        (None, Some(person)) => {
            let touched = state.touched.get(&person).map_or(&[][..], |touched| &touched.customers);
            let each: OrderedSet<CustomerId> = touched.iter().copied().collect();
            let customers = each.iter().filter_map(|customer| state.customers.get(customer));
            customers.for_each(|customer| see(customer, &mut all));
        }
        (None, None) => {}
    }
    all
}

/// What stands with the person alone.
fn of_person(state: &State, of: Recorded, person: PersonId) -> Vec<Record> {
    let record = |at, facts| Record { mark: Mark { at, stamp: None }, person: Some(person), facts };
    match of {
        Recorded::Absence => {
            let times = state.absences.get(&person).into_iter().flatten();
            let facts = |away: &crate::day::Away| {
                let mut facts = Facts::new()
                    .with(Fact::AbsenceReason, away.absence.reason)
                    .with(Fact::AbsenceNotified, away.absence.notified)
                    .with(Fact::AbsenceApproved, away.absence.approved_by.is_some());
                if let Some(until) = away.until {
                    facts.set(Fact::AbsenceMinutes, (until - away.absence.since).num_minutes());
                }
                facts
            };
            times.map(|away| record(away.absence.since, facts(away))).collect()
        }
        Recorded::Breach => {
            let offences = state.breaches.get(&person).into_iter().flatten();
            offences
                .map(|offence| record(offence.at, Facts::new().with(Fact::Breach, offence.breach)))
                .collect()
        }
        _ => {
            let wanted = if of == Recorded::HeldTurn { Missed::Hold } else { Missed::Lose };
            let turns = state.missed.get(&person).into_iter().flatten().filter(|turn| turn.missed == wanted);
            let facts = |turn: &crate::day::MissedTurn| {
                let facts = Facts::new().with(Fact::QueueOf, turn.queue);
                turn.engaged.map_or(facts.clone(), |engaged| facts.with(Fact::Engaged, engaged))
            };
            turns.map(|turn| record(turn.at, facts(turn))).collect()
        }
    }
}

/// What is recorded of a visit.
fn visit_facts(visit: &Visit) -> Facts {
    let visitor = &visit.visitor;
    let facts = Facts::new()
        .with(Fact::VisitKind, visitor.kind)
        .with(Fact::Purpose, visitor.purpose)
        .with(Fact::Declared, visitor.declared)
        .with(Fact::Channel, visitor.channel)
        .with(Fact::BroughtBy, visitor.brought_by)
        .with(Fact::Parties, i64::from(visitor.parties))
        .with(Fact::People, i64::from(visitor.people.unwrap_or(visitor.parties)))
        .with(Fact::BringsNew, visitor.brings_new)
        .with(Fact::Named, visitor.asked.is_some());
    let facts = visitor.grade.map_or(facts.clone(), |grade| facts.with(Fact::ClientGrade, grade));
    // What was told of it besides, such as what a book declares.
    visit.told.iter().fold(facts, |facts, (fact, value)| match facts.get(fact) {
        None => facts.with(fact, value),
        Some(_) => facts,
    })
}
