//! Everything out, into one file. What becomes of it the browser does not tell: that it is there is said only once it was
//! read back.

use leptos::{ev, html, prelude::*, task::spawn_local};

use super::words::said;
use crate::{
    desk::use_desk,
    keeping::use_keeping,
    text::{Dates, instant, t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// The card that exports.
#[component]
pub fn Export() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let keeping = use_keeping();
    let toasts = use_toasts();
    let saving = RwSignal::new(false);
    let count = Memo::new(move |_| desk.read(|books| books.journal.len()).unwrap_or_default());
    let label = move || {
        let count = Dates::of_office(i18n.get_locale()).number(count.get() as i64);
        t_string!(i18n, transfer.export_all, count = count)
    };
    let last = move || {
        let at = keeping.now().and_then(|light| light.backup_at);
        at.map_or_else(
            || t_string!(i18n, transfer.backup_never).to_owned(),
            |at| {
                let moment = Dates::of_office(i18n.get_locale()).moment(instant(at));
                t_string!(i18n, transfer.backup_at, moment = moment)
            },
        )
    };
    let seen = move || keeping.now().is_some_and(|light| light.seen);
    let whole = move || match keeping.now() {
        Some(light) if light.seen => t_string!(i18n, transfer.all_backed_up),
        Some(light) if light.handed => t_string!(i18n, transfer.handed_over),
        Some(light) if light.backup_at.is_some() => t_string!(i18n, transfer.not_all_backed_up),
        _ => "",
    };
    let export = move |_| {
        saving.set(true);
        spawn_local(async move {
            match desk.export().await {
                Ok(name) => toasts.done(t_string!(i18n, transfer.exported, name = name), false),
                Err(trouble) => toasts.trouble(said(desk, i18n, &trouble)),
            }
            keeping.ask();
            saving.try_set(false);
        });
    };
    view! {
        <section class="panel is-pad">
            <div class="card-head">
                <Icon line=Line::Export/>
                <h2>{t!(i18n, transfer.export)}</h2>
                <p>{t!(i18n, transfer.export_for)}</p>
            </div>
            <ul class="checks">
                <li class:is-todo=move || !seen() data-seen=move || seen().to_string()>
                    {move || view! { <Icon line=if seen() { Line::Check } else { Line::Alert }/> }}
                    <span>{last} {move || Some(whole()).filter(|text| !text.is_empty()).map(|text| format!(" · {text}"))}</span>
                </li>
                <li class="is-todo"><Icon line=Line::Person/><span>{t!(i18n, transfer.file_holds)}</span></li>
            </ul>
            <div class="btn-row">
                <button
                    class="btn is-primary"
                    type="button"
                    data-act="export"
                    disabled=move || saving.get()
                    on:click=export
                >
                    <Icon line=Line::Export/>
                    {label}
                </button>
                <SeeFile/>
            </div>
        </section>
    }
}

/// The file is chosen again, and looked through: whether all there is here is in it.
#[component]
pub fn SeeFile() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let keeping = use_keeping();
    let toasts = use_toasts();
    let reading = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let choose = move |_: ev::Event| {
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        reading.set(true);
        spawn_local(async move {
            match desk.see_backup(&file).await {
                Ok(true) => toasts.done(t_string!(i18n, transfer.seen, name = file.name()), false),
                Ok(false) => toasts.trouble(t_string!(i18n, transfer.not_seen, name = file.name())),
                Err(trouble) => toasts.trouble(said(desk, i18n, &trouble)),
            }
            // The same file can be chosen again.
            input.set_value("");
            keeping.ask();
            reading.try_set(false);
        });
    };
    view! {
        <label class="btn is-file" class:is-busy=move || reading.get()>
            <Icon line=Line::File/>
            {t!(i18n, transfer.see_file)}
            <input
                node_ref=input
                type="file"
                accept=".json,application/json"
                data-act="see-file"
                disabled=move || reading.get() || !desk.may_write()
                on:change=choose
            />
        </label>
    }
}
