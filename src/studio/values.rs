//! The values of a book: each in a sentence, and the form that changes it.

use leptos::prelude::*;

use super::{
    address::{Tab, use_address},
    bench::Kind,
    form::value_page::ValueForm,
    inquire::uses,
    open::use_open,
    story::example,
};
use crate::{
    book::words::{amount, day},
    desk::today,
    text::{t, t_string, use_i18n},
    widget::{Icon, Line, article_text},
};

/// The page.
#[component]
pub fn Values() -> impl IntoView {
    let address = use_address();
    let open = use_open();
    let asked = address.word("value");
    let draft = open.with_value(|volume| volume.kind == Kind::Draft);
    move || match asked.get().filter(|_| draft) {
        Some(name) => view! { <ValueForm name/> }.into_any(),
        None => view! { <List draft/> }.into_any(),
    }
}

#[component]
fn List(draft: bool) -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    let open = use_open();
    let rows = move || {
        open.with_value(|volume| {
            let (book, on) = (&*volume.book, today());
            let own = book.parameters.iter().map(|pair| (pair, true));
            let below = book.base.iter().flat_map(|base| base.parameters.iter());
            let below = below.filter(|(name, _)| !book.parameters.contains_key(*name)).map(|pair| (pair, false));
            let row = |((name, parameter), own): ((&String, &rulebook::book::Parameter), bool)| {
                let dated = book.parameter(name, on);
                let value = dated.map(|dated| amount(i18n, parameter, &dated.value)).unwrap_or_default();
                let article = dated.and_then(|dated| book.article(&dated.article)).map(|article| article_text(i18n, &article.number));
                let example = dated.and_then(|dated| example(i18n, &dated.value));
                let since: Vec<String> = parameter
                    .values
                    .iter()
                    .filter(|_| parameter.values.len() > 1)
                    .map(|(from, dated)| format!("{} {}", t_string!(i18n, rulebook.value_since, day = day(i18n, *from, on)), amount(i18n, parameter, &dated.value)))
                    .collect();
                let used = used(book, name);
                let href = address.to(Tab::Values, &[("value", name)]);
                view! {
                    <article class="panel is-pad studio-value" data-value=name.clone()>
                        <div class="rule-head">
                            <h3>{article_text(i18n, &parameter.title)}</h3>
                            {article.map(|article| view! { <span class="law">{article}</span> })}
                            {(!own).then(|| view! { <span class="chip is-line">{t!(i18n, rulebook.office_default)}</span> })}
                        </div>
                        <p class="studio-amount">{value}</p>
                        {example.map(|example| view! { <p class="hint">{example}</p> })}
                        {(!since.is_empty()).then(|| view! { <p class="hint">{since.join("；")}</p> })}
                        <p class="hint">{t_string!(i18n, studio.used_by, count = used)}</p>
                        {draft.then(|| view! { <a class="btn is-jade" href=href data-act="edit-value" data-value=name.clone()><Icon line=Line::Pen/>{t!(i18n, studio.edit)}</a> })}
                    </article>
                }
            };
            own.chain(below).map(row).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="page-in">
            <header class="page-head">
                <h2 class="page-title">{t!(i18n, studio.tab_values)}</h2>
                <p class="page-sub">{t!(i18n, studio.values_sub)}</p>
                {match draft {
                    true => view! {
                        <div class="page-acts">
                            <a class="btn is-jade" href=address.to(Tab::Values, &[("value", "new")]) data-act="add-value">
                                <Icon line=Line::Plus/>
                                {t!(i18n, studio.add_value)}
                            </a>
                        </div>
                    }.into_any(),
                    false => view! { <p class="hint">{t!(i18n, studio.revise_first)}</p> }.into_any(),
                }}
            </header>
            {move || match rows() {
                rows if rows.is_empty() => view! { <div class="empty"><Icon line=Line::Tray/><p>{t!(i18n, rulebook.no_parameters)}</p></div> }.into_any(),
                rows => view! { <div class="studio-values">{rows}</div> }.into_any(),
            }}
        </div>
    }
}

/// How many rules look at a value, the office defaults' too.
fn used(book: &rulebook::Book, name: &str) -> usize {
    let books = [Some(book), book.base.as_deref()];
    let rules = books
        .into_iter()
        .flatten()
        .flat_map(|book| rulebook::Question::ALL.iter().flat_map(|question| book.rules(*question)));
    rules.filter(|rule| uses(rule, name)).count()
}
