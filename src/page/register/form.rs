//! What is written of a visitor.

use crate::desk::{Books, Desk, use_desk};
use crate::text::{t, t_string, use_i18n, word};
use leptos::prelude::*;
use office::command::Alike;
use office::{PersonId, VisitId};
use rulebook::declare::Form;
use rulebook::word::{Field, Office};

/// The columns as they are being filled in. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Entry {
    columns: StoredValue<Vec<(Field, Form, RwSignal<String>)>>,
    note: RwSignal<String>,
    signed: RwSignal<bool>,
    confirmed: RwSignal<bool>,
    /// Who signs.
    pub(super) by: RwSignal<Option<PersonId>>,
}

impl Entry {
    /// Begins with what is known of the visitor.
    pub(super) fn begin(desk: Desk, visit: VisitId) -> Self {
        let known = |field: &str| {
            let read = |books: &Books| {
                let customer = books.state.visits.get(&visit)?.visitor.customer;
                books.customer_field(customer, field)
            };
            RwSignal::new(desk.peek(read).flatten().unwrap_or_default())
        };
        let by = desk
            .peek(|books| books.state.visits.get(&visit).and_then(office::ledger::Visit::receiver))
            .flatten();
        let declared = desk.peek(|books| declared(books, desk.now())).unwrap_or_default();
        let written = written().map(|field| (field, Form::Text)).chain(declared);
        Self {
            columns: StoredValue::new(
                written.map(|(field, form)| (field, form, known(field.word()))).collect(),
            ),
            note: known("note"),
            signed: RwSignal::new(true),
            confirmed: RwSignal::new(false),
            by: RwSignal::new(by),
        }
    }

    /// What is written in a column; nothing in one that is ticked or that the entry itself fills.
    fn of(self, field: Field) -> Option<RwSignal<String>> {
        self.column(field).map(|(_, text)| text)
    }

    /// The form of a column and what is written in it.
    fn column(self, field: Field) -> Option<(Form, RwSignal<String>)> {
        self.columns.with_value(|columns| {
            columns.iter().find(|(of, ..)| *of == field).map(|(_, form, text)| (*form, *text))
        })
    }

    /// The columns the book declares; they are always offered.
    fn declared(self) -> Vec<Field> {
        self.columns.with_value(|columns| {
            columns.iter().map(|(field, ..)| *field).filter(|field| matches!(field, Field::Own(_))).collect()
        })
    }

    /// What is written in a column, looked at; tracked.
    fn text(self, field: Field, look: impl Fn(&str) -> String) -> String {
        self.of(field).map(|text| text.with(|text| look(text))).unwrap_or_default()
    }

    /// The columns filled in; tracked.
    pub(super) fn filled(self) -> Vec<Field> {
        let filled = |field: &Field| match field {
            Field::Signature => self.signed.get() && self.by.get().is_some(),
            Field::Confirmation => self.confirmed.get(),
            // When, on which day and by whom he was received stands in the entry itself.
            Field::VisitTime | Field::Date | Field::Receiver => true,
            field => self.column(*field).is_some_and(|(form, text)| text.with(|text| fits(form, text))),
        };
        Field::ALL.iter().copied().chain(self.declared()).filter(filled).collect()
    }

    /// Whether nothing is written that says who he is; tracked.
    pub(super) fn blank(self) -> bool {
        let named = [Field::Name, Field::Salutation, Field::Phone].map(|field| self.of(field));
        named.iter().flatten().all(|text| text.with(|text| text.trim().is_empty()))
    }

    /// Whom the entry is like, by name and by telephone; tracked.
    pub(super) fn alike(self, desk: Desk, visit: VisitId) -> Option<Alike> {
        let text = |field| self.text(field, |text| text.trim().to_owned());
        let (name, phone) = (text(Field::Name), text(Field::Phone));
        let id_number = text(Field::IdNumber);
        let compare = |books: &Books| {
            let own = books.state.visits.get(&visit)?.visitor.customer;
            Some(books.alike(own, &name, &phone, &id_number))
        };
        desk.read(compare).flatten()
    }

    /// What goes on the card. Who gave only a form of address is called by it.
    pub(super) fn fields(self) -> Vec<(&'static str, String)> {
        let mut fields: Vec<(&'static str, String)> = self.columns.with_value(|columns| {
            columns.iter().map(|(field, _, text)| (field.word(), text.get_untracked())).collect()
        });
        let salutation = self.of(Field::Salutation).map(|text| text.get_untracked()).unwrap_or_default();
        for (column, text) in &mut fields {
            if *column == Field::Name.word() && text.trim().is_empty() {
                text.clone_from(&salutation);
            }
        }
        fields.push(("note", self.note.get_untracked()));
        fields
    }
}

/// The columns that are written by hand.
fn written() -> impl Iterator<Item = Field> {
    let by_itself = [Field::Signature, Field::Confirmation, Field::VisitTime, Field::Date, Field::Receiver];
    Field::ALL.iter().copied().filter(move |field| !by_itself.contains(field))
}

/// The columns the book in force declares, with their form.
fn declared(books: &Books, now: office::Now) -> Vec<(Field, Form)> {
    let columns = |book: &std::rc::Rc<rulebook::Book>| {
        let columns = book.glossary().columns().map(|(field, column)| (field, column.form));
        columns.collect::<Vec<_>>()
    };
    books.book_at(now).map(columns).unwrap_or_default()
}

/// The fewest digits of a telephone number.
const TELEPHONE: usize = 7;

/// Whether what is written in a column has its form; nothing has none.
fn fits(form: Form, text: &str) -> bool {
    let text = text.trim();
    match form {
        Form::Text => !text.is_empty(),
        Form::Telephone => digits(text).len() >= TELEPHONE,
        Form::Number => !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit()),
        Form::Day => text.parse::<chrono::NaiveDate>().is_ok(),
        Form::IdNumber => {
            let letter = |c: u8| c.is_ascii_digit() || c.eq_ignore_ascii_case(&b'x');
            matches!(text.len(), 8..=18) && text.bytes().all(letter)
        }
    }
}

/// How a column of this form is typed.
const fn typed(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Text => ("text", "text"),
        Form::Telephone => ("text", "tel"),
        Form::Number => ("text", "numeric"),
        Form::Day => ("date", "none"),
        Form::IdNumber => ("text", "text"),
    }
}

/// The columns that are always offered, in the order of the form; others only where the book demands them.
const OFFERED: [Field; 5] = [Field::Name, Field::Phone, Field::Salutation, Field::UnitType, Field::Source];

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// The form.
#[component]
pub fn Sheet(
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
    let text = move |field: Field, (form, text): (Form, RwSignal<String>)| {
        let id = format!("register-{}", field.word().replace(['_', '.'], "-"));
        let (kind, mode) = if field == Field::Phone { typed(Form::Telephone) } else { typed(form) };
        let odd = move || text.with(|text| !text.trim().is_empty() && !fits(form, text));
        view! {
            <div class="field">
                <label for=id.clone()>{move || word(i18n, "field", field.word())} " " {move || mark(field)}</label>
                <input
                    class="input"
                    id=id
                    data-act=field.word()
                    autocomplete="off"
                    type=kind
                    inputmode=mode
                    aria-required=move || demands(field).to_string()
                    aria-describedby=(field == Field::Phone).then_some("register-phone-hint")
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                />
                {(field == Field::Phone).then(|| phone_hint(entry, visit))}
                {move || odd().then(|| view! { <p class="error" role="status">{t!(i18n, register.odd)}</p> })}
            </div>
        }
    };
    let besides = Memo::new(move |_| {
        required.with(|required| {
            let own = entry.declared();
            let besides =
                required.iter().copied().filter(|field| !OFFERED.contains(field) && !own.contains(field));
            besides.chain(own.iter().copied()).collect::<Vec<_>>()
        })
    });
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
            {OFFERED.iter().filter_map(|field| Some(text(*field, entry.column(*field)?))).collect_view()}
            {move || besides.get().into_iter().filter_map(|field| Some(text(field, entry.column(field)?))).collect_view()}
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
        let wanted = entry.text(Field::Phone, digits);
        if wanted.len() < TELEPHONE {
            return None;
        }
        let read = |books: &Books| {
            let own = books.state.visits.get(&visit).map(|visit| visit.visitor.customer);
            let others = books.state.customers.values().filter(|customer| Some(customer.id) != own);
            let mut same = others.filter(|customer| {
                books.field(customer.card.as_ref(), "phone").is_some_and(|phone| digits(&phone) == wanted)
            });
            let found = same.next()?;
            let owner = found.owner().map_or_else(|| "—".to_owned(), |owner| books.name(owner));
            Some(t_string!(i18n, register.known_phone, name = owner))
        };
        desk.read(read).flatten()
    });
    let short = move || (1..TELEPHONE).contains(&entry.text(Field::Phone, digits).len());
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
