//! A fact of the book's own: asked of a person, or found out by the ledger.

use leptos::prelude::*;
use rulebook::declare::FactKind;
use serde_json::{Value as Json, json};

use super::part::Part;
use crate::{
    studio::{
        form::{
            editor::{Editor, Written},
            model::toggle,
            pick::{Item, Pick},
            said::{Language, Said, SaidField, writes},
            source::{Found, SourceFields},
        },
        ground::use_ground,
    },
    text::{I18n, t, t_signal, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

fn kind_name(i18n: I18n, kind: FactKind) -> (&'static str, &'static str) {
    match kind {
        FactKind::Flag => (t_string!(i18n, studio.kind_flag), t_string!(i18n, studio.kind_flag_hint)),
        FactKind::Word => (t_string!(i18n, studio.kind_word), t_string!(i18n, studio.kind_word_hint)),
        FactKind::Number => (t_string!(i18n, studio.kind_number), t_string!(i18n, studio.kind_number_hint)),
        FactKind::Day => (t_string!(i18n, studio.kind_day), t_string!(i18n, studio.kind_day_hint)),
        FactKind::Moment => (t_string!(i18n, studio.kind_moment), t_string!(i18n, studio.kind_moment_hint)),
        FactKind::Amount => (t_string!(i18n, studio.kind_amount), t_string!(i18n, studio.kind_amount_hint)),
    }
}

/// The words among which one answers.
type Choices = Vec<(String, Said)>;

fn choices(json: &Json) -> Choices {
    let words = json.as_array().into_iter().flatten();
    words.map(|one| (one["word"].as_str().unwrap_or_default().to_owned(), Said::read(&one["says"]))).collect()
}

fn fresh_choice(choices: &Choices) -> String {
    let taken = |word: &String| choices.iter().any(|(known, _)| known == word);
    (1..).map(|n| format!("w{n}")).find(|word| !taken(word)).unwrap_or_default()
}

/// The dialog.
#[component]
pub fn FactForm(
    /// Its name; none for one that is not there yet.
    name: Option<String>,
    /// Called with its name and the document when it is complete.
    on_done: Callback<(String, Json)>,
    /// Called when it is put aside.
    on_close: Callback<()>,
    /// Called when it is to be taken out.
    #[prop(optional_no_strip)]
    on_remove: Option<Callback<()>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let json = Part::Fact.known(ground, name.as_deref());
    let says = RwSignal::new(Said::read(&json["says"]));
    let asks = RwSignal::new(Said::read(&json["asks"]));
    let kind = RwSignal::new(json["kind"].as_str().unwrap_or(FactKind::Flag.name()).to_owned());
    let words = RwSignal::new(match choices(&json["words"]) {
        none if none.is_empty() => {
            vec![("w1".to_owned(), Said::default()), ("w2".to_owned(), Said::default())]
        }
        known => known,
    });
    let found = RwSignal::new(Found::read(&json["source"]));
    let cites = RwSignal::new(
        json["cites"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|id| id.as_str().map(str::to_owned))
            .collect::<Vec<_>>(),
    );
    let name = StoredValue::new(name);
    let written = Signal::derive_local(move || -> Written {
        let text = says.with(|says| (!says.is_empty()).then(|| says.write()))?;
        let mut declared = json!({"says": text});
        let asked = found.with(Option::is_none);
        let kind = found.with(|found| found.as_ref().map(Found::kind)).unwrap_or_else(|| kind.get());
        declared["kind"] = json!(kind);
        if let Some(found) = found.get() {
            declared["source"] = found.write()?;
        }
        if asked && asks.with(|asks| !asks.is_empty()) {
            declared["asks"] = asks.with(Said::write);
        }
        if asked && kind == FactKind::Word.name() {
            let said: Vec<Json> = words.with(|words| {
                let said = words.iter().filter(|(_, said)| !said.is_empty());
                said.map(|(word, said)| json!({"word": word, "says": said.write()})).collect()
            });
            if said.len() < 2 {
                return None;
            }
            declared["words"] = json!(said);
        }
        if cites.with(|cites| !cites.is_empty()) {
            declared["cites"] = json!(cites.get());
        }
        Some(Part::Fact.declared(ground, name.get_value(), says, &declared))
    });
    let is_asked = Memo::new(move |_| found.with(Option::is_none));
    let how = move |(asked, act): (bool, &'static str)| {
        let name =
            move || if asked { t_string!(i18n, studio.asked) } else { t_string!(i18n, studio.found_out) };
        let hint = move || {
            if asked { t_string!(i18n, studio.asked_hint) } else { t_string!(i18n, studio.found_out_hint) }
        };
        view! {
            <button class="choice" type="button" data-act="how-known" data-key=act aria-pressed=move || (is_asked.get() == asked).to_string()
                on:click=move |_| found.update(|found| *found = if asked { None } else { found.take().or_else(|| Some(Found::default())) })>
                <b>{name}</b>
                <small>{hint}</small>
            </button>
        }
    };
    let articles = Signal::derive(move || {
        let item = |article: &rulebook::Article| Item {
            key: article.id.to_string(),
            name: format!("{} {}", article_text(i18n, &article.number), article_text(i18n, &article.title)),
            group: String::new(),
        };
        ground.book().articles.iter().map(item).collect::<Vec<_>>()
    });
    view! {
        <Editor title=t_signal!(i18n, studio.add_fact) sub=t_signal!(i18n, studio.own_facts_hint) written on_done on_close on_remove>
            <SaidField said=says set=writes(says) label=t_signal!(i18n, studio.called) act="says" both=true/>
            <div class="field">
                <span class="label">{t!(i18n, studio.how_known)}</span>
                <div class="choices is-2">{[(true, "asked"), (false, "found")].map(how).into_iter().collect_view()}</div>
            </div>
            {move || match is_asked.get() {
                true => view! { <Asked says asks kind words/> }.into_any(),
                false => view! { <SourceFields found/> }.into_any(),
            }}
            <details class="studio-part">
                <summary>{t!(i18n, studio.fact_cites)} " " <small>{move || t_string!(i18n, studio.n_chosen, count = cites.with(Vec::len))}</small></summary>
                <div class="studio-scroll">
                    <Pick items=articles chosen=cites on_toggle=move |id: String| cites.update(|cites| toggle(cites, &id)) act="fact-cite" label=t_signal!(i18n, studio.find_article)/>
                </div>
            </details>
        </Editor>
    }
}

/// What is asked, and what may be answered; and how it will look at the desk.
#[component]
fn Asked(
    says: RwSignal<Said>,
    asks: RwSignal<Said>,
    kind: RwSignal<String>,
    words: RwSignal<Choices>,
) -> impl IntoView {
    let i18n = use_i18n();
    let button = move |one: FactKind| {
        view! {
            <button class="choice" type="button" data-act="fact-kind" data-key=one.name() aria-pressed=move || kind.with(|kind| kind == one.name()).to_string()
                on:click=move |_| kind.set(one.name().to_owned())>
                <b>{move || kind_name(i18n, one).0}</b>
                <small>{move || kind_name(i18n, one).1}</small>
            </button>
        }
    };
    let is_word = Memo::new(move |_| kind.with(|kind| kind == FactKind::Word.name()));
    view! {
        <SaidField said=asks set=writes(asks) label=t_signal!(i18n, studio.question_asked) hint=t_signal!(i18n, studio.question_asked_hint) act="asks" both=true/>
        <div class="field">
            <span class="label">{t!(i18n, studio.answer_kind)}</span>
            <div class="choices is-3">{FactKind::ALL.map(button).into_iter().collect_view()}</div>
        </div>
        {move || is_word.get().then(|| view! { <Words words/> })}
        <Preview says asks kind words/>
    }
}

#[component]
fn Words(words: RwSignal<Choices>) -> impl IntoView {
    let i18n = use_i18n();
    let keys = Memo::new(move |_| {
        words.with(|words| words.iter().map(|(word, _)| word.clone()).collect::<Vec<_>>())
    });
    let row = move |(at, word): (usize, String)| {
        let said = Signal::derive(move || {
            words.with(|words| words.get(at).map(|(_, said)| said.clone()).unwrap_or_default())
        });
        let set = Callback::new(move |(language, text)| {
            words.update(|words| {
                if let Some((_, said)) = words.get_mut(at) {
                    said.set(language, text);
                }
            });
        });
        let gone = word.clone();
        view! {
            <div class="studio-choice">
                <SaidField said set label=Signal::derive(move || t_string!(i18n, studio.answer_n, n = at + 1)) act=format!("word-{}", at + 1)/>
                <button class="btn is-icon is-quiet" type="button" data-act="remove-word" aria-label=t!(i18n, studio.remove)
                    on:click=move |_| words.update(|words| words.retain(|(word, _)| *word != gone))>
                    <Icon line=Line::Cross/>
                </button>
            </div>
        }
    };
    let add = move |_| words.update(|words| words.push((fresh_choice(words), Said::default())));
    view! {
        <div class="field">
            <span class="label">{t!(i18n, studio.answers_to_choose)}</span>
            {move || keys.get().into_iter().enumerate().map(row).collect_view()}
            <button class="btn is-jade" type="button" data-act="add-answer" on:click=add><Icon line=Line::Plus/>{t!(i18n, studio.add_answer)}</button>
        </div>
    }
}

/// The question as the desk will put it.
#[component]
fn Preview(
    says: RwSignal<Said>,
    asks: RwSignal<Said>,
    kind: RwSignal<String>,
    words: RwSignal<Choices>,
) -> impl IntoView {
    let i18n = use_i18n();
    let mine = Language::of_screen(i18n);
    let in_mine = move |said: &Said| said.or(&Said::both(said.of(mine.other()))).of(mine).to_owned();
    let question = move || {
        let asked = asks.with(|asks| if asks.is_empty() { says.get() } else { asks.clone() });
        in_mine(&asked)
    };
    let answers = move || -> Vec<String> {
        let kind = kind.get();
        let mut answers = match kind.as_str() {
            "flag" => ["yes", "no"].map(|text| word(i18n, "flag", text)).to_vec(),
            "word" => words.with(|words| {
                words.iter().filter(|(_, said)| !said.is_empty()).map(|(_, said)| in_mine(said)).collect()
            }),
            _ => vec!["____".to_owned()],
        };
        answers.push(t_string!(i18n, rulebook.not_known).to_owned());
        answers
    };
    view! {
        <div class="studio-tale" aria-live="polite" data-preview="">
            <p>{t!(i18n, studio.desk_will_ask)}</p>
            <p class="studio-says">{question}</p>
            <ul>{move || answers().into_iter().map(|answer| view! { <li class="chip is-line">{answer}</li> }).collect_view()}</ul>
        </div>
    }
}
