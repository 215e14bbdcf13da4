//! Whose turn it is to answer the next call, and by which article.

use crate::{
    desk::use_desk,
    route::Place,
    text::{t, t_string, use_i18n},
    widget::{Icon, Line, article_number},
};
use counter::calls::CallTurn;
use leptos::prelude::*;

/// One line above the calls; nothing while no day is open.
#[component]
pub(super) fn Turn() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let turn = Memo::new(move |_| {
        // The hour is a fact too: look again with every minute.
        let now = desk.now();
        desk.read(|books| books.state.open_day().is_some_and(|day| day.date == now.date()))
            .filter(|open| *open)?;
        let foreseen = desk.foresee(&CallTurn::next()).and_then(Result::ok).unwrap_or_default();
        Some(desk.read(|books| books.call_turn(&foreseen)).flatten())
    });
    let says = move |turn: Option<&CallTurn>| match turn {
        Some(turn) => {
            let name = desk.read(|books| books.name(turn.by)).unwrap_or_default();
            t_string!(i18n, calls.turn_now, name = name)
        }
        None => t_string!(i18n, calls.turn_nobody).to_owned(),
    };
    let order = move |turn: &CallTurn| {
        let names = desk.read(|books| turn.order.iter().map(|id| books.name(*id)).collect::<Vec<_>>());
        names.filter(|names| !names.is_empty()).map(|names| names.join(" → "))
    };
    move || {
        let turn = turn.get()?;
        let cites = turn.as_ref().and_then(|turn| turn.law.as_ref()).and_then(|law| {
            let article = law.articles.first()?;
            let (address, number) =
                (Place::article(&law.book.0, article), article_number(i18n, &law.book, article));
            Some(view! { <a class="cite" href=address><b>{number}</b></a> })
        });
        let order = turn.as_ref().and_then(order);
        Some(view! {
            <p class="call-turn" data-call-turn>
                <Icon line=Line::Phone/>
                <b>{says(turn.as_ref())}</b>
                {cites}
                {order.map(|order| view! { <small>{t!(i18n, calls.order)} " " {order}</small> })}
            </p>
        })
    }
}
