//! A list of 100,000 rows as a file. Run with `cargo bench -p spreadsheet`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail loudly")]

use chrono::NaiveDate;
use spreadsheet::{Cell, File};

fn main() {
    divan::main();
}

/// A row like one of the ledger: twelve columns, most of them words of which there are few.
fn row(n: u32) -> [Cell; 12] {
    let day = NaiveDate::from_ymd_opt(2025, 3, 3).unwrap();
    let at = day.and_hms_opt(9 + n % 9, n % 60, 0).unwrap();
    let text = |text: &str| Cell::Text(text.to_owned());
    [
        Cell::Count(u64::from(n)),
        Cell::Moment(at),
        Cell::Text(format!("客户{n}")),
        Cell::Text(format!("139****{:04}", n % 10_000)),
        text(["自然来访", "朋友介绍", "广告"][n as usize % 3]),
        Cell::Text(format!("顾问{}", n % 20)),
        text("看房"),
        Cell::Day(day),
        Cell::Tenths(10),
        Cell::Cents(i64::from(n) * 12_345),
        text("已登记"),
        Cell::Nothing,
    ]
}

fn begun(rows: u32) -> File {
    let mut file = File::new();
    file.begin("来访", &[const { String::new() }; 12].map(|_| "列".to_owned())).unwrap();
    (0..rows).for_each(|n| file.line(&row(n)).unwrap());
    file
}

#[divan::bench(args = [1_000, 100_000], sample_count = 5)]
fn file(rows: u32) -> usize {
    let mut file = begun(rows);
    file.end(None).unwrap();
    file.bytes().unwrap().len()
}

/// What goes in slices; the rest is the pressing.
#[divan::bench(args = [100_000], sample_count = 5)]
fn rows(rows: u32) {
    begun(rows);
}
