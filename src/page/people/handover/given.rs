//! What was given already, plan by plan; all of one is taken back as it was given.

use crate::{
    desk::{Books, use_desk},
    list::{says, spoken},
    said::list,
    text::{t, t_string, use_i18n},
    widget::use_toasts,
};
use counter::PersonId;
use counter::handover::Handed;
use counter::row::Said;
use leptos::{prelude::*, task::spawn_local};

/// The plans that were written, the latest first; nothing, where there are none.
#[component]
pub(super) fn Given(
    /// Who left.
    person: PersonId,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let handed = Memo::new(move |_| desk.read(|books| books.handed_over(person)).unwrap_or_default());
    move || {
        let handed = handed.get();
        (!handed.is_empty()).then(|| {
            view! {
                <section class="panel is-pad given">
                    <h2>{t!(i18n, leaver.given)}</h2>
                    <ul>{handed.into_iter().map(|handed| view! { <Once handed/> }).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// To whom how many went.
fn sums(i18n: crate::text::I18n, books: &Books, handed: &Handed) -> String {
    let each =
        |(id, count): &(PersonId, usize)| t_string!(i18n, leaver.each, name = books.name(*id), count = count);
    list(i18n, &handed.to.iter().map(each).collect::<Vec<_>>())
}

/// A plan that was written.
#[component]
fn Once(handed: Handed) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let sending = RwSignal::new(false);
    let when = spoken(Said::Moment(handed.at));
    let (of, by) = (handed.clone(), handed.by);
    let what = move || desk.read(|books| sums(i18n, books, &of)).unwrap_or_default();
    let who = move || {
        let name = desk.read(|books| says(i18n, books, &Said::Person(by))).unwrap_or_default();
        t_string!(i18n, leaver.given_by, time = when(), name = name)
    };
    let take_back = move |_| {
        let (commands, count) = (handed.taken_back(), handed.len());
        sending.set(true);
        spawn_local(async move {
            match desk.send_all(commands, Vec::new(), Vec::new()).await {
                Ok(_) => toasts.undone(t_string!(i18n, leaver.taken_back, count = count)),
                Err(trouble) => {
                    let said = desk.peek(|books| trouble.say(i18n, Some(books)));
                    toasts.trouble(said.unwrap_or_else(|| trouble.say(i18n, None)));
                }
            }
            sending.try_set(false);
        });
    };
    view! {
        <li>
            <p><b>{what}</b> <small>{who}</small></p>
            <button class="btn" type="button" data-act="take-back" disabled=move || sending.get() || !desk.may_write() on:click=take_back>
                {t!(i18n, leaver.take_back)}
            </button>
        </li>
    }
}
