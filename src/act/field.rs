//! A field, with the widget of its kind.

use super::asked::{self, Choice, tapped};
use super::choice::choices;
use super::says::label;
use crate::desk::use_desk;
use crate::text::{maybe, t, t_string, use_i18n};
use counter::{
    act::{About, Act, Answers, Field, Kind, Sheet},
    book::Domain,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// From so many words on, they are a list to open and no tiles.
const MANY: usize = 25;

/// Puts the focus where a field is answered.
pub(super) fn focus(key: &str) {
    let inside = format!("dialog[open] [data-field='{key}'] :is(input, select, textarea)");
    // What is not there takes no focus.
    if let Ok(Some(found)) = document().query_selector(&inside)
        && let Some(found) = found.dyn_ref::<web_sys::HtmlElement>()
    {
        let _ = found.focus();
    }
}

/// The shape of a field: all but what was answered.
#[derive(Clone, PartialEq)]
struct Shape {
    name: &'static str,
    about: Option<About>,
    kind: Kind,
    wanted: bool,
}

/// A field of a sheet.
#[component]
pub(super) fn FieldView(
    /// The act.
    act: &'static Act,
    /// Which field.
    key: String,
    /// The sheet it stands on.
    sheet: Memo<Option<Sheet>>,
    /// What was answered.
    answers: RwSignal<Answers>,
    /// Whether it is the first.
    first: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let id = key.clone();
    let field = Memo::new(move |_| {
        let own = |field: &&Field| field.key == id;
        sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.fields.iter().find(own).cloned()))
    });
    let shape = Memo::new(move |_| {
        let of = |field: Field| {
            let Field { name, about, kind, wanted, .. } = field;
            Shape { name, about, kind, wanted }
        };
        field.get().map(of)
    });
    let id = StoredValue::new(format!("act-{key}").replace(' ', "-"));
    let data = key.clone();
    let drawn = Drawn {
        value: Signal::derive(move || field.with(|field| field.as_ref()?.value.clone()).unwrap_or_default()),
        wrong: Signal::derive(move || field.with(|field| field.as_ref().is_some_and(|field| field.wrong))),
        typed: {
            let key = key.clone();
            Signal::derive(move || answers.with(|answers| answers.of(&key).to_owned()))
        },
        answer: Callback::new(move |text: String| answers.update(|answers| answers.set(&key, text))),
        id,
        first,
    };
    let draw = move |shape: Shape| {
        let label =
            desk.read(|books| label(i18n, (books, desk.now()), act, (shape.name, shape.about, &shape.kind)));
        let label = label.unwrap_or_default();
        let hint = maybe(i18n, &format!("acts.{}_{}_hint", act.key, shape.name));
        let of = choices(i18n, desk, act, shape.name, &shape.kind);
        let said = Said { name: shape.name, label, hint, wanted: shape.wanted };
        match &shape.kind {
            Kind::Fact(fact, ..) => {
                let domain =
                    desk.read(|books| Some(asked::domain(books.book_at(desk.now())?, *fact))).flatten();
                let tiles = domain.is_none_or(tapped);
                view! {
                    <div data-ask=fact.name()>
                        {if tiles { drawn.tiles(Said { name: "answer", ..said }, of) } else { drawn.measured(said, of, domain) }}
                    </div>
                }
                .into_any()
            }
            Kind::Person(_) => drawn.select(said, of),
            Kind::Word(..) if of.len() >= MANY => drawn.select(said, of),
            Kind::Word(..) | Kind::Flag | Kind::Client(_) | Kind::Entry(_) => drawn.tiles(said, of),
            Kind::Count => drawn.typed(said, "text", "numeric"),
            Kind::Money => drawn.typed(said, "text", "decimal"),
            Kind::Day => drawn.typed(said, "date", "none"),
            Kind::Text => drawn.text(said),
            Kind::File => drawn.file(said),
        }
    };
    view! { <div class="act-fields" data-field=data>{move || shape.get().map(draw)}</div> }
}

/// The words of a field.
#[derive(Clone)]
struct Said {
    name: &'static str,
    label: String,
    hint: Option<&'static str>,
    wanted: bool,
}

/// How wide a text is: a character of Han is twice another.
fn wide(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}

/// A field on the screen: what stands in it, and where an answer goes.
#[derive(Clone, Copy)]
struct Drawn {
    value: Signal<String>,
    wrong: Signal<bool>,
    typed: Signal<String>,
    answer: Callback<String>,
    id: StoredValue<String>,
    first: bool,
}

impl Drawn {
    /// Few, as tiles.
    fn tiles(self, said: Said, of: Vec<Choice>) -> AnyView {
        let Self { value, answer, id, first, .. } = self;
        let Said { name, label, hint, .. } = said;
        // What was written is read as a list.
        let columns = match of.len() {
            _ if name == "entry" => "choices is-1",
            2 => "choices is-2",
            _ if of.iter().any(|choice| wide(&choice.says) > 28) => "choices is-1",
            _ => "choices",
        };
        let tile = move |(nth, choice): (usize, Choice)| {
            let Choice { value: own, says, follows } = choice;
            let (act, picked, chosen) = (own.clone(), own.clone(), own.clone());
            // A word of the vocabulary is found by itself.
            let act = if act.parse::<bool>().is_ok() || name == "answer" || act.contains('-') {
                name.to_owned()
            } else {
                act
            };
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=id.get_value()
                        data-act=act
                        data-value=own
                        autofocus=first && nth == 0
                        prop:checked=move || value.with(|value| *value == chosen)
                        on:change=move |_| answer.run(picked.clone())
                    />
                    <b>{says}</b>
                    {(!follows.is_empty()).then(|| view! { <small>{follows}</small> })}
                </label>
            }
        };
        view! {
            <fieldset class="question">
                <legend>{label}</legend>
                <div class=columns>{of.into_iter().enumerate().map(tile).collect_view()}</div>
                {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            </fieldset>
        }
        .into_any()
    }

    /// One of many.
    fn select(self, said: Said, of: Vec<Choice>) -> AnyView {
        let Self { value, answer, id, first, .. } = self;
        let option = move |Choice { value: own, says, .. }: Choice| {
            let chosen = own.clone();
            view! { <option value=own selected=move || value.with(|value| *value == chosen)>{says}</option> }
        };
        let i18n = use_i18n();
        let (name, wanted) = (said.name, said.wanted);
        let input = view! {
            <select
                class="input"
                id=id.get_value()
                data-act=if name == "entitled" { "by" } else { name }
                autofocus=first
                on:change=move |event| answer.run(event_target_value(&event))
            >
                <option value="" selected=move || value.with(String::is_empty)>
                    {move || match (wanted, name) {
                        (true, _) => t_string!(i18n, acts.choose),
                        (false, "doer") => t_string!(i18n, shell.front_desk),
                        (false, _) => t_string!(i18n, acts.nobody),
                    }}
                </option>
                {of.into_iter().map(option).collect_view()}
            </select>
        };
        self.labelled(said, input.into_any())
    }

    /// A line that is typed.
    fn typed(self, said: Said, kind: &'static str, mode: &'static str) -> AnyView {
        let Self { typed, wrong, answer, id, first, .. } = self;
        let input = view! {
            <input
                class="input"
                id=id.get_value()
                type=kind
                inputmode=mode
                autocomplete="off"
                data-act=said.name
                autofocus=first
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=move || typed.get()
                on:input=move |event| answer.run(event_target_value(&event))
            />
        };
        self.labelled(said, input.into_any())
    }

    /// A text.
    fn text(self, said: Said) -> AnyView {
        let Self { typed, answer, id, first, .. } = self;
        let input = view! {
            <textarea
                class="input"
                id=id.get_value()
                data-act=said.name
                maxlength="400"
                autofocus=first
                prop:value=move || typed.get()
                on:input=move |event| answer.run(event_target_value(&event))
            ></textarea>
        };
        self.labelled(said, input.into_any())
    }

    /// A file, of which the digest and the name are kept.
    fn file(self, said: Said) -> AnyView {
        let (i18n, desk) = (use_i18n(), use_desk());
        let Self { value, answer, id, first, .. } = self;
        let trouble = RwSignal::new(None::<String>);
        let reading = RwSignal::new(false);
        let chosen = move |event: leptos::ev::Event| {
            let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else {
                return;
            };
            reading.set(true);
            trouble.set(None);
            leptos::task::spawn_local(async move {
                match desk.name_of_file(&file).await {
                    Ok(name) => answer.run(name),
                    Err(wrong) => drop(trouble.try_set(Some(wrong.say(i18n, None)))),
                }
                let _ = reading.try_set(false);
            });
        };
        let says = move || {
            let named = value.with(|value| value.split_once(' ').map(|(_, name)| name.to_owned()));
            match (reading.get(), named) {
                (true, _) => t_string!(i18n, acts.file_reading).to_owned(),
                (false, named) => named.unwrap_or_else(|| t_string!(i18n, acts.file_none).to_owned()),
            }
        };
        let input = view! {
            <label class="btn file-pick">
                <input class="sr" id=id.get_value() type="file" data-act=said.name autofocus=first on:change=chosen/>
                {t!(i18n, acts.file_choose)}
            </label>
            <p class="hint" role="status">{says}</p>
            {move || trouble.get().map(|wrong| view! { <p class="error" role="alert">{wrong}</p> })}
        };
        self.labelled(said, input.into_any())
    }

    /// A number, an amount or a day that the book asks for, with what would follow on either side of every boundary.
    fn measured(self, said: Said, of: Vec<Choice>, domain: Option<Domain>) -> AnyView {
        let (kind, mode) = match domain {
            Some(Domain::Day) => ("date", "none"),
            Some(Domain::Moment) => ("datetime-local", "none"),
            _ => ("text", "decimal"),
        };
        let rows = of.into_iter().map(|Choice { says, follows, .. }| {
            view! { <div><dt>{says}</dt><dd>{follows}</dd></div> }
        });
        let said = Said { name: "ask-value", ..said };
        view! {
            {self.typed(said, kind, mode)}
            <dl class="ask-spans">{rows.collect_view()}</dl>
        }
        .into_any()
    }

    fn labelled(self, said: Said, input: AnyView) -> AnyView {
        let i18n = use_i18n();
        let Said { name, label, hint, wanted } = said;
        view! {
            <div class="field">
                <label for=self.id.get_value()>
                    {label} {(!wanted && name != "doer").then(|| view! { " " <small>{t!(i18n, acts.optional)}</small> })}
                </label>
                {input}
                {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
                {move || self.wrong.get().then(|| view! { <p class="error" role="status">{t!(i18n, acts.unreadable)}</p> })}
            </div>
        }
        .into_any()
    }
}
