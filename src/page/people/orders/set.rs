//! Setting an order, or the table of calls of the day: who stands in it, in what order, and who says so.

use super::super::order::InOrder;
use crate::{
    act::{Answer, Hand, Says},
    desk::{Books, use_desk},
    said::sentence,
    text::{t, t_signal, t_string, use_i18n, word},
    widget::Dialog,
};
use counter::{Command, PersonId, book::Name, word::Office};
use leptos::prelude::*;

/// From which office up one may set an order.
const SETS: Office = Office::Supervisor;

/// Those who may stand in it, of these or of all: who works here; in the table of calls, who is on shift.
fn able(books: &Books, order: Option<Name>, of: Option<&[PersonId]>) -> Vec<PersonId> {
    let may = |id: &PersonId| match order {
        Some(_) => books.works_here(*id),
        None => books.state.open_day().is_some_and(|day| day.on_table(*id)),
    };
    match of {
        Some(people) => people.iter().copied().filter(may).collect(),
        None => books.state.people.keys().copied().filter(may).collect(),
    }
}

/// Who stands in it now.
fn standing(books: &Books, order: Option<Name>) -> Vec<PersonId> {
    match order {
        Some(order) => books.state.orders.get(&order).map(|known| known.people.clone()).unwrap_or_default(),
        None => {
            let table = books.state.open_day().map(|day| day.call_order.as_slice()).unwrap_or_default();
            table.iter().map(|(id, _)| *id).collect()
        }
    }
}

/// The dialog.
#[component]
pub(super) fn SetOrder(
    /// The order; none, for the table of calls.
    order: Option<Name>,
    /// What it is called.
    name: String,
    /// Called when it is set or left.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let hand = Hand::new(on_close);
    let before = StoredValue::new(desk.peek(|books| standing(books, order)).unwrap_or_default());
    let stand = desk.peek(|books| able(books, order, Some(&before.get_value()))).unwrap_or_default();
    let stand = RwSignal::new(stand);
    // Those who stand in it, then the others, who may be taken in at its end.
    let list = Memo::new(move |_| {
        let mut list = stand.get();
        let all = desk.read(|books| able(books, order, None)).unwrap_or_default();
        list.extend(all.into_iter().filter(|person| stand.with(|stand| !stand.contains(person))));
        list
    });
    let by = RwSignal::new(desk.likely(SETS));
    let command = move || match order {
        Some(order) => Some(Command::SetOrder { order, people: stand.get(), by: by.get()? }),
        None => Some(Command::SetCallOrder { order: stand.get() }),
    };
    let says = Signal::derive(move || {
        let open = |text: &str| Says::Open(text.to_owned());
        if stand.with(Vec::is_empty) {
            return open(t_string!(i18n, people.order_nobody));
        }
        if before.with_value(|before| stand.with(|stand| stand == before)) {
            return open(t_string!(i18n, people.order_same));
        }
        let Some(command) = command() else { return open(t_string!(i18n, people.order_by_open)) };
        match desk.foresee(&command) {
            Some(Err(refusal)) => Says::refused(i18n, desk, refusal),
            Some(Ok(events)) => {
                let said = events.first().and_then(|event| {
                    let text = desk.peek(|books| sentence(i18n, books, event))?;
                    Some(Says::Follows(text, desk.rulings(event.law())))
                });
                said.unwrap_or_else(|| open(""))
            }
            None => open(""),
        }
    });
    let send = move |()| {
        if let (Some(command), Says::Follows(said, _)) = untrack(|| (command(), says.get())) {
            hand.write(command, Vec::new(), said, true);
        }
    };
    let confirm = t_signal!(i18n, people.order_set);
    view! {
        <Dialog
            title=name
            sub=t_signal!(i18n, people.order_set)
            class="is-wide"
            on_close
            foot=move || view! { <Answer says confirm hand on_confirm=send/> }
        >
            {order.map(|_| view! { <By by/> })}
            <section>
                <h3>{t!(i18n, people.order_who)}</h3>
                <p class="hint">{t!(i18n, people.order_who_hint)}</p>
                <ol class="order">
                    <For each=move || list.get() key=|person| *person let:person>
                        <Candidate person stand/>
                    </For>
                </ol>
            </section>
        </Dialog>
    }
}

/// Somebody who stands in the order, or may.
#[component]
fn Candidate(
    /// Who.
    person: PersonId,
    /// Those who stand in it.
    stand: RwSignal<Vec<PersonId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let name = Memo::new(move |_| desk.read(|books| books.name(person)).unwrap_or_default());
    let office = move || {
        let highest = |books: &Books| Office::highest(&books.state.people.get(&person)?.roles);
        desk.read(highest).flatten().map(|office| word(i18n, "office", office.word()))
    };
    let stands = Memo::new(move |_| stand.with(|stand| stand.contains(&person)));
    let set = move |stands: bool| {
        stand.update(|stand| {
            stand.retain(|one| *one != person);
            if stands {
                stand.push(person);
            }
        });
    };
    view! {
        <InOrder
            person
            name
            order=stand
            off=Signal::derive(move || !stands.get())
            on_move=move |moved| stand.set(moved)
        >
            <span class="order-hours">{office}</span>
            <label class="check">
                <input
                    type="checkbox"
                    data-act="stands"
                    aria-label=move || t_string!(i18n, people.order_stands, name = name.get())
                    prop:checked=stands
                    on:change=move |event| set(event_target_checked(&event))
                />
            </label>
        </InOrder>
    }
}

/// Who sets it, of those who may.
#[component]
fn By(
    /// Who is chosen.
    by: RwSignal<Option<PersonId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let holders = Memo::new(move |_| {
        desk.read(|books| {
            let holders = books.holders(desk.now(), SETS).into_iter();
            holders.map(|id| (id, books.name(id))).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let office = move || word(i18n, "office", SETS.word());
    let option = move |(person, name): (PersonId, String)| {
        view! { <option value=person.to_string() selected=move || by.get() == Some(person)>{name}</option> }
    };
    view! {
        <div class="field">
            <label for="order-by">
                {t!(i18n, people.order_by)} <small>{move || t_string!(i18n, overrule.or_above, office = office())}</small>
            </label>
            <select
                class="input"
                id="order-by"
                data-act="by"
                on:change=move |event| by.set(event_target_value(&event).parse().ok())
            >
                <option value="" selected=move || by.get().is_none()>{t!(i18n, overrule.by_nobody)}</option>
                {move || holders.get().into_iter().map(option).collect_view()}
            </select>
            {move || holders.with(Vec::is_empty).then(|| view! { <p class="hint">{t!(i18n, people.order_by_none)}</p> })}
        </div>
    }
}
