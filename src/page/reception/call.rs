//! The sales telephone: for whom it is, who rings, and who answers.

use super::front::{Foreseen, Front, use_front};
use super::kit::{Answer, Picks};
use super::search::Search;
use crate::desk::{Books, Trouble};
use crate::dialog::register::source::Sources;
use crate::text::{I18n, t, t_string, word};
use crate::widget::Dialog;
use counter::{
    Card, Command, CustomerId, PersonId,
    known::Rival,
    word::{Field, Purpose},
};
use leptos::{html, prelude::*};

/// How many who may be meant are shown.
const LIKE: usize = 4;

/// Who rings, as it is taken down. Cheap to copy.
#[derive(Clone, Copy)]
struct Caller {
    name: RwSignal<String>,
    phone: RwSignal<String>,
    source: RwSignal<String>,
    /// A client the office knows.
    known: RwSignal<Option<CustomerId>>,
    stranger: Option<CustomerId>,
}

impl Caller {
    fn new(front: Front) -> Self {
        let empty = || RwSignal::new(String::new());
        let (name, phone, source) = (empty(), empty(), empty());
        Self { name, phone, source, known: RwSignal::new(None), stranger: front.stranger() }
    }

    fn written(self) -> [(Field, RwSignal<String>); 3] {
        [(Field::Name, self.name), (Field::Phone, self.phone), (Field::Source, self.source)]
    }

    /// Who it is, if anything is known of him; tracked.
    fn id(self) -> Option<CustomerId> {
        let some = self.written().iter().any(|(_, text)| text.with(|text| !text.trim().is_empty()));
        self.known.get().or(self.stranger.filter(|_| some))
    }

    /// The card of one nobody knows yet.
    fn card(self, front: Front) -> Result<Option<Card>, Trouble> {
        let id = untrack(|| self.id());
        if id.is_none() || id != self.stranger {
            return Ok(None);
        }
        let fields = self.written().map(|(field, text)| (field.word(), text.get_untracked()));
        front.desk.seal("customer", &fields).map(Some)
    }
}

/// The dialog.
#[component]
pub fn Call() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let called = RwSignal::new(None::<Option<PersonId>>);
    let purpose = RwSignal::new(Purpose::Buy);
    let caller = Caller::new(front);
    let command = Memo::new(move |_| {
        let (called, purpose) = (called.get()?, purpose.get());
        Some(Command::Answer { called, by: None, purpose, caller: caller.id(), card: None })
    });
    let option = move |each: Purpose| {
        view! { <option value=each.word() selected=each == purpose.get_untracked()>{move || word(i18n, "purpose", each.word())}</option> }
    };
    let chosen = move |event| {
        if let Some(chosen) = Purpose::from_word(&event_target_value(&event)) {
            purpose.set(chosen);
        }
    };
    let foreseen: Memo<Foreseen> =
        Memo::new(move |_| command.get().and_then(|command| front.foresee(&command)));
    let on_confirm = Callback::new(move |()| {
        let Some(Command::Answer { called, by, purpose, caller: id, .. }) = command.get_untracked() else {
            return;
        };
        match caller.card(front) {
            Ok(card) => {
                let command = Command::Answer {
                    called,
                    by,
                    purpose,
                    caller: id,
                    card: card.as_ref().map(|card| card.digest),
                };
                front.act_with(vec![command], card.into_iter().collect());
            }
            Err(trouble) => front.fail(&trouble),
        }
    });
    let about = move || {
        view! {
            <div class="by">
                <label class="label" for="call-about">{t!(i18n, arrival.call_about)}</label>
                <select class="input" id="call-about" data-act="purpose" on:change=chosen>
                    {front.desk.words().into_iter().map(option).collect_view()}
                </select>
            </div>
        }
    };
    let nobody = move || {
        view! {
            <button
                class="choice pick"
                type="button"
                data-act="nobody"
                aria-pressed=move || (called.get() == Some(None)).to_string()
                on:click=move |_| called.set(Some(None))
            >
                <b>{t!(i18n, arrival.call_for_nobody)}</b>
            </button>
        }
    };
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, reception.call)
            sub=Signal::derive(move || front.desk.now().minute().to_string())
            class="is-wide is-tall"
            foot=move || view! {
                <Answer
                    foreseen=Signal::derive(move || foreseen.get())
                    about=crate::text::t_signal!(i18n, reception.call)
                    confirm=crate::text::t_signal!(i18n, person.on_call)
                    on_confirm
                />
            }
            on_close=Callback::new(move |()| front.close())
        >
            <Picks
                legend=crate::text::t_signal!(i18n, arrival.call_for)
                group="called"
                first=ViewFn::from(nobody)
                people=Signal::derive(move || front.sellers())
                chosen=Signal::derive(move || called.get().flatten())
                on_pick=Callback::new(move |person| called.set(Some(Some(person))))
            />
            <Rings caller about=ViewFn::from(about)/>
        </Dialog>
    }
}

/// A client who may be the one who rings, and whose he is.
fn named(i18n: I18n, books: &Books, Rival { customer, agent }: Rival) -> String {
    let name =
        books.customer_name(customer).unwrap_or_else(|| t_string!(i18n, arrival.unregistered).to_owned());
    let agent = agent.map_or_else(|| t_string!(i18n, arrival.nobodys).to_owned(), |agent| books.name(agent));
    format!("{name} · {agent}")
}

/// Who rings: his name, his number, where he heard of the house; or a client the office knows.
#[component]
fn Rings(
    /// What is taken down.
    caller: Caller,
    /// What it is about.
    about: ViewFn,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let knows = RwSignal::new(false);
    let field = move |field: Field, mode: &'static str| {
        let text =
            caller.written().into_iter().find(|(of, _)| *of == field).map_or(caller.name, |(_, text)| text);
        let id = format!("call-{}", field.word());
        view! {
            <div class="field">
                <label for=id.clone()>{move || word(i18n, "field", field.word())} " " <small>{t!(i18n, shell.optional)}</small></label>
                <input
                    class="input"
                    id=id
                    data-act=field.word()
                    autocomplete="off"
                    inputmode=mode
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                />
            </div>
        }
    };
    // A number or a name of somebody the office knows, while it is typed.
    let like = Memo::new(move |_| {
        let written = caller.written().map(|(field, text)| (field, text.get()));
        let of = |books: &Books| {
            let alike = books.alike(caller.stranger?, &written);
            let rivals = books.rivals(&alike, None).into_iter().take(LIKE);
            Some(rivals.map(|rival| (rival.customer, named(i18n, books, rival))).collect::<Vec<_>>())
        };
        front.desk.read(of).flatten().unwrap_or_default()
    });
    // It stands below the field one types into: it is brought into sight.
    let list = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(list) = list.get().filter(|_| like.with(|like| !like.is_empty())) {
            request_animation_frame(move || list.scroll_into_view_with_bool(false));
        }
    });
    let same = move |(client, says): (CustomerId, String)| {
        let is = move || caller.known.get() == Some(client);
        view! {
            <button
                class="choice"
                type="button"
                data-act="is-client"
                aria-pressed=move || is().to_string()
                on:click=move |_| caller.known.set((!is()).then_some(client))
            >
                <b>{says}</b>
            </button>
        }
    };
    view! {
        <div class="question">
            <div class="field-line">
            <h3>{t!(i18n, arrival.call_who)}</h3>
            <label class="check">
                <input
                    type="checkbox"
                    data-act="caller"
                    prop:checked=knows
                    on:change=move |event| {
                        knows.set(event_target_checked(&event));
                        caller.known.set(None);
                    }
                />
                <span>{t!(i18n, arrival.call_known)}</span>
            </label>
            </div>
            {move || match knows.get() {
                true => view! {
                    <Search
                        legend=crate::text::t_signal!(i18n, arrival.find_client)
                        chosen=Signal::derive(move || caller.known.get())
                        on_pick=Callback::new(move |id| caller.known.set(Some(id)))
                    />
                    {about.run()}
                }
                .into_any(),
                false => view! {
                    <div class="form">
                        {field(Field::Name, "text")}
                        {field(Field::Phone, "tel")}
                        <div class="is-full" role="status" data-slot="alike" node_ref=list>
                            {move || Some(like.get()).filter(|like| !like.is_empty()).map(|like| view! {
                                <p class="hint">{t!(i18n, arrival.call_like)}</p>
                                <div class="choices is-2">{like.into_iter().map(same).collect_view()}</div>
                            })}
                        </div>
                        <div class="field is-full has-by">
                            <label for="call-source">{t!(i18n, arrival.call_source)} " " <small>{t!(i18n, shell.optional)}</small></label>
                            <Sources id="call-source" text=caller.source rings=true/>
                            {about.run()}
                        </div>
                    </div>
                }
                .into_any(),
            }}
        </div>
    }
}
