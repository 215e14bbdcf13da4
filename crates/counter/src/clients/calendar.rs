//! The protection calendar: which claims come to their end on which day of a month, why, and what would put it off. Those that
//! are over since an earlier day stand among the lapsed.

use crate::books::Books;
use crate::cited::Cited;
use crate::clientele::{Kept, Renews};
use crate::filter::{Chosen, Filter};
use crate::ledger::Sought;
use crate::row::{Cell, Cite, Column, Doing, Id, Row, Said, Stands, Table, Tone};
use chrono::{Datelike, Days, Months, NaiveDate};
use office::{CustomerId, Now, PersonId};
use rulebook::period::Point;

/// Days of a week.
const WEEK: u64 = 7;

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(NaiveDate);

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    pub const fn first(self) -> NaiveDate {
        self.0
    }

    /// The one before; itself, where the calendar begins.
    pub fn before(self) -> Self {
        self.0.checked_sub_months(Months::new(1)).map_or(self, Self)
    }

    /// The one after; itself, where the calendar ends.
    pub fn after(self) -> Self {
        self.0.checked_add_months(Months::new(1)).map_or(self, Self)
    }

    /// Whether a day is in it.
    pub fn has(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// Its weeks, from Monday to Sunday; nothing for the days of other months.
    pub fn weeks(self) -> Vec<[Option<NaiveDate>; WEEK as usize]> {
        let from = self.0.checked_sub_days(Days::new(u64::from(self.0.weekday().num_days_from_monday())));
        let monday =
            |week: u64| from?.checked_add_days(Days::new(week * WEEK)).filter(|day| *day < self.after().0);
        let day = |monday: NaiveDate, nth: usize| {
            monday.checked_add_days(Days::new(nth as u64)).filter(|day| self.has(*day))
        };
        (0..).map_while(monday).map(|monday| std::array::from_fn(|nth| day(monday, nth))).collect()
    }
}

/// The end of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// The last day or moment on which it stands.
    pub until: Point,
    /// Whose client.
    pub client: CustomerId,
    /// Whose.
    pub agent: PersonId,
    /// What would put it off; nothing does once it is over.
    pub renews: Renews,
    /// Whether it is over.
    pub over: bool,
}

/// The ends of claims.
pub static LAPSES: Table = Table {
    key: "lapses",
    of: "lapse",
    columns: &[
        Column::of("who", Stands::Name),
        Column::of("agent", Stands::Text),
        Column::of("until", Stands::Short),
        Column::of("renews", Stands::Text),
    ],
    cites: true,
    paper: &["until", "who", "phone", "agent", "renews", "result", "sign"],
};

/// By what they are narrowed.
pub static FILTERS: [Filter<()>; 2] = [Filter::Person("agent"), Filter::Search];

/// He is followed up, so that it does not come to an end.
const FOLLOW: Doing = Doing { key: "follow", name: "due.follow" };

impl Lapse {
    fn of(kept: &Kept, now: Now) -> Option<Self> {
        let (until, ..) = kept.until.as_ref()?;
        let over = kept.has_lapsed(now);
        Some(Self { until: *until, client: kept.client, agent: kept.agent?, renews: kept.renews, over })
    }
}

/// The message of what puts an end off.
const fn renewing(lapse: &Lapse) -> &'static str {
    match lapse.renews {
        _ if lapse.over => "lapses.over",
        Renews::Contact => "lapses.by_contact",
        Renews::Record => "lapses.by_record",
        Renews::FollowUp => "lapses.by_follow_up",
        Renews::Nothing => "lapses.by_nothing",
    }
}

impl Books {
    /// The claims that come to their end in a month, of one agent or of all, for those who are sought; the first end first.
    pub fn lapses(&self, month: Month, wanted: &Chosen<()>, now: Now) -> Vec<Lapse> {
        let sought = Sought::read(self, &wanted.query);
        let mut lapses: Vec<Lapse> = self.by_clients(now, |clients| {
            let meant = sought.among(clients).into_iter().filter_map(|kept| Lapse::of(kept, now));
            let his = |lapse: &Lapse| wanted.person.is_none_or(|person| lapse.agent == person);
            meant.filter(his).filter(|lapse| month.has(lapse.until.date())).collect()
        });
        lapses.sort_unstable_by_key(|lapse| (lapse.until.date(), lapse.until, lapse.client));
        lapses
    }

    /// Some of them as rows.
    pub fn lapse_rows<'a>(&self, lapses: impl IntoIterator<Item = &'a Lapse>, now: Now) -> Vec<Row> {
        self.by_clients(now, |clients| {
            lapses.into_iter().map(|lapse| self.lapse_row(lapse, clients.get(lapse.client))).collect()
        })
    }

    fn lapse_row(&self, lapse: &Lapse, kept: Option<&Kept>) -> Row {
        let phone = self.customer_field(lapse.client, "phone").map(Said::Phone);
        let tone = if lapse.over { Tone::Idle } else { Tone::Plain };
        let cells = vec![
            Cell { besides: phone.into_iter().collect(), tone, ..Cell::of(self.client_name(lapse.client)) },
            Cell::of(Said::Person(lapse.agent)),
            Cell { tone, ..Cell::of(Said::Until(lapse.until)) },
            Cell { tone, ..Cell::of(Said::Key(renewing(lapse))) },
        ];
        let law = kept.and_then(|kept| kept.until.clone());
        let law =
            law.map(|(_, book, articles)| Cited { book, articles }).filter(|law| !law.articles.is_empty());
        let whole = self.state.whole(lapse.client);
        let entry = whole.and_then(|client| client.latest()).map_or(lapse.client.0, |latest| latest.entry);
        let acts: &'static [Doing] = if lapse.over { &[] } else { &[FOLLOW] };
        Row { cite: law.map(|law| Cite { law, entry }), acts, ..Row::of(Id::Client(lapse.client), cells) }
    }
}
