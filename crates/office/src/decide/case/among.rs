//! A client to whom more than two have a claim: one answer, whoever of them objects.

use super::known::{Parties, claim_facts, first_registered};
use crate::asking::Asking;
use crate::history::Subject;
use crate::id::PersonId;
use crate::ledger::Customer;
use crate::told::keep;
use rulebook::word::{OwnerTo, Side};
use rulebook::{Fact, Facts, Question, Value};

/// Between whom the case is, where more than two have a claim: each is heard against who closed or has him, the earliest claim
/// first. It is the first to whom the book gives the client, or of whom it asks something; if it gives him to none of them, the
/// earliest. What is told answers the first that is asked. Nothing, where there are only two.
///
/// With the two is given what is known of them.
pub(super) fn heard(
    asking: &Asking<'_>,
    customer: &Customer,
    objector: PersonId,
    known: &impl Fn(Parties) -> Facts,
) -> Option<(Parties, Facts)> {
    let all = Parties::all(asking.state, customer, objector);
    let mut told = Some(asking.facts_told()).filter(|told| !told.is_empty());
    for parties in &all {
        let facts = known(*parties);
        let untold = gives(asking, customer, *parties, &facts, None);
        let gives = match untold {
            None => told.take().and_then(|told| gives(asking, customer, *parties, &facts, Some(told))),
            settled => settled,
        };
        if gives != Some(false) {
            return Some((*parties, facts));
        }
    }
    all.first().map(|parties| (*parties, known(*parties)))
}

/// Whether the book gives the client to who claims him; nothing, if it asks.
fn gives(
    asking: &Asking<'_>,
    customer: &Customer,
    parties: Parties,
    facts: &Facts,
    told: Option<&Facts>,
) -> Option<bool> {
    let mut kept = customer.told.clone();
    told.into_iter().for_each(|told| keep(&mut kept, told, |_| true));
    let asking = asking.of(Subject::of(customer, Some(parties.claimant)));
    if let Some(day) = customer.deal_day().filter(|_| !asking.book.rules(Question::Claim).is_empty()) {
        let claim = claim_facts(asking.state, customer, facts, day);
        let claim = asking.look(Question::Claim, claim, &kept);
        match (claim.settled(), claim.verdict.valid) {
            (false, _) => return None,
            (true, Some(false)) => return Some(false),
            (true, Some(true) | None) => {}
        }
    }
    let first = facts.get(Fact::FirstRegistered).unwrap_or_else(|| first_registered(customer, parties));
    let ruling = asking.look(Question::Collision, facts.clone(), &kept);
    if !ruling.settled() {
        return None;
    }
    match ruling.verdict.owner {
        Some(OwnerTo::Claimant) => Some(true),
        Some(OwnerTo::First) if first == Value::NotKnown => None,
        Some(OwnerTo::First) => Some(first == Side::Claimant.into()),
        _ => Some(false),
    }
}
