//! How far a book is covered, in words: which articles are executable, which ask for a record, which are built in,
//! which are conduct only, and which nothing stands for yet.

use rulebook::coverage::Class;

use crate::text::{I18n, t_string};

/// The chip of a class: its CSS class, its word, and the word in data attributes.
pub fn chip(i18n: I18n, class: Class) -> (&'static str, &'static str, &'static str) {
    match class {
        Class::Executable => ("chip is-jade", t_string!(i18n, rulebook.kind_rule), "rules"),
        Class::Record => ("chip is-line", t_string!(i18n, rulebook.kind_record), "record"),
        Class::Frame => ("chip is-line", t_string!(i18n, rulebook.kind_frame), "frame"),
        Class::Conduct => ("chip", t_string!(i18n, rulebook.kind_conduct), "conduct"),
        Class::Nothing => ("chip is-amber", t_string!(i18n, studio.bare), "bare"),
    }
}
