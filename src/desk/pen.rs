//! The pen: what decides and writes. It is a part of its own (`build/split.mjs`), fetched as soon as the desk stands: the first
//! load only reads. Whatever is to be written, or foreseen of other than the next visitor, has it fetched first.

use super::acts::{Acts, Pen};
use super::asking::Waiting;
use super::device::clock::pause;
use super::device::indexed_db::{Batch, EntryRow};
use super::device::lock::News;
use super::lived::Lived;
use super::{Answer, Books, Desk, NoPen, Trouble, fresh_entry, local_now, wall};
use crate::text::know;
use counter::{Line, Unwritten};
use futures::future::try_join;
use journal::{Actor, Card, Documents, EntryId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use office::decide::Decider;
use office::{Command, Decided, PersonId, Reason, Refusal, Told};
use std::sync::Arc;

/// Up to so many entries are told to the other tabs.
const MOST_TOLD: usize = 500;

/// So many entries are gone through between two looks at what else is to be done.
const LOOKED_BACK: usize = 200;

/// Makes the pen of a desk.
type Make = fn(Desk) -> Pen;

fn made(desk: Desk) -> Pen {
    spawn_local(desk.look_back());
    Pen {
        decider: Decider::BOARD,
        write: Arc::new(move |acts| Box::pin(desk.write(acts))),
        hear: Arc::new(move |what| desk.take_in_told(what)),
        look_after: Arc::new(move || Box::pin(desk.write_back_if_lost())),
        bring_books_back: Arc::new(move || Box::pin(desk.put_books_back())),
    }
}

// The developer's loop serves what the compiler made, which nobody has split.
#[cfg(debug_assertions)]
mod fetched {
    pub(super) async fn pen() -> Result<super::Make, super::NoPen> {
        Ok(super::made)
    }
    pub(super) async fn decider() -> Result<super::Decider, super::NoPen> {
        Ok(super::Decider::OFFICE)
    }
}
/// What decides is a file of its own beside what writes: no part shall take long to come.
#[cfg(not(debug_assertions))]
mod fetched {
    use super::{Decider, Make, NoPen, made};

    #[leptos::wasm_split::wasm_split(desk_pen, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn pen() -> Result<Make, NoPen> {
        Ok(made)
    }
    #[leptos::wasm_split::wasm_split(desk_decisions, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn decider() -> Result<Decider, NoPen> {
        Ok(Decider::OFFICE)
    }
}

impl Desk {
    /// The pen, fetched if it is not there yet.
    ///
    /// # Errors
    /// It cannot be fetched.
    pub(super) async fn pen(self) -> Result<Pen, NoPen> {
        if let Some(pen) = self.pen.get_untracked() {
            return Ok(pen);
        }
        let (make, decider) = try_join(fetched::pen(), fetched::decider()).await?;
        // All parts of a desk that begins ask at once: the first to come is the pen, and nothing is foreseen again for the others.
        if let Some(pen) = self.pen.get_untracked() {
            return Ok(pen);
        }
        let pen = Pen { decider, ..make(self) };
        self.pen.set(Some(pen.clone()));
        Ok(pen)
    }

    /// Has the pen fetched, before anything is foreseen.
    ///
    /// # Errors
    /// It cannot be fetched.
    pub async fn fetch_pen(self) -> Result<(), NoPen> {
        self.pen().await.map(drop)
    }

    /// Who decides at this moment: without the pen, only what the board tries. Tracked.
    pub(super) fn decider(self) -> Decider {
        self.pen.with(|pen| pen.as_ref().map_or(Decider::BOARD, |pen| pen.decider))
    }

    async fn write(self, acts: Acts) -> Result<Vec<EntryId>, Trouble> {
        let Acts { by, mut acts, mut cards, documents } = acts;
        let inner = self.inner();
        let turn = inner.turn.clone();
        let _one_at_a_time = turn.lock().await;
        if !self.writer.get_untracked() {
            return Err(Trouble::READ_ONLY);
        }
        self.come_to_itself().await?;
        let decider = self.pen().await?.decider;
        // A person is named in the short spelling, as in the entry itself.
        let actor = Actor(by.map(|PersonId(person)| person.short().to_string()).unwrap_or_default());
        let lines = loop {
            let written = {
                let mut books = inner.books.borrow_mut();
                let books = books.as_mut().ok_or(Trouble::NO_OFFICE)?;
                // A book adopted by these very commands must be at hand for those that follow.
                books.shelve(&documents).iter().for_each(|book| know(book));
                books.write(decider, &acts, &actor, (local_now(), wall()), fresh_entry)
            };
            match written {
                Ok(lines) => break lines,
                Err(Unwritten::NoId(trouble)) => return Err(trouble),
                Err(Unwritten::Draft(wrong)) => return Err(Trouble::Draft(wrong.key(), wrong.args())),
                Err(Unwritten::Refused { at, refusal }) => {
                    let (command, told) = &mut acts[at];
                    self.answered(command, told, refusal, &mut cards).await?;
                }
            }
        };
        let after = self.peek(last_row).flatten();
        let batch = Batch { after, ..batch(&lines, &cards, &documents) };
        self.commit(&batch).await?;
        let ids: Vec<EntryId> = lines.iter().map(|line| line.entry.id).collect();
        inner.together.replace(ids.clone());
        if let Some(books) = inner.books.borrow_mut().as_mut() {
            books.take_in(lines, cards, documents);
        }
        self.changed();
        spawn_local(self.afterwards(self.news(&batch)));
        Ok(ids)
    }

    /// What nobody waits for who looks at the screen.
    async fn afterwards(self, news: News) {
        pause(0).await;
        self.peek(Lived::mark);
        self.tell(&news);
        self.look_back().await;
    }

    /// What the other tabs are told of what was made durable and taken in. Of an import that is more than new entries, or many,
    /// they read themselves.
    pub(super) fn news(self, batch: &Batch) -> News {
        let Batch { entries, cards, documents, erased, meta, .. } = batch;
        let more = !erased.is_empty() || !meta.is_empty() || entries.iter().any(|row| row.beside.is_some());
        let what = (!more && entries.len() <= MOST_TOLD).then(|| {
            let entries = entries.iter().map(|row| row.text.as_str());
            let [cards, documents] =
                [cards, documents].map(|rows| rows.iter().map(|(_, text)| text.as_str()));
            self.peek(|books| books.tell(entries, cards, documents))
        });
        News::Appended(what.flatten())
    }

    /// Takes in what another tab tells; whether it could be followed.
    fn take_in_told(self, what: &str) -> bool {
        let inner = self.inner();
        let new = inner.books.borrow_mut().as_mut().and_then(|books| books.hear(what));
        new.iter().flatten().for_each(|book| know(book));
        new.is_some()
    }

    /// Lets the state from which an act is undone follow, a little at a time, so that nobody waits for it.
    async fn look_back(self) {
        loop {
            pause(0).await;
            let there = |books: &mut Books| books.look_back(LOOKED_BACK);
            if self.inner().books.borrow_mut().as_mut().is_none_or(there) {
                return;
            }
        }
    }

    /// Asks the person at the desk for what an act needs, and tells it with the act.
    async fn answered(
        self,
        command: &Command,
        told: &mut Told,
        refusal: Refusal,
        cards: &mut Vec<Card>,
    ) -> Result<(), Trouble> {
        if !matches!(refusal.reason, Reason::Asks(_) | Reason::Clash { .. }) {
            return Err(Trouble::Refused(refusal));
        }
        let asked = refusal.asked.clone();
        let waiting = Waiting { command: command.clone(), refusal: refusal.clone() };
        match self.asking.ask(waiting).await {
            None => return Err(Trouble::NOT_ANSWERED),
            Some(Answer::Told(fact, value)) => match asked {
                Some(asked) => told.answer(&asked, fact, value),
                None => told.facts.set(fact, value),
            },
            Some(Answer::Decided(rule, by, reason)) => {
                let card = self.seal("reason", &[("text", reason)])?;
                let (against, because) = (Vec::new(), card.digest);
                told.decided.push(Decided { rule, against, by, because });
                cards.push(card);
            }
        }
        Ok(())
    }
}

/// The row of an entry that follows what this device has written.
fn row(Line { entry, .. }: &Line) -> EntryRow {
    EntryRow { device: entry.device.to_string(), seq: entry.seq, beside: None, text: entry.text().to_owned() }
}

/// The key of the row that this device wrote last.
pub(super) fn last_row(books: &Books) -> Option<String> {
    let device = books.journal.device();
    let seq = books.journal.head(device).seq;
    let row = EntryRow { device: device.to_string(), seq, beside: None, text: String::new() };
    (seq > 0).then(|| row.key())
}

fn batch(lines: &[Line], cards: &[Card], documents: &[serde_json::Value]) -> Batch {
    Batch {
        entries: lines.iter().map(row).collect(),
        cards: cards.iter().map(|card| (card.digest.to_string(), card.to_text())).collect(),
        documents: documents
            .iter()
            .map(|json| (Documents::digest_of(json).to_string(), journal::canonical(json)))
            .collect(),
        ..Batch::default()
    }
}
