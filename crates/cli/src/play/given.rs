//! What the ledger already says before the first day: written as the events of earlier days.

use super::Play;
use crate::scenario::{Fault, Given};
use chrono::{Days, NaiveDate};
use office::decide::Entered;
use office::event::Same;
use office::event::{Law, Place, Reception, Saw, Visitor};
use office::{Asking, CustomerId, Event, Minute, Now, PersonId, Told, VisitId};
use paper::OrderedMap;
use rulebook::share::Parts;
use rulebook::word::{BroughtBy, Channel, DealStage, Declared, Field, First, Purpose, Role, Turn, VisitKind};
use rulebook::{Facts, Question, Turns};

/// Somebody's visit in the ledger.
struct Known<'a> {
    line: usize,
    given: &'a Given,
    customer: CustomerId,
    owner: PersonId,
    visited: NaiveDate,
}

impl Play<'_> {
    /// Writes the clients that were said to be known, before this day is opened.
    pub(super) fn write_given(&mut self, opening: NaiveDate) -> Result<(), Fault> {
        let given = std::mem::take(&mut self.given);
        let mut known = Vec::new();
        for (line, given) in &given {
            let eve = opening.checked_sub_days(Days::new(1)).unwrap_or(opening);
            let visited = given.visited.or(given.last).or(given.dealt).unwrap_or(eve);
            let late = [Some(visited), given.last, given.record, given.dealt].into_iter().flatten().max();
            if late.is_some_and(|day| day >= opening) {
                return Err(Fault::new(*line, "what the ledger holds lies before the first day"));
            }
            let customer = self.cast.guest(*line, &given.name)?.customer;
            let owner = self.cast.person(*line, &given.owner)?;
            known.push(Known { line: *line, given, customer, owner, visited });
        }
        let mut days: Vec<NaiveDate> = known.iter().flat_map(dates).collect();
        days.sort_unstable();
        days.dedup();
        for day in days {
            self.visits_of(day, &known)?;
            self.records_of(day, &known)?;
        }
        Ok(())
    }

    fn visits_of(&mut self, day: NaiveDate, known: &[Known<'_>]) -> Result<(), Fault> {
        let visits: Vec<&Known<'_>> = known.iter().filter(|known| known.visited == day).collect();
        let Some(first) = visits.first() else { return Ok(()) };
        let (line, book) = (first.line, self.book(first.line)?);
        let mut order: Vec<Place> = Vec::new();
        for known in &visits {
            if !order.iter().any(|place| place.person == known.owner) {
                order.push(self.place(known.owner));
            }
        }
        let next = order.iter().map(|place| place.person).collect();
        let law = Law::from(rulebook::rule(&book, day, Question::NextDay, &Facts::new()));
        self.turn_to(day);
        let (first, digest) = (First::Manual, book.digest.clone());
        self.state_as(
            line,
            &Event::DayOpened {
                date: day,
                book: digest,
                order,
                first,
                after: None,
                law: law.clone(),
                told: Told::nothing(),
            },
        )?;
        for known in visits {
            self.visit_of(known)?;
        }
        let (granted, void, cites, told) = (Vec::new(), Vec::new(), Vec::new(), Told::nothing());
        self.state_as(
            line,
            &Event::DayClosed {
                date: day,
                next,
                granted,
                placed: true,
                void,
                none_kept: false,
                late: false,
                cites,
                law,
                told,
            },
        )
    }

    fn visit_of(&mut self, known: &Known<'_>) -> Result<(), Fault> {
        let visitor = Visitor {
            kind: VisitKind::New,
            purpose: Purpose::Buy,
            declared: Declared::Never,
            channel: Channel::WalkIn,
            brought_by: BroughtBy::Nobody,
            parties: 1,
            people: None,
            grade: None,
            brings_new: false,
            customer: known.customer,
            asked: None,
            referrer: None,
            card: None,
        };
        // Before the first day no turn matters.
        let reception = Reception {
            receiver: known.owner,
            role: Role::OnTurn,
            turn: Turn::None,
            weight: Turns::ONE,
            credit: None,
            placed: true,
            help: None,
            pending: false,
            owner: Some(known.owner),
            serves: None,
            saw: Saw::Nothing,
            passed: Vec::new(),
            queue: Vec::new(),
            found: Vec::new(),
            anew: false,
            cites: Vec::new(),
            law: Law::none(),
        };
        let recorded = self.record(
            known.line,
            &Event::VisitorReceived { visitor, waited: None, by: None, reception, told: Told::nothing() },
        )?;
        let visit = VisitId(recorded.entry);
        self.cast.comes(&known.given.name, visit);
        self.state_as(known.line, &Event::ReceptionEnded { visit, ended: None })?;
        // What the ledger holds was entered in time.
        let book = self.book(known.line)?;
        let filled = Field::ALL.to_vec();
        let entered = Entered {
            channel: Some(Channel::WalkIn),
            visited: Some(true),
            same: Some(Same::default()),
            ..Entered::default()
        };
        let state = &self.device(known.line)?.state;
        let asking = Asking::new(state, &book, Now(self.clock), self.clock.date());
        let ruling = office::decide::demanded(&asking, &filled, &entered, &Facts::new());
        let (_, ruling) = ruling.map_err(|refusal| Fault::new(known.line, format!("refused: {refusal}")))?;
        self.state_as(
            known.line,
            &Event::VisitRegistered {
                visit,
                card: super::cast::card(&known.given.name),
                filled,
                missing: Vec::new(),
                by: known.owner,
                late: false,
                valid: true,
                owner: None,
                saw: Saw::Nothing,
                too_late: false,
                law: ruling.into(),
                told: Told::nothing(),
            },
        )
    }

    fn records_of(&mut self, day: NaiveDate, known: &[Known<'_>]) -> Result<(), Fault> {
        for Known { line, given, customer, owner, visited } in known {
            let (customer, by) = (*customer, *owner);
            let (kind, too_late) = (None, false);
            let contact = |effective| Event::FollowedUp {
                customer,
                by,
                effective,
                too_late,
                kind,
                note: None,
                owner: None,
                saw: Saw::Nothing,
                law: Law::none(),
                told: Told::nothing(),
            };
            if self.clock.date() < day {
                self.turn_to(day);
            }
            if given.last == Some(day) && *visited != day {
                self.state_as(*line, &contact(true))?;
            }
            if given.record == Some(day) {
                self.state_as(*line, &contact(false))?;
            }
            if given.deal != DealStage::None && given.dealt.unwrap_or(*visited) == day {
                let deal = |stage| Event::DealMade {
                    customer,
                    by,
                    stage,
                    commission: None,
                    law: Law::none(),
                    sum: None,
                    paid: Parts::new(),
                    agreed: OrderedMap::new(),
                    agreed_by: None,
                    told: Told::nothing(),
                };
                self.state_as(*line, &deal(DealStage::Contracted))?;
                if given.deal == DealStage::Returned {
                    self.state_as(*line, &deal(DealStage::Returned))?;
                }
            }
        }
        Ok(())
    }

    fn state_as(&mut self, line: usize, event: &Event) -> Result<(), Fault> {
        self.record(line, event).map(|_| ())
    }

    /// Goes to the morning of a day.
    fn turn_to(&mut self, day: NaiveDate) {
        self.clock = Minute::new(10, 0).map_or(self.clock, |ten| office::Now::on(day, ten).0);
    }
}

fn dates(known: &Known<'_>) -> impl Iterator<Item = NaiveDate> {
    [Some(known.visited), known.given.last, known.given.record, known.given.dealt].into_iter().flatten()
}
