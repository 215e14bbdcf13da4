//! What is wrong with a book: every situation its rules can tell apart is looked at, its cases are tried, its texts read
//! against its values. The same as when it is handed over.

use leptos::prelude::*;

use super::{
    findings::{Findings, Inspection},
    open::use_open,
    progress::Progress,
};
use crate::{
    text::{t, t_string, use_i18n},
    widget::{Icon, Line},
};

/// The page.
#[component]
pub fn Check() -> impl IntoView {
    let i18n = use_i18n();
    let inspection = Inspection::begin();
    let cases = use_open().with_value(|volume| volume.book.cases.len());
    let stand = move || {
        let fail = inspection.told(i18n).iter().any(|told| told.kind == "case");
        (cases > 0 && !fail).then(|| {
            view! { <p class="studio-ok" data-live="cases"><Icon line=Line::Check/>{t_string!(i18n, studio.cases_stand, count = cases)}</p> }
        })
    };
    view! {
        <div class="page-in studio-narrow">
            <header class="page-stack">
                <h2 class="page-title">{t!(i18n, studio.tab_check)}</h2>
                <p class="page-sub">{t!(i18n, studio.check_sub)}</p>
                <Progress survey=inspection.survey/>
                {stand}
            </header>
            <Findings inspection/>
        </div>
    }
}
