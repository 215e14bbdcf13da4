//! Erasing this device: in two steps, and only once everything on it was found in a file that was read back; the sample
//! office in one.

use leptos::{ev, prelude::*, task::spawn_local};

use super::words::said;
use crate::{
    desk::use_desk,
    keeping::use_keeping,
    route::{Going, Place, use_way},
    text::{t, t_string, use_i18n},
    widget::{Dialog, Icon, Line, use_toasts},
};

const FORM: &str = "erase-form";

/// The card that erases.
#[component]
pub fn Erase() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let keeping = use_keeping();
    let asking = RwSignal::new(false);
    let ready = Memo::new(move |_| keeping.now().is_some_and(|light| light.seen));
    let sample = Memo::new(move |_| keeping.now().is_some_and(|light| light.sample));
    let hint = move || match (desk.may_write(), sample.get(), ready.get()) {
        (false, ..) => t_string!(i18n, shell.follower),
        (true, true, _) => t_string!(i18n, transfer.erase_sample_hint),
        (true, false, true) => t_string!(i18n, transfer.erase_ready),
        (true, false, false) => t_string!(i18n, transfer.erase_first),
    };
    let erasing = erasing();
    // The sample office holds nothing of anybody's: one press, and one begins.
    let press = move |_| match sample.get_untracked() {
        true => erasing.run(Callback::new(|_: Option<String>| ())),
        false => asking.set(true),
    };
    view! {
        <section class="panel is-pad is-full">
            <div class="card-head is-danger">
                <Icon line=Line::Bin/>
                <h2>{t!(i18n, transfer.erase)}</h2>
                <p>{t!(i18n, transfer.erase_hint)}</p>
            </div>
            <div class="btn-row">
                <button
                    class="btn is-danger"
                    type="button"
                    data-act="erase"
                    aria-describedby="erase-hint"
                    disabled=move || !(ready.get() || sample.get()) || !desk.may_write()
                    on:click=press
                >
                    <Icon line=Line::Bin/>
                    {move || if sample.get() { t_string!(i18n, transfer.erase_sample) } else { t_string!(i18n, transfer.erase) }}
                </button>
                <p class="muted" id="erase-hint">{hint}</p>
            </div>
        </section>
        {move || asking.get().then(|| view! { <Ask on_close=move || asking.set(false)/> })}
    }
}

/// Erases and goes to setting up; calls back with what went wrong, if anything did.
fn erasing() -> Callback<Callback<Option<String>>> {
    let (i18n, desk, keeping, toasts, way) = (use_i18n(), use_desk(), use_keeping(), use_toasts(), use_way());
    Callback::new(move |told: Callback<Option<String>>| {
        spawn_local(async move {
            match desk.erase().await {
                Ok(()) => {
                    toasts.done(t_string!(i18n, transfer.erased).to_owned(), false);
                    keeping.ask();
                    way.go(Place::Setup.path(), Going::INSTEAD);
                    told.run(None);
                }
                Err(trouble) => {
                    let text = said(desk, i18n, &trouble);
                    toasts.trouble(text.clone());
                    told.run(Some(text));
                }
            }
        });
    })
}

/// The second step: the name of the office is typed.
#[component]
fn Ask(on_close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let typed = RwSignal::new(String::new());
    let (act, erasing) = (self::erasing(), RwSignal::new(false));
    let failed = RwSignal::new(None::<String>);
    let office = desk.peek(|books| books.state.about.as_ref().map(|about| about.name.clone())).flatten();
    let office = StoredValue::new(office.unwrap_or_default());
    let right = Memo::new(move |_| office.with_value(|office| typed.read().trim() == office.trim()));
    let erase = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !right.get_untracked() || erasing.get_untracked() {
            return;
        }
        erasing.set(true);
        act.run(Callback::new(move |wrong: Option<String>| {
            failed.try_set(wrong);
            erasing.try_set(false);
        }));
    };
    let foot = move || {
        view! {
            <div class="dialog-foot">
                <button class="btn" type="button" data-act="cancel" on:click=move |_| on_close()>
                    {t!(i18n, shell.cancel)}
                </button>
                <button
                    class="btn is-danger"
                    type="submit"
                    form=FORM
                    data-act="confirm"
                    disabled=move || !right.get() || erasing.get() || !desk.may_write()
                >
                    {t!(i18n, transfer.erase_now)}
                </button>
            </div>
        }
    };
    view! {
        <Dialog title=crate::text::t_signal!(i18n, transfer.erase) foot=foot on_close=on_close>
            <form class="page-stack" id=FORM on:submit=erase>
                <p>{t!(i18n, transfer.erase_what)}</p>
                <div class="field">
                    <label for="erase-name">
                        {move || t_string!(i18n, transfer.erase_type, office = office.get_value())}
                    </label>
                    <input
                        class="input"
                        id="erase-name"
                        autocomplete="off"
                        autofocus
                        data-act="office-name"
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                </div>
                {move || failed.get().map(|failed| view! { <p class="error" role="alert">{failed}</p> })}
            </form>
        </Dialog>
    }
}
