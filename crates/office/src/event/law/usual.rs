//! What a fact usually is. A law of version 2 leaves such facts out; they are seen where the book mentions them.
//!
//! This list belongs to version 2 and is frozen with it: a fact left out yesterday is read tomorrow.

use rulebook::{Fact, Question, Value};

/// What a fact usually is where this is asked; nothing, if it usually is not known or may be anything.
pub(super) fn usual(question: Question, fact: Fact) -> Option<Value> {
    Some(match fact.name() {
        // Nobody is registered yet when it is asked whether his turn counts.
        "registration.complete" if question == Question::Turn => return None,
        "contact.reached" | "contact.recorded" | "registration.complete" | "tail.free" | "visit.verified" => {
            Value::Flag(true)
        }
        "duty_shift" | "event" | "owner.takes_both" | "proxy.arranged" | "registration.rival"
        | "same.masked" | "same.name" | "same.phone" | "visit.brings_new" | "visit.invited"
        | "visit.named" | "visit.recognised" | "visit.repeat_today" => Value::Flag(false),
        "visit.parties" | "visit.people" => Value::Count(1),
        "client.grade" | "help.cause" | "named.is" | "visit.referral" => Value::Word("none"),
        "hours" | "receiver.roster" => Value::Word("in"),
        "receiver.role" => Value::Word("on_turn"),
        "visit.brought_by" => Value::Word("nobody"),
        "visit.channel" => Value::Word("walk_in"),
        "visit.declared" => Value::Word("never"),
        "visit.kind" => Value::Word("new"),
        "visit.purpose" => Value::Word("buy"),
        "visit.recall" => Value::Word("claims_new"),
        "walked_to.presence" => Value::Word("off"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::usual;
    use rulebook::{Fact, Question};

    #[test]
    fn what_is_usual_may_be() {
        let usually = Fact::ALL.iter().filter_map(|fact| Some((*fact, usual(Question::Receiver, *fact)?)));
        let read = |(fact, value): (Fact, _)| {
            let json = serde_json::to_value(value).unwrap();
            assert_eq!(fact.read(&json).ok(), Some(value), "{}", fact.name());
        };
        assert_eq!(usually.map(read).count(), 34);
    }
}
