//! Leaving the company (离职): the book says what becomes of the clients.

use super::at::has_worker;
use super::shape::Act;
use office::Command;
use rulebook::word::Office;

/// Who decides it, and who has the clients for the time being.
pub static DEPART: Act = Act {
    key: "depart",
    offered: has_worker,
    fill: |form| {
        let person = form.at.worker()?;
        let by = form.entitled(Office::Supervisor);
        let to = form.may_name("successor", form.at.workers(Some(person)));
        Some(Command::Depart { person, by: by?, to })
    },
};
