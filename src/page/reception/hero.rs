//! Who is next, in the largest type on the screen, and why in one line.

use super::front::{Front, use_front};
use super::opened::Sheet;
use crate::desk::Books;
use crate::said::clock;
use crate::text::{t, t_string, word};
use crate::why::Why;
use crate::widget::{Cites, Icon, Line};
use counter::{
    PersonId, Reason, Refusal,
    asks::second_client,
    book::{Ruling, Turns},
    cited::Cited,
    event::Reception,
    floor::{Next, Row},
    word::{Allowed, Presence, Role, Turn},
};
use leptos::prelude::*;

/// The hero of the page.
#[component]
pub fn Hero() -> impl IntoView {
    let front = use_front();
    let next = Memo::new(move |_| front.board.with(|board| board.as_ref().map(|board| board.next.clone())));
    let waits =
        move || !matches!(next.get(), Some(Next::Receives(_) | Next::Asks { receives: Some(_), .. }) | None);
    view! {
        <section
            class="hero panel"
            class:is-wait=waits
            aria-live="polite"
            aria-atomic="true"
            aria-label=move || t_string!(front.i18n, reception.next_label)
        >
            {move || match next.get() {
                None => ().into_any(),
                Some(Next::Receives(reception)) => {
                    let why = reason(front, &reception);
                    receives(front, *reception, why).into_any()
                }
                Some(Next::Asks { fact, receives: Some(reception), .. }) => {
                    let fact = word(front.i18n, "fact", fact.name());
                    let asks = t_string!(front.i18n, reception.asks_first, fact = fact);
                    let why = format!("{} · {asks}", because(front, &reception));
                    receives(front, *reception, why).into_any()
                }
                Some(Next::Waits(law)) => nobody(front, law.given().to_vec()).into_any(),
                Some(Next::Asks { receives: None, refusal, .. } | Next::Refused(refusal)) => refused(front, refusal).into_any(),
            }}
            <Then/>
        </section>
    }
}

/// How wide a name is, for the size it is set in: in tenths of a character of Han; others take about six.
fn fit(name: &str) -> &'static str {
    let wide: usize = name.chars().map(|c| if c >= '\u{2e80}' { 10 } else { 6 }).sum();
    match wide {
        0..=20 => "2",
        21..=30 => "3",
        31..=40 => "4",
        41..=60 => "6",
        61..=90 => "9",
        91..=160 => "16",
        _ => "all",
    }
}

/// Why it is this person, and what becomes of his turn, in one line.
fn reason(front: Front, reception: &Reception) -> String {
    let because = because(front, reception);
    match reception.turn {
        Turn::None => format!("{because} · {}", t_string!(front.i18n, arrival.turn_free)),
        _ => because,
    }
}

/// Why it is this person.
fn because(front: Front, reception: &Reception) -> String {
    let i18n = front.i18n;
    let read = |books: &Books| {
        let name = books.name(reception.receiver);
        if let Some(credit) = reception.credit {
            let granted = books.state.credits.values().find(|open| open.id == credit);
            let time = granted.map(|credit| clock(credit.at)).unwrap_or_default();
            t_string!(i18n, reception.why_make_up, time = time)
        } else if let Some(passed) = reception.passed.last() {
            let (passed, engaged) = (books.name(passed.person), word(i18n, "engaged", passed.engaged.word()));
            t_string!(i18n, reception.why_passed, passed = passed, engaged = engaged, name = name)
        } else {
            match reception.role {
                Role::Duty => t_string!(i18n, reception.why_duty, name = name),
                _ => {
                    let ticks = reception.queue.iter().find(|seen| seen.person == reception.receiver);
                    t_string!(i18n, reception.why_turn, count = ticks.map_or(Turns::NONE, |seen| seen.ticks))
                }
            }
        }
    };
    front.desk.read(read).unwrap_or_default()
}

fn receives(front: Front, reception: Reception, why: String) -> impl IntoView {
    let person = reception.receiver;
    let cited = Cited::receives(&reception);
    let name = front.name(person);
    let fit = fit(&name);
    let title = move || t_string!(front.i18n, reception.arrival).to_owned();
    let ask = Callback::new(move |()| front.ask_why(Why::Foreseen(Box::new(reception.clone()), title())));
    view! {
        <div class="hero-main">
            <span class="hero-slip">{t!(front.i18n, reception.next_label)}</span>
            <button
                class="hero-name"
                type="button"
                data-act="hero"
                data-fit=fit
                data-next=person.to_string()
                on:click=move |_| front.open(Sheet::Person(person))
            >
                {name}
            </button>
            <div class="hero-why">
                <p>{why}</p>
                {cited.map(|cited| view! { <Cites book=cited.book cites=cited.articles on_press=ask/> })}
            </div>
        </div>
    }
}

fn nobody(front: Front, rulings: Vec<Ruling>) -> impl IntoView {
    let i18n = front.i18n;
    let cites =
        second_client(&rulings).or(rulings.last()).map(|ruling| (ruling.book.clone(), ruling.cites.clone()));
    let may =
        second_client(&rulings).is_some_and(|ruling| ruling.verdict.allowed == Some(Allowed::WithPermission));
    let ask = Callback::new(move |()| {
        front.ask_why(Why::Rulings(rulings.clone(), t_string!(i18n, reception.nobody_next).to_owned()));
    });
    view! {
        <div class="hero-main">
            <span class="hero-slip">{t!(i18n, reception.wait_label)}</span>
            <p class="hero-say" data-next="">{t!(i18n, reception.nobody_next)}</p>
            <div class="hero-why">
                <p>{t!(i18n, reception.nobody_why)}</p>
                {cites.map(|(book, cites)| view! { <Cites book cites on_press=ask/> })}
                {may.then(|| view! {
                    <button
                        class="btn"
                        type="button"
                        data-act="second"
                        disabled=move || front.locked()
                        on:click=move |_| front.open(Sheet::Arrive(super::opened::Start::New))
                    >
                        {t!(i18n, reception.second)}
                    </button>
                })}
            </div>
        </div>
    }
}

fn refused(front: Front, refusal: Refusal) -> impl IntoView {
    let i18n = front.i18n;
    let book = front.desk.read(|books| books.state.open_day().map(|day| day.book.clone())).flatten();
    let cites = book.zip(Some(refusal.cites.clone()).filter(|cites| !cites.is_empty()));
    let ask = Callback::new(move |()| front.open(Sheet::Arrive(super::opened::Start::New)));
    let asks = matches!(refusal.reason, Reason::Asks(_));
    let heading = move || match asks {
        true => t_string!(i18n, reception.asks_title),
        false => t_string!(i18n, reception.undecided),
    };
    let trouble = crate::desk::Trouble::Refused(refusal);
    let text = move || front.desk.read(|books| trouble.say(i18n, Some(books)));
    view! {
        <div class="hero-main">
            <span class="hero-slip">{t!(i18n, reception.wait_label)}</span>
            <p class="hero-say" data-next="">{heading}</p>
            <div class="hero-why">
                <p>{text}</p>
                {cites.map(|(book, cites)| view! { <Cites book cites on_press=ask/> })}
            </div>
        </div>
    }
}

/// Who comes after, and who answers the telephone.
#[component]
fn Then() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let then =
        move |n: usize| front.board.with(|board| board.as_ref().and_then(|board| board.then.get(n).copied()));
    let phone = move || front.board.with(|board| board.as_ref().and_then(|board| board.phone));
    // Where nobody is free, who is first once he is.
    let soon = move |n: usize| {
        front.board.with(|board| {
            let board = board.as_ref()?;
            let busy = |row: &&Row| matches!(row.presence, Presence::Serving | Presence::OnCall);
            board.rows.iter().filter(busy).nth(n.checked_sub(board.then.len())?).map(|row| row.person)
        })
    };
    let cell = move |label: AnyView, free: Option<PersonId>, busy: Option<PersonId>, act: &'static str| {
        let person = free.or(busy);
        let waits = busy.filter(|_| free.is_none());
        let name =
            person.map_or_else(|| t_string!(i18n, reception.nobody).to_owned(), |person| front.name(person));
        let title = waits.map(|person| super::queue::state(front, front.row(person).as_ref()));
        let waits = waits.map(|_| view! { <i class="dot is-busy"></i> });
        view! {
            <button
                class="then-cell"
                type="button"
                data-act=act
                data-person=person.map(|person| person.to_string())
                disabled=person.is_none()
                on:click=move |_| {
                    if let Some(person) = person {
                        front.open(Sheet::Person(person));
                    }
                }
            >
                <small>{label}</small>
                <b title=title>{waits}{name}</b>
            </button>
        }
    };
    view! {
        <div class="then">
            {move || cell(t!(i18n, reception.then).into_any(), then(0), soon(0), "then")}
            {move || cell(t!(i18n, reception.after_that).into_any(), then(1), soon(1), "after")}
            {move || {
                let label = view! { <Icon line=Line::Phone/> {t!(i18n, reception.answers_phone)} };
                cell(label.into_any(), phone(), None, "answers")
            }}
        </div>
    }
}
