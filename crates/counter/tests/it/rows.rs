//! What lists say is found at run time: every table and every message that a cell names has its words.

use counter::account::{TURNS, TURNS_BEFORE};
use counter::calls::CALLS;
use counter::ledger::VISITS;
use counter::report::{BY_CHANNEL, BY_DAY, BY_PERSON, FAIRNESS, LANDED, OWN, PASSED};
use counter::row::{Cell, Row, Said, Stands, Table};
use counter::struck::STRUCK;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const TABLES: [&Table; 12] = [
    &VISITS,
    &TURNS,
    &TURNS_BEFORE,
    &STRUCK,
    &CALLS,
    &BY_PERSON,
    &BY_CHANNEL,
    &BY_DAY,
    &FAIRNESS,
    &PASSED,
    &LANDED,
    &OWN,
];

/// The messages of a sheet, as they are written first.
fn sheet(name: &str) -> BTreeMap<String, serde_json::Value> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales/zh-Hans").join(format!("{name}.json"));
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() { sources(&path, found) } else { found.push(path) }
    }
}

#[test]
fn every_table_has_its_words() {
    for table in TABLES {
        let said = sheet(table.key);
        let columns = table.columns.iter().map(|column| column.key).chain(table.paper.iter().copied());
        let sums = table.sums_up().then_some("total");
        let sheet = (!table.paper.is_empty()).then_some("sheet_title");
        let lacking: Vec<_> =
            columns.chain(sums).chain(sheet).filter(|key| !said.contains_key(*key)).collect();
        assert_eq!(lacking, [""; 0], "{}", table.key);
        assert!(table.columns.iter().any(|column| column.stands == Stands::Name), "{}", table.key);
    }
}

#[test]
fn every_message_that_a_cell_names_is_there() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let texts: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    for name in ["visits", "turns", "calls", "report"] {
        let said = sheet(name);
        let begins = format!("\"{name}.");
        let keys = texts.iter().flat_map(|text| text.split(&begins).skip(1));
        let keys = keys.filter_map(|rest| rest.split('"').next());
        let lacking: Vec<_> = keys.filter(|key| !said.contains_key(*key)).collect();
        assert_eq!(lacking, [""; 0], "{name}");
    }
}

#[test]
fn sums_stand_below_the_columns_they_are_of() {
    let row = |n: u32| {
        let cells = TURNS.columns.iter().map(|column| match column.stands {
            Stands::Figure => Cell::figure(n as usize),
            Stands::Turns => Cell::of(Said::Tally(counter::row::Turns::whole(n), 1)),
            Stands::Short | Stands::Text | Stands::Name | Stands::State => Cell::of(Said::Number(n)),
        });
        Row::of(crate::office::person(n).0, cells.collect())
    };
    for (column, sum) in TURNS.columns.iter().zip(TURNS.sums(&[row(2), row(3)])) {
        let expected = match column.stands {
            Stands::Figure => Said::Figure(5),
            Stands::Turns => Said::Turns(counter::row::Turns::whole(5)),
            Stands::Short | Stands::Text | Stands::Name | Stands::State => Said::Nothing,
        };
        assert_eq!(sum, expected, "{}", column.key);
    }
}
