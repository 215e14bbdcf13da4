//! What is struck out leaves no trace, from wherever the state goes on.

use crate::merge::joined;
use crate::office::{Device, card, customer, person, rb_e, rb_i};
use chrono::NaiveDate;
use counter::Books;
use journal::EntryId;
use office::command::Arrival;
use office::{Command, VisitId};
use rulebook::word::{AbsenceReason, Field};

/// Numbers that look random and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// What hangs on the state is what it would be in books that were just opened.
fn hangs_together(books: &Books) {
    let again = Books::new(books.journal.clone(), books.cards.clone(), books.documents.clone());
    let day =
        |books: &Books, date: NaiveDate| books.visits_of(date).map(|visit| visit.id).collect::<Vec<_>>();
    assert_eq!(books.latest_visits(), again.latest_visits());
    for date in books.latest_days(9) {
        assert_eq!(day(books, date), day(&again, date));
    }
    assert_eq!(books.pairs(), again.pairs());
}

/// One of the latest entries that may be struck out, or an older one.
fn target(desk: &Device, chance: &mut Chance) -> Option<EntryId> {
    let recorded = &desk.books.recorded;
    let back = match chance.below(4) {
        0 => chance.below(recorded.len() as u64),
        _ => chance.below(6),
    };
    let at = recorded.len().checked_sub(1 + usize::try_from(back).unwrap())?;
    let entry = recorded[at].entry;
    // Who was never enrolled could do nothing.
    (at > 8 && !desk.books.is_struck(entry)).then_some(entry)
}

fn open_visits(desk: &Device) -> Vec<VisitId> {
    desk.books.state.open_day().map(|day| day.open.clone()).unwrap_or_default()
}

/// Something that is done at a desk; whatever is refused is not done.
fn act(desk: &mut Device, n: u32, chance: &mut Chance) {
    let visit = open_visits(desk).first().copied();
    let who = person(u32::try_from(chance.below(4)).unwrap());
    let command = match (chance.below(12), visit) {
        (0..=3, _) => Command::Receive(Arrival::new(customer(n))),
        (4, _) => Command::Receive(Arrival::new(customer(n / 2))),
        (5, _) => {
            Command::GoOut { person: who, reason: AbsenceReason::Meal, notified: true, approved_by: None }
        }
        (6, _) => Command::ComeBack { person: who },
        (7, Some(visit)) => {
            desk.register(visit, &[(Field::Name, "张三"), (Field::Phone, "13800138000")], true);
            return;
        }
        (8 | 9, Some(visit)) => Command::EndReception { visit },
        _ => match target(desk, chance) {
            Some(target) => Command::Void { target, because: None },
            None => return,
        },
    };
    // Each is held against what would be derived from the beginning.
    drop(desk.sent(&[command], Vec::new(), Vec::new()));
    desk.wait(1);
}

#[test]
fn from_wherever_it_goes_on_the_state_is_what_would_be_derived() {
    for seed in 0..4 {
        let mut chance = Chance(seed);
        let mut desk = Device::open(&if seed % 2 == 0 { rb_i() } else { rb_e() });
        for n in 0..110 {
            act(&mut desk, n, &mut chance);
            if chance.below(3) > 0 {
                desk.books.look_back(usize::try_from(chance.below(40)).unwrap());
            }
            if n % 10 == 0 {
                hangs_together(&desk.books);
            }
        }
        assert!(!desk.books.state.voided.is_empty());
        hangs_together(&desk.books);
    }
}

#[test]
fn what_another_device_struck_out_is_left_out_from_where_it_stands() {
    let mut chance = Chance(7);
    let mut desk = Device::open(&rb_i());
    let mut stand = joined(&desk, 2);
    for n in 0..120 {
        act(&mut desk, n, &mut chance);
        stand.books.look_back(50);
        if n % 4 == 0 {
            stand.now = desk.now;
            stand.import(desk.export());
            assert_eq!(stand.books.state, desk.books.state);
        }
    }
    hangs_together(&stand.books);
}

#[test]
fn who_spoke_of_an_entry_before_it_came_is_heard_again() {
    let mut desk = Device::open(&rb_i());
    let mut stand = joined(&desk, 2);
    // The stand's clock is a year ahead: what is written of its visit here comes before it.
    let here = desk.now;
    stand.wait(60 * 24 * 366);
    let open = stand.opening();
    stand.must(Command::CloseDay { ends: Vec::new() });
    stand.must(open);
    let visit = stand.receive(Arrival::new(customer(1)));
    desk.import(stand.export());
    // Its own clock was never put forward.
    desk.now = here;
    desk.must(Command::EndReception { visit });
    let (last, conflicts) = (desk.books.recorded.last().map(|last| last.entry), desk.books.clashes());
    assert_eq!((last, conflicts), (Some(visit.0), 1), "it ended before it began");
    // Some entries later the earlier state stands between the two.
    let card = card("person", 7, &[("name", "新来")]).digest;
    for n in 100..180 {
        desk.must(Command::EnrolPerson { person: person(n), card, roles: Vec::new() });
    }
    while !desk.books.look_back(1) {}
    desk.must(Command::Void { target: visit.0, because: None });
    assert_eq!(desk.books.clashes(), 0);
    hangs_together(&desk.books);
}
