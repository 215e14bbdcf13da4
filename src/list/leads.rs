//! What is done with a row, and with what stands in it.

use counter::row::{Id, Table};
use counter::{EntryId, VisitId};
use leptos::prelude::*;

/// Where rows lead.
#[derive(Clone, Copy)]
pub(super) struct Leads {
    /// What the rows have in common.
    pub(super) table: &'static Table,
    /// The row that is open.
    pub(super) opened: Option<Signal<Option<Id>>>,
    /// Called with the row that is pressed.
    pub(super) on_open: Option<Callback<Id>>,
    /// Called with the entry whose reasons are wanted.
    pub(super) on_why: Option<Callback<EntryId>>,
    /// Called with the same of the articles of a whole row, where that is something else.
    pub(super) on_law: Option<Callback<EntryId>>,
    /// Called with what is to be done, and with which row.
    pub(super) on_act: Option<Callback<(&'static str, Id)>>,
    /// Called with a visit that is to be opened here.
    pub(super) on_visit: Option<Callback<VisitId>>,
}
