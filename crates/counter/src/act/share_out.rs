//! The clients of somebody who left are given to others (重新分配), each to one.

use super::at::At;
use super::shape::Act;
use office::{Command, CustomerId, PersonId, Reason};
use rulebook::word::Office;

/// The plan: to whom each goes. Who is left out stays where he is.
pub static SHARE_OUT: Act = Act {
    key: "share_out",
    offered: |at| {
        let (from, clients) = left(at).ok_or(Reason::NothingChanges)?;
        if clients.is_empty() { Err(Reason::NothingChanges) } else { still_his(at, from, &clients) }
    },
    fill: |form| {
        let (from, clients) = left(form.at)?;
        let by = form.entitled(Office::Supervisor);
        let mut plan = Vec::new();
        for client in clients {
            let now = form.at.books.state.whole(client).and_then(|client| client.owner());
            if let Some(to) = form.goes_to(client, form.at.workers(now)) {
                plan.push((client, to));
            }
        }
        (!plan.is_empty()).then_some(Command::ShareOut { from, plan, by: by? })
    },
};

/// Who left, and the clients he left.
fn left(at: &At<'_>) -> Option<(PersonId, Vec<CustomerId>)> {
    let (from, person) = at.person()?;
    (!person.active).then(|| (from, at.left_behind(from)))
}

/// Whether the book does not make them everybody's.
fn still_his(at: &At<'_>, from: PersonId, clients: &[CustomerId]) -> Result<(), Reason> {
    let by = at.books.holders(at.now, Office::SalesManager).first().copied();
    let to = at.workers(None).first().copied();
    let (Some(by), Some(to), Some(first)) = (by, to, clients.first()) else { return Ok(()) };
    let trial = Command::ShareOut { from, plan: vec![(*first, to)], by };
    match at.foresee(&trial, &office::Told::nothing()) {
        Err(refusal) if refusal.reason == Reason::EverybodysByTheBook => Err(refusal.reason),
        Ok(_) | Err(_) => Ok(()),
    }
}
