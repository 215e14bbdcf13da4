//! A situation tried by hand: what the book answers, by which steps, and what would have to be otherwise for another
//! answer.

use leptos::prelude::*;
use rulebook::{
    ArticleId, Book, Fact, Facts, Question, Ruling, Value,
    inquiry::{Flip, flips, with_changes},
    ruling::Conditional,
};

use super::{
    address::{Tab, use_address},
    bench::Kind,
    form::situation::Situation,
    open::use_open,
    story,
};
use crate::{
    book::cited::laws,
    desk::today,
    route::{Going, use_way},
    text::{I18n, t, t_string, use_i18n, value_of_fact, word},
    widget::{Icon, Line},
};

/// The page.
#[component]
pub fn TryOut() -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    let (asked, told) = (address.word("question"), address.word("facts"));
    let question =
        Memo::new(move |_| asked.get().and_then(|name| Question::from_name(&name)).unwrap_or(Question::Turn));
    let line = Memo::new(move |_| told.get().unwrap_or_default());
    let day = RwSignal::new(today().to_string());
    let way = use_way();
    let go = move |question: Question, facts: &Facts| {
        let to = address.to(Tab::Try, &[("question", question.name()), ("facts", &story::line(facts))]);
        way.go(&to, Going::STAYING);
    };
    let choose = move |event| {
        if let Some(question) = Question::from_name(&event_target_value(&event)) {
            go(question, &story::of_line(&line.get_untracked()));
        }
    };
    let set = Callback::new(move |(fact, value): (Fact, Option<Value>)| {
        let mut facts = story::of_line(&line.get_untracked());
        match value {
            Some(value) => facts.set(fact, value),
            None => facts.unset(fact),
        }
        go(question.get_untracked(), &facts);
    });
    let known = Signal::derive(move || story::of_line(&line.get()));
    let take = Callback::new(move |changes: Facts| {
        let facts = story::of_line(&line.get_untracked());
        go(question.get_untracked(), &with_changes(&facts, &changes).unwrap_or(facts));
    });
    view! {
        <div class="studio-form">
            <div class="panel is-pad">
                <div class="field">
                    <label for="question">{t!(i18n, studio.ask_book)}</label>
                    <select class="input is-big" id="question" data-act="question" on:change=choose prop:value=move || question.get().name()>
                        {Question::ALL
                            .iter()
                            .map(|one| view! { <option value=one.name() selected=move || question.get() == *one>{move || word(i18n, "question", one.name())}</option> })
                            .collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="day">{t!(i18n, studio.on_day)}</label>
                    <input class="input" id="day" type="date" data-act="day" prop:value=move || day.get() on:input=move |event| day.set(event_target_value(&event))/>
                </div>
                <p class="hint">{t!(i18n, studio.try_hint)}</p>
                {move || view! { <Situation question=question.get() now=known set/> }}
                <button class="btn is-quiet" type="button" data-act="clear" on:click=move |_| go(question.get_untracked(), &Facts::new())>{t!(i18n, studio.clear)}</button>
            </div>
            <Answer question line day take/>
        </div>
    }
}

/// What the book answers.
#[component]
fn Answer(
    question: Memo<Question>,
    line: Memo<String>,
    day: RwSignal<String>,
    take: Callback<Facts>,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = use_open();
    let address = use_address();
    let answer = move || {
        let on = day.get().parse().unwrap_or_else(|_| today());
        let facts = story::of_line(&line.get());
        let question = question.get();
        open.with_value(|volume| {
            let book = &*volume.book;
            let ruling = rulebook::rule(book, on, question, &facts);
            let settled = ruling.settled();
            let others = if settled { flips(book, on, question, &facts) } else { Vec::new() };
            view! {
                {verdict(i18n, book, question, &ruling)}
                {steps(i18n, book, &ruling)}
                {ruling.conditional.as_deref().map(|conditional| branches(i18n, book, conditional))}
                {settled.then(|| other_answers(i18n, book, others, take))}
                {(volume.kind == Kind::Draft)
                    .then(|| {
                        let to = address.to(Tab::Cases, &[("case", "new"), ("question", question.name()), ("facts", &story::line(&facts))]);
                        view! { <a class="btn is-jade" href=to data-act="as-case"><Icon line=Line::Plus/>{t!(i18n, studio.as_case)}</a> }
                    })}
            }
        })
    };
    view! { <section class="panel is-pad studio-live" aria-live="polite" aria-label=t!(i18n, studio.answer) data-answer="">{answer}</section> }
}

fn verdict(i18n: I18n, book: &Book, question: Question, ruling: &Ruling) -> impl IntoView + use<> {
    let asks = ruling.asks.map(|fact| t_string!(i18n, studio.asks, fact = word(i18n, "fact", fact.name())));
    let clash: Vec<String> = ruling.clash.iter().map(|id| story::says(i18n, book, id)).collect();
    let silent = (!ruling.silent.is_empty())
        .then(|| t_string!(i18n, studio.silent_on, slots = story::slots(i18n, &ruling.silent)));
    let open: Vec<_> = question.needs().iter().copied().filter(|slot| !ruling.verdict.has(*slot)).collect();
    let gap = (ruling.asks.is_none() && clash.is_empty() && !open.is_empty())
        .then(|| t_string!(i18n, studio.no_answer, slots = story::slots(i18n, &open)));
    let rows = story::verdict(i18n, book, &ruling.verdict);
    let row = |(name, value): (String, String)| view! { <div><dt>{name}</dt> <dd>{value}</dd></div> };
    view! {
        <h2>{t!(i18n, studio.answer)}</h2>
        <dl class="studio-verdict" data-verdict=serde_json::to_string(&ruling.verdict).unwrap_or_default()>{rows.into_iter().map(row).collect_view()}</dl>
        {asks.map(|asks| view! { <div class="notice is-amber" data-answer="asks"><Icon line=Line::Alert/><p>{asks}</p></div> })}
        {gap.map(|gap| view! { <div class="notice is-seal" data-answer="gap"><Icon line=Line::Alert/><p>{gap}</p></div> })}
        {(!clash.is_empty())
            .then(|| {
                view! {
                    <div class="studio-clash" data-answer="clash">
                        <p><Icon line=Line::Alert/> <b>{t!(i18n, studio.they_clash)}</b></p>
                        <ul>{clash.into_iter().map(|says| view! { <li class="studio-says">{says}</li> }).collect_view()}</ul>
                    </div>
                }
            })}
        {silent.map(|silent| view! { <p class="hint">{silent}</p> })}
    }
}

/// What follows under each answer to what nobody knows.
fn branches(i18n: I18n, book: &Book, conditional: &Conditional) -> impl IntoView + use<> {
    let fact = conditional.on;
    let branch = |branch: &rulebook::ruling::Branch| {
        let values: Vec<String> =
            branch.values.iter().map(|value| value_of_fact(i18n, fact, *value)).collect();
        let said: Vec<String> =
            story::verdict(i18n, book, &branch.ruling.verdict).into_iter().map(|(_, value)| value).collect();
        let either = format!(" {} ", t_string!(i18n, rulebook.either));
        view! { <li><span>{values.join(&either)}</span> <b>{said.join("；")}</b></li> }
    };
    view! {
        <div class="studio-tale" data-conditional=fact.name()>
            <p>{t_string!(i18n, studio.under_each, fact = word(i18n, "fact", fact.name()))}</p>
            <ul>{conditional.branches.iter().map(branch).collect_view()}</ul>
        </div>
    }
}

fn steps(i18n: I18n, book: &Book, ruling: &Ruling) -> impl IntoView + use<> {
    let href = |id: &ArticleId| {
        let address = use_address();
        address.to(Tab::Read, &[("article", &id.0)])
    };
    let step = |step: &rulebook::Step| {
        let instead: Vec<String> = step.instead_of.iter().map(|id| story::says(i18n, book, id)).collect();
        let instead = (!instead.is_empty())
            .then(|| view! { <p class="hint">{t!(i18n, rulebook.beats)} "：" {instead.join("；")}</p> });
        view! {
            <li data-step=step.rule.to_string()>
                <b class="studio-says">{story::says(i18n, book, &step.rule)}</b>
                <p>{story::slots(i18n, &step.fills)} " " {laws(i18n, &href, book, &step.cites)}</p>
                {instead}
            </li>
        }
    };
    (!ruling.steps.is_empty()).then(|| {
        view! {
            <h3>{t!(i18n, studio.steps)}</h3>
            <ol class="studio-steps">{ruling.steps.iter().map(step).collect_view()}</ol>
        }
    })
}

fn other_answers(i18n: I18n, book: &Book, flips: Vec<Flip>, take: Callback<Facts>) -> impl IntoView + use<> {
    let flip = |flip: Flip| {
        let changes: Vec<String> = story::facts(i18n, &flip.changes)
            .into_iter()
            .map(|(name, value)| t_string!(i18n, rulebook.is, fact = name, value = value))
            .collect();
        let verdict: Vec<String> =
            story::verdict(i18n, book, &flip.ruling.verdict).into_iter().map(|(_, value)| value).collect();
        let changes_of = flip.changes.clone();
        view! {
            <li data-flip=story::line(&flip.changes)>
                <button class="studio-flip" type="button" data-act="flip" on:click=move |_| take.run(changes_of.clone())>
                    <span>{changes.join("，")}</span>
                    <b>{verdict.join("；")}</b>
                </button>
            </li>
        }
    };
    let none = flips.is_empty();
    view! {
        <h3>{t!(i18n, studio.flips)}</h3>
        {none.then(|| view! { <p class="hint">{t!(i18n, studio.no_flips)}</p> })}
        <ul class="studio-flips">{flips.into_iter().map(flip).collect_view()}</ul>
    }
}
