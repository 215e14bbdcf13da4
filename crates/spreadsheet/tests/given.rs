//! Tables as they are given: in several letters, separated in several ways, and as .xlsx.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly")]

use chrono::NaiveDate;
use encoding_rs::GBK;
use spreadsheet::given::{Unread, read};
use spreadsheet::{Cell, File};

fn check(bytes: &[u8], expected: &[&[&str]]) {
    let rows = read(bytes).unwrap();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    assert_eq!(rows, expected);
}

#[test]
fn a_text_is_read_in_its_letters() {
    let (text, expected): (_, &[&[&str]]) =
        ("姓名,电话\n张三,13900000001\n", &[&["姓名", "电话"], &["张三", "13900000001"]]);
    check(text.as_bytes(), expected);
    check(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), expected);
    check(&GBK.encode(text).0, expected);
    let wide = |unit: u16| unit.to_le_bytes();
    check(&[&[0xff, 0xfe][..], &text.encode_utf16().flat_map(wide).collect::<Vec<_>>()].concat(), expected);
}

#[test]
fn columns_are_separated_as_the_first_line_says() {
    check(b"a;b\r\n1;2,5\r\n\r\n;;\r\n", &[&["a", "b"], &["1", "2,5"]]);
    check(b"a\tb\n\"x\ty\"\t z \n", &[&["a", "b"], &["x\ty", "z"]]);
    check(b"a,b\n\"say \"\"hi\"\"\",\"two\nlines\"\n", &[&["a", "b"], &["say \"hi\"", "two\nlines"]]);
    check(b"a,b\n5\" pipe,x", &[&["a", "b"], &["5\" pipe", "x"]]);
}

#[test]
fn what_is_no_table_says_why() {
    let check = |bytes: &[u8], expected: Unread| assert_eq!(read(bytes), Err(expected));
    check(b"", Unread::Empty);
    check(b"\n\n,,\n", Unread::Empty);
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unread::OldFormat);
    check(b"\xff\xd8\xff\xe0\x00\x10JFIF", Unread::NotText);
    assert!(matches!(read(b"PK\x03\x04 and nothing"), Err(Unread::Broken(_))));
    check("a\n".repeat(100_001).as_bytes(), Unread::TooMany);
}

#[test]
fn a_sheet_is_read_as_it_would_be_typed() {
    let day = NaiveDate::from_ymd_opt(2024, 5, 1).unwrap();
    let mut file = File::new();
    file.begin("a", &["姓名".to_owned(), "电话".to_owned(), "日期".to_owned(), "时间".to_owned()]).unwrap();
    let text = |text: &str| Cell::Text(text.to_owned());
    let at = day.and_hms_opt(9, 30, 0).unwrap();
    file.line(&[text("张三"), Cell::Count(13_900_000_001), Cell::Day(day), Cell::Moment(at)]).unwrap();
    file.line(&[Cell::Nothing, text("007")]).unwrap();
    file.end(None).unwrap();
    let expected: &[&[&str]] = &[
        &["姓名", "电话", "日期", "时间"],
        &["张三", "13900000001", "2024-05-01", "2024-05-01 09:30"],
        &["", "007"],
    ];
    check(&file.bytes().unwrap(), expected);
}
