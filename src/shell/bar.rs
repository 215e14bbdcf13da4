//! The bar above the page: the office, its book or what was just done, the storage light and the clock.

use chrono::{Datelike, NaiveDate};
use leptos::{prelude::*, task::spawn_local};

use super::{clock::Clock, light::Light};
use crate::{
    desk::{Phase, use_desk},
    later::{later_beside, part},
    route::Place,
    text::{Dates, Locale, instant, t_string, use_i18n},
    widget::{article_text, use_toasts},
};

/// What stands in the bar.
#[component]
pub fn Bar() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let office = Memo::new(move |_| {
        desk.read(|books| books.state.about.as_ref().map(|about| about.name.clone())).flatten()
    });
    let name = move || office.get().unwrap_or_else(|| t_string!(i18n, shell.app_name).to_owned());
    let open = Memo::new(move |_| desk.phase() == Phase::Open);
    // Who uses this device: in his name everything is written that is done here.
    let user =
        Memo::new(move |_| desk.read(|books| desk.operator().map(|person| books.name(person))).flatten());
    let said = move || user.get().unwrap_or_else(|| t_string!(i18n, shell.front_desk).to_owned());
    view! {
        <a class="bar-office" href=Place::Setup.path() data-act="user">
            <span>{name}</span>
            <small class:is-desk=move || user.get().is_none()>{said}</small>
        </a>
        <div class="bar-slot">
            <BookInForce/>
            <Said/>
        </div>
        {move || open.get().then(|| later_beside(light, ()))}
        <Clock/>
    }
}

/// The book in force today and since when; a link to its articles.
#[component]
fn BookInForce() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let book = Memo::new(move |_| {
        let now = desk.now();
        desk.read(|books| {
            let book = books.book_at(now)?;
            let began = books.state.adoptions.iter().filter(|adoption| adoption.book == book.digest);
            let from = began.map(|adoption| adoption.from).filter(|from| *from <= now.date()).max();
            let this_year = |from: &NaiveDate| from.year() == now.date().year();
            let from = from.map(|from| (from, this_year(&from)));
            Some((book.about.id.clone(), book.about.title.clone(), from))
        })
        .flatten()
    });
    move || {
        let (id, title, from) = book.get()?;
        let title = t_string!(i18n, shell.book_title, title = article_text(i18n, &title));
        let dates = Dates::of_office(i18n.get_locale());
        let since = from.map(|(from, this_year)| {
            let ms = instant(from.into());
            let day = if this_year { dates.month_day(ms) } else { dates.date(ms) };
            format!(" · {}", t_string!(i18n, shell.since, day = day))
        });
        let label =
            format!("{}: {title}{}", t_string!(i18n, shell.book_in_force), since.clone().unwrap_or_default());
        let href = format!("{}?book={id}", Place::Rulebook.path());
        Some(view! {
            <a class="bar-book" href=href aria-label=label data-act="book-in-force">
                <span>{title}<i>{since}</i></span>
            </a>
        })
    }
}

/// What was just done, with the way back. It stands in the place of the book and covers nothing else.
#[component]
fn Said() -> impl IntoView {
    let toasts = use_toasts();
    let toast = move || {
        let toast = toasts.now()?;
        let text = toast.text.clone();
        Some(view! {
            <div class="toast" class:is-bad=toast.bad data-toast=if toast.bad { "trouble" } else { "done" }>
                <span title=text>{toast.text}</span>
                {(toast.undo || toast.undone).then(|| later_beside(way_back, toast.undone))}
            </div>
        })
    };
    // The region is there before the words are, so that a screen reader notices them.
    view! { <div role="status">{toast}</div> }
}

part!(desk_board: fn light(_: ()) {
    hush();
    view! { <Light/> }
});
part!(desk_board: fn way_back(undone: bool) { view! { <WayBack undone/> } });

/// What was said in another language has had its time.
fn hush() {
    let (i18n, toasts) = (use_i18n(), use_toasts());
    Effect::new(move |before: Option<Locale>| {
        let spoken = i18n.get_locale();
        if before.is_some_and(|before| before != spoken) {
            toasts.clear();
        }
        spoken
    });
}

/// Undoes what was just done, or brings back what was just undone.
#[component]
fn WayBack(undone: bool) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let go = move |_| {
        busy.set(true);
        spawn_local(async move {
            // What was undone by mistake comes back as it was.
            let gone = if undone { desk.restore().await } else { desk.undo().await };
            match gone {
                Ok(()) if undone => toasts.done(t_string!(i18n, shell.restored).to_owned(), false),
                Ok(()) => toasts.undone(t_string!(i18n, shell.undone).to_owned()),
                Err(trouble) => {
                    let said = desk.peek(|books| trouble.say(i18n, Some(books)));
                    toasts.trouble(said.unwrap_or_else(|| trouble.say(i18n, None)));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <button
            class="btn"
            type="button"
            data-act=if undone { "restore" } else { "undo" }
            disabled=move || busy.get() || !desk.may_write()
            on:click=go
        >
            {move || if undone { t_string!(i18n, shell.restore) } else { t_string!(i18n, shell.undo) }}
        </button>
    }
}
