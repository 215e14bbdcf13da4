//! What came of a call: a visit, or nothing yet.

use crate::books::Books;
use chrono::{Duration, NaiveDateTime};
use office::event::Recorded;
use office::ledger::{Customer, Visit};
use office::{CustomerId, Event, Now, PersonId};
use rulebook::Fact;
use rulebook::word::{CallThen, DealStage, Purpose};

/// For so many days a call that came to nothing is one to be rung back.
pub const RING_BACK_DAYS: i64 = 30;

/// Why somebody is to be rung back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RingBack {
    /// He asked for somebody who was not there, and left word.
    Message,
    /// He was spoken with; since then nobody saw or reached him, and he did not ring again.
    NoResult,
}

/// A call that was answered and is not struck out.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    pub(super) recorded: &'a Recorded,
    /// Who answered.
    pub(super) by: PersonId,
    /// Who was asked for.
    pub(super) called: Option<PersonId>,
    /// Who rang, if his name was taken.
    pub(super) caller: Option<CustomerId>,
    /// What was done.
    pub(super) then: CallThen,
}

impl<'a> Call<'a> {
    /// The call that was recorded, if it was one.
    pub(super) fn of(recorded: &'a Recorded) -> Option<Self> {
        let Event::CallAnswered { by, called, caller, then, .. } = &recorded.event else { return None };
        Some(Self { recorded, by: *by, called: *called, caller: *caller, then: *then })
    }

    /// When it was.
    pub(super) fn at(&self) -> NaiveDateTime {
        self.recorded.at
    }

    /// Who is to ring back: who was asked for, else who answered.
    pub(super) fn rings(&self) -> PersonId {
        self.called.filter(|_| self.then == CallThen::TakeMessage).unwrap_or(self.by)
    }
}

/// Whether anybody saw or reached him since, or he rang again.
fn heard_since(client: &Customer, at: NaiveDateTime) -> bool {
    let reached = client.contacts.iter().any(|contact| contact.reached && contact.at >= at);
    reached || client.met.iter().any(|met| met.at >= at) || client.calls.iter().any(|call| call.at > at)
}

impl Books {
    /// The first visit of who rang after he rang, and whether that is only said by his number: it is that of a client with whom
    /// nobody has joined him yet.
    pub(super) fn came_after(&self, call: &Call<'_>) -> Option<(&Visit, bool)> {
        let caller = call.caller?;
        let own = self.came_first_after(caller, call.at()).map(|visit| (visit, false));
        own.or_else(|| {
            let others = self.by_index(|index, _| index.of_one_number(caller));
            let came = others.into_iter().filter_map(|other| self.came_first_after(other, call.at()));
            came.min_by_key(|visit| visit.at).map(|visit| (visit, true))
        })
    }

    /// The first visit of a client after a moment.
    fn came_first_after(&self, client: CustomerId, at: NaiveDateTime) -> Option<&Visit> {
        let visits = self.state.whole(client)?.visits.iter().filter_map(|id| self.state.visits.get(id));
        visits.filter(|visit| visit.at >= at).min_by_key(|visit| visit.at)
    }

    /// Why who rang is to be rung back, if he is: somebody is known and has not been heard of since. Who came by another record
    /// with the same number was heard of.
    pub(super) fn ring_back(&self, call: &Call<'_>, now: Now) -> Option<RingBack> {
        let client = self.state.whole(call.caller?)?;
        let long_ago = now.0 - call.at() > Duration::days(RING_BACK_DAYS);
        if long_ago || client.deal() != DealStage::None || heard_since(client, call.at()) {
            return None;
        }
        let why = match call.then {
            CallThen::TakeMessage => RingBack::Message,
            CallThen::Serve if self.may_want_to_buy(call) => RingBack::NoResult,
            CallThen::Serve | CallThen::HandOver => return None,
        };
        self.came_after(call).is_none().then_some(why)
    }

    /// Whether it may have been about buying: a book that looked at what it was about was not told otherwise.
    fn may_want_to_buy(&self, call: &Call<'_>) -> bool {
        let rulings = call.recorded.event.law().rulings(self);
        let buys = Purpose::Buy.into();
        rulings.iter().filter_map(|ruling| ruling.facts.get(Fact::Purpose)).all(|purpose| purpose == buys)
    }
}
