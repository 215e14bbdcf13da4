//! Something is brought forward in a case (撞单): it is raised, a note or a piece of evidence is added, the parties talked.

use super::at::{At, Subject};
use super::form::Form;
use super::shape::Act;
use office::command::Bringing;
use office::event::CaseStep;
use office::{Command, CustomerId, Reason};

/// The client, and the other record that is meant.
pub(super) fn of(at: &At<'_>) -> Option<(CustomerId, Option<CustomerId>)> {
    match at.subject {
        Subject::Pair(one, other) => Some((one, Some(other))),
        Subject::Client(_) | Subject::Visit(_) => at.record().map(|record| (record, None)),
        Subject::Person(_) => None,
    }
}

/// What can be brought forward: a case that is not open can only be raised.
fn steps(form: &Form<'_>, client: CustomerId) -> Vec<CaseStep> {
    let open = form.at.books.state.whole(client).is_some_and(office::ledger::Customer::has_case);
    CaseStep::ALL.into_iter().filter(|step| open != (*step == CaseStep::Raised)).collect()
}

/// What is brought forward.
pub static BRING: Act = Act {
    key: "bring",
    offered: |at| {
        let client =
            of(at).and_then(|(client, _)| at.books.state.whole(client)).ok_or(Reason::NoSuchCustomer)?;
        if client.owners().is_empty() { Err(Reason::NothingChanges) } else { Ok(()) }
    },
    fill: |form| {
        let (customer, with) = of(form.at)?;
        let steps = steps(form, customer);
        let step = match steps[..] {
            [only] => Some(only),
            _ => form.word("step", &steps),
        };
        let raised = step == Some(CaseStep::Raised);
        let claims = form.at.books.matter_of(customer, with).claimant;
        let claimant = if raised { form.person("claimant", form.at.workers(None), claims) } else { None };
        let note = match step {
            Some(CaseStep::Evidence) => form.evidence("note", "file"),
            Some(CaseStep::Noted) => form.reason("note"),
            Some(CaseStep::Raised | CaseStep::Agreed | CaseStep::Apart | CaseStep::Referred) | None => {
                form.may_note("note")
            }
        };
        let wanting = matches!(step, Some(CaseStep::Evidence | CaseStep::Noted)) && note.is_none();
        if wanting || (raised && claimant.is_none()) {
            return None;
        }
        Some(Command::BringCase(Bringing { customer, with, claimant, step: step?, note }))
    },
};
