//! The devices whose entries are here.

use counter::DeviceId;
use counter::devices::DEVICES;
use counter::row::Id;
use leptos::{ev, prelude::*};

use crate::{
    desk::{Books, device_name, use_desk},
    list::List,
    sheets::ExportButton,
    text::{t, t_signal, t_string, tail, use_i18n},
    widget::{Dialog, use_toasts},
};

const FORM: &str = "device-form";

/// The card of the devices.
#[component]
pub fn Devices() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let title = Signal::derive(move || {
        let today = desk.now().date();
        format!("{} {today}", t_string!(i18n, devices.page))
    });
    let naming = RwSignal::new(None::<DeviceId>);
    let rows = Memo::new(move |_| desk.read(Books::device_rows).unwrap_or_default());
    let parted = move || desk.read(|books| !books.journal.parted().is_empty()) == Some(true);
    let name = move |(_, id): (&'static str, Id)| {
        if let Id::Device(device) = id {
            naming.set(Some(device));
        }
    };
    view! {
        <section class="panel">
            <h2 class="panel-head">
                {t!(i18n, devices.page)}
                <small>{move || t_string!(i18n, devices.count, count = rows.with(Vec::len))}</small>
            </h2>
            <List table=&DEVICES rows on_act=name/>
            <div class="panel-foot">
                <ExportButton title leaves=vec![("devices.page", &DEVICES, rows.into())]/>
            </div>
            {move || parted().then(|| view! { <p class="panel-hint">{t!(i18n, devices.parted_hint)}</p> })}
        </section>
        {move || naming.get().map(|device| view! { <NameDevice device on_close=move |()| naming.set(None)/> })}
    }
}

/// What a device is called here.
#[component]
fn NameDevice(device: DeviceId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let name = RwSignal::new(device_name(device).unwrap_or_default());
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match desk.name_device(device, &name.get_untracked()) {
            true => {
                toasts.done(t_string!(i18n, devices.named).to_owned(), false);
                on_close.run(());
            }
            false => toasts.trouble(t_string!(i18n, devices.not_named).to_owned()),
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
        <Dialog title=t_signal!(i18n, devices.rename) sub=t_string!(i18n, devices.code, code = tail(&device.to_string())) on_close foot>
            <form id=FORM class="field" on:submit=save>
                <label for="device-name">{t!(i18n, devices.called)}</label>
                <input class="input" id="device-name" data-act="name" maxlength="20" autofocus placeholder=t!(i18n, devices.example) bind:value=name/>
                <p class="hint">{t!(i18n, devices.name_hint)}</p>
            </form>
        </Dialog>
    }
}
