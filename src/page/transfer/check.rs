//! A printed sheet held against the books, by the code that stands on it.

use crate::{
    desk::use_desk,
    list::says,
    text::{t, t_string, use_i18n},
};
use counter::proof::Proved;
use counter::row::Said;
use leptos::prelude::*;

/// The code of a sheet, and what the books say to it.
#[component]
pub fn Check() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let code = RwSignal::new(String::new());
    let proved = Memo::new(move |_| {
        let code = code.get();
        if code.trim().is_empty() { None } else { desk.read(|books| books.prove(&code)) }
    });
    let answer = move || {
        let (key, class, text) = match proved.get()? {
            Proved::Same(entry) => {
                let what = desk.read(|books| says(i18n, books, &Said::Event(entry))).unwrap_or_default();
                ("same", "notice is-jade", t_string!(i18n, cases.check_same, what = what))
            }
            Proved::Differs(_) => {
                ("differs", "notice is-seal", t_string!(i18n, cases.check_differs).to_owned())
            }
            Proved::Absent => ("absent", "notice is-amber", t_string!(i18n, cases.check_absent).to_owned()),
            Proved::NoCode => ("no-code", "notice is-amber", t_string!(i18n, cases.check_none).to_owned()),
        };
        Some(view! { <p class=class data-proved=key>{text}</p> })
    };
    view! {
        <section class="panel is-pad">
            <h2 class="panel-head">{t!(i18n, cases.check)}</h2>
            <div class="field">
                <label for="check-code">{t!(i18n, cases.check_code)}</label>
                <input
                    class="input"
                    id="check-code"
                    data-act="check-code"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || code.get()
                    on:input=move |event| code.set(event_target_value(&event))
                />
                <p class="hint">{t!(i18n, cases.check_hint)}</p>
            </div>
            <div role="status">{answer}</div>
        </section>
    }
}
