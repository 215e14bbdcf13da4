//! What could not be read when the books were opened: set aside, kept as it stands, and listed.

use leptos::prelude::*;

use super::words::said;
use crate::{
    desk::{Aside as Row, Books, Part, use_desk},
    text::{Dates, message, t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// So many rows are listed one by one.
const LISTED: usize = 20;

/// What kind of row it is.
fn kind(part: Part) -> &'static str {
    match part {
        Part::Entry => "transfer.aside_entry",
        Part::Card => "transfer.aside_card",
        Part::Erased => "transfer.aside_erased",
        Part::Document => "transfer.aside_document",
    }
}

/// What is missing, and how it may come back; nothing where all is there.
#[component]
pub fn Aside() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let rows = Memo::new(move |_| {
        let rows = |books: &Books| books.set_aside().into_iter().cloned().collect::<Vec<Row>>();
        desk.read(rows).unwrap_or_default()
    });
    let held = Memo::new(move |_| desk.read(Books::waiting).unwrap_or_default());
    let missing = Memo::new(move |_| desk.read(Books::missing).unwrap_or_default());
    let save = move |_| match desk.save_aside() {
        Ok(name) => toasts.done(t_string!(i18n, shell.salvaged, name = name).clone(), false),
        Err(trouble) => toasts.trouble(said(desk, i18n, &trouble)),
    };
    let number = move |count: usize| Dates::of_office(i18n.get_locale()).number(count as i64);
    let row = move |row: Row| {
        let nothing: &[(&str, String)] = &[];
        let place = row.key.chars().take(60).collect::<String>();
        view! {
            <li data-aside>
                <b>{message(i18n, kind(row.part), nothing)}</b>
                <code>{place}</code>
            </li>
        }
    };
    move || {
        (missing.get() > 0).then(|| {
            let rows = rows.get();
            let more = rows.len().saturating_sub(LISTED);
            let some = !rows.is_empty();
            view! {
                <section class="panel is-pad is-full" id="aside" data-missing=missing.get()>
                    <h2 class="panel-head">{t!(i18n, transfer.aside)}</h2>
                    <p>{t!(i18n, transfer.aside_what)}</p>
                    <p>{t!(i18n, transfer.aside_next)}</p>
                    {(held.get() > 0).then(|| view! { <p>{t_string!(i18n, transfer.aside_held, count = number(held.get()))}</p> })}
                    <ul class="aside">{rows.into_iter().take(LISTED).map(row).collect_view()}</ul>
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
