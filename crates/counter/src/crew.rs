//! The roster as rows: everybody who works here or did.

use crate::books::Books;
use crate::row::{Cell, Column, Id, Row, Said, Stands, Table, Tone};
use office::state::Person;
use office::{Now, PersonId};
use rulebook::word::Office;
use std::cmp::Reverse;

/// The roster.
pub static CREW: Table = Table {
    key: "crew",
    of: "person",
    columns: &[
        Column::of("person", Stands::Name),
        Column::of("post", Stands::Text),
        Column::of("hours", Stands::Short),
    ],
    cites: false,
    paper: &[],
};

/// From where on somebody decides for the office.
const LEADS: Office = Office::Supervisor;

impl Books {
    /// Who leads first, then the others as they were enrolled; who has left stands last.
    pub fn crew_rows(&self, now: Now) -> Vec<Row> {
        let terms = self.on_term(now);
        self.roster().into_iter().map(|(id, person)| self.crew(now, &terms, id, person)).collect()
    }

    /// The people in that order.
    pub(crate) fn roster(&self) -> Vec<(PersonId, &Person)> {
        let mut people: Vec<(PersonId, &Person)> =
            self.state.people.iter().map(|(id, person)| (*id, person)).collect();
        people.sort_by_key(|(_, person)| (!person.active, Reverse(highest(person) >= LEADS)));
        people
    }

    fn crew(&self, now: Now, terms: &[(PersonId, Office)], id: PersonId, person: &Person) -> Row {
        // What he holds only for a time stands behind what he is.
        let held = terms.iter().filter(|(holder, _)| *holder == id).map(|(_, office)| post(*office));
        let turns = person.roles.contains(&Office::Agent);
        let besides = held.chain((!turns).then_some(Said::Key("crew.no_turns"))).collect();
        let posts = match person.active {
            true => Cell { besides, ..Cell::of(post(highest(person))) },
            false => Cell { tone: Tone::Idle, ..Cell::of(Said::Key("crew.left")) },
        };
        let day = self.state.day.as_ref().filter(|day| day.date == now.date());
        let place = day.and_then(|day| day.order.iter().find(|place| place.person == id));
        let hours = place.map_or(Said::Nothing, |place| Said::Text(format!("{}–{}", place.from, place.to)));
        let tone = if person.active { Tone::Plain } else { Tone::Idle };
        let cells = vec![Cell::of(Said::Person(id)), posts, Cell::of(hours)];
        Row { tone, ..Row::of(Id::Person(id), cells) }
    }
}

fn highest(person: &Person) -> Office {
    Office::highest(&person.roles).unwrap_or(Office::Agent)
}

fn post(office: Office) -> Said {
    Said::Word("office", office.word())
}
