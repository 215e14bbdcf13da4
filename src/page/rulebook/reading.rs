//! What is read of a book, and where it stands in the address bar.

use std::rc::Rc;

use counter::book::{ArticleId, Book, Question};
use leptos::prelude::*;

use crate::{
    route::Place,
    text::{I18n, t_string},
};

/// What the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The articles by chapter.
    #[default]
    Articles,
    /// The parameters.
    Parameters,
    /// What the book leaves to the office.
    Silence,
}

impl View {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Articles, Self::Parameters, Self::Silence];

    /// The word in the address bar.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Parameters => "parameters",
            Self::Silence => "silence",
        }
    }

    /// What it is called.
    pub fn name(self, i18n: I18n) -> &'static str {
        match self {
            Self::Articles => t_string!(i18n, rulebook.view_articles),
            Self::Parameters => t_string!(i18n, rulebook.view_parameters),
            Self::Silence => t_string!(i18n, rulebook.view_silence),
        }
    }
}

/// What was chosen in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// An article of the book or of the office defaults.
    Article(ArticleId),
    /// A question on which the book is silent.
    Question(Question),
}

/// What is read, kept in the address bar. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The book.
    pub book: StoredValue<Rc<Book>, LocalStorage>,
    /// What the list shows.
    pub view: Memo<View>,
    /// What was chosen.
    pub chosen: Memo<Option<Chosen>>,
    /// What is searched for.
    pub search: RwSignal<String>,
    /// Whether there is only room for one side.
    pub narrow: RwSignal<bool>,
    /// The key of the book in the address bar.
    pub(super) key: StoredValue<String>,
}

/// What is read on this page.
pub fn use_reading() -> Reading {
    expect_context()
}

impl Reading {
    /// Where this article stands in the address bar.
    pub fn article(self, id: &ArticleId) -> String {
        self.address(View::Articles, Some(&Chosen::Article(id.clone())))
    }

    /// Where this choice stands in the address bar.
    pub fn address(self, view: View, chosen: Option<&Chosen>) -> String {
        let chosen = match chosen {
            Some(Chosen::Article(id)) => format!("&article={id}"),
            Some(Chosen::Question(question)) => format!("&question={}", question.name()),
            None => String::new(),
        };
        let view = if view == View::default() { String::new() } else { format!("&view={}", view.word()) };
        format!("{}?book={}{view}{chosen}", Place::Rulebook.path(), self.key.get_value())
    }
}
