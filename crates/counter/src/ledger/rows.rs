//! The ledger as rows: who came, who received, whose client he is, whether it counted, what is registered.

use super::Wanted;
use crate::books::Books;
use crate::register::Registered;
use crate::row::{Cell, Cite, Column, Owned, Row, Said, Stands, Table, Tone};
use crate::struck::latest_entry;
use office::ledger::{Visit, VisitState};
use office::{CustomerId, Now};
use rulebook::word::{DealStage, Purpose, Role};

/// The ledger.
pub static VISITS: Table = Table {
    key: "visits",
    of: "visit",
    columns: &[
        Column::of("time", Stands::Short),
        Column::wide("number", Stands::Short),
        Column::of("who", Stands::Name),
        Column::paper("phone", Stands::Short),
        Column::of("received_by", Stands::Text),
        Column::wide("identity", Stands::Text),
        Column::of("turn", Stands::Short),
        Column::of("registered", Stands::State),
    ],
    cites: true,
    paper: &["number", "time", "who", "phone", "identity", "received_by", "turn", "registered", "sign"],
};

/// What of the rows is worth a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Visits.
    pub visits: usize,
    /// Receptions that used a turn.
    pub counted: usize,
    /// Registrations that are wanting.
    pub missing: usize,
}

/// In what capacity the last receiver received, if that is worth saying.
pub fn role(visit: &Visit) -> Option<Said> {
    match (visit.stint()?.role, visit.owner) {
        (Role::OnTurn, _) => None,
        (Role::Assist, Some(owner)) => Some(Said::naming("visits.helping", owner)),
        (role, _) => Some(Said::Word("role", role.word())),
    }
}

/// What a visit did to a turn: one, none, or a make-up.
pub fn turn(visit: &Visit) -> Cell {
    let (key, tone) = if visit.stints.iter().any(|stint| stint.credit.is_some()) {
        ("visits.used_make_up", Tone::Plain)
    } else if visit.counted().next().is_some() {
        ("visits.one_turn", Tone::Plain)
    } else {
        ("visits.no_turn", Tone::Idle)
    };
    Cell { tone, ..Cell::of(Said::Key(key)) }
}

/// How the registration of a visit stands.
pub fn state(registered: Registered, visit: &Visit) -> Cell {
    let left = visit.state == VisitState::Left;
    let (key, tone, open) = match registered {
        Registered::Waiting => ("visits.state_waiting", Tone::Waits, true),
        Registered::Receiving => ("visits.state_receiving", Tone::Waits, true),
        Registered::Complete => ("visits.state_complete", Tone::Good, false),
        Registered::Late => ("visits.state_late", Tone::Waits, false),
        Registered::Missing => ("visits.state_missing", Tone::Wants, true),
        Registered::Invalid => ("visits.state_invalid", Tone::Wants, true),
        Registered::None => ("visits.state_none", Tone::Wants, true),
        Registered::NotNeeded => ("visits.state_not_needed", Tone::Idle, false),
    };
    let key = if left { "visits.state_left" } else { key };
    Cell { tone, open: open && !left, ..Cell::of(Said::Key(key)) }
}

impl Books {
    /// The visits that are shown as rows, newest first, and their sum.
    pub fn ledger(&self, wanted: &Wanted, now: Now) -> (Vec<Row>, Sum) {
        let visits = self.shown(wanted);
        let sum = Sum {
            visits: visits.len(),
            counted: visits.iter().map(|visit| visit.counted().count()).sum(),
            missing: visits.iter().filter(|visit| self.registered(visit).wanting()).count(),
        };
        (visits.into_iter().map(|visit| self.row(visit, now)).collect(), sum)
    }

    /// All visits that are wanted as rows, more than are shown: what goes out.
    pub fn whole_ledger(&self, wanted: &Wanted, now: Now) -> Vec<Row> {
        self.wanted_visits(wanted, usize::MAX).into_iter().map(|visit| self.row(visit, now)).collect()
    }

    /// The kind of visitor: what he came for if not to buy, else what kind of client he turned out to be.
    pub fn identity(&self, visit: &Visit) -> Said {
        match visit.visitor.purpose {
            Purpose::Buy => Said::Word("visit_kind", self.kind_found(visit).word()),
            purpose => Said::Word("purpose", purpose.word()),
        }
    }

    fn row(&self, visit: &Visit, now: Now) -> Row {
        let customer = visit.visitor.customer;
        let name = self.customer_name(customer).map_or_else(|| self.identity(visit), Said::Text);
        let phone = self.customer_field(customer, "phone").map_or(Said::Nothing, Said::Phone);
        let mut received: Vec<_> = visit.stints.iter().map(|stint| stint.person).collect();
        received.dedup();
        let besides = role(visit).into_iter().chain(self.owned(customer, now).map(Said::Owned));
        let goes_on = matches!(visit.state, VisitState::Receiving | VisitState::Waiting);
        let entry = latest_entry(visit);
        let law = self.recorded(entry).and_then(|recorded| self.cited(&recorded.event));
        let cells = vec![
            Cell::of(Said::Time(visit.at)),
            Cell { tone: Tone::Idle, ..Cell::of(Said::Number(visit.number)) },
            Cell { besides: vec![phone.clone()], ..Cell::of(name) },
            Cell::of(phone),
            Cell { besides: besides.collect(), ..Cell::of(Said::People(received)) },
            Cell::of(self.identity(visit)),
            turn(visit),
            state(self.registered(visit), visit),
        ];
        Row {
            at: Some(visit.at),
            tone: if goes_on { Tone::Waits } else { Tone::Plain },
            cite: law.map(|law| Cite { law, entry }),
            ..Row::of(visit.id.0, cells)
        }
    }

    /// How far his deal has come, if there is one.
    pub fn deal_of(&self, customer: CustomerId) -> Option<Said> {
        let stage = self.state.customers.get(&customer)?.deal();
        (stage != DealStage::None).then(|| Said::Word("deal_stage", stage.word()))
    }

    /// Whose client somebody is now; nothing where he is nobody's.
    pub fn owned(&self, customer: CustomerId, now: Now) -> Option<Owned> {
        let claim = self.claims(customer, now).into_iter().rev().find(|claim| claim.passed.is_none())?;
        let article = |ruling: rulebook::Ruling| Some((ruling.book.clone(), ruling.cites.first()?.clone()));
        Some(Owned {
            by: claim.person,
            until: claim.until,
            lapsed: claim.lapsed,
            article: claim.law.and_then(article),
        })
    }
}
