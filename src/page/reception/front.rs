//! What every part of this page holds: the board, what is open on top of it, and the way to act.

use super::opened::Sheet;
use crate::desk::{Books, Desk, Trouble, use_desk};
use crate::later::part;
use crate::said::{clock, sentence};
use crate::text::{I18n, use_i18n};
use crate::why::Why;
use crate::widget::dialog::hand;
use crate::widget::{Toasts, use_toasts};
use counter::{
    Card, Command, CustomerId, EntryId, PersonId, Refusal,
    command::Arrival,
    event::Event,
    floor::{Board, Row},
    word::Office,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Within how many milliseconds two presses of a key are one, as the two clicks of a double click are.
const HURRY_MS: f64 = 500.0;

/// What would follow, or why not; nothing while there are no books.
pub type Foreseen = Option<Result<Vec<Event>, Refusal>>;

/// The front desk of the office. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Front {
    /// The desk.
    pub(super) desk: Desk,
    /// The language.
    pub(super) i18n: I18n,
    /// The board of the open day.
    pub(super) board: Memo<Option<Board>>,
    /// What is open on top.
    pub(super) sheet: RwSignal<Option<Sheet>>,
    /// What is open on top of that: why.
    pub(super) why: RwSignal<Option<Why>>,
    /// Why the last command was not carried out, while its dialog is open.
    pub(super) trouble: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    /// When the key of the one tap was last pressed, in milliseconds of the page.
    keyed: StoredValue<f64>,
    pub(super) toasts: Toasts,
}

/// The front desk of this page.
pub(super) fn use_front() -> Front {
    expect_context()
}

impl Front {
    /// Sets it up for the page.
    pub(super) fn provide() -> Self {
        let desk = use_desk();
        // One unused id serves every trial; a reception that happens draws its own.
        let nobody = desk.fresh_customer().ok();
        let board = Memo::new(move |_| {
            let now = desk.now();
            let draw = |books: &Books| {
                books.floor(now).ok().zip(nobody).map(|(floor, nobody)| Board::draw(&floor, nobody))
            };
            desk.read(draw).flatten()
        });
        let front = Self {
            desk,
            i18n: use_i18n(),
            board,
            sheet: RwSignal::new(None),
            why: RwSignal::new(None),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            keyed: StoredValue::new(f64::NEG_INFINITY),
            toasts: use_toasts(),
        };
        provide_context(front);
        front
    }

    /// Whether nothing can be written from here; tracked. While something is being written a second act is not taken, and
    /// what was pressed keeps the focus.
    pub(super) fn locked(self) -> bool {
        !self.desk.may_write()
    }

    /// Opens something on top of the page.
    pub(super) fn open(self, sheet: Sheet) {
        self.trouble.set(None);
        self.sheet.set(Some(sheet));
    }

    /// Closes what is open.
    pub(super) fn close(self) {
        self.trouble.set(None);
        self.sheet.set(None);
        hand::back_to(".act.is-primary");
    }

    /// Opens the rulings behind something foreseen.
    pub(super) fn ask_why(self, why: Why) {
        self.why.set(Some(why));
    }

    /// Carries out one command without cards.
    pub(super) fn act(self, command: Command) {
        self.act_with(vec![command], Vec::new());
    }

    /// Carries out commands in one transaction; says what was done, or what went wrong.
    pub(super) fn act_with(self, commands: Vec<Command>, cards: Vec<Card>) {
        if self.busy.get_untracked() {
            return;
        }
        self.trouble.set(None);
        self.by_hand(move |hand| (hand.act)(self, commands, cards));
    }

    /// Does something with what is fetched for it, unless something is being done.
    fn by_hand(self, act: impl FnOnce(Hand) + 'static) {
        self.busy.set(true);
        spawn_local(async move {
            let hand = hand().await;
            untrack(|| match hand {
                Ok(hand) => act(hand),
                Err(missing) => {
                    self.busy.set(false);
                    self.fail(&missing.into());
                }
            });
        });
    }

    /// Shows what went wrong: in the open dialog, and in the bar.
    pub(super) fn fail(self, trouble: &Trouble) {
        let text = self.desk.peek(|books| trouble.say(self.i18n, Some(books)));
        let text = text.unwrap_or_else(|| trouble.say(self.i18n, None));
        if self.sheet.with_untracked(Option::is_some) {
            self.trouble.set(Some(text.clone()));
        }
        // Who closes a question has changed his mind: nothing went wrong.
        match *trouble == Trouble::NOT_ANSWERED {
            true => self.toasts.done(text, false),
            false => self.toasts.trouble(text),
        }
    }

    /// Receives a new customer who asks for nobody: the one tap.
    pub(super) fn receive_new(self) {
        if let Some(customer) = self.stranger() {
            self.act(Command::Receive(Arrival::new(customer)));
        }
    }

    /// The same by a key. What is pressed twice in a hurry, or held, means no second visitor.
    pub(super) fn receive_by_key(self, at: f64) {
        let before = self.keyed.get_value();
        self.keyed.set_value(at);
        if at - before > HURRY_MS {
            self.receive_new();
        }
    }

    /// The arrival of somebody nobody knows, with what he is called on a card, if he was asked.
    ///
    /// # Errors
    /// The device has no randomness.
    pub(super) fn named(self, arrival: Arrival, called: &str) -> Result<(Arrival, Vec<Card>), Trouble> {
        if called.trim().is_empty() {
            return Ok((arrival, Vec::new()));
        }
        let card = self.desk.seal("customer", &[("salutation", called.trim().to_owned())])?;
        Ok((Arrival { card: Some(card.digest), ..arrival }, vec![card]))
    }

    /// An id for a visitor nobody knows; a failure is shown.
    pub(super) fn stranger(self) -> Option<CustomerId> {
        self.desk.fresh_customer().map_err(|trouble| self.fail(&trouble)).ok()
    }

    /// Strikes out the last act.
    pub(super) fn undo(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.by_hand(move |hand| (hand.undo)(self));
    }

    /// What would follow from a command now; tracked.
    pub(super) fn foresee(self, command: &Command) -> Foreseen {
        // The hour is a fact too: look again with every minute.
        let _ = self.desk.now();
        self.desk.foresee(command)
    }

    /// The name of a person; tracked.
    pub(super) fn name(self, person: PersonId) -> String {
        self.desk.read(|books| books.name(person)).unwrap_or_default()
    }

    /// A person's row on the board; tracked.
    pub(super) fn row(self, person: PersonId) -> Option<Row> {
        self.board.with(|board| board.as_ref()?.rows.iter().find(|row| row.person == person).cloned())
    }

    /// Whole minutes since a time; tracked.
    pub(super) fn minutes(self, since: chrono::NaiveDateTime) -> i64 {
        self.desk.now().minutes_since(since)
    }

    /// Everyone who takes turns: those on shift in queue order, then the others who work here; tracked.
    pub(super) fn sellers(self) -> Vec<PersonId> {
        let rows = |board: &Option<Board>| {
            board.iter().flat_map(|board| &board.rows).map(|row| row.person).collect()
        };
        let on_table: Vec<PersonId> = self.board.with(rows);
        self.desk.read(|books| books.agents_after(on_table)).unwrap_or_default()
    }

    /// Those who hold an office or a higher one, with the highest they hold; tracked.
    pub(super) fn holders(self, office: Office) -> Vec<(PersonId, Office)> {
        self.desk.read(|books| books.holders_known_as(self.desk.now(), office)).unwrap_or_default()
    }
}

/// Carries acts out and says how they ended; fetched before anything is written.
#[derive(Clone, Copy)]
struct Hand {
    act: fn(Front, Vec<Command>, Vec<Card>),
    undo: fn(Front),
}

part!(desk_board: fn hand() -> Hand = Hand { act, undo });

fn act(front: Front, commands: Vec<Command>, cards: Vec<Card>) {
    spawn_local(async move {
        let ended = front.desk.send_all(commands, cards, Vec::new()).await;
        front.busy.set(false);
        untrack(|| sent(front, ended));
    });
}

fn undo(front: Front) {
    spawn_local(async move {
        let ended = front.desk.undo().await;
        front.busy.set(false);
        untrack(|| undone(front, ended));
    });
}

fn sent(front: Front, sent: Result<Vec<EntryId>, Trouble>) {
    let entries = match sent {
        Ok(entries) => entries,
        Err(trouble) => return front.fail(&trouble),
    };
    front.close();
    front.why.set(None);
    let now = front.desk.now();
    let done = front.desk.peek(|books| {
        let recorded = books.recorded(*entries.last()?)?;
        let text = format!("{} {}", clock(recorded.at), sentence(front.i18n, books, &recorded.event));
        Some((text, books.last_act(now).is_some()))
    });
    if let Some((text, undo)) = done.flatten() {
        front.toasts.done(text, undo);
    }
}

fn undone(front: Front, undone: Result<(), Trouble>) {
    if let Err(trouble) = undone {
        return front.fail(&trouble);
    }
    let last = front
        .desk
        .peek(|books| books.recorded.last().map(|last| sentence(front.i18n, books, &last.event)))
        .flatten();
    front.toasts.undone(last.unwrap_or_default());
}
