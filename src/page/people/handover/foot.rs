//! What the plan comes to, and writing it.

use super::planner::Planner;
use crate::{
    act::{Answer, Hand, Says},
    desk::use_desk,
    said::list,
    text::{t_string, use_i18n},
};
use counter::act::{Draft, Subject};
use counter::event::Event;
use counter::{PersonId, Reason, Refusal};
use leptos::prelude::*;

/// The foot of the planner.
#[component]
pub(super) fn Foot(planner: Planner) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let hand = Hand::new(Callback::new(move |()| planner.clear()));
    let draft = Memo::new(move |_| {
        let (by, told) = (planner.by.get()?, planner.leaving.get()?.told);
        let plan = planner.plan.get();
        let command = (!plan.is_empty()).then(|| plan.command(planner.person, by))?;
        Some(Draft { command, told, cards: Vec::new(), by: desk.operator() })
    });
    let sums = move || {
        let sums = planner.plan.with(|plan| plan.sums());
        let each = |(id, count): (&PersonId, &usize)| {
            t_string!(i18n, leaver.each, name = planner.name(*id), count = count)
        };
        let names = list(i18n, &sums.iter().map(each).collect::<Vec<_>>());
        let count = planner.plan.with(|plan| plan.len());
        let stay = planner.left.with(Vec::len).saturating_sub(count);
        t_string!(i18n, leaver.sum, names = names, count = count, stay = stay)
    };
    let foreseen = Memo::new(move |_| {
        let draft = draft.get()?;
        desk.at(Subject::Person(planner.person), |at| {
            at.books.foresee_told(at.decider, at.now, &draft.command, &draft.told)
        })
    });
    let says = Signal::derive(move || {
        if let Some(refusal) = planner.leaving.with(|leaving| leaving.as_ref()?.refusal()) {
            return Says::refused(i18n, desk, refusal);
        }
        if planner.plan.with(|plan| plan.is_empty()) {
            return Says::Open(t_string!(i18n, leaver.nothing_yet).to_owned());
        }
        match foreseen.get() {
            None => Says::Open(t_string!(i18n, leaver.by_wanting, sum = sums())),
            Some(Ok(events)) => {
                let rulings = events.first().map(|event: &Event| desk.rulings(event.law()));
                Says::Follows(sums(), rulings.unwrap_or_default())
            }
            // What the book must know first is asked when it is written.
            Some(Err(Refusal { reason: Reason::Asks(_) | Reason::Clash { .. }, .. })) => {
                Says::Follows(sums(), Vec::new())
            }
            Some(Err(refusal)) => Says::refused(i18n, desk, refusal),
        }
    });
    let confirm = Signal::derive(move || match planner.plan.with(|plan| plan.len()) {
        0 => t_string!(i18n, leaver.confirm_none).to_owned(),
        count => t_string!(i18n, leaver.confirm, count = count),
    });
    let send = Callback::new(move |()| {
        if let Some(draft) = draft.get_untracked() {
            let name = desk.peek(|books| books.name(planner.person)).unwrap_or_default();
            let count = planner.plan.with_untracked(|plan| plan.len());
            hand.act(draft, t_string!(i18n, leaver.done, name = name, count = count), true);
        }
    });
    view! {
        <section class="panel handing-foot">
            <Answer says confirm hand on_confirm=send/>
        </section>
    }
}
