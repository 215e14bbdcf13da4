//! The steps after the first, and what writes an office down.

use super::{
    books::BookStep,
    draft::Draft,
    foot::{FORM, Foot, Wrong, write},
    names::NameStep,
};
use crate::{
    desk::use_desk,
    route::{Going, Place, use_way},
    text::{t_string, use_i18n},
    widget::use_toasts,
};
use leptos::prelude::*;

/// Who works here, and by which book.
#[component]
pub(super) fn Further(draft: Draft) -> impl IntoView {
    let go_on = going_on(draft);
    view! {
        <div class="setup-body">
            {move || match draft.step.get() {
                2 => view! { <BookStep draft form=FORM/> }.into_any(),
                _ => view! { <NameStep draft on_done=go_on/> }.into_any(),
            }}
            <Wrong draft/>
        </div>
        <Foot draft go_on/>
    }
}

/// Goes on to the next step, or writes everything down after the last.
fn going_on(draft: Draft) -> Callback<()> {
    let (i18n, desk, toasts, way) = (use_i18n(), use_desk(), use_toasts(), use_way());
    Callback::new(move |()| {
        if draft.sending.get_untracked() || !desk.may_write() {
            return;
        }
        let step = draft.step.get_untracked();
        // What was left out of the list is seen before it is out of sight.
        if step == 1 && !draft.take_typed(i18n) {
            return;
        }
        if !draft.is_finished(i18n) {
            return;
        }
        if step < 2 {
            draft.to(step + 1);
            return;
        }
        let chosen = untrack(|| draft.hours().zip(draft.book.get()));
        let Some((hours, book)) = chosen else { return };
        let (name, people) = (draft.name.get_untracked(), draft.people.get_untracked());
        let user = draft.user.get_untracked();
        let done = t_string!(i18n, setup.founded, name = name.trim());
        write(draft, i18n, async move {
            let ids = desk.found(name, hours, &people, &book).await?;
            let named = people.iter().position(|person| Some(&person.name) == user.as_ref());
            desk.work_as(named.and_then(|at| ids.get(at).copied()));
            toasts.done(done, false);
            way.go(Place::People.path(), Going::ON);
            Ok(())
        });
    })
}
