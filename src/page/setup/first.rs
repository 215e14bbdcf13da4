//! The first run: three short steps, a sample office, or the books of another device. What stands first is all that the first
//! run of a device fetches; the other steps, and what founds an office, come beside it.

use super::{
    draft::Draft,
    foot::{FORM, Foot, Wrong, write},
    further::Further,
    office::OfficeStep,
};
use crate::{
    desk::{Desk, Trouble, use_desk},
    later::{ahead, later, part},
    route::{Going, Place, use_way},
    text::{Locale, LocaleSwitch, t, t_string, use_i18n},
};
use futures::future::LocalBoxFuture;
use leptos::prelude::*;

/// Founds the sample office of this name, with these people.
type Sample = fn(Desk, &'static str, Vec<&'static str>) -> LocalBoxFuture<'static, Result<(), Trouble>>;

part!(office_found: fn further(draft: Draft) { view! { <Further draft/> } });
part!(office_found: fn sample() -> Sample = |desk, office, names| {
    Box::pin(async move { desk.found_sample(office, &names).await })
});

/// The first run. It fills the window: there is nowhere else to go yet, but for the data of another device.
#[component]
pub(super) fn First(
    /// Whether the books are being written.
    sending: RwSignal<bool>,
) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let draft = Draft::new(sending);
    let step = draft.step;
    let begun = Memo::new(move |_| step.get() > 0);
    // Not before this stands.
    request_animation_frame(move || ahead(desk, i18n, further()));
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
                {move || match begun.get() {
                    false => view! { <Begin draft/> }.into_any(),
                    true => later(further, draft),
                }}
            </main>
        </div>
    }
}

/// The first step, and the two ways in that need no steps.
#[component]
fn Begin(draft: Draft) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let go_on = Callback::new(move |()| {
        if !draft.sending.get_untracked() && desk.may_write() && draft.is_finished(i18n) {
            draft.to(1);
        }
    });
    view! {
        <div class="setup-body">
            <OfficeStep draft form=FORM/>
            <Wrong draft/>
            <Shortcuts draft/>
        </div>
        <Foot draft go_on/>
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

#[component]
fn Shortcuts(draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let way = use_way();
    let begin_sample = move |_| {
        let office = t_string!(i18n, setup.sample_office);
        let names: Vec<&str> = t_string!(i18n, setup.sample_names).split('、').collect();
        write(draft, i18n, async move {
            (sample().await?)(desk, office, names).await?;
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
                on:click=begin_sample
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
