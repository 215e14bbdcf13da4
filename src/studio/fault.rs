//! Why a book does not read, in the language of the screen.

use rulebook::{BookError, fault::What};

use crate::text::{I18n, message, t_string};

/// What is wrong.
pub fn what(i18n: I18n, what: &What) -> String {
    message(i18n, &format!("fault.{}", what.key()), &what.args())
}

/// What is wrong, and where.
pub fn said(i18n: I18n, error: &BookError) -> String {
    let what = what(i18n, &error.what);
    match error.path.as_str() {
        "" => what,
        path => format!("{what} ({} {path})", t_string!(i18n, studio.place)),
    }
}

/// What a refusal means for somebody who fills in a form.
pub fn hint(i18n: I18n, error: &BookError) -> &'static str {
    match error.what {
        What::Uncited => t_string!(i18n, studio.needs_cite),
        What::Circle => t_string!(i18n, studio.circle),
        _ => t_string!(i18n, studio.does_not_read),
    }
}
