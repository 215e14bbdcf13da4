//! 回放: what a book would have answered where others did, over all that is recorded, before anybody adopts it.

use std::rc::Rc;

use counter::{
    EntryId,
    book::{Book, BookDigest, Effects},
    replay::{Otherwise, Replayed},
    row::Said,
};
use leptos::prelude::*;

use super::library::use_library;
use crate::{
    book::words::Speaker,
    desk::{Desk, use_desk},
    list::says,
    text::{Dates, I18n, instant, t, t_signal, t_string, use_i18n, word},
    why::{Why, WhySheet},
    widget::Dialog,
};

/// So many entries are asked for again in a frame.
const SLICE: usize = 200;

/// How far it has come; `None` before anything was asked.
#[derive(Clone, Copy)]
struct Run {
    desk: Desk,
    replayed: RwSignal<Replayed>,
    /// The entries that are still to be asked for.
    left: RwSignal<usize>,
    all: usize,
}

impl Run {
    /// Goes through all entries, the latest first, until the dialog is closed.
    fn of(desk: Desk, book: Rc<Book>) -> Self {
        let all = desk.peek(counter::Books::replayable).unwrap_or_default();
        let run = Self { desk, replayed: RwSignal::new(Replayed::default()), left: RwSignal::new(all), all };
        run.step(book);
        run
    }

    /// A slice a frame.
    fn step(self, book: Rc<Book>) {
        // A signal that is gone ends it: somebody closed the dialog.
        let Some(left) = self.left.try_get_untracked().filter(|left| *left > 0) else { return };
        let start = left.saturating_sub(SLICE);
        let slice = self.desk.peek(|books| books.replay(&book, start..left)).unwrap_or_default();
        self.replayed.try_update(|replayed| replayed.extend(slice));
        self.left.try_set(start);
        request_animation_frame(move || self.step(book));
    }
}

/// The dialog.
#[component]
pub fn Replay(
    /// The book.
    digest: BookDigest,
    /// Called when it is closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let library = use_library();
    let book = untrack(move || library.book(&digest));
    book.map(|book| view! { <Asked book on_close/> })
}

#[component]
fn Asked(book: Rc<Book>, on_close: Callback<()>) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let run = Run::of(desk, book.clone());
    let book = StoredValue::new_local(book);
    let why = RwSignal::new(None::<EntryId>);
    let sum = move || {
        let (asked, otherwise, unknown) =
            run.replayed.with(|replayed| (replayed.asked, replayed.otherwise, replayed.unknown));
        t_string!(i18n, replay.sum, asked = asked, otherwise = otherwise, unknown = unknown)
    };
    let going = Memo::new(move |_| run.left.get() > 0);
    let none = move || !going.get() && run.replayed.with(|replayed| replayed.otherwise == 0);
    let rows = Memo::new(move |_| run.replayed.with(|replayed| replayed.rows.clone()));
    view! {
        <Dialog title=t_signal!(i18n, replay.title) sub=t_signal!(i18n, replay.sub) class="is-wide" on_close>
            <div class="replay" data-replay=move || if going.get() { "running" } else { "done" }>
                {move || going.get().then(|| view! {
                    <progress class="progress" aria-label=t!(i18n, replay.title) max=run.all value=move || run.all - run.left.get()></progress>
                })}
                <p role="status" class="num">{sum}</p>
                {move || none().then(|| view! { <p class="muted">{t!(i18n, replay.none)}</p> })}
                <div class="table-wrap" tabindex="0" role="group" aria-label=t!(i18n, replay.title)>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{t!(i18n, replay.when)}</th>
                                <th scope="col">{t!(i18n, replay.what)}</th>
                                <th scope="col">{t!(i18n, replay.then)}</th>
                                <th scope="col">{t!(i18n, replay.now)}</th>
                            </tr>
                        </thead>
                        <tbody>{move || rows.get().into_iter().map(|row| line(i18n, book, row, why)).collect_view()}</tbody>
                    </table>
                </div>
            </div>
            {move || why.get().map(|entry| view! { <WhySheet why=Why::Entry(entry) on_close=move |()| why.set(None)/> })}
        </Dialog>
    }
}

/// What a verdict says, in words of the book.
fn spoken(speaker: Speaker<'_>, effects: &Effects) -> String {
    let each = speaker.effects(effects).into_iter().map(|(slot, value)| format!("{slot}：{value}"));
    each.collect::<Vec<_>>().join("；")
}

/// A ruling that would have come out otherwise; pressed, it says why it came out as it did.
fn line(
    i18n: I18n,
    book: StoredValue<Rc<Book>, LocalStorage>,
    row: Otherwise,
    why: RwSignal<Option<EntryId>>,
) -> impl IntoView {
    let desk = use_desk();
    let Otherwise { entry, at, question, then, now, asks } = row;
    let when = Dates::of_office(i18n.get_locale()).moment(instant(at));
    let what = desk.read(|books| says(i18n, books, &Said::Event(entry))).unwrap_or_default();
    let (was, would) = book.with_value(|book| {
        let speaker = Speaker { i18n, book, on: at.date() };
        let would = match asks {
            Some(fact) => t_string!(i18n, replay.asks, fact = word(i18n, "fact", fact.name())),
            None => spoken(speaker, &now),
        };
        (spoken(speaker, &then), would)
    });
    view! {
        <tr data-otherwise=question.name()>
            <td class="num">{when}</td>
            <td>
                <button class="btn is-quiet" type="button" data-act="replay-why" on:click=move |_| why.set(Some(entry))>{what}</button>
                " " <small class="muted">{word(i18n, "question", question.name())}</small>
            </td>
            <td>{was}</td>
            <td><b>{would}</b></td>
        </tr>
    }
}
