//! The settings: language, look and operator of this device; name and hours of the office; the version.

use super::office::OfficeFields;
use crate::{
    desk::use_desk,
    route::Place,
    text::{LocaleSwitch, t, t_string, use_i18n},
    theme::ThemeSwitch,
    widget::use_toasts,
};
use counter::{Command, Minute};
use leptos::{ev, prelude::*, task::spawn_local};

/// The form of the office: Enter in any of its fields saves.
const FORM: &str = "office-form";

/// The settings.
#[component]
pub(super) fn Settings() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, setup.title)}</h1>
            </header>
            <div class="two">
                <div class="page-stack">
                    <section class="panel is-pad">
                        <h2 class="panel-head">{t!(i18n, setup.device_part)}</h2>
                        <div class="field">
                            <span class="label">{t!(i18n, setup.language)}</span>
                            <LocaleSwitch/>
                        </div>
                        <div class="field">
                            <span class="label">{t!(i18n, setup.appearance)}</span>
                            <ThemeSwitch/>
                        </div>
                        <Operator/>
                    </section>
                    <Version/>
                </div>
                <AboutOffice/>
            </div>
        </div>
    }
}

/// Who works at this device.
#[component]
fn Operator() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let chosen =
        move || desk.read(|_| desk.operator()).flatten().map(|person| person.to_string()).unwrap_or_default();
    let people = move || {
        desk.read(|books| {
            let active = books.state.people.iter().filter(|(_, person)| person.active);
            active.map(|(id, _)| (id.to_string(), books.name(*id))).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    };
    view! {
        <div class="field">
            <label for="operator">{t!(i18n, shell.operator)}</label>
            <select
                class="input"
                id="operator"
                data-act="operator"
                aria-describedby="operator-hint"
                on:change=move |event| desk.work_as(event_target_value(&event).parse().ok())
            >
                <option value="" selected=move || chosen().is_empty()>
                    {t!(i18n, shell.front_desk)}
                </option>
                {move || {
                    people()
                        .into_iter()
                        .map(|(id, name)| {
                            let this = id.clone();
                            view! {
                                <option value=id selected=move || chosen() == this>
                                    {name}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
            <p class="hint" id="operator-hint">{t!(i18n, setup.operator_hint)}</p>
        </div>
    }
}

/// Name and hours, to be changed.
#[component]
fn AboutOffice() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let about = Memo::new(move |_| desk.read(|books| books.state.about.clone()).flatten());
    let (name, opens, closes) = (RwSignal::default(), RwSignal::default(), RwSignal::default());
    // What is in the books fills the fields, now and when another device changes it.
    Effect::new(move |_| {
        if let Some(about) = about.get() {
            name.set(about.name);
            opens.set(about.opens.to_string());
            closes.set(about.closes.to_string());
        }
    });
    let (wrong, sending) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let hours = move || {
        let minute = |text: RwSignal<String>| text.with(|text| text.parse::<Minute>().ok());
        minute(opens).zip(minute(closes))
    };
    let same = move || {
        about.with(|about| {
            about.as_ref().is_some_and(|about| {
                name.with(|name| name.trim() == about.name) && hours() == Some((about.opens, about.closes))
            })
        })
    };
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() || untrack(same) || !desk.may_write() {
            return;
        }
        let Some((opens, closes)) = hours() else {
            wrong.set(Some(t_string!(i18n, setup.hours_reversed).to_owned()));
            return;
        };
        wrong.set(None);
        sending.set(true);
        let command = Command::FoundOffice { name: name.get_untracked(), opens, closes };
        spawn_local(async move {
            match desk.send(command, Vec::new()).await {
                Ok(_) => toasts.done(t_string!(i18n, setup.office_saved).to_owned(), false),
                Err(trouble) => {
                    let _ = wrong.try_set(Some(trouble.say(i18n, None)));
                }
            }
            let _ = sending.try_set(false);
        });
    };
    view! {
        <section class="panel is-pad">
            <h2 class="panel-head">{t!(i18n, setup.office_part)}</h2>
            <form id=FORM hidden novalidate on:submit=save></form>
            <OfficeFields name opens closes form=FORM/>
            <div role="alert">{move || wrong.get().map(|wrong| view! { <p class="error">{wrong}</p> })}</div>
            <div class="btn-row">
                <button
                    class="btn is-primary"
                    type="submit"
                    form=FORM
                    data-act="save"
                    disabled=move || sending.get() || same() || !desk.may_write()
                >
                    {t!(i18n, shell.save)}
                </button>
            </div>
        </section>
    }
}

/// Which version runs here, and the next one if it waits.
#[component]
fn Version() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    // A build is named by what is in it; the beginning tells two apart.
    let build = RwSignal::new(None::<String>);
    spawn_local(async move {
        let found = desk.build().await;
        build.try_set(found);
    });
    let shown = move || {
        let build = build.get().map(|build| build.chars().take(8).collect::<String>());
        build.unwrap_or_else(|| t_string!(i18n, setup.version_none).to_owned())
    };
    let update = move |_| {
        if !desk.take_update() {
            toasts.trouble(t_string!(i18n, setup.update_busy).to_owned());
        }
    };
    view! {
        <section class="panel is-pad">
            <h2 class="panel-head">{t!(i18n, shell.app_name)}</h2>
            <dl class="kv">
                <dt>{t!(i18n, setup.version_label)}</dt>
                <dd class="num" data-build=move || build.get()>{shown}</dd>
            </dl>
            {move || {
                if desk.update_waits() {
                    view! {
                        <div class="notice">
                            <p>{t!(i18n, shell.update_ready)}</p>
                            <button class="btn is-jade" type="button" data-act="update" on:click=update>
                                {t!(i18n, shell.update_apply)}
                            </button>
                        </div>
                    }
                        .into_any()
                } else {
                    view! { <p class="muted">{t!(i18n, setup.up_to_date)}</p> }.into_any()
                }
            }}
            <a class="btn" href=Place::Transfer.path() data-act="to-data">{t!(i18n, setup.data_link)}</a>
        </section>
    }
}
