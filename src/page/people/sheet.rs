//! The turn table of the day on paper.

use crate::{
    desk::{Books, use_desk},
    text::{Dates, I18n, instant, t, t_string, use_i18n, word},
    widget::{Tally, article_text},
};
use chrono::NaiveDate;
use counter::account::{Out, Standing};
use leptos::prelude::*;
use office::{Event, PersonId};

/// The times at which somebody took turns that counted; those that used a make-up are marked.
fn times(i18n: I18n, books: &Books, date: NaiveDate, person: PersonId) -> String {
    let dates = Dates::of_office(i18n.get_locale());
    let text = |stint: &office::ledger::Stint| {
        let mark = stint.credit.map(|_| t_string!(i18n, people.sheet_make_up_mark)).unwrap_or_default();
        format!("{}{mark}", dates.time(instant(stint.from)))
    };
    books.turns_of(date, person).into_iter().map(text).collect::<Vec<_>>().join(" · ")
}

/// Absences of the day and receptions for colleagues.
fn remarks(i18n: I18n, books: &Books, date: NaiveDate, person: PersonId) -> String {
    let dates = Dates::of_office(i18n.get_locale());
    let time = |at| dates.time(instant(at));
    let out = |out: Out| {
        let reason = word(i18n, "absence_reason", out.reason.word());
        format!("{reason} {}–{}", time(out.from), out.to.map(time).unwrap_or_default())
    };
    let mut remarks: Vec<String> = books.outs(date, person).into_iter().map(out).collect();
    let helped = books.helped(date, person);
    if helped > 0 {
        remarks.push(t_string!(i18n, people.sheet_helped, count = helped));
    }
    remarks.join(" · ")
}

/// The sheet. It is not on the screen, and all that is on the paper.
#[component]
pub(super) fn Sheet(
    /// The day.
    date: NaiveDate,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| desk.read(|books| books.standings_of(date)).unwrap_or_default());
    let head = move || {
        desk.read(|books| {
            let day = books.day_of(date)?;
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
        desk.read(|books| match &books.closing_of(date)?.event {
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
                    {move || rows.get().into_iter().enumerate().map(|(n, row)| view! { <SheetRow n row date/> }).collect_view()}
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
fn SheetRow(n: usize, row: Standing, date: NaiveDate) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let person = row.person;
    let some = |n: u32| Some(n).filter(|n| *n > 0);
    let (ticks, lost) = (row.account.ticks, row.account.lost);
    let tally = move || view! { <Tally ticks lost label=t_string!(i18n, people.ticks_of, count = ticks)/> };
    view! {
        <tr>
            <td>{n + 1}</td>
            <th>{move || desk.read(|books| books.name(person))}</th>
            <td>{tally}</td>
            <td class="is-start">{move || desk.read(|books| times(i18n, books, date, person))}</td>
            <td>{some(row.account.lost)}</td>
            <td>{some(row.account.made_up)}</td>
            <td class="is-start">{move || desk.read(|books| remarks(i18n, books, date, person))}</td>
            <td></td>
        </tr>
    }
}
