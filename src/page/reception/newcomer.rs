//! A new client of whom something is told at the door: how many come, how he came, what he is called. One tap on a tile
//! receives him; under each stands what follows.

use super::front::{Front, use_front};
use super::kit::consequence;
use super::opened::Asks;
use crate::text::{t, t_string, word};
use crate::widget::Dialog;
use counter::{Command, command::Arrival, word::Channel};
use leptos::{ev, prelude::*};

/// As many people as there are tiles for, from two.
const HEADS: [u32; 7] = [2, 3, 4, 5, 6, 7, 8];
/// As many groups as come together by appointment.
const PARTIES: [u32; 4] = [2, 3, 4, 5];
/// More is a slip of the finger.
pub(super) const MOST: u32 = 99;

/// What is told so far. Cheap to copy.
#[derive(Clone, Copy)]
struct Told {
    called: RwSignal<String>,
    people: RwSignal<Option<u32>>,
}

/// Receives him, with what he is called on a card.
fn receive(front: Front, arrival: Option<Arrival>, called: &str) {
    let Some(arrival) = arrival else { return };
    match front.named(arrival, called) {
        Ok((arrival, cards)) => front.act_with(vec![Command::Receive(arrival)], cards),
        Err(trouble) => front.fail(&trouble),
    }
}

/// The dialog.
#[component]
pub fn Newcomer(
    /// What is asked.
    asks: Asks,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let stranger = front.stranger();
    let told = Told { called: RwSignal::new(String::new()), people: RwSignal::new(None) };
    let begun = move || Some(Arrival { people: told.people.get(), ..Arrival::new(stranger?) });
    let tile = move |act: &'static str, value: String, says: String, arrival: Memo<Option<Arrival>>| {
        let follows = move || {
            let arrival = arrival.get()?;
            consequence(front, front.foresee(&Command::Receive(arrival)))
        };
        let take = move |_| receive(front, arrival.get_untracked(), &told.called.get_untracked());
        view! {
            <button class="choice" type="button" data-act=act data-value=value disabled=move || front.locked() on:click=take>
                <b>{says}</b>
                <small>{follows}</small>
            </button>
        }
    };
    let heads = move || {
        let people = HEADS.map(|n| {
            let arrival = Memo::new(move |_| Some(Arrival { people: Some(n), ..begun()? }));
            let says = match n == HEADS[HEADS.len() - 1] {
                true => t_string!(i18n, arrival.heads_more, count = n),
                false => t_string!(i18n, arrival.heads_of, count = n),
            };
            tile("people", n.to_string(), says, arrival)
        });
        let parties = PARTIES.map(|n| {
            let arrival = Memo::new(move |_| Some(Arrival { parties: n, ..begun()? }));
            tile("group", n.to_string(), t_string!(i18n, arrival.parties_of, count = n), arrival)
        });
        view! {
            <div class="question">
                <h3>{t!(i18n, arrival.heads_question)} " " <small>{t!(i18n, arrival.one_tap)}</small></h3>
                <div class="choices is-4">{people.collect_view()}</div>
            </div>
            <div class="question">
                <h3>{t!(i18n, arrival.parties_question)}</h3>
                <div class="choices is-4">{parties.collect_view()}</div>
            </div>
        }
    };
    let channels = move || {
        let tiles = front.desk.words::<Channel>().into_iter().map(|each| {
            let arrival = Memo::new(move |_| Some(Arrival { channel: each, ..begun()? }));
            tile("channel", each.word().to_owned(), word(i18n, "channel", each.word()), arrival)
        });
        view! {
            <div class="form">
                <Called called=told.called on_enter=Callback::new(move |()| receive(front, begun(), &told.called.get_untracked()))/>
                <People people=told.people/>
            </div>
            <div class="question">
                <h3>{t!(i18n, arrival.channel_question)} " " <small>{t!(i18n, arrival.one_tap)}</small></h3>
                <div class="choices is-4">{tiles.collect_view()}</div>
            </div>
        }
    };
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, reception.arrival)
            sub=Signal::derive(move || t_string!(i18n, arrival.sub, time = front.desk.now().minute()))
            class="is-wide"
            foot=move || view! {
                {move || front.trouble.get().map(|trouble| view! {
                    <div class="dialog-foot"><p class="error" role="alert">{trouble}</p></div>
                })}
            }
            on_close=Callback::new(move |()| front.close())
        >
            {match asks {
                Asks::Heads => heads().into_any(),
                Asks::Channel => channels().into_any(),
            }}
        </Dialog>
    }
}

/// What he is called.
#[component]
pub(super) fn Called(
    /// What is typed.
    called: RwSignal<String>,
    /// What Enter does, where it is more than to go on.
    #[prop(optional)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let i18n = use_front().i18n;
    let entered = move |event: ev::KeyboardEvent| {
        if let Some(on_enter) = on_enter.filter(|_| event.key() == "Enter" && !event.is_composing()) {
            event.prevent_default();
            on_enter.run(());
        }
    };
    view! {
        <div class="field">
            <label for="arrival-called">{t!(i18n, arrival.visitor)} <small>{t!(i18n, arrival.visitor_hint)}</small></label>
            <input
                class="input"
                id="arrival-called"
                data-act="called"
                autocomplete="off"
                enterkeyhint="done"
                on:keydown=entered
                prop:value=move || called.get()
                on:input=move |event| called.set(event_target_value(&event))
            />
        </div>
    }
}

/// How many they are, if that was counted.
#[component]
pub(super) fn People(
    /// The number.
    people: RwSignal<Option<u32>>,
) -> impl IntoView {
    let i18n = use_front().i18n;
    view! {
        <div class="field">
            <label for="arrival-people">{t!(i18n, arrival.heads)} <small>{t!(i18n, shell.optional)}</small></label>
            <input
                class="input"
                id="arrival-people"
                type="number"
                inputmode="numeric"
                min="1"
                max=MOST
                data-act="heads"
                prop:value=move || people.get().map(|n| n.to_string()).unwrap_or_default()
                on:input=move |event| people.set(event_target_value(&event).parse().ok().filter(|n| (1..=MOST).contains(n)))
            />
        </div>
    }
}
