//! Whose the customer is and was, since when and until when, and what did not count: read from his histories.

use super::owned::point;
use crate::{
    desk::{Books, use_desk},
    page::said,
    text::{Dates, I18n, instant, t, t_string, use_i18n, word},
    why::{Why, WhySheet},
    widget::Cites,
};
use counter::cited::Cited;
use counter::ledger::WhyNotCounted;
use counter::struck::latest_entry;
use journal::EntryId;
use leptos::prelude::*;
use office::decide::{Claim, Filed, Uncounted};
use office::ledger::{Basis, Link, Visit};
use office::{CustomerId, VisitId};
use rulebook::Ruling;

/// The claims to the customer of a visit, oldest first, and who is one person or household with him.
#[component]
pub(super) fn Claims(
    /// The visit.
    visit: Signal<Option<Visit>>,
    /// The entry whose why is shown.
    why: RwSignal<Option<EntryId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let asked = RwSignal::new(None::<Ruling>);
    let shown = move || {
        let customer = visit.with(|visit| visit.as_ref().map(|visit| visit.visitor.customer))?;
        let now = desk.now();
        let claims = desk.read(|books| books.claims(customer, now))?;
        let filings = desk.read(|books| books.filings(customer, now))?;
        let links = desk.read(|books| related(i18n, books, customer))?;
        let served = desk.read(|books| served(i18n, books, customer))?;
        let none = claims.is_empty() && filings.is_empty() && links.is_empty() && served.is_none();
        (!none).then(|| {
            view! {
                <section data-claims>
                    <h3>{t!(i18n, visits.claims)}</h3>
                    <ol class="claims">
                        {claims.into_iter().map(|claim| view! { <One claim asked/> }).collect_view()}
                        {filings.into_iter().map(|filed| view! { <Filing filed asked why/> }).collect_view()}
                    </ol>
                    {served.map(|served| view! { <p class="claims-link">{served}</p> })}
                    {links.into_iter().map(|link| view! { <p class="claims-link">{link}</p> }).collect_view()}
                </section>
            }
        })
    };
    let law = move || {
        let ruling = asked.get()?;
        let (title, close) = (word(i18n, "question", ruling.question.name()), move |()| asked.set(None));
        Some(view! { <WhySheet why=Why::Rulings(vec![ruling], title) on_close=close/> })
    };
    view! {
        {shown}
        {law}
    }
}

/// The first article of a ruling; pressed, all of it.
fn cited(ruling: Ruling, asked: RwSignal<Option<Ruling>>) -> impl IntoView {
    let (book, cites) = (ruling.book.clone(), ruling.cites.clone());
    view! { <Cites book cites bare=true on_press=move |()| asked.set(Some(ruling.clone()))/> }
}

/// A time he was filed, and what came of it.
#[component]
fn Filing(filed: Filed, asked: RwSignal<Option<Ruling>>, why: RwSignal<Option<EntryId>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let dates = Dates::of_office(i18n.get_locale());
    let name = desk.read(|books| books.name(filed.by));
    let at = t_string!(i18n, visits.filed_at, at = dates.moment(instant(filed.at)));
    let until = filed.until.filter(|_| filed.valid == Some(true));
    let until = until.map(|until| t_string!(i18n, visits.claim_until, until = point(dates, until)));
    let (chip, tone) = match filed.valid {
        Some(true) => (t_string!(i18n, visits.filed_valid), "chip is-jade"),
        Some(false) => (t_string!(i18n, visits.filed_void), "chip is-amber"),
        None => (t_string!(i18n, visits.filed_open), "chip is-line"),
    };
    // What was found when he came is in the entry of that visit.
    let came = filed.found.and_then(|visit| {
        let entry = desk.read(|books| books.state.visits.get(&visit).map(latest_entry)).flatten()?;
        let Cited { book, articles } =
            desk.read(|books| books.cited(&books.recorded(entry)?.event)).flatten()?;
        Some(view! { <Cites book cites=articles bare=true on_press=move |()| why.set(Some(entry))/> })
    });
    view! {
        <li data-filed=filed.by.to_string() class:is-over=move || filed.valid == Some(false)>
            <p class="claims-who"><b>{name}</b> <span>{at}</span></p>
            <p class="claims-until num">
                {until}
                <span class=tone>{chip}</span>
                {came}
                {filed.law.map(|ruling| cited(ruling, asked))}
            </p>
        </li>
    }
}

/// A claim.
#[component]
fn One(claim: Claim, asked: RwSignal<Option<Ruling>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let dates = Dates::of_office(i18n.get_locale());
    let name = desk.read(|books| books.name(claim.person));
    let since = t_string!(
        i18n,
        visits.claim_since,
        day = dates.month_day(instant(claim.since)),
        by = basis(i18n, claim.basis)
    );
    let until = claim.until.map(|until| t_string!(i18n, visits.claim_until, until = point(dates, until)));
    let passed = claim.passed.map(|(at, by)| {
        let (day, by) = (dates.month_day(instant(at)), basis(i18n, by));
        t_string!(i18n, visits.claim_passed, day = day, by = by)
    });
    let person = claim.person;
    let uncounted: Vec<String> = claim
        .uncounted
        .iter()
        .map(|done| did_not_count(i18n, desk.read(|books| books.name(done.by)), done))
        .collect();
    view! {
        <li data-person=person.to_string() class:is-over=claim.passed.is_some()>
            <p class="claims-who"><b>{name}</b> <span>{since}</span></p>
            <p class="claims-until num">
                {until}
                {claim.lapsed.then(|| view! { <span class="chip is-amber">{word(i18n, "standing", "lapsed")}</span> })}
                {claim.law.map(|ruling| cited(ruling, asked))}
            </p>
            {passed.map(|passed| view! { <p class="claims-passed">{passed}</p> })}
            {uncounted.into_iter().map(|done| view! { <p class="claims-not">{done}</p> }).collect_view()}
        </li>
    }
}

fn basis(i18n: I18n, basis: Basis) -> &'static str {
    match basis {
        Basis::Reception => t_string!(i18n, visits.basis_reception),
        Basis::Registration => t_string!(i18n, visits.basis_registration),
        Basis::FollowUp => t_string!(i18n, visits.basis_follow_up),
        Basis::Origin => t_string!(i18n, visits.basis_origin),
        Basis::Ruling => t_string!(i18n, visits.basis_ruling),
        Basis::Departure => t_string!(i18n, visits.basis_departure),
        Basis::Share => t_string!(i18n, visits.basis_share),
    }
}

fn did_not_count(i18n: I18n, by: Option<String>, done: &Uncounted) -> String {
    let at = Dates::of_office(i18n.get_locale()).moment(instant(done.at));
    let name = by.unwrap_or_default();
    let why = match done.why {
        WhyNotCounted::NotEffective => t_string!(i18n, visits.not_effective).to_owned(),
        WhyNotCounted::TooLate => t_string!(i18n, visits.not_in_time).to_owned(),
        WhyNotCounted::Registration(state) => word(i18n, "registration_state", state.word()),
    };
    t_string!(i18n, visits.did_not_count, at = at, name = name, why = why)
}

/// Who serves him, where he is nobody's performance.
fn served(i18n: I18n, books: &Books, customer: CustomerId) -> Option<String> {
    let found = books.state.whole(customer).filter(|found| found.owner().is_none())?;
    let name = books.name(found.server()?);
    Some(t_string!(i18n, visits.served, name = name))
}

/// Who is one person with him, or of his household.
fn related(i18n: I18n, books: &Books, customer: CustomerId) -> Vec<String> {
    let own = books.state.records_of(customer);
    let named = |link: &Link| {
        let other = link.pair.beside(customer).or_else(|| own.iter().find_map(|id| link.pair.beside(*id)))?;
        let last = books.state.customers.get(&other).and_then(|other| other.visits.last().copied());
        let name = books
            .customer_name(other)
            .or_else(|| last.map(|visit: VisitId| said::visitor_of(i18n, books, visit)))?;
        Some(match link.relation {
            None => t_string!(i18n, visits.same_person, name = name),
            Some(relation) => {
                let relation = word(i18n, "relation", relation.word());
                t_string!(i18n, visits.same_household, name = name, relation = relation)
            }
        })
    };
    books.state.links.iter().filter_map(named).collect()
}
