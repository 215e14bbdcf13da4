//! What confirming would do, by which article; and doing it, once.

use crate::{
    desk::{Desk, use_desk},
    page::{said, why::WhyRulings},
    text::{I18n, t, use_i18n},
    widget::{Cites, Toasts, use_toasts},
};
use journal::Card;
use leptos::{prelude::*, task::spawn_local};
use office::Command;
use office::ledger::Visit;
use rulebook::Ruling;

/// What the visitor of a visit is called, for the heading of a dialog.
pub(super) fn called(visit: &Visit) -> String {
    let (desk, i18n) = (use_desk(), use_i18n());
    untrack(|| desk.peek(|books| said::visitor(i18n, books, &visit.visitor))).unwrap_or_default()
}

/// What stands in the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// Something has to be chosen first.
    Open(String),
    /// This would follow; by these rulings, if the book has a say.
    Follows(String, Vec<Ruling>),
    /// It is refused.
    Refused(String),
}

/// The means to carry something out from a dialog.
#[derive(Clone, Copy)]
pub struct Hand {
    desk: Desk,
    toasts: Toasts,
    i18n: I18n,
    /// Whether it is being written.
    pub sending: RwSignal<bool>,
    on_close: Callback<()>,
}

impl Hand {
    /// For a dialog that closes when it is done.
    pub fn new(on_close: Callback<()>) -> Self {
        let (desk, toasts, i18n) = (use_desk(), use_toasts(), use_i18n());
        Self { desk, toasts, i18n, sending: RwSignal::new(false), on_close }
    }

    /// Writes; closes and says so when it is written, else says why not and leaves the dialog as it is.
    pub fn write(self, commands: Vec<Command>, cards: Vec<Card>, done: String, undo: bool) {
        self.sending.set(true);
        spawn_local(async move {
            match self.desk.send_all(commands, cards, Vec::new()).await {
                Ok(_) => {
                    self.toasts.done(done, undo);
                    self.on_close.run(());
                }
                Err(trouble) => {
                    self.toasts.trouble(
                        self.desk.peek(|books| trouble.say(self.i18n, Some(books))).unwrap_or_default(),
                    );
                    let _ = self.sending.try_set(false);
                }
            }
        });
    }
}

/// The foot of a dialog: the answer, and the button that makes it so.
#[component]
pub fn Answer(
    /// The answer.
    says: Signal<Says>,
    /// The word on the button.
    confirm: Signal<String>,
    /// The means.
    hand: Hand,
    /// Called when the button is pressed.
    #[prop(into)]
    on_confirm: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let why = RwSignal::new(false);
    let text = move || match says.get() {
        Says::Open(text) | Says::Follows(text, _) | Says::Refused(text) => text,
    };
    let rulings = Memo::new(move |_| match says.get() {
        Says::Follows(_, rulings) => rulings,
        Says::Open(_) | Says::Refused(_) => Vec::new(),
    });
    let law = move || {
        rulings.with(|rulings| rulings.first().cloned()).map(|ruling| {
            let silent = !ruling.silent.is_empty();
            view! {
                <Cites book=ruling.book.clone() cites=ruling.cites.clone() on_press=move |()| why.set(true)/>
                {silent.then(|| view! { <span class="chip is-line">{t!(i18n, people.why_silent)}</span> })}
            }
        })
    };
    let ready = move || matches!(says.get(), Says::Follows(..));
    view! {
        <footer
            class="answer"
            class:is-open=move || matches!(says.get(), Says::Open(_))
            class:is-refused=move || matches!(says.get(), Says::Refused(_))
        >
            <div aria-live="polite">
                <p class="answer-who">{text}</p>
                <p class="answer-why">{law}</p>
            </div>
            <button
                class="btn is-primary"
                type="button"
                data-act="confirm"
                disabled=move || !ready() || hand.sending.get() || !desk.may_write()
                on:click=move |_| on_confirm.run(())
            >
                {move || confirm.get()}
            </button>
        </footer>
        {move || {
            why.get().then(|| view! { <WhyRulings rulings=rulings.get() title=text() on_close=move |()| why.set(false)/> })
        }}
    }
}

/// A choice of one among few, as tiles.
#[component]
pub(super) fn Tile(
    /// The group it belongs to.
    group: &'static str,
    /// What tests call it.
    act: &'static str,
    /// Whether it is chosen.
    chosen: Signal<bool>,
    /// The words.
    label: Signal<String>,
    /// The line below.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Called when it is chosen.
    #[prop(into)]
    on_pick: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name=group data-act=act prop:checked=chosen on:change=move |_| on_pick.run(())/>
            <b>{move || label.get()}</b>
            {move || Some(hint.get()).filter(|hint| !hint.is_empty()).map(|hint| view! { <small>{hint}</small> })}
        </label>
    }
}
