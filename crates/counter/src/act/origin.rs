//! Clients who had been here before and could not say with whom: somebody proves that it was he, or nobody is found.

use super::at::At;
use super::shape::Act;
use office::{Command, Reason};

fn pending(at: &At<'_>) -> Result<(), Reason> {
    at.client().and_then(|client| client.pending()).map(|_| ()).ok_or(Reason::NotPending)
}

/// Somebody proves it.
pub(super) static PROVE: Act = Act {
    key: "prove",
    offered: pending,
    fill: |form| {
        let customer = form.at.record()?;
        let by = form.person("by", form.at.workers(None), None);
        Some(Command::Prove { customer, by: by? })
    },
};

/// The time in which he could be found is over.
pub(super) static UNFOUND: Act = Act {
    key: "unfound",
    offered: pending,
    fill: |form| Some(Command::Unfound { customer: form.at.record()? }),
};
