//! Customers who are probably one person: found by the cards, each pair with both agents and the way to both visits.

use crate::desk::{Books, use_desk};
use crate::list::List;
use crate::sheets::ExportButton;
use crate::text::{t, t_string, use_i18n};
use counter::pairs::PAIRS;
use counter::row::Id;
use counter::{CustomerId, VisitId};
use leptos::prelude::*;

/// The pairs; nothing where there are none.
#[component]
pub fn Pairs(
    /// Opens a visit where it can be shown at once; else the ledger is gone to.
    #[prop(optional, into)]
    on_visit: Option<Callback<VisitId>>,
    /// Asked to say what the two are to each other.
    #[prop(into)]
    on_join: Callback<(CustomerId, CustomerId)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let found = Memo::new(move |_| desk.read(Books::pair_rows).unwrap_or_default());
    let rows = Signal::derive(move || found.with(|(rows, _)| rows.clone()));
    let all = Memo::new(move |_| found.with(|(_, all)| *all));
    let more = move || found.with(|(rows, all)| all.saturating_sub(rows.len()));
    let some = Memo::new(move |_| all.get() > 0);
    let title = Signal::derive(move || {
        let today = desk.now().date();
        format!("{} {today}", t_string!(i18n, pairs.page))
    });
    let join = Callback::new(move |(_, id): (&'static str, Id)| {
        if let Id::Pair(one, other) = id {
            on_join.run((one, other));
        }
    });
    move || {
        some.get().then(|| {
            view! {
                <section class="panel is-full" id="pairs">
                    <h2 class="panel-head">
                        {t!(i18n, pairs.page)}
                        <small>{move || t_string!(i18n, pairs.count, count = all.get())}</small>
                    </h2>
                    <p class="panel-hint">{t!(i18n, pairs.hint)}</p>
                    <List table=&PAIRS rows on_act=join on_visit/>
                    <div class="panel-foot">
                        <ExportButton title leaves=vec![("pairs.page", &PAIRS, rows)]/>
                    </div>
                    {move || (more() > 0).then(|| view! { <p class="panel-hint">{t_string!(i18n, pairs.more, count = more())}</p> })}
                </section>
            }
        })
    }
}
