//! A colleague helps with a large party.

use super::front::{Foreseen, use_front};
use super::kit::{Answer, Picks};
use crate::dialog::ordered::OrderedBy;
use crate::said::visitor_of;
use crate::text::t_string;
use crate::widget::Dialog;
use counter::{Command, PersonId, VisitId, word::Office};
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn Help(
    /// The reception.
    visit: VisitId,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let helper = RwSignal::new(None::<PersonId>);
    let by = RwSignal::new(None::<PersonId>);
    let command_by = move |by| helper.get().map(|helper| Command::Help { visit, helper, by });
    let command = move || command_by(by.get());
    let foreseen: Memo<Foreseen> = Memo::new(move |_| command().and_then(|command| front.foresee(&command)));
    let on_shift = move || {
        let rows =
            front.board.with(|board| board.as_ref().map(|board| board.rows.clone()).unwrap_or_default());
        rows.into_iter().map(|row| row.person).collect::<Vec<_>>()
    };
    let title = move || t_string!(i18n, reception.help).to_owned();
    view! {
        <Dialog
            title=Signal::derive(title)
            sub=Signal::derive(move || front.desk.read(|books| visitor_of(i18n, books, visit)).unwrap_or_default())
            class="is-wide"
            foot=move || view! {
                <Answer
                    foreseen=Signal::derive(move || foreseen.get())
                    about=Signal::derive(title)
                    confirm=crate::text::t_signal!(i18n, reception.help_confirm)
                    on_confirm=Callback::new(move |()| {
                        if let Some(command) = untrack(command) {
                            front.act(command);
                        }
                    })
                />
            }
            on_close=Callback::new(move |()| front.close())
        >
            <Picks
                legend=crate::text::t_signal!(i18n, reception.help_who)
                group="helper"
                people=Signal::derive(on_shift)
                chosen=Signal::derive(move || helper.get())
                only_free=true
                on_pick=Callback::new(move |person| helper.set(Some(person)))
            />
            <OrderedBy
                unnamed=Signal::derive(move || command_by(None))
                by
                usually=Signal::derive(|| Some(Office::Supervisor))
            />
        </Dialog>
    }
}
