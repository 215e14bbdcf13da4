//! Where two books answer otherwise in the same situation, found question by question while the page stays alive.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::prelude::*;
use rulebook::{
    Book, Question,
    compare::{Difference, compare},
};

use super::{
    address::{Tab, use_address},
    story,
    tale::tale,
};
use crate::{
    book::cited::laws,
    desk::today,
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Icon, Line},
};

/// A comparison that runs. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Comparison {
    /// What differs so far.
    pub found: RwSignal<Vec<Difference>, LocalStorage>,
    /// How many questions are done, of how many.
    pub progress: RwSignal<(usize, usize)>,
    wanted: StoredValue<Rc<Cell<u64>>, LocalStorage>,
}

impl Comparison {
    /// A comparison that has not begun. It stops when whoever made it is gone.
    pub fn new() -> Self {
        let comparison = Self {
            found: RwSignal::new_local(Vec::new()),
            progress: RwSignal::new((0, 0)),
            wanted: StoredValue::new_local(Rc::new(Cell::new(0))),
        };
        on_cleanup(move || comparison.stop());
        comparison
    }

    fn stop(self) {
        self.wanted.try_with_value(|wanted| wanted.set(wanted.get() + 1));
    }

    /// Compares these questions of two books; what ran before stops.
    pub fn start(self, left: &Rc<Book>, right: &Rc<Book>, questions: &[Question]) {
        self.stop();
        let wanted = self.wanted.get_value();
        let mine = wanted.get();
        self.found.set(Vec::new());
        self.progress.set((0, questions.len()));
        let work = Work {
            comparison: self,
            books: [left.clone(), right.clone()],
            questions: questions.to_vec(),
            at: 0,
            mine,
            wanted,
        };
        set_timeout(move || work.slice(), Duration::ZERO);
    }
}

impl Default for Comparison {
    fn default() -> Self {
        Self::new()
    }
}

struct Work {
    comparison: Comparison,
    books: [Rc<Book>; 2],
    questions: Vec<Question>,
    at: usize,
    mine: u64,
    wanted: Rc<Cell<u64>>,
}

impl Work {
    fn slice(mut self) {
        if self.wanted.get() != self.mine {
            return;
        }
        let Some(question) = self.questions.get(self.at).copied() else { return };
        let [left, right] = &self.books;
        let found = compare(left, right, today(), question);
        if !found.is_empty() {
            self.comparison.found.try_update(|all| all.extend(found));
        }
        self.at += 1;
        self.comparison.progress.try_set((self.at, self.questions.len()));
        set_timeout(move || self.slice(), Duration::ZERO);
    }
}

/// The situations that both books can be asked about and answer otherwise. The left book is the open one.
#[component]
pub fn Differences(
    /// The comparison.
    comparison: Comparison,
    /// The open book and the other.
    books: StoredValue<[Rc<Book>; 2], LocalStorage>,
    /// What the two are called.
    names: [&'static str; 2],
) -> impl IntoView {
    let i18n = use_i18n();
    let through = move || {
        let (done, all) = comparison.progress.get();
        done == all
    };
    let list = move || {
        let found = comparison.found.get();
        books.with_value(|books| {
            found.iter().map(|difference| shown(i18n, books, names, difference)).collect_view()
        })
    };
    view! {
        <div class="studio-differences" data-differences=move || comparison.found.with(Vec::len) data-through=move || through().to_string()>
            {move || {
                (!through())
                    .then(|| {
                        let label = t_string!(i18n, studio.checking);
                        view! {
                            <progress class="progress" aria-label=label max=move || comparison.progress.get().1.max(1) value=move || comparison.progress.get().0></progress>
                        }
                    })
            }}
            {move || {
                (through() && comparison.found.with(Vec::is_empty))
                    .then(|| view! { <p class="studio-ok"><Icon line=Line::Check/>{t!(i18n, studio.no_difference)}</p> })
            }}
            {list}
        </div>
    }
}

fn shown(
    i18n: I18n,
    [left, right]: &[Rc<Book>; 2],
    names: [&'static str; 2],
    difference: &Difference,
) -> impl IntoView + use<> {
    let address = use_address();
    let none = || t_string!(i18n, rulebook.none).to_owned();
    let side = |book: &Book, effects: &rulebook::Effects| {
        let told: Vec<String> =
            story::verdict(i18n, book, effects).into_iter().map(|(_, value)| value).collect();
        if told.is_empty() { none() } else { told.join("；") }
    };
    let href = move |id: &rulebook::ArticleId| address.to(Tab::Read, &[("article", &id.0)]);
    let to = address.to(
        Tab::Try,
        &[("question", difference.question.name()), ("facts", &story::line(&difference.witness))],
    );
    view! {
        <article class="studio-difference" data-question=difference.question.name() data-slot=difference.slot.name()>
            <h4>{word(i18n, "question", difference.question.name())} " · " {word(i18n, "slot", difference.slot.name())}</h4>
            <dl>
                <dt>{names[0]}</dt>
                <dd><b>{side(left, &difference.left)}</b> " " {laws(i18n, &href, left, &difference.left_cites)}</dd>
                <dt>{names[1]}</dt>
                <dd>{side(right, &difference.right)} " " {laws(i18n, &href, right, &difference.right_cites)}</dd>
            </dl>
            {tale(i18n, &difference.witness)}
            <a class="btn is-quiet" href=to data-act="try-witness">{t!(i18n, studio.try_this)}</a>
        </article>
    }
}
