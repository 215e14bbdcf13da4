//! The figures themselves. Every one of them adds up: those of a week are the sum of its days, those of the office the sum of
//! its people and of what is nobody's.

use rulebook::Turns;
use rulebook::share::Cents;
use rulebook::word::DealStage;
use std::iter::Sum;
use std::ops::AddAssign;

/// Declares the figures, and adds each of them up: none can be forgotten.
macro_rules! figures {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $figure:ident: $of:ty),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name { $($(#[$doc])* pub $figure: $of),+ }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                $(self.$figure.add(other.$figure);)+
            }
        }
    };
}

/// What figures are made of.
trait Adds {
    fn add(&mut self, other: Self);
}

macro_rules! adds {
    ($($number:ty),+) => {$(
        impl Adds for $number {
            fn add(&mut self, other: Self) { *self += other; }
        }
    )+};
}

adds!(u32, u64, Turns);

impl Adds for Cents {
    fn add(&mut self, other: Self) {
        // A step is within the bounds of an entry; a hand-made file may hold many.
        self.0 = self.0.saturating_add(other.0);
    }
}

figures! {
    /// What was done in a period.
    Figures {
        /// Visits of clients: of whoever may buy. With the others they are all that stand in the ledger.
        visits: u32,
        /// Those of them with a new client: who was not here before, whose time had run out, or who gave his unit back.
        new: u32,
        /// Those with a client who was here before.
        returning: u32,
        /// Of the new ones, those whom an old client brought or sent.
        referred: u32,
        /// Of the visits, those who left without having been received.
        left: u32,
        /// Visits of others, who did not come to buy.
        others: u32,
        /// Calls that were answered.
        calls: u32,
        /// Follow-ups with which the client was reached.
        reached: u32,
        /// Follow-ups with which he was not.
        not_reached: u32,
        /// Of both, those that the book counts, and that came in time.
        follow_ups: u32,
        /// Registrations that are complete and came in time.
        complete: u32,
        /// Registrations that are complete and came late.
        late: u32,
        /// Visits of which something is still to be written: nothing was, columns are missing, or it is not valid.
        missing: u32,
        /// How often each stage of a deal was reached.
        stages: Stages,
        /// Deals closed: subscribed or further, where before it was less. A ticket of intent is none yet.
        closed: u32,
        /// Of these, deals of which no sum has been told, to this day.
        unpriced: u32,
        /// What the others come to, in cents. A sum counts from the closing; what is told later counts when it is told, as what
        /// it adds or puts right. What is given back is not taken off.
        sum: Cents,
        /// Deals undone: given back, or taken back below a subscription.
        returned: u32,
        /// What those had come to, in cents: positive.
        returned_sum: Cents,
        /// Minutes of reception, of those that are over. Each of those who received has his own part; who helps does not receive.
        minutes: u64,
        /// Receptions that counted, each once: one person's part in one visit.
        counted: u32,
        /// The turns they used, each with its weight.
        turns: Turns,
        /// Of the receptions that counted, those with which a make-up was used.
        made_up: u32,
        /// Turns lost.
        lost: u32,
        /// Make-ups granted.
        granted: u32,
    }
}

impl Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        let mut sum = Self::default();
        all.for_each(|figures| sum += figures);
        sum
    }
}

impl Rate {
    /// The same in whole percent, halves upwards; nothing of nothing is none.
    pub fn in_percent(self) -> u64 {
        let (of, all) = (u64::from(self.of), u64::from(self.all));
        if all == 0 { 0 } else { (of * 200 + all) / (all * 2) }
    }
}

impl Figures {
    /// How many of the visits of clients became a deal.
    pub const fn closing(&self) -> Rate {
        Rate { of: self.closed, all: self.visits }
    }

    /// What deals come to, less what was given back: negative, where more was given back than sold.
    pub const fn net(&self) -> Cents {
        Cents(self.sum.0.saturating_sub(self.returned_sum.0))
    }

    /// Whether there is nothing.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// So many of all: an exact fraction, not reduced. It may be more than all, and there may be none of which it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// So many.
    pub of: u32,
    /// Of all.
    pub all: u32,
}

/// How many stages there are.
const STAGES: usize = DealStage::ALL.len();

/// How often each stage of a deal was reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stages([u32; STAGES]);

impl Stages {
    /// One stage, once.
    pub(super) fn one(stage: DealStage) -> Self {
        let mut all = Self::default();
        let each = DealStage::ALL.iter().zip(&mut all.0);
        each.filter(|(of, _)| **of == stage).for_each(|(_, count)| *count = 1);
        all
    }

    /// How often a stage was reached.
    pub fn reached(self, stage: DealStage) -> u32 {
        self.all().find(|(of, _)| *of == stage).map_or(0, |(_, count)| count)
    }

    /// Every stage, and how often it was reached.
    pub fn all(self) -> impl Iterator<Item = (DealStage, u32)> {
        DealStage::ALL.iter().copied().zip(self.0)
    }
}

impl Adds for Stages {
    fn add(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(count, more)| *count += more);
    }
}
