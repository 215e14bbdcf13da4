//! Where the books are kept, and whether the browser promises to keep them.

use leptos::{prelude::*, task::spawn_local};

use super::words::bytes;
use crate::{
    desk::{Books, use_desk},
    keeping::use_keeping,
    text::{Dates, t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// The card of the storage.
#[component]
pub fn Storage() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let keeping = use_keeping();
    let toasts = use_toasts();
    let asking = RwSignal::new(false);
    let persisted = Memo::new(move |_| keeping.now().and_then(|light| light.persisted));
    let ask = move |_| {
        asking.set(true);
        spawn_local(async move {
            let granted = desk.ask_to_keep().await;
            keeping.ask();
            match granted {
                true => toasts.done(t_string!(i18n, transfer.granted).to_owned(), false),
                false => toasts.trouble(t_string!(i18n, transfer.refused_keep).to_owned()),
            }
            asking.try_set(false);
        });
    };
    let chip = move || match persisted.get() {
        Some(true) => {
            view! { <span class="chip is-jade"><Icon line=Line::Check/>{t!(i18n, transfer.fixed)}</span> }
                .into_any()
        }
        _ => view! { <span class="chip is-amber">{t!(i18n, transfer.not_fixed)}</span> }.into_any(),
    };
    let gauge = move || {
        let light = keeping.now()?;
        let (used, quota) = (light.used?, light.quota?);
        Some(view! {
            <div class="gauge">
                <p>
                    <span>{t!(i18n, transfer.used_of)} " " <b>{bytes(used)}</b></span>
                    <span>{t!(i18n, transfer.free_of)} " " {bytes(quota.saturating_sub(used))}</span>
                </p>
                <progress
                    class="progress"
                    max="1000"
                    value=used.saturating_mul(1000) / quota.max(1)
                    aria-label=t!(i18n, transfer.used_of)
                ></progress>
            </div>
        })
    };
    let says = move || match persisted.get() {
        Some(true) => t_string!(i18n, transfer.says_persisted),
        Some(false) => t_string!(i18n, transfer.says_not_persisted),
        None => t_string!(i18n, transfer.says_nothing),
    };
    let unknown = Memo::new(move |_| desk.read(|books| books.unknown).unwrap_or_default());
    let understood = move || match unknown.get() {
        0 => t_string!(i18n, transfer.all_known).to_owned(),
        count => {
            let count = Dates::of_office(i18n.get_locale()).number(count as i64);
            t_string!(i18n, transfer.unknown_kept, count = count)
        }
    };
    // Entries that are understood while some words of their law are not: the queue is the same everywhere.
    let newer = Memo::new(move |_| desk.read(Books::newer).unwrap_or_default());
    let some_newer = move || {
        (newer.get() > 0).then(|| {
            let count = Dates::of_office(i18n.get_locale()).number(newer.get() as i64);
            let text = t_string!(i18n, transfer.words_newer, count = count);
            view! { <Mark good=Signal::stored(false) text=Signal::stored(text)/> }
        })
    };
    view! {
        <section
            class="panel is-pad"
            data-unknown=move || unknown.get()
            data-newer=move || newer.get()
            data-persisted=move || persisted.get().map(|persisted| persisted.to_string())
        >
            <h2 class="panel-head">{t!(i18n, transfer.kept_where)} {chip}</h2>
            {gauge}
            <ul class="checks">
                <Mark good=Signal::derive(move || persisted.get() == Some(true)) text=Signal::derive(move || says().to_owned())/>
                <Mark good=Signal::derive(move || unknown.get() == 0) text=Signal::derive(understood)/>
                {some_newer}
            </ul>
            {move || {
                (persisted.get() != Some(true))
                    .then(|| {
                        view! {
                            <div class="btn-row">
                                <button
                                    class="btn"
                                    type="button"
                                    data-act="persist"
                                    disabled=move || asking.get()
                                    on:click=ask
                                >
                                    <Icon line=Line::Lock/>
                                    {t!(i18n, transfer.ask_fixed)}
                                </button>
                            </div>
                        }
                    })
            }}
        </section>
    }
}

/// A line that is in order, or is still to be done.
#[component]
fn Mark(good: Signal<bool>, text: Signal<String>) -> impl IntoView {
    view! {
        <li class:is-todo=move || !good.get()>
            {move || view! { <Icon line=if good.get() { Line::Check } else { Line::Alert }/> }}
            <span>{move || text.get()}</span>
        </li>
    }
}
