//! The ledger on paper: a form with its office, its day, ruled columns and signatures.

use super::look::Line;
use crate::{
    desk::use_desk,
    page::day_pick::day_said,
    text::{Dates, instant, mask_phone, t, t_string, use_i18n},
};
use counter::ledger::Wanted;
use counter::register::Registered;
use leptos::prelude::*;

/// The sheet. It is not on the screen, and all that is on the paper.
#[component]
pub(super) fn Sheet(
    /// The lines, newest first.
    rows: Memo<Vec<Line>>,
    /// What of the ledger is shown.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let office = move || {
        desk.read(|books| books.state.about.as_ref().map(|about| about.name.clone()))
            .flatten()
            .unwrap_or_default()
    };
    let searched = Memo::new(move |_| wanted.with(Wanted::searches));
    let of = move || match searched.get() {
        true => {
            t_string!(i18n, visits.sheet_search, query = wanted.with(|wanted| wanted.query.trim().to_owned()))
        }
        false => {
            let date = wanted.with(|wanted| wanted.date);
            Dates::of_office(i18n.get_locale()).date(instant(date.and_time(Default::default())))
        }
    };
    let count = move || t_string!(i18n, visits.count, count = rows.with(Vec::len));
    let printed = move || Dates::of_office(i18n.get_locale()).moment(instant(desk.now().0));
    // On paper the day is read from its beginning.
    let lines =
        move || rows.get().into_iter().rev().map(|line| view! { <Row line searched/> }).collect_view();
    view! {
        <section class="print-sheet" aria-hidden="true" data-print="visits">
            <p class="print-title">{t!(i18n, visits.sheet_title)}</p>
            <p class="print-meta"><span>{office}</span> <span>{of}</span> <span>{count}</span></p>
            <table class="print-table is-ledger">
                <thead>
                    <tr>
                        <th>{t!(i18n, visits.number)}</th>
                        <th>{t!(i18n, visits.time)}</th>
                        <th>{t!(i18n, visits.who)}</th>
                        <th>{t!(i18n, visits.phone)}</th>
                        <th>{t!(i18n, visits.identity)}</th>
                        <th>{t!(i18n, visits.received_by)}</th>
                        <th>{t!(i18n, visits.turn)}</th>
                        <th>{t!(i18n, visits.registered)}</th>
                        <th>{t!(i18n, people.sheet_sign)}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
            <div class="print-sign">
                <span>{t!(i18n, people.sheet_duty)}</span>
                <span>{t!(i18n, people.sheet_lead)}</span>
                <span>{t!(i18n, people.sheet_date)}</span>
            </div>
            <p class="print-note">
                <span>{t!(i18n, shell.app_name)}</span>
                <span>{t!(i18n, people.sheet_printed, time = printed())}</span>
            </p>
        </section>
    }
}

#[component]
fn Row(line: Line, searched: Memo<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let Line { at, number, who, phone, by, role, kind, turn, registered, .. } = line;
    let day = move || searched.get().then(|| view! { {day_said(i18n, at.date())} <br/> });
    let registered = move || match registered {
        Registered::Complete => t_string!(i18n, visits.state_complete),
        Registered::Late => t_string!(i18n, visits.state_late),
        Registered::NotNeeded => t_string!(i18n, visits.state_not_needed),
        Registered::Waiting
        | Registered::Receiving
        | Registered::Missing
        | Registered::Invalid
        | Registered::None => "",
    };
    view! {
        <tr>
            <td>{number}</td>
            <td>{day} {Dates::of_office(i18n.get_locale_untracked()).time(instant(at))}</td>
            <th>{who}</th>
            <td>{mask_phone(&phone)}</td>
            <td class="is-start">{kind}</td>
            <td class="is-start">{by} {role.map(|role| format!(" · {role}"))}</td>
            <td>{move || turn.says(i18n)}</td>
            <td>{registered}</td>
            <td></td>
        </tr>
    }
}
