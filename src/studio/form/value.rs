//! The form of one value: what it is, how much, how it is counted, from when, and which article says so.

use leptos::prelude::*;
use rulebook::{Book, book::ParameterValue, period::Unit};

use super::{
    article::AddArticle,
    editor::{Editor, Written},
    said::SaidField,
    typed::{Row, Sort, Typed},
};
use crate::{
    book::words::{CLOCK, amount, day, unit},
    desk::today,
    later::{later_on_top, part},
    studio::{ground::use_ground, story::example},
    text::{I18n, t, t_string, use_i18n},
    widget::{Icon, Line, article_text},
};

/// The units a number may have; the first is none.
const UNITS: [&str; 14] = [
    "",
    "people",
    "groups",
    "times",
    "turns",
    "yuan",
    "points",
    "per_mille",
    "days",
    "minutes",
    CLOCK,
    "rings",
    "columns",
    "units",
];

/// Changes the value that is being written.
fn change(typed: RwSignal<Typed>, change: impl FnOnce(&mut Row)) {
    typed.update(|typed| {
        let at = typed.at;
        if let Some(row) = typed.rows.get_mut(at) {
            change(row);
        }
    });
}

/// The fields.
#[component]
pub fn ValueFields(
    /// What is written in them.
    typed: RwSignal<Typed>,
    /// Whether it may still become another sort of value.
    #[prop(optional)]
    fresh: bool,
    /// The sorts among which one may choose then.
    #[prop(default = &[Sort::Period, Sort::Number, Sort::Switch])]
    sorts: &'static [Sort],
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let title = Signal::derive(move || typed.with(|typed| typed.title.clone()));
    let set_title =
        Callback::new(move |(language, text)| typed.update(|typed| typed.title.set(language, text)));
    let sort = Memo::new(move |_| typed.with(|typed| typed.sort));
    let name = move |sort: Sort| match sort {
        Sort::Period => ("period", t_string!(i18n, studio.sort_period)),
        Sort::Number => ("number", t_string!(i18n, studio.sort_number)),
        Sort::Switch => ("switch", t_string!(i18n, studio.sort_switch)),
    };
    let become_ = move |to: Sort| {
        let was = typed.get_untracked();
        let fresh = ground.book();
        typed.set(Typed { title: was.title, ..Typed::new(&fresh, to) });
    };
    let seg = (fresh && sorts.len() > 1).then(|| {
        let button = move |one: Sort| {
            view! {
                <button type="button" data-act="sort" data-key=name(one).0 aria-pressed=move || (sort.get() == one).to_string()
                    on:click=move |_| untrack(|| become_(one))>
                    {move || name(one).1}
                </button>
            }
        };
        view! { <div class="seg is-block" role="group" aria-label=t!(i18n, studio.what_sort)>{sorts.iter().map(|sort| button(*sort)).collect_view()}</div> }
    });
    view! {
        <SaidField said=title set=set_title label=crate::text::t_signal!(i18n, studio.value_title) act="title"/>
        {seg}
        {move || match sort.get() {
            Sort::Switch => view! { <Choices typed/> }.into_any(),
            Sort::Period => view! { <HowLong typed/> }.into_any(),
            Sort::Number => view! { <HowMany typed/> }.into_any(),
        }}
        <ByArticle typed/>
        <Rows typed/>
        {move || (sort.get() == Sort::Period).then(|| view! { <Running typed/> })}
    }
}

/// A number, and where it is a range the other end.
#[component]
fn Ends(typed: RwSignal<Typed>) -> impl IntoView {
    let i18n = use_i18n();
    let range =
        RwSignal::new(typed.with_untracked(|typed| typed.row().is_some_and(|row| !row.up_to.is_empty())));
    let kind = Memo::new(move |_| typed.with(|typed| typed.sort == Sort::Number && typed.unit == CLOCK));
    let of = move |read: fn(&Row) -> &String| {
        move || typed.with(|typed| typed.row().map(read).cloned().unwrap_or_default())
    };
    let input = move |act: &'static str,
                      label: &'static str,
                      read: fn(&Row) -> &String,
                      write: fn(&mut Row, String)| {
        view! {
            <input class="input studio-number is-big" id=act type=move || if kind.get() { "time" } else { "number" } min="0" inputmode="numeric"
                data-act=act aria-label=label prop:value=of(read) on:input=move |event| change(typed, |row| write(row, event_target_value(&event)))/>
        }
    };
    view! {
        {move || input("n", t_string!(i18n, studio.how_much), |row| &row.n, |row, text| row.n = text)}
        {move || match range.get() {
            true => view! {
                <span aria-hidden="true">"–"</span>
                {input("up-to", t_string!(i18n, studio.up_to), |row| &row.up_to, |row, text| row.up_to = text)}
                <button class="btn is-icon is-quiet" type="button" data-act="no-range" aria-label=t!(i18n, studio.no_range)
                    on:click=move |_| { change(typed, |row| row.up_to.clear()); range.set(false) }>
                    <Icon line=Line::Cross/>
                </button>
            }.into_any(),
            false => view! {
                <button class="btn is-quiet" type="button" data-act="range" on:click=move |_| range.set(true)>{t!(i18n, studio.as_range)}</button>
            }.into_any(),
        }}
    }
}

#[component]
fn HowMany(typed: RwSignal<Typed>) -> impl IntoView {
    let i18n = use_i18n();
    let name = move |of: &'static str| match of {
        "" => t_string!(i18n, studio.unit_plain).to_owned(),
        "minutes" => t_string!(i18n, studio.unit_minute).to_owned(),
        "per_mille" => "‰".to_owned(),
        CLOCK => t_string!(i18n, studio.unit_clock).to_owned(),
        other => unit(i18n, other).to_owned(),
    };
    let button = move |of: &'static str| {
        view! {
            <button class="toggle" type="button" data-act="unit" data-key=if of.is_empty() { "plain" } else { of }
                aria-pressed=move || typed.with(|typed| typed.unit == of).to_string() on:click=move |_| typed.update(|typed| typed.unit = of.to_owned())>
                {move || name(of)}
            </button>
        }
    };
    view! {
        <div class="field">
            <label for="n">{t!(i18n, studio.how_much)}</label>
            <div class="studio-amount-row"><Ends typed/></div>
            <div class="toggles" role="group" aria-label=t!(i18n, studio.unit)>{UNITS.map(button).into_iter().collect_view()}</div>
        </div>
    }
}

#[component]
fn HowLong(typed: RwSignal<Typed>) -> impl IntoView {
    let i18n = use_i18n();
    let units = [
        (Unit::Day, "day"),
        (Unit::WorkingDay, "working_day"),
        (Unit::Week, "week"),
        (Unit::Month, "month"),
        (Unit::Year, "year"),
        (Unit::Hour, "hour"),
        (Unit::Minute, "minute"),
        (Unit::DayOfNextMonth, "day_of_next_month"),
    ];
    let name = move |unit: Unit| match unit {
        Unit::Day => t_string!(i18n, studio.unit_day),
        Unit::WorkingDay => t_string!(i18n, studio.unit_working_day),
        Unit::Week => t_string!(i18n, studio.unit_week),
        Unit::Month => t_string!(i18n, studio.unit_month),
        Unit::Year => t_string!(i18n, studio.unit_year),
        Unit::Hour => t_string!(i18n, studio.unit_hour),
        Unit::Minute => t_string!(i18n, studio.unit_minute),
        Unit::DayOfNextMonth => t_string!(i18n, studio.unit_day_of_next_month),
    };
    let now = Memo::new(move |_| typed.with(|typed| typed.row().map(|row| row.unit)));
    let button = move |(unit, key): (Unit, &'static str)| {
        view! {
            <button class="toggle" type="button" data-act="unit" data-key=key aria-pressed=move || (now.get() == Some(unit)).to_string()
                on:click=move |_| change(typed, |row| row.unit = unit)>
                {move || name(unit)}
            </button>
        }
    };
    let counted = move || !matches!(now.get(), Some(Unit::Minute | Unit::Hour | Unit::DayOfNextMonth));
    view! {
        <div class="field">
            <label for="n">{t!(i18n, studio.how_much)}</label>
            <div class="studio-amount-row"><Ends typed/></div>
            <div class="toggles" role="group" aria-label=t!(i18n, studio.unit)>{units.map(button).into_iter().collect_view()}</div>
        </div>
        {move || {
            counted().then(|| {
                let first = [t_string!(i18n, studio.start_in), t_string!(i18n, studio.start_out)];
                let last = [t_string!(i18n, studio.last_in), t_string!(i18n, studio.last_out)];
                let of = move |read: fn(&Row) -> bool| move || typed.with(|typed| typed.row().is_some_and(read));
                view! {
                    {two_ways("start-day", t_string!(i18n, studio.start_day), first, Signal::derive(of(|row| row.start_day_counted)), Callback::new(move |on| change(typed, |row| row.start_day_counted = on)))}
                    {two_ways("last-day", t_string!(i18n, studio.last_day), last, Signal::derive(of(|row| row.last_day_included)), Callback::new(move |on| change(typed, |row| row.last_day_included = on)))}
                }
            })
        }}
    }
}

/// Two buttons of which one is pressed.
pub fn two_ways(
    act: &'static str,
    label: &'static str,
    names: [&'static str; 2],
    is: Signal<bool>,
    set: Callback<bool>,
) -> impl IntoView {
    let button = move |(name, value): (&'static str, bool)| {
        view! {
            <button type="button" data-act=act data-key=value.to_string() aria-pressed=move || (is.get() == value).to_string() on:click=move |_| set.run(value)>
                {name}
            </button>
        }
    };
    view! {
        <div class="field">
            <span class="label">{label}</span>
            <div class="seg is-block" role="group" aria-label=label>{[(names[0], true), (names[1], false)].map(button).into_iter().collect_view()}</div>
        </div>
    }
}

/// The readings between which the office may choose; the pressed one holds.
#[component]
fn Choices(typed: RwSignal<Typed>) -> impl IntoView {
    let i18n = use_i18n();
    let words = Memo::new(move |_| {
        typed.with(|typed| typed.choices.iter().map(|(word, _)| word.clone()).collect::<Vec<_>>())
    });
    let row = move |(at, word): (usize, String)| {
        let said = Signal::derive(move || {
            typed.with(|typed| typed.choices.get(at).map(|(_, said)| said.clone()).unwrap_or_default())
        });
        let set = Callback::new(move |(language, text)| {
            typed.update(|typed| {
                if let Some((_, said)) = typed.choices.get_mut(at) {
                    said.set(language, text);
                }
            });
        });
        let (mine, key, gone, name) = (word.clone(), word.clone(), word.clone(), word.clone());
        let act = format!("choice-{word}");
        view! {
            <div class="studio-choice" data-choice=name>
                <SaidField said set label=Signal::derive(move || t_string!(i18n, studio.reading_n, n = at + 1)) act/>
                <div class="btn-row">
                    <button class="toggle" type="button" data-act="choice" data-key=key aria-pressed=move || typed.with(|typed| typed.row().is_some_and(|row| row.word == mine)).to_string()
                        on:click=move |_| change(typed, |row| row.word.clone_from(&word))>
                        {t!(i18n, studio.this_reading)}
                    </button>
                    <button class="btn is-icon is-quiet" type="button" data-act="remove-choice" aria-label=t!(i18n, studio.remove)
                        on:click=move |_| typed.update(|typed| typed.choices.retain(|(word, _)| *word != gone))>
                        <Icon line=Line::Cross/>
                    </button>
                </div>
            </div>
        }
    };
    view! {
        <div class="field">
            <span class="label">{t!(i18n, studio.choose_reading)}</span>
            {move || words.get().into_iter().enumerate().map(row).collect_view()}
            <button class="btn is-jade" type="button" data-act="add-choice" on:click=move |_| typed.update(Typed::add_choice)>
                <Icon line=Line::Plus/>
                {t!(i18n, studio.add_reading)}
            </button>
        </div>
    }
}

/// Which article says so, and whether its text still says otherwise.
#[component]
fn ByArticle(typed: RwSignal<Typed>) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let adding = RwSignal::new(None::<Option<String>>);
    let chosen = Memo::new(move |_| {
        typed.with(|typed| typed.row().map(|row| row.article.clone()).unwrap_or_default())
    });
    let options = move || {
        let book = ground.book();
        let option = move |article: &rulebook::Article| {
            let id = article.id.to_string();
            let said =
                format!("{} {}", article_text(i18n, &article.number), article_text(i18n, &article.title));
            let this = id.clone();
            view! { <option value=id selected=move || chosen.get() == this>{said}</option> }
        };
        let below = book.base.iter().flat_map(|base| &base.articles).map(option).collect_view();
        view! {
            {book.articles.iter().map(option).collect_view()}
            <optgroup label=t_string!(i18n, rulebook.office_default)>{below}</optgroup>
        }
    };
    let stale = move || {
        let book = ground.book();
        let named = typed.with(|typed| disagreement(&book, typed));
        named.map(|named| {
            let id = chosen.get_untracked();
            let own = book.articles.iter().any(|article| article.id.0 == id);
            view! {
                <div class="notice is-amber" data-live="stale">
                    <Icon line=Line::Alert/>
                    <p>{t_string!(i18n, studio.text_says, named = named)}</p>
                    {own.then(|| view! { <button class="btn" type="button" data-act="edit-article" on:click=move |_| adding.set(Some(Some(id.clone())))>{t!(i18n, studio.edit_article)}</button> })}
                </div>
            }
        })
    };
    let done = move |id: String| {
        change(typed, |row| row.article = id);
        adding.set(None);
    };
    view! {
        <div class="field">
            <label for="article">{t!(i18n, studio.cites)}</label>
            <div class="studio-with">
                <select class="input" id="article" data-act="article" on:change=move |event| change(typed, |row| row.article = event_target_value(&event))>{options}</select>
                <button class="btn is-jade" type="button" data-act="new-article" on:click=move |_| adding.set(Some(None))>
                    <Icon line=Line::Plus/>
                    {t!(i18n, studio.add_article)}
                </button>
            </div>
            <div aria-live="polite">{stale}</div>
        </div>
        {move || adding.get().map(|id| view! { <AddArticle id on_done=Callback::new(done) on_close=Callback::new(move |()| adding.set(None))/> })}
    }
}

/// What the article names instead of the value that is being written.
fn disagreement(book: &Book, typed: &Typed) -> Option<String> {
    let row = typed.row()?;
    let article = book.articles.iter().find(|article| article.id.0 == row.article)?;
    let found = rulebook::wording::disagrees(article, &typed.parameter(), &typed.value()?);
    let named: Vec<String> = found.into_iter().flat_map(|(_, named)| named).collect();
    (!named.is_empty()).then(|| named.join("、"))
}

/// The values by date: which one is written, from when it holds; and the way to one from a day on.
#[component]
fn Rows(typed: RwSignal<Typed>) -> impl IntoView {
    let i18n = use_i18n();
    let several = Memo::new(move |_| typed.with(|typed| typed.rows.len() > 1));
    let rows = move || {
        typed.with(|typed| {
            let parameter = typed.parameter();
            let said = |row: &Row| {
                let value = row.value(typed.sort, &typed.unit);
                (row.from.clone(), value.map(|value| amount(i18n, &parameter, &value)).unwrap_or_default())
            };
            typed.rows.iter().map(said).collect::<Vec<_>>()
        })
    };
    let row = move |(at, (from, said)): (usize, (String, String))| {
        let since = from.parse().map_or(from, |from| day(i18n, from, today()));
        view! {
            <li>
                <button class="toggle" type="button" data-act="row" data-key=at aria-pressed=move || typed.with(|typed| typed.at == at).to_string()
                    on:click=move |_| typed.update(|typed| typed.at = at)>
                    {t_string!(i18n, rulebook.value_since, day = since)} " " <b>{said}</b>
                </button>
                {several.get().then(|| view! {
                    <button class="btn is-icon is-quiet" type="button" data-act="remove-row" aria-label=t!(i18n, studio.remove) on:click=move |_| typed.update(|typed| typed.remove_row(at))>
                        <Icon line=Line::Cross/>
                    </button>
                })}
            </li>
        }
    };
    let from = move || typed.with(|typed| typed.row().map(|row| row.from.clone()).unwrap_or_default());
    view! {
        <div class="field">
            <span class="label">{t!(i18n, studio.from_when)}</span>
            {move || several.get().then(|| view! { <ul class="studio-dates">{rows().into_iter().enumerate().map(row).collect_view()}</ul> })}
            <div class="studio-with">
                <input class="input" type="date" data-act="from" aria-label=t!(i18n, studio.from_day) prop:value=from on:change=move |event| change(typed, |row| row.from = event_target_value(&event))/>
                <button class="btn is-jade" type="button" data-act="add-row" on:click=move |_| typed.update(|typed| typed.add_row(today()))>
                    <Icon line=Line::Plus/>
                    {t!(i18n, studio.from_a_day)}
                </button>
            </div>
        </div>
    }
}

/// Whether a change of the period touches what already runs.
#[component]
fn Running(typed: RwSignal<Typed>) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let names = [t_string!(i18n, studio.running_new), t_string!(i18n, studio.running_old)];
        let is = Signal::derive(move || typed.with(|typed| !typed.of_anchor));
        two_ways(
            "running",
            t_string!(i18n, studio.running),
            names,
            is,
            Callback::new(move |new: bool| typed.update(|typed| typed.of_anchor = !new)),
        )
    }
}

/// What is said of the value that is being written: how much, and what it means.
pub fn said(i18n: I18n, typed: &Typed) -> Option<(String, Option<String>)> {
    let value: ParameterValue = typed.value()?;
    Some((amount(i18n, &typed.parameter(), &value), example(i18n, &value)))
}

/// What a new value begins with.
type New = (&'static [Sort], &'static str, Callback<String>, Callback<()>);

part!(studio_values: fn add_value((sorts, unit_of, on_done, on_close): New) {
    view! { <NewValue sorts unit_of on_done on_close/> }
});

/// The dialog that adds a value to the ground of a form.
#[component]
pub fn AddValue(
    /// What it may be.
    sorts: &'static [Sort],
    /// The unit it begins with.
    #[prop(optional)]
    unit_of: &'static str,
    /// Called with its name when it is added.
    on_done: Callback<String>,
    /// Called when it is put aside.
    on_close: Callback<()>,
) -> impl IntoView {
    later_on_top(add_value, (sorts, unit_of, on_done, on_close), on_close)
}

#[component]
fn NewValue(
    sorts: &'static [Sort],
    unit_of: &'static str,
    on_done: Callback<String>,
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let first = sorts.first().copied().unwrap_or(Sort::Number);
    let fresh = untrack(|| Typed::new(&ground.book(), first));
    let typed = RwSignal::new(Typed { unit: unit_of.to_owned(), ..fresh });
    let written = Signal::derive_local(move || -> Written {
        typed.with(|typed| Some((typed.name.clone(), typed.write(&ground.document())?)))
    });
    let done = move |(name, document)| {
        if ground.put(document).is_ok() {
            on_done.run(name);
        }
    };
    view! {
        <Editor title=crate::text::t_signal!(i18n, studio.add_value) written on_done=done on_close on_remove=None>
            <ValueFields typed fresh=true sorts/>
            <p class="studio-amount">{move || typed.with(|typed| said(i18n, typed)).map(|(amount, _)| amount)}</p>
            <p class="studio-sentence">{move || typed.with(|typed| said(i18n, typed)).and_then(|(_, example)| example)}</p>
        </Editor>
    }
}
