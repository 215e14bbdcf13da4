//! What was just done, or why it was not, in the bar. It never covers an action.

use super::dialog::hand;
use leptos::prelude::*;
use std::time::Duration;

/// How long a message stays.
const STAYS: Duration = Duration::from_secs(9);

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// The sentence.
    pub text: String,
    /// Whether something went wrong.
    pub bad: bool,
    /// Whether it offers to undo.
    pub undo: bool,
    /// Whether something was undone, which can be brought back.
    pub undone: bool,
}

/// Where pages put their messages.
#[derive(Clone, Copy)]
pub struct Toasts(RwSignal<Option<(u64, Toast)>>);

/// The messages of this page.
pub fn use_toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    /// Sets the place for messages up.
    pub fn provide() -> Self {
        let toasts = Self(RwSignal::new(None));
        provide_context(toasts);
        toasts
    }
    /// The message to show; tracked.
    pub fn now(self) -> Option<Toast> {
        self.0.get().map(|(_, toast)| toast)
    }
    /// Says that something was done.
    pub fn done(self, text: String, undo: bool) {
        self.show(Toast { text, bad: false, undo, undone: false });
    }
    /// Says that something was undone.
    pub fn undone(self, text: String) {
        self.show(Toast { text, bad: false, undo: false, undone: true });
    }
    /// Says what went wrong.
    pub fn trouble(self, text: String) {
        self.show(Toast { text, bad: true, undo: false, undone: false });
    }
    /// Takes the message away.
    pub fn clear(self) {
        self.0.set(None);
    }
    fn show(self, toast: Toast) {
        let next = self.0.get_untracked().map_or(0, |(n, _)| n) + 1;
        self.0.set(Some((next, toast)));
        // What was pressed may have gone with what was done.
        hand::back_to("#page");
        set_timeout(
            move || {
                if self.0.get_untracked().is_some_and(|(n, _)| n == next) {
                    self.clear();
                }
            },
            STAYS,
        );
    }
}
