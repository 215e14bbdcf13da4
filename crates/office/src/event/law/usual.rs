//! What a fact usually is. A law of version 2 leaves such facts out; they are seen where the book mentions them.
//!
//! This list belongs to version 2 and is frozen with it: a fact left out yesterday is read tomorrow.

use rulebook::{Fact, Value};
use serde_json::{Value as Json, json};

/// The value a fact of this name usually has.
fn value(name: &str) -> Option<Json> {
    Some(match name {
        "contact.reached" | "contact.recorded" | "registration.complete" | "tail.free" | "visit.verified" => {
            json!(true)
        }
        "duty_shift" | "event" | "owner.takes_both" | "registration.rival" | "same.name" | "same.phone"
        | "visit.brings_new" | "visit.invited" | "visit.named" | "visit.recognised"
        | "visit.repeat_today" | "proxy.arranged" => json!(false),
        "visit.parties" | "visit.people" => json!(1),
        "hours" | "receiver.roster" => json!("in"),
        "help.cause" | "visit.referral" | "client.grade" => json!("none"),
        "receiver.role" => json!("on_turn"),
        "visit.channel" => json!("walk_in"),
        "visit.declared" => json!("never"),
        "visit.kind" => json!("new"),
        "visit.purpose" => json!("buy"),
        "visit.brought_by" => json!("nobody"),
        _ => return None,
    })
}

/// What a fact usually is, where it usually is something.
pub(super) fn usual(fact: Fact) -> Option<Value> {
    value(fact.name()).and_then(|json| fact.read(&json).ok())
}
