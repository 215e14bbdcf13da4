//! What of the ledger is on the screen: the lines of a day, or those that are searched for.

use super::owned::owned;
use crate::{
    desk::Books,
    page::said,
    text::{I18n, Locale, t_string, word},
};
use chrono::NaiveDateTime;
use counter::cited::Cited;
use counter::ledger::Wanted;
use counter::register::Registered;
use counter::struck::latest_entry;
use journal::EntryId;
use office::ledger::{Visit, VisitState};
use office::{Now, VisitId};
use rulebook::word::{Purpose, Role};

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
    /// Whose client he is now, until when and by which article.
    pub owned: Option<String>,
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
    pub law: Option<(Cited, EntryId)>,
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

fn line(i18n: I18n, books: &Books, visit: &Visit, now: Now) -> Line {
    let mut names: Vec<String> = visit.stints.iter().map(|stint| books.name(stint.person)).collect();
    names.dedup();
    let entry = latest_entry(visit);
    let law = books.recorded(entry).and_then(|recorded| books.cited(&recorded.event));
    Line {
        visit: visit.id,
        at: visit.at,
        number: visit.number,
        who: said::visitor(i18n, books, &visit.visitor),
        phone: books.customer_field(visit.visitor.customer, "phone").unwrap_or_default(),
        by: names.join(" → "),
        role: role(i18n, books, visit),
        owned: owned(i18n, books, visit.visitor.customer, now),
        kind: kind(i18n, visit),
        turn: TurnSays::of(visit),
        counted: visit.counted().count(),
        registered: books.registered(visit),
        state: visit.state,
        law: law.map(|law| (law, entry)),
    }
}

/// The lines, newest first.
pub(super) fn lines(i18n: I18n, books: &Books, wanted: &Wanted, now: Now) -> Vec<Line> {
    books.shown(wanted).into_iter().map(|visit| line(i18n, books, visit, now)).collect()
}
