//! What the plan comes to, who decides, and writing it.

use super::planner::Planner;
use crate::{
    act::{Answer, Hand, Says},
    desk::use_desk,
    said::list,
    text::{t_string, use_i18n, word},
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
    let office = move || planner.leaving.with(|leaving| leaving.as_ref().map(|leaving| leaving.by));
    let by = RwSignal::new(untrack(office).and_then(|office| desk.likely(office)));
    let draft = Memo::new(move |_| {
        let (by, told) = (by.get()?, planner.leaving.get()?.told);
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
    let confirm =
        Signal::derive(move || t_string!(i18n, leaver.confirm, count = planner.plan.with(|plan| plan.len())));
    let send = Callback::new(move |()| {
        if let Some(draft) = draft.get_untracked() {
            let name = desk.peek(|books| books.name(planner.person)).unwrap_or_default();
            let count = planner.plan.with_untracked(|plan| plan.len());
            hand.act(draft, t_string!(i18n, leaver.done, name = name, count = count), true);
        }
    });
    let label = move || {
        let office = office().map(|office| word(i18n, "office", office.word())).unwrap_or_default();
        t_string!(i18n, acts.entitled, name = office)
    };
    let may = move || {
        let now = desk.now();
        let holders = |office| desk.read(|books| named(books, books.holders(now, office)));
        office().and_then(holders).unwrap_or_default()
    };
    let option = move |(person, name): (PersonId, String)| {
        view! { <option value=person.to_string() selected=move || by.get() == Some(person)>{name}</option> }
    };
    view! {
        <section class="panel handing-foot">
            <div class="field">
                <label for="handover-by">{label}</label>
                <select class="input" id="handover-by" data-act="by" on:change=move |event| by.set(event_target_value(&event).parse().ok())>
                    <option value="" selected=move || by.get().is_none()>{move || t_string!(i18n, acts.choose)}</option>
                    {move || may().into_iter().map(option).collect_view()}
                </select>
            </div>
            <Answer says confirm hand on_confirm=send/>
        </section>
    }
}

fn named(books: &counter::Books, people: Vec<PersonId>) -> Vec<(PersonId, String)> {
    people.into_iter().map(|id| (id, books.name(id))).collect()
}
