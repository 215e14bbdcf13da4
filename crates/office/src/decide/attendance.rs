//! Coming after the day was opened, and going before it is closed.

use super::cites::cites_if;
use super::day::next_day;
use super::floor::on_shift;
use crate::event::{Event, Place};
use crate::history::Subject;
use crate::id::PersonId;
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use crate::round;
use crate::told::Told;
use rulebook::word::{First, HeldOvernight, Latecomer, Overnight, Placing, Presence};
use rulebook::{Facts, Question, Ruling};

/// Somebody comes after the day was opened, or comes back on the day he went home.
pub(super) fn sign_in(floor: &Floor<'_>, place: Place) -> Result<Event, Refusal> {
    let person = place.person;
    if !floor.state.people.get(&person).is_some_and(|person| person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    if floor.day.on_table(person) {
        return Err(Reason::Twice(person).into());
    }
    if place.from >= place.to {
        return Err(Reason::HoursReversed(place.from, place.to).into());
    }
    if let Some(suspension) = floor.state.suspended(person, floor.day.date) {
        let reason = Reason::Suspended(person, suspension.until);
        return Err(Refusal::citing(reason, suspension.cites.clone()));
    }
    let ruling = ask(floor, Question::SignIn, person)?;
    let stands = ruling.verdict.place.unwrap_or(Latecomer::Last);
    let entry = round::entry(floor.day, person, stands, own_place(floor, person));
    let (ticks, before) = (entry.ticks, entry.before);
    Ok(Event::SignedIn { place, stands, ticks, before, law: ruling.into(), told: Told::nothing() })
}

/// Before whom somebody's own place is: who went home has the one he had; who was here on the day before stands as he did then,
/// where the day goes on from it; where posts are fixed, in his post.
fn own_place(floor: &Floor<'_>, person: PersonId) -> Option<PersonId> {
    let order: Vec<PersonId> = floor.day.order.iter().map(|place| place.person).collect();
    if let Some(place) = floor.day.place(person) {
        return order.get(place + 1).copied();
    }
    let before = || floor.state.past.last_key_value().and_then(|(_, day)| day.closed.as_deref());
    let reference: &[PersonId] = match floor.day.first {
        First::Posts => &floor.state.posts,
        First::AfterLastTurn | First::Continue | First::FewestReceived | First::Rotate | First::Reverse => {
            before().unwrap_or_default()
        }
        // Who stands in a named order is told when the day is opened; for the rest, nobody has a place before he comes.
        First::Restart | First::Manual | First::SignIn | First::Draw | First::Named => &[],
    };
    let mine = reference.iter().position(|other| *other == person)?;
    let after =
        |other: &PersonId| reference.iter().position(|known| known == other).is_some_and(|at| at > mine);
    order.into_iter().find(after)
}

/// Somebody goes home before the close. What is held for him and his make-ups go as the book says of that, else as overnight.
pub(super) fn sign_out(floor: &Floor<'_>, person: PersonId) -> Result<Event, Refusal> {
    on_shift(floor, person)?;
    match floor.presence(person) {
        Presence::Serving => return Err(Reason::StillReceiving(vec![person]).into()),
        Presence::OnCall => return Err(Reason::NotFree(person).into()),
        Presence::Free | Presence::Away | Presence::Off => {}
    }
    let ruling = ask(floor, Question::SignOut, person)?;
    let (mut held, mut credits) = (ruling.verdict.held, ruling.verdict.credits);
    // A book that has no word of its own for it does not speak.
    let mut law: Vec<Ruling> = Some(ruling).filter(|ruling| !ruling.steps.is_empty()).into_iter().collect();
    if held.is_none() || credits.is_none() {
        let overnight = next_day(&floor.asking)?;
        held = held.or(overnight.verdict.held);
        credits = credits.or(overnight.verdict.credits);
        law.push(overnight);
    }
    let granted = floor.day.holding.contains(&person) && held == Some(HeldOvernight::MakeUp);
    let make_up = floor.ask(Question::MakeUp, Facts::new())?;
    let mine = floor.state.open_credits().filter(|credit| credit.id.person == person);
    Ok(Event::SignedOut {
        person,
        behind: round::behind(floor.day, person),
        granted,
        placed: make_up.verdict.placing != Some(Placing::Supervisor),
        void: mine.filter(|_| credits == Some(Overnight::Void)).map(|credit| credit.id).collect(),
        cites: cites_if(granted, &law),
        law: law.into(),
        told: Told::nothing(),
    })
}

fn ask(floor: &Floor<'_>, question: Question, person: PersonId) -> Result<Ruling, Refusal> {
    let mut facts = Facts::new();
    floor.tell_time(&mut facts);
    let kept = floor.day.told.get(&person).cloned().unwrap_or_default();
    floor.asking.of(Subject::person(person)).ask(question, facts, &kept)
}
