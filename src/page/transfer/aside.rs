//! What could not be read when the books were opened: set aside, kept as it stands, and listed.

use counter::unread::ASIDE;
use leptos::prelude::*;

use super::words::said;
use crate::{
    desk::{Books, use_desk},
    list::List,
    text::{Dates, t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// So many rows are listed one by one.
const LISTED: usize = 20;

/// What is missing, and how it may come back; nothing where all is there.
#[component]
pub fn Aside() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let aside = Memo::new(move |_| desk.read(|books| books.aside_rows(LISTED)).unwrap_or_default());
    let rows = Signal::derive(move || aside.with(|(rows, _)| rows.clone()));
    let held = Memo::new(move |_| desk.read(Books::waiting).unwrap_or_default());
    let missing = Memo::new(move |_| desk.read(Books::missing).unwrap_or_default());
    let save = move |_| match desk.save_aside() {
        Ok(name) => toasts.done(t_string!(i18n, shell.salvaged, name = name).clone(), false),
        Err(trouble) => toasts.trouble(said(desk, i18n, &trouble)),
    };
    let number = move |count: usize| Dates::of_office(i18n.get_locale()).number(count as i64);
    move || {
        (missing.get() > 0).then(|| {
            let (some, more) = aside.with(|(rows, more)| (!rows.is_empty(), *more));
            view! {
                <section class="panel is-pad is-full" id="aside" data-missing=missing.get()>
                    <h2 class="panel-head">{t!(i18n, transfer.aside)}</h2>
                    <p>{t!(i18n, transfer.aside_what)}</p>
                    <p>{t!(i18n, transfer.aside_next)}</p>
                    {(held.get() > 0).then(|| view! { <p>{t_string!(i18n, transfer.aside_held, count = number(held.get()))}</p> })}
                    {some.then(|| view! { <List table=&ASIDE rows/> })}
                    {(more > 0).then(|| view! { <p class="muted">{t_string!(i18n, transfer.aside_more, count = number(more))}</p> })}
                    {some
                        .then(|| {
                            view! {
                                <div class="btn-row">
                                    <button class="btn" type="button" data-act="save-aside" on:click=save>
                                        <Icon line=Line::Export/>
                                        {t!(i18n, transfer.aside_save)}
                                    </button>
                                </div>
                            }
                        })}
                </section>
            }
        })
    }
}
