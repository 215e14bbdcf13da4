//! What the lists say of each client, kept from one look to the next: who it is kept of, and of whom it must be looked at
//! again. It knows no books: whoever has them looks.

use chrono::NaiveDate;
use office::{CustomerId, Now, PersonId, VisitId};
use paper::OrderedSet;
use rulebook::period::Point;
use rulebook::word::DealStage;
use rulebook::{ArticleId, BookDigest, Facts};
use std::collections::BTreeMap;

/// Up to when, and by which articles of which book.
pub type Until = (Point, BookDigest, Vec<ArticleId>);

/// A visit whose registration is wanting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanting {
    /// Which.
    pub visit: VisitId,
    /// The day on which he came.
    pub came: NaiveDate,
    /// Who received him last.
    pub by: Option<PersonId>,
}

/// What would put the end of a claim off, by what it is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renews {
    /// A visit, or a follow-up by which he is reached.
    Contact,
    /// A visit, or a follow-up, whether he is reached or not.
    Record,
    /// A follow-up that counts.
    FollowUp,
    /// Nothing that can be done with him but a deal: it is counted from how it began.
    Nothing,
}

/// What the lists say of a client, as the book in force has it on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which; of one with several records, the one they are joined under.
    pub client: CustomerId,
    /// Whose he is; who serves him, where he is nobody's performance.
    pub agent: Option<PersonId>,
    /// Up to when, and by which articles; `None`, where the book does not say, or he does not lapse any more.
    pub until: Option<Until>,
    /// What would put that off.
    pub renews: Renews,
    /// Whether he had lapsed by that day.
    pub lapsed: bool,
    /// By when the next follow-up is due, and by which articles.
    pub follow_up: Option<Until>,
    /// The next contact that was agreed with the last one, if there was none since.
    pub agreed: Option<NaiveDate>,
    /// The day on which anybody last saw or reached him.
    pub last: Option<NaiveDate>,
    /// How far his deal has come.
    pub deal: DealStage,
    /// Whether a case about him is open, or it is open whose he is.
    pub disputed: bool,
    /// The visits whose registration is wanting, in order.
    pub unregistered: Vec<Wanting>,
    /// Whether the passing of days alone may change any of it.
    pub(crate) runs: bool,
}

impl Kept {
    /// Whether he has lapsed by now.
    pub fn has_lapsed(&self, now: Now) -> bool {
        self.lapsed || self.until.as_ref().is_some_and(|(until, ..)| is_past(*until, now))
    }

    /// The contact that is next with somebody's client, and by which articles where the book wants it: as agreed or as the
    /// book wants it, whichever comes first.
    pub fn next(&self, now: Now) -> Option<(Point, Option<&Until>)> {
        let agreed = self.agreed.map(|day| (Point::Day(day), None));
        let wanted = self.follow_up.as_ref().map(|wanted| (wanted.0, Some(wanted)));
        let first = agreed.into_iter().chain(wanted).min_by_key(|(by, _)| by.date());
        first.filter(|_| self.is_held(now))
    }

    /// Whether he is somebody's now.
    pub fn is_held(&self, now: Now) -> bool {
        self.agent.is_some() && !self.has_lapsed(now)
    }
}

/// Whether a day or a moment is over.
pub(crate) fn is_past(point: Point, now: Now) -> bool {
    match point {
        Point::Day(day) => day < now.date(),
        Point::Moment(moment) => moment < now.0,
    }
}

/// What the answers for all clients hang on besides what is written of each.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The book in force.
    pub(crate) book: Option<BookDigest>,
    /// What was told of the office.
    pub(crate) told: Facts,
    /// How much was recorded, where the book looks at more than the client: at what his agent did.
    pub(crate) recorded: Option<usize>,
}

/// What is kept of every client, how far it has come, and who was written of since.
pub(crate) struct Clientele {
    of: BTreeMap<CustomerId, Kept>,
    seen: Option<Seen>,
    on: NaiveDate,
    behind: OrderedSet<CustomerId>,
    stale: bool,
}

impl Default for Clientele {
    fn default() -> Self {
        Self { of: BTreeMap::new(), seen: None, on: NaiveDate::MIN, behind: OrderedSet::new(), stale: true }
    }
}

impl Clientele {
    /// An event speaks of these customers.
    pub(crate) fn behind(&mut self, customers: impl IntoIterator<Item = CustomerId>) {
        if !self.stale {
            self.behind.extend(customers);
        }
    }

    /// Anything may be another now.
    pub(crate) fn stale(&mut self) {
        self.stale = true;
    }

    /// What is kept, in the order of the clients.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Kept> {
        self.of.values()
    }

    /// What is kept of a client.
    pub(crate) fn get(&self, client: CustomerId) -> Option<&Kept> {
        self.of.get(&client)
    }

    /// Whether nothing is kept, so that nobody need be named who changed.
    pub(crate) const fn is_stale(&self) -> bool {
        self.stale
    }

    /// Brings it up to date, or so many of those who are to be looked at again, and says whether all of it is: `all` are
    /// everybody of whom something may be kept, `look` gives the records of one and what is to be kept of them.
    pub(crate) fn follow(
        &mut self,
        (seen, today): (Seen, NaiveDate),
        all: impl Iterator<Item = CustomerId>,
        look: impl Fn(CustomerId) -> (OrderedSet<CustomerId>, Option<Kept>),
        most: usize,
    ) -> bool {
        let seen = Some(seen);
        if self.stale || self.seen != seen {
            self.of.clear();
            self.behind = all.collect();
        } else if self.on != today {
            self.behind.extend(self.of.values().filter(|kept| kept.runs).map(|kept| kept.client));
        }
        (self.seen, self.on, self.stale) = (seen, today, false);
        for _ in 0..most {
            let Some(customer) = self.behind.last().copied() else { break };
            self.behind.remove(&customer);
            let (records, kept) = look(customer);
            records.into_iter().for_each(|record| drop(self.of.remove(&record)));
            self.of.extend(kept.map(|kept| (kept.client, kept)));
        }
        self.behind.is_empty()
    }
}
