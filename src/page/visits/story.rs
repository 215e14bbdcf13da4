//! What happened in a visit, and with its customer since.

use super::look::listed;
use crate::{
    desk::use_desk,
    page::said,
    text::{Dates, instant, t_string, use_i18n, word},
    widget::Cites,
};
use counter::cited::Cited;
use journal::EntryId;
use leptos::prelude::*;
use office::event::{Event, Kind, Recorded};
use office::ledger::Visit;

fn tone(event: &Event) -> &'static str {
    match event.kind() {
        Kind::VisitRegistered if matches!(event, Event::VisitRegistered { valid: true, .. }) => "is-jade",
        Kind::VisitorReceived | Kind::DealMade => "is-jade",
        Kind::VisitorWaits | Kind::HelperJoined | Kind::HandedOver => "is-amber",
        Kind::Overruled | Kind::VisitorIdentified | Kind::VisitRegistered => "is-seal",
        Kind::OfficeFounded
        | Kind::OfficeChanged
        | Kind::PersonEnrolled
        | Kind::PersonChanged
        | Kind::RulebookAdopted
        | Kind::DayOpened
        | Kind::SignedIn
        | Kind::SignedOut
        | Kind::DayClosed
        | Kind::VisitorLeft
        | Kind::HelperLeft
        | Kind::ReceptionEnded
        | Kind::FollowedUp
        | Kind::ClientFiled
        | Kind::ClientGraded
        | Kind::AbsenceStarted
        | Kind::AbsenceEnded
        | Kind::CallAnswered
        | Kind::CallEnded
        | Kind::CallOrderSet
        | Kind::OrderSet
        | Kind::DutySet
        | Kind::EventSet
        | Kind::CreditPlaced
        | Kind::Penalised
        | Kind::OriginSettled
        | Kind::CaseRuled
        | Kind::PersonDeparted
        | Kind::ClientPassed
        | Kind::ClientsLinked
        | Kind::ClientsParted
        | Kind::RegistrationWithdrawn
        | Kind::ProxySet
        | Kind::HelpSettled
        | Kind::Voided => "",
    }
}

/// The story of a visit.
#[component]
pub(super) fn Story(
    /// The visit.
    visit: Signal<Option<Visit>>,
    /// Where an article leads.
    why: RwSignal<Option<EntryId>>,
) -> impl IntoView {
    let desk = use_desk();
    let entries = Memo::new(move |_| {
        let visit = visit.get()?;
        desk.read(|books| books.story(&visit).cloned().collect::<Vec<_>>())
    });
    let item = move |recorded: Recorded| {
        let came = visit.with_untracked(|visit| visit.as_ref().map(|visit| visit.at.date()));
        view! { <Act recorded came why/> }
    };
    view! {
        <ol class="timeline">{move || entries.get().unwrap_or_default().into_iter().map(item).collect_view()}</ol>
    }
}

#[component]
fn Act(recorded: Recorded, came: Option<chrono::NaiveDate>, why: RwSignal<Option<EntryId>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let Recorded { entry, at, event, .. } = recorded;
    let time = move || {
        let dates = Dates::of_office(i18n.get_locale());
        if came == Some(at.date()) { dates.time(instant(at)) } else { dates.month_day(instant(at)) }
    };
    let pill = desk.peek(|books| books.cited(&event)).flatten().map(|Cited { book, articles }| {
        view! { <Cites book cites=articles bare=true on_press=move |()| why.set(Some(entry))/> }
    });
    let lacks = match &event {
        Event::VisitRegistered { missing, .. } if !missing.is_empty() => missing.clone(),
        _ => Vec::new(),
    };
    let lacking = move || {
        let fields: Vec<String> = lacks.iter().map(|field| word(i18n, "field", field.word())).collect();
        (!fields.is_empty()).then(|| t_string!(i18n, visits.lacks, fields = listed(i18n, &fields)))
    };
    let card = match &event {
        Event::Overruled { because, .. } => Some(*because),
        Event::FollowedUp { note, .. } => *note,
        _ => None,
    };
    let on_card = move |field: &str| desk.peek(|books| books.field(card.as_ref(), field)).flatten();
    let because = on_card("text");
    let next = on_card("next").and_then(|day| paper::date::read(&day));
    let next = move || {
        next.map(|day| {
            let day = Dates::of_office(i18n.get_locale()).month_day(instant(day.into()));
            t_string!(i18n, visits.next_contact, day = day)
        })
    };
    let class = tone(&event);
    view! {
        <li class=class data-entry=entry.to_string()>
            <time datetime=paper::date::write_minute(at)>{time}</time>
            <i class="pin" aria-hidden="true"></i>
            <p>
                {move || desk.read(|books| said::sentence(i18n, books, &event))} " " {pill}
                {move || lacking().map(|text| view! { <small>{text}</small> })}
                {because.map(|because| view! { <small>{because}</small> })}
                {move || next().map(|next| view! { <small>{next}</small> })}
            </p>
        </li>
    }
}
