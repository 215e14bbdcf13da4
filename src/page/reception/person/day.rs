//! What somebody did today, line by line, each with its ruling.

use crate::desk::Books;
use crate::page::reception::front::use_front;
use crate::said::{clock, sentence};
use crate::text::{I18n, t, t_string, word};
use crate::why::Why;
use crate::widget::article_number;
use counter::{
    EntryId, Now, PersonId,
    book::{ArticleId, BookDigest},
    event::Recorded,
};
use leptos::prelude::*;

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
    let passed = event.passed().iter().find(|passed| passed.person == person);
    // What speaks of a visit alone is of who receives there.
    let of_visit = || books.receiver(event.visit()?);
    let people = event.people();
    let concerns = people.contains(&person) || people.is_empty() && of_visit() == Some(person);
    let (text, cite) = match passed {
        Some(passed) => {
            let (engaged, missed) =
                (word(i18n, "engaged", passed.engaged.word()), word(i18n, "missed", passed.missed.word()));
            let text = t_string!(i18n, person.passed, engaged = engaged, missed = missed);
            (text, event.law().book().zip(passed.cites.first().cloned()))
        }
        None if concerns => {
            let rulings = event.law().rulings(books);
            let cite =
                rulings.last().and_then(|ruling| Some((ruling.book.clone(), ruling.cites.first()?.clone())));
            (sentence(i18n, books, event), cite)
        }
        None => return None,
    };
    // What the desk does not speak of is nobody's day.
    let spoken = Some(text).filter(|text| !text.is_empty());
    let rules = !event.law().is_none();
    spoken.map(|text| Line { entry: recorded.entry, time: clock(recorded.at), text, cite, rules })
}

fn lines(i18n: I18n, books: &Books, now: Now, person: PersonId) -> Vec<Line> {
    let today = books.recorded.iter().rev().take_while(|recorded| recorded.at.date() == now.date());
    let mut lines: Vec<Line> = today
        .filter(|recorded| !books.is_struck(recorded.entry))
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
