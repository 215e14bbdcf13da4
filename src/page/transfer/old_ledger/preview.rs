//! What would come of an old ledger, and the button that makes it so.

use super::super::words::said;
use super::columns::Columns;
use crate::{
    desk::{Desk, Trouble, use_desk},
    keeping::use_keeping,
    list::List,
    text::{Dates, message, t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};
use counter::PersonId;
use counter::old_ledger::{Found, OLD_LEDGER, Old, OldLedger, bringing};
use leptos::{html, prelude::*, task::spawn_local};

/// Brings clients in: all of them or nobody.
async fn take_in(desk: Desk, new: Vec<Old>, weighed_by: Option<PersonId>) -> Result<(), Trouble> {
    let (mut clients, mut cards) = (Vec::with_capacity(new.len()), Vec::with_capacity(new.len()));
    for old in new {
        let card = desk.seal("customer", &old.fields)?;
        clients.push((desk.fresh_customer()?, card.digest, old));
        cards.push(card);
    }
    desk.send(bringing(clients, weighed_by), cards).await.map(drop)
}

/// The preview. Nothing has happened yet.
#[component]
pub(super) fn Preview(
    /// The name of the file.
    name: String,
    /// What stands in it.
    ledger: OldLedger,
    /// Called when it is taken in or put aside.
    on_close: Callback<()>,
) -> impl IntoView {
    let (i18n, desk, keeping, toasts) = (use_i18n(), use_desk(), use_keeping(), use_toasts());
    let ledger = RwSignal::new(ledger);
    let weighed_by = RwSignal::new(None::<PersonId>);
    let taking = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let today = desk.now().date();
        ledger.with(|ledger| desk.peek(|books| ledger.found(books, today))).unwrap_or_default()
    });
    let rows = Signal::derive(move || {
        found.with(|found| desk.peek(|books| books.old_rows(found))).unwrap_or_default()
    });
    let count = Memo::new(move |_| found.with(|found| found.new.len()));
    let more = move || found.with(|found| found.new.len() + found.unread.len()) - rows.with(Vec::len);
    let number = move |count: usize| Dates::of_office(i18n.get_locale()).number(count as i64);
    let panel = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            let _ = panel.focus();
        }
    });
    let take = move |_| {
        let (new, by) = (found.with_untracked(|found| found.new.clone()), weighed_by.get_untracked());
        let taken = new.len();
        taking.set(true);
        spawn_local(async move {
            match take_in(desk, new, by).await {
                Ok(()) => {
                    toasts.done(t_string!(i18n, old_ledger.taken_in, count = number(taken)), true);
                    keeping.ask();
                    on_close.run(());
                }
                Err(trouble) => toasts.trouble(said(desk, i18n, &trouble)),
            }
            taking.try_set(false);
        });
    };
    let label = move || match taking.get() {
        true => t_string!(i18n, old_ledger.taking_in).to_owned(),
        false => t_string!(i18n, old_ledger.take_in, count = number(count.get())),
    };
    let nothing = move || {
        (count.get() == 0 && found.with(|found| found.here > 0)).then(|| {
            view! {
                <p class="notice" role="status"><Icon line=Line::Check/> <span>{t!(i18n, old_ledger.nothing_new)}</span></p>
            }
        })
    };
    let state = move || if count.get() > 0 { "ready" } else { "nothing-new" };
    view! {
        <section
            class="panel is-full"
            tabindex="-1"
            node_ref=panel
            aria-label=t!(i18n, old_ledger.page)
            data-old=state
        >
            <h2 class="panel-head">{t!(i18n, old_ledger.page)} <small>{name}</small></h2>
            <div class="panel is-flat is-pad">
                <Sums found/>
                {nothing}
                <Columns ledger/>
                <Weight weighed_by/>
            </div>
            <List table=&OLD_LEDGER rows/>
            {move || (more() > 0).then(|| view! { <p class="panel-hint">{t_string!(i18n, old_ledger.more, count = number(more()))}</p> })}
            <div class="panel-foot">
                <button class="btn" type="button" data-act="cancel" disabled=move || taking.get() on:click=move |_| on_close.run(())>
                    {t!(i18n, shell.cancel)}
                </button>
                <button
                    class="btn is-primary"
                    type="button"
                    data-act="confirm"
                    disabled=move || taking.get() || count.get() == 0 || !desk.may_write()
                    on:click=take
                >
                    <Icon line=Line::Import/>
                    {label}
                </button>
            </div>
        </section>
    }
}

/// The counts, large.
#[component]
fn Sums(found: Memo<Found>) -> impl IntoView {
    let i18n = use_i18n();
    let sum = move |(name, class, count): (&'static str, &'static str, usize)| {
        let text = message(i18n, &format!("old_ledger.sum_{name}"), &[] as &[(&str, String)]);
        let number = Dates::of_office(i18n.get_locale()).number(count as i64);
        let class = if count > 0 { class } else { "" };
        view! {
            <li class=class data-sum=name data-count=count><b>{number}</b> <small>{text}</small></li>
        }
    };
    let sums = move || {
        let sums = found.with(|found| {
            [
                ("new", "is-new", found.new.len()),
                ("here", "", found.here),
                ("twice", "", found.twice),
                ("unread", "is-refused", found.unread.len()),
            ]
        });
        sums.map(sum).collect_view()
    };
    view! { <ul class="preview-sum">{sums}</ul> }
}

/// Whether the old ledger says whose they are; nobody decides that without being chosen.
#[component]
fn Weight(weighed_by: RwSignal<Option<PersonId>>) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let deciders = move || {
        let now = desk.now();
        let named = desk.read(|books| {
            let deciders = books.deciders(now).into_iter();
            deciders.map(|person| (person, books.name(person))).collect::<Vec<_>>()
        });
        named.unwrap_or_default()
    };
    let option = move |(person, name): (PersonId, String)| {
        view! { <option value=person.to_string()>{t_string!(i18n, old_ledger.weight, name = name)}</option> }
    };
    view! {
        <div class="field">
            <label for="old-weight">{t!(i18n, old_ledger.weigh)}</label>
            <select
                class="input"
                id="old-weight"
                data-act="weight"
                on:change=move |event| weighed_by.set(event_target_value(&event).parse().ok())
            >
                <option value="">{t!(i18n, old_ledger.no_weight)}</option>
                {move || deciders().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
