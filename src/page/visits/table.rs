//! The ledger of one day as a table; on a phone every line is a card.

use super::look::{Line, TurnSays};
use super::opened::Opened;
use crate::{
    page::said,
    text::{Dates, instant, mask_phone, t, t_string, use_i18n},
    widget::{Cites, Icon, Line as Drawing},
};
use chrono::NaiveDate;
use counter::register::Registered;
use leptos::prelude::*;
use office::VisitId;
use office::ledger::VisitState;

/// The visits of a day, newest first.
#[component]
pub(super) fn Ledger(
    /// The day.
    day: NaiveDate,
    /// All lines; those of the day are shown.
    rows: Memo<Vec<Line>>,
    /// Whether the day stands above.
    headed: Memo<bool>,
    /// Where a line leads.
    opened: Opened,
) -> impl IntoView {
    let i18n = use_i18n();
    let mine =
        move || rows.with(|rows| rows.iter().filter(|row| row.at.date() == day).cloned().collect::<Vec<_>>());
    let said = move || Dates::of_office(i18n.get_locale()).day(instant(day.and_time(Default::default())));
    view! {
        // Of one day alone the filter says which it is.
        {move || headed.get().then(|| view! {
            <h2 class="visits-day">
                <span>{said}</span>
                <span>{move || t_string!(i18n, visits.count, count = mine().len())}</span>
            </h2>
        })}
        <div class="table-wrap">
            <table class="table visits">
                <thead>
                    <tr>
                        <th scope="col" class="v-time">{t!(i18n, visits.time)}</th>
                        <th scope="col" class="v-no">{t!(i18n, visits.number)}</th>
                        <th scope="col">{t!(i18n, visits.who)}</th>
                        <th scope="col">{t!(i18n, visits.received_by)}</th>
                        <th scope="col" class="v-kind">{t!(i18n, visits.identity)}</th>
                        <th scope="col">{t!(i18n, visits.turn)}</th>
                        <th scope="col">{t!(i18n, visits.registered)}</th>
                        <th scope="col" class="is-end">{t!(i18n, visits.article)}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || mine().into_iter().map(|row| view! { <Row row opened/> }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(row: Line, opened: Opened) -> impl IntoView {
    let i18n = use_i18n();
    let Line { visit, at, number, who, phone, by, role, owned, kind, turn, registered, state, law, .. } = row;
    let time = said::clock(at);
    let label = {
        let (time, who) = (time.clone(), who.clone());
        move || t_string!(i18n, visits.open_of, time = time, name = who)
    };
    let now = state == VisitState::Receiving || state == VisitState::Waiting;
    let open = move |visit: VisitId| opened.visit.set(Some(visit));
    let key = move |event: leptos::ev::KeyboardEvent| {
        // Keys pressed on the pill inside are its own.
        let here = event.target() == event.current_target();
        if here && matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            open(visit);
        }
    };
    let pill = law.map(|(law, entry)| {
        view! {
            <span on:click=|event| event.stop_propagation()>
                <Cites book=law.book cites=law.articles bare=true on_press=move |()| opened.why.set(Some(entry))/>
            </span>
        }
    });
    view! {
        <tr
            tabindex="0"
            class:is-now=now
            data-act="visit"
            data-visit=visit.to_string()
            aria-label=label
            aria-selected=move || (opened.visit.get() == Some(visit)).then_some("true")
            on:click=move |_| open(visit)
            on:keydown=key
        >
            <td class="v-time">{time}</td>
            <td class="v-no num">"#"{number}</td>
            <td class="v-who"><b>{who}</b><span class="num">{mask_phone(&phone)}</span></td>
            <td class="v-by">
                {by} {role.map(|role| view! { " " <small>{role}</small> })}
                {owned.map(|owned| view! { " " <small class="v-owned num" data-owned>{owned}</small> })}
            </td>
            <td class="v-kind">{kind}</td>
            <td class="v-count" class:is-no=turn == TurnSays::None>{move || turn.says(i18n)}</td>
            <td class="v-reg"><Chip registered left=state == VisitState::Left/></td>
            <td class="v-cite">{pill}</td>
        </tr>
    }
}

/// How a registration stands.
#[component]
pub(super) fn Chip(
    /// How it stands.
    registered: Registered,
    /// Whether the visitor left without being received.
    left: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let class = match registered {
        Registered::Complete => "chip is-jade",
        Registered::Waiting | Registered::Receiving | Registered::Late => "chip is-amber",
        Registered::Missing | Registered::Invalid | Registered::None => "chip is-seal",
        Registered::NotNeeded => "chip is-line",
    };
    let says = move || match registered {
        _ if left => t_string!(i18n, visits.state_left),
        Registered::Waiting => t_string!(i18n, visits.state_waiting),
        Registered::Receiving => t_string!(i18n, visits.state_receiving),
        Registered::Complete => t_string!(i18n, visits.state_complete),
        Registered::Late => t_string!(i18n, visits.state_late),
        Registered::Missing => t_string!(i18n, visits.state_missing),
        Registered::Invalid => t_string!(i18n, visits.state_invalid),
        Registered::None => t_string!(i18n, visits.state_none),
        Registered::NotNeeded => t_string!(i18n, visits.state_not_needed),
    };
    view! {
        <span class=class>
            {(registered == Registered::Complete).then(|| view! { <Icon line=Drawing::Check/> })}
            {says}
        </span>
    }
}
