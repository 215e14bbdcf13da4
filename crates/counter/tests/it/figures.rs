//! Laws of the figures, played with random days: they add up, say what the ledger and the accounts say, and what comes out when
//! the events are counted by hand.

use crate::day::{Desk, SUPERVISOR, person};
use crate::played::{AGENTS, Act, acts, answered, book, place, play};
use chrono::{Days, NaiveDate};
use counter::Books;
use counter::ledger::Wanted;
use counter::report::{Fair, Figures, Milli, Period, What};
use journal::{Cards, Documents, EntryId, Journal};
use office::ledger::VisitState;
use office::left_open::{End, left_open};
use office::state::{ConflictKind, struck_out};
use office::{Command, Event, Minute, Now, PersonId, VisitId};
use proptest::prelude::*;
use rulebook::Turns;
use rulebook::word::{Giver, Missed, Turn};
use std::collections::BTreeMap;

/// Days with their acts; each is closed in the evening, or only on the next morning.
type Played = Vec<(Vec<Act>, bool)>;

fn days() -> impl Strategy<Value = Played> {
    prop::collection::vec((acts(30), any::<bool>()), 1..4)
}

/// The books of an office after such days. The last one is left open.
fn books(played: &Played, which: usize) -> Books {
    let mut desk = Desk::open(book(which), AGENTS);
    for (nth, (acts, late)) in played.iter().enumerate() {
        play(&mut desk, acts, |_, _, _| {});
        if nth + 1 < played.len() && !morning(&mut desk, *late) {
            break;
        }
    }
    read(desk.journal)
}

/// The books of two desks after a day on which neither knew of the other.
fn merged(first: &[Act], second: &[Act], which: usize) -> Books {
    let mut one = Desk::open(book(which), AGENTS);
    let mut other = Desk::bare(book(which), 4);
    other.journal.merge(one.journal.entries().cloned().collect::<Vec<_>>());
    (other.recorded, other.state) = (one.recorded.clone(), one.state.clone());
    play(&mut one, first, |_, _, _| {});
    play(&mut other, second, |_, _, _| {});
    one.journal.merge(other.journal.entries().cloned().collect::<Vec<_>>());
    read(one.journal)
}

/// The books as they are read from a journal, with the rulebooks.
fn read(journal: Journal) -> Books {
    let mut documents = Documents::new();
    let all = crate::day::documents().into_iter().chain([crate::day::trial_document()]);
    all.for_each(|document| drop(documents.insert(document)));
    Books::new(journal, Cards::new(), documents)
}

/// Closes the day, in the evening or when the next begins, and opens the next for whoever may come.
fn morning(desk: &mut Desk, late: bool) -> bool {
    let today = desk.now.date();
    let tomorrow = today + Days::new(1);
    let at = |date, hour| Now::on(date, Minute::new(hour, 0).unwrap()).max(desk.now);
    let (evening, morning) = (at(today, 18), at(tomorrow, 9));
    desk.now = if late { morning } else { evening };
    let ends = left_open(&desk.state, desk.now);
    let ends = ends.iter().map(|left| End { of: left.what, at: left.proposed }).collect();
    let closed = answered(desk, &Command::CloseDay { ends }, 1).is_ok();
    desk.now = morning;
    let comes = |n: &u32| desk.state.suspended(person(*n), tomorrow).is_none();
    let on_shift = (0..AGENTS).filter(comes).map(place).collect();
    closed && answered(desk, &Command::OpenDay { on_shift, by_hand: false }, 1).is_ok()
}

/// From the first day of which anything is written to the last.
fn whole(books: &Books) -> Period {
    let days = || books.recorded.iter().map(|recorded| recorded.at.date());
    Period::between(days().min().unwrap(), days().max().unwrap())
}

fn each(period: Period) -> impl Iterator<Item = NaiveDate> {
    period.from().iter_days().take_while(move |day| *day <= period.to())
}

/// Whether a turn may stand elsewhere in the accounts: somebody used what was gone, or a day was not open.
fn astray(books: &Books) -> bool {
    let strays = |kind| !matches!(kind, ConflictKind::OwnedTwice | ConflictKind::DealtTwice);
    books.state.conflicts.iter().any(|conflict| strays(conflict.kind))
}

/// What the events come to, counted one after the other.
#[derive(Default, Debug, PartialEq, Eq)]
struct ByHand {
    visits: u32,
    calls: u32,
    contacts: u32,
    lost: u32,
    /// Receptions that count: each part of a visit, with whether it does.
    parts: BTreeMap<VisitId, Vec<(PersonId, bool)>>,
    over: BTreeMap<VisitId, bool>,
}

impl ByHand {
    fn of(books: &Books) -> Self {
        let struck = struck_out(books.recorded.iter());
        let mut counted = Self::default();
        for recorded in books.recorded.iter().filter(|recorded| !struck.contains(&recorded.entry)) {
            counted.take(recorded.entry, &recorded.event);
        }
        counted.visits = u32::try_from(counted.parts.len()).unwrap();
        counted
    }

    fn take(&mut self, entry: EntryId, event: &Event) {
        if let Some(reception) = event.reception() {
            let lost = reception.passed.iter().filter(|passed| passed.missed == Missed::Lose);
            self.lost += u32::try_from(lost.count()).unwrap();
        }
        match event {
            Event::CallAnswered { .. } => self.calls += 1,
            Event::FollowedUp { .. } => self.contacts += 1,
            Event::VisitorWaits { .. } => drop(self.parts.entry(VisitId(entry)).or_default()),
            Event::VisitorReceived { waited, reception, .. } => {
                let counts = reception.credit.is_some() || reception.turn != Turn::None;
                let visit = waited.unwrap_or(VisitId(entry));
                self.parts.entry(visit).or_default().push((reception.receiver, counts));
                self.over.insert(visit, false);
            }
            Event::HandedOver { visit, from, giver, reception, .. } => {
                let counts = reception.credit.is_some() || reception.turn != Turn::None;
                self.passes_on(*visit, *from, *giver, Some((reception.receiver, counts)));
            }
            Event::VisitorIdentified { visit, from, giver, reception, .. } => {
                let counts = reception.credit.is_some() || reception.turn != Turn::None;
                let goes_on = !self.over.get(visit).copied().unwrap_or_default();
                self.passes_on(*visit, *from, *giver, goes_on.then_some((reception.receiver, counts)));
            }
            Event::Overruled { visit, from, to, turn, .. } => {
                self.passes_on(*visit, *from, Giver::TakeBack, Some((*to, *turn != Turn::None)));
            }
            Event::ReceptionEnded { visit, .. } => drop(self.over.insert(*visit, true)),
            _ => {}
        }
    }

    fn passes_on(&mut self, visit: VisitId, from: PersonId, giver: Giver, to: Option<(PersonId, bool)>) {
        let Some(parts) = self.parts.get_mut(&visit) else { return };
        if let Some(last) = parts.last_mut().filter(|(who, _)| *who == from && giver == Giver::TakeBack) {
            last.1 = false;
        }
        parts.extend(to);
    }

    fn counted(&self) -> u32 {
        let parts = self.parts.values().flatten().filter(|(_, counts)| *counts);
        u32::try_from(parts.count()).unwrap()
    }
}

/// The figures add up: over people, channels and days, and split anywhere.
fn adds_up(books: &Books, at: u8) {
    let period = whole(books);
    let report = books.report(period);
    assert_eq!(report.whole, books.figures(period));
    assert_eq!(report.whole, report.people.values().copied().sum::<Figures>(), "people");
    assert_eq!(report.whole, report.channels.values().copied().sum::<Figures>(), "channels");
    assert_eq!(report.whole, report.days.values().copied().sum::<Figures>(), "days");
    for day in each(period) {
        let of_day = report.days.get(&day).copied().unwrap_or_default();
        assert_eq!(of_day, books.figures(Period::day(day)), "{}", day);
    }
    // Split anywhere.
    let first = period.from() + Days::new(u64::from(at) % period.days());
    let (one, other) = (Period::between(period.from(), first), Period::between(first, period.to()));
    let both = [books.figures(one), books.figures(other)].into_iter().sum::<Figures>();
    let twice = [report.whole, books.figures(Period::day(first))].into_iter().sum::<Figures>();
    assert_eq!(both, twice);
}

/// They are those of the ledger and of the accounts.
fn as_the_ledger(books: &Books) {
    for date in each(whole(books)) {
        let figures = books.figures(Period::day(date));
        let (_, sum) =
            books.ledger(&Wanted { date, ..Wanted::default() }, Now(date.and_hms_opt(23, 0, 0).unwrap()));
        let visits = (figures.visits + figures.others) as usize;
        assert_eq!((visits, figures.counted as usize), (sum.visits, sum.counted));
        assert_eq!(figures.missing as usize, sum.missing);
        let day = books.day_sum(date);
        assert_eq!(figures.lost as usize, day.lost);
        if !astray(books) {
            assert_eq!(figures.counted as usize, day.counted);
            let standings = books.standings_of(date);
            let received: Turns = standings.iter().map(|standing| standing.account.received).sum();
            let made_up: u32 = standings.iter().map(|standing| standing.account.made_up).sum();
            assert_eq!((figures.turns, figures.made_up), (received, made_up));
        }
    }
}

/// The fairness account says what the figures say, and adds up day by day.
fn fair(books: &Books) {
    let period = whole(books);
    let (fairness, report) = (books.fairness(period), books.report(period));
    let sum = |of: fn(&Fair) -> i64| fairness.people.values().map(of).sum::<i64>();
    let whole = report.whole;
    assert_eq!(sum(|fair| fair.receptions.into()), i64::from(whole.counted));
    assert_eq!(sum(|fair| fair.lost.into()), i64::from(whole.lost));
    assert_eq!(sum(|fair| fair.made_up.into()), i64::from(whole.made_up));
    assert_eq!(sum(|fair| fair.granted.into()), i64::from(whole.granted));
    assert_eq!(sum(|fair| Milli::from(fair.received).0), Milli::from(whole.turns).0);
    assert_eq!(sum(|fair| fair.expected.0), Milli::from(whole.turns).0);
    assert_eq!(sum(|fair| fair.owed.into()) as usize, books.state.open_credits().count());
    if !astray(books) {
        for (person, fair) in &fairness.people {
            assert_eq!(fair.losses.len(), fair.lost as usize, "{}", person);
        }
    }
    // Everything but what is owed adds up day by day.
    let mut added: BTreeMap<PersonId, (u32, u64, i64)> = BTreeMap::new();
    for (person, fair) in each(period).flat_map(|day| books.fairness(Period::day(day)).people) {
        let sum = added.entry(person).or_default();
        *sum = (sum.0 + fair.days, sum.1 + fair.minutes, sum.2 + fair.expected.0);
    }
    for (person, fair) in &fairness.people {
        let sum = added.get(person).copied().unwrap_or_default();
        assert_eq!((fair.days, fair.minutes, fair.expected.0), sum, "{}", person);
    }
}

/// Everybody's own account says what his figures say.
fn own(books: &Books) {
    let period = whole(books);
    let (report, fairness) = (books.report(period), books.fairness(period));
    for who in (0..AGENTS).chain([SUPERVISOR]).map(person) {
        let items = books.own_account(who, period);
        assert!(items.is_sorted_by_key(|item| item.at));
        let (mut turns, mut minutes, mut counted, mut lost) = (Turns::NONE, 0, 0, 0);
        for item in &items {
            assert!(!books.is_struck(item.entry) && books.recorded(item.entry).is_some());
            match item.what {
                What::Received { turns: used, minutes: took, counted: counts, .. } => {
                    (turns, minutes, counted) = (turns + used, minutes + took, counted + u32::from(counts));
                }
                What::Lost(_) => lost += 1,
                _ => {}
            }
        }
        let his = report.people.get(&Some(who)).copied().unwrap_or_default();
        assert_eq!((turns, minutes, counted), (his.turns, his.minutes, his.counted));
        let losses = fairness.people.get(&who).map_or(0, |fair| fair.losses.len());
        assert_eq!(lost, losses);
        let granted = items.iter().filter(|item| item.what == What::Granted).count();
        let all = books.state.credits.values().filter(|credit| credit.id.person == who).count();
        assert_eq!(granted, all);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn figures_add_up_and_agree_with_the_ledger(played in days(), which in 0..6usize, at in any::<u8>()) {
        let books = books(&played, which);
        adds_up(&books, at);
        as_the_ledger(&books);
    }

    #[test]
    fn the_accounts_say_what_the_figures_say(played in days(), which in 0..6usize) {
        let books = books(&played, which);
        fair(&books);
        own(&books);
    }

    /// What two devices wrote that did not know of each other adds up too, whatever contradicts in it.
    #[test]
    fn what_is_merged_adds_up(first in acts(40), second in acts(40), which in 0..6usize, at in any::<u8>()) {
        let books = merged(&first, &second, which);
        adds_up(&books, at);
        as_the_ledger(&books);
        fair(&books);
        own(&books);
    }

    #[test]
    fn figures_are_what_the_events_come_to(played in days(), which in 0..6usize) {
        let books = books(&played, which);
        let (figures, by_hand) = (books.figures(whole(&books)), ByHand::of(&books));
        let visits = figures.visits + figures.others;
        prop_assert_eq!((visits, figures.counted), (by_hand.visits, by_hand.counted()));
        prop_assert_eq!((figures.calls, figures.reached + figures.not_reached), (by_hand.calls, by_hand.contacts));
        prop_assert_eq!(figures.new + figures.returning, figures.visits);
        let left = books.state.visits.values().filter(|visit| visit.state == VisitState::Left).count();
        prop_assert!(figures.left as usize <= left && figures.referred <= figures.new);
        let missed = books.state.missed.values().flatten();
        let forfeited = missed.filter(|turn| turn.engaged.is_none()).count();
        if !astray(&books) {
            prop_assert_eq!(figures.lost as usize, by_hand.lost as usize + forfeited);
        }
    }
}
