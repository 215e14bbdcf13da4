//! The devices whose entries are here.

use leptos::{ev, prelude::*};

use super::words::{called, tail};
use crate::{
    desk::{Books, office_time, use_desk},
    text::{Dates, instant, t, t_signal, t_string, use_i18n},
    widget::{Dialog, Icon, Line, use_toasts},
};

const FORM: &str = "device-form";

/// One device: its id, how much it has written, when it last did, whether it is this one.
#[derive(Clone, Debug, PartialEq)]
struct Writer {
    id: String,
    entries: u64,
    last: Option<i64>,
    own: bool,
    parted: bool,
}

/// The card of the devices.
#[component]
pub fn Devices() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let naming = RwSignal::new(None::<String>);
    let writers = Memo::new(move |_| desk.read(writers).unwrap_or_default());
    let line = move |writer: &Writer| match writer.last {
        None => t_string!(i18n, transfer.device_empty).to_owned(),
        Some(last) => {
            let dates = Dates::of_office(i18n.get_locale());
            let count = dates.number(i64::try_from(writer.entries).unwrap_or(i64::MAX));
            t_string!(i18n, transfer.device_line, count = count, moment = dates.moment(last))
        }
    };
    let rows = move || {
        let row = |writer: Writer| {
            let (called, id) = (called(desk, i18n, &writer.id), writer.id.clone());
            view! {
                <li data-device=writer.id.clone() data-entries=writer.entries>
                    <Icon line=Line::Device/>
                    <span>
                        <b>
                            <span data-called>{called}</span>
                            {writer.parted.then(|| view! { <span class="chip is-amber" data-parted>{t!(i18n, transfer.device_parted)}</span> })}
                            {writer.own.then(|| view! { <span class="chip is-jade">{t!(i18n, transfer.this_device)}</span> })}
                        </b>
                        <small>{line(&writer)}</small>
                    </span>
                    <button class="btn is-quiet" type="button" data-act="name-device" on:click=move |_| naming.set(Some(id.clone()))>
                        {t!(i18n, transfer.device_name)}
                    </button>
                </li>
            }
        };
        writers.get().into_iter().map(row).collect_view()
    };
    view! {
        <section class="panel is-pad">
            <h2 class="panel-head">
                {t!(i18n, transfer.devices)}
                <small>{move || t_string!(i18n, transfer.n_devices, count = writers.read().len())}</small>
            </h2>
            <ul class="devices">{rows}</ul>
            {move || {
                let parted = writers.read().iter().any(|writer| writer.parted);
                parted.then(|| view! { <p class="muted">{t!(i18n, transfer.device_parted_hint)}</p> })
            }}
        </section>
        {move || naming.get().map(|id| view! { <NameDevice id on_close=move |()| naming.set(None)/> })}
    }
}

/// What a device is called here.
#[component]
fn NameDevice(id: String, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let device = id.parse::<counter::DeviceId>().ok();
    let name = RwSignal::new(device.and_then(|device| desk.device_name(device)).unwrap_or_default());
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match device.is_some_and(|device| desk.name_device(device, &name.get_untracked())) {
            true => {
                toasts.done(t_string!(i18n, transfer.device_named).to_owned(), false);
                on_close.run(());
            }
            false => toasts.trouble(t_string!(i18n, transfer.device_not_named).to_owned()),
        }
    };
    let foot = move || {
        view! {
            <footer class="dialog-foot">
                <button class="btn is-primary" type="submit" form=FORM data-act="confirm">{t!(i18n, shell.save)}</button>
            </footer>
        }
    };
    view! {
        <Dialog title=t_signal!(i18n, transfer.device_name) sub=t_string!(i18n, transfer.device, code = tail(&id)) on_close foot>
            <form id=FORM class="field" on:submit=save>
                <label for="device-name">{t!(i18n, transfer.device_called)}</label>
                <input class="input" id="device-name" data-act="name" maxlength="20" autofocus placeholder=t!(i18n, transfer.device_example) bind:value=name/>
                <p class="hint">{t!(i18n, transfer.device_name_hint)}</p>
            </form>
        </Dialog>
    }
}

/// This device first, then the others as they wrote last.
fn writers(books: &Books) -> Vec<Writer> {
    let own = books.journal.device();
    let mut heads = books.journal.heads();
    heads.entry(own).or_insert_with(|| books.journal.head(own));
    let writer = |(device, head): (counter::DeviceId, counter::Head)| {
        let last = books.journal.series(device, head.seq).last();
        let last = last
            .and_then(|entry| i64::try_from(entry.stamp.wall().0).ok())
            .map(|ms| instant(office_time(ms)));
        Writer {
            id: device.to_string(),
            entries: head.seq,
            last,
            own: device == own,
            parted: books.journal.has_parted(device),
        }
    };
    let mut writers: Vec<Writer> = heads.into_iter().map(writer).collect();
    writers.sort_by_key(|writer| (!writer.own, std::cmp::Reverse(writer.last)));
    writers
}
