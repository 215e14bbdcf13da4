//! The day: opened with an order and its reason, closed with tomorrow's order and what stays overnight.

use super::cites::cites_if;
use crate::asking::{Asking, NOTHING};
use crate::event::{Event, Place};
use crate::history::kind_of_day;
use crate::id::{Now, PersonId};
use crate::left_open::{End, Running};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::told::Told;
use chrono::Days;
use paper::{Arrange, OrderedSet};
use rulebook::word::{First, HeldOvernight, Overnight, Placing};
use rulebook::{Fact, Facts, Name, Question, Ruling};

pub(super) fn open<'a>(
    state: &State,
    now: Now,
    asking: impl Fn() -> Result<Asking<'a>, Refusal>,
    on_shift: &[Place],
    by_hand: bool,
) -> Result<Event, Refusal> {
    let date = now.date();
    if state.about.is_none() {
        return Err(Reason::NotFounded.into());
    }
    match &state.day {
        Some(day) if day.date == date && day.closed.is_some() => {
            return Err(Reason::DayAlreadyClosed(date).into());
        }
        Some(day) if day.date == date => return Err(Reason::DayAlreadyOpen(date).into()),
        Some(day) if day.closed.is_none() => return Err(Reason::EarlierDayOpen(day.date).into()),
        _ => {}
    }
    let asking = asking()?;
    if on_shift.is_empty() {
        return Err(Reason::NobodyOnShift.into());
    }
    // Who is suspended does not stand on the table.
    let on_shift: Vec<Place> =
        on_shift.iter().filter(|place| state.suspended(place.person, date).is_none()).copied().collect();
    if on_shift.is_empty() {
        return Err(Reason::NobodyOnShift.into());
    }
    let mut seen = OrderedSet::new();
    for place in &on_shift {
        if !state.people.get(&place.person).is_some_and(|person| person.active) {
            return Err(Reason::NoSuchPerson.into());
        }
        if !seen.insert(place.person) {
            return Err(Reason::Twice(place.person).into());
        }
        if place.from >= place.to {
            return Err(Reason::HoursReversed(place.from, place.to).into());
        }
    }
    let ruling = next_day(&asking)?;
    let wanted = ruling.verdict.first.unwrap_or(First::AfterLastTurn);
    // Yesterday's list is not who signed in today.
    if wanted == First::SignIn && !by_hand && state.day.is_some() {
        return Err(Refusal::by(Reason::SignInsNeeded, &ruling));
    }
    // Posts are fixed, and so is a named order: whatever is typed, everybody keeps his place.
    let fixed = matches!(wanted, First::Posts | First::Named);
    let first = if by_hand && !fixed { First::Manual } else { wanted };
    let (order, after) = next_order(state, first, ruling.verdict.order, &on_shift);
    // The very first day has nothing to follow on: the order is as it was written down.
    let first = if state.day.is_none() && !fixed { First::Manual } else { first };
    let (book, law, told) = (asking.book.digest.clone(), ruling.into(), Told::nothing());
    Ok(Event::DayOpened { date, book, order, first, after, law, told })
}

/// The order of those on shift by the rule, and the person after whom it begins; `named` is the order the book names.
pub fn next_order(
    state: &State,
    first: First,
    named: Option<Name>,
    on_shift: &[Place],
) -> (Vec<Place>, Option<PersonId>) {
    // An order that nobody has set yet has nobody in it.
    let people = || named.and_then(|named| state.orders.get(&named)).map_or(&[][..], |order| &order.people);
    let fixed = match first {
        First::Posts => Some(&state.posts[..]),
        First::Named => Some(people()),
        First::AfterLastTurn
        | First::Continue
        | First::Restart
        | First::Manual
        | First::SignIn
        | First::FewestReceived
        | First::Rotate
        | First::Reverse
        | First::Draw => None,
    };
    if let Some(fixed) = fixed {
        let mut order = on_shift.to_vec();
        // Who has no place yet comes after those who have.
        let nth = |place: &Place| fixed.iter().position(|person| *person == place.person);
        order.arrange_by_key(|place| nth(place).unwrap_or(usize::MAX));
        return (order, None);
    }
    let Some(before) = &state.day else { return (on_shift.to_vec(), None) };
    let base: Vec<PersonId> = before.order.iter().map(|place| place.person).collect();
    let (order, after) = match first {
        // From the first of the table again, or as people signed in, drew lots or stand: as it is written down.
        First::Manual | First::Restart | First::SignIn | First::Posts | First::Draw | First::Named => {
            return (on_shift.to_vec(), None);
        }
        First::Continue => (before.whole_queue(), None),
        First::FewestReceived => {
            let mut order = base;
            // Who has received fewest this month; of equals who stood before.
            order.arrange_by_key(|person| state.received_in_month(*person, before.date));
            (order, None)
        }
        First::Rotate => {
            let mut order = base;
            order.rotate_left(1);
            (order, None)
        }
        First::Reverse => (base.into_iter().rev().collect(), None),
        First::AfterLastTurn => match before.last_counted().and_then(|last| before.place(last)) {
            None => (base, None),
            Some(last) => {
                let start = (last + 1) % base.len();
                let mut order = base[start..].to_vec();
                order.extend_from_slice(&base[..start]);
                (order, before.last_counted())
            }
        },
    };
    // Those who were not there yesterday come after those who were, as written down.
    let mut places: Vec<Place> = order
        .iter()
        .filter_map(|person| on_shift.iter().find(|place| place.person == *person))
        .copied()
        .collect();
    places.extend(on_shift.iter().filter(|place| !order.contains(&place.person)));
    (places, after)
}

/// In which order a day begins.
pub(super) fn next_day(asking: &Asking<'_>) -> Result<Ruling, Refusal> {
    let day = Facts::new().with(Fact::DayKind, kind_of_day(asking.now.date()));
    asking.ask(Question::NextDay, day, &asking.state.told)
}

pub(super) fn close<'a>(
    state: &State,
    now: Now,
    ends: &[End],
    asking: impl Fn(Now) -> Result<Asking<'a>, Refusal>,
) -> Result<Event, Refusal> {
    let day = state.open_day().ok_or(Reason::DayNotOpen)?;
    let late = now.date() > day.date;
    let now = Now(day.date.and_time(now.0.time()));
    let today = asking(now)?;
    let ended = |what: Running| ends.iter().any(|end| end.of == what);
    let open = day.open.iter().filter(|id| !ended(Running::Reception(**id)));
    let receiving: Vec<PersonId> =
        open.filter_map(|id| state.visits.get(id)).filter_map(|visit| visit.receiver()).collect();
    if !receiving.is_empty() {
        return Err(Reason::StillReceiving(receiving).into());
    }
    let waiting = day.waiting.iter().filter(|id| !ended(Running::Waiting(**id))).count();
    if waiting > 0 {
        return Err(Reason::StillWaiting(waiting).into());
    }
    let ruling = next_day(&today)?;
    let make_up = today.ask(Question::MakeUp, Facts::new(), &NOTHING)?;
    // What stays overnight is asked of the day that ends; in which order the next begins, of the next. What the book
    // cannot say of it yet is settled when it is opened.
    let tomorrow = asking(Now(now.0.checked_add_days(Days::new(1)).unwrap_or(now.0)))?;
    let opens = next_day(&tomorrow).unwrap_or_else(|_| ruling.clone());
    let first = opens.verdict.first.unwrap_or(First::AfterLastTurn);
    let (next, _) = next_order(state, first, opens.verdict.order, &day.order);
    let more = (opens.verdict != ruling.verdict).then_some(opens);
    let held = day.holding.iter().filter(|_| ruling.verdict.held == Some(HeldOvernight::MakeUp));
    let void = state.open_credits().filter(|_| ruling.verdict.credits == Some(Overnight::Void));
    let void = void.map(|credit| credit.id).collect();
    let granted: Vec<PersonId> = held.copied().collect();
    Ok(Event::DayClosed {
        date: day.date,
        next: next.iter().map(|place| place.person).collect(),
        cites: cites_if(!granted.is_empty(), [&ruling]),
        granted,
        placed: make_up.verdict.placing != Some(Placing::Supervisor),
        void,
        none_kept: !ends.is_empty() && ruling.verdict.credits == Some(Overnight::Void),
        late,
        law: std::iter::once(ruling).chain(more).collect::<Vec<_>>().into(),
        told: Told::nothing(),
    })
}
