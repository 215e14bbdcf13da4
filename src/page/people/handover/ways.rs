//! The ways to fill the plan: all that are meant to one person, or evenly among several; or nobody.

use super::decider::Decider;
use super::planner::Planner;
use crate::{
    desk::use_desk,
    text::{t, t_string, use_i18n},
};
use counter::PersonId;
use leptos::prelude::*;

/// Who takes them, and the buttons.
#[component]
pub(super) fn Ways(planner: Planner) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let among = RwSignal::new(Vec::<PersonId>::new());
    // In the order of the roster, whoever was pressed first.
    let chosen = move || {
        let among = among.get();
        planner.takers.with(|takers| {
            takers.iter().map(|(id, _)| *id).filter(|id| among.contains(id)).collect::<Vec<_>>()
        })
    };
    let meant = move || {
        let (all, ticked) = (planner.left.with(Vec::len), planner.meant().len());
        match planner.ticked.with(|ticked| ticked.is_empty()) {
            true => t_string!(i18n, leaver.all_meant, count = all),
            false => t_string!(i18n, leaver.ticked, count = ticked),
        }
    };
    let says = move || match chosen().as_slice() {
        [] => t_string!(i18n, leaver.share_none).to_owned(),
        [one] => t_string!(i18n, leaver.share_one, name = planner.name(*one)),
        several => t_string!(i18n, leaver.share_many, count = several.len()),
    };
    let blocked = move || planner.everybodys() || !desk.may_write();
    let share = move |_| {
        let (meant, chosen) = untrack(|| (planner.meant(), chosen()));
        planner.plan.update(|plan| plan.share(&meant, &chosen));
    };
    let stay = move |_| {
        let meant = untrack(|| planner.meant());
        planner.plan.update(|plan| meant.iter().for_each(|left| plan.give(*left, None)));
    };
    view! {
        <section class="panel is-pad ways" aria-labelledby="handover-ways">
            <h2 id="handover-ways">{t!(i18n, leaver.takers)} <small aria-live="polite">{meant}</small></h2>
            <div class="btn-row" role="group" aria-labelledby="handover-ways">
                {move || planner.takers.get().into_iter().map(|taker| view! { <Taker planner taker among/> }).collect_view()}
            </div>
            <div class="btn-row">
                <button class="btn is-jade" type="button" data-act="share" disabled=move || blocked() || chosen().is_empty() on:click=share>
                    {says}
                </button>
                <button class="btn is-quiet" type="button" data-act="stay" disabled=move || planner.plan.with(|plan| plan.is_empty()) on:click=stay>
                    {t!(i18n, leaver.clear)}
                </button>
            </div>
            <Decider planner/>
        </section>
    }
}

/// Somebody who may take some, with how many he is given so far.
#[component]
fn Taker(planner: Planner, taker: (PersonId, String), among: RwSignal<Vec<PersonId>>) -> impl IntoView {
    let (id, name) = taker;
    let pressed = move || among.with(|among| among.contains(&id));
    let press = move |_| {
        among.update(|among| match among.iter().position(|one| *one == id) {
            Some(at) => drop(among.remove(at)),
            None => among.push(id),
        });
    };
    let given = move || {
        let count = planner.plan.with(|plan| plan.sums().get(&id).copied());
        count.map(|count| view! { " " <b class="num">{format!("+{count}")}</b> })
    };
    view! {
        <button class="btn kind" type="button" data-act="taker" data-person=id.to_string() aria-pressed=move || pressed().to_string() on:click=press>
            {name}
            {given}
        </button>
    }
}
