//! The form of one case: a situation, and what must be answered in it, by which articles and rules.

use leptos::prelude::*;
use rulebook::{Book, Fact, Facts, Question, Ruling, Value, case::Case};
use serde_json::{Value as Json, json};

use super::{effects::Filled, model::Draft, situation::Situation};
use crate::{
    desk::today,
    route::{Going, use_way},
    studio::{
        address::{Tab, use_address},
        cases::told,
        draft::{fresh_id, part, with_part, without_part},
        fault,
        ground::{Ground, use_ground},
        keep::use_keep,
        open::use_open,
        story,
    },
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

/// What must come of it besides the effects.
#[derive(Clone, Debug, Default, PartialEq)]
struct Wanted {
    asks: Option<String>,
    cites: Vec<String>,
    steps: Vec<String>,
}

impl Wanted {
    fn read(case: &Json) -> Self {
        let list = |name: &str| {
            let items = case[name].as_array().into_iter().flatten();
            items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
        };
        Self { asks: case["asks"].as_str().map(str::to_owned), cites: list("cites"), steps: list("steps") }
    }

    fn of(ruling: &Ruling) -> Self {
        Self {
            asks: ruling.asks.map(|fact| fact.name().to_owned()),
            cites: ruling.cites.iter().map(ToString::to_string).collect(),
            steps: ruling.steps.iter().map(|step| step.rule.to_string()).collect(),
        }
    }
}

/// A case that is being written. Cheap to copy.
#[derive(Clone, Copy)]
struct Writing {
    id: RwSignal<String>,
    question: RwSignal<Question>,
    on: RwSignal<String>,
    switches: RwSignal<Json>,
    facts: RwSignal<Facts>,
    draft: RwSignal<Draft>,
    wanted: RwSignal<Wanted>,
}

impl Writing {
    fn read(json: &Json) -> Self {
        let question = json["question"].as_str().and_then(Question::from_name);
        let facts = serde_json::from_value(json["facts"].clone()).unwrap_or_default();
        let effects = Draft::read(&json!({"then": json["verdict"]}));
        Self {
            id: RwSignal::new(json["id"].as_str().unwrap_or_default().to_owned()),
            question: RwSignal::new(question.unwrap_or(Question::Turn)),
            on: RwSignal::new(json["on"].as_str().map_or_else(|| today().to_string(), str::to_owned)),
            switches: RwSignal::new(json["switches"].clone()),
            facts: RwSignal::new(facts),
            draft: RwSignal::new(effects),
            wanted: RwSignal::new(Wanted::read(json)),
        }
    }

    /// The case as it goes into the document; tracked.
    fn json(self) -> Json {
        let wanted = self.wanted.get();
        let verdict: serde_json::Map<String, Json> =
            self.draft.with(|draft| draft.effects.clone().into_iter().collect());
        let mut case = json!({
            "id": self.id.get().trim(), "question": self.question.get().name(), "on": self.on.get(), "facts": self.facts.get(),
            "verdict": verdict, "cites": wanted.cites, "steps": wanted.steps,
        });
        if let Some(asks) = wanted.asks {
            case["asks"] = json!(asks);
        }
        let switches = self.switches.get();
        if switches.as_object().is_some_and(|switches| !switches.is_empty()) {
            case["switches"] = switches;
        }
        case
    }

    /// The case, if it reads; tracked.
    fn case(self) -> Option<Case> {
        // What does not read is refused beside the form, with its place.
        serde_json::from_value(self.json()).ok()
    }

    fn take(self, ruling: &Ruling) {
        let verdict = serde_json::to_value(&ruling.verdict).unwrap_or_default();
        self.draft.set(Draft::read(&json!({"then": verdict})));
        self.wanted.set(Wanted::of(ruling));
    }
}

/// The page.
#[component]
pub fn CaseForm(
    /// Its id; `new` for one that is not there yet.
    id: String,
    /// The question and what is known in it, where a situation is to become a case.
    begun: Option<(Question, Facts)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (open, address, keep) = (use_open(), use_address(), use_keep());
    let ground = Ground::provide();
    let document = untrack(|| ground.document());
    let known = part(&document, "cases", &id).cloned();
    let is_new = known.is_none();
    let fresh = || {
        let (question, facts) = begun.unwrap_or((Question::Turn, Facts::new()));
        json!({"id": fresh_id(&document, "cases"), "question": question.name(), "on": today().to_string(), "facts": facts})
    };
    let was = id;
    let writing = Writing::read(&known.unwrap_or_else(fresh));
    if is_new && let Some(case) = untrack(|| writing.case()) {
        writing.take(&open.with_value(|volume| case.ruling(&volume.book)));
    }
    let written = move || with_part(&ground.document(), "cases", &writing.json());
    let refused =
        Memo::new(move |_| Book::from_json(&written()).err().map(|error| fault::said(i18n, &error)));
    let back = StoredValue::new(address.to(Tab::Cases, &[]));
    let way = use_way();
    let done = move |document: Json| {
        way.go(&back.get_value(), Going::ON);
        keep(document);
    };
    let remove = move |_| done(untrack(|| without_part(&ground.document(), "cases", &was)));
    let set = Callback::new(move |(fact, value): (Fact, Option<Value>)| {
        writing.facts.update(|facts| match value {
            Some(value) => facts.set(fact, value),
            None => facts.unset(fact),
        });
    });
    let choose = move |event| {
        if let Some(question) = Question::from_name(&event_target_value(&event)) {
            writing.question.set(question);
            writing.draft.set(Draft::default());
            writing.wanted.set(Wanted::default());
        }
    };
    let option = move |one: &Question| {
        let one = *one;
        view! { <option value=one.name() selected=move || writing.question.get() == one>{move || word(i18n, "question", one.name())}</option> }
    };
    let slots = move || {
        let question = writing.question.get();
        let slots = question.needs().iter().chain(question.may());
        slots.map(|slot| view! { <Filled draft=writing.draft question of=*slot/> }).collect_view()
    };
    view! {
        <div class="studio-form" data-form="case">
            <div class="panel is-pad">
                <header class="rule-head"><h2>{if is_new { t_string!(i18n, studio.add_case) } else { t_string!(i18n, studio.edit_case) }}</h2></header>
                <div class="form">
                    <div class="field">
                        <label for="case-id">{t!(i18n, studio.case_id)}</label>
                        <input class="input" id="case-id" data-act="case-id" autocomplete="off" readonly=!is_new prop:value=move || writing.id.get()
                            on:input=move |event| writing.id.set(event_target_value(&event))/>
                    </div>
                    <div class="field">
                        <label for="case-on">{t!(i18n, studio.on_day)}</label>
                        <input class="input" id="case-on" type="date" data-act="on" prop:value=move || writing.on.get() on:change=move |event| writing.on.set(event_target_value(&event))/>
                    </div>
                    <div class="field is-full">
                        <label for="question">{t!(i18n, studio.ask_book)}</label>
                        <select class="input" id="question" data-act="question" on:change=choose>{Question::ALL.iter().map(option).collect_view()}</select>
                    </div>
                </div>
                <Switches writing/>
                <fieldset class="field studio-part">
                    <legend>{t!(i18n, studio.situation)}</legend>
                    {move || view! { <Situation question=writing.question.get() now=writing.facts set/> }}
                </fieldset>
                <fieldset class="field studio-part">
                    <legend>{t!(i18n, studio.must_come)} <small>{t!(i18n, studio.must_come_hint)}</small></legend>
                    {slots}
                    <Rests writing/>
                </fieldset>
                <div class="studio-foot">
                    <a class="btn" href=back.get_value() data-act="cancel">{t!(i18n, shell.cancel)}</a>
                    {(!is_new)
                        .then(|| {
                            view! {
                                <button class="btn is-danger" type="button" data-act="remove-case" on:click=remove>
                                    <Icon line=Line::Bin/>
                                    {t!(i18n, studio.remove)}
                                </button>
                            }
                        })}
                    <button class="btn is-primary" type="button" data-act="save" disabled=move || refused.with(Option::is_some) on:click=move |_| done(untrack(written))>
                        {t!(i18n, studio.save)}
                    </button>
                </div>
            </div>
            <aside class="panel is-pad studio-live" aria-live="polite" aria-label=t!(i18n, studio.live)>
                {move || refused.get().map(|fault| view! { <div class="notice is-seal" data-live="refused"><Icon line=Line::Alert/><p>{fault}</p></div> })}
                <Now writing/>
            </aside>
        </div>
    }
}

/// The readings under which it is tried, where they are not the book's.
#[component]
fn Switches(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let one = move |name: String| {
        let book = untrack(|| ground.book());
        let title =
            book.find_parameter(&name).map(|known| article_text(i18n, &known.title)).unwrap_or_default();
        let (key, id) = (StoredValue::new(name.clone()), format!("switch-{name}"));
        let now = move || {
            writing
                .switches
                .with(|all| key.with_value(|key| all[key.as_str()].as_str().unwrap_or_default().to_owned()))
        };
        let choose = move |event| {
            let word: String = event_target_value(&event);
            writing.switches.update(|all| {
                if !all.is_object() {
                    *all = json!({});
                }
                if let Some(all) = all.as_object_mut() {
                    match word.is_empty() {
                        true => drop(all.remove(&key.get_value())),
                        false => drop(all.insert(key.get_value(), json!(word))),
                    }
                }
            });
        };
        let option = move |(word, text): (&String, &rulebook::Text)| {
            let mine = word.clone();
            view! { <option value=word.clone() selected=move || now() == mine>{article_text(i18n, text)}</option> }
        };
        let options = book.choices(&name).into_iter().flatten().map(option).collect_view();
        let label = id.clone();
        view! {
            <div class="field">
                <label for=label>{title}</label>
                <select class="input" id=id data-act="switch" data-key=name on:change=choose>
                    <option value="">{t!(i18n, studio.as_the_book)}</option>
                    {options}
                </select>
            </div>
        }
    };
    move || {
        let names: Vec<String> =
            ground.book().switches(writing.question.get()).into_iter().map(str::to_owned).collect();
        (!names.is_empty())
            .then(|| view! { <div class="form">{names.into_iter().map(one).collect_view()}</div> })
    }
}

/// The articles and the rules that must be named, in their order, and what must be asked for.
#[component]
fn Rests(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let row = move |label: &'static str,
                    act: &'static str,
                    names: Vec<(String, String)>,
                    of: fn(&mut Wanted) -> &mut Vec<String>| {
        let chip = move |(id, name): (String, String)| {
            let label = t_string!(i18n, studio.remove_named, name = name.clone());
            view! {
                <button class="toggle" type="button" aria-pressed="true" data-act=act data-key=id.clone()
                    aria-label=label on:click=move |_| writing.wanted.update(|wanted| of(wanted).retain(|known| *known != id))>
                    {name}
                    <Icon line=Line::Cross/>
                </button>
            }
        };
        let none = names.is_empty().then(|| view! { <span class="hint">{t!(i18n, studio.nothing)}</span> });
        view! {
            <div class="effect">
                <span class="effect-name">{label}</span>
                <div class="toggles">{names.into_iter().map(chip).collect_view()} {none}</div>
            </div>
        }
    };
    move || {
        let book = ground.book();
        let wanted = writing.wanted.get();
        let article = |id: &String| {
            let known = book.article(&rulebook::ArticleId(id.clone()));
            (id.clone(), known.map_or_else(|| id.clone(), |known| article_text(i18n, &known.number)))
        };
        let rule = |id: &String| (id.clone(), story::says(i18n, &book, &rulebook::RuleId(id.clone())));
        let asks = wanted.asks.as_ref().map(|name| {
            view! { <p class="notice is-amber" data-asks=name.clone()><Icon line=Line::Alert/><span>{t_string!(i18n, studio.asks, fact = word(i18n, "fact", name))}</span></p> }
        });
        view! {
            {asks}
            {row(t_string!(i18n, studio.cites), "case-cite", wanted.cites.iter().map(article).collect(), |wanted| &mut wanted.cites)}
            {row(t_string!(i18n, studio.steps), "case-step", wanted.steps.iter().map(rule).collect(), |wanted| &mut wanted.steps)}
        }
    }
}

/// What the book answers now, and whether that is what must come.
#[component]
fn Now(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    move || {
        let book = ground.book();
        let case = writing.case()?;
        let ruling = case.ruling(&book);
        let verdict = story::verdict(i18n, &book, &ruling.verdict);
        let row = |(name, value): (String, String)| view! { <div><dt>{name}</dt> <dd>{value}</dd></div> };
        let state = state(i18n, &book, &case);
        let asks =
            ruling.asks.map(|fact| t_string!(i18n, studio.asks, fact = word(i18n, "fact", fact.name())));
        let take = move |_| writing.take(&ruling);
        Some(view! {
            <h2>{t!(i18n, studio.answer)}</h2>
            <dl class="studio-verdict">{verdict.into_iter().map(row).collect_view()}</dl>
            {asks.map(|asks| view! { <div class="notice is-amber"><Icon line=Line::Alert/><p>{asks}</p></div> })}
            {state}
            <button class="btn is-jade" type="button" data-act="take-answer" on:click=take>{t!(i18n, studio.take_answer)}</button>
        })
    }
}

fn state(i18n: I18n, book: &Book, case: &Case) -> AnyView {
    match case.check(book) {
        Ok(()) => view! { <p class="studio-ok" data-live="holds"><Icon line=Line::Check/>{t!(i18n, studio.case_holds)}</p> }.into_any(),
        Err(mismatch) => {
            let (expected, came) = told(i18n, book, &mismatch);
            view! {
                <div class="studio-clash" data-live="fails">
                    <p><Icon line=Line::Alert/> <b>{t!(i18n, studio.case_not)}</b></p>
                    <p><span class="muted">{t!(i18n, studio.expected)}</span> " " {expected}</p>
                    <p><span class="muted">{t!(i18n, studio.came)}</span> " " {came}</p>
                </div>
            }
            .into_any()
        }
    }
}
