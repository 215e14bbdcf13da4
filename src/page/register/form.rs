//! What is written of a visitor.

use crate::desk::{Books, Desk, use_desk};
use crate::text::{t, t_string, use_i18n, word};
use leptos::prelude::*;
use office::{PersonId, VisitId};
use rulebook::word::{Field, Office};

/// The columns as they are being filled in. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Entry {
    name: RwSignal<String>,
    salutation: RwSignal<String>,
    phone: RwSignal<String>,
    unit_type: RwSignal<String>,
    source: RwSignal<String>,
    note: RwSignal<String>,
    signed: RwSignal<bool>,
    confirmed: RwSignal<bool>,
    /// Who signs.
    pub(super) by: RwSignal<Option<PersonId>>,
}

impl Entry {
    /// Begins with what is known of the visitor.
    pub(super) fn begin(desk: Desk, visit: VisitId) -> Self {
        let known = |field: &'static str| {
            let read = |books: &Books| {
                let customer = books.state.visits.get(&visit)?.visitor.customer;
                books.customer_field(customer, field)
            };
            RwSignal::new(desk.peek(read).flatten().unwrap_or_default())
        };
        let by = desk
            .peek(|books| books.state.visits.get(&visit).and_then(office::ledger::Visit::receiver))
            .flatten();
        Self {
            name: known("name"),
            salutation: known("salutation"),
            phone: known("phone"),
            unit_type: known("unit_type"),
            source: known("source"),
            note: known("note"),
            signed: RwSignal::new(true),
            confirmed: RwSignal::new(false),
            by: RwSignal::new(by),
        }
    }

    fn of(self, field: Field) -> Option<RwSignal<String>> {
        match field {
            Field::Name => Some(self.name),
            Field::Salutation => Some(self.salutation),
            Field::Phone => Some(self.phone),
            Field::UnitType => Some(self.unit_type),
            Field::Source => Some(self.source),
            _ => None,
        }
    }

    /// The columns filled in; tracked.
    pub(super) fn filled(self) -> Vec<Field> {
        let filled = |field: &Field| match field {
            Field::Signature => self.signed.get() && self.by.get().is_some(),
            Field::Confirmation => self.confirmed.get(),
            field => self.of(*field).is_some_and(|text| text.with(|text| !text.trim().is_empty())),
        };
        Field::ALL.iter().copied().filter(filled).collect()
    }

    /// Whether nothing is written that says who he is; tracked.
    pub(super) fn blank(self) -> bool {
        [self.name, self.salutation, self.phone].iter().all(|text| text.with(|text| text.trim().is_empty()))
    }

    /// What goes on the card. Who gave only a form of address is called by it.
    pub(super) fn fields(self) -> Vec<(&'static str, String)> {
        let of = |text: RwSignal<String>| text.get_untracked();
        let name =
            Some(of(self.name)).filter(|name| !name.trim().is_empty()).unwrap_or_else(|| of(self.salutation));
        vec![
            ("name", name),
            ("salutation", of(self.salutation)),
            ("phone", of(self.phone)),
            ("unit_type", of(self.unit_type)),
            ("source", of(self.source)),
            ("note", of(self.note)),
        ]
    }
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// The form.
#[component]
pub fn Form(
    /// What is being written.
    entry: Entry,
    /// Of which visit.
    visit: VisitId,
    /// What the book demands.
    required: Signal<Vec<Field>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let demands = move |field: Field| required.with(|required| required.contains(&field));
    let mark = move |field: Field| {
        if demands(field) {
            view! { <span class="req">{t!(i18n, shell.required)}</span> }.into_any()
        } else {
            view! { <small>{t!(i18n, shell.optional)}</small> }.into_any()
        }
    };
    let text = move |id: &'static str, field: Field, text: RwSignal<String>| {
        view! {
            <div class="field">
                <label for=id>{move || word(i18n, "field", field.word())} " " {move || mark(field)}</label>
                <input
                    class="input"
                    id=id
                    data-act=field.word()
                    autocomplete="off"
                    inputmode=if field == Field::Phone { "tel" } else { "text" }
                    aria-required=move || demands(field).to_string()
                    aria-describedby=(field == Field::Phone).then_some("register-phone-hint")
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                />
                {(field == Field::Phone).then(|| phone_hint(entry, visit))}
            </div>
        }
    };
    let signers = move || {
        let read = |books: &Books| {
            let people =
                books.state.people.iter().filter(|(_, person)| person.active && person.holds(Office::Agent));
            people.map(|(id, _)| (*id, books.name(*id))).collect::<Vec<_>>()
        };
        desk.read(read).unwrap_or_default()
    };
    let option = move |(person, name): (PersonId, String)| {
        view! { <option value=person.to_string() selected=move || entry.by.get() == Some(person)>{name}</option> }
    };
    let signature =
        move || entry.by.get().and_then(|by| desk.read(|books| books.name(by))).unwrap_or_default();
    view! {
        <div class="form">
            {text("register-name", Field::Name, entry.name)}
            {text("register-phone", Field::Phone, entry.phone)}
            {text("register-salutation", Field::Salutation, entry.salutation)}
            {text("register-unit", Field::UnitType, entry.unit_type)}
            {text("register-source", Field::Source, entry.source)}
            <div class="field">
                <label for="register-by">{t!(i18n, register.agent)}</label>
                <select
                    class="input"
                    id="register-by"
                    data-act="by"
                    on:change=move |event| entry.by.set(event_target_value(&event).parse().ok())
                >
                    {move || signers().into_iter().map(option).collect_view()}
                </select>
            </div>
            <label class="check is-full">
                <input
                    type="checkbox"
                    data-act="signature"
                    prop:checked=move || entry.signed.get()
                    on:change=move |event| entry.signed.set(event_target_checked(&event))
                />
                <span>{move || t_string!(i18n, register.signed, name = signature())}</span>
            </label>
            {move || demands(Field::Confirmation).then(|| view! {
                <label class="check is-full">
                    <input
                        type="checkbox"
                        data-act="confirmation"
                        prop:checked=move || entry.confirmed.get()
                        on:change=move |event| entry.confirmed.set(event_target_checked(&event))
                    />
                    <span>{t!(i18n, register.confirmed)}</span>
                </label>
            })}
            <div class="field is-full">
                <label for="register-note">{t!(i18n, register.note)} <small>{t!(i18n, register.note_hint)}</small></label>
                <textarea
                    class="input"
                    id="register-note"
                    data-act="note"
                    prop:value=move || entry.note.get()
                    on:input=move |event| entry.note.set(event_target_value(&event))
                ></textarea>
            </div>
        </div>
    }
}

/// What a number tells while it is typed: too short, known under another name, or new.
fn phone_hint(entry: Entry, visit: VisitId) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let known = Memo::new(move |_| {
        let wanted = entry.phone.with(|phone| digits(phone));
        if wanted.len() < 7 {
            return None;
        }
        let read = |books: &Books| {
            let own = books.state.visits.get(&visit).map(|visit| visit.visitor.customer);
            let others = books.state.customers.values().filter(|customer| Some(customer.id) != own);
            let mut same = others.filter(|customer| {
                books.field(customer.card.as_ref(), "phone").is_some_and(|phone| digits(&phone) == wanted)
            });
            let found = same.next()?;
            let owner = found.owner.map_or_else(|| "—".to_owned(), |owner| books.name(owner));
            Some(t_string!(i18n, register.known_phone, name = owner))
        };
        desk.read(read).flatten()
    });
    let short = move || entry.phone.with(|phone| (1..7).contains(&digits(phone).len()));
    view! {
        <div id="register-phone-hint" role="status">
            {move || match (short(), known.get()) {
                (true, _) => view! { <p class="error">{t!(i18n, register.phone_bad)}</p> }.into_any(),
                (false, Some(known)) => view! { <p class="error">{known}</p> }.into_any(),
                (false, None) => view! { <p class="hint">{t!(i18n, register.phone_hint)}</p> }.into_any(),
            }}
        </div>
    }
}
