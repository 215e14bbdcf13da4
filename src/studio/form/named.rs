//! Choosing a value of the book, or adding one on the way.

use leptos::prelude::*;
use rulebook::{Book, book::ParameterValue};

use super::{typed::Sort, value::AddValue};
use crate::{
    book::words::{CLOCK, amount},
    desk::today,
    studio::ground::use_ground,
    text::{I18n, t_string, use_i18n},
    widget::{Icon, Line, article_text},
};

/// What a value must be to be chosen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A period.
    Period,
    /// A number.
    Number,
    /// A number, or a range of numbers.
    Amount,
    /// An hour of the day.
    Hour,
}

impl Wanted {
    fn takes(self, value: &ParameterValue, unit: &str) -> bool {
        match (self, value) {
            (Self::Period, ParameterValue::Period(_)) => true,
            (Self::Hour, ParameterValue::Number(_)) => unit == CLOCK,
            (Self::Number | Self::Amount, ParameterValue::Number(_)) => unit != CLOCK,
            (Self::Amount, ParameterValue::Range(..)) => true,
            _ => false,
        }
    }

    const fn sorts(self) -> &'static [Sort] {
        match self {
            Self::Period => &[Sort::Period],
            Self::Number | Self::Amount | Self::Hour => &[Sort::Number],
        }
    }
}

/// The values that fit: `$name`, and what each is.
pub fn fitting(i18n: I18n, book: &Book, wanted: Wanted) -> Vec<(String, String)> {
    let below = book.base.iter().flat_map(|base| base.parameters.iter());
    let below = below.filter(|(name, _)| !book.parameters.contains_key(*name));
    let fits = book.parameters.iter().chain(below).filter_map(|(name, parameter)| {
        let dated = book.parameter(name, today()).or_else(|| parameter.values.values().next())?;
        wanted.takes(&dated.value, &parameter.unit).then(|| {
            let said = amount(i18n, parameter, &dated.value);
            (format!("${name}"), format!("{}：{said}", article_text(i18n, &parameter.title)))
        })
    });
    fits.collect()
}

/// Chips for the values that fit, and one to add another.
#[component]
pub fn Named(
    /// What fits.
    wanted: Wanted,
    /// What is chosen: `$name`.
    #[prop(into)]
    chosen: Signal<Option<String>>,
    /// Called with `$name` when one is chosen.
    #[prop(into)]
    on_pick: Callback<String>,
    /// The word for the chips in data attributes.
    act: &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let adding = RwSignal::new(false);
    let chip = move |(key, name): (String, String)| {
        let (mine, pick) = (key.clone(), key.clone());
        view! {
            <button class="toggle" type="button" data-act=act data-key=key aria-pressed=move || (chosen.get().as_ref() == Some(&mine)).to_string()
                on:click=move |_| on_pick.run(pick.clone())>
                {name}
            </button>
        }
    };
    let label = move || match wanted {
        Wanted::Period => t_string!(i18n, studio.new_period),
        Wanted::Number | Wanted::Amount => t_string!(i18n, studio.new_number),
        Wanted::Hour => t_string!(i18n, studio.new_hour),
    };
    let done = move |name: String| {
        on_pick.run(format!("${name}"));
        adding.set(false);
    };
    let unit_of = if wanted == Wanted::Hour { CLOCK } else { "" };
    view! {
        {move || fitting(i18n, &ground.book(), wanted).into_iter().map(chip).collect_view()}
        <button class="toggle is-add" type="button" data-act=format!("{act}-new") on:click=move |_| adding.set(true)>
            <Icon line=Line::Plus/>
            {label}
        </button>
        {move || {
            adding
                .get()
                .then(|| view! { <AddValue sorts=wanted.sorts() unit_of on_done=Callback::new(done) on_close=Callback::new(move |()| adding.set(false))/> })
        }}
    }
}

/// As [`Named`], in a list to choose from, for narrow places. Nothing: none is chosen.
#[component]
pub fn NamedList(
    /// What fits.
    wanted: Wanted,
    /// What is chosen: `$name`.
    #[prop(into)]
    chosen: Signal<Option<String>>,
    /// Called with `$name` when one is chosen, with nothing when none shall be.
    #[prop(into)]
    on_pick: Callback<Option<String>>,
    /// What it is for.
    #[prop(into)]
    label: Signal<String>,
    /// The word for it in data attributes.
    act: &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let option = move |(key, name): (String, String)| {
        let mine = key.clone();
        view! { <option value=key selected=move || chosen.get().as_ref() == Some(&mine)>{name}</option> }
    };
    let pick = move |event| on_pick.run(Some(event_target_value(&event)).filter(|name| !name.is_empty()));
    view! {
        <select class="input" data-act=act aria-label=move || label.get() on:change=pick>
            <option value="">{move || t_string!(i18n, studio.or_a_value)}</option>
            {move || fitting(i18n, &ground.book(), wanted).into_iter().map(option).collect_view()}
        </select>
    }
}
