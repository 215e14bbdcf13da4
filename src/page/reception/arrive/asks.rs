//! What a ruling still needs from a person: the fact it asks for, whom the owner designates, who permits, who assigns.

use super::story::Story;
use crate::page::reception::decider::Decider;
use crate::page::reception::front::{Front, use_front};
use crate::page::reception::kit::Picks;
use crate::text::t_string;
use counter::{
    PersonId,
    asks::Ask,
    word::{Office, Presence},
};
use leptos::prelude::*;

/// The questions that stand.
#[component]
pub fn Asks(
    /// What is told so far.
    story: Story,
    /// The questions.
    standing: Memo<Vec<Ask>>,
) -> impl IntoView {
    let one = move |ask: Ask| match ask {
        Ask::Reach => view! { <Reach story/> }.into_any(),
        Ask::Both => view! { <Both story/> }.into_any(),
        Ask::Designate => view! { <Designate story/> }.into_any(),
        Ask::Permit(office) => view! { <Permit story office/> }.into_any(),
        Ask::Assign => view! { <Assign story/> }.into_any(),
    };
    view! { <For each=move || standing.get() key=|ask| *ask children=one/> }
}

/// Whose client he is, or whom he asks for, by name.
fn owner(front: Front, story: Story) -> String {
    let asked =
        story.arrival.get().and_then(|arrival| front.desk.read(|books| books.asked_of(arrival)).flatten());
    asked.map(|person| front.name(person)).unwrap_or_default()
}

/// Two answers beside each other.
fn two(
    legend: impl Fn() -> String + Send + Sync + 'static,
    yes: (&'static str, impl Fn() -> String + Send + Sync + 'static),
    no: (&'static str, impl Fn() -> String + Send + Sync + 'static),
    chosen: Signal<Option<bool>>,
    on_pick: Callback<bool>,
) -> impl IntoView {
    let pressed = move |answer: bool| (chosen.get() == Some(answer)).to_string();
    view! {
        <div class="question">
            <h3>{legend}</h3>
            <div class="choices is-2">
                <button
                    class="choice"
                    type="button"
                    data-act=yes.0
                    aria-pressed=move || pressed(true)
                    on:click=move |_| on_pick.run(true)
                >
                    <b>{yes.1}</b>
                </button>
                <button
                    class="choice"
                    type="button"
                    data-act=no.0
                    aria-pressed=move || pressed(false)
                    on:click=move |_| on_pick.run(false)
                >
                    <b>{no.1}</b>
                </button>
            </div>
        </div>
    }
}

#[component]
fn Reach(story: Story) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    two(
        move || t_string!(i18n, arrival.reach, name = owner(front, story)),
        ("reached", move || t_string!(i18n, arrival.reached).to_owned()),
        ("unreached", move || t_string!(i18n, arrival.unreached).to_owned()),
        Signal::derive(move || story.arrival.get().and_then(|arrival| arrival.owner_reachable)),
        Callback::new(move |reachable| {
            story.add(|arrival| {
                arrival.owner_reachable = Some(reachable);
                arrival.designated = None;
            })
        }),
    )
}

#[component]
fn Both(story: Story) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    two(
        move || t_string!(i18n, arrival.both, name = owner(front, story)),
        ("both", move || t_string!(i18n, arrival.both_yes).to_owned()),
        ("not-both", move || t_string!(i18n, arrival.both_no).to_owned()),
        Signal::derive(move || story.both.get()),
        Callback::new(move |both| {
            story.both.set(Some(both));
            story.add(|arrival| {
                arrival.takes_both = both;
                arrival.designated = None;
            })
        }),
    )
}

#[component]
fn Designate(story: Story) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    view! {
        <Picks
            legend=Signal::derive(move || t_string!(i18n, arrival.designate, name = owner(front, story)))
            group="designated"
            people=Signal::derive(move || free(front))
            chosen=Signal::derive(move || story.arrival.get().and_then(|arrival| arrival.designated))
            only_free=true
            on_pick=Callback::new(move |person| story.add(|arrival| arrival.designated = Some(person)))
        />
    }
}

fn with(front: Front, presence: Presence) -> Vec<PersonId> {
    let rows = front.board.with(|board| board.as_ref().map(|board| board.rows.clone()).unwrap_or_default());
    rows.into_iter().filter(|row| row.presence == presence).map(|row| row.person).collect()
}

fn free(front: Front) -> Vec<PersonId> {
    with(front, Presence::Free)
}

#[component]
fn Permit(story: Story, office: Office) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let person = RwSignal::new(None::<PersonId>);
    let by = RwSignal::new(None::<PersonId>);
    Effect::new(move |_| {
        let permitted = person.get().zip(by.get());
        story.add(|arrival| arrival.permitted = permitted);
    });
    view! {
        <Picks
            legend=crate::text::t_signal!(i18n, arrival.permit)
            group="permitted"
            people=Signal::derive(move || with(front, Presence::Serving))
            chosen=Signal::derive(move || person.get())
            on_pick=Callback::new(move |chosen| person.set(Some(chosen)))
        />
        <Decider
            label=crate::text::t_signal!(i18n, arrival.permit_by)
            office=Signal::derive(move || office)
            chosen=by
        />
    }
}

#[component]
fn Assign(story: Story) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let person = RwSignal::new(None::<PersonId>);
    let by = RwSignal::new(None::<PersonId>);
    Effect::new(move |_| {
        let assigned = person.get().zip(by.get());
        story.add(|arrival| arrival.assigned = assigned);
    });
    view! {
        <Picks
            legend=crate::text::t_signal!(i18n, arrival.assign)
            group="assigned"
            people=Signal::derive(move || free(front))
            chosen=Signal::derive(move || person.get())
            only_free=true
            on_pick=Callback::new(move |chosen| person.set(Some(chosen)))
        />
        <Decider
            label=crate::text::t_signal!(i18n, overrule.by)
            office=Signal::derive(move || Office::SalesManager)
            chosen=by
        />
    }
}
