//! Whose client the visitor seems to be already, told while he is entered: the number of somebody else's client is told to
//! both agents at once.

use crate::desk::{Books, use_desk};
use crate::said::list;
use crate::text::{I18n, t_string, use_i18n};
use counter::{
    PersonId,
    command::Alike,
    known::{Common, Known},
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

/// What is known of the number and the paper while they are typed.
#[component]
pub(super) fn Likeness(
    /// Whom the entry is like.
    alike: Signal<Option<Alike>>,
    /// Who enters him.
    by: Signal<Option<PersonId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let told = Memo::new(move |_| {
        let (alike, by) = (alike.get().unwrap_or_default(), by.get());
        let say = |books: &Books| {
            let name = by.map_or_else(|| "—".to_owned(), |by| books.name(by));
            books.known(&alike, by).iter().map(|known| says(i18n, books, known, &name)).collect::<Vec<_>>()
        };
        desk.read(say).unwrap_or_default()
    });
    view! {
        <div class="is-full" role="status" data-slot="alike">
            {move || told.get().into_iter().map(|said| view! { <p class="notice is-amber">{said}</p> }).collect_view()}
        </div>
    }
}
