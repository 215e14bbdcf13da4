//! What a cell is in a file of tables: figures, turns, days and moments are values that can be reckoned with, all else is said.

use crate::row::{Cell, Column, Row, Said, Stands, Table, Turns};
use chrono::{NaiveDate, NaiveDateTime};

/// What a cell is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// How many.
    Number(u64),
    /// Turns.
    Turns(Turns),
    /// A day.
    Day(NaiveDate),
    /// A day and a time.
    Moment(NaiveDateTime),
    /// A text, made of these: a telephone is one, and so is what begins like a formula.
    Text(Vec<Said>),
}

impl Value {
    /// Of what is said.
    pub fn of(said: &Said) -> Self {
        match said {
            Said::Nothing => Self::Nothing,
            Said::Figure(figure) => Self::Number(*figure as u64),
            Said::Number(number) => Self::Number(u64::from(*number)),
            Said::Turns(turns) | Said::Tally(turns, _) => Self::Turns(*turns),
            Said::Day(day) => Self::Day(*day),
            Said::Time(at) | Said::Moment(at) => Self::Moment(*at),
            said => Self::Text(vec![said.clone()]),
        }
    }

    /// Of a cell. A figure stays one whatever is said besides; a day or a time of which more is said is a text.
    pub fn of_cell(cell: &Cell) -> Self {
        let value = Self::of(&cell.said);
        match value {
            Self::Number(_) | Self::Turns(_) => value,
            value if cell.besides.is_empty() => value,
            _ => Self::Text([&cell.said].into_iter().chain(&cell.besides).cloned().collect()),
        }
    }
}

/// The columns in a file: those on paper in their order, then what only the screen has. One that is written by hand is left out.
pub fn columns(table: &Table) -> Vec<&'static Column> {
    let on_paper =
        table.paper.iter().filter_map(|key| table.columns.iter().find(|column| column.key == *key));
    let others = table.columns.iter().filter(|column| !table.paper.contains(&column.key));
    on_paper.chain(others).collect()
}

/// A row in a file.
pub fn row(table: &Table, columns: &[&Column], row: &Row) -> Vec<Value> {
    let value = |column: &&Column| table.cell(row, column.key).map(|(_, cell)| Value::of_cell(cell));
    columns.iter().map(|column| value(column).unwrap_or(Value::Nothing)).collect()
}

/// The sums below, as values; nothing where there are none.
pub fn sums(table: &Table, columns: &[&Column], rows: &[Row]) -> Option<Vec<Value>> {
    let sums = table.sums(rows);
    let sum = |column: &&Column| match column.stands {
        Stands::Figure | Stands::Turns => {
            let nth = table.columns.iter().position(|one| one.key == column.key);
            nth.and_then(|nth| sums.get(nth)).map_or(Value::Nothing, Value::of)
        }
        Stands::Short | Stands::Text | Stands::Name | Stands::State => Value::Nothing,
    };
    (table.sums_up() && !rows.is_empty()).then(|| columns.iter().map(sum).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::VISITS;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 3, 3).unwrap()
    }

    #[test]
    fn a_cell_is_what_can_be_reckoned_with() {
        let at = day().and_hms_opt(10, 47, 0).unwrap();
        let text = |said: Said| Value::Text(vec![said]);
        let check = |said: Said, expected: Value| assert_eq!(Value::of_cell(&Cell::of(said)), expected);
        check(Said::Nothing, Value::Nothing);
        check(Said::Figure(0), Value::Number(0));
        check(Said::Figure(12), Value::Number(12));
        check(Said::Number(3), Value::Number(3));
        check(Said::Turns(Turns::ONE), Value::Turns(Turns::ONE));
        check(Said::Tally(Turns::ONE, 2), Value::Turns(Turns::ONE));
        check(Said::Day(day()), Value::Day(day()));
        check(Said::Moment(at), Value::Moment(at));
        check(Said::Time(at), Value::Moment(at));
        for begins in ["=1+1", "+86", "-1", "@x", "007"] {
            check(Said::Text(begins.to_owned()), text(Said::Text(begins.to_owned())));
        }
        let phone = Said::Phone("13900001234".to_owned());
        check(phone.clone(), text(phone));
    }

    #[test]
    fn what_is_said_besides_is_kept_and_a_figure_stays_a_figure() {
        let besides = vec![Said::Text("x".to_owned())];
        let of = |said| Value::of_cell(&Cell { besides: besides.clone(), ..Cell::of(said) });
        assert_eq!(of(Said::Figure(2)), Value::Number(2));
        assert_eq!(of(Said::Day(day())), Value::Text(vec![Said::Day(day()), Said::Text("x".to_owned())]));
    }

    #[test]
    fn every_column_of_a_table_goes_out_once() {
        let keys: std::collections::BTreeSet<_> = columns(&VISITS).iter().map(|column| column.key).collect();
        assert_eq!((keys.len(), columns(&VISITS).len()), (VISITS.columns.len(), VISITS.columns.len()));
    }
}
