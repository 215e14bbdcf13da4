//! The first run: three short steps, a sample office, or the books of another device.

use super::{books::BookStep, draft::Draft, names::NameStep, office::OfficeStep};
use crate::{
    desk::{Trouble, use_desk},
    route::{Going, Place, use_way},
    text::{I18n, Locale, LocaleSwitch, t, t_string, use_i18n},
    widget::use_toasts,
};
use leptos::{ev, prelude::*, task::spawn_local};

/// The form to which the fields of a step belong: Enter in any of them goes on.
const FORM: &str = "setup-step";

/// The first run. It fills the window: there is nowhere else to go yet, but for the data of another device.
#[component]
pub(super) fn First(
    /// Whether the books are being written.
    sending: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new(sending);
    let step = draft.step;
    let go_on = going_on(draft);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        go_on.run(());
    };
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
                        0 => view! { <OfficeStep draft form=FORM/> }.into_any(),
                        1 => view! { <NameStep draft on_done=go_on/> }.into_any(),
                        _ => view! { <BookStep draft form=FORM/> }.into_any(),
                    }}
                    <div role="alert">
                        {move || draft.wrong(i18n).map(|wrong| view! { <p class="error">{wrong}</p> })}
                    </div>
                    {move || (step.get() == 0).then(|| view! { <Shortcuts draft/> })}
                </div>
                <form id=FORM novalidate on:submit=submit></form>
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

/// Goes on to the next step, or writes everything down after the last.
fn going_on(draft: Draft) -> Callback<()> {
    let (i18n, desk, toasts, way) = (use_i18n(), use_desk(), use_toasts(), use_way());
    Callback::new(move |()| {
        if draft.sending.get_untracked() || !desk.may_write() {
            return;
        }
        let step = draft.step.get_untracked();
        // What was left out of the list is seen before it is out of sight.
        if step == 1 && !draft.take_typed(i18n) {
            return;
        }
        draft.tried.set(true);
        if untrack(|| draft.wrong(i18n)).is_some() {
            return;
        }
        if step < 2 {
            draft.to(step + 1);
            return;
        }
        let Some(hours) = untrack(|| draft.hours()) else { return };
        let (name, people, book) =
            (draft.name.get_untracked(), draft.people.get_untracked(), draft.book.get_untracked());
        let user = draft.user.get_untracked();
        let done = t_string!(i18n, setup.founded, name = name.trim());
        write(draft, i18n, async move {
            let ids = desk.found(name, hours, &people, &book).await?;
            let named = people.iter().position(|person| Some(&person.name) == user.as_ref());
            desk.work_as(named.and_then(|at| ids.get(at).copied()));
            toasts.done(done, false);
            way.go(Place::People.path(), Going::ON);
            Ok(())
        });
    })
}

#[component]
fn Foot(draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let step = draft.step;
    let back = move |_: ev::MouseEvent| draft.to(step.get_untracked().saturating_sub(1));
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
                type="submit"
                form=FORM
                data-act=move || if step.get() < 2 { "next" } else { "confirm" }
                disabled=move || draft.sending.get() || !desk.may_write()
            >
                {move || if step.get() < 2 { t_string!(i18n, shell.next) } else { t_string!(i18n, setup.begin) }}
            </button>
        </footer>
    }
}

/// Writes, once, and says what went wrong. When it went well, the work has led to another page.
fn write(draft: Draft, i18n: I18n, work: impl Future<Output = Result<(), Trouble>> + 'static) {
    draft.said.set(None);
    draft.sending.set(true);
    spawn_local(async move {
        if let Err(trouble) = work.await {
            let _ = draft.said.try_set(Some(trouble.say(i18n, None)));
            let _ = draft.sending.try_set(false);
        }
    });
}
