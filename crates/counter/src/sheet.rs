//! What a cell is in a file of tables: figures, turns, days and moments are values that can be reckoned with, all else is said.

use crate::row::{Cell, Column, Row, Said, Table, Turns};
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
    /// Money, in cents.
    Money(i64),
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
            Said::Money(cents) => Self::Money(cents.0),
            Said::Day(day) => Self::Day(*day),
            Said::Time(at) | Said::Moment(at) => Self::Moment(*at),
            said => Self::Text(vec![said.clone()]),
        }
    }

    /// Of a cell. What can be reckoned with stays so, whatever is said besides; a text is followed by that, and by its marks. A
    /// telephone that stands `apart` is not said again.
    fn of_cell(cell: &Cell, apart: bool) -> Self {
        match Self::of(&cell.said) {
            value @ (Self::Number(_) | Self::Turns(_) | Self::Money(_) | Self::Day(_) | Self::Moment(_)) => {
                value
            }
            Self::Nothing | Self::Text(_) => {
                let besides = cell.besides.iter().filter(|said| !apart || !matches!(said, Said::Phone(_)));
                let marks = cell.marks.iter().map(|(said, _)| said);
                let all = [&cell.said].into_iter().chain(besides).chain(marks);
                let texts: Vec<Said> = all.filter(|said| **said != Said::Nothing).cloned().collect();
                if texts.is_empty() { Self::Nothing } else { Self::Text(texts) }
            }
        }
    }
}

/// A telephone that is said besides the name, where paper has a column for it.
const PHONE: &str = "phone";

/// A column of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// What stands in a column of the table.
    Column(&'static Column),
    /// The telephone that is said besides the name.
    Phone,
}

impl Leads {
    /// What it is called in the messages of its table.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Column(column) => column.key,
            Self::Phone => PHONE,
        }
    }

    fn value(self, table: &Table, row: &Row) -> Value {
        match self {
            Self::Phone => row.phone().map_or(Value::Nothing, Value::of),
            Self::Column(column) => {
                let apart = table.paper.contains(&PHONE);
                table.cell(row, column.key).map_or(Value::Nothing, |(_, cell)| Value::of_cell(cell, apart))
            }
        }
    }
}

/// The columns in a file: those on paper in their order, then what only the screen has. One that is written by hand is left out.
pub fn columns(table: &Table) -> Vec<Leads> {
    let named = |key: &&str| table.columns.iter().find(|column| column.key == *key);
    let on_paper = table
        .paper
        .iter()
        .filter_map(|key| named(key).map(Leads::Column).or_else(|| (*key == PHONE).then_some(Leads::Phone)));
    let others = table.columns.iter().filter(|column| !table.paper.contains(&column.key));
    on_paper.chain(others.map(Leads::Column)).collect()
}

/// A row in a file.
pub fn row(table: &Table, columns: &[Leads], row: &Row) -> Vec<Value> {
    columns.iter().map(|column| column.value(table, row)).collect()
}

/// The sums below, as values; nothing where there are none.
pub fn sums(table: &Table, columns: &[Leads], rows: &[Row]) -> Option<Vec<Value>> {
    let sums = table.sums(rows);
    let sum = |column: &Leads| {
        let nth = table.columns.iter().position(|one| one.key == column.key());
        nth.and_then(|nth| sums.get(nth)).map_or(Value::Nothing, Value::of)
    };
    (table.sums_up() && !rows.is_empty()).then(|| columns.iter().map(sum).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::CLIENTS;
    use crate::ledger::VISITS;
    use crate::row::{Id, Tone};
    use rulebook::share::Cents;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 3, 3).unwrap()
    }

    #[test]
    fn a_cell_is_what_can_be_reckoned_with() {
        let at = day().and_hms_opt(10, 47, 0).unwrap();
        let text = |said: Said| Value::Text(vec![said]);
        let check =
            |said: Said, expected: Value| assert_eq!(Value::of_cell(&Cell::of(said), false), expected);
        check(Said::Nothing, Value::Nothing);
        check(Said::Figure(0), Value::Number(0));
        check(Said::Figure(12), Value::Number(12));
        check(Said::Number(3), Value::Number(3));
        check(Said::Money(Cents(-150)), Value::Money(-150));
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
        let of = |said| Value::of_cell(&Cell { besides: besides.clone(), ..Cell::of(said) }, false);
        assert_eq!(of(Said::Figure(2)), Value::Number(2));
        assert_eq!(of(Said::Day(day())), Value::Day(day()));
        let texts =
            |texts: &[&str]| Value::Text(texts.iter().map(|text| Said::Text((*text).to_owned())).collect());
        assert_eq!(of(Said::Text("a".to_owned())), texts(&["a", "x"]));
        let marks = vec![(Said::Text("m".to_owned()), Tone::Waits)];
        let marked = Cell { marks, ..Cell::of(Said::Text("a".to_owned())) };
        assert_eq!(Value::of_cell(&marked, false), texts(&["a", "m"]));
    }

    #[test]
    fn every_column_of_a_table_goes_out_once() {
        let check = |table: &Table, expected: &[&str]| {
            let keys: Vec<&str> = columns(table).into_iter().map(Leads::key).collect();
            assert_eq!(keys, expected);
        };
        check(&VISITS, &["number", "time", "who", "phone", "identity", "received_by", "turn", "registered"]);
        check(&CLIENTS, &["who", "phone", "owner", "next", "last", "deal"]);
    }

    #[test]
    fn a_telephone_has_a_column_of_its_own() {
        let phone = Said::Phone("13900001234".to_owned());
        let name = Cell { besides: vec![phone.clone()], ..Cell::of(Said::Text("a".to_owned())) };
        let of = Row::of(Id::Nth(0), vec![name]);
        let values = row(&CLIENTS, &columns(&CLIENTS), &of);
        let text = |said: Said| Value::Text(vec![said]);
        assert_eq!(values.get(..2), Some(&[text(Said::Text("a".to_owned())), text(phone)][..]));
    }
}
