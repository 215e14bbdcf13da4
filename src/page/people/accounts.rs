//! The account of everybody on one day: turns used, lost, made up, owed. What is lost or owed cites its article.

use crate::{
    desk::{Books, use_desk},
    page::why::WhySheet,
    text::{t, t_string, use_i18n},
    widget::{Cites, Tally},
};
use chrono::NaiveDate;
use journal::EntryId;
use leptos::prelude::*;
use office::PersonId;
use office::day::{Account, Day};
use rulebook::word::Missed;
use rulebook::{ArticleId, BookDigest, Turns};

/// An article, with the entry that applied it.
type Because = (Vec<ArticleId>, EntryId);

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Who.
    pub person: PersonId,
    /// His name.
    pub name: String,
    /// His account.
    pub account: Account,
    /// Make-ups he still has.
    pub owed: usize,
    /// Of these, those that a supervisor has yet to place.
    pub unplaced: usize,
    /// Whether his turn is held.
    pub held: bool,
    /// By what the last turn was lost.
    lost_by: Option<Because>,
    /// By what the oldest make-up is owed.
    owed_by: Option<Because>,
}

/// The day that is shown: the open one, or the one just closed.
pub(super) fn shown(books: &Books) -> Option<&Day> {
    books.state.day.as_ref()
}

/// The lines of the day, in its order.
pub(super) fn lines(books: &Books) -> Vec<Line> {
    let Some(day) = shown(books) else { return Vec::new() };
    let line = |person: PersonId| {
        let owed: Vec<_> = books.state.open_credits().filter(|credit| credit.id.person == person).collect();
        Line {
            person,
            name: books.name(person),
            account: day.accounts.get(&person).cloned().unwrap_or_default(),
            owed: owed.len(),
            unplaced: owed.iter().filter(|credit| !credit.placed).count(),
            held: day.holding.contains(&person),
            lost_by: lost(books, day.date, person),
            owed_by: owed.first().map(|credit| (credit.cites.clone(), credit.id.by)),
        }
    };
    day.order.iter().map(|place| line(place.person)).collect()
}

/// Where somebody last lost his turn on a day, and by which articles.
fn lost(books: &Books, date: NaiveDate, person: PersonId) -> Option<Because> {
    let of_day = books.recorded.iter().rev().take_while(|recorded| recorded.at.date() >= date);
    let standing = of_day.filter(|recorded| !books.state.voided.contains(&recorded.entry));
    standing.filter_map(|recorded| Some((recorded.entry, recorded.event.reception()?))).find_map(
        |(entry, reception)| {
            let passed = reception
                .passed
                .iter()
                .find(|passed| passed.person == person && passed.missed == Missed::Lose)?;
            Some((passed.cites.clone(), entry))
        },
    )
}

/// The table.
#[component]
pub(super) fn Accounts() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| desk.read(lines).unwrap_or_default());
    let book = Memo::new(move |_| desk.read(|books| shown(books).map(|day| day.book.clone())).flatten());
    let why = RwSignal::new(None::<EntryId>);
    let sum = move |of: fn(&Line) -> usize| rows.with(|rows| rows.iter().map(of).sum::<usize>());
    view! {
        <section class="panel">
            <h2 class="panel-head">{t!(i18n, people.turns)} <small>{t!(i18n, people.turns_note)}</small></h2>
            <div class="table-wrap">
                <table class="table turns">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, people.col_person)}</th>
                            <th scope="col">{t!(i18n, people.col_ticks)}</th>
                            <th scope="col" class="is-wide">{t!(i18n, people.col_uncounted)}</th>
                            <th scope="col">{t!(i18n, people.col_lost)}</th>
                            <th scope="col" class="is-wide">{t!(i18n, people.col_granted)}</th>
                            <th scope="col" class="is-wide">{t!(i18n, people.col_made_up)}</th>
                            <th scope="col">{t!(i18n, people.col_open)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || rows.get().into_iter().map(|row| view! { <AccountRow row book why/> }).collect_view()}
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{t!(i18n, people.total)}</th>
                            <td>{move || rows.with(|rows| rows.iter().map(|row| row.account.ticks).sum::<Turns>().to_string())}</td>
                            <td class="is-wide">{move || sum(|row| row.account.uncounted as usize)}</td>
                            <td>{move || sum(|row| row.account.lost as usize)}</td>
                            <td class="is-wide">{move || sum(|row| row.account.granted as usize)}</td>
                            <td class="is-wide">{move || sum(|row| row.account.made_up as usize)}</td>
                            <td>{move || sum(|row| row.owed)}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        </section>
        {move || why.get().map(|entry| view! { <WhySheet entry on_close=move |()| why.set(None)/> })}
    }
}

#[component]
fn AccountRow(row: Line, book: Memo<Option<BookDigest>>, why: RwSignal<Option<EntryId>>) -> impl IntoView {
    let i18n = use_i18n();
    let Line { person, name, account, owed, unplaced, held, lost_by, owed_by } = row;
    let pill = move |because: Option<Because>| {
        let ((cites, entry), book) = because.zip(book.get_untracked())?;
        Some(view! { <Cites book cites bare=true on_press=move |()| why.set(Some(entry))/> })
    };
    let zero = |n: usize| if n == 0 { "is-wide is-zero" } else { "is-wide" };
    let (ticks, lost) = (account.ticks, account.lost);
    let tally = move || view! { <Tally ticks lost label=t_string!(i18n, people.ticks_of, count = ticks)/> };
    view! {
        <tr data-person=person.to_string()>
            <td>
                <b>{name}</b>
                {(!account.entered.is_none()).then(|| view! { " " <span class="chip is-line">{t!(i18n, people.entered, count = account.entered.to_string())}</span> })}
                {held.then(|| view! { " " <span class="chip is-line">{t!(i18n, people.col_held)}</span> })}
            </td>
            <td>{tally}</td>
            <td class=zero(account.uncounted as usize)>{account.uncounted}</td>
            <td class=if account.lost == 0 { "is-zero" } else { "is-lost" }>
                {pill(lost_by.filter(|_| account.lost > 0))} {account.lost}
            </td>
            <td class=zero(account.granted as usize)>{account.granted}</td>
            <td class=zero(account.made_up as usize)>{account.made_up}</td>
            <td class=if owed == 0 { "is-zero" } else { "" }>
                {(unplaced > 0).then(|| view! { <span class="chip is-amber">{t!(i18n, people.unplaced)}</span> " " })}
                {pill(owed_by)} {owed}
            </td>
        </tr>
    }
}
