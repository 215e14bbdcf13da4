//! Entries that do not fit together, in plain words.

use counter::conflicts::{CONFLICTS, Clash};
use counter::row::Id;
use leptos::prelude::*;

use super::settle::Settle;
use crate::{
    desk::{Books, use_desk},
    list::List,
    sheets::ExportButton,
    text::{t, t_string, use_i18n},
};

/// The conflicts; nothing where there are none.
#[component]
pub fn Conflicts() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| desk.read(Books::conflict_rows).unwrap_or_default());
    let count = Memo::new(move |_| desk.read(Books::clashes).unwrap_or_default());
    let some = Memo::new(move |_| count.get() > 0);
    let title = Signal::derive(move || {
        let today = desk.now().date();
        format!("{} {today}", t_string!(i18n, conflicts.page))
    });
    let settling = RwSignal::new(None::<Clash>);
    let settle = move |(_, id): (&'static str, Id)| {
        if let Id::Conflict(entry, kind) = id {
            settling.set(desk.peek(|books| books.clash_of(entry, kind)).flatten());
        }
    };
    let list = move || {
        some.get().then(|| {
            view! {
                <section class="panel is-full" id="conflicts">
                    <h2 class="panel-head">
                        {t!(i18n, conflicts.page)}
                        <small>{move || t_string!(i18n, conflicts.places, count = count.get())}</small>
                    </h2>
                    <p class="panel-hint">{t!(i18n, conflicts.hint)}</p>
                    <List table=&CONFLICTS rows on_act=settle/>
                    <div class="panel-foot">
                        <ExportButton title leaves=vec![("conflicts.page", &CONFLICTS, rows.into())]/>
                    </div>
                </section>
            }
        })
    };
    view! {
        {list}
        {move || settling.get().map(|clash| view! { <Settle clash on_close=move |()| settling.set(None)/> })}
    }
}
