//! What the figures are added up from: one part for each thing that was done, with its day, who did it, and how the client came.

use super::figures::Figures;
use super::period::Period;
use crate::books::Books;
use crate::register::Registered;
use chrono::NaiveDate;
use office::ledger::{Stint, Visit, VisitState};
use office::{CustomerId, Event, PersonId, Recorded};
use rulebook::Fact;
use rulebook::word::{Channel, VisitKind};

/// What one thing adds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The day it is of.
    pub(super) day: NaiveDate,
    /// Whose it is; nobody's, of who left unreceived.
    pub(super) person: Option<PersonId>,
    /// How the client came; nothing, where there is none, or he never came.
    pub(super) channel: Option<Channel>,
    /// What it adds.
    pub(super) figures: Figures,
}

/// How long somebody received, in whole minutes, as it is over. A reception that was decided to have been another's, for the time
/// it took, is his and not also that of the one before.
pub(super) fn minutes(visit: &Visit, nth: usize) -> u64 {
    let Some(stint) = visit.stints.get(nth) else { return 0 };
    let anothers =
        visit.stints.get(nth + 1).is_some_and(|next| (next.from, next.to) == (stint.from, stint.to));
    let Some(to) = stint.to.filter(|_| !anothers) else { return 0 };
    u64::try_from((to - stint.from).num_minutes()).unwrap_or(0)
}

/// Whether a client of this kind was here before.
pub(super) const fn returns(kind: VisitKind) -> bool {
    matches!(kind, VisitKind::ReturnOpen | VisitKind::ReturnClosed)
}

fn of_stint(stint: &Stint, minutes: u64) -> Figures {
    let minutes = Figures { minutes, ..Figures::default() };
    if !stint.counts() {
        return minutes;
    }
    Figures { counted: 1, turns: stint.weight, made_up: u32::from(stint.credit.is_some()), ..minutes }
}

impl Books {
    /// How a client came the first time.
    pub(super) fn came_by(&self, client: CustomerId) -> Option<Channel> {
        let visits = self.state.whole(client)?.visits.iter().filter_map(|visit| self.state.visits.get(visit));
        visits.min_by_key(|visit| visit.stamp).map(|visit| visit.visitor.channel)
    }

    /// Everything that adds to the figures of a period.
    pub(super) fn parts(&self, period: Period, give: &mut dyn FnMut(Part)) {
        self.visits_in(period).for_each(|visit| self.visit_parts(visit, give));
        self.turn_parts(period, give);
        let of_period = self.recorded.iter().filter(|recorded| period.has(recorded.at.date()));
        of_period.filter_map(|recorded| self.spoken(recorded)).for_each(&mut *give);
        self.deal_parts(&mut |part| {
            if period.has(part.day) {
                give(part);
            }
        });
    }

    /// A visit: who came and how it is registered is with who received last; to each of those who received, what he did.
    fn visit_parts(&self, visit: &Visit, give: &mut dyn FnMut(Part)) {
        let part = |person, figures| Part {
            day: visit.at.date(),
            person,
            channel: Some(visit.visitor.channel),
            figures,
        };
        give(part(visit.receiver(), self.came(visit)));
        for (nth, stint) in visit.stints.iter().enumerate() {
            give(part(Some(stint.person), of_stint(stint, minutes(visit, nth))));
        }
    }

    /// Who came, and how it is registered.
    fn came(&self, visit: &Visit) -> Figures {
        let registered = self.registered(visit);
        let is = |state| u32::from(registered == state);
        let written = Figures {
            complete: is(Registered::Complete),
            late: is(Registered::Late),
            missing: u32::from(registered.wanting()),
            ..Figures::default()
        };
        if !self.may_buy(visit) {
            return Figures { others: 1, ..written };
        }
        let visitor = &visit.visitor;
        let returning = returns(self.kind_found(visit));
        let sent = visitor.referrer.is_some() || visitor.channel == Channel::Referred;
        Figures {
            visits: 1,
            new: u32::from(!returning),
            returning: u32::from(returning),
            referred: u32::from(!returning && sent),
            left: u32::from(visit.state == VisitState::Left),
            ..written
        }
    }

    /// Turns lost and make-ups granted, by the accounts of the days.
    fn turn_parts(&self, period: Period, give: &mut dyn FnMut(Part)) {
        for day in self.days_in(period) {
            for (person, account) in &day.accounts {
                let figures = Figures { lost: account.lost, granted: account.granted, ..Figures::default() };
                give(Part { day: day.date, person: Some(*person), channel: None, figures });
            }
        }
    }

    /// A call, or a follow-up.
    fn spoken(&self, recorded: &Recorded) -> Option<Part> {
        let one = Figures::default();
        let (by, client, figures) = match &recorded.event {
            Event::CallAnswered { by, caller, .. } => (*by, *caller, Figures { calls: 1, ..one }),
            Event::FollowedUp { customer, by, effective, too_late, told, .. } => {
                let told = told.facts.get(Fact::ContactReached);
                let reached = told.map_or(*effective, |told| told == true.into());
                let follow_ups = u32::from(*effective && !too_late);
                let (reached, not_reached) = (u32::from(reached), u32::from(!reached));
                (*by, Some(*customer), Figures { reached, not_reached, follow_ups, ..one })
            }
            _ => return None,
        };
        if self.is_struck(recorded.entry) {
            return None;
        }
        let channel = client.and_then(|client| self.came_by(client));
        Some(Part { day: recorded.at.date(), person: Some(by), channel, figures })
    }
}
