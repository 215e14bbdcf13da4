//! A telephone number: masked, and shown only to those who may see it.

use crate::{
    desk::use_desk,
    text::{mask_phone, t_string, use_i18n},
};
use counter::CustomerId;
use leptos::prelude::*;

/// The number of a customer.
#[component]
pub fn Phone(
    /// The customer.
    customer: Signal<Option<CustomerId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let shown = RwSignal::new(false);
    let number = Memo::new(move |_| {
        let customer = customer.get()?;
        desk.read(|books| books.customer_field(customer, "phone")).flatten()
    });
    let allowed = Memo::new(move |_| {
        let (customer, operator, now) = (customer.get(), desk.operator(), desk.now());
        customer.zip(operator).is_some_and(|(customer, operator)| {
            desk.read(|books| books.may_see_client(operator, customer, now)).unwrap_or(false)
        })
    });
    let text = move || match number.get() {
        None => "—".to_owned(),
        Some(number) if shown.get() && allowed.get() => number,
        Some(number) => mask_phone(&number),
    };
    view! {
        <span aria-live="polite">{text}</span>
        " "
        {move || (allowed.get() && number.with(Option::is_some)).then(|| view! {
            <button
                class="btn is-quiet"
                type="button"
                data-act="show-phone"
                aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || if shown.get() { t_string!(i18n, visits.hide) } else { t_string!(i18n, visits.show) }}
            </button>
        })}
    }
}
