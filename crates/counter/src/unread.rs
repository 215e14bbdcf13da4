//! What was set aside because it could not be read, as rows.

use crate::aside::{Aside, Part};
use crate::books::Books;
use crate::row::{Cell, Column, Id, Row, Said, Stands, Table};

/// What was set aside.
pub static ASIDE: Table = Table {
    key: "aside",
    of: "aside",
    columns: &[Column::of("part", Stands::Name), Column::of("place", Stands::Text)],
    cites: false,
    paper: &[],
};

/// Of where a row stood, so many characters are shown.
const SHOWN: usize = 60;

/// What a part is called.
fn name(part: Part) -> &'static str {
    match part {
        Part::Entry => "aside.entry",
        Part::Card => "aside.card",
        Part::Erased => "aside.erased",
        Part::Document => "aside.document",
    }
}

impl Books {
    /// What was set aside and did not come back, the first so many, and how many more there are.
    pub fn aside_rows(&self, most: usize) -> (Vec<Row>, usize) {
        let aside = self.set_aside();
        let row = |(n, aside): (usize, &&Aside)| {
            let place = aside.key.chars().take(SHOWN).collect();
            Row::of(Id::Nth(n), vec![Cell::of(Said::Key(name(aside.part))), Cell::of(Said::Text(place))])
        };
        let rows = aside.iter().take(most).enumerate().map(row).collect();
        (rows, aside.len().saturating_sub(most))
    }
}
