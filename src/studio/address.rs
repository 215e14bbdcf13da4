//! Where one stands in the studio, kept in the address bar.

use leptos::prelude::*;

use crate::{
    route::{Place, use_way},
    text::{I18n, t_string},
};

/// Where the studio stands.
pub const PAGE: &str = Place::Studio.path();

/// What is done with the open book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Its articles, each beside its rules, and what it leaves open.
    #[default]
    Read,
    /// Its rules, question by question.
    Rules,
    /// Its values.
    Values,
    /// What it declares of its own.
    Own,
    /// Its cases, and where the regulation contradicts itself.
    Cases,
    /// What is wrong with it.
    Check,
    /// A situation tried by hand.
    Try,
    /// Beside another book.
    Compare,
}

impl Tab {
    /// Every one, in order.
    pub const ALL: [Self; 8] = [
        Self::Read,
        Self::Rules,
        Self::Values,
        Self::Own,
        Self::Cases,
        Self::Check,
        Self::Try,
        Self::Compare,
    ];

    /// The word in the address bar.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Rules => "rules",
            Self::Values => "values",
            Self::Own => "own",
            Self::Cases => "cases",
            Self::Check => "check",
            Self::Try => "try",
            Self::Compare => "compare",
        }
    }

    /// What it is called.
    pub fn name(self, i18n: I18n) -> &'static str {
        match self {
            Self::Read => t_string!(i18n, studio.tab_read),
            Self::Rules => t_string!(i18n, studio.tab_rules),
            Self::Values => t_string!(i18n, studio.tab_values),
            Self::Own => t_string!(i18n, studio.tab_own),
            Self::Cases => t_string!(i18n, studio.tab_cases),
            Self::Check => t_string!(i18n, studio.tab_check),
            Self::Try => t_string!(i18n, studio.tab_try),
            Self::Compare => t_string!(i18n, studio.tab_compare),
        }
    }
}

/// The address bar, read. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Address {
    /// The key of the open book.
    pub book: Memo<Option<String>>,
    /// What is done with it.
    pub tab: Memo<Tab>,
}

/// The address bar.
pub fn use_address() -> Address {
    expect_context()
}

impl Address {
    /// Reads the address bar from here on; stands below [`crate::route::Way`].
    pub fn provide() -> Self {
        let query = use_way().query;
        let tab = Memo::new(move |_| {
            let word = query.read().get("tab").unwrap_or_default();
            Tab::ALL.into_iter().find(|tab| tab.word() == word).unwrap_or_default()
        });
        let address = Self { book: Memo::new(move |_| query.read().get("book")), tab };
        provide_context(address);
        address
    }

    /// A further word of the address, such as `rule`; follows it.
    pub fn word(self, name: &'static str) -> Memo<Option<String>> {
        let query = use_way().query;
        Memo::new(move |_| query.read().get(name))
    }

    /// The address of a tab of the open book; the book is not followed.
    pub fn to(self, tab: Tab, more: &[(&str, &str)]) -> String {
        to(&self.book.get_untracked().unwrap_or_default(), tab, more)
    }
}

/// The address of a tab of a book.
pub fn to(book: &str, tab: Tab, more: &[(&str, &str)]) -> String {
    let mut address = format!("{PAGE}?book={book}&tab={}", tab.word());
    for (name, value) in more {
        address.push_str(&format!("&{name}={value}"));
    }
    address
}
