//! Who is at the desk: who takes turns, who may see a number, and who most likely does something.

use crate::books::Books;
use journal::EntryId;
use office::event::Place;
use office::ledger::Visit;
use office::state::Person;
use office::{Command, CustomerId, Event, Now, PersonId};
use rulebook::word::Office;
use rulebook::{Facts, Question};

/// Whether somebody received on a visit or helped, or it was his client's.
fn had_part(person: PersonId, visit: &Visit) -> bool {
    let mut stints = visit.stints.iter().chain(&visit.helpers);
    visit.owner == Some(person) || stints.any(|stint| stint.person == person)
}

impl Books {
    /// Whether somebody works here.
    pub fn works_here(&self, person: PersonId) -> bool {
        self.state.people.get(&person).is_some_and(|person| person.active)
    }

    /// Those who work here, as they were enrolled.
    pub fn working(&self) -> impl Iterator<Item = PersonId> {
        self.state.people.iter().filter(|(_, person)| person.active).map(|(id, _)| *id)
    }

    /// Those who work here and take turns, as they were enrolled.
    pub fn agents(&self) -> impl Iterator<Item = PersonId> {
        let turns = |person: &Person| person.active && person.roles.contains(&Office::Agent);
        self.state.people.iter().filter(move |(_, person)| turns(person)).map(|(id, _)| *id)
    }

    /// Everyone who takes turns: these first, in their order; then the others.
    pub fn agents_after(&self, first: Vec<PersonId>) -> Vec<PersonId> {
        let others: Vec<PersonId> = self.agents().filter(|person| !first.contains(person)).collect();
        first.into_iter().chain(others).collect()
    }

    /// Everybody who takes turns on the day that is open, those on the table first: whether he stands there, and what signs
    /// him out or in, in with his hours of the day or those of the office.
    pub fn coming(&self) -> Vec<(PersonId, bool, Command)> {
        let (Some(day), Some(about)) = (self.state.open_day(), &self.state.about) else { return Vec::new() };
        let one = |person: PersonId| {
            if day.on_table(person) {
                return (person, true, Command::SignOut { person });
            }
            let hours = day.order.iter().find(|place| place.person == person).copied();
            let place = hours.unwrap_or(Place { person, from: about.opens, to: about.closes });
            (person, false, Command::SignIn { place })
        };
        let mut coming: Vec<_> = self.agents().map(one).collect();
        coming.sort_by_key(|(_, here, _)| !here);
        coming
    }

    /// The order of the last day, without those who have left since.
    pub fn order_as_before(&self) -> Vec<Place> {
        let order = self.state.day.iter().flat_map(|day| day.order.iter().copied());
        order.filter(|place| self.works_here(place.person)).collect()
    }

    /// Those who hold an office or a higher one, each with the office he is known by, for good or for the time being.
    pub fn holders_known_as(&self, now: Now, office: Office) -> Vec<(PersonId, Office)> {
        let terms = self.on_term(now);
        let known_as = |id: PersonId| {
            let for_good =
                self.state.people.get(&id).into_iter().flat_map(|person| person.roles.iter().copied());
            let on_term = terms.iter().filter(|(holder, _)| *holder == id).map(|(_, held)| *held);
            Office::highest(&Vec::from_iter(for_good.chain(on_term))).unwrap_or(office)
        };
        self.holders(now, office).into_iter().map(|id| (id, known_as(id))).collect()
    }

    /// The people an entry speaks of; of one that speaks of a visit alone, who receives there.
    pub fn people_of(&self, event: &Event) -> Vec<PersonId> {
        let people = event.people();
        if !people.is_empty() {
            return people;
        }
        event.visit().and_then(|visit| self.receiver(visit)).into_iter().collect()
    }

    /// Whether somebody may see the number of a visit's customer: who receives or received or helped, whose client it is,
    /// supervisors and above. Nobody may who does not work here.
    pub fn may_see_number(&self, person: PersonId, visit: &Visit, now: Now) -> bool {
        self.works_here(person) && (had_part(person, visit) || self.leads(person, now))
    }

    fn leads(&self, person: PersonId, now: Now) -> bool {
        self.holders(now, Office::Supervisor).contains(&person)
    }

    /// The same of a client, whichever visit or call he is known by: whoever may of one of his visits, and whose he is.
    pub fn may_see_client(&self, person: PersonId, client: CustomerId, now: Now) -> bool {
        let Some(whole) = self.state.whole(client) else { return false };
        let mut visits = whole.visits.iter().filter_map(|id| self.state.visits.get(id));
        let his = whole.server() == Some(person) || whole.spoke_with(person);
        let mut part = || visits.any(|visit| had_part(person, visit));
        self.works_here(person) && (his || part() || self.leads(person, now))
    }

    /// Who may decide for the office by which book it goes, and which of two entries that do not fit stands: those who may
    /// decide otherwise than the book. Where nobody here holds such an office, whoever works here.
    pub fn deciders(&self, now: Now) -> Vec<PersonId> {
        let asking = self.asking(now);
        let ruling = asking.map(|asking| asking.look(Question::Overrule, Facts::new(), &Facts::new()));
        let office = ruling.and_then(|ruling| ruling.verdict.by).unwrap_or(Office::Supervisor);
        let may = self.holders(now, office);
        if !may.is_empty() {
            return may;
        }
        self.working().collect()
    }

    /// Who most likely decides what an office is needed for: who works at this device, if he holds it. Nobody decides in
    /// another's name without choosing it, not even where only one may.
    pub fn likely(&self, operator: Option<PersonId>, office: Office, now: Now) -> Option<PersonId> {
        operator.filter(|operator| self.holders(now, office).contains(operator))
    }

    /// Who most likely did something with the customer of a visit: who works at this device, else whose client it is, else
    /// who received.
    pub fn likely_with(&self, operator: Option<PersonId>, visit: &Visit) -> Option<PersonId> {
        operator.filter(|operator| self.works_here(*operator)).or(visit.owner).or(visit.receiver())
    }

    /// Who most likely does something with a client: who works at this device, else whose he is.
    pub fn likely_for(&self, operator: Option<PersonId>, client: CustomerId) -> Option<PersonId> {
        operator.filter(|operator| self.works_here(*operator)).or_else(|| self.agent_of(client))
    }

    /// Who most likely noticed that two are one person: who works at this device, else the agent of one of them.
    pub fn likely_noticed(
        &self,
        operator: Option<PersonId>,
        (one, other): (CustomerId, CustomerId),
    ) -> Option<PersonId> {
        let agent = |id| self.state.whole(id).and_then(|customer| customer.server());
        operator.filter(|operator| self.works_here(*operator)).or(agent(one)).or(agent(other))
    }

    /// Who wrote an entry; nobody in particular, if it was written at the front desk.
    pub fn writer(&self, entry: EntryId) -> Option<PersonId> {
        let actor = &self.journal.get(&entry)?.actor.0;
        EntryId::from_short(actor).or_else(|_| actor.parse()).map(PersonId).ok()
    }
}
