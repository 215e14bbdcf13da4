//! Two agents have one client (撞单): whose is he? The plain act: somebody objects, and the book answers.

use super::bring::of;
use super::form::Form;
use super::shape::Act;
use office::command::Objection;
use office::{Command, CustomerId, PersonId, Reason};
use rulebook::word::Office;

/// Whose the client is.
pub static CASE: Act = Act {
    key: "case",
    offered: |at| {
        let client =
            of(at).and_then(|(client, _)| at.books.state.whole(client)).ok_or(Reason::NoSuchCustomer)?;
        if client.owners().is_empty() { Err(Reason::NothingChanges) } else { Ok(()) }
    },
    fill: |form| {
        let (customer, beside) = of(form.at)?;
        // The answer does not hang on who of the two objects.
        let claims = form.at.books.matter_of(customer, beside).claimant;
        let claimant = form.person("claimant", form.at.workers(None), claims)?;
        let with = match beside.is_none() && form.refused(|reason| matches!(reason, Reason::WhichRecord(_))) {
            true => Some(form.client("with", his(form, customer, claimant))?),
            false => beside,
        };
        // The book leaves it to somebody, or somebody decides otherwise and says why.
        let left = form.refused(|reason| *reason == Reason::ManagerDecides);
        let to = match left {
            true => form.person("to", form.at.workers(None), None),
            false => form.may_name("otherwise", form.at.workers(None)),
        };
        let same = with.and_then(|with| form.at.books.same(customer, with));
        let objection = Objection { customer, claimant, with, same, to, by: None, because: None };
        if !left && to.is_none() {
            return Some(Command::RuleCase(objection));
        }
        let by = form.entitled(Office::Supervisor);
        let because = if left { None } else { Some(form.reason("because")?) };
        Some(Command::RuleCase(Objection { to: Some(to?), by: Some(by?), because, ..objection }))
    },
};

/// Other clients this person ever had.
fn his(form: &Form<'_>, but: CustomerId, person: PersonId) -> Vec<CustomerId> {
    let state = &form.at.books.state;
    let own = state.records_of(but);
    let clients = state.customers.values().filter(|client| client.owners().contains(&person));
    clients.map(|client| client.id).filter(|id| !own.contains(id)).collect()
}
