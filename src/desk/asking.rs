//! What the book must know before an act can be done, or what a person must decide: put to the person at the desk.

use futures::channel::oneshot;
use leptos::prelude::*;
use office::{Command, PersonId, Refusal};
use rulebook::{Fact, RuleId, Value};

/// An act that waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// What was to be done.
    pub command: Command,
    /// What is asked, or which rules clash.
    pub refusal: Refusal,
}

/// What a person answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A fact, or that nobody knows it.
    Told(Fact, Value),
    /// The rule that is followed, who decides it, and why.
    Decided(RuleId, PersonId, String),
}

/// Where acts wait for answers. One at a time: they are put in a dialog.
#[derive(Clone, Copy)]
pub struct Asking {
    waiting: RwSignal<Option<Waiting>>,
    answer: StoredValue<Option<oneshot::Sender<Answer>>, LocalStorage>,
}

impl Asking {
    pub(super) fn new() -> Self {
        Self { waiting: RwSignal::new(None), answer: StoredValue::new_local(None) }
    }
}

impl Asking {
    /// Whether something waits for an answer; tracked.
    pub(super) fn asks(self) -> bool {
        self.waiting.with(Option::is_some)
    }

    /// What waits for an answer; tracked.
    pub(super) fn waiting(self) -> Option<Waiting> {
        self.waiting.get()
    }

    /// Puts a question; `None` when the person gives up.
    pub(super) async fn ask(self, waiting: Waiting) -> Option<Answer> {
        let (to, from) = oneshot::channel();
        self.answer.set_value(Some(to));
        self.waiting.set(Some(waiting));
        let answer = from.await;
        self.waiting.set(None);
        // The dialog was closed: nobody answers.
        answer.ok()
    }

    /// Answers what waits; with nothing, the act is given up.
    pub(super) fn answer(self, answer: Option<Answer>) {
        let to = self.answer.try_update_value(Option::take).flatten();
        if let (Some(to), Some(answer)) = (to, answer) {
            // Who asked may be gone with his page: then nothing is done.
            let _gone = to.send(answer).is_err();
        }
    }
}
