//! What is still asked of an arrival: it comes from the ruling itself, and from trying the other answer.

use crate::books::Books;
use office::command::Arrival;
use office::decide::Decider;
use office::{Command, CustomerId, Event, Now, PersonId, Reason, Refusal};
use rulebook::word::{Allowed, Office, Receiver};
use rulebook::{Fact, Question, Ruling};

/// A question that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// Whether the owner is reached by telephone.
    Reach,
    /// Whom a manager assigns.
    Assign,
    /// Whether the busy owner receives both.
    Both,
    /// Whom the owner designates.
    Designate,
    /// Who may take a second client, and by whose permission.
    Permit(Office),
}

/// The ruling that lets somebody take a second client, with or without permission.
pub fn second_client(rulings: &[Ruling]) -> Option<&Ruling> {
    rulings.iter().find(|ruling| ruling.question == Question::SecondClient)
}

/// Who would receive.
fn receiver(event: Option<&Event>) -> Option<PersonId> {
    event.and_then(Event::reception).map(|reception| reception.receiver)
}

impl Books {
    /// The questions that stand for an arrival, in order; `foreseen` is what would follow from it as far as it is told.
    pub fn still_asked(
        &self,
        decider: Decider,
        now: Now,
        arrival: Arrival,
        foreseen: Option<&Result<Vec<Event>, Refusal>>,
    ) -> Vec<Ask> {
        let refused = foreseen.and_then(|foreseen| foreseen.as_ref().err()).map(|refusal| &refusal.reason);
        let event = foreseen.and_then(|foreseen| foreseen.as_ref().ok()?.first());
        // One who waits already is refused a seat while nobody is free; what the book would let be done, it says of a
        // visitor who comes now.
        let comes_now = (refused == Some(&Reason::NobodyFree))
            .then(|| self.foresee(decider, now, &Command::Receive(arrival)).ok())
            .flatten();
        let comes = event.or_else(|| comes_now.as_ref()?.first());
        let rulings = comes.map(|event| event.law().rulings(self).into_owned()).unwrap_or_default();
        let reach = arrival.owner_reachable.is_some() || refused == Some(&Reason::Asks(Fact::OwnerReachable));
        let assign = arrival.assigned.is_some() || refused == Some(&Reason::ManagerDecides);
        let both = arrival.takes_both || self.both_matters(decider, now, arrival, event);
        let permit = second_client(&rulings)
            .filter(|ruling| ruling.verdict.allowed == Some(Allowed::WithPermission))
            .map(|ruling| Ask::Permit(ruling.verdict.by.unwrap_or(Office::Supervisor)));
        let plain = [
            (reach, Ask::Reach),
            (assign, Ask::Assign),
            (both, Ask::Both),
            (designates(&rulings), Ask::Designate),
        ];
        plain.into_iter().filter_map(|(stands, ask)| stands.then_some(ask)).chain(permit).collect()
    }

    /// Whether another would receive if the owner took both.
    fn both_matters(&self, decider: Decider, now: Now, arrival: Arrival, event: Option<&Event>) -> bool {
        let Some(one) = event else { return false };
        let both = Command::Receive(Arrival { takes_both: true, ..arrival });
        match self.foresee(decider, now, &both) {
            Ok(then) => receiver(then.first()).is_some_and(|other| Some(other) != receiver(Some(one))),
            // What the book does not let him do is no answer to offer.
            Err(_) => false,
        }
    }

    /// Who is asked by a question: whose client he is, whom he asks for, or whose client brings him.
    pub fn asked_of(&self, arrival: Arrival) -> Option<PersonId> {
        let owner = |id: CustomerId| self.state.whole(id).and_then(|customer| customer.owner());
        owner(arrival.customer).or(arrival.asked).or_else(|| arrival.referrer.and_then(owner))
    }
}

/// Whether the owner may say who receives in his place.
fn designates(rulings: &[Ruling]) -> bool {
    let receiver = rulings.iter().find(|ruling| ruling.question == Question::Receiver);
    receiver.is_some_and(|ruling| {
        matches!(ruling.verdict.receiver, Some(Receiver::DesignatedOrTail | Receiver::DesignatedOrHead))
    })
}
