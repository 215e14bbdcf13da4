//! The kinds of things a book declares.

use leptos::prelude::*;
use serde_json::Value as Json;

use crate::{
    studio::{
        draft::{fresh_name, with_declared},
        form::said::Said,
        ground::Ground,
    },
    text::{I18n, t_string},
};

/// A kind of thing that a book declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Something to be asked or counted.
    Fact,
    /// A word under a word of the vocabulary.
    Word,
    /// A column of a registration.
    Column,
    /// Something that must be done.
    Duty,
    /// Something that must not be done.
    Breach,
    /// A named order of people.
    Order,
}

impl Part {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Fact, Self::Word, Self::Column, Self::Duty, Self::Breach, Self::Order];

    /// Where it stands in the document, under `declares`.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Fact => "facts",
            Self::Word => "words",
            Self::Column => "columns",
            Self::Duty => "duties",
            Self::Breach => "breaches",
            Self::Order => "orders",
        }
    }

    /// What a name is made of that nothing else can be made of.
    pub const fn stem(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Word => "word",
            Self::Column => "column",
            Self::Duty => "duty",
            Self::Breach => "breach",
            Self::Order => "order",
        }
    }

    /// What such things are called.
    pub fn name(self, i18n: I18n) -> &'static str {
        match self {
            Self::Fact => t_string!(i18n, studio.own_facts),
            Self::Word => t_string!(i18n, studio.own_words),
            Self::Column => t_string!(i18n, studio.own_columns),
            Self::Duty => t_string!(i18n, studio.own_duties),
            Self::Breach => t_string!(i18n, studio.own_breaches),
            Self::Order => t_string!(i18n, studio.own_orders),
        }
    }

    /// What they are for, in a line.
    pub fn hint(self, i18n: I18n) -> &'static str {
        match self {
            Self::Fact => t_string!(i18n, studio.own_facts_hint),
            Self::Word => t_string!(i18n, studio.own_words_hint),
            Self::Column => t_string!(i18n, studio.own_columns_hint),
            Self::Duty => t_string!(i18n, studio.own_duties_hint),
            Self::Breach => t_string!(i18n, studio.own_breaches_hint),
            Self::Order => t_string!(i18n, studio.own_orders_hint),
        }
    }

    /// What the book declares under a name; nothing where it has none yet.
    pub fn known(self, ground: Ground, name: Option<&str>) -> Json {
        let known = |name: &str| untrack(|| ground.document())["declares"][self.list()][name].clone();
        name.map_or(Json::Null, known)
    }

    /// Its name, a fresh one after what it says if it has none yet, and the document that declares it.
    pub fn declared(
        self,
        ground: Ground,
        name: Option<String>,
        says: RwSignal<Said>,
        declared: &Json,
    ) -> (String, Json) {
        let document = ground.document();
        let fresh = || says.with(|says| fresh_name(&document, &says.en, self.stem()));
        let name = name.unwrap_or_else(fresh);
        let document = with_declared(&document, self.list(), &name, declared);
        (name, document)
    }

    /// What adding one is called.
    pub fn invite(self, i18n: I18n) -> &'static str {
        match self {
            Self::Fact => t_string!(i18n, studio.add_fact),
            Self::Word => t_string!(i18n, studio.add_word),
            Self::Column => t_string!(i18n, studio.add_column),
            Self::Duty => t_string!(i18n, studio.add_duty),
            Self::Breach => t_string!(i18n, studio.add_breach),
            Self::Order => t_string!(i18n, studio.add_order),
        }
    }
}
