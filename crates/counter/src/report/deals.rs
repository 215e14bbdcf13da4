//! What the steps of a deal add to the figures: each on its day, with whom it was made.
//!
//! A deal is closed when it comes as far as a subscription, whatever it was before, and undone when it goes back below one. The
//! sum last told counts from then on; what is told later puts it right on the day on which it is told.

use super::figures::{Figures, Stages};
use super::parts::Part;
use crate::books::Books;
use office::CustomerId;
use office::ledger::{Customer, Step};
use rulebook::share::Cents;
use rulebook::word::DealStage;

/// How a deal stands after a step.
#[derive(Clone, Copy, Debug, Default)]
struct Stands {
    closed: bool,
    /// The sum last told of this deal.
    told: Option<Cents>,
}

/// Whether this is a deal: not yet with a ticket of intent, and no more once the unit was given back.
const fn closes(stage: DealStage) -> bool {
    match stage {
        DealStage::None | DealStage::Deposit | DealStage::Returned => false,
        DealStage::Subscribed
        | DealStage::Paid
        | DealStage::Contracted
        | DealStage::Mortgaged
        | DealStage::Completed => true,
    }
}

impl Stands {
    /// Takes a step, and gives what it adds.
    fn take(&mut self, step: &Step) -> Figures {
        let (before, told) = (*self, step.sum.or(self.told));
        let closed = closes(step.stage);
        let over = matches!(step.stage, DealStage::None | DealStage::Returned);
        *self = Self { closed, told: told.filter(|_| !over) };
        let stages = Stages::one(step.stage);
        let had = before.told.filter(|_| before.closed);
        if closed {
            let more = told.map_or(0, |sum| sum.0.saturating_sub(had.unwrap_or_default().0));
            let closed = u32::from(!before.closed);
            Figures { stages, closed, sum: Cents(more), ..Figures::default() }
        } else {
            let returned = u32::from(before.closed);
            Figures { stages, returned, returned_sum: had.unwrap_or_default(), ..Figures::default() }
        }
    }
}

/// The steps with which a deal was closed of which no sum was ever told.
fn unpriced<'a>(steps: impl Iterator<Item = &'a Step>) -> Vec<&'a Step> {
    let (mut all, mut stands, mut closing) = (Vec::new(), Stands::default(), None);
    for step in steps {
        let before = stands;
        stands.take(step);
        if before.closed && !stands.closed {
            all.extend(closing.take());
        } else if !before.closed && stands.closed {
            closing = Some(step);
        }
        closing = closing.filter(|_| stands.told.is_none());
    }
    all.extend(closing);
    all
}

impl Books {
    /// The whole person, at the first of his records with which a step was made: where one is joined of several, he deals once.
    fn deals_as(&self, record: &Customer) -> Option<&Customer> {
        let dealt =
            |id: &CustomerId| self.state.customers.get(id).is_some_and(|other| !other.steps.is_empty());
        let first = self.state.records_of(record.id).into_iter().find(dealt);
        self.state.whole(record.id).filter(|_| first == Some(record.id))
    }

    /// What the steps of all deals add.
    pub(super) fn deal_parts(&self, give: &mut dyn FnMut(Part)) {
        let dealt = self.state.customers.values().filter(|record| !record.steps.is_empty());
        for client in dealt.filter_map(|record| self.deals_as(record)) {
            let channel = self.came_by(client.id);
            for step in unpriced(client.made()) {
                let figures = Figures { unpriced: 1, ..Figures::default() };
                give(Part { day: step.at.date(), person: Some(step.by), channel, figures });
            }
            let mut stands = Stands::default();
            for step in client.made() {
                let figures = stands.take(step);
                give(Part { day: step.at.date(), person: Some(step.by), channel, figures });
            }
        }
    }
}
