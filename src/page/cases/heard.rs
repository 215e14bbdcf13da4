//! A case as it is looked at: what is supposed of it, and what the book says then.

use crate::act::spelled;
use crate::desk::{Books, use_desk};
use counter::act::Answers;
use counter::book::Facts;
use counter::case::{Heard, Matter};
use counter::row::Id;
use leptos::prelude::*;

/// A case, what is supposed of it, and what comes of that.
#[derive(Clone, Copy)]
pub(super) struct Case {
    /// What it is about; nothing, where there is no such client.
    pub(super) matter: Memo<Option<Matter>>,
    /// What is supposed where nobody knows.
    pub(super) supposed: RwSignal<Facts>,
    /// What the book says.
    pub(super) heard: Memo<Option<Heard>>,
}

impl Case {
    /// The case of a row.
    pub(super) fn of(id: Id) -> Self {
        let desk = use_desk();
        let supposed = RwSignal::new(Facts::new());
        let matter = Memo::new(move |_| {
            let known = |books: &Books| {
                books.matter(id).filter(|matter| books.state.customers.contains_key(&matter.client))
            };
            desk.read(known).flatten()
        });
        let heard = Memo::new(move |_| {
            let (matter, supposed) = (matter.get()?, supposed.get());
            desk.at(matter.subject(), |at| at.books.hear_case(&matter, &supposed, at.decider, at.now))
                .flatten()
        });
        Self { matter, supposed, heard }
    }

    /// What is supposed, as answers to what is asked when it is ruled.
    pub(super) fn given(self) -> Answers {
        let mut answers = Answers::default();
        self.supposed.with_untracked(|supposed| {
            for (fact, value) in supposed.iter() {
                answers.set(&format!("fact {}", fact.name()), spelled(value));
            }
        });
        answers
    }
}
