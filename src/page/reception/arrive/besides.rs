//! What may be told besides of a stranger: what he is called, how many groups came together, and how he came.

use super::story::Story;
use crate::page::reception::front::use_front;
use crate::page::reception::newcomer::{Called, MOST};
use crate::text::{t, word};
use counter::word::Channel;
use leptos::prelude::*;

/// The fields. They stand once the way has been gone; a client who is known came as he came.
#[component]
pub fn Besides(
    /// What is told so far.
    story: Story,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let shown = Memo::new(move |_| story.is_stranger() && story.told.get());
    let parties = move || story.arrival.get().map_or(1, |arrival| arrival.parties);
    let channel = move || story.arrival.get().map(|arrival| arrival.channel);
    let option = move |each: Channel| {
        view! {
            <option value=each.word() selected=move || channel() == Some(each)>
                {move || word(i18n, "channel", each.word())}
            </option>
        }
    };
    move || {
        shown.get().then(|| {
            view! {
                <div class="form">
                    <Called called=story.called/>
                    <div class="field">
                        <label for="arrival-parties">{t!(i18n, arrival.parties)}</label>
                        <input
                            class="input"
                            id="arrival-parties"
                            type="number"
                            inputmode="numeric"
                            min="1"
                            max=MOST
                            data-act="parties"
                            prop:value=move || parties().to_string()
                            on:change=move |event| {
                                let told = event_target_value(&event).parse().ok();
                                let told = told.filter(|n| (1..=MOST).contains(n)).unwrap_or(1);
                                story.tell(|arrival| arrival.parties = told);
                            }
                        />
                    </div>
                    <div class="field">
                        <label for="arrival-channel">{t!(i18n, arrival.channel)}</label>
                        <select
                            class="input"
                            id="arrival-channel"
                            data-act="channel"
                            on:change=move |event| {
                                if let Some(told) = Channel::from_word(&event_target_value(&event)) {
                                    story.tell(|arrival| arrival.channel = told);
                                }
                            }
                        >
                            {front.desk.words::<Channel>().into_iter().map(option).collect_view()}
                        </select>
                    </div>
                </div>
            }
        })
    }
}
