//! Two rules of a book hold together and disagree: somebody the book entitles decides, with a reason.

use crate::desk::{Answer, use_desk};
use crate::text::{t, use_i18n, word};
use crate::widget::{Dialog, article_number, article_text};
use counter::{PersonId, book::RuleId, word::Office};
use leptos::prelude::*;

/// A rule that holds, as it is offered.
#[derive(Clone, PartialEq)]
struct Offered {
    id: RuleId,
    says: String,
    article: String,
}

/// The dialog.
#[component]
pub(super) fn Clash(
    /// The rules.
    rules: Vec<RuleId>,
    /// Who may decide.
    office: Office,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let offered = Memo::new(move |_| {
        let now = desk.now();
        let rule = |books: &crate::desk::Books| {
            let book = books.book_at(now)?;
            let offer = |id: &RuleId| {
                let rule = book.find_rule(id)?;
                let article = rule.cites.first().map(|id| article_number(i18n, &book.digest, id));
                let (says, article) = (article_text(i18n, &rule.says), article.unwrap_or_default());
                Some(Offered { id: id.clone(), says, article })
            };
            Some(rules.iter().filter_map(offer).collect::<Vec<_>>())
        };
        desk.read(rule).flatten().unwrap_or_default()
    });
    let holders = Memo::new(move |_| {
        desk.read(|books| {
            let holders = books.holders(desk.now(), office).into_iter();
            holders.map(|id| (id, books.name(id))).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let chosen = RwSignal::new(None::<RuleId>);
    let by = RwSignal::new(None::<PersonId>);
    let because = RwSignal::new(String::new());
    let ready = move || {
        let reason = because.get().trim().to_owned();
        Some((chosen.get()?, by.get()?, reason)).filter(|(.., reason)| !reason.is_empty())
    };
    let tile = move |rule: Offered| {
        let id = rule.id.clone();
        let pressed = move || (chosen.get().as_ref() == Some(&id)).to_string();
        let id = rule.id.clone();
        view! {
            <button class="choice" type="button" data-act="rule" data-value=rule.id.to_string() aria-pressed=pressed on:click=move |_| chosen.set(Some(id.clone()))>
                <b>{rule.says}</b>
                <small><span class="law">{rule.article}</span></small>
            </button>
        }
    };
    let option = move |(person, name): (PersonId, String)| {
        view! { <option value=person.to_string()>{name}</option> }
    };
    let go = move |_| {
        if let Some((rule, by, reason)) = ready() {
            desk.answer(Some(Answer::Decided(rule, by, reason)));
        }
    };
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, arrival.clash_title)
            sub=crate::text::t_signal!(i18n, arrival.clash_sub)
            class="is-ask"
            foot=move || view! {
                <footer class="dialog-foot">
                    <button class="btn is-primary" type="button" data-act="confirm" disabled=move || ready().is_none() on:click=go>
                        {t!(i18n, arrival.clash_done)}
                    </button>
                </footer>
            }
            on_close=Callback::new(move |()| desk.answer(None))
        >
            <div class="choices is-1" data-ask="clash">{move || offered.get().into_iter().map(tile).collect_view()}</div>
            <div class="form">
                <div class="field">
                    <label for="clash-by">{t!(i18n, arrival.clash_by)}<small>{move || word(i18n, "office", office.word())}</small></label>
                    <select class="input" id="clash-by" data-act="by" on:change=move |event| by.set(event_target_value(&event).parse().ok())>
                        <option value="">{t!(i18n, overrule.by_nobody)}</option>
                        {move || holders.get().into_iter().map(option).collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="clash-because">{t!(i18n, arrival.clash_because)} " " <span class="req">{t!(i18n, shell.required)}</span></label>
                    <input class="input" id="clash-because" data-act="because" prop:value=move || because.get() on:input=move |event| because.set(event_target_value(&event))/>
                </div>
            </div>
        </Dialog>
    }
}
