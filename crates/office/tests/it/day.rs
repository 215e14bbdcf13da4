//! A desk without a browser: commands in, events recorded, state derived.

use chrono::{Duration, NaiveDate};
use journal::{Actor, CardRef, Draft, EntryId, Journal, Spelling, WallMs};
use office::command::{Arrival, Command};
use office::event::{Place, VERSION, finish};
use office::{CustomerId, Event, Minute, Now, PersonId, Recorded, Refusal, State, Told, decide};
use rulebook::book::{Parts, bundle};
use rulebook::word::*;
use rulebook::{Book, Facts, Question};

macro_rules! folder {
    ($id:literal, $base:expr) => {
        folder!("rulebooks/", $id, $base)
    };
    ($in:literal, $id:literal, $base:expr) => {
        folder!($in, $id, $base, None)
    };
    ($in:literal, $id:literal, $base:expr, $declares:expr) => {{
        let read = |text: &str| serde_json::from_str(text).unwrap();
        bundle(&Parts {
            book: read(include_str!(concat!("../../../../", $in, $id, "/book.json"))),
            articles: read(include_str!(concat!("../../../../", $in, $id, "/articles.json"))),
            parameters: read(include_str!(concat!("../../../../", $in, $id, "/parameters.json"))),
            declares: $declares,
            rules: read(include_str!(concat!("../../../../", $in, $id, "/rules.json"))),
            known_issues: None,
            cases: None,
            base: $base,
        })
    }};
}

/// The documents of the two shipped books.
pub(crate) fn documents() -> [serde_json::Value; 2] {
    let base = || Some(folder!("base", None));
    [folder!("rb-d", base()), folder!("rb-i", base())]
}

/// The two shipped books.
pub(crate) fn books() -> [Book; 2] {
    documents().map(|json| Book::from_json(&json).unwrap())
}

/// The document of the book that is only there to try the desk.
pub(crate) fn trial_document() -> serde_json::Value {
    folder!("tests/scenarios/books/", "engine", Some(folder!("base", None)))
}

/// The book that is only there to try the desk.
pub(crate) fn trial() -> Book {
    Book::from_json(&trial_document()).unwrap()
}

/// The book that is there to try what only a person can tell: it declares facts and words, has ranges, and clashes.
pub(crate) fn told_trial() -> Book {
    let mut json = folder!("tests/scenarios/books/", "told", Some(folder!("base", None)));
    let declares = include_str!("../../../../tests/scenarios/books/told/declares.json");
    json["declares"] = serde_json::from_str(declares).unwrap();
    Book::from_json(&json).unwrap()
}

/// The book that is there to try filings, calls, weights and deals.
pub(crate) fn second_trial() -> Book {
    let base = Some(folder!("base", None));
    Book::from_json(&folder!("tests/scenarios/books/", "desk", base)).unwrap()
}

/// The book that is there to try named orders and terms.
pub(crate) fn orders() -> Book {
    let declares = include_str!("../../../../tests/scenarios/books/orders/declares.json");
    let declares = Some(serde_json::from_str(declares).unwrap());
    let base = Some(folder!("base", None));
    Book::from_json(&folder!("tests/scenarios/books/", "orders", base, declares)).unwrap()
}

/// The book that is there to try turns counted in tenths.
pub(crate) fn tenths() -> Book {
    let base = Some(folder!("base", None));
    Book::from_json(&folder!("tests/scenarios/books/", "turns", base)).unwrap()
}

/// The book of the trial in which registrations found ownership, and every row of the ledger has a rule.
pub(crate) fn histories() -> Book {
    let base = Some(folder!("base", None));
    Book::from_json(&folder!("tests/trial/", "histories", base, None)).unwrap()
}

pub(crate) fn uuid(kind: u8, n: u32) -> EntryId {
    let mut bytes = [0; 16];
    bytes[0] = kind;
    bytes[12..].copy_from_slice(&n.to_be_bytes());
    EntryId::from_bytes(bytes)
}

pub(crate) fn person(n: u32) -> PersonId {
    PersonId(uuid(1, n))
}

pub(crate) fn customer(n: u32) -> CustomerId {
    CustomerId(uuid(2, n))
}

pub(crate) fn card() -> CardRef {
    CardRef::from_bytes([7; 32])
}

/// The supervisor's number; agents are 0 to the number on shift.
pub(crate) const SUPERVISOR: u32 = 90;

pub(crate) struct Desk {
    pub(crate) book: Book,
    pub(crate) state: State,
    pub(crate) recorded: Vec<Recorded>,
    pub(crate) journal: Journal,
    pub(crate) now: Now,
    /// Minutes by which the office's clock is ahead of Greenwich.
    pub(crate) zone: i64,
    device: u8,
    next: u32,
}

impl Desk {
    /// An office of `agents` people with its day open.
    pub(crate) fn open(book: Book, agents: u32) -> Self {
        let mut desk = Self::bare(book, 3);
        desk.staff(agents);
        desk.open_day(agents);
        desk
    }

    /// An office with its people and its book.
    pub(crate) fn staff(&mut self, agents: u32) {
        let desk = self;
        let (opens, closes) = (Minute::new(9, 0).unwrap(), Minute::new(18, 0).unwrap());
        desk.must(Command::FoundOffice { name: "湖畔里".into(), opens, closes });
        for n in (0..agents).chain([SUPERVISOR]) {
            let roles = vec![if n == SUPERVISOR { Office::ProjectManager } else { Office::Agent }];
            desk.must(Command::EnrolPerson { person: person(n), card: card(), roles });
        }
        let digest = desk.book.digest.clone();
        let from = desk.now.date();
        desk.must(Command::AdoptRulebook { book: digest, id: "rb".into(), edition: "1".into(), from });
    }

    pub(crate) fn bare(book: Book, device: u8) -> Self {
        let date = NaiveDate::from_ymd_opt(2025, 3, 3).unwrap();
        let office = uuid(9, 0).to_string().parse().unwrap();
        let journal = Journal::new(office, uuid(8, u32::from(device)).to_string().parse().unwrap());
        let now = Now::on(date, Minute::new(9, 1).unwrap());
        Self { book, state: State::default(), recorded: Vec::new(), journal, now, zone: 480, device, next: 0 }
    }

    pub(crate) fn open_day(&mut self, agents: u32) {
        let open = self.opening(agents);
        self.must(open);
    }

    /// The opening of a day in the order of the numbers.
    pub(crate) fn opening(&self, agents: u32) -> Command {
        let hours = (Minute::new(9, 0).unwrap(), Minute::new(18, 0).unwrap());
        let place = |n| Place { person: person(n), from: hours.0, to: hours.1 };
        Command::OpenDay { on_shift: (0..agents).map(place).collect(), by_hand: false }
    }

    pub(crate) fn next_day(&mut self, agents: u32) {
        self.must(Command::CloseDay { ends: Vec::new() });
        self.now = Now::on(self.now.date() + Duration::days(1), Minute::new(9, 1).unwrap());
        self.open_day(agents);
    }

    #[allow(clippy::needless_pass_by_value, reason = "reads better at the call")]
    pub(crate) fn must(&mut self, command: Command) -> Vec<Event> {
        let said = format!("{command:?}");
        self.send(&command).unwrap_or_else(|refusal| panic!("{said}: {refusal}"))
    }

    pub(crate) fn send(&mut self, command: &Command) -> Result<Vec<Event>, Refusal> {
        self.send_told(command, &Told::nothing())
    }

    #[allow(clippy::needless_pass_by_value, reason = "reads better at the call")]
    pub(crate) fn must_told(&mut self, command: Command, told: Told) -> Vec<Event> {
        let said = format!("{command:?} {told:?}");
        self.send_told(&command, &told).unwrap_or_else(|refusal| panic!("{said}: {refusal}"))
    }

    pub(crate) fn send_told(&mut self, command: &Command, told: &Told) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.state, Some(&self.book), self.now, command, told)?;
        let utc = self.now.0 - Duration::minutes(self.zone);
        let wall = WallMs(u64::try_from(utc.and_utc().timestamp_millis()).unwrap());
        for event in &events {
            self.next += 1;
            let (kind, body) = event.write(self.now.0, &self.book);
            let id = uuid(16 + self.device, self.next);
            let draft = Draft { id, actor: Actor::nobody(), kind, v: VERSION, body };
            let entries = self.journal.stamp_as(Spelling::Short, vec![draft], wall, finish).unwrap();
            let read = Recorded::read(&entries[0]).expect("what is written can be read");
            assert!(read.event.same(event, &self.book), "{read:?} is read, {event:?} was written");
            assert_eq!(read.at, self.now.0);
            self.journal.admit(entries);
            self.recorded.push(read);
        }
        if events.iter().any(|event| matches!(event, Event::Voided { .. })) {
            self.state = State::derive(&self.recorded);
        } else {
            let fresh = self.recorded.len() - events.len();
            for recorded in &self.recorded[fresh..] {
                self.state.apply(recorded);
            }
        }
        Ok(events)
    }

    pub(crate) fn wait(&mut self, minutes: i64) {
        self.now = Now(self.now.0 + Duration::minutes(minutes));
    }

    pub(crate) fn receive(&mut self, n: u32) -> PersonId {
        let events = self.must(Command::Receive(Arrival::new(customer(n))));
        match &events[0] {
            Event::VisitorReceived { reception, .. } => reception.receiver,
            other => panic!("{other:?}"),
        }
    }

    /// The reception of this person ends.
    pub(crate) fn end(&mut self, receiver: PersonId) {
        let day = self.state.open_day().unwrap();
        let visit = *day.open.iter().find(|id| self.state.visits[id].receiver() == Some(receiver)).unwrap();
        self.must(Command::EndReception { visit });
    }

    pub(crate) fn ask(&self, question: Question, facts: &Facts) -> rulebook::Ruling {
        rulebook::rule(&self.book, self.now.date(), question, facts)
    }
}
