//! Whose client the visitor seems to be already, told while he is entered: the number of somebody else's client is told to
//! both agents at once, with what can be done about it.

use crate::desk::{Books, use_desk};
use crate::said::list;
use crate::text::{I18n, t_string, use_i18n};
use counter::{
    CustomerId, PersonId,
    command::Alike,
    known::{Common, Known, Rival},
};
use leptos::prelude::*;

/// That these are the agents of others with the same, and that this one enters him now.
fn says(i18n: I18n, books: &Books, known: &Known, by: &str) -> String {
    if known.own {
        return match known.common {
            Common::Phone => t_string!(i18n, register.own_phone, by = by),
            Common::Paper => t_string!(i18n, register.own_paper, by = by),
            Common::Masked => t_string!(i18n, register.own_masked, by = by),
        };
    }
    let mut agents: Vec<String> = known.agents.iter().map(|agent| books.name(*agent)).collect();
    if agents.is_empty() {
        agents.push(t_string!(i18n, arrival.nobodys).to_owned());
    }
    let agents = list(i18n, &agents);
    match known.common {
        Common::Phone => t_string!(i18n, register.known_phone, name = agents, by = by),
        Common::Paper => t_string!(i18n, register.known_paper, name = agents, by = by),
        Common::Masked => t_string!(i18n, register.known_masked, name = agents, by = by),
    }
}

/// What is done about a client of somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// He is received by whose client he is.
    HandOver(CustomerId),
    /// Once he is entered, it is said what the two are to each other.
    Join(CustomerId),
    /// Once he is entered, it is ruled whose he is.
    Case,
}

/// What is known of the number and the paper while they are typed, and the ways on.
#[component]
pub(super) fn Likeness(
    /// Whom the entry is like.
    alike: Memo<Option<Alike>>,
    /// Whose client he may be already, if not his own who enters him.
    rival: Memo<Option<Rival>>,
    /// Who enters him.
    by: Signal<Option<PersonId>>,
    /// Whether the visitor is still here and can be handed over.
    may_hand_over: Signal<bool>,
    /// Whether the entry can be written as it is.
    ready: Signal<bool>,
    /// Called with the way that was taken.
    on_way: Callback<Way>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let way = move |act: &'static str, way: Way, says: String| {
        let closed = move || !matches!(way, Way::HandOver(_)) && !ready.get();
        view! {
            <button class="btn" type="button" data-act=act disabled=closed on:click=move |_| on_way.run(way)>
                {says}
            </button>
        }
    };
    let ways = move || {
        let Rival { customer, agent } = rival.get()?;
        let over = agent.filter(|_| may_hand_over.get()).map(|agent| {
            let name = desk.read(|books| books.name(agent)).unwrap_or_default();
            way("way-over", Way::HandOver(customer), t_string!(i18n, register.way_over, name = name))
        });
        Some(view! {
            <div class="btn-row" data-slot="ways">
                {over}
                {way("way-join", Way::Join(customer), t_string!(i18n, register.way_join).to_owned())}
                {way("way-case", Way::Case, t_string!(i18n, register.way_case).to_owned())}
            </div>
        })
    };
    let told = Memo::new(move |_| {
        let (alike, by) = (alike.get().unwrap_or_default(), by.get());
        let say = |books: &Books| {
            let name = by.map_or_else(|| "—".to_owned(), |by| books.name(by));
            books.known(&alike, by).iter().map(|known| says(i18n, books, known, &name)).collect::<Vec<_>>()
        };
        desk.read(say).unwrap_or_default()
    });
    view! {
        <div class="alike" role="status" data-slot="alike">
            {move || told.get().into_iter().map(|said| view! { <p class="notice is-amber">{said}</p> }).collect_view()}
        </div>
        {ways}
    }
}
