//! Entries that do not fit together, in plain words.

use counter::{
    EntryId,
    conflicts::{self, ConflictKind},
};
use leptos::prelude::*;

use super::{settle::Settle, words::called};
use crate::{
    desk::{Books, use_desk},
    text::{Dates, I18n, instant, t, t_string, use_i18n},
};

/// One conflict as it is shown.
#[derive(Clone, Debug, PartialEq)]
struct Clash {
    both: conflicts::Clash,
    entry: EntryId,
    kind: ConflictKind,
    at: Option<i64>,
    people: String,
    device: String,
}

/// The conflicts; nothing where there are none.
#[component]
pub fn Conflicts() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let clashes = Memo::new(move |_| {
        let all = |books: &Books| {
            books.conflicts().into_iter().filter_map(|both| clash(books, both)).collect::<Vec<_>>()
        };
        desk.read(all).unwrap_or_default()
    });
    let parted = Memo::new(move |_| {
        let parted =
            |books: &Books| books.journal.parted().iter().map(ToString::to_string).collect::<Vec<_>>();
        desk.read(parted).unwrap_or_default()
    });
    let usurping = Memo::new(move |_| desk.read(|books| books.journal.usurping()).unwrap_or_default());
    let settling = RwSignal::new(None::<(counter::conflicts::Clash, &'static str)>);
    let row = move |clash: Clash| {
        let both = clash.both.clone();
        let what = word(i18n, clash.kind);
        let dates = Dates::of_office(i18n.get_locale());
        view! {
            <li class="is-amber" data-conflict=clash.entry.to_string()>
                <time>{clash.at.map(|at| dates.moment(at))}</time>
                <span class="pin"></span>
                <p>
                    <b>{what}</b>
                    <small>
                        {clash.people}
                        {t_string!(i18n, transfer.conflict_device, device = called(desk, i18n, &clash.device))}
                    </small>
                    <button class="btn" type="button" data-act="settle" on:click=move |_| settling.set(Some((both.clone(), what)))>
                        {t!(i18n, transfer.clash_open_both)}
                    </button>
                </p>
            </li>
        }
    };
    let list = move || {
        let (clashes, parted, usurping) = (clashes.get(), parted.get(), usurping.get());
        let count = clashes.len() + parted.len() + usurping;
        (count > 0).then(|| {
            view! {
                <section class="panel is-pad is-full" id="conflicts">
                    <h2 class="panel-head">
                        {t!(i18n, transfer.conflicts)}
                        <small>{t_string!(i18n, transfer.n_places, count = count)}</small>
                    </h2>
                    <p class="muted">{t!(i18n, transfer.conflicts_hint)}</p>
                    <ol class="timeline">
                        {clashes.into_iter().map(row).collect_view()}
                        {parted.into_iter().map(|id| split(i18n, called(desk, i18n, &id), id)).collect_view()}
                        {(usurping > 0).then(|| taken(i18n, usurping))}
                    </ol>
                </section>
            }
        })
    };
    view! {
        {list}
        {move || settling.get().map(|(clash, what)| view! { <Settle clash what on_close=move |()| settling.set(None)/> })}
    }
}

/// A device that was set back or copied, and written on twice.
fn split(i18n: I18n, device: String, id: String) -> impl IntoView {
    view! {
        <li class="is-amber" data-parted=id>
            <time></time>
            <span class="pin"></span>
            <p>
                <b>{t_string!(i18n, transfer.clash_parted)}</b>
                <small>{device}</small>
            </p>
        </li>
    }
}

/// Entries under the ids of others.
fn taken(i18n: I18n, count: usize) -> impl IntoView + use<> {
    let count = Dates::of_office(i18n.get_locale()).number(count as i64);
    view! {
        <li class="is-amber" data-usurping>
            <time></time>
            <span class="pin"></span>
            <p><b>{t_string!(i18n, transfer.clash_usurping, count = count)}</b></p>
        </li>
    }
}

fn clash(books: &Books, both: conflicts::Clash) -> Option<Clash> {
    let entry = *both.entries.first()?;
    let recorded = books.recorded(entry);
    let people = recorded.map(|recorded| books.people_of(&recorded.event)).unwrap_or_default();
    let names: Vec<String> = people.into_iter().map(|person| books.name(person)).collect();
    let mut people = names.join("、");
    if !people.is_empty() {
        people.push_str(" · ");
    }
    let device = books.journal.get(&entry).map(|entry| entry.device.to_string());
    Some(Clash {
        entry,
        kind: both.kind,
        at: recorded.map(|recorded| instant(recorded.at)),
        people,
        device: device.unwrap_or_default(),
        both,
    })
}

fn word(i18n: I18n, kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::DayOpenedTwice => t_string!(i18n, transfer.conflict_day_opened_twice),
        ConflictKind::NoDayOpen => t_string!(i18n, transfer.conflict_no_day_open),
        ConflictKind::NotOnShift => t_string!(i18n, transfer.conflict_not_on_shift),
        ConflictKind::ReceivingTwice => t_string!(i18n, transfer.conflict_receiving_twice),
        ConflictKind::NoSuchVisit => t_string!(i18n, transfer.conflict_no_such_visit),
        ConflictKind::DealtTwice => t_string!(i18n, transfer.conflict_dealt_twice),
        ConflictKind::OwnedTwice => t_string!(i18n, transfer.conflict_owned_twice),
        ConflictKind::InHouseTwice => t_string!(i18n, transfer.conflict_in_house_twice),
        ConflictKind::CreditGone => t_string!(i18n, transfer.conflict_credit_gone),
    }
}
