//! Offices that go round a named order for a time: the duty manager of the week.

use crate::history::{self, Subject};
use crate::id::{Now, PersonId};
use crate::rotation::kind_of_day;
use crate::state::State;
use rulebook::word::Office;
use rulebook::{Book, Fact, Facts, Question, rule};

/// Who holds an office for the time being by the book of the day, beside those who have it for good.
pub fn on_term(state: &State, book: &Book, now: Now) -> Vec<(PersonId, Office)> {
    // Without an order nobody's term can come.
    if state.orders.is_empty() || book.rules(Question::Roster).is_empty() {
        return Vec::new();
    }
    let today = now.date();
    let mut facts = Facts::new().with(Fact::DayKind, kind_of_day(today));
    crate::supply::check(Question::Roster, &facts);
    history::add(&mut facts, state, book, Question::Roster, Subject::none(), now);
    let ruling = rule(book, today, Question::Roster, &facts);
    let holder = |term: &rulebook::term::Term| {
        let order = state.orders.get(&term.order)?;
        let passed = term.each.passed(term.from.unwrap_or(order.since), today)?;
        let nth = (passed as usize).checked_rem(order.people.len())?;
        order.people.get(nth).map(|person| (*person, term.office))
    };
    ruling.verdict.terms.iter().flatten().filter_map(holder).collect()
}

/// Whether somebody who works here holds this office or a higher one: for good, or for the time being.
pub fn holds(state: &State, book: Option<&Book>, now: Now, person: PersonId, office: Office) -> bool {
    let Some(known) = state.people.get(&person).filter(|person| person.active) else { return false };
    let on_term = || book.into_iter().flat_map(|book| on_term(state, book, now));
    known.holds(office) || on_term().any(|(holder, held)| holder == person && held.covers(office))
}
