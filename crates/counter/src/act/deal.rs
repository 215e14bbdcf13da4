//! Recording a deal (成交). Where a colleague closes, the book says how it is shared, and asks what it must know.

use super::at::has_client;
use super::shape::Act;
use office::Command;
use office::command::{Agreed, Dealing};
use office::ledger::Visit;
use rulebook::word::DealStage;

/// A step of a deal.
pub static DEAL: Act = Act {
    key: "deal",
    offered: has_client,
    fill: |form| {
        let customer = form.at.record()?;
        let now = form.at.client().map_or(DealStage::None, |client| client.deal());
        // What is given back was had before.
        let next = |stage: &&DealStage| match stage {
            DealStage::None => false,
            DealStage::Returned => now != DealStage::None && now != DealStage::Returned,
            stage => **stage != now,
        };
        let stages: Vec<DealStage> = DealStage::ALL.iter().filter(next).copied().collect();
        let stage = form.word("stage", &stages);
        let closer = form.at.visit().and_then(Visit::receiver).or_else(|| form.at.likely());
        let by = form.person("by", form.at.workers(None), closer);
        let sum = form.may_sum("sum");
        let (owner_reachable, agreed) = (None, Agreed::default());
        Some(Command::Deal(Dealing { customer, by: by?, stage: stage?, owner_reachable, sum, agreed }))
    },
};
