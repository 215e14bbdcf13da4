//! Striking out an entry made by mistake (作废), with the reason.

use super::shape::Act;
use office::{Command, Reason};

/// Which entry, and why.
pub static STRIKE: Act = Act {
    key: "void",
    offered: |at| at.visit().map(|_| ()).ok_or(Reason::NoSuchVisit),
    fill: |form| {
        let story = form.at.books.story(form.at.visit()?).map(|recorded| recorded.entry).collect();
        let target = form.entry("entry", story, false);
        let because = form.reason("because");
        Some(Command::Void { target: target?, because: Some(because?) })
    },
};
