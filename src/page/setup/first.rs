//! The first run: three short steps, a sample office, or the books of another device.

use super::{books::BookStep, names::NameStep, office::OfficeStep};
use crate::{
    desk::{FIRST_BOOK, NewPerson, Trouble, use_desk},
    route::{Going, Place, use_way},
    text::{I18n, Locale, LocaleSwitch, t, t_string, use_i18n},
    widget::use_toasts,
};
use leptos::{html, prelude::*, task::spawn_local};
use office::Minute;
use rulebook::word::Office;

/// What has been written down so far. Nothing of it is in the books before the last step.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    /// The step on the screen, from 0.
    pub step: RwSignal<usize>,
    /// The name of the office.
    pub name: RwSignal<String>,
    /// When it opens, as the time field has it.
    pub opens: RwSignal<String>,
    /// When it closes.
    pub closes: RwSignal<String>,
    /// The people, in the order of the first day.
    pub people: RwSignal<Vec<NewPerson>>,
    /// What is still being typed into the names.
    pub typing: RwSignal<String>,
    /// The id of the chosen book.
    pub book: RwSignal<String>,
    /// What is wrong with this step.
    pub wrong: RwSignal<Option<String>>,
    /// Whether it is being written. It stays so when that went well, until the page is left.
    pub sending: RwSignal<bool>,
    /// Whether one has moved between the steps.
    pub moved: RwSignal<bool>,
}

impl Draft {
    fn new(sending: RwSignal<bool>) -> Self {
        Self {
            step: RwSignal::new(0),
            name: RwSignal::new(String::new()),
            opens: RwSignal::new("09:00".into()),
            closes: RwSignal::new("18:00".into()),
            people: RwSignal::new(Vec::new()),
            typing: RwSignal::new(String::new()),
            book: RwSignal::new(FIRST_BOOK.to_owned()),
            wrong: RwSignal::new(None),
            sending,
            moved: RwSignal::new(false),
        }
    }

    fn to(self, step: usize) {
        self.moved.set(true);
        self.step.set(step);
    }

    /// The hours, if both fields hold a time.
    fn hours(self) -> Option<(Minute, Minute)> {
        let minute = |text: RwSignal<String>| text.with_untracked(|text| text.parse().ok());
        minute(self.opens).zip(minute(self.closes))
    }

    /// Why the step on the screen is not finished.
    fn unfinished(self, i18n: I18n) -> Option<String> {
        match self.step.get_untracked() {
            0 if self.name.with_untracked(|name| name.trim().is_empty()) => {
                Some(t_string!(i18n, setup.office_name_missing).to_owned())
            }
            0 if self.hours().is_none_or(|(opens, closes)| opens >= closes) => {
                Some(t_string!(i18n, setup.hours_reversed).to_owned())
            }
            1 if !self.people.with_untracked(|people| people.iter().any(takes_turns)) => {
                Some(t_string!(i18n, setup.nobody_yet).to_owned())
            }
            _ => None,
        }
    }
}

fn takes_turns(person: &NewPerson) -> bool {
    person.roles.contains(&Office::Agent)
}

/// The first run. It fills the window: there is nowhere else to go yet, but for the data of another device.
#[component]
pub(super) fn First(
    /// Whether the books are being written.
    sending: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new(sending);
    let step = draft.step;
    // Chinese breaks anywhere, so the two halves are kept whole; English breaks well by itself.
    let unbroken = move || i18n.get_locale() != Locale::En;
    view! {
        <div class="setup">
            <header class="setup-cover">
                <span class="setup-slip" aria-hidden="true">{t!(i18n, setup.cover_slip)}</span>
                <div class="setup-say">
                    <h1>
                        <span class:nowrap=unbroken>{t!(i18n, setup.cover_line_1)}</span>
                        " "
                        <span class:nowrap=unbroken>{t!(i18n, setup.cover_line_2)}</span>
                    </h1>
                    <p>{t!(i18n, setup.cover_note)}</p>
                </div>
                <LocaleSwitch/>
            </header>
            <main class="setup-main" id="page">
                <Steps step/>
                <div class="setup-body">
                    {move || match step.get() {
                        0 => view! { <OfficeStep draft/> }.into_any(),
                        1 => view! { <NameStep draft/> }.into_any(),
                        _ => view! { <BookStep draft/> }.into_any(),
                    }}
                    <div role="alert">
                        {move || draft.wrong.get().map(|wrong| view! { <p class="error">{wrong}</p> })}
                    </div>
                    {move || (step.get() == 0).then(|| view! { <Shortcuts draft/> })}
                </div>
                <Foot draft/>
            </main>
        </div>
    }
}

#[component]
fn Steps(step: RwSignal<usize>) -> impl IntoView {
    let i18n = use_i18n();
    let name = move |n: usize| match n {
        0 => t_string!(i18n, setup.step_office),
        1 => t_string!(i18n, setup.step_people),
        _ => t_string!(i18n, setup.step_book),
    };
    let item = |n: usize| {
        view! {
            <li class:is-done=move || n < step.get() aria-current=move || (n == step.get()).then_some("step")>
                {move || name(n)}
            </li>
        }
    };
    view! { <ol class="steps">{(0..3).map(item).collect_view()}</ol> }
}

/// The question of a step. It takes the focus when one has moved to it.
#[component]
pub(super) fn Ask(
    draft: Draft,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] hint: Signal<String>,
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get().filter(|_| draft.moved.get_untracked()) {
            let _ = heading.focus();
        }
    });
    view! {
        <h2 node_ref=heading tabindex="-1">{move || title.get()}</h2>
        <p>{move || hint.get()}</p>
    }
}

/// The two ways in that need no steps.
#[component]
fn Shortcuts(draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let way = use_way();
    let sample = move |_| {
        let office = t_string!(i18n, setup.sample_office);
        let names: Vec<&str> = t_string!(i18n, setup.sample_names).split('、').collect();
        write(draft, i18n, async move {
            desk.found_sample(office, &names).await?;
            way.go(Place::Reception.path(), Going::ON);
            Ok(())
        });
    };
    view! {
        <div class="setup-demo">
            <p><b>{t!(i18n, setup.demo_title)}</b>{t!(i18n, setup.demo_text)}</p>
            <button
                class="btn is-jade"
                type="button"
                data-act="sample"
                disabled=move || draft.sending.get() || !desk.may_write()
                on:click=sample
            >
                {t!(i18n, setup.demo)}
            </button>
        </div>
        <div class="setup-demo">
            <p><b>{t!(i18n, setup.import_title)}</b>{t!(i18n, setup.import_text)}</p>
            <a class="btn" href=Place::Transfer.path() data-act="import">{t!(i18n, setup.import)}</a>
        </div>
    }
}

#[component]
fn Foot(draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let way = use_way();
    let step = draft.step;
    let back = move |_| {
        draft.wrong.set(None);
        draft.to(step.get_untracked().saturating_sub(1));
    };
    let on = move |_| {
        if step.get_untracked() == 1 {
            draft.take_typed(i18n);
        }
        let wrong = draft.unfinished(i18n);
        draft.wrong.set(wrong.clone());
        if wrong.is_some() {
            return;
        }
        if step.get_untracked() < 2 {
            draft.to(step.get_untracked() + 1);
            return;
        }
        let Some(hours) = draft.hours() else { return };
        let (name, people, book) =
            (draft.name.get_untracked(), draft.people.get_untracked(), draft.book.get_untracked());
        let done = t_string!(i18n, setup.founded, name = name.trim());
        write(draft, i18n, async move {
            desk.found(name, hours, &people, &book).await?;
            toasts.done(done, false);
            way.go(Place::People.path(), Going::ON);
            Ok(())
        });
    };
    view! {
        <footer class="setup-foot">
            {move || {
                (step.get() > 0)
                    .then(|| {
                        view! {
                            <button class="btn is-quiet" type="button" data-act="back" on:click=back>
                                {t!(i18n, shell.back)}
                            </button>
                        }
                    })
            }}
            <button
                class="btn is-primary is-big"
                type="button"
                data-act=move || if step.get() < 2 { "next" } else { "confirm" }
                disabled=move || draft.sending.get() || !desk.may_write()
                on:click=on
            >
                {move || if step.get() < 2 { t_string!(i18n, shell.next) } else { t_string!(i18n, setup.begin) }}
            </button>
        </footer>
    }
}

/// Writes, once, and says what went wrong. When it went well, the work has led to another page.
fn write(draft: Draft, i18n: I18n, work: impl Future<Output = Result<(), Trouble>> + 'static) {
    draft.wrong.set(None);
    draft.sending.set(true);
    spawn_local(async move {
        if let Err(trouble) = work.await {
            let _ = draft.wrong.try_set(Some(trouble.say(i18n, None)));
            let _ = draft.sending.try_set(false);
        }
    });
}
