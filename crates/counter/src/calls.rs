//! The calls of a day as rows: who rang, who answered, for whom, what was done, and what it does to the table of calls.

use crate::books::Books;
use crate::row::{Cell, Cite, Column, Row, Said, Stands, Table};
use chrono::NaiveDate;
use office::Event;
use office::event::Recorded;

/// The calls.
pub static CALLS: Table = Table {
    key: "calls",
    of: "call",
    columns: &[
        Column::of("time", Stands::Short),
        Column::of("caller", Stands::Name),
        Column::of("answered_by", Stands::Text),
        Column::of("then", Stands::Short),
        Column::wide("turn", Stands::Short),
    ],
    cites: true,
    paper: &[],
};

impl Books {
    /// The calls of a day, the latest first.
    pub fn call_rows(&self, date: NaiveDate) -> Vec<Row> {
        let of_day = self.of_day(date).filter(|recorded| recorded.at.date() == date);
        of_day.filter_map(|recorded| self.call(recorded)).collect()
    }

    fn call(&self, recorded: &Recorded) -> Option<Row> {
        let Event::CallAnswered { by, called, caller, owner, then, turn, .. } = &recorded.event else {
            return None;
        };
        let name = caller.and_then(|caller| self.customer_name(caller)).map(Said::Text);
        let phone = caller.and_then(|caller| self.customer_field(caller, "phone")).map(Said::Phone);
        let wanted = called.map(|called| Said::naming("calls.asked_for", called));
        let owned = owner.map(|owner| Said::naming("visits.owned_by", owner));
        let cells = vec![
            Cell::of(Said::Time(recorded.at)),
            Cell {
                besides: phone.into_iter().collect(),
                ..Cell::of(name.unwrap_or(Said::Key("calls.unnamed")))
            },
            Cell { besides: wanted.into_iter().chain(owned).collect(), ..Cell::of(Said::Person(*by)) },
            Cell::of(Said::Word("call_then", then.word())),
            Cell::of(turn.map_or(Said::Nothing, |turn| Said::Word("turn", turn.word()))),
        ];
        let cite = self.cited(&recorded.event).map(|law| Cite { law, entry: recorded.entry });
        Some(Row { at: Some(recorded.at), cite, ..Row::of(recorded.entry, cells) })
    }
}
