//! What can be done with a reception.

use super::front::use_front;
use super::handover::about;
use super::opened::Sheet;
use crate::text::{t, t_string};
use crate::why::Why;
use crate::widget::{Dialog, Icon, Line};
use counter::{Command, PersonId, VisitId};
use leptos::prelude::*;

/// The menu.
#[component]
pub fn More(
    /// The reception.
    visit: VisitId,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let item = move |act: &'static str, line: Line, sheet: Sheet, label: AnyView, hint: AnyView| {
        view! {
            <button
                class="menu-item"
                type="button"
                data-act=act
                disabled=move || front.locked()
                on:click=move |_| front.open(sheet.clone())
            >
                <Icon line/>
                <span>{label}<small>{hint}</small></span>
            </button>
        }
    };
    let found =
        Memo::new(move |_| front.desk.read(|books| books.state.visits.get(&visit).cloned()).flatten());
    let helpers = move || {
        let helpers = found.get().map(|visit| visit.helpers).unwrap_or_default();
        helpers.into_iter().filter(|stint| stint.to.is_none()).map(|stint| stint.person).collect::<Vec<_>>()
    };
    let end_help = move |helper: PersonId| {
        view! {
            <button
                class="menu-item"
                type="button"
                data-act="end-help"
                data-person=helper.to_string()
                disabled=move || front.locked()
                on:click=move |_| front.act(Command::EndHelp { visit, helper })
            >
                <Icon line=Line::Check/>
                <span>{move || t_string!(i18n, reception.end_help, name = front.name(helper))}</span>
            </button>
        }
    };
    let registers = move || {
        front
            .desk
            .read(|books| books.state.visits.get(&visit).is_some_and(|visit| books.must_register(visit)))
    };
    let why = move |_| {
        if let Some(entry) = found.get_untracked().and_then(|visit| visit.stint().map(|stint| stint.entry)) {
            front.ask_why(Why::Entry(entry));
        }
    };
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, reception.this_reception)
            sub=Signal::derive(move || about(front, visit))
            on_close=Callback::new(move |()| front.close())
        >
            <div>
                {item(
                    "hand-over",
                    Line::Swap,
                    Sheet::HandOver(visit, None),
                    t!(i18n, handover.title).into_any(),
                    t!(i18n, reception.more_hand_over).into_any(),
                )}
                {item(
                    "help",
                    Line::Plus,
                    Sheet::Help(visit),
                    t!(i18n, reception.help).into_any(),
                    t!(i18n, reception.more_help).into_any(),
                )}
                <For each=helpers key=|person| *person children=end_help/>
                {item(
                    "identify",
                    Line::Identity,
                    Sheet::Identify(visit),
                    t!(i18n, reception.identify).into_any(),
                    t!(i18n, reception.more_identify).into_any(),
                )}
                {item(
                    "overrule",
                    Line::Gavel,
                    Sheet::Overrule(Some(visit), None),
                    t!(i18n, overrule.title).into_any(),
                    t!(i18n, reception.more_overrule).into_any(),
                )}
                {move || registers().unwrap_or(false).then(|| item(
                    "register",
                    Line::Pen,
                    Sheet::Register(visit, false),
                    t!(i18n, register.title).into_any(),
                    t!(i18n, reception.more_register).into_any(),
                ))}
                <button class="menu-item" type="button" data-act="why" on:click=why>
                    <Icon line=Line::Scales/>
                    <span>{t!(i18n, reception.why)}<small>{t!(i18n, reception.more_why)}</small></span>
                </button>
            </div>
        </Dialog>
    }
}
