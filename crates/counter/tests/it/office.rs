//! An office at work on one device, without a browser: commands in, cards sealed, files exchanged.

use chrono::{Duration, NaiveDate};
use counter::{Arriving, Books, Line, Unwritten};
use journal::wire::{self, Bundle, Cover, Limits};
use journal::{Actor, Card, Cards, Documents, EntryId, Journal, WallMs};
use office::command::{Arrival, Registering};
use office::decide::Decider;
use office::event::Place;
use office::projection::state_digest;
use office::{
    Command, CustomerId, Event, Minute, Now, PersonId, Reason, Recorded, Refusal, State, Told, VisitId,
};
use rulebook::book::{Parts, bundle};
use rulebook::word::{Field, Office as Held};
use rulebook::{Book, BookDigest};
use serde_json::Value as Json;
use std::convert::Infallible;

macro_rules! folder {
    ($in:literal, $id:literal, $base:expr) => {{
        let read = |text: &str| serde_json::from_str(text).expect("a document");
        bundle(&Parts {
            book: read(include_str!(concat!("../../../../", $in, $id, "/book.json"))),
            articles: read(include_str!(concat!("../../../../", $in, $id, "/articles.json"))),
            parameters: read(include_str!(concat!("../../../../", $in, $id, "/parameters.json"))),
            declares: None,
            rules: read(include_str!(concat!("../../../../", $in, $id, "/rules.json"))),
            known_issues: None,
            cases: None,
            base: $base,
        })
    }};
}

fn base() -> Option<Json> {
    Some(folder!("rulebooks/", "base", None))
}

/// RB-I: the table, registered with name, telephone and signature; a returning client is not registered again.
pub(crate) fn rb_i() -> Json {
    folder!("rulebooks/", "rb-i", base())
}

/// RB-E: every visit is registered.
pub(crate) fn rb_e() -> Json {
    folder!("rulebooks/", "rb-e", base())
}

/// RB-P: what a registration has is said, and when one is made is not.
pub(crate) fn rb_p() -> Json {
    folder!("rulebooks/", "rb-p", base())
}

pub(crate) fn uuid(kind: u8, n: u32) -> EntryId {
    let mut bytes = [0; 16];
    bytes[0] = kind;
    bytes[12..].copy_from_slice(&n.to_be_bytes());
    EntryId::from_bytes(bytes)
}

/// An id for an entry, growing as ids do that are drawn one after the other.
fn drawn(device: u8, n: u32) -> EntryId {
    let mut bytes = [0; 16];
    bytes[0] = 16;
    bytes[1..5].copy_from_slice(&n.to_be_bytes());
    bytes[5] = device;
    EntryId::from_bytes(bytes)
}

pub(crate) fn person(n: u32) -> PersonId {
    PersonId(uuid(1, n))
}

pub(crate) fn customer(n: u32) -> CustomerId {
    CustomerId(uuid(2, n))
}

pub(crate) fn card(kind: &str, salt: u8, fields: &[(&str, &str)]) -> Card {
    let fields = fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Card::seal(kind, format!("{salt:032x}"), fields).expect("a good card")
}

/// The supervisor; agents are 0 to the number on shift.
pub(crate) const SUPERVISOR: u32 = 90;

pub(crate) const NAMES: [&str; 4] = ["李明", "王芳", "陈静", "赵强"];

fn minute(hour: u16) -> Minute {
    Minute::new(hour, 0).expect("an hour")
}

/// A device of the office.
pub(crate) struct Device {
    pub(crate) books: Books,
    pub(crate) now: Now,
    /// Who uses it.
    pub(crate) actor: Actor,
    n: u8,
    next: u32,
}

impl Device {
    /// A device without anything.
    pub(crate) fn bare(n: u8) -> Self {
        let office = uuid(9, 0).to_string().parse().expect("an id");
        let device = uuid(8, u32::from(n)).to_string().parse().expect("an id");
        let date = NaiveDate::from_ymd_opt(2025, 3, 3).expect("a day");
        let books = Books::new(Journal::new(office, device), Cards::new(), Documents::new());
        Self { books, now: Now::on(date, minute(9)), actor: Actor::nobody(), n, next: 0 }
    }

    /// An office of four agents and a supervisor, its day open.
    pub(crate) fn open(document: &Json) -> Self {
        let mut device = Self::bare(1);
        device.found(document);
        device.open_day();
        device
    }

    pub(crate) fn found(&mut self, document: &Json) {
        let book = Book::from_json(document).expect("a book");
        let mut commands =
            vec![Command::FoundOffice { name: "湖畔里".into(), opens: minute(9), closes: minute(18) }];
        let mut cards = Vec::new();
        let agents = NAMES.iter().zip(0..).map(|(name, n)| (*name, n, Held::Agent));
        for (name, n, role) in agents.chain([("孙主管", SUPERVISOR, Held::Supervisor)]) {
            let card = card("person", n as u8, &[("name", name)]);
            commands.push(Command::EnrolPerson { person: person(n), card: card.digest, roles: vec![role] });
            cards.push(card);
        }
        let (about, from) = (&book.about, self.now.date());
        commands.push(Command::AdoptRulebook {
            book: book.digest.clone(),
            id: about.id.clone(),
            edition: about.edition.clone(),
            from,
        });
        self.books.shelve(std::slice::from_ref(document));
        self.sent(&commands, cards, vec![document.clone()]).expect("an office");
    }

    /// The opening of a day, all four on shift.
    pub(crate) fn opening(&self) -> Command {
        let place = |n| Place { person: person(n), from: minute(9), to: minute(18) };
        Command::OpenDay { on_shift: (0..4).map(place).collect(), by_hand: false }
    }

    pub(crate) fn open_day(&mut self) {
        self.must(self.opening());
    }

    pub(crate) fn wait(&mut self, minutes: i64) {
        self.now = Now(self.now.0 + Duration::minutes(minutes));
    }

    /// The next morning, the day before closed.
    pub(crate) fn next_day(&mut self) {
        self.must(Command::CloseDay { ends: Vec::new() });
        self.now = Now::on(self.now.date() + Duration::days(1), minute(9));
        self.open_day();
    }

    /// The wall clock: the office is eight hours ahead of Greenwich, and the clock a little past the second.
    pub(crate) fn wall(&self) -> WallMs {
        let utc = self.now.0 - Duration::hours(8);
        WallMs(u64::try_from(utc.and_utc().timestamp_millis() + 137).expect("after 1970"))
    }

    /// Writes without taking in.
    pub(crate) fn write(&mut self, commands: &[Command]) -> Result<Vec<Line>, Unwritten<Infallible>> {
        self.write_told(&untold(commands))
    }

    fn write_told(&mut self, acts: &[(Command, Told)]) -> Result<Vec<Line>, Unwritten<Infallible>> {
        let (wall, n, actor, next) = (self.wall(), self.n, self.actor.clone(), &mut self.next);
        let now = Now(self.now.0 + Duration::milliseconds(137));
        let id = || {
            *next += 1;
            Ok(drawn(n, *next))
        };
        self.books.write(Decider::OFFICE, acts, &actor, (now, wall), id)
    }

    /// Writes and takes in, as the desk does; and looks whether what is kept is what would be read again.
    pub(crate) fn sent(
        &mut self,
        commands: &[Command],
        cards: Vec<Card>,
        documents: Vec<Json>,
    ) -> Result<Vec<Recorded>, Unwritten<Infallible>> {
        self.sent_told(&untold(commands), cards, documents)
    }

    /// The same with what was told with each.
    pub(crate) fn sent_told(
        &mut self,
        acts: &[(Command, Told)],
        cards: Vec<Card>,
        documents: Vec<Json>,
    ) -> Result<Vec<Recorded>, Unwritten<Infallible>> {
        let lines = self.write_told(acts)?;
        let recorded: Vec<Recorded> = lines.iter().filter_map(|line| line.recorded.clone()).collect();
        self.books.take_in(lines, cards, documents);
        self.check();
        Ok(recorded)
    }

    /// The books are what they would be if they were read again from what is durable.
    pub(crate) fn check(&self) {
        let books = &self.books;
        let read: Vec<Recorded> = books.journal.rightful().filter_map(Recorded::read).collect();
        assert_eq!(read.len(), books.recorded.len());
        for (kept, read) in books.recorded.iter().zip(&read) {
            let place = |recorded: &Recorded| (recorded.entry, recorded.at, recorded.stamp);
            assert_eq!(place(kept), place(read));
            assert!(kept.event.same(&read.event, books), "{kept:?} is kept, {read:?} would be read");
            assert_eq!(books.recorded(kept.entry), Some(kept));
        }
        assert_eq!(books.state, State::derive(&read));
        assert_eq!(state_digest(&books.state), state_digest(&State::derive(&read)));
    }

    #[allow(clippy::needless_pass_by_value, reason = "reads better at the call")]
    pub(crate) fn must(&mut self, command: Command) -> Vec<Recorded> {
        let said = format!("{command:?}");
        self.sent(&[command], Vec::new(), Vec::new()).unwrap_or_else(|wrong| panic!("{said}: {wrong:?}"))
    }

    /// What is refused, and why.
    #[allow(clippy::needless_pass_by_value, reason = "reads better at the call")]
    pub(crate) fn refused(&mut self, command: Command) -> Refusal {
        let said = format!("{command:?}");
        match self.write(&[command]) {
            Err(Unwritten::Refused { at: 0, refusal }) => refusal,
            other => panic!("{said}: {other:?}"),
        }
    }

    /// A visitor comes and is received.
    pub(crate) fn receive(&mut self, arrival: Arrival) -> VisitId {
        let recorded = self.must(Command::Receive(arrival));
        assert!(matches!(recorded[0].event, Event::VisitorReceived { .. }), "{recorded:?}");
        recorded[0].visit().expect("a visit")
    }

    /// Receives a new customer, and ends the reception half an hour later.
    pub(crate) fn served(&mut self, n: u32) -> VisitId {
        let visit = self.receive(Arrival::new(customer(n)));
        self.wait(30);
        self.must(Command::EndReception { visit });
        visit
    }

    /// A visit is written in the register, with these columns on the card.
    pub(crate) fn register(&mut self, visit: VisitId, texts: &[(Field, &str)], signed: bool) -> Recorded {
        let of_card: Vec<(&str, &str)> = texts.iter().map(|(field, text)| (field.word(), *text)).collect();
        let card = card("customer", self.next as u8, &of_card);
        let mut filled: Vec<Field> = texts.iter().map(|(field, _)| *field).collect();
        filled.extend(signed.then_some(Field::Signature));
        let found = &self.books.state.visits[&visit];
        let by = found.receiver().expect("somebody received");
        let texts: Vec<(Field, String)> =
            texts.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
        let alike = Some(self.books.alike(found.visitor.customer, &texts));
        let registering = Registering { visit, card: card.digest, filled, by, declined: false, alike };
        let sent = self.sent(&[Command::Register(registering)], vec![card], Vec::new());
        sent.expect("a registration").remove(0)
    }

    /// All of it in a file.
    pub(crate) fn export(&self) -> Bundle {
        let cover = Cover { name: String::new(), made_at: self.wall(), since: Default::default() };
        let text = wire::export(&self.books.journal, &self.books.cards, &self.books.documents, &cover);
        wire::read(text.as_bytes(), &Limits::default()).expect("a file of ours")
    }

    /// Looks into a file and takes it in.
    pub(crate) fn import(&mut self, bundle: Bundle) -> Arriving {
        let arriving = Arriving::look(Some(&self.books), bundle, self.wall()).expect("our office");
        let import = self.books.plan(arriving.bundle.clone(), self.wall()).expect("our office");
        self.books.admit(import, None);
        self.check();
        arriving
    }

    /// The digest of the book in force.
    pub(crate) fn book(&self) -> BookDigest {
        self.books.book_at(self.now).expect("a book").digest.clone()
    }
}

fn untold(commands: &[Command]) -> Vec<(Command, Told)> {
    commands.iter().map(|command| (command.clone(), Told::nothing())).collect()
}

/// A refusal's reason.
pub(crate) fn reason(refusal: &Refusal) -> &Reason {
    &refusal.reason
}
