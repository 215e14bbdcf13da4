//! The devices whose entries are here.

use leptos::prelude::*;

use super::words::tail;
use crate::{
    desk::{Books, office_time, use_desk},
    text::{Dates, instant, t, t_string, use_i18n},
    widget::{Icon, Line},
};

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
            let code = tail(&writer.id);
            view! {
                <li data-device=writer.id.clone() data-entries=writer.entries>
                    <Icon line=Line::Device/>
                    <span>
                        <b>
                            {t_string!(i18n, transfer.device, code = code)}
                            {writer.parted.then(|| view! { <span class="chip is-amber" data-parted>{t!(i18n, transfer.device_parted)}</span> })}
                            {writer.own.then(|| view! { <span class="chip is-jade">{t!(i18n, transfer.this_device)}</span> })}
                        </b>
                        <small>{line(&writer)}</small>
                    </span>
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
    }
}

/// This device first, then the others as they wrote last.
fn writers(books: &Books) -> Vec<Writer> {
    let own = books.journal.device();
    let mut heads = books.journal.heads();
    heads.entry(own).or_insert_with(|| books.journal.head(own));
    let writer = |(device, head): (journal::DeviceId, journal::Head)| {
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
