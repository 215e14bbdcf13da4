//! What the book declares of its own: a dialog for each kind of thing.

mod duty;
mod fact;
pub mod part;
mod plain;
mod word;

use leptos::prelude::*;
use serde_json::Value as Json;

use crate::{
    later::{later_on_top, part},
    studio::ground::use_ground,
};
use part::Part;

/// The dialog for something the ground declares; with what is written it calls back.
#[component]
pub fn DeclareForm(
    /// What it is.
    part: Part,
    /// Its name; none for one that is not there yet.
    name: Option<String>,
    /// The list or the word under which it begins, where that is known already.
    #[prop(optional, into)]
    under: Option<String>,
    /// Called with its name and the document when it is complete.
    on_done: Callback<(String, Json)>,
    /// Called when it is put aside.
    on_close: Callback<()>,
    /// Called when it is to be taken out.
    #[prop(optional_no_strip)]
    on_remove: Option<Callback<()>>,
) -> impl IntoView {
    match part {
        Part::Fact => view! { <fact::FactForm name on_done on_close on_remove/> }.into_any(),
        Part::Word => view! { <word::WordForm name of=under on_done on_close on_remove/> }.into_any(),
        Part::Duty => view! { <duty::DutyForm name on_done on_close on_remove/> }.into_any(),
        Part::Column | Part::Breach | Part::Order => {
            view! { <plain::PlainForm part name on_done on_close on_remove/> }.into_any()
        }
    }
}

type New = (Part, String, Callback<(String, Json)>, Callback<()>);

part!(studio_own: fn declare((part, under, on_done, on_close): New) {
    view! { <DeclareForm part name=None under on_done on_close on_remove=None/> }
});

/// The dialog for something that goes into the ground of a form.
#[component]
pub fn Declare(
    /// What it is.
    part: Part,
    /// The list of words to which it belongs, if it is a word.
    #[prop(optional, into)]
    under: Option<String>,
    /// Called with its name when it is in the ground.
    on_done: Callback<String>,
    /// Called when it is put aside.
    on_close: Callback<()>,
) -> impl IntoView {
    let ground = use_ground();
    let done = Callback::new(move |(name, document)| {
        // The dialog lets nothing go that does not read.
        if ground.put(document).is_ok() {
            on_done.run(name);
        }
    });
    later_on_top(declare, (part, under.unwrap_or_default(), done, on_close), on_close)
}
