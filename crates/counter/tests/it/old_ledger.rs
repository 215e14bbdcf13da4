//! An old ledger: its columns, who is new, and what cannot be read.

use crate::office::{Device, customer, rb_i};
use chrono::NaiveDate;
use counter::Books;
use counter::filter::Chosen;
use counter::old_ledger::{Found, OldLedger, Unread, What, bringing};
use journal::Card;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 3, 3).unwrap()
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn found(text: &str, books: &Books) -> Found {
    OldLedger::of(rows(text), books).found(books, today())
}

#[test]
fn columns_are_known_by_their_headings_and_their_shape() {
    use What::{Agent, Day, Name, Note, Phone, Source};
    let desk = Device::open(&rb_i());
    let agent = desk.books.name(desk.books.working().next().unwrap());
    let check = |text: &str, expected: &[Option<What>]| {
        let text = text.replace("AGENT", &agent);
        let columns = OldLedger::of(rows(&text), &desk.books).columns();
        let found: Vec<_> = columns.into_iter().map(|(_, what)| what).collect();
        assert_eq!(found, expected, "{text}");
    };
    check(
        "客户姓名,手机号码,来访日期,置业顾问,渠道,备注\n",
        &[Some(Name), Some(Phone), Some(Day), Some(Agent), Some(Source), Some(Note)],
    );
    check("Name,Mobile,Date,Agent\na,1,2,3", &[Some(Name), Some(Phone), Some(Day), Some(Agent)]);
    check("来访台账,,\n姓名,?,联系方式\n张三,x9,1", &[Some(Name), None, Some(Phone)]);
    check(
        "1,张三,13900000001,2024/5/1,AGENT\n2,李四,13900000002,2024.5.2,AGENT",
        &[None, Some(Name), Some(Phone), Some(Day), Some(Agent)],
    );
    check("电话,电话\n13900000001,x", &[Some(Phone), None]);
}

#[test]
fn every_row_is_new_or_here_or_says_why_it_is_not_read() {
    let desk = Device::open(&rb_i());
    let of = |row: &str| found(&format!("姓名,电话,日期\n{row}"), &desk.books);
    let check = |row: &str, expected: Option<Unread>| {
        let found = of(row);
        assert_eq!(
            found.unread.first().map(|(nth, _, why)| (*nth, *why)),
            expected.map(|why| (2, why)),
            "{row}"
        );
        assert_eq!(found.new.len(), usize::from(expected.is_none()), "{row}");
    };
    check("张三,13900000001,2024-05-01", None);
    check("张三,139 0000 0001,", None);
    check(",+86 139-0000-0001,2024年5月1日", None);
    check("张三,,2024-05-01", Some(Unread::NoPhone));
    check("张三,139****0001,", Some(Unread::BadPhone));
    check("张三,无,", Some(Unread::BadPhone));
    check("张三,13900000001,五月", Some(Unread::BadDay));
    check("张三,13900000001,2024-02-30", Some(Unread::BadDay));
    check("张三,13900000001,2025-03-04", Some(Unread::BadDay));
    check("张三,13900000001,20240501 10:30", None);
}

#[test]
fn a_column_is_taken_for_something_else_and_none_twice() {
    let desk = Device::open(&rb_i());
    let mut ledger = OldLedger::of(rows("姓名,电话,甲\n张三,13900000001,13900000002"), &desk.books);
    ledger.take(2, Some(What::Phone));
    let whats = |ledger: &OldLedger| ledger.columns().into_iter().map(|(_, what)| what).collect::<Vec<_>>();
    assert_eq!(whats(&ledger), [Some(What::Name), None, Some(What::Phone)]);
    ledger.take(2, None);
    assert_eq!(whats(&ledger), [Some(What::Name), None, None]);
    assert_eq!(ledger.found(&desk.books, today()).unread.len(), 1);
}

/// Brings in who is new.
fn brought(desk: &mut Device, found: Found, first: u32, weighed: bool) -> usize {
    let count = found.new.len();
    let by = weighed.then(|| desk.books.working().next().unwrap());
    let mut cards = Vec::new();
    let clients: Vec<_> = (first..)
        .zip(found.new)
        .map(|(n, old)| {
            let fields = old.fields.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect();
            let card = Card::seal("customer", format!("{n:032x}"), fields).unwrap();
            let digest = card.digest;
            cards.push(card);
            (customer(n), digest, old)
        })
        .collect();
    let lines = desk.write(&[bringing(clients, by)]).unwrap();
    assert_eq!(lines.len(), 1, "a file is one act");
    desk.books.take_in(lines, cards, Vec::new());
    count
}

#[test]
fn a_file_that_comes_twice_brings_nobody_the_second_time_and_is_undone_as_one() {
    let mut desk = Device::open(&rb_i());
    let agent = desk.books.name(desk.books.working().next().unwrap());
    let file: String = (0..500).map(|n| format!("客{n},1390000{n:04},2024-05-01,{agent}\n")).collect();
    let file = format!("姓名,电话,日期,销售\n{file}客0,139-0000-0000,2024-05-02,\n");
    let first = found(&file, &desk.books);
    assert_eq!((first.new.len(), first.here, first.twice), (500, 0, 1));
    let clients = desk.books.state.customers.len();
    assert_eq!(brought(&mut desk, first, 1000, false), 500);
    assert_eq!(desk.books.state.customers.len(), clients + 500);
    let again = found(&file, &desk.books);
    assert_eq!((again.new.len(), again.here, again.twice), (0, 500, 1));
    // A screen shows the first of them, a file has all.
    let wanted = Chosen::on(today());
    let shown = desk.books.client_rows(&wanted, desk.now);
    assert_eq!((shown.rows.len(), shown.all), (200, 500));
    assert_eq!(desk.books.whole_client_rows(&wanted, desk.now).len(), 500);
    // Without weight nobody has a claim.
    assert!(desk.books.state.customers[&customer(1000)].titles.is_empty());
    let entry = desk.books.last_act(desk.now).unwrap().entry;
    let lines = desk.write(&[office::Command::Void { target: entry, because: None }]).unwrap();
    desk.books.take_in(lines, Vec::new(), Vec::new());
    assert_eq!(desk.books.state.customers.len(), clients);
    assert_eq!(found(&file, &desk.books).new.len(), 500);
}

#[test]
fn whose_they_are_counts_where_somebody_says_so() {
    let mut desk = Device::open(&rb_i());
    let agent = desk.books.working().next().unwrap();
    let name = desk.books.name(agent);
    let file = format!("姓名,电话,销售\n张三,13900000001,{name}\n李四,13900000002,赵某");
    let first = found(&file, &desk.books);
    brought(&mut desk, first, 1000, true);
    let owner = |n| desk.books.state.customers[&customer(n)].owner();
    assert_eq!((owner(1000), owner(1001)), (Some(agent), None));
    assert_eq!(desk.books.customer_field(customer(1001), "old_agent").as_deref(), Some("赵某"));
    assert_eq!(desk.books.claims(customer(1000), desk.now).len(), 1);
}
