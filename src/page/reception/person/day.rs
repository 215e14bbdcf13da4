//! What somebody did today, line by line, each with its ruling.

use crate::desk::Books;
use crate::page::reception::front::use_front;
use crate::page::reception::sheet::Why;
use crate::page::said::{clock, sentence};
use crate::text::{I18n, t, t_string, word};
use crate::widget::article_number;
use journal::EntryId;
use leptos::prelude::*;
use office::event::{Event, Recorded};
use office::{Now, PersonId};
use rulebook::{ArticleId, BookDigest};

/// One line.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    entry: EntryId,
    time: String,
    text: String,
    cite: Option<(BookDigest, ArticleId)>,
    rules: bool,
}

/// What an event says of this person, if anything: the sentence, or what became of his turn.
fn line(i18n: I18n, books: &Books, recorded: &Recorded, person: PersonId) -> Option<Line> {
    let event = &recorded.event;
    let reception = match event {
        Event::VisitorReceived { reception, .. }
        | Event::HandedOver { reception, .. }
        | Event::VisitorIdentified { reception, .. } => Some(reception),
        _ => None,
    };
    let passed =
        reception.and_then(|reception| reception.passed.iter().find(|passed| passed.person == person));
    let concerns = match event {
        Event::VisitorReceived { reception, .. } => reception.receiver == person,
        Event::HandedOver { from, reception, .. } | Event::VisitorIdentified { from, reception, .. } => {
            *from == person || reception.receiver == person
        }
        Event::HelperJoined { helper, .. } | Event::HelperLeft { helper, .. } => *helper == person,
        Event::AbsenceStarted { person: who, .. } | Event::AbsenceEnded { person: who } => *who == person,
        Event::CallAnswered { by, called, .. } => *by == person || *called == Some(person),
        Event::CallEnded { by } => *by == person,
        Event::CreditPlaced { credit, .. } => credit.person == person,
        Event::DutySet { person: who } => *who == Some(person),
        Event::Overruled { from, to, .. } => *from == person || *to == person,
        Event::ReceptionEnded { visit } => {
            books.state.visits.get(visit).and_then(office::ledger::Visit::receiver) == Some(person)
        }
        _ => false,
    };
    let (text, cite) = match passed {
        Some(passed) => {
            let (engaged, missed) =
                (word(i18n, "engaged", passed.engaged.word()), word(i18n, "missed", passed.missed.word()));
            let text = t_string!(i18n, person.passed, engaged = engaged, missed = missed);
            let book =
                reception.and_then(|reception| reception.rulings.first()).map(|ruling| ruling.book.clone());
            (text, book.zip(passed.cites.first().cloned()))
        }
        None if concerns => {
            let ruling = reception.and_then(|reception| reception.rulings.last());
            let cite = ruling.and_then(|ruling| Some((ruling.book.clone(), ruling.cites.first()?.clone())));
            (sentence(i18n, books, event), cite)
        }
        None => return None,
    };
    let rules = reception.is_some()
        || matches!(event, Event::CallAnswered { .. } | Event::HelperJoined { .. } | Event::Overruled { .. });
    Some(Line { entry: recorded.entry, time: clock(recorded.at), text, cite, rules })
}

fn lines(i18n: I18n, books: &Books, now: Now, person: PersonId) -> Vec<Line> {
    let today = books.recorded.iter().rev().take_while(|recorded| recorded.at.date() == now.date());
    let mut lines: Vec<Line> = today
        .filter(|recorded| !books.state.voided.contains(&recorded.entry))
        .filter_map(|recorded| line(i18n, books, recorded, person))
        .collect();
    lines.reverse();
    lines
}

/// The person's day.
#[component]
pub fn DayLedger(
    /// Whose day.
    person: PersonId,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let lines = Memo::new(move |_| {
        let now = front.desk.now();
        front.desk.read(|books| lines(i18n, books, now, person)).unwrap_or_default()
    });
    let row = move |line: Line| {
        let entry = line.entry;
        let number = line.cite.map(|(book, id)| article_number(i18n, &book, &id));
        view! {
            <li data-entry=entry.to_string()>
                <time>{line.time}</time>
                <span>{line.text}</span>
                {line.rules.then(|| view! {
                    <button class="cite is-bare" type="button" data-act="why" on:click=move |_| front.ask_why(Why::Entry(entry))>
                        {match number {
                            Some(number) => view! { <b>{number}</b> }.into_any(),
                            None => t!(i18n, reception.why).into_any(),
                        }}
                    </button>
                })}
            </li>
        }
    };
    view! {
        <section>
            <h3>{t!(i18n, person.history)}</h3>
            {move || if lines.with(Vec::is_empty) {
                view! { <p class="hint">{t_string!(i18n, person.no_history)}</p> }.into_any()
            } else {
                view! { <ol class="ledger">{lines.get().into_iter().map(row).collect_view()}</ol> }.into_any()
            }}
        </section>
    }
}
