//! What is to be done for clients and by when: the next contact, as the book wants it or as it was agreed, and registrations
//! that are wanting.

use crate::books::Books;
use crate::cited::Cited;
use crate::clientele::{Kept, is_past};
use crate::filter::{Chosen, Filter};
use crate::ledger::{MOST, Sought};
use crate::report::Period;
use crate::row::{Cell, Cite, Column, Doing, Id, Row, Said, Stands, Table, Tone};
use office::{CustomerId, Now, PersonId, VisitId};
use rulebook::period::Point;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// He is to be followed up, or will be nobody's by the book.
    FollowUp,
    /// He is to be contacted, as was agreed.
    Agreed,
    /// A visit is to be registered, or its registration completed.
    Register(VisitId),
}

/// Something that is to be done for a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// By when.
    pub by: Point,
    /// What.
    pub task: Task,
    /// For whom.
    pub client: CustomerId,
    /// By whom; by nobody in particular, where he is nobody's.
    pub agent: Option<PersonId>,
    /// Up to when he is his agent's, where the book says so.
    pub until: Option<Point>,
}

/// When something is due, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueWhen {
    /// It should have been done.
    Overdue,
    /// On the day.
    Today,
    /// Up to the end of the week, Sunday included.
    Week,
    /// After that.
    Later,
}

impl DueWhen {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Today, Self::Week, Self::Later];

    /// What it is called in the tests.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Week => "week",
            Self::Later => "later",
        }
    }

    /// How much of it is due then.
    pub fn count(self, due: &[Due], now: Now) -> usize {
        due.iter().filter(|due| Self::of(due.by, now) == self).count()
    }

    /// When a point is due, seen from now.
    pub fn of(by: Point, now: Now) -> Self {
        let today = now.date();
        match by.date() {
            _ if is_past(by, now) => Self::Overdue,
            day if day <= today => Self::Today,
            day if day <= Period::week(today).to() => Self::Week,
            _ => Self::Later,
        }
    }
}

/// What is due.
pub static DUE: Table = Table {
    key: "due",
    of: "due",
    columns: &[
        Column::of("by", Stands::Short),
        Column::of("who", Stands::Name),
        Column::of("what", Stands::State),
        Column::of("agent", Stands::Text),
        Column::wide("last", Stands::Short),
    ],
    cites: true,
    paper: &["by", "who", "phone", "what", "agent", "last", "way", "result", "sign"],
};

/// By what it is narrowed.
pub static FILTERS: [Filter<()>; 2] = [Filter::Person("agent"), Filter::Search];

/// A contact that is written down.
const FOLLOW: Doing = Doing { key: "follow", name: "due.follow" };
/// The register is opened.
const REGISTER: Doing = Doing { key: "register", name: "due.register" };

impl Due {
    /// The contact that is next due with a client: as agreed or as the book wants it, whichever comes first. Nothing is due
    /// for who is nobody's, or has lapsed.
    fn contact(kept: &Kept, now: Now) -> Option<Self> {
        let (by, wanted) = kept.next(now)?;
        let task = if wanted.is_some() { Task::FollowUp } else { Task::Agreed };
        let until = kept.until.as_ref().map(|(until, ..)| *until);
        Some(Self { by, task, client: kept.client, agent: kept.agent, until })
    }

    /// All that is due with a client.
    fn of(kept: &Kept, now: Now) -> impl Iterator<Item = Self> {
        Self::contact(kept, now).into_iter().chain(Self::registrations(kept))
    }

    /// The registrations of a client that are wanting: due since he came.
    fn registrations(kept: &Kept) -> impl Iterator<Item = Self> {
        let until = kept.until.as_ref().map(|(until, ..)| *until);
        kept.unregistered.iter().map(move |wanting| Self {
            by: Point::Day(wanting.came),
            task: Task::Register(wanting.visit),
            client: kept.client,
            agent: wanting.by.or(kept.agent),
            until,
        })
    }

    /// What it is to be done with: the visit, or the client.
    const fn id(&self) -> Id {
        match self.task {
            Task::Register(visit) => Id::Entry(visit.0),
            Task::FollowUp | Task::Agreed => Id::Client(self.client),
        }
    }
}

impl Books {
    /// What is to be done for clients, of one agent or of all, for those who are sought; what is due first first.
    pub fn due(&self, wanted: &Chosen<()>, now: Now) -> Vec<Due> {
        let (of, sought) = (wanted.person, Sought::read(self, &wanted.query));
        let mut due: Vec<Due> = self.by_clients(now, |clients| {
            let all = clients.all();
            let of_client = |kept| Due::of(kept, now);
            let his = |due: &Due| of.is_none() || due.agent == of;
            let meant = |due: &Due| sought.means(due.client, due.agent);
            all.flat_map(of_client).filter(his).filter(meant).collect()
        });
        due.sort_unstable_by_key(|due| (due.by.date(), due.by, due.task, due.client));
        due
    }

    /// How much is overdue, or due today, for one agent or for all.
    pub fn due_by_today(&self, of: Option<PersonId>, now: Now) -> usize {
        let counts = |due: &Due| {
            let by_today = matches!(DueWhen::of(due.by, now), DueWhen::Overdue | DueWhen::Today);
            by_today && (of.is_none() || due.agent == of)
        };
        self.by_clients(now, |clients| {
            clients.all().flat_map(|kept| Due::of(kept, now)).filter(counts).count()
        })
    }

    /// The same as rows, of what is due then, as many as are shown.
    pub fn due_rows(&self, due: &[Due], when: DueWhen, now: Now) -> Vec<Row> {
        self.first_due_rows(due, when, now, MOST)
    }

    /// All of them, more than are shown: what goes out.
    pub fn whole_due_rows(&self, due: &[Due], when: DueWhen, now: Now) -> Vec<Row> {
        self.first_due_rows(due, when, now, usize::MAX)
    }

    fn first_due_rows(&self, due: &[Due], when: DueWhen, now: Now, most: usize) -> Vec<Row> {
        let then = due.iter().filter(|due| DueWhen::of(due.by, now) == when);
        self.by_clients(now, |clients| {
            then.take(most).map(|due| self.due_row(due, clients.get(due.client), when)).collect()
        })
    }

    fn due_row(&self, due: &Due, kept: Option<&Kept>, when: DueWhen) -> Row {
        let name = self.client_name(due.client);
        let phone = self.customer_field(due.client, "phone").map(Said::Phone);
        let (what, acts): (_, &'static [Doing]) = match due.task {
            Task::FollowUp => ("due.follow_up", &[FOLLOW]),
            Task::Agreed => ("due.agreed", &[FOLLOW]),
            Task::Register(_) => ("due.registration", &[REGISTER]),
        };
        let tone = match when {
            DueWhen::Overdue => Tone::Wants,
            DueWhen::Today => Tone::Waits,
            DueWhen::Week | DueWhen::Later => Tone::Plain,
        };
        let until = due.until.map(|until| Said::Of("due.until", vec![("until", Said::Until(until))]));
        let last = kept.and_then(|kept| kept.last);
        let cells = vec![
            Cell { tone, ..Cell::of(Said::Until(due.by)) },
            Cell { besides: phone.into_iter().collect(), ..Cell::of(name) },
            Cell { tone, ..Cell::of(Said::Key(what)) },
            Cell {
                besides: until.into_iter().collect(),
                ..Cell::of(due.agent.map_or(Said::Nothing, Said::Person))
            },
            Cell::of(last.map_or(Said::Nothing, Said::Day)),
        ];
        let whole = self.state.whole(due.client);
        let entry = whole.and_then(|client| client.latest()).map_or(due.client.0, |latest| latest.entry);
        let wanted = kept.and_then(|kept| kept.follow_up.clone()).filter(|_| due.task == Task::FollowUp);
        let law = wanted.map(|(_, book, articles)| Cited { book, articles });
        let cite = law.filter(|law| !law.articles.is_empty()).map(|law| Cite { law, entry });
        Row { cite, acts, ..Row::of(due.id(), cells) }
    }
}
