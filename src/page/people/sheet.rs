//! The turn table of the day on paper.

use super::accounts::{Line, lines, shown};
use super::close::closing;
use crate::{
    desk::{Books, use_desk},
    text::{Dates, I18n, instant, t, t_string, use_i18n, word},
    widget::{Tally, article_text},
};
use leptos::prelude::*;
use office::{Event, PersonId};

/// The times at which somebody took turns that counted; those that used a make-up are marked.
fn times(i18n: I18n, books: &Books, person: PersonId) -> String {
    let Some(day) = shown(books) else { return String::new() };
    let dates = Dates::of_office(i18n.get_locale());
    let mine = books.state.visits.values().filter(|visit| visit.at.date() == day.date);
    let mut stints: Vec<_> = mine
        .flat_map(|visit| &visit.stints)
        .filter(|stint| stint.person == person && stint.counts())
        .collect();
    stints.sort_by_key(|stint| stint.from);
    let text = |stint: &&office::ledger::Stint| {
        let mark = stint.credit.map(|_| t_string!(i18n, people.sheet_make_up_mark)).unwrap_or_default();
        format!("{}{mark}", dates.time(instant(stint.from)))
    };
    stints.iter().map(text).collect::<Vec<_>>().join(" · ")
}

/// Absences of the day and receptions for colleagues.
fn remarks(i18n: I18n, books: &Books, person: PersonId) -> String {
    let Some(day) = shown(books) else { return String::new() };
    let dates = Dates::of_office(i18n.get_locale());
    let mut remarks: Vec<String> = Vec::new();
    let mut out: Option<String> = None;
    // What was entered with a late closing is of the day all the same.
    let when = |recorded: &office::Recorded| match &recorded.event {
        Event::AbsenceEnded { ended, .. } => ended.unwrap_or(recorded.at),
        _ => recorded.at,
    };
    let of_day = books.recorded.iter().filter(|recorded| when(recorded).date() == day.date);
    for recorded in of_day.filter(|recorded| !books.state.voided.contains(&recorded.entry)) {
        let time = dates.time(instant(when(recorded)));
        match &recorded.event {
            Event::AbsenceStarted { person: who, reason, .. } if *who == person => {
                out = Some(format!("{} {time}–", word(i18n, "absence_reason", reason.word())));
            }
            Event::AbsenceEnded { person: who, .. } if *who == person => {
                remarks.extend(out.take().map(|out| format!("{out}{time}")));
            }
            _ => {}
        }
    }
    remarks.extend(out);
    let visits = books.state.visits.values().filter(|visit| visit.at.date() == day.date);
    let helped = visits
        .filter(|visit| {
            let parts = visit.stints.iter().chain(&visit.helpers);
            parts
                .into_iter()
                .any(|stint| stint.person == person && stint.role == rulebook::word::Role::Assist)
        })
        .count();
    if helped > 0 {
        remarks.push(t_string!(i18n, people.sheet_helped, count = helped));
    }
    remarks.join(" · ")
}

/// The sheet. It is not on the screen, and all that is on the paper.
#[component]
pub(super) fn Sheet() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| desk.read(lines).unwrap_or_default());
    let head = move || {
        desk.read(|books| {
            let day = shown(books)?;
            let dates = Dates::of_office(i18n.get_locale());
            // Each reception once, however many turns it used.
            let counted: u32 = rows.get().iter().map(|row| row.account.receptions).sum();
            let title = books.book(&day.book).map(|book| article_text(i18n, &book.about.title));
            Some([
                books.state.about.as_ref().map(|about| about.name.clone()).unwrap_or_default(),
                dates.date(instant(day.date.and_time(Default::default()))),
                t_string!(i18n, people.sheet_sum, count = day.visits, counted = counted),
                title.map(|title| t_string!(i18n, people.sheet_book, title = title)).unwrap_or_default(),
            ])
        })
        .flatten()
        .unwrap_or_default()
    };
    let next = move || {
        desk.read(|books| match &closing(books)?.event {
            Event::DayClosed { next, .. } => next.first().map(|first| books.name(*first)),
            _ => None,
        })
        .flatten()
        .map(|name| view! { <span>{t_string!(i18n, people.sheet_next, name = name)}</span> })
    };
    let entries = move || desk.read(|books| books.journal.len()).unwrap_or_default();
    let printed = move || Dates::of_office(i18n.get_locale()).moment(instant(desk.now().0));
    view! {
        <section class="print-sheet" aria-hidden="true">
            <h1 class="print-title">{t!(i18n, people.sheet_title)}</h1>
            <p class="print-meta">{move || head().map(|part| view! { <span>{part}</span> }).collect_view()}</p>
            <table class="print-table">
                <thead>
                    <tr>
                        <th>{t!(i18n, people.sheet_n)}</th>
                        <th>{t!(i18n, people.name)}</th>
                        <th>{t!(i18n, people.col_ticks)}</th>
                        <th>{t!(i18n, people.sheet_times)}</th>
                        <th>{t!(i18n, people.col_lost)}</th>
                        <th>{t!(i18n, people.sheet_made_up)}</th>
                        <th>{t!(i18n, people.sheet_notes)}</th>
                        <th>{t!(i18n, people.sheet_sign)}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || rows.get().into_iter().enumerate().map(|(n, row)| view! { <SheetRow n row/> }).collect_view()}
                </tbody>
            </table>
            <p class="print-meta">{next} <span>{t!(i18n, people.sheet_red)}</span></p>
            <div class="print-sign">
                <span>{t!(i18n, people.sheet_duty)}</span>
                <span>{t!(i18n, people.sheet_lead)}</span>
                <span>{t!(i18n, people.sheet_date)}</span>
            </div>
            <p class="print-note">
                <span>{t!(i18n, shell.app_name)}</span>
                <span>{t!(i18n, people.sheet_entries, count = entries())}</span>
                <span>{t!(i18n, people.sheet_printed, time = printed())}</span>
            </p>
        </section>
    }
}

#[component]
fn SheetRow(n: usize, row: Line) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let person = row.person;
    let some = |n: u32| Some(n).filter(|n| *n > 0);
    let (ticks, lost) = (row.account.ticks, row.account.lost);
    let tally = move || view! { <Tally ticks lost label=t_string!(i18n, people.ticks_of, count = ticks)/> };
    view! {
        <tr>
            <td>{n + 1}</td>
            <th>{row.name}</th>
            <td>{tally}</td>
            <td class="is-start">{move || desk.read(|books| times(i18n, books, person))}</td>
            <td>{some(row.account.lost)}</td>
            <td>{some(row.account.made_up)}</td>
            <td class="is-start">{move || desk.read(|books| remarks(i18n, books, person))}</td>
            <td></td>
        </tr>
    }
}
