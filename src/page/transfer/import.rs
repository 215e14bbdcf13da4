//! A file in: chosen or dropped, looked into, and taken in only when a person says so.

use leptos::{ev, html, prelude::*, task::spawn_local};

use super::{preview::Preview, words::said};
use crate::{
    desk::{Arriving, Desk, Trouble, use_desk},
    text::{I18n, t, t_string, use_i18n},
    widget::{Icon, Line},
};

/// How far the chosen file has come.
#[derive(Clone, Debug)]
enum Stage {
    /// None is chosen.
    Idle,
    /// It is read and checked.
    Reading(String),
    /// It is refused as a whole: the file, and what is wrong.
    Refused(String, Trouble),
    /// It may be taken in.
    Ready(String, Box<Arriving>),
}

/// The card that imports, and the preview below it.
#[component]
pub fn Import() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let stage = RwSignal::new(Stage::Idle);
    let progress = RwSignal::new(None::<u8>);
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let choose = move |_: ev::Event| {
        over.set(false);
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file can be chosen again.
        let name = file.name();
        stage.set(Stage::Reading(name.clone()));
        progress.set(Some(0));
        spawn_local(async move {
            let looked = desk.look_into(&file, progress).await;
            input.set_value("");
            progress.try_set(None);
            stage.try_set(match looked {
                Ok(arriving) => Stage::Ready(name, Box::new(arriving)),
                Err(trouble) => Stage::Refused(name, trouble),
            });
        });
    };
    let reading = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Reading(_))));
    let close = Callback::new(move |()| {
        stage.set(Stage::Idle);
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    });
    view! {
        <section class="panel is-pad">
            <div class="card-head">
                <Icon line=Line::Import/>
                <h2>{t!(i18n, transfer.import)}</h2>
                <p>{t!(i18n, transfer.import_see)}</p>
            </div>
            <label class="drop" class:is-over=move || over.get()>
                <input
                    node_ref=input
                    type="file"
                    accept=".json,application/json"
                    data-act="import"
                    disabled=move || reading.get()
                    on:change=choose
                    on:dragenter=move |_| over.set(true)
                    on:dragleave=move |_| over.set(false)
                />
                <b>{t!(i18n, transfer.choose_file)}</b>
                <span>{t!(i18n, transfer.or_drop)}</span>
            </label>
        </section>
        {move || match stage.get() {
            Stage::Idle => ().into_any(),
            Stage::Reading(name) => view! { <Reading name progress/> }.into_any(),
            Stage::Refused(name, trouble) => view! { <Refused name trouble close/> }.into_any(),
            Stage::Ready(name, arriving) => {
                view! { <Preview name arriving=*arriving on_close=close/> }.into_any()
            }
        }}
    }
}

#[component]
fn Reading(name: String, progress: RwSignal<Option<u8>>) -> impl IntoView {
    let i18n = use_i18n();
    let text = move || match progress.get() {
        Some(percent) => t_string!(i18n, transfer.reading_file, name = name, percent = percent),
        None => t_string!(i18n, transfer.checking, name = name),
    };
    let label = text.clone();
    view! {
        <section class="panel is-pad is-full">
            <p role="status">{text}</p>
            <progress class="progress" max="100" value=move || progress.get().unwrap_or(100) aria-label=label></progress>
        </section>
    }
}

#[component]
fn Refused(name: String, trouble: Trouble, close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    view! {
        <div class="notice is-seal is-full" role="alert" data-import="refused">
            <Icon line=Line::Alert/>
            <p>
                <b>{move || t_string!(i18n, transfer.not_taken, name = name)}</b>
                <br/>
                {move || sentences(desk, i18n, &trouble)}
            </p>
            <button class="btn" type="button" data-act="close" on:click=move |_| close.run(())>
                {t!(i18n, shell.close)}
            </button>
        </div>
    }
}

/// What is wrong with the file, that nothing was changed, and what to do.
fn sentences(desk: Desk, i18n: I18n, trouble: &Trouble) -> String {
    let what = said(desk, i18n, trouble);
    let Trouble::Wire(key, _) = trouble else {
        // These say themselves that nothing was changed, and what to do.
        return what;
    };
    let to_do = match *key {
        "wire-foreign-office" | "wire-not-ours" => t_string!(i18n, transfer.do_office),
        "wire-newer" | "wire-encrypted" => t_string!(i18n, transfer.do_update),
        "wire-too-big" | "wire-too-many" => t_string!(i18n, transfer.do_smaller),
        _ => t_string!(i18n, transfer.do_resend),
    };
    // A message of the core goes without a full stop.
    t_string!(
        i18n,
        transfer.refused_file,
        what = what,
        nothing = t_string!(i18n, transfer.nothing_changed),
        to_do = to_do
    )
}
