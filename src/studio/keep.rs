//! An edit goes into the open draft, and the person is told.

use leptos::prelude::*;
use serde_json::Value as Json;

use super::{bench::use_bench, fault, open::use_open};
use crate::{
    text::{t_string, use_i18n},
    widget::use_toasts,
};

/// What puts an edited document in the place of the open draft's. It says so, or why not; whether it went.
pub fn use_keep() -> impl Fn(Json) -> bool + Copy {
    let (open, bench, toasts, i18n) = (use_open(), use_bench(), use_toasts(), use_i18n());
    move |document| {
        let key = open.with_value(|volume| volume.key.clone());
        match bench.edit(&key, document) {
            Ok(()) => {
                toasts.done(t_string!(i18n, studio.saved).to_owned(), false);
                true
            }
            Err(error) => {
                toasts.trouble(fault::said(i18n, &error));
                false
            }
        }
    }
}
