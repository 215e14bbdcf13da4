//! An office that somebody has left, with many clients behind him.

use crate::office::{Device, card, customer, person};
use office::command::Arrival;
use office::event::Place;
use office::{Command, Minute, Told};
use rulebook::word::Office;
use rulebook::{Fact, Question, Value};

/// The manager, who may give them to others.
pub(crate) const MANAGER: u32 = 91;

/// An office in which one alone stood at the table on that day and had so many clients; he has left.
pub(crate) fn left(document: &serde_json::Value, clients: u32, to: Option<u32>) -> Device {
    left_when(document, clients, to, true)
}

/// The same where he handed his work over, or did not.
pub(crate) fn left_when(document: &serde_json::Value, clients: u32, to: Option<u32>, over: bool) -> Device {
    let mut desk = Device::bare(1);
    desk.found(document);
    let manager = card("person", MANAGER as u8, &[("name", "钱经理")]);
    let roles = vec![Office::SalesManager];
    let enrol = Command::EnrolPerson { person: person(MANAGER), card: manager.digest, roles };
    desk.sent(&[enrol], vec![manager], Vec::new()).expect("a manager");
    let hour = |hour| Minute::new(hour, 0).expect("an hour");
    let alone = Place { person: person(0), from: hour(9), to: hour(18) };
    desk.must(Command::OpenDay { on_shift: vec![alone], by_hand: false });
    for n in 1..=clients {
        // Without a look at all of it after every one.
        let lines = desk.write(&[Command::Receive(Arrival::new(customer(n)))]).expect("a visit");
        let visit = lines[0].recorded.as_ref().and_then(|recorded| recorded.visit()).expect("a visit");
        desk.books.take_in(lines, Vec::new(), Vec::new());
        desk.wait(1);
        let lines = desk.write(&[Command::EndReception { visit }]).expect("its end");
        desk.books.take_in(lines, Vec::new(), Vec::new());
    }
    desk.must(Command::CloseDay { ends: Vec::new() });
    let depart = Command::Depart { person: person(0), by: person(MANAGER), to: to.map(person) };
    desk.sent_told(&[(depart, told(&desk, over))], Vec::new(), Vec::new()).expect("he leaves");
    desk
}

/// Whether he handed his work over, where the book looks at it.
fn told(desk: &Device, over: bool) -> Told {
    let mut told = Told::nothing();
    let book = desk.books.book_at(desk.now).expect("a book");
    if book.mentions(Question::Departure).any(|fact| fact == Fact::HandedOver) {
        told.facts.set(Fact::HandedOver, Value::Flag(over));
    }
    told
}
