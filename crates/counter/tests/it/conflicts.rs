//! What does not fit together is shown with the entry it does not fit to, and goes when one of the two is struck out.

use crate::office::{Device, SUPERVISOR, customer, person, rb_i};
use counter::Arriving;
use counter::conflicts::Clash;
use journal::Actor;
use office::command::Arrival;
use office::state::ConflictKind;
use office::{Command, Event};

/// A second device that has everything the first one has.
fn joined(desk: &Device) -> Device {
    let mut stand = Device::bare(2);
    stand.now = desk.now;
    let arriving = Arriving::look(None, desk.export(), desk.wall()).unwrap();
    stand.import(arriving.bundle);
    stand
}

#[test]
fn two_receptions_of_one_person_stand_side_by_side_and_one_is_struck_out() {
    let mut desk = Device::open(&rb_i());
    let mut stand = joined(&desk);
    let here = desk.receive(Arrival::new(customer(1)));
    stand.wait(5);
    let there = stand.receive(Arrival::new(customer(2)));
    desk.wait(10);
    desk.import(stand.export());
    let both = Clash { kind: ConflictKind::ReceivingTwice, entries: vec![there.0, here.0] };
    assert_eq!(desk.books.conflicts(), [both]);
    assert_eq!(desk.books.visit_behind(there.0), Some(there));
    desk.actor = Actor(person(SUPERVISOR).0.short().to_string());
    let struck = desk.must(Command::Void { target: there.0, because: None });
    assert_eq!(desk.books.conflicts(), []);
    // Who did it is in the entry, and told with what is struck out.
    assert_eq!(desk.books.writer(struck[0].entry), Some(person(SUPERVISOR)));
    let gone = desk.books.struck(desk.now.date());
    assert_eq!(gone.iter().map(|gone| gone.who).collect::<Vec<_>>(), [Some(person(SUPERVISOR))]);
    assert_eq!(desk.books.writer(here.0), None);
}

#[test]
fn a_day_that_was_opened_twice_shows_both_openings() {
    let mut desk = Device::bare(1);
    desk.found(&rb_i());
    let mut stand = joined(&desk);
    desk.open_day();
    stand.wait(1);
    stand.open_day();
    desk.wait(2);
    desk.import(stand.export());
    let clashes = desk.books.conflicts();
    let twice = clashes.iter().find(|clash| clash.kind == ConflictKind::DayOpenedTwice).unwrap();
    assert_eq!(twice.entries.len(), 2);
    for entry in &twice.entries {
        assert!(matches!(desk.books.recorded(*entry).unwrap().event, Event::DayOpened { .. }));
    }
}

#[test]
fn whose_table_it_is_is_known_until_one_receives_here() {
    let mut desk = Device::open(&rb_i());
    let mut stand = joined(&desk);
    assert_eq!(desk.books.run_elsewhere(), None);
    assert_eq!(stand.books.run_elsewhere(), Some(desk.books.journal.device()));
    stand.receive(Arrival::new(customer(1)));
    assert_eq!(stand.books.run_elsewhere(), None, "it was taken over");
    desk.wait(1);
    desk.receive(Arrival::new(customer(2)));
    assert_eq!(desk.books.run_elsewhere(), None);
}
