//! What of the ledger is on the screen: the lines of a day, or those that are searched for.

use super::missing::Registered;
use crate::{
    desk::Books,
    page::said,
    text::{I18n, Locale, t_string, word},
};
use chrono::{NaiveDate, NaiveDateTime};
use counter::alike::Wanted as Sought;
use journal::EntryId;
use office::event::Event;
use office::ledger::{Visit, VisitState};
use office::{CustomerId, PersonId, VisitId};
use paper::OrderedSet;
use rulebook::effect::Slot;
use rulebook::word::{Purpose, Role};
use rulebook::{ArticleId, BookDigest, Question, Ruling};

/// How many lines a search shows at most.
const MOST: usize = 200;

/// What the person wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The day, while nothing is searched for.
    pub date: NaiveDate,
    /// Only those received by, or belonging to, this person.
    pub person: Option<PersonId>,
    /// Only those whose registration is wanting.
    pub missing: bool,
    /// A name, the end of a telephone number, a receiver; on any day.
    pub query: String,
}

impl Wanted {
    /// Whether anything but the day narrows it.
    pub(super) fn narrowed(&self) -> bool {
        self.person.is_some() || self.missing || !self.query.trim().is_empty()
    }
}

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The visit.
    pub visit: VisitId,
    /// When the visitor came.
    pub at: NaiveDateTime,
    /// The number of the visit on its day.
    pub number: u32,
    /// The visitor.
    pub who: String,
    /// The telephone, as it is written; to be masked.
    pub phone: String,
    /// Who received, in order.
    pub by: String,
    /// In what capacity, if not on turn.
    pub role: Option<String>,
    /// The kind of visitor.
    pub kind: String,
    /// What it did to the turn.
    pub turn: TurnSays,
    /// How many receptions in it were counted.
    pub counted: usize,
    /// How the registration stands.
    pub registered: Registered,
    /// Where the visit stands.
    pub state: VisitState,
    /// By which articles, and where that is written.
    pub law: Option<(BookDigest, Vec<ArticleId>, EntryId)>,
}

/// What a visit did to a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TurnSays {
    /// One turn.
    Counts,
    /// None.
    None,
    /// A make-up was used.
    MakeUp,
}

impl TurnSays {
    /// Of a visit.
    pub(super) fn of(visit: &Visit) -> Self {
        if visit.stints.iter().any(|stint| stint.credit.is_some()) {
            Self::MakeUp
        } else if visit.counted().next().is_some() {
            Self::Counts
        } else {
            Self::None
        }
    }

    /// In words.
    pub(super) fn says(self, i18n: I18n) -> &'static str {
        match self {
            Self::Counts => t_string!(i18n, visits.one_turn),
            Self::None => t_string!(i18n, visits.no_turn),
            Self::MakeUp => t_string!(i18n, visits.used_make_up),
        }
    }
}

/// Words in a row, as the language writes a list.
pub(super) fn listed(i18n: I18n, words: &[String]) -> String {
    words.join(match i18n.get_locale() {
        Locale::En => ", ",
        Locale::ZhHans | Locale::ZhHant => "、",
    })
}

/// The kind of visitor: what he came for if not to buy, else what kind of client he is.
pub(super) fn kind(i18n: I18n, visit: &Visit) -> String {
    match visit.visitor.purpose {
        Purpose::Buy => word(i18n, "visit_kind", visit.visitor.kind.word()),
        purpose => word(i18n, "purpose", purpose.word()),
    }
}

/// In what capacity the last receiver received, if that is worth saying.
pub(super) fn role(i18n: I18n, books: &Books, visit: &Visit) -> Option<String> {
    let role = visit.stint()?.role;
    match (role, visit.owner) {
        (Role::OnTurn, _) => None,
        (Role::Assist, Some(owner)) => Some(t_string!(i18n, visits.helping, name = books.name(owner))),
        _ => Some(word(i18n, "role", role.word())),
    }
}

/// The articles that weigh most in an event: those about the turn, else the first.
pub(super) fn law(books: &Books, event: &Event) -> Option<(BookDigest, Vec<ArticleId>)> {
    let rulings = event.law().rulings(books);
    let turn = [Question::Turn, Question::Handover, Question::Identified];
    let first = rulings.iter().find(|ruling| turn.contains(&ruling.question)).or_else(|| rulings.first())?;
    Some((first.book.clone(), weightiest(first))).filter(|(_, cites)| !cites.is_empty())
}

/// The articles of a ruling, those first that fill the slot the ledger is about.
fn weightiest(ruling: &Ruling) -> Vec<ArticleId> {
    let slots: &[Slot] = match ruling.question {
        Question::Turn => &[Slot::Turn],
        Question::Handover | Question::Identified => &[Slot::Giver],
        Question::Receiver => &[Slot::Receiver],
        _ => &[],
    };
    let step = ruling.steps.iter().find(|step| step.fills.iter().any(|slot| slots.contains(slot)));
    let mut cites: Vec<ArticleId> = step.map(|step| step.cites.clone()).unwrap_or_default();
    cites.extend(ruling.cites.iter().filter(|id| step.is_none_or(|step| !step.cites.contains(id))).cloned());
    cites
}

/// Where the latest part of a visit is written.
pub(super) fn entry(visit: &Visit) -> EntryId {
    visit.stint().map_or(visit.id.0, |stint| stint.entry)
}

fn line(i18n: I18n, books: &Books, visit: &Visit) -> Line {
    let mut names: Vec<String> = visit.stints.iter().map(|stint| books.name(stint.person)).collect();
    names.dedup();
    let entry = entry(visit);
    let law = books.recorded(entry).and_then(|recorded| law(books, &recorded.event));
    Line {
        visit: visit.id,
        at: visit.at,
        number: visit.number,
        who: said::visitor(i18n, books, &visit.visitor),
        phone: books.customer_field(visit.visitor.customer, "phone").unwrap_or_default(),
        by: names.join(" → "),
        role: role(i18n, books, visit),
        kind: kind(i18n, visit),
        turn: TurnSays::of(visit),
        counted: visit.counted().count(),
        registered: Registered::of(books, visit),
        state: visit.state,
        law: law.map(|(book, cites)| (book, cites, entry)),
    }
}

/// What a search finds: clients by name or number, and people by name.
struct Found {
    customers: OrderedSet<CustomerId>,
    people: OrderedSet<PersonId>,
}

impl Found {
    /// Nothing, where nothing is searched for.
    fn of(books: &Books, query: &str) -> Option<Self> {
        if query.trim().is_empty() {
            return None;
        }
        let sought = Sought::read(query);
        let people = books.state.people.keys().filter(|person| sought.names(&books.name(**person)));
        let customers = if sought.is_empty() { OrderedSet::new() } else { books.sought(&sought) };
        Some(Self { people: people.copied().collect(), customers })
    }
}

fn fits(books: &Books, visit: &Visit, wanted: &Wanted, found: Option<&Found>) -> bool {
    let people = || visit.stints.iter().chain(&visit.helpers).map(|stint| stint.person).chain(visit.owner);
    if wanted.person.is_some_and(|wanted| !people().any(|person| person == wanted)) {
        return false;
    }
    if wanted.missing && !Registered::of(books, visit).wanting() {
        return false;
    }
    found.map_or_else(
        || visit.at.date() == wanted.date,
        |found| {
            found.customers.contains(&visit.visitor.customer)
                || people().any(|person| found.people.contains(&person))
        },
    )
}

/// The lines, newest first.
pub(super) fn lines(i18n: I18n, books: &Books, wanted: &Wanted) -> Vec<Line> {
    let found = Found::of(books, &wanted.query);
    let fits = |visit: &&Visit| fits(books, visit, wanted, found.as_ref());
    let mut visits: Vec<&Visit> = books.state.visits.values().filter(fits).collect();
    visits.sort_by_key(|visit| std::cmp::Reverse((visit.at, visit.number)));
    visits.into_iter().take(MOST).map(|visit| line(i18n, books, visit)).collect()
}
