//! A word under a word of the vocabulary: what is said of the wider one holds for it too.

use leptos::prelude::*;
use rulebook::word::{Breach, WIDENED};
use serde_json::{Value as Json, json};

use super::part::Part;
use crate::{
    studio::{
        form::{
            editor::{Editor, Written},
            pick::{Item, Pick},
            said::{Said, SaidField, writes},
            words,
        },
        ground::use_ground,
    },
    text::{t, t_signal, t_string, use_i18n, word},
};

/// The dialog.
#[component]
pub fn WordForm(
    /// Its name; none for one that is not there yet.
    name: Option<String>,
    /// The list it belongs to, where that is known already.
    #[prop(optional_no_strip)]
    of: Option<String>,
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
    let json = Part::Word.known(ground, name.as_deref());
    let says = RwSignal::new(Said::read(&json["says"]));
    let known = json["of"].as_str().map(str::to_owned).or(of.filter(|of| !of.is_empty()));
    let fixed = known.is_some();
    let of = RwSignal::new(known);
    let under = RwSignal::new(json["under"].as_str().map(str::to_owned));
    let name = StoredValue::new(name);
    let lexicon =
        Memo::new(move |_| of.with(|of| WIDENED.iter().position(|lexicon| Some(lexicon.key()) == *of)));
    let written = Signal::derive_local(move || -> Written {
        let text = says.with(|says| (!says.is_empty()).then(|| says.write()))?;
        let declared = json!({"of": of.get()?, "under": under.get()?, "says": text});
        Some(Part::Word.declared(ground, name.get_value(), says, &declared))
    });
    let lists = Signal::derive(move || {
        // Breaches have a kind of their own.
        let open = WIDENED.into_iter().filter(|lexicon| lexicon.name != Breach::LEXICON.name);
        open.map(|lexicon| Item {
            key: lexicon.key(),
            name: words::called(i18n, lexicon),
            group: String::new(),
        })
        .collect::<Vec<_>>()
    });
    let chosen_list = Signal::derive(move || of.get().into_iter().collect::<Vec<_>>());
    let choose_list = move |key: String| {
        under.set(None);
        of.set(Some(key));
    };
    let wider = Signal::derive(move || {
        let Some(lexicon) = lexicon.get().and_then(|at| WIDENED.get(at)) else { return Vec::new() };
        let mut items = words::offered(i18n, &ground.book(), *lexicon);
        items.retain(|item| Some(&item.key) != name.get_value().as_ref());
        items
    });
    let chosen = Signal::derive(move || under.get().into_iter().collect::<Vec<_>>());
    let says_so = move || {
        let (of, under) = (of.get()?, under.get()?);
        let wide = word(i18n, &of, &under);
        Some(view! { <p class="hint">{t_string!(i18n, studio.holds_for_it_too, word = wide)}</p> })
    };
    view! {
        <Editor title=t_signal!(i18n, studio.add_word) sub=t_signal!(i18n, studio.own_words_hint) written on_done on_close on_remove>
            <SaidField said=says set=writes(says) label=t_signal!(i18n, studio.called) act="says" both=true/>
            {(!fixed)
                .then(|| {
                    view! {
                        <div class="field">
                            <span class="label">{t!(i18n, studio.word_of)}</span>
                            <Pick items=lists chosen=chosen_list on_toggle=choose_list act="of" label=t_signal!(i18n, studio.find_value)/>
                        </div>
                    }
                })}
            {move || {
                of.with(Option::is_some)
                    .then(|| {
                        view! {
                            <div class="field">
                                <span class="label">{t!(i18n, studio.word_under)}</span>
                                <Pick items=wider chosen on_toggle=move |key: String| under.set(Some(key)) act="under" label=t_signal!(i18n, studio.find_value)/>
                                {says_so}
                            </div>
                        }
                    })
            }}
        </Editor>
    }
}
