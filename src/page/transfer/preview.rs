//! What taking a file in would do, line by line, and the button that does it.

use counter::{EntryId, WhyHeld};
use leptos::{html, prelude::*, task::spawn_local};

use super::words::{said, tail};
use crate::{
    desk::{Arriving, use_desk},
    keeping::use_keeping,
    text::{Dates, I18n, message, t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// So many refused entries are listed one by one.
const LISTED: usize = 12;

/// A line of the preview: its mark, what it is about, and why.
struct Row {
    class: &'static str,
    result: &'static str,
    what: String,
    why: String,
}

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
    let (brings, erases) = arriving.with_value(|arriving| (brings(arriving), erases(arriving)));
    let only_erases = arriving.with_value(|arriving| !adds(arriving));
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
    let label = move || match taking.get() {
        true => t_string!(i18n, transfer.taking_in).to_owned(),
        false => {
            let number = |count: usize| Dates::of_office(i18n.get_locale()).number(count as i64);
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
            aria-label=t!(i18n, transfer.preview)
            data-import=if brings { "ready" } else { "nothing-new" }
        >
            <h2 class="panel-head">{office} <small>{name}</small></h2>
            <div class="panel is-flat is-pad">
                {joins}
                {move || arriving.with_value(|arriving| sums(i18n, arriving))}
                {arriving.with_value(|arriving| headlines(i18n, arriving))}
            </div>
            <div class="table-wrap">
                <table class="table preview">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, transfer.col_result)}</th>
                            <th scope="col">{t!(i18n, transfer.col_what)}</th>
                            <th scope="col">{t!(i18n, transfer.col_why)}</th>
                        </tr>
                    </thead>
                    <tbody>{move || arriving.with_value(|arriving| lines(i18n, arriving))}</tbody>
                </table>
            </div>
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
                                <span>{move || agree(i18n, erases)}</span>
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

/// Whether the file adds anything.
fn adds(arriving: &Arriving) -> bool {
    arriving.new + arriving.held + arriving.cards + arriving.documents > 0
}

/// How many cards the file asks to erase or to keep away.
fn erases(arriving: &Arriving) -> usize {
    arriving.names_to_erase + arriving.names_to_bar
}

/// Whether the file brings anything at all.
fn brings(arriving: &Arriving) -> bool {
    adds(arriving) || erases(arriving) > 0
}

fn agree(i18n: I18n, erases: usize) -> String {
    let count = Dates::of_office(i18n.get_locale()).number(erases as i64);
    t_string!(i18n, transfer.agree_erase, count = count)
}

/// What must be known before anything else: what is not taken in, that this device was set back, that there is nothing new.
fn headlines(i18n: I18n, arriving: &Arriving) -> impl IntoView + use<> {
    let number = |count: usize| Dates::of_office(i18n.get_locale()).number(count as i64);
    let refused = arriving.refused.len();
    let said = [
        (
            refused > 0,
            ("is-seal", "refused", Line::Alert),
            t_string!(i18n, transfer.head_refused, count = number(refused)),
        ),
        (
            arriving.parted > 0,
            ("is-amber", "parted", Line::Device),
            t_string!(i18n, transfer.head_parted, count = number(arriving.parted)),
        ),
        (
            arriving.own > 0,
            ("is-amber", "own", Line::Device),
            t_string!(i18n, transfer.head_own, count = number(arriving.own)),
        ),
        (
            !brings(arriving) && refused == 0,
            ("", "nothing-new", Line::Check),
            t_string!(i18n, transfer.nothing_new_here).to_owned(),
        ),
    ];
    let shown = said.into_iter().filter(|(holds, ..)| *holds);
    let notices = shown.map(|(_, (class, name, line), text)| {
        view! {
            <p class=format!("notice {class}") role="status" data-head=name>
                <Icon line/>
                <span>{text}</span>
            </p>
        }
    });
    notices.collect_view()
}

/// The counts, large.
fn sums(i18n: I18n, arriving: &Arriving) -> impl IntoView + use<> {
    let counts = [
        ("new", "is-new", arriving.new, t_string!(i18n, transfer.sum_new), true),
        ("same", "", arriving.same, t_string!(i18n, transfer.sum_same), true),
        ("held", "is-held", arriving.held, t_string!(i18n, transfer.sum_held), false),
        ("conflicts", "is-held", arriving.conflicts, t_string!(i18n, transfer.sum_conflicts), false),
        ("erases", "is-refused", erases(arriving), t_string!(i18n, transfer.sum_erases), false),
        ("refused", "is-refused", arriving.refused.len(), t_string!(i18n, transfer.sum_refused), false),
    ];
    let dates = Dates::of_office(i18n.get_locale());
    let shown = counts.into_iter().filter(|(_, _, count, _, always)| *always || *count > 0);
    let items = shown.map(|(sum, class, count, text, _)| {
        let class = if count > 0 { class } else { "" };
        view! { <li class=class data-sum=sum data-count=count><b>{dates.number(count as i64)}</b><small>{text}</small></li> }
    });
    view! { <ul class="preview-sum">{items.collect_view()}</ul> }
}

/// The lines, each with its reason.
fn lines(i18n: I18n, arriving: &Arriving) -> impl IntoView + use<> {
    let dates = Dates::of_office(i18n.get_locale());
    let number = |count: usize| dates.number(count as i64);
    let entries = |count: usize| t_string!(i18n, transfer.n_entries, count = number(count));
    let kept = ("is-amber", t_string!(i18n, transfer.row_kept));
    let counted = [
        (
            arriving.new,
            "is-jade",
            t_string!(i18n, transfer.row_new),
            entries(arriving.new),
            t_string!(i18n, transfer.why_new),
        ),
        (
            arriving.cards,
            "is-jade",
            t_string!(i18n, transfer.row_new),
            t_string!(i18n, transfer.n_cards, count = number(arriving.cards)),
            t_string!(i18n, transfer.why_cards),
        ),
        (
            arriving.documents,
            "is-jade",
            t_string!(i18n, transfer.row_new),
            t_string!(i18n, transfer.n_books, count = number(arriving.documents)),
            t_string!(i18n, transfer.why_books),
        ),
        (
            arriving.names_to_erase,
            "is-seal",
            t_string!(i18n, transfer.row_erases),
            t_string!(i18n, transfer.n_cards, count = number(arriving.names_to_erase)),
            t_string!(i18n, transfer.why_erases),
        ),
        (
            arriving.names_to_bar,
            "is-amber",
            t_string!(i18n, transfer.row_erases),
            t_string!(i18n, transfer.n_cards, count = number(arriving.names_to_bar)),
            t_string!(i18n, transfer.why_bars),
        ),
        (arriving.parted, kept.0, kept.1, entries(arriving.parted), t_string!(i18n, transfer.why_parted)),
        (
            arriving.usurping,
            "is-amber",
            t_string!(i18n, transfer.row_conflict),
            entries(arriving.usurping),
            t_string!(i18n, transfer.why_usurping),
        ),
        (
            arriving.conflicts,
            "is-amber",
            t_string!(i18n, transfer.row_conflict),
            t_string!(i18n, transfer.n_places, count = number(arriving.conflicts)),
            t_string!(i18n, transfer.why_conflicts),
        ),
        (
            arriving.held,
            "is-amber",
            t_string!(i18n, transfer.row_held),
            entries(arriving.held),
            t_string!(i18n, transfer.why_held),
        ),
        (
            arriving.clock_ahead,
            kept.0,
            kept.1,
            entries(arriving.clock_ahead),
            t_string!(i18n, transfer.why_clock),
        ),
        (arriving.unknown, kept.0, kept.1, entries(arriving.unknown), t_string!(i18n, transfer.why_unknown)),
    ];
    let mut rows: Vec<Row> = counted
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(_, class, result, what, why)| Row { class, result, what, why: why.to_owned() })
        .collect();
    rows.extend(arriving.refused.iter().take(LISTED).map(|refused| refusal(i18n, refused)));
    let more = arriving.refused.len().saturating_sub(LISTED);
    if more > 0 {
        rows.push(Row {
            class: "is-seal",
            result: t_string!(i18n, transfer.row_refused),
            what: entries(more),
            why: t_string!(i18n, transfer.refused_more, count = number(more)),
        });
    }
    if arriving.same > 0 {
        rows.push(Row {
            class: "",
            result: t_string!(i18n, transfer.row_same),
            what: entries(arriving.same),
            why: t_string!(i18n, transfer.why_same).to_owned(),
        });
    }
    let row = |Row { class, result, what, why }| {
        view! {
            <tr>
                <td><span class=format!("chip {class}")>{result}</span></td>
                <td><b>{what}</b></td>
                <td>{why}</td>
            </tr>
        }
    };
    rows.into_iter().map(row).collect_view()
}

fn refusal(i18n: I18n, (entry, reason): &(EntryId, WhyHeld)) -> Row {
    let why = message(i18n, reason.key(), &reason.args());
    Row {
        class: "is-seal",
        result: t_string!(i18n, transfer.row_refused),
        what: t_string!(i18n, transfer.nth, code = tail(&entry.to_string())),
        why: format!("{why} · {}", t_string!(i18n, transfer.refused_hint)),
    }
}
