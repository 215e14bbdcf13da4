//! The orders that the book in force declares by name: who stands in each, whose turn it is now, and setting it.

mod set;

use super::names::Names;
use crate::{
    book::filling::term_length,
    desk::{Books, use_desk},
    later::{later_on_top, part},
    route::Place,
    text::{Dates, I18n, instant, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};
use chrono::{Datelike, NaiveDate};
use counter::{
    Held, Now, PersonId,
    book::{ArticleId, Book, BookDigest, Name, Question, Term},
};
use leptos::prelude::*;
use set::SetOrder;

part!(office_dialogs: fn set_order((order, name, on_close): (Option<Name>, String, Callback<()>)) {
    view! { <SetOrder order name on_close/> }
});

/// One order as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Card {
    /// Which; the table of calls of the day, if it has no name.
    order: Option<Name>,
    name: String,
    people: Vec<(PersonId, String)>,
    /// Who set it and when, once somebody has.
    set: Option<String>,
    /// The offices that go round it, each with whose turn it is.
    terms: Vec<(String, String)>,
    /// What in the book rests on it.
    cites: Vec<(ArticleId, String)>,
    book: BookDigest,
}

/// What the book and the one it extends rest on an order: the offices that go round it, and the articles.
fn resting(book: &Book, order: Name) -> (Vec<&Term>, Vec<&ArticleId>) {
    let (mut terms, mut cites) = (Vec::new(), Vec::new());
    for book in [Some(book), book.base.as_deref()].into_iter().flatten() {
        for rule in
            [Question::NextDay, Question::Roster].into_iter().flat_map(|question| book.rules(question))
        {
            let going: Vec<&Term> =
                rule.then.terms.iter().flatten().filter(|term| term.order == order).collect();
            if going.is_empty() && rule.then.order != Some(order) {
                continue;
            }
            terms.extend(going.into_iter().filter(|term| !terms.contains(term)).collect::<Vec<_>>());
            cites.extend(rule.cites.iter().filter(|id| !cites.contains(id)).collect::<Vec<_>>());
        }
    }
    (terms, cites)
}

/// A day; with the year where that is another one.
fn day(i18n: I18n, day: NaiveDate, now: Now) -> String {
    let dates = Dates::of_office(i18n.get_locale());
    let at = instant(day.and_time(chrono::NaiveTime::MIN));
    if day.year() == now.date().year() { dates.day(at) } else { dates.date(at) }
}

/// The name of somebody in an order, who may have left since.
fn named(i18n: I18n, books: &Books, person: PersonId) -> String {
    let name = books.name(person);
    match books.state.people.get(&person) {
        Some(known) if known.active => name,
        _ => format!("{name} · {}", t_string!(i18n, people.left)),
    }
}

/// The office of a term, and whose turn it is today.
fn turn(i18n: I18n, books: &Books, now: Now, term: &Term, held: &[Held]) -> (String, String) {
    let office = word(i18n, "office", term.office.word());
    let office = t_string!(i18n, people.order_term, office = office, each = term_length(i18n, term.each));
    let today = match held.iter().find(|held| held.term == *term) {
        Some(Held { person, until: Some(until), .. }) => {
            let (name, day) = (named(i18n, books, *person), day(i18n, *until, now));
            t_string!(i18n, people.order_now, name = name, day = day)
        }
        Some(Held { person, until: None, .. }) => named(i18n, books, *person),
        None => t_string!(i18n, people.order_now_nobody).to_owned(),
    };
    (office, today)
}

/// The orders of the book in force, each as it is set.
fn cards(i18n: I18n, books: &Books, now: Now) -> Vec<Card> {
    let Some(book) = books.book_at(now) else { return Vec::new() };
    let held = books.terms(now);
    let card = |(order, says): (Name, String)| {
        let (terms, cites) = resting(book, order);
        let known = books.state.orders.get(&order).filter(|known| !known.people.is_empty());
        Card {
            order: Some(order),
            name: says,
            people: known
                .into_iter()
                .flat_map(|known| &known.people)
                .map(|person| (*person, named(i18n, books, *person)))
                .collect(),
            set: known.map(|known| {
                let (by, day) = (books.name(known.by), day(i18n, known.since, now));
                t_string!(i18n, people.order_set_by, by = by, day = day)
            }),
            terms: terms.into_iter().map(|term| turn(i18n, books, now, term, &held)).collect(),
            cites: cites.into_iter().map(|id| number(i18n, book, id)).collect(),
            book: book.digest.clone(),
        }
    };
    let orders = book.glossary().orders();
    let named = orders.map(|(order, declared)| card((order, article_text(i18n, &declared.says))));
    named.chain(calls(i18n, books, book, now)).collect()
}

/// The table of calls of the open day, where the book speaks of who answers.
fn calls(i18n: I18n, books: &Books, book: &Book, now: Now) -> Option<Card> {
    let day = books.state.open_day().filter(|day| day.date == now.date())?;
    let speaks = book.rules(Question::Call);
    if speaks.is_empty() && day.call_order.is_empty() {
        return None;
    }
    let mut cites: Vec<ArticleId> = Vec::new();
    for id in speaks.iter().flat_map(|rule| &rule.cites) {
        if cites.len() < 3 && !cites.contains(id) {
            cites.push(id.clone());
        }
    }
    Some(Card {
        order: None,
        name: t_string!(i18n, people.calls).to_owned(),
        people: day.call_order.iter().map(|(id, _)| (*id, named(i18n, books, *id))).collect(),
        set: (!day.call_order.is_empty()).then(|| t_string!(i18n, people.calls_today).to_owned()),
        terms: Vec::new(),
        cites: cites.into_iter().map(|id| number(i18n, book, &id)).collect(),
        book: book.digest.clone(),
    })
}

/// An article, with its number as it is printed.
fn number(i18n: I18n, book: &Book, id: &ArticleId) -> (ArticleId, String) {
    let number = book.article(id).map(|article| article_text(i18n, &article.number));
    (id.clone(), number.unwrap_or_else(|| id.to_string()))
}

/// The order that is being set, and what it is called.
type Setting = (Option<Name>, String);

/// Every order of the book in force, and the table of calls; nothing where it declares none.
#[component]
pub(super) fn Orders() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let cards = Memo::new(move |_| {
        let now = desk.now();
        desk.read(|books| cards(i18n, books, now)).unwrap_or_default()
    });
    let setting = RwSignal::new(None::<Setting>);
    let shown = move || {
        let cards = cards.get();
        (!cards.is_empty()).then(|| {
            let cards = cards.into_iter().map(|card| view! { <OrderCard card setting/> }).collect_view();
            view! { <div class="two">{cards}</div> }
        })
    };
    view! {
        {shown}
        {move || {
            let close = Callback::new(move |()| setting.set(None));
            setting.get().map(|(order, name)| later_on_top(set_order, (order, name, close), close))
        }}
    }
}

/// One order.
#[component]
fn OrderCard(
    /// The order.
    card: Card,
    /// Which is being set, with its name.
    setting: RwSignal<Option<Setting>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let Card { order, name, people, set, terms, cites, book } = card;
    let unset = set.is_none();
    let law = |(id, number): (ArticleId, String)| {
        let address = Place::article(&book.0, &id);
        view! { <a class="cite" data-act="article" data-article=id.to_string() href=address><b>{number}</b></a> }
    };
    let term = |(office, today): (String, String)| view! { <dt>{office}</dt> <dd data-term="">{today}</dd> };
    let (title, key) = (name.clone(), order.map_or_else(|| "calls".to_owned(), |order| order.to_string()));
    let pressed = key.clone();
    let unset_says = if order.is_some() {
        t_string!(i18n, people.order_unset)
    } else {
        t_string!(i18n, people.calls_unset)
    };
    let label = if unset { t_string!(i18n, people.order_set) } else { t_string!(i18n, people.order_change) };
    view! {
        <section class="panel is-pad" data-order=key>
            <h2 class="panel-head">{title} <small>{set}</small></h2>
            {if unset {
                view! { <p class="muted" data-unset="">{unset_says}</p> }.into_any()
            } else {
                view! { <Names names=Signal::stored(people)/> }.into_any()
            }}
            {(!terms.is_empty()).then(|| view! { <dl class="kv">{terms.into_iter().map(term).collect_view()}</dl> })}
            <div class="btn-row">
                <button
                    class="btn"
                    type="button"
                    data-act="set-order"
                    data-order=pressed
                    aria-label=format!("{label} · {name}")
                    disabled=move || !desk.may_write()
                    on:click=move |_| setting.set(Some((order, name.clone())))
                >
                    <Icon line=Line::Pen/>
                    {label}
                </button>
                {cites.into_iter().map(law).collect_view()}
            </div>
        </section>
    }
}
