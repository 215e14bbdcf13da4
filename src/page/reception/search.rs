//! Finding a client who has been here: by name, by the end of his telephone number, by whose client he is.

use super::front::{Front, use_front};
use crate::desk::Books;
use crate::text::{Dates, mask_phone, t, t_string, word};
use crate::widget::{Icon, Line};
use counter::{
    CustomerId, Now,
    ledger::{Among, Customer},
    word::VisitKind,
};
use leptos::{html, prelude::*};

/// How many are shown at once.
const SHOWN: usize = 8;

/// One client found.
#[derive(Clone, PartialEq, Eq)]
struct Found {
    id: CustomerId,
    name: String,
    phone: String,
    since: String,
    owner: String,
    kind: String,
    lapsed: bool,
}

/// The clients found, and whether there are more.
fn found(
    front: Front,
    books: &Books,
    now: Now,
    (query, among): (&str, Among),
    (except, most): (Option<CustomerId>, usize),
) -> (Vec<Found>, bool) {
    let clients = books.clients(query, among, except, most + 1);
    let more = clients.len() > most;
    (clients.into_iter().take(most).map(|client| row(front, books, now, client)).collect(), more)
}

fn row(front: Front, books: &Books, now: Now, customer: &Customer) -> Found {
    let i18n = front.i18n;
    // What he is to the office today is the book's to say; before it can, nothing stands there.
    let kind = books.would_be(customer.id, now).unwrap_or_default();
    let first = customer.visits.first().and_then(|visit| books.state.visits.get(visit));
    let dates = Dates::new(i18n.get_locale(), 0);
    let came = first.map(|visit| {
        let day = dates.moment(crate::said::local_ms(visit.at));
        t_string!(i18n, arrival.came, day = day, count = customer.visits.len())
    });
    let rang = customer.calls.last().map(|call| {
        t_string!(
            i18n,
            arrival.rang,
            day = dates.moment(crate::said::local_ms(call.at)),
            name = books.name(call.by)
        )
    });
    Found {
        id: customer.id,
        name: books
            .customer_name(customer.id)
            .unwrap_or_else(|| t_string!(i18n, arrival.unregistered).to_owned()),
        phone: books
            .field(customer.card.as_ref(), "phone")
            .map(|phone| mask_phone(&phone))
            .unwrap_or_default(),
        since: came.into_iter().chain(rang).collect::<Vec<_>>().join(" · "),
        owner: books
            .claim_now(customer.id, now)
            .map_or_else(|| t_string!(i18n, arrival.nobodys).to_owned(), |claim| books.name(claim.person)),
        kind: kind.map(|kind| word(i18n, "visit_kind", kind.word())).unwrap_or_default(),
        lapsed: kind == Some(VisitKind::Lapsed),
    }
}

/// The search field and what it finds.
#[component]
pub fn Search(
    /// The question above it.
    #[prop(into)]
    legend: Signal<String>,
    /// Who is chosen.
    #[prop(into)]
    chosen: Signal<Option<CustomerId>>,
    /// Who is meant already and is not offered.
    #[prop(optional_no_strip)]
    except: Option<CustomerId>,
    /// Among whom he is.
    #[prop(optional, into)]
    among: Option<Signal<Among>>,
    /// Whether the hand is not put into the field: what else is asked comes first.
    #[prop(optional)]
    waits: bool,
    /// Called with the client.
    on_pick: Callback<CustomerId>,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let query = RwSignal::new(String::new());
    // Once somebody is chosen the others make room for what is asked next.
    let all = RwSignal::new(true);
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get().filter(|_| !waits) {
            let _ = field.focus();
        }
    });
    let most = RwSignal::new(SHOWN);
    let seen = Memo::new(move |_| {
        let (now, query) = (front.desk.now(), query.get());
        let among = among.map_or(Among::All, |among| among.get());
        let look = |books: &Books| found(front, books, now, (&query, among), (except, most.get()));
        front.desk.read(look).unwrap_or_default()
    });
    let results = move || seen.with(|(found, _)| found.clone());
    let more = move || seen.with(|(_, more)| *more) && (all.get() || chosen.get().is_none());
    let item = move |found: Found| {
        let id = found.id;
        view! {
            <li>
                <button
                    class="result"
                    type="button"
                    data-act="client"
                    data-customer=id.to_string()
                    aria-pressed=move || (chosen.get() == Some(id)).to_string()
                    on:click=move |_| {
                        all.set(false);
                        on_pick.run(id);
                    }
                >
                    <span>
                        <b>{found.name}</b>
                        " "
                        <span class="num muted">{found.phone}</span>
                        <small>{found.since}</small>
                    </span>
                    <span>
                        <b>{found.owner}</b>
                        <small>
                            {if found.lapsed {
                                view! { <span class="chip is-seal">{found.kind}</span> }.into_any()
                            } else {
                                found.kind.into_any()
                            }}
                        </small>
                    </span>
                </button>
            </li>
        }
    };
    view! {
        <div class="question">
            <h3>{move || legend.get()}</h3>
            <div class="search">
                <Icon line=Line::Search/>
                <input
                    node_ref=field
                    class="input is-big"
                    type="search"
                    data-act="search"
                    autocomplete="off"
                    aria-label=t!(i18n, arrival.search_label)
                    placeholder=t!(i18n, arrival.search_label)
                    prop:value=move || query.get()
                    on:input=move |event| {
                        all.set(true);
                        most.set(SHOWN);
                        query.set(event_target_value(&event));
                    }
                />
            </div>
            {move || if seen.with(|(found, _)| found.is_empty()) {
                view! { <p class="hint" role="status">{t!(i18n, arrival.owner_none)}</p> }.into_any()
            } else {
                let shown = move |found: &Found| all.get() || chosen.get().is_none_or(|id| id == found.id);
                let items = results().into_iter().filter(shown).map(item).collect_view();
                view! {
                    <ul class="results">{items}</ul>
                    {move || more().then(|| view! {
                        <button class="btn is-block" type="button" data-act="more-clients" on:click=move |_| most.update(|most| *most += 3 * SHOWN)>
                            {t!(i18n, arrival.more_clients)}
                        </button>
                    })}
                    {(!all.get()).then(|| view! {
                        <div class="btn-row">
                            <button class="btn is-quiet" type="button" data-act="all" on:click=move |_| all.set(true)>
                                {t!(i18n, arrival.another)}
                            </button>
                        </div>
                    })}
                }
                .into_any()
            }}
        </div>
    }
}
