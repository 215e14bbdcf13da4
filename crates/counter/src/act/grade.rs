//! How likely a client is to buy (客户等级).

use super::at::has_client;
use super::shape::Act;
use office::Command;
use rulebook::word::Grade;

pub(super) static GRADE: Act = Act {
    key: "grade",
    offered: has_client,
    fill: |form| {
        let customer = form.at.record()?;
        let now = form.at.client().map_or(Grade::None, |client| client.grade());
        let grades: Vec<Grade> =
            Grade::ALL.iter().copied().filter(|grade| *grade != Grade::None && *grade != now).collect();
        let grade = form.word("grade", &grades);
        let by = form.person("by", form.at.workers(None), form.at.likely());
        Some(Command::GradeClient { customer, grade: grade?, by: by? })
    },
};
