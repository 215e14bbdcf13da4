//! Two records turn out to be one person's, or two persons of one household.

use super::answer::{Answer, Hand, Says, Tile};
use super::follow::ByWhom;
use crate::{
    desk::{Books, Trouble, use_desk},
    page::said::sentence,
    text::{t, t_signal, t_string, use_i18n, word},
    widget::Dialog,
};
use leptos::prelude::*;
use office::{Command, CustomerId};
use rulebook::word::Relation;

/// What the two are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Are {
    OnePerson,
    Related(Relation),
}

/// The dialog.
#[component]
pub fn JoinDialog(
    /// The two records.
    two: (CustomerId, CustomerId),
    /// Called when it is done or left.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let hand = Hand::new(on_close);
    let (one, other) = two;
    let are = RwSignal::new(None::<Are>);
    let by = RwSignal::new(desk.peek(|books| books.likely_noticed(desk.operator(), two)).flatten());
    let name = move |customer: CustomerId| {
        let named = |books: &Books| books.customer_name(customer);
        desk.peek(named).flatten().unwrap_or_else(|| t_string!(i18n, arrival.unregistered).to_owned())
    };
    let (first, second) = (name(one), name(other));
    let sub = format!("{first} · {second}");
    let command = move || {
        let relation = match are.get()? {
            Are::OnePerson => None,
            Are::Related(relation) => Some(relation),
        };
        let same = desk.peek(|books| books.same(one, other)).flatten();
        Some(Command::Link { one, other, relation, same, by: by.get()? })
    };
    let says = Signal::derive(move || {
        let Some(command) = command() else {
            return Says::Open(t_string!(i18n, visits.join_open).to_owned());
        };
        match desk.foresee(&command) {
            Some(Err(refusal)) => Says::Refused(
                desk.peek(|books| Trouble::Refused(refusal).say(i18n, Some(books))).unwrap_or_default(),
            ),
            Some(Ok(events)) => {
                let said = events.first().and_then(|event| desk.peek(|books| sentence(i18n, books, event)));
                Says::Follows(said.unwrap_or_default(), Vec::new())
            }
            None => Says::Open(String::new()),
        }
    });
    let send = move |()| {
        if let (Some(command), Says::Follows(said, _)) = untrack(|| (command(), says.get())) {
            hand.write(vec![command], Vec::new(), said, true);
        }
    };
    let tile = move |act: &'static str, each: Are, label: Signal<String>| {
        let chosen = Signal::derive(move || are.get() == Some(each));
        view! { <Tile group="are" act chosen label on_pick=move |()| are.set(Some(each))/> }
    };
    // That it is the same person is the first answer.
    let relations = desk.words::<Relation>().into_iter().filter(|relation| *relation != Relation::Same);
    let related = relations.map(move |relation| {
        let label = Signal::derive(move || word(i18n, "relation", relation.word()));
        tile(relation.word(), Are::Related(relation), label)
    });
    let confirm = t_signal!(i18n, visits.join_confirm);
    view! {
        <Dialog
            title=t_signal!(i18n, visits.join_title)
            sub=sub
            class="is-wide"
            on_close
            foot=move || view! { <Answer says confirm hand on_confirm=send/> }
        >
            <ByWhom id="join-by" by label=t_signal!(i18n, visits.join_by)/>
            <fieldset class="question">
                <legend>{t_string!(i18n, visits.join_ask, one = first, other = second)}</legend>
                <div class="choices is-3">
                    {tile("one_person", Are::OnePerson, t_signal!(i18n, visits.one_person))}
                    {related.collect_view()}
                </div>
                <p class="hint">{t!(i18n, visits.join_hint)}</p>
            </fieldset>
        </Dialog>
    }
}
