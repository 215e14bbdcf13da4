//! Following a client up (跟进).

use super::at::has_client;
use super::shape::Act;
use office::Command;
use rulebook::word::ContactKind;

/// A follow-up, or an attempt at one.
pub static FOLLOW: Act = Act {
    key: "follow",
    offered: has_client,
    fill: |form| {
        let customer = form.at.record()?;
        let reached = form.flag("reached");
        // A visit to the office is received, not followed up.
        let mut kinds: Vec<ContactKind> = form.at.words();
        kinds.retain(|kind| *kind != ContactKind::Visit);
        let kind = form.word("kind", &kinds);
        let by = form.person("by", form.at.workers(None), form.at.likely());
        let note = form.may_note_with_day("note", "next");
        Some(Command::FollowUp { customer, by: by?, kind: kind?, reached: reached?, note })
    },
};
