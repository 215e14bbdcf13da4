//! When a rule holds: cards for conditions, and groups of them, one inside the other.

use leptos::prelude::*;
use rulebook::{Fact, Question, clause, fact::Domain};
use serde_json::json;

use super::{
    condition::{Condition, How, Join, Place, list, list_mut},
    declare::{Declare, part::Part},
    facts::offered,
    model::Draft,
    pick::{Item, Pick},
    test::Test,
};
use crate::{
    book::words::{Bit, Speaker},
    desk::today,
    studio::ground::use_ground,
    text::{t, t_signal, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

/// The conditions of a rule, and the way to more.
#[component]
pub fn Conditions(
    /// The rule.
    draft: RwSignal<Draft>,
    /// What it answers.
    question: Question,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <fieldset class="field studio-part">
            <legend>{t!(i18n, studio.when)} <small>{t!(i18n, studio.when_hint)}</small></legend>
            {conditions(draft, question, Place::new())}
        </fieldset>
    }
}

/// The list of conditions at a place. A card is made anew when a condition comes or goes, not when a value is chosen:
/// the focus stays where it is.
fn conditions(draft: RwSignal<Draft>, question: Question, place: Place) -> AnyView {
    let i18n = use_i18n();
    let here = StoredValue::new(place.clone());
    let keys = Memo::new(move |_| {
        draft.with(|draft| {
            here.with_value(|here| {
                list(&draft.conditions, here).iter().map(Condition::key).collect::<Vec<_>>()
            })
        })
    });
    let outermost = place.is_empty();
    let cards = move || {
        let count = keys.with(Vec::len);
        match count {
            0 if outermost => {
                view! { <p class="hint" data-conditions="none">{t!(i18n, studio.always_hint)}</p> }.into_any()
            }
            count => {
                (0..count).map(|at| card(draft, question, here.get_value(), at)).collect_view().into_any()
            }
        }
    };
    view! {
        {cards}
        <Add draft question place=here deep=place.len()/>
    }
    .into_any()
}

/// One condition of the list at a place.
fn card(draft: RwSignal<Draft>, question: Question, place: Place, at: usize) -> AnyView {
    let i18n = use_i18n();
    let ground = use_ground();
    let found = draft.with_untracked(|draft| list(&draft.conditions, &place).get(at).cloned());
    let Some(condition) = found else { return ().into_any() };
    let here = StoredValue::new(place);
    let remove = move |_| {
        draft.update(|draft| {
            if let Some(list) = here.with_value(|here| list_mut(&mut draft.conditions, here)) {
                list.remove(at);
            }
        });
    };
    let (key, name, body) = match condition {
        Condition::Test(fact, how, _) => {
            let name = word(i18n, "fact", fact.name());
            (fact.name().to_owned(), name, view! { <Test draft place=here at fact how/> }.into_any())
        }
        Condition::Switch(name, _, not) => {
            let title = untrack(|| ground.book())
                .find_parameter(&name)
                .map(|parameter| article_text(i18n, &parameter.title));
            let body = switch(draft, here, at, name.clone(), not);
            (format!("${name}"), title.unwrap_or_else(|| name.clone()), body)
        }
        Condition::Group(join, branches) => {
            let name = match join {
                Join::Any => t_string!(i18n, studio.any_of),
                Join::All => t_string!(i18n, studio.all_of),
                Join::Not => t_string!(i18n, studio.none_of),
            };
            let body = group(draft, question, here, at, join, branches.len());
            (join.word().to_owned(), name.to_owned(), body)
        }
        Condition::Kept(name, json) => {
            let book = untrack(|| ground.book());
            let whole = json!({name.clone(): json});
            // What a later edition says cannot be read here; then it is shown as it is written.
            let said = clause::read(&whole, "when", book.glossary()).map(|when| {
                let bits = Speaker { i18n, book: &book, on: today() }.conditions(&when);
                bits.into_iter().flatten().map(plain).collect::<String>()
            });
            let said = said.unwrap_or_else(|_| whole.to_string());
            (name, t_string!(i18n, studio.kept).to_owned(), view! { <p>{said}</p> }.into_any())
        }
    };
    let label = name.clone();
    view! {
        <div class="condition" data-condition=key>
            <div class="condition-head">
                <b>{name}</b>
                <button class="btn is-icon is-quiet" type="button" data-act="remove-condition" aria-label=t_string!(i18n, studio.remove_named, name = label) on:click=remove>
                    <Icon line=Line::Cross/>
                </button>
            </div>
            {body}
        </div>
    }
    .into_any()
}

/// Several branches, each a list of its own.
fn group(
    draft: RwSignal<Draft>,
    question: Question,
    here: StoredValue<Place>,
    at: usize,
    join: Join,
    count: usize,
) -> AnyView {
    let i18n = use_i18n();
    let change = move |change: &dyn Fn(&mut Vec<Vec<Condition>>)| {
        draft.update(|draft| {
            let list = here.with_value(|here| list_mut(&mut draft.conditions, here));
            if let Some(Condition::Group(_, branches)) = list.and_then(|list| list.get_mut(at)) {
                change(branches);
            }
        });
    };
    let between = move || match join {
        Join::Any => t_string!(i18n, rulebook.either),
        Join::All | Join::Not => t_string!(i18n, rulebook.both),
    };
    let branch = move |branch: usize| {
        let mut place = here.get_value();
        place.push((at, branch));
        let remove = (count > 1).then(|| {
            view! {
                <button class="btn is-quiet" type="button" data-act="remove-branch" on:click=move |_| change(&|branches| drop(branches.remove(branch)))>
                    <Icon line=Line::Cross/>
                    {t!(i18n, studio.remove)}
                </button>
            }
        });
        view! {
            {(branch > 0).then(|| view! { <p class="condition-or">{between}</p> })}
            <div class="condition-branch" data-branch=branch>
                {conditions(draft, question, place)}
                {remove}
            </div>
        }
        .into_any()
    };
    let more = (join != Join::Not).then(|| {
        view! {
            <button class="btn is-jade" type="button" data-act="add-branch" on:click=move |_| change(&|branches| branches.push(Vec::new()))>
                <Icon line=Line::Plus/>
                {move || match join {
                    Join::Any => t_string!(i18n, studio.add_or),
                    _ => t_string!(i18n, studio.add_and),
                }}
            </button>
        }
    });
    view! { {(0..count).map(branch).collect_view()} {more} }.into_any()
}

/// A switch of the book, and the readings under which the rule holds.
fn switch(draft: RwSignal<Draft>, here: StoredValue<Place>, at: usize, name: String, not: bool) -> AnyView {
    let i18n = use_i18n();
    let ground = use_ground();
    let change = move |change: &dyn Fn(&mut Vec<String>, &mut bool)| {
        draft.update(|draft| {
            let list = here.with_value(|here| list_mut(&mut draft.conditions, here));
            if let Some(Condition::Switch(_, words, not)) = list.and_then(|list| list.get_mut(at)) {
                change(words, not);
            }
        });
    };
    let how = move |one: bool| {
        let said =
            move || if one { t_string!(i18n, studio.how_is_not) } else { t_string!(i18n, studio.how_is) };
        view! {
            <button type="button" aria-pressed=(one == not).to_string() data-act="how" data-how=if one { "is_not" } else { "is" } on:click=move |_| change(&|_, not| *not = one)>
                {said}
            </button>
        }
    };
    let items = Signal::derive(move || {
        let book = ground.book();
        let choices = book.choices(&name).into_iter().flatten();
        choices
            .map(|(word, text)| Item {
                key: word.clone(),
                name: article_text(i18n, text),
                group: String::new(),
            })
            .collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        draft.with(|draft| match here.with_value(|here| list(&draft.conditions, here).get(at).cloned()) {
            Some(Condition::Switch(_, words, _)) => words,
            _ => Vec::new(),
        })
    });
    let press = move |key: String| change(&|words, _| super::model::toggle(words, &key));
    view! {
        <div class="seg" role="group" aria-label=t!(i18n, studio.how)>{[false, true].map(how).into_iter().collect_view()}</div>
        <Pick items chosen on_toggle=press act="value" label=t_signal!(i18n, studio.find_value)/>
    }
    .into_any()
}

/// The way to another condition of the list at a place: a fact, a switch, a group, or a fact of one's own.
#[component]
fn Add(draft: RwSignal<Draft>, question: Question, place: StoredValue<Place>, deep: usize) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let adding = RwSignal::new(false);
    let declaring = RwSignal::new(false);
    let push = move |condition: Condition| {
        draft.update(|draft| {
            if let Some(list) = place.with_value(|place| list_mut(&mut draft.conditions, place)) {
                list.push(condition);
            }
        });
        adding.set(false);
    };
    let of_fact = move |fact: Fact| {
        let book = untrack(|| ground.book());
        let how = How::of(book.glossary(), fact)[0];
        let values =
            if book.glossary().domain(fact) == Some(Domain::Flag) { vec![json!(true)] } else { Vec::new() };
        push(Condition::Test(fact, how, values));
    };
    let items = Signal::derive(move || {
        let book = ground.book();
        let mut items = offered(i18n, &book, Some(question), |_| true);
        items.retain(|item| item.key != Fact::Today.name() && item.key != Fact::Now.name());
        let mut names: Vec<&String> = book.parameters.keys().collect();
        names.extend(book.base.iter().flat_map(|base| base.parameters.keys()));
        names.dedup();
        let switch = |name: &String| {
            book.choices(name)?;
            let title = article_text(i18n, &book.find_parameter(name)?.title);
            Some(Item {
                key: format!("${name}"),
                name: title,
                group: t_string!(i18n, studio.switches).to_owned(),
            })
        };
        items.extend(names.into_iter().filter_map(switch));
        items
    });
    let add = move |key: String| match key.strip_prefix('$') {
        Some(name) => push(Condition::Switch(name.to_owned(), Vec::new(), false)),
        None => {
            if let Some(fact) = Fact::from_name(&key) {
                of_fact(fact);
            }
        }
    };
    let declared = move |name: String| {
        declaring.set(false);
        if let Some(fact) = Fact::from_name(&name) {
            of_fact(fact);
        }
    };
    let open = move || {
        view! {
            <button class="btn is-jade" type="button" data-act="add-condition" on:click=move |_| adding.set(true)>
                <Icon line=Line::Plus/>
                {t!(i18n, studio.add_condition)}
            </button>
        }
    };
    let picker = move || {
        view! {
            <div class="studio-picker">
                <div class="btn-row">
                    <button class="btn is-jade" type="button" data-act="new-fact" on:click=move |_| declaring.set(true)>
                        <Icon line=Line::Plus/>
                        {t!(i18n, studio.add_fact)}
                    </button>
                    {(deep < 4)
                        .then(|| {
                            view! {
                                <button class="btn" type="button" data-act="any" on:click=move |_| push(Condition::Group(Join::Any, vec![Vec::new(), Vec::new()]))>{t!(i18n, studio.any_of)}</button>
                                <button class="btn" type="button" data-act="not" on:click=move |_| push(Condition::Group(Join::Not, vec![Vec::new()]))>{t!(i18n, studio.none_of)}</button>
                            }
                        })}
                </div>
                <div class="studio-scroll"><Pick items chosen=Signal::derive(Vec::new) on_toggle=add act="fact" label=t_signal!(i18n, studio.find_fact)/></div>
                <button class="btn is-quiet" type="button" data-act="no-condition" on:click=move |_| adding.set(false)>
                    {t!(i18n, shell.cancel)}
                </button>
            </div>
        }
    };
    view! {
        {move || if adding.get() { picker().into_any() } else { open().into_any() }}
        {move || {
            declaring
                .get()
                .then(|| view! { <Declare part=Part::Fact under=String::new() on_done=Callback::new(declared) on_close=Callback::new(move |()| declaring.set(false))/> })
        }}
    }
}

/// A piece of a sentence as plain text.
pub fn plain(bit: Bit) -> String {
    match bit {
        Bit::Text(text) | Bit::Value(text, _) => text,
    }
}
