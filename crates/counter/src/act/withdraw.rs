//! Taking an entry in the register back (撤回登记), by who made it or by a supervisor.

use super::at::At;
use super::shape::Act;
use journal::EntryId;
use office::ledger::Registration;
use office::{Command, Reason};
use rulebook::word::Office;

/// The entries of the visit that stand.
fn standing<'a>(at: &At<'a>) -> Vec<&'a Registration> {
    let Some(visit) = at.visit() else { return Vec::new() };
    let client = at.books.state.customers.get(&visit.visitor.customer);
    let entries = client.into_iter().flat_map(|client| &client.registrations);
    entries.filter(|entry| entry.visit == visit.id && entry.withdrawn.is_none()).collect()
}

pub(super) static WITHDRAW: Act = Act {
    key: "withdraw",
    offered: |at| if standing(at).is_empty() { Err(Reason::NothingChanges) } else { Ok(()) },
    fill: |form| {
        let (at, entries) = (form.at, standing(form.at));
        let which: Vec<EntryId> = entries.iter().map(|entry| entry.written.entry).collect();
        let registration = form.entry("entry", which, true);
        let made =
            entries.iter().find(|entry| Some(entry.written.entry) == registration).map(|entry| entry.by);
        let mut may = at.books.holders(at.now, Office::Supervisor);
        let his = made.filter(|made| at.books.works_here(*made) && !may.contains(made));
        may.extend(his);
        let operator = at.operator.filter(|operator| may.contains(operator));
        let by = form.person("by", may, operator);
        let visit = at.visit()?.id;
        Some(Command::Withdraw { visit, registration: registration?, by: by? })
    },
};
