//! Two devices of one office, and the file between them.

use crate::office::{Device, card, customer, rb_e, rb_i};
use counter::{Arriving, Books};
use journal::Card;
use office::command::Arrival;
use office::event::Kind;
use office::projection::state_digest;
use office::{Command, Event};
use rulebook::word::Field;

/// A second device, that has everything the first one has.
pub(crate) fn joined(desk: &Device, n: u8) -> Device {
    let mut stand = Device::bare(n);
    stand.now = desk.now;
    let arriving = Arriving::look(None, desk.export(), desk.wall()).unwrap();
    assert!(arriving.joins);
    assert_eq!((arriving.new, arriving.same, arriving.documents), (desk.books.journal.len(), 0, 1));
    assert_eq!(arriving.office.as_deref(), Some("湖畔里"));
    stand.import(arriving.bundle);
    stand
}

#[test]
fn what_arrives_is_told_before_it_is_taken_in() {
    let mut desk = Device::open(&rb_i());
    let mut stand = joined(&desk, 2);
    desk.served(1);
    let known = stand.books.journal.len();
    let before = stand.books.digest();
    let arriving = Arriving::look(Some(&stand.books), desk.export(), desk.wall()).unwrap();
    assert_eq!(stand.books.digest(), before);
    let told = (arriving.joins, arriving.new, arriving.same, arriving.unknown, arriving.conflicts);
    assert_eq!(told, (false, 2, known, 0, 0));
    stand.import(arriving.bundle);
    assert_eq!(stand.books.state, desk.books.state);
    // Twice changes nothing.
    let again = stand.import(desk.export());
    assert_eq!((again.new, again.same), (0, desk.books.journal.len()));
    assert_eq!(stand.books.state, desk.books.state);
}

#[test]
fn later_entries_are_taken_in_as_if_they_had_been_written_here() {
    let mut desk = Device::open(&rb_e());
    let mut stand = joined(&desk, 2);
    for (n, name) in [(1, "张三"), (2, "李四"), (3, "王五"), (4, "赵六")] {
        let visit = desk.served(n);
        desk.register(visit, &[(Field::Name, name), (Field::Phone, "13800138000")], true);
        stand.now = desk.now;
        stand.import(desk.export());
        assert_eq!(stand.books.state, desk.books.state);
        assert_eq!(stand.books.customer_name(customer(n)).as_deref(), Some(name));
        assert_eq!(stand.books.pairs(), desk.books.pairs());
    }
    assert_eq!(stand.books.pairs().len(), 3);
}

#[test]
fn what_was_written_at_the_same_time_comes_to_the_same_on_both() {
    let mut desk = Device::open(&rb_i());
    let mut stand = joined(&desk, 2);
    // The stand's clock is behind: what it writes comes before what is here.
    let visit = desk.receive(Arrival::new(customer(1)));
    desk.wait(10);
    desk.must(Command::EndReception { visit });
    stand.wait(5);
    stand.receive(Arrival::new(customer(2)));
    let (of_desk, of_stand) = (desk.export(), stand.export());
    let told = Arriving::look(Some(&desk.books), of_stand.clone(), desk.wall()).unwrap();
    desk.import(of_stand);
    stand.import(of_desk);
    assert_eq!(state_digest(&desk.books.state), state_digest(&stand.books.state));
    assert_eq!(desk.books.state.visits.len(), 2);
    assert_eq!(desk.books.clashes(), told.conflicts);
    let kinds: Vec<Kind> = desk.books.recorded.iter().rev().take(3).map(|found| found.event.kind()).collect();
    assert_eq!(kinds, [Kind::ReceptionEnded, Kind::VisitorReceived, Kind::VisitorReceived]);
}

#[test]
fn a_striking_out_that_arrives_takes_effect() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    let mut stand = joined(&desk, 2);
    desk.must(Command::Void { target: visit.0, because: None });
    stand.import(desk.export());
    assert!(stand.books.state.visits.is_empty() && stand.books.is_struck(visit.0));
    let struck: Vec<_> = stand.books.recorded.strikes().collect();
    assert!(
        matches!(struck[..], [found] if matches!(found.event, Event::Voided { target, .. } if target == visit.0))
    );
}

#[test]
fn a_device_that_was_set_back_goes_on_under_another_id() {
    let mut desk = Device::open(&rb_i());
    desk.served(1);
    let file = desk.export();
    let mut back = Device::open(&rb_i());
    let arriving = Arriving::look(Some(&back.books), file.clone(), desk.wall()).unwrap();
    assert_eq!(arriving.own, 2);
    let import = back.books.plan(file, desk.wall()).unwrap();
    let other = Device::bare(7).books.journal.device();
    back.books.admit(import, Some(other));
    back.check();
    assert_eq!(back.books.journal.device(), other);
    assert_eq!(back.books.last_act(back.now), None, "what it wrote under the other id is another's");
    back.now = desk.now;
    back.served(2);
    assert_eq!(back.books.journal.head(other).seq, 2);
    assert_eq!(back.books.last_act(back.now).map(|last| last.stamp.device()), Some(other));
}

#[test]
fn somebody_whose_clock_is_ahead_does_not_disturb_the_order() {
    let mut desk = Device::open(&rb_i());
    let mut stand = joined(&desk, 2);
    stand.wait(120);
    stand.must(Command::SetEvent { on: true });
    desk.import(stand.export());
    desk.must(Command::SetDuty { person: Some(crate::office::person(1)) });
    let kinds: Vec<Kind> = desk.books.recorded.iter().rev().take(2).map(|found| found.event.kind()).collect();
    assert_eq!(kinds, [Kind::EventSet, Kind::DutySet]);
    for recorded in desk.books.recorded.iter() {
        assert_eq!(desk.books.recorded(recorded.entry), Some(recorded));
    }
}

#[test]
fn a_file_holds_all_there_is_or_it_does_not() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.served(1);
    let before = desk.export();
    assert!(desk.books.are_in(&before));
    // Another device that has the same is in the same file.
    assert!(joined(&desk, 2).books.are_in(&before));
    desk.register(visit, &[(Field::Name, "王芳"), (Field::Phone, "13800138000")], true);
    assert!(!desk.books.are_in(&before), "an entry and a card are missing");
    assert!(desk.books.are_in(&desk.export()));
    let mut other = Device::open(&rb_e());
    other.served(9);
    assert!(!other.books.are_in(&desk.export()), "these are other entries");
}

/// Another page of the same device, as it would be opened now.
fn page(desk: &Device) -> Books {
    let books = &desk.books;
    Books::new(books.journal.clone(), books.cards.clone(), books.documents.clone())
}

/// Writes a command, and tells it.
fn told(desk: &mut Device, command: Command, cards: Vec<Card>) -> String {
    let lines = desk.write(&[command]).unwrap();
    let (entries, of_cards): (Vec<_>, Vec<_>) = (
        lines.iter().map(|line| line.entry.text().to_owned()).collect(),
        cards.iter().map(Card::to_text).collect(),
    );
    desk.books.take_in(lines, cards, Vec::new());
    desk.wait(1);
    let entries = entries.iter().map(String::as_str);
    desk.books.tell(entries, of_cards.iter().map(String::as_str), std::iter::empty())
}

#[test]
fn another_page_of_the_device_follows_what_it_is_told() {
    let mut desk = Device::open(&rb_i());
    let mut follower = page(&desk);
    let named = card("customer", 1, &[("salutation", "王女士")]);
    let arrival = Arrival { card: Some(named.digest), ..Arrival::new(customer(1)) };
    let came = told(&mut desk, Command::Receive(arrival), vec![named]);
    assert!(follower.hear(&came).is_some());
    assert!(follower.hear(&came).is_some(), "it is here already");
    assert_eq!(follower.customer_name(customer(1)).as_deref(), Some("王女士"));
    let visit = desk.books.recorded.last().unwrap().entry;
    let struck = told(&mut desk, Command::Void { target: visit, because: None }, Vec::new());
    assert!(follower.hear(&struck).is_some());
    assert_eq!((&follower.state, follower.digest()), (&desk.books.state, desk.books.digest()));
    let both = follower.recorded.iter().zip(desk.books.recorded.iter());
    assert!(both.clone().all(|(told, kept)| told.event.same(&kept.event, &desk.books)));
    assert_eq!(both.count(), desk.books.journal.len());
}

#[test]
fn a_page_that_missed_something_reads_again() {
    let mut desk = Device::open(&rb_i());
    let whole = page(&desk);
    let first = told(&mut desk, Command::SetEvent { on: true }, Vec::new());
    let second = told(&mut desk, Command::SetEvent { on: false }, Vec::new());
    let again = || Books::new(whole.journal.clone(), whole.cards.clone(), whole.documents.clone());
    let follows = |told: &str| again().hear(told).is_some();
    assert!(follows(&first));
    assert!(!follows(&second), "one before it is missing");
    let entry = first.split_once('\n').unwrap().1;
    let device = Device::bare(7).books.journal.device();
    let other = format!("{} {device}\n{entry}", first.split_whitespace().next().unwrap());
    assert!(!follows(&other), "who writes has another id by now");
    for damaged in
        ["", "no digest", "x y\nz", &first.replace("event_set", "event"), &first[..first.len() - 9]]
    {
        assert!(!follows(damaged), "{damaged}");
    }
}
