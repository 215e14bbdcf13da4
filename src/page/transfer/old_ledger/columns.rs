//! What the columns of an old ledger are taken for; anyone can be put right.

use crate::text::{message, t, t_string, use_i18n};
use counter::old_ledger::{OldLedger, What};
use leptos::prelude::*;

/// A choice for every column.
#[component]
pub(super) fn Columns(ledger: RwSignal<OldLedger>) -> impl IntoView {
    let i18n = use_i18n();
    let columns = Memo::new(move |_| ledger.with(OldLedger::columns));
    let choice = move |(nth, (text, what)): (usize, (String, Option<What>))| {
        let id = format!("old-column-{nth}");
        let name = match text.is_empty() {
            true => t_string!(i18n, old_ledger.column, nth = nth + 1),
            false => text,
        };
        let option = move |one: What| {
            let says = message(i18n, &format!("old_ledger.{}", one.key()), &[] as &[(&str, String)]);
            view! { <option value=one.key() selected=what == Some(one)>{says}</option> }
        };
        let take = move |event| {
            let what = What::from_key(&event_target_value(&event));
            ledger.update(|ledger| ledger.take(nth, what));
        };
        view! {
            <div class="field">
                <label for=id.clone()>{name}</label>
                <select class="input" id=id data-act="column" data-column=nth on:change=take>
                    <option value="" selected=what.is_none()>{t!(i18n, old_ledger.left_out)}</option>
                    {What::ALL.map(option).collect_view()}
                </select>
            </div>
        }
    };
    view! {
        <fieldset class="old-columns">
            <legend>{t!(i18n, old_ledger.columns)}</legend>
            {move || columns.get().into_iter().enumerate().map(choice).collect_view()}
        </fieldset>
    }
}
