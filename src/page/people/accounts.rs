//! The account of everybody on one day: turns used, lost, made up, owed. What is lost or owed cites its article.

use crate::{
    desk::{Books, use_desk},
    text::{t, t_string, use_i18n},
    why::{Why, WhySheet},
    widget::{Cites, Tally},
};
use chrono::NaiveDate;
use counter::account::{Because, Standing};
use journal::EntryId;
use leptos::prelude::*;
use rulebook::{BookDigest, Turns};

/// The table.
#[component]
pub(super) fn Accounts(
    /// The day; the one that is shown, if none is given.
    #[prop(optional)]
    date: Option<NaiveDate>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        let of = |books: &Books| date.map_or_else(|| books.standings(), |date| books.standings_of(date));
        desk.read(of).unwrap_or_default()
    });
    let book = Memo::new(move |_| {
        let day = |books: &Books| {
            date.map_or_else(|| books.day(), |date| books.day_of(date)).map(|day| day.book.clone())
        };
        desk.read(day).flatten()
    });
    // What is owed is owed now: of an earlier day there is nothing to say.
    let now = date.is_none();
    let why = RwSignal::new(None::<EntryId>);
    let sum = move |of: fn(&Standing) -> usize| rows.with(|rows| rows.iter().map(of).sum::<usize>());
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
                            {now.then(|| view! { <th scope="col">{t!(i18n, people.col_open)}</th> })}
                        </tr>
                    </thead>
                    <tbody>
                        {move || rows.get().into_iter().map(|row| view! { <AccountRow row book why now/> }).collect_view()}
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{t!(i18n, people.total)}</th>
                            <td>{move || rows.with(|rows| rows.iter().map(|row| row.account.ticks).sum::<Turns>().to_string())}</td>
                            <td class="is-wide">{move || sum(|row| row.account.uncounted as usize)}</td>
                            <td>{move || sum(|row| row.account.lost as usize)}</td>
                            <td class="is-wide">{move || sum(|row| row.account.granted as usize)}</td>
                            <td class="is-wide">{move || sum(|row| row.account.made_up as usize)}</td>
                            {now.then(|| view! { <td>{move || sum(|row| row.owed)}</td> })}
                        </tr>
                    </tfoot>
                </table>
            </div>
        </section>
        {move || why.get().map(|entry| view! { <WhySheet why=Why::Entry(entry) on_close=move |()| why.set(None)/> })}
    }
}

#[component]
fn AccountRow(
    row: Standing,
    book: Memo<Option<BookDigest>>,
    why: RwSignal<Option<EntryId>>,
    now: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let Standing { person, account, owed, unplaced, held, lost_by, owed_by } = row;
    let name = move || desk.read(|books| books.name(person));
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
            {now.then(|| view! {
                <td class=if owed == 0 { "is-zero" } else { "" }>
                    {(unplaced > 0).then(|| view! { <span class="chip is-amber">{t!(i18n, people.unplaced)}</span> " " })}
                    {pill(owed_by)} {owed}
                </td>
            })}
        </tr>
    }
}
