//! What is written of a visitor.

use super::draft;
use super::source::Sources;
use crate::desk::{Books, Desk, use_desk};
use crate::text::{t, t_string, use_i18n, word};
use counter::{
    PersonId, VisitId,
    book::Form,
    column::{Columns, Entered, Shape},
    command::Alike,
    word::{Field, Office},
};
use leptos::prelude::*;
use std::rc::Rc;

/// What is written in each column, as it is typed.
type Texts = Vec<(Field, Shape, RwSignal<String>)>;

/// The columns as they are being filled in. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Entry {
    columns: StoredValue<Columns>,
    texts: StoredValue<Texts>,
    note: RwSignal<String>,
    signed: RwSignal<bool>,
    confirmed: RwSignal<bool>,
    declines: RwSignal<bool>,
    /// Who signs.
    pub(super) by: RwSignal<Option<PersonId>>,
}

impl Entry {
    /// Begins with what is known of the visitor.
    pub(super) fn begin(desk: Desk, visit: VisitId) -> Self {
        let kept = draft::kept(visit);
        let known = |field: &str| {
            if let Some(typed) = kept.get(field) {
                return RwSignal::new(typed.clone());
            }
            let read = |books: &Books| {
                let customer = books.state.visits.get(&visit)?.visitor.customer;
                books.customer_field(customer, field)
            };
            RwSignal::new(desk.peek(read).flatten().unwrap_or_default())
        };
        let by = desk.peek(|books| books.receiver(visit)).flatten();
        let of_book = |books: &Books| Columns::of(books.book_at(desk.now()).map(Rc::as_ref));
        let columns = desk.peek(of_book).unwrap_or_default();
        let written = |shape: &Shape| match shape {
            Shape::Name | Shape::Address | Shape::Of(_) => true,
            Shape::Signature | Shape::Tick | Shape::ByItself => false,
        };
        let texts = columns.all().map(|field| (field, columns.shape(field)));
        let texts = texts.filter(|(_, shape)| written(shape));
        Self {
            texts: StoredValue::new(
                texts.map(|(field, shape)| (field, shape, known(field.word()))).collect(),
            ),
            columns: StoredValue::new(columns),
            note: known("note"),
            signed: RwSignal::new(false),
            confirmed: RwSignal::new(false),
            declines: RwSignal::new(false),
            by: RwSignal::new(by),
        }
    }

    /// What is written in a column; nothing in one that is ticked or that the entry itself fills.
    fn of(self, field: Field) -> Option<RwSignal<String>> {
        self.column(field).map(|(_, text)| text)
    }

    /// The shape of a column and what is written in it.
    fn column(self, field: Field) -> Option<(Shape, RwSignal<String>)> {
        self.texts.with_value(|texts| {
            texts.iter().find(|(of, ..)| *of == field).map(|(_, shape, text)| (*shape, *text))
        })
    }

    /// The columns the book declares; they are always offered.
    fn declared(self) -> Vec<Field> {
        self.columns.with_value(|columns| columns.declared().collect())
    }

    /// What is written in each column; tracked.
    fn written(self) -> Vec<(Field, String)> {
        self.texts.with_value(|texts| texts.iter().map(|(field, _, text)| (*field, text.get())).collect())
    }

    /// The columns filled in; tracked.
    pub(super) fn filled(self) -> Vec<Field> {
        let entered = Entered {
            texts: self.written().into_iter().collect(),
            signed: self.signed.get() && self.by.get().is_some(),
            confirmed: self.confirmed.get(),
        };
        self.columns.with_value(|columns| columns.filled(&entered))
    }

    /// Whether the visitor will not leave a number; tracked. Who left one after all did not decline.
    pub(super) fn declined(self) -> bool {
        let left =
            self.column(Field::Phone).is_some_and(|(shape, text)| text.with(|text| shape.filled_by(text)));
        self.declines.get() && !left
    }

    /// Whether nothing is written that says who he is; tracked.
    pub(super) fn blank(self) -> bool {
        let named = [Field::Name, Field::Salutation, Field::Phone].map(|field| self.of(field));
        named.iter().flatten().all(|text| text.with(|text| text.trim().is_empty()))
    }

    /// Whom the entry is like, by what is written; tracked.
    pub(super) fn alike(self, desk: Desk, visit: VisitId) -> Option<Alike> {
        let written = self.written();
        let compare = |books: &Books| {
            let own = books.state.visits.get(&visit)?.visitor.customer;
            Some(books.alike(own, &written))
        };
        desk.read(compare).flatten()
    }

    /// Keeps what is typed.
    pub(super) fn keep(self, visit: VisitId) {
        let typed = self.fields().into_iter().map(|(field, text)| (field.to_owned(), text)).collect();
        draft::keep(visit, typed);
    }

    /// What goes on the card.
    pub(super) fn fields(self) -> Vec<(&'static str, String)> {
        let mut fields: Vec<(&'static str, String)> = self.texts.with_value(|texts| {
            texts.iter().map(|(field, _, text)| (field.word(), text.get_untracked())).collect()
        });
        fields.push(("note", self.note.get_untracked()));
        fields
    }
}

/// How a column of this shape is typed.
const fn typed(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Of(Form::Telephone) => ("text", "tel"),
        Shape::Of(Form::Number) => ("text", "numeric"),
        Shape::Of(Form::Day) => ("date", "none"),
        Shape::Name
        | Shape::Address
        | Shape::Of(Form::Text | Form::IdNumber)
        | Shape::Signature
        | Shape::Tick
        | Shape::ByItself => ("text", "text"),
    }
}

/// The columns that are always offered, in the order of the form; others only where the book demands them.
const OFFERED: [Field; 5] = [Field::Name, Field::Phone, Field::Salutation, Field::UnitType, Field::Source];

/// The form.
#[component]
pub fn Sheet(
    /// What is being written.
    entry: Entry,
    /// What the book demands.
    required: Signal<Vec<Field>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let demands = move |field: Field| required.with(|required| required.contains(&field));
    let mark = move |field: Field| {
        if demands(field) {
            view! { <span class="req">{t!(i18n, shell.required)}</span> }.into_any()
        } else {
            view! { <small>{t!(i18n, shell.optional)}</small> }.into_any()
        }
    };
    let text = move |field: Field, (shape, text): (Shape, RwSignal<String>)| {
        let id = format!("register-{}", field.word().replace(['_', '.'], "-"));
        if field == Field::Source {
            return view! {
                <div class="field is-full has-by">
                    <label for=id.clone()>{move || word(i18n, "field", field.word())} " " {move || mark(field)}</label>
                    <Sources id text required=Signal::derive(move || demands(field))/>
                    {by_whom(entry)}
                </div>
            }
            .into_any();
        }
        let (kind, mode) = typed(shape);
        let odd = move || text.with(|text| !text.trim().is_empty() && !shape.filled_by(text));
        view! {
            <div class="field">
                <div class="field-line">
                    <label class="label" for=id.clone()>{move || word(i18n, "field", field.word())} " " {move || mark(field)}</label>
                    {(field == Field::Phone).then(|| declines(entry))}
                </div>
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
                {(field == Field::Phone).then(|| view! {
                    <p id="register-phone-hint" class="hint">{t!(i18n, register.phone_hint)}</p>
                })}
                {move || odd().then(|| {
                    let phone = field == Field::Phone;
                    let says = move || if phone { t_string!(i18n, register.phone_bad) } else { t_string!(i18n, register.odd) };
                    view! { <p class="error" role="status">{says}</p> }
                })}
            </div>
        }
        .into_any()
    };
    let besides = Memo::new(move |_| {
        required.with(|required| {
            let own = entry.declared();
            let besides =
                required.iter().copied().filter(|field| !OFFERED.contains(field) && !own.contains(field));
            besides.chain(own.iter().copied()).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="form">
            {OFFERED.iter().filter_map(|field| Some(text(*field, entry.column(*field)?))).collect_view()}
            {move || besides.get().into_iter().filter_map(|field| Some(text(field, entry.column(field)?))).collect_view()}
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

/// Who received him, and enters him.
fn by_whom(entry: Entry) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
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
    view! {
        <div class="by">
            <label class="label" for="register-by">{t!(i18n, register.agent)}</label>
            <select
                class="input"
                id="register-by"
                data-act="by"
                on:change=move |event| entry.by.set(event_target_value(&event).parse().ok())
            >
                {move || signers().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// Who signs it, and who confirms it: above what is pressed next, where the book waits for them.
#[component]
pub fn Signed(
    /// What is being written.
    entry: Entry,
    /// What the book demands.
    required: Signal<Vec<Field>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let demands = move |field: Field| required.with(|required| required.contains(&field));
    let name = move || entry.by.get().and_then(|by| desk.read(|books| books.name(by))).unwrap_or_default();
    let req = move || view! { " " <span class="req">{t!(i18n, shell.required)}</span> };
    view! {
        <div class="signed">
            <label class="check">
                <input
                    type="checkbox"
                    data-act="signature"
                    data-way=""
                    prop:checked=move || entry.signed.get()
                    on:change=move |event| entry.signed.set(event_target_checked(&event))
                />
                <span>
                    {move || t_string!(i18n, register.signed, name = name())}
                    {move || demands(Field::Signature).then(req)}
                </span>
            </label>
            {move || demands(Field::Confirmation).then(|| view! {
                <label class="check">
                    <input
                        type="checkbox"
                        data-act="confirmation"
                        data-way=""
                        prop:checked=move || entry.confirmed.get()
                        on:change=move |event| entry.confirmed.set(event_target_checked(&event))
                    />
                    <span>{t!(i18n, register.confirmed)} {req()}</span>
                </label>
            })}
        </div>
    }
}

/// The tick of who will not leave a number.
fn declines(entry: Entry) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <label class="check">
            <input
                type="checkbox"
                data-act="declined"
                prop:checked=move || entry.declines.get()
                on:change=move |event| entry.declines.set(event_target_checked(&event))
            />
            <span>{t!(i18n, register.declines)}</span>
        </label>
    }
}
