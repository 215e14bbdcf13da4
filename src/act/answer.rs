//! What confirming would do, by which article; and doing it, once.

use crate::{
    desk::{Desk, Trouble, use_desk},
    route::Place,
    text::{I18n, t, use_i18n},
    why::{Why, WhySheet},
    widget::{Cites, Toasts, article_number, use_toasts},
};
use counter::{
    Card, Command, Refusal,
    act::Draft,
    book::{ArticleId, BookDigest, Ruling},
    event::Told,
};
use leptos::{prelude::*, task::spawn_local};

/// What stands in the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// Something has to be chosen first.
    Open(String),
    /// This would follow; by these rulings, if the book has a say.
    Follows(String, Vec<Ruling>),
    /// It is refused; by this article, if the book is the reason.
    Refused(String, Option<(BookDigest, ArticleId)>),
}

impl Says {
    /// A refusal.
    pub fn refused(i18n: I18n, desk: Desk, refusal: Refusal) -> Self {
        let now = desk.now();
        let law =
            desk.peek(|books| Some((books.book_at(now)?.digest.clone(), refusal.cites.first()?.clone())));
        let text = desk.peek(|books| Trouble::Refused(refusal).say(i18n, Some(books)));
        Self::Refused(text.unwrap_or_default(), law.flatten())
    }
}

/// The means to carry something out from a dialog.
#[derive(Clone, Copy)]
pub struct Hand {
    desk: Desk,
    toasts: Toasts,
    i18n: I18n,
    /// Whether it is being written.
    pub sending: RwSignal<bool>,
    /// Why it could not be, said in the dialog.
    pub trouble: RwSignal<Option<String>>,
    on_close: Callback<()>,
}

impl Hand {
    /// For a dialog that closes when it is done.
    pub fn new(on_close: Callback<()>) -> Self {
        let (desk, toasts, i18n) = (use_desk(), use_toasts(), use_i18n());
        Self { desk, toasts, i18n, sending: RwSignal::new(false), trouble: RwSignal::new(None), on_close }
    }

    /// Writes a command; closes and says so when it is written, else says why not and leaves the dialog as it is.
    pub fn write(self, command: Command, cards: Vec<Card>, done: String, undo: bool) {
        let by = self.desk.operator();
        self.act(Draft { command, told: Told::nothing(), cards, by }, done, undo);
    }

    /// The same with what was told. A second tap while it is being written does nothing.
    pub fn act(self, draft: Draft, done: String, undo: bool) {
        if self.sending.get_untracked() {
            return;
        }
        self.sending.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            match self.desk.act(draft).await {
                Ok(_) => {
                    self.toasts.done(done, undo);
                    self.on_close.run(());
                    // A page stays where a dialog closes.
                    self.sending.try_set(false);
                }
                Err(trouble) => {
                    let text = self.desk.peek(|books| trouble.say(self.i18n, Some(books)));
                    // The dialog may have been left meanwhile: then it is said where it can still be seen.
                    if let Some(text) = self.trouble.try_set(text).flatten() {
                        self.toasts.trouble(text);
                    }
                    self.sending.try_set(false);
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
        Says::Open(text) | Says::Follows(text, _) | Says::Refused(text, _) => text,
    };
    let rulings = Memo::new(move |_| match says.get() {
        Says::Follows(_, rulings) => rulings,
        Says::Open(_) | Says::Refused(..) => Vec::new(),
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
    let forbids = move || {
        let Says::Refused(_, Some((book, article))) = says.get() else { return None };
        let address = Place::article(&book.0, &article);
        let number = article_number(i18n, &book, &article);
        Some(view! { <a class="cite" href=address>{t!(i18n, why.title)} " " <b>{number}</b></a> })
    };
    let ready = move || matches!(says.get(), Says::Follows(..));
    view! {
        <footer
            class="answer"
            class:is-open=move || matches!(says.get(), Says::Open(_))
            class:is-refused=move || matches!(says.get(), Says::Refused(..)) || hand.trouble.with(Option::is_some)
        >
            <div aria-live="polite">
                <p class="answer-who">{text}</p>
                <p class="answer-why">{law} {forbids}</p>
                <div role="alert">
                    {move || hand.trouble.get().map(|trouble| view! { <p class="error">{trouble}</p> })}
                </div>
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
            why.get().then(|| view! { <WhySheet why=Why::Rulings(rulings.get(), text()) on_close=move |()| why.set(false)/> })
        }}
    }
}
