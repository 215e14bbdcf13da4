//! Whose client the visitor seems to be already, told while he is entered: the number of somebody else's client is told to
//! both agents at once.

use crate::desk::{Books, use_desk};
use crate::page::agents::agent_of;
use crate::page::said::list;
use crate::text::{I18n, t_string, use_i18n};
use leptos::prelude::*;
use office::command::Alike;
use office::{CustomerId, PersonId};
use paper::OrderedSet;

/// What the entry has in common with others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Common {
    Phone,
    Paper,
    Masked,
}

impl Common {
    const ALL: [Self; 3] = [Self::Phone, Self::Paper, Self::Masked];

    fn of(self, alike: &Alike) -> &[CustomerId] {
        match self {
            Self::Phone => &alike.phone,
            Self::Paper => &alike.id_number,
            Self::Masked => &alike.masked,
        }
    }

    /// That these are the agents of others with the same, and that this one enters him now.
    fn says(self, i18n: I18n, agents: &str, by: &str) -> String {
        match self {
            Self::Phone => t_string!(i18n, register.known_phone, name = agents, by = by),
            Self::Paper => t_string!(i18n, register.known_paper, name = agents, by = by),
            Self::Masked => t_string!(i18n, register.known_masked, name = agents, by = by),
        }
    }

    fn says_own(self, i18n: I18n, by: &str) -> String {
        match self {
            Self::Phone => t_string!(i18n, register.own_phone, by = by),
            Self::Paper => t_string!(i18n, register.own_paper, by = by),
            Self::Masked => t_string!(i18n, register.own_masked, by = by),
        }
    }
}

fn says(i18n: I18n, books: &Books, common: Common, customers: &[CustomerId], by: &str) -> Option<String> {
    if customers.is_empty() {
        return None;
    }
    let agent = |customer: &CustomerId| agent_of(books, *customer);
    let agents: OrderedSet<String> = customers.iter().filter_map(agent).collect();
    let others: Vec<String> = agents.iter().filter(|agent| *agent != by).cloned().collect();
    Some(if others.is_empty() && !agents.is_empty() {
        common.says_own(i18n, by)
    } else {
        let others =
            if others.is_empty() { vec![t_string!(i18n, arrival.nobodys).to_owned()] } else { others };
        common.says(i18n, &list(i18n, &others), by)
    })
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
            let by = by.map_or_else(|| "—".to_owned(), |by| books.name(by));
            let said = Common::ALL.into_iter();
            said.filter_map(|common| says(i18n, books, common, common.of(&alike), &by)).collect::<Vec<_>>()
        };
        desk.read(say).unwrap_or_default()
    });
    view! {
        <div class="is-full" role="status" data-slot="alike">
            {move || told.get().into_iter().map(|said| view! { <p class="notice is-amber">{said}</p> }).collect_view()}
        </div>
    }
}
