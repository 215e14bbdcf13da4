//! Coming late and going early while the day is open: each with where the book has him stand.

use crate::{
    desk::{Books, use_desk},
    text::{t, t_string, use_i18n, word},
    widget::{article_number, use_toasts},
};
use counter::{Command, PersonId, event::Event};
use leptos::{prelude::*, task::spawn_local};

/// Whether somebody who takes turns stands on the table now.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Agent {
    person: PersonId,
    name: String,
    here: bool,
    /// What signing him in or out sends.
    command: Command,
}

fn agents(books: &Books) -> Vec<Agent> {
    let agent = |(person, here, command)| Agent { person, name: books.name(person), here, command };
    books.coming().into_iter().map(agent).collect()
}

/// Who comes and who goes.
#[component]
pub(super) fn Coming(
    /// Whether the day that is open is today: of one that was left open nobody comes or goes any more.
    today: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let agents = Memo::new(move |_| desk.read(agents).unwrap_or_default());
    // Somebody who is on the table now, or not, is drawn anew.
    let drawn = move |agent: &Agent| (agent.person, agent.here, agent.name.clone());
    move || {
        today.get().then(|| {
            view! {
                <section class="panel is-pad" data-coming="">
                    <h2 class="panel-head">{t!(i18n, people.coming)}</h2>
                    <ul class="checks">
                        <For each=move || agents.get() key=drawn let:agent>
                            <Row agent/>
                        </For>
                    </ul>
                </section>
            }
        })
    }
}

#[component]
fn Row(agent: Agent) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let sending = RwSignal::new(false);
    let Agent { person, name, here, command } = agent;
    let trial = command.clone();
    // Where he would stand, and by which article.
    let stands = move || {
        let Some(Ok(events)) = desk.foresee(&trial) else { return None };
        let Some(Event::SignedIn { stands, law, .. }) = events.first() else { return None };
        let ruling = desk.rulings(law).into_iter().next()?;
        let number = ruling.cites.first().map(|id| article_number(i18n, &ruling.book, id));
        let says = word(i18n, "latecomer", stands.word());
        Some(view! { <small class="muted">{says} " " <span class="law">{number}</span></small> })
    };
    let said = name.clone();
    let press = move |_| {
        let done = match here {
            true => t_string!(i18n, reception.did_sign_out, name = said.clone()),
            false => t_string!(i18n, reception.did_sign_in, name = said.clone()),
        };
        let command = command.clone();
        sending.set(true);
        spawn_local(async move {
            match desk.send(command, Vec::new()).await {
                Ok(_) => toasts.done(done, true),
                Err(trouble) => {
                    toasts.trouble(desk.peek(|books| trouble.say(i18n, Some(books))).unwrap_or_default());
                }
            }
            let _ = sending.try_set(false);
        });
    };
    view! {
        <li class="is-coming" data-person=person.to_string()>
            <span><b>{name}</b> " " {stands}</span>
            <button
                class=if here { "btn is-quiet" } else { "btn" }
                type="button"
                data-act=if here { "sign-out" } else { "sign-in" }
                data-person=person.to_string()
                disabled=move || sending.get() || !desk.may_write()
                on:click=press
            >
                {if here { t!(i18n, person.sign_out).into_any() } else { t!(i18n, person.sign_in).into_any() }}
            </button>
        </li>
    }
}
