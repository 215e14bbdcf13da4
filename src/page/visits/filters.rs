//! What of the ledger to show: the day, a person, what is wanting, a search.

use crate::{
    desk::use_desk,
    dialog::day_pick::{DayPick, LatestDays},
    text::{t, use_i18n},
    widget::{Icon, Line},
};
use chrono::NaiveDate;
use counter::ledger::Wanted;
use leptos::prelude::*;

/// The filters.
#[component]
pub(super) fn Filters(wanted: RwSignal<Wanted>, today: Memo<NaiveDate>) -> impl IntoView {
    let i18n = use_i18n();
    let date = Signal::derive(move || wanted.with(|wanted| wanted.date));
    let pick = Callback::new(move |date| wanted.update(|wanted| wanted.date = date));
    view! {
        <div class="filters" role="search">
            <DayPick date today on_pick=pick/>
            <People wanted/>
            <select
                class="input"
                data-act="only-missing"
                aria-label=t!(i18n, visits.registered)
                prop:value=move || if wanted.with(|wanted| wanted.missing) { "missing" } else { "" }
                on:change=move |event| wanted.update(|wanted| wanted.missing = event_target_value(&event) == "missing")
            >
                <option value="">{t!(i18n, visits.every_registration)}</option>
                <option value="missing">{t!(i18n, visits.only_missing)}</option>
            </select>
            <div class="search">
                <Icon line=Line::Search/>
                <input
                    class="input"
                    type="search"
                    data-act="search"
                    aria-label=t!(i18n, visits.search)
                    placeholder=t!(i18n, visits.search_in)
                    prop:value=move || wanted.with(|wanted| wanted.query.clone())
                    on:input=move |event| wanted.update(|wanted| wanted.query = event_target_value(&event))
                />
            </div>
        </div>
        <LatestDays date today on_pick=pick/>
    }
}

/// The person.
#[component]
fn People(wanted: RwSignal<Wanted>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let people = move || {
        desk.read(|books| books.state.people.keys().map(|id| (*id, books.name(*id))).collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let chosen =
        move || wanted.with(|wanted| wanted.person.map(|person| person.to_string()).unwrap_or_default());
    view! {
        <select
            class="input"
            data-act="person"
            aria-label=t!(i18n, visits.received_by)
            prop:value=chosen
            on:change=move |event| wanted.update(|wanted| wanted.person = event_target_value(&event).parse().ok())
        >
            <option value="">{t!(i18n, visits.everyone)}</option>
            {move || {
                people().into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()
            }}
        </select>
    }
}
