//! Customers who are probably one person: found by the cards, each pair with both agents and the way to both visits.

use crate::desk::{Books, use_desk};
use crate::route::Place;
use crate::said::{list, local_ms};
use crate::text::{Dates, I18n, mask_phone, t, t_string, use_i18n};
use counter::{
    CustomerId, VisitId,
    alike::{Match, Pair},
};
use leptos::prelude::*;

/// How many pairs are shown at once.
const SHOWN: usize = 50;

/// One of two.
#[derive(Clone, PartialEq, Eq)]
struct Half {
    name: String,
    phone: String,
    agent: String,
    visit: Option<(VisitId, i64)>,
}

/// A pair as it is shown.
#[derive(Clone, PartialEq, Eq)]
struct Row {
    pair: Pair,
    halves: [Half; 2],
    common: String,
}

fn half(i18n: I18n, books: &Books, customer: CustomerId) -> Half {
    let visit = books.state.customers.get(&customer).and_then(|customer| customer.visits.last());
    let visit = visit.and_then(|visit| books.state.visits.get(visit));
    let agent = books.agent_of(customer);
    let none = || t_string!(i18n, arrival.unregistered).to_owned();
    Half {
        name: books.customer_name(customer).unwrap_or_else(none),
        phone: books.customer_field(customer, "phone").map(|phone| mask_phone(&phone)).unwrap_or_default(),
        agent: agent
            .map(|agent| books.name(agent))
            .unwrap_or_else(|| t_string!(i18n, arrival.nobodys).to_owned()),
        visit: visit.map(|visit| (visit.id, local_ms(visit.at))),
    }
}

/// What the two have in common.
fn common(i18n: I18n, pair: &Pair) -> String {
    let phone = pair.phone.map(|agrees| match agrees {
        Match::Same => t_string!(i18n, transfer.pair_phone),
        Match::Perhaps => t_string!(i18n, transfer.pair_masked),
    });
    let paper = pair.id_number.then(|| t_string!(i18n, transfer.pair_paper));
    let name = pair.name.then(|| t_string!(i18n, transfer.pair_name));
    let all: Vec<String> = [phone, paper, name].into_iter().flatten().map(str::to_owned).collect();
    list(i18n, &all)
}

fn rows(i18n: I18n, books: &Books) -> (Vec<Row>, usize) {
    let pairs = books.pairs();
    let row = |pair: &Pair| Row {
        halves: [pair.one, pair.other].map(|customer| half(i18n, books, customer)),
        common: common(i18n, pair),
        pair: *pair,
    };
    (pairs.iter().take(SHOWN).map(row).collect(), pairs.len())
}

/// The pairs; nothing where there are none.
#[component]
pub fn Pairs(
    /// Opens a visit where it can be shown at once; else the ledger is gone to.
    #[prop(optional, into)]
    on_visit: Option<Callback<VisitId>>,
    /// Asked to say what the two are to each other.
    #[prop(into)]
    on_join: Callback<(CustomerId, CustomerId)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let found = Memo::new(move |_| desk.read(|books| rows(i18n, books)).unwrap_or_default());
    let link = move |(visit, at): (VisitId, i64)| {
        let day = Dates::of_office(i18n.get_locale()).moment(at);
        let open = move |event: leptos::ev::MouseEvent| {
            if let Some(on_visit) = on_visit {
                event.prevent_default();
                on_visit.run(visit);
            }
        };
        view! {
            <a href=format!("{}#{visit}", Place::Visits.path()) data-act="pair-visit" data-visit=visit.to_string() on:click=open>
                {t_string!(i18n, transfer.pair_visit, day = day)}
            </a>
        }
    };
    let one = move |half: Half| {
        view! {
            <span>
                <b>{half.name}</b>
                " "
                <span class="num muted">{half.phone}</span>
                " · "
                {half.agent}
                {half.visit.map(|visit| view! { " · " {link(visit)} })}
            </span>
        }
    };
    let item = move |Row { pair, halves: [first, second], common }: Row| {
        view! {
            <li data-pair=format!("{} {}", pair.one, pair.other)>
                <p>
                    {one(first)}
                    {one(second)}
                    <small>{common}</small>
                </p>
                <span class="btn-row">
                    <button
                        class="btn"
                        type="button"
                        data-act="join"
                        disabled=move || !desk.may_write()
                        on:click=move |_| on_join.run((pair.one, pair.other))
                    >
                        {t!(i18n, transfer.pair_join)}
                    </button>
                </span>
            </li>
        }
    };
    move || {
        let (rows, all) = found.get();
        (all > 0).then(|| {
            let more = all - rows.len();
            view! {
                <section class="panel is-pad is-full" id="pairs">
                    <h2 class="panel-head">
                        {t!(i18n, transfer.pairs)}
                        <small>{t_string!(i18n, transfer.n_pairs, count = all)}</small>
                    </h2>
                    <p class="muted">{t!(i18n, transfer.pairs_hint)}</p>
                    <ol class="pairs">{rows.into_iter().map(item).collect_view()}</ol>
                    {(more > 0).then(|| view! { <p class="muted">{t_string!(i18n, transfer.pair_more, count = more)}</p> })}
                </section>
            }
        })
    }
}
