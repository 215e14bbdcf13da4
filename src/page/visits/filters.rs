//! What of the ledger to show: the day, a person, what is wanting, a search.

use crate::{
    desk::use_desk,
    text::{Dates, instant, t, use_i18n},
    widget::{Icon, Line},
};
use chrono::{Days, NaiveDate};
use counter::ledger::Wanted;
use leptos::prelude::*;

/// The filters.
#[component]
pub(super) fn Filters(wanted: RwSignal<Wanted>, today: Memo<NaiveDate>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="filters" role="search">
            <Day wanted today/>
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
    }
}

/// The day, and its neighbours.
#[component]
fn Day(wanted: RwSignal<Wanted>, today: Memo<NaiveDate>) -> impl IntoView {
    let i18n = use_i18n();
    let date = move || wanted.with(|wanted| wanted.date);
    let go = move |to: Option<NaiveDate>| {
        if let Some(date) = to {
            wanted.update(|wanted| wanted.date = date);
        }
    };
    let newest = move || date() >= today.get();
    let said = move || Dates::of_office(i18n.get_locale()).day(instant(date().and_time(Default::default())));
    view! {
        <div class="day" role="group" aria-label=t!(i18n, visits.day_pick)>
            <button
                class="btn is-icon"
                type="button"
                data-act="day-before"
                aria-label=t!(i18n, visits.previous_day)
                on:click=move |_| go(date().checked_sub_days(Days::new(1)))
            >
                <Icon line=Line::Forward class="is-flip"/>
            </button>
            <b aria-live="polite" data-day=move || date().to_string()>{said}</b>
            <button
                class="btn is-icon"
                type="button"
                data-act="day-after"
                aria-label=t!(i18n, visits.next_day)
                disabled=newest
                on:click=move |_| go(date().checked_add_days(Days::new(1)))
            >
                <Icon line=Line::Forward/>
            </button>
        </div>
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
