//! Lists and reports as a file of tables that a spreadsheet opens: what stands there, typed ([`counter::sheet`]), and nothing that
//! reckons by itself. What writes it is fetched with the first tap.

mod write;

use crate::{
    desk::{Desk, use_desk},
    later::{NotFetched, part},
    list::says,
    text::{I18n, maybe, message, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};
use chrono::{NaiveDate, NaiveDateTime};
use counter::row::{Row, Table};
use counter::sheet::{self, Value};
use js_sys::Promise;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use write::{Writer, writer};

part!(office_sheets: fn fetched() -> Writer = writer());

/// Rows that are written before the page has its turn again.
const SLICE: usize = 100;

/// What is written into a cell.
enum Given {
    Nothing,
    Number(f64),
    Day(NaiveDate),
    Moment(NaiveDateTime),
    Text(String),
}

/// A table of a file: the message that is its name, what the rows have in common, and the rows.
pub type Leaf = (&'static str, &'static Table, Signal<Vec<Row>>);

/// Why there is no file.
enum Not {
    Stopped,
    Failed,
}

impl From<NotFetched> for Not {
    fn from(NotFetched: NotFetched) -> Self {
        Self::Failed
    }
}

impl From<String> for Not {
    fn from(_: String) -> Self {
        Self::Failed
    }
}

fn given(i18n: I18n, desk: Desk, value: Value) -> Given {
    match value {
        Value::Nothing => Given::Nothing,
        Value::Number(number) => Given::Number(number as f64),
        // A tenth of a turn is written as people do.
        Value::Turns(turns) => turns.to_string().parse().map_or(Given::Nothing, Given::Number),
        Value::Day(day) => Given::Day(day),
        Value::Moment(at) => Given::Moment(at),
        Value::Text(all) => {
            let said = |said| desk.peek(|books| says(i18n, books, said)).unwrap_or_default();
            let texts: Vec<String> = all.iter().map(said).filter(|text| !text.is_empty()).collect();
            Given::Text(texts.join(" · "))
        }
    }
}

/// What a spreadsheet takes as the name of a sheet.
fn leaf_name(text: &str) -> String {
    text.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(31).collect()
}

/// Lets the page have its turn.
async fn breathe() {
    let promise = Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback(&done);
    });
    // It is never refused.
    let _ = JsFuture::from(promise).await;
}

/// Writes the file, slice by slice.
async fn written(
    i18n: I18n,
    desk: Desk,
    leaves: Vec<(String, &'static Table, Vec<Row>)>,
    progress: impl Fn(usize) -> bool,
) -> Result<Vec<u8>, Not> {
    let writer = fetched().await?;
    let mut file = (writer.new)();
    let all: usize = leaves.iter().map(|(_, _, rows)| rows.len()).sum();
    let mut done = 0;
    for (name, table, rows) in leaves {
        let columns = sheet::columns(table);
        let heading = |key: &str| {
            let key = format!("{}.{key}", table.key);
            let paper = maybe(i18n, &format!("{key}_paper")).map(str::to_owned);
            paper.unwrap_or_else(|| message(i18n, &key, &[] as &[(&str, String)]))
        };
        let head: Vec<String> = columns.iter().map(|column| heading(column.key)).collect();
        (writer.begin)(&mut file, &leaf_name(&name), &head)?;
        let line = |values: Vec<Value>| values.into_iter().map(|value| given(i18n, desk, value)).collect();
        for rows in rows.chunks(SLICE) {
            for row in rows {
                let cells: Vec<Given> = line(sheet::row(table, &columns, row));
                (writer.line)(&mut file, &cells)?;
            }
            done += rows.len();
            if !progress(done * 100 / all.max(1)) {
                return Err(Not::Stopped);
            }
            breathe().await;
        }
        if let Some(sums) = sheet::sums(table, &columns, &rows) {
            let mut cells: Vec<Given> = line(sums);
            if let Some(first @ Given::Nothing) = cells.first_mut() {
                *first = Given::Text(heading("total"));
            }
            (writer.line)(&mut file, &cells)?;
        }
    }
    Ok((writer.bytes)(&mut file)?)
}

/// Hands out tables as a file. Pressed again while it is written, it stops.
#[component]
pub fn ExportButton(
    /// What the file is called.
    #[prop(into)]
    title: Signal<String>,
    /// The tables; one without rows is left out.
    leaves: Vec<Leaf>,
    /// Whether there is nothing to hand out.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let (i18n, desk, toasts) = (use_i18n(), use_desk(), use_toasts());
    let percent = RwSignal::new(None::<usize>);
    let export = move |_| {
        if percent.get_untracked().is_some() {
            percent.set(None);
            return;
        }
        percent.set(Some(0));
        let name = |key| message(i18n, key, &[] as &[(&str, String)]);
        let given = leaves.iter().map(|(key, table, rows)| (name(key), *table, rows.get_untracked()));
        let given: Vec<_> = given.filter(|(_, _, rows)| !rows.is_empty()).collect();
        let file = format!("{}.xlsx", title.get_untracked());
        spawn_local(async move {
            // Who has left the page, or pressed again, wants it no more.
            let goes_on = move |now| match percent.try_get_untracked().flatten() {
                Some(_) => percent.try_set(Some(now)).is_none(),
                None => false,
            };
            let bytes = written(i18n, desk, given, goes_on).await;
            percent.try_set(None);
            let failed = match bytes {
                Ok(bytes) => desk.hand_out_tables(&file, &bytes).is_err(),
                Err(Not::Stopped) => false,
                Err(Not::Failed) => true,
            };
            if failed {
                toasts.trouble(t_string!(i18n, sheets.failed).to_owned());
            }
        });
    };
    let says = move || match percent.get() {
        Some(percent) => t_string!(i18n, sheets.writing, percent = percent),
        None => t_string!(i18n, sheets.export).to_owned(),
    };
    view! {
        <button class="btn" type="button" data-act="export-sheet" disabled=disabled on:click=export>
            <Icon line=Line::Export/>
            {says}
        </button>
    }
}
