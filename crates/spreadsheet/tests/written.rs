//! What is written is read again by another library.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly")]

use calamine::{Data, Reader, Xlsx};
use chrono::{NaiveDate, NaiveDateTime};
use spreadsheet::{Cell, File};
use std::io::Cursor;

fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 3, 3).unwrap()
}

fn at(year: i32) -> NaiveDateTime {
    day(year).and_hms_opt(10, 47, 0).unwrap()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A file of one sheet with one column.
fn written(cells: &[Cell]) -> Vec<u8> {
    let mut file = File::new();
    file.begin("来访 [2025/3/3]", &["列".to_owned()]).unwrap();
    cells.iter().for_each(|cell| file.line(std::slice::from_ref(cell)).unwrap());
    file.end(None).unwrap();
    file.bytes().unwrap()
}

/// The cells below the heading, and whether any sheet has a formula.
fn read(bytes: Vec<u8>) -> (Vec<Data>, bool) {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names().first().unwrap().clone();
    let range = book.worksheet_range(&name).unwrap();
    let column = range.rows().skip(1).map(|row| row.first().unwrap().clone()).collect();
    (column, !book.worksheet_formula(&name).unwrap().is_empty())
}

#[test]
fn a_cell_is_read_as_it_was_written() {
    let check = |cell: Cell, expected: &str| {
        let (column, formulas) = read(written(&[cell.clone(), text("z")]));
        assert_eq!((column.first().unwrap().to_string().as_str(), formulas), (expected, false), "{cell:?}");
    };
    check(Cell::Nothing, "");
    check(Cell::Count(0), "0");
    check(Cell::Count(100_000), "100000");
    check(Cell::Tenths(10), "1");
    check(Cell::Tenths(15), "1.5");
    check(Cell::Cents(-50), "-0.5");
    check(Cell::Cents(123_456_789), "1234567.89");
    check(text("13900001234"), "13900001234");
    check(text("007"), "007");
    check(text("张三 & <李四> \"王五\""), "张三 & <李四> \"王五\"");
    check(Cell::Day(day(1850)), "1850-03-03");
    // Nothing that begins like a formula is one.
    for begins in ["=1+1", "=cmd|'/c calc'!A1", "+86 139", "-1", "@SUM(A1)", "\t=1"] {
        check(text(begins), begins);
    }
}

#[test]
fn days_and_moments_are_such() {
    let (column, _) = read(written(&[Cell::Day(day(2025)), Cell::Moment(at(2025)), text("45719")]));
    let check = |nth: usize, serial: f64| {
        let Some(Data::DateTime(found)) = column.get(nth) else { panic!("{:?}", column.get(nth)) };
        assert!((found.as_f64() - serial).abs() < 1e-9, "{found:?}");
    };
    check(0, 45_719.0);
    check(1, 45_719.0 + f64::from(10 * 60 + 47) / 1_440.0);
    assert_eq!(column.get(2), Some(&Data::String("45719".to_owned())));
}

#[test]
fn sums_stand_below_and_a_long_text_is_cut() {
    let mut file = File::new();
    file.begin("a", &["x".to_owned(), "y".to_owned()]).unwrap();
    file.line(&[text(&"长".repeat(40_000)), Cell::Count(2)]).unwrap();
    file.end(Some(&[text("合计"), Cell::Count(2)])).unwrap();
    file.begin("b", &["x".to_owned()]).unwrap();
    file.end(None).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file.bytes().unwrap())).unwrap();
    assert_eq!(book.sheet_names(), ["a", "b"]);
    let range = book.worksheet_range("a").unwrap();
    let rows: Vec<_> = range.rows().collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1][0].to_string().chars().count(), 32_767);
    assert_eq!((rows[2][0].to_string().as_str(), rows[2][1].to_string().as_str()), ("合计", "2"));
}
