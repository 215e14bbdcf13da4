//! Filing a client before he comes again, or writing down that he was filed before he came (报备).

use super::at::has_client;
use super::shape::Act;
use office::Command;

pub(super) static FILE: Act = Act {
    key: "file",
    offered: has_client,
    fill: |form| {
        let customer = form.at.record()?;
        // Whose the client becomes may hang on it: nobody is most likely.
        let by = form.person("by", form.at.workers(None), None);
        let minutes = form.may_count("minutes");
        Some(Command::FileClient { customer, by: by?, minutes })
    },
};
