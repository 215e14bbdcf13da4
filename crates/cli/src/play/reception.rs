//! Visitors and calls: how they come, go and change hands.

use super::outcome::Outcome;
use super::{Brief, Play};
use crate::scenario::{About, Fault};
use office::command::Arrival;
use office::state::Person;
use office::{Command, Event, Now, PersonId, Reason, Told, VisitId};
use rulebook::word::{CallThen, Cause};

impl Play<'_> {
    fn arrival(&self, line: usize, visitor: &str, about: &About) -> Result<Arrival, Fault> {
        let pair = |pair: &Option<(String, String)>| -> Result<_, Fault> {
            let Some((person, by)) = pair else { return Ok(None) };
            Ok(Some((self.cast.person(line, person)?, self.cast.person(line, by)?)))
        };
        let referrer = about.referred_by.as_ref().map(|name| self.cast.guest(line, name)).transpose()?;
        Ok(Arrival {
            purpose: about.purpose,
            declared: about.declared,
            channel: about.channel,
            brought_by: about.brought_by,
            parties: about.parties,
            people: about.people,
            grade: about.grade,
            brings_new: about.brings_new,
            asked: self.cast.some(line, about.names.as_ref())?,
            recall: about.recalls,
            walked_to: self.cast.some(line, about.walks_to.as_ref())?,
            contacted: about.contacted,
            invited: about.invited,
            recognised_by: self.cast.some(line, about.recognised_by.as_ref())?,
            referrer: referrer.map(|guest| guest.customer),
            designated: self.cast.some(line, about.entrusted_to.as_ref())?,
            takes_both: about.takes_both,
            owner_reachable: about.owner_reachable,
            permitted: pair(&about.permitted)?,
            assigned: pair(&about.assigned)?,
            ..Arrival::new(self.cast.guest(line, visitor)?.customer)
        })
    }

    pub(super) fn arrive(&mut self, line: usize, visitor: &str, about: &About) -> Result<Outcome, Fault> {
        let arrival = self.arrival(line, visitor, about)?;
        let outcome = self.act(line, &Command::Receive(arrival))?;
        if let Outcome::Done { recorded, .. } = &outcome {
            let visit = VisitId(recorded.entry);
            self.cast.comes(visitor, visit);
            self.stays_or_not(visit, about.stays);
        }
        Ok(outcome)
    }

    pub(super) fn seat(&mut self, line: usize, visitor: &str, about: &About) -> Result<Outcome, Fault> {
        let visit = self.cast.visit(line, visitor)?;
        let arrival = self.arrival(line, visitor, about)?;
        let outcome = self.act(line, &Command::Seat { visit, arrival })?;
        if matches!(outcome, Outcome::Done { .. }) {
            self.stays_or_not(visit, about.stays);
        }
        Ok(outcome)
    }

    fn stays_or_not(&mut self, visit: VisitId, stays: bool) {
        if !stays {
            self.brief.push((self.here.clone(), Brief::Visit(visit)));
        }
    }

    pub(super) fn leave(&mut self, line: usize, visitor: &str) -> Result<Outcome, Fault> {
        let visit = self.cast.visit(line, visitor)?;
        let received = self.device(line)?.state.open_day().is_some_and(|day| day.open.contains(&visit));
        self.act(line, &if received { Command::EndReception { visit } } else { Command::Leave { visit } })
    }

    /// Ends the reception somebody is in: as its receiver, as a helper, or as its visitor.
    pub(super) fn end(&mut self, line: usize, name: &str) -> Result<Outcome, Fault> {
        let Ok(person) = self.cast.person(line, name) else {
            let visit = self.cast.visit(line, name)?;
            return self.act(line, &Command::EndReception { visit });
        };
        let state = &self.device(line)?.state;
        let open =
            || state.open_day().into_iter().flat_map(|day| &day.open).filter_map(|id| state.visits.get(id));
        let receives = open().find(|visit| visit.receiver() == Some(person)).map(|visit| visit.id);
        let helps =
            open().find(|visit| visit.helpers.iter().any(|part| part.person == person && part.to.is_none()));
        let command = match (receives, helps.map(|visit| visit.id)) {
            (Some(visit), _) => Command::EndReception { visit },
            (None, Some(visit)) => Command::EndHelp { visit, helper: person },
            (None, None) => return Err(Fault::new(line, format!("{name} is receiving nobody"))),
        };
        self.act(line, &command)
    }

    pub(super) fn end_all(&mut self, line: usize) -> Result<Outcome, Fault> {
        let open = self.device(line)?.state.open_day().map(|day| day.open.clone()).unwrap_or_default();
        for visit in open {
            self.send(line, &Command::EndReception { visit })?;
        }
        Ok(Outcome::Nothing)
    }

    pub(super) fn hand_over(
        &mut self,
        line: usize,
        visitor: &str,
        to: Option<PersonId>,
        cause: Cause,
        found: Option<&str>,
        by: Option<PersonId>,
    ) -> Result<Outcome, Fault> {
        let visit = self.cast.visit(line, visitor)?;
        let customer =
            found.map(|client| self.cast.guest(line, client)).transpose()?.map(|guest| guest.customer);
        let outcome = self.act(line, &Command::HandOver { visit, to, cause, customer, by })?;
        if let (Some(client), Outcome::Done { .. }) = (found, &outcome) {
            self.cast.is_really(visitor, client);
        }
        Ok(outcome)
    }

    /// The same act, ordered by somebody who may, where the line does not say by whom and somebody must be named.
    pub(super) fn by_whom(&self, line: usize, command: &Command, told: &Told) -> Result<Command, Fault> {
        let (Command::Help { by: None, .. }
        | Command::HandOver { by: None, .. }
        | Command::Identify { by: None, .. }) = command
        else {
            return Ok(command.clone());
        };
        let (state, book) = (&self.device(line)?.state, self.book(line)?);
        let refusal = office::decide(state, Some(&book), Now(self.clock), command, told).err();
        let Some(Reason::Needs(office)) = refusal.map(|refusal| refusal.reason) else {
            return Ok(command.clone());
        };
        let holds = |(_, person): &(&PersonId, &Person)| person.active && person.holds(office);
        let holder = state.people.iter().find(holds).map(|(id, _)| *id);
        let mut named = command.clone();
        if let Command::Help { by, .. } | Command::HandOver { by, .. } | Command::Identify { by, .. } =
            &mut named
        {
            *by = holder;
        }
        Ok(named)
    }

    pub(super) fn phone(&mut self, line: usize, call: &Command, stays: bool) -> Result<Outcome, Fault> {
        let outcome = self.act(line, call)?;
        if let (Some(Event::CallAnswered { by, called, then, .. }), false) = (outcome.event(), stays) {
            let talking = called.filter(|_| *then == CallThen::HandOver).unwrap_or(*by);
            self.brief.push((self.here.clone(), Brief::Call(talking)));
        }
        Ok(outcome)
    }
}
