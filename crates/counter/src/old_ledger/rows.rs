//! What would come of an old ledger, as rows: first what could not be read, then the first of those who are new.

use super::found::Found;
use crate::books::Books;
use crate::row::{Cell, Column, Id, Row, Said, Stands, Table, Tone};

/// The preview.
pub static OLD_LEDGER: Table = Table {
    key: "old_ledger",
    of: "old",
    columns: &[
        Column::of("row", Stands::Short),
        Column::of("who", Stands::Name),
        Column::of("phone", Stands::Short),
        Column::wide("day", Stands::Short),
        Column::wide("agent", Stands::Text),
        Column::of("then", Stands::State),
    ],
    cites: false,
    paper: &[],
};

/// So many of each are shown.
const SHOWN: usize = 50;

impl Books {
    /// The preview of what an old ledger comes to.
    pub fn old_rows(&self, found: &Found) -> Vec<Row> {
        let unread = found.unread.iter().take(SHOWN).map(|(nth, text, why)| {
            let then = Cell { tone: Tone::Wants, ..Cell::of(Said::Key(why.key())) };
            let nothing = || Cell::of(Said::Nothing);
            let written = Cell::of(Said::Text(text.clone()));
            row(*nth, vec![written, nothing(), nothing(), nothing(), then])
        });
        let new = found.new.iter().take(SHOWN).map(|old| {
            let field = |key: &str| old.fields.iter().find(|(field, _)| *field == key).map(|(_, text)| text);
            let text = |key| field(key).cloned().map_or(Said::Nothing, Said::Text);
            let agent = old.by.map_or_else(|| text("old_agent"), Said::Person);
            let then = Cell { tone: Tone::Good, ..Cell::of(Said::Key("old_ledger.new")) };
            let cells = [
                text("name"),
                field("phone").cloned().map_or(Said::Nothing, Said::Phone),
                old.on.map_or(Said::Nothing, |on| Said::Text(on.to_string())),
                agent,
            ];
            row(old.row, cells.into_iter().map(Cell::of).chain([then]).collect())
        });
        unread.chain(new).collect()
    }
}

fn row(nth: usize, cells: Vec<Cell>) -> Row {
    let number = Cell::of(Said::Text(nth.to_string()));
    Row::of(Id::Nth(nth), [number].into_iter().chain(cells).collect())
}
