//! What still runs or waits when a day is closed: each with an end that is proposed and can be changed, and one act for all.

use crate::desk::{Books, use_desk};
use crate::said::visitor_of;
use crate::text::{I18n, t, t_string, use_i18n, word};
use crate::widget::Below;
use counter::{
    Command, Minute, Now,
    floor::{End, LeftOpen, Running, left_open},
};
use leptos::{html, prelude::*};
use paper::OrderedMap;

/// The ends of the day that is open: as they are proposed, or as somebody has set them.
#[derive(Clone, Copy)]
pub struct Ends {
    open: Memo<Vec<LeftOpen>>,
    /// Nothing where the field was emptied.
    set: RwSignal<OrderedMap<Running, Option<Minute>>>,
}

/// What is wrong with an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// None is said.
    Empty,
    /// It is before the beginning.
    Before,
    /// It has not come yet.
    After,
}

impl Ends {
    /// Of the day that is open now.
    pub fn of_the_day() -> Self {
        let desk = use_desk();
        let open = Memo::new(move |_| {
            let now = desk.now();
            desk.read(|books| left_open(&books.state, now)).unwrap_or_default()
        });
        Self { open, set: RwSignal::default() }
    }

    /// Whether nothing still runs; tracked.
    pub fn is_empty(self) -> bool {
        self.open.with(Vec::is_empty)
    }

    fn at(self, left: &LeftOpen) -> Minute {
        self.said(left).unwrap_or(left.proposed)
    }

    fn said(self, left: &LeftOpen) -> Option<Minute> {
        self.set.with(|set| set.get(&left.what).copied()).unwrap_or(Some(left.proposed))
    }

    fn fault(self, left: &LeftOpen, now: Now) -> Option<Fault> {
        match self.said(left) {
            None => Some(Fault::Empty),
            Some(at) if at < Now(left.since).minute() => Some(Fault::Before),
            Some(at) if left.since.date() == now.date() && at > now.minute() => Some(Fault::After),
            Some(_) => None,
        }
    }

    /// What is wrong with the first end that will not do, and whose it is; tracked.
    pub fn wrong(self, i18n: I18n, books: &Books, now: Now) -> Option<String> {
        self.open.with(|open| {
            let (left, fault) = open.iter().find_map(|left| Some((left, self.fault(left, now)?)))?;
            let what = says(i18n, books, left);
            Some(match fault {
                Fault::Empty => t_string!(i18n, people.left_empty, what = what),
                Fault::Before => t_string!(i18n, people.left_before, what = what),
                Fault::After => t_string!(i18n, people.left_after, what = what),
            })
        })
    }

    /// The closing of the day, with all of them; tracked.
    pub fn command(self) -> Command {
        let end = |left: &LeftOpen| End { of: left.what, at: self.at(left) };
        Command::CloseDay { ends: self.open.with(|open| open.iter().map(end).collect()) }
    }
}

/// What it is that still runs, in a line.
fn says(i18n: I18n, books: &Books, left: &LeftOpen) -> String {
    let time = Now(left.since).minute().to_string();
    match left.what {
        Running::Reception(visit) => {
            let receiver = books.receiver(visit);
            let name = receiver.map(|person| books.name(person)).unwrap_or_default();
            let visitor = visitor_of(i18n, books, visit);
            t_string!(i18n, people.left_reception, time = time, name = name, visitor = visitor)
        }
        Running::Waiting(visit) => {
            t_string!(i18n, people.left_waiting, time = time, visitor = visitor_of(i18n, books, visit))
        }
        Running::Help(_, helper) => t_string!(i18n, people.left_help, time = time, name = books.name(helper)),
        Running::Absence(person) => {
            let day = books.state.open_day();
            let reason = day.and_then(|day| day.out.get(&person)).map(|absence| absence.reason);
            let reason = reason.map(|reason| word(i18n, "absence_reason", reason.word())).unwrap_or_default();
            t_string!(i18n, people.left_absence, time = time, name = books.name(person), reason = reason)
        }
        Running::Call(person) => t_string!(i18n, people.left_call, time = time, name = books.name(person)),
    }
}

/// The list. Nothing is shown where nothing still runs.
#[component]
pub fn Ending(
    /// The ends.
    ends: Ends,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let row = move |left: LeftOpen| {
        let text = move || desk.read(|books| says(i18n, books, &left)).unwrap_or_default();
        let label = move || t_string!(i18n, people.left_end_of, what = text());
        view! {
            <li class="is-coming" data-left="">
                <span>{text}</span>
                <input
                    class="input is-time"
                    type="time"
                    data-act="end-at"
                    aria-label=label
                    aria-invalid=move || ends.fault(&left, desk.now()).map(|_| "true")
                    prop:value=move || ends.said(&left).map(|at| at.to_string()).unwrap_or_default()
                    on:change=move |event| {
                        let at = event_target_value(&event).parse::<Minute>().ok();
                        ends.set.update(|set| { set.insert(left.what, at); });
                    }
                />
            </li>
        }
    };
    let list = NodeRef::<html::Ul>::new();
    let below = Below::of(list, Signal::derive(move || ends.open.with(Vec::len)));
    let more = move || {
        let hidden = Some(below.count()).filter(|hidden| *hidden > 0)?;
        let says = t_string!(i18n, people.left_more, count = hidden);
        Some(view! { <span class="more-below" aria-hidden="true">{says}</span> })
    };
    move || {
        (!ends.is_empty()).then(|| {
            view! {
                <section data-left-open="">
                    <h2 class="panel-head">{t!(i18n, people.left_open)}</h2>
                    <p class="hint">{t!(i18n, people.left_open_hint)}</p>
                    <div class="has-below">
                        <ul class="checks" node_ref=list on:scroll=move |_| below.look()>
                            <For each=move || ends.open.get() key=|left| (left.what, left.since) children=row/>
                        </ul>
                        {more}
                    </div>
                </section>
            }
        })
    }
}
