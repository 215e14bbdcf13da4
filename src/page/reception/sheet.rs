//! What is open on top of the page.

use super::front::use_front;
use super::opened::Sheet;
use super::{arrive, call, duty, handover, help, identify, more, newcomer, other, out, overrule, person};
use crate::dialog::register::RegisterDialog;
use crate::later::{ahead, later_on_top, part};
use crate::text::use_i18n;
use crate::why::{Why, WhySheet};
use leptos::prelude::*;

/// Shows what is open.
#[component]
pub fn Sheets() -> impl IntoView {
    let front = use_front();
    let on_close = Callback::new(move |()| front.close());
    let why_closed = Callback::new(move |()| front.why.set(None));
    // Once the desk stands, so that no dialog is waited for.
    let i18n = use_i18n();
    request_animation_frame(move || {
        ahead(front.desk, i18n, who_comes());
        ahead(front.desk, i18n, who_is_here());
    });
    view! {
        {move || {
            front.sheet.get().map(|open| match open {
                open if open.of_who_comes() => later_on_top(who_comes, open, on_close),
                open => later_on_top(who_is_here, (open, on_close), on_close),
            })
        }}
        {move || front.why.get().map(|open| later_on_top(why, (open, why_closed), why_closed))}
    }
}

part!(desk_dialogs: fn who_comes(sheet: Sheet) {
    match sheet {
        Sheet::Arrive(start) => view! { <arrive::Arrive start/> }.into_any(),
        Sheet::Newcomer(asks) => view! { <newcomer::Newcomer asks/> }.into_any(),
        Sheet::Other => view! { <other::Other/> }.into_any(),
        Sheet::Call => view! { <call::Call/> }.into_any(),
        Sheet::Identify(visit) => view! { <identify::Identify visit/> }.into_any(),
        _ => ().into_any(),
    }
});

part!(desk_sheets: fn who_is_here((sheet, on_close): (Sheet, Callback<()>)) {
    match sheet {
        Sheet::Out(person) => view! { <out::Out person/> }.into_any(),
        Sheet::Duty => view! { <duty::Duty/> }.into_any(),
        Sheet::Overrule(visit, to) => view! { <overrule::Overrule visit to/> }.into_any(),
        Sheet::Person(person) => view! { <person::Person person/> }.into_any(),
        Sheet::More(visit) => view! { <more::More visit/> }.into_any(),
        Sheet::HandOver(visit, client) => view! { <handover::HandOver visit client/> }.into_any(),
        Sheet::Help(visit) => view! { <help::Help visit/> }.into_any(),
        Sheet::Register(visit, ending) => {
            let front = use_front();
            let on_hand_over =
                Callback::new(move |client| front.open(Sheet::HandOver(visit, Some(client))));
            view! { <RegisterDialog visit ending on_hand_over on_close/> }.into_any()
        }
        Sheet::Arrive(_) | Sheet::Newcomer(_) | Sheet::Other | Sheet::Call | Sheet::Identify(_) => ().into_any(),
    }
});

part!(desk_why: fn why((why, on_close): (Why, Callback<()>)) {
    view! { <WhySheet why on_close/> }
});
