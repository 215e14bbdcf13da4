//! Somebody's own account as rows: when, what, how long, what it did to his turns, and by which articles.

use crate::books::Books;
use crate::report::own::{Item, What};
use crate::report::period::Period;
use crate::row::{Cell, Cite, Column, Row, Said, Stands, Table, Tone};
use chrono::NaiveDateTime;
use office::{PersonId, VisitId};
use rulebook::Turns;

/// Somebody's own account.
pub static OWN: Table = Table {
    key: "report",
    of: "item",
    columns: &[
        Column::of("time", Stands::Short),
        Column::of("what", Stands::Name),
        Column::wide("until", Stands::Short),
        Column::of("minutes", Stands::Figure),
        Column::of("turns", Stands::Turns),
        Column::of("lost", Stands::Figure),
    ],
    cites: true,
    paper: &["time", "what", "until", "minutes", "turns", "lost"],
};

impl Books {
    /// Somebody's account of a period as rows, in order.
    pub fn own_rows(&self, person: PersonId, period: Period) -> Vec<Row> {
        let one_day = period.from() == period.to();
        let when = |at| if one_day { Said::Time(at) } else { Said::Moment(at) };
        let items = self.own_account(person, period);
        items.into_iter().map(|item| self.own_row(item, when)).collect()
    }

    fn own_row(&self, item: Item, when: impl Fn(NaiveDateTime) -> Said) -> Row {
        let Item { at, entry, what, law } = item;
        let (mut until, mut minutes, mut turns, mut lost) = (None, 0, Turns::NONE, 0);
        match what {
            What::Received { turns: used, minutes: took, to, .. } => {
                (until, minutes, turns) = (to, took, used);
            }
            What::Helped { to, .. } | What::Out { to, .. } => until = to,
            What::Lost(_) => lost = 1,
            What::Opened | What::SignedIn | What::SignedOut | What::Held(_) | What::Granted | What::Ended => {
            }
        }
        let used = Cell {
            tone: if turns.is_none() { Tone::Idle } else { Tone::Plain },
            ..Cell::of(Said::Turns(turns))
        };
        let cells = vec![
            Cell::of(when(at)),
            self.own_said(what),
            Cell::of(until.map_or(Said::Nothing, Said::Time)),
            Cell::figure(usize::try_from(minutes).unwrap_or(usize::MAX)),
            used,
            Cell::figure(lost),
        ];
        let cite = law.map(|law| Cite { law, entry });
        Row { at: Some(at), tone: tone(what), cite, ..Row::of(entry, cells) }
    }

    /// What a line is called.
    fn own_said(&self, what: What) -> Cell {
        let engaged = |key, engaged: rulebook::word::Engaged| {
            Cell::of(Said::Of(key, vec![("why", Said::Word("engaged", engaged.word()))]))
        };
        match what {
            What::Opened => Cell::of(Said::Key("report.opened")),
            What::SignedIn => Cell::of(Said::Key("report.signed_in")),
            What::SignedOut => Cell::of(Said::Key("report.signed_out")),
            What::Received { visit, role, counted, makes_up, .. } => {
                let key = match (counted, makes_up) {
                    (_, true) => "report.received_make_up",
                    (true, false) => "report.received",
                    (false, false) => "report.received_free",
                };
                let said = Said::Of(key, vec![("who", self.own_client(visit))]);
                Cell { besides: vec![Said::Word("role", role.word())], ..Cell::of(said) }
            }
            What::Helped { visit, .. } => {
                Cell::of(Said::Of("report.helped", vec![("who", self.own_client(visit))]))
            }
            What::Lost(Some(why)) => engaged("report.lost_turn", why),
            What::Lost(None) => Cell::of(Said::Key("report.forfeited")),
            What::Held(why) => engaged("report.held", why),
            What::Granted => Cell::of(Said::Key("report.granted_one")),
            What::Ended => Cell::of(Said::Key("report.ended_one")),
            What::Out { reason, .. } => {
                Cell::of(Said::Of("report.out", vec![("why", Said::Word("absence_reason", reason.word()))]))
            }
        }
    }

    /// Who came on a visit: by his name, else by what he came for.
    fn own_client(&self, visit: VisitId) -> Said {
        let visit = self.state.visits.get(&visit);
        let name = visit.and_then(|visit| self.customer_name(visit.visitor.customer)).map(Said::Text);
        name.or_else(|| visit.map(|visit| self.identity(visit))).unwrap_or(Said::Nothing)
    }
}

fn tone(what: What) -> Tone {
    match what {
        What::Lost(_) => Tone::Wants,
        What::Held(_) | What::Granted | What::Out { .. } => Tone::Waits,
        What::Received { counted: true, .. } => Tone::Good,
        What::Received { .. }
        | What::Helped { .. }
        | What::Ended
        | What::Opened
        | What::SignedIn
        | What::SignedOut => Tone::Plain,
    }
}
