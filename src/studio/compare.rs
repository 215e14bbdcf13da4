//! Two books, or two editions, side by side: the values, and question by question what each says.

use std::collections::BTreeSet;

use leptos::prelude::*;
use rulebook::{Book, Question, Rule};

use super::{
    address::{Tab, use_address},
    bench::{Kind, Volume, use_bench},
    differences::{Comparison, Differences},
    home::title,
    open::use_open,
};
use crate::{
    book::words::{amount, known},
    desk::today,
    route::{Going, use_way},
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

/// The page.
#[component]
pub fn Compare() -> impl IntoView {
    let i18n = use_i18n();
    let (address, bench, open) = (use_address(), use_bench(), use_open());
    let asked = address.word("other");
    let own = StoredValue::new(open.with_value(|volume| volume.key.clone()));
    let origin = StoredValue::new(open.with_value(|volume| volume.origin.clone()));
    let others = move || {
        bench.volumes().into_iter().filter(|volume| volume.key != own.get_value()).collect::<Vec<_>>()
    };
    let other = Memo::new(move |_| {
        let all = others();
        let named = |key: Option<String>| key.filter(|key| all.iter().any(|volume| volume.key == *key));
        named(asked.get())
            .or_else(|| named(origin.get_value()))
            .or_else(|| all.first().map(|volume| volume.key.clone()))
    });
    let only = RwSignal::new(true);
    let way = use_way();
    let choose = move |event| {
        way.go(&address.to(Tab::Compare, &[("other", &event_target_value(&event))]), Going::STAYING)
    };
    let options = move || {
        let mark = |volume: &Volume| match volume.kind {
            Kind::Draft => format!("{}（{}）", title(i18n, volume), t_string!(i18n, studio.draft)),
            Kind::Adopted => format!("{}（{}）", title(i18n, volume), t_string!(i18n, studio.adopted)),
            Kind::Shipped => title(i18n, volume),
        };
        let option = |volume: Volume| {
            let key = volume.key.clone();
            view! { <option value=volume.key.clone() selected=move || other.get().as_ref() == Some(&key)>{mark(&volume)}</option> }
        };
        others().into_iter().map(option).collect_view()
    };
    let table = move || {
        let right = other.get().and_then(|key| untrack(|| bench.volume(&key)));
        match right {
            Some(right) => open.with_value(|left| view! { <Side left=left.clone() right only/> }).into_any(),
            None => view! { <div class="empty"><Icon line=Line::Tray/><p>{t!(i18n, studio.nothing_to_compare)}</p></div> }.into_any(),
        }
    };
    view! {
        <div class="page-in">
            <header class="page-head">
                <h2 class="page-title">{t!(i18n, studio.tab_compare)}</h2>
                <div class="field studio-other">
                    <label for="other">{t!(i18n, studio.compare_with)}</label>
                    <select class="input" id="other" data-act="other" on:change=choose>{options}</select>
                </div>
                <label class="check">
                    <input type="checkbox" data-act="only" prop:checked=move || only.get() on:change=move |event| only.set(event_target_checked(&event))/>
                    <span>{t!(i18n, studio.only_differences)}</span>
                </label>
            </header>
            {table}
        </div>
    }
}

/// One line of the table: what it is about, and what each book says.
struct Row {
    kind: &'static str,
    key: String,
    name: String,
    sides: [Vec<String>; 2],
}

#[component]
fn Side(left: Volume, right: Volume, only: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let heads = [title(i18n, &left), title(i18n, &right)];
    let books = StoredValue::new_local([left.book, right.book]);
    let body = move || {
        let only = only.get();
        books.with_value(|[left, right]| {
            let values = values(i18n, left, right);
            let questions = questions(i18n, left, right);
            let differ = |row: &&Row| row.sides[0] != row.sides[1];
            let (n, all) = (values.iter().chain(&questions).filter(differ).count(), values.len() + questions.len());
            let part = |head: &'static str, rows: Vec<Row>| {
                let rows: Vec<Row> = rows.into_iter().filter(|row| !only || differ(&row)).collect();
                (!rows.is_empty()).then(|| {
                    view! {
                        <tr class="studio-part-row"><th colspan="3" scope="rowgroup">{head}</th></tr>
                        {rows.into_iter().map(|row| shown(i18n, row)).collect_view()}
                    }
                })
            };
            view! {
                <tbody data-differences=n>
                    {part(t_string!(i18n, studio.tab_values), values)}
                    {part(t_string!(i18n, studio.questions), questions)}
                    {(n == 0 && only)
                        .then(|| view! { <tr><td colspan="3"><p class="studio-ok"><Icon line=Line::Check/>{t_string!(i18n, studio.all_the_same, count = all)}</p></td></tr> })}
                </tbody>
            }
        })
    };
    let comparison = Comparison::new();
    books.with_value(|[left, right]| comparison.start(left, right, Question::ALL));
    let names = [t_string!(i18n, studio.this_book), t_string!(i18n, studio.other_book)];
    view! {
        <details class="panel is-pad" open>
            <summary><h3>{t!(i18n, studio.situations)}</h3></summary>
            <Differences comparison books names/>
        </details>
        <div class="panel table-wrap" tabindex="0" role="region" aria-label=t!(i18n, studio.tab_compare)>
            <table class="table studio-compare">
                <thead>
                    <tr>
                        <td></td>
                        {heads.map(|head| view! { <th scope="col"><b>{head}</b></th> }).into_iter().collect_view()}
                    </tr>
                </thead>
                {body}
            </table>
        </div>
    }
}

fn shown(i18n: I18n, row: Row) -> impl IntoView {
    let differs = row.sides[0] != row.sides[1];
    let [left, right] = row.sides;
    let cell = |mine: &[String], theirs: &[String]| {
        if mine.is_empty() {
            return view! { <td><span class="chip is-line">{t!(i18n, rulebook.silent)}</span></td> }
                .into_any();
        }
        let line =
            |text: &String| view! { <li class:is-different=!theirs.contains(text)>{text.clone()}</li> };
        view! { <td><ul>{mine.iter().map(line).collect_view()}</ul></td> }.into_any()
    };
    view! {
        <tr data-row=row.key data-kind=row.kind class:is-different=differs>
            <th scope="row">{row.name}</th>
            {cell(&left, &right)}
            {cell(&right, &left)}
        </tr>
    }
}

/// The matrix of values: those of either book.
fn values(i18n: I18n, left: &Book, right: &Book) -> Vec<Row> {
    let on = today();
    let names: BTreeSet<&String> = left.parameters.keys().chain(right.parameters.keys()).collect();
    let said = |book: &Book, name: &String| -> Vec<String> {
        let shown = known(book, name).zip(book.parameter(name, on));
        shown.map(|(parameter, dated)| amount(i18n, parameter, &dated.value)).into_iter().collect()
    };
    let row = |name: &String| Row {
        kind: "value",
        key: name.clone(),
        name: known(left, name)
            .or_else(|| known(right, name))
            .map(|parameter| article_text(i18n, &parameter.title))
            .unwrap_or_default(),
        sides: [said(left, name), said(right, name)],
    };
    names.into_iter().map(row).collect()
}

/// Question by question the rules of each.
fn questions(i18n: I18n, left: &Book, right: &Book) -> Vec<Row> {
    let said = |book: &Book, question: Question| -> Vec<String> {
        book.rules(question).iter().map(|rule: &Rule| article_text(i18n, &rule.says)).collect()
    };
    let row = |question: &Question| Row {
        kind: "question",
        key: question.name().to_owned(),
        name: word(i18n, "question", question.name()),
        sides: [said(left, *question), said(right, *question)],
    };
    Question::ALL.iter().map(row).collect()
}
