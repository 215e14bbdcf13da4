//! The desk: the one holder of state, and the only room that may name [`device`].
//!
//! Pages send commands here and read from here; they never touch storage, the clock or files themselves.
//! INVARIANT (append first): [`Desk::send`] makes entries durable, then takes them into the state, then the pages
//! see them. Live use, start-up and import share the same `State::apply`.

#[path = "device/mod.rs"]
#[allow(dead_code, reason = "a device offers whole faces; the desk uses what it needs")]
mod device;

mod acting;
mod acts;
mod arrival;
mod asking;
mod founding;
mod itself;
mod kept;
mod lived;
mod opened;
mod opening;
mod pen;
mod restore;
mod shelf;
mod studio;
mod texts;
mod transfer;
mod trouble;
mod user;
mod whole;

pub use asking::{Answer, Waiting};
pub use counter::{Arriving, Books};
pub use founding::NewPerson;
pub use kept::Kept;
pub use shelf::{Listed, Shipped, fetch as fetch_book, index as book_index};
pub(crate) use studio::{adopted_documents, read_file, save_document, shelved, today};
pub use transfer::StorageLight;
pub use trouble::{NoPen, Trouble};
pub use user::device_name;

pub(crate) use device::drafts;
pub(crate) use device::settings::{self, Setting};
pub(crate) use texts::bring;

use crate::text::know;
use acts::{Acts, Pen};
use asking::Asking;
use chrono::NaiveDateTime;
use counter::asks::Ask;
use device::clock::{Calendar, DEFAULT_OFFSET, now_ms};
use device::ids::{new_id, new_salt};
use device::indexed_db::{Row, Store};
use device::lock::{self, Channel, News};
use device::service_worker::Updates;
use journal::{Card, DeviceId, EntryId, WallMs};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lived::Lived;
use office::command::Arrival;
use office::event::Law;
use office::{Command, CustomerId, Event, Now, PersonId, Refusal, Told};
use opened::Opened;
use paper::OrderedMap;
use rulebook::Ruling;
use rulebook::word::{Office, Word};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// Where the desk stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// The books are being read.
    Opening,
    /// There are no books on this device yet.
    Fresh,
    /// The books are open.
    Open,
    /// The books cannot be read; the message key says why.
    Failed(&'static str),
}

/// What the desk holds; the pages see it through [`Desk`].
struct Inner {
    books: RefCell<Option<Books>>,
    /// Rows that could not be read and still stand in the way of others.
    odd: RefCell<Vec<Row>>,
    /// Whether this device must go on under another id.
    renew: Cell<bool>,
    /// How often the books are being read from disk at this moment.
    reading: Cell<u32>,
    store: RefCell<Option<Rc<Store>>>,
    channel: RefCell<Option<Channel>>,
    updates: OnceCell<Updates>,
    turn: Rc<futures::lock::Mutex<()>>,
    /// What was written with the last act of this page, in one transaction: it is undone together.
    together: RefCell<Vec<EntryId>>,
}

/// The handle every page holds. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    version: RwSignal<u64>,
    phase: RwSignal<Phase>,
    writer: RwSignal<bool>,
    now: RwSignal<Now>,
    update: RwSignal<bool>,
    unwritten: RwSignal<bool>,
    kept: RwSignal<Kept>,
    asking: Asking,
    pen: RwSignal<Option<Pen>>,
}

/// The desk of this page.
pub fn use_desk() -> Desk {
    expect_context()
}

fn local_now() -> Now {
    Now(office_time(now_ms()))
}

/// The time at the office of an instant, in milliseconds since 1970.
pub fn office_time(ms: i64) -> NaiveDateTime {
    Calendar::new(DEFAULT_OFFSET).local(ms).naive_local()
}

fn wall() -> WallMs {
    WallMs(u64::try_from(now_ms()).unwrap_or_default())
}

impl Desk {
    /// Sets the desk up and begins to open the books.
    pub fn provide() -> Self {
        let inner = Inner {
            books: RefCell::new(None),
            odd: RefCell::default(),
            renew: Cell::new(false),
            reading: Cell::new(0),
            store: RefCell::new(None),
            channel: RefCell::new(None),
            updates: OnceCell::new(),
            turn: Rc::default(),
            together: RefCell::default(),
        };
        let desk = Self {
            inner: StoredValue::new_local(Rc::new(inner)),
            version: RwSignal::new(0),
            phase: RwSignal::new(Phase::Opening),
            writer: RwSignal::new(false),
            now: RwSignal::new(local_now()),
            update: RwSignal::new(false),
            unwritten: RwSignal::new(false),
            kept: RwSignal::new(Kept::OnDisk),
            asking: Asking::new(),
            pen: RwSignal::new(None),
        };
        provide_context(desk);
        desk.watch_time();
        spawn_local(async move {
            desk.join().await;
            desk.open().await;
        });
        desk
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    /// Moves the clock on, every few seconds; pages that show durations follow the minute.
    fn watch_time(self) {
        let tick = move || {
            let now = local_now();
            let before = self.now.get_untracked();
            if now.minute() != before.minute() || now.date() != before.date() {
                self.now.set(now);
            }
        };
        let _ = set_interval_with_handle(tick, std::time::Duration::from_secs(1));
    }

    async fn join(self) {
        let inner = self.inner();
        *inner.channel.borrow_mut() = Some(Channel::join(move |news| match news {
            News::Appended(what) => spawn_local(self.hear(what)),
            News::Replaced => spawn_local(self.begin_anew()),
        }));
        let role = lock::enter(move || {
            spawn_local(async move {
                self.open().await;
                self.writer.set(true);
            });
        })
        .await;
        self.writer.set(role.may_write());
    }

    /// Keeps the app for when there is no network, from now on. It fetches every file of it, so it waits until what is to be on the
    /// screen has come.
    pub fn keep_offline(self) {
        self.inner().updates.get_or_init(|| Updates::watch(move || self.update.set(true)));
    }

    /// Reads the books from disk.
    pub async fn open(self) {
        let inner = self.inner();
        inner.reading.update(|times| times + 1);
        let read = self.read_books().await;
        inner.reading.update(|times| times - 1);
        match read {
            Ok(Some(Opened { books, odd, renew })) => {
                if self.writer.get_untracked() && books.lost == 0 && !renew {
                    Lived::mark(&books);
                }
                books.shelved().for_each(know);
                *inner.odd.borrow_mut() = odd;
                inner.renew.set(renew);
                *inner.books.borrow_mut() = Some(books);
                if self.kept.get_untracked() == Kept::OnlyHere {
                    self.kept.set(Kept::OnDisk);
                }
                self.phase.set(Phase::Open);
                if self.peek(|books| !books.absent().is_empty()).unwrap_or(false) {
                    spawn_local(self.bring_books_back());
                }
            }
            // What was thrown away on disk is not thrown away in memory as well.
            Ok(None) | Err(_) if self.peek(|books| !books.journal.is_empty()).unwrap_or(false) => {
                self.kept.set(Kept::OnlyHere);
                spawn_local(self.look_after());
            }
            Ok(None) => self.phase.set(Phase::Fresh),
            Err(Trouble::Store(key) | Trouble::Device(key)) => self.phase.set(Phase::Failed(key)),
            Err(_) => self.phase.set(Phase::Failed("errors.store_corrupt")),
        }
        self.changed();
    }

    /// Takes in what another tab has appended; what cannot be followed is read from disk.
    async fn hear(self, what: Option<String>) {
        // What is being read may have been on disk before that.
        let reading = self.inner().reading.get() > 0;
        match self.pen.get_untracked().zip(what).filter(|_| !reading) {
            Some((pen, what)) if (pen.hear)(&what) => self.changed(),
            Some(_) | None => self.open().await,
        }
    }

    /// Begins from nothing: another tab has erased everything on purpose.
    async fn begin_anew(self) {
        *self.inner().books.borrow_mut() = None;
        self.open().await;
    }

    fn changed(self) {
        self.now.set(local_now());
        self.version.update(|version| *version += 1);
    }

    /// Where the desk stands; tracked.
    pub fn phase(self) -> Phase {
        self.phase.get()
    }
    /// Whether this tab may write; tracked.
    pub fn may_write(self) -> bool {
        self.writer.get()
    }
    /// Whether the last thing that should have been written could not be; tracked.
    pub fn write_failed(self) -> bool {
        self.unwritten.get()
    }
    /// Whether a new version of the app waits; tracked.
    pub fn update_waits(self) -> bool {
        self.update.get()
    }
    /// Lets the new version take over, unless somebody is being received.
    pub fn take_update(self) -> bool {
        let busy = self
            .read(|books| books.state.open_day().is_some_and(|day| !day.open.is_empty()))
            .unwrap_or(false);
        !busy && self.inner().updates.get().is_some_and(Updates::apply)
    }
    /// The time, by the minute; tracked.
    pub fn now(self) -> Now {
        self.now.get()
    }

    /// Reads from the books; tracked. `None` while there are none.
    pub fn read<T>(self, look: impl FnOnce(&Books) -> T) -> Option<T> {
        self.version.track();
        self.peek(look)
    }

    /// Reads from the books without following them.
    pub fn peek<T>(self, look: impl FnOnce(&Books) -> T) -> Option<T> {
        let inner = self.inner();
        let books = inner.books.borrow();
        books.as_ref().map(look)
    }

    /// The words of a list as the book in force has them, its own too; untracked.
    pub fn words<T: Word>(self) -> Vec<T> {
        let now = local_now();
        let words = |books: &Books| books.book_at(now).map(|book| book.glossary().list());
        // No book is in force before the office is founded: the house's own words.
        self.peek(words)
            .flatten()
            .unwrap_or_else(|| T::LEXICON.words.iter().filter_map(|word| T::spelled(word)).collect())
    }

    /// The rulings of a law, as far as their words are known here.
    pub fn rulings(self, law: &Law) -> Vec<Ruling> {
        self.peek(|books| law.rulings(books).into_owned()).unwrap_or_default()
    }

    /// What would follow from a command; tracked.
    pub fn foresee(self, command: &Command) -> Option<Result<Vec<Event>, Refusal>> {
        let decider = self.decider();
        self.read(|books| books.foresee(decider, local_now(), command))
    }

    /// What is still asked of an arrival of which so much is foreseen; tracked.
    pub fn still_asked(self, arrival: Arrival, foreseen: Option<&Result<Vec<Event>, Refusal>>) -> Vec<Ask> {
        let decider = self.decider();
        self.read(|books| books.still_asked(decider, local_now(), arrival, foreseen)).unwrap_or_default()
    }

    /// Puts rulebooks back that are adopted and not here, where they are among those that come with the app. Where that
    /// fails, they are looked for again the next time.
    async fn bring_books_back(self) {
        match self.pen().await {
            Ok(pen) => (pen.bring_books_back)().await,
            Err(NoPen) => {
                leptos::logging::warn!("rulebooks are missing, and what brings them back was not fetched")
            }
        }
    }

    /// Looks whether the database still holds what memory does, and writes it back if not.
    pub async fn look_after(self) {
        match self.pen().await {
            Ok(pen) => (pen.look_after)().await,
            // What memory holds is not lost by waiting: the next act has the pen fetched again.
            Err(NoPen) => {
                leptos::logging::error!("the books were not looked after: what writes them was not fetched")
            }
        }
    }

    /// Carries out a command. Returns once its entries are on disk and in the state.
    ///
    /// # Errors
    /// Nothing was written, and why.
    pub async fn send(self, command: Command, cards: Vec<Card>) -> Result<Vec<EntryId>, Trouble> {
        self.send_all(vec![command], cards, Vec::new()).await
    }

    /// Carries out commands in one transaction: all or none.
    ///
    /// # Errors
    /// As [`Self::send`].
    pub async fn send_all(
        self,
        commands: Vec<Command>,
        cards: Vec<Card>,
        documents: Vec<serde_json::Value>,
    ) -> Result<Vec<EntryId>, Trouble> {
        self.send_by(self.operator(), commands, cards, documents).await
    }

    /// As [`Self::send_all`], done by this person, or by nobody in particular, whoever uses the device.
    ///
    /// # Errors
    /// As [`Self::send`].
    pub async fn send_by(
        self,
        by: Option<PersonId>,
        commands: Vec<Command>,
        cards: Vec<Card>,
        documents: Vec<serde_json::Value>,
    ) -> Result<Vec<EntryId>, Trouble> {
        let pen = self.pen().await?;
        let acts = commands.into_iter().map(|command| (command, Told::nothing())).collect();
        (pen.write)(Acts { by, acts, cards, documents }).await
    }

    /// The person who works at this device, if one was chosen.
    pub fn operator(self) -> Option<PersonId> {
        settings::read(Setting::Operator)?.parse().ok()
    }

    /// Who most likely decides what an office is needed for.
    pub fn likely(self, office: Office) -> Option<PersonId> {
        self.peek(|books| books.likely(self.operator(), office, local_now())).flatten()
    }

    /// Whether something waits for the answer of the person at the desk; tracked.
    pub fn asks(self) -> bool {
        self.asking.asks()
    }

    /// What waits for the answer of the person at the desk; tracked.
    pub fn waiting(self) -> Option<Waiting> {
        self.asking.waiting()
    }

    /// Answers what waits; with nothing, the act is given up.
    pub fn answer(self, answer: Option<Answer>) {
        self.asking.answer(answer);
    }

    fn tell(self, news: &News) {
        if let Some(channel) = self.inner().channel.borrow().as_ref() {
            channel.tell(news);
        }
    }

    /// Strikes out the last act of this device, with what this page wrote together with it.
    ///
    /// # Errors
    /// As [`Self::send`].
    pub async fn undo(self) -> Result<(), Trouble> {
        self.strike(self.peek(|books| books.last_act(local_now()).map(|last| last.entry)).flatten()).await
    }

    /// Strikes out an entry that may be undone, with what this page wrote together with it: the latest first.
    async fn strike(self, last: Option<EntryId>) -> Result<(), Trouble> {
        let last = last.ok_or(Trouble::Refused(office::Reason::NoSuchEntry.into()))?;
        let together = self.inner().together.borrow().clone();
        let targets = self.peek(|books| books.written_with(last, &together)).unwrap_or_default();
        let void = |target| Command::Void { target, because: None };
        self.send_all(targets.into_iter().map(void).collect(), Vec::new(), Vec::new()).await.map(|_| ())
    }

    /// Seals a card with a fresh salt.
    ///
    /// # Errors
    /// The device has no randomness.
    pub fn seal(self, kind: &str, fields: &[(&str, String)]) -> Result<Card, Trouble> {
        let fields: OrderedMap<String, String> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.trim().to_owned()))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        Card::seal(kind, new_salt()?, fields).map_err(|error| Trouble::Draft(error.key(), error.args()))
    }

    /// An id for a new customer.
    ///
    /// # Errors
    /// The device has no randomness.
    pub fn fresh_customer(self) -> Result<CustomerId, Trouble> {
        fresh_entry().map(CustomerId)
    }

    /// An id for a new person.
    ///
    /// # Errors
    /// The device has no randomness.
    pub fn fresh_person(self) -> Result<PersonId, Trouble> {
        fresh_entry().map(PersonId)
    }
}

fn fresh_device() -> Result<DeviceId, Trouble> {
    new_id()?.parse().map_err(|_| Trouble::Device("errors.no_randomness"))
}

fn fresh_entry() -> Result<EntryId, Trouble> {
    new_id()?.parse().map_err(|_| Trouble::Device("errors.no_randomness"))
}
