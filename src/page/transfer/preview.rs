//! What taking a file in would do, line by line, and the button that does it.

use counter::arriving::PREVIEW;
use counter::row::{Said, Tone};
use leptos::{html, prelude::*, task::spawn_local};

use super::words::said;
use crate::{
    desk::{Arriving, use_desk},
    keeping::use_keeping,
    list::{List, spoken},
    text::{Dates, message, t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// The preview. Nothing has happened yet.
#[component]
pub fn Preview(
    /// The name of the file.
    name: String,
    /// What was found in it.
    arriving: Arriving,
    /// Called when it is taken in or put aside.
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let keeping = use_keeping();
    let toasts = use_toasts();
    let taking = RwSignal::new(false);
    // Names that are here go only when somebody says so; keeping others away costs nothing here.
    let erasing = RwSignal::new(arriving.names_to_erase == 0 && arriving.names_to_bar > 0);
    let panel = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            let _ = panel.focus();
        }
    });
    let arriving = StoredValue::new(arriving);
    let rows = Signal::derive(move || arriving.with_value(Arriving::rows));
    let (brings, erases) = arriving.with_value(|arriving| (arriving.brings(), arriving.erases()));
    let only_erases = arriving.with_value(|arriving| !arriving.adds());
    let take_in = move |_| {
        taking.set(true);
        spawn_local(async move {
            match desk.take_in(arriving.get_value(), erasing.get_untracked()).await {
                Ok(count) => {
                    toasts.done(t_string!(i18n, transfer.taken_in, count = count), false);
                    keeping.ask();
                    on_close.run(());
                }
                Err(trouble) => toasts.trouble(said(desk, i18n, &trouble)),
            }
            taking.try_set(false);
        });
    };
    let office = move || {
        let named = arriving.with_value(|arriving| arriving.office.clone());
        named.unwrap_or_else(|| t_string!(i18n, transfer.unnamed_office).to_owned())
    };
    let joins = move || {
        arriving.with_value(|arriving| arriving.joins).then(|| {
            view! {
                <p class="notice">
                    <Icon line=Line::Device/>
                    <span>{move || t_string!(i18n, transfer.joins, office = office())}</span>
                </p>
            }
        })
    };
    let number = move |count: usize| Dates::of_office(i18n.get_locale()).number(count as i64);
    let label = move || match taking.get() {
        true => t_string!(i18n, transfer.taking_in).to_owned(),
        false => {
            let count = arriving.with_value(|arriving| number(arriving.new));
            match erasing.get() {
                true => t_string!(i18n, transfer.take_in_and_erase, count = count, names = number(erases)),
                false => t_string!(i18n, transfer.take_in, count = count),
            }
        }
    };
    view! {
        <section
            class="panel is-full"
            tabindex="-1"
            node_ref=panel
            aria-label=t!(i18n, preview.page)
            data-import=if brings { "ready" } else { "nothing-new" }
        >
            <h2 class="panel-head">{office} <small>{name}</small></h2>
            <div class="panel is-flat is-pad">
                {joins}
                <Sums sums=arriving.with_value(Arriving::sums)/>
                <Heads heads=arriving.with_value(Arriving::heads)/>
            </div>
            <List table=&PREVIEW rows/>
            {(erases > 0)
                .then(|| {
                    view! {
                        <div class="panel is-flat is-pad">
                            <label class="check">
                                <input
                                    type="checkbox"
                                    data-act="agree-erase"
                                    prop:checked=move || erasing.get()
                                    on:change=move |event| erasing.set(event_target_checked(&event))
                                />
                                <span>{move || t_string!(i18n, transfer.agree_erase, count = number(erases))}</span>
                            </label>
                        </div>
                    }
                })}
            <div class="panel-foot">
                <button
                    class="btn"
                    type="button"
                    data-act="cancel"
                    disabled=move || taking.get()
                    on:click=move |_| on_close.run(())
                >
                    {move || if brings { t_string!(i18n, shell.cancel) } else { t_string!(i18n, shell.close) }}
                </button>
                {brings
                    .then(|| {
                        view! {
                            <button
                                class="btn is-primary"
                                type="button"
                                data-act="confirm"
                                disabled=move || {
                                    taking.get() || !desk.may_write() || (only_erases && !erasing.get())
                                }
                                on:click=take_in
                            >
                                <Icon line=Line::Import/>
                                {label}
                            </button>
                        }
                    })}
            </div>
        </section>
    }
}

/// The style of a tone.
fn toned(tone: Tone) -> &'static str {
    match tone {
        Tone::Waits => "is-amber",
        Tone::Wants => "is-seal",
        Tone::Good | Tone::Plain | Tone::Idle => "",
    }
}

/// What must be known before anything else.
#[component]
fn Heads(heads: Vec<(&'static str, Tone, Said)>) -> impl IntoView {
    let head = |(name, tone, said): (&'static str, Tone, Said)| {
        let line = match name {
            "refused" => Line::Alert,
            "nothing-new" => Line::Check,
            _ => Line::Device,
        };
        view! {
            <p class=format!("notice {}", toned(tone)) role="status" data-head=name>
                <Icon line/>
                <span>{spoken(said)}</span>
            </p>
        }
    };
    heads.into_iter().map(head).collect_view()
}

/// The counts, large.
#[component]
fn Sums(sums: Vec<(&'static str, Tone, usize)>) -> impl IntoView {
    let i18n = use_i18n();
    let sum = move |(name, tone, count): (&'static str, Tone, usize)| {
        let class = match tone {
            _ if count == 0 => "",
            Tone::Good => "is-new",
            Tone::Waits => "is-held",
            Tone::Wants => "is-refused",
            Tone::Plain | Tone::Idle => "",
        };
        let nothing: &[(&str, String)] = &[];
        let text = move || message(i18n, &format!("preview.sum_{name}"), nothing);
        view! {
            <li class=class data-sum=name data-count=count>
                <b>{spoken(Said::Figure(count))}</b>
                <small>{text}</small>
            </li>
        }
    };
    view! { <ul class="preview-sum">{sums.into_iter().map(sum).collect_view()}</ul> }
}
