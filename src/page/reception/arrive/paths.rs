//! The ways a visitor may tell who he is.

use super::story::{Path, Story};
use crate::page::reception::front::use_front;
use crate::page::reception::kit::Picks;
use crate::page::reception::search::Search;
use crate::text::{I18n, t, t_string};
use crate::widget::dialog::hand;
use counter::{PersonId, ledger::Among};
use leptos::prelude::*;

impl Path {
    /// The ways that are offered, in order.
    const OFFERED: [Self; 6] =
        [Self::Before, Self::Named, Self::Phoned, Self::Referred, Self::Recognised, Self::Forgotten];

    /// What it is called.
    pub(super) fn name(self, i18n: I18n) -> &'static str {
        match self {
            Self::Ask => t_string!(i18n, arrival.first_visit),
            Self::Before => t_string!(i18n, arrival.path_before),
            Self::Named => t_string!(i18n, arrival.path_named),
            Self::Phoned => t_string!(i18n, arrival.path_phoned),
            Self::Referred => t_string!(i18n, arrival.path_referred),
            Self::Recognised => t_string!(i18n, arrival.path_recognised),
            Self::Forgotten => t_string!(i18n, arrival.path_forgotten),
            Self::Plain => t_string!(i18n, arrival.path_plain),
        }
    }

    fn hint(self, i18n: I18n) -> &'static str {
        match self {
            Self::Ask | Self::Plain => "",
            Self::Before => t_string!(i18n, arrival.path_before_hint),
            Self::Named => t_string!(i18n, arrival.path_named_hint),
            Self::Phoned => t_string!(i18n, arrival.path_phoned_hint),
            Self::Referred => t_string!(i18n, arrival.path_referred_hint),
            Self::Recognised => t_string!(i18n, arrival.path_recognised_hint),
            Self::Forgotten => t_string!(i18n, arrival.path_forgotten_hint),
        }
    }

    const fn act(self) -> &'static str {
        match self {
            Self::Ask => "again",
            Self::Before => "before",
            Self::Named => "named",
            Self::Phoned => "phoned",
            Self::Referred => "referred",
            Self::Recognised => "recognised",
            Self::Forgotten => "forgotten",
            Self::Plain => "plain",
        }
    }
}

/// The step that stands now.
#[component]
pub fn Paths(
    /// What is told so far.
    story: Story,
) -> impl IntoView {
    // The hand goes on to what is asked next.
    Effect::new(move |before: Option<Path>| {
        let path = story.path.get();
        if before.is_some_and(|before| before != path) {
            request_animation_frame(hand::begin);
        }
        path
    });
    move || match story.path.get() {
        Path::Ask => view! { <First story/> }.into_any(),
        Path::Before => view! { <Before story/> }.into_any(),
        Path::Named => view! { <Whom story/> }.into_any(),
        Path::Phoned => view! { <Phoned story/> }.into_any(),
        Path::Referred => view! { <Referred story/> }.into_any(),
        Path::Recognised => view! { <Recognised story/> }.into_any(),
        Path::Forgotten | Path::Plain => ().into_any(),
    }
}

#[component]
fn First(story: Story) -> impl IntoView {
    let i18n = use_front().i18n;
    let choice = move |path: Path| {
        view! {
            <button class="choice is-hero" type="button" data-act=path.act() on:click=move |_| story.go(path)>
                <b>{move || path.name(i18n)}</b>
                <small>{move || path.hint(i18n)}</small>
            </button>
        }
    };
    view! {
        <div class="question">
            <h3>{t!(i18n, arrival.first_question)}</h3>
            <div class="choices is-2">{Path::OFFERED.into_iter().map(choice).collect_view()}</div>
        </div>
    }
}

#[component]
fn Before(story: Story) -> impl IntoView {
    let i18n = use_front().i18n;
    let chosen = Signal::derive(move || {
        story.arrival.get().map(|arrival| arrival.customer).filter(|id| Some(*id) != story.stranger)
    });
    view! {
        <Search
            legend=crate::text::t_signal!(i18n, arrival.find_client)
            chosen
            on_pick=Callback::new(move |id| story.tell(|arrival| arrival.customer = id))
        />
        <div class="btn-row">
            <button class="btn" type="button" data-act="plain" on:click=move |_| story.go(Path::Plain)>
                {t!(i18n, arrival.not_found)}
            </button>
            <button class="btn is-quiet" type="button" data-act="named" on:click=move |_| story.go(Path::Named)>
                {t!(i18n, arrival.not_found_named)}
            </button>
        </div>
    }
}

fn asked(story: Story) -> Signal<Option<PersonId>> {
    Signal::derive(move || story.arrival.get().and_then(|arrival| arrival.asked))
}

#[component]
fn Whom(story: Story) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    view! {
        <Picks
            legend=crate::text::t_signal!(i18n, arrival.named)
            group="asked"
            people=Signal::derive(move || front.sellers())
            chosen=asked(story)
            on_pick=Callback::new(move |person| story.tell(|arrival| arrival.asked = Some(person)))
        />
        <div class="btn-row">
            <button class="btn is-quiet" type="button" data-act="forgotten" on:click=move |_| story.go(Path::Forgotten)>
                {t!(i18n, arrival.forgot)}
            </button>
        </div>
    }
}

#[component]
fn Phoned(story: Story) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let nobody = move || story.told.get() && asked(story).get().is_none();
    let caller = Signal::derive(move || {
        story.arrival.get().map(|arrival| arrival.customer).filter(|id| Some(*id) != story.stranger)
    });
    view! {
        <div class="question">
            <h3>{t!(i18n, arrival.asks_for)}</h3>
            <div class="choices is-2">
                <button
                    class="choice"
                    type="button"
                    data-act="nobody"
                    aria-pressed=move || nobody().to_string()
                    on:click=move |_| story.tell(|arrival| arrival.asked = None)
                >
                    <b>{t!(i18n, arrival.asks_for_nobody)}</b>
                </button>
            </div>
        </div>
        <Picks
            legend=crate::text::t_signal!(i18n, arrival.named)
            group="asked"
            people=Signal::derive(move || front.sellers())
            chosen=asked(story)
            on_pick=Callback::new(move |person| story.tell(|arrival| arrival.asked = Some(person)))
        />
        <Search
            legend=crate::text::t_signal!(i18n, arrival.find_caller)
            chosen=caller
            among=Signal::derive(|| Among::Rang)
            waits=true
            on_pick=Callback::new(move |id| story.tell(|arrival| arrival.customer = id))
        />
    }
}

#[component]
fn Referred(story: Story) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let referrer = Signal::derive(move || story.arrival.get().and_then(|arrival| arrival.referrer));
    let owner = move || {
        let id = referrer.get()?;
        front.desk.read(|books| books.state.whole(id).and_then(|customer| customer.owner())).flatten()
    };
    let named = move || {
        owner().map(|owner| {
        let choice = move |asked_for: Option<PersonId>, act: &'static str, label: String| {
            view! {
                <button
                    class="choice"
                    type="button"
                    data-act=act
                    aria-pressed=move || (asked(story).get() == asked_for).to_string()
                    on:click=move |_| story.tell(|arrival| arrival.asked = asked_for)
                >
                    <b>{label}</b>
                </button>
            }
        };
        view! {
            <div class="question">
                <h3>{t!(i18n, arrival.referral_named)}</h3>
                <div class="choices is-2">
                    {choice(Some(owner), "asks-owner", t_string!(i18n, arrival.names, name = front.name(owner)))}
                    {choice(None, "nobody", t_string!(i18n, arrival.asks_for_nobody).to_owned())}
                </div>
            </div>
        }
    })
    };
    view! {
        <Search
            legend=crate::text::t_signal!(i18n, arrival.find_referrer)
            chosen=referrer
            on_pick=Callback::new(move |id| story.tell(|arrival| {
                arrival.referrer = Some(id);
                arrival.asked = None;
            }))
        />
        {named}
    }
}

#[component]
fn Recognised(story: Story) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let by = Signal::derive(move || story.arrival.get().and_then(|arrival| arrival.recognised_by));
    let client = Signal::derive(move || {
        story.arrival.get().map(|arrival| arrival.customer).filter(|id| Some(*id) != story.stranger)
    });
    view! {
        <Picks
            legend=crate::text::t_signal!(i18n, arrival.recognised_by)
            group="recognised"
            people=Signal::derive(move || front.sellers())
            chosen=by
            on_pick=Callback::new(move |person| {
                // Who recognised him is half an answer: whom he recognised is the other.
                let stranger = story.stranger;
                story.tell(|arrival| {
                    arrival.recognised_by = Some(person);
                    arrival.customer = stranger.unwrap_or(arrival.customer);
                });
                story.told.set(false);
            })
        />
        {move || by.get().map(|person| view! {
            <Search
                legend=crate::text::t_signal!(i18n, arrival.find_client)
                chosen=client
                among=Signal::derive(move || Among::Of(person))
                on_pick=Callback::new(move |id| story.tell(|arrival| arrival.customer = id))
            />
        })}
    }
}
