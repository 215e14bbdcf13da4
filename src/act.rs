//! One dialog for whatever can be done: it draws the sheet of an act and sends what comes of it. What is filled in, what
//! can be answered, what is likely and what would follow, the counter says; here are the widgets and the words.
//!
//! The messages of an act are `acts.<act>`, those of a field `acts.<act>_<field>`; what need not be there may be: a hint
//! (`…_hint`), words of its own on the button (`…_confirm`), a notice (`…_notice`).

mod answer;
mod asked;
mod choice;
mod field;
mod says;

pub use answer::{Answer, Hand, Says};
pub use asked::{Choice, Reading, read, spelled, tapped};
pub use says::per_cent;

use crate::desk::{Trouble, use_desk};
use crate::later::{later_on_top, part};
use crate::text::{I18n, maybe, message, t_string, use_i18n};
use crate::widget::{Dialog, Icon, Line};
use counter::act::{Act, Answers, Subject, Then};
use field::FieldView;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

part!(office_acts: fn filled_in((act, subject, given, on_close): (&'static Act, Subject, Answers, Callback<()>)) {
    view! { <FilledIn act subject given on_close/> }
});

/// The dialog of an act, fetched when the first one is opened.
#[component]
pub fn ActDialog(
    /// The act.
    act: &'static Act,
    /// To what.
    subject: Subject,
    /// What is answered already.
    #[prop(optional)]
    given: Answers,
    /// Called when it is done or left.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    later_on_top(filled_in, (act, subject, given, on_close), on_close)
}

#[component]
fn FilledIn(act: &'static Act, subject: Subject, given: Answers, on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let hand = Hand::new(on_close);
    let answers = RwSignal::new(given);
    let salt = desk.salt();
    let no_salt = salt.as_ref().err().map(|trouble| trouble.say(i18n, None));
    hand.trouble.set(no_salt);
    let salt = salt.unwrap_or_default();
    let sheet =
        Memo::new(move |_| desk.at(subject, |at| answers.with(|answers| act.sheet(at, answers, &salt))));
    // What was wrong is so no longer once something else is answered.
    Effect::new(move |again: Option<()>| {
        answers.track();
        if again.is_some() {
            hand.trouble.set(None);
        }
    });
    let says = Signal::derive(move || {
        sheet.with(|sheet| match sheet {
            Some(sheet) => match &sheet.then {
                Then::Open => Says::Open(says::wanting(i18n, desk, act, &sheet.fields)),
                Then::Follows(events) => {
                    let rulings = events.first().map(|event| desk.rulings(event.law())).unwrap_or_default();
                    Says::Follows(says::follows(i18n, desk, events), rulings)
                }
                Then::Decided(refusal) => {
                    let text = desk.peek(|books| Trouble::Refused(refusal.clone()).say(i18n, Some(books)));
                    Says::Follows(text.unwrap_or_default(), Vec::new())
                }
                Then::Refused(refusal) => Says::refused(i18n, desk, refusal.clone()),
            },
            None => Says::Open(String::new()),
        })
    });
    let send = Callback::new(move |()| {
        let drafted = sheet.with_untracked(|sheet| {
            let sheet = sheet.as_ref()?;
            let undo = matches!(&sheet.then, Then::Follows(events) if says::may_be_undone(events));
            Some((sheet.draft.clone()?, says::done(i18n, desk, sheet), undo))
        });
        if let Some((draft, done, undo)) = drafted {
            hand.act(draft, done, undo);
        }
    });
    // Enter goes on: to what is still open, and at the end it is done.
    let enter = move |event: ev::KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let goes_on = target.is_some_and(|target| target.matches("input").unwrap_or(false));
        if event.key() != "Enter" || event.is_composing() || !goes_on {
            return;
        }
        event.prevent_default();
        let open = sheet.with_untracked(|sheet| {
            let sheet = sheet.as_ref()?;
            sheet.fields.iter().find(|field| !field.is_done()).map(|field| field.key.clone())
        });
        match open {
            Some(key) => field::focus(&key),
            None if untrack(|| matches!(says.get(), Says::Follows(..))) => send.run(()),
            None => {}
        }
    };
    let keys = Memo::new(move |_| {
        sheet.with(|sheet| {
            let fields = sheet.iter().flat_map(|sheet| &sheet.fields);
            fields.map(|field| field.key.clone()).collect::<Vec<_>>()
        })
    });
    let first = keys.get_untracked().into_iter().next();
    let title = Signal::derive(move || name(i18n, act));
    let sub = Signal::derive(move || says::subject(i18n, desk, subject));
    let confirm = Signal::derive(move || {
        maybe(i18n, &format!("acts.{}_confirm", act.key))
            .map_or_else(|| t_string!(i18n, acts.confirm).to_owned(), str::to_owned)
    });
    let notice = move || {
        maybe(i18n, &format!("acts.{}_notice", act.key)).map(|text| {
            view! { <p class="notice is-amber"><Icon line=Line::Alert/> <span>{text}</span></p> }
        })
    };
    view! {
        <Dialog title sub on_close foot=move || view! { <Answer says confirm hand on_confirm=send/> }>
            <div class="act-fields" data-form=act.key on:keydown=enter>
                {notice}
                <For each=move || keys.get() key=|key| key.clone() let:key>
                    <FieldView act sheet answers first=first.as_ref() == Some(&key) key/>
                </For>
            </div>
        </Dialog>
    }
}

/// The name of an act, which is its heading and stands on its button.
pub fn name(i18n: I18n, act: &Act) -> String {
    message(i18n, &format!("acts.{}", act.key), &[] as &[(&str, String)])
}

/// Buttons for what can be done to something; each opens its dialog. Nothing, where nothing can.
#[component]
pub fn Acts(
    /// What may be offered.
    acts: &'static [&'static Act],
    /// To what; nothing, while it is not known.
    subject: Signal<Option<Subject>>,
    /// The one that is chosen.
    chosen: RwSignal<Option<&'static Act>>,
    /// Which of them are drawn as dangerous.
    #[prop(optional)]
    danger: &'static [&'static str],
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let offered = Memo::new(move |_| {
        let Some(subject) = subject.get() else { return Vec::new() };
        let offered = |at: &counter::act::At<'_>| {
            let keys = acts.iter().enumerate().filter(|(_, act)| act.offered(at).is_ok());
            keys.map(|(n, _)| n).collect::<Vec<usize>>()
        };
        desk.at(subject, offered).unwrap_or_default()
    });
    let button = move |n: usize| {
        let act = acts[n];
        let class = if danger.contains(&act.key) { "btn is-danger" } else { "btn" };
        view! {
            <button
                class=class
                type="button"
                data-act=act.key
                disabled=move || !desk.may_write()
                on:click=move |_| chosen.set(Some(act))
            >
                {move || name(i18n, act)}
            </button>
        }
    };
    move || offered.get().into_iter().map(button).collect_view()
}
