//! What lists say is found at run time: every table and every message that a cell names has its words.

use crate::merge::joined;
use crate::office::{Device, customer, person, rb_e, rb_i};
use counter::Arriving;
use counter::account::{TURNS, TURNS_BEFORE};
use counter::arriving::PREVIEW;
use counter::calls::CALLS;
use counter::case::CASES;
use counter::clients::{CLIENTS, DUE, LAPSES};
use counter::conflicts::CONFLICTS;
use counter::crew::CREW;
use counter::devices::DEVICES;
use counter::filter::Filter;
use counter::handover::HANDOVER;
use counter::ledger::{CLAIMS, FILTERS, VISITS};
use counter::old_ledger::OLD_LEDGER;
use counter::pairs::PAIRS;
use counter::report::{BY_CHANNEL, BY_DAY, BY_PERSON, FAIRNESS, LANDED, OWN, PASSED};
use counter::row::{Cell, Id, Row, Said, Stands, Table, Tone};
use counter::struck::STRUCK;
use counter::unread::ASIDE;
use office::command::Arrival;
use office::state::ConflictKind;
use rulebook::word::Field;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const TABLES: [&Table; 25] = [
    &VISITS,
    &TURNS,
    &TURNS_BEFORE,
    &STRUCK,
    &CALLS,
    &CLAIMS,
    &CONFLICTS,
    &DEVICES,
    &CREW,
    &ASIDE,
    &CASES,
    &PAIRS,
    &PREVIEW,
    &OLD_LEDGER,
    &CLIENTS,
    &DUE,
    &LAPSES,
    &HANDOVER,
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

/// The messages that the filters of a list lack.
fn unnamed<W>(table: &Table, filters: &[Filter<W>]) -> Vec<String> {
    let named = |filter: &Filter<W>| match filter {
        Filter::Day => Vec::new(),
        Filter::Person(key) | Filter::Text(key) => vec![(*key).to_owned(), format!("any_{key}")],
        Filter::Which(key, words) => {
            let words = words.iter().map(|(_, word)| (*word).to_owned());
            [(*key).to_owned(), format!("any_{key}")].into_iter().chain(words).collect()
        }
        Filter::Search => vec!["search".to_owned(), "search_in".to_owned()],
    };
    let said = sheet(table.key);
    filters.iter().flat_map(named).filter(|key| !said.contains_key(key)).collect()
}

#[test]
fn every_filter_has_its_words() {
    assert_eq!(unnamed(&VISITS, &FILTERS), [""; 0]);
    assert_eq!(unnamed(&CLIENTS, &counter::clients::FILTERS), [""; 0]);
    assert_eq!(unnamed(&CASES, &counter::case::FILTERS), [""; 0]);
    assert_eq!(unnamed(&CALLS, &counter::calls::FILTERS), [""; 0]);
    assert_eq!(unnamed(&DUE, &counter::clients::DUE_FILTERS), [""; 0]);
    assert_eq!(unnamed(&LAPSES, &counter::clients::LAPSE_FILTERS), [""; 0]);
    assert_eq!(unnamed(&VISITS, &[Filter::Which("of_nobody", &[((), "no_word")])]).len(), 3);
}

#[test]
fn every_message_that_a_cell_names_is_there() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let texts: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    for name in [
        "visits",
        "turns",
        "calls",
        "conflicts",
        "devices",
        "pairs",
        "preview",
        "clients",
        "due",
        "lapses",
        "report",
    ] {
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
        Row::of(person(n).0, cells.collect())
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

/// The cell of a row in a column.
fn cell<'a>(table: &Table, row: &'a Row, key: &str) -> &'a Cell {
    table.cell(row, key).unwrap().1
}

#[test]
fn what_does_not_fit_is_a_row_with_who_and_which_device_and_leads_to_both() {
    let mut desk = Device::open(&rb_i());
    let mut stand = joined(&desk, 2);
    let here = desk.receive(Arrival::new(customer(1)));
    stand.wait(5);
    let there = stand.receive(Arrival::new(customer(2)));
    assert_eq!(desk.books.conflict_rows(), []);
    desk.wait(10);
    desk.import(stand.export());
    let rows = desk.books.conflict_rows();
    let twice = ConflictKind::ReceivingTwice;
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [Id::Conflict(there.0, twice)]);
    let on = |device| Said::Of("conflicts.written_on", vec![("device", Said::Device(device))]);
    let who = cell(&CONFLICTS, &rows[0], "who");
    assert_eq!(who.besides, [on(stand.books.journal.device())]);
    let receiver = desk.books.receiver(there).unwrap();
    assert_eq!(who.said, Said::Listed(vec![Said::Person(receiver)]));
    assert_eq!(cell(&CONFLICTS, &rows[0], "what").said, Said::Key("conflicts.receiving_twice"));
    assert_eq!((rows[0].tone, rows[0].acts.len()), (Tone::Waits, 1));
    let clash = desk.books.clash_of(there.0, twice).unwrap();
    assert_eq!(desk.books.clash_of(there.0, ConflictKind::NoDayOpen), None);
    let sides = desk.books.sides(&clash);
    let sides: Vec<_> = sides.into_iter().map(|side| (side.entry, side.visit)).collect();
    assert_eq!(sides, [(there.0, Some(there)), (here.0, Some(here))]);
}

#[test]
fn a_device_is_a_row_this_one_first_and_its_entries_are_summed_up() {
    let desk = Device::open(&rb_i());
    let stand = joined(&desk, 2);
    let (own, other) = (stand.books.journal.device(), desk.books.journal.device());
    let rows = stand.books.device_rows();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [own, other].map(Id::Device));
    assert_eq!(cell(&DEVICES, &rows[0], "device").marks, [(Said::Key("devices.this"), Tone::Good)]);
    assert_eq!(cell(&DEVICES, &rows[0], "last").said, Said::Key("devices.nothing"));
    assert_eq!(cell(&DEVICES, &rows[1], "device").marks, []);
    assert_eq!(rows[1].at, desk.books.latest());
    assert_eq!(DEVICES.sums(&rows)[1], Said::Figure(stand.books.journal.len()));
}

#[test]
fn two_records_that_may_be_one_are_a_row_of_both() {
    let mut desk = Device::open(&rb_e());
    for (n, name) in [(1, "张三"), (2, "李四")] {
        let visit = desk.served(n);
        desk.register(visit, &[(Field::Name, name), (Field::Phone, "13800138000")], true);
    }
    let (rows, all) = desk.books.pair_rows();
    assert_eq!((rows.len(), all), (1, 1));
    assert_eq!(rows[0].id, Id::Pair(customer(1), customer(2)));
    assert_eq!(cell(&PAIRS, &rows[0], "common").said, Said::Listed(vec![Said::Key("pairs.phone")]));
    let one = cell(&PAIRS, &rows[0], "one");
    assert_eq!(one.said, Said::Text("张三".to_owned()));
    let visit = desk.books.state.visits.values().find(|visit| visit.visitor.customer == customer(1)).unwrap();
    let agent = desk.books.agent_of(customer(1)).map(Said::Person).unwrap();
    let phone = Said::Phone("13800138000".to_owned());
    assert_eq!(one.besides, [phone, agent, Said::Visit(visit.id, visit.at)]);
}

#[test]
fn what_a_file_would_do_is_rows_with_their_reasons() {
    let mut desk = Device::open(&rb_i());
    let stand = joined(&desk, 2);
    desk.served(1);
    let look = || Arriving::look(Some(&stand.books), desk.export(), desk.wall()).unwrap();
    let said = |row: &Row| ["result", "what", "why"].map(|key| cell(&PREVIEW, row, key).said.clone());
    let line = |result, count, why| [Said::Key(result), Said::many("preview.entries", count), Said::Key(why)];
    let (arriving, known) = (look(), stand.books.journal.len());
    let expected =
        [line("preview.new", 2, "preview.why_new"), line("preview.same", known, "preview.why_same")];
    assert_eq!(arriving.rows().iter().map(said).collect::<Vec<_>>(), expected);
    assert_eq!(arriving.sums(), [("new", Tone::Good, 2), ("same", Tone::Plain, known)]);
    assert!(arriving.heads().is_empty() && arriving.adds() && arriving.erases() == 0);
    // Refused entries are listed one by one up to a number; the rest together.
    let refused = Arriving { refused: vec![(person(1).0, counter::WhyHeld::IdTaken); 20], new: 0, ..look() };
    let rows = refused.rows();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), (0..14).map(Id::Nth).collect::<Vec<_>>());
    let more = [
        Said::Key("preview.refused"),
        Said::many("preview.entries", 8),
        Said::many("preview.refused_more", 8),
    ];
    assert_eq!(said(&rows[12]), more);
    assert_eq!(refused.heads(), [("refused", Tone::Wants, Said::many("preview.head_refused", 20))]);
    let nothing = Arriving { new: 0, ..look() };
    assert!(!nothing.brings());
    assert_eq!(nothing.heads(), [("nothing-new", Tone::Good, Said::Key("preview.nothing_new"))]);
}
