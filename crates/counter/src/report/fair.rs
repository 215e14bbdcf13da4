//! The fairness account of a period: what everybody had of the turns, beside what would be his share by the time he was there.

use super::losses::Loss;
use super::parts::returns;
use super::period::Period;
use super::presence::{Presence, Present};
use super::shares::{Milli, band, divide};
use crate::books::Books;
use office::PersonId;
use office::day::Day;
use office::ledger::Stint;
use paper::{Arrange, OrderedMap};
use rulebook::word::{Engaged, Missed};
use rulebook::{ArticleId, BookDigest, Turns};

/// What somebody had of the turns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fair {
    /// Days on whose table he stood.
    pub days: u32,
    /// Of these, days of which it is not known how long he was there: the day is open, or was closed on a later day.
    pub unknown: u32,
    /// Minutes he was there, on the other days.
    pub minutes: u64,
    /// Receptions that counted, each once.
    pub receptions: u32,
    /// The turns they used, each with its weight; with those that were made up.
    pub received: Turns,
    /// Of the receptions, those with which a make-up was used.
    pub made_up: u32,
    /// Make-ups granted.
    pub granted: u32,
    /// Make-ups he still had at the end.
    pub owed: u32,
    /// Turns lost.
    pub lost: u32,
    /// By what each of them was lost, in order. Where entries contradict each other it need not be as many.
    pub losses: Vec<Loss>,
    /// His share of the turns of the days he was there.
    pub expected: Milli,
}

impl Fair {
    /// By how much he had more than his share; negative: less.
    pub fn over(&self) -> Milli {
        Milli(Milli::from(self.received).0 - self.expected.0)
    }

    /// By how much he may have more or less: one turn for a day, and the root of the days for several.
    pub const fn band(&self) -> Milli {
        band(self.days)
    }

    /// Whether he had more or less than that. Who never stood on the table has no share, and is not compared with it.
    pub fn is_outside(&self) -> bool {
        self.days > 0 && self.over().0.abs() > self.band().0
    }
}

/// Who was passed, for whom, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passing {
    /// Who was passed.
    pub person: PersonId,
    /// Who received in his stead.
    pub by: PersonId,
    /// What kept him.
    pub engaged: Engaged,
    /// What became of his turn.
    pub missed: Missed,
}

/// The fairness account of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// The period.
    pub period: Period,
    /// Everybody who stood on the table, or received.
    pub people: OrderedMap<PersonId, Fair>,
    /// Who was passed for whom and why, and how often.
    pub passed: OrderedMap<Passing, u32>,
    /// By which articles turns were lost, held or made up, and how often.
    pub articles: OrderedMap<(BookDigest, ArticleId, Missed), u32>,
    /// By whom clients were received who were here before, each with whose client he was when he came, and how often.
    pub landed: OrderedMap<(PersonId, PersonId), u32>,
}

impl Books {
    /// The fairness account of a period.
    ///
    /// A share is reckoned day by day: the turns of a day are divided among who stood on its table, by the minutes each was
    /// there. Where that is not known of everybody, each has the same.
    pub fn fairness(&self, period: Period) -> Fairness {
        let mut people: OrderedMap<PersonId, Fair> = OrderedMap::new();
        let presence = Presence::of(self, period);
        for day in self.days_in(period) {
            self.share_day(&presence.on(self, day), day, &mut people);
        }
        for stint in self.counted_in(period) {
            let fair = people.entry(stint.person).or_default();
            fair.receptions += 1;
            fair.received += stint.weight;
            fair.made_up += u32::from(stint.credit.is_some());
        }
        for (person, owed) in &self.owed_on(period.to()) {
            people.entry(*person).or_default().owed = *owed;
        }
        let mut losses = self.losses(period);
        losses.arrange_by_key(|loss| loss.at);
        for loss in losses {
            people.entry(loss.person).or_default().losses.push(loss);
        }
        let (passed, articles) = self.passed_in(period);
        Fairness { period, people, passed, articles, landed: self.landed_in(period) }
    }

    /// The receptions of a period that counted.
    fn counted_in(&self, period: Period) -> impl Iterator<Item = &Stint> {
        self.visits_in(period).flat_map(|visit| visit.counted())
    }

    /// What a day adds for everybody on its table.
    fn share_day(&self, present: &[Present], day: &Day, people: &mut OrderedMap<PersonId, Fair>) {
        let turns: Turns = self.counted_in(Period::day(day.date)).map(|stint| stint.weight).sum();
        let known: Option<Vec<u64>> = present.iter().map(|one| one.minutes).collect();
        let known = known.filter(|minutes| minutes.iter().any(|minutes| *minutes > 0));
        let weights = known.unwrap_or_else(|| vec![1; present.len()]);
        let parts = divide(Milli::from(turns).0.unsigned_abs(), &weights);
        for (Present { person, minutes }, part) in present.iter().zip(parts) {
            let fair = people.entry(*person).or_default();
            fair.days += 1;
            fair.unknown += u32::from(minutes.is_none());
            fair.minutes += minutes.unwrap_or_default();
            fair.expected.0 += i64::try_from(part).unwrap_or(i64::MAX);
        }
        for (person, account) in &day.accounts {
            let fair = people.entry(*person).or_default();
            fair.lost += account.lost;
            fair.granted += account.granted;
        }
    }

    /// Who was passed for whom, and by which articles.
    #[allow(clippy::type_complexity, reason = "two maps of the account, each said there")]
    fn passed_in(
        &self,
        period: Period,
    ) -> (OrderedMap<Passing, u32>, OrderedMap<(BookDigest, ArticleId, Missed), u32>) {
        let (mut all, mut articles) = (OrderedMap::new(), OrderedMap::new());
        for recorded in self.recorded_in(period) {
            let Some(reception) = recorded.event.reception() else { continue };
            let book = self.day_of(recorded.at.date()).map(|day| &day.book);
            for passed in &reception.passed {
                let (person, by, missed) = (passed.person, reception.receiver, passed.missed);
                *all.entry(Passing { person, by, engaged: passed.engaged, missed }).or_default() += 1;
                for (book, article) in
                    book.into_iter().flat_map(|book| passed.cites.iter().map(move |id| (book, id)))
                {
                    *articles.entry((book.clone(), article.clone(), missed)).or_default() += 1;
                }
            }
        }
        (all, articles)
    }

    /// Whose clients were received by whom who were here before.
    fn landed_in(&self, period: Period) -> OrderedMap<(PersonId, PersonId), u32> {
        let mut landed = OrderedMap::new();
        for visit in self.visits_in(period).filter(|visit| returns(self.kind_found(visit))) {
            let client = self.state.whole(visit.visitor.customer);
            let before = client
                .and_then(|client| client.titles.iter().rfind(|title| title.written.stamp < visit.stamp));
            if let Some((owner, by)) = before.and_then(|title| title.person).zip(visit.receiver()) {
                *landed.entry((owner, by)).or_default() += 1;
            }
        }
        landed
    }
}
