//! The form of one value: how much, how it is counted, from when, and which article says so.

use std::rc::Rc;

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use rulebook::{
    Book, Period, Question,
    book::ParameterValue,
    period::{Date, Unit},
};
use serde_json::{Value as Json, json};

use crate::{
    book::words::{amount, known},
    desk::today,
    studio::survey::Survey,
    studio::{
        address::{Tab, use_address},
        bench::use_bench,
        check::Progress,
        draft::{Value, with_value},
        fault,
        inquire::uses,
        open::use_open,
        story,
        values::example,
    },
    text::{t, t_string, use_i18n},
    widget::{Icon, Line, article_text, use_toasts},
};

/// What stands in the form.
#[derive(Clone, Debug, PartialEq)]
struct Typed {
    title: String,
    n: String,
    /// One of the choices, where the value is a reading that may be switched.
    word: Option<String>,
    /// `None`: a plain number.
    unit: Option<Unit>,
    start_day_counted: bool,
    last_day_included: bool,
    article: String,
    whole: bool,
    from: String,
}

impl Typed {
    fn value(&self) -> Option<ParameterValue> {
        if let Some(word) = &self.word {
            return Some(ParameterValue::Word(word.clone()));
        }
        let n: u32 = self.n.trim().parse().ok().filter(|n| *n <= 10_000)?;
        Some(match self.unit {
            None => ParameterValue::Number(i64::from(n)),
            Some(_) if n == 0 => return None,
            Some(unit) => ParameterValue::Period(Period {
                n,
                up_to: None,
                unit,
                start_day_counted: self.start_day_counted,
                last_day_included: self.last_day_included,
            }),
        })
    }

    fn from(&self) -> Option<Option<Date>> {
        if self.whole { Some(None) } else { self.from.parse().ok().map(Some) }
    }
}

/// The form.
#[component]
pub fn ValueForm(
    /// The name of the value; `new` for one that is not there yet.
    name: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let (open, address, bench, toasts) = (use_open(), use_address(), use_bench(), use_toasts());
    let on = today();
    let is_new = name == "new";
    let name = if is_new { open.with_value(|volume| fresh(&volume.book)) } else { name };
    let typed = RwSignal::new(open.with_value(|volume| begin(i18n, &volume.book, &name, on)));
    let unit_name = open.with_value(|volume| {
        known(&volume.book, &name).map(|parameter| parameter.unit.clone()).unwrap_or_default()
    });
    let name = StoredValue::new(name);
    let document = move || -> Option<Json> {
        let typed = typed.get();
        let value = Value {
            name: name.get_value(),
            value: typed.value()?,
            article: typed.article.clone(),
            from: typed.from()?,
        };
        let mut document = open.with_value(|volume| with_value(&volume.document, &value));
        if is_new {
            let title = Some(typed.title.trim()).filter(|title| !title.is_empty())?;
            document["parameters"][name.get_value()]["title"] = json!({"zh": title, "en": title});
        }
        Some(document)
    };
    let survey = Survey::new();
    let fault = RwSignal::new(None::<String>);
    let candidate = StoredValue::new_local(open.with_value(|volume| volume.book.clone()));
    let ready = RwSignal::new(false);
    Effect::new(move |_| {
        let read = document().map(|document| Book::from_json(&document));
        ready.set(matches!(read, Some(Ok(_))));
        fault.set(match &read {
            Some(Err(error)) => Some(fault::said(i18n, error)),
            _ => None,
        });
        match read {
            Some(Ok(book)) => {
                let book = Rc::new(book);
                let questions = using(&book, &name.get_value());
                candidate.set_value(book.clone());
                survey.start(&book, Some(&questions));
            }
            _ => survey.stop(),
        }
    });
    let back = address.to(Tab::Values, &[]);
    let to = StoredValue::new(back.clone());
    let navigate = use_navigate();
    let save = move |_| {
        let Some(document) = untrack(document) else { return };
        let key = open.with_value(|volume| volume.key.clone());
        navigate(&to.get_value(), NavigateOptions::default());
        match bench.edit(&key, document) {
            Ok(()) => toasts.done(t_string!(i18n, studio.saved).to_owned(), false),
            Err(error) => toasts.trouble(fault::said(i18n, &error)),
        }
    };
    let period = move || typed.with(|typed| typed.unit.is_some() && typed.word.is_none());
    let counted = move || {
        period()
            && typed
                .with(|typed| !matches!(typed.unit, Some(Unit::Minute | Unit::Hour | Unit::DayOfNextMonth)))
    };
    let live = move || {
        let value = typed.with(Typed::value)?;
        let said = candidate.with_value(|book| {
            known(book, &name.get_value()).map(|parameter| amount(i18n, parameter, &value))
        });
        Some(view! {
            <p class="studio-amount">{said}</p>
            {example(i18n, &value).map(|example| view! { <p class="studio-sentence" data-live="example">{example}</p> })}
        })
    };
    let findings = move || {
        survey.findings.with(|findings| {
            candidate.with_value(|book| {
                let line = |finding| {
                    let told = story::told(i18n, book, finding);
                    view! { <li data-finding=told.kind><b>{told.head}</b></li> }
                };
                findings.iter().map(line).collect_view()
            })
        })
    };
    let articles = open.with_value(|volume| {
        volume
            .book
            .articles
            .iter()
            .map(|article| {
                (
                    article.id.to_string(),
                    format!("{} {}", article_text(i18n, &article.number), article_text(i18n, &article.title)),
                )
            })
            .collect::<Vec<_>>()
    });
    let heading = open.with_value(|volume| {
        known(&volume.book, &name.get_value()).map(|parameter| article_text(i18n, &parameter.title))
    });
    view! {
        <div class="studio-form" data-form="value">
            <div class="panel is-pad">
                <header class="rule-head"><h2>{heading.unwrap_or_else(|| t_string!(i18n, studio.add_value).to_owned())}</h2></header>
                {is_new
                    .then(|| {
                        view! {
                            <div class="field">
                                <label for="title">{t!(i18n, studio.value_title)}</label>
                                <input class="input" id="title" data-act="title" autocomplete="off" prop:value=move || typed.with(|typed| typed.title.clone())
                                    on:input=move |event| typed.update(|typed| typed.title = event_target_value(&event))/>
                            </div>
                        }
                    })}
                {move || match typed.with(|typed| typed.word.is_some()) {
                    true => view! { <Choices typed name/> }.into_any(),
                    false => view! { <HowMuch typed plain=is_new unit=unit_name.clone()/> }.into_any(),
                }}
                {move || counted().then(|| view! { <Counting typed/> })}
                <div class="field">
                    <label for="article">{t!(i18n, studio.cites)}</label>
                    <select class="input" id="article" data-act="article" on:change=move |event| typed.update(|typed| typed.article = event_target_value(&event))>
                        {articles
                            .into_iter()
                            .map(|(id, said)| {
                                let selected = typed.with_untracked(|typed| typed.article == id);
                                view! { <option value=id selected=selected>{said}</option> }
                            })
                            .collect_view()}
                    </select>
                </div>
                <When typed/>
                <div class="studio-foot">
                    <a class="btn" href=back data-act="cancel">{t!(i18n, shell.cancel)}</a>
                    <button class="btn is-primary" type="button" data-act="save" disabled=move || !ready.get() on:click=save>{t!(i18n, studio.save)}</button>
                </div>
            </div>
            <aside class="panel is-pad studio-live" aria-live="polite" aria-label=t!(i18n, studio.live)>
                {live}
                {move || match (ready.get(), fault.get()) {
                    (true, _) => view! { <p class="studio-ok" data-live="reads"><Icon line=Line::Check/>{t!(i18n, studio.reads)}</p> }.into_any(),
                    (false, Some(fault)) => view! { <div class="notice is-seal" data-live="refused"><Icon line=Line::Alert/><p>{t!(i18n, studio.does_not_read)} " " <small>{fault}</small></p></div> }.into_any(),
                    (false, None) => view! { <p class="hint" data-live="incomplete">{t!(i18n, studio.incomplete)}</p> }.into_any(),
                }}
                <ul class="studio-findings">{findings}</ul>
                <Progress survey/>
            </aside>
        </div>
    }
}

/// The number and its unit.
#[component]
fn HowMuch(typed: RwSignal<Typed>, plain: bool, unit: String) -> impl IntoView {
    let i18n = use_i18n();
    let period = Memo::new(move |_| typed.with(|typed| typed.unit.is_some()));
    view! {
        <div class="field">
            <label for="n">{t!(i18n, studio.how_much)}</label>
            <div class="studio-amount-row">
                <input class="input studio-number is-big" id="n" type="number" min="1" max="10000" inputmode="numeric" data-act="n"
                    prop:value=move || typed.with(|typed| typed.n.clone()) on:input=move |event| typed.update(|typed| typed.n = event_target_value(&event))/>
                {move || match period.get() || plain {
                    true => view! { <Units typed plain/> }.into_any(),
                    false => view! { <span>{unit.clone()}</span> }.into_any(),
                }}
            </div>
        </div>
    }
}

/// The readings between which the office may choose.
#[component]
fn Choices(typed: RwSignal<Typed>, name: StoredValue<String>) -> impl IntoView {
    let i18n = use_i18n();
    let choices =
        use_open().with_value(|volume| volume.book.choices(&name.get_value()).cloned().unwrap_or_default());
    let choice = |(word, text): (String, rulebook::Text)| {
        let (mine, key) = (word.clone(), word.clone());
        view! {
            <button class="choice" type="button" data-act="choice" data-key=key on:click=move |_| typed.update(|typed| typed.word = Some(word.clone()))
                aria-pressed=move || typed.with(|typed| typed.word.as_ref() == Some(&mine)).to_string()>
                <b>{article_text(i18n, &text)}</b>
            </button>
        }
    };
    view! {
        <div class="field">
            <span class="label">{t!(i18n, studio.choose_reading)}</span>
            <div class="choices is-1">{choices.into_iter().map(choice).collect_view()}</div>
        </div>
    }
}

/// Two buttons of which one is pressed.
fn two_ways(
    typed: RwSignal<Typed>,
    act: &'static str,
    label: &'static str,
    names: [&'static str; 2],
    is: fn(&Typed) -> bool,
    set: fn(&mut Typed, bool),
) -> impl IntoView {
    let button = move |(name, value): (&'static str, bool)| {
        view! {
            <button type="button" data-act=act data-key=value.to_string() aria-pressed=move || typed.with(|typed| is(typed) == value).to_string()
                on:click=move |_| typed.update(|typed| set(typed, value))>
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

#[component]
fn Counting(typed: RwSignal<Typed>) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let first = [t_string!(i18n, studio.start_in), t_string!(i18n, studio.start_out)];
        let last = [t_string!(i18n, studio.last_in), t_string!(i18n, studio.last_out)];
        view! {
            {two_ways(typed, "start-day", t_string!(i18n, studio.start_day), first, |typed| typed.start_day_counted, |typed, on| typed.start_day_counted = on)}
            {two_ways(typed, "last-day", t_string!(i18n, studio.last_day), last, |typed| typed.last_day_included, |typed, on| typed.last_day_included = on)}
        }
    }
}

#[component]
fn Units(typed: RwSignal<Typed>, plain: bool) -> impl IntoView {
    let i18n = use_i18n();
    let units = [
        (Some(Unit::Day), "day"),
        (Some(Unit::WorkingDay), "working_day"),
        (Some(Unit::Week), "week"),
        (Some(Unit::Month), "month"),
        (Some(Unit::Year), "year"),
        (Some(Unit::Hour), "hour"),
        (Some(Unit::Minute), "minute"),
        (Some(Unit::DayOfNextMonth), "day_of_next_month"),
        (None, "plain"),
    ];
    let name = move |unit: Option<Unit>| match unit {
        Some(Unit::Day) => t_string!(i18n, studio.unit_day),
        Some(Unit::WorkingDay) => t_string!(i18n, studio.unit_working_day),
        Some(Unit::Week) => t_string!(i18n, studio.unit_week),
        Some(Unit::Month) => t_string!(i18n, studio.unit_month),
        Some(Unit::Year) => t_string!(i18n, studio.unit_year),
        Some(Unit::Hour) => t_string!(i18n, studio.unit_hour),
        Some(Unit::Minute) => t_string!(i18n, studio.unit_minute),
        Some(Unit::DayOfNextMonth) => t_string!(i18n, studio.unit_day_of_next_month),
        None => t_string!(i18n, studio.unit_plain),
    };
    let button = move |(unit, key): (Option<Unit>, &'static str)| {
        view! {
            <button class="toggle" type="button" data-act="unit" data-key=key aria-pressed=move || typed.with(|typed| typed.unit == unit).to_string()
                on:click=move |_| typed.update(|typed| typed.unit = unit)>
                {move || name(unit)}
            </button>
        }
    };
    let shown = units.into_iter().filter(|(unit, _)| plain || unit.is_some());
    view! { <div class="toggles" role="group" aria-label=t!(i18n, studio.unit)>{shown.map(button).collect_view()}</div> }
}

/// From when it holds: the whole edition, or from a day on.
#[component]
fn When(typed: RwSignal<Typed>) -> impl IntoView {
    let i18n = use_i18n();
    let ways = move || {
        let names = [t_string!(i18n, studio.whole_edition), t_string!(i18n, studio.from_a_day)];
        two_ways(
            typed,
            "whole",
            t_string!(i18n, studio.from_when),
            names,
            |typed| typed.whole,
            |typed, on| typed.whole = on,
        )
    };
    view! {
        {ways}
        {move || {
            (!typed.with(|typed| typed.whole))
                .then(|| {
                    view! {
                        <div class="field">
                            <label for="from">{t!(i18n, studio.from_day)}</label>
                            <input class="input" id="from" type="date" data-act="from" prop:value=move || typed.with(|typed| typed.from.clone())
                                on:input=move |event| typed.update(|typed| typed.from = event_target_value(&event))/>
                        </div>
                    }
                })
        }}
    }
}

fn begin(i18n: crate::text::I18n, book: &Book, name: &str, on: Date) -> Typed {
    let dated = book.parameter(name, on);
    let article = dated
        .map(|dated| dated.article.to_string())
        .filter(|id| book.articles.iter().any(|own| own.id.0 == *id));
    let article =
        article.or_else(|| book.articles.first().map(|article| article.id.to_string())).unwrap_or_default();
    let period =
        Period { n: 7, up_to: None, unit: Unit::Day, start_day_counted: false, last_day_included: true };
    let word = match dated.map(|dated| &dated.value) {
        Some(ParameterValue::Word(word)) => Some(word.clone()),
        _ => None,
    };
    let (n, period, unit) = match dated.map(|dated| &dated.value) {
        Some(ParameterValue::Period(period)) => (i64::from(period.n), *period, Some(period.unit)),
        Some(ParameterValue::Number(n) | ParameterValue::Range(n, _)) => (*n, period, None),
        Some(ParameterValue::Word(_)) => (1, period, None),
        None => (7, period, Some(Unit::Day)),
    };
    Typed {
        title: known(book, name).map(|parameter| article_text(i18n, &parameter.title)).unwrap_or_default(),
        n: n.to_string(),
        word,
        unit,
        start_day_counted: period.start_day_counted,
        last_day_included: period.last_day_included,
        article,
        whole: true,
        from: on.to_string(),
    }
}

/// A name that no value of the book has.
fn fresh(book: &Book) -> String {
    (1..).map(|n| format!("own-{n}")).find(|name| known(book, name).is_none()).unwrap_or_default()
}

/// The questions whose rules look at this value.
fn using(book: &Book, name: &str) -> Vec<Question> {
    let below = |question: Question| book.base.as_deref().map_or(&[][..], |base| base.rules(question));
    let looks = |question: &Question| {
        book.rules(*question).iter().chain(below(*question)).any(|rule| uses(rule, name))
    };
    Question::ALL.iter().copied().filter(looks).collect()
}
